"""Source to Document, a file per format. A new format is one new module here that binds `READER`.

    sources       from a path to its documents: which reader; `socket` what one is
    builder       a Document's text piece by piece, so that every place is right
    grid          tables of every format: `_rows`, `_headers`, `_row_headers`, `_combined_heads` that say two things,
                  `_indents` of rows, `_table_notes` behind a table
    pdf, jats     the two formats that have rooms; `ocr` for scans

What several formats need
    _prose        pieces of prose to sections, references, citations; `_abstract` before an article, `_cited` marks
    _phrase       text with what is known of it; `_mend` what was repaired
    _record       a database record, whichever form it was exported in
    _decode       bytes to text; `_xml` from strangers
    _formula      MathML as a line; `_scripts` raised and lowered figures

One format each
    _pasted       the pasted text of a PDF: `_line_ends`, `_loose_table`, `_grouped_table`
    _article_lines  text whose lines are paragraphs; `_aligned_table`, `_pubmed_page`
    _html_blocks  of web pages; `_html_formulas`, `_links`
    _word_notes   of DOCX; `_word_formula`
"""

from evidex.read.socket import Followed, Reader, Reading, Source, shown
from evidex.read.sources import choose_reader, find_sources, read_source, readers, what_is_at

__all__ = [
    "Followed",
    "Reader",
    "Reading",
    "Source",
    "choose_reader",
    "find_sources",
    "read_source",
    "readers",
    "shown",
    "what_is_at",
]
