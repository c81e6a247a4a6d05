"""Texts of the Factbook that no rule reads well, each read by a person; the key is the GEC code.

Every entry starts with words that the profile has to hold, so that a changed text is noticed instead of being
overruled.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from desktop.datasets.factbook_profiles import Profile


class Reading(NamedTuple):
    """What a person read: words of the profile as proof, the value (None: nothing to tell) and a note."""

    proof: str
    value: str | None
    note: str = ""


def reading_of(
    profile: Profile, readings: Mapping[str, Reading], text: str, section: str, field: str
) -> Reading | None:
    """Returns what a person read of a text of a profile; None where a rule reads it.

    Raises DatasetError where the text is no longer the one that was read.
    """
    reading = readings.get(profile.gec)
    if reading is not None and reading.proof not in text:
        raise profile.error(
            section, field, f"no longer has “{reading.proof}”", "read it again and correct the reviewed reading"
        )
    return reading


CAPITALS = {
    "BL": Reading("Sucre (constitutional", "La Paz; Sucre", "administrative; constitutional"),
    "BM": Reading(
        "Rangoon (aka Yangon", "Yangon; Nay Pyi Taw", "as the United States sees it; Nay Pyi Taw administrative"
    ),
    "BN": Reading("Cotonou (seat", "Porto-Novo; Cotonou", "constitutional; seat of government"),
    "BY": Reading("Gitega (political", "Gitega; Bujumbura", "political; commercial"),
    "CE": Reading("Kotte (legislative", "Colombo; Sri Jayewardenepura Kotte", "commercial; legislative"),
    "CI": Reading("Santiago; note", "Santiago", "legislature at Valparaiso"),
    "EK": Reading("Malabo; note", "Malabo"),
    "IO": Reading("administered from London", None),
    "IS": Reading("Jerusalem", "Jerusalem", "recognized by the United States in 2017; status disputed"),
    "IV": Reading("Abidjan (administrative", "Yamoussoukro; Abidjan", "legislative; administrative"),
    "MD": Reading("Chisinau in Romanian", "Chisinau"),
    "MH": Reading("Plymouth", "Plymouth", "abandoned in 1997; government at Brades"),
    "NL": Reading("Amsterdam", "Amsterdam", "seat of government: The Hague"),
    "NR": Reading("no official capital", "Yaren", "seat of government; no official capital"),
    "SF": Reading(
        "Bloemfontein (judicial", "Pretoria; Cape Town; Bloemfontein", "administrative; legislative; judicial"
    ),
    "US": Reading("Washington, D.C.", "Washington, D.C."),
    "WZ": Reading("Lobamba (royal", "Mbabane; Lobamba", "administrative; royal and legislative"),
}

GOVERNMENTS = {
    "AF": Reading("theocratic", "theocratic", "not recognized by the United States"),
    "AN": Reading("co-principality", "parliamentary co-principality"),
    "AY": Reading("Antarctic Treaty", "governed under the Antarctic Treaty"),
    "BB": Reading("parliamentary republic", "parliamentary republic"),
    "BO": Reading("presidential republic in name", "presidential republic", "called a dictatorship by the source"),
    "CY": Reading("Republic of Cyprus - presidential republic", "presidential republic", "without the north"),
    "ER": Reading("authoritarian", "authoritarian", "as the source calls it"),
    "KN": Reading("dictatorship", "single-party communist state", "called a dictatorship by the source"),
    "NG": Reading("formerly, semi-presidential", "military government", "from 26 July 2023"),
    "TX": Reading("authoritarian", "presidential republic", "called authoritarian by the source"),
    "UZ": Reading("highly authoritarian", "presidential republic", "called highly authoritarian by the source"),
    "VT": Reading("ecclesiastical elective monarchy", "ecclesiastical elective monarchy"),
    "WI": Reading("sovereignty unresolved", "disputed territory", "Morocco and the Sahrawi Republic both claim it"),
}

HEADS_OF_STATE = {
    "AN": Reading(
        "Co-prince Emmanuel MACRON (since 14 May 2017); represented by",
        "Co-princes Emmanuel Macron and Joan-Enric Vives i Sicilia",
        "since 14 May 2017 and 12 May 2003",
    ),
    "BK": Reading(
        "Chairperson of the Presidency Zeljko KOMSIC (chairperson since 16 July 2025",
        "Presidency of Zeljko Komsic (in the chair), Denis Becirovic and Zeljka Cvijanovic",
        "chair since 16 July 2025",
    ),
    "FO": Reading(
        "King FREDERIK X of Denmark (since 14 January 2024), represented by High Commissioner Lene",
        "King Frederik X of Denmark",
        "since 14 January 2024; represented by High Commissioner Lene Moyell Johansen",
    ),
    "HA": Reading("President (vacant)", "President (vacant)"),
    "LS": Reading("Prince HANS-ADAM II (since 13 November 1989", "Prince Hans-Adam II", "since 13 November 1989"),
    "LY": Reading(
        "President, Presidential Council, Mohammed al-MANFI (since 5 February 2021)",
        "President of the Presidential Council Mohammed al-Manfi",
        "since 5 February 2021",
    ),
    "MA": Reading("Michael RANDRIANIRINA (Col.)", "Col. Michael Randrianirina"),
    "NG": Reading(
        "President of the National Council for the Safeguard of the Homeland (CNSP)",
        "President of the National Council for the Safeguard of the Homeland General Abdourahame Tiani",
        "since 28 July 2023",
    ),
    "SM": Reading(
        "co-chiefs of state Captains Regent Matteo ROSSI and Lorenzo BUGLI (for the period",
        "Captains Regent Matteo Rossi and Lorenzo Bugli",
        "1 October 2025 to 31 March 2026",
    ),
    "SY": Reading("Ahmad al-Shara'; former President", "Ahmad al-Shara'"),
    "TH": Reading(
        "King WACHIRALONGKON; also spelled Vajiralongkorn (since 1 December 2016)",
        "King Wachiralongkon (Vajiralongkorn)",
        "since 1 December 2016",
    ),
    "TI": Reading("President Emomali RAHMON (since 16", "President Emomali Rahmon", "since 16 November 1994"),
}

HEADS_OF_GOVERNMENT = {
    "AF": Reading(
        "overall Taliban Leader HAYBATULLAH Akhundzada is the",
        "Taliban Leader Haybatullah Akhundzada (in effect, as the source puts it)",
    ),
    "AX": Reading(
        "Administrator Air Vice-Marshal Peter J.M. SQUIRES (since 1 September 2022)",
        "Administrator Air Vice-Marshal Peter J.M. Squires",
        "since 1 September 2022",
    ),
    "DX": Reading(
        "Administrator Air Vice-Marshal Peter J.M. SQUIRES (since 1 September 2022)",
        "Administrator Air Vice-Marshal Peter J.M. Squires",
        "since 1 September 2022",
    ),
    "EI": Reading(
        "Taoiseach (Prime Minister) Michael MARTIN (since 23", "Taoiseach Michael Martin", "since 23 January 2025"
    ),
    "IO": Reading("Commissioner Nishi DHOLAKIA (since 16", "Commissioner Nishi Dholakia", "since 16 December 2024"),
    "IT": Reading("Prime Minister Giorgia MELONI (since 22", "Prime Minister Giorgia Meloni", "since 22 October 2022"),
    "JE": Reading("Chief Minister Lyndon FARNHAM (since 25", "Chief Minister Lyndon Farnham", "since 25 January 2024"),
    "LA": Reading("Prime Minister SONEXAY (also", "Prime Minister Sonexay Siphandon", "since 30 December 2022"),
    "LT": Reading(
        "Prime Minister Ntsokoane Samuel MATEKANE (28",
        "Prime Minister Ntsokoane Samuel Matekane",
        "since 28 October 2022",
    ),
    "LY": Reading(
        "GNU Interim Prime Minister Abd-al-Hamid DUBAYBAH (since 5 February 2021)",
        "Interim Prime Minister Abd-al-Hamid Dubaybah",
        "of the Government of National Unity, since 5 February 2021",
    ),
    "NG": Reading(
        "CNSP Prime Minister Ali Mahaman Lamine ZEINE (since 9 August 2023)",
        "Prime Minister Ali Mahaman Lamine Zeine",
        "since 9 August 2023",
    ),
    "NE": Reading("Prime Minister Dalton TAGELAGI; also", "Prime Minister Dalton Tagelagi", "since 10 June 2020"),
    # The year is a slip of the profile.
    "RO": Reading("Prime Minister Ilie BOLOJAN (since 23 June 2005)", "Prime Minister Ilie Bolojan"),
    "SP": Reading(
        "President of the Government of Spain (prime",
        "President of the Government Pedro Sanchez Perez-Castejon",
        "since 2 June 2018",
    ),
    "TL": Reading("(Ulu o Tokelau) Esera Fofō", "Ulu o Tokelau Esera Fofō Filipo Tuisano", "since 17 March 2025"),
    "TW": Reading("Premier CHO Jung-tai (President", "Premier Cho Jung-tai", "since 20 May 2024"),
}

AREA_NOTES = {
    "AJ": "with Nagorno-Karabakh",
    "CY": "with the north, 3,355 km²",
    "DA": "without Faroe Islands and Greenland",
    "FR": "with five overseas regions; metropolitan France 551,500 km²",
    "GG": "about 12,560 km² of it (Abkhazia, South Ossetia) occupied by Russia",
    "MO": "with Western Sahara, as the United States sees it",
    "SY": "1,295 km² of it occupied by Israel",
    "UP": "with Crimea, about 27,000 km², held by Russia since 2014",
    "WI": "status disputed",
}

CLAIMED_BY_OTHERS = frozenset({"GI", "IO"})
"""Profiles that say of what state a territory is, and not there that another state claims it: nothing is told then."""

HELD_BY_OTHERS = {
    "CY": "with places in the north",
    "GG": "with places in Abkhazia",
    "UP": "with places that Russia holds",
}
"""Profiles that count ports and coasts which the government of the country does not hold."""

INDEPENDENCE = {
    "AJ": Reading("30 August 1991", "30 August 1991", "from the Soviet Union, declared; adopted 18 October 1991"),
    "AM": Reading("21 September 1991", "21 September 1991", "from the Soviet Union"),
    "AN": Reading("1278", "1278", "co-principality formed"),
    "BE": Reading("4 October 1830", "4 October 1830", "from the Netherlands, declared"),
    "BT": Reading("17 December 1907", "17 December 1907", "kingdom unified; treaty with India 8 August 1949"),
    "BU": Reading("3 March 1878", "3 March 1878", "autonomous; from the Ottoman Empire 22 September 1908"),
    "CA": Reading("1 July 1867", "1 July 1867", "union of British colonies; recognized by the UK 11 December 1931"),
    "CH": Reading("1 October 1949", "1 October 1949", "People’s Republic proclaimed"),
    "CU": Reading("20 May 1902", "20 May 1902", "from US administration; from Spain 10 December 1898"),
    "CW": Reading("4 August 1965", "4 August 1965", "self-government in free association with New Zealand"),
    "DA": Reading("ca. 965", "ca. 965", "kingdom unified"),
    "EG": Reading("28 February 1922", "28 February 1922", "from UK protectorate"),
    "EI": Reading("6 December 1921", "6 December 1921", "from the UK; Irish Free State 6 December 1922"),
    "EN": Reading("24 February 1918", "24 February 1918", "from Soviet Russia; from the Soviet Union 20 August 1991"),
    "ET": Reading("oldest independent country", None),
    "EZ": Reading("1 January 1993", "1 January 1993", "division of Czechoslovakia"),
    "GG": Reading("9 April 1991", "9 April 1991", "from the Soviet Union"),
    "GM": Reading("18 January 1871", "18 January 1871", "German Empire founded; unified again 3 October 1990"),
    "HR": Reading("25 June 1991", "25 June 1991", "from Yugoslavia"),
    "HU": Reading("16 November 1918", "16 November 1918", "republic proclaimed"),
    "IC": Reading("1 December 1918", "1 December 1918", "under the Danish crown; from Denmark 17 June 1944"),
    "ID": Reading("17 August 1945", "17 August 1945", "from the Netherlands, declared"),
    "IR": Reading("1 April 1979", "1 April 1979", "Islamic Republic proclaimed"),
    "IS": Reading("14 May 1948", "14 May 1948", "from League of Nations mandate under British administration"),
    "IT": Reading("17 March 1861", "17 March 1861", "kingdom proclaimed"),
    "JA": Reading("3 May 1947", "3 May 1947", "present constitution"),
    "KV": Reading("17 February 2008", "17 February 2008", "from Serbia; status disputed"),
    "LA": Reading("19 July 1949", "19 July 1949", "from France; recognized 22 October 1953"),
    "LG": Reading(
        "18 November 1918", "18 November 1918", "from Soviet Russia; from the Soviet Union 4 May 1990, declared"
    ),
    "LH": Reading(
        "16 February 1918",
        "16 February 1918",
        "from Soviet Russia and Germany; from the Soviet Union 11 March 1990, declared",
    ),
    "LO": Reading("1 January 1993", "1 January 1993", "division of Czechoslovakia"),
    "LS": Reading(
        "23 January 1719",
        "23 January 1719",
        "principality founded; from the Holy Roman Empire 12 July 1806; from the German Confederation 24 August 1866",
    ),
    "MG": Reading("29 December 1911", "29 December 1911", "from China, declared; 11 July 1921"),
    "MJ": Reading("3 June 2006", "3 June 2006", "from Serbia and Montenegro"),
    "MK": Reading("8 September 1991", "8 September 1991", "from Yugoslavia, referendum"),
    "MN": Reading("1419", "1419", "rule of the House of Grimaldi"),
    "MU": Reading("1650", "1650", "expulsion of the Portuguese"),
    "MX": Reading("16 September 1810", "16 September 1810", "from Spain, declared; recognized 27 September 1821"),
    "NE": Reading("19 October 1974", "19 October 1974", "self-government in free association with New Zealand"),
    "NL": Reading("26 July 1581", "26 July 1581", "from Spain, declared; recognized 30 January 1648"),
    "NO": Reading("7 June 1905", "7 June 1905", "from Sweden, declared; agreed 26 October 1905"),
    "NP": Reading("1768", "1768", "unified"),
    "PL": Reading("11 November 1918", "11 November 1918", "republic proclaimed"),
    "PM": Reading("3 November 1903", "3 November 1903", "from Colombia; from Spain 28 November 1821"),
    "PO": Reading("1143", "1143", "kingdom recognized; from Spain 1 December 1640"),
    "PU": Reading("24 September 1973", "24 September 1973", "declared; from Portugal 10 September 1974"),
    "RI": Reading("5 June 2006", "5 June 2006", "from Serbia and Montenegro"),
    "RO": Reading("9 May 1877", "9 May 1877", "from the Ottoman Empire, declared; recognized 13 July 1878"),
    "RS": Reading("25 December 1991", "25 December 1991", "from the Soviet Union"),
    "SA": Reading("23 September 1932", "23 September 1932", "kingdom unified"),
    "SF": Reading("31 May 1910", "31 May 1910", "union of four British colonies"),
    "SG": Reading("4 April 1960", "4 April 1960", "from France; from the federation with Mali 20 August 1960"),
    "SM": Reading("3 September 301", "3 September 301", "by tradition"),
    "SO": Reading("1 July 1960", "1 July 1960", "from the UK and Italian-administered UN trusteeship, merged"),
    "SP": Reading("1492", "1492", "fall of Granada"),
    "SW": Reading("6 June 1523", "6 June 1523", "end of the Kalmar Union"),
    "SZ": Reading("1 August 1291", "1 August 1291", "confederation founded"),
    "TH": Reading("1238", "1238", "by tradition"),
    "TT": Reading("28 November 1975", "28 November 1975", "from Portugal; from Indonesia 20 May 2002"),
    "TU": Reading("29 October 1923", "29 October 1923", "republic proclaimed after the Ottoman Empire"),
    "TZ": Reading(
        "26 April 1964",
        "26 April 1964",
        "union of Tanganyika (from the UK 9 December 1961) and Zanzibar (from the UK 10 December 1963)",
    ),
    "UP": Reading("24 August 1991", "24 August 1991", "from the Soviet Union"),
    "US": Reading("4 July 1776", "4 July 1776", "from Great Britain, declared; recognized 3 September 1783"),
    "VT": Reading("11 February 1929", "11 February 1929", "treaties with Italy"),
    "YM": Reading("22 May 1990", "22 May 1990", "merger of the Yemen Arab Republic and South Yemen"),
}

PARTS = {
    "GZ": "Gaza Strip",
    "JN": "Jan Mayen",
    "SV": "Svalbard",
    "UM": "without Navassa and Wake",
    "WE": "West Bank",
}
"""Profiles that are about a part of their entity only, with the name of the part."""
