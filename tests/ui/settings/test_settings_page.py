"""The sections of the settings, on a real case."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions.keeping.backups import BackUpNow, back_up_now
from app.reading.ministry.reference import current_marking_scheme
from app.reading.ministry.settings import read_settings
from app.refusals import Refused
from db.backup import MANIFEST
from tests.support.opened import ADMINISTRATOR, AUDITOR
from tests.ui.settings.sections import section
from tests.ui.support import assert_accessible, assert_fits, click, press, type_text
from tests.ui.workplace import at_work, press_act
from ui.fields.choice_field import ChoiceField
from ui.fields.form_field import FormField
from ui.help.where import topic_here, topic_of
from ui.session import WorkSession
from ui.settings.backups_section import BackupsSection
from ui.settings.ministry_section import MinistrySection
from ui.settings.page import SECTIONS, SettingsPage
from ui.settings.reasoned_section import ReasonedSection
from ui.settings.signals_section import SignalsSection
from ui.settings.you_section import YouSection


def test_a_setting_is_changed_with_its_reason(
    qtbot: QtBot, case_folder: Path, subtests: pytest.Subtests
) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        with subtests.test("every section can be used with keys and fits"):
            page = session.window.pages["settings"]
            assert isinstance(page, SettingsPage)
            for kind in SECTIONS:
                session.window.go("settings", kind.name)
                assert isinstance(page.section, kind)
                # F1 in the list of sections explains the section that is shown.
                assert topic_here(page, page.list) == topic_of(kind)
            assert_accessible(page)
            assert_fits(page, 1280 - 192)
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
        usual = next(field for field in part.form.fields if field.name == "default marking")
        levels = _levels(session)
        usual.set_value(levels[0])
        currency.setFocus()
        assert part.notice.visibleRegion().isEmpty()
        part.save.acted.emit()
        # In the words of the form, not by the names under which settings are kept.
        assert "Changed: “Currency” and “Marking of a new report”." in part.notice.text
        qtbot.waitUntil(lambda: part.notice.visibleRegion().boundingRect() == part.notice.rect())
        assert part.save.button.visibleRegion().boundingRect() == part.save.button.rect()
        assert session.case.look(read_settings).currency == "GBP"
        assert not part.unsaved
        with subtests.test("what another changes meanwhile is not kept as if it were typed"):
            part = section(session, MinistrySection)
            _field(part, "review days").set_value(100)
            part.reason.set_value("More files")
            press_act(part.save)
            section(session, SignalsSection)
            part = section(session, MinistrySection)
            assert part._kept is not None
            part._kept.keeper.note_now()
            assert session.journal.all_waiting() == ()
        with subtests.test("passphrases on the page are not kept, and closing says so"):
            you = section(session, YouSection)
            type_text(you.old.editor, "lantern orchard")
            assert not session.window.close()
            assert "not kept" in session.window.above.notice.text
            assert session.window.close()


def _levels(session: WorkSession) -> list[str]:
    return [level.code for level in session.case.look(current_marking_scheme).levels]


def _offered(field: ChoiceField[str]) -> list[str | None]:
    return list(field._values)


def test_what_another_role_changes_rests(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, ADMINISTRATOR) as session:
        part = section(session, MinistrySection)
        resting = {field.name for field in part.form.fields if not field.isEnabled()}
        assert "review days" in resting
        assert "lock after" not in resting
        assert "idle lock minutes" not in resting
        # No report is marked above the ceiling, so that no such marking is offered for a new one.
        ceiling, usual = (
            next(field for field in part.form.fields if field.name == name)
            for name in ("ceiling", "default marking")
        )
        assert isinstance(usual, ChoiceField)
        levels = _levels(session)
        assert _offered(usual) == [None, *levels]
        ceiling.set_value(levels[0])
        assert _offered(usual) == [None, levels[0]]
    with at_work(case_folder, AUDITOR) as session:
        part = section(session, MinistrySection)
        assert "role" in part.save.reason


def test_what_is_typed_is_kept_while_the_window_is_closed_and_forgotten_once_it_is_recorded(
    qtbot: QtBot, case_folder: Path
) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        part = section(session, MinistrySection)
        type_text(part.reason.editor, "Because")
        session.window.go("desk")
        session.case.changed.emit()
        part = section(session, MinistrySection)
        assert part.reason.value() == "Because"
        assert session.window.close(), "nothing is lost: nobody has to be asked"
    with at_work(case_folder, "l.ferrer") as session:
        part = section(session, MinistrySection)
        assert part.reason.value() == ""
        assert part._kept is not None
        assert part._kept.offer is not None
        click(part._kept.offer.fill)
        assert part.reason.value() == "Because"
        _field(part, "review days").set_value(100)
        press_act(part.save)
        assert session.case.settings.review_days == 100
        assert session.journal.all_waiting() == ()
    with at_work(case_folder, ADMINISTRATOR) as session:
        part = section(session, MinistrySection)
        assert part._kept is not None
        assert part._kept.offer is None


def test_a_backup_is_made_listed_and_checked(
    qtbot: QtBot, case_folder: Path, subtests: pytest.Subtests
) -> None:
    with at_work(case_folder, ADMINISTRATOR) as session:
        # From the palette, from a link: the first act of the section is one Tab away, and not nine.
        with subtests.test("who comes to a section goes on from its name"):
            window = session.window
            window.sidebar.focus_place("desk")
            part = section(session, BackupsSection)
            page = window.pages["settings"]
            assert isinstance(page, SettingsPage)
            assert window.focusWidget() is page.list
            press(page.list, Qt.Key.Key_Tab)
            assert window.focusWidget() is part.make.button
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


def _field(part: ReasonedSection, name: str) -> FormField[Any]:
    return next(one for one in part.form.fields if one.name == name)
