"""Python packages: those that are installed are compared with what the project asks for, and none is imported."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from desktop import paths
from desktop.cli.health.findings import Finding, State

TYPE_CHECKING = False
if TYPE_CHECKING:
    from packaging.requirements import Requirement

_WINDOW = "pyside6-essentials"
"""What only a window needs, as packages are named where capitals do not count."""


def packages() -> Iterator[Finding]:
    """Yields a finding on each package that is missing, damaged or does not fit, and one on those that do."""
    try:
        from packaging.requirements import Requirement
        from packaging.utils import canonicalize_name
    except ImportError:
        said = "packaging is missing, so the others were not looked at; install it with: pip install packaging"
        yield Finding("packages", State.FAULT, said)
        return
    every = [Requirement(line) for line in paths.requirements()]
    wanted = [one for one in every if one.marker is None or one.marker.evaluate({"extra": ""})]
    if not wanted:
        yield Finding("packages", State.REMARK, "nothing here tells which are needed; install Chancery with pip")
        return
    fitting = []
    for one in wanted:
        said, mend = _looked_at(one)
        if not mend:
            fitting.append(said)
        elif canonicalize_name(one.name) == _WINDOW:
            yield Finding("packages", State.REMARK, f"{said}: the window cannot open, commands work; {mend}")
        else:
            yield Finding("packages", State.FAULT, f"{said}; {mend}")
    if fitting:
        said = f"{len(fitting)} of {len(wanted)} are there and fit: {', '.join(fitting)}"
        yield Finding("packages", State.WELL, said)


def _looked_at(wanted: Requirement) -> tuple[str, str]:
    """Returns how a package is, and what mends it; "" for the mend where it is as it should be."""
    from importlib import metadata

    from packaging.version import Version

    which = shlex.quote(f"{wanted.name}{wanted.specifier}")
    mend = f"install it with: pip install {which}"
    try:
        version = Version(metadata.version(wanted.name))
    except metadata.PackageNotFoundError:
        return f"{wanted.name} is missing", mend
    except (AttributeError, KeyError, OSError, TypeError, ValueError):
        # What is raised where the files that tell of a package are gone or cut depends on the version of Python.
        return f"{wanted.name} is damaged", f"install it again with: pip install --force-reinstall {which}"
    if not wanted.specifier.contains(version, prereleases=True):
        return f"{wanted.name} {version} does not fit", mend
    return f"{wanted.name} {version}", ""
