"""Plain files for the back-test, read row by row: UCDP GED, ACLED, and deaths by country and month.

This is not the import: nothing is stored, and only the columns that the signs read are looked at.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from app.backtest.records import CountryRecord, RecordBuilder, record_of_totals
from app.refusals import BadInput
from app.rules.signals import EventFact, Month, SignalSettings
from db.vocabulary.imports import EventKind

GED_COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id"),
    *("conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id"),
    *("side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources"),
    *("source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec"),
    *("where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt"),
    *("priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start"),
    *("date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    *("gwnoa", "gwnob"),
)
"""Of a release without a header row."""
_GED_KINDS = {"1": EventKind.STATE_BASED, "2": EventKind.NON_STATE, "3": EventKind.ONE_SIDED}
_ACLED_KINDS = {
    "battles": EventKind.BATTLE,
    "violence against civilians": EventKind.ONE_SIDED,
    "explosions/remote violence": EventKind.EXPLOSION,
    "protests": EventKind.PROTEST,
    "riots": EventKind.RIOT,
    "strategic developments": EventKind.STRATEGIC,
}
_MOST_CHARACTERS = 10_000_000  # of one cell: GED lists every source article in one

Row = dict[str, str]


def read_records(path: Path, settings: SignalSettings) -> tuple[CountryRecord, ...]:
    """The countries of a file.

    Raises:
        BadInput: not readable, not one of the formats, or a row that cannot be used; names file, row and column.
    """
    csv.field_size_limit(_MOST_CHARACTERS)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            delimiter = "\t" if "\t" in file.readline() else ","
            file.seek(0)
            return _records(csv.reader(file, delimiter=delimiter), path.name, settings)
    except OSError as error:
        raise BadInput(
            "file", f"“{path}” cannot be read: {error.strerror}.", remedy="Check the name of the file."
        ) from None
    except UnicodeDecodeError:
        raise BadInput(
            "file", f"{path.name} is not text in UTF-8.", remedy="Save it again as CSV in UTF-8."
        ) from None
    except csv.Error as fault:
        raise BadInput(
            "file", f"{path.name} is not a table ({fault}).", remedy="Save it again as CSV in UTF-8."
        ) from None


def _records(reader: Iterator[list[str]], source: str, settings: SignalSettings) -> tuple[CountryRecord, ...]:
    cells = next(reader, [])
    first = [cell.strip().lower() for cell in cells]
    names = set(first)
    if {"isocode", "period", "fatalities_ucdp"} <= names:
        return _totals(_rows(reader, first, source), source)
    if {"type_of_violence", "date_start", "best"} <= names:
        return _events(_rows(reader, first, source), source, settings, _ged)
    if {"event_id_cnty", "event_date", "event_type"} <= names:
        return _events(_rows(reader, first, source), source, settings, _acled)
    if len(first) == len(GED_COLUMNS) and first[0].isdecimal() and first[5] in _GED_KINDS:
        without_header = chain([cells], reader)
        return _events(_rows(without_header, GED_COLUMNS, source), source, settings, _ged)
    raise BadInput(
        "file",
        f"{source} is neither UCDP GED, ACLED, nor deaths by country and month.",
        remedy="The first row must name the columns of one of them: type_of_violence, date_start, best; "
        "event_id_cnty, event_date, event_type; or isocode, period, fatalities_UCDP.",
    )


def _rows(reader: Iterator[list[str]], header: Sequence[str], source: str) -> Iterator[tuple[int, Row]]:
    for number, cells in enumerate(reader, start=2):
        if not any(cells):
            continue
        if len(cells) != len(header):
            raise BadInput(
                "file",
                f"{source}, row {number}: {len(cells)} cells where the header has {len(header)}.",
                remedy="A comma in a text may lack its quotation marks.",
            )
        yield number, dict(zip(header, cells, strict=True))


def _events(
    rows: Iterator[tuple[int, Row]],
    source: str,
    settings: SignalSettings,
    fact_of: Callable[[Row], EventFact],
) -> tuple[CountryRecord, ...]:
    builder = RecordBuilder(settings.pattern_longest_days)
    for number, row in rows:
        try:
            builder.add(row["country"].strip(), fact_of(row))
        except (KeyError, ValueError) as fault:
            raise _unusable(source, number, fault) from None
    return builder.records()


def _totals(rows: Iterator[tuple[int, Row]], source: str) -> tuple[CountryRecord, ...]:
    deaths: dict[str, dict[Month, int]] = {}
    for number, row in rows:
        try:
            month = Month(int(row["period"][:4]), int(row["period"][4:6]))
            deaths.setdefault(row["isocode"], {})[month] = _whole(row["fatalities_ucdp"])
        except ValueError as fault:
            raise _unusable(source, number, fault) from None
    if not deaths:
        return ()
    first = min(min(months) for months in deaths.values())
    length = max(max(months) for months in deaths.values()).since(first) + 1
    return tuple(
        record_of_totals(country, first, [months.get(first.plus(step), 0) for step in range(length)])
        for country, months in sorted(deaths.items())
    )


def _ged(row: Row) -> EventFact:
    start = date.fromisoformat(row["date_start"][:10])
    return EventFact(
        key=row["id"],
        start=start,
        end=max(start, date.fromisoformat(row["date_end"][:10])),
        kind=_GED_KINDS[row["type_of_violence"].strip()],
        best=_whole(row["best"]),
        civilians=_whole(row["deaths_civilians"]),
        low=_whole(row["low"]),
        high=_whole(row["high"]),
        side_a=row["side_a"],
        side_b=row["side_b"],
        area1=row["adm_1"].strip(),
        # A newline parts what must not be read as one sentence.
        notes="\n".join(
            row.get(column, "") for column in ("source_headline", "source_article", "where_description")
        ),
    )


def _acled(row: Row) -> EventFact:
    day = _acled_day(row["event_date"])
    return EventFact(
        key=row["event_id_cnty"],
        start=day,
        end=day,
        kind=_ACLED_KINDS.get(row["event_type"].strip().lower(), EventKind.OTHER),
        best=_whole(row["fatalities"]),
        side_a=row.get("actor1", ""),
        # The group to which the victims belong says more than “Civilians (Myanmar)”.
        side_b=row.get("assoc_actor_2", "").strip() or row.get("actor2", ""),
        area1=row.get("admin1", "").strip(),
        subkind=row.get("sub_event_type", ""),
        notes=row.get("notes", ""),
        violent_to_civilians=bool(row.get("civilian_targeting", "").strip()),
    )


def _acled_day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        # ACLED's own export writes “09 March 2022”; its month names are English whatever the machine's language.
        day, month, year = text.split()
        names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
        return date(int(year), names.index(month[:3].lower()) + 1, int(day))


def _whole(text: str) -> int:
    """A number of deaths. Data sets write whole numbers as 12 or 12.0, and none as nothing."""
    number = float(text or 0)
    if number < 0 or number != int(number):
        raise ValueError(f"“{text[:20]}” is not a number of deaths")
    return int(number)


def _unusable(source: str, number: int, fault: Exception) -> BadInput:
    what = (
        f"the column {fault} is missing or has an unknown code" if isinstance(fault, KeyError) else str(fault)
    )
    return BadInput(
        "file",
        f"{source}, row {number}: {what}.",
        remedy="Correct the row, or leave it out. Rows are counted without line breaks inside cells.",
    )
