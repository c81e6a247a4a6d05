"""Words brought to one form in which the ways of writing a foreign name in Latin letters are alike.

“Berdymukhammedov”, “Berdimuhamedow” and “Berdymuhamedov” are one name after different tables of transliteration.
"""

from __future__ import annotations

import re

_SHORTEST_WORD, _SHORTEST_SOUND = 6, 5
"""Letters of a word that is brought to this form, and of the form; shorter ones are alike by chance."""
_ALIKE = {
    **{"shch": "sc", "tsch": "c", "tch": "c", "dsch": "j", "dzh": "j", "sch": "s", "sh": "s", "ch": "c"},
    **{"kh": "h", "gh": "g", "zh": "j", "dj": "j", "ph": "f", "th": "t", "ck": "k", "q": "k", "w": "v", "y": "i"},
    **{"ou": "u", "oo": "u", "ee": "i"},
}
_PIECE = re.compile("|".join(sorted(_ALIKE, key=lambda letters: -len(letters))))
_ENDING = re.compile(r"(?<=[eo])f+$")
_TWICE = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """Returns a folded word in the form in which its transliterations are alike; "" for a short or another word."""
    if len(word) < _SHORTEST_WORD or not (word.isascii() and word.isalpha()):
        return ""
    told = _TWICE.sub(r"\1", _PIECE.sub(lambda found: _ALIKE[found[0]], _ENDING.sub("v", word)))
    return told if len(told) >= _SHORTEST_SOUND else ""
