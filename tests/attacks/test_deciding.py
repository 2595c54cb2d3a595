"""Attempts to decide without authority, on one's own report, or around a ceiling."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.actions.ministry.offices import Appoint, appoint
from app.actions.reports.assessments import AssessReport, assess_report
from app.actions.reports.decisions import Decide, decide
from app.actions.reports.drafting import (
    OnReport,
    OnReportWithReason,
    SaveDraft,
    return_report,
    save_draft,
    submit_report,
)
from app.actions.reports.escalations import RenewBrief, renew_brief
from app.actions.reports.options import (
    AddOption,
    Consult,
    DropOption,
    RecordPrecondition,
    ReviseOption,
    add_option,
    consult,
    drop_option,
    record_precondition,
    revise_option,
)
from app.actions.reports.paper_decisions import RecordPaperDecision, record_paper_decision
from app.perform import perform
from app.refusals import Refused
from db.decisions import Decision
from db.reports import Option, Report
from db.vocabulary import Confidence, ConsultationReply, HoldingKind, Phase
from tests.support.carrying import (
    CONTENT,
    PRECONDITIONS,
    PlainPrinter,
    Prepared,
    assessed,
    authorise,
    decided,
    deciding,
    decline,
    escalated,
    open_file,
    option_content,
    prepared,
)
from tests.support.ministry import PAPER, Ministry


def act_in(ministry: Ministry, who: str, office: str) -> None:
    request = Appoint(
        office_id=ministry.offices[office],
        person_id=ministry.people[who],
        kind=HoldingKind.ACTING,
        starts_at=ministry.clock.at,
    )
    ministry.do("P-ADM", appoint, request)


def on_paper(
    ministry: Ministry, case: Prepared, digest: str, *options: str, hours_ago: int = 0
) -> RecordPaperDecision:
    """A signed brief of the Director-General, Development."""
    return RecordPaperDecision(
        report_id=case.report_id,
        office_id=ministry.offices["dg_development"],
        person_id=ministry.people["P-DEV"],
        decided_at=ministry.clock.at - timedelta(hours=hours_ago),
        scan=PAPER,
        printed_hash=digest,
        choices=tuple(authorise(option) for option in options),
    )


def test_several_choices_in_one_act_do_not_split_a_cost(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "VE-3", cost="300000")
    escalated(ministry, case, "dg_development", "P-DEV")
    both = deciding(ministry, "dg_development", case, *(authorise(option) for option in case.options[:2]))
    assert ministry.refused("P-DEV", decide, both).rule == "authority.splitting"


def test_a_paper_dated_before_what_is_decided_already_does_not_split_a_cost(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "VE-3", cost="300000")
    sent = escalated(ministry, case, "dg_development", "P-DEV")
    ministry.clock.at += timedelta(hours=5)
    decided(ministry, "P-DEV", "dg_development", case, authorise(case.options[0]))
    ministry.clock.at += timedelta(hours=1)
    earlier = on_paper(ministry, case, sent.brief_sha256, case.options[1], hours_ago=3)
    assert ministry.refused("P-REC", record_paper_decision, earlier).rule == "authority.splitting"


def test_a_paper_that_fits_with_what_was_decided_since_is_recorded(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "VE-3", cost="200000")
    sent = escalated(ministry, case, "dg_development", "P-DEV")
    ministry.clock.at += timedelta(hours=5)
    decided(ministry, "P-DEV", "dg_development", case, authorise(case.options[0]))
    ministry.clock.at += timedelta(hours=1)
    earlier = on_paper(ministry, case, sent.brief_sha256, case.options[1], hours_ago=3)
    assert len(ministry.do("P-REC", record_paper_decision, earlier)) == 1


def test_a_paper_is_not_dated_before_the_escalation(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "RP-5")
    sent = escalated(ministry, case, "dg_development")
    ministry.clock.at += timedelta(hours=1)
    earlier = on_paper(ministry, case, sent.brief_sha256, case.options[0], hours_ago=2)
    assert ministry.refused("P-REC", record_paper_decision, earlier).rule == "authority.before_escalation"


def test_what_was_recorded_after_a_paper_was_signed_was_not_there_for_who_signed_it(
    ministry: Ministry,
) -> None:
    report_id = assessed(ministry, open_file(ministry))
    options = []
    for tool in ("VE-1", "VE-4", None):
        content = replace(option_content(ministry, tool), recommended=tool == "VE-1")
        added = AddOption(report_id=report_id, content=content)
        options.append(ministry.do("P-FP", add_option, added).option_id)
        if tool is not None:
            asked = Consult(
                report_id=report_id,
                option_id=options[-1],
                department="Legal",
                reply=ConsultationReply.AGREED,
            )
            ministry.do("P-FP", consult, asked)
    case = Prepared(report_id, tuple(options))
    sent = escalated(ministry, case, "minister")
    ministry.clock.at += timedelta(hours=5)
    basis = RecordPrecondition(
        report_id=report_id, option_id=options[1], code=PRECONDITIONS["VE-4"], text="Found."
    )
    ministry.do("P-FP", record_precondition, basis)
    ministry.clock.at += timedelta(hours=1)
    office, signer = ministry.offices["minister"], ministry.people["P-MIN"]
    before = on_paper(ministry, case, sent.brief_sha256, options[1], hours_ago=4)
    before = replace(before, office_id=office, person_id=signer)
    assert ministry.refused("P-REC", record_paper_decision, before).rule == "authority.precondition"
    since = replace(
        on_paper(ministry, case, sent.brief_sha256, options[1]), office_id=office, person_id=signer
    )
    assert len(ministry.do("P-REC", record_paper_decision, since)) == 1


def test_a_paper_is_not_dated_before_the_version_of_the_brief_that_it_carries(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "RP-5")
    escalated(ministry, case, "dg_development")
    ministry.clock.at += timedelta(hours=3)
    newer = RenewBrief(report_id=case.report_id, reason="More is known.", printer=PlainPrinter())
    digest = ministry.do("P-FP", renew_brief, newer).brief_sha256
    ministry.clock.at += timedelta(hours=1)
    earlier = on_paper(ministry, case, digest, case.options[0], hours_ago=2)
    assert ministry.refused("P-REC", record_paper_decision, earlier).rule == "paper.before_brief"
    since = on_paper(ministry, case, digest, case.options[0])
    assert len(ministry.do("P-REC", record_paper_decision, since)) == 1


@pytest.mark.parametrize("who", ["P-AN1", "P-AN2"])
def test_author_and_assessor_do_not_decide_as_acting_holders_nor_on_paper(
    ministry: Ministry, who: str
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "RP-5")
    sent = escalated(ministry, case, "dg_development")
    act_in(ministry, who, "dg_development")
    ministry.clock.at += timedelta(hours=1)
    paper = on_paper(ministry, case, sent.brief_sha256, case.options[0])
    theirs = RecordPaperDecision(
        **{name: getattr(paper, name) for name in paper.__slots__} | {"person_id": ministry.people[who]}
    )
    assert ministry.refused("P-REC", record_paper_decision, theirs).rule.startswith("authority.separation")


def test_who_wrote_the_options_does_not_decide_them(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "RP-5")
    sent = escalated(ministry, case, "dg_development", "P-FP")
    act_in(ministry, "P-FP", "dg_development")
    asked = deciding(ministry, "dg_development", case, authorise(case.options[0]))
    assert ministry.refused("P-FP", decide, asked).rule == "authority.separation.wrote"
    idle = deciding(ministry, "dg_development", case, decline(case.options[0]))
    assert ministry.refused("P-FP", decide, idle).rule == "authority.separation.wrote"
    assert sent.brief_sha256


def test_who_wrote_in_a_colleagues_draft_does_not_decide_the_report(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "RP-5")
    again = OnReportWithReason(report_id=case.report_id, reason="The law is missing.")
    ministry.do("P-FP", return_report, again)
    version = ministry.row(Report, case.report_id).ledger_entry
    content = replace(CONTENT, legal="As a colleague sees it.")
    ministry.do("P-HR", save_draft, SaveDraft(report_id=case.report_id, based_on=version, content=content))
    ministry.do("P-AN1", submit_report, OnReport(report_id=case.report_id))
    judgement = AssessReport(
        report_id=case.report_id,
        phase=ministry.row(Report, case.report_id).proposed_phase or Phase.RISK_PRESENT,
        confidence=Confidence.MODERATE,
        confidence_reason="Independent sources agree.",
    )
    ministry.do("P-AN2", assess_report, judgement)
    escalated(ministry, case, "dg_development", "P-HR")
    act_in(ministry, "P-HR", "dg_development")
    asked = deciding(ministry, "dg_development", case, decline(case.options[0]))
    assert ministry.refused("P-HR", decide, asked).rule == "authority.separation.wrote"


def test_options_stay_as_they_were_escalated(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "RP-5")
    escalated(ministry, case, "dg_development")
    revised = ReviseOption(
        report_id=case.report_id,
        option_id=case.options[0],
        based_on=ministry.version(Option, case.options[0]),
        content=option_content(ministry, "VE-3", cost="1"),
    )
    assert ministry.refused("P-FP", revise_option, revised).rule == "flow.prepare_options.state"
    dropped = DropOption(
        report_id=case.report_id,
        option_id=case.options[0],
        based_on=ministry.version(Option, case.options[0]),
        reason="No more.",
    )
    assert ministry.refused("P-FP", drop_option, dropped).rule == "flow.prepare_options.state"


def test_of_two_who_decide_at_once_one_wins_and_the_other_is_told(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "RP-5")
    escalated(ministry, case, "dg_development", "P-DEV", "P-PS")
    option = case.options[0]
    asked = {
        "P-DEV": deciding(ministry, "dg_development", case, authorise(option)),
        "P-PS": deciding(ministry, "permanent_secretary", case, decline(option)),
    }

    def attempt(who: str) -> str:
        request: Decide = asked[who]
        try:
            perform(ministry.store, ministry.actors[who], decide, request)
        except Refused as refusal:
            return refusal.rule
        return "decided"

    with ThreadPoolExecutor(2) as threads:
        told = sorted(threads.map(attempt, asked))
    assert told == ["decide.done", "decided"]
    with ministry.store.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Decision)) == 1
