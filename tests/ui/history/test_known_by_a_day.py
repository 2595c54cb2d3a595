"""What an office knew by a day, and the essential of what it was shown."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from pytestqt.qtbot import QtBot

from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.escalations import Escalated
from app.briefs.encoding import decode
from app.reading.ledger.around import Nearest, ShownAround, shown_around
from app.reading.ledger.gist import BriefGist, brief_gist, to_be_opened
from app.reading.ledger.history import HistoryFilter
from app.reading.ledger.shown import Tally, shown_briefs
from db.reports import Brief, Report
from db.vocabulary import ReceiptManner
from tests.support.carrying import Prepared, escalated, open_file, prepared
from tests.support.ministry import NOW, Ministry
from tests.support.opened import AUDITOR
from tests.ui.history.conftest import ONE, shown
from tests.ui.workplace import at_work
from ui.history.gist_lines import GistLines, gist_lines
from ui.history.told import beside_told, near_listed, nothing_told


def test_what_was_only_put_before_an_office_hides_nothing_that_it_was_shown(
    put_before: tuple[Ministry, Prepared, Escalated],
) -> None:
    ministry, _case, sent = put_before
    opened = OpenBrief(brief_id=sent.brief_id, office_id=ministry.offices["minister"])
    ministry.do("P-MIN", open_brief, opened)
    ministry.clock.at += timedelta(days=2)
    other = prepared(ministry, open_file(ministry, "SDN"), "VE-1", "RP-1", country="SDN")
    escalated(ministry, other, "minister")
    day = date(2026, 2, 1)
    with ministry.store.read() as session:
        wanted = HistoryFilter(since=day, until=day, given_only=True)
        [minister, *_rest] = shown_around(session, ministry.actors["P-AUD"], wanted).near
    assert minister.before is not None
    assert (minister.before.country, minister.before.manner) == ("Myanmar", ReceiptManner.SHOWN_IN_PROGRAM)


def test_from_a_day_on_nothing_comes_after_and_who_was_shown_something_since_is_told_of_nothing_else(
    put_before: tuple[Ministry, Prepared, Escalated],
) -> None:
    ministry, _case, sent = put_before
    opened = OpenBrief(brief_id=sent.brief_id, office_id=ministry.offices["minister"])
    ministry.clock.at += timedelta(days=10)
    ministry.do("P-MIN", open_brief, opened)

    def since(day: date) -> tuple[HistoryFilter, ShownAround]:
        wanted = HistoryFilter(since=day, given_only=True)
        with ministry.store.read() as session:
            return wanted, shown_around(session, ministry.actors["P-AUD"], wanted)

    wanted, found = since(date(2026, 1, 2))
    assert "Minister for Foreign Affairs" in {one.office for one in found.on}
    assert found.near == ()
    assert beside_told(wanted, found) == ""
    wanted, found = since(date(2026, 1, 20))
    assert [(one.whom, one.after) for one in found.near] == [("Peter Osei", None)]
    wanted, found = since(date(2026, 2, 1))
    assert [one.whom for one in found.near] == ["Minister for Foreign Affairs", "Peter Osei"]
    told = nothing_told(wanted, found, who_was_shown=True)
    assert "what was shown last before." in told.words
    assert "Nothing came after" not in told.words, "of a time without an end there is no after"


def test_what_was_put_before_an_office_unopened_on_the_day_hides_nothing_that_it_was_shown_before(
    put_before: tuple[Ministry, Prepared, Escalated],
) -> None:
    ministry, _case, sent = put_before
    opened = OpenBrief(brief_id=sent.brief_id, office_id=ministry.offices["minister"])
    ministry.do("P-MIN", open_brief, opened)
    ministry.clock.at += timedelta(days=2)
    other = prepared(ministry, open_file(ministry, "SDN"), "VE-1", "RP-1", country="SDN")
    escalated(ministry, other, "minister")
    day = ministry.clock.at.date()
    wanted = HistoryFilter(since=day, until=day, given_only=True)
    with ministry.store.read() as session:
        found = shown_around(session, ministry.actors["P-AUD"], wanted)
    assert [(one.country, one.manner) for one in found.on] == [("Sudan", None)]
    [minister] = near_listed(found, every=False)
    assert minister.before is not None
    assert (minister.before.country, minister.before.manner) == ("Myanmar", ReceiptManner.SHOWN_IN_PROGRAM)
    assert minister.after is None, "what was put before it on the day is not after the day"
    assert beside_told(wanted, found).startswith("Nothing was shown to Minister for Foreign Affairs on ")


def test_however_many_reports_were_shown_they_are_read_in_as_many_statements(
    put_before: tuple[Ministry, Prepared, Escalated],
) -> None:
    ministry, _case, sent = put_before
    opened = OpenBrief(brief_id=sent.brief_id, office_id=ministry.offices["minister"])
    ministry.do("P-MIN", open_brief, opened)

    def statements() -> int:
        sent_to_it: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
            sent_to_it.append(statement)

        with ministry.store.read() as session:
            engine = session.get_bind()
            sa.event.listen(engine, "before_cursor_execute", note)
            try:
                assert shown_briefs(session, ministry.actors["P-AUD"])
            finally:
                sa.event.remove(engine, "before_cursor_execute", note)
        return len(sent_to_it)

    statements()
    of_one = statements()
    other = prepared(ministry, open_file(ministry, "SDN"), "VE-1", "RP-1", country="SDN")
    put = escalated(ministry, other, "minister")
    ministry.do("P-MIN", open_brief, replace(opened, brief_id=put.brief_id))
    assert {one.country for one in shown(ministry)} == {"Myanmar", "Sudan"}
    assert statements() == of_one


def test_a_minister_of_another_ministry_or_a_person_is_not_told_of_as_the_minister() -> None:
    minister = Nearest(before=ONE)
    partner = Nearest(before=replace(ONE, entry=5, office="Minister of Finance"), external=True)
    person = Nearest(before=replace(ONE, entry=6, office=""))
    found = ShownAround(on=(ONE,), tally=Tally(given=1), near=(partner, person, minister))
    assert near_listed(found, every=False) == (minister,)


def test_the_essential_of_the_brief_is_told_in_the_words_that_were_frozen(
    put_before: tuple[Ministry, Prepared, Escalated],
) -> None:
    ministry, case, _sent = put_before
    number = ministry.row(Report, case.report_id).number
    with ministry.store.read() as session:
        gist = brief_gist(session, ministry.actors["P-AUD"], number, 1, at=NOW)
        assert brief_gist(session, ministry.actors["P-ADM"], number, 1, at=NOW) is None
        assert brief_gist(session, ministry.actors["P-AUD"], number, 9, at=NOW) is None
        data = session.scalar(sa.select(Brief.data))
    assert gist is not None
    assert data is not None
    frozen = decode(data.encode())
    assert gist.recommended == tuple(one.text for one in frozen.recommendations)
    said = gist_lines(gist)
    assert [line.partition(": ")[0] for line in said] == ["It warned", "It asked", "It recommended"]
    assert frozen.bottom_line.ask in said[1]


def test_whoever_it_was_put_before_reads_nothing_of_it_before_they_open_it(
    put_before: tuple[Ministry, Prepared, Escalated],
) -> None:
    ministry, case, sent = put_before
    number = ministry.row(Report, case.report_id).number

    def told(who: str) -> tuple[bool, bool]:
        at, actor = ministry.clock.at, ministry.actors[who]
        with ministry.store.read() as session:
            gist = brief_gist(session, actor, number, 1, at=at)
            return gist is not None, to_be_opened(session, actor, number, 1, at=at)

    assert told("P-MIN") == (False, True), "else they knew it with no record that they did"
    assert told("P-AUD") == told("P-AN2") == (True, False), "of others nobody asks what they knew"
    assert told("P-ADM") == (False, False)
    opened = OpenBrief(brief_id=sent.brief_id, office_id=ministry.offices["minister"])
    ministry.do("P-MIN", open_brief, opened)
    assert told("P-MIN") == (True, False)


def test_in_place_of_the_essential_the_addressee_is_told_to_open_the_brief_and_reads_it_when_they_did(
    qtbot: QtBot, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits, gist = [True], BriefGist("Troops mass.", "You are asked to act.", ())
    monkeypatch.setattr("ui.history.gist_lines.to_be_opened", lambda *_args, **_at: waits[0])
    monkeypatch.setattr("ui.history.gist_lines.brief_gist", lambda *_args, **_at: None if waits[0] else gist)
    with at_work(case_folder, AUDITOR) as session:
        lines = GistLines(session.case)
        qtbot.addWidget(lines)
        lines.show_brief(ONE)
        assert not lines.isHidden()
        assert (
            "“Open the brief that was shown” shows what it says, and records that you read it." in lines.text
        )
        assert "Troops mass." not in lines.text
        waits[0] = False
        lines.show_brief(ONE)
        assert "It warned: Troops mass." in lines.text
