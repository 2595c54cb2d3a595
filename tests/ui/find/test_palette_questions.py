"""Questions that can be typed: who can decide, what was shown, what is overdue."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions.countries.country_files import OpenCountryFile, open_country_file
from app.reading.ledger.history import HistoryFilter
from app.reading.ledger.shown import BriefShown, ShownAround
from app.reading.ministry.reference import current_countries
from app.reading.search.found import Found, Group, Hit
from app.rules.finding import Snippet, query_of
from db.vocabulary import ReceiptManner
from db.vocabulary.finding import ThingKind
from tests.support.ministry import NOW
from tests.ui.find.asking import answered, opened
from tests.ui.support import press
from tests.ui.workplace import at_work, dialog
from ui.authorities.page import AuthoritiesPage
from ui.comparing.dialog import CompareDaysDialog
from ui.countries.open_file_dialog import OpenFileDialog
from ui.find.palette import FindPalette
from ui.find.shown import shown_by_then
from ui.history.page import HistoryPage
from ui.session import WorkSession

BRIEF = BriefShown(
    entry=3,
    at=NOW,
    number="EW-2026-0001",
    version=2,
    title="Troops mass in the north",
    country="Myanmar",
    person="Helena Marsh",
    office="Minister for Foreign Affairs",
    given=True,
    own=False,
    manner=ReceiptManner.SHOWN_IN_PROGRAM,
    copy_number=None,
    acknowledged_at=None,
)


def test_who_can_decide_is_asked_from_the_file_that_is_open(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post"))
        session.window.go("countries", "MMR")
        palette = opened(qtbot, session)
        said = answered(qtbot, palette, "who can decide")
        assert "Who can decide something for Myanmar" in said[1]
        press(palette.line, Qt.Key.Key_Return)
        assert session.window.here == ("authorities", "who/MMR")
        page = session.window.pages["authorities"]
        assert isinstance(page, AuthoritiesPage)
        assert page.who.country.value() == "MMR"


def test_two_days_of_the_file_that_is_open_are_compared_by_typing(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post"))
        session.window.go("countries", "MMR")
        asked = "Compare two days of Myanmar…"
        palette = opened(qtbot, session)
        assert asked in answered(qtbot, palette, "difference two days")
        assert answered(qtbot, palette, "compare two")[1] == asked
        press(palette.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(session.window.findChildren(CompareDaysDialog)))
        [asked_days] = session.window.findChildren(CompareDaysDialog)
        assert asked_days.isVisible()
        asked_days.reject()
        assert session.window.here == ("countries", "MMR")


def test_who_types_a_measure_and_a_country_is_led_to_who_can_decide(
    qtbot: QtBot, session: WorkSession
) -> None:
    palette = opened(qtbot, session)
    said = answered(qtbot, palette, "targeted sanctions Myanmar")
    assert said[1] == "Who can decide in Myanmar? Targeted sanctions on key individuals (VE-4)"
    assert answered(qtbot, palette, "who can authorise targeted sanctions")[1].startswith(
        "Who can decide? Targeted"
    )
    whole = "who may authorise targeted sanctions on Myanmar today"
    assert answered(qtbot, palette, whole)[1] == said[1], "as the question is asked"
    assert [line for line in answered(qtbot, palette, "who can") if "Who can decide" in line] == [
        "Who can decide?"
    ], "no measure is named, and none is offered"
    assert [line for line in answered(qtbot, palette, "Myanmar") if "decide" in line] == [
        "Who can decide something for Myanmar"
    ]
    answered(qtbot, palette, "targeted sanctions Myanmar")
    press(palette.line, Qt.Key.Key_Return)
    assert session.window.here == ("authorities", "who/MMR/VE-4")


@pytest.mark.parametrize(
    ("typed", "offered", "place"),
    [
        (
            "who could decide targeted sanctions in Myanmar on 12 May 2021?",
            "Who could decide in Myanmar on 12 May 2021? Targeted sanctions on key individuals (VE-4)",
            "who/MMR/VE-4/2021-05-12",
        ),
        (
            "who may authorise 2021-05-12 Myanmar",
            "Who could decide something for Myanmar on 12 May 2021",
            "who/MMR//2021-05-12",
        ),
        ("who can decide on 12 May 2021?", "Who could decide on 12 May 2021?", "who///2021-05-12"),
    ],
)
def test_who_could_decide_on_a_day_is_asked_of_that_day(
    qtbot: QtBot, session: WorkSession, typed: str, offered: str, place: str
) -> None:
    palette = opened(qtbot, session)
    assert answered(qtbot, palette, typed)[1] == offered
    press(palette.line, Qt.Key.Key_Return)
    assert session.window.here == ("authorities", place)
    page = session.window.pages["authorities"]
    assert isinstance(page, AuthoritiesPage)
    assert page.who.day.value() == date(2021, 5, 12)
    session.window.go("authorities", "who/MMR/VE-4")
    assert page.who.day.value() is None, "the next question is one of today"


def test_a_day_on_which_nothing_was_shown_leads_to_what_had_been_shown_by_then(
    qtbot: QtBot, session: WorkSession
) -> None:
    palette = opened(qtbot, session)
    assert answered(qtbot, palette, "what did the minister know on 4 March 2022")[1:] == [
        "Who had been shown what by 4 March 2022"
    ]
    assert "Nothing that you may read" in palette.nothing.text()
    press(palette.line, Qt.Key.Key_Return)
    assert session.window.here == ("history", "shown/2022-03-04")
    page = session.window.pages["history"]
    assert isinstance(page, HistoryPage)
    assert page.filter.who_was_shown
    assert page.filter.wanted.until == date(2022, 3, 4)
    qtbot.waitUntil(lambda: not session.window.findChildren(FindPalette))
    palette = opened(qtbot, session)
    assert answered(qtbot, palette, "Myanmar 2022-03-04")[1:] == [
        "Who had been shown what on Myanmar by 4 March 2022"
    ]
    assert not answered(qtbot, palette, "Myanmar Sudan 2022-03-04"), "of two, neither is left out unsaid"
    answered(qtbot, palette, "Myanmar 4 March 2022")
    press(palette.line, Qt.Key.Key_Return)
    assert session.window.here == ("history", "shown/2022-03-04/MMR")
    assert (page.filter.wanted.topic, page.filter.wanted.until) == ("MMR", date(2022, 3, 4))


def test_a_question_of_a_day_without_a_brief_is_answered_by_the_nearest_ones(
    qtbot: QtBot, session: WorkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[HistoryFilter] = []

    def around(_session: object, _actor: object, wanted: HistoryFilter, **_more: object) -> ShownAround:
        asked.append(wanted)
        return ShownAround(before=BRIEF, after=replace(BRIEF, at=NOW + timedelta(days=90)))

    monkeypatch.setattr("ui.find.shown.shown_around", around)
    palette = opened(qtbot, session)
    said = answered(qtbot, palette, "what was the minister shown on 4 March 2026, on Myanmar?")
    assert said[1:] == [
        "Last before: 15 January 2026, EW-2026-0001, version 2, to Helena Marsh, Minister for Foreign Affairs",
        "Next after: 15 April 2026, EW-2026-0001, version 2, to Helena Marsh, Minister for Foreign Affairs",
        "Who had been shown what on Myanmar by 4 March 2026",
    ]
    assert palette.nothing.text() == "Nothing was shown to “Minister” on 4 March 2026."
    [day] = {(one.since, one.until) for one in asked[-1:]}
    assert (day, asked[-1].person, asked[-1].topic) == ((date(2026, 3, 4),) * 2, "Minister", "MMR")
    press(palette.line, Qt.Key.Key_Return)
    assert session.window.here[0] == "reports"
    report = Hit(kind=ThingKind.REPORT, title=Snippet("Harm"), text=Snippet("to 4 March 2026"))

    def beside(typed: str) -> int:
        words = query_of(typed, lambda _name: None)
        found = Found(query=words, groups=(Group(kind=ThingKind.REPORT, hits=(report,)),))
        table = session.case.look(current_countries)
        then = shown_by_then(session.window, session.case, table, typed=typed, words=words, found=found)
        return len(then.acts)

    assert beside("Minister 4 March 2026") == 3, (
        "who is named with a day was shown something, whatever texts have both"
    )
    assert not beside("bridge 4 March 2026")


def test_what_is_overdue_can_be_typed(qtbot: QtBot, session: WorkSession) -> None:
    session.window.go("history")
    palette = opened(qtbot, session)
    assert answered(qtbot, palette, "overdue")[1] == "What is overdue, whoever it waits for"
    press(palette.line, Qt.Key.Key_Return)
    assert session.window.here == ("desk", "overdue")


def test_a_country_without_a_file_is_one_enter_from_it(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        palette = opened(qtbot, session)
        answered(qtbot, palette, "ivory coast")
        press(palette.line, Qt.Key.Key_Return)
        made = dialog(qtbot, OpenFileDialog)
        assert made.country.value() == "CIV"
        made.reject_at_once()
        qtbot.waitUntil(lambda: not session.window.findChildren(FindPalette))
        session.case.act(open_country_file, OpenCountryFile(country="CIV", reason="Reports from the post"))
        palette = opened(qtbot, session)
        said = answered(qtbot, palette, "ivory coast")
        assert not any("Open a country file" in line for line in said)
        assert next(row.key for row in palette.results.rows if isinstance(row, Hit)) == "CIV"
