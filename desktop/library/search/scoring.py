"""How well an entry answers a query; CONTRIBUTING tells what weighs how much."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.library.search.index import Candidate
from desktop.library.search.units import Unit

IS_TITLE, IS_NAME, IS_ABROAD = 1.3, 1.2, 1.15
"""The whole query is the title, another name or a code, or the name of a country in another language."""
IS_CAPITAL, IS_CAPITAL_ABROAD, CAPITAL_BEGINS = 1.2, 1.05, 0.7
"""The whole query is the capital of a country in English, or in another language, or begins a name of it."""
OF_DAY = 1.2
"""The query is the day of the year of an event; the page of that day is its title."""
TITLE_BEGINS, NAME_BEGINS, ABROAD_BEGINS = 1.05, 0.9, 0.7
"""The title, another name, or a name in another language begins with the query."""
TITLE_WORD, TITLE_PART, NAME_WORD, NAME_PART, TEXT = 1.0, 0.9, 0.7, 0.6, 0.3
"""A word of the query is a word of the title or begins one, the same of another name, or stands elsewhere."""
IN_ORDER = 0.05
"""The words stand in the title as they were typed."""
PRIOR = 0.35
"""What the weight of an entry itself, 0 to 1, adds at most."""
PAIR, PAIR_BEGUN, PAIR_GUESSED = 1.25, 1.0, 0.4
"""The query names two countries, or one and the beginning of another, or one and a word that may be that."""
SLIP, UNUSUAL = 0.85, 0.4
"""What is left of the score where a typing error was mended, and where the word as typed found something too."""

LACKING = 0.7
"""What is left of the score, times the share of the words that are there, where some are lacking."""


def score(candidate: Candidate, typed: str, units: Sequence[Unit]) -> float:
    """Returns how well a candidate answers: its nearness to the words, and what it weighs itself."""
    return _nearness(candidate, typed, units) + PRIOR * candidate.prior


def _nearness(candidate: Candidate, typed: str, units: Sequence[Unit]) -> float:
    title, _, rest = candidate.names.partition("\n")
    if not units:
        return TEXT
    if title == typed:
        return IS_TITLE
    others = f"\n{rest}\n"
    if rest and f"\n{typed}\n" in others:
        return IS_NAME
    words = f" {title} "
    names = f" {rest.replace(chr(10), ' ')} " if rest else ""
    total = 0.0
    for unit in units:
        total += max(_of_unit(text, words, names) for text in unit.texts)
    nearness = total / len(units)
    if title.startswith(typed):
        return max(nearness, TITLE_BEGINS)
    if f" {typed}" in words:
        nearness += IN_ORDER
    if rest and f"\n{typed}" in others:
        return max(nearness, NAME_BEGINS)
    return nearness


def _of_unit(text: str, title: str, names: str) -> float:
    if f" {text}" in title:
        return TITLE_WORD if f" {text} " in title else TITLE_PART
    if names and f" {text}" in names:
        return NAME_WORD if f" {text} " in names else NAME_PART
    return TEXT
