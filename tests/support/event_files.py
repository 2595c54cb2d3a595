"""Files of events to import: sound rows of UCDP GED and ACLED, changed where a test wants them so."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from app.imports import acled, ged

GED_ROW = dict.fromkeys(ged.COLUMNS, "") | {
    "id": "48528",
    "relid": "MYA-1992-3-775-5",
    "year": "1992",
    "type_of_violence": "3",
    "conflict_name": "Government of Myanmar (Burma) - Civilians",
    "side_a": "Government of Myanmar (Burma)",
    "side_b": "Civilians",
    "source_article": "Reuters 1992-03-02",
    "source_date": "1992-03-02",
    "source_headline": "Refugees tell of killings",
    "where_prec": "4",
    "where_coordinates": "Rakhine state",
    "where_description": "Rakhine State (17 townships)",
    "adm_1": "Rakhine state",
    "latitude": "19.0",
    "longitude": "94.25",
    "country": "Myanmar (Burma)",
    "country_id": "775",
    "date_prec": "1",
    "date_start": "1992-02-29",
    "date_end": "1992-02-29",
    "deaths_a": "0",
    "deaths_b": "0",
    "deaths_civilians": "34",
    "deaths_unknown": "0",
    "best": "34",
    "high": "40",
    "low": "30",
}

ACLED_ROW = dict.fromkeys(acled.COLUMNS, "") | {
    "event_id_cnty": "MMR12345",
    "event_date": "05 January 2021",
    "year": "2021",
    "time_precision": "1",
    "event_type": "Violence against civilians",
    "sub_event_type": "Attack",
    "actor1": "Military Forces of Myanmar (2021-)",
    "actor2": "Civilians (Myanmar)",
    "assoc_actor_2": "Muslim Group (Myanmar)",
    "inter1": "State Forces",
    "inter2": "Civilians",
    "civilian_targeting": "Civilian targeting",
    "iso": "104",
    "country": "Myanmar",
    "admin1": "Rakhine",
    "admin2": "Maungdaw",
    "location": "Maungdaw",
    "latitude": "20.8167",
    "longitude": "92.3667",
    "geo_precision": "1",
    "source": "Myanmar Now",
    "notes": "Soldiers fired on a village.",
    "fatalities": "3",
}


def ged_rows(*changes: Mapping[str, str]) -> list[dict[str, str]]:
    """Sound rows of GED with numbers of their own, each changed."""
    return [GED_ROW | {"id": str(48528 + number)} | dict(change) for number, change in enumerate(changes)]


def acled_rows(*changes: Mapping[str, str]) -> list[dict[str, str]]:
    """Sound rows of ACLED with numbers of their own, each changed."""
    return [
        ACLED_ROW | {"event_id_cnty": f"MMR{12345 + number}"} | dict(change)
        for number, change in enumerate(changes)
    ]


def table_text(rows: Iterable[Mapping[str, str]], *, header: Sequence[str], delimiter: str = ",") -> str:
    """Rows as the text of a CSV file; no header is written where the rows are told by their content."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows([row.get(column, "") for column in header] for row in rows)
    return out.getvalue()


def ged_file(path: Path, *changes: Mapping[str, str], encoding: str = "utf-8") -> Path:
    """A file of GED with these rows."""
    path.write_bytes(table_text(ged_rows(*changes), header=ged.COLUMNS).encode(encoding))
    return path


def acled_file(
    path: Path, *changes: Mapping[str, str], delimiter: str = ",", encoding: str = "utf-8"
) -> Path:
    """A file of ACLED with these rows, in the current layout."""
    text = table_text(acled_rows(*changes), header=acled.COLUMNS, delimiter=delimiter)
    path.write_bytes(text.encode(encoding))
    return path
