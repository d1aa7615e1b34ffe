"""Table cells with what governs them: how each is to be read, what its row and column are about, how many there are.

reading      each value cell with all of it: the way in; `placing` puts a claim there
values       the cells that hold values, as printed; `shapes` how, `apart` where numbers of one stand in several
saying       how a cell is to be read: by `forms` of headers, `notes` and captions, `marks` of footnotes; `digits`
             what the numbers themselves say
arrangement  whether rows or columns are what is measured; `layout` what a cell is of, by it
names        what headers name, `joining` several, over the stub in the `corner`; `subjects` and `times` of
             captions, `statistics` that are no values of a group
sizes        how many a group has; `counting` and `wholes` as rows, columns and headers say it
fractions    counts with their totals beside what compares them: who and what they are of
"""

from evidex.extract._cells.placing import place_in_cell
from evidex.extract._cells.reading import Reading, read_cells
from evidex.extract._cells.shapes import Build

__all__ = ["Build", "Reading", "place_in_cell", "read_cells"]
