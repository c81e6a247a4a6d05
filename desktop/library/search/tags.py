"""Tags: what operators of a search ask for, as words of the index that no reader can type."""

from functools import lru_cache

CLAIM = "claim"
"""The kind of an entry that is a claim; all other kinds are those of pages."""
ANY = "§"
"""The tag that every entry has."""
_MARKS = {"country": "c", "kind": "k", "org": "o", "topic": "t"}


@lru_cache(maxsize=2048)  # Entries have some hundred tags between them.
def tag(field: str, value: str) -> str:
    """Returns the tag of a value of an operator: of a country its code, of an organization its key.

    It begins with a sign that folding takes out of all text, and keeps together what the index would take apart.
    """
    return f"§{_MARKS[field]}{value.lower().replace('-', '·')}"
