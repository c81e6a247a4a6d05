"""A call for one page is understood without the parser just as the parser understands it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.cli.arguments import parser
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


@pytest.mark.parametrize(
    "argv",
    [(), ("TKM",), ("summary",), ("summary", "TKM", "AFG"), ("summary", "TKM", "--force"), ("relation", "TKM", "AFG")],
)
def test_any_other_call_is_for_the_parser(argv: tuple[str, ...]) -> None:
    assert plain_call(argv) is None
