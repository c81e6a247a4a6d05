"""What the sets of wars and militarized disputes say of a pair, the weightiest first."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.dates import in_words
from desktop.domain.naming import in_sentence
from desktop.domain.prose import BulletList, CitedSource, Inline, NoteBlock
from desktop.library.conflicts import WHAT_IS_COUNTED, Dispute, War, levels_in_words
from desktop.library.library import Library
from desktop.summary.document import PageBlock, citing, text_run

DISPUTES = (CitedSource("cow-mid"),)
WARS = (CitedSource("cow-war"),)
MOST_DISPUTES = 10


def conflict_blocks(library: Library, side: str, other: str) -> tuple[PageBlock, ...]:
    """Returns the wars in which both fought, and up to ten of their disputes, those of the highest levels."""
    wars, disputes = library.world.wars(side, other), library.world.disputes(side, other)
    if not wars and not disputes:
        return ()
    names = library.country_names((side, other))
    shown = _weightiest(disputes)
    items = (
        *(citing(_war(war), WARS) for war in wars),
        *(citing(_dispute(one, wars, names[side], names[other]), DISPUTES) for one in shown),
    )
    said = ["Wars between states up to 2003 and militarized disputes up to 2014, as their sets count them."]
    if disputes:
        said.append(WHAT_IS_COUNTED)
    if any(not one.is_of_two for one in disputes):
        said.append("Of a dispute of several states the set has not when each of them left it.")
    if len(shown) < len(disputes):
        said.append(
            f"The {len(shown)} disputes shown, of {len(disputes)}, are those of the highest levels, and of these the "
            "ones with most deaths; the timeline has all."
        )
    return (BulletList(items), NoteBlock(text_run(" ".join(said))))


def _weightiest(disputes: Sequence[Dispute]) -> list[Dispute]:
    """Returns the disputes to show, by date: of the highest levels, of these with most deaths, of these the latest."""
    ranked = sorted(
        disputes,
        key=lambda one: (one.highest, sum(level or 0 for level in one.levels), one.fatality or 0, one.start),
        reverse=True,
    )
    return sorted(ranked[:MOST_DISPUTES], key=lambda one: one.start)


def _war(war: War) -> tuple[Inline, ...]:
    return text_run(
        f"{war.name or f'War no. {war.id} of the set'}, {_fought(war)}, "
        f"{'on the same side' if war.same_side else 'on opposite sides'}"
    )


def _dispute(one: Dispute, wars: Sequence[War], mine: str, theirs: str) -> tuple[Inline, ...]:
    among = "" if one.is_of_two else " of several states"
    said = (
        f"Militarized dispute no. {one.id}{among}, {one.time}; highest levels: "
        f"{levels_in_words(in_sentence(mine), in_sentence(theirs), one.levels)}"
    )
    war = one.war_in(wars)
    return text_run(f"{said} (the years of the {war.name})" if war else said)


def _fought(war: War) -> str:
    if not war.end:
        return in_words(f"{war.start}/")
    return in_words(war.start) if war.start == war.end else in_words(f"{war.start}/{war.end}")
