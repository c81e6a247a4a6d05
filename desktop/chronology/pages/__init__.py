"""The timeline on paper: every event with its whole title, on as many pages as that takes.

`pages_of` in `cutting.py` cuts a time into pages of one size, `picture_of` draws it on one as high as needed. Both are
pure functions; their drawing is in `gui/timeline/`.
"""
