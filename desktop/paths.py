"""Where content, resources, cache and the reader's own files are; nothing else in the project knows.

Content and cache are there as text too: a page on the terminal needs nothing else of `pathlib`, which takes a twentieth
of the command's time to import.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

APPLICATION = "chancery"
SETTINGS_FILE = "window.ini"
_PACKAGE = os.path.dirname(os.path.realpath(__file__))


def content_path() -> str:
    """Returns the path of the content: that of the checkout, or the one that the wheel carries."""
    return _shipped("data", "_data")


def cache_path() -> str:
    """Returns the path of where the compiled library is kept; it can be deleted at any time."""
    return _user_path("XDG_CACHE_HOME", ".cache", "user_cache_dir")


def content_folder() -> Path:
    """Returns the folder at `content_path`."""
    return _folder(content_path())


def resources_folder() -> Path:
    """Returns the folder of icons and styles."""
    return _folder(_shipped("resources", "_resources"))


def cache_folder() -> Path:
    """Returns the folder at `cache_path`."""
    return _folder(cache_path())


def settings_folder() -> Path:
    """Returns where the window's settings are kept."""
    return _folder(_user_path("XDG_CONFIG_HOME", ".config", "user_config_dir"))


def data_folder() -> Path:
    """Returns where the reader's own notebook is kept."""
    return _folder(_user_path("XDG_DATA_HOME", ".local/share", "user_data_dir"))


def runtime_folder() -> Path:
    """Returns where a window can be reached by later starts, as long as the reader is logged in."""
    base = _folder(os.environ.get("XDG_RUNTIME_DIR", ""))
    return base / APPLICATION if base.is_absolute() and base.is_dir() else cache_folder()


def project_file() -> Path | None:
    """Returns what a checkout says of the project; None for an installed package."""
    file = _folder(_PACKAGE).parent / "pyproject.toml"
    return file if file.is_file() else None


def requirements() -> list[str]:
    """Returns the Python packages that are needed, with their bounds, as pip takes them; none where nothing tells."""
    file = project_file()
    if file is None:
        from importlib import metadata

        try:
            return metadata.requires(APPLICATION) or []
        except metadata.PackageNotFoundError:
            return []
    import tomllib

    with file.open("rb") as stream:
        return list(tomllib.load(stream)["project"]["dependencies"])


def content_files(root: Path) -> list[Path]:
    """Returns every file below a folder of content, hidden ones and links aside, in a fixed order."""
    return sorted(
        file
        for file in root.rglob("*")
        if not any(part.startswith(".") for part in file.relative_to(root).parts)
        and file.is_file()
        and not file.is_symlink()
    )


def _shipped(in_checkout: str, in_wheel: str) -> str:
    carried = os.path.join(_PACKAGE, in_wheel)
    return carried if os.path.isdir(carried) else os.path.join(os.path.dirname(_PACKAGE), in_checkout)


def _user_path(variable: str, below_home: str, function: str) -> str:
    if not sys.platform.startswith(("win32", "darwin")):
        # What platformdirs answers here, without its import, which would take longer than a printed summary.
        base = os.environ.get(variable, "")
        below = base if os.path.isabs(base) else os.path.join(os.path.expanduser("~"), below_home)
        return os.path.join(below, APPLICATION)
    import platformdirs

    found: str = getattr(platformdirs, function)(APPLICATION, appauthor=False)
    return found


def _folder(path: str) -> Path:
    from pathlib import Path

    return Path(path)
