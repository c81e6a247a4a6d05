"""Items as CSL-JSON, with what only `custom` says told in the note as well."""

from collections.abc import Sequence

from desktop.summary.citing.items import Item, remarks, shown_title
from desktop.summary.to_json import dumped


def write(items: Sequence[Item]) -> str:
    """Returns an array of items."""
    return dumped([_told(item) for item in items])


def _told(item: Item) -> Item:
    told = {**item, "title": shown_title(item)}
    note = "; ".join(remarks(item))
    return {**told, "note": note} if note else told
