"""The tables of the peace science sets, one file a table."""
