"""One file for all desks, and a log of who looked at it."""

from datetime import timedelta

import pytest

from app.actions.countries.looking import LookAtFile, LookAtReport, look_at_file, look_at_report
from app.actions.evidence.attachments import PreviewAttachment, preview_attachment
from app.actions.outside.documents import PrintDocument, print_document
from app.actions.reports.briefs import OpenBrief, open_brief
from app.briefs.encoding import decode
from app.reading.countries.access_log import access_log
from app.reading.evidence.items import evidence_of_country
from app.reading.reports.trail import receipts_of
from db.reports import Brief
from tests.support.carrying import PRINTER, escalated, open_file, prepared
from tests.support.casework import evidence, opened
from tests.support.ministry import NOW, PAPER, Ministry

MYANMAR = LookAtFile(country="MMR")


@pytest.fixture
def myanmar(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def test_s59_one_file_is_shared_with_every_desk_and_each_look_is_in_its_access_log(myanmar: Ministry) -> None:
    evidence(myanmar)
    for who in ("P-AN1", "P-AN2", "P-FP", "P-MIN", "P-DEV", "P-REC", "P-AUD"):
        assert myanmar.do(who, look_at_file, MYANMAR).noted
    assert myanmar.refused("P-ADM", look_at_file, MYANMAR).rule == "role.content"
    with myanmar.store.read() as session:
        log = access_log(session, "MMR")
    assert [line.who for line in reversed(log)] == [
        "Amina Okoro",
        "Jonas Berg",
        "Lucía Ferrer",
        "Helena Marsh",
        "Dev Malhotra",
        "Tomas Hale",
        "Ruth Adeyemi",
    ]
    assert {line.at for line in log} == {NOW}
    assert {line.what for line in log} == {"Opened the file"}
    assert "Minister" in next(line.offices for line in log if line.who == "Helena Marsh")


def test_the_log_goes_back_page_by_page(myanmar: Ministry) -> None:
    for day in range(3):
        myanmar.clock.at = NOW + timedelta(days=day)
        for who in ("P-AN1", "P-MIN"):
            myanmar.do(who, look_at_file, MYANMAR)
    with myanmar.store.read() as session:
        whole = access_log(session, "MMR")
        newest = access_log(session, "MMR", limit=4)
        assert newest + access_log(session, "MMR", limit=4, before=newest[-1].entry) == whole
    assert len(whole) == 6


def test_a_second_look_on_one_day_of_the_ministry_adds_nothing(myanmar: Ministry) -> None:
    assert myanmar.do("P-AN1", look_at_file, MYANMAR).noted
    myanmar.clock.at = NOW + timedelta(hours=8)
    assert not myanmar.do("P-AN1", look_at_file, MYANMAR).noted
    myanmar.clock.at = NOW + timedelta(days=1)
    assert myanmar.do("P-AN1", look_at_file, MYANMAR).noted
    with myanmar.store.read() as session:
        assert len(access_log(session, "MMR")) == 2


def test_s59_a_report_that_is_opened_is_noted_once_a_day_for_each_person(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-2")
    look = LookAtReport(report_id=case.report_id)
    for who in ("P-MIN", "P-AUD"):
        assert ministry.do(who, look_at_report, look).noted
        assert not ministry.do(who, look_at_report, look).noted
    assert ministry.refused("P-ADM", look_at_report, look).rule == "role.content"
    ministry.clock.at += timedelta(days=1)
    assert ministry.do("P-AUD", look_at_report, look).noted
    assert ministry.rejected("P-AUD", look_at_report, LookAtReport(report_id="none")).field == "report"
    with ministry.store.read() as session:
        shown = [(line.who, line.what) for line in access_log(session, "MMR")]
    said = "EW-2026-0001: opened the report"
    assert shown == [("Ruth Adeyemi", said), ("Ruth Adeyemi", said), ("Helena Marsh", said)]


def test_a_file_that_is_not_open_cannot_be_looked_at(myanmar: Ministry) -> None:
    assert myanmar.rejected("P-AN1", look_at_file, LookAtFile(country="AFG")).field == "country"


def test_a_look_at_an_attachment_is_in_the_log_each_time(myanmar: Ministry) -> None:
    evidence(myanmar, files=(PAPER,))
    with myanmar.store.read() as session:
        (file,) = evidence_of_country(session, "MMR")[0].attachments
    request = PreviewAttachment(attachment_id=file.attachment_id, topic="MMR")
    assert myanmar.do("P-AN2", preview_attachment, request) == PAPER.content
    myanmar.do("P-AN2", preview_attachment, request)
    assert myanmar.refused("P-ADM", preview_attachment, request).rule == "role.content"
    with myanmar.store.read() as session:
        assert [line.what for line in access_log(session, "MMR")] == [f"Looked at {file.name}"] * 2


def test_a_brief_that_was_shown_and_a_paper_that_was_made_of_a_report_are_looks_at_its_file(
    ministry: Ministry,
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-2")
    escalated(ministry, case, "dg_political", "P-DG1", "P-AUD", "P-AUD")
    report = "EW-2026-0001"
    paper = PrintDocument(kind="decision-record", subject=report, printer=PRINTER)
    print_document(ministry.store, ministry.actors["P-AUD"], paper)
    with ministry.store.read() as session:
        log = access_log(session, "MMR")
        shown = [(line.who, line.what) for line in reversed(log)]
    assert shown == [
        ("Dana Whitlock", f"{report}: was shown the brief"),
        ("Ruth Adeyemi", f"{report}: was shown the brief"),
        ("Ruth Adeyemi", f"{report}: read the brief again"),
        ("Ruth Adeyemi", f"{report}: took out “Decision record”"),
    ]
    assert "Director" in log[-1].offices


def test_nobody_is_shown_a_brief_for_an_office_that_they_do_not_hold(ministry: Ministry) -> None:
    """It would stand on record that the office had been shown it."""
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-2")
    sent = escalated(ministry, case, "dg_political")
    claimed = OpenBrief(brief_id=sent.brief_id, office_id=ministry.offices["dg_political"])
    for who in ("P-AUD", "P-FP", "P-MIN"):
        assert ministry.refused(who, open_brief, claimed).rule == "receipt.office"
    with ministry.store.read() as session:
        assert not [one for one in receipts_of(session, case.report_id) if one.given]
    ministry.do("P-DG1", open_brief, claimed)
    with ministry.store.read() as session:
        assert [one.person for one in receipts_of(session, case.report_id) if one.given] == ["Dana Whitlock"]


def test_who_only_looked_at_a_report_stands_in_the_log_and_not_in_the_extract_of_its_brief(
    ministry: Ministry,
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-2")
    for who in ("P-AN1", "P-AN2", "P-AUD"):
        assert ministry.do(who, look_at_report, LookAtReport(report_id=case.report_id)).noted
    frozen = escalated(ministry, case, "minister", "P-MIN")
    with ministry.store.read() as session:
        brief = decode(session.get_one(Brief, frozen.brief_id).data.encode())
        assert len(access_log(session, "MMR")) >= 3
    acts = [line.action for line in brief.annexes.ledger]
    assert "report.submit" in acts
    assert "report.look" not in acts
