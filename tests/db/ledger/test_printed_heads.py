"""Paper is the witness outside the database: a head on a brief tells a cut ledger from a changed one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.actions.keeping.audit import PaperReport, parse_printed_head, verify_ledger, verify_paper
from app.briefs.stamp import BriefStamp, stamp_text
from app.refusals import BadInput
from db.ledger.findings import AuditCancelled, PrintedHead, Verdict
from tests.support.small_ledger import Small
from tests.support.tampering import Disarmed, links, rechained, write_links


def cut(disarmed: Disarmed, length: int, printed: PrintedHead) -> tuple[Verdict, int | None]:
    """What is said of a ledger that was cut, its head and rows taken back with it."""
    with disarmed.undone() as connection:
        chain = links(connection)[:length]
        write_links(connection, chain)
        last = chain[-1].hash if chain else "0" * 64
        connection.exec_driver_sql("update ledger_head set number = ?, hash = ?", (length, last))
        report = disarmed.audit(connection, printed=printed)
    return report.verdict, report.first_fault.entry if report.first_fault else None


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_ledger_cut_before_the_printed_head_is_truncated(disarmed: Disarmed, data: st.DataObject) -> None:
    with disarmed.engine.connect() as connection:
        chain = links(connection)
    length = data.draw(st.integers(0, len(chain) - 1))
    paper = data.draw(st.sampled_from(chain[length:]))
    assert cut(disarmed, length, PrintedHead(paper.number, paper.hash)) == (Verdict.TRUNCATED, length + 1)


def test_a_ledger_written_anew_up_to_the_printed_head_is_altered(disarmed: Disarmed) -> None:
    with disarmed.undone() as connection:
        chain = links(connection)
        last = chain[-1]
        assert last.signature is None
        forged = rechained([*chain[:-1], last.saying(action="brief.unread")], len(chain) - 1)
        write_links(connection, forged)
        connection.exec_driver_sql("update ledger_head set hash = ?", (forged[-1].hash,))
        # Nobody signed after it and no brief was frozen after it: only paper can tell.
        assert disarmed.audit(connection).ok
        report = disarmed.audit(connection, printed=PrintedHead(last.number, last.hash))
    assert report.verdict is Verdict.ALTERED
    assert report.first_fault is not None
    assert (report.first_fault.code, report.first_fault.entry) == ("head.altered", last.number)


def test_every_head_that_was_ever_printed_fits_a_whole_ledger(small: Small) -> None:
    with small.store.engine.connect() as connection:
        chain = links(connection)
    for link in chain:
        assert (
            verify_ledger(small.store, PrintedHead(link.number, link.hash.upper())).verdict is Verdict.WHOLE
        )
    assert verify_ledger(small.store, PrintedHead(0, "0" * 64)).ok
    assert verify_ledger(small.store, PrintedHead(len(chain) + 1, "ab" * 32)).verdict is Verdict.TRUNCATED


def test_a_printed_brief_is_found_by_its_hash_and_checked(small: Small) -> None:
    whole = PaperReport(
        known=True, report_number="EW-2026-0001", version=1, data_whole=True, pdf_whole=True, head_fits=None
    )
    assert verify_paper(small.store, small.brief_sha256) == whole
    assert verify_paper(small.store, f"  {small.brief_sha256.upper()} ").ok
    unknown = verify_paper(small.store, "ab" * 32)
    assert not unknown.known
    assert not unknown.ok


@pytest.mark.parametrize("fits", [True, False])
def test_the_head_in_the_qr_code_of_a_brief_is_checked_with_it(small: Small, fits: bool) -> None:
    with small.store.engine.connect() as connection:
        entry = links(connection)[9]
    head = entry.hash if fits else "ab" * 32
    code = stamp_text(BriefStamp("EW-2026-0001", 1, small.brief_sha256, entry.number, head))
    report = verify_paper(small.store, code)
    assert report.head_fits is fits
    assert report.ok is fits
    assert verify_ledger(small.store, parse_printed_head(code)).ok is fits


def test_what_is_typed_from_paper_is_read_with_blanks_and_in_capitals() -> None:
    assert parse_printed_head(f" 4711 : {'AB' * 32}\n") == PrintedHead(4711, "ab" * 32)
    for text in ("", "4711", "4711:ab", f"x:{'ab' * 32}", f"-1:{'ab' * 32}"):
        with pytest.raises(BadInput):
            parse_printed_head(text)
    with pytest.raises(BadInput, match="does not carry the head"):
        parse_printed_head(stamp_text(BriefStamp("EW-2026-0001", 1, "ab" * 32)))


def test_an_audit_tells_how_far_it_is_and_can_be_stopped(small: Small) -> None:
    seen: list[tuple[int, int]] = []
    assert verify_ledger(small.store, progress=lambda done, total: seen.append((done, total))).ok
    assert seen[-1][0] == seen[-1][1] > 0
    with pytest.raises(AuditCancelled):
        verify_ledger(small.store, cancelled=lambda: True)
    assert verify_ledger(small.store).ok


def test_a_head_with_half_a_hash_is_told_from_the_code_of_a_brief() -> None:
    with pytest.raises(BadInput, match="has 4 characters") as caught:
        parse_printed_head("525:c0de")
    assert caught.value.field == "printed head"
