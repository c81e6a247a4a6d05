"""A chart in words and in characters, for writers that draw no lines."""

from itertools import groupby

from desktop.summary.document import BarChart, Chart, ChartPoint

FEWEST_CASES = 10
"""Cases of a year whose share can be called the lowest or the highest."""
_BARS = "▁▂▃▄▅▆▇█"


def sparkline(chart: Chart) -> str:
    """Returns a bar a year, a gap in the years as a space; the lowest bar is a share of 0, the highest of 1."""
    bars = []
    before = None
    for point in chart.points:
        if before is not None and point.year > before + 1:
            bars.append(" ")
        bars.append(_BARS[min(int(point.share * len(_BARS)), len(_BARS) - 1)])
        before = point.year
    return "".join(bars)


def span_of_years(first: int | None, last: int | None) -> str:
    """Returns first and last year, or the one that both are."""
    return f"{first}" if first == last else f"{first}–{last}"


def in_words(chart: Chart) -> str:
    """Returns first and last year, and the years of the lowest and highest share; of few cases a share says little."""
    if not chart.points:
        return "no year"
    years = span_of_years(chart.points[0].year, chart.points[-1].year)
    counted = [point for point in chart.points if point.cases >= FEWEST_CASES]
    if not counted:
        return f"{years}; no year has {FEWEST_CASES} {chart.cases}"
    lowest = min(counted, key=lambda point: (point.share, point.year))
    highest = max(counted, key=lambda point: (point.share, -point.year))
    of = f" (years with {FEWEST_CASES} {chart.cases} or more)" if len(counted) < len(chart.points) else ""
    if len(chart.points) == 1:
        return f"{years}; {percent(lowest.share)}"
    return (
        f"{years}; lowest {percent(lowest.share)} in {lowest.year}, highest {percent(highest.share)} in "
        f"{highest.year}{of}"
    )


def bars_in_words(chart: BarChart) -> str:
    """Returns every bar with what it says, in order."""
    told = []
    for group in chart.groups:
        bars = ", ".join(f"{bar.label} {bar.said}" for bar in group.bars)
        told.append(f"{group.name}: {bars}" if group.name else bars)
    return "; ".join(told)


def share_in_figures(share: float) -> str:
    """Returns a share of 0.0 to 1.0 in whole per cent as tables and facts have it."""
    return f"{round(share * 100)} %"


def percent(share: float) -> str:
    """Returns a share as a whole number of per cent."""
    return f"{round(share * 100)} per cent"


def by_decade(chart: Chart) -> tuple[tuple[str, ChartPoint], ...]:
    """Returns the share of each decade, over all its cases, under the decade's name."""
    found = []
    for decade, group in groupby(chart.points, key=lambda point: point.year // 10 * 10):
        points = tuple(group)
        cases = sum(point.cases for point in points)
        share = sum(point.share * point.cases for point in points) / cases if cases else 0.0
        found.append((f"{decade}s", ChartPoint(decade, share, cases)))
    return tuple(found)
