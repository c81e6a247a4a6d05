"""What the Factbook counts and lists of a country beyond its fact box, as sections of the country's page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from desktop.library.world import Figure
from desktop.summary.assembly import FACTBOOK
from desktop.summary.country_figures import number_of, short_number
from desktop.summary.document import PageSection, Table, citing, text_run

_OF_GDP = frozenset({"remittances", "military-spending"})
_SECTIONS = {
    "Economy in figures": {
        "gdp-official": "GDP at the official exchange rate",
        "gdp-growth": "Growth of GDP in real terms",
        "sectors": "GDP by sector",
        "exports": "Exports of goods and services",
        "export-goods": "Largest exports",
        "imports": "Imports of goods and services",
        "import-goods": "Largest imports",
        "remittances": "Remittances received",
        "reserves": "Reserves of foreign exchange and gold",
        "inflation": "Inflation of consumer prices",
        "unemployment": "Unemployment",
        "military-spending": "Military spending",
    },
    "Energy in figures": {
        "gas": "Natural gas",
        "oil": "Oil",
        "coal": "Coal",
        "power": "Electricity",
        "power-capacity": "Capacity of power stations",
        "power-sources": "Electricity by source",
        "reactors": "Nuclear reactors in operation",
    },
    "Transport in figures": {
        "railways": "Railways",
        "airports": "Airports",
        "ports": "Ports",
        "key-ports": "Main ports",
        "merchant-ships": "Merchant ships under its flag",
    },
    "Land and sea": {
        "natural-resources": "Natural resources",
        "coastline": "Coastline",
        "territorial-sea": "Territorial sea claimed",
        "economic-zone": "Exclusive economic zone claimed",
    },
    "People in figures": {
        "median-age": "Median age",
        "life-expectancy": "Life expectancy at birth",
        "urban": "Living in towns",
        "internet-users": "Using the internet",
        "ethnic-groups": "Ethnic groups",
        "religions": "Religions",
        "refugees": "Refugees in the country",
        "displaced": "Displaced within the country",
        "stateless": "Stateless persons",
    },
    "Environment": {
        "agreements": "Party to agreements on",
        "agreements-signed": "Signed, not ratified",
    },
}
_SECTORS = ("agriculture", "industry", "services")
_FUELS = {"gas": "natural gas", "oil": "oil", "coal": "coal"}
_SOURCES_OF_ENERGY = frozenset({*_FUELS, "power"})
_FLOWS = {"production": "produced", "exports": "exported", "imports": "imported"}
_FLOWS_AND_STOCKS = {"production": "produced", "consumption": "used"} | _FLOWS | {"reserves": "reserves"}
_WAYS = {"railways": "railways", "ports": "ports", "merchant-ships": "merchant ships", "airports": "airports"}
_LEAST = {"gas": 1e8, "oil": 10_000, "coal": 1e6}
"""Cubic metres and tonnes a year, barrels a day; a brief does not tell of less."""
_MOST_SOURCES = 2
_UNDATED = "undated"
_WHOLE = 100
_NEARLY = 5
"""Per cent; sectors that add up to what is further from the whole say so."""
_WHERE_ROOM = (
    "natural-resources", "sectors", "military-spending", "median-age", "life-expectancy", "urban", "ethnic-groups",
    "religions", "refugees", "coastline", "territorial-sea", "economic-zone",
)  # fmt: skip
_UNITS = {"USD": "US dollars", "m3": "m³"}

Told = tuple[str, Figure]
"""A word and the figure that it is said of."""


def counted_sections(figures: Iterable[Figure], edition: str) -> Iterator[PageSection]:
    """Yields the sections; `edition` says of which edition a figure without a year is."""
    found = _by_property(figures, edition)
    for heading, labels in _SECTIONS.items():
        rows = tuple(
            (text_run(label), citing(text_run(told), FACTBOOK))
            for name, label in labels.items()
            if (told := _in_words(found, name))
        )
        yield PageSection(heading, (Table(("Subject", "By the Factbook"), rows),) if rows else ())


def counted_in_short(figures: Iterable[Figure], edition: str) -> Iterator[tuple[str, str]]:
    """Yields what a brief tells of trade, energy and transport beside the partners: what it is called, and it."""
    found = _by_property(figures, edition)
    for label, said in (
        ("Energy", _together([*_main_flows(found), _main_sources(found)])),
        ("Exported goods", _in_words(found, "export-goods")),
        ("Imported goods", _in_words(found, "import-goods")),
        ("Transport", _together([[(way, found[name]) for name, way in _WAYS.items() if name in found]])),
    ):
        if said:
            yield label, said


def counted_where_room(figures: Iterable[Figure], edition: str) -> Iterator[tuple[str, str]]:
    """Yields what a brief tells of the country itself where its page has room left: what it is called, and it."""
    found = _by_property(figures, edition)
    labels = {name: label for of_section in _SECTIONS.values() for name, label in of_section.items()}
    for name in _WHERE_ROOM:
        if said := _in_words(found, name):
            yield labels[name], said


def _main_flows(figures: Mapping[str, Figure]) -> Iterator[list[Told]]:
    """Yields of each fuel what a country produces and exports, or imports where that is more; little is not told."""
    for name, source in _FUELS.items():
        flows = _flows(figures, name, _FLOWS)
        sizes = {word: _size(one) for word, one in flows}
        bought = sizes.pop("imported", 0)
        is_bought = bought > max(sizes.values(), default=0)
        told = [(word, one) for word, one in flows if (word == "imported") is is_bought and _size(one) >= _LEAST[name]]
        if told:
            yield [(f"{source} {told[0][0]}", told[0][1]), *told[1:]]


def _main_sources(figures: Mapping[str, Figure]) -> list[Told]:
    """Returns of what most electricity is made."""
    shares = figures.get("power-sources")
    if shares is None:
        return []
    most = "; ".join(shares.value.split("; ")[:_MOST_SOURCES])
    return [("electricity from", shares._replace(value=most, note=""))]


def _by_property(figures: Iterable[Figure], edition: str) -> dict[str, Figure]:
    """Returns figures by what they are called; one without a year is of an edition, and shares have no date then."""
    return {
        one.property: one if one.year else one._replace(year=_UNDATED if one.unit == "%" else edition)
        for one in figures
    }


def _in_words(figures: Mapping[str, Figure], name: str) -> str:
    """Returns what is said under a name, with its year: “72.4 years (2024)”; "" where there is nothing.

    What is said of a source of energy, and of the sectors of an economy, is told together, and each year once.
    """
    if name in _SOURCES_OF_ENERGY:
        return _together([_flows(figures, name, _FLOWS_AND_STOCKS)])
    if name == "sectors":
        sectors = [(sector, figures[sector]) for sector in _SECTORS if sector in figures]
        sectors.sort(key=lambda told: -_size(told[1]))
        is_whole = not sectors or abs(sum(_size(figure) for _, figure in sectors) - _WHOLE) <= _NEARLY
        return _together([sectors]) + ("" if is_whole else "; not adding up to 100 %")
    figure = figures.get(name)
    if figure is None:
        return ""
    of_gdp = " of GDP" if name in _OF_GDP else ""
    return f"{_value(figure)}{of_gdp}{_in_brackets(figure.year, figure.note)}"


def _flows(figures: Mapping[str, Figure], name: str, words: Mapping[str, str]) -> list[Told]:
    return [(word, one) for flow, word in words.items() if (one := figures.get(f"{name}-{flow}"))]


def _size(figure: Figure) -> float:
    return number_of(figure.value) or 0


def _together(groups: Iterable[Sequence[Told]]) -> str:
    """Returns figures in one line, a unit and a year once for those that follow: “produced 3 t, exported 2 (2023)”."""
    said = when = ""
    for group in groups:
        unit = ""
        for place, (word, figure) in enumerate(group):
            following = _in_brackets(figure.year, figure.note)
            if said and following != when:
                said, unit = f"{said}{when}", ""
            if said:
                said += ", " if place and following == when else "; "
            said += f"{word} {_value(figure, of_unit=figure.unit != unit)}"
            unit, when = figure.unit, following
    return f"{said}{when}"


def _value(figure: Figure, of_unit: bool = True) -> str:
    entries = figure.value.split("; ")
    if figure.unit == "%":
        return ", ".join(f"{_amount(one)}{' %' if of_unit else ''}" for one in entries)
    return f"{_amount(', '.join(entries))}{_with_unit(figure.unit) if of_unit else ''}"


def _amount(value: str) -> str:
    return short_number(value).replace("-", "−", 1) if value.startswith("-") else short_number(value)


def _with_unit(unit: str) -> str:
    return f" {_UNITS.get(unit, unit)}" if unit else ""


def _in_brackets(*said: str) -> str:
    told = "; ".join(filter(None, said))
    return f" ({told})" if told else ""
