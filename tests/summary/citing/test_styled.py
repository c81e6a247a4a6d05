"""References as the manuals of APA 7, Chicago 18 (author-date) and MLA 9 print them."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import address
from desktop.library.rows import Edition
from desktop.summary.citing.items import Item, entry
from desktop.summary.citing.styled import Style, styled

READ = {"date-parts": [[2026, 11, 23]]}


def item(**fields: Any) -> Item:
    return {"id": "one", "accessed": READ, "language": "en"} | {
        name.replace("_", "-"): value for name, value in fields.items()
    }


def on(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


WEB_PAGE = item(
    type="webpage",
    title="Turkmenistan – home of neutrality",
    container_title="Online Exhibition",
    publisher="Ministry of Culture",
    issued=on(2020, 12, 1),
    URL="https://a.tm/1",
)
UNDATED = item(type="webpage", title="U.S. relations with Turkmenistan", container_title="State", URL="https://a.us/2")
DATA_SET = item(
    type="dataset",
    title="Country codes",
    container_title="DataHub",
    publisher="DataHub",
    issued=on(2026, 5),
    URL="https://a.io/3",
)
PRESS = item(
    type="article-newspaper",
    title="Aqina-Andkhoi railway inaugurated",
    container_title="People's Daily Online",
    issued=on(2021, 1, 15),
    URL="http://a.cn/4",
)
REPORT = item(
    type="report",
    title="Proposal of the Frente Polisario",
    container_title="Docslib",
    publisher="United Nations Security Council",
    number="S/2007/210",
    issued=on(2007, 4, 16),
    URL="https://a.org/5",
)
RUSSIAN = item(
    type="entry-encyclopedia",
    title="Туркменистан и НАТО",
    container_title="Wikipedia",
    language="ru",
    URL="https://ru.a.org/6",
)
PERSIAN = item(
    type="article-newspaper",
    title="راه‌آهن آقینه",
    container_title="ایرنا",
    language="fa",
    issued=on(2016),
    URL="https://a.ir/7",
)
OUR_TITLE = item(
    type="article-newspaper",
    title="US envoy to visit Turkmenistan",
    container_title="Business",
    language="ru",
    issued=on(2026, 1),
    URL="https://a.tm/8",
    custom={"title-status": "descriptive"},
)
LAW = item(
    type="legislation",
    title="Law on neutrality",
    container_title="Laws.tm",
    number="99-1",
    issued=on(1995, 12, 27),
    URL="https://a.tm/9",
)
HERE = entry(address.country("TKM"), "Turkmenistan", Edition("2026-11-24", "abc"), date(2026, 11, 25))

EXPECTED = {
    "a web page of a body": (
        WEB_PAGE,
        "Ministry of Culture. (2020, December 1). *Turkmenistan – home of neutrality*. Online Exhibition. "
        "https://a.tm/1",
        "Ministry of Culture. 2020. “Turkmenistan – Home of Neutrality.” Online Exhibition, December 1. https://a.tm/1.",
        "Ministry of Culture. “Turkmenistan – Home of Neutrality.” *Online Exhibition*, 1 Dec. 2020, https://a.tm/1.",
    ),
    "an undated page without author": (
        UNDATED,
        "*U.S. relations with Turkmenistan*. (n.d.). State. Retrieved November 23, 2026, from https://a.us/2",
        "State. n.d. “U.S. Relations with Turkmenistan.” Accessed November 23, 2026. https://a.us/2.",
        "“U.S. Relations with Turkmenistan.” *State*, https://a.us/2. Accessed 23 Nov. 2026.",
    ),
    "a data set": (
        DATA_SET,
        "DataHub. (2026). *Country codes* [Data set]. https://a.io/3",
        "DataHub. 2026. “Country Codes.” May. https://a.io/3.",
        "“Country Codes.” DataHub, May 2026, https://a.io/3.",
    ),
    "a press report": (
        PRESS,
        "Aqina-Andkhoi railway inaugurated. (2021, January 15). *People's Daily Online*. http://a.cn/4",
        "*People's Daily Online*. 2021. “Aqina-Andkhoi Railway Inaugurated.” January 15. http://a.cn/4.",
        "“Aqina-Andkhoi Railway Inaugurated.” *People's Daily Online*, 15 Jan. 2021, http://a.cn/4.",
    ),
    "a numbered report": (
        REPORT,
        "United Nations Security Council. (2007). *Proposal of the Frente Polisario* (S/2007/210). Docslib. "
        "https://a.org/5",
        "United Nations Security Council. 2007. *Proposal of the Frente Polisario*. S/2007/210. Docslib. "
        "https://a.org/5.",
        "United Nations Security Council. *Proposal of the Frente Polisario*. S/2007/210, Docslib, 16 Apr. 2007, "
        "https://a.org/5.",
    ),
    "an entry in Russian": (
        RUSSIAN,
        "Туркменистан и НАТО. (n.d.). In *Wikipedia*. Retrieved November 23, 2026, from https://ru.a.org/6",
        "*Wikipedia*. n.d. “Туркменистан и НАТО.” Accessed November 23, 2026. https://ru.a.org/6.",
        "“Туркменистан и НАТО.” *Wikipedia*, https://ru.a.org/6. Accessed 23 Nov. 2026.",
    ),
    "a press report in Persian of which the year is known": (
        PERSIAN,
        "راه‌آهن آقینه. (2016). *ایرنا*. https://a.ir/7",
        "*ایرنا*. 2016. “راه‌آهن آقینه.” https://a.ir/7.",
        "“راه‌آهن آقینه.” *ایرنا*, 2016, https://a.ir/7.",
    ),
    "a title that is ours": (
        OUR_TITLE,
        "[US envoy to visit Turkmenistan]. (2026, January). *Business*. https://a.tm/8",
        "*Business*. 2026. [US envoy to visit Turkmenistan]. January. https://a.tm/8.",
        "[US envoy to visit Turkmenistan]. *Business*, Jan. 2026, https://a.tm/8.",
    ),
    "a law that is not of the United States": (
        LAW,
        "*Law on neutrality* (99-1). (1995, December 27). Laws.tm. https://a.tm/9",
        "Laws.tm. 1995. “Law on Neutrality.” 99-1. December 27. https://a.tm/9.",
        "“Law on Neutrality.” *Laws.tm*, 99-1, 27 Dec. 1995, https://a.tm/9.",
    ),
    "a title with a quotation": (
        item(
            type="webpage",
            title="“Neutral” again?",
            container_title="A.tm",
            issued=on(2020),
            URL="https://a.tm/10",
        ),
        "*“Neutral” again?* (2020). A.tm. https://a.tm/10",
        "A.tm. 2020. “‘Neutral’ Again?” https://a.tm/10.",
        "“‘Neutral’ Again?” *A.tm*, 2020, https://a.tm/10.",
    ),
    "a page of Chancery": (
        HERE,
        "Turkmenistan. (2026). In *Chancery: An Offline Encyclopedia*. chancery:country/TKM",
        "*Chancery: An Offline Encyclopedia*. 2026. “Turkmenistan.” November 24. chancery:country/TKM.",
        "“Turkmenistan.” *Chancery: An Offline Encyclopedia*, 24 Nov. 2026, chancery:country/TKM.",
    ),
}


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("what", EXPECTED)
def test_it_is_cited_as_in_the_manual(what: str, style: Style) -> None:
    cited, *wanted = EXPECTED[what]
    (reference,) = styled([cited], style)
    assert (
        reference.html.replace("<i>", "*").replace("</i>", "*").replace("&#x27;", "'")
        == wanted[list(Style).index(style)]
    )
    assert reference.text == wanted[list(Style).index(style)].replace("*", "")


@pytest.mark.parametrize("style", [Style.CHICAGO, Style.MLA])
def test_headline_style_takes_capitals_from_little_words_and_none_from_names(style: Style) -> None:
    heading = PRESS | {
        "title": "TAPI Pipeline To Reach Herat By The End Of 2026: The Andkhoy Line",
        "custom": {"sentence-title": "TAPI pipeline to reach Herat by the end of 2026: The Andkhoy line"},
    }
    (reference,) = styled([heading], style)
    assert "“TAPI Pipeline to Reach Herat by the End of 2026: The Andkhoy Line.”" in reference.text


@pytest.mark.parametrize("style", [Style.CHICAGO, Style.MLA])
def test_headline_style_leaves_the_first_and_the_last_word_their_capitals(style: Style) -> None:
    heading = PRESS | {
        "title": "Is It Over? The Pipeline — And What It Is For",
        "custom": {"sentence-title": "Is it over? the pipeline — and what it is for"},
    }
    (reference,) = styled([heading], style)
    assert "“Is It Over? The Pipeline — And What It Is For.”" in reference.text


@pytest.mark.parametrize("style", Style)
def test_a_list_is_alphabetical_whatever_marks_stand_first(style: Style) -> None:
    texts = [one.text for one in styled([found[0] for found in EXPECTED.values()], style)]
    begins = [text.lstrip("“‘[").casefold() for text in texts]
    assert begins == sorted(begins)


@pytest.mark.parametrize("style", Style)
def test_ids_that_differ_in_case_alone_are_two_references(style: Style) -> None:
    assert len(styled([PRESS | {"id": "A"}, WEB_PAGE | {"id": "a"}], style)) == 2


def test_what_the_work_is_told_can_stop_it() -> None:
    class StopError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        assert (done, total) == (0, 2)
        raise StopError

    with pytest.raises(StopError):
        styled([PRESS, WEB_PAGE], Style.APA, stop)


NASTY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@given(title=NASTY, site=NASTY, publisher=NASTY, style=st.sampled_from(Style), kind=st.sampled_from(list(EXPECTED)))
def test_no_text_breaks_a_reference_or_gets_through_as_markup(
    title: str, site: str, publisher: str, style: Style, kind: str
) -> None:
    made = json.loads(json.dumps(EXPECTED[kind][0])) | {
        "title": f"T{title}", "container-title": f"S{site}", "publisher": f"P{publisher}"
    }  # fmt: skip
    (reference,) = styled([made], style)
    bare = reference.html.replace("<i>", "").replace("</i>", "")
    assert "<" not in bare
    assert ">" not in bare
    assert "\n" not in reference.text
    assert "https://" in reference.text or "http://" in reference.text or "chancery:" in reference.text
