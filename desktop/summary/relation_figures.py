"""What open data sets say of a pair, as facts and sections of its page; each names its set and the years it covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desktop.domain import address
from desktop.domain.dates import in_words
from desktop.domain.naming import at_start, enumerated, in_sentence, possessive
from desktop.domain.prose import BulletList, Citation, CitedSource, Inline, NoteBlock, Paragraph, Text, plain_text
from desktop.library.conflicts import Dispute
from desktop.library.library import Library
from desktop.library.obligation_events import OBLIGATIONS
from desktop.library.voting import Tally, VotingAgreement
from desktop.library.world import SharedOrganization, World
from desktop.summary.assembly import FACTBOOK
from desktop.summary.charts import percent, share_in_figures, span_of_years
from desktop.summary.conflicts import CONFLICTS, DISPUTES, WARS, conflict_blocks
from desktop.summary.country_figures import LEADERS_HEADING, leader_rows
from desktop.summary.document import (
    Chart,
    ChartPoint,
    Fact,
    FactValue,
    PageBlock,
    PageSection,
    Table,
    citing,
    link_run,
    text_run,
)
from desktop.summary.memberships import of_years
from desktop.summary.missions import (
    AS_OF,
    EMBASSIES,
    MISSIONS_SET,
    MissionShown,
    mission_blocks,
    missions_between,
    preposition,
)

if TYPE_CHECKING:
    from desktop.summary.period import Period

VOTES = (CitedSource("un-votes"),)
ALLIANCES = (CitedSource("atop"),)
CONTIGUITY = (CitedSource("cow-contiguity"),)

ISSUES = {
    "me": "Palestinian conflict",
    "nu": "Nuclear weapons and nuclear material",
    "di": "Arms control and disarmament",
    "co": "Colonialism",
    "hr": "Human rights",
    "ec": "Economic development",
}
"""The six issue areas of the set of UN votes, by its two-letter codes."""
_CONTIGUITY = {
    1: "by land or river",
    2: "across 12 miles of water or less",
    3: "across 24 miles of water or less",
    4: "across 150 miles of water or less",
    5: "across 400 miles of water or less",
}
_MOST_LEADERS = 5
OBLIGATIONS_HEADING = "Obligations of alliance"
SHARED_HEADING = "Organizations both take part in"
_NOT_AGREED = "; a length does not say whether the line is agreed"


class RelationFigures:
    """The figures on one pair, told from the side of the first."""

    def __init__(self, library: Library, side: str, other: str) -> None:
        """Reads the derived tables of a library."""
        self._library = library
        self._world: World = library.world
        self._side, self._other = side, other
        self._names = library.country_names((side, other))
        self.missions = missions_between(library, side, other)
        self.voting: VotingAgreement | None = self._world.voting(side, other)

    @cached_property
    def _shared(self) -> list[SharedOrganization]:
        return self._world.shared_organizations(self._side, self._other)

    def facts(self, has_border: bool) -> tuple[Fact, ...]:
        """Returns border, trade shares and voting as facts; the border is left out where the page has it already."""
        border = () if has_border else self._border
        return (*border, *self._trade(), *self._voting_fact())

    def summary(self) -> tuple[Inline, ...]:
        """Returns the pair in a sentence or two, from what the sets say; empty where they say nothing."""
        parts: list[tuple[Inline, ...]] = []
        if border := self._border:
            length = " or ".join(plain_text(value.inlines) for value in border[0].values)
            parts.append(citing(text_run(f"share a land border of {length}"), FACTBOOK))
        if fought := self._conflicts_in_short():
            parts.append(fought)
        if exchanged := self._missions_in_short():
            parts.append(exchanged)
        shared = self._shared
        if shared:
            parts.append(citing(text_run(f"both take part in {_organizations(len(shared))}"), FACTBOOK))
        if self.voting is not None and self.voting.total.agreement is not None:
            total = self.voting.total
            said = (
                f"cast the same vote in {percent(self.voting.total.agreement or 0)} of {total.roll_calls:,} roll calls"
            )
            parts.append(citing(text_run(f"{said} of the UN General Assembly"), VOTES))
        if not parts:
            return ()
        names = [self._names[code] for code in (self._side, self._other)]
        joined: list[Inline] = [Text(f"{at_start(names[0])} and {in_sentence(names[1])} ")]
        for number, part in enumerate(parts):
            joined += [Text(", and " if number == len(parts) - 1 else ", ") if number else Text(""), *part]
        return (*joined, Text(f".{self._what_is_not_told()}"))

    def _what_is_not_told(self) -> str:
        """Says until when the sets reach; between two countries of today, silence could be taken for peace."""
        if any(one is None or one.successors for one in map(self._library.country, (self._side, self._other))):
            return ""
        return (
            f" The sets end in 2003 for wars between states, 2014 for militarized disputes and {in_words(AS_OF)} for "
            "missions; what came later is not told here."
        )

    def _conflicts_in_short(self) -> tuple[Inline, ...]:
        """Says of how many wars and disputes the two were opponents; empty where the sets have none."""
        wars = [war.start for war in self._world.wars(self._side, self._other) if not war.same_side]
        disputes = [one.start for one in self._world.disputes(self._side, self._other)]
        told = (
            (wars, ("war between states", "wars between states"), WARS),
            (disputes, ("militarized dispute", "militarized disputes"), DISPUTES),
        )
        counted = [
            citing(text_run(f"of {_counted(begun, *names)}"), sources) for begun, names, sources in told if begun
        ]
        if not counted:
            return ()
        first, *second = counted
        return (Text("were on opposite sides "), *first, *(run for one in second for run in (Text(" and "), *one)))

    def _missions_in_short(self) -> tuple[Inline, ...]:
        """Says who has a mission where; empty where neither has one in the other."""
        there = [one for one in self.missions if one.is_there and not one.doubt and one.host in self._names]
        if {one.sender for one in there} != set(self._names):
            return ()
        said = "have missions with each other"
        if any(one.as_of for one in there):
            said = f"had missions with each other as of {in_words(AS_OF)}"
        return citing(text_run(said), tuple({key: None for one in there for key in one.sources}))

    def since_when(self) -> Fact:
        """Returns what is known of diplomatic relations where nobody wrote of them: that it is little."""
        # Offices of any other rank are kept without such relations too.
        told = (one for one in self.missions if one.as_of and not one.doubt and one.type in EMBASSIES)
        there = [one for one in told if one.host in self._names]
        said = "not recorded: neither since when, nor in what state, nor whether there are any"
        if there:
            said = f"since when and in what state: not recorded; {self._exchanged(there)} as of {in_words(AS_OF)}"
        return Fact("Diplomatic relations", (_value(said, MISSIONS_SET if there else ()),))

    def _exchanged(self, missions: Iterable[MissionShown]) -> str:
        """Says who had a mission of which kind with whom, such as a high commission within the Commonwealth."""
        first = {one.sender: one for one in reversed(tuple(missions))}
        kinds = {_a(one.type) for one in first.values()}
        if len(first) == 2 and len(kinds) == 1:
            return f"each had {kinds.pop()} in the other"
        told = [
            f"{in_sentence(self._names[one.sender])} had {_a(one.type)} "
            f"{preposition(one.host)} {in_sentence(self._names[one.host])}"
            for one in (first[code] for code in self._names if code in first)
        ]
        return " and ".join(told)

    def sections(self) -> Iterator[PageSection]:
        """Yields a section for each set that can speak of the pair; one that says nothing has no blocks."""
        yield PageSection("Missions", mission_blocks(self._library, self.missions, (self._side, self._other)))
        yield PageSection(SHARED_HEADING, self._organizations())
        yield PageSection("Voting in the UN General Assembly", self._voting())
        yield PageSection(OBLIGATIONS_HEADING, self.alliances())
        yield PageSection(CONFLICTS, conflict_blocks(self._library, self._side, self._other))
        yield PageSection(LEADERS_HEADING, self._leaders())

    def plain(self) -> dict[str, Any]:
        """Returns the figures as plain values, as the README has them: shares of votes 0 to 1, of trade per cent."""
        world, pair = self._world, (self._side, self._other)
        voting = self.voting
        return {
            "un_voting": {
                "agreement": voting.total.agreement,
                "roll_calls": voting.total.roll_calls,
                "first_year": voting.first_year,
                "last_year": voting.last_year,
                "by_year": [
                    {"year": year, "agreement": tally.agreement, "roll_calls": tally.roll_calls}
                    for year, tally in voting.by_year
                ],
                "by_issue": [
                    {"issue": ISSUES.get(issue, issue), "agreement": tally.agreement, "roll_calls": tally.roll_calls}
                    for issue, tally in voting.by_issue
                ],
            }
            if voting is not None
            else None,
            "border": self._plain_border(),
            "missions": [mission.plain() for mission in self.missions],
            "trade": {
                f"{flow}s_share": [
                    {"entity": one.entity, "partner": one.partner, "share": one.share, "year": one.year}
                    for one in world.trade(*pair)
                    if one.flow == flow
                ]
                for flow in ("export", "import")
            },
            "shared_organizations": [one._asdict() for one in world.shared_organizations(*pair)],
            "alliances": [one._asdict() for one in world.obligations(*pair)],
            "disputes": [self._plain_dispute(one) for one in world.disputes(*pair)],
        }

    def _plain_dispute(self, one: Dispute) -> dict[str, Any]:
        return {
            "id": one.id,
            "start": one.start,
            "end_earliest": one.end_earliest,
            "end_latest": one.end_latest or None,
            "hostility": dict(zip((self._side, self._other), one.levels, strict=True)),
            "fatality": one.fatality,
            "pairs": one.pairs,
        }

    def _plain_border(self) -> dict[str, Any] | None:
        """Returns the length by each side, and by the first of the two in the alphabet."""
        pair = tuple(sorted((self._side, self._other)))
        by = {
            code: km
            for code, neighbour in (pair, pair[::-1])
            if (km := self._world.border_by(code, neighbour)) is not None
        }
        return {"km": next(iter(by.values())), "by": by, "sources": ["factbook-all"]} if by else None

    @cached_property
    def _border(self) -> tuple[Fact, ...]:
        sides = [
            (code, self._world.border_by(code, neighbour))
            for code, neighbour in ((self._side, self._other), (self._other, self._side))
        ]
        known = [(code, km) for code, km in sides if km is not None]
        if not known:
            return ()
        if len({km for _, km in known}) == 1:
            return (
                Fact("Land border", (_value(f"{known[0][1]:,g} km", FACTBOOK, note=_profiles(known, self._names)),)),
            )
        values = tuple(_value(f"{km:,g} km", FACTBOOK, note=_profiles([(code, km)], self._names)) for code, km in known)
        return (Fact("Land border", values, f"The two countries’ profiles give different lengths{_NOT_AGREED}."),)

    def _trade(self) -> tuple[Fact, ...]:
        facts = []
        for share in self._world.trade(self._side, self._other):
            if share.share is None:
                continue
            one, other = (in_sentence(self._names[code]) for code in (share.entity, share.partner))
            way = "going to" if share.flow == "export" else "from"
            label = f"Share of {possessive(one)} {share.flow}s {way} {other}"
            facts.append(Fact(label, (_value(f"{share.share:g} %", FACTBOOK, share.year),)))
        return tuple(facts)

    def _voting_fact(self) -> tuple[Fact, ...]:
        voting = self.voting
        if voting is None or voting.total.agreement is None:
            return ()
        text = f"{share_in_figures(voting.total.agreement)} of {voting.total.roll_calls:,} roll calls"
        years = span_of_years(voting.first_year, voting.last_year)
        return (Fact("Same vote in the UN General Assembly", (_value(text, VOTES, years),)),)

    def _organizations(self) -> tuple[PageBlock, ...]:
        shared = self._shared
        if not shared:
            return ()
        names = self._library.organization_names(one.key for one in shared)
        rows = tuple(
            (
                link_run(address.organization(one.key), names[one.key]),
                text_run(_status(one.one_status, one.one_since, one.one_by)),
                text_run(_status(one.other_status, one.other_since, one.other_by)),
            )
            for one in sorted(shared, key=lambda one: names[one.key])
        )
        years, sources = of_years([one.key for one in shared])
        said = f"{_organizations(len(shared))}, after the lists of the Factbook; {years} "
        lead = (Text(said), Citation(sources))
        table = Table(("Organization", self._names[self._side], self._names[self._other]), rows)
        return (Paragraph((*lead, Text("."))), table)

    def _voting(self) -> tuple[PageBlock, ...]:
        voting = self.voting
        if voting is None or voting.total.agreement is None:
            return ()
        is_one = voting.first_year == voting.last_year
        years = f"of {voting.first_year}" if is_one else f"from {voting.first_year} to {voting.last_year}"
        said = (
            f"Of the {voting.total.roll_calls:,} roll calls {years} in which both voted, they cast the same vote in "
            f"{percent(voting.total.agreement)} "
        )
        points = tuple(
            ChartPoint(year, tally.agreement, tally.roll_calls)
            for year, tally in voting.by_year
            if tally.agreement is not None
        )
        rows = tuple(
            (text_run(ISSUES.get(issue, issue)), text_run(_share(tally)), text_run(f"{tally.roll_calls:,}"))
            for issue, tally in voting.by_issue
        )
        blocks: list[PageBlock] = [Paragraph((Text(said), Citation(VOTES), Text(".")))]
        blocks.append(Chart("Share of the same vote by year", "roll calls", points))
        if rows:
            blocks.append(Table(("Issue", "Same vote", "Roll calls"), rows))
        return tuple(blocks)

    def alliances(self, period: Period | None = None) -> tuple[PageBlock, ...]:
        """Returns the obligations of alliance, with a period those that can have lain within it."""
        found = self._world.obligations(self._side, self._other)
        if period is not None:
            found = [one for one in found if period.meets(one.first_year, one.last_year)]
        if not found:
            return ()
        items = tuple(
            citing(
                text_run(f"{_obligation(one.obligation)}, {_years(one.first_year, one.last_year, '2018')}"),
                ALLIANCES,
            )
            for one in found
        )
        note = (
            "Years in which a treaty laid the obligation on either side, multilateral treaties included. "
            "An obligation does not make an ally."
        )
        return (BulletList(items), NoteBlock(text_run(note)))

    def _leaders(self) -> tuple[PageBlock, ...]:
        rows = tuple(
            (text_run(self._names[code]), *row)
            for code in (self._side, self._other)
            for row in leader_rows(self._library, code, _MOST_LEADERS)
        )
        if not rows:
            return ()
        note = "The latest effective leaders in the Archigos set, as it spells their names; it ends in 2015."
        return (Table(("Country", "Effective leader", "In office"), rows), NoteBlock(text_run(note)))


def contiguity_facts(library: Library, side: str, other: str) -> tuple[Fact, ...]:
    """Returns how two countries border, over time, where there is more to say than the length of a land border."""
    values = tuple(
        _value(_CONTIGUITY.get(one.type, "not known"), CONTIGUITY, _between(one.start, one.end))
        for one in library.world.contiguity(side, other)
    )
    return (Fact("Contiguity", values),) if values else ()


def _value(text: str, sources: tuple[CitedSource, ...], date: str = "", note: str = "") -> FactValue:
    return FactValue(text_run(text), date, "", note, "", sources)


def _profiles(known: list[tuple[str, float]], names: dict[str, str]) -> str:
    """Says by whose figures a border is as long as that, which may not be where the two see it."""
    whose = enumerated([in_sentence(names[code]) for code in sorted(code for code, _ in known)])
    plural = "s" if len(known) > 1 else ""
    return f"The Factbook’s profile{plural} of {whose}{_NOT_AGREED if len(known) > 1 else ''}"


def _organizations(number: int) -> str:
    return f"{number} organizations and formats" if number > 1 else "one organization or format"


def _obligation(name: str) -> str:
    return OBLIGATIONS.get(name, name).capitalize()


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _status(status: str, since: str, by: str) -> str:
    words, when = status.replace("-", " "), since or (f"by {by}" if by else "")
    return f"{words}, {when}" if when else words


def _share(tally: Tally) -> str:
    return share_in_figures(tally.agreement) if tally.agreement is not None else "–"


def _years(first: str, last: str, end_of_set: str) -> str:
    if not last:
        return f"{first} to at least {end_of_set}"
    return first if first == last else f"{first}–{last}"


def _between(start: str, end: str) -> str:
    """Says two EDTF dates; without an end it lasts to the end of the set."""
    if not end:
        return in_words(f"{start}/..")
    return in_words(start) if start == end else in_words(f"{start}/{end}")


def _counted(begun: list[str], one: str, several: str) -> str:
    """Returns how many things there were and when they began: 4 wars between states (1947 to 1999)."""
    first, last = begun[0][:4], begun[-1][:4]
    many = f"{len(begun)} {several}" if len(begun) > 1 else f"one {one}"
    return f"{many} ({first}{f' to {last}' if last != first else ''})"
