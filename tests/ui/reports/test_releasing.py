"""Preparing a copy for release from a report's page, with real clicks: words withheld, approved by another, saved."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QScrollArea

from app.actions.ministry.settings import ChangeSettings, change_settings
from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.escalations import RenewBrief, renew_brief
from app.briefs.redact import Removal
from app.paper import Paper
from app.reading.desk import Need
from db.releases import Release
from db.reports import Brief
from db.vocabulary.release import ReleasedKind
from tests.reports.hunting import found_in
from tests.support.carrying import PRINTER, Prepared, decided, decline
from tests.support.ministry import Ministry
from tests.ui.reports.seat import Seat
from tests.ui.support import assert_accessible, assert_fits, click, type_text
from ui.dialogs.reading import ReadingDialog
from ui.fields.form_journal import FormJournal
from ui.find.commands import Command
from ui.find.palette import FindPalette
from ui.release.copies_dialog import CopiesDialog
from ui.release.prepare_dialog import PrepareReleaseDialog
from ui.reports.text_dialog import TextDialog
from ui.widgets.act_button import ActButton

Sit = Callable[[str], Seat]


def preparing(seat: Seat, report: Prepared) -> PrepareReleaseDialog:
    seat.open(report.report_id)
    seat.choose("Prepare a release…")
    dialog = seat.dialog(PrepareReleaseDialog)
    with seat.qtbot.waitSignal(dialog.pane.drawn, timeout=10_000):
        dialog.recipient.set_value("NOR")
    return dialog


def copies(seat: Seat) -> CopiesDialog:
    seat.choose("Released copies…")
    return next(one for one in seat.window.findChildren(CopiesDialog) if one.isVisible())


def said(dialog: CopiesDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_words_are_withheld_seen_beside_approved_by_another_and_saved(
    sit: Sit, report: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = sit("P-AN1")
    dialog = preparing(seat, report)
    assert_accessible(dialog)
    assert_fits(dialog, 1280)
    pane = dialog.pane
    assert not seat.offers("Save as PDF…", pane), "a copy that nobody approved does not leave"
    pane.texts.choose("bottom_line/happening", 6, 7)
    click(pane.words)
    assert pane.ground.error == "Choose the ground first."
    pane.ground.set_value("security")
    with seat.qtbot.waitSignal(pane.drawn, timeout=10_000):
        click(pane.words)
    assert pane.list.item(0).text() == "security: “heavy weapons”"
    assert pane.draft is not None
    assert pane.draft.copy.brief is not None
    assert "[withheld: security]" in pane.draft.copy.brief.bottom_line.happening
    dialog.asked_by.set_value("Embassy of Norway")
    dialog.asked_on.set_value(date(2026, 1, 10))
    dialog.reason.set_value("Shared planning")
    seat.window.refresh()  # the page reads anew beneath it, as it does when anything is recorded
    click(dialog.act_button.button)
    seat.qtbot.waitUntil(lambda: not seat.window.findChildren(PrepareReleaseDialog), timeout=10_000)
    assert (
        "RL-2026-0001 is prepared. It does not leave before it is approved." in seat.window.above.notice.text
    )
    assert f"{seat.ministry.actors['P-FP'].name} may approve it." in seat.window.above.notice.text
    mine = copies(seat)
    assert "RL-2026-0001 for Norway (NOR): waits for approval" in said(mine)
    assert "Save as PDF…" not in [act.words for act in mine.findChildren(ActButton)]
    mine.reject()

    other = sit("P-FP")
    other.open(report.report_id)
    theirs = copies(other)
    assert_accessible(theirs)
    approve = next(act for act in theirs.findChildren(ActButton) if act.words == "Approve…")
    click(approve.button)
    asked = next(one for one in other.window.findChildren(TextDialog) if one.isVisible())
    click(asked.act_button.button)
    theirs.show_copies()
    assert "RL-2026-0001 for Norway (NOR): approved" in said(theirs)
    target = tmp_path / "copy.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    save = next(act for act in theirs.findChildren(ActButton) if act.words == "Save as PDF…")
    click(save.button)
    assert f"RL-2026-0001 is saved as {target}." in theirs.notice.text
    palette = FindPalette(other.case, other.window)
    other.qtbot.addWidget(palette)
    type_text(palette.line, "rl-2026-0001")
    other.qtbot.waitUntil(lambda: not palette.finder.busy)
    ways = [row.words for row in palette.results.rows if isinstance(row, Command)]
    assert ways == ["RL-2026-0001, copy of EW-2026-0001 v1 for Norway (NOR): approved"], "by the number alone"
    palette.reject()
    assert found_in(target.read_bytes(), ["weapons"]) == []


def test_in_a_narrow_window_the_copy_stands_beneath_the_texts_and_nothing_scrolls_sideways(
    sit: Sit, report: Prepared
) -> None:
    seat = sit("P-AN1")
    seat.open(report.report_id)
    seat.choose("Prepare a release…")
    dialog = seat.dialog(PrepareReleaseDialog)
    seat.qtbot.waitUntil(dialog.pane.view.notice.isVisible, timeout=10_000)
    assert "Choose for whom the copy is" in seat.said(dialog.pane), (
        "nothing is refused before it was asked for"
    )
    scroll = next(one for one in dialog.findChildren(QScrollArea) if one.isAncestorOf(dialog.pane))

    def beneath() -> bool:
        return dialog.pane.view.mapTo(dialog.pane, QPoint()).x() == 0

    dialog.resize(800, 700)
    seat.qtbot.waitUntil(beneath)
    assert scroll.horizontalScrollBar().maximum() == 0
    dialog.resize(1180, 700)
    seat.qtbot.waitUntil(lambda: not beneath())
    assert scroll.horizontalScrollBar().maximum() == 0
    dialog.reject_at_once()


def test_a_line_that_is_selected_with_its_label_has_its_words_chosen(sit: Sit, report: Prepared) -> None:
    seat = sit("P-FP")
    source = preparing(seat, report).pane.texts
    cursor = source.textCursor()
    cursor.setPosition(source.toPlainText().index("country:"))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    source.setTextCursor(cursor)
    chosen = source.chosen()
    assert chosen is not None
    assert (chosen.path, chosen.first, chosen.last) == ("country", 1, 1)
    seat.dialog(PrepareReleaseDialog).reject_at_once()


def test_what_may_not_be_given_is_said_before_anything_is_kept(sit: Sit, report: Prepared) -> None:
    seat = sit("P-FP")
    dialog = preparing(seat, report)
    with seat.qtbot.waitSignal(dialog.pane.drawn, timeout=10_000):
        dialog.recipient.set_value("public")
    assert dialog.level.value() == "public"
    assert "Proposed for the public, in place of Internal" in dialog.proposal.text()
    assert dialog.proposal.isVisibleTo(dialog), "a marking is never changed silently"
    dialog.level.set_value("internal")
    seat.qtbot.waitUntil(dialog.pane.view.notice.isVisible, timeout=10_000)
    told = " ".join(label.text() for label in dialog.pane.view.notice.findChildren(QLabel))
    assert "A copy for the public carries a public level" in told
    assert not dialog.proposal.isVisibleTo(dialog), "what somebody chose themselves was not proposed"
    with seat.qtbot.waitSignal(dialog.pane.drawn, timeout=10_000):
        dialog.level.set_value("public")
    assert dialog.pane.draft is not None
    assert dialog.pane.draft.copy.brief is not None
    assert dialog.pane.draft.copy.brief.evidence == ()
    assert dialog.pane.remaining.isVisibleTo(dialog)
    dialog.asked_by.set_value("Embassy of Norway")
    dialog.asked_on.set_value(date(2026, 1, 10))
    dialog.reason.set_value("All of it is public")
    dialog.asked_by.editor.setFocus()
    dialog.act_button.button.click()
    # Refused, for words that remain: what deals with them is led to, and seen.
    seat.qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.pane.everywhere, timeout=10_000)
    assert not dialog.pane.everywhere.visibleRegion().isEmpty()
    with seat.qtbot.waitSignal(dialog.pane.drawn, timeout=10_000):
        dialog.pane.stay.setFocus()
        QTest.keyClick(dialog.pane.stay, Qt.Key.Key_Return)
    assert dialog.pane.draft.remaining == ()
    held = dialog.focusWidget()
    assert held is not None
    QTest.keyClick(held, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter once too often, on what has gone, prepares no copy"
    assert dialog.act_button.button.hasFocus()
    dialog.reject_at_once()


def test_an_older_brief_and_the_decision_record_are_released_from_the_window_too(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    newer = RenewBrief(report_id=report.report_id, reason="The options are priced anew.", printer=PRINTER)
    ministry.do("P-FP", renew_brief, newer)
    with ministry.store.read() as session:
        newest = session.scalars(sa.select(Brief.id).where(Brief.version == 2)).one()
    ministry.do("P-MIN", open_brief, OpenBrief(brief_id=newest))
    decided(ministry, "P-MIN", "minister", report, *(decline(option) for option in report.options))
    before = ministry.settings()
    letter = ChangeSettings(settings=replace(before, paper=Paper.LETTER), based_on=before, reason="Our paper")
    ministry.do("P-FP", change_settings, letter)

    seat = sit("P-AN1")
    dialog = preparing(seat, report)
    words = [dialog.document.editor.itemText(row) for row in range(dialog.document.editor.count())]
    assert [one[:16] for one in words] == ["Brief, version 2", "Brief, version 1", "Decision record,"]
    pane = dialog.pane
    pane.ground.set_value("security")
    pane.texts.choose("bottom_line/happening", 6, 7)
    click(pane.words)
    with seat.qtbot.waitSignal(pane.drawn, timeout=10_000):
        dialog.document.editor.setCurrentIndex(2)
    assert "Choose anew" in " ".join(label.text() for label in pane.told.findChildren(QLabel))
    assert pane.removals == []
    assert pane.draft is not None
    assert pane.draft.copy.record is not None
    dialog.asked_by.set_value("Embassy of Norway")
    dialog.asked_on.set_value(date(2026, 1, 10))
    dialog.reason.set_value("Shared planning")
    click(dialog.act_button.button)
    seat.qtbot.waitUntil(lambda: not seat.window.findChildren(PrepareReleaseDialog), timeout=10_000)
    with ministry.store.read() as session:
        kept = session.scalars(sa.select(Release)).one()
        assert (kept.kind, kept.brief_id) == (ReleasedKind.DECISION_RECORD, None)
        # On the ministry's paper: US Letter is 612 points wide.
        assert PdfReader(BytesIO(kept.pdf)).pages[0].mediabox.width == 612


def test_for_a_partner_again_the_copy_has_the_marking_of_the_original_again(
    sit: Sit, report: Prepared
) -> None:
    seat = sit("P-AN1")
    dialog = preparing(seat, report)
    dialog.recipient.set_value("public")
    dialog.recipient.editor.clearEditText()
    type_text(dialog.recipient.editor, "Norw")
    assert dialog.level.value() == "internal", "half a name is nobody yet"
    seat.qtbot.waitUntil(lambda: "Choose for whom the copy is" in seat.said(dialog.pane), timeout=10_000)
    assert not [one for one in seat.window.findChildren(ReadingDialog) if one.isVisible()], "and no error"
    names = [dialog.recipient.editor.itemText(row) for row in range(dialog.recipient.editor.count())]
    assert names[1:4] == ["Afghanistan", "Åland Islands", "Albania"], "the public, then states by their names"
    dialog.recipient.set_value("NOR")
    assert dialog.level.value() == "internal"
    assert not dialog.proposal.isVisibleTo(dialog)
    dialog.reject_at_once()


def test_the_only_focal_point_reads_before_the_work_and_after_it_who_could_approve(
    sit: Sit, report: Prepared
) -> None:
    seat = sit("P-FP")
    dialog = preparing(seat, report)
    assert "Nobody could approve what you prepare." in dialog.notice.text
    assert "Have an analyst prepare another copy" in dialog.notice.text
    dialog.asked_by.set_value("Embassy of Norway")
    dialog.asked_on.set_value(date(2026, 1, 10))
    dialog.reason.set_value("Shared planning")
    click(dialog.act_button.button)
    seat.qtbot.waitUntil(lambda: not seat.window.findChildren(PrepareReleaseDialog), timeout=10_000)
    (approve,) = (act for act in copies(seat).findChildren(ActButton) if act.words == "Approve…")
    assert not approve.button.isEnabled()
    assert "No other focal point has an account" in approve.reason


def test_who_approves_reads_what_is_gone_everywhere_and_what_was_let_stand(
    sit: Sit, report: Prepared
) -> None:
    seat = sit("P-AN1")
    dialog = preparing(seat, report)
    dialog.pane.withhold(
        Removal(path="bottom_line/happening", ground="security", first=6, last=7, everywhere=True)
    )
    dialog.pane.withhold(Removal(path="country", ground="security", first=1, last=1))
    dialog.pane.may_stay.add("myanmar")
    dialog.asked_by.set_value("Embassy of Norway")
    dialog.asked_on.set_value(date(2026, 1, 10))
    dialog.reason.set_value("Shared planning")
    click(dialog.act_button.button)
    seat.qtbot.waitUntil(lambda: not seat.window.findChildren(PrepareReleaseDialog), timeout=10_000)
    read = said(copies(seat))
    assert "“heavy weapons” from 1 Bottom line and wherever else it stands" in read
    assert "Withheld in one place and let stand in another: “myanmar”" in read


def test_a_release_that_waits_leads_from_the_desk_to_its_approval(sit: Sit, report: Prepared) -> None:
    seat = sit("P-AN1")
    dialog = preparing(seat, report)
    dialog.asked_by.set_value("Embassy of Norway")
    dialog.asked_on.set_value(date(2026, 1, 10))
    dialog.reason.set_value("Shared planning")
    click(dialog.act_button.button)
    seat.qtbot.waitUntil(lambda: not seat.window.findChildren(PrepareReleaseDialog), timeout=10_000)

    other = sit("P-FP")
    (line,) = (one for one in other.case.desk().waiting.lines if one.need is Need.APPROVE_RELEASE)
    assert line.mine
    other.open(line.opens)
    (opened,) = (one for one in other.window.findChildren(CopiesDialog) if one.isVisible())
    assert "RL-2026-0001 for Norway (NOR): waits for approval" in said(opened)
    opened.reject()
    other.page.refresh()
    assert not [one for one in other.window.findChildren(CopiesDialog) if one.isVisible()], "it opens once"
    assert any(act.text() == "Approve or refuse RL-2026-0001…" for act in other.page.report.menu.acts())


def test_what_was_withheld_outlives_a_crash_with_the_form_around_it(sit: Sit, report: Prepared) -> None:
    seat = sit("P-AN1")
    journal = seat.window.journal = FormJournal(seat.case)
    dialog = preparing(seat, report)
    dialog.pane.ground.set_value("security")
    dialog.pane.texts.choose("bottom_line/happening", 6, 7)
    click(dialog.pane.words)
    dialog.pane.note.set_value("Names a post")
    assert dialog.unsaved, "Esc must not throw it away unasked"
    seat.qtbot.waitUntil(lambda: any("Names a post" in str(one.fields) for one in journal.all_waiting()))
    dialog.hide()
    seat.choose("Prepare a release…")
    again = seat.dialog(PrepareReleaseDialog)
    assert again.typed_before is not None
    click(again.typed_before.fill)
    assert again.recipient.value() == "NOR"
    assert [one.path for one in again.pane.removals] == ["bottom_line/happening"]
    assert again.pane.note.value() == "Names a post"


def test_what_was_withheld_strikes_no_other_words(sit: Sit, report: Prepared) -> None:
    """A place of one document names other words in a later version of it: they would be withheld, and the meant ones read."""
    pane = preparing(sit("P-AN1"), report).pane
    pane.withhold(Removal(path="bottom_line/happening", ground="security", first=6, last=7))
    typed = pane.typed()
    pane.bring_back(typed)
    assert [one.path for one in pane.removals] == ["bottom_line/happening"]
    elsewhere = {**typed, "removals": [{**typed["removals"][0], "words": "light weapons"}]}
    pane.bring_back(elsewhere)
    assert pane.removals == []
    pane.bring_back({**typed, "document": "an earlier version"})
    assert pane.removals == []
    retired = {**typed, "removals": [{**typed["removals"][0], "ground": "no longer one"}]}
    pane.bring_back(retired)
    assert pane.removals == []


def test_what_was_withheld_of_one_brief_is_never_withheld_of_another(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    seat = sit("P-AN1")
    journal = seat.window.journal = FormJournal(seat.case)
    dialog = preparing(seat, report)
    older = dialog.document.value()
    dialog.pane.withhold(Removal(path="bottom_line/happening", ground="security", first=6, last=7))
    assert dialog._kept is not None
    dialog._kept.keeper.note_now()
    dialog.hide()
    newer = RenewBrief(report_id=report.report_id, reason="The options are priced anew.", printer=PRINTER)
    ministry.do("P-FP", renew_brief, newer)
    seat.window.refresh()

    def filled(document: str | None = None) -> PrepareReleaseDialog:
        seat.choose("Prepare a release…")
        again = seat.dialog(PrepareReleaseDialog)
        if document is not None:
            again.document.set_value(document)
        assert again.typed_before is not None
        click(again.typed_before.fill)
        return again

    again = filled()
    assert again.document.value() != older
    assert again.pane.removals == []
    assert "Not filled in: “What is withheld”" in again.notice.text
    assert len([one for one in journal.all_waiting() if "bottom_line" in str(one.fields)]) == 1
    again.reject_at_once()
    again = filled(older)
    (removal,) = again.pane.removals
    typed = again.pane.typed()
    for changed in ({"ground": "retired since"}, {"words": "light weapons"}):
        again.pane.bring_back({**typed, "removals": [{**typed["removals"][0], **changed}]})
        assert again.pane.removals == []
    again.pane.bring_back(typed)
    assert again.pane.removals == [removal]
    again.reject_at_once()
