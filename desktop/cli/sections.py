"""`--without` and `--sections`: what of a page is printed, by the headings that a reader typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.domain.folding import folded
from desktop.errors import ChanceryError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

Told = tuple[str, Sequence[str]]
"""The title of a page and the sections that it has."""


def left_out(arguments: Namespace, sections: Sequence[str]) -> frozenset[str]:
    """Returns which sections of a page are not printed: those that are not wanted, or all but those that are."""
    if arguments.sections:
        return frozenset(sections) - headings(arguments.sections, sections)
    return headings(arguments.without, sections)


def headings(typed: Iterable[str], sections: Iterable[str]) -> frozenset[str]:
    """Returns which sections of a page are meant by headings typed in any case."""
    wanted = set(map(folded, typed))
    return frozenset(section for section in sections if folded(section) in wanted)


def refuse_unknown(typed: Sequence[str], pages: Iterable[Told]) -> None:
    """Raises ChanceryError for a heading that no page has; pages are looked at as far as headings are left."""
    unmet = {folded(name): name for name in typed}
    told: list[Told] = []
    for page in pages:
        told.append(page)
        unmet = {wanted: name for wanted, name in unmet.items() if wanted not in map(folded, page[1])}
        if not unmet:
            return
    name = next(iter(unmet.values()))
    if len(told) > 1:
        raise ChanceryError(f"“{name}” is no section of any of these {len(told)} pages in this form")
    ((title, sections),) = told
    raise ChanceryError(f"“{name}” is no section of {title} in this form, which has: {'; '.join(sections) or 'none'}")
