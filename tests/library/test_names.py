"""Names as a reader types them: codes, scripts, cases, misspellings."""

import re
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain import address
from desktop.domain.address import Address, PageKind, parse
from desktop.domain.folding import folded
from desktop.errors import AddressError, AmbiguousNameError, UnknownNameError
from desktop.library.library import Library
from desktop.library.names import NearNames, find, nearest, page_named, resolve, unknown
from desktop.summary.page import open_page


@pytest.mark.parametrize(
    "name",
    [
        "TKM",
        "tkm",
        "TM",
        "tM",
        "795",
        "Turkmenistan",
        "TURKMENISTAN",
        "turkmenistan",
        "Türkmenistan",
        "TÜRKMENISTAN",
        "Tu\u0308rkmenistan",
        "Туркменистан",
        "ТУРКМЕНИСТАН",
        "土库曼斯坦",
        "  turkmenistan ",
    ],
)
def test_every_name_of_turkmenistan_leads_to_it(small_library: Library, name: str) -> None:
    assert resolve(small_library, name, PageKind.COUNTRY) == "TKM"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("004", "AFG"),
        ("4", "AFG"),
        ("10", "ATA"),
        ("افغانستان", "AFG"),
        ("Islamic Republic of Afghanistan", "AFG"),
        ("Côte d’Ivoire", "CIV"),
        ("cote d'ivoire", "CIV"),
        ("COTE DIVOIRE", "CIV"),
        ("Ivory Coast", "CIV"),
    ],
)
def test_codes_formal_and_other_names_are_known(small_library: Library, name: str, code: str) -> None:
    assert resolve(small_library, name, PageKind.COUNTRY) == code


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("un", PageKind.ORGANIZATION, "UN"),
        ("united nations", PageKind.ORGANIZATION, "UN"),
        ("the TAPI pipeline", PageKind.TOPIC, "tapi"),
        ("Central Asia", PageKind.REGION, "143"),
    ],
)
def test_other_pages_have_names_too(small_library: Library, name: str, kind: PageKind, key: str) -> None:
    assert resolve(small_library, name, kind) == key


def test_a_name_of_another_kind_does_not_count(small_library: Library) -> None:
    with pytest.raises(UnknownNameError):
        resolve(small_library, "UN", PageKind.COUNTRY)
    with pytest.raises(UnknownNameError):
        resolve(small_library, "TKM", PageKind.ORGANIZATION)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Turkmenistn", "Turkmenistan"),
        ("Turkmenestan", "Turkmenistan"),
        ("Турменистан", "Turkmenistan"),
        ("Afganistan", "Afghanistan"),
        ("Lichtenstein", "Liechtenstein"),
        ("Ivory Cost", "Côte d’Ivoire"),
    ],
)
def test_a_name_nearly_right_is_suggested_first(small_library: Library, typed: str, meant: str) -> None:
    with pytest.raises(UnknownNameError, match="did you mean") as unknown:
        resolve(small_library, typed, PageKind.COUNTRY)
    assert unknown.value.suggestions[0] == meant
    assert typed in str(unknown.value)


@pytest.mark.parametrize("typed", ["", "   ", "!!", "Qwrtzpsdf", "\x00", "%", "_"])
def test_a_name_like_no_other_is_unknown_without_suggestions(small_library: Library, typed: str) -> None:
    with pytest.raises(UnknownNameError) as unknown:
        resolve(small_library, typed, PageKind.COUNTRY)
    assert unknown.value.suggestions == ()


def test_the_name_spelt_most_alike_goes_before_longer_ones(shipped_library: Library) -> None:
    found = [nearest(shipped_library, typed, PageKind.COUNTRY)[0] for typed in ("Guinnea", "Nigerr", "Samao", "Irann")]
    assert found == ["Guinea", "Niger", "Samoa", "Iran"]


TYPED_WRONG = {
    PageKind.COUNTRY: {
        "TKN": "Turkmenistan (TKM)",
        "TMK": "Turkmenistan (TKM)",
        "TKMM": "Turkmenistan (TKM)",
        "afh": "Afghanistan (AFG)",
        "GER": "Germany",
        "Germny": "Germany",
        "Kasachstan": "Kazakhstan",
        "Sweeden": "Sweden",
        "South Soudan": "South Sudan",
        "Repubic of Korea": "South Korea",
        "Bosna": "Bosnia and Herzegovina",
        "Phillipines": "Philippines",
        "Irelnd": "Ireland",
        "New Zeeland": "New Zealand",
    },
    PageKind.ORGANIZATION: {
        "NATOO": "North Atlantic Treaty Organization (NATO)",
        "OSCEE": "Organization for Security and Co-operation in Europe (OSCE)",
        "Unesko": "UN Educational, Scientific and Cultural Organization (UNESCO)",
        "IFM": "International Monetary Fund (IMF)",
        "United Natoins": "United Nations",
        "Shanghai Cooperation": "Shanghai Cooperation Organization",
    },
    PageKind.TOPIC: {
        "tapy": "TAPI gas pipeline (tapi)",
        "tapi-pipeline": "TAPI gas pipeline",
        "gas": "Gas exports and pipelines",
    },
    PageKind.REGION: {"144": "Central Asia (143)", "Centrl Asia": "Central Asia"},
    PageKind.EVENT: {"ev-andkhoy22": "Turkmenistan–Afghanistan railway reaches Andkhoy (ev-andkhoy21)"},
    PageKind.SOURCE: {"cow-igoo": "Correlates of War Intergovernmental Organizations Data Set, version 3 (cow-igo)"},
    None: {
        "Germny": "Germany",
        "Unitd": "United Arab Emirates",
        "Foo": "Food and Agriculture Organization",
        "TKN": "Turkmenistan (TKM)",
        "SUN/DEU": "chancery:relation/SUN/DEU",
        "Turkmenistan Afganistan": "Afghanistan and Turkmenistan",
    },
}
"""What was typed, by the kind of page that was wanted, and what stands first among the suggestions."""


@pytest.mark.parametrize(
    ("kind", "typed", "meant"), [(kind, *pair) for kind, pairs in TYPED_WRONG.items() for pair in pairs.items()]
)
def test_codes_names_topics_and_keys_typed_wrong_are_understood(
    shipped_library: Library, kind: PageKind | None, typed: str, meant: str
) -> None:
    assert unknown(shipped_library, typed, kind).suggestions[0] == meant


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (PageKind.COUNTRY, "XYZ"),
        (PageKind.COUNTRY, "Foo"),
        (PageKind.COUNTRY, "NATO"),
        (None, "nosuch"),
        (None, "xx"),
        (None, "TKM/TKM"),
        (PageKind.TOPIC, "weather"),
    ],
)
def test_what_is_near_to_nothing_gets_no_suggestion(
    shipped_library: Library, kind: PageKind | None, typed: str
) -> None:
    assert unknown(shipped_library, typed, kind).suggestions == ()


@pytest.mark.parametrize(
    ("where", "meant"),
    [
        ("chancery:country/TKN", "Turkmenistan (TKM)"),
        ("chancery:relation/TKM/AFH", "Afghanistan (AFG)"),
        ("chancery:organization/UNESKO", "UN Educational, Scientific and Cultural Organization (UNESCO)"),
        ("chancery:topic/tapy", "TAPI gas pipeline (tapi)"),
        ("chancery:event/ev-andkhoy22", "Turkmenistan–Afghanistan railway reaches Andkhoy (ev-andkhoy21)"),
        ("chancery:region/144", "Central Asia (143)"),
    ],
)
def test_a_page_that_is_not_there_names_the_nearest_one(shipped_library: Library, where: str, meant: str) -> None:
    with pytest.raises(UnknownNameError) as unknown_page:
        open_page(shipped_library, page_named(shipped_library, where))
    assert unknown_page.value.suggestions[0] == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("chancery:contry/TKM", "did you mean chancery:country/TKM?"),
        ("relation/TKM/TKM", "names one country twice"),
        ("chancery:nowhere/at/all", "one looks like"),
    ],
)
def test_an_address_written_wrong_is_told_as_one(shipped_library: Library, typed: str, said: str) -> None:
    with pytest.raises(AddressError, match=re.escape(said)):
        page_named(shipped_library, typed)


def test_no_more_is_suggested_than_asked_for_and_each_once(small_library: Library) -> None:
    found = nearest(small_library, "stan", PageKind.COUNTRY, most=2)
    assert len(found) <= 2
    assert len(set(found)) == len(found)


def test_find_puts_the_exact_name_first(small_library: Library) -> None:
    assert str(find(small_library, "turkmenistan")[0].address) == "chancery:country/TKM"
    assert str(find(small_library, "UN")[0].address) == "chancery:organization/UN"


def test_find_begins_at_any_word(small_library: Library) -> None:
    assert [hit.title for hit in find(small_library, "pipel")] == ["The TAPI pipeline"]
    assert [hit.title for hit in find(small_library, "ipeline")] == []
    asia = [hit.title for hit in find(small_library, "asia")]
    assert asia[0] == "Asia"
    assert set(asia) == {"Asia", "Central Asia", "Southern Asia"}


def test_find_says_which_name_matched_where_it_is_not_the_title(small_library: Library) -> None:
    (hit,) = find(small_library, "Ivory")
    assert (hit.title, hit.matched) == ("Côte d’Ivoire", "Ivory Coast")
    (hit,) = find(small_library, "土库")
    assert (hit.title, hit.matched) == ("Turkmenistan", "土库曼斯坦")
    (hit,) = find(small_library, "liechtenst")
    assert hit.matched == ""
    pair = find(small_library, "turkmenistan afgh")[0]
    assert (pair.title, pair.matched) == ("Afghanistan and Turkmenistan", "")


def test_find_offers_countries_before_relations(small_library: Library) -> None:
    kinds = [hit.address.kind for hit in find(small_library, "afghan")]
    assert kinds == [PageKind.COUNTRY, PageKind.RELATION]


def test_find_lists_each_page_once_and_no_more_than_asked(small_library: Library) -> None:
    found = find(small_library, "t")
    assert len({hit.address for hit in found}) == len(found) > 1
    assert find(small_library, "t", limit=1) == found[:1]


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "\\", "'", '"', "%%%"])
def test_find_of_nothing_finds_nothing(small_library: Library, typed: str) -> None:
    assert find(small_library, typed) == []


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_whatever_is_typed_is_answered(small_library: Library, typed: str) -> None:
    for hit in find(small_library, typed):
        assert parse(str(hit.address)) == hit.address
    with suppress(UnknownNameError):
        assert small_library.country(resolve(small_library, typed, PageKind.COUNTRY)) is not None


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("chancery:topic/tapi", address.topic("tapi")),
        ("country/AFG", address.country("AFG")),
        ("tm", address.country("TKM")),
        ("Afghanistan", address.country("AFG")),
    ],
)
def test_a_page_is_named_by_an_address_a_code_or_a_name(small_library: Library, text: str, page: Address) -> None:
    assert page_named(small_library, text) == page


def test_what_names_no_page_is_an_error(small_library: Library) -> None:
    with pytest.raises(UnknownNameError):
        page_named(small_library, "Nowhere")
    with pytest.raises(AddressError):
        page_named(small_library, "chancery:nowhere/at/all")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Туркменистан", "TKM"),
        ("ترکمنستان", "TKM"),
        ("土库曼斯坦", "TKM"),
        ("土庫曼", "TKM"),
        ("Туркменістан", "TKM"),
        ("Туркмэністан", "TKM"),
        ("i-Turkmenistan", "TKM"),
        ("טורקמניסטן", "TKM"),
        ("तुर्कमेनिस्तान", "TKM"),
        ("トルクメニスタン", "TKM"),
        ("투르크메니스탄", "TKM"),
        ("Թուրքմենստան", "TKM"),
        ("თურქმენეთი", "TKM"),
        ("O'zbekiston", "UZB"),
        ("Saksa", "DEU"),
        ("Kosovë", "XKX"),
        ("टोगो", "TGO"),
        ("टोंगा", "TON"),
    ],
)
def test_a_country_is_found_by_its_name_in_any_language(shipped_library: Library, name: str, code: str) -> None:
    assert resolve(shipped_library, name, PageKind.COUNTRY) == code
    assert page_named(shipped_library, name.upper()) == address.country(code)
    assert find(shipped_library, name)[0].address == address.country(code)


def test_every_name_of_every_language_finds_its_country(shipped_library: Library) -> None:
    """A sample by the place of a name, the same each time."""
    every = [(one.iso3, one.name) for one in shipped_library.all_spellings() if folded(one.name)][::97]
    assert len(every) > 300
    lost = [
        (iso3, name)
        for iso3, name in every
        if address.country(iso3) not in {hit.address for hit in find(shipped_library, name, limit=100)}
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("name", "codes"),
    [("Kongo", {"COD", "COG"}), ("Congo", {"COD", "COG"}), ("Конго", {"COD", "COG"}), ("Nigeri", {"NER", "NGA"})],
)
def test_a_name_of_several_countries_lists_all_and_picks_none(
    shipped_library: Library, name: str, codes: set[str]
) -> None:
    for ask in (lambda: resolve(shipped_library, name, PageKind.COUNTRY), lambda: page_named(shipped_library, name)):
        with pytest.raises(AmbiguousNameError, match="names several countries") as several:
            ask()
        assert {meaning[-4:-1] for meaning in several.value.meanings} == codes
    found = [hit.address.parts[0] for hit in find(shipped_library, name) if hit.address.kind is PageKind.COUNTRY]
    assert codes == set(found[:2])


@pytest.mark.parametrize(("name", "code"), [("AO", "AGO"), ("Niger", "NER"), ("NGA", "NGA"), ("Georgia", "GEO")])
def test_a_code_and_an_english_title_stand_for_their_country_alone(
    shipped_library: Library, name: str, code: str
) -> None:
    assert resolve(shipped_library, name, PageKind.COUNTRY) == code


def test_names_of_other_languages_come_after_those_of_the_country_itself(shipped_library: Library) -> None:
    titles = [hit.title for hit in find(shipped_library, "ger")]
    assert titles[0] == "Germany"
    assert titles.index("Greece") > titles.index("East Germany")
    (greece,) = [hit for hit in find(shipped_library, "ger") if hit.title == "Greece"]
    assert folded(greece.matched).startswith("ger")


def test_a_misspelt_name_of_another_language_is_suggested(shipped_library: Library) -> None:
    assert nearest(shipped_library, "Saksaa", PageKind.COUNTRY) == ("Germany",)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *[("West Germany", "DEU"), ("GDR", "DDR"), ("Western Samoa", "WSM"), ("Rhodesia", "ZWE"), ("Formosa", "TWN")],
        *[("Turkmen SSR", "TKM"), ("Chinese Taipei", "TWN"), ("Sahrawi Republic", "ESH")],
        *[("Савецкі Саюз", "SUN"), ("Tarybų Sąjunga", "SUN")],
    ],
)
def test_former_and_other_names_find_their_page(shipped_library: Library, name: str, code: str) -> None:
    assert resolve(shipped_library, name, PageKind.COUNTRY) == code


@pytest.mark.parametrize(
    ("name", "codes"),
    [("Republic of China", ("CHN", "TWN")), ("United Arab Republic", ("EGY", "SYR"))],
)
def test_a_name_that_several_bore_lists_them_all(shipped_library: Library, name: str, codes: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        resolve(shipped_library, name, PageKind.COUNTRY)
    assert all(code in str(caught.value) for code in codes)


@pytest.mark.parametrize(
    ("name", "code"),
    [("French", "FRA"), ("frenchwoman", "FRA"), ("Turkmen", "TKM"), ("turkmen people", "TKM"), ("Afghan", "AFG")],
)
def test_a_country_is_named_by_its_people(shipped_library: Library, name: str, code: str) -> None:
    assert page_named(shipped_library, name) == address.country(code)
    assert resolve(shipped_library, name, PageKind.COUNTRY) == code
    assert find(shipped_library, name)[0].address == address.country(code)


def test_a_people_of_several_countries_stands_for_none(shipped_library: Library) -> None:
    with pytest.raises(AmbiguousNameError, match=r"COD.*COG|COG.*COD"):
        page_named(shipped_library, "Congolese")
    assert {one.address.parts[0] for one in find(shipped_library, "congolese")} >= {"COD", "COG"}


def test_the_beginning_of_a_people_names_no_country(shipped_library: Library) -> None:
    with pytest.raises(UnknownNameError):
        page_named(shipped_library, "Frenchw")


@pytest.mark.parametrize(
    ("text", "country", "capital"),
    [
        ("Ashgabat", "TKM", "Ashgabat"),
        ("Москва", "RUS", "Moscow"),
        ("москва", "RUS", "Moscow"),
        ("北京", "CHN", "Beijing"),
        ("Wien", "AUT", "Vienna"),
        ("rome", "ITA", "Rome"),
        ("washington", "USA", "Washington, D.C."),
    ],
)
def test_a_country_is_found_by_its_capital_before_what_only_begins_so(
    shipped_library: Library, text: str, country: str, capital: str
) -> None:
    first = find(shipped_library, text)[0]
    assert (first.address, first.matched) == (address.country(country), f"Capital: {capital}")


def test_the_beginning_of_a_capital_comes_after_names_that_begin_so(shipped_library: Library) -> None:
    assert find(shipped_library, "lond")[0].matched == "Capital: London"
    begun = [one.matched or one.title for one in find(shipped_library, "mon")]
    assert begun.index("Mongolia") < begun.index("Capital: Monrovia")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Turkmenstan", "country/TKM"),
        ("Azerbaidjan", "country/AZE"),
        ("Kazakstan", "country/KAZ"),
        ("Irann", "country/IRN"),
        ("Turkmenistan Rusia", "relation/RUS/TKM"),
    ],
)
def test_a_name_mistyped_is_nearly_that_of_its_page(shipped_library: Library, typed: str, meant: str) -> None:
    found = NearNames(shipped_library).like(typed, 3)
    assert address.parse(f"chancery:{meant}").canonical == found[0].address.canonical
    assert len({one.address for one in found}) == len(found)


@pytest.mark.parametrize("typed", ["", "  ", "xyz", "qwxzzy", "%", "'; DROP TABLE name"])
def test_nothing_is_nearly_like_what_means_nothing(shipped_library: Library, typed: str) -> None:
    assert NearNames(shipped_library).like(typed, 3) == []
