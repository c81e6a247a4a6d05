"""Prose: its words, its sources and its runs."""

from desktop.domain.prose import (
    BulletList,
    Citation,
    CitedSource,
    Emphasis,
    Inline,
    Link,
    NoteBlock,
    Paragraph,
    Strong,
    Text,
    cited,
    plain_text,
    runs,
)

ONE = Citation((CitedSource("one"), CitedSource("two", "p. 3")))
NESTED: tuple[Inline, ...] = (
    Text("The "),
    Strong((Text("state is "), Emphasis((Text("very"), Citation((CitedSource("three"),)))))),
    Link("chancery:topic/tapi", (Text(" neutral"), ONE)),
    Text(" "),
    ONE,
    Text("."),
)


def test_the_words_alone_have_no_citations_and_no_space_before_the_full_stop() -> None:
    assert plain_text(NESTED) == "The state is very neutral."


def test_a_citation_in_the_middle_leaves_single_spaces_around() -> None:
    assert plain_text((Text("It began "), ONE, Text(" and ended "), ONE, Text("."))) == "It began and ended."


def test_sources_are_found_at_every_depth_in_order_and_with_repeats() -> None:
    assert [source.key for source in cited(NESTED)] == ["three", "one", "two", "one", "two"]
    assert cited(NESTED)[2].locator == "p. 3"
    assert cited((Text("none"),)) == ()


def test_a_list_has_a_run_an_item_and_other_blocks_one() -> None:
    items = ((Text("a"), ONE), (Text("b"),))
    assert runs(BulletList(items)) == items
    assert runs(Paragraph(NESTED)) == runs(NoteBlock(NESTED)) == (NESTED,)
