"""A book of countries, bound of several parts, as a reader that is not ours finds it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, IndirectObject

from desktop.domain import address
from desktop.domain.days import typed_days
from desktop.library.library import Library
from desktop.summary.names_in import NamesIn
from desktop.summary.page import open_page
from desktop.summary.paper import book, parts
from desktop.summary.paper.book import write_book
from desktop.summary.paper.typeset import Paper, PaperError
from desktop.summary.period import Period
from tests.summary.paper.conftest import fonts_of

CODES = ("UZB", "AFG", "TKM", "ARE", "KAZ")
NAMES = ["Afghanistan", "Kazakhstan", "Turkmenistan", "United Arab Emirates", "Uzbekistan"]
FRONT = 2


def write(library: Library, told: list[tuple[int, int]] | None = None) -> bytes:
    """Writes a book of three parts."""
    steps = [] if told is None else told
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "_PART", 2)
        patch.setenv("SOURCE_DATE_EPOCH", "1764028800")
        made = write_book(library, CODES, "Five “states”", Paper.A4, lambda done, whole, _: steps.append((done, whole)))
    return made.data


@pytest.fixture(scope="module")
def written(shipped_library: Library) -> bytes:
    return write(shipped_library)


@pytest.fixture(scope="module")
def reader(written: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(written), strict=True)


@pytest.fixture(scope="module")
def texts(reader: PdfReader) -> list[str]:
    return [page.extract_text() for page in reader.pages]


@pytest.fixture(scope="module")
def tags(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]["/StructTreeRoot"]


def raw(values: Any) -> Iterator[Any]:
    """Yields what an array holds, references as they are."""
    found = values.get_object()
    return (
        (list.__getitem__(found, place) for place in range(len(found)))
        if isinstance(found, ArrayObject)
        else (value for value in (values,))
    )


def leaves(tree: Any, name: str) -> Iterator[tuple[Any, Any]]:
    """Yields the pairs of a tree of numbers or of names, values as references."""
    for kid in tree.get("/Kids", ()):
        yield from leaves(kid.get_object(), name)
    pairs = list(raw(tree.get(name, ArrayObject())))
    yield from zip(pairs[::2], pairs[1::2], strict=True)


def elements(reference: Any) -> Iterator[tuple[IndirectObject, Any]]:
    """Yields an element and all within it, in the order in which they are read, each with its reference."""
    element = reference.get_object()
    if isinstance(element, dict) and "/S" in element:
        yield reference, element
        for kid in raw(element.raw_get("/K")) if "/K" in element else ():
            yield from elements(kid)


def of_page(links: PageObject) -> list[Any]:
    return [one.get_object() for one in links.get("/Annots", ())]


def test_it_says_what_it_is_in_all_its_parts(reader: PdfReader, texts: list[str]) -> None:
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata is not None
    assert reader.metadata.title == "Five “states”"
    told = root["/Metadata"].get_data().decode()
    for words in ("<pdfuaid:part>1<", f"NPages>{len(texts)}<", "Five “states”", "<rdf:li>en-GB<"):
        assert words in told


def named(text: str) -> str:
    """Returns the name at the head of a page of a country, without the codes beside it."""
    return re.sub(r" [A-Z]{3} [A-Z]{2} · \d{3}$", "", text.splitlines()[0])


def test_each_country_has_its_page_and_each_page_its_number(texts: list[str]) -> None:
    assert texts[1].startswith("Contents")
    assert [named(text) for text in texts[FRONT:-2]] == NAMES
    assert texts[-2].startswith("Index of names")
    assert texts[-1].startswith("Sources")
    assert all(f"Page {number} of {len(texts)}" in text for number, text in enumerate(texts[1:], start=2))


def test_bookmarks_lead_to_each_page_in_order(reader: PdfReader) -> None:
    marks = [(mark.title, reader.get_destination_page_number(mark)) for mark in reader.outline]
    assert marks == [(name, number) for number, name in enumerate(("Contents", *NAMES, "Index of names", "Sources"), 1)]


def test_contents_and_index_lead_to_the_countries(reader: PdfReader, texts: list[str]) -> None:
    numbers = {page.indirect_reference: number for number, page in enumerate(reader.pages)}
    behind = {len(texts) - 2, len(texts) - 1}
    for place, page, others in ((1, reader.pages[1], behind), (len(texts) - 2, reader.pages[-2], set[int]())):
        led = [(numbers[next(raw(link["/Dest"]))], link) for link in of_page(page)]
        assert {number for number, _ in led} == set(range(FRONT, FRONT + len(NAMES))) | others
        assert all(link["/Contents"] == f"page {number + 1}" for number, link in led)
        assert all(str(number + 1) in texts[place] for number, _ in led)


def test_partners_and_neighbours_name_their_page_and_lead_there(reader: PdfReader, texts: list[str]) -> None:
    numbers = {page.indirect_reference: number for number, page in enumerate(reader.pages, start=1)}
    pages = {name: number for number, name in enumerate(NAMES, start=FRONT + 1)}
    page = pages["Turkmenistan"] - 1
    told = re.sub(r"\s+", " ", texts[page])
    for name in ("Afghanistan", "Kazakhstan", "Uzbekistan"):
        assert re.search(rf"{name} (?:[\d,]+ km )?p\. {pages[name]}\b", told), name
    assert not re.search(r"(?:Iran|China) (?:[\d,]+ km )?p\. ", told)
    led = [numbers[next(raw(link["/Dest"]))] for link in of_page(reader.pages[page]) if "/Dest" in link]
    assert {pages[name] for name in ("Afghanistan", "Kazakhstan", "Uzbekistan")} <= set(led)


def test_pages_have_room_for_the_spine_on_the_side_where_it_is(reader: PdfReader) -> None:
    for number, page in enumerate(reader.pages[1:], start=2):
        begins: list[float] = []

        def note(text: str, around: list[float], at: list[float], *_: object, begins: list[float] = begins) -> None:
            if text.strip():
                begins.append(around[4] + around[0] * at[4])

        page.extract_text(visitor_text=note)
        left = min(begins) / 72 * 25.4
        assert left == pytest.approx(18 if number % 2 else 12, abs=0.3), number


def test_countries_stand_by_name_whatever_their_accents(shipped_library: Library) -> None:
    names = [country.name for country in shipped_library.countries()]
    assert names.index("Afghanistan") < names.index("Åland Islands") < names.index("Albania")
    assert names.index("Réunion") < names.index("Romania")
    assert names[-1] == "Zimbabwe"


def test_the_index_has_formal_names_that_one_would_not_find_beside_the_title(shipped_library: Library) -> None:
    def names(code: str) -> list[str]:
        return book.names_of(open_page(shipped_library, address.country(code)))

    assert not any("Republic" in name for name in names("AGO"))
    assert "Gabonese Republic" in names("GAB")
    assert "Democratic Republic of the Congo" in names("COD")


def test_the_index_has_names_once_that_differ_in_accents_alone(shipped_library: Library) -> None:
    names = book.names_of(open_page(shipped_library, address.country("BEN")))
    assert "Benin" in names
    assert "Bénin" not in names
    assert "Türkmenistan" not in book.names_of(open_page(shipped_library, address.country("TKM")))


def numbers_on(page: PageObject) -> list[tuple[float, float, int]]:
    """Returns the numbers that stand alone on a page, with where each begins."""
    found: list[tuple[float, float, int]] = []

    def note(text: str, matrix: list[float], _: object, __: object, ___: object) -> None:
        if text.strip().isdecimal():
            found.append((matrix[4], matrix[5], int(text)))

    page.extract_text(visitor_text=note)
    return found


def test_citations_lead_to_their_source_in_the_list(reader: PdfReader, texts: list[str]) -> None:
    last = reader.pages[-1]
    countries = {page.indirect_reference for page in reader.pages[FRONT:-2]}
    listed = numbers_on(last)
    followed = set()
    for page in reader.pages[FRONT:-2]:
        marks = numbers_on(page)
        for link in (one for one in of_page(page) if "/Dest" in one):
            leads, _, x, y, _ = raw(link["/Dest"])
            if leads in countries:
                continue
            assert leads == last.indirect_reference
            assert link["/Contents"] == f"page {len(texts)}"
            left, low, right, high = link["/Rect"]
            (source,) = {number for at, line, number in listed if abs(at - x) < 1 and abs(y - 10 - line) < 1}
            # The reader gives a place to most marks; some it takes for a part of the words before them, or parts
            # their digits.
            for mark in {number for at, line, number in marks if left - 1 < at < right and low < line < high}:
                assert str(source).startswith(str(mark))
                followed.add(source)
    assert len(followed) > len(listed) / 2


def test_no_address_is_left_that_means_something_to_us_alone(reader: PdfReader) -> None:
    targets = [link["/A"]["/URI"] for page in reader.pages for link in of_page(page) if "/A" in link]
    assert targets
    assert all(target.startswith(("http://", "https://")) for target in targets)


def test_one_tree_of_tags_holds_all_that_is_marked_on_every_page(reader: PdfReader, tags: Any) -> None:
    parents = {int(key): value for key, value in leaves(tags["/ParentTree"], "/Nums")}
    assert max(parents) < tags["/ParentTreeNextKey"]
    within = {reference for reference, _ in elements(next(raw(tags["/K"])))}
    for page in reader.pages:
        contents = page.get_contents()
        assert contents is not None
        marked = {int(number) for number in re.findall(rb"/MCID (\d+)", contents.get_data())}
        owners = list(raw(parents[int(page["/StructParents"])]))
        assert marked == set(range(len(owners)))
        for number in marked:
            assert owners[number] in within
            assert number in [kid for kid in raw(owners[number].get_object().raw_get("/K")) if isinstance(kid, int)]
            assert owners[number].get_object().raw_get("/Pg") == page.indirect_reference
        for reference in raw(page.get("/Annots", ArrayObject())):
            owner = parents[int(reference.get_object()["/StructParent"])]
            kids = [kid.get_object() for kid in raw(owner.get_object().raw_get("/K"))]
            held = [kid for kid in kids if isinstance(kid, dict)]
            assert owner in within
            assert reference in [kid.raw_get("/Obj") for kid in held if "/Obj" in kid]


def test_tags_are_read_in_the_order_of_the_pages(reader: PdfReader, tags: Any) -> None:
    numbers = {page.indirect_reference: number for number, page in enumerate(reader.pages)}
    (document,) = raw(tags["/K"])
    read = [numbers[one.raw_get("/Pg")] for _, one in elements(document) if "/Pg" in one]
    assert set(read) == set(numbers.values())
    assert read == sorted(read)
    for reference, element in elements(document):
        for kid in raw(element.raw_get("/K")):
            if isinstance(kid, IndirectObject) and "/S" in kid.get_object():
                assert kid.get_object().raw_get("/P") == reference
    assert document.get_object().raw_get("/P").get_object() == tags


def test_each_cell_names_the_heads_of_its_own_table(tags: Any) -> None:
    named = {str(key): value for key, value in leaves(tags["/IDTree"], "/Names")}
    tables = [one for _, one in elements(next(raw(tags["/K"]))) if one["/S"] == "/Table"]
    assert len(tables) >= len(NAMES)
    heads = 0
    for table in tables:
        cells = [one for kid in raw(table.raw_get("/K")) for _, one in elements(kid) if one["/S"] in ("/TH", "/TD")]
        own = {str(cell["/ID"]) for cell in cells if cell["/S"] == "/TH"}
        heads += len(own)
        assert all(named[one].get_object()["/ID"] == one for one in own)
        meant = {str(name) for cell in cells for said in cell["/A"] for name in said.get("/Headers", ())}
        assert meant == own
    assert heads == len(named)


def test_every_font_of_the_book_is_embedded(reader: PdfReader) -> None:
    assert all({"/FontFile2", "/FontFile3"} & font.keys() for font in fonts_of(reader))


def test_the_same_moment_gives_the_same_book(shipped_library: Library, written: bytes) -> None:
    assert write(shipped_library) == written


def test_progress_goes_on_with_every_part(shipped_library: Library) -> None:
    told: list[tuple[int, int]] = []
    write(shipped_library, told)
    done = [step for step, _ in told]
    assert len({whole for _, whole in told}) == 1
    assert done == sorted(done)
    assert done[-1] == told[0][1]
    # Read one by one, then set in three parts, then bound.
    assert len(set(done)) == len(CODES) + 1 + 3 + 1


def test_a_country_that_took_more_than_its_page_is_set_again(
    shipped_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted = parts.fitted_for_book

    def misjudged(chapter: dict[str, Any], paper: str, slack: float) -> dict[str, Any]:
        return fitted(chapter, paper, slack - (120 if chapter["code"] == "ARE" else 0))

    monkeypatch.setattr(parts, "fitted_for_book", misjudged)
    found = PdfReader(io.BytesIO(write(shipped_library)))
    assert [named(page.extract_text()) for page in found.pages[FRONT:-2]] == NAMES
    monkeypatch.setattr(parts, "_MOST_TRIES", 0)
    with pytest.raises(PaperError, match="too long: ARE"):
        write(shipped_library)


def test_a_book_of_a_time_and_with_names_in_a_language_says_so_and_goes_by_these_names(
    shipped_library: Library,
) -> None:
    names = NamesIn(shipped_library, "ru")
    period = Period(typed_days("2000").first, typed_days("2010").last)
    made = write_book(shipped_library, CODES, "Five", Paper.LETTER, lambda *_: None, names, period)
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made.data)).pages]
    assert "events from 2000 to 2010 alone; names of countries in Russian" in pages[0]
    order = ["Афганистан", "Казахстан", "Объединенные Арабские Эмираты", "ОАЭ", "Туркменистан", "Узбекистан"]
    heads = [text.partition(" ")[0] for text in pages[FRONT:-2]]
    assert heads == sorted(heads)
    assert set(heads) <= {name.partition(" ")[0] for name in order}
    for text in pages[FRONT:-2]:
        assert "events from 2000 to 2010 alone" in text
    (turkmenistan,) = [text for text in pages[FRONT:-2] if text.startswith("Туркменистан")]
    assert "proclaims independence" not in turkmenistan
    assert "Turkmenistan joins the Asian Development Bank" in turkmenistan
    assert re.search(r"Узбекистан (?:[\d,]+ km )?p\. \d", turkmenistan)
    assert "Turkmenistan" in pages[-2], "the index has the English names as well"
