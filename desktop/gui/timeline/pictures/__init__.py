"""The timeline as PDF, SVG and PNG: `plan.py` plans and writes one, `sheet_painter.py` and `legend.py` draw it."""
