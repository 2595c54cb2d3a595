"""One’s own passphrase and the recovery key, on a real case."""

from pathlib import Path

import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.opening.ministry import open_ministry
from tests.support.founding import PASSPHRASE
from tests.support.ministry import NOW, SetClock
from tests.support.opened import ADMINISTRATOR, AUDITOR
from tests.ui.settings.sections import section
from tests.ui.support import assert_accessible, press, type_text
from tests.ui.workplace import act_of, at_work, dialog, press_act
from ui.session import WorkSession
from ui.settings.key_dialog import KeyDialog
from ui.settings.renew_key_dialog import RenewKeyDialog
from ui.settings.you_section import YouSection

OTHER = "turbine meadow 58 saffron quilt"


def test_ones_own_passphrase_is_changed(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, AUDITOR) as session:
        part = section(session, YouSection)
        type_text(part.old.editor, "not the passphrase")
        type_text(part.new.first.editor, OTHER)
        type_text(part.new.again.editor, OTHER)
        press_act(part.change)
        qtbot.waitUntil(lambda: "The passphrase is wrong" in part.old.error, timeout=20_000)
        assert "login" not in part.old.error, "nobody typed one"
        assert "still in force" in part.notice.text
        type_text(part.old.editor, PASSPHRASE)
        press(part.new.again.editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "in force" in part.notice.text and part.old.is_empty(), timeout=20_000)
        assert "administrator" in part.renew.reason
    with open_ministry(case_folder, AUDITOR, OTHER, clock=SetClock(NOW)) as again:
        assert again.actor.name == "Ruth Adeyemi"


def _keys_made(session: WorkSession) -> int:
    counted = sa.text("select count(*) from ledger where action = 'vault.recovery_key'")
    return session.case.look(lambda session: int(session.scalar(counted)))


def test_a_new_recovery_key_is_asked_for_before_the_sheet_is_void(qtbot: QtBot, case_folder: Path) -> None:
    """One press of a button made the sealed sheet worthless; pressed once more by chance, the new one too."""
    with at_work(case_folder, ADMINISTRATOR) as session:
        session.window.go("settings", "you")
        part = section(session, YouSection)
        before = _keys_made(session)

        press_act(part.renew)
        asking = dialog(qtbot, RenewKeyDialog)
        assert_accessible(asking)
        press(asking, Qt.Key.Key_Return)
        assert asking.isVisible(), "Enter on what opened it agrees to nothing"
        assert not session.tasks.running
        asking.reject()
        assert _keys_made(session) == before

        press_act(part.renew)
        press_act(act_of(dialog(qtbot, RenewKeyDialog), "Make the new key"))
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), KeyDialog), timeout=20_000)
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, KeyDialog)
        assert _keys_made(session) == before + 1
        shown.reject()
        assert "no longer opens this case" in shown.page.notice.text
        shown.reject()
        assert "nobody has shown that it was noted" in part.renewed.text
        assert not part.renewed.visibleRegion().isEmpty()
        assert session.window.focusWidget() is part.renew.button
