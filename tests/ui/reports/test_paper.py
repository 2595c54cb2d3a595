"""A signed paper is recorded by one person and confirmed by another."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.briefs.stamp import BriefStamp, stamp_text
from app.demo.paper import signed_paper
from app.reading.desk import desk
from app.reading.waiting.lines import Need
from db.reports import Brief
from db.vocabulary import DecisionEffect, Outcome
from language import Language, speaking
from reports.words import grouped_hash
from tests.reports.form_filling import covered
from tests.reports.form_filling import filled as filled_form
from tests.support.carrying import Prepared
from tests.support.ministry import Ministry
from tests.ui.preview.files import tiff
from tests.ui.reports.conftest import Sit
from tests.ui.reports.seat import Seat
from tests.ui.support import assert_accessible, assert_fits, click, type_text
from ui.pdf.view import PdfView
from ui.reports.comment_dialog import CommentDialog
from ui.reports.confirm_dialog import ConfirmDialog
from ui.reports.decided_panel import DecidedPanel
from ui.reports.paper_dialog import PaperDialog
from ui.reports.refuse_record_dialog import RefuseRecordDialog
from ui.widgets.act_menu import ActMenu
from ui.widgets.card import Card


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "signed brief.pdf"
    path.write_bytes(signed_paper(path.name, ("Agreed.",)).content)
    return path


def filled(seat: Seat, report: Prepared, scan: Path) -> PaperDialog:
    """The dialog with everything but the hash."""
    dialog = seat.dialog(PaperDialog)
    dialog.scan.set_value(scan)
    dialog.signed_at.set_value(seat.case.now() - timedelta(hours=1))
    dialog.card(report.options[1]).outcome.button(Outcome.AUTHORISE).click()
    return dialog


def test_a_paper_takes_effect_once_a_second_person_confirms_it(
    sit: Sit, report: Prepared, scan: Path, ministry: Ministry
) -> None:
    ministry.clock.at += timedelta(hours=2)
    recorder = sit("P-REC")
    recorder.open(report.report_id)
    assert recorder.next == "Record a signed paper…", "what a recorder comes for stands first"
    recorder.press_next()
    dialog = filled(recorder, report, scan)
    assert_accessible(dialog)
    assert dialog.person.editor.currentText() == "Dana Whitlock", "who holds the addressed office is offered"

    brief = recorder.picture.report.briefs[-1]
    number = recorder.picture.report.number
    dialog.printed.set_value("0" * 64)
    click(dialog.foot.acts[0].button)
    assert "not that of the frozen brief" in dialog.notice.text
    dialog.printed.set_value(stamp_text(BriefStamp("EW-2020-0099", 1, brief.data_sha256)))
    click(dialog.foot.acts[0].button)
    assert "not of EW-2026-0001" in dialog.printed.error
    dialog.printed.set_value(stamp_text(BriefStamp(number, 1, brief.data_sha256)).lower())
    click(dialog.foot.acts[0].button)
    assert not dialog.isVisible()
    assert {one.effect for one in recorder.picture.report.decisions} >= {DecisionEffect.PENDING_CONFIRMATION}
    said = recorder.said()
    assert "until" not in said or "second person has compared" in said
    assert "Whoever recorded D-2026-0001 does not confirm it." in said
    assert "A decision on this option is on record, and is not complete." in said
    assert "This option has its decision." not in said, "nobody rests on an unconfirmed paper"

    other = sit("P-AN2")
    other.open(report.report_id)
    assert other.next == "Confirm the record of D-2026-0001…"
    other.press_next()
    comparing = other.dialog(ConfirmDialog)
    assert "Dana Whitlock, Director-General, Political Affairs" in other.said(comparing)
    click(comparing.foot.acts[0].button)
    assert comparing.compared.error
    comparing.compared.editor.click()
    click(comparing.foot.acts[0].button)
    assert other.picture.report.decisions[0].effect is DecisionEffect.IN_FORCE
    assert other.picture.responses


def test_of_a_paper_only_what_stands_on_it_is_recorded_and_only_what_a_second_person_can_see(
    sit: Sit, report: Prepared, tmp_path: Path, *, scan: Path, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    ministry.clock.at += timedelta(hours=2)
    recorder = sit("P-REC")
    recorder.open(report.report_id)
    recorder.has_read()
    with subtests.test("the path of a scan can be typed by keys"):
        recorder.press_next()
        dialog = recorder.dialog(PaperDialog)
        type_text(dialog.scan.editor, str(scan))
        assert dialog.scan.value() == scan
        assert dialog.notice.text == ""
        dialog.reject_at_once()
    with subtests.test("of a paper only what was ticked on it is recorded"):
        recorder.press_next()
        dialog = filled(recorder, report, scan)
        assert dialog.card(report.options[2]).outcome.value() is None, (
            "nobody signed that action is taken instead"
        )
        assert dialog.made.text() == "You record that option 2 is authorised."
    with subtests.test("a paper without a scan or of the future is not recorded"):
        dialog.printed.set_value(recorder.picture.report.briefs[-1].data_sha256)
        empty = tmp_path / "empty.pdf"
        empty.touch()
        dialog.scan.set_value(empty)
        dialog.signed_at.set_value(recorder.case.now())
        click(dialog.foot.acts[0].button)
        assert "empty" in dialog.scan.error
        dialog.scan.set_value(scan)
        dialog.signed_at.set_value(recorder.case.now() + timedelta(days=1))
        click(dialog.foot.acts[0].button)
        assert "future" in dialog.signed_at.error
        assert not recorder.picture.report.decisions
    recorder.dialog(PaperDialog).reject_at_once()
    with subtests.test("a scan that the second person could not see is refused with what to save it as"):
        photo = tmp_path / "IMG_0001.HEIC"
        photo.write_bytes(b"\0\0\0\x24ftypheic" + bytes(400))
        recorder.press_next()
        dialog = filled(recorder, report, photo)
        recorder.qtbot.waitUntil(lambda: bool(dialog.scan.error), timeout=10_000)
        assert "“IMG_0001.HEIC” cannot be shown to the second person" in dialog.scan.error
        assert "Save it as PDF, TIFF, JPEG or PNG" in dialog.scan.error
        dialog.printed.set_value(recorder.picture.report.briefs[-1].data_sha256)
        click(dialog.foot.acts[0].button)
        assert dialog.isVisible(), "nothing is recorded with it"
        assert not recorder.picture.report.decisions

        dialog.scan.set_value(scan)
        assert dialog.scan.error == ""
        click(dialog.foot.acts[0].button)
        assert not dialog.isVisible()


def test_a_brief_filled_on_screen_fills_the_record_and_is_still_confirmed_by_a_second_person(
    sit: Sit, report: Prepared, tmp_path: Path, ministry: Ministry, qtbot: QtBot
) -> None:
    ministry.clock.at += timedelta(hours=2)
    recorder = sit("P-REC")
    recorder.open(report.report_id)
    recorder.has_read()
    printed = frozen_pdf(ministry)
    fields = {
        "recommendation-2-agree": "/Yes",
        "signer-name": "Dana Whitlock",
        "signer-office": "Director-General, Political Affairs",
        "signed-date": recorder.case.now().date().isoformat(),
        "signed-time": "10:00",
        "reason": "The border cannot wait.",
    }
    path = tmp_path / "signed.pdf"
    path.write_bytes(covered(filled_form(printed, fields), 0))
    recorder.press_next()
    dialog = recorder.dialog(PaperDialog)
    dialog.scan.set_value(path)
    qtbot.waitUntil(lambda: "does not show what was frozen" in dialog.notice.text, timeout=20_000)

    good = tmp_path / "filled.pdf"
    good.write_bytes(filled_form(printed, fields))
    dialog.scan.set_value(good)
    qtbot.waitUntil(dialog.found.isVisible, timeout=20_000)
    assert "compare each" in dialog.found.text()
    assert dialog.person.editor.currentText() == "Dana Whitlock"
    assert dialog.card(report.options[1]).outcome.value() is Outcome.AUTHORISE
    click(dialog.foot.acts[0].button)
    assert not dialog.isVisible()
    assert DecisionEffect.PENDING_CONFIRMATION in {one.effect for one in recorder.picture.report.decisions}


def frozen_pdf(ministry: Ministry) -> bytes:
    with ministry.store.read() as session:
        return session.scalars(sa.select(Brief.pdf)).one()


def test_a_photographed_paper_is_shown_to_whoever_compares_it(
    sit: Sit, report: Prepared, tmp_path: Path, ministry: Ministry
) -> None:
    photo = tmp_path / "signed brief.png"
    drawn = QImage(1200, 1700, QImage.Format.Format_Grayscale8)
    drawn.fill(Qt.GlobalColor.white)
    assert drawn.save(str(photo))
    ministry.clock.at += timedelta(hours=2)
    recorder = sit("P-REC")
    recorder.open(report.report_id)
    recorder.has_read()
    recorder.press_next()
    dialog = filled(recorder, report, photo)
    dialog.printed.set_value(recorder.picture.report.briefs[-1].data_sha256)
    click(dialog.foot.acts[0].button)
    assert not dialog.isVisible()

    other = sit("P-FP")
    other.open(report.report_id)
    other.press_next()
    comparing = other.dialog(ConfirmDialog)
    assert_accessible(comparing)
    words = other.said(comparing)
    assert "write in a comment what differs" in words, "who prepared its options does not refuse it"
    assert "Where they differ, refuse the record" not in words
    assert "Hana Rehak" in words, "who can"
    shown = comparing.findChild(PdfView)
    assert shown is not None
    other.qtbot.waitUntil(lambda: shown.page_count == 1, timeout=10_000)
    before = shown.paper.zoom
    click(shown._larger)
    assert shown.paper.zoom > before, "a small hand is enlarged"
    assert comparing.focusWidget() is not comparing.compared.editor, "one reads before one ticks"
    click(comparing.say_act.button)
    assert not comparing.isVisible()
    saying = other.dialog(CommentDialog)
    assert saying.about.value() == f"option:{report.options[1]}", "so that it reaches who may refuse"
    type_text(saying.text.editor, "The paper authorises option 1.")
    click(saying.act_button.button)
    assert not saying.isVisible()
    assert "What you said of D-2026-0001 is on record." in other.window.above.notice.text
    at = other.case.now()
    with ministry.store.read() as session:
        lines = desk(session, ministry.actors["P-HR"], at, at.date()).lines
    assert Need.COMPARE_RECORD in {line.need for line in lines if line.mine}


def test_a_tiff_of_the_signed_paper_is_shown_page_by_page_and_does_not_leave_from_there(
    sit: Sit, report: Prepared, tmp_path: Path, ministry: Ministry
) -> None:
    scanned = tmp_path / "signed brief.tif"
    scanned.write_bytes(tiff("RGB", "jpeg"))
    ministry.clock.at += timedelta(hours=2)
    recorder = sit("P-REC")
    recorder.open(report.report_id)
    recorder.has_read()
    recorder.press_next()
    dialog = filled(recorder, report, scanned)
    dialog.printed.set_value(recorder.picture.report.briefs[-1].data_sha256)
    click(dialog.foot.acts[0].button)
    assert not dialog.isVisible()

    other = sit("P-FP")
    other.open(report.report_id)
    other.press_next()
    comparing = other.dialog(ConfirmDialog)
    shown = comparing.findChild(PdfView)
    assert shown is not None
    other.qtbot.waitUntil(lambda: shown.page_count == 2, timeout=10_000)
    assert not other.offers("Save as PDF…", comparing), "a copy that leaves is on the ledger"
    comparing.reject_at_once()


def test_a_second_person_refuses_a_record_beside_its_scan_and_the_recorder_records_it_anew(
    sit: Sit, report: Prepared, scan: Path, ministry: Ministry
) -> None:
    ministry.clock.at += timedelta(hours=2)
    recorder = sit("P-REC")
    recorder.open(report.report_id)
    recorder.has_read()
    recorder.press_next()
    dialog = filled(recorder, report, scan)
    dialog.printed.set_value(recorder.picture.report.briefs[-1].data_sha256)
    click(dialog.foot.acts[0].button)
    assert "Refuse the record…" not in recorder.said(), "whoever recorded it is told once why not"

    other = sit("P-HR")
    other.open(report.report_id)
    named = [menu.accessibleName() for menu in other.page.findChildren(ActMenu) if menu.isVisible()]
    assert "More acts on D-2026-0001" in named
    beside = [
        one
        for one in other.page.findChildren(QPushButton)
        if one.isVisible() and one.text() in {"Compare with the scan and confirm…", "Refuse the record…"}
    ]
    assert len(beside) == 2
    (card,) = {one for one in other.page.findChildren(Card) if one.isAncestorOf(beside[0])}
    assert card.minimumSizeHint().width() < sum(one.width() for one in beside), (
        "in a narrow column, as at 1280 pixels in French, one stands beneath the other"
    )
    with speaking(Language.FRENCH):
        other.window.refresh()
        decided = other.window.findChild(DecidedPanel)
        assert decided is not None
        assert "à confirmer" in other.said() or "confirm" in other.said(decided)
        # The middle of the page in a window of 1280 pixels.
        assert_fits(decided, 469)
    other.window.refresh()
    other.press_next()
    comparing = other.dialog(ConfirmDialog)
    assert "Where they differ, refuse the record" in other.said(comparing)
    click(comparing.refuse_act.button)
    assert not comparing.isVisible()
    refusing = other.dialog(RefuseRecordDialog)
    assert_accessible(refusing)
    assert refusing.findChild(PdfView) is not None, "the scan is seen while one writes what differs"
    assert "Recorded from paper as “authorise”, not confirmed yet" in other.said(refusing)
    assert grouped_hash(other.picture.report.briefs[-1].data_sha256) in other.said(refusing), (
        "as on the paper"
    )
    view = refusing.findChild(PdfView)
    assert view is not None
    assert refusing.focusWidget() is view.paper, "one reads before one writes"
    assert refusing.foot.acts[0].words == "Refuse the record of D-2026-0001"
    assert not refusing._scroll.isAncestorOf(refusing.warning), "however far the form is scrolled"
    assert refusing.warning.text() == "A refusal is never taken back."
    click(refusing.foot.acts[0].button)
    assert refusing.reason.error
    type_text(refusing.reason.editor, "The paper authorises option 1.")
    click(refusing.foot.acts[0].button)
    assert not refusing.isVisible()
    (made,) = other.picture.report.decisions
    assert made.effect is DecisionEffect.RECORD_REFUSED
    said = other.said()
    assert "1 record of a signed paper was refused: nothing is decided by it" in said
    assert "Record refused, nothing decided" in said
    assert "D-2026-0001, refused by" in said, "the option says so too"
    assert "What differs, by Hana Rehak: The paper authorises option 1." in said
    assert "Reason: The paper" not in said
    named = [menu.accessibleName() for menu in other.page.findChildren(ActMenu) if menu.isVisible()]
    assert "More acts on D-2026-0001" not in named, "nothing was decided that could be outside authority"
    assert "Compare with the scan and confirm…" not in said
    assert "Refuse the record…" not in said

    recorder.open(report.report_id)
    assert recorder.next == "Record a signed paper…"
    recorder.press_next()
    again = recorder.dialog(PaperDialog)
    assert again.card(report.options[1]) is not None, "its option is before the office again"
    again.reject_at_once()


def test_who_signed_the_paper_may_confirm_its_record_but_not_refuse_it(
    sit: Sit, report: Prepared, scan: Path, ministry: Ministry
) -> None:
    ministry.clock.at += timedelta(hours=2)
    recorder = sit("P-REC")
    recorder.open(report.report_id)
    recorder.has_read()
    recorder.press_next()
    dialog = filled(recorder, report, scan)
    dialog.printed.set_value(recorder.picture.report.briefs[-1].data_sha256)
    later = dialog.card(report.options[1])
    later.outcome.button(Outcome.DEFER).click()
    later.reason.set_value("The lists are not checked.")
    later.defer_until.set_value(date(2026, 1, 20))
    click(dialog.foot.acts[0].button)
    assert "Deferred until\n20 January 2026" in recorder.said()
    assert "not confirmed yet until" not in recorder.said(), "that would be another day"

    decider = sit("P-DG1")
    decider.open(report.report_id)
    assert "Whoever the record of D-2026-0001 names as signer does not refuse it." in decider.said()
