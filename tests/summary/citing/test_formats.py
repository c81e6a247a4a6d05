"""BibTeX, RIS and CSL-JSON, read back by the programs of others."""

import json
import re
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string

from desktop.domain import address
from desktop.domain.escaping import plain
from desktop.library.library import Library
from desktop.summary.citing import to_bibtex, to_csl_json, to_ris
from desktop.summary.citing.forms import FORMS, CitationForm, cited, form_named, format_of
from desktop.summary.citing.items import Item, entry, items_of_page
from desktop.summary.page import open_page

TODAY = date(2026, 11, 25)
BASE: Item = {
    "id": "one",
    "type": "article-newspaper",
    "title": "Gas & oil: 100 % of $5_000 {net} #1",
    "container-title": "R&D",
    "issued": {"date-parts": [[2021, 1]]},
    "accessed": {"date-parts": [[2026, 11, 23]]},
    "URL": "https://a.tm/x_y?a=1&b={2}%20#c",
    "language": "en",
    "custom": {"tertiary": True, "title-status": "descriptive"},
    "note": "A copy",
}


def read_bibtex(items: list[Item]) -> BibliographyData:
    return parse_string(to_bibtex.write(items), "bibtex")


def read_ris(items: list[Item]) -> list[dict[str, Any]]:
    return list(rispy.load(StringIO(to_ris.write(items), newline="")))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.label)
def test_every_source_that_is_shipped_can_be_had_in_every_form(shipped_library: Library, form: CitationForm) -> None:
    items = [source.csl for source in shipped_library.sources()]
    assert len(items) > 400
    result = cited(items, form)
    match form.name:
        case "text":
            lines = result.text.splitlines()
            assert len(lines) == len(items)
            assert all(re.search(r"https?://", line) for line in lines)
            assert not [line for line in lines if "Edition" in line or "Original work" in line]
            titles = [re.sub(r"[“”‘’]", "", item["title"]).casefold() for item in items]
            flat = re.sub(r"[“”‘’]", "", result.text).casefold().splitlines()
            # Longer than a word that stands in the address or the name of the site as well.
            long = [title for title in titles if len(title) > 50]
            assert not [title for title in long for line in flat if line.count(title) > 1]
            assert not re.search(r"(\([^()]+\))\. \([^()]+\)\. \1", result.text), "a number twice"
        case "bibtex":
            assert len(parse_string(result.text, "bibtex").entries) == len(items)
        case "ris":
            assert len(list(rispy.load(StringIO(result.text, newline="")))) == len(items)
        case _:
            assert [one["id"] for one in json.loads(result.text)] == [item["id"] for item in items]


def test_bibtex_says_no_more_of_a_date_than_is_known_and_keeps_address_and_capitals() -> None:
    fields = read_bibtex([BASE]).entries["one"].fields
    # After the bracket BibTeX would make a small letter of the first one.
    assert fields["title"] == r"[{Gas} \& oil: 100 \% of \$5\_000 \textbraceleft{}net\textbraceright{} \#1]"
    assert (fields["year"], fields["month"], fields["date"]) == ("2021", "January", "2021-01")
    assert fields["urldate"] == "2026-11-23"
    assert fields["url"] == "https://a.tm/x_y?a=1&b=%7B2%7D%20#c"
    assert fields["journal"] == r"{R\&D}"
    assert fields["note"] == "A copy; Tertiary source; Title supplied by Chancery"
    undated = read_bibtex([{name: value for name, value in BASE.items() if name != "issued"}]).entries["one"].fields
    assert undated["year"] == "n.d."
    assert "date" not in undated
    assert "month" not in undated


def test_bibtex_keys_stay_apart_where_case_does_not_count() -> None:
    found = read_bibtex([BASE, BASE | {"id": "ONE"}, BASE | {"id": "a b,c"}])
    assert list(found.entries) == ["one", "ONE-2", "a-b-c"]


def test_a_body_whose_name_has_and_in_it_is_one_author() -> None:
    found = read_bibtex([BASE | {"type": "webpage", "publisher": "Bread and Butter, Ltd"}])
    (author,) = found.entries["one"].persons["author"]
    assert author.last_names == ["{Bread and Butter, Ltd}"]


def test_ris_says_no_more_of_a_date_than_is_known() -> None:
    (found,) = read_ris([BASE])
    assert found["type_of_reference"] == "NEWS"
    assert found["title"] == f"[{BASE['title']}]"
    assert found["date"] == "2021/01//"
    assert found["access_date"] == "2026/11/23/"
    assert found["urls"] == [BASE["URL"]]
    assert found["notes"] == ["A copy", "Tertiary source", "Title supplied by Chancery"]
    (undated,) = read_ris([{name: value for name, value in BASE.items() if name != "issued"}])
    assert "year" not in undated
    assert undated["notes"][-1] == "Date of publication not given"


def test_csl_json_keeps_the_item_and_tells_its_marks_in_the_note() -> None:
    (found,) = json.loads(to_csl_json.write([BASE]))
    assert found["note"] == "A copy; Tertiary source; Title supplied by Chancery"
    assert {name: found[name] for name in ("type", "issued", "custom")} == {
        name: BASE[name] for name in ("type", "issued", "custom")
    }


NASTY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(
    lambda text: plain(text).strip()
)
PLAIN_LATEX = {
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
}


def unescaped(text: str) -> str:
    marks = r"\\text[a-z]+\{\}|\\([&%$#_])|[{}]"
    return re.sub(marks, lambda found: PLAIN_LATEX.get(found[0], found[1] or ""), text)


DESCRIBED = {"title-status": "descriptive"}
IN_SENTENCE = {"sentence-title": "U.S. relations with Turkmenistan"}


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ({"title": "A TAPI line to Herat"}, "A {TAPI} line to {Herat}"),
        ({"title": "ADB meets: Gas in Turkmenistan"}, "{ADB} meets: Gas in {Turkmenistan}"),
        ({"title": "U.S. Relations With Turkmenistan", "custom": IN_SENTENCE}, "{U.S}. Relations With {Turkmenistan}"),
        ({"title": "Turkmenistans Außenpolitik", "language": "de"}, "{Turkmenistans Außenpolitik}"),
        ({"title": "Visit of Berdimuhamedov", "custom": DESCRIBED}, "[{Visit} of {Berdimuhamedov}]"),
    ],
)
def test_bibtex_keeps_the_capitals_of_names_and_lets_a_style_change_the_others(item: Item, title: str) -> None:
    assert read_bibtex([BASE | {"custom": {}} | item]).entries["one"].fields["title"] == title


def test_authors_are_named_in_bibtex_and_ris_as_lists_have_them() -> None:
    item = BASE | {"author": [{"family": "Anceschi", "given": "Luca"}, {"literal": "Bread and Butter"}]}
    persons = read_bibtex([item]).entries["one"].persons["author"]
    assert [str(person) for person in persons] == ["Anceschi, Luca", "{Bread and Butter}"]
    assert read_ris([item])[0]["authors"] == ["Anceschi, Luca", "Bread and Butter"]


@given(title=NASTY, note=NASTY, url=NASTY)
def test_no_text_breaks_out_of_its_field(title: str, note: str, url: str) -> None:
    item = BASE | {"title": title, "note": note, "URL": f"https://a.tm/{url}", "custom": {}}
    entries = read_bibtex([item, BASE | {"id": "two"}]).entries
    assert set(entries) == {"one", "two"}
    wanted = plain(title)
    assert unescaped(entries["one"].fields["title"]).split() == wanted.split()
    records = read_ris([item, BASE | {"id": "two"}])
    assert [record["id"] for record in records] == ["one", "two"]
    assert records[0]["title"] == wanted.strip()


def test_a_page_an_event_and_a_source_are_cited_each_as_itself(small_library: Library) -> None:
    page = open_page(small_library, address.country("TKM"))
    (item,) = items_of_page(small_library, page, TODAY)
    assert item["URL"] == "chancery:country/TKM"
    assert item["accessed"] == {"date-parts": [[2026, 11, 25]]}
    sources = items_of_page(small_library, page, TODAY, sources=True)
    assert [one["id"] for one in sources] == [source.key for source in page.document.sources]
    source = open_page(small_library, address.source(sources[0]["id"]))
    assert items_of_page(small_library, source, TODAY) == [sources[0]]
    event = open_page(small_library, address.event(page.events[0].id))
    (of_event,) = items_of_page(small_library, event, TODAY)
    assert of_event == entry(address.event(page.events[0].id), event.document.title, small_library.edition(), TODAY)


def test_the_ending_of_a_file_says_its_format() -> None:
    assert [format_of(Path(name)) for name in ("a.bib", "a.RIS", "a.json", "a.txt", "a")] == [
        "bibtex",
        "ris",
        "csl-json",
        "text",
        "text",
    ]
    with pytest.raises(ValueError, match="no form"):
        form_named("text", "harvard")
