"""Walks through the pairs of the members and observers of the UN: every one, or a sample that is always the same."""

import random
import resource
import time
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from desktop.domain import address
from desktop.domain.country import UnStatus
from desktop.domain.prose import plain_text
from desktop.library.library import Library
from desktop.summary import to_json, to_text
from desktop.summary.country_figures import LEADERS_HEADING, POSITION
from desktop.summary.page import Page, open_page

Pair = tuple[str, str]

HARDEST = ("DEU", "FSM", "PSE", "TKM", "VAT")
"""Countries of which every pair is walked: one of many records, one of few, two observers, and the flagship."""


class Walk(NamedTuple):
    """What a walk met; times are those of opening a page and writing it twice, in milliseconds."""

    milliseconds: dict[Pair, float]
    untold: frozenset[Pair]
    """Pairs whose page says that nothing is recorded."""
    faults: tuple[str, ...]


def all_pairs(library: Library) -> list[Pair]:
    """Returns every pair of the members and observers of the UN."""
    codes = sorted(one.iso3 for one in library.countries() if one.un_status is not UnStatus.NONE)
    return list(combinations(codes, 2))


def some_pairs(library: Library, others: int) -> list[Pair]:
    """Returns every pair of the hardest countries and so many others."""
    pairs = all_pairs(library)
    hardest = [pair for pair in pairs if not set(HARDEST).isdisjoint(pair)]
    return hardest + random.Random(195).sample([pair for pair in pairs if set(HARDEST).isdisjoint(pair)], others)


def walk(library: Library, pairs: Iterable[Pair]) -> Walk:
    """Opens each pair and writes it as text and JSON; a page that raises is listed among the faults."""
    times: dict[Pair, float] = {}
    untold = set()
    faults: list[str] = []
    for pair in pairs:
        start = time.perf_counter()
        try:
            page = open_page(library, address.relation(*pair))
            text, json = to_text.write(page.document), to_json.write(page)
        except Exception as error:
            faults.append(f"{pair}: {error!r}")
            continue
        times[pair] = (time.perf_counter() - start) * 1000
        faults += [f"{pair}: {fault}" for fault in _faults(page, text, json)]
        if not _is_told(page):
            untold.add(pair)
    return Walk(times, frozenset(untold), tuple(faults))


def _faults(page: Page, text: str, json: str) -> Iterator[str]:
    summary = plain_text(page.document.summary)
    if not summary.endswith("."):
        yield "its lead is no sentence"
    if _is_told(page) is summary.startswith("This edition records nothing"):
        yield "its lead and its sections disagree on whether anything is recorded"
    if not json.startswith("{") or str(page.document.address) not in json:
        yield "its JSON is not that of the page"
    if not text.startswith(page.document.title.upper()[:20]) or "The two countries" not in text:
        yield "its text is not that of the page"


def _is_told(page: Page) -> bool:
    """Says whether anything stands on the page beside the two themselves: where they lie, who led them, status."""
    headed = {section.heading for section in page.document.sections} - {"The two countries", LEADERS_HEADING}
    facts = [fact for fact in page.document.facts if fact.label != POSITION and not fact.label.startswith("Status of ")]
    return bool(facts or page.events or headed)


def peak_memory() -> float:
    """Returns the most memory that this process had so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
