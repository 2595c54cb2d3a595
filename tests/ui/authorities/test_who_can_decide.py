"""Who can decide? One sentence first; issue 4 asks that a newcomer finds it within a minute."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.vocabulary import Phase, Urgency
from tests.support.casework import opened
from tests.support.ministry import Ministry
from tests.ui.authorities.conftest import Show
from tests.ui.support import assert_accessible, assert_fits, click, press, type_text
from tests.ui.workplace import at_work
from ui.authorities.page import AuthoritiesPage
from ui.theme import Theme
from ui.widgets.glyph import Glyph
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words


def _answered(qtbot: QtBot, page: AuthoritiesPage) -> str:
    qtbot.waitUntil(lambda: page.who.answer.answer is not None)
    answer = page.who.answer
    return " ".join(one.text() for one in (answer.who, answer.can, answer.said))


def test_a_key_with_country_and_measure_is_answered_in_one_sentence(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    opened(ministry, phase=Phase.VIOLENCE_ESCALATION)
    page = show("P-AN1", "who/MMR/VE-4")
    said = _answered(qtbot, page)
    missing = "Can decide, once recorded: the legal basis and the consultation of Legal"
    assert said.startswith(f"Today: Sanna Virtanen (Head, Sanctions Unit) {missing} May decide ")
    assert "(VE-4) for Myanmar, under instrument D-" in said
    assert said.endswith(
        ", until 1 July 2026, with the second signature of Permanent Secretary (Peter Osei)."
    )
    assert page.who.answer.accessibleDescription().startswith(
        "Today Sanna Virtanen (Head, Sanctions Unit) may decide "
    )
    assert missing in [glyph.accessibleName() for glyph in page.who.answer.findChildren(Glyph)]
    beneath = [words.text() for words in page.who.answer.findChildren(Words)]
    assert any("still missing: Legal." in words for words in beneath)
    chain = page.who.answer.chain
    assert chain is not None
    assert chain.accessibleName().endswith("under instrument D-001")
    offices = [row.accessibleName() for row in page.who.answer.rows]
    assert len(offices) == len(ministry.offices) - 1
    assert offices[0] == (
        "Helena Marsh (Minister for Foreign Affairs): Can decide, once recorded: the legal basis. Under instrument D-001, with no "
        "end date"
    )
    assert offices[1].startswith("Peter Osei (Permanent Secretary): Cannot decide. ")
    assert offices[1].endswith(" Signs second under D-008."), "who is to sign is asked for, too"
    assert all("Cannot decide" in words for words in offices[1:])
    page.resize(1088, 600)
    area = page.who.both._end
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert not area.edges.beneath.isHidden(), "what goes on beneath the edge is seen to"
    bar.setValue(bar.maximum())
    assert area.edges.beneath.isHidden()
    assert not area.edges.above.isHidden()
    assert all(len(words.split(": Can", 1)[1].split(". ", 1)[1]) > 10 for words in offices)
    assert not any("the report" in words for words in beneath), (
        "no report is asked about: none can be referred"
    )
    assert_accessible(page)
    assert_fits(page, 1088)


def test_the_answer_stands_while_the_offices_are_read_again(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    """Each minute a long answer would be worked out anew, and its reader be back at its beginning."""
    page = show("P-AN1", "who/MMR/VE-4")
    _answered(qtbot, page)
    read = page.who.answer.said
    page.refresh()
    assert page.who.answer.said is read


def test_who_comes_back_from_an_instrument_finds_what_was_asked_last(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        window = session.window
        window.go("authorities", "who/MMR/VE-4")
        page = window.pages["authorities"]
        assert isinstance(page, AuthoritiesPage)
        page.who.country.set_value("SDN")
        page.who.tool.set_value("IR-1")
        page.who.phase.set_value(Phase.VIOLENCE_ESCALATION.value)
        window.go("authorities", "D-001")
        window.back()
        asked = (page.who.country.value(), page.who.tool.value(), page.who.phase.value())
        assert asked == ("SDN", "IR-1", Phase.VIOLENCE_ESCALATION.value)
        assert window.here == ("authorities", "who/SDN/IR-1")
        for _again in range(2):
            window.go("authorities")
        window.back()
        assert window.here == ("desk", ""), "the page’s own key, pressed there, leads to no other place"
        # Half a question, and what names no country, stand as they were typed: Back ends in no error.
        window.go("authorities", "who/MMR")
        page.who.tool.set_value(None)
        page.who.phase.set_value(Phase.IMMINENT_RISK.value)
        window.go("desk")
        window.back()
        assert (page.who.country.value(), page.who.tool.picked) == ("MMR", None)
        assert page.who.phase.value() == Phase.IMMINENT_RISK.value
        line = page.who.country.editor.lineEdit()
        assert line is not None
        line.selectAll()
        type_text(line, "zzz")
        window.go("desk")
        window.back()
        assert window.here == ("authorities", "who")
        assert page.who.country.editor.currentText() == "zzz"
        # The office that was chosen is where one was, too.
        window.go("authorities", "organisation")
        offices = list(page.organisation.tree._items)
        page.organisation.choose(offices[1])
        window.go("desk")
        page.organisation.choose(offices[0])
        window.back()
        assert page.organisation.tree.chosen == offices[1]


def test_the_day_that_was_asked_of_is_come_back_to(case_folder: Path) -> None:
    """A question of one day is another place than the same question of another day, or of today."""
    with at_work(case_folder, "l.ferrer") as session:
        window = session.window
        window.go("authorities", "who/MMR/VE-4/2021-05-12")
        page = window.pages["authorities"]
        assert isinstance(page, AuthoritiesPage)

        def asked() -> tuple[str | None, str | None, date | None]:
            return page.who.country.value(), page.who.tool.value(), page.who.day.value()

        window.go("countries")
        window.go("authorities", "who/MMR/VE-4")
        assert asked() == ("MMR", "VE-4", None)
        # Typed by hand, not come to by a link.
        type_text(page.who.day.editor, "2017-09-05")
        window.go("authorities", "who/SDN/VE-4")
        page.who.day.set_value(None)
        window.go("authorities", "who/SDN/VE-4/2021-02-03")
        for expected in (
            ("SDN", "VE-4", None),
            ("MMR", "VE-4", date(2017, 9, 5)),
        ):
            window.back()
            assert asked() == expected
        assert window.here == ("authorities", "who/MMR/VE-4/2017-09-05")
        window.back()
        assert window.here == ("countries", "")
        window.back()
        assert asked() == ("MMR", "VE-4", date(2021, 5, 12))
        window.forward()
        window.forward()
        assert asked() == ("MMR", "VE-4", date(2017, 9, 5))


def test_the_country_of_the_coverage_that_was_left_is_come_back_to(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        window = session.window
        window.go("authorities", "coverage/MMR")
        page = window.pages["authorities"]
        assert isinstance(page, AuthoritiesPage)
        page.coverage.country.set_value("SDN")
        qtbot.waitUntil(lambda: page.coverage.asked == ("SDN",))
        window.go("authorities", "D-001")
        window.back()
        qtbot.waitUntil(lambda: page.coverage.view is not None and not session.tasks.running)
        assert window.here == ("authorities", "coverage/SDN")
        assert page.coverage.country.value() == "SDN"


def test_who_asks_for_sanctions_is_told_of_the_other_tool_and_whether_it_matters(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    opened(ministry, phase=Phase.IMMINENT_RISK)
    page = show("P-AN1", "who/MMR/VE-4")
    _answered(qtbot, page)
    answer = page.who.answer
    said = [words.text() for words in answer.findChildren(Words)]
    assert "The same holds for Heightened sanctions (IR-1)." in said
    [ask] = [one for one in answer.findChildren(QPushButton) if "IR-1" in one.text()]
    click(ask)
    qtbot.waitUntil(lambda: "Heightened sanctions (IR-1) for Myanmar" in page.who.answer.said.text())
    assert page.who.tool.value() == "IR-1"
    assert page.who.tool.editor.hasFocus(), "the link is gone, and the focus is at what was changed"
    page.who.phase.set_value(Phase.VIOLENCE_ESCALATION.value)
    qtbot.waitUntil(
        lambda: any("VE-4 may be decided by" in one.text() for one in answer.findChildren(Words)),
    )


def test_with_large_type_the_answer_stands_beneath_the_question_and_comes_into_view(
    show: Show, qtbot: QtBot, ministry: Ministry, theme: Theme
) -> None:
    opened(ministry, phase=Phase.VIOLENCE_ESCALATION)
    theme.resize(text_scale=2.0)
    page = show("P-AN1", "who/MMR")
    page.resize(1000, 620)
    page.who.tool.set_value("VE-4")
    _answered(qtbot, page)

    def folded() -> bool:
        return page.who.both.folded

    assert folded()
    qtbot.waitUntil(lambda: not page.who.answer.said.visibleRegion().isEmpty())
    # Asked from afar the page opens with the answer to come: it is laid out later than it is told.
    page.open("who/MMR/IR-1")
    _answered(qtbot, page)
    bar = page.who.both._start.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == min(page.who.answer.y(), bar.maximum()))
    page.resize(2000, 1200)
    assert not folded()
    theme.resize(text_scale=1.0)


def test_a_choice_is_answered_at_once_and_nearest_to_the_office_asked_from(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    opened(ministry, phase=Phase.VIOLENCE_ESCALATION)
    page = show("P-AN1", "who/MMR")
    tab = page.who
    assert tab.country.value() == "MMR"
    assert tab.phase.value() == Phase.VIOLENCE_ESCALATION.value
    assert tab.tool.editor.hasFocus()
    tab.tool.set_value("VE-1")
    _answered(qtbot, page)
    tab.near.set_value(ministry.offices["head_human_rights"])
    qtbot.waitUntil(lambda: page.who.answer.who.text().startswith("Today: Hana Rehak (Head, Human Rights"))
    # Whoever decides in an emergency reads until when it has to be ratified, by the ministry’s own clocks.
    tab.phase.set_value(Phase.IMMINENT_RISK.value)
    tab.urgency.set_value(Urgency.IMMEDIATE)
    tab.near.set_value(ministry.offices["duty_director"])
    tab.tool.set_value("IR-3")
    by = "Minister for Foreign Affairs must ratify it before 18 January 2026, "
    qtbot.waitUntil(lambda: by in page.who.answer.said.text())


def test_on_a_day_before_there_was_authority_nobody_can_and_each_says_why(show: Show, qtbot: QtBot) -> None:
    page = show("P-AN1", "who/MMR/VE-4")
    _answered(qtbot, page)
    page.who.urgency.set_value(Urgency.ROUTINE)
    type_text(page.who.day.editor, "2024-06-01")
    qtbot.waitUntil(lambda: "On 1 June 2024 nobody may decide" in page.who.answer.who.text())
    assert page.who.answer.chain is None
    assert all("Cannot decide" in row.accessibleName() for row in page.who.answer.rows)


def test_a_wrong_day_is_said_beneath_its_field(show: Show) -> None:
    page = show("P-AN1", "who")
    page.who.tool.set_value("VE-4")
    page.who.country.set_value("MMR")
    type_text(page.who.day.editor, "tomorrow")
    press(page.who.day.editor, Qt.Key.Key_Return)
    assert page.who.day.error
    assert page.who.answer.answer is None


def test_an_administrator_does_not_ask_about_casework(show: Show) -> None:
    page = show("P-ADM", "who/MMR/VE-4")
    assert "casework" in page.who.answer.said.text()
    assert page.who.answer.answer is None


def test_the_chain_leads_to_the_instrument_in_the_register(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    opened(ministry, phase=Phase.VIOLENCE_ESCALATION)
    page = show("P-AN1", "who/MMR/VE-4")
    _answered(qtbot, page)
    asked: list[str] = []
    page.who.instrument_asked.connect(asked.append)
    answer = page.who.answer.answer
    assert answer is not None
    page.who.answer.instrument_asked.emit(answer.chain[0].number)
    page.open(asked[0])
    chosen = page.instruments.table.current_row()
    assert chosen is not None
    assert chosen.delegate == "Head, Sanctions Unit"
    assert page.tabs.currentWidget() is page.instruments


def test_a_long_answer_scrolls_and_the_question_stays_in_view(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    opened(ministry, phase=Phase.VIOLENCE_ESCALATION)
    page = show("P-AN1", "who/MMR")
    page.resize(1088, 760)
    page.who.tool.set_value("VE-4")
    _answered(qtbot, page)
    last = page.who.answer.rows[-1]
    area = next(one for one in page.findChildren(Scrolled) if one.isAncestorOf(last))
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not last.visibleRegion().isEmpty()
    assert page.who.tool.editor.visibleRegion().boundingRect().height() == page.who.tool.editor.height()
    page.who.tool.set_value("VE-1")
    qtbot.waitUntil(lambda: page.who.answer.answer is not None and area.verticalScrollBar().value() == 0)


def test_a_name_that_is_none_is_said_when_the_line_is_left(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    page = show("P-AN1", "who/MMR")
    who = page.who
    line = who.country.editor.lineEdit()
    assert line is not None
    line.setFocus()
    line.setText("Myanmar (MMR)xx")
    press(line, Qt.Key.Key_Tab)
    assert "“Myanmar (MMR)xx” is not in the list." in who.country.error
