"""Plain files for the back-test: events in any layout that the import knows, and deaths by country and month.

Nothing is stored. Rows that the import would refuse are left out, and that is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.backtest.facts import fact_of_text
from app.backtest.records import CountryRecord, RecordBuilder, record_of_totals
from app.imports.events import EVENT_TARGET
from app.imports.faults import Fault, RowRefused
from app.imports.formats import folded
from app.imports.opening import open_sheet
from app.imports.places import Places
from app.imports.registry import recognise
from app.imports.sheets import Cells, Sheet
from app.reading.outside.event_facts import country_of
from app.reference.countries import countries
from app.reference.crosswalk import CROSSWALK, Crosswalk
from app.reference.infrastructure_words import infrastructure_lexicon
from app.refusals import BadInput
from app.rules.signals import Month, SignalSettings
from language import tr

TOTALS = ("isocode", "period", "fatalities_UCDP")
"""The columns of a table of deaths of all kinds: alpha-3 code, year and month (201708), deaths."""


@dataclass(frozen=True, slots=True)
class FileRecords:
    """The countries of a file. ``left_out`` counts rows that cannot be used; ``first_fault`` says what is wrong."""

    records: tuple[CountryRecord, ...]
    left_out: int
    first_fault: str


def read_records(path: Path, settings: SignalSettings) -> FileRecords:
    """The countries of a file.

    Raises:
        BadInput: not readable, or none of the layouts.
    """
    with open_sheet(path) as sheet:
        header = [folded(cell) for cell in sheet.top[0][1]] if sheet.top else []
        if all(folded(name) in header for name in TOTALS):
            return _totals(sheet, [header.index(folded(name)) for name in TOTALS])
        return _events(sheet, settings)


def _events(sheet: Sheet, settings: SignalSettings) -> FileRecords:
    format_, layout = recognise(sheet)
    if format_.target is not EVENT_TARGET:
        raise BadInput(
            "file",
            tr("“{sheet}” is {format}, which holds no events.", sheet=sheet.name, format=tr(format_.title)),
            remedy=tr("Give a file of UCDP GED or ACLED, or a table of deaths by country and month."),
        )
    convert = format_.converter(layout, Places(Crosswalk(CROSSWALK.shipped(), countries())))
    builder, faults = RecordBuilder(settings.pattern_longest_days, infrastructure_lexicon()), _Faults()
    for line, cells in _data(sheet, layout.skip):
        if isinstance(cells, Fault) or len(cells) != layout.width:
            faults.add(tr("Line {line:,} cannot be told apart into its cells.", line=line))
            continue
        try:
            rows = convert(line, cells)
        except RowRefused as refusal:
            faults.add(refusal.faults[0].sentence())
            continue
        for key, *values in rows:
            named = dict(zip(EVENT_TARGET.columns, values, strict=True))
            builder.add(country_of(named), fact_of_text(key, named))
    return FileRecords(builder.records(), faults.number, faults.first)


def _totals(sheet: Sheet, places: list[int]) -> FileRecords:
    deaths: dict[str, dict[Month, int]] = {}
    faults = _Faults()
    for line, cells in _data(sheet, 1):
        if isinstance(cells, Fault) or len(cells) <= max(places):
            faults.add(tr("Line {line:,} cannot be told apart into its cells.", line=line))
            continue
        country, period, number = (cells[place].strip() for place in places)
        try:
            deaths.setdefault(country, {})[Month(int(period[:4]), int(period[4:6]))] = _whole(number)
        except ValueError as fault:
            faults.add(tr("Line {line:,}: {fault}.", line=line, fault=fault))
    if not deaths:
        return FileRecords((), faults.number, faults.first)
    first = min(min(months) for months in deaths.values())
    length = max(max(months) for months in deaths.values()).since(first) + 1
    records = tuple(
        record_of_totals(country, first, [months.get(first.plus(step), 0) for step in range(length)])
        for country, months in sorted(deaths.items())
    )
    return FileRecords(records, faults.number, faults.first)


def _data(sheet: Sheet, skip: int) -> Iterator[tuple[int, Cells | Fault]]:
    for place, line in enumerate(sheet.lines()):
        if place >= skip:
            yield line


def _whole(text: str) -> int:
    """A number of deaths. Tables write whole numbers as 12 or 12.0, and none as nothing."""
    number = float(text or 0)
    if number < 0 or number != int(number):
        raise ValueError(tr("“{text}” is not a number of deaths", text=text[:20]))
    return int(number)


@dataclass(slots=True)
class _Faults:
    number: int = 0
    first: str = ""

    def add(self, sentence: str) -> None:
        self.number += 1
        self.first = self.first or sentence
