"""Outside rankings for tests: a list as its file would bring it, with its batch."""

from dataclasses import dataclass

from app.actions.common import next_number, person_of
from db.actor import Actor
from db.imported_rows import ImportedRows
from db.imports import OWN_COLUMNS, ImportBatch, row_digest
from db.rankings import RANKINGS
from db.vocabulary.imports import DataSet
from db.work import Work
from tests.support.ministry import Ministry


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A list for one year: ``placed`` are ranks of countries, of ``of`` places."""

    placed: dict[str, int]
    of: int = 162
    year: int = 2026
    dataset: DataSet = DataSet.EARLY_WARNING_PROJECT
    title: str = "Early Warning Project"


def ranked(ministry: Ministry, listed: Listed) -> None:
    """Import a list."""
    ministry.do("P-FP", _imported, listed)


def _imported(work: Work, actor: Actor, listed: Listed) -> None:
    work.act("import.begin")
    batch = work.add(
        ImportBatch(
            number=next_number(work, ImportBatch.number, "IB"),
            dataset=listed.dataset,
            title=listed.title,
            file_name="list.csv",
            file_size=1,
            imported_at=work.at,
            imported_by_id=person_of(actor),
            licence="For tests; cite as made up.",
            marking="internal",
        )
    )
    rows = [_row(listed, rank) for rank in range(1, listed.of + 1)]
    kept = ImportedRows(work.session.connection(), RANKINGS, listed.dataset.value)
    with kept.writer(batch.id) as writer:
        writer.write(rows, [row_digest(row) for row in rows], [None] * len(rows))
    work.act("import.complete")
    batch.file_sha256 = "0" * 64
    batch.rows_new, batch.first_seq, batch.rows_sha256 = len(rows), writer.first_seq, writer.hexdigest()
    work.save()


def _row(listed: Listed, rank: int) -> tuple[str, ...]:
    """The key and the values of a place in the order of the columns."""
    country = next((code for code, place in listed.placed.items() if place == rank), "")
    values = {
        "country": country,
        "place": country or f"Place {rank}",
        "title": listed.title,
        "measure": "Risk of a new mass killing",
        "first_on": f"{listed.year}-01-01",
        "last_on": f"{listed.year}-12-31",
        "value": repr(1 / rank),
        "larger_is_worse": "1",
    }
    own = [column.name for column in RANKINGS.columns if column.name not in OWN_COLUMNS]
    return (f"{listed.title} {listed.year} {rank}", *(values.get(name, "") for name in own))
