"""Questions that can be typed: who can decide, what was shown, what is overdue."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt, QThread
from pytestqt.qtbot import QtBot

from app.actions.countries.country_files import OpenCountryFile, open_country_file
from app.actions.ministry.offices import AddOffice, add_office
from app.reading.ledger.around import Nearest, ShownAround
from app.reading.ledger.history import HistoryFilter
from app.reading.ledger.shown import BriefShown
from app.reading.ministry.reference import current_countries
from app.reading.search.found import Found, Group, Hit
from app.refusals import Busy
from app.rules.finding import query_of
from app.rules.snippets import Snippet
from db.people import Office
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
from ui.find.shown import WhoKnew
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
    asked, _, told = said[1].partition(" – ")
    assert asked == "Who can decide in Myanmar? Targeted sanctions on key individuals (VE-4)"
    assert told.startswith("Today: "), "whoever wants the name alone opens nothing"
    assert answered(qtbot, palette, "who can authorise targeted sanctions")[1].startswith(
        "Who can decide? Targeted"
    )
    whole = "who may authorise targeted sanctions on Myanmar today"
    assert answered(qtbot, palette, whole)[1] == said[1], "as the question is asked"
    assert not palette.nothing.isVisible(), "it is answered, whichever words the texts beneath it lack"
    assert [line for line in answered(qtbot, palette, "who can") if "Who can decide" in line] == [
        "Who can decide?"
    ], "no measure is named, and none is offered"
    assert [line for line in answered(qtbot, palette, "Myanmar") if "decide" in line] == [
        "Who can decide something for Myanmar"
    ]
    why = answered(qtbot, palette, "why targeted sanctions Myanmar")
    assert not [line for line in why if "Who can decide" in line], "a reason is asked for, and no name"
    answered(qtbot, palette, "targeted sanctions Myanmar")
    press(palette.line, Qt.Key.Key_Return)
    assert session.window.here == ("authorities", "who/MMR/VE-4")
    page = session.window.pages["authorities"]
    assert isinstance(page, AuthoritiesPage)
    qtbot.waitUntil(lambda: page.who.answer.answer is not None)
    form = page.who.answer.answer
    assert form is not None
    assert told.startswith(form.first.who), "the form begins with the same office"
    assert all(f"{one.person} ({one.office})" in told for one in form.able)


def test_a_question_that_could_not_be_answered_once_is_asked_again(
    qtbot: QtBot, session: WorkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_asked: object, **_of: object) -> str:
        raise Busy("The case is being written to.", remedy="Try again in a moment.")

    palette = opened(qtbot, session)
    with monkeypatch.context() as once:
        once.setattr("ui.find.answering.who_shortly", busy)
        told = answered(qtbot, palette, "targeted sanctions Myanmar")[1]
        assert told.endswith("The case is being written to. Try again in a moment.")
    assert " – Today: " in answered(qtbot, palette, "targeted sanctions Myanmar")[1]


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
    asked, _, told = answered(qtbot, palette, typed)[1].partition(" – ")
    assert asked == offered
    assert not told or told.startswith("On 12 May 2021"), told
    press(palette.line, Qt.Key.Key_Return)
    assert session.window.here == ("authorities", place)
    page = session.window.pages["authorities"]
    assert isinstance(page, AuthoritiesPage)
    assert page.who.day.value() == date(2021, 5, 12)
    session.window.go("authorities", "who/MMR/VE-4")
    assert page.who.day.value() is None, "the next question is one of today"


@pytest.mark.parametrize(
    ("typed", "offered", "said", "place"),
    [
        # Who was never shown anything is told so, and stands in the list that is offered.
        (
            "what did the minister know on 4 March 2022",
            ["What had been shown to Minister for Foreign Affairs by 4 March 2022"],
            "Nothing was ever shown to “Minister for Foreign Affairs”.",
            "shown/2022-03-04//Minister for Foreign Affairs",
        ),
        (
            "what did Jonas know of Burma on 5 September 2017",
            ["What had been shown to Jonas Berg on Myanmar by 5 September 2017"],
            "Nothing on Myanmar was ever shown to “Jonas Berg”.",
            "shown/2017-09-05/MMR/Jonas Berg",
        ),
        # Nobody is called by all of these words: it is asked of nobody else.
        (
            "what did minister Jonas know on 4 March 2022",
            ["Who had been shown what by 4 March 2022"],
            "Nobody on file, and no office, is called by all of these words: minister, Jonas.",
            "shown/2022-03-04",
        ),
        (
            "what did the minister of finance know on 3 February 2021",
            [
                "What had been shown to Minister for Foreign Affairs by 3 February 2021",
                "Who had been shown what by 3 February 2021",
            ],
            "",
            "shown/2021-02-03//Minister for Foreign Affairs",
        ),
        # A day and a word of a name ask for nobody.
        (
            "foreign forces Myanmar 27 July 2021",
            ["Who had been shown what on Myanmar by 27 July 2021"],
            None,
            "shown/2021-07-27/MMR",
        ),
        (
            "Jonas Berg 12 May 2021",
            ["What was shown to Jonas Berg on 12 May 2021"],
            "Nothing was ever shown to “Jonas Berg”.",
            "shown-on/2021-05-12//Jonas Berg",
        ),
        # An office and a day ask what was shown to it, also where another word has a slip.
        (
            "minister 12 May 2021",
            ["What was shown to Minister for Foreign Affairs on 12 May 2021"],
            "Nothing was ever shown to “Minister for Foreign Affairs”.",
            "shown-on/2021-05-12//Minister for Foreign Affairs",
        ),
        (
            "minister by 12 May 2021",
            ["What had been shown to Minister for Foreign Affairs by 12 May 2021"],
            "Nothing was ever shown to “Minister for Foreign Affairs”.",
            "shown/2021-05-12//Minister for Foreign Affairs",
        ),
        (
            "presnted to the minister on 12 May 2021",
            ["What was shown to Minister for Foreign Affairs on 12 May 2021"],
            "Nothing was ever shown to “Minister for Foreign Affairs”.",
            "shown-on/2021-05-12//Minister for Foreign Affairs",
        ),
        # What was shown on a day is asked of that day.
        (
            "what was the minister shown on 4 March 2022",
            ["What was shown to Minister for Foreign Affairs on 4 March 2022"],
            "Nothing was ever shown to “Minister for Foreign Affairs”.",
            "shown-on/2022-03-04//Minister for Foreign Affairs",
        ),
        (
            "what was shown to anybody about Myanmar by 4 March 2022",
            ["Who had been shown what on Myanmar by 4 March 2022"],
            None,
            "shown/2022-03-04/MMR",
        ),
        (
            "Myanmar 2022-03-04",
            ["Who had been shown what on Myanmar by 4 March 2022"],
            None,
            "shown/2022-03-04/MMR",
        ),
    ],
)
def test_a_day_leads_to_what_had_been_shown_by_then_to_whoever_is_meant(
    qtbot: QtBot, session: WorkSession, *, typed: str, offered: list[str], said: str | None, place: str
) -> None:
    palette = opened(qtbot, session)
    assert answered(qtbot, palette, typed)[1:] == offered
    if said is None:
        assert not palette.nothing.isVisible(), "what leads on is headed by nothing that denies it"
        assert palette.quiet.text() == "No text has all of these words."
    else:
        assert palette.nothing.text() == said
    press(palette.line, Qt.Key.Key_Return)
    assert session.window.here == ("history", place)
    page = session.window.pages["history"]
    assert isinstance(page, HistoryPage)
    assert page.filter.who_was_shown
    kind, day, *narrowed = place.split("/")
    wanted, asked = page.filter.wanted, date.fromisoformat(day)
    assert (wanted.since, wanted.until, [wanted.topic, wanted.person]) == (
        asked if kind == "shown-on" else None,
        asked,
        [*narrowed, "", ""][:2],
    )


def test_of_several_who_are_called_so_nobody_is_answered_for(
    qtbot: QtBot, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        for name in ("Minister of Finance", "Head of the Sanctions Unit", "Human Rights Desk"):
            session.case.act(add_office, AddOffice(name=name, superior_id=None))
        palette = opened(qtbot, session)
        assert answered(qtbot, palette, "what did the minister know on 3 February 2021")[1:] == [
            "What had been shown to Minister for Foreign Affairs by 3 February 2021",
            "What had been shown to Minister of Finance by 3 February 2021",
            "Who had been shown what by 3 February 2021",
        ]
        assert palette.nothing.text() == ("Several people or offices here are called “minister”: choose one.")
        assert answered(qtbot, palette, "what did the minister of finance know on 3 February 2021")[1:] == [
            "What had been shown to Minister of Finance by 3 February 2021"
        ]
        assert palette.nothing.text() == "Nothing was ever shown to “Minister of Finance”."
        said = answered(qtbot, palette, "what did the head of human rights know on 13 May 2022")
        assert said[1:] == ["Who had been shown what by 13 May 2022"]
        assert answered(qtbot, palette, "what did Smith know on 13 May 2022")[1:] == said[1:]
        assert palette.nothing.text().endswith("is called by all of these words: Smith."), (
            "nobody else is answered for"
        )
        assert answered(qtbot, palette, "sanctions 12 May 2021") == [
            "Acts and pages",
            "Look for “sanctions”",
            "Briefs shown",
            "Who had been shown what by 12 May 2021",
        ], "a word of a name and a day ask for nobody"
        assert answered(qtbot, palette, "zzyzz minister 12 May 2021")[-3:] == [
            "What had been shown to Minister for Foreign Affairs by 12 May 2021",
            "What had been shown to Minister of Finance by 12 May 2021",
            "Who had been shown what by 12 May 2021",
        ], "a word that nobody knows loses neither the office nor the day"
        assert answered(qtbot, palette, "minister 12 May 2021")[1:] == [
            "What was shown to Minister for Foreign Affairs on 12 May 2021",
            "What was shown to Minister of Finance on 12 May 2021",
            "Who was shown what on 12 May 2021",
        ]
        assert not answered(qtbot, palette, "Myanmar Sudan 2022-03-04"), "of two, neither is left out unsaid"
        with session.case.store.read() as store:
            foreign = store.scalar(sa.select(Office.id).where(Office.name.startswith("Minister for")))

        def around(_session: object, _actor: object, wanted: HistoryFilter, **_more: object) -> ShownAround:
            return ShownAround(near=(Nearest(before=BRIEF),)) if wanted.to == foreign else ShownAround()

        # What was shown on a day is answered for each of them.
        monkeypatch.setattr("ui.find.shown.shown_around", around)
        assert answered(qtbot, palette, "what was the minister shown on 4 March 2026")[1:] == [
            "Last before: 15 January 2026, EW-2026-0001, version 2, to Helena Marsh, Minister for Foreign Affairs – Troops mass in the north – Myanmar",
            "What was shown to Minister for Foreign Affairs on 4 March 2026",
            "What was shown to Minister of Finance on 4 March 2026",
            "Who was shown what on 4 March 2026",
        ]
        assert palette.nothing.text() == (
            "Nothing was shown to Minister for Foreign Affairs or Minister of Finance on 4 March 2026."
        )


def test_a_question_of_a_day_without_a_brief_is_answered_by_the_nearest_ones(
    qtbot: QtBot, session: WorkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[HistoryFilter] = []

    def around(_session: object, _actor: object, wanted: HistoryFilter, **_more: object) -> ShownAround:
        asked.append(wanted)
        assert not QThread.isMainThread(), "the window does not stand still for it"
        return ShownAround(near=(Nearest(before=BRIEF, after=replace(BRIEF, at=NOW + timedelta(days=90))),))

    monkeypatch.setattr("ui.find.shown.shown_around", around)
    palette = opened(qtbot, session)
    said = answered(qtbot, palette, "what was the minister shown on 4 March 2026, on Myanmar?")
    assert said[1:] == [
        "Last before: 15 January 2026, EW-2026-0001, version 2, to Helena Marsh, Minister for Foreign Affairs – Troops mass in the north – Myanmar",
        "Next after: 15 April 2026, EW-2026-0001, version 2, to Helena Marsh, Minister for Foreign Affairs – Troops mass in the north – Myanmar",
        "What was shown to Minister for Foreign Affairs about Myanmar on 4 March 2026",
    ]
    assert palette.nothing.text() == (
        "Nothing on Myanmar was shown to “Minister for Foreign Affairs” on 4 March 2026."
    ), "of other countries nothing is said"
    [day] = {(one.since, one.until) for one in asked[-1:]}
    assert (day, asked[-1].topic) == ((date(2026, 3, 4),) * 2, "MMR")
    with session.case.store.read() as store:
        assert asked[-1].to == store.scalar(sa.select(Office.id).where(Office.name.startswith("Minister")))
    monkeypatch.setattr("ui.find.shown.shown_around", lambda *_args, **_more: ShownAround())
    monkeypatch.setattr("ui.find.shown.shown_briefs", lambda *_args, **_more: (BRIEF,))
    answered(qtbot, palette, "what was the minister shown on 4 March 1926")
    assert palette.nothing.text() == "Nothing was shown to “Minister for Foreign Affairs” on 4 March 1926.", (
        "what lies too far away is not said never to have been"
    )
    # Of nobody in particular each office has its own, as they are given: the highest first.
    lower = replace(BRIEF, person="Yusuf Demir", office="Duty Director", at=NOW + timedelta(days=40))
    offices = ShownAround(near=(Nearest(before=BRIEF), Nearest(before=lower)))
    monkeypatch.setattr("ui.find.shown.shown_around", lambda *_args, **_more: offices)
    said = answered(qtbot, palette, "who was shown what on 4 March 2026")
    told = [line.partition(" – ")[0].partition(", to ")[2] for line in said if line.startswith("Last before")]
    assert told == ["Helena Marsh, Minister for Foreign Affairs", "Yusuf Demir, Duty Director"]
    monkeypatch.setattr("ui.find.shown.shown_around", around)
    answered(qtbot, palette, "what was the minister shown on 4 March 2026")
    press(palette.line, Qt.Key.Key_Return)
    assert session.window.here[0] == "reports"


@pytest.mark.parametrize(
    ("typed", "decides", "first", "last", "said"),
    [
        ("what did the minister know on 4 March 2026", False, 3, 0, True),
        # Of whoever is only named, the texts that have the words come before what was shown.
        ("Minister for Foreign Affairs 4 March 2026", False, 0, 3, False),
        ("minister affairs 4 March 2026", False, 0, 3, False),
        ("foreign affairs 4 March 2026", False, 0, 0, False),
        ("bridge 4 March 2026", False, 0, 0, False),
        ("what did the minister know on 4 March 2026", True, 0, 0, False),
    ],
)
def test_texts_that_have_the_words_of_a_day_come_before_what_nobody_asked(
    session: WorkSession,
    monkeypatch: pytest.MonkeyPatch,
    *,
    typed: str,
    decides: bool,
    first: int,
    last: int,
    said: bool,
) -> None:
    there = ShownAround(near=(Nearest(before=BRIEF, after=replace(BRIEF, at=NOW + timedelta(days=90))),))
    monkeypatch.setattr("ui.find.shown.shown_around", lambda *_args, **_more: there)
    report = Hit(kind=ThingKind.REPORT, title=Snippet("Harm"), text=Snippet("to 4 March 2026"))
    words = query_of(typed, lambda _name: None)
    found = Found(query=words, groups=(Group(kind=ThingKind.REPORT, hits=(report,)),))
    who = WhoKnew(session.window, session.case, session.case.look(current_countries))
    then = who.then(typed, found, decides=decides)
    assert (len(then.first), len(then.last), bool(then.said)) == (first, last, said)


def test_what_is_overdue_can_be_typed(qtbot: QtBot, session: WorkSession) -> None:
    session.window.go("history")
    palette = opened(qtbot, session)
    assert "What is overdue, whoever it waits for" in answered(qtbot, palette, "")
    told = "What is overdue, whoever it waits for – Nothing is overdue"
    assert answered(qtbot, palette, "overdue")[1] == told, "whoever wants the count alone opens nothing"
    assert answered(qtbot, palette, "qui est en retard")[1] == told
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
