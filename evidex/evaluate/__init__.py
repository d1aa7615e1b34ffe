"""Claims against hand-made ones (gold).

gold           abstracts with their claims; `standoff` as places in abstracts that lie elsewhere
example_pages  sentences with the claims they hold, in Markdown
score          what matches, is missed, is extra; `evaluation` over documents
calibration    whether claims are right as often as they say
cells          what cells of tables hold
page           all of it to read, with `plots`
"""
