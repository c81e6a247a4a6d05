"""What a profile says of its country alone: capital, population, area, economy, currency, government, languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from desktop.datasets.crosswalk import DatasetError
from desktop.datasets.factbook_currency import currency
from desktop.datasets.factbook_heads import heads
from desktop.datasets.factbook_profiles import Profile, split_outside_brackets, without_brackets
from desktop.datasets.factbook_reviewed import (
    AREA_NOTES,
    CAPITALS,
    CLAIMED_BY_OTHERS,
    GOVERNMENTS,
    INDEPENDENCE,
    PARTS,
    reading_of,
)

FIELDS = ("entity", "property", "value", "unit", "year", "note")
MOST_LANGUAGES = 6
_ADMINISTERED = ("administered", "federal funds")
LONGEST_GOVERNMENT = 90
"""Characters; a longer text is cut after the last part that fits, and refused where not even the first does."""

_MONTHS = {
    "January": 1, "February": 2, "March": 3, "April": 4, "May": 5, "June": 6,
    "July": 7, "August": 8, "September": 9, "October": 10, "November": 11, "December": 12,
}  # fmt: skip
_DOUBTED = re.compile(r"boycott|under-represent|is disputed|data represent only")
_REST = re.compile(
    r"(only )?other\b|unspecified|unknown|none\b|no (answer|response)|two |multilingual|persons|undeclared|more than"
)
SCALES = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}


class Fact(NamedTuple):
    """One row: `value` is a plain number or a short text, `year` is empty where the profile gives none."""

    entity: str
    property: str
    value: str
    unit: str = ""
    year: str = ""
    note: str = ""


def facts(profile: Profile, entity: str) -> Iterator[Fact]:
    """Yields what one profile says. Raises DatasetError for a text that is not of a known form."""
    for found in (
        _capital(profile, entity),
        _population(profile, entity),
        _area(profile, entity),
        _currency(profile, entity),
        _gdp(profile, entity, "gdp-ppp", "Real GDP (purchasing power parity)", "GDP (purchasing power parity) - real"),
        _gdp(profile, entity, "gdp-per-capita", "Real GDP per capita", "GDP - per capita (PPP)"),
        _government(profile, entity),
        _dependency(profile, entity),
        _independence(profile, entity),
        _languages(profile, entity),
    ):
        if found is not None:
            yield found
    for name, holder, since in heads(profile):
        yield Fact(entity, name, holder, note=since)


def merged(rows: list[tuple[Profile, Fact]]) -> list[Fact]:
    """Returns one row for each entity and property, where several profiles share an entity too.

    Areas and populations of the parts are added up, and the note names the parts; other facts have to agree.
    """
    groups: dict[tuple[str, str], list[tuple[Profile, Fact]]] = {}
    for profile, fact in rows:
        groups.setdefault((fact.entity, fact.property), []).append((profile, fact))
    return [_one(groups[key]) for key in sorted(groups)]


def _one(group: list[tuple[Profile, Fact]]) -> Fact:
    profile, first = group[0]
    if len(group) == 1:
        part = PARTS.get(profile.gec, "")
        return first._replace(note="; ".join(filter(None, (first.note, part))))
    found = [fact for _, fact in group]
    if len(set(found)) == 1:
        return first
    years = {fact.year for fact in found if fact.year}
    if first.property not in ("area", "population") or len(years) > 1:
        files = " and ".join(profile.file for profile, _ in group)
        raise DatasetError(f"{files}: differ on {first.property} of {first.entity}; map one of them to nothing")
    parts = " and ".join(PARTS.get(profile.gec, profile.gec) for profile, _ in group)
    total = number(sum((Decimal(fact.value) for fact in found), Decimal(0)))
    return first._replace(value=total, year="".join(years), note=parts)


def _capital(profile: Profile, entity: str) -> Fact | None:
    text = profile.text("Government", "Capital", "name")
    if not text:
        return None
    reading = reading_of(profile, CAPITALS, text, "Government", "Capital")
    if reading is not None:
        return Fact(entity, "capital", reading.value, note=reading.note) if reading.value else None
    if not re.fullmatch(r"[^(),;:\d]{1,40}(\([^()]*\))?", text):
        raise profile.error("Government", "Capital", f"is not a plain name (“{text[:60]}”)", "add a reviewed reading")
    return Fact(entity, "capital", without_brackets(text).strip())


def _population(profile: Profile, entity: str) -> Fact | None:
    section, field = "People and Society", "Population"
    text = profile.text(section, field, "total") or profile.text(section, field)
    count = re.match(r"([\d,]+) \((?:[A-Z][a-z]+ )?(\d{4})( est\.)?\)", text)
    if count:
        return Fact(entity, "population", number(_decimal(profile, section, field, count[1])), "people", count[2])
    uninhabited = re.match(r"(uninhabited|no permanent inhabitants)\b", text)
    if uninhabited:
        return Fact(entity, "population", "0", "people", note=uninhabited[1])
    if text and not text.startswith("note"):
        raise profile.error(section, field, f"is not a number with a year (“{text[:60]}”)", "correct the number")
    return None


def _area(profile: Profile, entity: str) -> Fact | None:
    section, field = "Geography", "Area"
    totals = [part for part in profile.parts(section, field) if part.strip() == "total"]
    if not totals:
        return None
    area = _square_kilometres(profile, profile.text(section, field, totals[0]))
    if not area:
        # The Holy See is rounded to nothing; its land is not.
        area = _square_kilometres(profile, profile.text(section, field, "land"))
    return Fact(entity, "area", number(area), "km2", note=AREA_NOTES.get(profile.gec, ""))


def _square_kilometres(profile: Profile, text: str) -> Decimal:
    match = re.fullmatch(r"([\d,.]+)( million)? sq km( ?[(;].*)?", text)
    if not match:
        raise profile.error("Geography", "Area", f"is not a number of sq km (“{text[:60]}”)", "correct the number")
    return _decimal(profile, "Geography", "Area", match[1]) * SCALES[(match[2] or "").strip()]


def _currency(profile: Profile, entity: str) -> Fact | None:
    found = currency(profile)
    return Fact(entity, "currency", *found) if found else None


def _gdp(profile: Profile, entity: str, name: str, *fields: str) -> Fact | None:
    for field in fields:
        newest: tuple[str, str] | None = None
        for part in ("", *profile.parts("Economy", field)):
            text = profile.text("Economy", field, *filter(None, (part,)))
            if part in ("note", "text") or not text or text == "NA":
                continue
            match = re.fullmatch(r"\$([\d,.]+)(?: (million|billion|trillion))? \((\d{4})(?: est\.)?\)", text)
            if not match:
                raise profile.error("Economy", field, f"is not dollars of a year (“{text[:60]}”)", "correct it")
            dollars = _decimal(profile, "Economy", field, match[1]) * SCALES[match[2] or ""]
            newest = max(newest or ("", ""), (match[3], number(dollars)))
        if newest:
            return Fact(entity, name, newest[1], "USD", newest[0], _prices(profile, field))
    return None


def _prices(profile: Profile, field: str) -> str:
    note = profile.text("Economy", field, "note")
    base = re.search(r"data (?:are )?in (?:(\d{4})|current) dollars", note)
    words = [] if not base else [f"dollars of {base[1]}" if base[1] else "current dollars"]
    words += ["West Bank and Gaza Strip"] if "includes West Bank and Gaza" in note else []
    words += ["with US subsidy"] if "includes US subsidy" in note else []
    return "; ".join(words)


def _government(profile: Profile, entity: str) -> Fact | None:
    section, field = "Government", "Government type"
    text = profile.text(section, field)
    if not text:
        return None
    reading = reading_of(profile, GOVERNMENTS, text, section, field)
    if reading is not None:
        return Fact(entity, "government", reading.value, note=reading.note) if reading.value else None
    value = ""
    for part in split_outside_brackets(text.partition("; note")[0], ";"):
        longer = "; ".join(filter(None, (value, without_brackets(part))))
        if len(longer) > LONGEST_GOVERNMENT:
            break
        value = longer
    if not value:
        raise profile.error(section, field, f"is too long for a fact (“{text[:60]}…”)", "add a reviewed reading")
    return Fact(entity, "government", value)


def _dependency(profile: Profile, entity: str) -> Fact | None:
    """Returns of what state it is a part or a territory, as the United States see it, with who else claims it."""
    text = profile.text("Government", "Dependency status")
    told = [part for part in split_outside_brackets(text, ";") if not part.startswith(_ADMINISTERED)]
    if not told or profile.gec in CLAIMED_BY_OTHERS:
        return None
    claim = [part for part in told[1:] if "claim" in part]
    said = "; ".join([re.sub(r"^Tokelau is a ", "", told[0]), *claim])
    return Fact(entity, "dependency", said) if len(said) <= LONGEST_GOVERNMENT else None


def _independence(profile: Profile, entity: str) -> Fact | None:
    section, field = "Government", "Independence"
    text = profile.text(section, field)
    if not text or re.match(r"none\b|no official date\b", text):
        return None
    reading = reading_of(profile, INDEPENDENCE, text, section, field)
    if reading is not None:
        return Fact(entity, "independence", edtf(reading.value), note=reading.note) if reading.value else None
    match = re.fullmatch(r"([^();]+?)(?: \((from [^()]{1,80})\))?", text)
    try:
        return Fact(entity, "independence", edtf(match[1] if match else text), note=(match[2] or "") if match else "")
    except ValueError as error:
        raise profile.error(section, field, f"is no single date ({error})", "add a reviewed reading") from None


def edtf(words: str) -> str:
    """Returns `5 July 1962`, `14-15 May 1811`, `May 1811`, `1278` or `ca. 965` as EDTF, no more exact than it is."""
    match = re.fullmatch(r"(ca\. )?(?:(?:(\d{1,2})(?:-(\d{1,2}))? )?([A-Z][a-z]+) )?(\d{3,4})", words.strip())
    if not match or (match[4] and match[4] not in _MONTHS):
        raise ValueError(f"“{words[:60]}” is not a date")
    about, first, last, month, year = match.groups()
    text = f"{int(year):04}"
    if month:
        text += f"-{_MONTHS[month]:02}"
    days = [date(int(year), _MONTHS[month], int(day)).isoformat() for day in (first, last) if day]
    return ("/".join(days) or text) + ("~" if about else "")


def _languages(profile: Profile, entity: str) -> Fact | None:
    section, field = "People and Society", "Languages"
    text = profile.text(section, field, "Languages") or profile.text(section, field)
    names = languages(text)
    if not names:
        return None
    if _DOUBTED.search(profile.text(section, field, "note")):
        # Who was not counted is not in the shares; that the languages are spoken nobody doubts.
        return Fact(entity, "languages", "; ".join(re.sub(r" \d[\d.]*$", "", name) for name in names))
    year = re.search(r"\((\d{4})(?: ?ests?\.)?\)$", text)
    unit = "%" if any(name[-1].isdigit() for name in names) else ""
    return Fact(entity, "languages", "; ".join(names), unit, year[1] if year else "")


def languages(text: str) -> tuple[str, ...]:
    """Returns up to six languages of a list, each as `Turkmen 72` or, without a share, as `Turkmen`."""
    listed = re.split(r"less than 1%:|;? note\b", without_brackets(text))[0]
    names: list[str] = []
    for piece in re.split(r"[,;]", listed):
        # A share below a bound (“less than 1%”, “<0.1%”, “<5”) is not a figure.
        bare = re.sub(r"less than \d+%|<\S+", "", piece).strip()
        match = re.match(r"(.*?\D)\s+(\d+(?:\.\d+)?)(?:%|$)", bare)
        name = re.split(r" (?:is|are|widely|commonly|spoken|often|some)\b", match[1] if match else bare)[0]
        if _is_language(name, bool(match)):
            names.append(f"{name} {number(Decimal(match[2]))}" if match else name)
    return tuple(names[:MOST_LANGUAGES])


def _is_language(name: str, has_share: bool) -> bool:
    if not name or len(name) > 50 or "(" in name or "not used" in name or _REST.match(name):
        return False
    # Without a share, small letters begin a description (“many local languages”) but for names such as isiZulu.
    return has_share or name[0].isupper() or bool(re.match(r"[a-z]+[A-Z]", name))


def _decimal(profile: Profile, section: str, field: str, digits: str) -> Decimal:
    if not re.fullmatch(r"(\d{1,3}(,\d{3})+|\d+)(\.\d+)?", digits):
        raise profile.error(section, field, f"has the bad number “{digits}”", "correct the number")
    return Decimal(digits.replace(",", ""))


def number(value: Decimal) -> str:
    """Returns a plain decimal number without needless zeros."""
    return f"{value.normalize():f}"
