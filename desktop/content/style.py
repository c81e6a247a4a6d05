"""The style sheet as far as a program can keep it: each name has one spelling."""

import re
from pathlib import Path

from desktop.content.findings import Findings
from desktop.content.text_files import read_text

SPELLINGS = {
    "Berdimuhamedov": r"\bBerd[iy]m(?!uhamedov\b)\w+",
    "Gurbanguly": r"\b[GKQ]urbanguli\b|\bKurbanguly\b",
    "Saparmurat Niyazov": r"\bNiyazow|\bNiyasov|\bNyýazow|\bSaparmyrat|\bSaparmurad",
    "Meredov": r"\bMeredow",
    "Ashgabat": r"\bA[sş]hk?habad|\bAshgabad|\bAşgabat|\bAsgabat|\bAshkabad",
    "Türkmenabat": r"\bTurkmenabat|\bT[uü]rkmenabad|\bChardzh?[eo]u|\bÇärjew",
    "Turkmenbashi": r"\bT[uü]rkmenba[sş](?!hi\b)\w*|\bKrasnovodsk",
    "Turkmenistan": r"\bT[uü]rkmeniston|\bTürkmenistan|\bTurkmenia\b",
    "Turkey": r"\bTürkiye|\bTurkiye",
    "Avaza": r"\bAwaza",
    "Amu Darya": r"\bAmu[- ]?[Dd]ar['’]?iya|\bAmudar|\bAmyderýa|\bAmu-Darya",
    "Andkhoy": r"\bAndkhoi|\bAndkhvoy|\bAndhoy",
    "Aqina": r"\bA[qk]een?a\b|\bAkina\b|\bAkyna\b",
    "Torghundi": r"\bTur[gq]h?undi|\bTorg(?!hundi)\w*undi|\bTowraghondi",
    "Ymamnazar": r"\bImam-?[Nn]azar",
    "Serhetabat": r"\bSerkhetabat|\bKushka\b",
    "Atamyrat": r"\bAtamurat|\bKerki\b",
    "Kiyanly": r"\bKyýanly|\bKianly|\bGyýanly",
    "Garlyk": r"\bKarlyuk|\bGarlik\b",
    "Mazar-i-Sharif": r"\bMazar-e-|\bMazari? Sharif",
    "Kyiv": r"\bKiev\b",
    "Constanta": r"\bConstanța|\bConstantza",
    "Halk Maslahaty": r"\bKhalk\b|\bMaslakhat",
    "Turkmengaz": r"\bTurkmengas\b|\bTürkmengaz",
    "Kyrgyzstan": r"\bKirg[hi]|\bKyrgyz Republic",
}
"""The one spelling of each name, and a pattern of the others that sources use."""

_NOT_PROSE = re.compile(r"\[@[^\]]*\]|\]\([^)]*\)|^\s*(?:- )?(?:id|sources|key_events|topics):.*")
_OTHERS = re.compile("|".join(f"(?P<n{number}>{others})" for number, others in enumerate(SPELLINGS.values())))
_RIGHT = tuple(SPELLINGS)


def check_spelling(files: list[Path], findings: Findings) -> None:
    """Notes every name in articles, events and claims that has another spelling than the one of the style sheet."""
    for file in files:
        text = read_text(file, Findings(file.parent))
        for number, line in enumerate((text or "").splitlines(), start=1):
            for found in _OTHERS.finditer(_NOT_PROSE.sub("", line)):
                right = _RIGHT[int((found.lastgroup or "n0")[1:])]
                findings.add(file, number, f"the name “{found[0]}” is spelt {right} here", f"write {right}")
