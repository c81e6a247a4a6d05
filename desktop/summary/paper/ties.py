"""With whom a country has most on record, with whom the sets record disputes, and what treaties are recorded.

Nothing here weighs friendship: partners stand in the order of the documented weight of a relation, and disputes are
counted as their sets count them. What a row says is why it stands there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from desktop.domain.country import Country, UnStatus
from desktop.domain.dates import in_words
from desktop.domain.event import EventKind
from desktop.domain.importance import importance_of
from desktop.domain.naming import enumerated, in_sentence
from desktop.domain.prose import CitedSource, Inline, Paragraph, Text, cited, plain_text
from desktop.domain.values import NamedTuple
from desktop.library.conflicts import WAR, Dispute, War
from desktop.library.library import Library
from desktop.library.obligation_events import OBLIGATIONS
from desktop.library.rows import Event, Partner
from desktop.summary.assembly import FACTBOOK, Page, listed
from desktop.summary.conflicts import DISPUTES, WARS
from desktop.summary.document import PageBlock, Table, citing, text_run
from desktop.summary.missions import UNCLEAR
from desktop.summary.paper.nodes import Nodes
from desktop.summary.paper.sections import Items, Section, item, section, words
from desktop.summary.partner_table import OR_WRITTEN

TIES, CONFLICTS, TREATIES = "Most ties recorded", "Disputes recorded", "Treaties and obligations"

_WELL = 5
_ALLIANCES = (CitedSource("atop"),)
_END_OF_ALLIANCES = "2018"
_IN_REASONS = ("defense", "offense")
"""The obligations that are a reason of their own; of the others, treaties of whole continents have most."""
_BORDER, _OWED = 5, 4
"""What a land border weighs, by the glossary, and where an obligation stands among the reasons, of whose weight the
order of partners knows nothing."""
_OF_MISSIONS = 0.2
"""Where missions stand among the reasons: behind a share of a twentieth, as most of them are consulates."""
_THEIRS = ("Their exports, imports", ("its exports", "its imports"))
_MOST_ROWS = 24
"""The rows that a page may have room for where little else is known."""
_LONGEST = 36
"""About how many signs of reasons a line holds."""
_FIGURE = re.compile(r"[0-9.]+")
_VOTES = re.compile(r"same vote, (\d{4}–\d{4})")
_YEAR_OF_SHARES = re.compile(r"shares of all imports \((\d{4})\)")
_MISSIONS = re.compile(r"are recorded \(([^)]*\d{4})\)")
_SINCE = "1990"
_LEVELS = {
    1: "no militarized action",
    2: "threat of force",
    3: "display of force",
    4: "use of force",
    5: "war",
}
"""The highest level that either of two reached against the other, in words."""
_TREATY = re.compile(r"\b(?:treaty|treaties|convention|protocol|agreement|partners|partnership)\b", re.IGNORECASE)
_SIDES = ("", "supplier", "buyer", "creditor", "debtor")
"""The roles of those whom a dispute is between; any other is that of a mediator, a host, a country of transit."""
_END_OF_DISPUTES = "2014"
_SETS = (words("wars between states to 2003", WARS), words("militarized disputes to 2014", DISPUTES))
"""The sets with the years in which they end, so that nobody takes what came later for peace."""
_MOST_NAMED = 3
_MOST_TREATIES = 8


def ties(library: Library, page: Page, country: Country, found: Sequence[PageBlock], nodes: Nodes) -> list[Section]:
    """Returns the partners with whom most kinds of ties are on record, each with what is on record of it.

    Within a number of kinds they stand by weight. Shares of a partner's own trade are no kind and weigh last of all:
    they tell how near the country is to the partner, not the partner to the country. Of a country that nobody wrote on,
    what was written of others says nothing of who is nearest to it, so the weight is that of the data sets alone.
    `found` is the page's section of partners.
    """
    table = next((one for one in found if isinstance(one, Table)), None)
    if table is None:
        return []
    if not page.partners:
        return _met(page, country, table, nodes)
    place = {head: number for number, head in enumerate(table.heads)}
    rows = {plain_text(row[0]): row for row in table.rows}
    owed = _obligations_in_reasons(library, country.iso3)
    is_written = bool(page.document.checked)
    events = _met_in_writing(page.events if is_written else ())
    own, theirs = _weights_of_sets(library, country.iso3)
    ranked: list[tuple[tuple[int, int, int], Partner, dict[str, tuple[Inline, ...]]]] = []
    for partner in page.partners:
        code = partner.iso3
        if row := rows.get(partner.name):
            cells = {head: row[number] for head, number in place.items()}
            weight = partner.weight - theirs[code] if is_written else _BORDER * partner.neighbour + own[code]
            kinds = _kinds(cells, owed.get(code, ""), events[code])
            ranked.append(((kinds, weight, theirs[code]), partner, cells))
    ranked.sort(key=lambda one: one[0], reverse=True)
    items: Items = []
    names_theirs = False
    for _, partner, cells in ranked:
        if len(items) == _MOST_ROWS:
            break
        if reasons := _reasons(cells, owed.get(partner.iso3, ""), events[partner.iso3]):
            names_theirs |= " its " in reasons
            votes = (cells["UN votes"],) if "UN votes" in place else ()
            items.append(item(nodes, rows[partner.name][0], words(reasons), *votes, of=partner.iso3))
    told = next((one.inlines for one in found if isinstance(one, Paragraph)), ())
    heads = ("Partner", "On record", *(("UN",) if "UN votes" in place else ()))
    return section(
        "table", TIES, items, len(items), 3, nodes=nodes, heads=heads, shares=(0.32, 0.68),
        intro=_what_is_told(page.partners, told, owed, is_written, names_theirs), total=len(page.partners), well=_WELL,
        is_first=True,
    )  # fmt: skip


def _met(page: Page, country: Country, table: Table, nodes: Nodes) -> list[Section]:
    """Returns with whom a former state took part in most events, which is all that tells its partners apart."""
    met = {one.iso3 for event in page.events for one in event.participants} - {country.iso3, *country.successors}
    intro = words(f"{len(table.rows)} of {len(met)}: those with whom it took part in most events.")
    rows = [item(nodes, *row) for row in table.rows]
    return section("table", TIES, rows, len(rows), 3, intro=intro, heads=table.heads, nodes=nodes,
                   total=len(met), is_free=True)  # fmt: skip


def _kinds(cells: dict[str, tuple[Inline, ...]], owed: str, events: int) -> int:
    """Returns how many kinds of ties are on record: border, own trade, missions, an obligation, events written here."""
    trade = cells.get("Exports to") or cells.get("Imports from")
    return sum(map(bool, (cells.get("Border"), trade, cells.get("Missions there, here"), owed, events)))


def _reasons(cells: dict[str, tuple[Inline, ...]], owed: str, events: int) -> str:
    """Returns what weighs most of what is on record of a partner, in words, as much as a line holds.

    Shares of the partner's own trade come last, as they do in the order of partners.
    """
    found: list[tuple[float, str]] = []
    if cells.get("Border"):
        # How long the border is stands among the neighbours.
        found.append((_BORDER, "neighbour"))
    for head, whose in (("Exports to", ("exports",)), ("Imports from", ("imports",)), _THEIRS):
        shares = plain_text(cells.get(head, ())).split(", ")
        found += [(_number(one) / 5, f"{one} of {of}") for one, of in zip(shares, whose, strict=False) if _number(one)]
    if owed:
        found.append((_OWED, owed))
    if missions := plain_text(cells.get("Missions there, here", ())):
        found.append((_OF_MISSIONS, _missions(*map(_number, missions.split(", ")))))
    if events:
        found.append((0, f"{events} event{'s' if events > 1 else ''}"))
    found.sort(key=lambda one: (" its " in one[1], -one[0]))
    told = ""
    for _, one in found:
        if not told or len(told) + len(one) <= _LONGEST:
            told += f"{', ' if told else ''}{one}"
    return told


def _missions(sent: float, hosted: float) -> str:
    if sent and hosted:
        return f"{sent:g} + {hosted:g} missions"
    count, way = (sent, "sent") if sent else (hosted, "hosted")
    return f"{count:g} mission{'s' if count > 1 else ''} {way}"


def _number(told: str) -> float:
    """Returns a figure as the page writes it, `2`, `6 %` or `6 % (2019)`, as a number; 0 where there is none."""
    found = _FIGURE.match(told)
    return float(found[0]) if found else 0


def _weights_of_sets(library: Library, iso3: str) -> tuple[Counter[str], Counter[str]]:
    """Returns what own trade and missions weigh of each partner, and what the partner's, by the glossary's weights."""
    own: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for one in library.world.trade_of(iso3):
        weight = round((one.share or 0) / 5)
        if one.entity == iso3:
            own[one.partner] += weight
        else:
            theirs[one.entity] += weight
    for mission in library.world.missions_of(iso3):
        if mission.doubt == UNCLEAR:
            continue
        own[mission.host if mission.sender == iso3 else mission.sender] += 1
    return own, theirs


def _met_in_writing(events: Iterable[Event]) -> defaultdict[str, int]:
    """Returns in how many events that people wrote each country took part."""
    met: defaultdict[str, int] = defaultdict(int)
    for event in events:
        if not event.id.startswith("ds-"):
            for code in {one.iso3 for one in event.participants}:
                met[code] += 1
    return met


def _obligations_in_reasons(library: Library, iso3: str) -> dict[str, str]:
    """Returns the obligations that are in force at the end of the set and a reason of their own, with their years."""
    found: dict[str, str] = {}
    for partner, one in library.world.obligations_of(iso3):
        if one.obligation in _IN_REASONS and not one.last_year and partner not in found:
            found[partner] = f"{OBLIGATIONS[one.obligation]} from {one.first_year}"
    return found


def _what_is_told(
    partners: Sequence[Partner], told: tuple[Inline, ...], owed: dict[str, str], is_written: bool, names_theirs: bool
) -> tuple[Inline, ...]:
    """Says in which order partners stand and what is told of them, each with its years and the set it rests on."""
    said, sets = plain_text(told), {source.key for source in cited(told)}
    kinds: list[tuple[Inline, ...]] = [words("events written here")] if is_written else []
    if "factbook-all" in sets:
        year = _YEAR_OF_SHARES.search(said)
        of_theirs = "“its”: the partner’s, which count last" if names_theirs else ""
        inside = "; ".join(filter(None, (year[1] if year else "", of_theirs)))
        years = f" ({inside})" if inside else ""
        kinds.append(words(f"border, trade{years}", FACTBOOK))
    if "embassies" in sets:
        month = _MISSIONS.search(said)
        when = f" ({month[1][-4:]}{' or written' if OR_WRITTEN in said else ''})" if month else ""
        kinds.append(words(f"missions listed, sent + hosted{when}", (CitedSource("embassies"),)))
    if any(owed.get(one.iso3) for one in partners):
        kinds.append(words(f"defence by treaty to {_END_OF_ALLIANCES}, which need not make allies", _ALLIANCES))
    of_all = f"Of {len(partners)} partners" if len(partners) > 1 else "Of one partner"
    run = (Text(f"{of_all}, most kinds first, the weightiest named: "), *_joined(kinds, ", "))
    also: list[tuple[Inline, ...]] = [run] if kinds else [words(of_all)]
    if "un-votes" in sets:
        span = _VOTES.search(said)
        also.append(words(f"UN: same votes{f' {span[1]}' if span else ''}", (CitedSource("un-votes"),)))
    return (*_joined(also, "; "), Text("."))


def _joined(parts: Iterable[tuple[Inline, ...]], between: str) -> tuple[Inline, ...]:
    return tuple(inline for part in parts for inline in (Text(between), *part))[1:]


class _Opponent(NamedTuple):
    """What is recorded of one other state: wars on opposite sides, militarized disputes, and events that were written.

    Attributes:
        wars: by date.
        disputes: by date.
        written: by date.
    """

    wars: tuple[War, ...]
    disputes: tuple[Dispute, ...]
    written: tuple[Event, ...]

    @property
    def order(self) -> tuple[int, int, int, str]:
        """What opponents are ordered by, the first last."""
        late = sum(one.end_earliest >= _SINCE for one in self.disputes)
        late += sum((one.end or one.start) >= _SINCE for one in self.wars)
        begun = [*(one.start for one in self.wars), *(one.start for one in self.disputes)]
        last = max([*begun, *(one.date.text for one in self.written)])
        return late, len(self.disputes) + len(self.wars), len(self.written), last


def disputes(library: Library, page: Page, country: Country, nodes: Nodes) -> list[Section]:
    """Returns with whom wars and disputes are recorded, or that there are none; of a period, those within it.

    That there are none is said of those alone whom the sets count as states: of others they never have any.
    """
    opponents = _opponents(library, page, country.iso3)
    is_counted = library.world.is_in_state_system(country.iso3)
    if not opponents:
        if country.un_status is UnStatus.NONE:
            return []
        world = library.world
        has_others = any(not war.same_side for _, war in world.wars_of(country.iso3)) or world.disputes_of(country.iso3)
        is_later = page.document.period[:4] > _END_OF_DISPUTES
        of_these = "The sets end before these years" if is_later else "None of these years in the sets"
        none = (
            Text(f"{of_these if has_others or is_later else 'None in the sets'} ("),
            *_joined(_SETS, ", "),
            Text("); none is written of here." if is_later else "), and none written of here."),
        )
        nothing = (*_uncounted(), Text("; none is written of here."))
        return section("facts", CONFLICTS, [], 0, 0, intro=none if is_counted else nothing, nodes=nodes, is_free=True)
    ranked = sorted(opponents.items(), key=lambda pair: (*pair[1].order, pair[0]), reverse=True)
    names = library.country_names(code for code, _ in ranked[:_WELL])
    items = [item(nodes, words(names[code]), _recorded(one), of=code) for code, one in ranked[:_WELL]]
    others = f"{len(opponents)} others" if len(opponents) > 1 else "one other"
    with_whom = f"With {others}{f', first those with most since {_SINCE}' if len(opponents) > _WELL else ''}"
    if is_counted:
        last = " and the last event written here" if any(one.written for _, one in ranked[:_WELL]) else ""
        # Both are named, the one that has nothing here as well: it says until when nothing is known.
        wars = words("wars to 2003", WARS if any(one.wars for one in opponents.values()) else ())
        quarrels = words("militarized disputes to 2014", DISPUTES)
        by_sets = (Text(", by sets ("), *_joined((wars, quarrels), ", "), Text(f"){last}."))
    else:
        by_sets = (Text(", by what is written here. "), *_uncounted(), Text("."))
    intro = (Text(with_whom), *by_sets)
    return section("facts", CONFLICTS, items, _WELL, 3, intro=intro, nodes=nodes, total=len(opponents),
                   is_first=True, is_free=True)  # fmt: skip


def _uncounted() -> tuple[Inline, ...]:
    return (Text("Not counted as a state by the sets of "), *_joined(_SETS, " and "))


def _opponents(library: Library, page: Page, iso3: str) -> dict[str, _Opponent]:
    shown = {event.id for event in page.events}
    wars: defaultdict[str, list[War]] = defaultdict(list)
    quarrels: defaultdict[str, list[Dispute]] = defaultdict(list)
    written: defaultdict[str, list[Event]] = defaultdict(list)
    for other, war in library.world.wars_of(iso3):
        if not war.same_side and f"ds-war-{war.id}" in shown:
            wars[other].append(war)
    for other, dispute in library.world.disputes_of(iso3):
        one, second = sorted((iso3.lower(), other.lower()))
        if f"ds-dispute-{dispute.id}-{one}-{second}-{dispute.start}" in shown:
            quarrels[other].append(dispute)
    for event in page.events:
        if event.kind in (EventKind.DISPUTE, EventKind.CONFLICT) and not event.id.startswith("ds-"):
            parties = {one.iso3 for one in event.participants if is_party(one.role)}
            for code in parties - {iso3} if iso3 in parties else ():
                written[code].append(event)
    return {
        code: _Opponent(tuple(wars[code]), tuple(quarrels[code]), tuple(written[code]))
        for code in {*wars, *quarrels, *written}
    }


def is_party(role: str) -> bool:
    """Returns whether who has a role in a dispute is a side of it, not one through whose land it went or who helped."""
    return role in _SIDES or role.startswith("party")


def _recorded(one: _Opponent) -> tuple[Inline, ...]:
    """Says what is recorded of two: their wars, how many disputes in which years, and the last that was written of."""
    parts: list[tuple[Inline, ...]] = []
    if one.wars:
        parts.append(text_run(_wars(one.wars)))
    if one.disputes:
        parts.append(text_run(_disputes(one.disputes)))
    if one.written:
        last = one.written[-1]
        parts.append(citing(text_run(f"{last.title} ({_years(last.date.text, '')})"), last.sources))
    return listed(parts)


def _wars(wars: Sequence[War]) -> str:
    last = wars[-1]
    years = _years(last.start, last.end)
    if len(wars) == 1:
        return f"{last.name or f'War no. {last.id}'}, {years}"
    return f"{len(wars)} wars, the last {last.in_sentence}, {years}"


def _disputes(found: Sequence[Dispute]) -> str:
    # The latest possible end can lie after the set's own, of disputes that it has without one.
    years = _years(min(one.start for one in found), max(one.end_earliest for one in found))
    count = f"{len(found)} disputes" if len(found) > 1 else "one dispute"
    of_two = [one for one in found if one.is_of_two]
    if not of_two:
        return f"{count} of several states, {years}"
    # War is said of two only where both reached that level and no other state was in the dispute.
    level = max(one.highest if one.levels == (WAR, WAR) else min(one.highest, WAR - 1) for one in of_two)
    return f"{count}, {years}{f', up to {_LEVELS[level]}' if level > 1 else ''}"


def _years(start: str, end: str) -> str:
    first, last = start[:4], end[:4]
    return first if first == last or not last else f"{first}–{last}"


def treaties(library: Library, page: Page, country: Country, told: Iterable[Event], nodes: Nodes) -> list[Section]:
    """Returns obligations of alliance that are in force when their set ends, and the treaties that were written of.

    Those of `told`, which stand among the key dates, are not told again.
    """
    items = []
    if owed := _in_force(library, country.iso3):
        items.append(item(nodes, words(f"Of alliance, in {_END_OF_ALLIANCES}"), citing(text_run(owed), _ALLIANCES)))
    elsewhere = {event.id for event in told}
    written = [
        event
        for event in page.events
        if event.kind is EventKind.AGREEMENT
        and event.id not in elsewhere
        and not event.id.startswith("ds-")
        and _TREATY.search(event.title)
    ]
    written.sort(key=lambda event: (importance_of(event), event.date.text), reverse=True)
    items += [
        item(nodes, words(in_words(one.date.text)), citing(text_run(one.title), one.sources))
        for one in written[:_MOST_TREATIES]
    ]
    rest = max(len(written) - _MOST_TREATIES, 0)
    # What is in force stands whatever else has to go: an obligation that ended may be among the key dates. Where there
    # is an article, its facts tell of the policy, and its own events need the room.
    least = 1 if owed and not page.document.checked else 0
    return section(
        "facts", TREATIES, items, len(items), least, nodes=nodes, is_free=True, well=3, total=len(items) + rest
    )


def _in_force(library: Library, iso3: str) -> str:
    """Returns the obligations that no year ends in the set, by kind, with whom or with how many."""
    partners: defaultdict[str, list[str]] = defaultdict(list)
    for partner, one in library.world.obligations_of(iso3):
        if not one.last_year:
            partners[one.obligation].append(partner)
    names = library.country_names({code for codes in partners.values() for code in codes})
    told = []
    for obligation, said in OBLIGATIONS.items():
        if codes := list(dict.fromkeys(partners[obligation])):
            whom = (
                enumerated(sorted(in_sentence(names[code]) for code in codes))
                if len(codes) <= _MOST_NAMED
                else f"{len(codes)} states"
            )
            told.append(f"{said} with {whom}")
    return "; ".join(told)
