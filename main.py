"""Chancery from a checkout: `python main.py` opens the window, `python main.py --help` lists the commands."""

import sys

from desktop.cli import main

sys.exit(main())
