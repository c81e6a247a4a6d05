"""Other search engines over the same entries, asked alike: all words, the last one a beginning, twenty results."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.library.search.entries import Entry

LIMIT = 20
Ask = Callable[[str], int]
"""Asks a query and returns how many results it shows, with their snippets where the engine makes any."""


def whoosh(entries: Sequence[Entry], folder: Path) -> Ask:
    """Returns Whoosh-Reloaded, with BM25F and highlights."""
    pytest.importorskip("whoosh", reason="Whoosh-Reloaded is not installed")
    from whoosh.fields import STORED, TEXT, Schema
    from whoosh.index import create_in
    from whoosh.query import And, Or, Prefix, Term

    folder.mkdir()
    index = create_in(folder, Schema(title=TEXT(stored=True), body=TEXT(stored=True), address=STORED))
    writer = index.writer(limitmb=256)
    for entry in entries:
        writer.add_document(title=entry.title, body=_body(entry), address=str(entry.address))
    writer.commit()
    searcher = index.searcher()

    def ask(text: str) -> int:
        *whole, last = text.lower().split()
        words = [Or([Term("title", word), Term("body", word)]) for word in whole]
        query = And([*words, Or([Prefix("title", last), Prefix("body", last)])])
        return len([hit.highlights("body") for hit in searcher.search(query, limit=LIMIT)])

    return ask


def tantivy(entries: Sequence[Entry], folder: Path) -> Ask:
    """Returns tantivy, with BM25 and its snippets."""
    engine = pytest.importorskip("tantivy", reason="tantivy is not installed")
    builder = engine.SchemaBuilder()
    for field in ("title", "body"):
        builder.add_text_field(field, stored=True)
    builder.add_text_field("address", stored=True, tokenizer_name="raw")
    schema = builder.build()
    folder.mkdir()
    index = engine.Index(schema, path=str(folder))
    writer = index.writer()
    for entry in entries:
        writer.add_document(engine.Document(title=entry.title, body=_body(entry), address=str(entry.address)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(text: str) -> int:
        *whole, last = (_plain_word(word) for word in text.lower().split())
        must = engine.Occur.Must
        words = [(must, index.parse_query(f'"{word}"', ["title", "body"])) for word in whole if word]
        should = engine.Occur.Should
        begun = [(should, engine.Query.regex_query(schema, field, f"{last}.*")) for field in ("title", "body")]
        query = engine.Query.boolean_query([*words, (must, engine.Query.boolean_query(begun))])
        snippets = engine.SnippetGenerator.create(searcher, query, schema, "body")
        found = searcher.search(query, LIMIT).hits
        return len([snippets.snippet_from_doc(searcher.doc(where)).to_html() for _, where in found])

    return ask


def libzim(entries: Sequence[Entry], folder: Path) -> Ask:
    """Returns libzim's full text, which makes no snippets and takes the last word whole."""
    pytest.importorskip("libzim", reason="libzim is not installed")
    from libzim.reader import Archive
    from libzim.search import Query, Searcher
    from libzim.writer import Creator, Hint, Item, StringProvider

    class Page(Item):  # type: ignore[misc]
        def __init__(self, number: int, entry: Entry) -> None:
            super().__init__()
            self._path, self._entry = f"{number}", entry

        def get_path(self) -> str:
            return self._path

        def get_title(self) -> str:
            return self._entry.title

        def get_mimetype(self) -> str:
            return "text/html"

        def get_contentprovider(self) -> object:
            title, body = html.escape(self._entry.title), html.escape(_body(self._entry))
            return StringProvider(f"<html><head><title>{title}</title></head><body>{title}<p>{body}</p></body></html>")

        def get_hints(self) -> dict[Hint, bool]:
            return {Hint.FRONT_ARTICLE: True}

    file = folder.with_suffix(".zim")
    with Creator(str(file)).config_indexing(True, "eng") as creator:
        for number, entry in enumerate(entries):
            creator.add_item(Page(number, entry))
    archive = Archive(str(file))
    searcher = Searcher(archive)

    def ask(text: str) -> int:
        found = searcher.search(Query().set_query(text)).getResults(0, LIMIT)
        return len([archive.get_entry_by_path(path).title for path in found])

    return ask


class Rival(NamedTuple):
    """An engine: how it indexes entries in a folder, and whether its last word may be a beginning."""

    index: Callable[[Sequence[Entry], Path], Ask]
    takes_beginnings: bool = True


RIVALS = {"Whoosh-Reloaded": Rival(whoosh), "tantivy": Rival(tantivy), "libzim": Rival(libzim, takes_beginnings=False)}


def _body(entry: Entry) -> str:
    return "\n".join((*entry.lines, entry.beside))


def _plain_word(word: str) -> str:
    return "".join(character for character in word if character.isalnum())
