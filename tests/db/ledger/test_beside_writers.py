"""The ledger is checked while people go on working: what they write meanwhile is no fault."""

from app.actions.keeping.audit import verify_ledger
from tests.support.small_ledger import Small


def test_what_is_written_while_the_ledger_is_checked_is_no_fault(small: Small) -> None:
    written: list[int] = []

    def look_meanwhile(done: int, _total: int) -> None:
        if not written:
            written.append(done)
            with small.store.work(small.jonas) as work:
                work.note("brief.read", "briefs", "seen meanwhile", topic="EW-2026-0001")
                work.commit()

    report = verify_ledger(small.store, progress=look_meanwhile)
    assert written
    assert report.ok, report.faults
    assert verify_ledger(small.store).head.number == report.head.number + 1
