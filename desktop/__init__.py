"""Chancery: an offline desktop encyclopedia of countries and of how they relate."""

__version__ = "0.1.0"
