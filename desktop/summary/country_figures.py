"""What open data sets say of a country, as facts and sections of its page."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain import address
from desktop.domain.country import Country, EntityKind
from desktop.domain.dates import in_words
from desktop.domain.naming import in_sentence
from desktop.domain.prose import CitedSource, Inline, NoteBlock, Text
from desktop.domain.values import NamedTuple
from desktop.library.capitals import LABEL as CAPITAL
from desktop.library.library import Library
from desktop.library.rows import Outline
from desktop.library.world import Figure, Leader, TradeShare
from desktop.summary.assembly import FACTBOOK
from desktop.summary.currency import currency_fact
from desktop.summary.document import (
    Bar,
    BarChart,
    BarGroup,
    Fact,
    FactValue,
    PageSection,
    Table,
    citing,
    link_run,
    text_run,
)

_LEADERS = (CitedSource("archigos"),)
OUTLINES = (CitedSource("natural-earth"),)
POSITION = "Position"
_STATE, _GOVERNMENT = "head-of-state", "head-of-government"
_OF_BOTH = "Head of state and government"
_LABELS = {
    "capital": CAPITAL,
    "government": "Form of government",
    "dependency": "Dependency",
    _STATE: "Head of state",
    _GOVERNMENT: "Head of government",
    "independence": "Independence",
    "population": "Population",
    "languages": "Languages",
    "area": "Area",
    "gdp-ppp": "GDP, purchasing power parity",
    "gdp-per-capita": "GDP per head, purchasing power parity",
}
"""What each property is called, in the order in which they stand."""
_PLACES = {name: place for place, name in enumerate(_LABELS)}
_UNITS = {"km2": "km²", "usd": "US dollars", "USD": "US dollars"}
_MOST_LEADERS = 12
LEADERS_HEADING = "Leaders up to 2015"


class CountrySets(NamedTuple):
    """What the data sets say of a country, as lead, facts and sections of its page need it."""

    figures: list[Figure]
    borders: list[tuple[str, float | None]]
    trade: list[TradeShare]

    @classmethod
    def of(cls, library: Library, iso3: str) -> CountrySets:
        """Reads them."""
        world = library.world
        return cls(world.figures(iso3), world.land_borders(iso3), world.trade_partners(iso3))


def position_in_words(outline: Outline) -> str:
    """Returns where the middle of an outline lies, to a degree: “39° N, 59° E”."""
    north, east = round(outline.latitude), round(outline.longitude)
    return f"{abs(north)}° {'S' if north < 0 else 'N'}, {abs(east)}° {'W' if east < 0 else 'E'}"


def position_fact(*marked: tuple[str, Outline]) -> Fact:
    """Returns where countries lie, by their outlines; each stands after its name, or without one where that is ""."""
    return Fact(
        POSITION,
        tuple(
            FactValue(
                (*text_run(name), Text(f": {position_in_words(outline)}" if name else position_in_words(outline))),
                "",
                "",
                "middle of its outline",
                "",
                OUTLINES,
            )
            for name, outline in marked
        ),
    )


def table_facts(library: Library, country: Country, figures: list[Figure]) -> tuple[Fact, ...]:
    """Returns what the derived tables say of a country: capital, people, area, currency, economy, government."""
    facts = list(currency_fact(library, country.iso3, figures))
    edition = edition_of_figures(library)
    labels = _LABELS
    if _has_one_head(figures):
        labels = {name: label for name, label in labels.items() if name != _GOVERNMENT} | {_STATE: _OF_BOTH}
    shown = [one for one in figures if one.property in labels]
    for figure in sorted(shown, key=lambda one: _PLACES[one.property]):
        text = in_words(figure.value) if figure.property == "independence" else short_number(figure.value)
        unit = _UNITS.get(figure.unit, figure.unit)
        run = text_run(_shares(text) if unit == "%" else f"{text} {unit}".strip())
        said = figure.year or ("" if figure.property == "independence" else edition)
        note = figure.note
        if figure.property in (_STATE, _GOVERNMENT):
            # Since when somebody is in office belongs to the time, and is no remark on it.
            said, note = "; ".join(filter(None, (note, said))), ""
        value = FactValue(run, said, "", note, "", FACTBOOK)
        facts.append(Fact(labels[figure.property], (value,)))
    if country.kind is EntityKind.FORMER and country.valid:
        facts.append(Fact("Existed", (FactValue(text_run(in_words(country.valid)), "", "", "", "", FACTBOOK),)))
    return tuple(facts)


def _shares(text: str) -> str:
    """Returns shares that stand in one value, each with its sign; an entry may have none."""
    return "; ".join(f"{one} %" if one[-1:].isdigit() else one for one in text.split("; "))


def without_heads(figures: Iterable[Figure]) -> list[Figure]:
    """Returns figures without those of who heads state and government."""
    return [one for one in figures if one.property not in (_STATE, _GOVERNMENT)]


def _has_one_head(figures: Iterable[Figure]) -> bool:
    """Says whether one person heads state and government, since one day, as in most presidential republics."""
    heads = [(one.value, one.note) for one in figures if one.property in (_STATE, _GOVERNMENT)]
    return len(heads) > 1 and len(set(heads)) == 1


def edition_of_figures(library: Library) -> str:
    """Says of which edition of the Factbook a figure without a year is; "" where the edition is not known."""
    source = library.source(FACTBOOK[0].key)
    issued = source.csl.get("issued") if source else None
    return f"edition of {issued['date-parts'][0][0]}" if issued else ""


def successor_section(library: Library, country: Country) -> PageSection:
    """Returns what came after a former state."""
    names = library.country_names(country.successors)
    rows = tuple(
        (link_run(address.country(code), names[code]), _independence(library, code)) for code in country.successors
    )
    note = (
        f"States on what was the territory of {in_sentence(country.name)}. The list says nothing of legal succession, "
        "nor of how any of them sees that time."
    )
    table = Table(("State", "Independence, by the Factbook"), rows)
    return PageSection("What came after", (table, NoteBlock(text_run(note))) if rows else ())


def _independence(library: Library, iso3: str) -> tuple[Inline, ...]:
    for figure in library.world.figures(iso3):
        if figure.property == "independence":
            note = f" ({figure.note})" if figure.note else ""
            return citing(text_run(f"{in_words(figure.value)}{note}"), FACTBOOK)
    return ()


def trade_section(library: Library, iso3: str, trade: list[TradeShare]) -> PageSection:
    """Returns a country's main partners in trade."""
    shares = [share for share in trade if share.share is not None]
    names = library.country_names(share.partner for share in shares)
    rows = tuple(
        (
            text_run("Exports to" if share.flow == "export" else "Imports from"),
            link_run(address.relation(iso3, share.partner), names[share.partner]),
            citing(text_run(f"{share.share:g} % ({share.year})"), FACTBOOK),
        )
        for share in shares
        if share.partner != iso3
    )
    return PageSection(
        "Main partners in trade",
        (*_trade_chart(iso3, shares, names), Table(("Flow", "Partner", "Share"), rows)) if rows else (),
    )


def _trade_chart(iso3: str, shares: list[TradeShare], names: dict[str, str]) -> tuple[BarChart, ...]:
    groups = []
    for flow, name in (("export", "Exports to"), ("import", "Imports from")):
        bars = tuple(
            Bar(names[one.partner], one.share, f"{one.share:g} %")
            for one in shares
            if one.flow == flow and one.partner != iso3 and one.share
        )
        if bars:
            groups.append(BarGroup(name, bars))
    years = sorted({one.year for one in shares})
    told = f"Shares of all exports and imports, {years[0]}" + (f"–{years[-1]}" if len(years) > 1 else "")
    # A single bar says no more than its line in the table.
    return (BarChart(told, tuple(groups)),) if sum(len(group.bars) for group in groups) > 1 else ()


def border_section(library: Library, iso3: str, borders: list[tuple[str, float | None]]) -> PageSection:
    """Returns a country's neighbours by land."""
    names = library.country_names(code for code, _ in borders)
    rows = tuple(
        (
            link_run(address.relation(iso3, code), names[code]),
            citing(text_run(f"{km:,g} km" if km is not None else "length not given"), FACTBOOK),
        )
        for code, km in borders
    )
    return PageSection("Neighbours by land", (Table(("Neighbour", "Border"), rows),) if rows else ())


def leader_section(library: Library, iso3: str) -> PageSection:
    """Returns the latest effective leaders in the set, which ends in 2015."""
    rows = leader_rows(library, iso3, _MOST_LEADERS)
    note = "Those who held power in effect by the Archigos set, as it spells their names; it ends in 2015."
    table = Table(("Effective leader", "In office"), rows)
    return PageSection(LEADERS_HEADING, (table, NoteBlock(text_run(note))) if rows else ())


def leader_rows(library: Library, iso3: str, most: int) -> tuple[tuple[tuple[Inline, ...], ...], ...]:
    """Returns name and term of the latest effective leaders of a country, the last first, as rows of a table."""
    return tuple(
        (text_run(leader.name), citing(text_run(_term(leader)), _LEADERS))
        for leader in reversed(library.world.leaders(iso3)[-most:])
    )


def _term(leader: Leader) -> str:
    if leader.end:
        return in_words(f"{leader.start}/{leader.end}")
    return f"from {in_words(leader.start)}, in office when the set ends in 2015"


def short_number(text: str) -> str:
    """Returns a figure as it is read: “68.51 million”; a text that is no number as it is."""
    number = number_of(text)
    if number is None:
        return text
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(number) >= size:
            return f"{number / size:,.4g} {word}"
    return f"{number:,g}"


def number_of(text: str) -> float | None:
    """Returns a figure as a number; None for a text that is none."""
    try:
        return float(text)
    except ValueError:
        return None
