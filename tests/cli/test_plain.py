"""A call for one page is understood without the parser just as the parser understands it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.cli.arguments import PAGE_FORMATS, parser
from desktop.cli.plain import plain_call
from desktop.cli.typed import in_order


@given(st.text())
@example("")
@example("-")
@example("--")
@example("--all")
@example("-h")
@example("chancery:country/TKM")
@example("Côte d’Ivoire")
def test_a_plain_call_says_what_the_parser_says(country: str) -> None:
    argv = ["summary", country]
    plain = plain_call(argv)
    if country.startswith("-"):
        assert plain is None
    else:
        assert plain is not None
        assert vars(plain) == vars(parser(argv).parse_args(in_order(argv)))


FORMATS = st.sampled_from([*PAGE_FORMATS, "odt", "PDF", ""])
VALUES = st.text(max_size=8) | st.sampled_from(["a.pdf", "briefs/", "-", "-x", "--force", "AFG", "a b", "-1"])
OPTIONS = st.one_of(
    st.just(["--force"]),
    st.tuples(st.just("--format"), FORMATS).map(list),
    st.tuples(st.sampled_from(["--output", "--partner"]), VALUES).map(list),
    st.sampled_from([["--output=a.pdf"], ["--output"], ["--brief", "full"], ["AFG"], ["--"], ["--forc"], ["-h"]]),
)


@given(options=st.lists(OPTIONS, max_size=5))
@example([["--format", "pdf"], ["--output", "a.pdf"], ["--force"]])
@example([["--output", "a/"], ["--output", "b"]])
def test_a_plain_call_with_options_says_what_the_parser_says(options: list[list[str]]) -> None:
    argv = ["summary", "TKM", *(word for option in options for word in option)]
    if (plain := plain_call(argv)) is not None:
        assert vars(plain) == vars(parser(argv).parse_args(in_order(argv)))


def test_a_print_and_one_of_two_countries_are_plain_calls() -> None:
    print_of_two = ("--partner", "AFG", "--format", "pdf", "--output", "pair.pdf", "--force")
    assert plain_call(("summary", "TKM", *print_of_two)) is not None
    assert {name for name in PAGE_FORMATS if plain_call(("summary", "TKM", "--format", name))} == set(PAGE_FORMATS)


@pytest.mark.parametrize(
    "argv",
    [
        *((), ("TKM",), ("summary",), ("summary", "TKM", "AFG"), ("relation", "TKM", "AFG"), ("summary", "-h")),
        *(("summary", "TKM", "--format"), ("summary", "TKM", "--format", "odt"), ("summary", "TKM", "--output", "")),
        *(
            ("summary", "TKM", "--output", "--force"),
            ("summary", "TKM", "--brief", "full"),
            ("summary", "TKM", "--all"),
        ),
    ],
)
def test_any_other_call_is_for_the_parser(argv: tuple[str, ...]) -> None:
    assert plain_call(argv) is None
