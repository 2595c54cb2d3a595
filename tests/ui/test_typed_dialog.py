"""What somebody typed before a crash is said on their desk, and can be read, copied, gone on with and thrown away."""

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.actions.unsaved_forms import KeepForm, keep_form
from app.reading.ministry.window import frame_view
from app.rules.entry.typed_fields import TypedField
from tests.actions.conftest import built_ministry, ministry
from tests.support.carrying import PRINTER, open_file
from tests.support.ministry import Ministry
from tests.ui.support import FakeFrame, against_the_reading, assert_accessible, assert_fits, click
from tests.ui.workplace import dialog, press_act
from ui.case import Case
from ui.desk.page import DeskPage, desk_page
from ui.dialogs.ask_dialog import AskDialog
from ui.dialogs.kept_form import KeptForm
from ui.dialogs.typed_before import TypedBefore
from ui.dialogs.typed_dialog import TypedDialog
from ui.fields.files_field import FilesField
from ui.fields.form_journal import FormJournal
from ui.fields.form_keeper import FormPlace
from ui.tasks import Tasks
from ui.widgets.notice import Notice

__all__ = ["built_ministry", "ministry"]


def typed(ministry: Ministry, who: str, place: tuple[str, str, str], reason: str) -> None:
    form, subject, title = place
    fields = (
        TypedField(key="reason", label="Reason", typed=reason, words=reason),
        TypedField(key="phase", label="Phase", typed="", words="", text=False),
    )
    request = KeepForm(sitting_id=str(uuid4()), form=form, subject=subject, title=title, fields=fields)
    keep_form(ministry.store, ministry.actors[who], request)


def desk(qtbot: QtBot, tasks: Tasks, ministry: Ministry, who: str) -> tuple[DeskPage, FakeFrame]:
    frame = FakeFrame(tasks)
    case = Case(ministry.store, ministry.actors[who], PRINTER, tasks)
    frame.journal = FormJournal(case)
    page = desk_page(case, frame)
    qtbot.addWidget(page)
    page.resize(1088, 700)
    page.show()
    page.open("")
    return page, frame


@pytest.mark.parametrize("who", ["P-FP", "P-ADM"])
def test_the_desk_says_in_a_line_what_its_reader_typed_and_nobody_elses(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry, who: str
) -> None:
    other = "P-AN1"
    typed(ministry, other, ("countries.PhaseDialog", "MMR", "Change the phase"), "not yours")
    page, _ = desk(qtbot, tasks, ministry, who)
    assert page.typed_line is None
    typed(ministry, who, ("authorities.RevokeDialog", "D-001", "Revoke D-001"), "The post was abolished.")
    again, _ = desk(qtbot, tasks, ministry, who)
    assert again.typed_line is not None
    assert again.typed_line.see.words == "Typed and not recorded (1)…"
    qtbot.waitUntil(again.typed_line.see.isVisible)
    assert against_the_reading(again) == []
    with ministry.store.read() as session:
        assert frame_view(session, ministry.actors[who], ministry.store.clock()).typed == 1
    press_act(again.typed_line.see)
    shown = dialog(qtbot, TypedDialog)
    assert [card.form.title for card in shown.cards] == ["Revoke D-001"]


def test_it_is_read_copied_led_to_and_thrown_away_once_it_was_asked(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry
) -> None:
    open_file(ministry)
    typed(ministry, "P-FP", ("reports.DecideDialog", "EW-2026-0001", "Decide"), "Words of a reason")
    typed(ministry, "P-FP", ("countries.PhaseDialog", "MMR", "Change the phase"), "Roads closed")
    page, frame = desk(qtbot, tasks, ministry, "P-FP")
    page.show_typed()
    shown = dialog(qtbot, TypedDialog)
    assert_accessible(shown)
    assert_fits(shown, 760)
    phase, decide = sorted(shown.cards, key=lambda card: card.form.title)
    assert [card.go.text() for card in (phase, decide)] == ["Go to Myanmar", "Go to EW-2026-0001"]
    assert decide.form.title == "Decide"
    click(decide.copy)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Decide\nTyped on 2026-")
    assert copied.endswith("Reason\nWords of a reason"), "what is empty is left out"
    click(decide.discard)
    dialog(qtbot, AskDialog).reject_at_once()
    assert len(shown.cards) == 2
    click(decide.discard)
    click(dialog(qtbot, AskDialog).act_button.button)
    (phase,) = shown.cards
    assert phase.form.title == "Change the phase"
    assert page.typed_line is not None
    assert page.typed_line.see.words == "Typed and not recorded (1)…"
    click(phase.go)
    assert frame.went[-1] == ("countries", "MMR")
    assert not shown.isVisible()


def test_who_lost_nothing_is_told_so(qtbot: QtBot, tasks: Tasks, ministry: Ministry) -> None:
    page, _ = desk(qtbot, tasks, ministry, "P-FP")
    page.show_typed()
    shown = dialog(qtbot, TypedDialog)
    assert shown.nothing.isVisible()
    assert not shown.cards


def test_files_that_wait_and_stand_there_among_more_are_gone_on_with_unasked(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry
) -> None:
    kept, added = "/scans/kept.pdf", "/scans/added.pdf"
    place = FormPlace(form="countries.EvidenceDialog", subject="MMR", title="Record evidence")
    waits = TypedField(key="files", label="Files", typed=[kept], words="kept.pdf", text=False)
    request = KeepForm(
        sitting_id=str(uuid4()), form=place.form, subject=place.subject, title=place.title, fields=(waits,)
    )
    keep_form(ministry.store, ministry.actors["P-FP"], request)
    frame = FakeFrame(tasks)
    journal = FormJournal(Case(ministry.store, ministry.actors["P-FP"], PRINTER, tasks))
    host, field = QWidget(), FilesField("Files")
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    column.addWidget(field)
    form = KeptForm(
        host, frame, journal, place, lambda: {"files": field}, above=field, column=column, notice=Notice()
    )
    form.take_over_the_same()
    assert len(host.findChildren(TypedBefore)) == 1, "it does not stand there"
    field.set_value([Path(kept), Path(added)])
    form.take_over_the_same()
    assert form.offer is None
    assert field.typed() == [kept, added]
    form.keeper.forget()
