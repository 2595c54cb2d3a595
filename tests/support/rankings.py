"""Outside rankings for tests, imported from files in the layout of their data sets."""

import csv
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.actions.outside.imports import ImportFile, import_file
from db.vocabulary.imports import DataSet
from tests.support.ministry import Ministry

SFTG = {"MMR": ("Burma/Myanmar", "MYA"), "UKR": ("Ukraine", "UKR")}


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A list for one year (of VIEWS: for its January): ``placed`` are ranks of countries, of ``of`` places."""

    placed: dict[str, int]
    of: int = 162
    year: int = 2026
    dataset: DataSet = DataSet.EARLY_WARNING_PROJECT


def ranked(ministry: Ministry, listed: Listed) -> None:
    """Import a list; places that no country takes are of no country that is known here."""
    taken = {rank: country for country, rank in listed.placed.items()}
    layouts = {DataSet.EARLY_WARNING_PROJECT: _early_warning_project, DataSet.VIEWS: _views}
    header, *rows = layouts[listed.dataset](listed, taken)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{listed.dataset.value}_{listed.year}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
        ministry.do("P-FP", import_file, ImportFile(path=path, accept_refusals=True))


def _early_warning_project(listed: Listed, taken: dict[int, str]) -> list[list[str]]:
    rows = [["country", "SFTGcode", "COW", f"risk_in_{listed.year}"]]
    for rank in range(1, listed.of + 1):
        name, code = SFTG[taken[rank]] if rank in taken else (f"Place {rank}", f"X{rank:02}")
        rows.append([name, code, "", f"{0.5 / rank:.6f}"])
    return rows


def _views(listed: Listed, taken: dict[int, str]) -> list[list[str]]:
    rows = [["isoab", "year", "month", "name", "main_mean"]]
    for rank in range(1, listed.of + 1):
        country = taken.get(rank, "")
        rows.append(
            [country or f"X{rank:02}", str(listed.year), "1", country or f"Place {rank}", str(1000 / rank)]
        )
    return rows
