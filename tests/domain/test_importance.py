"""Importance: the kind decides, the number of participants breaks ties."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.event import EventKind
from desktop.domain.importance import importance_of


@dataclass(frozen=True, slots=True)
class Happening:
    kind: EventKind
    participants: Sequence[object]


kinds = st.sampled_from(EventKind)
crowds = st.integers(0, 300)


def weighed(kind: EventKind, participants: int = 2) -> int:
    return importance_of(Happening(kind, range(participants)))


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_has_its_importance(kind: EventKind) -> None:
    assert weighed(kind, 0) > 0


def test_wars_and_the_beginnings_of_states_come_before_disputes_and_terms_of_office() -> None:
    ordered = [EventKind.STATEHOOD, EventKind.WAR, EventKind.MEMBERSHIP, EventKind.RECOGNITION, EventKind.AGREEMENT]
    ordered += [EventKind.CONFLICT, EventKind.DISPUTE, EventKind.OFFICE]
    assert sorted(ordered, key=weighed, reverse=True) == ordered


@given(kinds, crowds, crowds)
def test_more_participants_never_make_an_event_of_a_kind_less_important(kind: EventKind, few: int, more: int) -> None:
    assert (weighed(kind, min(few, more)) <= weighed(kind, max(few, more))) is True


@given(kinds, kinds, crowds, crowds)
def test_no_number_of_participants_lifts_an_event_over_a_more_important_kind(
    one: EventKind, other: EventKind, few: int, many: int
) -> None:
    if weighed(one) // 100 < weighed(other) // 100:
        assert weighed(one, many) < weighed(other, few)
