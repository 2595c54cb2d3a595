"""Words of events: when, where, who, how many, and every fact of one."""

from app.reading.outside.event_names import event_named
from app.reading.outside.events import EventVersion, EventView
from db.vocabulary import words
from language import ptr, tr
from language.numbers import number
from ui.case import Case
from ui.reports.words import table_moment


def days(event: EventView) -> str:
    """``2021-02-01``, or from the first to the last day."""
    first, last = event.starts_on.isoformat(), event.ends_on.isoformat()
    return first if first == last else tr("{first} to {last}", first=first, last=last)


def where(event: EventView) -> str:
    """From the place to the first-level area, each once."""
    return ", ".join(dict.fromkeys(part for part in (event.place, event.area2, event.area1) if part))


def who(event: EventView) -> str:
    """The sides, as the data set names them."""
    return " – ".join(part for part in (event.side_a, event.side_b) if part) or event.conflict


def kind(event: EventView) -> str:
    """What kind of violence it is; what was directed at civilians is said where the kind does not say it."""
    said = words(event.kind)
    return (
        tr("{said}, civilians targeted", said=said)
        if event.civilians_targeted and event.kind != "one_sided"
        else said
    )


def deaths(event: EventView) -> str:
    """The best estimate, with its range where there is one: a figure that is uncertain shows it."""
    best = "" if event.deaths_best is None else number(event.deaths_best)
    low, high = event.deaths_low, event.deaths_high
    if low is None or high is None or low == high:
        return best
    return f"{best} ({number(low)}–{number(high)})"


def _count(many: int | None) -> str:
    return "" if many is None else number(many)


def _position(event: EventView) -> str:
    if event.latitude is None or event.longitude is None:
        return ""
    return f"{event.latitude:.4f}, {event.longitude:.4f}"


def facts(event: EventView, case: Case) -> list[tuple[str, str]]:
    """Every fact of an event, as pairs of a label and its words; what is empty is not known."""
    received = event.received_at.astimezone(case.zone).date().isoformat()
    deaths_by = ", ".join(
        f"{label} {number(many)}"
        for label, many in (
            (tr("side A"), event.deaths_a),
            (tr("side B"), event.deaths_b),
            (tr("civilians"), event.deaths_civilians),
            (tr("unknown"), event.deaths_unknown),
        )
        if many is not None
    )
    return [
        (tr("Caution"), event.caution),
        (tr("Happened"), days(event)),
        (tr("Reported"), event.reported_on.isoformat() if event.reported_on else ""),
        (tr("Received here"), received),
        (tr("Kind"), f"{kind(event)} ({event.subkind})" if event.subkind else kind(event)),
        (tr("Conflict"), event.conflict),
        (tr("Sides"), who(event)),
        (tr("With them"), ", ".join(part for part in (event.with_a, event.with_b) if part)),
        (tr("Where"), where(event)),
        (tr("Position"), _position(event)),
        (tr("Deaths"), deaths(event)),
        (tr("Of these"), deaths_by),
        (tr("Injured"), _count(event.injured)),
        (tr("Displaced"), _count(event.displaced)),
        (tr("What happened"), event.notes),
        (tr("Sources"), event.sources),
        (tr("Data set"), _data_set(event)),
        (ptr("of use", "Terms"), event.licence),
    ]


def _data_set(event: EventView) -> str:
    dataset, number_there = event_named(event.dataset, event.key)
    if not number_there:
        return tr("{dataset}, batch {batch}", dataset=dataset, batch=event.batch)
    return tr("{dataset}, number {key}, batch {batch}", dataset=dataset, key=number_there, batch=event.batch)


def version_words(version: EventVersion, case: Case) -> str:
    """One form of an event in its history, as a line."""
    state = tr("counts now") if version.counts else (tr("withdrawn") if version.withdrawn else tr("replaced"))
    event = version.event
    return tr(
        "{imported_at}, {batch} ({state}): {kind}, {days}, deaths {deaths}",
        imported_at=table_moment(version.imported_at, case.zone),
        batch=event.batch,
        state=state,
        kind=kind(event),
        days=days(event),
        deaths=deaths(event) or tr("not given"),
    )
