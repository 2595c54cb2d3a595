"""Days of a form as instants that the rules can judge."""

from datetime import UTC, date, datetime, time

from app.refusals import BadInput
from ui.case import Case
from ui.fields.instant_field import InstantField


def today(case: Case) -> date:
    """The ministry's day."""
    return case.now().astimezone(case.zone).date()


def instant_of_day(case: Case, day: date) -> datetime:
    """Now, if the day is today; else the middle of the day in the ministry's zone."""
    if day == today(case):
        return case.now()
    return datetime.combine(day, time(12), tzinfo=case.zone).astimezone(UTC)


def instant_typed(field: InstantField) -> datetime | None:
    """What is typed, or None while it is no instant yet."""
    try:
        return field.value()
    except BadInput:
        return None
