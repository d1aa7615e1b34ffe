"""PDFs: from glyphs on pages to the text as it was written. One module for each question.

Of a page: `frame` how is it shown? `glyphs` which characters stand where? `visible` which are seen? `ligatures` which
letters did a font's map lose? `drawings` what is drawn? `lines` which words and lines? `furniture` what is not the
text? `captions`, `regions`, `figures`, `boxed` where do tables, figures and boxes stand? `parted`, `resumed` where do
they go on? `lattice`, `columns`, `folded`, `banded`, `heads`, `spanners`, `headings`, `tables` which cells has a table?
`blocks` which lines stand together? `order` in which order are they read? (`layout` puts the answers together.)

Of the whole: `pieces`, `structure`, `front` what is title, abstract, heading, note? `paragraphs` which lines make a
paragraph? `spelling` and `marks` which characters were meant? `entries`, `matter`, `own_doi` which references,
keywords, DOI? `assemble` writes it down; `passage` is text that knows its places. `forest` reads forest plots.
`opening` and `limits` keep bad files out.
"""
