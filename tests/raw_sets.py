"""Where the raw data sets are; they are no part of the project, so a test that reads them is skipped without them."""

import os
from pathlib import Path

import pytest

SOURCES = Path(os.environ.get("CHANCERY_SOURCES", ""))
WITHOUT_SOURCES = "CHANCERY_SOURCES does not name the folder of raw sets"
needs_sources = pytest.mark.skipif(not os.environ.get("CHANCERY_SOURCES"), reason=WITHOUT_SOURCES)
