"""How briefs share the room of their pages, and what of a page is laid out how."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import pytest
from pypdf import PageObject, PdfReader

from desktop.domain import address
from desktop.domain.days import typed_days
from desktop.domain.prose import Paragraph, Text
from desktop.library.library import Library
from desktop.printing.measure import PaperMeasure
from desktop.summary.document import PageSection
from desktop.summary.page import open_page
from desktop.summary.paper.glyphs import Glyphs
from desktop.summary.paper.nodes import Nodes
from desktop.summary.paper.typeset import Setting
from desktop.summary.period import Period
from desktop.summary.to_pdf import Brief, Paper, Wish, values_of, write
from tests.summary.paper.conftest import one_page, printed, squeezed, words_of


def brief_of(library: Library, code: str, wish: Wish) -> PdfReader:
    return PdfReader(io.BytesIO(write(library, open_page(library, address.country(code)), wish).data))


def titles_told(library: Library, code: str, reader: PdfReader) -> list[str]:
    told = words_of(reader)
    dates = open_page(library, address.country(code)).key_dates
    return [event.title for event in dates if squeezed(event.title) in told]


def test_key_dates_and_questions_do_not_starve_beside_partners(shipped_library: Library) -> None:
    reader = one_page(shipped_library, "TKM")
    told = titles_told(shipped_library, "TKM", reader)
    assert len(told) >= 5
    assert squeezed("Third UN resolution") in words_of(reader), "the latest of the important dates stays"
    text = reader.pages[0].extract_text()
    assert text.count("\u2022") >= 1


@pytest.mark.parametrize("code", ["GBR", "FRA", "POL", "KOR", "UKR", "ISR", "AUS"])
def test_obligations_in_force_are_told_whatever_else_has_to_go(shipped_library: Library, code: str) -> None:
    assert squeezed("Of alliance, in 2018") in words_of(one_page(shipped_library, code))


def test_what_is_left_out_gives_its_room_to_the_others(shipped_library: Library) -> None:
    with_all = titles_told(shipped_library, "TKM", one_page(shipped_library, "TKM"))
    without = brief_of(shipped_library, "TKM", Wish(Brief.ONE_PAGE, without=frozenset(("Most ties recorded",))))
    assert len(titles_told(shipped_library, "TKM", without)) > len(with_all)


def test_a_former_state_has_its_partners_and_its_code(shipped_library: Library) -> None:
    told = words_of(one_page(shipped_library, "SUN"))
    for words in ("10 of 89", "United States37", "SUN code of ISO 31663", "Most ties recorded 79 more"):
        assert squeezed(words) in told


def test_an_end_that_is_not_known_is_said(shipped_library: Library) -> None:
    assert squeezed("Existed 1 December 1918 – 2003") in words_of(one_page(shipped_library, "YUG"))


def test_a_few_lines_of_notes_stand_on_the_page_and_more_follow_it(shipped_library: Library) -> None:
    def pages(lines: int) -> int:
        notes = PageSection("The reader’s own notes", tuple(Paragraph((Text("I saw."),)) for _ in range(lines)))
        return len(brief_of(shipped_library, "TKM", Wish(Brief.ONE_PAGE, notes=notes)).pages)

    assert (pages(2), pages(60)) == (1, 2)


@pytest.mark.parametrize("code", ["TUV", "XKX"])
def test_a_handful_of_events_has_no_strip(shipped_library: Library, code: str) -> None:
    page = open_page(shipped_library, address.country(code))
    assert page.events
    assert values_of(shipped_library, page, Wish(Brief.ONE_PAGE)).data["strip"] is None


def test_every_view_of_a_status_between_two_is_a_line_of_its_own(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.relation("SRB", "XKX"))
    facts = {fact.label: fact for fact in page.document.facts}
    data = values_of(shipped_library, page, Wish(Brief.BILATERAL)).data
    (views,) = (one for one in data["right"] if one["heading"] == "Status of Kosovo: who says what")
    assert len(views["items"]) == views["caps"][-1] == len(facts["Status of Kosovo"].values) > 2


def test_organizations_of_two_have_short_names_and_years(shipped_library: Library) -> None:
    told = words_of(printed(shipped_library, address.relation("TKM", "AFG")))
    assert "ECO(1992)" in told
    assert re.search(r"FAO\((by1949,1995|1995,by1949)\)", told)
    for words in ("35. In brackets: status if not member", "“by”: at the latest then"):
        assert squeezed(words) in told


def test_an_organization_of_which_one_year_is_known_names_whose_it_is(shipped_library: Library) -> None:
    told = words_of(printed(shipped_library, address.relation("IND", "DEU")))
    assert squeezed("IFC (India by 1956)") in told
    assert squeezed("UN (by 1946, by 1973)") in told
    assert squeezed("with the name of one: the other is a member, its year not known") in told
    assert "–,by" not in told


def test_a_brief_says_of_how_many_disputes_the_full_summary_has_some(shipped_library: Library) -> None:
    told = words_of(printed(shipped_library, address.relation("CHN", "TWN")))
    assert squeezed("Of 27 disputes the full summary has 10, those of the highest levels") in told
    assert "timelinehasall" not in told


def test_embassies_stay_in_a_brief_that_has_no_room_for_all_missions(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.relation("FRA", "DEU"))
    wish = Wish(Brief.BILATERAL, period=Period(typed_days("2010").first))
    data = values_of(shipped_library, page, wish).data
    (missions,) = (one for one in (*data["left"], *data["right"]) if one["heading"] == "Missions")
    told = ["".join(node.get("t", "") for node in one["cells"][0]) for one in missions["items"]]
    assert len(told) > 10
    assert [one.split(" ")[0] for one in told[:2]] == ["Embassy", "Embassy"]
    assert [one.split(" ")[0] for one in told[-2:]] == ["Honorary", "Honorary"]


@pytest.mark.parametrize(
    ("key", "said", "cites"),
    [("OTS", "One recorded here, others may take part; with the year", 0), ("UN", "recorded here, others may take", 2)],
)
def test_a_list_of_members_cites_the_lists_that_have_them_alone(
    shipped_library: Library, key: str, said: str, cites: int
) -> None:
    page = open_page(shipped_library, address.organization(key))
    data = values_of(shipped_library, page, Wish(Brief.ORGANIZATION)).data
    sections = (*data["left"], *data["right"], *data["below"])
    (members,) = (one for one in sections if one["heading"] == "Who takes part")
    assert said in "".join(node.get("t", "") for node in members["intro"])
    assert len(members["k"]) == cites
    assert ("cow-igo" in data["sources"]) is (cites > 0)


def test_views_that_are_told_in_full_elsewhere_cite_no_side(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.country("UKR"))
    data = values_of(shipped_library, page, Wish(Brief.ONE_PAGE)).data
    (differing,) = (one for one in (*data["left"], *data["right"]) if one["heading"] == "Where sources differ")
    told = {one["cells"][0][0]["t"]: one for one in differing["items"]}["Status of Crimea"]
    said = "".join(node.get("t", "") for node in told["cells"][1])
    assert said.startswith("4 views, of Ukraine, Russia, the UN General Assembly and the United States")
    assert told["k"] == []


def test_two_that_are_a_little_too_long_for_one_page_have_one(shipped_library: Library) -> None:
    assert len(printed(shipped_library, address.relation("CHN", "TWN")).pages) == 1


def test_no_line_ends_between_a_number_and_what_it_counts() -> None:
    nodes = Nodes(Glyphs(), is_brief=True)
    assert nodes.text("Iran 1,148 km, Angola 15 %") == "Iran\u00a01,148\u00a0km, Angola\u00a015\u00a0%"
    assert nodes.text("15 per cent") == "15\u00a0%", "a brief writes one of the two throughout"
    assert nodes.text("from 5 March 1992, no. 4") == "from 5\u00a0March 1992, no.\u00a04"
    assert Nodes(Glyphs()).text("15 per cent") == "15\u00a0per cent"


def test_no_words_in_full_stand_over_others(shipped_library: Library) -> None:
    for page in printed(shipped_library, address.country("TKM"), Brief.FULL).pages:
        rows = rows_of(page)
        measure = PaperMeasure([text for row in rows for _, text, _ in row], 1.0)
        over = [
            (text, after)
            for row in rows
            for (x, text, size), (next_x, after, _) in pairwise(row)
            if x + 0.95 * size * measure(text).width > next_x + 2
        ]
        assert over == []


@pytest.mark.parametrize("where", ["relation/AFG/TKM", "relation/PAK/TKM", "topic/caspian-sea"])
def test_what_stands_under_the_sources_keeps_its_distance(shipped_library: Library, where: str) -> None:
    lines: dict[float, str] = {}

    def note(text: str, outer: list[float], inner: list[float], _: object, size: float) -> None:
        if text.strip() and 6.9 < size * inner[0] * outer[0] < 7.1:
            y = outer[5] + inner[5] * outer[3]
            lines[y] = lines.get(y, "") + text

    printed(shipped_library, address.parse(where)).pages[-1].extract_text(visitor_text=note)
    heights = sorted(lines)
    (place,) = (number for number, y in enumerate(heights) if "Only in an encyclopedia" in lines[y])
    assert heights[place + 1] - heights[place] > 7


def test_the_last_page_in_full_begins_with_a_source_and_is_not_for_a_few_lines(shipped_library: Library) -> None:
    lines = printed(shipped_library, address.country("TKM"), Brief.FULL).pages[-1].extract_text().splitlines()
    told = [line for line in lines if line.strip()]
    assert any(re.match(r"\d+\b", line) for line in told[:3])
    assert len(told) > 20


def rows_of(page: PageObject) -> list[list[tuple[float, str, float]]]:
    """Returns the words of each line with where they begin and their size; scripts that are shaped are left out."""
    rows: dict[int, list[tuple[float, str, float]]] = {}

    def note(text: str, outer: list[float], inner: list[float], _: object, size: float) -> None:
        if text.strip() and all(ord(sign) < 0x590 for sign in text):
            x, y = outer[4] + inner[4] * outer[0], outer[5] + inner[5] * outer[3]
            rows.setdefault(round(y), []).append((x, text.rstrip("\n"), size * inner[0] * outer[0]))

    page.extract_text(visitor_text=note)
    return [sorted(row) for row in rows.values()]


def test_narrow_columns_part_no_words(shipped_library: Library) -> None:
    reader = printed(shipped_library, address.country("TKM"), Brief.FULL)
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert not re.search(r"\bmem[-\u00ad]\s*ber\b|\bcor[-\u00ad]\s*re\b", text)


def test_every_page_in_full_says_how_to_cite_it(shipped_library: Library) -> None:
    reader = printed(shipped_library, address.country("TKM"), Brief.FULL)
    assert all("chancery:country/TKM" in squeezed(page.extract_text()) for page in reader.pages)


@pytest.mark.parametrize("pair", [("RUS", "UKR"), ("HTI", "DOM"), ("FRA", "DEU"), ("TKM", "AFG")])
def test_no_second_page_is_nearly_empty(shipped_library: Library, pair: tuple[str, str]) -> None:
    reader = printed(shipped_library, address.relation(*pair))
    for page in reader.pages:
        lowest = min(box for box in _lines_of(page) if box > 60)
        assert lowest < 0.62 * float(page.mediabox.top), f"page {page.page_number} ends at {lowest}"


@pytest.mark.parametrize(
    ("where", "paper"),
    [("country/BHS", Paper.LETTER), ("organization/CD", Paper.A4), ("relation/PAK/TKM", Paper.LETTER)],
)
def test_no_print_in_full_has_a_last_page_of_a_few_lines(shipped_library: Library, where: str, paper: Paper) -> None:
    page = open_page(shipped_library, address.parse(f"chancery:{where}"))
    values = values_of(shipped_library, page, Wish(Brief.FULL, paper))
    assert values.data["close"], "else this test says nothing"
    loose = Setting(values.template, values.data | {"close": False}).answer("end")
    closer = Setting(values.template, values.data).answer("end")
    assert loose["filled"] < 0.25
    assert (closer["pages"], closer["filled"] > 0.5) == (loose["pages"] - 1, True)


def _lines_of(page: PageObject) -> list[float]:
    """Returns how high above the foot of the page its pieces of text stand."""
    found: list[float] = []

    def note(text: str, current: list[float], matrix: list[float], _: object, __: object) -> None:
        if text.strip():
            found.append(matrix[5] * current[3] + current[5])

    page.extract_text(visitor_text=note)
    return found
