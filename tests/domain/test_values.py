"""Named tuples that are quick to make behave like those of `typing`."""

import copy
import inspect
import pickle
import typing

import pytest

from desktop.domain.values import NamedTuple


class Place(NamedTuple):
    """Somewhere."""

    name: str
    height: int = 0
    notes: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """Name and height."""
        return f"{self.name}, {self.height} m"

    def higher(self, metres: int) -> "Place":
        return self._replace(height=self.height + metres)


class Typed(typing.NamedTuple):
    """Somewhere."""

    name: str
    height: int = 0
    notes: tuple[str, ...] = ()


def test_it_has_the_fields_defaults_and_annotations_of_one_of_typing() -> None:
    assert (Place._fields, Place._field_defaults, Place.__match_args__) == (
        Typed._fields,
        Typed._field_defaults,
        Typed.__match_args__,
    )
    assert Place.__annotations__ == Typed.__annotations__
    assert (Place.__name__, Place.__qualname__, Place.__module__, Place.__doc__) == (
        "Place",
        "Place",
        __name__,
        "Somewhere.",
    )


def test_it_is_a_tuple_with_names_and_methods() -> None:
    place = Place("Ashgabat", height=219)
    assert place == ("Ashgabat", 219, ())
    assert isinstance(place, tuple)
    assert place.higher(1).said == "Ashgabat, 220 m"
    assert repr(place) == "Place(name='Ashgabat', height=219, notes=())"
    match place:
        case Place(name, height):
            assert (name, height) == ("Ashgabat", 219)
        case _:
            pytest.fail("it does not match its class")


def test_it_can_be_copied_and_pickled() -> None:
    place = Place("Ashgabat", 219, ("capital",))
    assert copy.deepcopy(place) == place
    assert pickle.loads(pickle.dumps(place)) == place


def test_it_cannot_be_changed_or_made_of_less_than_it_needs() -> None:
    with pytest.raises(AttributeError):
        Place("Ashgabat").name = "Mary"  # type: ignore[misc]
    with pytest.raises(TypeError):
        Place()  # type: ignore[call-arg]


def test_it_says_which_fields_it_does_not_have() -> None:
    with pytest.raises(ValueError, match="depth"):
        Place("Ashgabat")._replace(depth=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Expected 3"):
        Place._make(["Ashgabat"])
    with pytest.raises(TypeError, match=r"Place\.__new__\(\)"):
        Place("Ashgabat", depth=1)  # type: ignore[call-arg]


def test_a_field_without_a_default_cannot_follow_one_that_has_it() -> None:
    with pytest.raises(TypeError, match="without a default"):

        class Hill(NamedTuple):  # type: ignore[misc]
            height: int = 0
            name: str


def test_classes_of_as_many_fields_keep_their_own_names() -> None:
    class Pair(NamedTuple):
        one: int
        other: int

    class Span(NamedTuple):
        first: int
        last: int

    assert Pair(other=2, one=1) == Span(last=2, first=1) == (1, 2)
    assert str(inspect.signature(Span)) == "(first: int, last: int)"
