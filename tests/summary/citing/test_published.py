"""Examples that libraries publish after the manuals, of the kinds of sources that the encyclopedia has.

Laws are left out, which the manuals cite as the United States cite theirs.
"""

from typing import Any

import pytest

from desktop.summary.citing.items import Item
from desktop.summary.citing.styled import Style, styled


def item(kind: str, title: str, issued: tuple[int, ...], url: str, **names: Any) -> Item:
    fields = {name.replace("_", "-"): value for name, value in names.items()}
    day = {"date-parts": [list(issued)]}
    return {"id": "one", "type": kind, "title": title, "issued": day, "URL": url, "language": "en"} | fields


# University of Akron, “APA Style (7th ed.)”: report from an organization.
UNICEF_URL = (
    "https://www.unicef.org/media/67191/file/Build-to-last-framework-universal-quality-pre-primary-education.pdf"
)
UNICEF = item(
    "report",
    "Build to last: A framework in support of universal quality pre-primary education",
    (2020,),
    UNICEF_URL,
    publisher="United Nations Children's Fund",
)
# Universal College of Learning, “APA 7 Referencing”, after the manual's pages 286 and 329; the address is ours.
CANADA_URL = "https://canadacouncil.ca/what-we-heard"
CANADA = item(
    "report",
    "What we heard: Summary of key findings: 2013 Canada Council's Inter-Arts Office consultation",
    (2013,),
    CANADA_URL,
    publisher="Canada Council for the Arts",
)
# Greenville Technical College, “MLA Style”: encyclopedia from a website, no author; the address is ours.
SHIMIZU_URL = "https://www.thecanadianencyclopedia.ca/en/article/hide-hyodo-shimizu"
SHIMIZU = item(
    "entry-encyclopedia",
    "Hide Hyodo Shimizu",
    (2019, 3, 15),
    SHIMIZU_URL,
    container_title="The Canadian Encyclopedia",
    publisher="Historica Canada",
)


@pytest.mark.parametrize(
    ("one", "published"),
    [
        (
            UNICEF,
            "United Nations Children's Fund. (2020). Build to last: A framework in support of universal quality "
            f"pre-primary education. {UNICEF_URL}",
        ),
        (
            CANADA,
            "Canada Council for the Arts. (2013). What we heard: Summary of key findings: 2013 Canada Council's "
            f"Inter-Arts Office consultation. {CANADA_URL}",
        ),
    ],
)
def test_reports_of_organizations_are_cited_in_apa_as_published(one: Item, published: str) -> None:
    assert styled([one], Style.APA)[0].text == published


def test_an_entry_of_an_encyclopedia_in_mla_differs_from_what_is_published_by_the_publisher_alone() -> None:
    published = f"“Hide Hyodo Shimizu.” The Canadian Encyclopedia, Historica Canada, 15 Mar. 2019, {SHIMIZU_URL}."
    # What our sources name is the site; its publisher is left out beside it.
    assert styled([SHIMIZU], Style.MLA)[0].text == published.replace(" Historica Canada,", "")
