"""The printed record of decisions says who decided what, under which chain, on which brief."""

from datetime import timedelta
from io import BytesIO

from pypdf import PdfReader

from app.actions.reports.escalations import Acknowledge, acknowledge
from app.actions.reports.signatures import SignSecond, sign_second
from app.reading.reports.decision_record import decision_record
from db.vocabulary import DecisionEffect
from tests.reports.reading_back import text
from tests.reports.record_paper import record_pdf
from tests.support.carrying import authorise, decided, decline, escalated, open_file, prepared
from tests.support.ministry import Ministry


def test_the_record_shows_the_chain_the_signatures_and_what_was_shown(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    sent = escalated(ministry, case, "head_sanctions", "P-SAN", "P-MIN")
    first, second, none = case.options
    (made,) = decided(ministry, "P-SAN", "head_sanctions", case, authorise(first))
    signing = SignSecond(decision_id=made.decision_id, office_id=ministry.offices["permanent_secretary"])
    ministry.do("P-PS", sign_second, signing)
    decided(ministry, "P-MIN", "minister", case, decline(second), decline(none))

    with ministry.store.read() as session:
        record = decision_record(session, case.report_id, ministry.clock.at)
    sanctions = record.decisions[0]
    assert sanctions.effect is DecisionEffect.IN_FORCE
    assert sanctions.chain is not None
    assert [link.number for link in sanctions.chain.links] == ["D-001", "D-008"]
    assert [signature.person for signature in sanctions.second_signatures] == ["Peter Osei"]
    assert [brief.hash for brief in record.briefs] == [sent.brief_sha256]
    assert {row.person.name for row in record.receipts} == {"Sanna Virtanen", "Helena Marsh"}
    assert record.undecided == ()

    pages = PdfReader(BytesIO(record_pdf(record))).pages
    # The paper groups the hash and breaks lines, so blanks say nothing here.
    printed = "".join("".join(page.extract_text().split()) for page in pages)
    for words in ("D-008", "PeterOsei", "HelenaMarsh", "Notnow.", sent.brief_sha256):
        assert words in printed, words


def test_who_acknowledged_for_the_office_reads_so_and_who_only_opened_reads_so(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "dg_political", "P-DG1", "P-PS")
    ministry.clock.at += timedelta(minutes=7)
    ministry.do("P-DG1", acknowledge, Acknowledge(report_id=case.report_id))
    with ministry.store.read() as session:
        record = decision_record(session, case.report_id, ministry.clock.at)
    said = {row.person.name: row.acknowledged_at for row in record.receipts}
    assert said == {"Dana Whitlock": ministry.clock.at, "Peter Osei": None}
    shown = text(record_pdf(record))
    assert "opened on 2026-01-15 09:00, not acknowledged" in shown
    assert shown.count("not acknowledged") == 1
