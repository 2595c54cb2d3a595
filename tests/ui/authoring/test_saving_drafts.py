"""What is typed in a draft is saved when its writer goes on, beside what others write, and as it was at earlier times."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QRadioButton

from app.actions.reports.drafting import SaveDraft, save_draft
from tests.support.carrying import CONTENT
from tests.support.ministry import Ministry
from tests.ui.authoring.conftest import Sit
from tests.ui.authoring.dialogs import button, opened
from tests.ui.authoring.drafts import EMPTY, begun, drafting, form_of, go_to, report, turn_to, type_in
from tests.ui.support import assert_accessible, click, press
from ui.reports import draft_keeper
from ui.reports.draft_panel import DraftPanel
from ui.reports.earlier_dialog import EarlierDialog
from ui.reports.stale_dialog import StaleDialog
from ui.widgets.compared_text import ComparedText
from ui.widgets.follow_scroll import FollowScroll

MIXED = "We have high confidence that attacks are likely."


def choice(dialog: StaleDialog, name: str) -> QRadioButton:
    return next(one for one in dialog.findChildren(QRadioButton) if one.accessibleName() == name)


def test_what_is_typed_is_saved_when_its_writer_goes_on_and_beside_what_others_write(
    ministry: Ministry, item: str, sit: Sit, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    desk, panel = drafting(sit, begun(ministry))
    with subtests.test("on going to another field, and the status line says so"):
        report_id = begun(ministry)
        turn_to(desk, panel, report_id)
        go_to(desk, panel, "legal")
        type_in(panel, "legal", "Obligations under the convention.")
        assert "not saved yet" in desk.frame.saved
        press(form_of(panel).field("legal").editor, Qt.Key.Key_Tab)  # type: ignore[attr-defined]  # text fields have one
        desk.qtbot.waitUntil(lambda: desk.frame.saved.endswith(" saved"))
        assert report(ministry, report_id).legal == "Obligations under the convention."
    with subtests.test("one key saves"):
        report_id = begun(ministry)
        turn_to(desk, panel, report_id)
        assert desk.frame.saved == "", "nothing is said to be saved of a draft that is only looked at"
        go_to(desk, panel, "legal")
        type_in(panel, "legal", "Obligations")
        editor = form_of(panel).field("legal").editor  # type: ignore[attr-defined]  # text fields have one
        press(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert desk.frame.saved.endswith(" saved")
        assert report(ministry, report_id).legal == "Obligations"
    with subtests.test("a sentence that is refused keeps its text and the rest is saved"):
        report_id = begun(ministry)
        turn_to(desk, panel, report_id)
        type_in(panel, "summary", MIXED)
        type_in(panel, "financial", "No cost to us.")
        panel.desk.save()
        desk.qtbot.waitUntil(lambda: "but not “What is happening”" in desk.frame.saved)
        form = form_of(panel)
        assert "both how likely and how sure" in form.field("summary").error
        kept = report(ministry, report_id)
        assert (kept.summary, kept.financial) == ("", "No cost to us.")
        assert form.field("summary").value() == MIXED
        assert "a summary" in panel.missing.text

        form.field("summary").set_value("Attacks are likely.")
        panel.desk.save()
        desk.qtbot.waitUntil(lambda: desk.frame.saved.endswith(" saved"))
        assert report(ministry, report_id).summary == "Attacks are likely."
        assert form.field("summary").error == ""
    with subtests.test("edits of other parts made elsewhere are brought in and nothing is overwritten"):
        report_id = begun(ministry)
        turn_to(desk, panel, report_id)
        saved_elsewhere(ministry, report_id, legal="Their view of the law", ask="Their ask")
        type_in(panel, "summary", "Troops mass.")
        panel.desk.save()
        assert report(ministry, report_id).summary == "Troops mass."
        kept = report(ministry, report_id)
        assert (kept.legal, kept.ask) == ("Their view of the law", "Their ask")
        assert form_of(panel).field("ask").value() == "Their ask"
        assert desk.frame.saved.endswith(" saved")
        assert "“What is asked”, “Legal”" in desk.frame.told[-1][1]
    with subtests.test("what both added at one place can be kept one after the other"):
        report_id = begun(ministry, replace(EMPTY, legal="Villages burned."))
        turn_to(desk, panel, report_id)
        saved_elsewhere(ministry, report_id, legal="Villages burned. Who did it is not known.")
        form_of(panel).field("legal").set_value("Villages burned. Three were empty.")
        panel.desk.save()
        click(panel.desk.compare.button)
        dialog = opened(StaleDialog)
        choice(dialog, "Legal: Both, yours first").setChecked(True)
        click(button(dialog, "Save what is chosen"))
        kept = report(ministry, report_id)
        assert kept.legal == "Villages burned. Three were empty. Who did it is not known."
    with subtests.test("who else is writing is said, since when"):
        report_id = begun(ministry)
        turn_to(desk, panel, report_id)
        assert not panel.desk.presence.isVisible()
        saved_elsewhere(ministry, report_id, legal="Theirs")
        panel.desk.look_around()
        since = f"{desk.case.now().astimezone(desk.case.zone):%H:%M}"
        assert (
            panel.desk.presence.text() == f"You are editing this draft in another window too, since {since}."
        )
        assert panel.desk.presence.isVisible()
        assert form_of(panel).field("legal").value() == "Theirs"
    with subtests.test("undo goes on after a save, another field and an edit made elsewhere"):
        report_id = begun(ministry)
        turn_to(desk, panel, report_id)
        form = form_of(panel)
        type_in(panel, "legal", "Mine")
        panel.desk.save()
        assert report(ministry, report_id).legal == "Mine"
        type_in(panel, "ask", "Act.")
        saved_elsewhere(ministry, report_id, legal="Mine and theirs")
        panel.desk.save()
        assert form.field("legal").value() == "Mine and theirs"
        editor = form.field("legal").editor  # type: ignore[attr-defined]  # text fields have one
        editor.undo()
        assert form.field("legal").value() == "Mine"
        editor.undo()
        assert form.field("legal").value() == ""
        assert form.field("ask").value() == "Act."
        assert not form.field("title").editor.isUndoAvailable()  # type: ignore[attr-defined]  # what was opened stays
    with subtests.test("one goes back to the draft as it was at an earlier time"):
        report_id = begun(ministry, replace(EMPTY, legal="As it was first."))
        ministry.clock.at += timedelta(minutes=10)
        saved_elsewhere(ministry, report_id, legal="As it is now.")
        turn_to(desk, panel, report_id)
        click(panel.earlier.button)
        before = opened(EarlierDialog)
        assert_accessible(before)
        assert before.act_button.reason == "The draft stands like this now."
        before.list.setCurrentRow(1)
        assert "As at" in before.list.item(1).text()
        compared = before.findChildren(ComparedText)[-1]
        assert "[removed: is now] [added: was first]" in compared.accessibleDescription()
        click(before.act_button.button)
        assert report(ministry, report_id).legal == "As it was first."
        form_of(panel).field("legal").editor.undo()  # type: ignore[attr-defined]  # text fields have one
        assert form_of(panel).field("legal").value() == "As it is now."
    with subtests.test("a draft saved elsewhere is shown anew where nothing was typed"):
        report_id = begun(ministry)
        turn_to(desk, panel, report_id)
        saved_elsewhere(ministry, report_id, legal="Theirs")
        desk.refresh()
        assert form_of(panel).field("legal").value() == "Theirs"
        assert panel.desk.notice.text == ""
    with subtests.test("an empty title is not saved and loses nothing"):
        report_id = begun(ministry)
        turn_to(desk, panel, report_id)
        form_of(panel).field("title").set_value("")
        type_in(panel, "legal", "None.")
        panel.desk.save()
        assert report(ministry, report_id).legal == "None."
        assert report(ministry, report_id).title == EMPTY.title
        assert form_of(panel).field("title").error
    with subtests.test("some minutes of work are saved though the writer stays in the field"):
        monkeypatch.setattr(draft_keeper, "WORK_MS", 60)
        report_id = begun(ministry)
        turn_to(desk, panel, report_id)
        type_in(panel, "legal", "Obligations")
        desk.qtbot.waitUntil(lambda: desk.frame.saved.endswith(" saved"))
        assert report(ministry, report_id).legal == "Obligations"


def test_whoever_goes_hides_or_closes_saves_at_once(
    ministry: Ministry, item: str, sit: Sit, subtests: pytest.Subtests
) -> None:
    desk = sit("P-AN1")
    panel = DraftPanel(desk.case, desk.frame, pause_ms=600_000)
    with subtests.test("going to another draft saves the first"):
        first, second = begun(ministry), begun(ministry, CONTENT)
        desk.show(panel, first)
        type_in(panel, "ask", "Authorise an option.")
        desk.show(panel, second)
        assert report(ministry, first).ask == "Authorise an option."
        assert form_of(panel).field("title").value() == CONTENT.title
        assert report(ministry, second).summary == CONTENT.summary
    with subtests.test("leaving the page saves at once"):
        report_id = begun(ministry)
        desk.show(panel, report_id)
        type_in(panel, "ask", "Authorise an option.")
        panel.hide()
        assert report(ministry, report_id).ask == "Authorise an option."
    panel.show()
    with subtests.test("closing the window saves at once"):
        report_id = begun(ministry)
        desk.show(panel, report_id)
        type_in(panel, "ask", "Authorise an option.")
        assert desk.window.close()
        assert report(ministry, report_id).ask == "Authorise an option."


def test_a_text_that_could_not_be_saved_is_there_again_when_its_report_is(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    first, second = begun(ministry), begun(ministry, CONTENT)
    desk, panel = drafting(sit, first)
    type_in(panel, "summary", MIXED)
    desk.show(panel, second)
    desk.show(panel, first)
    assert form_of(panel).field("summary").value() == MIXED
    assert "but not" in desk.frame.saved

    assert not desk.window.close(), "the first time it says that something is not saved"
    assert "not saved" in desk.frame.told[-1][1]
    assert desk.window.close()


def saved_elsewhere(ministry: Ministry, report_id: str, *, legal: str, ask: str = "") -> None:
    """The author saves the same draft from another window."""
    content = replace(EMPTY, legal=legal, ask=ask)
    request = SaveDraft(
        report_id=report_id, based_on=report(ministry, report_id).ledger_entry, content=content
    )
    ministry.do("P-AN1", save_draft, request)


def test_where_both_changed_the_same_words_the_author_chooses_passage_by_passage(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = begun(ministry, replace(EMPTY, legal="Three villages burned. Roads are closed."))
    desk, panel = drafting(sit, report_id)
    # As on the page, where a draft scrolls.
    layout = desk.window.layout()
    assert layout is not None
    layout.removeWidget(panel)
    layout.addWidget(FollowScroll(panel))
    desk.window.resize(700, 600)
    saved_elsewhere(ministry, report_id, legal="Five villages burned. Roads are open.", ask="Their ask")
    form_of(panel).field("legal").set_value("Four villages burned. Roads are mined.")
    go_to(desk, panel, "legal")
    place = form_of(panel).field("legal").mapToGlobal(QPoint()).y()
    panel.desk.save()
    assert form_of(panel).field("legal").mapToGlobal(QPoint()).y() == place, (
        "one goes on seeing what one types"
    )
    assert desk.frame.saved.endswith("not saved")
    assert "both of you changed the same words" in panel.desk.notice.text
    assert "both of you changed the same words" in desk.frame.told[-1][1], "also far down the form"
    assert form_of(panel).field("legal").value() == "Four villages burned. Roads are mined."
    assert report(ministry, report_id).legal == "Five villages burned. Roads are open."

    click(panel.desk.compare.button)
    dialog = opened(StaleDialog)
    assert_accessible(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert {"Four", "Five", "mined.", "open."} <= set(texts)
    assert "Amina Okoro saved it after you opened it here." in " ".join(texts)
    assert dialog.focusWidget() is choice(dialog, "Legal, passage 1: Yours")
    click(button(dialog, "Save what is chosen"))
    assert "Legal, passage 1" in dialog.notice.text, "nobody’s words are dropped by a key"
    assert report(ministry, report_id).legal == "Five villages burned. Roads are open."
    choice(dialog, "Legal, passage 1: Yours").setChecked(True)
    choice(dialog, "Legal, passage 2: By Amina Okoro").setChecked(True)
    click(button(dialog, "Save what is chosen"))
    kept = report(ministry, report_id)
    assert (kept.legal, kept.ask) == ("Four villages burned. Roads are open.", "Their ask")
    assert desk.frame.saved.endswith(" saved")
    assert desk.frame.told[-1][1].endswith(" saved."), "nothing goes on saying that it is not"
