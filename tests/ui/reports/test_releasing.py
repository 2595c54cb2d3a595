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
    return for_norway(seat)


def for_norway(seat: Seat) -> PrepareReleaseDialog:
    dialog = seat.dialog(PrepareReleaseDialog)
    with seat.qtbot.waitSignal(dialog.pane.drawn, timeout=10_000):
        dialog.recipient.set_value("NOR")
    return dialog


def copies(seat: Seat) -> CopiesDialog:
    seat.choose("Released copies…")
    return next(one for one in seat.window.findChildren(CopiesDialog) if one.isVisible())


def asked_for_and_prepared(seat: Seat, dialog: PrepareReleaseDialog) -> None:
    dialog.asked_by.set_value("Embassy of Norway")
    dialog.asked_on.set_value(date(2026, 1, 10))
    dialog.reason.set_value("Shared planning")
    seat.window.refresh()  # the page reads anew beneath it, as it does when anything is recorded
    prepared(seat, dialog)


def prepared(seat: Seat, dialog: PrepareReleaseDialog) -> None:
    click(dialog.act_button.button)
    seat.qtbot.waitUntil(lambda: not seat.window.findChildren(PrepareReleaseDialog), timeout=10_000)


def said(dialog: CopiesDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_words_are_withheld_seen_beside_approved_by_another_and_saved(
    sit: Sit, report: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    seat = sit("P-AN1")
    seat.open(report.report_id)
    seat.choose("Prepare a release…")
    dialog = seat.dialog(PrepareReleaseDialog)
    pane = dialog.pane
    with subtests.test("in a narrow window the copy stands beneath the texts and nothing scrolls sideways"):
        seat.qtbot.waitUntil(pane.view.notice.isVisible, timeout=10_000)
        assert "Choose for whom the copy is" in seat.said(pane), "nothing is refused before it was asked for"
        scroll = next(one for one in dialog.findChildren(QScrollArea) if one.isAncestorOf(pane))

        def beneath() -> bool:
            return pane.view.mapTo(pane, QPoint()).x() == 0

        dialog.resize(800, 700)
        seat.qtbot.waitUntil(beneath)
        assert scroll.horizontalScrollBar().maximum() == 0
        dialog.resize(1180, 700)
        seat.qtbot.waitUntil(lambda: not beneath())
        assert scroll.horizontalScrollBar().maximum() == 0

    for_norway(seat)
    with subtests.test("for a partner again the copy has the marking of the original again"):
        dialog.recipient.set_value("public")
        dialog.recipient.editor.clearEditText()
        type_text(dialog.recipient.editor, "Norw")
        assert dialog.level.value() == "internal", "half a name is nobody yet"
        seat.qtbot.waitUntil(lambda: "Choose for whom the copy is" in seat.said(pane), timeout=10_000)
        shown = [one for one in seat.window.findChildren(ReadingDialog) if one.isVisible()]
        assert not shown, "and no error"
        names = [dialog.recipient.editor.itemText(row) for row in range(dialog.recipient.editor.count())]
        assert names[1:4] == ["Afghanistan", "Åland Islands", "Albania"], (
            "the public, then states by their names"
        )
        for_norway(seat)
        assert dialog.level.value() == "internal"
        assert not dialog.proposal.isVisibleTo(dialog)
    with subtests.test("a line that is selected with its label has its words chosen"):
        source = pane.texts
        cursor = source.textCursor()
        cursor.setPosition(source.toPlainText().index("country:"))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        source.setTextCursor(cursor)
        chosen = source.chosen()
        assert chosen is not None
        assert (chosen.path, chosen.first, chosen.last) == ("country", 1, 1)

    assert_accessible(dialog)
    assert_fits(dialog, 1280)
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
    asked_for_and_prepared(seat, dialog)
    assert (
        "RL-2026-0001 is prepared. It does not leave before it is approved." in seat.window.above.notice.text
    )
    assert f"{seat.ministry.actors['P-FP'].name} may approve it." in seat.window.above.notice.text
    mine = copies(seat)
    assert "RL-2026-0001 for Norway (NOR): waits for approval" in said(mine)
    assert "Save as PDF…" not in [act.words for act in mine.findChildren(ActButton)]
    mine.reject()

    other = sit("P-FP")
    with subtests.test("a release that waits leads from the desk to its approval"):
        (line,) = (one for one in other.case.desk().waiting.lines if one.need is Need.APPROVE_RELEASE)
        assert line.mine
        other.open(line.opens)
        (opened,) = (one for one in other.window.findChildren(CopiesDialog) if one.isVisible())
        assert "RL-2026-0001 for Norway (NOR): waits for approval" in said(opened)
        opened.reject()
        other.page.refresh()
        assert not [one for one in other.window.findChildren(CopiesDialog) if one.isVisible()], (
            "it opens once"
        )
        assert any(act.text() == "Approve or refuse RL-2026-0001…" for act in other.page.report.menu.acts())
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


def test_what_may_not_be_given_is_said_before_anything_is_kept_and_who_could_approve_before_and_after(
    sit: Sit, report: Prepared, subtests: pytest.Subtests
) -> None:
    seat = sit("P-FP")
    dialog = preparing(seat, report)
    with subtests.test("the only focal point reads before the work that nobody could approve it"):
        assert "Nobody could approve what you prepare." in dialog.notice.text
        assert "Have an analyst prepare another copy" in dialog.notice.text
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

    with subtests.test("and after it why nobody could"):
        prepared(seat, dialog)
        (approve,) = (act for act in copies(seat).findChildren(ActButton) if act.words == "Approve…")
        assert not approve.button.isEnabled()
        assert "No other focal point has an account" in approve.reason


def test_what_was_withheld_outlives_a_crash_and_is_withheld_of_nothing_else(
    sit: Sit, report: Prepared, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    seat = sit("P-AN1")
    journal = seat.window.journal = FormJournal(seat.case)
    dialog = preparing(seat, report)
    older = dialog.document.value()
    dialog.pane.ground.set_value("security")
    dialog.pane.texts.choose("bottom_line/happening", 6, 7)
    click(dialog.pane.words)
    dialog.pane.note.set_value("Names a post")
    assert dialog.unsaved, "Esc must not throw it away unasked"
    seat.qtbot.waitUntil(lambda: any("Names a post" in str(one.fields) for one in journal.all_waiting()))
    dialog.hide()

    def filled(document: str | None = None) -> PrepareReleaseDialog:
        seat.choose("Prepare a release…")
        again = seat.dialog(PrepareReleaseDialog)
        if document is not None:
            again.document.set_value(document)
        assert again.typed_before is not None
        click(again.typed_before.fill)
        return again

    again = filled()
    assert again.recipient.value() == "NOR", "with the form around it"
    assert [one.path for one in again.pane.removals] == ["bottom_line/happening"]
    assert again.pane.note.value() == "Names a post"
    again.hide()

    newer = RenewBrief(report_id=report.report_id, reason="The options are priced anew.", printer=PRINTER)
    ministry.do("P-FP", renew_brief, newer)
    seat.window.refresh()
    with subtests.test("what was withheld of one brief is never withheld of another"):
        again = filled()
        assert again.document.value() != older
        assert again.pane.removals == []
        assert "Not filled in: “What is withheld”" in again.notice.text
        assert len([one for one in journal.all_waiting() if "bottom_line" in str(one.fields)]) == 1
        again.reject_at_once()
    with subtests.test("what was withheld strikes no other words"):
        # A place of one document names other words in a later version of it: they would be withheld, and the meant ones read.
        again = filled(older)
        (removal,) = again.pane.removals
        assert removal.path == "bottom_line/happening"
        typed = again.pane.typed()
        for changed in ({"ground": "retired since"}, {"words": "light weapons"}):
            again.pane.bring_back({**typed, "removals": [{**typed["removals"][0], **changed}]})
            assert again.pane.removals == [], changed
        again.pane.bring_back({**typed, "document": "an earlier version"})
        assert again.pane.removals == []
        again.pane.bring_back(typed)
        assert again.pane.removals == [removal]
        again.reject_at_once()


def test_an_older_brief_and_the_decision_record_are_released_from_the_window_too(
    sit: Sit, report: Prepared, ministry: Ministry, subtests: pytest.Subtests
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
    asked_for_and_prepared(seat, dialog)
    with ministry.store.read() as session:
        kept = session.scalars(sa.select(Release)).one()
        assert (kept.kind, kept.brief_id) == (ReleasedKind.DECISION_RECORD, None)
        # On the ministry's paper: US Letter is 612 points wide.
        assert PdfReader(BytesIO(kept.pdf)).pages[0].mediabox.width == 612

    with subtests.test("who approves reads what is gone everywhere and what was let stand"):
        dialog = preparing(seat, report)
        dialog.pane.withhold(
            Removal(path="bottom_line/happening", ground="security", first=6, last=7, everywhere=True)
        )
        dialog.pane.withhold(Removal(path="country", ground="security", first=1, last=1))
        dialog.pane.may_stay.add("myanmar")
        asked_for_and_prepared(seat, dialog)
        read = said(copies(seat))
        assert "“heavy weapons” from 1 Bottom line and wherever else it stands" in read
        assert "Withheld in one place and let stand in another: “myanmar”" in read
