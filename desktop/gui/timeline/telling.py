"""How many events there are, and what hides how many of them, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication


def title_wordings(total: int, admitted: int, partner: str = "", with_partner: int = 0) -> Sequence[str]:
    """Returns the title of the timeline in ever fewer words.

    Args:
        total: how many events the page has.
        admitted: how many of them the filter admits.
        partner: the country whose events stand out; "" for none.
        with_partner: how many of the admitted events are with it.
    """
    if not total:
        return _tr("Timeline · no events"), _tr("No events")
    if admitted < total:
        events = _tr("{admitted} of {total} events").format(admitted=admitted, total=total)
    else:
        events = _tr("1 event") if total == 1 else _tr("{count} events").format(count=total)
    whole = _tr("Timeline · {events}")
    if not partner:
        return whole.format(events=events), events
    standing_out = _tr("{events}, {count} with {partner}").format(events=events, count=with_partner, partner=partner)
    return whole.format(events=standing_out), standing_out, events


def hidden_words(total: int, admitted: int, in_range: int | None) -> str:
    """Says how many events are hidden, and with a range how many are in it; "" where nothing is hidden."""
    hidden = _tr("{hidden} hidden by the filter").format(hidden=total - admitted) if admitted < total else ""
    if in_range is None:
        return hidden
    ranged = _tr("{count} of {total} events in the range").format(count=in_range, total=total)
    return f"{ranged}, {hidden}" if hidden else ranged


def _tr(text: str) -> str:
    return QCoreApplication.translate("TimelineTelling", text)
