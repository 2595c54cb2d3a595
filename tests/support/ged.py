"""Small files in the layout of UCDP GED, with the events that a test needs."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.actions.outside.imports import BatchKept, ImportFile, import_file
from app.imports.ged import COLUMNS
from tests.support.ministry import Ministry


@dataclass(frozen=True, slots=True, kw_only=True)
class Ged:
    """One event. ``kind`` is GED's: 1 state-based, 2 non-state, 3 one-sided."""

    key: int
    day: date
    dead: int
    kind: int = 3
    civilians: int | None = None
    area: str = "Rakhine state"
    notes: str = "Village"
    side_a: str = "Government of Myanmar (Burma)"
    side_b: str = "Civilians"
    country: str = "Myanmar (Burma)"
    code: str = "775"


def ged_file(path: Path, events: Sequence[Ged]) -> Path:
    """A file with these events, in the columns of the data set."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(_row(event) for event in events)
    return path


def import_ged(
    ministry: Ministry, folder: Path, events: Sequence[Ged], *, who: str = "P-AN1", name: str = "ged.csv"
) -> BatchKept:
    """Import these events as a file."""
    path = ged_file(folder / name, events)
    return ministry.do(who, import_file, ImportFile(path=path, title="GED of a test"))


def quiet_months(first: date, months: int, *, key: int = 1) -> list[Ged]:
    """A baseline: in each month ten die in combat and two civilians beside them."""
    found: list[Ged] = []
    for step in range(months):
        year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
        day = date(year, month + 1, 3)
        found.append(Ged(key=key + 2 * step, day=day, dead=10, kind=1, civilians=0, side_b="KIO"))
        found.append(Ged(key=key + 2 * step + 1, day=day, dead=2))
    return found


def _row(event: Ged) -> dict[str, object]:
    civilians = event.dead if event.civilians is None else event.civilians
    day = event.day.isoformat()
    return {
        "id": event.key,
        "relid": f"T-{event.key}",
        "year": event.day.year,
        "active_year": 1,
        "code_status": "Clear",
        "type_of_violence": event.kind,
        "conflict_name": "Test",
        "dyad_name": "Test",
        "side_a": event.side_a,
        "side_b": event.side_b,
        "number_of_sources": 1,
        "source_article": f"Agence France Presse, {day}",
        "source_date": day,
        "source_headline": event.notes,
        "where_prec": 1,
        "where_coordinates": "Maungdaw",
        "where_description": event.notes,
        "adm_1": event.area,
        "latitude": 20.8,
        "longitude": 92.3,
        "country": event.country,
        "country_id": event.code,
        "region": "Asia",
        "event_clarity": 1,
        "date_prec": 1,
        "date_start": day,
        "date_end": day,
        "deaths_a": event.dead - civilians,
        "deaths_b": 0,
        "deaths_civilians": civilians,
        "deaths_unknown": 0,
        "best": event.dead,
        "high": event.dead,
        "low": event.dead,
        "gwnoa": event.code,
    }
