"""A note beside the page that it is on, saved as one types."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.gui.notebook.desk import NotebookDesk
from desktop.library.notebook import plans
from desktop.library.notebook.entries import Note, moment, new_id, page_of, tidied

PAUSE = 400
"""Milliseconds without a key after which a note is saved."""


class NoteEditor(QWidget):
    """Shows one note; an empty one is made with its first letter, and one that is emptied is removed."""

    def __init__(self, desk: NotebookDesk, parent: QWidget | None = None) -> None:
        """Shows nothing yet; see `show_note`."""
        super().__init__(parent)
        self.setObjectName("note_editor")
        self._desk = desk
        self._note: Note | None = None
        self._waiting: dict[str, Note] = {}
        """Notes that were typed and are not known to be in the notebook, by id."""
        self.title_label = QLabel(self)
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)
        self.title_label.setWordWrap(True)
        self.field = QPlainTextEdit(self)
        self.field.setObjectName("note_text")
        self.field.setPlaceholderText(self.tr("Write a note on this page. It is saved as you type."))
        self.field.setTabChangesFocus(True)
        self.title_label.setBuddy(self.field)
        self._state_label = QLabel(self)
        self._state_label.setObjectName("note_state")
        self._state_label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.title_label, self.field, self._state_label):
            layout.addWidget(widget)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.save)
        self.field.textChanged.connect(self._on_text_changed)
        desk.changed.connect(self._on_notebook_changed)

    @property
    def note(self) -> Note | None:
        """The note as it stands in the field."""
        return None if self._note is None else replace(self._note, text=self.field.toPlainText())

    @property
    def is_unsaved(self) -> bool:
        """Whether the reader has typed what the notebook does not hold."""
        return bool(self._waiting) or (self.note is not None and not self._is_kept(self.note))

    def show_page_note(self, where: str, title: str) -> None:
        """Shows the note on a page, or an empty one."""
        waiting = [note for note in self._waiting.values() if page_of(note.address) == page_of(where)]
        notes = waiting + [entry for entry in self._desk.state.contents.on_page(where) if isinstance(entry, Note)]
        plain = [note for note in notes if not note.quote] or notes
        if plain and self._note is not None and self._note.id == plain[0].id:
            return
        now = moment(datetime.now(UTC))
        self.show_note(plain[0] if plain else Note(new_id(), where, title, now, now, ""))

    def show_note(self, note: Note) -> None:
        """Saves the note that was shown, and shows another."""
        self.save()
        self._note = note
        about = self.tr("Note on {title}").format(title=note.title)
        self.title_label.setText(f"{about}\n“{note.quote}”" if note.quote else about)
        self.field.setAccessibleName(about)
        self._put(note.text)

    def save(self) -> None:
        """Saves what was typed, and what could not be saved before; without a change does nothing."""
        self._pause.stop()
        note = self.note
        if note is not None and not self._is_kept(note):
            self._note = self._waiting[note.id] = replace(note, changed=moment(datetime.now(UTC)))
        for one in self._waiting.values():
            if _text_of(one):
                self._desk.change(self.tr("Write note"), plans.keep(one), continuing=True)
            else:
                self._desk.change(self.tr("Delete note"), plans.remove([one.id]))

    def _on_text_changed(self) -> None:
        self._pause.start()
        self._state_label.setText(self.tr("Not saved yet"))

    def _on_notebook_changed(self) -> None:
        self._waiting = {note.id: note for note in self._waiting.values() if not self._is_kept(note)}
        note = self.note
        if note is None:
            return
        if self._is_kept(note):
            self._tell_saved()
        elif not self._pause.isActive() and note.id not in self._waiting:
            # Another window wrote it, or undoing brought it back; while one types here, what is here stays.
            kept = self._desk.state.contents.get(note.id)
            self._note = kept if isinstance(kept, Note) else note
            self._put(kept.text if isinstance(kept, Note) else "")

    def _is_kept(self, note: Note) -> bool:
        kept = self._desk.state.contents.get(note.id)
        return _text_of(note) == (kept.text if isinstance(kept, Note) else "")

    def _put(self, text: str) -> None:
        self.field.blockSignals(True)
        self.field.setPlainText(text)
        self.field.blockSignals(False)
        self._pause.stop()
        self._tell_saved()

    def _tell_saved(self) -> None:
        self._state_label.setText(self.tr("Saved") if self.field.toPlainText().strip() else "")


def _text_of(note: Note) -> str:
    tidy = tidied(note)
    assert isinstance(tidy, Note)
    return tidy.text
