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
_SOURCES_OF_ENERGY = {"gas": "natural gas", "oil": "oil", "coal": "coal", "power": "electricity"}
_FLOWS = {"production": "produced", "exports": "exported", "imports": "imported"}
_FLOWS_AND_STOCKS = {"production": "produced", "consumption": "used"} | _FLOWS | {"reserves": "reserves"}
_WAYS = {"railways": "railways", "ports": "ports", "merchant-ships": "merchant ships", "airports": "airports"}
_LEAST_COAL = 100_000
"""Tonnes; a brief does not tell of less."""
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
    for name in [name for name in found if name.startswith("coal-")]:
        if (number_of(found[name].value) or 0) < _LEAST_COAL:
            del found[name]
    for label, said in (
        ("Energy", _together([_flows(found, name, _FLOWS, source) for name, source in _SOURCES_OF_ENERGY.items()])),
        ("Exported goods", _in_words(found, "export-goods")),
        ("Imported goods", _in_words(found, "import-goods")),
        ("Transport", _together([[(way, found[name]) for name, way in _WAYS.items() if name in found]])),
    ):
        if said:
            yield label, said


def _by_property(figures: Iterable[Figure], edition: str) -> dict[str, Figure]:
    """Returns figures by what they are called; one without a year is of an edition."""
    return {figure.property: figure if figure.year else figure._replace(year=edition) for figure in figures}


def _in_words(figures: Mapping[str, Figure], name: str) -> str:
    """Returns what is said under a name, with its year: “72.4 years (2024)”; "" where there is nothing.

    What is said of a source of energy, and of the sectors of an economy, is told together, and each year once.
    """
    if name in _SOURCES_OF_ENERGY:
        return _together([_flows(figures, name, _FLOWS_AND_STOCKS)])
    if name == "sectors":
        sectors = [(sector, figures[sector]) for sector in _SECTORS if sector in figures]
        return _together([sorted(sectors, key=lambda told: -(number_of(told[1].value) or 0))])
    figure = figures.get(name)
    if figure is None:
        return ""
    of_gdp = " of GDP" if name in _OF_GDP else ""
    return f"{_value(figure)}{of_gdp}{_in_brackets(figure.year, figure.note)}"


def _flows(figures: Mapping[str, Figure], name: str, words: Mapping[str, str], source: str = "") -> list[Told]:
    """Returns what is said of a source of energy, which stands before the first word where it is named."""
    found = [(word, figures[f"{name}-{flow}"]) for flow, word in words.items() if f"{name}-{flow}" in figures]
    return [(f"{source}: {word}" if source and not place else word, one) for place, (word, one) in enumerate(found)]


def _together(groups: Iterable[Sequence[Told]]) -> str:
    """Returns figures in one line, a unit and a year once for those that follow: “produced 3 t, exported 2 (2023)”."""
    said = when = ""
    for group in groups:
        unit = ""
        for place, (word, figure) in enumerate(group):
            following = _in_brackets(figure.year, figure.note)
            if said:
                said += ", " if place and following == when else f"{when if following != when else ''}; "
            said += f"{word} {_amount(figure.value)}{_with_unit(figure.unit) if figure.unit != unit else ''}"
            unit, when = figure.unit, following
    return f"{said}{when}"


def _value(figure: Figure) -> str:
    entries = figure.value.split("; ")
    if figure.unit == "%":
        return ", ".join(f"{_amount(one)} %" for one in entries)
    return f"{_amount(', '.join(entries))}{_with_unit(figure.unit)}"


def _amount(value: str) -> str:
    return short_number(value).replace("-", "−", 1) if value.startswith("-") else short_number(value)


def _with_unit(unit: str) -> str:
    return f" {_UNITS.get(unit, unit)}" if unit else ""


def _in_brackets(*said: str) -> str:
    told = "; ".join(filter(None, said))
    return f" ({told})" if told else ""
