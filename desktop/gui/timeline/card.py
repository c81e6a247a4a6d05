"""What the pointer reads of an event, and the name by which a screen reader says it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.chronology.backdrop import Era, Series
from desktop.chronology.calendar import year_name
from desktop.chronology.counts import Cluster
from desktop.chronology.exports.exactness import exactness
from desktop.chronology.item import TimelineItem
from desktop.domain.dates import EdtfDate, Precision, civil, in_words
from desktop.domain.escaping import for_html, plain
from desktop.gui.theme import Theme

_LONGEST = 200
"""Characters of a description on a card."""
_MOST_TITLES = 5
"""Events of a count that its card names."""


class Details(NamedTuple):
    """What a card tells of an event besides what any event has; "" for what is not known.

    Attributes:
        description: what happened, in as many sentences as there are; the card takes the first of them.
        participants: who took part, in one line.
        source: who tells of it, in one line.
    """

    description: str = ""
    participants: str = ""
    source: str = ""


def card_html(item: TimelineItem, theme: Theme, details: Details = Details()) -> str:  # noqa: B008  # it never changes
    """Returns the hover card of an event as rich text; every word of data in it is escaped.

    Args:
        item: the event.
        theme: the colours.
        details: what else is told of it.
    """
    muted = f'<span style="color:{theme.muted}">{{}}</span>'
    when = [
        for_html(in_words(item.date.text)),
        f'<span style="color:{theme.kinds[item.kind]}">●</span>&nbsp;{muted.format(for_html(item.kind.value))}',
        muted.format(for_html(_tr(exactness(item.date)))),
    ]
    description = for_html(beginning_of(plain(details.description)))
    who = _tr("Took part: {participants}").format(participants=details.participants) if details.participants else ""
    paragraphs = [
        f"<b>{for_html(item.title)}</b>",
        "<br>".join(when),
        description,
        "<br>".join(muted.format(for_html(line)) for line in (who, details.source) if line),
    ]
    return "".join(f'<p style="margin:3px 2px; white-space:pre-wrap">{words}</p>' for words in paragraphs if words)


def beginning_of(text: str) -> str:
    """Returns a text of some length whole, else its first sentences, else its first words."""
    if len(text) <= _LONGEST:
        return text
    end = max(text.rfind(mark, 0, _LONGEST) for mark in (". ", "; ", "! ", "? "))
    if end >= _LONGEST // 3:
        return text[:end] + ("." if text[end] == ";" else text[end])
    return text[: text.rfind(" ", 0, _LONGEST)] + "…"


def count_words(cluster: Cluster, lists: bool) -> str:
    """Says what a count stands for, and what a click does: list it, or show it closer."""
    one, count = cluster.counted == 1, cluster.counted
    if cluster.earlier:
        words = _tr("1 more event began earlier and lasts until here") if one else ""
        words = words or _tr("{count} more events began earlier and last until here").format(count=count)
    else:
        words = _tr("1 more event") if one else _tr("{count} more events").format(count=count)
    if lists:
        return words + (_tr("; click to list it") if one else _tr("; click to list them"))
    return words + (_tr("; click to go back to where they begin") if cluster.earlier else _tr("; click to zoom in"))


def count_html(words: str, counted: Sequence[TimelineItem]) -> str:
    """Returns the hover card of a count as rich text: what it stands for, and the first few of its events."""
    lines = [f"{in_words(item.date.text)}: {item.title}" for item in counted[:_MOST_TITLES]]
    if len(counted) > _MOST_TITLES:
        lines.append(_tr("and {count} more").format(count=len(counted) - _MOST_TITLES))
    listed = "<br>".join(for_html(line) for line in lines)
    return f'<p style="margin:2px">{for_html(words)}</p><p style="margin:2px">{listed}</p>'


def more_words(count: int) -> str:
    """Says how many events a list leaves out."""
    return _tr("{count} more: the table (T) lists all").format(count=count)


def curve_html(series: Series, point: tuple[int, float] | None) -> str:
    """Returns the hover card of a curve as rich text, with the figure of a year if one is known."""
    figure = ""
    if point is not None:
        figure = f"<br>{year_name(point[0])}: {round(100 * point[1])} %"
    note = f"<br>{for_html(series.note)}" if series.note else ""
    return f'<p style="margin:2px"><b>{for_html(series.name)}</b>{figure}{note}</p>'


def era_html(era: Era) -> str:
    """Returns the hover card of an era as rich text."""
    first, last = (in_words(day_text(day)) for day in (era.first_day, era.last_day))
    days = _tr("since {first}").format(first=first) if era.lasting else f"{first} – {last}"
    note = f"<br>{for_html(era.note)}" if era.note else ""
    return f'<p style="margin:2px"><b>{for_html(era.name)}</b><br>{for_html(days)}{note}</p>'


def menu_text(item: TimelineItem) -> str:
    """Returns an event as a line of a menu, whose `&` would else mark a key."""
    return plain(f"{in_words(item.date.text)}: {item.title}").replace("&", "&&")


def spoken_name(item: TimelineItem) -> str:
    """Returns title, date in words, how exactly it is known, and kind in one line; no exactness is the day."""
    return plain(", ".join([item.title, in_words(item.date.text), *_precision(item.date), item.kind.value]))


def spoken_place(place: int, count: int) -> str:
    """Returns which event of how many it is, counted from one."""
    return _tr("{place} of {count}").format(place=place, count=count)


def _precision(date: EdtfDate) -> list[str]:
    if date.precision is Precision.DAY:
        return []
    return [_tr("known to the {precision}").format(precision=date.precision.value)]


def day_text(day: int) -> str:
    """Returns the EDTF text of a day number."""
    year, month, day_of_month = civil(day)
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day_of_month:02d}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("TimelineCard", text)
