"""DOC: the document as it was read."""
