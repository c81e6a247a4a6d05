"""Code systems for countries and regions, each a type of its own so that two never mix.

`AM` is Armenia in ISO 3166-1 and nothing in GEC, `AS` is Australia in GEC and American Samoa in
ISO 3166-1: a code is only ever made by the function of its system, which checks its shape.
"""

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NewType
else:

    def NewType(_name, kind):  # noqa: N802
        """At run time a code is its text or number."""
        return kind


Alpha2 = NewType("Alpha2", str)
"""ISO 3166-1 alpha-2, such as `TM`."""
Alpha3 = NewType("Alpha3", str)
"""ISO 3166-1 alpha-3, such as `TKM`."""
Numeric = NewType("Numeric", str)
"""ISO 3166-1 numeric, three digits with leading zeros, such as `795` or `004`."""
M49 = NewType("M49", str)
"""UN M49 area code, three digits, such as `143` for Central Asia."""
Gec = NewType("Gec", str)
"""GEC (formerly FIPS 10-4), two letters, such as `TX` for Turkmenistan."""
CowCode = NewType("CowCode", int)
"""Correlates of War state number, such as 701."""
GwCode = NewType("GwCode", int)
"""Gleditsch-Ward state number, such as 701."""
WikidataId = NewType("WikidataId", str)
"""Wikidata item, such as `Q874`."""


def alpha2(text: str) -> Alpha2:
    """Returns `text` as ISO 3166-1 alpha-2. Raises ValueError for another shape."""
    return Alpha2(_shaped(text, r"[A-Z]{2}", "ISO 3166-1 alpha-2 (two capitals)"))


def alpha3(text: str) -> Alpha3:
    """Returns `text` as ISO 3166-1 alpha-3. Raises ValueError for another shape."""
    return Alpha3(_shaped(text, r"[A-Z]{3}", "ISO 3166-1 alpha-3 (three capitals)"))


def numeric(text: str) -> Numeric:
    """Returns `text` as ISO 3166-1 numeric. Raises ValueError for another shape."""
    return Numeric(_shaped(text, r"[0-9]{3}", "ISO 3166-1 numeric (three digits)"))


def m49(text: str) -> M49:
    """Returns `text` as a UN M49 area code. Raises ValueError for another shape."""
    return M49(_shaped(text, r"[0-9]{3}", "UN M49 (three digits)"))


def gec(text: str) -> Gec:
    """Returns `text` as GEC. Raises ValueError for another shape."""
    return Gec(_shaped(text, r"[A-Z]{2}", "GEC (two capitals)"))


def wikidata_id(text: str) -> WikidataId:
    """Returns `text` as a Wikidata item. Raises ValueError for another shape."""
    return WikidataId(_shaped(text, r"Q[1-9][0-9]*", "Wikidata (Q and digits)"))


def _shaped(text: str, pattern: str, system: str) -> str:
    if not re.fullmatch(pattern, text):
        raise ValueError(f"“{text}” is not a code of {system}")
    return text
