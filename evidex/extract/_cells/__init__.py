"""Table cells with what governs them: how each is to be read, what its row and column are about, how many there are."""

from evidex.extract._cells.placing import place_in_cell
from evidex.extract._cells.reading import Reading, read_cells
from evidex.extract._cells.shapes import Build

__all__ = ["Build", "Reading", "place_in_cell", "read_cells"]
