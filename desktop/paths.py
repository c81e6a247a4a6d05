"""Where content, resources, cache and the reader's own files are; nothing else in the project knows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APPLICATION = "chancery"
_PACKAGE = Path(__file__).resolve().parent


def content_folder() -> Path:
    """Returns the folder of the content: that of the checkout, or the one that the wheel carries."""
    return _shipped("data", "_data")


def resources_folder() -> Path:
    """Returns the folder of icons and styles."""
    return _shipped("resources", "_resources")


def cache_folder() -> Path:
    """Returns where the compiled library is kept; it can be deleted at any time."""
    return _user_folder("XDG_CACHE_HOME", ".cache", "user_cache_path")


def settings_folder() -> Path:
    """Returns where the window's settings are kept."""
    return _user_folder("XDG_CONFIG_HOME", ".config", "user_config_path")


def data_folder() -> Path:
    """Returns where the reader's own notebook is kept."""
    return _user_folder("XDG_DATA_HOME", ".local/share", "user_data_path")


def runtime_folder() -> Path:
    """Returns where a window can be reached by later starts, as long as the reader is logged in."""
    base = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    return base / APPLICATION if base.is_absolute() and base.is_dir() else cache_folder()


def content_files(root: Path) -> list[Path]:
    """Returns every file below a folder of content, hidden ones and links aside, in a fixed order."""
    return sorted(
        file
        for file in root.rglob("*")
        if not any(part.startswith(".") for part in file.relative_to(root).parts)
        and file.is_file()
        and not file.is_symlink()
    )


def _shipped(in_checkout: str, in_wheel: str) -> Path:
    carried = _PACKAGE / in_wheel
    return carried if carried.is_dir() else _PACKAGE.parent / in_checkout


def _user_folder(variable: str, below_home: str, function: str) -> Path:
    if not sys.platform.startswith(("win32", "darwin")):
        # What platformdirs answers here, without its import, which would take longer than a printed summary.
        base = Path(os.environ.get(variable, ""))
        return (base if base.is_absolute() else Path.home() / below_home) / APPLICATION
    import platformdirs

    return Path(getattr(platformdirs, function)(APPLICATION, appauthor=False))
