"""Items as the styles of the CSL project understand them best, and the marks that a reference is mended by."""

import re

from desktop.domain.escaping import plain
from desktop.domain.values import NamedTuple
from desktop.summary.citing.items import (
    Item,
    is_described,
    issuer_and_site,
    part_of,
    persons,
    sentence_title,
    shown_title,
)
from desktop.summary.citing.trimming import TYPES

ITALIC, UPRIGHT = "\ue000", "\ue001"
"""Where italics begin and end."""
BARE, BARE_END = "\ue002", "\ue003"
"""Around a title that takes neither quotation marks nor italics."""
MARKS = str.maketrans("", "", ITALIC + UPRIGHT + BARE + BARE_END)
_BY_ITS_PUBLISHER = ("book", "dataset", "report")
"""Types in which a container would make the work a chapter of it."""
_LITTLE = frozenset(("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on"))
_LITTLE |= {"onto", "or", "over", "the", "to", "with"}
"""Words that headline style leaves small, but at a beginning."""
_WITHOUT_QUOTES = ("book", "report")


class Manner(NamedTuple):
    """What tells styles apart in what they are given.

    Attributes:
        sentence_case: titles have capitals as in a sentence.
        begins_with_title: what author and publisher would be alike begins with the title, and so do entries.
    """

    sentence_case: bool
    begins_with_title: bool


def fit_for(item: Item, manner: Manner) -> Item:
    """Returns an item as a style understands it best."""
    issuer, site = issuer_and_site(item)
    fit: Item = {
        "id": "1",
        # Laws are none of them: the styles would cite those of any country as the United States cite theirs.
        "type": item["type"] if item["type"] in TYPES else "webpage",
        "title": _title(item, manner),
        "language": "en" if is_described(item) else item.get("language", "en"),
    }
    fit |= {field: item[field] for field in ("issued", "accessed") if item.get(field)}
    fit |= {field: as_it_stands(str(item[field])) for field in ("URL", "number") if item.get(field)}
    if named := persons(item):
        fit["author"] = [{part: cleaned(words) for part, words in name.items()} for name in named]
    by_publisher = fit["type"] in _BY_ITS_PUBLISHER
    if fit["type"] == "book" or (named and fit["type"] == "report"):
        issuer, site = "", str(item.get("publisher") or site)
    if fit["type"] == "treaty" and manner.sentence_case:
        # APA follows the lawyers, to whom the site is nothing: title, day, address.
        issuer = site = ""
    if manner.begins_with_title and issuer and not site:
        # A site of the same name as its publisher is named as the site.
        issuer, site = "", issuer
    if manner.begins_with_title and by_publisher:
        # The handbook has university presses in short.
        site = re.sub(r"\bUniversity of (.+) Press\b", r"U of \1 P", site).replace("University Press", "UP")
    if site:
        fit["publisher" if by_publisher else "container-title"] = _container(item, site, manner)
    if issuer:
        fit["author"] = [{"literal": cleaned(issuer)}]
    return fit


def _title(item: Item, manner: Manner) -> str:
    if is_described(item):
        # Within the markup: citeproc-py would part it from what follows.
        return f'<span class="nocase">{BARE}{cleaned(shown_title(item))}{BARE_END}</span>'
    if item["type"] == "treaty":
        return as_it_stands(str(item["title"]))
    if manner.sentence_case:
        return cleaned(sentence_title(item))
    title = _in_quotes(item, _headline(item))
    if (within := part_of(item)) and not manner.begins_with_title:
        # The work stands for the author; so the page has no place but beside the statement.
        return f"{cleaned(title)},” in “{cleaned(_in_quotes(item, within))}"
    return cleaned(title)


_ENDS = ("?", "!", ":", "—", "–")


def _headline(item: Item) -> str:
    """Returns the title, without the capitals that some headings give to little words as well.

    citeproc-py gives capitals to words, and takes none away.
    """
    shown, sentence = (re.split(r"(\s+)", title) for title in (str(item["title"]), sentence_title(item)))
    if len(shown) != len(sentence):
        return str(item["title"])
    words = list(zip(shown, sentence, strict=True))
    # The first and the last word have a capital whatever they are, also of what comes after a mark.
    firm = {0, len(words) - 1} | {place + 2 for place, (word, _) in enumerate(words) if word.endswith(_ENDS)}
    return "".join(said if said in _LITTLE and place not in firm else word for place, (word, said) in enumerate(words))


def _container(item: Item, site: str, manner: Manner) -> str:
    within = part_of(item)
    if not within or not (manner.sentence_case or manner.begins_with_title):
        return as_it_stands(site)
    # The style sets all of it in italics.
    mark = "." if manner.begins_with_title else ","
    quoted = f"{UPRIGHT}“{cleaned(_in_quotes(item, within))}{mark}”"
    return f'{quoted} <span class="nocase">{ITALIC}{cleaned(site)}</span>'


def _in_quotes(item: Item, title: str) -> str:
    """Returns a title with other quotation marks where it will stand in quotation marks itself."""
    return title if item["type"] in _WITHOUT_QUOTES else re.sub(r"“([^“”]*)”", r"‘\1’", title)


def cleaned(text: str) -> str:
    """Returns text in which citeproc-py reads no markup, and none of our marks."""
    return re.sub(r"<(/?span)", r"‹\1", plain(text).translate(MARKS), flags=re.IGNORECASE)


def as_it_stands(text: str) -> str:
    """Returns text whose capitals no style changes."""
    return f'<span class="nocase">{cleaned(text)}</span>'
