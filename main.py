"""Chancery from a checkout: `python main.py` opens the window, `python main.py --help` lists the commands."""

from desktop.cli import start

start()
