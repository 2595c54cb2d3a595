"""The frozen brief in the window: the stored bytes, who was given them, and taking them out."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.actions.reports.briefs import AcknowledgeReceipt, acknowledge_receipt
from app.actions.reports.escalations import Refer, refer
from app.refusals import Damaged, Refused
from db.reports import Brief
from language import Language, speaking
from tests.support.carrying import Prepared
from tests.support.ministry import Ministry
from tests.ui.reports.conftest import Sit
from tests.ui.reports.seat import Seat
from tests.ui.support import assert_accessible, click, press
from ui.page import Page
from ui.pdf.engine import page_text
from ui.places import HISTORY
from ui.reports.brief_way import shown_lines
from ui.reports.hand_dialog import HandDialog
from ui.reports.words import moment

WAIT = 20_000


def shown(seat: Seat, report: Prepared) -> None:
    """Come to the first version of the brief and wait for its pages."""
    with seat.qtbot.waitSignal(seat.page.brief.shown, timeout=WAIT):
        seat.open(f"{report.report_id}/brief/1")


def test_the_very_bytes_that_were_frozen_are_shown_and_saved(
    sit: Sit,
    report: Prepared,
    ministry: Ministry,
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    subtests: pytest.Subtests,
) -> None:
    seat = sit("P-DG1")
    with subtests.test("a brief that could not be opened is opened when it is asked for again"):

        def fails(*_given: object) -> None:
            raise Damaged("The disk did not answer.", remedy="Try again.")

        pane = seat.page.brief
        with monkeypatch.context() as broken:
            broken.setattr("ui.reports.brief_pane.open_brief", fails)
            seat.open(f"{report.report_id}/brief/1")
            seat.qtbot.waitUntil(lambda: "The disk did not answer." in pane.view.notice.text)
            seat.case.changed.emit()
        assert pane.view.page_count == 0
        assert pane.again.isVisible()
        with seat.qtbot.waitSignal(pane.shown, timeout=WAIT):
            click(pane.again)
        assert pane.view.page_count > 0
        assert pane.again.isHidden()
        assert not pane.view.notice.text
    seat.open(report.report_id)
    shown(seat, report)
    assert_accessible(seat.page.brief)
    with ministry.store.read() as session:
        brief = session.execute(sa.select(Brief.pdf, Brief.pdf_sha256)).one()
    pane = seat.page.brief
    assert "EW-2026-0001 v1" in page_text(pane.view._content, 0)
    assert hashlib.sha256(pane.view._content).hexdigest() == brief.pdf_sha256
    assert pane.view._file_name == "EW-2026-0001-v1_Myanmar_INT.pdf"
    assert "Dana Whitlock, Director-General, Political Affairs" in seat.said(pane.receipts)

    path = tmp_path / pane.view._file_name
    with seat.qtbot.waitSignal(pane.view.saved, timeout=WAIT):
        pane.view.save_to(path)
    assert path.read_bytes() == brief.pdf
    with ministry.store.read() as session:
        told = session.execute(sa.text("select body from ledger where action = 'brief.save'")).scalar_one()
    assert path.name in told
    assert json.loads(told)["detail"] == {"to": "file", "copy": 1, "marking": "INTERNAL", "file": path.name}


def test_a_copy_is_handed_over_and_acknowledged(sit: Sit, report: Prepared) -> None:
    seat = sit("P-REC")
    shown(seat, report)
    seat.press("Record a copy…")
    dialog = seat.dialog(HandDialog)
    click(dialog.foot.acts[0].button)
    assert dialog.person.error
    dialog.person.editor.setEditText("Helena Marsh")
    dialog.copy_number.set_value(2)
    click(dialog.foot.acts[0].button)
    words = seat.said(seat.page.brief.receipts)
    assert "Helena Marsh" in words
    assert "Handed on paper, copy 2" in words
    before = words.count("Acknowledged")
    seat.press("Acknowledge on their word", seat.page.brief.receipts)
    assert seat.said(seat.page.brief.receipts).count("Acknowledged") == before + 1


def test_who_only_reads_a_brief_is_on_record_was_not_given_it_and_acknowledges_nothing(
    sit: Sit, report: Prepared
) -> None:
    seats = [sit(who) for who in ("P-AUD", "P-FP")]
    for seat in seats:
        shown(seat, report)
        said = seat.said(seat.page.brief.receipts)
        assert "Nobody was given this version yet." in said
        assert "Your reading is among them." in said
        offered = [one.text() for one in seat.page.brief.receipts.findChildren(QPushButton)]
        assert not any("Acknowledge" in words for words in offered)
        seat.open(report.report_id)
        assert "Given to 0, acknowledged by 0" in seat.said(seat.page.report.brief)
        receipt = seat.picture.report.receipts[-1]
        with pytest.raises(Refused) as refused:
            seat.case.act(acknowledge_receipt, AcknowledgeReceipt(receipt_id=receipt.receipt_id))
        assert refused.value.rule == "receipt.look"
    assert "Read by 2 other people" in seats[-1].said(seats[-1].page.report.brief)


def test_who_read_the_brief_before_it_came_to_their_office_is_shown_it_for_the_office(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    seat, first = sit("P-MIN"), sit("P-DG1")
    for one in (seat, first):
        shown(one, report)
    ministry.do(
        "P-DG1",
        refer,
        Refer(report_id=report.report_id, office_id=ministry.offices["minister"], reason="Beyond my power."),
    )
    first.open(report.report_id)
    shown(first, report)
    [_given, went_on] = first.page.brief.way.text().split("\n")
    seat.open(report.report_id)
    shown(seat, report)
    pane = seat.page.brief
    [minister, heading] = pane.way.text().split("\n")
    later = seat.picture.report.escalations[-1]
    at_end, by = later.decide_by, moment(later.decide_by, seat.case.zone)
    at = moment(later.escalated_at, seat.case.zone)
    assert minister.startswith("Helena Marsh, Minister for Foreign Affairs: shown in the program, ")
    assert minister.endswith("; not acknowledged.")
    referred = f"Referred to Minister for Foreign Affairs on {at}, to decide by {by}."
    assert went_on.startswith(referred), (
        "the paper has a lapsed day, and the new office may not have opened it"
    )
    still = "The heading of this paper still names Director-General, Political Affairs."
    assert heading.startswith(f"{referred} {still}")
    ended = replace(
        seat.picture.report,
        escalations=(*seat.picture.report.escalations[:-1], replace(later, ended_at=at_end)),
    )
    [_given, heading] = shown_lines(ended, seat.picture.report.briefs[-1], seat.case.zone)
    assert heading.startswith(still), "what has ended does not wait for a decision"
    said = seat.said(pane.receipts)
    assert "After the referral of" in said
    seat.press("Acknowledge", pane.receipts)
    assert "Acknowledged" in seat.said(pane.receipts)


def test_who_goes_back_from_a_brief_comes_to_where_they_came_from(
    sit: Sit, report: Prepared, subtests: pytest.Subtests
) -> None:
    seat = sit("P-AUD")
    with subtests.test("Escape goes back from brief to report to list"):
        shown(seat, report)
        press(seat.page.brief.view.paper, Qt.Key.Key_Escape)
        assert seat.window.here == ("reports", report.report_id)
        press(seat.page.report.menu, Qt.Key.Key_Escape)
        assert seat.window.here == ("reports", "")
        assert seat.page.list.isVisible()
    with subtests.test("going back from a brief leads to where its reader came from"):
        seat.window.add_page(Page(seat.window, HISTORY))
        pane = seat.page.brief
        for came, said in (
            (("reports", report.report_id), "Back to the report"),
            (("history", "shown"), "Back to the history"),
        ):
            seat.open()
            seat.window.go(*came)
            shown(seat, report)
            assert pane.back.text() == said
            click(pane.back)
            assert seat.window.here == came
        seat.window.forward()
        press(pane, Qt.Key.Key_Escape)
        assert seat.window.here == ("history", "shown")
        seat.window.forward()
        click(pane.to_report)
        assert seat.window.here == ("reports", report.report_id)
    with subtests.test("a reader of another language is told in which the brief was written"):
        shown(seat, report)
        assert "English" not in seat.page.brief.way.text(), "nobody is told what they see"
        with speaking(Language.FRENCH):
            seat = sit("P-AUD")
            shown(seat, report)
            assert seat.page.brief.way.text().split("\n")[-1].startswith("Langue de cette note : English. ")
