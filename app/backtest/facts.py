"""Events as the signs read them, from rows as a file brings them."""

from collections.abc import Mapping
from datetime import date

from app.reading.outside.event_facts import event_fact
from app.rules.signals import EventFact

_NUMBERS = ("deaths_civilians", "deaths_best", "deaths_low", "deaths_high")


def fact_of_text(key: str, values: Mapping[str, str]) -> EventFact:
    """The event in a row of an import: every value as text in its canonical form, empty where there is none."""
    numbers = {name: int(values[name]) if values[name] else None for name in _NUMBERS}
    days = {name: date.fromisoformat(values[name]) for name in ("starts_on", "ends_on")}
    return event_fact(
        key, {**values, **numbers, **days, "civilians_targeted": values["civilians_targeted"] == "1"}
    )
