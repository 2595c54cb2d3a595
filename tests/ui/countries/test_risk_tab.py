"""Risk assessments rated, described and completed in the window; nothing that is entered is lost."""

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.actions.risk.unsaved_ratings import KeepEntered, keep_entered
from app.rules.risk.ratings import FactorRating, Finding, Rating, Strength, Trend
from db.engine import writing
from db.ledger.entries import ledger
from db.vocabulary import Confidence, Crime
from tests.support.casework import completed_assessment, described, evidence, opened
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.countries.risk import assessments, rest_unknown, risk_tab, started
from tests.ui.support import FakeFrame, assert_accessible, click, press, type_text
from ui.dialogs.ask_dialog import AskDialog
from ui.risk.assessment_reading import AssessmentReading
from ui.risk.complete_dialog import CompleteDialog
from ui.risk.describe_dialog import DescribeDialog
from ui.risk.rating_form import RatingForm
from ui.risk.rating_menu import open_menu
from ui.risk.scenario_dialog import ScenarioDialog
from ui.risk.tree_filter import Shown


def test_a_begun_assessment_is_gone_on_with_and_the_row_one_comes_to_by_keys_is_seen(
    show: Show, ministry: Ministry, qtbot: QtBot
) -> None:
    opened(ministry)
    completed_assessment(ministry)
    page = show("P-AN1", "MMR")
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
    show: Show, ministry: Ministry
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


def test_a_letter_leads_to_a_new_assessment_and_does_not_begin_one(show: Show, ministry: Ministry) -> None:
    """It would be on record for good, with a number, and there is no dialog to close."""
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


def test_what_an_assessment_still_lacks_is_told_all_at_once(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    form = started(show("P-AN1", "MMR/risk"))
    assert "factors 1, 2" in form.complete.reason
    assert "who is at risk" in form.complete.reason
    rest_unknown(form, but=0)
    assert "factor" not in form.complete.reason
    assert "who is at risk" in form.complete.reason


def test_single_keys_judge_indicators_and_move_on(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    page = show("P-AN2", "MMR/risk")
    form = started(page)
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
    # By mouse the same is offered at the row, however far down it stands.
    item = tree.currentItem()
    assert item is not None
    place = tree.visualItemRect(item)
    spot = QPoint(tree.header().sectionPosition(1) + 20, place.center().y())
    QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    menu = tree.findChild(QMenu)
    assert menu is not None
    lines = {action.text(): action for action in menu.actions()}
    lines["Medium"].trigger()
    assert draft.rating(2).rating is Rating.MEDIUM
    menu.close()
    press(tree, Qt.Key.Key_3)
    press(tree, Qt.Key.Key_F)
    assert (draft.rating(2).rating, draft.rating(2).trend) == (Rating.HIGH, Trend.FALLING)
    # N in the tree judged: it did not begin anything new.
    assert QApplication.activeModalWidget() is before
    assert len(assessments(ministry)) == 1


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
    form = started(show("P-AN2", "MMR/risk"))
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
    assert (_entries(ministry), assessments(ministry)[0].ratings) == (0, ())
    form.tree.choose(6)
    qtbot.waitUntil(lambda: not form.unsaved)
    (kept,) = assessments(ministry)
    assert _entries(ministry) == 1
    assert kept.ratings[0].rating is None
    assert [one.code for one in kept.ratings[0].seen] == ["5.1", "5.2"]


def test_while_something_large_is_written_a_rating_waits_and_nobody_is_told_of_a_fault(
    show: Show, qtbot: QtBot, ministry: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.risk.rating_keeper.PAUSE_MS", 1)
    opened(ministry)
    form = started(show("P-AN2", "MMR/risk"))
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
    page = show("P-AN2", "MMR/risk")
    form = started(page)
    form.draft.set_factor(2, rating=Rating.UNKNOWN)
    click(form.save.button)
    # What the program had written down when it ended: a changed factor, and one that cannot be recorded as it is.
    left = (
        FactorRating(factor=1, rating=Rating.HIGH, note="Half a sen"),
        FactorRating(factor=2, rating=Rating.LOW),
    )
    entered = KeepEntered(assessment_id=assessments(ministry)[0].assessment_id, ratings=left)
    keep_entered(ministry.store, ministry.actors["P-AN2"], entered)
    before = _entries(ministry)
    form = risk_tab(show("P-AN2", "MMR/risk")).assessments.shown  # type: ignore[assignment]  # one's own is a form
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
    assert [one.rating for one in assessments(ministry)[0].ratings] == [Rating.HIGH, Rating.UNKNOWN]
    assert "nothing seen" in form.notice.text
    form.draft.set_factor(2, rating=Rating.UNKNOWN)
    click(form.save.button)
    assert form.back.text == ""


def test_what_cannot_be_kept_says_so_and_the_rest_is_kept(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    form = started(show("P-AN2", "MMR/risk"))
    form.draft.set_factor(1, rating=Rating.HIGH)
    form.draft.set_factor(2, rating=Rating.UNKNOWN)
    click(form.save.button)
    assert "nothing seen" in form.notice.text
    assert "still here" in form.notice.text
    form.tree.choose(1)
    assert "nothing seen" in form.factor.error.text()
    assert [one.factor for one in assessments(ministry)[0].ratings] == [2]
    form.tree.choose(1, "1.1")
    press(form.tree, Qt.Key.Key_S)
    click(form.save.button)
    assert not form.unsaved
    assert form.notice.text == ""


def test_who_completes_is_led_to_the_factor_that_cannot_be_recorded(show: Show, ministry: Ministry) -> None:
    """The button did nothing that one saw: why stood above a tree that had been scrolled away."""
    opened(ministry)
    form = started(show("P-AN2", "MMR"))
    described(ministry, assessments(ministry)[0].assessment_id)
    form.show_view(assessments(ministry)[0], ())
    rest_unknown(form, but=2)
    form.draft.set_factor(2, rating=Rating.HIGH)
    form.complete.button.setFocus()
    click(form.complete.button)
    assert QApplication.activeModalWidget() is None
    assert (form.tree.factor, form.tree.hasFocus()) == (2, True)
    assert "nothing seen" in form.factor.error.text()
    assert not form.notice.visibleRegion().isEmpty()
    assert "not on record" in _cell(form, 2)
    assert "not on record" not in _cell(form, 1)
    assert form.complete.reason.startswith("Not on record: factor 2.")
    form.factor.note.set_value("A witness told of it.")
    assert form.complete.reason == ""
    assert "not on record" not in _cell(form, 2)
    click(form.complete.button)
    assert isinstance(QApplication.activeModalWidget(), CompleteDialog)


def _cell(form: RatingForm, factor: int) -> str:
    item = form.tree.topLevelItem(factor - 1)
    assert item is not None
    return item.text(0)


def test_an_arrow_chooses_the_factor_that_it_opens_and_shows_what_it_holds(
    qtbot: QtBot, show: Show, ministry: Ministry
) -> None:
    """“The rest was not seen” was then recorded of another factor, whose name was out of sight."""
    opened(ministry)
    form = started(show("P-AN2", "MMR"))
    last = form.tree.topLevelItem(form.tree.topLevelItemCount() - 1)
    assert last is not None
    form.tree.scrollToItem(last)
    row = form.tree.visualItemRect(last)
    arrow = QPoint(row.left() - form.tree.indentation() // 2, row.center().y())
    QTest.mouseClick(form.tree.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert last.isExpanded()
    assert form.tree.factor == len(form.draft.factors)

    first = last.child(0)
    assert first is not None

    def opened_is_seen() -> None:
        shown = form.tree.viewport().rect()
        assert shown.contains(form.tree.visualItemRect(first))
        assert shown.contains(form.tree.visualItemRect(last))

    qtbot.waitUntil(opened_is_seen)
    said = " ".join(label.text() for label in form.factor.findChildren(QLabel))
    assert f"Indicators of factor {len(form.draft.factors)} that are not judged yet" in said
    click(form.factor.rest_not_seen.button)
    assert len(form.draft.rating(len(form.draft.factors)).indicators) == last.childCount()


def test_a_menu_says_what_needs_a_judgement_first(show: Show, ministry: Ministry) -> None:
    """Its trends and “take back” did nothing where nothing was judged."""
    opened(ministry)
    form = started(show("P-AN2", "MMR"))
    asked: list[Qt.Key] = []
    for judged in (False, True):
        menu = open_menu(form.tree, QPoint(), asked.append, of_factor=False, judged=judged)
        lines = [one for one in menu.actions() if not one.isSeparator()]
        assert [one.isEnabled() for one in lines] == [True] * 6 + [judged] * 4
        assert all(one.text().endswith("— not judged yet") is not one.isEnabled() for one in lines)
        menu.close()
    menu = open_menu(form.tree, QPoint(), asked.append, of_factor=True, judged=False)
    refused = [one.text() for one in menu.actions() if not one.isSeparator() and not one.isEnabled()]
    assert refused == ["Take the judgement back — not judged yet"]
    menu.close()


def test_closing_saves_what_can_be_saved_and_warns_once_of_the_rest(
    show: Show, frame: FakeFrame, ministry: Ministry
) -> None:
    opened(ministry)
    page = show("P-AN2", "MMR/risk")
    form = started(page)
    form.draft.set_factor(1, rating=Rating.HIGH)
    form.draft.set_factor(2, rating=Rating.UNKNOWN)
    assert not page.close()
    assert "RA-2026-0001 is not saved" in frame.told[-1][1]
    assert form.keeper.safe, "and what is not saved is brought back the next time"
    assert [one.factor for one in assessments(ministry)[0].ratings] == [2]
    assert page.close()


def test_only_what_is_not_yet_judged_can_be_shown(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    form = started(show("P-AN2", "MMR/risk"))
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
    page = show("P-AN2", "MMR/risk")
    form = started(page)
    form.draft.set_factor(5, rating=Rating.HIGH)
    page.open("UKR")
    page.open("MMR")
    part = risk_tab(page).assessments
    assert part.shown is form
    assert form.draft.rating(5) == FactorRating(factor=5, rating=Rating.HIGH)
    assert form.unsaved


def test_evidence_recorded_while_one_rates_can_be_named_at_once(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    page = show("P-AN2", "MMR/risk")
    form = started(page)
    form.tree.choose(1, "1.1")
    press(form.tree, Qt.Key.Key_S)
    item = evidence(ministry)
    page.refresh()
    form.indicator.evidence.set_value((item.number,))
    click(form.save.button)
    (kept,) = assessments(ministry)
    assert kept.ratings[0].all_evidence == (item.number,)


def test_a_scenario_is_added_in_a_word_of_the_scale(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    form = started(show("P-AN2", "MMR/risk"))
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


def test_an_assessment_can_be_made_on_the_us_question_sets(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    page = show("P-AN2", "MMR/risk")
    part = risk_tab(page).assessments
    started(page)
    assert not part.new.button.isEnabled()
    part.framework.set_value("us")
    assert part.new.button.isEnabled()
    click(part.new.button)
    form = part.shown
    assert isinstance(form, RatingForm)
    assert form.draft.factors[0].title == "Key actors: motive"
    assert {one.framework for one in assessments(ministry)} == {"un", "us"}


def test_an_assessment_of_someone_else_is_read_only(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    completed_assessment(ministry)
    part = risk_tab(show("P-AN1", "MMR/risk")).assessments
    assert isinstance(part.shown, AssessmentReading)
    said = " ".join(label.text() for label in part.shown.findChildren(QLabel))
    assert "●●● Seen, strong" in said


def test_no_indicator_is_cut_off_in_the_tree(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    form = started(show("P-AN2", "MMR/risk"))
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
