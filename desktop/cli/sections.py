"""`--without` and `--sections`: what of a page is printed, by the headings that a reader typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.domain.folding import folded
from desktop.errors import ChanceryError, NoSectionError, either

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

Told = tuple[str, Sequence[str]]
"""The title of a page and the sections that it has."""


def left_out(arguments: Namespace, sections: Sequence[str]) -> frozenset[str]:
    """Returns which sections of a page are not printed: those that are not wanted, or all but those that are.

    Raises NoSectionError where the page has none of those that are.
    """
    if arguments.sections:
        wanted = headings(arguments.sections, sections)
        if not wanted:
            raise NoSectionError("the page has none of these sections")
        return frozenset(sections) - wanted
    return headings(arguments.without, sections)


def headings(typed: Iterable[str], sections: Iterable[str]) -> frozenset[str]:
    """Returns which sections of a page are meant by headings typed in any case, or by the beginning of one alone."""
    every = tuple(sections)
    return frozenset(section for name in typed for section in _meant(name, every))


def refuse_unknown(typed: Sequence[str], pages: Iterable[Told]) -> None:
    """Raises ChanceryError for a heading that no page has; pages are looked at as far as headings are left."""
    unmet = list(typed)
    told: list[Told] = []
    for page in pages:
        told.append(page)
        unmet = [name for name in unmet if not _meant(name, page[1])]
        if not unmet:
            return
    name = unmet[0]
    if len(told) > 1:
        raise ChanceryError(f"“{name}” is no section of any of these {len(told)} pages in this form")
    ((title, sections),) = told
    if not sections:
        raise ChanceryError(f"{title} has no sections to choose in this form; leave “{name}” out")
    begun = _begun(name, sections)
    if begun:
        raise ChanceryError(f"“{name}” begins several sections of {title}: {either(begun)}; type more of it")
    raise ChanceryError(f"“{name}” is no section of {title} in this form, which has: {'; '.join(sections)}")


def _meant(name: str, sections: Sequence[str]) -> tuple[str, ...]:
    """Returns the sections that are called as typed; where none is, the only one that begins so."""
    called = tuple(section for section in sections if folded(section) == folded(name))
    begun = _begun(name, sections)
    return called or (begun if len(begun) == 1 else ())


def _begun(name: str, sections: Sequence[str]) -> tuple[str, ...]:
    beginning = folded(name)
    return tuple(section for section in sections if beginning and folded(section).startswith(beginning))
