"""Importers: an open data set becomes a table in `data/`; one file a set."""
