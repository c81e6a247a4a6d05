"""What is printed: the form, the paper, which days and sections, with notes or without, in colour or not."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.days import first_typed, last_typed, typed_days
from desktop.gui.settings import Settings
from desktop.summary.document import PageSection
from desktop.summary.period import Period
from desktop.summary.to_pdf import Brief, Paper, Wish

_ENGLISH = "en"
_LANGUAGE_SHOWN = 10
"""Letters of a language's name for which there is always room."""
_PAUSE = 400
"""Milliseconds without a key after which a date counts as typed."""


class ChoicesPanel(QWidget):
    """The choices of one print, as they were made last time for pages of its kind.

    Sections that are left out belong to this print alone: another page would lose them without a word.
    """

    changed = Signal()
    """Something else is to be printed; see `wish`."""
    typed = Signal()
    """Days are being typed, or were and are read; see `is_settled`."""

    def __init__(
        self,
        briefs: Sequence[Brief],
        kind: str,
        days: tuple[int, int] | None,
        notes: PageSection | None,
        languages: Mapping[str, str],
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        """Offers what a page can be printed as.

        Args:
            briefs: the forms of the page, the usual one first.
            kind: the kind of page, for which the form is remembered.
            days: the days chosen in the timeline, which are printed alone; None for all.
            notes: what the reader wrote of the page; None for nothing.
            languages: the names of languages by their tags, in which countries can be named.
            settings: remembers the choices.
            parent: the owner.
        """
        super().__init__(parent)
        self._kind = kind
        self._notes = notes
        self._settings = settings
        self._without: set[str] = set()
        self._orders: dict[Brief, tuple[str, ...]] = {}
        self._brief_box = _combo_box("print_brief", [(_named(brief), brief.value) for brief in briefs], self)
        self._paper_box = _combo_box("print_paper", [("", paper.value) for paper in Paper], self)
        named = sorted((name, tag) for tag, name in languages.items() if tag != _ENGLISH)
        self._language_box = _combo_box("print_language", [(self.tr("English"), ""), *named], self)
        # The longest of some hundred names would else take the row for itself.
        self._language_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._language_box.setMinimumContentsLength(_LANGUAGE_SHOWN)
        self._grey_box = QCheckBox(self.tr("Black and &white"), self)
        self._notes_box = QCheckBox(self.tr("My &notes on this page"), self)
        self._from_field = QLineEdit(self)
        self._to_field = QLineEdit(self)
        self._complaint = QLabel(self)
        self._sections_label = QLabel(self)
        self._all_button = QPushButton(self.tr("&All"), self)
        self._none_button = QPushButton(self.tr("Non&e"), self)
        self._sections = QListWidget(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._assemble(days)
        self._restore()
        self._brief_box.currentIndexChanged.connect(self._on_brief_chosen)
        self._paper_box.currentIndexChanged.connect(self._on_chosen)
        self._language_box.currentIndexChanged.connect(self._on_chosen)
        self._grey_box.toggled.connect(self._on_chosen)
        self._notes_box.toggled.connect(self._on_chosen)
        self._sections.itemChanged.connect(self._on_section_toggled)
        self._all_button.clicked.connect(lambda: self._check_all(True))
        self._none_button.clicked.connect(lambda: self._check_all(False))
        for field in (self._from_field, self._to_field):
            field.textChanged.connect(self._on_typed)
            field.editingFinished.connect(self._on_days_typed)
        self._pause.timeout.connect(self._on_days_typed)
        self._period = self._typed_period() or Period()

    @property
    def brief(self) -> Brief:
        """The form that is chosen."""
        return Brief(self._brief_box.currentData())

    @property
    def complaint(self) -> str:
        """What is wrong with the days as they are typed; "" for nothing."""
        return self._complaint.text()

    @property
    def is_settled(self) -> bool:
        """Whether the fields say what `wish` does: nothing is being typed, and what was makes sense."""
        return not self._pause.isActive() and not self.complaint

    @property
    def is_nothing(self) -> bool:
        """Whether a title alone would be printed: no section is checked, and no notes are wished."""
        rows = self._rows()
        return bool(rows) and not self._notes_box.isChecked() and self._without.issuperset(row.text() for row in rows)

    @property
    def wish(self) -> Wish:
        """What is to be printed; while `complaint` tells of days that make no sense, those before them count."""
        return Wish(
            self.brief,
            Paper(self._paper_box.currentData()),
            not self._grey_box.isChecked(),
            frozenset(self._without),
            self._period,
            self._notes if self._notes_box.isChecked() else None,
            self._language_box.currentData(),
        )

    def show_sections(self, sections: Sequence[str]) -> None:
        """Offers the sections that the print has, and those that were left out of it.

        They stay in the order in which the form told them first: a print may set them otherwise for every few days,
        and a list that moves while one goes through it would have the wrong box under the hand.
        """
        for widget in (self._sections_label, self._all_button, self._none_button, self._sections):
            widget.setVisible(bool(sections))
        order = self._orders[self.brief] = _merged(self._orders.get(self.brief, ()), sections)
        offered = [name for name in order if name in set(sections)]
        names, current = [row.text() for row in self._rows()], self._sections.currentRow()
        if names == offered:
            return
        name_before = names[current] if current >= 0 else ""
        blocked = self._sections.blockSignals(True)
        self._sections.clear()
        for name in offered:
            item = QListWidgetItem(name, self._sections)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(name not in self._without))
        if offered:
            self._sections.setCurrentRow(offered.index(name_before) if name_before in offered else 0)
        self._sections.blockSignals(blocked)

    def describe_sections(self, sentence: str) -> None:
        """Lets who listens to the list hear what is wrong with it; "" for nothing."""
        self._sections.setAccessibleDescription(sentence)

    def _assemble(self, days: tuple[int, int] | None) -> None:
        if days is not None:
            self._from_field.setText(first_typed(days[0]))
            self._to_field.setText(last_typed(days[1]))
        for field, name, words in (
            (self._from_field, "print_from", self.tr("the first")),
            (self._to_field, "print_to", self.tr("the last")),
        ):
            field.setObjectName(name)
            field.setPlaceholderText(words)
            field.setToolTip(self.tr("A year, a month or a day: 1995, 1995-12 or 1995-12-12"))
            field.setClearButtonEnabled(True)
        self._complaint.setObjectName("print_complaint")
        self._complaint.setTextFormat(Qt.TextFormat.PlainText)
        self._complaint.setWordWrap(True)
        self._complaint.hide()
        self._notes_box.setObjectName("print_notes")
        self._notes_box.setEnabled(self._notes is not None)
        if self._notes is None:
            self._notes_box.setText(self.tr("My &notes (none on this page)"))
        self._grey_box.setObjectName("print_grey")
        self._sections.setObjectName("print_sections")
        self._sections.setMinimumHeight(6 * self.fontMetrics().lineSpacing())
        self._sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sections.setTextElideMode(Qt.TextElideMode.ElideRight)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(9)
        for words, widget in (
            (self.tr("&Form:"), self._brief_box),
            (self.tr("Pa&per:"), self._paper_box),
            (self.tr("Na&mes in:"), self._language_box),
            (self.tr("Events f&rom:"), self._from_field),
            (self.tr("Events t&o:"), self._to_field),
        ):
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, widget.sizePolicy().verticalPolicy())
            form.addRow(words, widget)
            widget.setAccessibleName(words.replace("&", "").rstrip(":"))
        self._sections_label.setText(self.tr("Sec&tions:"))
        self._sections_label.setBuddy(self._sections)
        self._sections.setAccessibleName(self.tr("Sections"))
        self._all_button.setObjectName("print_all_sections")
        self._all_button.setAccessibleName(self.tr("All sections"))
        self._none_button.setObjectName("print_no_section")
        self._none_button.setAccessibleName(self.tr("None of the sections"))
        head = QHBoxLayout()
        head.addWidget(self._sections_label, 1)
        head.addWidget(self._all_button)
        head.addWidget(self._none_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(9)
        layout.addLayout(form)
        for part in (self._complaint, self._notes_box, self._grey_box):
            layout.addWidget(part)
        layout.addLayout(head)
        layout.addWidget(self._sections, 1)
        layout.addStretch()
        # As they stand, from top to bottom.
        chosen = (self._brief_box, self._paper_box, self._language_box, self._from_field, self._to_field)
        below = (self._notes_box, self._grey_box, self._all_button, self._none_button, self._sections)
        for before, after in pairwise((*chosen, *below)):
            QWidget.setTabOrder(before, after)

    def _restore(self) -> None:
        kept = self._settings.printing
        _choose(self._brief_box, kept(f"brief_{self._kind}"))
        letter = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
        _choose(self._paper_box, kept("paper") or (Paper.LETTER.value if letter else Paper.A4.value))
        _choose(self._language_box, kept("language"))
        self._grey_box.setChecked(kept("colour") == "no")
        self._notes_box.setChecked(self._notes is not None and kept("notes") == "yes")
        self._name_papers()

    def _name_papers(self) -> None:
        """Names the papers; a poster takes sheets of twice the size, or one as large as it needs."""
        match self.brief:
            case Brief.POSTER:
                names = {Paper.A4: "A3", Paper.LETTER: self.tr("Tabloid (11 × 17 in)")}
            case Brief.SHEET:
                names = {Paper.A4: self.tr("A4 to A0 or more"), Paper.LETTER: self.tr("US Letter to ANSI E or more")}
            case _:
                names = {Paper.A4: "A4", Paper.LETTER: self.tr("US Letter")}
        for place, paper in enumerate(Paper):
            self._paper_box.setItemText(place, names[paper])

    @Slot()
    def _on_brief_chosen(self) -> None:
        self._name_papers()
        self._sections.clear()
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        keep = self._settings.keep_printing
        keep(f"brief_{self._kind}", self.brief.value)
        keep("paper", str(self._paper_box.currentData()))
        keep("language", str(self._language_box.currentData()))
        keep("colour", "no" if self._grey_box.isChecked() else "yes")
        if self._notes is not None:
            keep("notes", "yes" if self._notes_box.isChecked() else "no")
        self.changed.emit()

    @Slot(QListWidgetItem)
    def _on_section_toggled(self, item: QListWidgetItem) -> None:
        (self._without.discard if item.checkState() is Qt.CheckState.Checked else self._without.add)(item.text())
        self._on_chosen()

    def _check_all(self, checked: bool) -> None:
        names = {row.text() for row in self._rows()}
        self._without = self._without - names if checked else self._without | names
        blocked = self._sections.blockSignals(True)
        for row in self._rows():
            row.setCheckState(_state(checked))
        self._sections.blockSignals(blocked)
        self._on_chosen()

    def _rows(self) -> list[QListWidgetItem]:
        return [self._sections.item(row) for row in range(self._sections.count())]

    @Slot()
    def _on_typed(self) -> None:
        self._pause.start()
        self.typed.emit()

    @Slot()
    def _on_days_typed(self) -> None:
        self._pause.stop()
        period = self._typed_period()
        if period is not None and period != self._period:
            self._period = period
            self.changed.emit()

    def _typed_period(self) -> Period | None:
        """Returns the days as they are typed; None, with a word on it, where they make no sense."""
        texts = [field.text().strip() for field in (self._from_field, self._to_field)]
        try:
            first, last = (typed_days(text) if text else None for text in texts)
        except ValueError as error:
            self._complain(str(error))
            return None
        if first is not None and last is not None and first.first > last.last:
            self._complain(self.tr("The first day is later than the last."))
            return None
        self._complain("")
        return Period(first.first if first else None, last.last if last else None)

    def _complain(self, sentence: str) -> None:
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))
        for field in (self._from_field, self._to_field):
            field.setAccessibleDescription(sentence)
        self.typed.emit()


def _named(brief: Brief) -> str:
    names = {
        Brief.ONE_PAGE: "On one page",
        Brief.FULL: "In full",
        Brief.BILATERAL: "In brief",
        Brief.TOPIC: "In brief",
        Brief.ORGANIZATION: "In brief",
        Brief.POSTER: "Timeline as a poster",
        Brief.SHEET: "Timeline on one sheet",
    }
    return QCoreApplication.translate("Printing", names[brief])


def _merged(known: Sequence[str], told: Sequence[str]) -> tuple[str, ...]:
    """Returns known names as they stood, each new one behind the one that it is told after."""
    merged = list(known)
    for place, name in enumerate(told):
        if name not in merged:
            merged.insert(merged.index(told[place - 1]) + 1 if place else 0, name)
    return tuple(merged)


def _state(checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked


def _combo_box(name: str, choices: Sequence[tuple[str, str]], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setObjectName(name)
    for text, value in choices:
        box.addItem(text, value)
    return box


def _choose(box: QComboBox, value: str) -> None:
    place = box.findData(value)
    if place >= 0:
        box.setCurrentIndex(place)
