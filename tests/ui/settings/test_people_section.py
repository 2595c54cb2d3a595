"""People in the settings, on a real case: who is added, who signs in, who is shut out."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.opening.ministry import open_ministry
from db.vocabulary import Role
from tests.support.ministry import NOW, SetClock
from tests.support.opened import ADMINISTRATOR, AUDITOR
from tests.ui.settings.sections import choose, secret, section
from tests.ui.support import assert_accessible, press, type_text
from tests.ui.workplace import act_of, at_work, dialog, press_act
from ui.settings.add_person_dialog import AddPersonDialog
from ui.settings.close_account_dialog import CloseAccountDialog
from ui.settings.people_section import PeopleSection
from ui.settings.reset_dialog import ResetDialog
from ui.settings.roles_dialog import RolesDialog


def test_a_person_is_added_and_signs_in(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, ADMINISTRATOR) as session:
        people = section(session, PeopleSection)
        press_act(people.add)
        asking = dialog(qtbot, AddPersonDialog)
        assert_accessible(asking)
        type_text(asking.name.editor, "Amina Okoro")
        type_text(asking.login.editor, "a.okoro")
        press_act(act_of(asking, "Add this person"))
        assert asking.roles.error
        asking.roles.editor.setCurrentRow(0)
        press(asking.roles.editor, Qt.Key.Key_Space)
        press_act(act_of(asking, "Add this person"))
        shown = secret(qtbot)
        provisional = shown.secret.text()
        shown.reject()
        assert shown.isVisible(), "an Esc of habit does not lose what is shown only now"
        assert "Nobody can show this again" in shown.notice.text
        shown.reject()
        qtbot.waitUntil(lambda: "a.okoro" in [one.login for one in people.table.rows_model.rows])
        chosen = people.table.current_row()
        assert chosen is not None
        assert chosen.login == "a.okoro", "the acts beneath the table are about whoever was just added"
        assert "Amina Okoro is added." in session.window.above.notice.text
    with open_ministry(case_folder, "a.okoro", provisional, clock=SetClock(NOW)) as ministry:
        assert ministry.must_change


def test_a_login_that_is_taken_adds_nobody_and_the_next_one_adds_the_person_once(
    qtbot: QtBot, case_folder: Path
) -> None:
    with at_work(case_folder, ADMINISTRATOR) as session:
        people = section(session, PeopleSection)
        press_act(people.add)
        asking = dialog(qtbot, AddPersonDialog)
        type_text(asking.name.editor, "Amina Okoro")
        type_text(asking.login.editor, "l.ferrer")
        asking.roles.editor.setCurrentRow(0)
        press(asking.roles.editor, Qt.Key.Key_Space)
        add = act_of(asking, "Add this person")
        press_act(add)
        qtbot.waitUntil(lambda: "l.ferrer" in asking.notice.text + asking.login.error, timeout=20_000)
        people.refresh()
        assert "Amina Okoro" not in [one.name for one in people.table.rows_model.rows], (
            "no half of it is left"
        )
        asking.login.editor.clear()
        type_text(asking.login.editor, "a.okoro")
        qtbot.waitUntil(add.isEnabled)
        press_act(add)
        secret(qtbot).accept()
        names = [one.name for one in people.table.rows_model.rows]
        assert names.count("Amina Okoro") == 1


def test_a_passphrase_is_reset_and_an_account_closed(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, ADMINISTRATOR) as session:
        people = section(session, PeopleSection)
        assert "Choose a person" in people.reset.reason
        shown = [one.text() for one in people.findChildren(QLabel) if one.isVisible()]
        assert shown.count(people.reset.reason) == 1, "once is enough"
        choose(people, ADMINISTRATOR)
        assert "own account" in people.reset.reason
        choose(people, AUDITOR)
        press_act(people.reset)
        asking = dialog(qtbot, ResetDialog)
        type_text(asking.reason.editor, "She came to my desk")
        press_act(act_of(asking, "Reset the passphrase"))
        secret(qtbot).accept()
        told = session.window.above.notice
        assert "signs in once with a new provisional passphrase" in told.text

        press_act(people.close_account)
        closing = dialog(qtbot, CloseAccountDialog)
        type_text(closing.reason.editor, "Her term ended")
        press_act(act_of(closing, "Close the account"))
        qtbot.waitUntil(
            lambda: not next(one for one in people.table.rows_model.rows if one.login == AUDITOR).active,
            timeout=20_000,
        )
        assert "no open account" in people.reset.reason
        qtbot.waitUntil(lambda: session.window.focusWidget() is people.table)


def test_an_analyst_sees_people_and_why_nothing_can_be_done(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, AUDITOR) as session:
        people = section(session, PeopleSection)
        assert people.table.rows_model.rows
        assert "administrator" in people.add.reason


def test_the_last_focal_point_is_named_before_the_role_is_taken_away(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, ADMINISTRATOR) as session:
        people = section(session, PeopleSection)
        focal = [one for one in people.table.rows_model.rows if Role.FOCAL_POINT in one.roles]
        assert [one.login for one in focal] == ["l.ferrer"]
        choose(people, "l.ferrer")
        for act, kind in ((people.roles, RolesDialog), (people.close_account, CloseAccountDialog)):
            press_act(act)
            asking = dialog(qtbot, kind)
            assert "only focal point" in asking.notice.text
            asking.reject_at_once()
        choose(people, "j.berg")
        press_act(people.close_account)
        asking = dialog(qtbot, CloseAccountDialog)
        assert asking.notice.text == ""
        asking.reject_at_once()
