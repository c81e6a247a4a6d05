"""The palette over the window: one field that finds pages as one types, and runs commands."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import islice

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.address import Address
from desktop.domain.folding import folded
from desktop.errors import ChanceryError
from desktop.gui.actions import ALSO
from desktop.gui.jobs import Job
from desktop.gui.search.delegate import PaletteDelegate
from desktop.gui.search.model import Becoming, Found, Offered, PaletteModel, Role
from desktop.library.search.completion import Completion
from desktop.library.search.engine import Hit, Results, Searcher

_MOST_HITS = 40
_MOST_COMMANDS = 6
_PAUSE = 400
"""Milliseconds without a key after which a screen reader is told what was found."""
_LEAST_OF_COMMAND = 4
"""So many letters that begin a command's name bring commands before pages."""
_COMMON = ("find", "bookmark", "note", "on_this_day", "random", "theme_other")
"""Commands that are offered before anything is typed."""
_MOST_READ_LAST = 7
_OPERATORS = "Operators: country: with: kind: org: topic: after: before: “phrase” -not. Tab completes."


class Palette(QDialog):
    """Finds everything; Enter opens, with Ctrl in a new tab, or completes an operator as Tab does, Escape leaves."""

    address_requested = Signal(object)
    """The reader wishes to see the page at this `Address`."""
    tab_requested = Signal(object, bool)
    """The reader wishes to see the page at this `Address` in a new tab; whether that comes to the front at once."""
    announced = Signal(str)
    """A screen reader, whose user stays in the field, is to say this of the list."""

    def __init__(
        self,
        open_searcher: Callable[[], Searcher],
        actions: Sequence[QAction],
        parent: QWidget | None = None,
        read_last: Callable[[], Iterable[tuple[Address, str]]] = tuple,
    ) -> None:
        """Is closed until `begin`.

        Args:
            open_searcher: opens the index, compiled first where that is needed; called off the GUI thread, once.
            actions: the commands that can be run.
            parent: the window that it lies over.
            read_last: tells the pages read last with their titles, which are offered before anything is typed.
        """
        super().__init__(parent)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("Find everything"))
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._actions = [action for action in actions if action.text()]
        self._read_last = read_last
        self._entered_with: Qt.KeyboardModifier | None = None
        self._commands_first = False
        self._searcher: Searcher | None = None
        self._closed = False
        self._fault = ""
        self._opening: Job | None = None
        self._open_searcher = open_searcher
        self._model = PaletteModel(self)
        self.field = self._make_field()
        self.list = self._make_list()
        self.remark = QLabel(self)
        self.remark.setObjectName("palette_remark")
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setWordWrap(True)
        self.remark.setContentsMargins(12, 4, 12, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for part in (self.field, self.list, self.remark):
            layout.addWidget(part)
        self._announcing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._announcing.timeout.connect(self._announce_found)
        self.announced.connect(self._tell_screen_reader)
        self.field.textChanged.connect(self._look)
        self.list.clicked.connect(lambda index: self._choose(index, QGuiApplication.keyboardModifiers()))

    def begin(self, text: str = "") -> None:
        """Comes up with a text in its field, which is selected."""
        if text:
            self.field.setText(text)
        self._place()
        self.open()
        self.field.setFocus()
        self.field.selectAll()
        if self._searcher is None and self._opening is None:
            # Without a parent: the job may outlive the window, and lets go of the index then.
            opening = self._open_searcher
            self._opening = Job(lambda _: opening())
            self._opening.succeeded.connect(self._on_opened)
            self._opening.failed.connect(self._on_failed)
            self._opening.start()
        self._look()

    @property
    def is_ready(self) -> bool:
        """Whether the index is open."""
        return self._searcher is not None

    def close_index(self) -> None:
        """Lets go of the index, for good."""
        self._closed = True
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down:
                    self._step(1)
                    return True
                case Qt.Key.Key_Up:
                    self._step(-1)
                    return True
                case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                    for _ in range(6):
                        self._step(1 if event.key() == Qt.Key.Key_PageDown else -1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._waits():
                    self._entered_with = event.modifiers()
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._choose(self.list.currentIndex(), event.modifiers())
                    return True
                case Qt.Key.Key_Tab if self._complete():
                    return True
        return super().eventFilter(watched, event)

    def _make_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("palette_field")
        field.setPlaceholderText(self.tr("Find a page, an event, a source … or a command"))
        field.setAccessibleName(self.tr("Find everything"))
        field.setClearButtonEnabled(True)
        field.installEventFilter(self)
        return field

    def _make_list(self) -> QListView:
        shown = QListView(self)
        shown.setObjectName("palette_list")
        shown.setAccessibleName(self.tr("What was found"))
        shown.setModel(self._model)
        shown.setItemDelegate(PaletteDelegate(shown))
        shown.setFrameShape(QFrame.Shape.NoFrame)
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shown.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return shown

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        width = min(90 * letter, over.width() - 40)
        height = min(28 * line, over.height() - 80)
        self.resize(max(200, width), max(160, height))
        corner = over.mapToGlobal(over.rect().topLeft())
        self.move(corner.x() + (over.width() - self.width()) // 2, corner.y() + min(80, over.height() // 10))

    def _look(self) -> None:
        """Shows what answers the text; about 5 ms, so it is done at every letter."""
        text = self.field.text().strip()
        self._entered_with = None
        found = Results((), "", ())
        fault = ""
        if self._searcher is not None and text:
            try:
                found = self._searcher.search(text, _MOST_HITS)
            except ChanceryError as error:
                fault = str(error)
        commands = self._commands(text)
        begun = len(text) >= _LEAST_OF_COMMAND and any(folded(one.text).startswith(folded(text)) for one in commands)
        # What was typed is hardly a typing error where it names a command.
        self._commands_first = begun or bool(found.read_as or found.lacks)
        offered, offered_first = self._offered(self._completions(), bool(found.hits)) if text else ([], False)
        if text:
            self._model.show_found(found.hits, commands, self._commands_first, offered, offered_first)
        else:
            self._show_start()
        first = self._model.step(-1, 1)
        if first >= 0:
            self.list.setCurrentIndex(self._model.index(first))
            self.list.scrollToTop()
        self._say(
            fault or self._word_on(text, found, bool(commands), bool(offered) and (offered_first or not found.hits))
        )
        self._announcing.start()

    def _show_start(self) -> None:
        pages = islice(self._read_last(), _MOST_READ_LAST)
        by_name = {action.objectName(): action for action in self._actions}
        common = [by_name[name] for name in _COMMON if name in by_name and by_name[name].isEnabled()]
        hits = [Hit(where, title, where.kind.value, (), 1.0) for where, title in pages]
        self._model.show_start(hits, [_offered(action) for action in common])

    def _waits(self) -> bool:
        """Says whether Enter has to wait for the index, without which no page is found yet."""
        has_words = bool(self.field.text().strip())
        return self._searcher is None and self._opening is not None and has_words and not self._commands_first

    def _completions(self) -> list[Completion]:
        if self._searcher is None:
            return []
        try:
            return self._searcher.complete(self.field.text(), self.field.cursorPosition())
        except ChanceryError:
            # The search says what is wrong.
            return []

    def _offered(self, completions: list[Completion], has_hits: bool) -> tuple[list[Completion], bool]:
        """Returns the completions to list, and whether they stand first: where a value is typed and none yet whole."""
        is_value = any(one.operator for one in completions)
        if not is_value and has_hits:
            return [], False
        typed = self.field.text()
        open_ones = [one for one in completions if one.applied(typed) != typed]
        return open_ones, is_value and len(open_ones) == len(completions)

    def _word_on(self, text: str, found: Results, has_commands: bool, has_completions: bool) -> str:
        if self._searcher is None and self._opening is None and self._fault:
            return self._fault
        if self._searcher is None:
            return self.tr("Preparing the search of this edition, once, about two seconds…")
        if not text:
            return self.tr(_OPERATORS)
        if has_completions:
            return self.tr("Enter or Tab completes what is chosen.")
        words = [_sentence(remark) for remark in found.remarks]
        if found.read_as:
            told = self.tr("No page is called so") if has_commands else self.tr("Nothing is called so")
            words.append(self.tr("{told}; these are results for: {words}").format(told=told, words=found.read_as))
        if not found.hits and not has_commands and not words:
            words.append(self.tr("Nothing was found."))
        return "  ".join(words)

    def _say(self, words: str) -> None:
        self.remark.setText(words)
        self.remark.setVisible(bool(words))

    def _commands(self, text: str) -> list[Offered]:
        wanted = folded(text).split()
        if not wanted:
            return []
        named: list[Offered] = []
        otherwise: list[Offered] = []
        for action in self._actions:
            one = _offered(action)
            words = _words_of(one.text)
            if not action.isEnabled():
                continue
            if _have(words, wanted):
                named.append(one)
            elif _have([*words, *_words_of(str(action.property(ALSO) or ""))], wanted):
                otherwise.append(one)
        return [*named, *otherwise][:_MOST_COMMANDS]

    def _step(self, by: int) -> None:
        row = self._model.step(self.list.currentIndex().row(), by)
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))
            self._announcing.stop()
            self.announced.emit(self._spoken_row())

    def _announce_found(self) -> None:
        """Says how many rows there are and what the first is, once the reader pauses."""
        if not self.isVisible():
            return
        count = self._model.count
        counted = self.tr("1 result") if count == 1 else self.tr("{count} results").format(count=count)
        self.announced.emit(f"{counted}. {self._spoken_row()}" if count else self.remark.text())

    def _spoken_row(self) -> str:
        index = self.list.currentIndex()
        if not index.isValid():
            return ""
        place = self.tr("{place} of {count}").format(place=self._model.place(index.row()), count=self._model.count)
        return f"{index.data(Qt.ItemDataRole.AccessibleTextRole)} {place}"

    def _tell_screen_reader(self, words: str) -> None:
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, words))

    def _complete(self) -> bool:
        row = self.list.currentIndex().data(Role.ROW)
        completions = self._completions()
        # The cursor may stand elsewhere since the rows were listed.
        if isinstance(row, Becoming) and row.completion in completions:
            self._become(row.completion)
            return True
        if not completions:
            return False
        self._become(completions[0])
        return True

    def _become(self, chosen: Completion) -> None:
        """Puts a completion into the field, and after a value the space before the next word."""
        text = chosen.applied(self.field.text())
        end = chosen.start + len(chosen.text)
        if chosen.operator and not text[end : end + 1].strip():
            text = f"{text[:end]} {text[end:].removeprefix(' ')}"
            end += 1
        self.field.setText(text)
        if end != len(text):
            self.field.setCursorPosition(end)
            self._look()

    def _choose(self, index: QModelIndex, held: Qt.KeyboardModifier) -> None:
        row = index.data(Role.ROW)
        if isinstance(row, Found):
            self.accept()
            if held & Qt.KeyboardModifier.ControlModifier:
                self.tab_requested.emit(row.hit.address, bool(held & Qt.KeyboardModifier.ShiftModifier))
            else:
                self.address_requested.emit(row.hit.address)
        elif isinstance(row, Offered):
            self.accept()
            next(action for action in self._actions if action.objectName() == row.action).trigger()
        elif isinstance(row, Becoming):
            self._become(row.completion)

    def _on_opened(self, searcher: Searcher) -> None:
        if self._closed:
            searcher.close()
            return
        self._searcher = searcher
        held = self._entered_with
        self._look()
        if held is not None and self.isVisible():
            self._choose(self.list.currentIndex(), held)

    def _on_failed(self, error: Exception) -> None:
        self._opening = None
        if not isinstance(error, ChanceryError):
            raise error
        self._fault = str(error)
        self._say(self._fault)


@lru_cache(maxsize=256)
def _words_of(name: str) -> list[str]:
    """Returns the folded words of a command's names, which are asked for at every letter."""
    return folded(name).split()


def _have(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Says whether each wanted word begins one of the words."""
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _sentence(remark: str) -> str:
    """Returns a remark as a sentence; one that begins with an operator keeps that as it is typed."""
    begins_with_operator = remark.partition(" ")[0].partition(":")[1]
    sentence = remark if begins_with_operator else remark[:1].upper() + remark[1:]
    return sentence if sentence.endswith((":", "?")) else f"{sentence}."


def _offered(action: QAction) -> Offered:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Offered(action.text().replace("&", "").rstrip("…"), keys, action.objectName())
