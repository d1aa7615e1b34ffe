"""The only room that knows the order of the stages: read, extract, check, store, report."""
