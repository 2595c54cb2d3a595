"""Judging indicators in the tree, by keys, by mouse and from the menu."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.rules.risk.ratings import Finding, Rating, Strength, Trend
from language import Language, speaking
from tests.support.casework import described, opened
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.countries.risk import assessments, rest_unknown, started
from tests.ui.support import click, press
from ui.risk.complete_dialog import CompleteDialog
from ui.risk.rating_form import RatingForm
from ui.risk.rating_menu import open_menu
from ui.risk.tree_filter import Shown
from ui.theme import Theme, current


def test_the_titles_above_the_judgements_are_whole_in_french_too(
    show: Show, ministry: Ministry, theme: Theme
) -> None:
    opened(ministry)
    with speaking(Language.FRENCH):
        tree = started(show("P-AN2", "MMR/risk")).tree
    header = tree.header()
    assert [
        column
        for column in range(1, header.count())
        if tree.columnWidth(column) < header.sectionSizeHint(column)
    ] == []
    # Drawn wider, it stays so when the form is come back to; not for type of another size.
    wide = tree.columnWidth(2)
    tree.setColumnWidth(2, wide + 40)
    tree.hide()
    tree.show()
    assert tree.columnWidth(2) == wide + 40
    theme.resize(text_scale=1.25)
    tree.hide()
    tree.show()
    assert tree.columnWidth(2) != wide + 40
    theme.resize(text_scale=1.0)


def test_the_chosen_row_of_the_tree_has_one_ground_where_the_focus_is_too(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    tree = started(show("P-AN2", "MMR/risk")).tree
    tree.setFocus()
    assert tree.hasFocus()
    row = tree.visualRect(tree.currentIndex())
    image = tree.viewport().grab().toImage()
    # In the last column, which has no words yet.
    place = tree.columnViewportPosition(tree.columnCount() - 1) + 40
    grounds = {image.pixelColor(place, y).name() for y in range(row.top() + 2, row.bottom() - 1)}
    assert grounds == {QColor(current().palette.selection).name()}


def test_a_risk_assessment_is_judged_in_the_tree_by_keys_by_mouse_and_from_the_menu(
    qtbot: QtBot, show: Show, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    opened(ministry)
    form = started(show("P-AN2", "MMR/risk"))
    with subtests.test("an arrow chooses the factor that it opens and shows what it holds"):
        # “The rest was not seen” was then recorded of another factor, whose name was out of sight.
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
        rated = form.factor.rating.mapTo(form.factor, QPoint()).y()
        beneath = form.factor.rest_not_seen.mapTo(form.factor, QPoint()).y()
        assert rated < beneath, "the rating comes first"
        click(form.factor.rest_not_seen.button)
        assert len(form.draft.rating(len(form.draft.factors)).indicators) == last.childCount()
    form.tree.choose(1)
    before = form.draft.judged
    with subtests.test("only what is not yet judged can be shown"):
        click(form.factor.rest_not_seen.button)
        assert form.draft.judged - before == len(form.draft.factors[0].indicators)
        form.shown.setCurrentIndex(list(Shown).index(Shown.NOT_JUDGED))
        shown = [item for item in _leaves(form) if not item.isHidden()]
        assert len(shown) == form.draft.indicators - form.draft.judged
        form.search.setText("institution-building")
        (only,) = [item for item in _leaves(form) if not item.isHidden()]
        assert only.text(0).startswith("3.9 ")
        assert only.text(0).endswith("(to be confirmed)")
    form.search.setText("")
    form.shown.setCurrentIndex(0)
    with subtests.test("no indicator is cut off in the tree"):
        tree = form.tree
        longest = max(
            (one for factor in form.draft.factors for one in factor.indicators),
            key=lambda one: len(one.meaning),
        )
        its = next(one for one in form.draft.factors if longest in one.indicators)
        tree.choose(its.number, longest.code)
        chosen = tree.currentItem()
        assert chosen is not None
        row = tree.visualItemRect(chosen)
        room = QRect(0, 0, row.width(), 10_000)
        text = chosen.text(0)
        needed = tree.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        assert row.height() >= needed.height() > tree.fontMetrics().height()
    for factor, code, key, says in (
        (4, "4.1", Qt.Key.Key_R, "not judged yet. Say first what was found"),
        (4, "4.2", Qt.Key.Key_Delete, "this indicator is not judged yet."),
        (4, "", Qt.Key.Key_Delete, "this factor is not rated yet."),
        (5, "", Qt.Key.Key_S, "S is said of indicators. Rate the factor"),
    ):
        with subtests.test(
            "a key that does nothing says why beside the row until something is entered", says=says
        ):
            click(form.save.button)
            form.tree.choose(factor, code)
            press(form.tree, key)
            notice = (form.indicator if code else form.factor).notice
            assert says in notice.text
            assert not form.unsaved
            press(form.tree, Qt.Key.Key_U)
            assert not notice.text
    with subtests.test("single keys judge indicators and move on"):
        tree, draft = form.tree, form.draft
        open_before = QApplication.activeModalWidget()
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
        assert QApplication.activeModalWidget() is open_before
        assert len(assessments(ministry)) == 1
    with subtests.test("a menu says what needs a judgement first"):
        # Its trends and “take back” did nothing where nothing was judged.
        asked: list[Qt.Key] = []
        for judged in (False, True):
            asking = open_menu(form.tree, QPoint(), asked.append, of_factor=False, judged=judged)
            entries = [one for one in asking.actions() if not one.isSeparator()]
            assert [one.isEnabled() for one in entries] == [True] * 6 + [judged] * 4
            assert all(one.text().endswith("— not judged yet") is not one.isEnabled() for one in entries)
            asking.close()
        asking = open_menu(form.tree, QPoint(), asked.append, of_factor=True, judged=False)
        refused = [one.text() for one in asking.actions() if not one.isSeparator() and not one.isEnabled()]
        assert refused == ["Take the judgement back — not judged yet"]
        asking.close()


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


def test_ratings_that_cannot_be_recorded_are_not_tried_again_at_every_row(
    qtbot: QtBot, show: Show, ministry: Ministry
) -> None:
    """Each was tried again, and the page read anew for each, whenever its author went on: the window stood still."""
    opened(ministry)
    page = show("P-AN2", "MMR/risk")
    form = started(page)
    for factor in (1, 2, 3):
        form.tree.choose(factor)
        form.draft.set_factor(factor, rating=Rating.HIGH)
        form.keeper.keep_now()
    assert set(form.keeper.wrong) == {1, 2, 3}
    tried: list[object] = []
    form.keeper._case.changed.connect(lambda: tried.append(1))
    form.draft.set_factor(4, rating=Rating.UNKNOWN)
    assert not form.keeper.keep_now()
    assert len(tried) == 1
    assert set(form.keeper.wrong) == {1, 2, 3}
    assert form.draft.waiting == {1, 2, 3}
    # What is edited is tried again.
    form.draft.set_factor(2, rating=Rating.UNKNOWN)
    assert not form.keeper.keep_now()
    assert form.draft.waiting == {1, 3}


def _cell(form: RatingForm, factor: int) -> str:
    item = form.tree.topLevelItem(factor - 1)
    assert item is not None
    return item.text(0)


def _leaves(form: RatingForm) -> list:  # type: ignore[type-arg]
    tree = form.tree
    tops = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [top.child(place) for top in tops if top for place in range(top.childCount())]
