"""Pages on paper: one page where one is promised, every word, tags, fonts and links, the same bytes each time."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.dates import in_words
from desktop.domain.days import typed_days
from desktop.domain.prose import Inline, NoteBlock, Paragraph, Text, plain_text, runs
from desktop.library.library import Library
from desktop.summary.document import BarChart, Chart, Document, EventList, PageBlock, PageSection, Table
from desktop.summary.page import Page, open_page
from desktop.summary.paper.glyphs import Glyphs
from desktop.summary.period import Period
from desktop.summary.to_pdf import Brief, Paper, PaperError, Wish, natural_brief, values_of, write
from tests.summary.conftest import HOSTILE, ONE_OF_EACH_KIND, hostile_document
from tests.summary.paper.conftest import FOOTER, below_the_text, fonts_of, one_page, printed, squeezed, words_of

SIZES = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}
SAMPLE = ("TKM", "FRA", "WSM", "ERI", "XKX", "SUN", "GEO", "MAR", "ISR", "CHN", "COD", "IND", "KOR", "ATA", "LKA")
"""Rich and poor, disputed and gone, with long names and names in many scripts."""
PAIRS = (("TKM", "AFG"), ("TKM", "USA"), ("FRA", "DEU"), ("WSM", "ERI"), ("USA", "RUS"), ("XKX", "SRB"))


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("code", SAMPLE)
def test_a_country_in_brief_is_one_page(shipped_library: Library, code: str, paper: Paper) -> None:
    pages = one_page(shipped_library, code, paper).pages
    assert len(pages) == 1
    assert FOOTER.fullmatch(below_the_text(pages[0]))
    assert tuple(round(float(side)) for side in pages[0].mediabox[2:]) == SIZES[paper]


@pytest.mark.skipif("CHANCERY_EVERY_BRIEF" not in os.environ, reason="528 prints take about a minute and a half")
@pytest.mark.parametrize("paper", list(Paper))
def test_every_country_in_brief_is_one_page(shipped_library: Library, paper: Paper) -> None:
    longer = []
    for one in shipped_library.countries():
        reader = one_page(shipped_library, one.iso3, paper)
        if len(reader.pages) > 1 or not FOOTER.fullmatch(below_the_text(reader.pages[0])):
            longer.append(one.iso3)
    assert longer == []


@pytest.mark.parametrize("code", SAMPLE[:6])
def test_the_text_of_a_brief_is_no_smaller_than_nine_points(shipped_library: Library, code: str) -> None:
    small: dict[float, str] = {}

    def note(text: str, _: object, matrix: list[float], __: object, size: float) -> None:
        set_in = round(abs(matrix[3]) * size, 1)
        if set_in < 9 and text.strip():
            small[set_in] = small.get(set_in, "") + text

    one_page(shipped_library, code).pages[0].extract_text(visitor_text=note)
    # What is smaller are raised numbers, and below the line of sources, footer and ticks.
    assert all(size == 7 or re.fullmatch(r"[\d,\s\u2009\u2060]*", text) for size, text in small.items()), small


def test_what_a_brief_leaves_out_it_counts(shipped_library: Library) -> None:
    partners = len(open_page(shipped_library, address.country("FRA")).partners)
    told = words_of(one_page(shipped_library, "FRA"))
    assert f"Of{partners}partners" in told
    assert re.search(r"Mosttiesrecorded\d+more", told)
    assert squeezed("Counts such as “3 more”: told in the full summary") in told


def test_a_brief_names_the_section_that_has_no_room_and_explains_no_count_where_there_is_none(
    shipped_library: Library,
) -> None:
    full = words_of(one_page(shipped_library, "TKM"))
    assert squeezed("Left out for want of room: Treaties and obligations.") in full
    assert "Treatiesandobligations" not in full.replace(squeezed("room: Treaties and obligations"), "")
    small = words_of(one_page(shipped_library, "ALA"))
    assert not re.search(r"[a-z]\d+more", small)
    assert "elsewhereintheedition" not in small
    assert "Leftout" not in small


@pytest.mark.parametrize(
    ("code", "told"),
    [("ISR", "status disputed"), ("MAR", "with Western Sahara"), ("UKR", "with Crimea"), ("GEO", "occupied by Russia")],
)
def test_what_is_disputed_of_capital_or_area_is_said(shipped_library: Library, code: str, told: str) -> None:
    profile = words_of(one_page(shipped_library, code)).partition("Profile")[2].partition("Sources")[0]
    assert squeezed(told) in profile


def test_room_that_is_left_is_for_figures_and_no_page_misses_them(shipped_library: Library) -> None:
    assert "Infigures" in words_of(one_page(shipped_library, "GRL"))
    for code in ("RUS", "TKM"):
        assert "Infigures" not in words_of(one_page(shipped_library, code))


@pytest.mark.parametrize("code", ["DEU", "RUS", "IND", "TKM", "UKR", "VNM"])
@pytest.mark.parametrize("paper", Paper)
def test_a_full_page_keeps_what_one_looks_up_first(shipped_library: Library, code: str, paper: Paper) -> None:
    profile = words_of(one_page(shipped_library, code, paper)).partition("Profile")[2]
    for label in ("Capital", "Population", "Area", "Formofgovernment", "Energy"):
        assert label in profile, label


def test_a_territory_says_whose_it_is(shipped_library: Library) -> None:
    assert "DependencypartoftheKingdomofDenmark" in words_of(one_page(shipped_library, "GRL"))
    falklands = words_of(one_page(shipped_library, "FLK"))
    assert "overseasterritoryoftheUK;alsoclaimedbyArgentina" in falklands


def test_who_voted_beside_a_state_in_its_last_year_alone_is_not_the_most_alike(shipped_library: Library) -> None:
    votes = words_of(one_page(shipped_library, "YUG")).partition("Mostalike")[2].partition("Organizations")[0]
    assert "%" in votes
    assert "Switzerland" not in votes


def test_a_brief_says_when_which_edition_and_how_to_cite_it(
    shipped_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764028800")
    told = words_of(one_page(shipped_library, "TKM"))
    assert squeezed(f"edition of 24 November 2026 ({shipped_library.edition().content[:8]})") in told
    assert squeezed("Cite as: “Turkmenistan”, Chancery,") in told
    assert "chancery:country/TKM;printed25November2025" in told


def test_every_view_of_a_disputed_status_is_told_or_none(shipped_library: Library) -> None:
    facts = open_page(shipped_library, address.country("XKX")).document.facts
    views = next(fact for fact in facts if fact.label == "Status of Kosovo").values
    told = words_of(one_page(shipped_library, "XKX"))
    assert len(views) > 2
    assert all(squeezed(plain_text(one.inlines)) in told for one in views)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("pair", PAIRS)
def test_a_pair_in_brief_has_one_page_or_two(shipped_library: Library, pair: tuple[str, str], paper: Paper) -> None:
    assert len(printed(shipped_library, address.relation(*pair), Brief.BILATERAL, paper).pages) in (1, 2)


def test_a_country_in_full_has_four_to_twelve_pages(shipped_library: Library) -> None:
    lengths = {
        code: len(printed(shipped_library, address.country(code), Brief.FULL).pages) for code in ("TKM", "FRA", "CHN")
    }
    assert all(4 <= length <= 12 for length in lengths.values()), lengths


@pytest.mark.parametrize("where", ["country/TKM", "relation/AFG/TKM", "topic/tapi", "organization/UN", "country/IND"])
def test_no_word_of_a_page_is_lost_in_full(shipped_library: Library, where: str) -> None:
    page = open_page(shipped_library, address.parse(where))
    told = words_of(printed(shipped_library, address.parse(where), Brief.FULL))
    lost = [word for word in _words(page.document) if squeezed(word) not in told]
    assert lost == []


def _words(document: Document) -> list[str]:
    texts = [document.title, document.subtitle, plain_text(document.summary)]
    for fact in document.facts:
        texts += [fact.label, *(plain_text(value.inlines) for value in fact.values), fact.disagreement]
    for section in document.sections:
        texts.append(section.heading)
        for block in section.blocks:
            texts += [plain_text(run) for run in _runs(block)]
    # A citation may stand before a full stop; scripts that are shaped are drawn in other forms and another order.
    words = (word.strip(".,;:()") for text in texts for word in text.split())
    return [word for word in words if all(ord(sign) < 0x590 for sign in word)]


def _runs(block: PageBlock) -> list[tuple[Inline, ...]]:
    match block:
        case Table(_, rows):
            return [cell for row in rows for cell in row]
        case EventList(events):
            return [(Text(f"{in_words(one.date.text)} {one.title} {one.description}"),) for one in events]
        case Chart() | BarChart():
            return []
        case _:
            return list(runs(block))


@pytest.mark.parametrize("where", ONE_OF_EACH_KIND.values())
def test_any_page_is_printed_in_full(small_library: Library, where: str) -> None:
    assert len(printed(small_library, address.parse(where), Brief.FULL).pages) >= 1


@pytest.mark.parametrize("brief", [Brief.ONE_PAGE, Brief.FULL])
def test_a_print_is_tagged_and_says_its_language_and_title(shipped_library: Library, brief: Brief) -> None:
    reader = printed(shipped_library, address.country("TKM"), brief)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"].lower().startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert "/StructTreeRoot" in root
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == "Turkmenistan"
    assert reader.outline


@pytest.mark.parametrize("code", ["TKM", "ARE", "CHN", "GEO", "LKA"])
def test_every_font_is_embedded(shipped_library: Library, code: str) -> None:
    fonts = list(fonts_of(one_page(shipped_library, code)))
    assert fonts
    assert all({"/FontFile2", "/FontFile3"} & font.keys() for font in fonts)


def test_a_name_is_set_in_its_own_script(shipped_library: Library) -> None:
    fonts = {str(font["/FontName"]) for font in fonts_of(one_page(shipped_library, "ARE"))}
    assert any("Arabic" in name for name in fonts)


def test_citations_lead_to_the_sources_and_sources_to_the_web(shipped_library: Library) -> None:
    reader = one_page(shipped_library, "TKM")
    links = [one.get_object() for one in reader.pages[0]["/Annots"]]
    web = [str(link["/A"]["/URI"]) for link in links if "/A" in link and "/URI" in link["/A"]]
    assert any("un.org" in target or "http" in target for target in web)
    assert all(target.startswith(("http://", "https://")) for target in web)
    assert len(links) > len(web)


def test_the_same_moment_gives_the_same_bytes(shipped_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764028800")
    page = open_page(shipped_library, address.country("TKM"))
    assert write(shipped_library, page, Brief.ONE_PAGE) == write(shipped_library, page, Brief.ONE_PAGE)


@pytest.mark.parametrize("text", [*HOSTILE, "#panic(1) $x^2$ *a* @b <c> \\u{41} `d` // e", '"); read("/etc/passwd'])
def test_markup_in_content_comes_out_as_text(small_library: Library, text: str) -> None:
    told = words_of(_print(small_library, hostile_document(text)))
    assert told.count(squeezed(text)) >= 10


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=40))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_printed(small_library: Library, text: str) -> None:
    assert len(_print(small_library, hostile_document(text)).pages) >= 1


def test_a_sign_that_no_font_has_is_written_by_its_number(small_library: Library) -> None:
    page = open_page(small_library, address.country("TKM"))
    made = write(small_library, page._replace(document=hostile_document("a 😀 b")), Brief.FULL)
    assert made.remark.startswith("One sign that the fonts do not have")
    assert "a[U+1F600]b" in words_of(PdfReader(io.BytesIO(made.data)))


def test_no_name_in_an_official_language_lacks_a_sign(shipped_library: Library) -> None:
    glyphs = Glyphs()
    for country in shipped_library.countries():
        for spelling in shipped_library.spellings(country.iso3):
            if spelling.official:
                glyphs.text(spelling.name)
    assert glyphs.missing == set()


def _print(library: Library, document: Document) -> PdfReader:
    page = Page(document, (), ())
    return PdfReader(io.BytesIO(write(library, page, Brief.FULL).data))


def test_a_brief_is_made_of_its_own_kind_of_page(small_library: Library) -> None:
    page = open_page(small_library, address.country("TKM"))
    with pytest.raises(PaperError, match="is made of a relation, not of a country"):
        write(small_library, page, Brief.BILATERAL)
    assert page.document.address.kind is PageKind.COUNTRY


SUBJECTS = ("topic/tapi", "topic/permanent-neutrality", "organization/UN", "organization/CIS", "organization/NATO")


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("where", SUBJECTS)
def test_a_topic_and_an_organization_in_brief_have_one_page_or_two(
    shipped_library: Library, where: str, paper: Paper
) -> None:
    assert len(printed(shipped_library, address.parse(where), paper=paper).pages) in (1, 2)


def test_every_topic_and_organization_can_be_printed_in_brief(shipped_library: Library) -> None:
    found = [one.address for kind in (PageKind.TOPIC, PageKind.ORGANIZATION) for one in shipped_library.titles(kind)]
    assert len(found) > 20
    longer = [str(where) for where in found if len(printed(shipped_library, where).pages) > 2]
    assert longer == []


def test_a_topic_in_brief_tells_its_last_key_date_whatever_it_leaves_out(shipped_library: Library) -> None:
    cut = 0
    for one in shipped_library.titles(PageKind.TOPIC):
        events = open_page(shipped_library, one.address).document.sections
        (dates,) = [block for section in events for block in section.blocks if isinstance(block, EventList)]
        told = words_of(printed(shipped_library, one.address))
        assert squeezed(dates.events[-1].title) in told, one.title
        cut += any(squeezed(event.title) not in told for event in dates.events)
    assert cut > 0


def test_an_organization_in_brief_says_who_takes_part_and_since_when(shipped_library: Library) -> None:
    told = words_of(printed(shipped_library, address.organization("CIS")))
    for words in ("11 recorded here, others may take part", "Armenia (1991)", "Key dates", "Open questions", "Sources"):
        assert squeezed(words) in told


def test_a_dispute_among_the_last_events_is_told_once(shipped_library: Library) -> None:
    told = words_of(printed(shipped_library, address.relation("RUS", "UKR")))
    assert told.count(squeezed("Russia used force, Ukraine took no militarized action")) == 2  # in 1992 and in 2013
    assert squeezed("Data sets reach to 2003 for wars between states") in told
    assert squeezed("All are among the last events.") in told


def test_a_pair_in_brief_says_what_its_events_and_its_border_do_not_tell(shipped_library: Library) -> None:
    told = words_of(printed(shipped_library, address.relation("IND", "PAK")))
    assert squeezed("Those written for this edition are events with Turkmenistan.") in told
    assert squeezed("a length does not say whether the line is agreed") in told


@pytest.mark.parametrize("code", ["KGZ", "TKM", "SYR", "PNG"])
def test_no_country_beside_its_figure_is_parted(shipped_library: Library, code: str) -> None:
    told = printed(shipped_library, address.country(code)).pages[0].extract_text()
    figures = re.findall(r"(\w[\w ]+?)[\u00a0 ]\d+[\u00a0 ]%", " ".join(told.split()))
    names = {one.name for one in shipped_library.countries()}
    assert len(names.intersection(figures)) > 5
    parted = re.findall(r"(\w+)[-\u00ad\u2010]\n(\w+)[\u00a0 ]\d+[\u00a0 ]%", told)
    assert not [first + second for first, second in parted if any(first + second in name for name in names)]


def test_a_brief_of_years_without_events_says_so(shipped_library: Library) -> None:
    places = (address.relation("FRA", "DEU"), address.country("TKM"), address.topic("tapi"), address.organization("UN"))
    for where in places:
        page = open_page(shipped_library, where)
        wish = Wish(natural_brief(where.kind), period=Period(typed_days("2030").first))
        told = words_of(PdfReader(io.BytesIO(write(shipped_library, page, wish).data)))
        assert squeezed("None recorded from 2030.") in told, where


def test_a_leader_of_the_set_names_it(shipped_library: Library) -> None:
    assert squeezed("Last leader (Archigos set, to 2015) Gysi") in words_of(one_page(shipped_library, "DDR"))
    assert "Archigos" not in words_of(one_page(shipped_library, "USA"))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("USA", "Head of state and government President Donald J. Trump (since 20 January 2025; edition of 2026)"),
        ("DEU", "Head of government Chancellor Friedrich Merz (since 6 May 2025; edition of 2026)"),
        ("TKM", "President Serdar Berdimuhamedov (since 19 March 2022)"),
    ],
)
def test_a_country_on_one_page_says_who_heads_it_and_since_when(
    shipped_library: Library, code: str, words: str
) -> None:
    assert squeezed(words) in words_of(one_page(shipped_library, code))


def test_what_is_left_out_is_neither_printed_nor_cited(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.country("TKM"))
    for brief, partners in ((Brief.ONE_PAGE, "Most ties recorded"), (Brief.FULL, "Partners")):
        without = frozenset((partners, "Key dates", "Strip of time"))
        values = values_of(shipped_library, page, Wish(brief, without=without))
        assert without <= set(values.sections)
        reader = PdfReader(io.BytesIO(write(shipped_library, page, Wish(brief, without=without)).data))
        headings = {one.title for one in _outline(reader.outline)}
        assert headings.isdisjoint(without)
        assert "Open questions" in headings
        assert "eventsrecordedfrom" not in words_of(reader)
    kept = set(values.data["order"])
    assert kept < {source.key for source in page.document.sources}


@pytest.mark.parametrize("brief", [Brief.ONE_PAGE, Brief.FULL])
def test_a_print_of_some_years_says_so(shipped_library: Library, brief: Brief) -> None:
    page = open_page(shipped_library, address.country("TKM"))
    wish = Wish(brief, period=Period(typed_days("1995").first, typed_days("1999-06").last))
    told = words_of(PdfReader(io.BytesIO(write(shipped_library, page, wish).data)))
    assert "eventsfrom1995toJune1999alone" in told
    assert squeezed("events recorded from 1995 to 1999") in told
    assert squeezed("Turkmenistan–China gas pipeline opens") not in told


@pytest.mark.parametrize("brief", [Brief.ONE_PAGE, Brief.FULL])
def test_notes_follow_the_print_and_are_told_to_be_the_readers(shipped_library: Library, brief: Brief) -> None:
    page = open_page(shipped_library, address.country("TKM"))
    notes = PageSection("The reader’s own notes", (NoteBlock((Text("Not ours."),)), Paragraph((Text("#panic *x*"),))))
    made = write(shipped_library, page, Wish(brief, notes=notes))
    reader = PdfReader(io.BytesIO(made.data))
    told = words_of(reader)
    assert squeezed("The reader’s own notes Not ours. #panic *x*") in told
    assert "The reader’s own notes" in [one.title for one in _outline(reader.outline)]


@pytest.mark.parametrize("brief", [Brief.ONE_PAGE, Brief.FULL])
def test_without_colour_nothing_on_paper_has_one(shipped_library: Library, brief: Brief) -> None:
    page = open_page(shipped_library, address.country("TKM"))
    coloured, grey = (
        PdfReader(io.BytesIO(write(shipped_library, page, Wish(brief, colour=colour)).data)) for colour in (True, False)
    )
    assert any(len(set(colour)) > 1 for colour in _painted(coloured))
    assert all(len(set(colour)) == 1 for colour in _painted(grey))


GLOBES = [
    (address.country("TKM"), Brief.ONE_PAGE, "Globe with Turkmenistan marked, around 39° N, 59° E"),
    (address.country("TKM"), Brief.FULL, "Globe with Turkmenistan marked, around 39° N, 59° E"),
    (address.country("XKX"), Brief.ONE_PAGE, "Globe with Kosovo marked, around 43° N, 21° E"),
    *(
        (
            address.relation("TKM", "AFG"),
            brief,
            "Globe with Turkmenistan, filled, around 39° N, 59° E, and Afghanistan, framed, around 34° N, 66° E",
        )
        for brief in (Brief.BILATERAL, Brief.FULL)
    ),
]


@pytest.mark.parametrize(("where", "brief", "said"), GLOBES)
def test_a_globe_has_words_for_those_who_do_not_see_it_and_a_source(
    shipped_library: Library, where: Address, brief: Brief, said: str
) -> None:
    reader = printed(shipped_library, where, brief)
    assert _alternatives(reader).count(said) == 1
    assert squeezed("simplified, in places by who holds the land; says nothing of status") in words_of(reader)


@pytest.mark.parametrize(
    "where", [address.country("SUN"), address.relation("NZL", "ESP"), address.relation("TKM", "SUN")]
)
def test_where_nothing_can_be_shown_there_is_no_globe(shipped_library: Library, where: Address) -> None:
    reader = printed(shipped_library, where)
    assert not any(said.startswith("Globe") for said in _alternatives(reader))
    assert "NaturalEarth" not in words_of(reader)


def test_a_pair_in_full_says_which_of_the_two_is_which_on_the_globe(shipped_library: Library) -> None:
    told = words_of(printed(shipped_library, address.relation("TKM", "AFG"), Brief.FULL))
    assert squeezed("on the globe Turkmenistan filled, Afghanistan framed") in told
    far = words_of(printed(shipped_library, address.relation("NZL", "ESP"), Brief.FULL))
    assert squeezed("on the globe") not in far


def test_a_globe_is_a_drawing_and_no_picture_of_dots(shipped_library: Library) -> None:
    page = one_page(shipped_library, "TKM").pages[0]
    assert [str(kind) for kind in _kinds_of(page["/Resources"])] in ([], ["/Form"])


def _kinds_of(resources: Any) -> list[str]:
    """Returns the kinds of what is drawn from elsewhere on a page, and within that."""
    objects = [one.get_object() for one in resources.get("/XObject", {}).values()]
    inside = [kind for one in objects for kind in _kinds_of(one.get("/Resources", {}))]
    return sorted({str(one["/Subtype"]) for one in objects} | set(inside))


def _alternatives(reader: PdfReader) -> list[str]:
    """Returns the words that stand for each figure."""
    found: list[str] = []

    def look(element: Any) -> None:
        one = element.get_object()
        if isinstance(one, list):
            for inner in one:
                look(inner)
        elif isinstance(one, dict):
            if "/Alt" in one:
                found.append(str(one["/Alt"]))
            if "/K" in one:
                look(one["/K"])

    look(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


def _painted(reader: PdfReader) -> Iterator[tuple[bytes, ...]]:
    """Yields the colours that are named by red, green and blue."""
    for page in reader.pages:
        contents = page.get_contents()
        assert contents is not None
        yield from re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:sc|SC|scn|SCN|rg|RG)\b", contents.get_data())


def _outline(entries: list[Any]) -> Iterator[Any]:
    for one in entries:
        if isinstance(one, list):
            yield from _outline(one)
        else:
            yield one


def test_how_to_cite_a_brief_is_no_footer_to_those_who_listen(shipped_library: Library) -> None:
    page = one_page(shipped_library, "TKM").pages[0]
    depths: list[bool] = []
    read, passed_over = [], []

    def note(operator: bytes, operands: list[Any], current: list[float], matrix: list[float]) -> None:
        if operator in (b"BMC", b"BDC"):
            depths.append(operands[0] == "/Artifact")
        elif operator == b"EMC":
            depths.pop()
        elif operator in (b"Tj", b"TJ") and matrix[5] * current[3] + current[5] < _FOOT:
            (passed_over if any(depths) else read).append(operator)

    page.extract_text(visitor_operand_before=note)
    assert read, "how to cite the page is read out"
    assert passed_over, "the number of the page is not"


_FOOT = 46.0
"""What lies below, in points, is in the lower margin."""


def test_an_address_that_is_longer_than_a_line_goes_on_in_the_next(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.country("SOM"))
    (long,) = [one for one in page.document.sources if len(one.csl.get("URL", "")) > 100 and "&" in one.csl["URL"]]
    told = [one.extract_text() for one in PdfReader(io.BytesIO(write(shipped_library, page, Brief.FULL).data)).pages]
    lines = [line.replace("\u200b", "") for text in told for line in text.splitlines()]
    ending = long.csl["URL"].partition("?")[2]
    assert ending in "".join(line.strip() for line in lines)
    assert not any(ending in line for line in lines)
