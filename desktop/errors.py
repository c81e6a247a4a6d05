"""The errors a reader may meet, each with one clear sentence."""

from desktop.domain.values import NamedTuple


class ChanceryError(Exception):
    """Something the reader can act upon; the text is one sentence for the message bar or the terminal."""


class UnknownNameError(ChanceryError):
    """A country, organization, topic, event or source that the library does not hold.

    Args:
        name: what was asked for.
        wanted: what kind of thing was looked for, such as "country".
        suggestions: the nearest names that the library holds, best first.
    """

    def __init__(self, name: str, wanted: str, suggestions: tuple[str, ...] = ()) -> None:
        self.name = name
        self.wanted = wanted
        self.suggestions = suggestions
        sentence = f"no {wanted} is called “{name}”"
        if suggestions:
            sentence += "; did you mean " + either(suggestions) + "?"
        super().__init__(sentence)


class AmbiguousNameError(ChanceryError):
    """A name that several countries bear, in one language or another.

    Args:
        name: what was asked for.
        meanings: who bears it, each with the code that stands for it alone.
    """

    def __init__(self, name: str, meanings: tuple[str, ...]) -> None:
        self.name = name
        self.meanings = meanings
        super().__init__(f"“{name}” names several countries: {either(meanings)}; say which by its code")


class NoSectionError(ChanceryError):
    """A page that has none of the sections that are wanted of it."""


class AddressError(ChanceryError):
    """A text that is not an address of this encyclopedia."""


class DamagedLibraryError(ChanceryError):
    """The compiled library cannot be read; it has to be compiled again."""


class WriteError(ChanceryError):
    """A file of the reader's could not be written."""


class NotebookError(ChanceryError):
    """Something about the reader's notebook that could not be done; nothing in it has changed."""


class DamagedNotebookError(NotebookError):
    """A notebook's file does not hold what was written into it."""


class Diagnostic(NamedTuple):
    """One fault in the content: where it is, what is wrong, and how to mend it.

    `line` counts from 1; 0 stands for the file as a whole.
    """

    file: str
    line: int
    message: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message} — {self.mend}"


class ContentError(ChanceryError):
    """The content is refused whole; every fault found is listed in `diagnostics`."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        count = len(diagnostics)
        super().__init__(f"the content has {count} fault{'' if count == 1 else 's'}")


def either(names: tuple[str, ...]) -> str:
    """Returns names of which one is meant, as they stand in a sentence."""
    if len(names) == 1:
        return names[0]
    return ", ".join(names[:-1]) + " or " + names[-1]
