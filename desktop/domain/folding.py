"""Texts brought to one form for comparing names: no case, no accents, no punctuation."""

import unicodedata


def folded(text: str) -> str:
    """Returns a text without case, diacritics and punctuation: “Türkmenistan” becomes “turkmenistan”."""
    if text.isascii():
        return " ".join("".join(c if c.isalnum() else "" if c in "'`" else " " for c in text.lower()).split())
    kept = []
    for character in unicodedata.normalize("NFKD", text.casefold()):
        if character in _SILENT or unicodedata.combining(character):
            continue
        if character.isalnum():
            kept.append(_PLAIN.get(character, character))
            continue
        match unicodedata.category(character):
            # The vowels of Indian and other scripts, which are no accents: without them “Togo” would be “Tonga”.
            case "Mn" | "Mc":
                kept.append(character)
            case "Cf":
                pass
            case _:
                kept.append(" ")
    return " ".join("".join(kept).split())


_SILENT = frozenset("'’ʻʼ`·")
"""Apostrophes of all kinds, which many leave out, even where Unicode has them for letters."""

_PLAIN = {"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ə": "a", "æ": "ae", "œ": "oe"}
