"""What the sets of wars and militarized disputes say of a pair, the weightiest first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.domain.dates import in_words
from desktop.domain.naming import at_start, in_sentence
from desktop.domain.prose import BulletList, CitedSource, Inline, NoteBlock
from desktop.library.conflicts import WHAT_IS_COUNTED, Dispute, War, levels_in_words
from desktop.library.library import Library
from desktop.summary.document import PageBlock, citing, text_run

TYPE_CHECKING = False
if TYPE_CHECKING:
    from desktop.summary.period import Period

CONFLICTS = "Disputes and wars"
DISPUTES = (CitedSource("cow-mid"),)
WARS = (CitedSource("cow-war"),)
MOST_DISPUTES = 10
SETS = "Wars between states up to 2003 and militarized disputes up to 2014, as their sets count them."

_CHOSEN = re.compile(r"The (\d+) disputes shown, of (\d+), are (.*); the timeline has all\.")


def conflict_blocks(library: Library, side: str, other: str, period: Period | None = None) -> tuple[PageBlock, ...]:
    """Returns the wars in which both fought, and up to ten of their disputes, those of the highest levels.

    With a period, those that can have been within it.
    """
    wars, disputes = library.world.wars(side, other), library.world.disputes(side, other)
    if period is not None:
        wars = [war for war in wars if period.meets(war.start, war.end)]
        disputes = [one for one in disputes if period.meets(one.start, one.end_latest)]
    if not wars and not disputes:
        return ()
    names = library.country_names((side, other))
    shown = _weightiest(disputes)
    items = (
        *(citing(_war(war), WARS) for war in wars),
        *(citing(_dispute(one, wars, names[side], names[other]), DISPUTES) for one in shown),
    )
    said = [SETS]
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


def note_in_brief(note: str) -> str:
    """Returns the note under a list of disputes as a brief has it, which shows fewer of them and has no timeline."""
    return _CHOSEN.sub(r"Of \2 disputes the full summary has \1, \3.", note)


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
        f"{war.name or f'War no. {war.id} of the set'}, {in_words(_dates(war))}, "
        f"{'on the same side' if war.same_side else 'on opposite sides'}"
    )


def _dispute(one: Dispute, wars: Sequence[War], mine: str, theirs: str) -> tuple[Inline, ...]:
    said = levels_in_words(at_start(mine), in_sentence(theirs), one.levels)
    among = "" if one.is_of_two else " of several states"
    war = one.war_in(wars)
    meanwhile = f", in the years of {war.in_sentence}" if war else ""
    return text_run(f"{one.time[0].upper()}{one.time[1:]}: {said} (dispute no. {one.id}{among}{meanwhile})")


def _dates(war: War) -> str:
    """Returns the time of a war as EDTF; without an end where the set has none."""
    return war.start if war.start == war.end else f"{war.start}/{war.end}"
