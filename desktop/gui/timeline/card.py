"""What the pointer reads of an event, and the name by which a screen reader says it."""

from PySide6.QtCore import QCoreApplication

from desktop.chronology.backdrop import Era
from desktop.chronology.item import TimelineItem
from desktop.domain.dates import EdtfDate, Precision, civil, in_words
from desktop.domain.escaping import for_html, plain
from desktop.gui.theme import Theme


def card_html(item: TimelineItem, theme: Theme) -> str:
    """Returns the hover card of an event as rich text; every word of data in it is escaped."""
    details = [in_words(item.date.text), *_exactness(item.date)]
    return (
        f'<p style="margin:2px; white-space:pre-wrap"><b>{for_html(item.title)}</b></p>'
        f'<p style="margin:2px">{for_html(", ".join(details))}<br>'
        f'<span style="color:{theme.kinds[item.kind]}">●</span>&nbsp;'
        f'<span style="color:{theme.muted}">{for_html(item.kind.value)}</span></p>'
    )


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
