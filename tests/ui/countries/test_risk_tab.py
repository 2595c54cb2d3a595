"""Risk assessments rated and completed in the window, two dates compared, assumptions, rankings beside it."""

from datetime import date

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.actions.risk.assumptions import StateAssumption, state_assumption
from app.actions.risk.unsaved_ratings import KeepEntered, keep_entered
from app.reading.countries.country_files import country_view
from app.reading.risk.assumptions import assumptions_of
from app.reading.risk.risk_assessments import RiskAssessmentView
from app.rules.risk.ratings import FactorRating, Finding, Rating, Strength, Trend
from db.engine import writing
from db.ledger.entries import ledger
from db.vocabulary import Confidence, Crime
from db.vocabulary.risk import AssumptionResult
from tests.support.casework import completed_assessment, described, evidence, opened
from tests.support.ministry import Ministry
from tests.support.rankings import Listed, ranked
from tests.ui.countries.conftest import Show
from tests.ui.support import FakeFrame, assert_accessible, click, press, type_text
from ui.countries.page import CountriesPage
from ui.risk.assessment_reading import AssessmentReading
from ui.risk.assumption_dialogs import RetestDialog, StateDialog
from ui.risk.complete_dialog import CompleteDialog
from ui.risk.describe_dialog import DescribeDialog
from ui.risk.rating_form import RatingForm
from ui.risk.scenario_dialog import ScenarioDialog
from ui.risk.tab import RiskTab
from ui.risk.tree_filter import Shown


def _assessments(ministry: Ministry) -> tuple[RiskAssessmentView, ...]:
    with ministry.store.read() as session:
        return country_view(session, "MMR").assessments


def _tab(page: CountriesPage) -> RiskTab:
    tab = page.file.risk
    page.file.tabs.setCurrentWidget(tab)
    return tab


def _started(page: CountriesPage) -> RatingForm:
    part = _tab(page).assessments
    part.start()
    form = part.shown
    assert isinstance(form, RatingForm)
    form.tree.setFocus()
    return form


def _rest_unknown(form: RatingForm, but: int) -> None:
    for factor in form.draft.factors:
        if factor.number != but:
            form.draft.set_factor(factor.number, rating=Rating.UNKNOWN)


def test_s11_an_assessment_is_rated_described_completed_and_then_only_read(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    item = evidence(ministry).number
    page = show("P-AN2", "MMR")
    part = _tab(page).assessments
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
    _rest_unknown(form, but=1)
    assert "who is at risk" in form.complete.reason
    click(form.description.describe.button)
    describing = QApplication.activeModalWidget()
    assert isinstance(describing, DescribeDialog)
    assert_accessible(describing)
    type_text(describing.at_risk.editor, "Villagers in the north")
    describing.crimes.set_value((Crime.WAR_CRIMES,))
    click(describing.act_button.button)
    click(form.complete.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CompleteDialog)
    type_text(dialog.overview.editor, "Attacks on civilians spread.")
    dialog.confidence.set_value(Confidence.MODERATE)
    type_text(dialog.reason.editor, "Two independent sources.")
    click(dialog.act_button.button)
    (kept,) = _assessments(ministry)
    assert kept.completed_at is not None
    (seen,) = kept.ratings[0].seen
    assert (seen.code, seen.strength, seen.evidence) == ("1.1", Strength.STRONG, (item,))
    assert isinstance(part.shown, AssessmentReading)
    assert part.new.button.isEnabled()


def test_single_keys_judge_indicators_and_move_on(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    page = show("P-AN2", "MMR")
    form = _started(page)
    tree, draft = form.tree, form.draft
    before = QApplication.activeModalWidget()
    tree.choose(2, "2.1")
    for key in (Qt.Key.Key_N, Qt.Key.Key_U, Qt.Key.Key_2, Qt.Key.Key_S):
        press(tree, key)
    findings = [draft.indicator(code) for code in ("2.1", "2.2", "2.3", "2.4")]
    assert [one.finding if one else None for one in findings] == [
        Finding.NOT_SEEN,
        Finding.UNKNOWN,
        Finding.SEEN,
        Finding.SEEN,
    ]
    assert findings[2] is not None
    assert findings[2].strength is Strength.MODERATE
    assert tree.code == "2.4"
    press(tree, Qt.Key.Key_R)
    press(tree, Qt.Key.Key_Delete)
    assert draft.indicator("2.4") is None
    tree.choose(2)
    press(tree, Qt.Key.Key_3)
    press(tree, Qt.Key.Key_F)
    assert (draft.rating(2).rating, draft.rating(2).trend) == (Rating.HIGH, Trend.FALLING)
    # N in the tree judged: it did not begin anything new.
    assert QApplication.activeModalWidget() is before
    assert len(_assessments(ministry)) == 1


def _entries(ministry: Ministry) -> int:
    with ministry.store.read() as session:
        return session.execute(
            sa.select(sa.func.count()).select_from(ledger).where(ledger.c.action == "risk.rate")
        ).scalar_one()


def test_one_judgement_is_one_entry_of_the_ledger_and_each_step_of_it_is_safe_at_once(
    show: Show, qtbot: QtBot, ministry: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.risk.rating_keeper.PAUSE_MS", 1)
    opened(ministry)
    form = _started(show("P-AN2", "MMR"))
    for code, key in (
        ("5.1", Qt.Key.Key_S),
        ("5.1", Qt.Key.Key_3),
        ("5.2", Qt.Key.Key_1),
        ("5.1", Qt.Key.Key_R),
    ):
        form.tree.choose(5, code)
        press(form.tree, key)
        qtbot.waitUntil(lambda: form.keeper.safe)
    assert "Safe, not on record yet." in form.progress.text()
    assert (_entries(ministry), _assessments(ministry)[0].ratings) == (0, ())
    form.tree.choose(6)
    qtbot.waitUntil(lambda: not form.unsaved)
    (kept,) = _assessments(ministry)
    assert _entries(ministry) == 1
    assert kept.ratings[0].rating is None
    assert [one.code for one in kept.ratings[0].seen] == ["5.1", "5.2"]


def test_while_something_large_is_written_a_rating_waits_and_nobody_is_told_of_a_fault(
    show: Show, qtbot: QtBot, ministry: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.risk.rating_keeper.PAUSE_MS", 1)
    opened(ministry)
    form = _started(show("P-AN2", "MMR"))
    failed: list[object] = []
    form.keeper.failed.connect(failed.append)
    with writing(ministry.store.engine).begin():
        form.draft.set_factor(6, rating=Rating.HIGH)
        form.keeper.note_now()
        assert form.unsaved
        assert not form.keeper.safe
    qtbot.waitUntil(lambda: form.keeper.safe)
    assert failed == []


def test_ratings_that_a_crash_left_unrecorded_are_there_again_and_can_be_taken_out_and_put_back(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    page = show("P-AN2", "MMR")
    form = _started(page)
    form.draft.set_factor(2, rating=Rating.UNKNOWN)
    click(form.save.button)
    # What the program had written down when it ended: a changed factor, and one that cannot be recorded as it is.
    left = (
        FactorRating(factor=1, rating=Rating.HIGH, note="Half a sen"),
        FactorRating(factor=2, rating=Rating.LOW),
    )
    entered = KeepEntered(assessment_id=_assessments(ministry)[0].assessment_id, ratings=left)
    keep_entered(ministry.store, ministry.actors["P-AN2"], entered)
    before = _entries(ministry)
    form = _tab(show("P-AN2", "MMR")).assessments.shown  # type: ignore[assignment]  # one's own is a form
    QApplication.processEvents()
    assert "of factors 1, 2 until" in form.back.text
    assert (form.draft.rating(1), form.draft.rating(2)) == left
    assert _entries(ministry) == before, "nothing is on record before its author goes on"
    click(form.back.swap.button)
    assert form.draft.rating(1) == FactorRating(factor=1)
    assert form.draft.rating(2).rating is Rating.UNKNOWN
    assert not form.unsaved
    click(form.back.swap.button)
    assert form.draft.rating(1).note == "Half a sen"
    click(form.save.button)
    assert [one.rating for one in _assessments(ministry)[0].ratings] == [Rating.HIGH, Rating.UNKNOWN]
    assert "nothing seen" in form.notice.text
    form.draft.set_factor(2, rating=Rating.UNKNOWN)
    click(form.save.button)
    assert form.back.text == ""


def test_what_cannot_be_kept_says_so_and_the_rest_is_kept(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    form = _started(show("P-AN2", "MMR"))
    form.draft.set_factor(1, rating=Rating.HIGH)
    form.draft.set_factor(2, rating=Rating.UNKNOWN)
    click(form.save.button)
    assert "nothing seen" in form.notice.text
    assert "still here" in form.notice.text
    form.tree.choose(1)
    assert "nothing seen" in form.factor.error.text()
    assert [one.factor for one in _assessments(ministry)[0].ratings] == [2]
    form.tree.choose(1, "1.1")
    press(form.tree, Qt.Key.Key_S)
    click(form.save.button)
    assert not form.unsaved
    assert form.notice.text == ""


def test_closing_saves_what_can_be_saved_and_warns_once_of_the_rest(
    show: Show, frame: FakeFrame, ministry: Ministry
) -> None:
    opened(ministry)
    page = show("P-AN2", "MMR")
    form = _started(page)
    form.draft.set_factor(1, rating=Rating.HIGH)
    form.draft.set_factor(2, rating=Rating.UNKNOWN)
    assert not page.close()
    assert "RA-2026-0001 is not saved" in frame.told[-1][1]
    assert form.keeper.safe, "and what is not saved is brought back the next time"
    assert [one.factor for one in _assessments(ministry)[0].ratings] == [2]
    assert page.close()


def test_only_what_is_not_yet_judged_can_be_shown(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    form = _started(show("P-AN2", "MMR"))
    click(form.factor.rest_not_seen.button)
    assert form.draft.judged == len(form.draft.factors[0].indicators)
    form.shown.setCurrentIndex(list(Shown).index(Shown.NOT_JUDGED))
    shown = [item for item in _leaves(form) if not item.isHidden()]
    assert len(shown) == form.draft.indicators - form.draft.judged
    form.search.setText("institution-building")
    (only,) = [item for item in _leaves(form) if not item.isHidden()]
    assert only.text(0).startswith("3.9 ")
    assert only.text(0).endswith("(to be confirmed)")


def _leaves(form: RatingForm) -> list:  # type: ignore[type-arg]
    tree = form.tree
    tops = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [top.child(place) for top in tops if top for place in range(top.childCount())]


def test_ratings_outlast_a_look_at_another_country(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    opened(ministry, "UKR")
    page = show("P-AN2", "MMR")
    form = _started(page)
    form.draft.set_factor(5, rating=Rating.HIGH)
    page.open("UKR")
    page.open("MMR")
    part = _tab(page).assessments
    assert part.shown is form
    assert form.draft.rating(5) == FactorRating(factor=5, rating=Rating.HIGH)
    assert form.unsaved


def test_evidence_recorded_while_one_rates_can_be_named_at_once(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    page = show("P-AN2", "MMR")
    form = _started(page)
    form.tree.choose(1, "1.1")
    press(form.tree, Qt.Key.Key_S)
    item = evidence(ministry)
    page.refresh()
    form.indicator.evidence.set_value((item.number,))
    click(form.save.button)
    (kept,) = _assessments(ministry)
    assert kept.ratings[0].all_evidence == (item.number,)


def test_a_scenario_is_added_in_a_word_of_the_scale(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    form = _started(show("P-AN2", "MMR"))
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
    (scenario,) = _assessments(ministry)[0].scenarios
    assert (scenario.name, scenario.likelihood) == ("Removal of the group", "likely")
    assert [one.name for one in register.table.rows_model.rows] == ["Removal of the group"]


def test_an_assessment_can_be_made_on_the_us_question_sets(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    page = show("P-AN2", "MMR")
    part = _tab(page).assessments
    _started(page)
    assert not part.new.button.isEnabled()
    part.framework.set_value("us")
    assert part.new.button.isEnabled()
    click(part.new.button)
    form = part.shown
    assert isinstance(form, RatingForm)
    assert form.draft.factors[0].title == "Key actors: motive"
    assert {one.framework for one in _assessments(ministry)} == {"un", "us"}


def test_an_assessment_of_someone_else_is_read_only(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    completed_assessment(ministry)
    part = _tab(show("P-AN1", "MMR")).assessments
    assert isinstance(part.shown, AssessmentReading)
    said = " ".join(label.text() for label in part.shown.findChildren(QLabel))
    assert "●●● Seen, strong" in said


def test_two_assessments_stand_side_by_side_and_open_to_their_indicators(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    completed_assessment(ministry)
    ministry.clock.at = ministry.clock.at.replace(month=4)
    later = completed_assessment(ministry, "P-AN1")
    tab = _tab(show("P-AN1", "MMR"))
    part = tab.comparison
    tab.parts.setCurrentWidget(part)
    rows = part.matrix.rows_model.rows
    assert len(rows) == 14
    assert "RA-2026-0001 to RA-2026-0002: none changed" in part.summary.text()
    assert part.matrix.rows_model.index(0, 1).data() == "●●● High"
    assert part.matrix.rows_model.index(0, 5).data() == "= Unchanged"
    part.matrix.setFocus()
    part.matrix.choose(0)
    press(part.matrix, Qt.Key.Key_Return)
    opened_rows = part.matrix.rows_model.rows
    assert opened_rows[1].code == "1.1"
    assert len(opened_rows) == 14 + 11
    part.then_on.set_value(date(2025, 1, 1))
    assert "No assessment was completed by 2025-01-01" in part.then_on.error
    part.then_on.set_value(date(2026, 5, 1))
    assert part.then.value() == later.assessment_id


def test_an_assumption_is_stated_and_tested_in_the_window(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    tab = _tab(show("P-AN1", "MMR"))
    part = tab.assumptions
    tab.parts.setCurrentWidget(part)
    assert part.register.nothing.act is not None
    click(part.register.nothing.act.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, StateDialog)
    assert_accessible(dialog)
    type_text(dialog.assumption.editor, "The border stays open to those who flee.")
    click(dialog.act_button.button)
    click(part.register.buttons[0].button)
    testing = QApplication.activeModalWidget()
    assert isinstance(testing, RetestDialog)
    assert_accessible(testing)
    assert testing.next.isHidden()
    testing.found.set_value(AssumptionResult.DID_NOT_HOLD)
    type_text(testing.finding.editor, "Two crossings are closed.")
    click(testing.act_button.button)
    with ministry.store.read() as session:
        (view,) = assumptions_of(session, "MMR")
    assert view.last_result is AssumptionResult.DID_NOT_HOLD
    assert "did not hold" in part.register.buttons[0].reason


def test_s70_an_overdue_assumption_is_counted_on_its_tab(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    request = StateAssumption(country="MMR", text="The truce holds.", retest_on=date(2026, 2, 1))
    ministry.do("P-AN1", state_assumption, request)
    ministry.clock.at = ministry.clock.at.replace(month=3)
    tab = _tab(show("P-AN1", "MMR"))
    assert tab.parts.tabText(tab.parts.indexOf(tab.assumptions)) == "Assumptions (1 overdue)"
    assert tab.assumptions.register.table.rows_model.index(0, 2).data() == "Overdue since 2026-02-01"


def test_s24_a_missed_quarter_is_said_in_words_on_the_file_and_in_the_list(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    ministry.clock.at = ministry.clock.at.replace(month=8)
    page = show("P-AN1")
    row = page.list.table.rows_model
    titles = [row.headerData(place, Qt.Orientation.Horizontal) for place in range(row.columnCount())]
    assert row.index(0, titles.index("Quarter")).data() == "2026 Q2 missed"
    page.open("MMR")
    assert "2026 Q2 missed, 2026 Q3 due by 2026-09-30" in _tab(page).quarters.words


def test_a_ranking_that_diverges_is_shown_and_asked_about(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    ranked(ministry, Listed(placed={"MMR": 2}))
    page = show("P-AN2", "MMR")
    tab = _tab(page)
    assert tab.parts.tabText(tab.parts.indexOf(tab.rankings)) == "Rankings (1 diverges)"
    form = _started(page)
    _rest_unknown(form, but=0)
    described(ministry, _assessments(ministry)[0].assessment_id)
    page.refresh()
    click(form.complete.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CompleteDialog)
    assert_accessible(dialog)
    ((text, _none),) = dialog.comments.values()
    type_text(dialog.overview.editor, "Nothing can be judged.")
    dialog.confidence.set_value(Confidence.LOW)
    type_text(dialog.reason.editor, "No source.")
    click(dialog.act_button.button)
    assert text.error
    type_text(text.editor, "The level of the file has not been set yet.")
    click(dialog.act_button.button)
    (kept,) = _assessments(ministry)
    assert "2 of 162" in kept.divergences[0].said


def test_no_indicator_is_cut_off_in_the_tree(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    form = _started(show("P-AN2", "MMR"))
    tree = form.tree
    longest = max(
        (one for factor in form.draft.factors for one in factor.indicators), key=lambda one: len(one.meaning)
    )
    factor = next(factor for factor in form.draft.factors if longest in factor.indicators)
    tree.choose(factor.number, longest.code)
    chosen = tree.currentItem()
    assert chosen is not None
    row = tree.visualItemRect(chosen)
    room = QRect(0, 0, row.width(), 10_000)
    text = chosen.text(0)
    needed = tree.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
    assert row.height() >= needed.height() > tree.fontMetrics().height()
