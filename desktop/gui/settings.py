"""What the window remembers, typed; a value that makes no sense counts as not there."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop.chronology.facets import Facet
from desktop.domain import address
from desktop.domain.address import Address
from desktop.errors import AddressError
from desktop.library.files import irregular
from desktop.library.ranking import PartnerOrder
from desktop.paths import SETTINGS_FILE
from desktop.summary.citing.forms import FORMS

SMALLEST_ZOOM, LARGEST_ZOOM = 60, 300
"""Bounds of the zoom of the text, in per cent."""
_LOCK = ".lock"
"""How the file ends with which Qt holds other windows off while it writes."""
MOST_RECENT = 20
"""How many of the pages read last are remembered."""


class ThemeChoice(StrEnum):
    """Which colours the reader wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ReadingWidth(StrEnum):
    """How wide lines of text are at most."""

    NARROW = "narrow"
    MEDIUM = "medium"
    WIDE = "wide"


class _Unkept:
    """Remembers as QSettings does, until the program ends."""

    def __init__(self) -> None:
        self._values: dict[str, object] = {}

    def value(self, key: str) -> object:
        return self._values.get(key)

    def setValue(self, key: str, value: object) -> None:
        self._values[key] = value

    def sync(self) -> None:
        pass

    def status(self) -> QSettings.Status:
        return QSettings.Status.AccessError


class Settings:
    """A typed face of one settings file."""

    def __init__(self, folder: Path) -> None:
        """Uses the file of settings in a folder, which is made when something is to be kept.

        What stands in its place and is no file is left alone: Qt would wait for a pipe before there is a window.
        """
        self.hindrance = ""
        """Why nothing is remembered from one start to the next, in a sentence; "" where all is well."""
        self._store: QSettings | _Unkept
        file = folder / SETTINGS_FILE
        for place in (file, file.with_name(f"{file.name}{_LOCK}")):
            if found := irregular(place):
                self.hindrance = f"{place} is {found}, so the window cannot keep what you choose; move it elsewhere"
                self._store = _Unkept()
                return
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def sync(self) -> bool:
        """Writes what changed; returns whether that worked."""
        self._store.sync()
        return self._store.status() is QSettings.Status.NoError

    @property
    def last_address(self) -> Address | None:
        """The page that was open last."""
        try:
            return address.parse(self._text("last_address"))
        except AddressError:
            return None

    @last_address.setter
    def last_address(self, where: Address) -> None:
        self._store.setValue("last_address", str(where))

    @property
    def last_scroll(self) -> int:
        """How far down the last page the reader was, in pixels of the text."""
        text = self._text("last_scroll")
        return int(text) if text.isdecimal() and len(text) < 9 else 0

    @last_scroll.setter
    def last_scroll(self, pixels: int) -> None:
        self._store.setValue("last_scroll", str(pixels))

    @property
    def tabs(self) -> str:
        """The tabs that were open last, as text."""
        return self._text("tabs")

    @tabs.setter
    def tabs(self, text: str) -> None:
        self._store.setValue("tabs", text)

    @property
    def shows_previews(self) -> bool:
        """Whether resting on a link shows a card with its page in short."""
        return self._text("previews") != "no"

    @shows_previews.setter
    def shows_previews(self, wished: bool) -> None:
        self._store.setValue("previews", "yes" if wished else "no")

    @property
    def shows_notebook(self) -> bool:
        """Whether the pane of notes and bookmarks is shown."""
        return self._text("notebook") == "yes"

    @shows_notebook.setter
    def shows_notebook(self, shown: bool) -> None:
        self._store.setValue("notebook", "yes" if shown else "no")

    @property
    def theme(self) -> ThemeChoice:
        """The colours chosen."""
        try:
            return ThemeChoice(self._text("theme"))
        except ValueError:
            return ThemeChoice.SYSTEM

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._store.setValue("theme", choice.value)

    @property
    def partner_order(self) -> PartnerOrder:
        """What the partners in the tree are ordered by."""
        try:
            return PartnerOrder(self._text("partner_order"))
        except ValueError:
            return PartnerOrder.NEIGHBOURS

    @partner_order.setter
    def partner_order(self, order: PartnerOrder) -> None:
        self._store.setValue("partner_order", order.value)

    @property
    def reading_width(self) -> ReadingWidth:
        """How wide lines of text are at most."""
        try:
            return ReadingWidth(self._text("reading_width"))
        except ValueError:
            return ReadingWidth.MEDIUM

    @reading_width.setter
    def reading_width(self, width: ReadingWidth) -> None:
        self._store.setValue("reading_width", width.value)

    @property
    def show_contents(self) -> bool:
        """Whether the contents of a page are shown beside it."""
        return self._text("show_contents") != "no"

    @show_contents.setter
    def show_contents(self, is_wanted: bool) -> None:
        self._store.setValue("show_contents", "yes" if is_wanted else "no")

    @property
    def recent(self) -> list[Address]:
        """The pages read last, the latest first."""
        found = []
        for text in self._text("recent").split("\n"):
            try:
                found.append(address.parse(text))
            except AddressError:
                continue
        return found[:MOST_RECENT]

    @recent.setter
    def recent(self, pages: list[Address]) -> None:
        self._store.setValue("recent", "\n".join(str(where) for where in pages[:MOST_RECENT]))

    @property
    def lanes(self) -> Facet | None:
        """What the lanes of the timeline are parted by."""
        try:
            return Facet(self._text("lanes"))
        except ValueError:
            return None

    @lanes.setter
    def lanes(self, facet: Facet | None) -> None:
        self._store.setValue("lanes", facet.value if facet else "")

    @property
    def among_all(self) -> bool:
        """Whether the timeline shows the events of two among all of the first."""
        return self._text("among_all") == "yes"

    @among_all.setter
    def among_all(self, wanted: bool) -> None:
        self._store.setValue("among_all", "yes" if wanted else "no")

    @property
    def citation_form(self) -> int:
        """The place of the form of citations chosen last among `FORMS`."""
        text = self._text("citation_form")
        return int(text) if text.isdecimal() and len(text) < 3 and int(text) < len(FORMS) else 0

    @citation_form.setter
    def citation_form(self, number: int) -> None:
        self._store.setValue("citation_form", str(number))

    @property
    def zoom(self) -> int:
        """The zoom of the text, in per cent."""
        text = self._text("zoom")
        return min(max(int(text), SMALLEST_ZOOM), LARGEST_ZOOM) if text.isdecimal() and len(text) < 5 else 100

    @zoom.setter
    def zoom(self, per_cent: int) -> None:
        self._store.setValue("zoom", str(per_cent))

    def printing(self, name: str) -> str:
        """Returns a choice of printing as it was kept; "" where none is."""
        return self._text(f"printing/{name}")

    def keep_printing(self, name: str, choice: str) -> None:
        """Keeps a choice of printing."""
        self._store.setValue(f"printing/{name}", choice)

    def state(self, name: str) -> QByteArray:
        """Returns the geometry kept under a name; empty where there is none."""
        value: object = self._store.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Keeps the geometry of a window or a splitter."""
        self._store.setValue(f"state/{name}", state)

    def _text(self, key: str) -> str:
        value: object = self._store.value(key)
        return value if isinstance(value, str) else ""
