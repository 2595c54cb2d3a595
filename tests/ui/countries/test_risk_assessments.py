"""A risk assessment from its beginning to its signature."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.rules.risk.ratings import Rating, Strength
from db.vocabulary import Confidence, Crime
from tests.support.casework import completed_assessment, evidence, opened
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.countries.risk import assessments, rest_unknown, risk_tab, started
from tests.ui.support import assert_accessible, click, press, type_text
from ui.dialogs.ask_dialog import AskDialog
from ui.risk.assessment_reading import AssessmentReading
from ui.risk.complete_dialog import CompleteDialog
from ui.risk.describe_dialog import DescribeDialog
from ui.risk.rating_form import RatingForm
from ui.risk.scenario_dialog import ScenarioDialog


@pytest.mark.parametrize("key", ["MMR", "MMR/risk"])
def test_a_begun_assessment_is_gone_on_with_and_the_row_one_comes_to_by_keys_is_seen(
    show: Show, ministry: Ministry, qtbot: QtBot, key: str
) -> None:
    opened(ministry)
    completed_assessment(ministry)
    page = show("P-AN1", key)
    page.resize(1040, 620)
    part = risk_tab(page).assessments
    click(part.new.button)
    form = part.shown
    assert isinstance(form, RatingForm)
    assert page.window().focusWidget() is form.tree
    for _ in range(13):
        press(form.tree, Qt.Key.Key_Down)
    assert form.tree.factor == 14

    def row_is_seen() -> bool:
        item = form.tree.currentItem()
        assert item is not None
        row = form.tree.visualItemRect(item).translated(form.tree.viewport().pos())
        return form.tree.visibleRegion().boundingRect().contains(row)

    qtbot.waitUntil(row_is_seen)


def test_s11_an_assessment_is_rated_described_completed_and_then_only_read(
    show: Show, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    opened(ministry)
    item = evidence(ministry).number
    page = show("P-AN2", "MMR/risk")
    part = risk_tab(page).assessments
    assert part.nothing.act is not None
    click(part.nothing.act.button)
    form = part.shown
    assert isinstance(form, RatingForm)
    assert_accessible(page)
    said = " ".join(label.text() for label in form.findChildren(QLabel))
    assert "Paraphrase" in said
    assert "A/70/741-S/2016/71" in said
    assert "Not rated yet: factors 1, 2" in form.complete.reason
    assert "is not completed yet" in part.new.reason
    form.tree.choose(1, "1.1")
    press(form.tree, Qt.Key.Key_3)
    form.tree.choose(1, "1.1")
    form.indicator.evidence.set_value((item,))
    form.tree.choose(1)
    form.factor.rating.set_value(Rating.HIGH)
    rest_unknown(form, but=1)
    assert "who is at risk" in form.complete.reason
    click(form.description.describe.button)
    describing = QApplication.activeModalWidget()
    assert isinstance(describing, DescribeDialog)
    assert_accessible(describing)
    type_text(describing.at_risk.editor, "Villagers in the north")
    describing.crimes.set_value((Crime.WAR_CRIMES,))
    assert not describing.crime_note.isVisible()
    describing.crimes.set_value((Crime.WAR_CRIMES, Crime.ETHNIC_CLEANSING))
    assert describing.crime_note.isVisible()
    assert "no separate Rome Statute definition" in describing.crime_note.text()
    click(describing.act_button.button)
    click(form.complete.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CompleteDialog)
    type_text(dialog.overview.editor, "Attacks on civilians spread.")
    dialog.confidence.set_value(Confidence.MODERATE)
    type_text(dialog.reason.editor, "Two independent sources.")
    click(dialog.act_button.button)
    (kept,) = assessments(ministry)
    assert kept.completed_at is not None
    assert part.table.hasFocus()
    (seen,) = kept.ratings[0].seen
    assert (seen.code, seen.strength, seen.evidence) == ("1.1", Strength.STRONG, (item,))
    assert isinstance(part.shown, AssessmentReading)
    said = " ".join(label.text() for label in part.shown.findChildren(QLabel))
    assert "no separate Rome Statute definition" in said
    assert part.new.button.isEnabled()
    with subtests.test("an assessment of someone else is read only"):
        part = risk_tab(show("P-AN1", "MMR/risk")).assessments
        assert isinstance(part.shown, AssessmentReading)
        said = " ".join(label.text() for label in part.shown.findChildren(QLabel))
        assert "●●● Seen, strong" in said


def test_a_letter_leads_to_a_new_assessment_and_does_not_begin_one(
    show: Show, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    # It would be on record for good, with a number, and there is no dialog to close.
    opened(ministry)
    page = show("P-AN1", "MMR/risk")
    part = risk_tab(page).assessments
    press(page, Qt.Key.Key_N)
    assert not assessments(ministry)
    assert part.nothing.act is not None
    assert part.nothing.act.button.hasFocus()
    click(part.nothing.act.button)
    assert len(assessments(ministry)) == 1
    assert isinstance(part.shown, RatingForm)
    page.file.tabs.tabBar().setFocus()
    press(page, Qt.Key.Key_N)
    assert part.shown.tree.hasFocus()
    assert len(assessments(ministry)) == 1
    with subtests.test("what an assessment still lacks is told all at once"):
        form = part.shown
        assert "factors 1, 2" in form.complete.reason
        assert "who is at risk" in form.complete.reason
        rest_unknown(form, but=0)
        assert "factor" not in form.complete.reason
        assert "who is at risk" in form.complete.reason


def test_a_scenario_and_evidence_recorded_meanwhile_are_named_in_an_assessment_and_another_is_made_on_the_us_question_sets(
    show: Show, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    opened(ministry)
    page = show("P-AN2", "MMR/risk")
    form = started(page)
    with subtests.test("a scenario is added in a word of the scale"):
        register = form.description.scenarios
        assert register.nothing.act is not None
        click(register.nothing.act.button)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ScenarioDialog)
        assert_accessible(dialog)
        type_text(dialog.scenario.editor, "Removal of the group")
        dialog.likelihood.set_value("likely")
        type_text(dialog.pathway.editor, "We have high confidence that it is likely.")
        click(dialog.act_button.button)
        assert "both how likely and how sure" in dialog.pathway.error
        dialog.pathway.set_value("The deployment goes on.")
        click(dialog.act_button.button)
        (scenario,) = assessments(ministry)[0].scenarios
        assert (scenario.name, scenario.likelihood) == ("Removal of the group", "likely")
        assert [one.name for one in register.table.rows_model.rows] == ["Removal of the group"]
        take_out = next(button for button in register.buttons if "out" in button.words)
        click(take_out.button)
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, AskDialog)
        # What would be lost stands there, and a second Enter does not lose it.
        assert_accessible(asked)
        QApplication.processEvents()
        press(asked, Qt.Key.Key_Return)
        assert assessments(ministry)[0].scenarios
        click(asked.act_button.button)
        assert assessments(ministry)[0].scenarios == ()
    with subtests.test("evidence recorded while one rates can be named at once"):
        form.tree.choose(1, "1.1")
        press(form.tree, Qt.Key.Key_S)
        item = evidence(ministry)
        page.refresh()
        form.indicator.evidence.set_value((item.number,))
        click(form.save.button)
        (kept,) = assessments(ministry)
        assert kept.ratings[0].all_evidence == (item.number,)
    with subtests.test("an assessment can be made on the US question sets"):
        part = risk_tab(page).assessments
        assert not part.new.button.isEnabled()
        part.framework.set_value("us")
        assert part.new.button.isEnabled()
        click(part.new.button)
        anew = part.shown
        assert isinstance(anew, RatingForm)
        assert anew.draft.factors[0].title == "Key actors: motive"
        assert {one.framework for one in assessments(ministry)} == {"un", "us"}
