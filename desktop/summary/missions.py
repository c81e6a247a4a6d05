"""Missions: what people wrote of them and what the data set lists, as one; each says what it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain import address
from desktop.domain.claim import Confidence, Property
from desktop.domain.country import Country
from desktop.domain.folding import folded
from desktop.domain.naming import in_sentence, is_plural
from desktop.domain.prose import BulletList, CitedSource, Inline, NoteBlock, Paragraph, Text
from desktop.domain.values import NamedTuple
from desktop.library.claim_words import since
from desktop.library.library import Library
from desktop.library.rows import Claim, ClaimValue
from desktop.library.world import Mission
from desktop.summary.assembly import listed
from desktop.summary.document import PageBlock, PageSection, Table, capitalized, citing, link_run, text_run
from desktop.summary.facts import REMARKS, beginning

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MISSIONS_SET = (CitedSource("embassies"),)
AS_OF = "2021-11"
"""The month of the database of embassies."""
_LOWER_RANKS = (
    (1, ("Consul", "De facto consul", "Assistant high commission")),
    (2, ("Honorary",)),
)
"""What stands after embassies and whatever else is sent to a government: how the words for it begin."""
EMBASSIES = ("embassy", "high commission", "apostolic nunciature")
"""Missions of the rank of an embassy, whatever they are called."""
_HOLY_SEE = "VAT"
_INFERRED, UNCLEAR = "inferred", "unclear"
_DOUBTS = {
    _INFERRED: (
        "inferred",
        "An embassy is inferred to be to the Holy See where it stands in Rome, the data set does not say to whom, and "
        "another of the sender is to Italy.",
    ),
    UNCLEAR: (
        "to Italy or the Holy See",
        "Embassies to the Holy See stand in Rome too; where the data set does not tell which one is, both are named.",
    ),
}
"""What stands beside a mission of which the data set does not say to whom it is, and the sentence that explains it."""
NONE, _AMBASSADOR = "None", "Ambassador "
"""How a claim begins where there is no mission: none at all, or an ambassador who resides elsewhere."""


class MissionShown(NamedTuple):
    """A mission that one country sends to another.

    Attributes:
        sender: who sends it.
        host: to whom; it stands there, those to the Holy See in Rome.
        type: such as "embassy"; "" where the source tells it in other words.
        city: where it is; "" where that is not known.
        accredited_to: the other countries that it covers.
        said: what is claimed, in the words of the content; "" where the data set alone lists it.
        valid: when it holds (an EDTF interval or "").
        note: a remark; "" for none.
        remark: how well it is supported, where that needs saying; "" for none.
        as_of: the month of the data set that lists it; "" where none does.
        sources: what it rests on.
        doubt: "inferred" or "unclear" where the data set does not say that it is to its host; else "".
    """

    sender: str
    host: str
    type: str
    city: str
    accredited_to: tuple[str, ...]
    said: str
    valid: str
    note: str
    remark: str
    as_of: str
    sources: tuple[CitedSource, ...]
    doubt: str = ""

    @property
    def is_there(self) -> bool:
        """Whether there is one; a source may say that there is none, or not to whom, or who resides elsewhere."""
        return self.doubt != UNCLEAR and self.said != NONE and not self.said.startswith(_AMBASSADOR)

    def plain(self) -> dict[str, Any]:
        """Returns the mission as plain values, as the README has them."""
        return {
            "sender": self.sender,
            "host": self.host,
            "type": self.type,
            "city": self.city,
            "accredited_to": list(self.accredited_to),
            "said": self.said,
            "since": beginning(self.valid),
            "note": self.note,
            "as_of": self.as_of,
            "doubt": self.doubt,
            "sources": [source.key for source in self.sources],
        }


def missions_between(library: Library, side: str, other: str) -> tuple[MissionShown, ...]:
    """Returns the missions of two countries with each other, those of the first before, and what covers from afar."""
    world = library.world
    claims = library.claims(address.relation(side, other), Property.MISSION)
    found: list[MissionShown] = []
    for sender, host in ((side, other), (other, side)):
        found += _merged((one for one in claims if one.sender == sender), world.missions(sender, host))
        found += map(_of_set, world.covering(sender, host))
    return tuple(found)


def missions_of(library: Library, iso3: str) -> tuple[MissionShown, ...]:
    """Returns the missions that a country sends or hosts."""
    rows = (one for one in library.world.missions_of(iso3) if one.sender != one.host)
    return tuple(_merged(library.missions_of(iso3), rows))


def _merged(claims: Iterable[Claim], rows: Iterable[Mission]) -> list[MissionShown]:
    """Returns each mission once: a row that tells of the one a claim tells of adds to it."""
    found = [one for claim in claims for one in _claimed_of(claim)]
    written: dict[tuple[str, str], list[int]] = {}
    for number, one in enumerate(found):
        written.setdefault((one.sender, one.host), []).append(number)
    for row in rows:
        places = written.get((row.sender, row.host), ())
        place = next((number for number in places if _is_same(found[number], row)), None)
        if place is None:
            found.append(_of_set(row))
        else:
            one = found[place]
            # With the set an encyclopedia is not alone, but for a date.
            is_borne_out = one.remark == REMARKS[Confidence.TERTIARY] and not since(one.valid)
            found[place] = one._replace(
                accredited_to=row.accredited_to,
                remark="" if is_borne_out else one.remark,
                as_of=AS_OF,
                sources=tuple(dict.fromkeys((*one.sources, *MISSIONS_SET))),
            )
    return found


def _is_same(one: MissionShown, row: Mission) -> bool:
    """Says whether a row is of the mission that a claim tells of, both being of one country in another."""
    return (
        not one.as_of
        and bool(one.type)
        and row.type.endswith(one.type)
        and (not row.city or folded(row.city) == folded(one.city))
    )


def _claimed_of(claim: Claim) -> Iterable[MissionShown]:
    """Returns the missions of a claim; values that differ in their date alone are one mission."""
    found: dict[str, MissionShown] = {}
    for value in claim.values:
        new = _claimed(claim, value)
        if first := found.get(new.said):
            other = f"{since(new.valid)} after another source" if new.valid != first.valid else ""
            note = "; ".join(filter(None, (first.note, new.note, other)))
            new = first._replace(note=note, sources=tuple(dict.fromkeys((*first.sources, *new.sources))))
        found[new.said] = new
    return found.values()


def _claimed(claim: Claim, value: ClaimValue) -> MissionShown:
    said = str(value.value)
    kind, found, city = said.partition(" in ")
    is_plain = found and kind.count(" ") < 2 and not said.startswith(_AMBASSADOR)
    return MissionShown(
        claim.sender,
        claim.host,
        kind.lower() if is_plain else "",
        city if is_plain else "",
        (),
        said,
        value.valid,
        value.note,
        REMARKS.get(value.confidence, ""),
        "",
        value.sources,
    )


def _of_set(row: Mission) -> MissionShown:
    remark = _DOUBTS[row.doubt][0] if row.doubt else ""
    return MissionShown(
        row.sender, row.host, row.type, row.city, row.accredited_to, "", "", "", remark, AS_OF, MISSIONS_SET, row.doubt
    )


def _doubts(missions: Iterable[MissionShown]) -> list[str]:
    found = {one.doubt for one in missions}
    return [sentence for doubt, (_, sentence) in _DOUBTS.items() if doubt in found]


def mission_blocks(
    library: Library, missions: tuple[MissionShown, ...], pair: tuple[str, str]
) -> tuple[PageBlock, ...]:
    """Returns the missions of two countries as a list, with a word on what the list can't tell."""
    if not missions:
        return ()
    named = library.country_names((*pair, *(one.host for one in missions)))
    names = {code: in_sentence(name) for code, name in named.items()}
    items = tuple(dict.fromkeys(_told(one, names, pair) for one in missions))
    note = "A mission that is not listed is not recorded, which does not mean there is none."
    if any(one.as_of for one in missions):
        note = f"Without another date a mission is one as of November 2021, by the database of embassies. {note}"
    note = " ".join((*_doubts(missions), note))
    return (BulletList(items), NoteBlock(text_run(note)))


def _told(one: MissionShown, names: dict[str, str], pair: tuple[str, str]) -> tuple[Inline, ...]:
    sender = names[one.sender]
    if one.host not in pair and not one.doubt:
        covered = names[pair[1] if one.sender == pair[0] else pair[0]]
        verb, whose = ("cover", "their") if is_plural(sender) else ("covers", "its")
        said = f"{sender} {verb} {covered} from {whose} {one.type} in {_place(one.city) or names[one.host]}"
    elif one.said == NONE:
        said = f"{sender} {'have' if is_plural(sender) else 'has'} no mission in {names[one.host]}"
    elif one.type:
        to = f" to {names[one.host]}" if one.host == _HOLY_SEE else ""
        place = "" if to and not one.city else f" in {_place(one.city) or names[one.host]}"
        said = f"{one.type[0].upper()}{one.type[1:]} of {sender}{to}{place}"
    else:
        said = f"{sender} to {names[one.host]}: {one.said[0].lower()}{one.said[1:]}"
    return citing(capitalized(text_run(said + _after(one))), one.sources)


def rank_told(said: str) -> int:
    """Returns where a mission stands among others by the words that `mission_blocks` has for it, the first being 0."""
    return next((rank for rank, words in _LOWER_RANKS if said.startswith(words)), 0)


def mission_section(
    library: Library, country: Country, missions: tuple[MissionShown, ...], shown: Iterable[str]
) -> PageSection:
    """Returns who has which mission where, of the partners that the page of a country lists."""
    iso3, name = country.iso3, in_sentence(country.name)
    cells: dict[str, tuple[list[MissionShown], list[MissionShown]]] = {}
    for one in missions:
        partner = one.host if one.sender == iso3 else one.sender
        cells.setdefault(partner, ([], []))[one.sender == iso3].append(one)
    names = library.country_names(code for code in shown if code in cells)
    rows = tuple(
        (
            link_run(address.relation(iso3, code), names[code]),
            *map(_cells, cells[code]),
        )
        for code in sorted(names, key=lambda code: folded(names[code]))
    )
    if not rows:
        return PageSection("Missions", ())
    blocks: list[PageBlock] = []
    if any(one.as_of for one in missions):
        # To whomever it is, there is one.
        there = sum(one.is_there or bool(one.doubt) for one in missions if one.sender == iso3)
        here = sum(one.is_there for one in missions if one.host == iso3)
        inferred = " or inferred" if any(one.doubt == _INFERRED for one in missions) else ""
        told = (
            f"{there} abroad and {here} here are recorded{inferred}; those without a number are of the database of "
            "embassies, November 2021"
        )
        blocks.append(Paragraph((*citing(text_run(told), MISSIONS_SET), Text("."))))
    blocks.append(Table(("Country", f"Its missions {preposition(iso3)} {name}", f"Missions of {name}"), rows))
    if doubts := _doubts(one for code in names for side in cells[code] for one in side):
        blocks.append(NoteBlock(text_run(" ".join(doubts))))
    if left := len(cells) - len(rows):
        blocks.append(NoteBlock(text_run(f"Those with {left} more countries stand on the pages of the pairs.")))
    return PageSection("Missions", tuple(blocks))


def preposition(host: str) -> str:
    """Returns “in”, or “to” for the Holy See, which has missions in Rome."""
    return "to" if host == _HOLY_SEE else "in"


def _cells(missions: Iterable[MissionShown]) -> tuple[Inline, ...]:
    """Returns each mission once, as several of a kind in one city are told alike."""
    return listed(dict.fromkeys(map(_cell, missions)))


def _place(city: str) -> str:
    """Returns a place as it stands after “in”: the 6th arrondissement of Lyon."""
    return f"the {city}" if city[:1].isdigit() else city


def _cell(one: MissionShown) -> tuple[Inline, ...]:
    place = f" in {_place(one.city)}" if one.city else ""
    said = one.said or f"{one.type[0].upper()}{one.type[1:]}{place}"
    return citing(text_run(said + _after(one)), one.sources if one.sources != MISSIONS_SET else ())


def _after(one: MissionShown) -> str:
    brackets = "; ".join(part for part in (since(one.valid), one.remark) if part)
    return (f" ({brackets})" if brackets else "") + (f" – {one.note}" if one.note else "")
