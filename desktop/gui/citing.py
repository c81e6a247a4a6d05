"""What the window does about citations: its dialog, and the source of a citation number on the clipboard."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.gui.jobs import Job
from desktop.gui.settings import Settings
from desktop.library.library import Library
from desktop.summary.citing.forms import FORMS, Cited
from desktop.summary.page import Page

if TYPE_CHECKING:
    from desktop.gui.dialogs.citing_choice import Part
    from desktop.summary.citing.items import Item


class _Part(NamedTuple):
    """A part of a page with its address."""

    address: Address
    shown: Part


class Citing(QObject):
    """Cites for one window, in the form that the reader chose last."""

    told = Signal(str)
    """Something was done, or why not, in a sentence."""

    def __init__(self, library: Library, settings: Settings, window: QWidget) -> None:
        """Cites what is in a library."""
        super().__init__(window)
        self._library = library
        self._settings = settings
        self._window = window
        self._job: Job | None = None
        self._form = FORMS[0]

    def cite(self, page: Page, selected_event: str | None, statement: Address | None = None) -> None:
        """Opens the dialog on a page.

        Args:
            page: the page.
            selected_event: the event that is selected in its timeline, which can be cited as well.
            statement: what is chosen at first, by its address: a statement of the page or an event; None for the page.
        """
        from desktop.gui.dialogs.citation import CitationDialog
        from desktop.gui.dialogs.citing_choice import Choices, Citable
        from desktop.summary.citing.items import items_of_page

        today, document = date.today(), page.document
        kinds = {PageKind.EVENT: self.tr("This &event"), PageKind.SOURCE: self.tr("This &source")}
        this = kinds.get(document.address.kind, self.tr("This &page"))
        choices = Choices(Citable(this, document.title, tuple(items_of_page(self._library, page, today))))
        if document.address.kind is not PageKind.SOURCE:
            sources = tuple(items_of_page(self._library, page, today, sources=True))
            text = self.tr("Al&l {count} sources of this page").format(count=len(sources))
            if len(sources) == 1:
                text = self.tr("The on&ly source of this page")
            name = self.tr("Sources of {title}").format(title=document.title)
            parts = self._parts(page, selected_event, statement, today)
            wished = next((number for number, part in enumerate(parts) if part.address == statement), None)
            choices = choices._replace(
                everything=Citable(text, name, sources),
                parts=tuple(part.shown for part in parts),
                part=wished or 0,
                is_part_chosen=wished is not None,
            )
        dialog = CitationDialog(choices, self._settings.citation_form, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.form_chosen.connect(self._on_form_chosen)
        dialog.open()

    def _parts(self, page: Page, selected: str | None, wished: Address | None, today: date) -> list[_Part]:
        """Returns the events and statements that can be cited beside a page, the events first."""
        from desktop.gui.dialogs.citing_choice import Citable, Part
        from desktop.summary.citing.items import entry, of_statement
        from desktop.summary.statements import of_event, statements

        edition, document = self._library.edition(), page.document
        ids = [selected, wished.parts[0] if wished and wished.kind is PageKind.EVENT else None]
        events = [self._library.event(key) for key in dict.fromkeys(ids) if key and key != page.selected_event]
        found = [(of_event(self._library, event), True) for event in events if event]
        found += [(statement, False) for statement in statements(document)]
        parts = []
        for statement, is_event in found:
            count = len(statement.sources)
            text = self.tr("The &{count} sources of that part").format(count=count)
            if count < 2:
                text = self.tr("The &1 source of that part") if count else self.tr("That part names no source")
            items = tuple(source.csl for source in statement.sources)
            if is_event:
                shown = self.tr("Event: {title}").format(title=statement.label)
                item = entry(statement.address, statement.label, edition, today)
            else:
                shown, item = statement.label, of_statement(statement, document, edition, today)
            itself = Citable(shown, statement.label, (item,))
            sources = Citable(text, self.tr("Sources of {title}").format(title=statement.label), items)
            parts.append(_Part(statement.address, Part(shown, itself, sources)))
        return parts

    @Slot(int)
    def _on_form_chosen(self, number: int) -> None:
        self._settings.citation_form = number

    @Slot(str)
    def copy_source(self, key: str) -> None:
        """Copies the citation of a source."""
        source = self._library.source(key)
        if source is not None:
            self._copy(source.csl)

    @Slot(str)
    def copy_event(self, event_id: str) -> None:
        """Copies the citation of an event."""
        from desktop.summary.citing.items import entry

        event = self._library.event(event_id)
        if event is not None:
            self._copy(entry(address.event(event_id), event.title, self._library.edition(), date.today()))

    def _copy(self, item: Item) -> None:
        from desktop.gui.dialogs.citation import citing_job

        if self._job is not None:
            return
        self._form = FORMS[self._settings.citation_form]
        self._job = citing_job(item, form=self._form)
        self._job.succeeded.connect(self._on_cited)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    @Slot(object)
    def _on_cited(self, result: Cited) -> None:
        from desktop.gui.dialogs.citation import copy_citation

        self._job = None
        copy_citation(result, self._form)
        self.told.emit(self.tr("Copied the citation in {form}").format(form=self._form.label))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.told.emit(f"{type(error).__name__}: {error}")
