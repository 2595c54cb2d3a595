"""Judgements of a risk assessment are safe at once, and outlive a crash."""

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.risk.unsaved_ratings import KeepEntered, keep_entered
from app.rules.risk.ratings import FactorRating, Rating
from db.engine import writing
from db.ledger.entries import ledger
from tests.support.casework import opened
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.countries.risk import assessments, risk_tab, started
from tests.ui.support import FakeFrame, click, press


def _entries(ministry: Ministry) -> int:
    with ministry.store.read() as session:
        return session.execute(
            sa.select(sa.func.count()).select_from(ledger).where(ledger.c.action == "risk.rate")
        ).scalar_one()


def test_one_judgement_is_one_entry_of_the_ledger_and_each_step_of_it_is_safe_at_once(
    show: Show, qtbot: QtBot, ministry: Ministry, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
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
    with subtests.test("while something large is written a rating waits and nobody is told of a fault"):
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


def test_ratings_outlast_a_look_at_another_country_and_closing_saves_what_can_be_saved(
    show: Show, frame: FakeFrame, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    opened(ministry)
    opened(ministry, "UKR")
    page = show("P-AN2", "MMR/risk")
    form = started(page)
    with subtests.test("ratings outlast a look at another country"):
        form.draft.set_factor(5, rating=Rating.HIGH)
        page.open("UKR")
        page.open("MMR")
        part = risk_tab(page).assessments
        assert part.shown is form
        assert form.draft.rating(5) == FactorRating(factor=5, rating=Rating.HIGH)
        assert form.unsaved
    with subtests.test("closing saves what can be saved and warns once of the rest"):
        form.draft.set_factor(1, rating=Rating.HIGH)
        form.draft.set_factor(2, rating=Rating.UNKNOWN)
        assert not page.close()
        assert "RA-2026-0001 is not saved" in frame.told[-1][1]
        assert form.keeper.safe, "and what is not saved is brought back the next time"
        assert [one.factor for one in assessments(ministry)[0].ratings] == [2]
        assert page.close()
