"""Printing a page: what is printed, seen as it will be on paper, to a printer or into a PDF."""
