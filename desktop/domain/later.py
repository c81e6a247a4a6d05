"""A sequence that is made only as far as somebody looks: the window shows the beginning of a page before its end."""

from __future__ import annotations

from _thread import RLock  # what `threading` has, without its import on the way to a printed summary
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar, overload

    ValueT_co = TypeVar("ValueT_co", covariant=True)
else:
    ValueT_co = object


class Later(Sequence[ValueT_co]):
    """Values that are made one by one, each once, when they are first asked for; any thread may ask.

    What goes wrong while one is made is raised then, and again whenever somebody asks for it or for what follows.
    """

    __slots__ = ("_failure", "_lock", "_made", "_rest")

    def __init__(self, values: Iterable[ValueT_co]) -> None:
        """Takes what makes the values; it is begun when the first is asked for."""
        self._made: list[ValueT_co] = []
        self._rest: Iterator[ValueT_co] | None = iter(values)
        self._failure: BaseException | None = None
        self._lock = RLock()

    @classmethod
    def of(cls, make: Callable[[], Iterable[ValueT_co]]) -> Later[ValueT_co]:
        """Returns the values that a function returns, which is called when the first is asked for."""

        def values() -> Iterator[ValueT_co]:
            yield from make()

        return cls(values())

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, place: int) -> ValueT_co: ...
        @overload
        def __getitem__(self, place: slice) -> tuple[ValueT_co, ...]: ...

    def __getitem__(self, place: int | slice) -> ValueT_co | tuple[ValueT_co, ...]:
        if isinstance(place, slice):
            return tuple(self)[place]
        if place < 0:
            len(self)
        self._reaches(place)
        return self._made[place]

    def __iter__(self) -> Iterator[ValueT_co]:
        place = 0
        while self._rest is not None and self._reaches(place):
            yield self._made[place]
            place += 1
        yield from islice(self._made, place, None)

    def __len__(self) -> int:
        while self._reaches(len(self._made)):
            pass
        return len(self._made)

    def __bool__(self) -> bool:
        return self._reaches(0)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Later | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Later({self._made!r}{'' if self._rest is None else ', …'})"

    def _reaches(self, place: int) -> bool:
        """Makes what is lacking up to a place, and returns whether there is a value."""
        while len(self._made) <= place and self._rest is not None:
            with self._lock:
                if self._failure is not None:
                    raise self._failure
                # Another thread may have been here meanwhile.
                if len(self._made) > place or self._rest is None:
                    continue
                try:
                    self._made.append(next(self._rest))
                except StopIteration:
                    self._rest = None
                except BaseException as failure:
                    self._failure = failure
                    raise
        return len(self._made) > place
