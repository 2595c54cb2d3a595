"""The back-test on what was imported: the events that count now, added up as they are read."""

from sqlalchemy.orm import Session

from app.backtest.records import CountryRecord, RecordBuilder
from app.reading.event_facts import stored_facts
from app.rules.signals import SignalSettings


def stored_records(
    session: Session, countries: tuple[str, ...], settings: SignalSettings
) -> tuple[CountryRecord, ...]:
    """The countries of the imported events; those of these alpha-3 codes, or all where none is given.

    A country's months are all those that the imported events of the chosen countries cover.
    """
    builder = RecordBuilder(settings.pattern_longest_days)
    for wanted in countries or ("",):
        for country, fact in stored_facts(session, wanted):
            builder.add(country, fact)
    return builder.records()
