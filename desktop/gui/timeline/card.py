"""What the pointer reads of an event, and the name by which a screen reader says it."""

from PySide6.QtCore import QCoreApplication

from desktop.chronology.backdrop import Era, Series
from desktop.chronology.calendar import year_name
from desktop.chronology.counts import Cluster
from desktop.chronology.item import TimelineItem
from desktop.domain.dates import EdtfDate, Precision, civil, in_words
from desktop.domain.escaping import for_html, plain
from desktop.gui.theme import Theme


def card_html(item: TimelineItem, theme: Theme, source: str = "") -> str:
    """Returns the hover card of an event as rich text; every word of data in it is escaped.

    Args:
        item: the event.
        theme: the colours.
        source: who tells of it; a line of its own, if given.
    """
    details = [in_words(item.date.text), *_exactness(item.date)]
    told = f'<br><span style="color:{theme.muted}">{for_html(source)}</span>' if source else ""
    return (
        f'<p style="margin:2px; white-space:pre-wrap"><b>{for_html(item.title)}</b></p>'
        f'<p style="margin:2px">{for_html(", ".join(details))}<br>'
        f'<span style="color:{theme.kinds[item.kind]}">●</span>&nbsp;'
        f'<span style="color:{theme.muted}">{for_html(item.kind.value)}</span>{told}</p>'
    )


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


def _exactness(date: EdtfDate) -> list[str]:
    return [*_precision(date), *([_tr("uncertain")] if date.uncertain else [])]


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
