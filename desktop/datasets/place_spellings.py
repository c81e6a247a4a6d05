"""Which of the names that GeoNames lists for a place a reader means by it; many there are of something else."""

from __future__ import annotations

from difflib import SequenceMatcher

from desktop.domain.folding import folded

SHORT = 5
"""Letters of a word in Latin letters up to which it has to be like the name of the place."""
LIKE = 0.4
"""From nought to one, as difflib measures it; “Wean” is that like “Vienna”, “Lewis” less like “Saint George's”."""

REFUSED: dict[str, dict[str, tuple[str, ...]]] = {
    "Amman": {"a word and first name of Swahili and Arabic": ("Amani",)},
    "Ankara": {"rivers of Georgia and Siberia": ("Enguri", "Angara")},
    "Astana": {"a ruin near it": ("Bozok",)},
    "Belmopan": {"a village near it": ("Hattieville",)},
    "Bern": {"what it is, not what it is called": ("Bundesstadt",)},
    "Bonn": {"first names": ("Boni", "Bono")},
    "Charlotte Amalie": {"German words for a tavern": ("Wirtshaus", "Zapfhaus")},
    "Damascus": {"a first name": ("Domas",)},
    "Bangkok": {"Ayutthaya, the capital before it": ("Siayuthia",)},
    "Georgetown": {"the region around it": ("Demerara",)},
    "Jerusalem": {
        "hills in it, and its oldest part": (
            *("Zion", "Sion", "Σιων", "צִיּוֹן", "صهيون", "ܨܗܝܘܢ"),
            *("Moria", "Morias", "Μωριας", "מוֹרִיָּה", "مريّا"),
            *("City of David", "Ir David"),
        ),
        "a first name, a by-name in verse, and a town of today": ("Ariel", "Αριηλ", "اريئيل"),
        "Salem of the Bible, and a first name or word of today": ("Σαλημ", "שָׁלֵם", "ساليم"),
        "“the holy”, “the first of the two directions of prayer” and a word that is no name": (
            *("הַקֹּדֶשׁ", "أولى القبلتين", "البلا"),
        ),
    },
    "London": {"a town of Belgium": ("Landen",)},
    "Manama": {"an island of Papua New Guinea": ("Manam",)},
    "Milan": {"first names": ("Mila", "Milana")},
    "Moroni": {"a river of South America": ("Maroni",)},
    "Nay Pyi Taw": {"a village near it": ("Kyatpyay", "Kyetpyay")},
    "Paris": {"a first name of Turkish": ("Baris",)},
    "San Juan": {"a ruin near it": ("Caparra",)},
    "Sao Tome": {"a family name": ("Salazar",)},
    "The Settlement": {"Malay for any village": ("Kampong",)},
    "Tirana": {"a town of Slovakia": ("Trnava",)},
    "Vienna": {"a town of Switzerland": ("Bienne",)},
    "Zagreb": {"a Roman town near it": ("Andautonia",)},
}
"""By place, why a name is none that readers mean by it, and the names that are so, in any script."""

UNLIKE = {
    "Athens": ("Afini",),
    "Atamyrat": ("Kerki", "Qarki"),
    "Beijing": ("Peken",),
    "Constanta": ("Tomis",),
    "Jerusalem": ("Kouds", "Queds", "Qudus"),
    "Mashhad": ("Mexed",),
    "Mogadishu": ("Xamar",),
    "Pyongyang": ("Heijo",),
    "Serhetabat": ("Gusgy",),
    "Sevastopol": ("Akyar", "Aqjar", "Aqyar"),
    "Skopje": ("Scupi", "Uskub"),
    "Tallinn": ("Revel",),
    "Ulaanbaatar": ("Orgoo", "Ourga", "Urga"),
    "Vienna": ("Bech",),
}
"""Short names, of old and in other languages, that are names of a place though nothing in them is like it."""

_REFUSED = {(place, folded(name)) for place, reasons in REFUSED.items() for names in reasons.values() for name in names}


def names(text: str, place: str) -> bool:
    """Says whether a text that is listed for a place is its name, and no part of it, other place or common word."""
    word = folded(text)
    if (place, word) in _REFUSED:
        return False
    is_short = " " not in word and word.isascii() and len(word) <= SHORT
    return not is_short or text in UNLIKE.get(place, ()) or _likeness(word, folded(place)) >= LIKE


def _likeness(word: str, place: str) -> float:
    return max(SequenceMatcher(None, word, part).ratio() for part in (place, *place.split()))
