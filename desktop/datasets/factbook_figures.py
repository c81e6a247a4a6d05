"""What a profile counts or lists of its country: economy, energy, transport, people, sea, agreements.

Standing with international courts is left out: the last edition gives it without a year, and not as it then was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from desktop.datasets.factbook_facts import SCALES, Fact, number
from desktop.datasets.factbook_profiles import Profile, split_outside_brackets, without_brackets
from desktop.datasets.factbook_reviewed import HELD_BY_OTHERS, PARTS

MOST_SHARES = 6
"""Of religions and ethnic groups: the largest, those without a religion and others among them."""
LONGEST_REMARK = 90
"""Characters; a figure of which the profile says more than that cannot be told without it, and is left out."""
FIRST_YEAR = 1995
"""Numbers of an earlier year are left out: they tell of another world, or have the year wrong."""
LONGEST_LIST = 200
"""Characters; a longer list of natural resources is a text rather than a list, and is left out."""

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NUMBER = rf"(-?{_DIGITS})(?: (million|billion|trillion))?"
_YEAR = r"(?: \(((?:19|20)\d\d)(?: est\.)?\))?"
_MAY_FALL = ("gdp-growth", "inflation")
"""What can be below nothing."""


class _Counted(NamedTuple):
    """Where a number stands; where `part` is "*", each part is of a year, and the newest one counts."""

    property: str
    section: str
    field: str
    part: str
    unit: str
    before: str = ""
    after: str = ""
    is_followed: bool = False
    """Whether words may follow, which are not of this figure: how many kilometres of track are electrified."""


_GAS, _COAL, _OIL, _POWER = "Natural gas", "Coal", "Petroleum", "Electricity"
_SECTORS = "GDP - composition, by sector of origin"
_DISPLACED = "Refugees and internally displaced persons"
_COUNTED = (
    _Counted("gdp-official", "Economy", "GDP (official exchange rate)", "", "USD", r"\$"),
    _Counted("gdp-growth", "Economy", "Real GDP growth rate", "*", "%", after="%"),
    _Counted("agriculture", "Economy", _SECTORS, "agriculture", "%", after="%"),
    _Counted("industry", "Economy", _SECTORS, "industry", "%", after="%"),
    _Counted("services", "Economy", _SECTORS, "services", "%", after="%"),
    _Counted("exports", "Economy", "Exports", "*", "USD", r"\$"),
    _Counted("imports", "Economy", "Imports", "*", "USD", r"\$"),
    _Counted("inflation", "Economy", "Inflation rate (consumer prices)", "*", "%", after="%"),
    _Counted("unemployment", "Economy", "Unemployment rate", "*", "%", after="%"),
    _Counted("remittances", "Economy", "Remittances", "*", "%", after="% of GDP"),
    _Counted("reserves", "Economy", "Reserves of foreign exchange and gold", "*", "USD", r"\$"),
    _Counted("military-spending", "Military and Security", "Military expenditures", "*", "%", after="% of GDP"),
    _Counted("gas-production", "Energy", _GAS, "production", "m3", after=" cubic meters"),
    _Counted("gas-consumption", "Energy", _GAS, "consumption", "m3", after=" cubic meters"),
    _Counted("gas-exports", "Energy", _GAS, "exports", "m3", after=" cubic meters"),
    _Counted("gas-imports", "Energy", _GAS, "imports", "m3", after=" cubic meters"),
    _Counted("gas-reserves", "Energy", _GAS, "proven reserves", "m3", after=" cubic meters"),
    _Counted("oil-production", "Energy", _OIL, "total petroleum production", "barrels a day", after=" bbl/day"),
    _Counted("oil-consumption", "Energy", _OIL, "refined petroleum consumption", "barrels a day", after=" bbl/day"),
    _Counted("oil-reserves", "Energy", _OIL, "crude oil estimated reserves", "barrels", after=" barrels"),
    _Counted("coal-production", "Energy", _COAL, "production", "t", after=" metric tons"),
    _Counted("coal-consumption", "Energy", _COAL, "consumption", "t", after=" metric tons"),
    _Counted("coal-exports", "Energy", _COAL, "exports", "t", after=" metric tons"),
    _Counted("coal-imports", "Energy", _COAL, "imports", "t", after=" metric tons"),
    _Counted("coal-reserves", "Energy", _COAL, "proven reserves", "t", after=" metric tons"),
    _Counted("power-capacity", "Energy", _POWER, "installed generating capacity", "kW", after=" kW"),
    _Counted("power-consumption", "Energy", _POWER, "consumption", "kWh", after=" kWh"),
    _Counted("power-exports", "Energy", _POWER, "exports", "kWh", after=" kWh"),
    _Counted("power-imports", "Energy", _POWER, "imports", "kWh", after=" kWh"),
    _Counted("reactors", "Energy", "Nuclear energy", "Number of operational nuclear reactors", ""),
    _Counted("railways", "Transportation", "Railways", "total", "km", after=" km", is_followed=True),
    _Counted("airports", "Transportation", "Airports", "", ""),
    _Counted("ports", "Transportation", "Ports", "total ports", ""),
    _Counted("merchant-ships", "Transportation", "Merchant marine", "total", ""),
    _Counted("median-age", "People and Society", "Median age", "total", "years", after=" years"),
    _Counted(
        "life-expectancy", "People and Society", "Life expectancy at birth", "total population", "years", after=" years"
    ),
    _Counted(
        "urban", "People and Society", "Urbanization", "urban population", "%", after="% of total population"
    ),
    _Counted("internet-users", "Communications", "Internet users", "percent of population", "%", after="%"),
    _Counted("refugees", "Transnational Issues", _DISPLACED, "refugees", "people"),
    _Counted("displaced", "Transnational Issues", _DISPLACED, "IDPs", "people"),
    _Counted("stateless", "Transnational Issues", _DISPLACED, "stateless persons", "people"),
)  # fmt: skip
_ZONES = (("territorial-sea", "territorial sea"), ("economic-zone", "exclusive economic zone"))
_SOURCES_OF_POWER = (
    "fossil fuels", "nuclear", "hydroelectricity", "wind", "solar", "geothermal", "tide and wave", "biomass and waste",
)  # fmt: skip
_GOODS = (("export-goods", "Exports - commodities"), ("import-goods", "Imports - commodities"))
_PEOPLES = (("ethnic-groups", "Ethnic groups"), ("religions", "Religions"))
_AGREEMENTS = (("agreements", "party to"), ("agreements-signed", "signed, but not ratified"))
_CAPACITY = "the Factbook calls these shares of capacity"
_NOTHING = re.compile(r"(?i)(?:none|na|negl)?$|none\b")
_PROSE = re.compile(r"[;:]|\b(?:including|probable|possible|have|has|is|are|whole)\b")
_REMARK = re.compile(
    r"(?:note: )?(?:data represent (?!the )([^;.]{4,70})|(percentages add up to more than 100%)[^;.]*)?\.?"
)
"""On shares of a people: what was counted, or that several answers could be given; or nothing at all."""
_AS_ALL = re.compile(
    r"NA$|annual .* based on|data in current dollars|figures may not total|% of labor force|personal transfers"
    r"|holdings of gold|top (?:five )?(?:ex|im)port|.*-mm? gauge|the US does not recognize|measured from claimed"
)
"""How a figure is counted in every profile, or what it does not change."""
_SHORTER = (
    (re.compile(r" - (?:ex|im)ports of .*"), ""),
    (re.compile(r"^(?:note - |entry |data (?=do|include|exclude)|data represent )"), ""),
    (re.compile(r"^(?:do|does) not include"), "without"),
    (re.compile(r"^(?:I|i)ncludes?\b"), "with"),
    (re.compile(r"^(\d{4})-All"), r"\1: all"),
)
"""How what is said of a figure is told in fewer words."""
_BASES = {
    "balance of payments": "balance of payments",
    "GDP expenditure basis": "national accounts",
    "figures complied according to the General Trade System": "general trade system",
}
_OF_PLACES = frozenset({"Airports", "Ports", "Coastline", "Railways", "Nuclear energy"})
"""Fields that count places."""


def figures(profile: Profile, entity: str) -> Iterator[Fact]:
    """Yields what one profile counts and lists. Raises DatasetError for a number that is not of a known form."""
    for counted in _COUNTED:
        if (found := _newest(profile, entity, counted)) is not None:
            yield found
    # Where one number does not tell it (“12 nm in the north, 3 nm in the south”), none is given.
    coast = re.fullmatch(rf"({_DIGITS}) km(?: \(([^()]{{1,60}})\))?", profile.text("Geography", "Coastline"))
    if coast and coast[1] != "0":
        note = "; ".join(filter(None, (coast[2], _remark(profile, "Geography", "Coastline"))))
        if len(note) <= LONGEST_REMARK:
            yield Fact(entity, "coastline", coast[1].replace(",", ""), "km", note=note)
    for name, part in _ZONES:
        # What another state says of a claim does not decide whether it is told.
        zone = re.fullmatch(r"(\d+) nm(?:; note: .*)?", profile.text("Geography", "Maritime claims", part))
        remark = _remark(profile, "Geography", "Maritime claims")
        if zone and len(remark) <= LONGEST_REMARK:
            yield Fact(entity, name, zone[1], "nautical miles", note=remark)
    yield from _lists(profile, entity)


def merged(rows: Iterable[tuple[Profile, Fact]]) -> Iterator[Fact]:
    """Yields one row for each entity and property; where profiles of parts of an entity differ, there is none.

    A figure that only one part's profile gives is of that part alone, which the note names.
    """
    groups: dict[tuple[str, str], list[tuple[Profile, Fact]]] = {}
    for profile, fact in rows:
        groups.setdefault((fact.entity, fact.property), []).append((profile, fact))
    for (profile, first), *others in (groups[key] for key in sorted(groups)):
        if not others:
            yield first._replace(note="; ".join(filter(None, (first.note, PARTS.get(profile.gec, "")))))
        elif all(fact == first for _, fact in others):
            yield first


def _newest(profile: Profile, entity: str, counted: _Counted) -> Fact | None:
    section, field, part = counted.section, counted.field, counted.part
    form = re.compile(f"{counted.before}{_NUMBER}{counted.after}{_YEAR}{r'(?: .*)?' if counted.is_followed else ''}")
    parts = [one for one in profile.parts(section, field) if one not in ("note", "text")] if part == "*" else [part]
    found: list[Fact] = []
    for one in parts:
        text = profile.text(section, field, *filter(None, (one,)))
        if not text or re.match(r"NA\b|\(\d{4}", text):
            continue
        match = form.fullmatch(text)
        if not match or (match[1].startswith("-") and counted.property not in _MAY_FALL):
            raise profile.error(section, field, f"is not a number of a known form (“{text[:60]}”)", "correct it")
        value = Decimal(match[1].replace(",", "")) * SCALES[match[2] or ""]
        found.append(Fact(entity, counted.property, number(value), counted.unit, match[3] or ""))
    newest = max(found, key=lambda one: one.year, default=None)
    if newest is None or (newest.year and int(newest.year) < FIRST_YEAR):
        return None
    remark = _remark(profile, section, field)
    is_in_dollars = counted.unit != "USD" or "NZD" not in remark
    return newest._replace(note=remark) if is_in_dollars and len(remark) <= LONGEST_REMARK else None


def _remark(profile: Profile, section: str, field: str) -> str:
    """Returns what a profile says of its figures, but for what says how they are counted everywhere.

    What others hold of the places that are counted is said too.
    """
    said = re.sub(r"^note: ?", "", profile.text(section, field, "note"))
    told = []
    for clause in split_outside_brackets(said.rstrip("."), ";"):
        if not _AS_ALL.match(clause):
            for form, shorter in _SHORTER:
                clause = form.sub(shorter, clause)
            told.append(_BASES.get(clause, clause))
    held = HELD_BY_OTHERS.get(profile.gec, "") if field in _OF_PLACES else ""
    return "; ".join(filter(None, (*told, held)))


def _lists(profile: Profile, entity: str) -> Iterator[Fact]:
    section, field = "Energy", "Electricity generation sources"
    shares = []
    for source in _SOURCES_OF_POWER:
        text = profile.text(section, field, source)
        share = re.match(rf"(-?{_DIGITS})% of total installed capacity{_YEAR}(?= note:|$)", text)
        if text and not share:
            raise profile.error(section, field, f"is not a share of a known form (“{text[:60]}”)", "correct it")
        # What pumps more water up than it lets down has a share below nothing.
        if share and not share[1].startswith("-"):
            shares.append((Decimal(share[1]), source, share[2] or ""))
    if shares:
        # The sort is stable: equal shares keep the order of the sources.
        shares.sort(key=lambda share: -share[0])
        told = "; ".join(f"{source} {number(share)}" for share, source, _ in shares)
        note = "; ".join(filter(None, (_CAPACITY, _remark(profile, section, field))))
        yield Fact(entity, "power-sources", told, "%", shares[0][2], note)
    for name, field in _GOODS:
        if goods := re.fullmatch(r"([^();]+) \((\d{4})\)", profile.text("Economy", field)):
            note = _remark(profile, "Economy", field)
            yield Fact(entity, name, "; ".join(goods[1].split(", ")), year=goods[2], note=note)
    yield from _peoples(profile, entity)
    resources = profile.text("Geography", "Natural resources")
    if not _NOTHING.match(resources) and len(resources) <= LONGEST_LIST and not _PROSE.search(resources):
        yield Fact(entity, "natural-resources", _listed(resources))
    ports = profile.text("Transportation", "Ports", "key ports")
    if not _NOTHING.match(ports):
        note = _remark(profile, "Transportation", "Ports")
        yield Fact(entity, "key-ports", _listed(ports), year=_year_of_ports(profile), note=note)
    for name, part in _AGREEMENTS:
        listed = profile.text("Environment", "International environmental agreements", part)
        if not _NOTHING.match(listed):
            names = (re.sub(r"- ?", " – ", one, count=1) for one in split_outside_brackets(listed, ","))
            yield Fact(entity, name, "; ".join(names))


def _listed(text: str) -> str:
    return "; ".join(entry.removeprefix("and ") for entry in split_outside_brackets(text, ","))


def _peoples(profile: Profile, entity: str) -> Iterator[Fact]:
    """Yields ethnic groups and religions, unless the profile qualifies its shares at length.

    A remark on who disputes them, or on who is not counted, cannot be left out, and is no note on a figure.
    """
    for name, field in _PEOPLES:
        remark = _REMARK.fullmatch(profile.text("People and Society", field, "note"))
        shares = _shares(profile.text("People and Society", field)) if remark else None
        if remark and shares:
            groups, year = shares
            choice = "the six largest" if len(groups) > MOST_SHARES else ""
            several = "several could be named" if remark[2] else ""
            note = "; ".join(filter(None, (remark[1], several, choice)))
            yield Fact(entity, name, "; ".join(groups[:MOST_SHARES]), "%", year, note)


def _year_of_ports(profile: Profile) -> str:
    year = re.search(r"\((\d{4})", profile.text("Transportation", "Ports", "total ports"))
    return year[1] if year else ""


def _shares(text: str) -> tuple[tuple[str, ...], str] | None:
    """Returns groups, each as `Muslim 93`, and the year or ""; None where a text is not wholly of that form."""
    year = re.search(r" \((\d{4})(?:-\d{2,4})?(?: ests?\.?)?\)$", text)
    listed = re.split(r"; less than 1(?:%| percent):", text[: year.start()] if year else text)[0]
    named: list[tuple[Decimal, str]] = []
    for piece in split_outside_brackets(listed, ","):
        match = re.fullmatch(r"([^\d<>%;:~]+?) (<)?(\d+(?:\.\d+)?)%", without_brackets(piece))
        if not match:
            return None
        if not match[2]:
            named.append((Decimal(match[3]), match[1].removeprefix("and ")))
    # The profile lists those without a religion and others last, however many they are.
    named.sort(key=lambda one: -one[0])
    return (tuple(f"{name} {number(share)}" for share, name in named), year[1] if year else "") if named else None
