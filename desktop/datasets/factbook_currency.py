"""The currency that a profile names where it gives exchange rates: its name, its code if any, the newest year."""

from __future__ import annotations

import re

from desktop.datasets.factbook_profiles import Profile

_SECTION, _FIELD = "Economy", "Exchange rates"
_RATES = re.compile(r"([^():\d]{2,50}?)(?: \(([A-Z/]+)\))? per US dollar( -.*| \([a-z ]+\))?")
_USED = re.compile(
    r"(?:note: )?(?:the (US dollar) is used\b.*|uses the (euro)|the (US dollar) became [^.]* in (\d{4}))"
)
_ELSEWHERE = re.compile(r"see entry for\b.*|British pounds per US dollar: .*")
"""Another profile, or, of the United States, the rates of others."""
_CODE = re.compile(r"[A-Z]{3}(/[A-Z]{3})*")


def currency(profile: Profile) -> tuple[str, str, str] | None:
    """Returns name, ISO 4217 code (or codes) and year, the last two perhaps empty; None where no currency is named.

    Raises DatasetError for a text that is not of a known form.
    """
    text = profile.text(_SECTION, _FIELD, "Currency") or profile.text(_SECTION, _FIELD)
    if not text or _ELSEWHERE.fullmatch(text):
        return None
    rates = _RATES.fullmatch(text)
    if rates:
        name, code, _ = rates.groups()
        # “KD” is how Kuwaitis write their dinar, and no code.
        return name, code if code and _CODE.fullmatch(code) else "", _newest_year(profile, text)
    used = _USED.fullmatch(text)
    if used:
        return used[1] or used[2] or used[3], "", used[4] or ""
    raise profile.error(_SECTION, _FIELD, f"names no currency (“{text[:60]}”)", "add its form to the importer")


def _newest_year(profile: Profile, text: str) -> str:
    told = [text, *(profile.text(_SECTION, _FIELD, part) for part in profile.parts(_SECTION, _FIELD))]
    years = [year for rate in told for year in re.findall(r"\((\d{4})(?: est\.)?\)", rate)]
    return max(years, default="")
