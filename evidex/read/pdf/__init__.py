"""PDFs: from glyphs on pages to the text as it was written. One module for each question:

`opening` can it be opened?  `glyphs` which characters stand where?  `lines` which words and lines?
`order` in which order?  `furniture` what is not the text?  `regions`, `tables`, `figures` what stands apart?
`paragraphs` what belongs together?  `mending` what was damaged?  `structure` what is title, abstract, section?
"""
