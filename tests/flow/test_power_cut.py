"""What the program said was saved is there after the plug is pulled."""

import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.actions.reports.drafting import DraftReport, draft_report
from db.engine import open_database
from db.ledger.entries import ledger, ledger_head
from db.reports import Report
from db.store import Store
from tests.support.carrying import CONTENT, open_file
from tests.support.ministry import KEY, Ministry

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("saves", [1, 7, 20])
def test_a_draft_that_was_said_to_be_saved_survives_kill_9(
    ministry: Ministry, tmp_path: Path, saves: int
) -> None:
    open_file(ministry)
    kept = ministry.do("P-AN1", draft_report, DraftReport(country="MMR", content=CONTENT))
    ministry.store.close()
    arguments = [str(tmp_path / "case"), kept.report_id, ministry.people["P-AN1"], KEY.hex()]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.flow.writer", *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        said = 0
        for line in writer.stdout:
            said = int(line)
            if said >= saves:
                break
        writer.kill()
        # What it still said between our reading and its death counts as said.
        said = max([said, *(int(line) for line in writer.stdout if line.endswith("\n"))])
    store = Store(open_database(tmp_path / "case", KEY))
    with store.read() as session:
        summary = session.scalars(sa.select(Report.summary)).one()
        entries = session.scalar(sa.select(sa.func.count()).select_from(ledger))
        head = session.scalar(sa.select(ledger_head.c.number))
    store.close()
    number = int(summary.removeprefix("Sentence number ").removesuffix("."))
    assert number >= said
    assert entries == head
