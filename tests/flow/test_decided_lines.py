"""What a list, and the head of its page, say was decided on each report."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.actions.reports.judging import Choice
from app.actions.reports.signatures import (
    RefuseSecondSignature,
    SignSecond,
    refuse_second_signature,
    sign_second,
)
from app.reading.reports.decided import Decided, all_that_may_be_said, decided_by_report
from app.reading.reports.declines import Decline, declines
from app.reading.reports.report import report_view
from app.reading.reports.report_list import ReportsAsked, Which, reports_found
from app.reading.reports.reports import report_lines
from app.rules.entry.texts import has_words
from db.decisions import Decision
from db.reports import Option, Report
from db.vocabulary import Outcome
from language import Language, speaking
from language.lists import and_list
from tests.support.asking import asked_of
from tests.support.carrying import (
    Prepared,
    authorise,
    decided,
    decline,
    escalated,
    open_file,
    prepared,
)
from tests.support.ministry import Ministry
from ui.reports.declines_table import heading_words, reason_words, what_words
from ui.reports.outcome_words import outcome_said
from ui.reports.waits_words import waits_words


def said(ministry: Ministry, case: Prepared) -> str:
    with ministry.store.read() as session:
        found = decided_by_report(session, [case.report_id]).get(case.report_id)
    return found.words if found else ""


def headline(ministry: Ministry, case: Prepared) -> str:
    with ministry.store.read() as session:
        report = report_view(session, case.report_id, ministry.actors["P-FP"], ministry.clock.at)
    return outcome_said(report, ZoneInfo("UTC")).headline


def test_a_list_says_the_last_word_on_each_option(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-1")
    escalated(ministry, case, "minister", "P-MIN")
    assert said(ministry, case) == ""
    first, second, none = case.options
    later = Choice(option_id=first, outcome=Outcome.DEFER, reason="Later.", defer_until=date(2027, 1, 1))
    decided(ministry, "P-MIN", "minister", case, later)
    assert said(ministry, case) == "put off"
    decided(ministry, "P-MIN", "minister", case, authorise(first), decline(second), decline(none))
    assert said(ministry, case) == "1 authorised, 1 declined", "declining to stay idle declines no measure"


def test_a_list_tells_a_warning_that_was_declined_from_one_that_led_to_no_action(ministry: Ministry) -> None:
    item = open_file(ministry)
    declined, idle = (prepared(ministry, item, "VE-1", "VE-1") for _ in range(2))
    for case in (declined, idle):
        escalated(ministry, case, "minister", "P-MIN")
    decided(ministry, "P-MIN", "minister", declined, *map(decline, declined.options))
    *measures, none = idle.options
    stay_idle = authorise(none, review_on=date(2026, 3, 1))
    decided(ministry, "P-MIN", "minister", idle, *map(decline, measures), stay_idle)
    assert said(ministry, declined) == "declined"
    assert said(ministry, idle) == "declined: no action taken"


def test_a_list_finds_also_where_taking_no_action_was_ruled_out_beside_a_measure(ministry: Ministry) -> None:
    item = open_file(ministry)
    idle, acted, _other = (prepared(ministry, item, "VE-1", "VE-1") for _ in range(3))
    for case in (idle, acted):
        escalated(ministry, case, "minister", "P-MIN")
    stay_idle = authorise(idle.options[-1], review_on=date(2026, 3, 1))
    decided(ministry, "P-MIN", "minister", idle, *map(decline, idle.options[:-1]), stay_idle)
    measures = map(authorise, acted.options[:-1])
    decided(ministry, "P-MIN", "minister", acted, *measures, decline(acted.options[-1]))

    def found(text: str) -> dict[str, str]:
        asked = ReportsAsked(which=Which.ALL, text=text, zone=UTC, at=ministry.clock.at)
        with ministry.store.read() as session:
            told = reports_found(session, ministry.actors["P-FP"], asked).decided
        return {report: one.said_to(text) for report, one in told.items()}

    ruled_out = {acted.report_id: "2 authorised, inaction ruled out"}
    declined = {idle.report_id: "declined: no action taken"}
    assert found("no action") == declined | ruled_out
    assert found("ruled out") == ruled_out
    assert found("no action taken") == declined
    assert found("authorised") == {acted.report_id: "2 authorised"}, "beside a measure it goes without saying"


def test_what_was_declined_is_listed_with_its_reason_option_by_option(
    ministry: Ministry, subtests: pytest.Subtests
) -> None:
    item = open_file(ministry)
    mixed, idle = (prepared(ministry, item, "VE-1", "VE-1") for _ in range(2))
    for case in (mixed, idle):
        escalated(ministry, case, "minister", "P-MIN")
    first, second, none = mixed.options
    because = replace(decline(second), reason="The Assembly meets on Monday")
    decided(ministry, "P-MIN", "minister", mixed, authorise(first), because, decline(none))
    of_mixed_at = ministry.clock.at
    ministry.clock.at += timedelta(minutes=1)
    stay_idle = authorise(idle.options[-1], review_on=date(2026, 3, 1))
    decided(ministry, "P-MIN", "minister", idle, stay_idle)

    def told(who: str = "P-AUD", *, country: str = "", text: str = "") -> list[Decline]:
        with ministry.store.read() as session:
            found, _more = declines(session, ministry.actors[who], UTC, country=country, text=text)
        return list(found)

    def listed(who: str = "P-AUD", *, country: str = "", text: str = "") -> list[tuple[str, str, str]]:
        found = told(who, country=country, text=text)
        return [(what_words(one), one.report, reason_words(one)) for one in found]

    numbers = [ministry.row(Report, case.report_id).number for case in (mixed, idle)]
    title = ministry.row(Report, mixed.report_id).title
    measure = ministry.row(Option, second).title
    of_mixed = (measure, numbers[0], "The Assembly meets on Monday")
    to_act = (f"Inaction ruled out: {title}", numbers[0], "Not now.")
    assert sorted(listed()) == sorted([of_mixed, to_act]), (
        "the other options are before the office still: the warning is not declined"
    )
    ministry.clock.at += timedelta(minutes=1)
    decided(ministry, "P-MIN", "minister", idle, *map(decline, idle.options[:-1]))
    every = listed()
    whole = (f"Declined: no action taken: {title}", numbers[1], "Reasons of its options: Not now.")
    assert whole in every[:-2], "it is not told as a reason that was given for taking no action"
    assert [reason for _what, report, reason in every if report == numbers[1]].count("Not now.") == 2
    assert sorted(every[-2:]) == sorted([of_mixed, to_act])
    assert [one.rules_out for one in told(text="no action")] == [False, True], "both are called so"
    assert [what_words(one) for one in told(text="no action taken")] == [whole[0]]
    (ruled_out,) = told(text="ruled out no action")
    assert (what_words(ruled_out), ruled_out.reason) == (to_act[0], to_act[2]), (
        "who looks here for it finds it, in words that no measure is told by"
    )
    assert (ruled_out.person, ruled_out.at) == (ministry.actors["P-MIN"].name, of_mixed_at)
    assert listed(country="MMR") == every
    assert listed(country="SDN") == []
    with subtests.test("in a country’s file what was ruled out pushes away nothing that was declined"):
        with ministry.store.read() as session:
            last, _more = declines(
                session, ministry.actors["P-AUD"], UTC, country="MMR", limit=4, ruled_out_last=True
            )
        assert not any(one.rules_out for one in last)
        with ministry.store.read() as session:
            last, _more = declines(session, ministry.actors["P-AUD"], UTC, country="MMR", ruled_out_last=True)
        assert [one.rules_out for one in last] == [False] * 4 + [True]
        assert [heading_words(some) for some in (last, last[:4], last[4:], ())] == [
            "What was declined or ruled out",
            "What was declined",
            "What was ruled out",
            "What was declined",
        ]
    assert listed(text="ASSEMBLY monday Marsh") == [of_mixed]
    assert listed("P-ADM") == [], "an administrator sees no casework"
    with subtests.test("that there are older ones is told"), ministry.store.read() as session:
        assert declines(session, ministry.actors["P-AUD"], UTC, limit=1)[1]
    with subtests.test("of twenty thousand only what is shown is read, or the window stands still"):
        with asked_of(ministry.store) as asked, ministry.store.read() as session:
            declines(session, ministry.actors["P-AUD"], UTC, text="nowhere")
        (read,) = [one for one, _values in asked if "FROM decisions" in one]
        assert read.partition("FROM")[0].count(",") < 14


def test_what_waits_for_a_second_signature_is_not_said_to_be_authorised(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    escalated(ministry, case, "head_sanctions", "P-SAN")
    (made,) = decided(ministry, "P-SAN", "head_sanctions", case, authorise(case.options[0]))
    assert said(ministry, case) == "1 not in force yet"
    signing = SignSecond(decision_id=made.decision_id, office_id=ministry.offices["permanent_secretary"])
    ministry.do("P-PS", sign_second, signing)
    assert said(ministry, case) == "1 authorised"


def test_a_warning_is_not_called_declined_while_an_office_has_options_before_it(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-1")
    escalated(ministry, case, "minister", "P-MIN")
    first, second, none = case.options
    decided(ministry, "P-MIN", "minister", case, decline(first))
    assert said(ministry, case) == "1 declined"
    assert headline(ministry, case) == "1 measure was declined; the rest is still to be decided"
    decided(ministry, "P-MIN", "minister", case, authorise(none, review_on=date(2026, 3, 1)))
    assert said(ministry, case) == "taking no action authorised, 1 declined"
    assert headline(ministry, case) == (
        "Taking no action was authorised; 1 measure was declined; the rest is still to be decided"
    )
    decided(ministry, "P-MIN", "minister", case, decline(second))
    assert said(ministry, case) == "declined: no action taken"
    assert headline(ministry, case) == "This warning was declined: no action taken"


def test_what_was_decided_is_told_alike_with_the_rest_and_without_it(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-1")
    escalated(ministry, case, "minister", "P-MIN")
    first, second, none = case.options
    rest = "the rest is still to be decided"
    decided(ministry, "P-MIN", "minister", case, decline(none))
    assert headline(ministry, case) == f"Inaction was ruled out; {rest}"
    assert said(ministry, case) == "inaction ruled out", (
        "what led to action is not told in nearly the words of “declined: no action taken”"
    )
    later = Choice(option_id=second, outcome=Outcome.DEFER, reason="Later.", defer_until=date(2027, 1, 1))
    decided(ministry, "P-MIN", "minister", case, authorise(first), later)
    assert headline(ministry, case) == f"1 measure was authorised; {rest}", "what is put off is part of it"
    decided(ministry, "P-MIN", "minister", case, decline(second))
    assert headline(ministry, case) == "1 measure was authorised; 1 measure was declined"


@pytest.mark.parametrize(
    ("idle", "listed", "told"),
    [
        (False, "1 declined, 1 lapsed", "1 measure was declined; 1 measure never took effect"),
        (
            True,
            "taking no action authorised, 1 declined, 1 lapsed",
            "Taking no action was authorised; 1 measure was declined; 1 measure never took effect",
        ),
    ],
)
def test_beside_a_measure_that_never_took_effect_it_is_told_what_was_declined(
    ministry: Ministry, idle: bool, listed: str, told: str
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-4")
    escalated(ministry, case, "head_sanctions", "P-SAN")
    first, second, none = case.options
    last = authorise(none, review_on=date(2026, 3, 1)) if idle else decline(none)
    made = decided(ministry, "P-SAN", "head_sanctions", case, authorise(first), decline(second), last)
    office = ministry.offices["permanent_secretary"]
    refusing = RefuseSecondSignature(
        decision_id=made[0].decision_id, office_id=office, reason="A wrong list."
    )
    ministry.do("P-PS", refuse_second_signature, refusing)
    assert said(ministry, case) == listed
    assert headline(ministry, case) == told


def test_decisions_that_wait_for_the_same_signature_are_named_together(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-4")
    escalated(ministry, case, "head_sanctions", "P-SAN")
    first, second, none = case.options
    made = decided(
        ministry, "P-SAN", "head_sanctions", case, authorise(first), authorise(second), decline(none)
    )
    numbers = and_list([ministry.row(Decision, one.decision_id).number for one in made[:2]])
    with ministry.store.read() as session:
        (line,) = report_lines(session, only=[case.report_id])
        report = report_view(session, case.report_id, ministry.actors["P-FP"], ministry.clock.at)
    assert line.waits_for == f"a second signature on decisions {numbers}"
    assert waits_words(report) == f"Waits for the signature of Permanent Secretary on decisions {numbers}."


_COUNTS = st.integers(min_value=0, max_value=99)
_DECIDED = st.builds(
    Decided,
    measures=st.dictionaries(st.sampled_from(Outcome), _COUNTS).map(Counter),
    idle=st.booleans(),
    not_idle=st.booleans(),
    waits=_COUNTS,
    lapsed=_COUNTS,
    goes_on=st.booleans(),
)


@given(_DECIDED, st.sampled_from(Language))
def test_a_list_is_searched_for_every_word_that_it_may_say(decided: Decided, language: Language) -> None:
    with speaking(language):
        assert has_words(all_that_may_be_said(), decided.sought)
