"""What the window does about citations: its dialog, and the source of a citation number on the clipboard."""

from datetime import date

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain import address
from desktop.domain.address import PageKind
from desktop.gui.jobs import Job
from desktop.gui.settings import Settings
from desktop.library.library import Library
from desktop.summary.citing.forms import FORMS, Cited
from desktop.summary.page import Page

_TITLE_COLUMNS = 50
"""Room for the title of an event in the dialog, in characters."""


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

    def cite(self, page: Page, selected_event: str | None) -> None:
        """Opens the dialog on a page; an event that is selected in its timeline can be cited as well."""
        from desktop.gui.dialogs.citation import Citable, CitationDialog
        from desktop.summary.citing.items import entry, items_of_page

        today, title = date.today(), page.document.title
        kinds = {PageKind.EVENT: self.tr("This &event"), PageKind.SOURCE: self.tr("This &source")}
        this = kinds.get(page.document.address.kind, self.tr("This &page"))
        choices = [Citable(this, title, tuple(items_of_page(self._library, page, today)))]
        event = self._library.event(selected_event) if selected_event else None
        if event is not None and page.selected_event != event.id:
            item = entry(address.event(event.id), event.title, self._library.edition(), today)
            metrics = self._window.fontMetrics()
            room = metrics.averageCharWidth() * _TITLE_COLUMNS
            short = metrics.elidedText(event.title, Qt.TextElideMode.ElideRight, room).replace("&", "&&")
            text = self.tr("The se&lected event: {title}").format(title=short)
            choices.append(Citable(text, event.title, (item,)))
        if page.document.address.kind is not PageKind.SOURCE:
            sources = tuple(items_of_page(self._library, page, today, sources=True))
            text = self.tr("&All {count} sources of this page").format(count=len(sources))
            choices.append(Citable(text, self.tr("Sources of {title}").format(title=title), sources))
        dialog = CitationDialog(tuple(choices), self._settings.citation_form, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.form_chosen.connect(self._on_form_chosen)
        dialog.open()

    @Slot(int)
    def _on_form_chosen(self, number: int) -> None:
        self._settings.citation_form = number

    @Slot(str)
    def copy_source(self, key: str) -> None:
        """Copies the citation of a source."""
        from desktop.gui.dialogs.citation import citing_job

        source = self._library.source(key)
        if source is None or self._job is not None:
            return
        self._form = FORMS[self._settings.citation_form]
        self._job = citing_job(source.csl, form=self._form)
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
