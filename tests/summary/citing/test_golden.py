"""References of every kind that the encyclopedia has or may have, after what the manuals print; see each comment.

“APA” is the Publication Manual, 7th edition; “CMOS” The Chicago Manual of Style, 18th edition, with its Citation Quick
Guide for author and date and its Q&A; “MLA” the Handbook, 9th edition, with style.mla.org. Numbers are of sections; a
range is the part on authors (CMOS 13.74–86, MLA 5.3–22), titles (13.87–101, 5.23–30) or containers (5.31–37). Most
sources are ours. Asterisks stand for italics.
"""

from datetime import date
from typing import Any, NamedTuple

import pytest

from desktop.domain import address
from desktop.library.rows import Edition
from desktop.summary.citing.items import Item, entry
from desktop.summary.citing.styled import Style, styled

READ = {"date-parts": [[2026, 11, 23]]}
EDITION, TODAY = Edition("2026-11-24", "abc"), date(2026, 11, 25)


def item(kind: str, title: str, **fields: Any) -> Item:
    return {"id": "one", "type": kind, "title": title, "language": "en"} | {
        name.replace("_", "-"): value for name, value in fields.items()
    }


def on(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


class Golden(NamedTuple):
    """An item, and what it is in each style."""

    item: Item
    apa: str
    chicago: str
    mla: str


GOLDEN = {
    "web page of a body that is its own site": Golden(
        item(
            "webpage",
            "Privacy policy",
            publisher="Google",
            container_title="Privacy & Terms",
            issued=on(2023, 11, 15),
            URL="https://policies.google.com/privacy",
        ),
        # APA 10.16: a page of a body; the site is named where it is another name.
        "Google. (2023, November 15). *Privacy policy*. Privacy & Terms. https://policies.google.com/privacy",
        # CMOS 14.104: the owner of the site begins; the Quick Guide has this page, and “Effective” before the day,
        # which no item of ours would tell.
        "Google. 2023. “Privacy Policy.” Privacy & Terms, November 15. https://policies.google.com/privacy.",
        # MLA 5.3–22, 5.31–37: the body that made the page, then the site in italics.
        "Google. “Privacy Policy.” *Privacy & Terms*, 15 Nov. 2023, https://policies.google.com/privacy.",
    ),
    "undated web page": Golden(
        item(
            "webpage",
            "About Yale: Yale facts",
            publisher="Yale University",
            container_title="Yale University",
            accessed=on(2022, 3, 8),
            URL="https://www.yale.edu/about-yale/yale-facts",
        ),
        # APA 9.13–17: “n.d.”; 10.16: a day of retrieval for what may change, and the site is not named again.
        "Yale University. (n.d.). *About Yale: Yale facts*. Retrieved March 8, 2022, from "
        "https://www.yale.edu/about-yale/yale-facts",
        # CMOS Quick Guide, which has this very page: “n.d.” and a day of access.
        "Yale University. n.d. “About Yale: Yale Facts.” Accessed March 8, 2022. "
        "https://www.yale.edu/about-yale/yale-facts.",
        # MLA 5.3–22: what a body both wrote and published begins with the title; a site that is called like its
        # publisher is named alone; a day of access where the page has none.
        "“About Yale: Yale Facts.” *Yale University*, https://www.yale.edu/about-yale/yale-facts. "
        "Accessed 8 Mar. 2022.",
    ),
    "web page by a person": Golden(
        item(
            "webpage",
            "Turkmenistan's turn",
            author=[{"family": "Pannier", "given": "Bruce"}],
            container_title="RFE/RL",
            issued=on(2017, 5, 2),
            URL="https://www.rferl.org/a/1",
        ),
        # APA 9.7–12: surname and initials; 10.16: news of a site that is no newspaper is a web page.
        "Pannier, B. (2017, May 2). *Turkmenistan's turn*. RFE/RL. https://www.rferl.org/a/1",
        # CMOS 13.74–86: the first name is inverted and whole; 14.104.
        "Pannier, Bruce. 2017. “Turkmenistan's Turn.” RFE/RL, May 2. https://www.rferl.org/a/1.",
        # MLA 5.3–22: the first name is inverted and whole.
        "Pannier, Bruce. “Turkmenistan's Turn.” *RFE/RL*, 2 May 2017, https://www.rferl.org/a/1.",
    ),
    "news article without author": Golden(
        item(
            "article-newspaper",
            "In Texas, Ad Heats Up Race for Governor",
            container_title="New York Times",
            issued=on(2002, 7, 30),
            URL="https://nyt.com/1",
            custom={"sentence-title": "In Texas, ad heats up race for governor"},
        ),
        # APA 9.12: without author the title comes first; 6.17: an article’s title in sentence case.
        "In Texas, ad heats up race for governor. (2002, July 30). *New York Times*. https://nyt.com/1",
        # CMOS Q&A, Documentation, prints this very entry; 14.97: the newspaper stands for the author, once.
        "*New York Times*. 2002. “In Texas, Ad Heats Up Race for Governor.” July 30. https://nyt.com/1.",
        # MLA 5.3–22: without author the title comes first; style.mla.org, Capitalization of Titles.
        "“In Texas, Ad Heats Up Race for Governor.” *New York Times*, 30 July 2002, https://nyt.com/1.",
    ),
    "news article by two persons, title in headline style": Golden(
        item(
            "article-newspaper",
            "Meet the Disinformation Researchers Fighting Fake News",
            author=[{"family": "Manjoo", "given": "Farhad"}, {"family": "Roose", "given": "Kevin"}],
            container_title="New York Times",
            issued=on(2019, 8, 28),
            URL="https://nyt.com/2",
            custom={"sentence-title": "Meet the disinformation researchers fighting fake news"},
        ),
        # APA 10.1, example 16, for newspapers; 9.8: an ampersand before the last author.
        "Manjoo, F., & Roose, K. (2019, August 28). Meet the disinformation researchers fighting fake "
        "news. *New York Times*. https://nyt.com/2",
        # CMOS Quick Guide, news: only the first of two names is inverted.
        "Manjoo, Farhad, and Kevin Roose. 2019. “Meet the Disinformation Researchers Fighting Fake News.” "
        "*New York Times*, August 28. https://nyt.com/2.",
        # MLA 5.3–22: two authors, the second as it is read.
        "Manjoo, Farhad, and Kevin Roose. “Meet the Disinformation Researchers Fighting Fake News.” *New "
        "York Times*, 28 Aug. 2019, https://nyt.com/2.",
    ),
    "news article by three persons": Golden(
        item(
            "article-newspaper",
            "Gas talks held",
            author=[
                {"family": "A", "given": "Ann"},
                {"family": "B", "given": "Bob C."},
                {"family": "C", "given": "Cy"},
            ],
            container_title="New York Times",
            issued=on(2019, 8, 28),
            URL="https://nyt.com/2",
        ),
        # APA 9.8: up to twenty authors are all named.
        "A, A., B, B. C., & C, C. (2019, August 28). Gas talks held. *New York Times*. https://nyt.com/2",
        # CMOS 13.74–86: few authors are all named.
        "A, Ann, Bob C. B, and Cy C. 2019. “Gas Talks Held.” *New York Times*, August 28. https://nyt.com/2.",
        # MLA 5.3–22: of three or more the first, and “et al.”
        "A, Ann, et al. “Gas Talks Held.” *New York Times*, 28 Aug. 2019, https://nyt.com/2.",
    ),
    "news article without a title": Golden(
        item(
            "article-newspaper",
            "25th anniversary of permanent neutrality",
            container_title="Azernews",
            issued=on(2020, 12, 12),
            URL="https://www.azernews.az/1",
            custom={"title-status": "descriptive"},
        ),
        # APA 9.22: a description in place of a title is in brackets and in roman.
        "[25th anniversary of permanent neutrality]. (2020, December 12). *Azernews*. https://www.azernews.az/1",
        # CMOS 13.87–101: a description has no quotation marks and no headline style; the brackets are ours.
        "*Azernews*. 2020. [25th anniversary of permanent neutrality]. December 12. https://www.azernews.az/1.",
        # MLA 5.23–30: a description is plain, its capitals as in a sentence; the brackets are ours.
        "[25th anniversary of permanent neutrality]. *Azernews*, 12 Dec. 2020, https://www.azernews.az/1.",
    ),
    "treaty": Golden(
        item(
            "treaty",
            "United Nations Convention on the Rights of the Child",
            container_title="Office of the High Commissioner for Human Rights",
            issued=on(1989, 11, 20),
            URL="https://www.ohchr.org/crc",
        ),
        # APA 11.10: title, day, address, with commas between; after it QUT cite|write has this very treaty.
        "United Nations Convention on the Rights of the Child, November 20, 1989, https://www.ohchr.org/crc",
        # CMOS 14.174, after The Bluebook: title in roman, the day it was signed, where it is to be had.
        "United Nations Convention on the Rights of the Child, November 20, 1989, Office of the High "
        "Commissioner for Human Rights. https://www.ohchr.org/crc.",
        # MLA 5.23–30, and style.mla.org on legal works: a treaty’s title is in roman; 5.31–37: the site.
        "United Nations Convention on the Rights of the Child. *Office of the High Commissioner for Human "
        "Rights*, 20 Nov. 1989, https://www.ohchr.org/crc.",
    ),
    "resolution of the United Nations": Golden(
        item(
            "report",
            "Maintenance of international security: Permanent neutrality of Turkmenistan",
            number="A/RES/50/80",
            publisher="United Nations General Assembly",
            issued=on(1995, 12, 12),
            URL="https://undocs.org/A/RES/50/80",
        ),
        # APA 10.4 and 9.19: a document of a body, its number in brackets; the number is the UN’s symbol.
        "United Nations General Assembly. (1995). *Maintenance of international security: Permanent "
        "neutrality of Turkmenistan* (A/RES/50/80). https://undocs.org/A/RES/50/80",
        # CMOS 13.87–101: the title in italics as a work of its own, its number after it.
        "United Nations General Assembly. 1995. *Maintenance of International Security: Permanent "
        "Neutrality of Turkmenistan*. A/RES/50/80. https://undocs.org/A/RES/50/80.",
        # MLA 5.3–22: what a body both wrote and published begins with the title.
        "*Maintenance of International Security: Permanent Neutrality of Turkmenistan*. A/RES/50/80, "
        "United Nations General Assembly, 12 Dec. 1995, https://undocs.org/A/RES/50/80.",
    ),
    "report of a body": Golden(
        item(
            "report",
            "Build to last: A framework in support of universal quality pre-primary education",
            publisher="United Nations Children's Fund",
            issued=on(2020),
            URL="https://www.unicef.org/1",
        ),
        # APA 10.4, example 50: a body that is the publisher too is named once.
        "United Nations Children's Fund. (2020). *Build to last: A framework in support of universal "
        "quality pre-primary education*. https://www.unicef.org/1",
        # CMOS 13.87–101: a report has its title in italics, as a book has.
        "United Nations Children's Fund. 2020. *Build to Last: A Framework in Support of Universal "
        "Quality Pre-primary Education*. https://www.unicef.org/1.",
        # MLA 5.3–22: what a body both wrote and published begins with the title.
        "*Build to Last: A Framework in Support of Universal Quality Pre-primary Education*. United "
        "Nations Children's Fund, 2020, https://www.unicef.org/1.",
    ),
    "numbered report by a person": Golden(
        item(
            "report",
            "Gas in Central Asia",
            author=[{"family": "Pirani", "given": "Simon"}],
            number="NG 84",
            publisher="Oxford Institute for Energy Studies",
            issued=on(2014),
            URL="https://oies.org/1",
        ),
        # APA 10.4 and 9.19: the number of a report in brackets, then who published it.
        "Pirani, S. (2014). *Gas in Central Asia* (NG 84). Oxford Institute for Energy Studies. https://oies.org/1",
        # CMOS 13.87–101: author, title in italics, number, publisher.
        "Pirani, Simon. 2014. *Gas in Central Asia*. NG 84. Oxford Institute for Energy Studies. https://oies.org/1.",
        # MLA core elements: author, title, number, publisher, date, location.
        "Pirani, Simon. *Gas in Central Asia*. NG 84, Oxford Institute for Energy Studies, 2014, https://oies.org/1.",
    ),
    "book": Golden(
        item(
            "book",
            "Turkmenistan's foreign policy: Positive neutrality and the consolidation of the Turkmen regime",
            author=[{"family": "Anceschi", "given": "Luca"}],
            publisher="Routledge",
            issued=on(2008),
        ),
        # APA 10.2: the title in italics and in sentence case, names in it kept.
        "Anceschi, L. (2008). *Turkmenistan's foreign policy: Positive neutrality and the consolidation "
        "of the Turkmen regime*. Routledge.",
        # CMOS, 18th edition: no place of publication; 13.87–101: headline style.
        "Anceschi, Luca. 2008. *Turkmenistan's Foreign Policy: Positive Neutrality and the Consolidation "
        "of the Turkmen Regime*. Routledge.",
        # MLA 5.23–30: a book’s title in italics; publisher, year.
        "Anceschi, Luca. *Turkmenistan's Foreign Policy: Positive Neutrality and the Consolidation of the "
        "Turkmen Regime*. Routledge, 2008.",
    ),
    "book by two persons, title in headline style": Golden(
        item(
            "book",
            "The Art of Not Being Governed",
            author=[{"family": "Binder", "given": "Amy J."}, {"family": "Kidder", "given": "Jeffrey L."}],
            publisher="University of Chicago Press",
            issued=on(2022),
            custom={"sentence-title": "The art of not being governed"},
        ),
        # APA 6.17: sentence case from a title in headline style.
        "Binder, A. J., & Kidder, J. L. (2022). *The art of not being governed*. University of Chicago Press.",
        # CMOS Quick Guide, books: two authors and a university press in full.
        "Binder, Amy J., and Jeffrey L. Kidder. 2022. *The Art of Not Being Governed*. University of Chicago Press.",
        # MLA core elements, Publisher: university presses in short.
        "Binder, Amy J., and Jeffrey L. Kidder. *The Art of Not Being Governed*. U of Chicago P, 2022.",
    ),
    "data set": Golden(
        item(
            "dataset",
            "Militarized interstate disputes, version 5",
            container_title="Correlates of War Project",
            publisher="Correlates of War Project",
            issued=on(2020),
            URL="https://cow.org/1",
        ),
        # APA 10.9: “[Data set]” after the title.
        "Correlates of War Project. (2020). *Militarized interstate disputes, version 5* [Data set]. https://cow.org/1",
        # CMOS 13.87–101: the title of what is part of a site in quotation marks.
        "Correlates of War Project. 2020. “Militarized Interstate Disputes, Version 5.” https://cow.org/1.",
        # MLA 5.23–30: what is part of a site in quotation marks, and who publishes it.
        "“Militarized Interstate Disputes, Version 5.” Correlates of War Project, 2020, https://cow.org/1.",
    ),
    "undated entry of an encyclopedia": Golden(
        item(
            "entry-encyclopedia",
            "Turkmenistan–United States relations",
            container_title="Wikipedia",
            accessed=READ,
            URL="https://en.wikipedia.org/1",
        ),
        # APA 10.3, example 49, for Wikipedia; 9.13–17: “n.d.” where no version is named.
        "Turkmenistan–United States relations. (n.d.). In *Wikipedia*. Retrieved November 23, 2026, from "
        "https://en.wikipedia.org/1",
        # CMOS 14.130: the work stands for the author, once; title in headline style, as no headword is.
        "*Wikipedia*. n.d. “Turkmenistan–United States Relations.” Accessed November 23, 2026. "
        "https://en.wikipedia.org/1.",
        # MLA 5.3–22, 5.31–37; a day of access where the entry has none.
        "“Turkmenistan–United States Relations.” *Wikipedia*, https://en.wikipedia.org/1. Accessed 23 Nov. 2026.",
    ),
    "signed entry of an encyclopedia": Golden(
        item(
            "entry-encyclopedia",
            "Dependency theory",
            author=[{"family": "Graham", "given": "George"}],
            container_title="The Stanford Encyclopedia of Philosophy",
            issued=on(2019, 3, 5),
            URL="https://plato.stanford.edu/1",
        ),
        # APA 10.3, example 48: a signed entry of this very work.
        "Graham, G. (2019). Dependency theory. In *The Stanford Encyclopedia of Philosophy*. "
        "https://plato.stanford.edu/1",
        # CMOS 14.132: a signed entry in quotation marks and headline style.
        "Graham, George. 2019. “Dependency Theory.” In *The Stanford Encyclopedia of Philosophy*. March "
        "5. https://plato.stanford.edu/1.",
        # MLA 5.23–30: an entry in quotation marks, the work in italics.
        "Graham, George. “Dependency Theory.” *The Stanford Encyclopedia of Philosophy*, 5 Mar. 2019, "
        "https://plato.stanford.edu/1.",
    ),
    "a page of ours": Golden(
        entry(address.country("TKM"), "Turkmenistan", EDITION, TODAY),
        # APA 10.3: an entry of a work without authors begins with its title.
        "Turkmenistan. (2026). In *Chancery: An Offline Encyclopedia*. chancery:country/TKM",
        # CMOS 14.130: the work stands for the author, once.
        "*Chancery: An Offline Encyclopedia*. 2026. “Turkmenistan.” November 24. chancery:country/TKM.",
        # MLA 5.3–22: without author the title comes first.
        "“Turkmenistan.” *Chancery: An Offline Encyclopedia*, 24 Nov. 2026, chancery:country/TKM.",
    ),
    "an event of ours": Golden(
        entry(address.event("ev-andkhoy21"), "Railway reaches Andkhoy", EDITION, TODAY),
        # APA 6.17: sentence case.
        "Railway reaches Andkhoy. (2026). In *Chancery: An Offline Encyclopedia*. chancery:event/ev-andkhoy21",
        # CMOS 13.87–101: headline style, which headwords alone go without.
        "*Chancery: An Offline Encyclopedia*. 2026. “Railway Reaches Andkhoy.” November 24. "
        "chancery:event/ev-andkhoy21.",
        # style.mla.org, Capitalization of Titles: headline style.
        "“Railway Reaches Andkhoy.” *Chancery: An Offline Encyclopedia*, 24 Nov. 2026, chancery:event/ev-andkhoy21.",
    ),
    "a statement of ours": Golden(
        entry(address.parse("country/TKM#fact-foreign-minister"), "Foreign minister", EDITION, TODAY, "Turkmenistan"),
        # APA 10.3: “In” before where it stands; a part of an entry is no case of the manual’s.
        "Foreign minister. (2026). In “Turkmenistan,” *Chancery: An Offline Encyclopedia*. "
        "chancery:country/TKM#fact-foreign-minister",
        # CMOS 14.130; a part of an entry is no case of the manual’s.
        "*Chancery: An Offline Encyclopedia*. 2026. “Foreign Minister,” in “Turkmenistan.” November 24. "
        "chancery:country/TKM#fact-foreign-minister.",
        # MLA 5.31–37: a container within another, each ended by a full stop.
        "“Foreign Minister.” “Turkmenistan.” *Chancery: An Offline Encyclopedia*, 24 Nov. 2026, "
        "chancery:country/TKM#fact-foreign-minister.",
    ),
}


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("what", GOLDEN)
def test_it_is_cited_as_the_manual_has_it(what: str, style: Style) -> None:
    golden = GOLDEN[what]
    (found,) = styled([golden.item], style)
    wanted = {Style.APA: golden.apa, Style.CHICAGO: golden.chicago, Style.MLA: golden.mla}[style]
    assert found.html.replace("<i>", "*").replace("</i>", "*").replace("&#x27;", "'").replace("&amp;", "&") == wanted
