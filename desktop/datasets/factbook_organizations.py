"""The organizations of the Factbook's participation lists: every abbreviation with its full name, reviewed by hand.

Keys are those of `organizations.csv` where it has the organization. An abbreviation that names two things has two
keys: ICC is the International Criminal Court here (the Factbook writes ICCt), the chamber of commerce is ICC-CHAMBER;
CACM is the summits of Central Asia here, the Central American Common Market is MCCA. CBI, EPA and ITC are keys of older
organizations in the set of memberships, so those that the Factbook means have longer keys.
"""

from __future__ import annotations

from typing import NamedTuple

FIELDS = ("key", "name", "short_name", "remark")


class Igo(NamedTuple):
    """An organization: its key, full and short name, and the spellings of the lists that stand for it."""

    key: str
    name: str
    short_name: str
    spellings: tuple[str, ...]


def _igo(short_name: str, name: str, key: str = "", spellings: tuple[str, ...] | None = None) -> Igo:
    return Igo(key or short_name.upper(), name, short_name, (short_name,) if spellings is None else spellings)


_MISSIONS = (
    _igo("ATMIS", "African Union Transition Mission in Somalia (2022–2024)"),
    _igo("MINURCAT", "UN Mission in the Central African Republic and Chad (2007–2010)"),
    _igo("MINURSO", "UN Mission for the Referendum in Western Sahara"),
    _igo("MINUSCA", "UN Multidimensional Integrated Stabilization Mission in the Central African Republic"),
    _igo("MINUSMA", "UN Multidimensional Integrated Stabilization Mission in Mali (2013–2023)"),
    _igo("MINUSTAH", "UN Stabilization Mission in Haiti (2004–2017)"),
    _igo("MNJTF", "Multinational Joint Task Force against Boko Haram"),
    _igo("MONUSCO", "UN Organization Stabilization Mission in the Democratic Republic of the Congo"),
    _igo("UNAMA", "UN Assistance Mission in Afghanistan"),
    _igo("UNAMID", "African Union – UN Hybrid Operation in Darfur (2007–2020)"),
    _igo("UNDOF", "UN Disengagement Observer Force (Golan)"),
    _igo("UNFICYP", "UN Peacekeeping Force in Cyprus"),
    _igo("UNIFIL", "UN Interim Force in Lebanon"),
    _igo("UNISFA", "UN Interim Security Force for Abyei"),
    _igo("UNMHA", "UN Mission to Support the Hudaydah Agreement"),
    _igo("UNMIL", "UN Mission in Liberia (2003–2018)"),
    _igo("UNMIS", "UN Mission in the Sudan (2005–2011)"),
    _igo("UNMISS", "UN Mission in South Sudan"),
    _igo("UNMIT", "UN Integrated Mission in Timor-Leste (2006–2012)"),
    _igo("UNMOGIP", "UN Military Observer Group in India and Pakistan"),
    _igo("UNOCI", "UN Operation in Côte d’Ivoire (2004–2017)"),
    _igo("UNSMIL", "UN Support Mission in Libya"),
    _igo("UNSOM", "UN Assistance Mission in Somalia (2013–2024)"),
    _igo("UNSOS", "UN Support Office in Somalia"),
    _igo("UNTSO", "UN Truce Supervision Organization"),
    _igo("UNVIM", "UN Verification and Inspection Mechanism for Yemen"),
)

MISSIONS = frozenset(row.key for row in _MISSIONS)
"""Peacekeeping and other missions: a state in their list contributes or hosts, it is not a member."""

ORGANIZATIONS = (
    *_MISSIONS,
    _igo("ABEDA", "Arab Bank for Economic Development in Africa"),
    _igo("ACP", "African, Caribbean and Pacific Group of States"),
    _igo("ACS", "Association of Caribbean States"),
    _igo("ADB", "Asian Development Bank"),
    _igo("AFESD", "Arab Fund for Economic and Social Development"),
    _igo("AfDB", "African Development Bank"),
    _igo("AIIB", "Asian Infrastructure Investment Bank"),
    _igo("ALBA", "Bolivarian Alliance for the Peoples of Our America"),
    _igo("AMF", "Arab Monetary Fund"),
    _igo("AMU", "Arab Maghreb Union"),
    _igo("ANZUS", "Australia–New Zealand–United States Security Treaty"),
    _igo("AOSIS", "Alliance of Small Island States"),
    _igo("APEC", "Asia-Pacific Economic Cooperation"),
    _igo("Arctic Council", "Arctic Council", "ARCTIC-COUNCIL"),
    _igo("ARF", "ASEAN Regional Forum"),
    _igo("ASEAN", "Association of Southeast Asian Nations"),
    _igo("AU", "African Union"),
    _igo("Australia Group", "Australia Group", "AUSTRALIA-GROUP", ("Australia Group", "Australian Group")),
    _igo("Baltic Assembly", "Baltic Assembly", "BA", ("BA",)),
    _igo("BDEAC", "Development Bank of the Central African States"),
    _igo("Benelux", "Benelux Union"),
    _igo("BIMSTEC", "Bay of Bengal Initiative for Multi-Sectoral Technical and Economic Cooperation"),
    _igo("BIS", "Bank for International Settlements"),
    _igo("BRICS", "BRICS (Brazil, Russia, India, China, South Africa and others)"),
    _igo("BSEC", "Organization of the Black Sea Economic Cooperation"),
    _igo("CABEI", "Central American Bank for Economic Integration", "CABEI", ("CABEI", "BCIE")),
    _igo("CAEU", "Council of Arab Economic Unity"),
    _igo("CAN", "Andean Community"),
    _igo("CARIBCAN", "Caribbean–Canada Trade Agreement"),
    _igo("Caricom", "Caribbean Community and Common Market"),
    _igo("CARIFORUM", "Forum of the Caribbean Group of African, Caribbean and Pacific States"),
    _igo("Caribbean Basin Initiative", "Caribbean Basin Initiative", "CARIBBEAN-BASIN", ("CBI",)),
    _igo("CBSS", "Council of the Baltic Sea States"),
    _igo("CD", "Community of Democracies"),
    _igo("CDB", "Caribbean Development Bank"),
    _igo("CEI", "Central European Initiative"),
    _igo("CELAC", "Community of Latin American and Caribbean States"),
    _igo("CEMAC", "Economic and Monetary Community of Central Africa"),
    _igo("CEPGL", "Economic Community of the Great Lakes Countries"),
    _igo("CERN", "European Organization for Nuclear Research"),
    _igo("CICA", "Conference on Interaction and Confidence-Building Measures in Asia"),
    _igo("CIS", "Commonwealth of Independent States"),
    _igo("Colombo Plan", "Colombo Plan for Cooperative Development in Asia and the Pacific", "CP", ("CP",)),
    _igo("COMESA", "Common Market for Eastern and Southern Africa"),
    _igo("Commonwealth", "Commonwealth of Nations", "COMMONWEALTH", ("C", "Commonwealth of Nations")),
    _igo("Council of Europe", "Council of Europe", "COE", ("CE",)),
    _igo("CPLP", "Community of Portuguese Language Countries"),
    _igo("CSME", "Caricom Single Market and Economy"),
    _igo("CSN", "South American Community of Nations"),
    _igo("CSTO", "Collective Security Treaty Organization"),
    _igo("D-8", "D-8 Organization for Economic Cooperation", "D8"),
    _igo("EAC", "East African Community"),
    _igo("EADB", "East African Development Bank"),
    _igo("EAEC", "Eurasian Economic Community (to 2014)"),
    _igo("EAEU", "Eurasian Economic Union", "EAEU", ("EAEU", "EEU")),
    _igo("EAPC", "Euro-Atlantic Partnership Council"),
    _igo("EAS", "East Asia Summit"),
    _igo("EBRD", "European Bank for Reconstruction and Development"),
    _igo("ECB", "European Central Bank"),
    _igo("ECCU", "Eastern Caribbean Currency Union"),
    _igo("ECO", "Economic Cooperation Organization"),
    _igo("ECOWAS", "Economic Community of West African States"),
    _igo("EFTA", "European Free Trade Association"),
    _igo("EIB", "European Investment Bank"),
    _igo("EITI", "Extractive Industries Transparency Initiative"),
    _igo("EMU", "Economic and Monetary Union of the EU"),
    _igo("Entente", "Council of the Entente"),
    _igo("CARIFORUM–EU EPA", "CARIFORUM–EU Economic Partnership Agreement", "CARIFORUM-EPA", ("EPA",)),
    _igo("ESA", "European Space Agency"),
    _igo("ESCAP", "UN Economic and Social Commission for Asia and the Pacific"),
    _igo("EU", "European Union"),
    _igo("FAO", "Food and Agriculture Organization"),
    _igo("FATF", "Financial Action Task Force"),
    _igo("FIFA", "International Federation of Association Football"),
    _igo("Franc Zone", "Franc Zone", "FZ", ("FZ",)),
    _igo("G3", "Group of Three", "G3", ("G-3",)),
    _igo("G5", "Group of Five", "G5", ()),
    _igo("Outreach Five", "Group of Five emerging economies (Outreach Five)", "G5-OUTREACH", ()),
    _igo("G7", "Group of Seven", "G7", ("G-7",)),
    _igo("G8", "Group of Eight", "G8", ("G-8",)),
    _igo("G9", "Group of Nine", "G9", ("G-9", "G- 9")),
    _igo("G10", "Group of Ten", "G10", ("G-10",)),
    _igo("G11", "Group of Eleven", "G11", ("G-11",)),
    _igo("G15", "Group of Fifteen", "G15", ("G-15",)),
    _igo("G20", "Group of Twenty", "G20", ("G-20",)),
    _igo("G24", "Intergovernmental Group of Twenty-Four", "G24", ("G-24",)),
    _igo("G77", "Group of 77", "G77", ("G-77",)),
    _igo("GCC", "Gulf Cooperation Council"),
    _igo("GCTU", "General Confederation of Trade Unions"),
    _igo("GUAM", "Organization for Democracy and Economic Development – GUAM"),
    _igo("IADB", "Inter-American Development Bank"),
    _igo("IAEA", "International Atomic Energy Agency"),
    _igo("IBRD", "International Bank for Reconstruction and Development (World Bank Group)"),
    _igo("ICAO", "International Civil Aviation Organization"),
    _igo("ICC", "International Criminal Court", "ICC", ("ICCt", "ICCT")),
    _igo("ICC (commerce)", "International Chamber of Commerce", "ICC-CHAMBER", ("ICC",)),
    _igo("ICGLR", "International Conference on the Great Lakes Region"),
    _igo("ICRM", "International Red Cross and Red Crescent Movement"),
    _igo("ICSID", "International Centre for Settlement of Investment Disputes (World Bank Group)"),
    _igo("IDA", "International Development Association (World Bank Group)"),
    _igo("IEA", "International Energy Agency"),
    _igo("IFAD", "International Fund for Agricultural Development"),
    _igo("IFC", "International Finance Corporation (World Bank Group)"),
    _igo("IFRC", "International Federation of Red Cross and Red Crescent Societies", "IFRC", ("IFRCS",)),
    _igo("IGAD", "Intergovernmental Authority on Development"),
    _igo("IHO", "International Hydrographic Organization"),
    _igo("ILO", "International Labour Organization"),
    _igo("IMF", "International Monetary Fund"),
    _igo("IMO", "International Maritime Organization"),
    _igo("IMSO", "International Mobile Satellite Organization"),
    _igo("INTERPOL", "International Criminal Police Organization", "INTERPOL", ("Interpol",)),
    _igo("IOC", "International Olympic Committee"),
    _igo("Indian Ocean Commission", "Indian Ocean Commission", "INOC", ("InOC",)),
    _igo("IOM", "International Organization for Migration"),
    _igo("IORA", "Indian Ocean Rim Association"),
    _igo("IPU", "Inter-Parliamentary Union"),
    _igo("IsDB", "Islamic Development Bank", "ISDB", ("IDB",)),
    _igo("ISO", "International Organization for Standardization"),
    _igo("International Trade Centre", "International Trade Centre", "ITC-TRADE", ("ITC",)),
    _igo("ITSO", "International Telecommunications Satellite Organization"),
    _igo("ITU", "International Telecommunication Union"),
    _igo("ITUC", "International Trade Union Confederation"),
    _igo("LAIA", "Latin American Integration Association"),
    _igo("LAS", "League of Arab States"),
    _igo("Latin Union", "Latin Union (to 2012)", "LATIN-UNION", ("Union Latina",)),
    _igo("LCBC", "Lake Chad Basin Commission"),
    _igo("CACM (America)", "Central American Common Market", "MCCA", ("CACM",)),
    _igo("Mercosur", "Southern Common Market"),
    _igo("MIGA", "Multilateral Investment Guarantee Agency (World Bank Group)"),
    _igo("MSG", "Melanesian Spearhead Group"),
    _igo("NAFTA", "North American Free Trade Agreement (to 2020)"),
    _igo("NAM", "Non-Aligned Movement"),
    _igo("NATO", "North Atlantic Treaty Organization"),
    _igo("Nordic Council", "Nordic Council", "NC", ("NC",)),
    _igo("NEA", "Nuclear Energy Agency"),
    _igo("NIB", "Nordic Investment Bank"),
    _igo("NSG", "Nuclear Suppliers Group"),
    _igo("OAPEC", "Organization of Arab Petroleum Exporting Countries"),
    _igo("OAS", "Organization of American States"),
    _igo("OECD", "Organisation for Economic Co-operation and Development"),
    _igo("OECS", "Organization of Eastern Caribbean States"),
    _igo("OIC", "Organization of Islamic Cooperation"),
    _igo("OIF", "International Organization of the Francophonie", "OIF", ("OIF", "Francophonie")),
    _igo("OPANAL", "Agency for the Prohibition of Nuclear Weapons in Latin America and the Caribbean"),
    _igo("OPCW", "Organisation for the Prohibition of Chemical Weapons"),
    _igo("OPEC", "Organization of the Petroleum Exporting Countries"),
    _igo("OSCE", "Organization for Security and Co-operation in Europe"),
    _igo("Pacific Alliance", "Pacific Alliance", "PACIFIC-ALLIANCE"),
    _igo("Paris Club", "Paris Club", "PARIS-CLUB"),
    _igo("PCA", "Permanent Court of Arbitration"),
    _igo("Petrocaribe", "Petrocaribe energy cooperation agreement"),
    _igo("PfP", "Partnership for Peace", "PFP", ("PFP",)),
    _igo("PIF", "Pacific Islands Forum"),
    _igo("PROSUR", "Forum for the Progress and Integration of South America"),
    _igo("Quad", "Quadrilateral Security Dialogue"),
    _igo("SAARC", "South Asian Association for Regional Cooperation"),
    _igo("SACEP", "South Asia Co-operative Environment Programme"),
    _igo("SACU", "Southern African Customs Union"),
    _igo("SADC", "Southern African Development Community"),
    _igo("Schengen", "Schengen Convention", "SCHENGEN", ("Schengen Convention",)),
    _igo("SCO", "Shanghai Cooperation Organization"),
    _igo("SELA", "Latin American and Caribbean Economic System", "SELA", ("LAES",)),
    _igo("SELEC", "Southeast European Law Enforcement Center"),
    _igo("SICA", "Central American Integration System"),
    _igo("SPARTECA", "South Pacific Regional Trade and Economic Cooperation Agreement", "SPARTECA", ("Sparteca",)),
    _igo("SPC", "Pacific Community"),
    _igo("UN", "United Nations"),
    _igo("UN Women", "UN Entity for Gender Equality and the Empowerment of Women", "UN-WOMEN"),
    _igo("UNASUR", "Union of South American Nations"),
    _igo("UNCDF", "UN Capital Development Fund"),
    _igo("UNCTAD", "UN Conference on Trade and Development"),
    _igo("UNDP", "UN Development Programme"),
    _igo("UNECA", "UN Economic Commission for Africa"),
    _igo("UNEP", "UN Environment Programme"),
    _igo("UNESCO", "UN Educational, Scientific and Cultural Organization"),
    _igo("UNFPA", "UN Population Fund"),
    _igo("UNHCR", "UN High Commissioner for Refugees"),
    _igo("UNHRC", "UN Human Rights Council"),
    _igo("UNICEF", "UN Children’s Fund"),
    _igo("UNIDO", "UN Industrial Development Organization"),
    _igo("UNITAR", "UN Institute for Training and Research"),
    _igo("UNOOSA", "UN Office for Outer Space Affairs"),
    _igo("UNOPS", "UN Office for Project Services"),
    _igo("UNRWA", "UN Relief and Works Agency for Palestine Refugees in the Near East"),
    _igo("UN Security Council", "UN Security Council", "UNSC", ("UN Security Council", "UNSC")),
    _igo("UN Tourism", "World Tourism Organization (UN Tourism)", "UNWTO", ("UNWTO",)),
    _igo("UPU", "Universal Postal Union"),
    _igo("USMCA", "United States–Mexico–Canada Agreement"),
    _igo("WADB", "West African Development Bank"),
    _igo("WAEMU", "West African Economic and Monetary Union"),
    _igo("Wassenaar Arrangement", "Wassenaar Arrangement on export controls for arms and dual-use goods", "WASSENAAR"),
    _igo("World Bank", "World Bank Group", "WB", ("WBG", "World Bank Group")),
    _igo("WCO", "World Customs Organization"),
    _igo("WFP", "World Food Programme"),
    _igo("WFTU", "World Federation of Trade Unions"),
    _igo("WHO", "World Health Organization"),
    _igo("WIPO", "World Intellectual Property Organization"),
    _igo("WMO", "World Meteorological Organization"),
    _igo("WTO", "World Trade Organization"),
    _igo("Zangger Committee", "Zangger Committee of nuclear exporters", "ZC", ("ZC",)),
)

UNCONFIRMED = frozenset(
    ("CARIBCAN", "CARIFORUM", "CP", "CSN", "G5-OUTREACH", "MINURCAT", "PETROCARIBE", "PROSUR", "UNMHA")
)
"""Keys whose name, in this wording, was found at no second place.

Looked for on 25 November 2026 in the set of memberships, in the profiles' own texts, in the lists of abbreviations of
older Factbooks (2003, 2009), in the codelist CRSChannelCode of IATI, in the World Food Programme's list of acronyms,
and, for what was left, one by one in public documents.
"""


def rows() -> list[tuple[str, ...]]:
    """Returns the organizations as rows of their table, by key; the remark says where a name is not confirmed."""
    remarks = dict.fromkeys(UNCONFIRMED, "name not confirmed at a second place")
    return sorted((row.key, row.name, row.short_name, remarks.get(row.key, "")) for row in ORGANIZATIONS)


HOMONYMS = {
    **{("G-5", gec): "G5" for gec in ("FR", "GM", "JA", "UK", "US")},
    **{("G-5", gec): "G5-OUTREACH" for gec in ("BR", "CH", "IN", "MX", "SF")},
}
"""One abbreviation, two groups: by spelling and GEC code of the profile."""

ENDED = {
    ("UK", "ECB"): "ev-gbr-leaves-eu",
    ("UK", "EIB"): "ev-gbr-leaves-eu",
    ("UK", "EU"): "ev-gbr-leaves-eu",
    ("RS", "COE"): "ev-rus-leaves-coe",
    ("NU", "OAS"): "ev-nic-leaves-oas",
    ("EC", "OPEC"): "ev-ecu-leaves-opec",
    ("QA", "OPEC"): "ev-qat-leaves-opec",
}
"""Memberships that the last edition still lists although they ended, left out: by GEC code and key the event.

The events stand in data/events/ended-memberships.yaml, each with its day and sources.
"""
