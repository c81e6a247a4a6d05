"""What is written on a page: titles with their dates, names of periods, text broken into lines."""

from desktop.chronology.calendar import year_name
from desktop.chronology.item import TimelineItem
from desktop.chronology.text import MeasureText
from desktop.domain.dates import MONTHS, civil, day_number, in_words
from desktop.domain.escaping import plain


def dated_title(item: TimelineItem) -> str:
    """Returns the title with its date, of which paper has no hover card: `Neutrality recognised · 12 Dec 1995`."""
    title, date = " ".join(plain(item.title).split()), short_date(item.date.text)
    return f"{title} · {date}" if title else date


def short_date(text: str) -> str:
    """Says an EDTF text in English with the names of months shortened to three letters."""
    words = in_words(text)
    for month in MONTHS:
        words = words.replace(month, month[:3])
    return words


def period_name(first_day: int, last_day: int) -> str:
    """Names the days from the first to the last: `1991–1996`, `January–June 1995`, `1–10 March 1995`."""
    (first_year, first_month, first), (last_year, last_month, last) = civil(first_day), civil(last_day)
    whole_months = first == 1 and civil(last_day + 1)[2] == 1
    if whole_months and first_month == 1 and last_month == 12:
        names = [year_name(first_year), year_name(last_year)]
    elif whole_months:
        names = [_month_name(first_year, first_month), _month_name(last_year, last_month)]
        if first_year == last_year and first_month != last_month:
            names[0] = MONTHS[first_month - 1]
    else:
        names = [_day_name(first_day), _day_name(last_day)]
        if (first_year, first_month) == (last_year, last_month) and first != last:
            names[0] = str(first)
    dash = " – " if " " in names[0] else "–"
    return names[0] if names[0] == names[1] else dash.join(names)


def wrapped(text: str, width: float, measure_text: MeasureText) -> list[str]:
    """Breaks text into lines of at most `width` pixels, within a word only where that alone is wider."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if measure_text(longer).width <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while measure_text(line).width > width and len(line) > 1:
            kept = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or measure_text(line[:n]).width <= width)
            lines.append(line[:kept])
            line = line[kept:]
    return [*lines, line] if line else lines


def whole_years(first_day: int, last_day: int) -> tuple[int, int]:
    """Returns the first day of the year of one day and the last of that of another."""
    return day_number(civil(first_day)[0], 1, 1), end_of_year(civil(last_day)[0])


def end_of_year(year: int) -> int:
    """Returns the last day of a year."""
    return day_number(year + 1, 1, 1) - 1


def _month_name(year: int, month: int) -> str:
    return f"{MONTHS[month - 1]} {year_name(year)}"


def _day_name(number: int) -> str:
    year, month, day = civil(number)
    return f"{day} {_month_name(year, month)}"
