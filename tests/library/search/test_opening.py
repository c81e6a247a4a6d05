"""The index beside the library: kept, noticed when damaged, and never in the way of a search."""

import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from desktop.domain.folding import folded
from desktop.library.library import Library
from desktop.library.search.entries import entries
from desktop.library.search.index import Index, compiled
from desktop.library.search.opening import open_searcher
from desktop.library.store import LibraryStore
from tests.conftest import SMALL_WORLD


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("*index*"))


def finds(library: Library, cache: Path) -> bool:
    searcher = open_searcher(library, cache)
    try:
        return bool(searcher.search("TAPI").hits)
    finally:
        searcher.close()


def test_the_same_library_gives_the_same_bytes(small_library: Library) -> None:
    assert compiled(entries(small_library)) == compiled(entries(small_library))


def test_words_are_counted_by_the_entries_that_have_them(small_library: Library, tmp_path: Path) -> None:
    data = compiled(entries(small_library))
    (tmp_path / "index").write_bytes(data)
    index = Index(sqlite3.connect(tmp_path / "index"))
    counted = dict(index.words())
    index.close()
    uses = Counter[str]()
    for entry in entries(small_library):
        texts = (*entry.names.values(), *(line.text for line in entry.lines), entry.beside)
        uses.update({word for text in texts for word in folded(text).split()})
    assert counted == uses
    assert len(counted) > 100


def test_an_index_is_kept_and_opened_again(small_library: Library, tmp_path: Path) -> None:
    assert finds(small_library, tmp_path / "cache")
    (file,) = kept(tmp_path / "cache")
    written = file.stat().st_mtime_ns
    assert finds(small_library, tmp_path / "cache")
    assert file.stat().st_mtime_ns == written


@pytest.mark.parametrize("damage", ["cut", "changed", "emptied", "gone"])
def test_a_damaged_index_is_compiled_again(small_library: Library, tmp_path: Path, damage: str) -> None:
    assert finds(small_library, tmp_path)
    (file,) = kept(tmp_path)
    whole = file.read_bytes()
    match damage:
        case "cut":
            file.write_bytes(whole[:-5000])
        case "changed":
            file.write_bytes(whole[:9000] + bytes(255 - byte for byte in whole[9000:9100]) + whole[9100:])
        case "emptied":
            file.write_bytes(b"")
        case _:
            file.unlink()
    assert finds(small_library, tmp_path)
    assert [one.read_bytes() for one in kept(tmp_path)] == [whole]


def test_that_of_another_edition_is_removed(small_library: Library, figures_library: Library, tmp_path: Path) -> None:
    assert finds(small_library, tmp_path)
    (first,) = kept(tmp_path)
    assert finds(figures_library, tmp_path)
    (second,) = kept(tmp_path)
    assert first.name != second.name


def test_a_cache_that_cannot_be_written_is_done_without(small_library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert finds(small_library, tmp_path / "file")


def test_a_library_opens_without_its_index_and_leaves_it_alone(tmp_path: Path) -> None:
    store = LibraryStore(SMALL_WORLD, tmp_path)
    library = store.open().library
    assert kept(tmp_path) == []
    store.searcher(library).close()
    library.close()
    again = LibraryStore(SMALL_WORLD, tmp_path).open_current()
    assert again is not None
    again.close()
    assert len(kept(tmp_path)) == 1
