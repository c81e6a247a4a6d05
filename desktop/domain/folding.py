"""Texts brought to one form for comparing names: no case, no accents, no punctuation."""

import unicodedata


def folded(text: str) -> str:
    """Returns a text without case, diacritics and punctuation: “Türkmenistan” becomes “turkmenistan”."""
    if text.isascii():
        return " ".join(text.lower().translate(_FORMS).split())
    return " ".join(unicodedata.normalize("NFKD", text.casefold()).translate(_FORMS).split())


_SILENT = frozenset("'’ʻʼ`·")
"""Apostrophes of all kinds, which many leave out, even where Unicode has them for letters."""

_PLAIN = {"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ə": "a", "æ": "ae", "œ": "oe"}


class _Forms(dict[int, str]):
    """What becomes of a character, by its number; worked out once, when it is first met."""

    def __missing__(self, number: int) -> str:
        form = self[number] = _form(chr(number))
        return form


def _form(character: str) -> str:
    if character in _SILENT or unicodedata.combining(character):
        return ""
    if character.isalnum():
        return _PLAIN.get(character, character)
    match unicodedata.category(character):
        # The vowels of Indian and other scripts, which are no accents: without them “Togo” would be “Tonga”.
        case "Mn" | "Mc":
            return character
        case "Cf":
            return ""
        case _:
            return " "


_FORMS = _Forms()
