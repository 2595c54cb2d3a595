"""Outside rankings for tests: a list as its file would bring it, with its batch."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from db.actor import Actor
from db.base import new_id
from db.imports import ImportBatch, RowsDigest, row_digest
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


def _imported(work: Work, _actor: Actor, listed: Listed) -> None:
    batch_id = new_id()
    codes = {rank: country for country, rank in listed.placed.items()}
    first = (work.session.scalar(sa.select(sa.func.max(RANKINGS.c.seq))) or 0) + 1
    rows, digest = [], RowsDigest()
    for rank in range(1, listed.of + 1):
        own = {
            "country": codes.get(rank),
            "place": codes.get(rank, f"Place {rank}"),
            "place_code": "",
            "title": listed.title,
            "measure": "Risk of a new mass killing",
            "first_on": date(listed.year, 1, 1),
            "last_on": date(listed.year, 12, 31),
            "value": 1 / rank,
            "stated_rank": None,
            "grade": "",
            "larger_is_worse": 1,
        }
        content = row_digest(own.values())
        digest.add([content])
        rows.append(
            {
                "seq": first + rank - 1,
                "batch_id": batch_id,
                "dataset": listed.dataset.value,
                "key": f"{listed.title} {listed.year} {rank}",
                "content": content,
                **own,
            }
        )
    work.session.execute(sa.insert(RANKINGS), rows)
    work.act("import.rankings")
    work.add(
        ImportBatch(
            id=batch_id,
            number=f"IM-{listed.year}-{first:04}",
            dataset=listed.dataset,
            title=listed.title,
            file_name="list.csv",
            file_sha256="0" * 64,
            file_size=1,
            imported_at=work.at,
            imported_by_id=ministry_person(work),
            licence="For tests; cite as made up.",
            marking="internal",
            rows_new=len(rows),
            rows_changed=0,
            rows_unchanged=0,
            rows_refused=0,
            rows_sha256=digest.hexdigest(),
        )
    )


def ministry_person(work: Work) -> str:
    """Who imports."""
    assert work.actor.person_id is not None
    return work.actor.person_id
