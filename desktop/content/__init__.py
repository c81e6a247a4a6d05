"""Reads `data/`, checks everything in it and lists every fault with file, line and mend."""
