"""Sources held and erased."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.evidence.sources import AddSource, add_source
from app.reading.evidence.items import source_views
from db.vocabulary import Reliability, SourceKind
from tests.support.casework import opened
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.support import click, type_text
from ui.countries.erase_dialog import EraseDialog
from ui.countries.lift_dialog import LiftDialog
from ui.reports.text_dialog import TextDialog


def test_a_protected_identity_is_erased_once_no_hold_stands(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    opened(ministry)
    request = AddSource(
        name="Heron", kind=SourceKind.PERSON, reliability=Reliability.C, protected=True, identity="A nurse"
    )
    ministry.do("P-AN1", add_source, request)
    page = show("P-FP", "MMR")
    tab = page.file.sources
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
    model = tab.table.rows_model
    assert "A nurse" not in [model.index(0, column).data() for column in range(model.columnCount())]
