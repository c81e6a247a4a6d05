"""Code systems: each function takes its own shape and no other."""

from collections.abc import Callable

import pytest

from desktop.domain.codes import alpha2, alpha3, gec, m49, numeric, wikidata_id


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (alpha2, "TM"),
        (alpha3, "TKM"),
        (numeric, "004"),
        (m49, "143"),
        (gec, "TX"),
        (wikidata_id, "Q874"),
    ],
)
def test_a_code_of_its_system_comes_back_as_it_was(make: Callable[[str], str], text: str) -> None:
    assert make(text) == text


@pytest.mark.parametrize(
    ("make", "system", "texts"),
    [
        (alpha2, "alpha-2", ["", "T", "TKM", "tm", "T1", "TM\n", " TM", "ТМ", "ＴＭ"]),
        (alpha3, "alpha-3", ["", "TM", "TKMX", "tkm", "TK1", "TKM\n", "ÄÖÜ"]),
        (numeric, "numeric", ["", "4", "0004", "4a4", "٠٠٤", "004\n", "-04"]),
        (m49, "M49", ["", "43", "1430", "١٤٣", "1.3"]),
        (gec, "GEC", ["", "TXX", "tx", "T1"]),
        (wikidata_id, "Wikidata", ["", "Q", "Q0", "874", "q874", "Q8a", "Q٨", "Q874\n"]),
    ],
)
def test_another_shape_is_refused_with_the_name_of_the_system(
    make: Callable[[str], str], system: str, texts: list[str]
) -> None:
    for text in texts:
        with pytest.raises(ValueError, match=system) as caught:
            make(text)
        assert f"“{text}”" in str(caught.value)
