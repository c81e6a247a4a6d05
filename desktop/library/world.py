"""What open data sets say of countries and of pairs, as plain rows; codes are those of the table `country`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property

from desktop.domain.values import NamedTuple
from desktop.library.capitals import Capitals
from desktop.library.conflicts import Dispute, War
from desktop.library.voting import Ballots, RollCallSets, Tally, VotingAgreement, agreement_of, tally, unpacked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Ask = Callable[..., list[tuple[Any, ...]]]


class Figure(NamedTuple):
    """A figure or short text on a country; `year` is "" where the set gives none."""

    property: str
    value: str
    unit: str
    year: str
    note: str


class TradeShare(NamedTuple):
    """The share, in per cent, of one country's exports or imports that a partner takes or supplies."""

    entity: str
    flow: str
    partner: str
    share: float | None
    year: str


class Mission(NamedTuple):
    """A mission that one country sends to another; `accredited_to` are the others that it covers.

    Its host is in doubt where an embassy in Rome is `inferred` to be to the Holy See, or is to that or to Italy, which
    is `unclear`.
    """

    sender: str
    host: str
    type: str
    city: str
    accredited_to: tuple[str, ...]
    doubt: str = ""


class Participation(NamedTuple):
    """A country in an organization today.

    Since when it has that status is a year; or it is known `by` which year it had it. Both are "" where no set gives a
    year that is sound.
    """

    entity: str
    organization: str
    status: str
    since: str
    by: str


class SharedOrganization(NamedTuple):
    """An organization that two countries take part in; years are as in `Participation`."""

    key: str
    one_status: str
    other_status: str
    one_since: str
    other_since: str
    one_by: str
    other_by: str


class Contiguity(NamedTuple):
    """How two countries border: 1 by land or river, 2 to 5 across 12, 24, 150 and 400 miles of water or less."""

    type: int
    start: str
    end: str


class Obligation(NamedTuple):
    """An obligation under a treaty of alliance; `last_year` is "" where it lasts to the end of the set."""

    obligation: str
    first_year: str
    last_year: str


class Leader(NamedTuple):
    """An effective leader and the days of the term (EDTF)."""

    name: str
    start: str
    end: str


_MISSIONS = "SELECT sender, host, type, city, accredited_to, doubt FROM mission WHERE"
_HOLY_SEE = "VAT"
_PARTICIPATIONS = 'SELECT entity, organization, status, since, "by" FROM participation WHERE'


def _hosted_by(host: str) -> str:
    """Returns what holds of the missions in a country; embassies in Italy may be to the Holy See."""
    return "(host = ?1 OR (host = 'ITA' AND doubt = 'unclear'))" if host == _HOLY_SEE else "host = ?1"


class World:
    """The derived tables of one library."""

    def __init__(self, ask: Ask) -> None:
        """Asks through a function that takes a query and its values and returns all rows."""
        self._ask = ask
        self._ballots: dict[str, Ballots | None] = {}

    def figures(self, entity: str) -> list[Figure]:
        """Returns the figures on a country in the order of the table."""
        query = "SELECT property, value, unit, year, note FROM figure WHERE entity = ? ORDER BY rowid"
        return [Figure(*row) for row in self._ask(query, entity)]

    @cached_property
    def capitals(self) -> Capitals:
        """The capitals of all countries by their names."""
        return Capitals(self._ask("SELECT entity, value FROM figure WHERE property = 'capital' ORDER BY entity"))

    def currencies(self, entity: str) -> list[tuple[str, str]]:
        """Returns code and name of the currencies that ISO 4217 lists for a country."""
        return self._ask("SELECT code, name FROM currency WHERE entity = ? ORDER BY code", entity)

    def tender(self, entity: str) -> list[tuple[str, str, str]]:
        """Returns code and name of what is legal tender in a country by CLDR, and the day since when."""
        return self._ask("SELECT code, name, since FROM tender WHERE entity = ? ORDER BY since, code", entity)

    def belongings(self, entity: str) -> list[tuple[str, str]]:
        """Returns the status of a part or territory by the set of codes, such as “part of”, and of which state."""
        return self._ask("SELECT status, state FROM belonging WHERE entity = ?", entity)

    def demonyms(self) -> list[tuple[str, str]]:
        """Returns code and name of what the people of each country are called, and what is of it."""
        return self._ask("SELECT DISTINCT entity, name FROM demonym ORDER BY entity, name")

    def land_borders(self, entity: str) -> list[tuple[str, float | None]]:
        """Returns the neighbours by land and the length of each border by the country's own profile, in km."""
        return self._ask("SELECT neighbour, km FROM land_border WHERE entity = ? ORDER BY km DESC, neighbour", entity)

    def border_by(self, entity: str, neighbour: str) -> float | None:
        """Returns the length of a border by one side's profile, in km; None where it has none."""
        found = self._ask("SELECT km FROM land_border WHERE entity = ? AND neighbour = ?", entity, neighbour)
        return found[0][0] if found else None

    def trade(self, one: str, other: str) -> list[TradeShare]:
        """Returns each side's shares of trade with the other."""
        query = "SELECT entity, flow, partner, share, year FROM trade_partner WHERE entity = ? AND partner = ?"
        return [TradeShare(*row) for pair in ((one, other), (other, one)) for row in self._ask(query, *pair)]

    def trade_of(self, entity: str) -> list[TradeShare]:
        """Returns a country's shares of trade with others, and theirs with it."""
        query = "SELECT entity, flow, partner, share, year FROM trade_partner WHERE entity = ? OR partner = ?"
        return [TradeShare(*row) for row in self._ask(query, entity, entity)]

    def trade_partners(self, entity: str) -> list[TradeShare]:
        """Returns a country's main partners, exports first, by share."""
        query = (
            "SELECT entity, flow, partner, share, year FROM trade_partner WHERE entity = ? ORDER BY flow, share DESC"
        )
        return [TradeShare(*row) for row in self._ask(query, entity)]

    def missions(self, sender: str, host: str) -> list[Mission]:
        """Returns the missions of one country in another, and those of which the set does not say that they are."""
        query = f"{_MISSIONS} {_hosted_by(host)} AND sender = ?2 ORDER BY rowid"
        return [_mission(row) for row in self._ask(query, host, sender)]

    def missions_of(self, entity: str) -> list[Mission]:
        """Returns the missions that a country sends, then those that it hosts, or may host."""
        query = f"{_MISSIONS} sender = ?1 UNION ALL {_MISSIONS} {_hosted_by(entity)} AND sender <> ?1"
        return [_mission(row) for row in self._ask(query, entity)]

    def covering(self, sender: str, covered: str) -> list[Mission]:
        """Returns the missions of one country that stand elsewhere and cover another."""
        query = (
            f"{_MISSIONS} sender = ?1 AND host <> ?2 AND accredited_to <> '' "
            "AND instr(' ' || accredited_to || ' ', ' ' || ?2 || ' ') ORDER BY rowid"
        )
        return [_mission(row) for row in self._ask(query, sender, covered)]

    def shared_organizations(self, one: str, other: str) -> list[SharedOrganization]:
        """Returns the organizations that both take part in today, by name of the key."""
        query = (
            'SELECT a.organization, a.status, b.status, a.since, b.since, a."by", b."by" '
            "FROM participation AS a JOIN participation AS b ON a.organization = b.organization "
            "WHERE a.entity = ? AND b.entity = ? AND a.lasts GROUP BY a.organization ORDER BY a.organization"
        )
        return [SharedOrganization(*row) for row in self._ask(query, one, other)]

    def participations(self, entity: str) -> list[Participation]:
        """Returns the organizations that a country takes part in, of those that there still are."""
        query = f"{_PARTICIPATIONS} entity = ? AND lasts ORDER BY organization"
        return [Participation(*row) for row in self._ask(query, entity)]

    def participants(self, organization: str) -> list[Participation]:
        """Returns the countries that take part in an organization, or did until its end."""
        query = f"{_PARTICIPATIONS} organization = ? ORDER BY entity"
        return [Participation(*row) for row in self._ask(query, organization)]

    def contiguity(self, one: str, other: str) -> list[Contiguity]:
        """Returns how two countries bordered over time."""
        query = 'SELECT type, start, "end" FROM contiguity WHERE one = ? AND other = ? ORDER BY start'
        return [Contiguity(*row) for row in self._ask(query, *sorted((one, other)))]

    def obligations(self, one: str, other: str) -> list[Obligation]:
        """Returns the obligations of alliance between two countries over time."""
        query = (
            "SELECT obligation, first_year, last_year FROM alliance WHERE one = ? AND other = ? "
            "ORDER BY first_year, obligation"
        )
        return [Obligation(*row) for row in self._ask(query, *sorted((one, other)))]

    def obligations_of(self, entity: str) -> list[tuple[str, Obligation]]:
        """Returns the obligations of alliance that a country has, or had, with each other one, by their first year."""
        query = (
            "SELECT CASE WHEN one = ?1 THEN other ELSE one END, obligation, first_year, last_year FROM alliance "
            "WHERE one = ?1 OR other = ?1 ORDER BY first_year, one, other, obligation"
        )
        return [(partner, Obligation(*row)) for partner, *row in self._ask(query, entity)]

    def disputes_of(self, entity: str) -> list[tuple[str, Dispute]]:
        """Returns the militarized disputes of a country with each other one, by date; its own level is the first."""
        query = (
            "SELECT one, other, id, start, end_earliest, end_latest, hostility_one, hostility_other, fatality, pairs "
            "FROM dispute WHERE one = ?1 OR other = ?1 ORDER BY start, rowid"
        )
        return [
            (other, Dispute(number, start, earliest, latest, (mine, theirs), fatality, pairs))
            if one == entity
            else (one, Dispute(number, start, earliest, latest, (theirs, mine), fatality, pairs))
            for one, other, number, start, earliest, latest, mine, theirs, fatality, pairs in self._ask(query, entity)
        ]

    def disputes(self, one: str, other: str) -> list[Dispute]:
        """Returns the militarized disputes of two countries by date, the levels in the order of the two."""
        query = (
            "SELECT id, start, end_earliest, end_latest, hostility_one, hostility_other, fatality, pairs "
            "FROM dispute WHERE one = ? AND other = ? ORDER BY start, rowid"
        )
        step = 1 if one <= other else -1
        return [
            Dispute(number, start, earliest, latest, (mine, theirs)[::step], fatality, pairs)
            for number, start, earliest, latest, mine, theirs, fatality, pairs in self._ask(
                query, *sorted((one, other))
            )
        ]

    def is_in_state_system(self, entity: str) -> bool:
        """Returns whether the Correlates of War project counts a country as a state, at any time.

        Its sets of neighbours, wars and disputes name no others, nor does that of alliances, which takes its states.
        """
        tables = (("contiguity", "one", "other"), ("alliance", "one", "other"), ("dispute", "one", "other"))
        named = [f"EXISTS (SELECT 1 FROM {name} WHERE {one} = ?1 OR {two} = ?1)" for name, one, two in tables]
        named.append("EXISTS (SELECT 1 FROM war WHERE entity = ?1)")
        return bool(self._ask(f"SELECT {' OR '.join(named)}", entity)[0][0])

    def wars(self, one: str, other: str) -> list[War]:
        """Returns the wars between states in which both fought at one time, by date; who changed sides stands twice."""
        return [war for _, war in self._wars("AND b.entity = ?2", one, other)]

    def wars_of(self, entity: str) -> list[tuple[str, War]]:
        """Returns the wars between states in which a country fought, once with each other one that did at one time."""
        return self._wars("AND b.entity <> a.entity", entity)

    def _wars(self, whose: str, *entities: str) -> list[tuple[str, War]]:
        # What has no end sorts after every end that is known.
        ends = {side: f"ifnull(nullif({side}.\"end\", ''), '~')" for side in "ab"}
        query = (
            "SELECT b.entity, a.id, a.name, min(max(a.start, b.start)), "
            f"ifnull(nullif(max(min({ends['a']}, {ends['b']})), '~'), ''), a.side = b.side "
            f"FROM war AS a JOIN war AS b ON a.id = b.id WHERE a.entity = ?1 {whose} "
            f"AND substr(a.start, 1, 4) <= substr({ends['b']}, 1, 4) "
            f"AND substr(b.start, 1, 4) <= substr({ends['a']}, 1, 4) "
            "GROUP BY b.entity, a.id, a.side = b.side ORDER BY min(max(a.start, b.start)), a.id, b.entity"
        )
        return [
            (other, War(key, name, start, end, bool(same)))
            for other, key, name, start, end, same in self._ask(query, *entities)
        ]

    @cached_property
    def _roll_calls(self) -> RollCallSets:
        sets = self._ask("SELECT kind, name, mask FROM roll_call_set ORDER BY kind, name")
        years = tuple((int(name), unpacked(mask)) for kind, name, mask in sets if kind == "year")
        issues = tuple((name, unpacked(mask)) for kind, name, mask in sets if kind == "issue")
        return RollCallSets(years, issues)

    def _ballots_of(self, voters: Collection[str]) -> dict[str, Ballots]:
        """Returns the ballots of those who have any; they are read once."""
        if missing := [voter for voter in voters if voter not in self._ballots]:
            marks = ", ".join("?" * len(missing))
            found = self._ask(f"SELECT * FROM ballots WHERE entity IN ({marks})", *missing)
            read = {voter: Ballots(*map(unpacked, masks)) for voter, *masks in found}
            self._ballots |= dict.fromkeys(missing) | read
        return {voter: ballots for voter in voters if (ballots := self._ballots[voter])}

    def voting(self, one: str, other: str) -> VotingAgreement | None:
        """Returns how two voters in the UN General Assembly agree; None where either has no vote in the set."""
        ballots = self._ballots_of((one, other))
        if one not in ballots or other not in ballots:
            return None
        return agreement_of(ballots[one], ballots[other], self._roll_calls)

    def voting_years(self, entity: str) -> tuple[int, int] | None:
        """Returns the first and last year in which a voter voted in the UN General Assembly; None without any vote."""
        ballots = self._ballots_of((entity,))
        if not ballots:
            return None
        cast, years = ballots[entity].cast, self._roll_calls.by_year
        first = next((year for year, mask in years if mask & cast), None)
        last = next((year for year, mask in reversed(years) if mask & cast), None)
        return None if first is None or last is None else (first, last)

    def voting_totals(self, entity: str, others: Collection[str] | None = None) -> dict[str, Tally]:
        """Returns how a voter agrees with each other one, or with those named, over all roll calls.

        Empty where it has no vote in the set.
        """
        voters = [voter for (voter,) in self._ask("SELECT entity FROM ballots")] if others is None else others
        ballots = self._ballots_of((entity, *voters))
        own = ballots.pop(entity, None)
        return {voter: tally(own, theirs) for voter, theirs in ballots.items()} if own else {}

    def leaders(self, entity: str) -> list[Leader]:
        """Returns the effective leaders of a country by date."""
        query = 'SELECT name, start, "end" FROM leader WHERE entity = ? ORDER BY start'
        return [Leader(*row) for row in self._ask(query, entity)]


def _mission(row: tuple[Any, ...]) -> Mission:
    sender, host, kind, city, accredited_to, doubt = row
    return Mission(sender, host, kind, city, tuple(accredited_to.split()), doubt)
