"""Sources held and erased."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.evidence.sources import AddSource, add_source
from app.reading.evidence.items import source_views
from app.reading.ledger.history import history
from db.vocabulary import Reliability, SourceKind
from tests.support.casework import opened
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.support import FakeFrame, assert_accessible, click, type_text
from ui.countries.erase_dialog import EraseDialog
from ui.countries.identity_dialog import IdentityDialog
from ui.countries.lift_dialog import LiftDialog
from ui.reports.text_dialog import TextDialog


def test_a_sealed_identity_is_read_by_a_focal_point_with_a_reason_and_erased_once_no_hold_stands(
    show: Show, frame: FakeFrame, qtbot: QtBot, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    opened(ministry)
    request = AddSource(
        name="Heron", kind=SourceKind.PERSON, reliability=Reliability.C, protected=True, identity="A nurse"
    )
    ministry.do("P-AN1", add_source, request)
    page = show("P-FP", "MMR/sources")
    tab = page.file.sources
    with subtests.test("a sealed identity is read by a focal point with a reason that stands on the ledger"):
        # It could be sealed and erased, and nobody could read it: who has to warn the source could not.
        click(tab.read.button)
        asking = QApplication.activeModalWidget()
        assert isinstance(asking, TextDialog)
        click(asking.act_button.button)
        assert asking.text.error
        type_text(asking.text.editor, "To warn her")
        click(asking.act_button.button)
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, IdentityDialog)
        assert shown.identity.text() == "A nurse"
        assert_accessible(shown)
        shown.reject()
        with ministry.store.read() as session:
            newest = history(session, ministry.actors["P-FP"], limit=1)[0]
        assert newest.reason == "To warn her"
        assert "nurse" not in repr(newest)
    with subtests.test("a protected identity is erased once no hold stands"):
        page.file.tabs.setCurrentWidget(tab)
        assert "No legal hold" in tab.lift.reason
        click(tab.hold.button)
        hold = QApplication.activeModalWidget()
        assert isinstance(hold, TextDialog)
        type_text(hold.text.editor, "Request of the tribunal")
        click(hold.act_button.button)
        assert "legal hold stands" in tab.erase.reason
        click(tab.lift.button)
        lift = QApplication.activeModalWidget()
        assert isinstance(lift, LiftDialog)
        type_text(lift.reason.editor, "The tribunal has copies")
        click(lift.act_button.button)
        click(tab.erase.button)
        erase = QApplication.activeModalWidget()
        assert isinstance(erase, EraseDialog)
        type_text(erase.reason.editor, "She asked for it")
        click(erase.act_button.button)
        qtbot.waitUntil(lambda: tab.erase.reason.startswith("The identity is erased"))
        with ministry.store.read() as session:
            (source,) = source_views(session)
        assert source.identity == "erased"
        assert frame.told[-1][1] == "The identity of Heron is erased for good."
        assert page.window().focusWidget() is tab.hold.button, (
            "who works by keys goes on beside what was refused"
        )
        model = tab.table.rows_model
        assert "A nurse" not in [model.index(0, column).data() for column in range(model.columnCount())]


def test_a_protected_source_is_asked_for_in_a_form_that_grows_and_read_by_no_colleague(
    show: Show, qtbot: QtBot, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    opened(ministry)
    request = AddSource(
        name="Heron", kind=SourceKind.PERSON, reliability=Reliability.C, protected=True, identity="A nurse"
    )
    ministry.do("P-AN1", add_source, request)
    tab = show("P-AN1", "MMR/sources").file.sources
    with subtests.test("a colleague is refused a sealed identity with who may read it"):
        assert not tab.read.button.isEnabled()
        assert "focal point" in tab.read.reason
    with subtests.test("a protected source is asked for in a form that grows and is chosen when it is kept"):
        before = tab.table.current_row()
        dialog = tab.add()
        height = dialog.height()
        dialog.fields.protected.set_value(True)
        qtbot.waitUntil(lambda: dialog.height() > height)
        dialog.fields.name.set_value("Ibis")
        dialog.fields.kind.set_value(SourceKind.PERSON)
        dialog.fields.reliability.set_value(Reliability.C)
        click(dialog.act_button.button)
        chosen = tab.table.current_row()
        assert before is not None
        assert chosen is not None
        assert (before.name == "Ibis", chosen.name) == (False, "Ibis")
