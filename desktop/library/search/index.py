"""The index of a search: one SQLite file beside the library, compiled from it and opened by a search alone."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

from desktop.domain.address import PageKind
from desktop.domain.folding import folded
from desktop.domain.values import NamedTuple
from desktop.errors import DamagedLibraryError
from desktop.library.schema import SCHEMA_VERSION
from desktop.library.search.entries import Entry, Line
from desktop.library.search.expressions import phrase
from desktop.library.search.sounds import sound
from desktop.library.search.tags import ANY, tag

_FORM = 4
"""Raised when other things are found, or by other words."""
_TABLES = """
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, address TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, names TEXT NOT NULL,
    written TEXT NOT NULL, lines TEXT NOT NULL, anchors TEXT NOT NULL, prior REAL NOT NULL, first INTEGER,
    last INTEGER, dated INTEGER NOT NULL
);
CREATE TABLE called (name TEXT, id INTEGER, PRIMARY KEY (name, id)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    name, text, beside, tags, content = '', columnsize = 0, prefix = '1', tokenize = 'ascii'
);
CREATE TABLE word (word TEXT PRIMARY KEY, uses INTEGER NOT NULL, sound TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX word_by_sound ON word (sound) WHERE sound <> '';
CREATE TABLE place (name TEXT, meant TEXT, uses INTEGER NOT NULL, PRIMARY KEY (name, meant)) WITHOUT ROWID;
"""
# Text is folded before it comes here, so that the index and everything else split words alike; of what folding leaves,
# the tokenizer `ascii` splits at spaces alone.


INDEX_VERSION = zlib.crc32(f"{_FORM}{SCHEMA_VERSION}{_TABLES}".encode())
"""Changes with the tables of the index and of the library; an index of another version is compiled again."""


class Candidate(NamedTuple):
    """An entry that a query may mean; `names` are folded, one a line, the title first."""

    id: int
    kind: str
    address: str
    title: str
    names: str
    prior: float


class Window(NamedTuple):
    """Days that an entry must be able to lie in: from `first` on, and before `end`; None where it does not matter."""

    first: int | None = None
    end: int | None = None


def compiled(entries: Iterable[Entry], places: Iterable[tuple[str, Sequence[str]]] = ()) -> bytes:
    """Returns the bytes of the index; the same entries give the same bytes.

    Entries are numbered by how much they matter, so that a search which stops early has seen the best of them.

    Args:
        entries: what can be found.
        places: English names of places, each with its names in other languages; those that no entry speaks of are
            left out.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.executescript(_TABLES)
        connection.execute("BEGIN")
        ordered = sorted(entries, key=lambda one: (-one.prior, one.title, str(one.address), one.lines))
        connection.executemany(
            "INSERT INTO words (rowid, name, text, beside, tags) VALUES (?, ?, ?, ?, ?)", map(_words, count(1), ordered)
        )
        connection.executemany(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, count(1), ordered)
        )
        called = ((name, number) for number, one in enumerate(ordered, 1) if one.kind in _CALLED for name in one.names)
        connection.executemany("INSERT INTO called VALUES (?, ?)", (pair for pair in called if pair[0]))
        uses = _uses(connection)
        words = ((word, times, sound(word)) for word, times in uses.items())
        connection.executemany("INSERT INTO word VALUES (?, ?, ?)", words)
        connection.executemany("INSERT OR IGNORE INTO place VALUES (?, ?, ?)", sorted(_places(places, uses)))
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()
    finally:
        connection.close()


def _uses(connection: sqlite3.Connection) -> dict[str, int]:
    """Returns how many entries have each word, by what FTS5 has counted already; the words in their order."""
    connection.execute("CREATE VIRTUAL TABLE temp.counted USING fts5vocab (main, words, row)")
    counted = connection.execute("SELECT term, doc FROM counted WHERE term NOT LIKE ? ORDER BY term", (f"{ANY}%",))
    uses = dict(counted)
    connection.execute("DROP TABLE temp.counted")
    return uses


def _places(places: Iterable[tuple[str, Sequence[str]]], uses: Mapping[str, int]) -> Iterator[tuple[str, str, int]]:
    """Yields the names of places in other languages, each with the English one and how many entries have that."""
    for place, names in places:
        meant = folded(place)
        times = min((uses.get(word, 0) for word in meant.split()), default=0)
        if times:
            yield from ((folded(name), meant, times) for name in names)


def _words(number: int, entry: Entry) -> tuple[object, ...]:
    """Returns the row of the words of an entry."""
    text = folded(" ".join(line.text for line in entry.lines))
    return number, " ".join(entry.names), text, folded(entry.beside), " ".join((ANY, *sorted(entry.tags)))


def _row(number: int, entry: Entry) -> tuple[object, ...]:
    """Returns the row of what is shown of an entry."""
    names, written = "\n".join(entry.names), "\n".join(name.replace("\n", " ") for name in entry.names.values())
    lines = "\n".join(line.text.replace("\n", " ") for line in entry.lines)
    anchors = "\n".join(line.anchor for line in entry.lines)
    dates = (entry.first, entry.last, int(entry.is_dated))
    told = (entry.kind, entry.title, names, written, lines, anchors, entry.prior)
    return number, str(entry.address), *told, *dates


_CALLED = (PageKind.COUNTRY, PageKind.REGION, PageKind.ORGANIZATION, PageKind.TOPIC)
"""What is asked for by its whole name; all else is found by the words of it."""


class Index:
    """Answers a search in candidates, the one that matters most first.

    A query raises DamagedLibraryError where the database cannot be read.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Takes over an open connection."""
        self._connection = connection
        with _damage_noticed():
            connection.execute("PRAGMA query_only = ON")

    def close(self) -> None:
        """Closes the connection."""
        self._connection.close()

    def matching(self, expression: str, window: Window, limit: int) -> list[Candidate]:
        """Returns the candidates for an expression of FTS5."""
        if window == Window():
            found = "SELECT rowid AS found FROM words WHERE words MATCH ? ORDER BY rowid LIMIT ?"
            return self._candidates(f"FROM ({found}) JOIN entry ON entry.id = found", expression, limit)
        return self._candidates(
            "FROM words JOIN entry ON entry.id = words.rowid WHERE words MATCH ?1 AND dated "
            "AND (?2 IS NULL OR last IS NULL OR last >= ?2) AND (?3 IS NULL OR first IS NULL OR first < ?3) "
            "ORDER BY words.rowid LIMIT ?4",
            expression,
            *window,
            limit,
        )

    def called(self, name: str) -> list[Candidate]:
        """Returns the countries, regions, organizations and topics with exactly that folded name."""
        return self._candidates("FROM called JOIN entry USING (id) WHERE name = ? ORDER BY id", name)

    def called_like(self, start: str, kind: str, limit: int) -> list[Candidate]:
        """Returns the entries of a kind with a name that begins with a folded text."""
        where = "WHERE id IN (SELECT id FROM called WHERE name >= ? AND name < ?) AND kind = ? ORDER BY id LIMIT ?"
        return self._candidates(f"FROM entry {where}", start, start + LAST, kind, limit)

    def of_kind(self, kind: str) -> list[Candidate]:
        """Returns all entries of a kind."""
        return self.matching(phrase(tag("kind", kind)), Window(), -1)

    def is_used(self, start: str) -> bool:
        """Says whether any word begins with a folded text."""
        return bool(self._all("SELECT 1 FROM word WHERE word >= ? AND word < ? LIMIT 1", start, start + LAST))

    def uses(self, word: str) -> int:
        """Returns how many entries have a folded word."""
        found = self._all("SELECT uses FROM word WHERE word = ?", word)
        return int(found[0][0]) if found else 0

    def uses_of_beginning(self, start: str) -> int:
        """Returns how many entries have words that begin with a folded text, each counted for each such word."""
        query = "SELECT coalesce(sum(uses), 0) FROM word WHERE word >= ? AND word < ?"
        return int(self._all(query, start, start + LAST)[0][0])

    def sounding(self, word_sound: str, is_begun: bool, limit: int) -> list[tuple[str, int]]:
        """Returns the words of a sound, or with one that begins so, and how many entries have each, the most first."""
        end = word_sound + (LAST if is_begun else "")
        query = (
            "SELECT word, uses FROM word WHERE sound <> '' AND sound BETWEEN ? AND ? ORDER BY uses DESC, word LIMIT ?"
        )
        return self._all(query, word_sound, end, limit)

    def places(self, name: str, is_begun: bool, limit: int) -> list[tuple[str, int]]:
        """Returns the English names of places that a folded name in another language names, or begins.

        Each comes with how many entries have it, the most first.
        """
        query = (
            "SELECT meant, max(uses) FROM place WHERE name BETWEEN ? AND ? GROUP BY meant "
            "ORDER BY max(uses) DESC, meant LIMIT ?"
        )
        return self._all(query, name, name + (LAST if is_begun else ""), limit)

    def all_places(self) -> list[tuple[str, int]]:
        """Returns the names of places in other languages, with how many entries have the English ones."""
        return self._all("SELECT name, max(uses) FROM place GROUP BY name")

    def words(self) -> list[tuple[str, int]]:
        """Returns every word, with the number of entries that use it."""
        return self._all("SELECT word, uses FROM word")

    def texts(self, number: int) -> tuple[list[Line], list[str]]:
        """Returns the paragraphs of an entry, and its names as they are written, the title first."""
        ((lines, anchors, written),) = self._all("SELECT lines, anchors, written FROM entry WHERE id = ?", number)
        told = [Line(*pair) for pair in zip(lines.split("\n"), anchors.split("\n"), strict=True)]
        return told, written.split("\n")

    def _candidates(self, where: str, *values: object) -> list[Candidate]:
        rows = self._all(f"SELECT id, kind, address, title, names, prior {where}", *values)
        return [Candidate(*row) for row in rows]

    def _all(self, query: str, *values: object) -> list[Any]:
        with _damage_noticed():
            return self._connection.execute(query, values).fetchall()


LAST = "\U0010ffff"
"""What sorts after all text that begins alike."""


@contextmanager
def _damage_noticed() -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise DamagedLibraryError(f"the index of the search cannot be read ({error})") from error
