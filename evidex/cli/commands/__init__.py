"""A file per command, each binding `COMMAND`."""
