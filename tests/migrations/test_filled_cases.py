"""A filled case of each earlier revision (the demonstration as the program of that day made it) is carried to the newest."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.actions.keeping.audit import expected_schema
from app.opening.upgrading import migrate, newest_revision, revision_of
from app.rules.reports.flow import STATUS_STEPS
from db.engine import integrity_problems
from db.ledger.verification import verify
from db.unsaved import UNSAVED
from tests.support.filled import filled_case, row_counts


def _typed(connection: sa.Connection) -> Sequence[str]:
    """What is typed and not recorded yet."""
    if not sa.inspect(connection).has_table(UNSAVED.name):
        return []
    return connection.execute(sa.select(UNSAVED.c.typed)).scalars().all()


@pytest.mark.parametrize(
    ("revision", "filled", "typed"),
    [("0001", 30, 0), ("0002", 60, 0), ("0003", 60, 0), ("0004", 60, 1), ("0005", 60, 0), ("0006", 70, 1)],
)
def test_nothing_of_a_filled_case_is_lost_and_its_ledger_still_proves_every_row(
    tmp_path: Path, revision: str, filled: int, typed: int
) -> None:
    engine = filled_case(tmp_path, revision)
    with engine.connect() as connection:
        assert revision_of(connection) == revision
        before, said = row_counts(connection), _typed(connection)
    assert sum(count > 0 for count in before.values()) > filled
    assert len(said) == typed
    migrate(engine)
    with engine.connect() as connection:
        assert revision_of(connection) == newest_revision()
        after = row_counts(connection)
        # Only the steps of the flow, which are the program's own rows, may have become more.
        assert {name: after[name] for name in before} == before | {"flow_steps": len(STATUS_STEPS)}
        assert _typed(connection) == said
        assert integrity_problems(connection.connection.driver_connection) == []
        found = verify(connection, expected_schema())
    engine.dispose()
    assert found.checked == before["ledger"]
    assert found.faults == ()
