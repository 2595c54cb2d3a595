"""From an empty folder to an open window, with clicks and keys."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.opening.folders import Standing, look_at
from app.reading.ministry.organisation import instrument_views, office_views, person_views
from app.reference.countries import countries
from tests.support.founding import PASSPHRASE
from tests.ui.support import assert_accessible, assert_fits, click, press, type_text
from tests.ui.workplace import Door, act_of, dialog, door, press_act
from ui.start.hand_over_page import HandOverPage
from ui.start.key_page import KeyPage
from ui.start.office_dialog import OfficeDialog
from ui.start.person_dialog import PersonDialog
from ui.start.setup_guide import SetupGuide
from ui.start.welcome import Welcome
from ui.start.zones import zone_choices, zone_of


def guide_of(program: Door) -> SetupGuide:
    """The guide, opened with its button."""
    press_act(program.page(Welcome).set_up_act)
    found = program.window.findChild(SetupGuide)
    assert found is not None
    return found


def onward(guide: SetupGuide, words: str = "Continue") -> None:
    press_act(act_of(guide.page, words))


def words_of(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))


def fill_founder(guide: SetupGuide) -> None:
    type_text(guide.founder.name.editor, "Lucia Ferrer")
    type_text(guide.founder.new.first.editor, PASSPHRASE)
    type_text(guide.founder.new.again.editor, PASSPHRASE)


def fill_ministry(guide: SetupGuide) -> None:
    type_text(guide.ministry.name.editor, "Ministry of External Relations")


def test_a_ministry_is_set_up_and_opened(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    with door(qtbot, folder) as program:
        guide = guide_of(program)
        fill_founder(guide)
        assert guide.founder.login.value() == "l.ferrer"
        page = guide.founder.window()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        guide.founder.name.editor.setFocus()
        click(guide.founder.login.editor)
        qtbot.waitUntil(guide.founder.login.editor.hasSelectedText)
        assert guide.founder.login.editor.selectedText() == "l.ferrer", "who types another replaces it"
        onward(guide)
        fill_ministry(guide)
        onward(guide)
        onward(guide)

        press_act(guide.people.add)
        person = dialog(qtbot, PersonDialog)
        type_text(person.name.editor, "Jonas Berg")
        type_text(person.login.editor, "j.berg")
        person.roles.editor.setFocus()
        person.roles.editor.setCurrentRow(0)
        press(person.roles.editor, Qt.Key.Key_Space)
        press_act(act_of(person, "Add this person"))
        onward(guide)

        assert [one.text(0) for one in guide.offices.tree.selectedItems()] == ["Minister for Foreign Affairs"]
        press_act(guide.offices.add)
        office = dialog(qtbot, OfficeDialog)
        type_text(office.name.editor, "Permanent Secretary")
        assert office.superior.editor.currentText() == "Minister for Foreign Affairs"
        office.superior.set_value(None)
        press_act(act_of(office, "Add this office"))
        assert office.superior.error, "whom it answers to is said, and be it nobody"
        office.superior.set_value("minister")
        press_act(act_of(office, "Add this office"))
        onward(guide)

        type_text(guide.authority.basis.editor, "Foreign Service Act 1980, section 3")
        onward(guide)
        assert not folder.exists()
        onward(guide, "Make this ministry")

        key = program.page(KeyPage)
        assert_accessible(key)
        asked = key.group.label
        place = int(asked.split()[1]) - 1
        groups = program.shell.entrance and guide_key(program)
        assert groups
        type_text(key.group.editor, groups[place].lower())
        press_act(act_of(key, "It is on paper: go on"))

        handed = program.page(HandOverPage)
        assert [one.login for one in handed.table.rows_model.rows] == ["j.berg"]
        press(handed.noted.editor, Qt.Key.Key_Space)
        press_act(act_of(handed, "Open the case"))

        session = program.opened()
        assert session.window.isVisible()
        assert session.window.windowTitle() == "Tocsin: Ministry of External Relations"
        at = session.case.now()
        people = session.case.look(lambda read: person_views(read, at))
        assert {one.name: one.login for one in people} == {"Lucia Ferrer": "l.ferrer", "Jonas Berg": "j.berg"}
        offices = {one.name: one.superior for one in session.case.look(lambda read: office_views(read, at))}
        assert offices == {
            "Minister for Foreign Affairs": "",
            "R2P Focal Point": "Minister for Foreign Affairs",
            "Permanent Secretary": "Minister for Foreign Affairs",
        }
        [law] = session.case.look(lambda read: instrument_views(read, at))
        assert (law.delegate, law.basis) == (
            "Minister for Foreign Affairs",
            "Foreign Service Act 1980, section 3",
        )
    assert look_at(folder).standing is Standing.CASE


def guide_key(program: Door) -> list[str]:
    """The groups of the recovery key, as shown on the page."""
    key = program.page(KeyPage)
    spoken = [
        label.accessibleName().partition(": ")[2].replace(" ", "")
        for label in key.findChildren(type(key._labels[0]))
        if label.accessibleName().startswith("Group")
    ]
    assert len(spoken) == 8
    return spoken


def test_the_way_on_is_barred_where_a_page_cannot_be_used(qtbot: QtBot, tmp_path: Path) -> None:
    with door(qtbot, tmp_path / "case") as program:
        guide = guide_of(program)
        onward(guide)
        assert guide.page is guide.founder
        assert guide.founder.name.error
        fill_founder(guide)
        guide.founder.new.first.editor.clear()
        type_text(guide.founder.new.first.editor, "ferrer1")
        assert "guess" in guide.founder.new.strength.text
        onward(guide)
        assert guide.page is guide.founder
        assert "easy to guess" in guide.founder.new.first.error
        guide.founder.new.first.editor.clear()
        type_text(guide.founder.new.first.editor, f"{PASSPHRASE} x")
        onward(guide)
        assert "not the same" in guide.founder.new.again.error


def test_the_zone_of_the_country_is_proposed_and_its_clock_goes_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = [datetime(2026, 1, 5, 9, 0, tzinfo=UTC)]

    def now(zone: ZoneInfo) -> datetime:
        return at[0].astimezone(zone)

    clock = SimpleNamespace(now=now)
    monkeypatch.setattr("ui.start.guide_ministry.datetime", clock)
    with door(qtbot, tmp_path / "case") as program:
        guide = guide_of(program)
        fill_founder(guide)
        onward(guide)
        page = guide.ministry
        for country, zone, time in (
            ("UKR", "Europe/Kyiv", "11:00"),
            ("BRA", "America/Sao_Paulo", "06:00"),
            ("PRT", "Europe/Lisbon", "09:00"),
        ):
            page.country.set_value(country)
            assert page.zone.value() == zone
            assert f"It is {time} there now." in words_of(page)
        at[0] += timedelta(minutes=1)
        page.clock.timeout.emit()
        assert "It is 09:01 there now." in words_of(page)
        assert page.clock.isActive()
        page.zone.set_value("Atlantic/Azores")
        page.country.set_value("UKR")
        assert page.zone.value() == "Atlantic/Azores", "what was chosen by hand stays"
        line = page.zone.editor.lineEdit()
        assert line is not None
        line.selectAll()
        press(line, Qt.Key.Key_Backspace)
        for country, zone in (
            ("PRT", "Europe/Lisbon"),
            ("BRA", "America/Sao_Paulo"),
            ("PRT", "Europe/Lisbon"),
        ):
            page.country.set_value(country)
            assert page.zone.value() == zone, "nothing was chosen since it was emptied"
        line.selectAll()
        type_text(line, "Europe/Lisbon")
        page.country.set_value("UKR")
        assert page.zone.value() == "Europe/Lisbon", "also where it is what was proposed"


def test_every_country_has_a_zone_that_is_offered() -> None:
    offered = {zone for zone, _words in zone_choices()}
    without = [one.alpha3 for one in countries() if zone_of(one.alpha2) not in offered]
    assert set(without) <= {"BVT", "HMD"}, "two islands where nobody lives"


def test_going_back_loses_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with door(qtbot, tmp_path / "case") as program:
        guide = guide_of(program)
        fill_founder(guide)
        onward(guide)
        fill_ministry(guide)
        onward(guide, "Back")
        assert guide.page is guide.founder
        onward(guide, "Back")
        assert program.page(Welcome).isVisible()
        press_act(program.page(Welcome).set_up_act)
        assert guide.founder.name.value() == "Lucia Ferrer"
        assert guide.founder.new.value == PASSPHRASE
        onward(guide)
        assert guide.ministry.name.value() == "Ministry of External Relations"
        # The window does not close over it without a word.
        assert not program.window.close()
        assert "lost" in guide.ministry.notice.text


def test_nobody_records_their_own_authority(qtbot: QtBot, tmp_path: Path) -> None:
    with door(qtbot, tmp_path / "case") as program:
        guide = guide_of(program)
        fill_founder(guide)
        onward(guide)
        fill_ministry(guide)
        for _ in range(4):
            onward(guide)
        type_text(guide.authority.basis.editor, "Foreign Service Act")
        guide.authority.office.set_value("focal-point")
        onward(guide)
        assert guide.page is guide.authority
        assert "nobody records their own authority" in guide.authority.office.error


def test_an_office_taken_out_leaves_its_place_to_those_below(qtbot: QtBot, tmp_path: Path) -> None:
    with door(qtbot, tmp_path / "case") as program:
        guide = guide_of(program)
        fill_founder(guide)
        onward(guide)
        fill_ministry(guide)
        for _ in range(3):
            onward(guide)
        first = guide.offices.tree.topLevelItem(0)
        assert first is not None
        guide.offices.tree.setCurrentItem(first)
        press_act(guide.offices.out)
        assert [(one.name, one.superior) for one in guide.offices.offices] == [("R2P Focal Point", "")]
        assert [one.text(0) for one in guide.offices.tree.selectedItems()] == ["R2P Focal Point"]
        press_act(guide.offices.change)
        changed = dialog(qtbot, OfficeDialog)
        assert changed.superior.editor.currentText() == "Nobody here: it stands at the top"
        press_act(act_of(changed, "Change this office"))
        assert [(one.name, one.superior) for one in guide.offices.offices] == [("R2P Focal Point", "")]


def test_a_refusal_at_the_end_leaves_nothing_and_keeps_what_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    with door(qtbot, folder) as program:
        guide = guide_of(program)
        fill_founder(guide)
        onward(guide)
        fill_ministry(guide)
        for _ in range(4):
            onward(guide)
        type_text(guide.authority.basis.editor, "Foreign Service Act")
        onward(guide)
        folder.mkdir()
        (folder / "letter.txt").write_text("Dear Minister")
        onward(guide, "Make this ministry")
        qtbot.waitUntil(lambda: "not an empty folder" in guide.summary.notice.text)
        assert "still here" in guide.summary.notice.text
        assert [path.name for path in folder.iterdir()] == ["letter.txt"]
        assert guide.founder.name.value() == "Lucia Ferrer"


def test_a_folder_with_other_files_is_not_set_up(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Minister")
    with door(qtbot, tmp_path) as program:
        assert "holds other files" in program.page(Welcome).set_up_act.reason


@pytest.mark.parametrize("page", ["founder", "ministry", "markings", "people", "offices", "authority"])
def test_every_page_of_the_guide_can_be_used_with_keys_and_fits(
    qtbot: QtBot, tmp_path: Path, page: str
) -> None:
    with door(qtbot, tmp_path / "case") as program:
        guide = guide_of(program)
        assert_accessible(getattr(guide, page))
        assert_fits(getattr(guide, page), 800)


def test_the_welcome_names_every_way_on(qtbot: QtBot, tmp_path: Path) -> None:
    with door(qtbot, tmp_path / "case") as program:
        page = program.page(Welcome)
        assert_accessible(page)
        words = [button.text() for button in page.findChildren(QPushButton)]
        assert words == [
            "Set up this ministry…",
            "Explore with demonstration casework",
            "Open another folder…",
            "Restore from a backup…",
        ]
