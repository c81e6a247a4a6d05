"""Texts brought to one form for comparing names: no case, no accents, no punctuation."""

import unicodedata


def folded(text: str) -> str:
    """Returns a text without case, diacritics and punctuation: “Türkmenistan” becomes “turkmenistan”."""
    if text.isascii():
        return " ".join("".join(c if c.isalnum() else "" if c in "'`" else " " for c in text.lower()).split())
    kept = []
    for character in unicodedata.normalize("NFKD", text.casefold()):
        if character.isalnum():
            kept.append(_PLAIN.get(character, character))
        elif not unicodedata.combining(character) and character not in "'’ʻʼ`·":
            kept.append(" ")
    return " ".join("".join(kept).split())


_PLAIN = {"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ə": "a", "æ": "ae", "œ": "oe"}
