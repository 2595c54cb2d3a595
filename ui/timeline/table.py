"""What is in view as a table: for those who do not see the axis, and for whoever wants to sort or copy it."""

from language import tr
from language.numbers import number
from ui.timeline.things import Thing
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView


def timeline_table() -> TableView[Thing]:
    """An empty table of things; it is given what is in view."""
    return TableView[Thing](
        (
            Column[Thing](tr("Lane"), lambda one: one.lane.label, width=130),
            Column[Thing](
                tr("When"), lambda one: one.when, sort=lambda one: (one.first, one.after), width=210
            ),
            Column[Thing](
                tr("Known here"), lambda one: one.known_words, sort=lambda one: one.known, width=110
            ),
            Column[Thing](tr("Number"), lambda one: one.number, width=130),
            Column[Thing](tr("What"), lambda one: f"{one.title}. {one.says}", stretch=True),
            Column[Thing](
                tr("Events"),
                lambda one: number(one.bucket.events) if one.bucket else "",
                sort=lambda one: one.bucket.events if one.bucket else None,
                number=True,
                width=72,
            ),
            Column[Thing](tr("Deaths"), _deaths, sort=_number_of_deaths, number=True, width=72),
        ),
        name=tr("What is in view of the timeline"),
    )


def _number_of_deaths(one: Thing) -> int | None:
    if one.bucket is not None:
        return one.bucket.deaths
    return one.event.deaths if one.event else None


def _deaths(one: Thing) -> str:
    deaths = _number_of_deaths(one)
    return "" if deaths is None else number(deaths)
