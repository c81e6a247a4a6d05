"""What the palette lists: headings of kinds, hits, commands and what a query may become, as rows."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.domain.escaping import plain
from desktop.library.search.completion import Completion
from desktop.library.search.engine import GROUPS, Hit
from desktop.library.search.snippets import Snippet, text_of

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row knows besides its text."""

    ROW = Qt.ItemDataRole.UserRole.value


class Heading(NamedTuple):
    """The name of a group."""

    text: str


class Found(NamedTuple):
    """A page that answers what was typed."""

    hit: Hit


class Offered(NamedTuple):
    """A command whose name holds what was typed: its name, its keys, and the name of its action."""

    text: str
    keys: str
    action: str


class Becoming(NamedTuple):
    """What the piece of a query before the cursor may become."""

    completion: Completion

    @property
    def text(self) -> str:
        """The whole piece, as `kind:visit`."""
        operator = self.completion.operator
        return f"{operator}:{self.completion.text}" if operator else self.completion.text


Row = Heading | Found | Offered | Becoming


class PaletteModel(QAbstractListModel):
    """Rows in groups of a kind, the group with the best hit first, commands and completions last or first."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Holds nothing yet."""
        super().__init__(parent)
        self._rows: list[Row] = []

    def show_found(
        self,
        hits: Sequence[Hit],
        commands: Sequence[Offered],
        commands_first: bool = False,
        completions: Sequence[Completion] = (),
        completions_first: bool = False,
    ) -> None:
        """Holds other rows; commands and, below them, completions stand last unless they are to stand first."""
        self.beginResetModel()
        offered: list[Row] = [Heading(self.tr("Commands")), *commands] if commands else []
        becoming: list[Row] = [Heading(self.tr("Complete")), *map(Becoming, completions)] if completions else []
        self._rows = [*(becoming if completions_first else ()), *(offered if commands_first else ())]
        for kind in dict.fromkeys(hit.kind for hit in hits):
            self._rows.append(Heading(self.tr(GROUPS.get(kind, kind))))
            self._rows += [Found(hit) for hit in hits if hit.kind == kind]
        if not commands_first:
            self._rows += offered
        if not completions_first:
            self._rows += becoming
        self.endResetModel()

    def show_start(self, read_last: Sequence[Hit], commands: Sequence[Offered]) -> None:
        """Holds what is offered before anything is typed."""
        self.beginResetModel()
        self._rows = [Heading(self.tr("Read last")), *map(Found, read_last)] if read_last else []
        self._rows += [Heading(self.tr("Commands")), *commands] if commands else []
        self.endResetModel()

    def step(self, row: int, by: int) -> int:
        """Returns the next row that can be chosen, or the same one at either end; -1 where there is none."""
        wanted = row + by
        while 0 <= wanted < len(self._rows):
            if not isinstance(self._rows[wanted], Heading):
                return wanted
            wanted += by
        return row if 0 <= row < len(self._rows) else -1

    @property
    def count(self) -> int:
        """How many rows can be chosen."""
        return self.place(len(self._rows) - 1)

    def place(self, row: int) -> int:
        """Returns the place of a row among those that can be chosen, from 1."""
        return sum(not isinstance(one, Heading) for one in self._rows[: row + 1])

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Role.ROW:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return row.hit.title if isinstance(row, Found) else row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(row)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


def snippet_of(row: Row) -> Snippet:
    """Returns the text that shows why a row is listed; nothing for headings, commands and what a title says."""
    if not isinstance(row, Found) or text_of(row.hit.snippet) == plain(row.hit.title):
        return ()
    return row.hit.snippet


def _spoken(row: Row) -> str:
    match row:
        case Found(hit):
            return f"{hit.title}, {hit.kind}. {text_of(snippet_of(row))}"
        case Offered(text, keys, _):
            return f"{text}, {keys}" if keys else text
        case Becoming(completion):
            return f"{row.text}, {completion.title}"
    return row.text
