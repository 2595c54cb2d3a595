"""Words of events: when, where, who, how many, and every fact of one."""

from app.reading.outside.events import EventVersion, EventView
from db.vocabulary import words
from ui.case import Case
from ui.reports.words import table_moment


def days(event: EventView) -> str:
    """``2021-02-01``, or from the first to the last day."""
    first, last = event.starts_on.isoformat(), event.ends_on.isoformat()
    return first if first == last else f"{first} to {last}"


def where(event: EventView) -> str:
    """From the place to the first-level area, each once."""
    return ", ".join(dict.fromkeys(part for part in (event.place, event.area2, event.area1) if part))


def who(event: EventView) -> str:
    """The sides, as the data set names them."""
    return " – ".join(part for part in (event.side_a, event.side_b) if part) or event.conflict


def kind(event: EventView) -> str:
    """What kind of violence it is; what was directed at civilians is said where the kind does not say it."""
    said = words(event.kind)
    return f"{said}, civilians targeted" if event.civilians_targeted and event.kind != "one_sided" else said


def deaths(event: EventView) -> str:
    """The best estimate, with its range where there is one: a figure that is uncertain shows it."""
    best = "" if event.deaths_best is None else f"{event.deaths_best:,}"
    low, high = event.deaths_low, event.deaths_high
    if low is None or high is None or low == high:
        return best
    return f"{best} ({low:,}–{high:,})"


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def _position(event: EventView) -> str:
    if event.latitude is None or event.longitude is None:
        return ""
    return f"{event.latitude:.4f}, {event.longitude:.4f}"


def facts(event: EventView, case: Case) -> list[tuple[str, str]]:
    """Every fact of an event, as pairs of a label and its words; what is empty is not known."""
    received = event.received_at.astimezone(case.zone).date().isoformat()
    deaths_by = ", ".join(
        f"{label} {number:,}"
        for label, number in (
            ("side A", event.deaths_a),
            ("side B", event.deaths_b),
            ("civilians", event.deaths_civilians),
            ("unknown", event.deaths_unknown),
        )
        if number is not None
    )
    return [
        ("Caution", event.caution),
        ("Happened", days(event)),
        ("Reported", event.reported_on.isoformat() if event.reported_on else ""),
        ("Received here", received),
        ("Kind", f"{kind(event)} ({event.subkind})" if event.subkind else kind(event)),
        ("Conflict", event.conflict),
        ("Sides", who(event)),
        ("With them", ", ".join(part for part in (event.with_a, event.with_b) if part)),
        ("Where", where(event)),
        ("Position", _position(event)),
        ("Deaths", deaths(event)),
        ("Of these", deaths_by),
        ("Injured", _count(event.injured)),
        ("Displaced", _count(event.displaced)),
        ("What happened", event.notes),
        ("Sources", event.sources),
        ("Data set", f"{event.dataset.label}, number {event.key}, batch {event.batch}"),
        ("Terms", event.licence),
    ]


def version_words(version: EventVersion, case: Case) -> str:
    """One form of an event in its history, as a line."""
    state = "counts now" if version.counts else ("withdrawn" if version.withdrawn else "replaced")
    event = version.event
    return (
        f"{table_moment(version.imported_at, case.zone)}, {event.batch} ({state}): {kind(event)}, "
        f"{days(event)}, deaths {deaths(event) or 'not given'}"
    )
