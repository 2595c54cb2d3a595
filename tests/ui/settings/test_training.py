"""A training is recorded in the window, and never by the person who completed it (Authority rule 23, S-34)."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.settings.sections import choose, section
from tests.ui.support import assert_accessible
from tests.ui.workplace import act_of, at_work, dialog, press_act
from ui.settings.people_section import PeopleSection
from ui.settings.training_dialog import TrainingDialog


def test_a_certificate_is_recorded_and_stands_with_the_person(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        people = section(session, PeopleSection)
        choose(people, "l.ferrer")
        assert people.training.reason == "Nobody records their own training."
        [other, *_] = [one.login for one in people.table.rows_model.rows if one.login not in {"", "l.ferrer"}]
        choose(people, other)
        press_act(people.training)
        asked = dialog(qtbot, TrainingDialog)
        assert_accessible(asked)
        asked.course.set_value("Deciding on warnings")
        asked.completed.set_value(date(2027, 1, 1))
        press_act(act_of(asked, "Record the training"))
        assert asked.isVisible(), "a training of the future is none"
        asked.completed.set_value(session.case.now().date())
        press_act(act_of(asked, "Record the training"))
        qtbot.waitUntil(lambda: not asked.isVisible())
        [person] = [one for one in people.table.rows_model.rows if one.login == other]
        assert person.training == (f"Deciding on warnings, since {session.case.now().date().isoformat()}",)
