"""What an inquiry is told of acts that the demonstration has none of, and what it is told where nothing is on record."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.actions.countries.country_files import Axes, ChangePhase, change_phase
from app.actions.evidence.items import (
    RecordContradiction,
    ReviseEvidence,
    record_contradiction,
    revise_evidence,
)
from app.actions.ministry.people import RecordTraining, record_training
from app.actions.reports.comments import Comment, comment
from app.actions.reports.drafting import (
    DraftReport,
    DropEvidence,
    OnReport,
    OnReportWithReason,
    draft_report,
    drop_evidence,
    return_report,
    submit_report,
)
from app.actions.reports.options import DropOption, drop_option
from app.actions.reports.signatures import FindOutsideAuthority, find_outside_authority
from app.documents.inquiry import Answer
from app.reading.inquiry.answers import answer_to, inquiry_answers
from db.evidence import EvidenceItem
from db.reports import Option, Report
from db.vocabulary import Credibility, Ongoing, Phase
from tests.actions.conftest import built_ministry, ministry
from tests.support.carrying import (
    CONTENT,
    authorise,
    decided,
    decline,
    escalated,
    open_file,
    prepared,
    submitted,
)
from tests.support.casework import evidence, opened, source
from tests.support.ministry import Ministry

__all__ = ["built_ministry", "ministry"]


def answered(ministry: Ministry, number: int, report: str = "") -> Answer:
    with ministry.store.read() as session:
        return answer_to(session, number, "MMR", ministry.clock.at, report)


def facts(answer: Answer) -> list[str]:
    return [" | ".join(row.cells) for row in answer.rows]


def test_of_an_empty_file_each_answer_says_that_nothing_is_on_record(ministry: Ministry) -> None:
    opened(ministry)
    with ministry.store.read() as session:
        answers = inquiry_answers(session, "MMR", ministry.clock.at)
    assert [one.number for one in answers] == list(range(1, 21))
    assert all(one.said and one.kept for one in answers)
    # The day on which it was opened is all that there is.
    assert [one.number for one in answers if one.rows] in ([], [20])


def test_a_dropped_option_says_who_dropped_it_and_why_and_a_finding_stands_with_its_correction(
    ministry: Ministry,
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-2", "RP-1")
    first, second, third, none = case.options
    dropped = DropOption(
        report_id=case.report_id,
        option_id=third,
        based_on=ministry.row(Option, third).ledger_entry,
        reason="The embassy has no staff for it.",
    )
    ministry.do("P-FP", drop_option, dropped)
    escalated(ministry, case, "dg_political", "P-DG1")
    made, *_ = decided(
        ministry, "P-DG1", "dg_political", case, authorise(first), decline(second), decline(none)
    )
    put = answered(ministry, 4)
    assert "dropped: 1" in put.said
    [fact] = [one for one in facts(put) if "no staff" in one]
    assert "Lucía Ferrer" in fact
    finding = FindOutsideAuthority(
        decision_id=made.decision_id, finding="The ceiling was passed.", correction="Decided anew."
    )
    ministry.do("P-FP", find_outside_authority, finding)
    outside = answered(ministry, 16)
    assert "One decision was later found to be outside authority." in outside.said
    assert any(
        "The ceiling was passed." in one and "corrected: Decided anew." in one for one in facts(outside)
    )


def test_who_was_told_leads_to_the_brief_that_they_were_shown(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    escalated(ministry, case, "head_sanctions")
    (row,) = answered(ministry, 2).rows
    assert (row.page, row.key) == ("reports", "EW-2026-0001/brief/1")


def test_evidence_that_was_taken_out_contradicted_or_left_aside_is_named_with_its_grade(
    ministry: Ministry,
) -> None:
    item = open_file(ministry)
    weak = evidence(
        ministry, source(ministry, "A rumour"), title="Hundreds dead", credibility=Credibility.DOUBTFUL
    )
    aside = evidence(ministry, source(ministry, "Another post"), title="A second village")
    kept = ministry.do(
        "P-AN1", draft_report, DraftReport(country="MMR", content=CONTENT, evidence=(item, weak.evidence_id))
    )
    gone = DropEvidence(report_id=kept.report_id, evidence_id=weak.evidence_id, reason="Not verified.")
    ministry.do("P-AN1", drop_evidence, gone)
    ministry.do("P-AN1", submit_report, OnReport(report_id=kept.report_id))
    ministry.do(
        "P-AN2", comment, Comment(report_id=kept.report_id, text="The figure should stay, with its grade.")
    )
    against = RecordContradiction(
        evidence_id=item, other_id=weak.evidence_id, note="One dead, says the post."
    )
    ministry.do("P-AN1", record_contradiction, against)
    held = answered(ministry, 7)
    assert "Taken out of a report: 1." in held.said
    said = facts(held)
    assert any("taken out of EW-" in one and "B4" in one and "Not verified." in one for one in said)
    assert any("contradicted by another item" in one and "One dead" in one for one in said)
    assert any("said on the report" in one and "The figure should stay" in one for one in said)
    # Nothing is held back from a brief that was never frozen.
    assert not any(aside.number in one for one in said)
    case = prepared(ministry, item, "VE-1", "RP-1")
    escalated(ministry, case, "dg_political")
    assert any(aside.number in one and one.startswith("in no report") for one in facts(answered(ministry, 7)))


def test_a_text_that_was_softened_and_stays_so_is_counted(ministry: Ministry) -> None:
    item = open_file(ministry)
    row = ministry.row(EvidenceItem, item)
    request = ReviseEvidence(
        evidence_id=item,
        based_on=row.ledger_entry,
        reason="More neutral.",
        title=row.title,
        summary="Some incidents were reportedly seen.",
    )
    ministry.do("P-AN1", revise_evidence, request)
    found = answered(ministry, 6)
    assert "Our text was reworded once." in found.said
    assert any("More neutral." in one and row.original_wording in one for one in facts(found))


def test_training_counts_where_it_was_valid_on_the_day_of_the_decision(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "dg_political", "P-DG1")
    today = ministry.clock.at.date()
    course = RecordTraining(
        person_id=ministry.people["P-DG1"],
        course="Deciding on warnings",
        completed_on=today - timedelta(days=300),
        expires_on=today + timedelta(days=65),
    )
    ministry.do("P-FP", record_training, course)
    decided(ministry, "P-DG1", "dg_political", case, *(decline(one) for one in case.options))
    [fact] = facts(answered(ministry, 17))
    assert "Deciding on warnings" in fact
    assert "at every decision" in fact
    ministry.clock.at += timedelta(days=400)
    assert "at every decision" in facts(answered(ministry, 17))[0], "it was valid when it was decided"


def test_a_report_that_came_back_is_two_steps_and_only_the_last_has_the_running_clock(
    ministry: Ministry,
) -> None:
    report_id = submitted(ministry, open_file(ministry))
    ministry.clock.at += timedelta(hours=5)
    ministry.do("P-FP", return_report, OnReportWithReason(report_id=report_id, reason="Name the groups."))
    ministry.clock.at += timedelta(hours=1)
    ministry.do("P-AN1", submit_report, OnReport(report_id=report_id))
    ministry.clock.at += timedelta(days=30)
    steps = [one for one in facts(answered(ministry, 5)) if "From the warning to the assessment" in one]
    assert len(steps) == 2
    assert "5 h" in steps[0]
    assert "no clock" in steps[0]
    assert "goes on" in steps[1]
    assert "late" in steps[1]


def test_an_onset_without_a_warning_is_a_miss_and_one_after_a_warning_is_not(ministry: Ministry) -> None:
    item = open_file(ministry)
    axes = Axes(phase=Phase.IMMINENT_RISK, ongoing=Ongoing.YES)
    day = ministry.clock.at.date()
    change = ChangePhase(country="MMR", axes=axes, effective_on=day, reason="Villages burn.")
    ministry.do("P-FP", change_phase, change)
    assert "Without a warning in the year before: 1." in answered(ministry, 15).said
    assert any("missed: no warning" in one and "risk present" in one for one in facts(answered(ministry, 15)))
    submitted(ministry, item)
    ministry.clock.at += timedelta(days=30)
    for ongoing, later in ((Ongoing.NO, 10), (Ongoing.YES, 20)):
        again = ChangePhase(
            country="MMR",
            axes=replace(axes, ongoing=ongoing),
            effective_on=day + timedelta(days=later),
            reason="It turned.",
        )
        ministry.do("P-FP", change_phase, again)
    found = answered(ministry, 15)
    assert "Onsets of atrocities that the file records: 2." in found.said
    assert any("a warning stood before it" in one for one in facts(found))


def test_a_draft_that_was_never_submitted_is_no_warning(ministry: Ministry) -> None:
    item = open_file(ministry)
    ministry.do("P-AN1", draft_report, DraftReport(country="MMR", content=CONTENT, evidence=(item,)))
    assert "No warning" in answered(ministry, 5).said
    assert answered(ministry, 2).rows == ()


def test_one_report_is_answered_without_the_facts_of_another(ministry: Ministry) -> None:
    item = open_file(ministry)
    first, second = submitted(ministry, item), submitted(ministry, item)
    numbers = [ministry.row(Report, one).number for one in (first, second)]
    assert {row.cells[0] for row in answered(ministry, 5).rows} == set(numbers)
    assert {row.cells[0] for row in answered(ministry, 5, numbers[1]).rows} == {numbers[1]}


@pytest.mark.parametrize("number", [8, 9, 13, 18])
def test_registers_of_the_country_say_so_when_they_are_empty(ministry: Ministry, number: int) -> None:
    opened(ministry)
    answer = answered(ministry, number)
    assert answer.rows == ()
    assert any(word in answer.said for word in ("No ", "Nothing"))


def test_the_day_on_which_it_was_entered_differs_from_the_day_of_which_it_speaks(ministry: Ministry) -> None:
    open_file(ministry)
    ministry.clock.at += timedelta(days=40)
    past = ministry.clock.at.date() - timedelta(days=20)
    change = ChangePhase(
        country="MMR",
        axes=Axes(phase=Phase.IMMINENT_RISK, ongoing=Ongoing.YES),
        effective_on=past,
        reason="Found out later.",
    )
    ministry.do("P-FP", change_phase, change)
    answer = answered(ministry, 20)
    assert "entered later" in answer.said
    [fact] = [one for one in facts(answer) if one.startswith(past.isoformat())]
    assert "Risk present" in fact
    assert "Imminent risk" in fact
    assert date.fromisoformat(fact[:10]) == past
