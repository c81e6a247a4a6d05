"""Parts of a book, set one by one, as one PDF: one tree of tags, one list of bookmarks, links from part to part."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple, cast

from pikepdf import (
    Array,
    Dictionary,
    Name,
    NameTree,
    NumberTree,
    Object,
    ObjectStreamMode,
    OutlineItem,
    Page,
    Pdf,
    String,
)

_PRIVATE = "book:"
"""How an address begins that leads to a place in the book; `place-of` in `resources/paper/common.typ` writes them."""
_PAGES_IN_ALL = "{http://ns.adobe.com/xap/1.0/t/pg/}NPages"
_CELLS = ("/TH", "/TD")


class Place(NamedTuple):
    """A place that links lead to.

    Attributes:
        page: the number of its page, from 1.
        x: points from the left edge of the paper.
        y: points from the lower edge.
    """

    page: int
    x: float
    y: float


class Binding:
    """What frames a book, and the parts that are bound into it one by one.

    It binds what our typesetter wrote: tags stand under one Document, each page of a part has one bookmark, and no two
    parts know of each other.
    """

    def __init__(self, frame: bytes, front: int, places: Mapping[str, Place]) -> None:
        """Takes what stands around the parts.

        Args:
            frame: a PDF of what stands before the parts and after them.
            front: how many of its pages stand before them.
            places: where private addresses lead in the whole book, but for the pages of its parts.
        """
        self._book = Pdf.open(io.BytesIO(frame))
        self._content = sha256(frame)
        self._bound = front
        self._places = dict(places)
        self._tags = self._book.Root.StructTreeRoot
        self._parents = NumberTree(self._tags.ParentTree)
        self._next_parent = int(self._tags.ParentTreeNextKey)
        if Name.IDTree not in self._tags:
            self._tags.IDTree = NameTree.new(self._book).obj
        self._ids = NameTree(self._tags.IDTree)
        self._document = _document(self._tags)
        elements = list(_array(self._document.K))
        self._before = {page.obj.objgen for page in list(self._book.pages)[:front]}
        count = sum(_page_of(element) in self._before for element in elements)
        self._elements, self._elements_behind = elements[:count], elements[count:]
        self._bookmarks: list[OutlineItem] = []

    def bind(self, part: bytes, names: Sequence[str]) -> None:
        """Adds a part behind those that are there.

        Args:
            part: a PDF in which each page has one bookmark of the first level.
            names: what private addresses call its pages.
        """
        self._content.update(part)
        source = Pdf.open(io.BytesIO(part))
        with source.open_outline() as outline:
            marks = [(mark.title, _where(mark)) for mark in outline.root]
        _move_parents(source, self._next_parent)
        _rename_headers(source, f"P{self._bound}-")
        # Pages come first: what is copied after them then refers to the pages of the book.
        for name, page, (title, where) in zip(names, source.pages, marks, strict=True):
            self._book.pages.insert(self._bound, page)
            self._bound += 1
            self._places[name] = Place(self._bound, float(where[2]), float(where[3]))
            self._bookmarks.append(OutlineItem(title, self._destination(name)))
        tags = self._book.copy_foreign(source.Root.StructTreeRoot)
        for key, parent in NumberTree(tags.ParentTree).items():
            self._parents[self._next_parent + key] = parent
        if Name.IDTree in tags:
            for element in NameTree(tags.IDTree).values():
                self._ids[str(element.ID)] = element
        for element in _array(_document(tags).K):
            element.P = self._document
            self._elements.append(element)
        self._next_parent += int(tags.ParentTreeNextKey)

    def finish(self) -> bytes:
        """Returns the book; the same frame and parts give the same bytes."""
        self._document.K = Array([*self._elements, *self._elements_behind])
        self._tags.ParentTreeNextKey = self._next_parent
        with self._book.open_outline() as outline:
            count = sum(_where(mark)[0].objgen in self._before for mark in outline.root)
            outline.root[count:count] = self._bookmarks
        for page in self._book.pages:
            for link in _links(page):
                self._lead(link)
        with self._book.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            said[_PAGES_IN_ALL] = str(len(self._book.pages))
            said["xmpMM:InstanceID"] = b64encode(self._content.digest()[:16]).decode()
        written = io.BytesIO()
        self._book.save(written, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return written.getvalue()

    def _lead(self, link: Object) -> None:
        """Turns a private address into the place that it names, as the typesetter writes links within a print."""
        address = str(link.A.URI) if Name.A in link and Name.URI in link.A else ""
        if address.startswith(_PRIVATE):
            name = address.removeprefix(_PRIVATE)
            del link.A
            link.Dest = self._destination(name)
            link.Contents = String(f"page {self._places[name].page}")

    def _destination(self, name: str) -> Array:
        page, x, y = self._places[name]
        return Array([self._book.pages[page - 1].obj, Name.XYZ, round(x, 3), round(y, 3), 0])


def _document(tags: Object) -> Object:
    (document,) = _array(tags.K)
    return document


def _array(kids: Object) -> Iterator[Object]:
    return iter(kids) if isinstance(kids, Array) else iter((kids,))


def _page_of(element: Object) -> tuple[int, int] | None:
    """Returns which page an element stands on, or the first of them that stand within it."""
    if not isinstance(element, Dictionary):
        return None
    if Name.Pg in element:
        return element.Pg.objgen
    within = (_page_of(kid) for kid in _array(element.get(Name.K, Array())))
    return next((page for page in within if page is not None), None)


def _where(mark: OutlineItem) -> Array:
    """Returns where a bookmark leads: a page, and a point on it. The typesetter writes no other destinations."""
    return cast(Array, mark.destination)


def _links(page: Page) -> Iterator[Object]:
    return iter(page.obj.get(Name.Annots, Array()))


def _move_parents(part: Pdf, by: int) -> None:
    """Moves the numbers on by which pages and links find their elements."""
    for page in part.pages:
        page.obj.StructParents = int(page.obj.StructParents) + by
        for link in _links(page):
            link.StructParent = int(link.StructParent) + by


def _rename_headers(part: Pdf, prefix: str) -> None:
    """Sets something before the names of head cells, which are counted anew in each part, wherever they are named.

    What is said of cells is kept once for all that are alike: as the typesetter writes it, a third of what a book takes
    in memory would be how thick the lines of its tables are.
    """
    said: dict[bytes, Object] = {}
    for one in part.objects:
        if not isinstance(one, Dictionary) or one.get(Name.S) not in _CELLS:
            continue
        if Name.ID in one:
            one.ID = String(prefix + str(one.ID))
        as_written = one.A.unparse()
        if as_written not in said:
            for attributes in one.A:
                if Name.Headers in attributes:
                    attributes.Headers = Array([String(prefix + str(name)) for name in attributes.Headers])
            said[as_written] = part.make_indirect(one.A)
        one.A = said[as_written]
