"""The back-test on what was imported: the events of one data set that count now, added up as they are read."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.backtest.records import CountryRecord, RecordBuilder
from app.reading.ministry.reference import current
from app.reading.outside.event_facts import newest_dataset, spans_of, stored_facts
from app.refusals import BadInput
from app.rules.signals import Lexicon, SignalSettings
from app.rules.signals.coverage import Span, stretches
from db.vocabulary.imports import DataSet
from language import tr


def stored_records(
    session: Session, countries: Sequence[str], settings: SignalSettings, dataset: DataSet | None = None
) -> tuple[CountryRecord, ...]:
    """The countries of the imported events; those of these alpha-3 codes, or all where none is given.

    Over the longest stretch of months that the files of the data set cover without a gap: what no file covers is
    unknown and not calm.

    Raises:
        BadInput: no events, or events of several data sets and none is chosen: they count the same deaths.
    """
    held = _held(session, countries)
    if dataset is None and len(held) > 1:
        raise BadInput(
            "dataset",
            tr("There are events of several data sets, which count the same deaths more than once."),
            remedy=tr("Choose one with --dataset: {held}.", held=", ".join(each.value for each in held)),
        )
    chosen = dataset or (held[0] if held else None)
    if chosen is None or chosen not in held:
        raise BadInput(
            "countries",
            tr("There are no imported events of these countries."),
            remedy=tr("Import events first, or give a file with --file."),
        )
    span = longest(stretches(spans_of(session, chosen)))
    builder = RecordBuilder(settings.pattern_longest_days, Lexicon(current(session, "infrastructure_words")))
    for wanted in countries or ("",):
        for country, fact in stored_facts(session, wanted, chosen, span):
            builder.add(country, fact)
    return builder.records(span)


def longest(spans: Sequence[Span]) -> Span:
    """The longest of some spans; of equal ones the latest.

    Raises:
        ValueError: none.
    """
    return max(spans, key=lambda span: (span.last.since(span.first), span.first))


def _held(session: Session, countries: Sequence[str]) -> list[DataSet]:
    """The data sets with events of these countries."""
    found = {dataset for country in countries or ("",) for dataset in newest_dataset(session, country)}
    return sorted(found)
