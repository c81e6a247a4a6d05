"""A book set in parts: what stands around the countries, then some of them at a time, bound while the next are set."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any, Generic, TypeVar

from desktop.summary.paper.fitting import fitted_for_book
from desktop.summary.paper.typeset import PaperError, Setting, forget, typeset

Values = dict[str, Any]

_PART = 16
"""How many countries are set at once; the typesetter takes some megabytes for each until the part is set."""
_TOO_LONG = re.compile(r"too long: ([A-Z ]+)")
_MOST_TRIES, _MORE_SLACK = 4, 36
"""How often a part is set again, and how many points more a country that was too long then leaves free."""
_PATIENCE = 0.1
_Result = TypeVar("_Result")


def set_in_parts(told: Values, frame: Values, chapters: list[Values], progress: Callable[[int], None]) -> bytes:
    """Returns a book as a PDF. A reader can break it off.

    Args:
        told: what all parts share.
        frame: what stands before the countries and after them.
        chapters: the countries, each a page.
        progress: told how many countries are set.

    Raises:
        PaperError: where the typesetter refuses.
    """
    try:
        from desktop.summary.paper.binding import Binding, Place
    except ImportError as error:
        raise PaperError("a book needs the Python package pikepdf; install it with: pip install pikepdf") from error
    progress(0)
    around, asked = Beside(partial(_framed, told | frame)).result()
    sources = {f"source-{key}": Place(page + len(chapters), x, y) for key, (page, x, y) in asked["sources"].items()}
    binding = Binding(around, asked["front"], sources)
    first = asked["front"] + 1
    pages = {chapter["code"]: number for number, chapter in enumerate(chapters, start=first)}
    parts = [
        told
        | {"pages": pages, "chapters": chapters[start : start + _PART], "first": first + start, "of": asked["last"]}
        for start in range(0, len(chapters), _PART)
    ]
    begun = [Beside(partial(_part, part)) for part in parts[:1]]
    for number, part in enumerate(parts, start=1):
        made = begun.pop().result()
        begun += [Beside(partial(_part, following)) for following in parts[number : number + 1]]
        progress(part["first"] - first + len(part["chapters"]))
        binding.bind(made, [f"country-{chapter['code']}" for chapter in part["chapters"]])
    return binding.finish()


def _framed(values: Values) -> tuple[bytes, Values]:
    """Returns what stands around the countries, and what a binding asks of it."""
    setting = Setting("book", values)
    made = setting.pdf(), setting.answer("places")
    forget()
    return made


def _part(values: Values) -> bytes:
    """Returns some countries, set again where one took more than its page: the others are then set in no time."""
    slack: dict[str, int] = {}

    def fitted() -> Values:
        chapters = values["chapters"]
        return values | {
            "chapters": [fitted_for_book(one, values["paper"], slack.get(one["code"], 0)) for one in chapters]
        }

    for _ in range(_MOST_TRIES):
        try:
            made = typeset("chapters", fitted())
            break
        except PaperError as error:
            found = _TOO_LONG.search(str(error))
            if not found:
                raise
            for code in found[1].split():
                slack[code] = slack.get(code, 0) + _MORE_SLACK
    else:
        made = typeset("chapters", fitted())
    forget()
    return made


class Beside(Generic[_Result]):
    """Work in a thread; whoever waits for it can be interrupted, which the typesetter itself would not hear of."""

    def __init__(self, work: Callable[[], _Result]) -> None:
        """Begins some work."""
        self._work = work
        self._done: list[_Result] = []
        self._failed: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def result(self) -> _Result:
        """Returns what the work returns, or raises what it raises, when it has ended."""
        while self._thread.is_alive():
            self._thread.join(_PATIENCE)
        if self._failed is not None:
            raise self._failed
        return self._done[0]

    def _run(self) -> None:
        try:
            self._done.append(self._work())
        except BaseException as error:  # handed to who waits
            self._failed = error
