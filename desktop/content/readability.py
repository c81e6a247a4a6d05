"""How easily an article reads."""

import re

from desktop.content.articles import Article
from desktop.domain.prose import plain_text, runs

LEAST_WORDS = 150
"""An article shorter than this says little of how it reads."""


def paragraphs(article: Article) -> list[str]:
    """Returns the paragraphs and list items of an article without their citations."""
    return [plain_text(run) for section in article.sections for block in section.blocks for run in runs(block)]


def eases(articles: tuple[Article, ...]) -> dict[str, float]:
    """Returns the reading ease of each article that is long enough, by its address."""
    long = {str(article.address): paragraphs(article) for article in articles}
    return {
        where: reading_ease(texts)
        for where, texts in long.items()
        if sum(len(words(text)) for text in texts) > LEAST_WORDS
    }


def reading_ease(texts: list[str]) -> float:
    """Returns the reading ease of texts by R. Flesch, “A new readability yardstick”, J. Appl. Psychol. 32 (1948), 221.

    206.835 - 1.015 words a sentence - 84.6 syllables a word; numerals are left out of the count.
    """
    found = [word for text in texts for word in words(text)]
    per_sentence = len(found) / sum(len(sentences(text)) for text in texts)
    per_word = sum(syllables(word) for word in found) / len(found)
    return 206.835 - 1.015 * per_sentence - 84.6 * per_word


def sentences(text: str) -> list[str]:
    """Returns the sentences of a text."""
    return [part for part in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9“])", text) if words(part)]


def words(text: str) -> list[str]:
    """Returns the words of a text, numerals left out."""
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)


def syllables(word: str) -> int:
    """Returns the groups of vowels in a word without a silent e at its end."""
    spoken = re.sub(r"(?<=[^aeiouy])(?<!l)e$|(?<=[^aeiouydt])ed$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouyäöüýé]+", spoken)))
