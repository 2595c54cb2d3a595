"""What is typed is safe from a crash at each pause, brought back after one, and gone from beside the record once it is on it."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.actions.reports.drafting import (
    DraftReport,
    OnReportWithReason,
    SaveDraft,
    draft_report,
    save_draft,
    withdraw_report,
)
from app.actions.reports.unsaved import KeepTyped, keep_typed
from db.engine import writing
from db.ledger.entries import ledger
from db.unsaved import UNSAVED
from db.vocabulary import ReportStatus
from tests.support.carrying import CONTENT
from tests.support.ministry import Ministry
from tests.ui.authoring.conftest import Sit
from tests.ui.authoring.dialogs import opened
from tests.ui.authoring.drafts import EMPTY, begun, drafting, form_of, go_to, report, turn_to, type_in
from tests.ui.support import assert_accessible, click
from ui.reports.brought_back import BroughtBackDialog
from ui.reports.draft_panel import DraftPanel
from ui.widgets.compared_text import ComparedText

MIXED = "We have high confidence that attacks are likely."


def beside(ministry: Ministry, report_id: str) -> dict[str, object]:
    """What is kept beside the record of a report, by the part of the draft."""
    with ministry.store.read() as session:
        return {
            part: json.loads(typed)
            for part, typed in session.execute(
                sa.select(UNSAVED.c.part, UNSAVED.c.typed).where(UNSAVED.c.report_id == report_id)
            )
        }


def entries(ministry: Ministry) -> int:
    with ministry.store.read() as session:
        return session.execute(sa.select(sa.func.count()).select_from(ledger)).scalar_one()


def crashed(ministry: Ministry, report_id: str, **texts: object) -> None:
    """The author typed this, and the program ended."""
    typed = KeepTyped(report_id=report_id, based_on=report(ministry, report_id).ledger_entry, texts=texts)
    keep_typed(ministry.store, ministry.actors["P-AN1"], typed)


def test_what_is_typed_is_safe_after_a_pause_and_on_record_once_its_writer_goes_on(
    ministry: Ministry, item: str, sit: Sit, subtests: pytest.Subtests
) -> None:
    desk, panel = drafting(sit, begun(ministry))
    report_id = begun(ministry)
    before = entries(ministry)
    turn_to(desk, panel, report_id)
    for part in ("Obliga", "tions under the conv", "ention."):
        type_in(panel, "legal", part)
        desk.qtbot.waitUntil(lambda: "safe, not on record yet" in desk.frame.saved)
    assert beside(ministry, report_id) == {"legal": "Obligations under the convention."}
    assert entries(ministry) == before
    panel.desk.save()
    assert entries(ministry) == before + 1
    assert beside(ministry, report_id) == {}
    with subtests.test(
        "typing the last thing that a submission needs is one entry and not one for each letter"
    ):
        request = DraftReport(country="MMR", content=replace(CONTENT, affected_groups=""), evidence=(item,))
        report_id = ministry.do("P-AN1", draft_report, request).report_id
        turn_to(desk, panel, report_id)
        go_to(desk, panel, "affected_groups")
        before = entries(ministry)
        for letter in "Patients":
            type_in(panel, "affected_groups", letter)
            desk.qtbot.waitUntil(lambda: "safe, not on record yet" in desk.frame.saved)
        # Longer than the list of what is missing takes to follow.
        desk.qtbot.waitUntil(panel.submit.button.isEnabled)
        assert entries(ministry) == before
        assert report(ministry, report_id).affected_groups == ""
        go_to(desk, panel, "legal")
        desk.qtbot.waitUntil(lambda: desk.frame.saved.endswith(" saved"))
        assert entries(ministry) == before + 1
        assert report(ministry, report_id).affected_groups == "Patients"
    with subtests.test("submitting from the field that was missing records it first"):
        request = DraftReport(country="MMR", content=replace(CONTENT, affected_groups=""), evidence=(item,))
        report_id = ministry.do("P-AN1", draft_report, request).report_id
        turn_to(desk, panel, report_id)
        type_in(panel, "affected_groups", "Patients")
        desk.qtbot.waitUntil(panel.submit.button.isEnabled)
        click(panel.submit.button)
        kept = report(ministry, report_id)
        assert (kept.status, kept.affected_groups) == (ReportStatus.SUBMITTED, "Patients")
    with subtests.test("who types while a large import is written neither waits nor is troubled"):
        report_id = begun(ministry)
        turn_to(desk, panel, report_id)
        keeper = panel.desk.keeper
        assert keeper is not None
        with writing(ministry.store.engine).begin():
            type_in(panel, "legal", "Obligations under the convention.")
            keeper.note_now()
            keeper.keep_unasked()
            assert desk.frame.saved.endswith("not saved yet")
            assert desk.frame.refused == []
        assert beside(ministry, report_id) == {}
        desk.qtbot.waitUntil(lambda: "safe, not on record yet" in desk.frame.saved)
        panel.desk.save()
        assert report(ministry, report_id).legal == "Obligations under the convention."
    with subtests.test("what is typed and taken back leaves nothing behind"):
        report_id = begun(ministry)
        turn_to(desk, panel, report_id)
        type_in(panel, "legal", "No")
        desk.qtbot.waitUntil(lambda: bool(beside(ministry, report_id)))
        form_of(panel).field("legal").set_value("")
        desk.qtbot.waitUntil(lambda: not beside(ministry, report_id))
        assert desk.frame.saved == "", "nothing is said of a draft that stands as it was found"
    with subtests.test("who is typing is seen before they save"):
        report_id = begun(ministry)
        turn_to(desk, panel, report_id)
        typed = KeepTyped(
            report_id=report_id, based_on=report(ministry, report_id).ledger_entry, texts={"legal": "x"}
        )
        keep_typed(ministry.store, ministry.actors["P-AN2"], typed)
        panel.desk.look_around()
        assert panel.desk.presence.text().startswith(ministry.actors["P-AN2"].name)
        assert "has written in this draft too" in panel.desk.presence.text()
    with subtests.test("a sentence that cannot be saved stays safe while the rest is saved"):
        report_id = begun(ministry)
        turn_to(desk, panel, report_id)
        type_in(panel, "summary", MIXED)
        type_in(panel, "financial", "No cost to us.")
        panel.desk.save()
        assert report(ministry, report_id).financial == "No cost to us."
        assert beside(ministry, report_id) == {"summary": MIXED}
    form_of(panel).field("summary").set_value("")
    with subtests.test("a lock puts what is typed on record"):
        report_id = begun(ministry)
        turn_to(desk, panel, report_id)
        type_in(panel, "ask", "Authorise an option.")
        desk.window.hide()
        assert report(ministry, report_id).ask == "Authorise an option."
        assert beside(ministry, report_id) == {}


def test_typing_without_a_pause_is_safe_all_the_same(ministry: Ministry, item: str, sit: Sit) -> None:
    report_id = begun(ministry)
    desk = sit("P-AN1")
    panel = DraftPanel(desk.case, desk.frame, pause_ms=400)
    desk.show(panel, report_id)
    typed = []

    def go_on() -> bool:
        typed.append("a")
        type_in(panel, "legal", "a")
        return bool(beside(ministry, report_id))

    desk.qtbot.waitUntil(go_on)
    assert len(typed) > 2


def test_after_a_crash_the_text_is_there_again_beside_what_was_saved_since(
    ministry: Ministry, item: str, sit: Sit, subtests: pytest.Subtests
) -> None:
    desk, panel = drafting(sit, begun(ministry))
    with subtests.test("the text is there again and one quiet line says so"):
        report_id = begun(ministry, replace(EMPTY, legal="As it was."))
        crashed(
            ministry, report_id, legal="As it was typed.", crimes=["genocide"], urgency="immediate", title=""
        )
        ministry.clock.at += timedelta(minutes=20)
        before = entries(ministry)
        turn_to(desk, panel, report_id)
        form = form_of(panel)
        zone = desk.case.zone
        at = f"{(ministry.clock.at - timedelta(minutes=20)).astimezone(zone):%H:%M}"
        assert panel.desk.returned.text == f"Text typed until {at} was brought back."
        assert panel.desk.returned.isVisible()
        assert form.field("legal").value() == "As it was typed."
        assert [str(crime) for crime in form.field("crimes").value()] == ["genocide"]
        assert form.field("urgency").value() == "immediate"
        assert form.field("title").value() == "", "what cannot be saved is there again too"
        assert entries(ministry) == before, "nothing is on record until its writer goes on"
        form.field("legal").editor.undo()  # type: ignore[attr-defined]  # text fields have one
        assert form.field("legal").value() == "As it was."
    panel.desk.save()
    with subtests.test("what was brought back is seen beside what is saved and can be taken out"):
        report_id = begun(ministry, replace(EMPTY, legal="Three villages."))
        crashed(ministry, report_id, legal="Five villages.", title="")
        before = entries(ministry)
        turn_to(desk, panel, report_id)
        click(panel.desk.returned.see.button)
        dialog = opened(BroughtBackDialog)
        assert_accessible(dialog)
        told = [text.accessibleDescription() for text in dialog.findChildren(ComparedText)]
        assert "[removed: Three] [added: Five] villages." in told
        click(dialog.act_button.button)
        form = form_of(panel)
        assert (form.field("legal").value(), form.field("title").value()) == ("Three villages.", EMPTY.title)
        assert panel.desk.returned.text == ""
        assert beside(ministry, report_id) == {}
        assert entries(ministry) == before
        form.field("legal").editor.undo()  # type: ignore[attr-defined]  # text fields have one
        assert form.field("legal").value() == "Five villages."
    with subtests.test("what another window saved since the crash is merged and never overwritten"):
        report_id = begun(ministry, replace(EMPTY, legal="Three villages burned. Roads are closed."))
        crashed(ministry, report_id, legal="Five villages burned. Roads are closed.", ask="Act.")
        content = replace(EMPTY, legal="Three villages burned. Roads are open.", financial="None.")
        # As another program would, which knows nothing of what was typed here.
        request = SaveDraft(
            report_id=report_id,
            based_on=report(ministry, report_id).ledger_entry,
            content=content,
            held_back=frozenset({"legal", "ask"}),
        )
        ministry.do("P-AN1", save_draft, request)
        turn_to(desk, panel, report_id)
        panel.desk.save()
        kept = report(ministry, report_id)
        assert kept.legal == "Five villages burned. Roads are open."
        assert (kept.ask, kept.financial) == ("Act.", "None.")
    with subtests.test("where both changed the same words the writer chooses after the crash too"):
        report_id = begun(ministry, replace(EMPTY, legal="Three villages."))
        crashed(ministry, report_id, legal="Five villages.")
        version = report(ministry, report_id).ledger_entry
        request = SaveDraft(
            report_id=report_id,
            based_on=version,
            content=replace(EMPTY, legal="Four villages."),
            held_back=frozenset({"legal"}),
        )
        ministry.do("P-AN1", save_draft, request)
        turn_to(desk, panel, report_id)
        assert form_of(panel).field("legal").value() == "Five villages."
        assert "both of you changed the same words" in panel.desk.notice.text
        assert report(ministry, report_id).legal == "Four villages."
        assert beside(ministry, report_id) == {"legal": "Five villages."}
    with subtests.test("text left over on a report that was handed on is shown to its writer alone"):
        report_id = begun(ministry)
        crashed(ministry, report_id, legal="Never saved.")
        ministry.do("P-FP", withdraw_report, OnReportWithReason(report_id=report_id, reason="Overtaken."))
        _other, theirs = drafting(sit, report_id, "P-FP")
        assert theirs.left_over.text == ""
        turn_to(desk, panel, report_id)
        assert "was not saved, and the draft can be written no longer" in panel.left_over.text
        click(panel.left_over.see.button)
        dialog = opened(BroughtBackDialog)
        told = [text.accessibleDescription() for text in dialog.findChildren(ComparedText)]
        assert told == ["[added: Never saved.]"]
        click(dialog.act_button.button)
        assert beside(ministry, report_id) == {}
        assert panel.left_over.text == ""
