"""Prose as the library keeps it comes back as it was."""

from desktop.domain.prose import Citation, CitedSource, Emphasis, Link, Strong, Text
from desktop.library.prose_json import dump_run, load_run


def test_a_run_of_prose_comes_back_with_the_languages_of_its_words() -> None:
    run = (
        Text("Called "),
        Text("ترکمنستان", "fa"),
        Emphasis((Text("there"),)),
        Strong((Link("chancery:country/TKM", (Text("Türkmenistan", "tk"),)),)),
        Citation((CitedSource("cldr"), CitedSource("one", "p. 3"))),
    )
    assert load_run(dump_run(run)) == run
