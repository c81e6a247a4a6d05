"""The whole content: read when it is sound, refused whole with every fault when it is not."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.content.loader import read_content
from desktop.content.text_files import LARGEST_BYTES
from desktop.errors import ContentError, Diagnostic

SMALL_WORLD = Path(__file__).parent.parent / "small_world"
FILES = sorted(str(file.relative_to(SMALL_WORLD)) for file in SMALL_WORLD.rglob("*.*") if file.is_file())
Write = Callable[[str, str | bytes], Path]
Edit = Callable[[str, str, str], int]
Refusal = Callable[[], tuple[Diagnostic, ...]]

EVENTS, CLAIMS, PAIR = "events/all.yaml", "claims/TKM.yaml", "claims/AFG-TKM.yaml"
SOURCES, COUNTRY, TOPIC = "sources/all.json", "countries/TKM.md", "topics/tapi.md"


def _places(faults: tuple[Diagnostic, ...]) -> list[tuple[str, int]]:
    return [(fault.file, fault.line) for fault in faults]


def test_the_small_world_is_read_whole() -> None:
    content = read_content(SMALL_WORLD)
    assert len(content.tables.countries) == 5
    assert {str(article.address) for article in content.articles} == {
        "chancery:country/TKM",
        "chancery:relation/AFG/TKM",
        "chancery:organization/UN",
        "chancery:topic/tapi",
    }
    assert [event.id for event in content.events][:2] == ["ev-neutral", "ev-year"]
    assert {claim.record.id for claim in content.claims} >= {"afg-in-un", "afg-relations", "tkm-court"}
    assert [source.id for source in content.sources] == ["country-codes", "one", "two", "wp"]


def test_the_same_files_give_the_same_content(world: Path) -> None:
    def without_places(root: Path) -> tuple[object, ...]:
        content = read_content(root)
        articles = [article._replace(place=None) for article in content.articles]
        claims = [claim._replace(place=None) for claim in content.claims]
        return content._replace(articles=articles, claims=claims)

    assert without_places(world) == without_places(SMALL_WORLD)


def test_line_ends_of_windows_change_nothing(world: Path) -> None:
    for name in FILES:
        (world / name).write_bytes((world / name).read_bytes().replace(b"\n", b"\r\n"))
    assert read_content(world).events == read_content(SMALL_WORLD).events
    assert read_content(world).tables == read_content(SMALL_WORLD).tables


@pytest.mark.parametrize(
    ("name", "old", "new", "message", "mend"),
    [
        (EVENTS, "kind: energy", "kind: banquet", "kind: input should be", "use one of the words named"),
        (EVENTS, "date: 2001\n", "date: 2001-13\n", "“2001-13” is not a date", "write EDTF"),
        (EVENTS, "- date: 1994\n", "- date: May\n", "“May” is not a date", "write EDTF"),
        (EVENTS, "2000-12-10/2000-12-12", "2000-12-12/2000-12-10", "ends before it begins", "earlier date first"),
        (EVENTS, "kind: energy", "colour: red", "the field “colour” is unknown", "remove it or use one of"),
        (CLAIMS, "view: Turkmenistan", "viewed: Turkmenistan", "the field “viewed” is unknown", "remove it"),
        (CLAIMS, "1992-03-02/..", "1992-03-02", "is a date, not an interval", "when it began and ended"),
        (CLAIMS, "subject: country/TKM", "subject: TKM", "is not an address", "country/TKM or relation/AFG/TKM"),
        (PAIR, "subject: relation/AFG/TKM", "subject: relation/TKM/AFG", "relation/TKM/AFG", "relation/AFG/TKM"),
        (SOURCES, '"title": "Report two"', '"titel": "Report two"', "the field “titel” is unknown", "title"),
        (SOURCES, "https://example.org/wp", "file:///etc/passwd", "URL: string should match", "correct the value"),
        (COUNTRY, "2026-11-24", "24.11.2026", "“24.11.2026” is not a date", "write EDTF"),
        (COUNTRY, "sold* abroad [@two]", "sold* abroad", "without a source", "cite one: [@key]"),
        (COUNTRY, "**permanently** neutral [@one]", "neutral", "without a source", "cite one: [@key]"),
        (COUNTRY, "[@one; @two, p. 3]", "", "without a source", "cite one: [@key]"),
        (COUNTRY, "## Trade", "# Trade", "a heading of level 1", "write section headings with ##"),
        (COUNTRY, "https://example.org/a?b=1&c=2", "file:///etc/passwd", "file:///etc/passwd", "http(s)"),
        (COUNTRY, "chancery:topic/tapi", "chancery:topic/TAPI", "not an address of a topic", "correct the link"),
        (COUNTRY, "abroad", "ab\u202eroad", "U+202E", "remove this character"),
        (COUNTRY, "abroad", "ab\x1broad", "U+001B", "remove this character"),
        ("tables/countries.csv", "none", "maybe", "'maybe'", "correct this row"),
        ("tables/countries.csv", "member,143", "member,999", "unknown region 999", "add it to regions.csv"),
        ("tables/organizations.csv", "UN,United Nations,UN", "UN", "1 cells instead of 3", "one cell a column"),
        ("tables/organizations.csv", "UN,United Nations,UN", 'UN,"Uni"ted,UN', "not valid CSV", "correct the quotes"),
    ],
)
def test_a_fault_in_a_file_is_named_with_its_line_and_its_mend(
    name: str, old: str, new: str, message: str, mend: str, edit: Edit, refusal: Refusal
) -> None:
    line = edit(name, old, new)
    faults = refusal()
    assert (name, line) in _places(faults), faults
    (fault,) = [one for one in faults if message in one.message]
    assert (fault.file, fault.line) == (name, line)
    assert mend in fault.mend


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "message", "mend"),
    [
        (EVENTS, "[LIE, TKM]", "[LIE, XXX]", 43, "there is no country “XXX”", "tables/countries.csv"),
        (EVENTS, "  topics: [tapi]", "  topics: [none]", 16, "there is no topic “none”", "topics/"),
        (EVENTS, "  sources: [one, two]", "  sources: [one, nine]", 1, "there is no source “nine”", "sources/"),
        (EVENTS, "    sources: [wp]\n  note", "    sources: [nine]\n  note", 16, "no source “nine”", "sources/"),
        (EVENTS, "kind: energy", "kind: energy\n  organizations: [XX]", 9, "no organization “XX”", "organizations.csv"),
        (EVENTS, "id: ev-year", "id: ev-talks", 28, "the event ev-talks stands twice", "keep one of the two"),
        (CLAIMS, "organization: UN", "organization: XX", 3, "there is no organization “XX”", "organizations.csv"),
        (CLAIMS, "sources: [two]", "sources: [nine]", 10, "there is no source “nine”", "sources/"),
        (CLAIMS, "id: tkm-court", "id: tkm-in-un", 10, "the claim tkm-in-un stands twice", "keep one of the two"),
        (CLAIMS, "subject: country/TKM", "subject: country/XXX", 3, "there is no country “XXX”", "countries.csv"),
        (CLAIMS, "id: tkm-court", "id: afg-in-un", 10, "the claim afg-in-un stands twice", "keep one of the two"),
        (PAIR, "host: AFG", "host: LIE", 13, "is not between the two countries", "correct sender and host"),
        (PAIR, "host: AFG", "host: XXX", 13, "there is no country “XXX”", "tables/countries.csv"),
        (SOURCES, '"id": "two"', '"id": "one"', 18, "the source one stands twice", "keep one of the two"),
    ],
)
def test_a_record_that_leads_nowhere_is_named_by_its_first_line(
    name: str, old: str, new: str, line: int, message: str, mend: str, edit: Edit, refusal: Refusal
) -> None:
    edit(name, old, new)
    found = [fault for fault in refusal() if fault.file == name and fault.line == line]
    assert [fault for fault in found if message in fault.message and mend in fault.mend], refusal()


@pytest.mark.parametrize(
    ("name", "old", "new", "message", "mend"),
    [
        (COUNTRY, "topics: [tapi]", "topics: [none]", "there is no topic “none”", "topics/"),
        (COUNTRY, "[ev-neutral, ev-year]", "[ev-neutral, ev-none]", "there is no event “ev-none”", "events/"),
        (COUNTRY, "chancery:topic/tapi", "chancery:topic/none", "there is no topic “none”", "topics/"),
        (COUNTRY, "relation/AFG/TKM", "relation/TKM/XXX", "there is no country “XXX”", "countries.csv"),
        (COUNTRY, "chancery:topic/tapi", "chancery:event/none", "there is no event “none”", "events/"),
        (COUNTRY, "chancery:topic/tapi", "chancery:region/999", "there is no region “999”", "regions.csv"),
        (COUNTRY, "chancery:topic/tapi", "chancery:organization/XX", "no organization “XX”", "organizations.csv"),
        (COUNTRY, "chancery:topic/tapi", "chancery:source/nine", "there is no source “nine”", "sources/"),
        (COUNTRY, "abroad [@two]", "abroad [@nine]", "there is no source “nine”", "sources/"),
        (COUNTRY, "@two, p. 3", "@nine, p. 3", "there is no source “nine”", "sources/"),
        (TOPIC, "countries: [AFG, TKM]", "countries: [AFG, XXX]", "there is no country “XXX”", "countries.csv"),
        (TOPIC, "organizations: [UN]", "organizations: [XX]", "there is no organization “XX”", "organizations.csv"),
    ],
)  # fmt: skip
def test_an_article_that_leads_nowhere_is_named(
    name: str, old: str, new: str, message: str, mend: str, edit: Edit, refusal: Refusal
) -> None:
    edit(name, old, new)
    (fault,) = refusal()
    assert (fault.file, message in fault.message, mend in fault.mend) == (name, True, True)


def test_a_name_in_an_article_that_leads_nowhere_is_named_at_its_line(edit: Edit, refusal: Refusal) -> None:
    line = edit(COUNTRY, "abroad [@two]", "abroad [@nine]")
    assert _places(refusal()) == [(COUNTRY, line)]


def test_an_id_that_stands_twice_names_the_file_of_the_first(write: Write, refusal: Refusal) -> None:
    text = (SMALL_WORLD / EVENTS).read_text(encoding="utf-8")
    write("events/later.yaml", text[: text.index("- id: ev-year")])
    assert [str(fault) for fault in refusal()] == [
        "events/later.yaml:1: the event ev-neutral stands twice, first in all.yaml — keep one of the two"
    ]


def test_a_field_that_stands_twice_is_named_at_its_second_line(edit: Edit, refusal: Refusal) -> None:
    line = edit(EVENTS, "  kind: energy\n", "  kind: energy\n  kind: trade\n")
    (fault,) = refusal()
    assert (fault.file, fault.line, fault.message) == (EVENTS, line + 1, "the field “kind” stands here twice")


def test_a_source_that_nothing_cites_is_refused_and_that_of_the_tables_is_not(edit: Edit, refusal: Refusal) -> None:
    edit(SOURCES, '"id": "two"', '"id": "unused"')
    assert "nothing cites the source unused" in [fault.message for fault in refusal() if fault.line == 18]
    assert "country-codes" not in " ".join(fault.message for fault in refusal())


def test_a_membership_is_that_of_a_country(edit: Edit, refusal: Refusal) -> None:
    edit(CLAIMS, "subject: country/TKM", "subject: organization/UN")
    (fault,) = refusal()
    assert (fault.file, fault.line) == (CLAIMS, 3)
    assert fault.mend == "write subject: country/…"


def test_faults_of_many_files_are_all_listed_by_file_and_line(edit: Edit, write: Write, refusal: Refusal) -> None:
    places = [
        (COUNTRY, edit(COUNTRY, "abroad [@two]", "abroad")),
        (EVENTS, edit(EVENTS, "date: 2001\n", "date: x\n")),
        (EVENTS, edit(EVENTS, "kind: visit", "kind: banquet")),
        (SOURCES, edit(SOURCES, '"title": "Report two"', '"title": ""')),
        ("tables/organizations.csv", edit("tables/organizations.csv", "UN,United", "un,United")),
        (CLAIMS, edit(CLAIMS, "property: status", "property: colour")),
    ]
    write("extra/a.md", "x")
    write("topics/Wrong.md", "x")
    assert _places(refusal()) == sorted([*places, ("extra/a.md", 0), ("topics/Wrong.md", 0)])


def test_names_that_lead_nowhere_are_all_listed(edit: Edit, refusal: Refusal) -> None:
    edit(EVENTS, "[LIE, TKM]", "[XXX, YYY]")
    edit(CLAIMS, "sources: [two]", "sources: [eight, nine]")
    edit(TOPIC, "[AFG, TKM]", "[ZZZ]")
    named = " ".join(fault.message for fault in refusal())
    assert [name in named for name in ("XXX", "YYY", "eight", "nine", "ZZZ")] == [True] * 5


@pytest.mark.parametrize(
    ("name", "message", "mend"),
    [
        ("a.md", "not part of the format", "move it out"),
        ("extra/a.md", "there is no folder “extra”", "use countries, relations"),
        ("events/a.yml", "files in events end in .yaml", "rename"),
        ("claims/deep/a.json", "files in claims end in .yaml", "rename"),
        ("sources/a.yaml", "files in sources end in .json", "rename"),
        ("countries/AFG.txt", "files in countries end in .md", "rename"),
        ("countries/asia/AFG.md", "countries", "move it"),
        ("tables/other.csv", "there is no such table", "use one of countries.csv"),
        ("tables/old/countries.csv", "tables", "move it"),
        ("countries/Afghanistan.md", "is not a name", "rename it like TKM.md"),
        ("relations/TKM-LIE.md", "the file is called “TKM-LIE.md”", "rename it LIE-TKM.md"),
    ],
)
def test_a_file_out_of_place_is_refused_as_a_whole(
    name: str, message: str, mend: str, write: Write, refusal: Refusal
) -> None:
    write(name, "---\ntitle: A\nsummary: A [@one].\nchecked: 2026\n---\nText [@one].\n")
    (fault,) = refusal()
    assert (fault.file, fault.line) == (name, 0)
    assert message in fault.message
    assert mend in fault.mend


def test_records_may_stand_in_folders_of_their_own(world: Path, write: Write) -> None:
    write("claims/relations/AFG-TKM.yaml", (world / PAIR).read_bytes())
    (world / PAIR).unlink()
    assert len(read_content(world).claims) == len(read_content(SMALL_WORLD).claims)


def test_hidden_files_and_links_are_no_part_of_the_content(world: Path, write: Write, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("- secret: of another folder")
    write("events/.all.yaml.swp", "x")
    write("events/._all.yaml", "x")
    write("countries/._TKM.md", "x")
    write(".git/config", "x")
    for name in ("events/link.yaml", "countries/AFG.md", "sources/link.json"):
        (world / name).symlink_to(outside)
    assert read_content(world).events == read_content(SMALL_WORLD).events


@pytest.mark.parametrize("name", FILES)
def test_bytes_that_are_not_utf_8_are_refused_in_every_file(name: str, world: Path, refusal: Refusal) -> None:
    raw = (world / name).read_bytes()
    at = len(raw) // 2
    (world / name).write_bytes(raw[:at] + b"\xff" + raw[at:])
    assert (name, raw.count(b"\n", 0, at) + 1) in [
        (fault.file, fault.line) for fault in refusal() if "is not UTF-8" in fault.message and "UTF-8" in fault.mend
    ]


@pytest.mark.parametrize("name", FILES)
def test_a_file_too_large_is_refused_unread(name: str, world: Path, refusal: Refusal) -> None:
    with (world / name).open("ab") as file:
        file.truncate(LARGEST_BYTES + 1)
    (fault,) = [fault for fault in refusal() if fault.file == name]
    assert fault.line == 0
    assert "the limit is 2,097,152" in fault.message
    assert fault.mend == "split it into smaller files"


@pytest.mark.parametrize("name", ["countries.csv", "country_names.csv", "regions.csv", "organizations.csv"])
def test_a_missing_table_is_named_and_what_it_should_hold(name: str, world: Path, refusal: Refusal) -> None:
    (world / "tables" / name).unlink()
    (fault,) = [fault for fault in refusal() if fault.line == 0]
    assert (fault.file, fault.message) == (f"tables/{name}", "the table is missing")
    assert fault.mend.startswith("add it with the columns")


def test_an_empty_folder_lacks_its_four_tables(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="the content has 4 faults") as caught:
        read_content(tmp_path)
    assert {fault.message for fault in caught.value.diagnostics} == {"the table is missing"}


def test_a_folder_with_tables_alone_is_a_content(world: Path) -> None:
    for folder in ("countries", "relations", "organizations", "topics", "events", "claims", "sources"):
        shutil.rmtree(world / folder)
    content = read_content(world)
    assert len(content.tables.countries) == 5
    assert [*content.articles, *content.events, *content.claims, *content.sources] == []


@pytest.mark.parametrize("name", ["nowhere", "file.txt"])
def test_a_folder_that_is_not_there_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(ContentError, match="the content has 1 fault") as caught:
        read_content(tmp_path / name)
    (fault,) = caught.value.diagnostics
    assert name in str(fault)
    assert fault.mend


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("- &a\n  id: x\n", "anchor"),
        ("- *a\n", "alias"),
        ("- !!python/object/apply:os.system [echo]\n", "tag"),
        ("- !x y\n", "tag"),
        ("- " + "[" * 50 + "]" * 50 + "\n", "nested"),
        ("- " + "[" * 50_000 + "\n", "nesting"),
        ("a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n", "anchor"),
        ("- &a [*a]\n", "anchor"),
        ("- a\n--- \n- b\n", "another document"),
    ],
)
def test_tricks_of_yaml_are_refused_by_their_name(text: str, word: str, write: Write, refusal: Refusal) -> None:
    write("events/trick.yaml", text)
    faults = refusal()
    assert {fault.file for fault in faults} == {"events/trick.yaml"}
    assert word in " ".join(fault.message for fault in faults)


def _mutations() -> st.SearchStrategy[list[tuple[str, float, int, bytes]]]:
    piece = st.binary(min_size=0, max_size=6) | st.sampled_from(
        [b"\n", b"---\n", b"- ", b"&a ", b"*a", b"!!x ", b"[", b"{", b'"', b"[@", b"](", b"\xff", b"\x00", b",", b": "]
    )
    return st.lists(
        st.tuples(st.sampled_from(FILES), st.floats(0, 1), st.integers(0, 8), piece), min_size=1, max_size=4
    )


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_mutations())
def test_whatever_bytes_the_files_hold_the_content_is_read_or_refused(
    world: Path, mutations: list[tuple[str, float, int, bytes]]
) -> None:
    try:
        for name, where, removed, piece in mutations:
            raw = (world / name).read_bytes()
            at = int(where * len(raw))
            (world / name).write_bytes(raw[:at] + piece + raw[at + removed :])
        try:
            content = read_content(world)
        except ContentError as error:
            faults = error.diagnostics
            touched = {name for name, *_ in mutations}
            assert faults == tuple(sorted(set(faults)))
            assert all(fault.message and fault.mend and fault.line >= 0 for fault in faults)
            assert all((world / fault.file).is_file() for fault in faults)
            assert touched & {fault.file for fault in faults} or _dangling(faults)
        else:
            assert content.tables.countries
    finally:
        for name, *_ in mutations:
            shutil.copyfile(SMALL_WORLD / name, world / name)


def _dangling(faults: tuple[Diagnostic, ...]) -> bool:
    return all(fault.message.startswith(("there is no", "nothing cites", "unknown")) for fault in faults)
