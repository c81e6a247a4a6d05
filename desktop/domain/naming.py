"""Names of countries as they stand in a sentence."""

from collections.abc import Iterable
from functools import lru_cache

_BEGIN_WITH_ARTICLE = (
    *("United ", "Isle of ", "Holy See", "British ", "U.S. ", "US ", "Soviet ", "Congo", "Netherlands", "Bahamas"),
    *("Comoros", "Gambia", "Maldives", "Philippines"),
)
_END_WITH_ARTICLE = (" Islands", " Republic", " Territory", " Territories")
_PLURAL = (" Islands", " Territories")
_WITHOUT_ARTICLE = ("South Georgia", "Saint ")
_CARIBBEAN = ("Caribbean", "Caribbean Netherlands")


def in_sentence(name: str) -> str:
    """Returns a name with the article that it takes within a sentence: “the Gambia”, “France”."""
    return f"the {name}" if _takes_article(name) else name


def at_start(name: str) -> str:
    """Returns a name as it begins a sentence: “The Gambia”, “France”."""
    return f"The {name}" if _takes_article(name) else name


def title_of(names: Iterable[str]) -> str:
    """Returns the title of the page of one country or of two: “France”, “France and the Gambia”."""
    first, *others = names
    titles = (first, *map(in_sentence, others))
    return (", and " if any(" and " in one for one in titles) else " and ").join(titles)


def is_plural(name: str) -> bool:
    """Says whether a verb after a name is plural: the Faroe Islands are, but the Netherlands is, being one state."""
    return name.endswith(_PLURAL)


def possessive(name: str) -> str:
    """Returns a name as it owns something: “the Cook Islands’”, “Honduras’s”."""
    return f"{name}’" if is_plural(name) else f"{name}’s"


@lru_cache(maxsize=1024)
def _takes_article(name: str) -> bool:
    return (
        name.startswith(_BEGIN_WITH_ARTICLE)
        or name in _CARIBBEAN
        or (name.endswith(_END_WITH_ARTICLE) and not name.startswith(_WITHOUT_ARTICLE))
    )


def enumerated(parts: list[str]) -> str:
    """Returns words as one would say them: “a”, “a and b”, “a, b and c”, and “a, b and c, and d” for b and c as one."""
    if len(parts) < 2:
        return "".join(parts)
    comma = "," if len(parts) > 2 and any(" and " in part for part in parts) else ""
    return f"{', '.join(parts[:-1])}{comma} and {parts[-1]}"
