"""What a pair is to each other beside two states with relations: a dependency, or what came after a former state."""

from desktop.domain import address
from desktop.domain.naming import at_start, enumerated, in_sentence
from desktop.domain.prose import CitedSource, Inline, Text
from desktop.library.library import Library
from desktop.summary.assembly import FACTBOOK, OUR_TABLES
from desktop.summary.conflicts import DISPUTES, WARS
from desktop.summary.document import Fact, FactValue, citing, link_run, text_run

_DEPENDENCY = "dependency"


def state_of(library: Library, iso3: str) -> tuple[str, str] | None:
    """Returns what a country is of which state by the set of codes, such as “part of”; None where the Factbook says."""
    if any(figure.property == _DEPENDENCY for figure in library.world.figures(iso3)):
        return None
    return next(iter(library.world.belongings(iso3)), None)


def state_fact(library: Library, iso3: str) -> tuple[Fact, ...]:
    """Returns a fact on the state that a country is a part or a territory of; none where the Factbook says it."""
    found = state_of(library, iso3)
    if found is None:
        return ()
    status, state = found
    (name,) = library.country_names((state,)).values()
    value = FactValue(link_run(address.country(state), name), "", "", "", "", OUR_TABLES)
    return (Fact(status[0].upper() + status[1:], (value,)),)


def belonging_facts(library: Library, names: dict[str, str]) -> tuple[Fact, ...]:
    """Returns whose dependency each of two is, and whether one came after the other.

    `names` are those of the two by their ISO 3166-1 alpha-3 codes.
    """
    held = tuple(
        _value(f"{at_start(name)}: {figure.value}")
        for code, name in names.items()
        for figure in library.world.figures(code)
        if figure.property == _DEPENDENCY
    )
    states = {code: found for code in names if (found := state_of(library, code))}
    of_states = library.country_names(state for _, state in states.values())
    held += tuple(
        _value(f"{at_start(names[code])}: {status} {in_sentence(of_states[state])}", OUR_TABLES)
        for code, (status, state) in states.items()
    )
    one, other = names
    later = tuple(
        _value(f"{at_start(names[now])}, on what was the territory of {in_sentence(names[was])}")
        for was, now in ((one, other), (other, one))
        if (former := library.country(was)) is not None and now in former.successors
    )
    facts = (Fact("Dependency", held), Fact("What came after", later))
    return tuple(fact for fact in facts if fact.values)


def uncounted(library: Library, names: dict[str, str]) -> tuple[Inline, ...]:
    """Returns a sentence on who of some is no state to the sets of conflicts; nothing where all are.

    `names` are those of countries by their codes.
    """
    told = [in_sentence(name) for code, name in names.items() if not library.world.is_in_state_system(code)]
    if not told:
        return ()
    sets = "The sets of wars and militarized disputes between states do not count"
    said = f"{sets} {enumerated(told)} as {'states' if len(told) > 1 else 'a state'}"
    return (*citing(text_run(said), (*WARS, *DISPUTES)), Text("."))


def _value(text: str, sources: tuple[CitedSource, ...] = FACTBOOK) -> FactValue:
    return FactValue(text_run(text), "", "", "", "", sources)
