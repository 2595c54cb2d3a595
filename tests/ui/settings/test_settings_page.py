"""The sections of the settings, on a real case."""

from pathlib import Path
from typing import TypeVar

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressBar
from pytestqt.qtbot import QtBot

from app.actions.keeping.backups import BackUpNow, back_up_now
from app.opening.ministry import open_ministry
from app.reading.ministry.settings import read_settings
from app.refusals import Refused
from db.backup import MANIFEST
from db.vocabulary import Role
from tests.support.founding import PASSPHRASE
from tests.support.ministry import NOW, SetClock
from tests.support.opened import ADMINISTRATOR, AUDITOR
from tests.ui.support import assert_accessible, assert_fits, press, type_text
from tests.ui.workplace import act_of, at_work, dialog, press_act
from ui.preferences import Preferences, read_preferences, write_preferences
from ui.session import WorkSession
from ui.settings.add_person_dialog import AddPersonDialog
from ui.settings.appearance_section import AppearanceSection
from ui.settings.backups_section import BackupsSection
from ui.settings.close_account_dialog import CloseAccountDialog
from ui.settings.import_dialog import ImportDialog
from ui.settings.key_dialog import KeyDialog
from ui.settings.load_framework_dialog import LoadFrameworkDialog
from ui.settings.ministry_section import MinistrySection
from ui.settings.page import SECTIONS, SettingsPage
from ui.settings.people_section import PeopleSection
from ui.settings.reference_section import ReferenceSection
from ui.settings.renew_key_dialog import RenewKeyDialog
from ui.settings.reset_dialog import ResetDialog
from ui.settings.restore_table_dialog import RestoreTableDialog
from ui.settings.roles_dialog import RolesDialog
from ui.settings.secret_dialog import SecretDialog
from ui.settings.section import Section
from ui.settings.you_section import YouSection
from ui.theme import Theme, ThemeChoice
from ui.theme.theme import EFFECTS
from ui.widgets.busy_bar import show_busy

S = TypeVar("S", bound=Section)
OTHER = "turbine meadow 58 saffron quilt"


def section(session: WorkSession, kind: type[S]) -> S:
    """A section of the settings, shown."""
    session.window.go("settings", kind.name)
    page = session.window.pages["settings"]
    assert isinstance(page, SettingsPage)
    found = page.section
    assert isinstance(found, kind)
    return found


def secret(qtbot: QtBot) -> SecretDialog:
    def open_now() -> list[SecretDialog]:
        return [
            one for one in QApplication.topLevelWidgets() if isinstance(one, SecretDialog) and one.isVisible()
        ]

    qtbot.waitUntil(lambda: len(open_now()) == 1, timeout=20_000)
    return open_now()[0]


def choose(people: PeopleSection, login: str) -> None:
    rows = people.table.rows_model.rows
    people.table.choose(next(place for place, one in enumerate(rows) if one.login == login))


def test_a_setting_is_changed_with_its_reason(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        part = section(session, MinistrySection)
        currency = next(field for field in part.form.fields if field.name == "currency")
        currency.set_value("euro")
        press_act(part.save)
        assert part.reason.error
        type_text(part.reason.editor, "We pay in pounds")
        press_act(part.save)
        assert currency.error
        currency.set_value("GBP")
        press_act(part.save)
        assert "Changed: currency" in part.notice.text
        assert session.case.look(read_settings).currency == "GBP"
        assert not part.unsaved


def test_what_another_role_changes_rests(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, ADMINISTRATOR) as session:
        part = section(session, MinistrySection)
        resting = {field.name for field in part.form.fields if not field.isEnabled()}
        assert "review days" in resting
        assert "lock after" not in resting
        assert "idle lock minutes" not in resting
    with at_work(case_folder, AUDITOR) as session:
        part = section(session, MinistrySection)
        assert "role" in part.save.reason


def test_what_is_typed_and_not_kept_is_not_lost_without_a_word(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        part = section(session, MinistrySection)
        type_text(part.reason.editor, "Because")
        session.window.go("desk")
        session.case.changed.emit()
        part = section(session, MinistrySection)
        assert part.reason.value() == "Because"
        assert not session.window.close()
        assert "not kept" in session.window.notice.text
        assert session.window.close()


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
        assert "Amina Okoro is added." in session.window.notice.text
    with open_ministry(case_folder, "a.okoro", provisional, clock=SetClock(NOW)) as ministry:
        assert ministry.must_change


def test_a_login_that_is_taken_adds_the_person_once(qtbot: QtBot, case_folder: Path) -> None:
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
        choose(people, ADMINISTRATOR)
        assert "own account" in people.reset.reason
        choose(people, AUDITOR)
        press_act(people.reset)
        asking = dialog(qtbot, ResetDialog)
        type_text(asking.reason.editor, "She came to my desk")
        press_act(act_of(asking, "Reset the passphrase"))
        secret(qtbot).accept()

        press_act(people.close_account)
        closing = dialog(qtbot, CloseAccountDialog)
        type_text(closing.reason.editor, "Her term ended")
        press_act(act_of(closing, "Close the account"))
        qtbot.waitUntil(
            lambda: not next(one for one in people.table.rows_model.rows if one.login == AUDITOR).active,
            timeout=20_000,
        )
        assert "no open account" in people.reset.reason


def test_an_analyst_sees_people_and_why_nothing_can_be_done(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, AUDITOR) as session:
        people = section(session, PeopleSection)
        assert people.table.rows_model.rows
        assert "administrator" in people.add.reason


def test_a_table_is_edited_as_a_file_and_restored(
    qtbot: QtBot, case_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "glossary.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    with at_work(case_folder, "l.ferrer") as session:
        part = section(session, ReferenceSection)
        rows = part.table.rows_model.rows
        part.table.choose(next(place for place, one in enumerate(rows) if one.kind == "glossary"))
        assert "shipped version is in use" in part.restore.reason
        press_act(part.export)
        text = file.read_text("utf-8")
        file.write_text(f"{text}Ministry week,A week that the ministry counts from Sunday.,\n", "utf-8")

        press_act(part.load)
        asking = dialog(qtbot, ImportDialog)
        assert_accessible(asking)
        type_text(asking.file.editor, str(file))
        type_text(asking.note.editor, "Our own week")
        press_act(act_of(asking, "Put this version in use"))
        line = part.table.current_row()
        assert line is not None
        assert (line.version, line.shipped, line.note) == (1, False, "Our own week")
        assert line.items == rows[-1].items + 1

        press_act(part.restore)
        asking_back = dialog(qtbot, RestoreTableDialog)
        type_text(asking_back.note.editor, "Not needed")
        press_act(act_of(asking_back, "Put the shipped table in use"))
        line = part.table.current_row()
        assert line is not None
        assert (line.version, line.shipped, line.items) == (2, True, rows[-1].items)


def test_s11_a_risk_framework_of_the_ministrys_own_is_loaded_beside_the_others(
    qtbot: QtBot, case_folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "regional.csv"
    file.write_text(
        "factor,factor_title,scope,indicator,meaning,confirmed\n1,Borders,common,1.1,Armed groups cross,yes\n",
        "utf-8",
    )
    with at_work(case_folder, "l.ferrer") as session:
        part = section(session, ReferenceSection)
        press_act(part.framework)
        asking = dialog(qtbot, LoadFrameworkDialog)
        assert_accessible(asking)
        for field, text in (
            (asking.file, str(file)),
            (asking.framework_title, "Regional questions"),
            (asking.source, "Handbook of 2019, paraphrased"),
            (asking.code, "un"),
            (asking.note, "Partners use it"),
        ):
            type_text(field.editor, text)
        press_act(asking.act_button)
        assert "came with the program" in asking.code.error
        asking.code.set_value("regional")
        press_act(asking.act_button)
        line = part.table.rows_model.rows[-1]
        assert (line.title, line.own, line.version) == ("Regional questions", True, 1)
        part.table.choose(len(part.table.rows_model.rows) - 1)
        assert "no version came with the program" in part.restore.reason


def test_a_fault_in_a_file_is_named_and_changes_nothing(
    qtbot: QtBot, case_folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "glossary.csv"
    file.write_text("term,definition,see_also\nOne,,\n", "utf-8")
    with at_work(case_folder, "l.ferrer") as session:
        part = section(session, ReferenceSection)
        rows = part.table.rows_model.rows
        part.table.choose(next(place for place, one in enumerate(rows) if one.kind == "glossary"))
        press_act(part.load)
        asking = dialog(qtbot, ImportDialog)
        type_text(asking.file.editor, str(file))
        type_text(asking.note.editor, "Shorter")
        press_act(act_of(asking, "Put this version in use"))
        assert "row 2" in asking.notice.text
        assert "still here" in asking.notice.text
        asking.reject_at_once()
        assert part.table.rows_model.rows == rows


def test_a_backup_is_made_listed_and_checked(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, ADMINISTRATOR) as session:
        part = section(session, BackupsSection)
        press_act(part.make)
        assert "being made" in part.make.reason
        qtbot.waitUntil(lambda: "read back whole" in part.notice.text, timeout=30_000)
        qtbot.waitUntil(lambda: len(part.table.rows_model.rows) == 1)
        [backup] = part.table.rows_model.rows
        part.table.choose(0)
        press_act(part.verify)
        qtbot.waitUntil(lambda: "is whole" in part.notice.text, timeout=30_000)
        (backup.path / MANIFEST).write_bytes(
            (backup.path / MANIFEST).read_bytes().replace(b"manual", b"Manual")
        )
        part.check(backup.path)
        qtbot.waitUntil(lambda: "is not a whole backup" in part.notice.text, timeout=30_000)


def test_an_auditor_makes_no_backup(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, AUDITOR) as session:
        part = section(session, BackupsSection)
        assert "role" in part.make.reason
        with pytest.raises(Refused):
            back_up_now(session.case.ministry, BackUpNow())


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


def _entries(session: WorkSession) -> int:
    return session.case.look(lambda session: int(session.scalar(sa.text("select max(number) from ledger"))))


def test_a_new_recovery_key_is_asked_for_before_the_sheet_is_void(qtbot: QtBot, case_folder: Path) -> None:
    """One press of a button made the sealed sheet worthless; pressed once more by chance, the new one too."""
    with at_work(case_folder, ADMINISTRATOR) as session:
        session.window.go("settings", "you")
        part = section(session, YouSection)
        before = _entries(session)

        press_act(part.renew)
        asking = dialog(qtbot, RenewKeyDialog)
        assert_accessible(asking)
        press(asking, Qt.Key.Key_Return)
        assert asking.isVisible(), "Enter on what opened it agrees to nothing"
        asking.reject()
        assert _entries(session) == before

        press_act(part.renew)
        press_act(act_of(dialog(qtbot, RenewKeyDialog), "Make the new key"))
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), KeyDialog), timeout=20_000)
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, KeyDialog)
        shown.reject()
        assert "no longer opens this case" in shown.page.notice.text
        shown.reject()
        assert "nobody has shown that it was noted" in part.renewed.text
        assert not part.renewed.visibleRegion().isEmpty()
        assert session.window.focusWidget() is part.renew.button


def test_who_comes_to_a_section_goes_on_from_its_name(qtbot: QtBot, case_folder: Path) -> None:
    """From the palette, from a link: the first act of the section is one Tab away, and not nine."""
    with at_work(case_folder, ADMINISTRATOR) as session:
        window = session.window
        window.sidebar.focus_place("desk")
        part = section(session, BackupsSection)
        page = window.pages["settings"]
        assert isinstance(page, SettingsPage)
        assert window.focusWidget() is page.list
        press(page.list, Qt.Key.Key_Tab)
        assert window.focusWidget() is part.make.button


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


def test_looks_take_effect_at_once(qtbot: QtBot, case_folder: Path, theme: Theme) -> None:
    with at_work(case_folder, AUDITOR) as session:
        part = section(session, AppearanceSection)
        part.theme.set_value(ThemeChoice.DARK)
        assert theme.palette.dark
        part.text_size.set_value(150)
        assert theme.metrics.text_scale == 1.5
        press(part.rows.editor, Qt.Key.Key_Space)
        assert theme.metrics.comfortable


def test_looks_are_kept_beside_the_case(tmp_path: Path) -> None:
    file = tmp_path / "config" / "window.json"
    assert read_preferences(file) == Preferences()
    write_preferences(file, Preferences(theme="dark", text_scale=1.5, comfortable=True))
    assert read_preferences(file) == Preferences(theme="dark", text_scale=1.5, comfortable=True)
    file.write_text('{"theme": 7, "comfortable": true, "unknown": 1}')
    assert read_preferences(file) == Preferences(comfortable=True)
    file.write_text("not json")
    assert read_preferences(file) == Preferences()


def test_every_section_can_be_used_with_keys_and_fits(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        page = session.window.pages["settings"]
        assert isinstance(page, SettingsPage)
        for kind in SECTIONS:
            session.window.go("settings", kind.name)
            assert isinstance(page.section, kind)
        assert_accessible(page)
        assert_fits(page, 1280 - 192)


def test_type_grows_and_shrinks_by_keys_from_any_page_and_the_settings_follow(
    qtbot: QtBot, case_folder: Path, theme: Theme
) -> None:
    with at_work(case_folder, AUDITOR) as session:
        part = section(session, AppearanceSection)
        session.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is session.window)
        control = Qt.KeyboardModifier.ControlModifier
        for _ in range(9):
            press(session.window, Qt.Key.Key_Plus, control)
        assert theme.metrics.text_scale == 2.0
        assert part.text_size.value() == 200
        press(session.window, Qt.Key.Key_Minus, control)
        assert theme.metrics.text_scale == 1.75
        press(session.window, Qt.Key.Key_0, control)
        assert theme.metrics.text_scale == 1.0
        assert part.text_size.value() == 100


def test_who_wants_no_motion_gets_none(case_folder: Path, theme: Theme) -> None:
    bar = QProgressBar()
    show_busy(bar)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    with at_work(case_folder, AUDITOR) as session:
        press(section(session, AppearanceSection).still.editor, Qt.Key.Key_Space)
        assert theme.still
        assert QApplication.cursorFlashTime() == 0
        show_busy(bar)
        assert bar.maximum() > bar.value() > 0
    theme.keep_still(wanted=False)
    assert QApplication.cursorFlashTime() > 0
    # Whatever is chosen, nothing slides or fades in.
    assert not any(QApplication.isEffectEnabled(effect) for effect in EFFECTS)
