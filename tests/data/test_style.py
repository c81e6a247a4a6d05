"""Spelling and style of everything a reader reads; titles of sources keep the spelling of their authors."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from desktop.content.loader import Content
from desktop.content.readability import eases, paragraphs, reading_ease, sentences, syllables, words
from desktop.content.style import SPELLINGS
from desktop.domain.country import Organization
from desktop.domain.prose import plain_text


class Said(NamedTuple):
    """A text and the article, event or claim it stands in."""

    where: str
    text: str


# Words that end like -ise and are spelt with s in every English.
WITH_S = (
    r"\b(?:ad(?:vert|v)|ar|comprom|compr|conc|dem|desp|dev|disgu|enterpr|exc|exerc|expert|franch|improv|likew|otherw|"
    r"prec|prem|prom|ra|rev|r|superv|surpr|surm|telev|treat|w|no|po|pra|cru|gu|mortg)is"
)
AMERICAN = (
    r"\b(?:centers?|centered|defense|labor|colors?|favor(?:s|ed|able)?|neighbors?|neighboring|harbors?|theaters?|"
    r"(?:kilo)?meters?|liters?|programs?|traveled|canceled|catalog|analyze[ds]?|fulfill(?:s|ment)|percent|gasoline)\b"
)
OFFICIAL_NAMES = (
    "Organisation for the Prohibition of Chemical Weapons",
    "Central Asia Regional Economic Cooperation Program",
)
PRESS_RELEASE = (
    r"\bbrotherly\b",
    r"\bfraternal\b",
    r"\besteemed\b",
    r"\bfruitful",
    r"\bwin-win\b",
    r"\bmutually beneficial\b",
    r"\bmultifaceted\b",
    r"\ball-round\b",
    r"\btime-hono",
    r"\bnew impetus\b",
    r"\bnew level\b",
    r"\bhistoric (?:visit|moment|step|milestone)\b",
    r"\b(?:key|vital|crucial|important|pivotal|leading) role\b",
    r"\bimportant (?:step|milestone|partner)\b",
    r"\bmilestone\b",
    r"\blandmark\b",
    r"\bunprecedented\b",
    r"\bunwavering\b",
    r"\bsteadfast",
    r"\bfar-sighted\b",
    r"\bvisionary\b",
    r"\bvibrant\b",
    r"\brobust\b",
    r"\bseamless",
    r"\bstands? ready\b",
    r"\bfurther strengthen",
    r"\b(?:dynamic|rapid)ally develop",
    r"\bconstructive (?:dialogue|spirit)\b",
    r"\bspirit of (?:friendship|mutual|trust|cooperation)\b",
    r"\bwarm(?:ly)? (?:welcom|atmosphere|relations)",
    r"\bwide range of issues\b",
    r"\btopical issues\b",
    r"\bcurrent state and prospects\b",
    r"\bbonds of friendship\b",
    r"\btraditionally friendly\b",
    r"\bplays? host to a\b",
    r"\bit (?:is|should be) (?:worth noting|noted|stressed)\b",
    r"\bneedless to say\b",
    r"\bof course\b",
    r"\bworld-class\b",
    r"\bstate-of-the-art\b",
    r"\bboasts?\b",
)
LEFT_OVER_MARKUP = r"\[@|\]\(|\*\*|\bchancery:|https?:|&[a-z]+;|</?[a-z]|\bTODO\b|\bFIXME\b|\?\?"


@pytest.fixture(scope="module")
def texts(content: Content, own_organizations: tuple[Organization, ...]) -> list[Said]:
    found = list(_texts(content))
    found += [Said(row.key, row.name) for row in own_organizations]
    assert len(found) > 2000
    return found


def _texts(content: Content) -> Iterator[Said]:
    for article in content.articles:
        where = str(article.address)
        yield Said(where, article.head.title)
        yield Said(where, plain_text(article.summary))
        for section in article.sections:
            if section.heading:
                yield Said(where, section.heading)
        for text in paragraphs(article):
            yield Said(where, text)
    for event in content.events:
        roles = [participant.role for participant in event.participants]
        for text in (event.title, event.description, event.note, *roles):
            if text:
                yield Said(event.id, text)
    for claim in content.claims:
        record = claim.record
        values = [text for one in record.values for text in (one.value, one.unit, one.view, one.note)]
        for text in (record.label, record.disagreement, *values):
            if isinstance(text, str):
                yield Said(record.id, text)
    # Names that data sets give stand as their bodies spell them; those with an article of ours are ours to spell.
    written = {article.address.parts[0] for article in content.articles}
    for row in content.tables.organizations:
        if row.key in written:
            yield Said(row.key, row.name)


def matches(texts: list[Said], pattern: str, flags: re.RegexFlag = re.NOFLAG) -> list[str]:
    """Returns each find with its place and the words around it."""
    return [
        f"{said.where}: …{said.text[max(0, found.start() - 30) : found.end() + 30]}…"
        for said in texts
        for found in re.finditer(pattern, said.text, flags)
    ]


@pytest.mark.parametrize(("name", "others"), SPELLINGS.items())
def test_a_name_has_one_spelling(texts: list[Said], name: str, others: str) -> None:
    assert matches(texts, others) == []
    assert not re.search(others, name)
    assert any(name in said.text for said in texts), "nobody writes this name; the test looks for nothing"


def test_verbs_end_in_ize_where_oxford_spells_them_so(texts: list[Said]) -> None:
    own = [said._replace(text=without_official_names(said.text)) for said in texts]
    found = matches(own, rf"(?!{WITH_S})\b\w+is(?:e[ds]?|ing|ations?)\b", re.IGNORECASE)
    assert found == []
    assert any(re.search(r"\b(?:recogn|organ)iz", said.text) for said in texts)


def test_the_spelling_is_british(texts: list[Said]) -> None:
    own = [said._replace(text=without_official_names(said.text)) for said in texts]
    assert matches(own, AMERICAN, re.IGNORECASE) == []


def without_official_names(text: str) -> str:
    for name in OFFICIAL_NAMES:
        text = text.replace(name, "")
    return text


def test_nothing_sounds_like_a_press_release(texts: list[Said]) -> None:
    assert [line for phrase in PRESS_RELEASE for line in matches(texts, phrase, re.IGNORECASE)] == []


def test_no_space_is_doubled_or_stands_before_a_full_stop(texts: list[Said]) -> None:
    assert matches(texts, r"\s{2,}|\s[.,;:)]|\(\s|[\t\u00a0]") == []


def test_nothing_is_quoted_with_typewriter_quotes(texts: list[Said]) -> None:
    """An apostrophe follows a letter; a quotation has curly quotes."""
    assert matches(texts, r'"|(?<!\w)\'|``|\'\'') == []


def test_an_apostrophe_has_one_form_in_prose(texts: list[Said]) -> None:
    assert matches(texts, r"(?<=\w)’(?=\w)") == []


def test_names_of_countries_have_the_curly_apostrophe(content: Content) -> None:
    shown = [name for row in content.tables.countries for name in (row.name, row.formal_name)]
    assert any("’" in name for name in shown)
    assert [name for name in shown if "'" in name] == []


def test_no_markup_is_left_over(texts: list[Said]) -> None:
    assert matches(texts, LEFT_OVER_MARKUP) == []


def test_no_key_of_a_source_stands_in_a_text(content: Content, texts: list[Said]) -> None:
    keys = {source.id for source in content.sources if re.search(r"[\d-]", source.id)}
    found = [f"{said.where}: {word}" for said in texts for word in re.findall(r"[\w.-]*\w", said.text) if word in keys]
    assert found == []


def test_a_paragraph_ends_with_a_full_stop_and_a_title_without(content: Content) -> None:
    for article in content.articles:
        assert not article.head.title.endswith("."), article.address
        assert plain_text(article.summary).endswith("."), article.address
    for event in content.events:
        assert not event.title.endswith("."), event.id
        assert event.description is None or event.description.endswith("."), event.id


@pytest.mark.parametrize(
    ("word", "count"), [("gas", 1), ("trade", 1), ("signed", 1), ("opened", 2), ("table", 2), ("Ashgabat", 3)]
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_short_sentence_reads_easily_and_a_long_one_does_not() -> None:
    assert reading_ease(["The cat sat on the mat."]) > 100
    assert reading_ease(["Constitutional neutrality notwithstanding, intergovernmental organizations proliferate."]) < 0


def test_articles_read_neither_like_a_statute_nor_like_a_primer(content: Content) -> None:
    """Between 30, below which Flesch calls a text very difficult, and 70; no sentence runs over 45 words."""
    found = {where: round(ease) for where, ease in eases(content.articles).items()}
    assert len(found) >= 30
    assert {where: ease for where, ease in found.items() if not 30 <= ease <= 70} == {}
    texts = [text for article in content.articles for text in paragraphs(article)]
    sentences_of_all = [sentence for text in texts for sentence in sentences(text)]
    assert [sentence for sentence in sentences_of_all if len(words(sentence)) > 45] == []


_LITTLE = r"(?:an?|and|as|at|but|by|for|from|in|into|its|of|on|onto|or|over|per|so|than|the|to|up|via|vs|with)"


def test_a_title_with_capitals_throughout_is_given_as_a_sentence_too(content: Content) -> None:
    """APA has titles so, and no rule would know which words are names."""
    lacking = []
    for source in content.sources:
        weighty = [
            word
            for word in re.findall(r"[^\W\d_][\w'’]*", source.title)[1:]
            if not re.fullmatch(_LITTLE, word, re.IGNORECASE)
        ]
        if (
            source.language != "en"
            or source.custom.title_status
            or not [word for word in weighty if word[1:].islower()]
        ):
            continue
        if all(word[0].isupper() for word in weighty) and not source.custom.sentence_title:
            lacking.append(source.id)
    assert lacking == []


def test_a_description_says_more_than_its_title(content: Content) -> None:
    def stems(text: str) -> set[str]:
        return {word[:5] for word in re.findall(r"[a-z0-9]+", text.lower())} - _SMALL

    repeating = [
        event.id
        for event in content.events
        if event.description is not None and stems(event.description) <= stems(event.title)
    ]
    assert repeating == []


_SMALL = {"a", "an", "and", "are", "at", "by", "for", "from", "in", "is", "its", "of", "on", "s", "the", "to", "with"}
