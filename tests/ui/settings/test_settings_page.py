"""The sections of the settings, on a real case."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions.keeping.backups import BackUpNow, back_up_now
from app.reading.ministry.settings import read_settings
from app.refusals import Refused
from db.backup import MANIFEST
from tests.support.opened import ADMINISTRATOR, AUDITOR
from tests.ui.settings.sections import section
from tests.ui.support import assert_accessible, assert_fits, press, type_text
from tests.ui.workplace import at_work, press_act
from ui.settings.backups_section import BackupsSection
from ui.settings.ministry_section import MinistrySection
from ui.settings.page import SECTIONS, SettingsPage


def test_a_setting_is_changed_with_its_reason(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.window.resize(1280, 720)
        part = section(session, MinistrySection)
        currency = next(field for field in part.form.fields if field.name == "currency")
        currency.set_value("euro")
        press_act(part.save)
        assert part.reason.error
        type_text(part.reason.editor, "We pay in pounds")
        press_act(part.save)
        assert currency.error
        currency.set_value("GBP")
        currency.setFocus()
        assert part.notice.visibleRegion().isEmpty()
        part.save.acted.emit()
        assert "Changed: currency" in part.notice.text
        qtbot.waitUntil(lambda: part.notice.visibleRegion().boundingRect() == part.notice.rect())
        assert part.save.button.visibleRegion().boundingRect() == part.save.button.rect()
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
        assert "not kept" in session.window.above.notice.text
        assert session.window.close()


def test_a_backup_is_made_listed_and_checked(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, ADMINISTRATOR) as session:
        part = section(session, BackupsSection)
        press_act(part.make)
        assert "being made" in part.make.reason
        qtbot.waitUntil(lambda: "read back whole" in part.notice.text, timeout=30_000)
        qtbot.waitUntil(lambda: len(part.table.rows_model.rows) == 1)
        [backup] = part.table.rows_model.rows
        assert part.table.current_row() == backup, "what was just made is what is checked next"
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


def test_every_section_can_be_used_with_keys_and_fits(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        page = session.window.pages["settings"]
        assert isinstance(page, SettingsPage)
        for kind in SECTIONS:
            session.window.go("settings", kind.name)
            assert isinstance(page.section, kind)
        assert_accessible(page)
        assert_fits(page, 1280 - 192)
