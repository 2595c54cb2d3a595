"""From the evidence to the escalation: how a scripted report is written, assessed and carried to an office."""

from dataclasses import replace
from datetime import datetime

from app.actions.evidence.items import RecordEvidence, record_evidence
from app.actions.evidence.sources import AddSource, add_source
from app.actions.reports.assessments import AssessReport, RecordDissent, assess_report, record_dissent
from app.actions.reports.drafting import DraftReport, OnReport, draft_report, submit_report
from app.actions.reports.escalations import Escalate, RenewBrief, escalate, renew_brief
from app.actions.reports.options import (
    AddOption,
    Consult,
    RecordPrecondition,
    add_option,
    consult,
    record_precondition,
)
from app.actions.risk.assumptions import StateAssumption, state_assumption
from app.actions.risk.risk_assessments import (
    CompleteRiskAssessment,
    RateFactors,
    StartRiskAssessment,
    complete_risk_assessment,
    rate_factors,
    start_risk_assessment,
)
from app.actions.risk.risk_description import DescribeRisk, describe_risk
from app.demo.script import ScriptedItem, ScriptedReport, items, report, sources
from app.demo.stage import Stage
from app.demo.told import Kind
from app.demo.warned import Warned

MARKING = "internal"


def add_sources(stage: Stage) -> None:
    """Enter the sources that the evidence comes from."""
    for source in sources():
        request = AddSource(
            name=source.name, kind=source.kind, reliability=source.reliability, notes=source.notes
        )
        stage.sources[source.key] = stage.as_person("analyst").do(add_source, request).source_id


def enter_evidence(stage: Stage, *keys: str) -> None:
    """Put facts on file, each at the instant at which it was received."""
    for key in keys:
        item = _item(key)
        stage.move_to(item.received)
        request = RecordEvidence(
            country=item.country,
            source_id=stage.sources[item.source],
            title=item.title,
            original_wording=item.wording,
            summary=item.summary,
            occurred_on=item.occurred,
            occurred_until=item.until,
            precision=item.precision,
            reported_on=item.reported,
            received_at=item.received,
            place=item.place,
            credibility=item.credibility,
            violations=item.violations,
            groups=item.groups,
            marking=MARKING,
            caution=item.caution,
            citation=item.citation,
            movements=item.movements,
        )
        kept = stage.as_person("analyst").do(record_evidence, request)
        stage.evidence[key] = kept.evidence_id
        stage.evidence_numbers[key] = kept.number


def draft(stage: Stage, key: str, *, follows: Warned | None = None) -> Warned:
    """Write a report and submit it to assessment."""
    script = report(key)
    analyst = stage.as_person("analyst")
    request = DraftReport(
        country=script.country,
        content=script.content,
        evidence=tuple(stage.evidence[name] for name in script.evidence),
        follows_id=follows.report_id if follows else None,
    )
    drafted = analyst.do(draft_report, request)
    analyst.do(submit_report, OnReport(report_id=drafted.report_id))
    urgency = script.content.urgency
    words = (
        f"{analyst.actor.name} submits “{script.content.title}”, standing on {len(script.evidence)} graded "
        f"items of evidence. Urgency: {urgency}."
    )
    stage.tell(drafted.number, Kind.STEP, words)
    warned = Warned(script=script, report_id=drafted.report_id, number=drafted.number)
    stage.reports[key] = warned
    return warned


def assess(stage: Stage, warned: Warned) -> None:
    """Rate the fourteen factors, judge the report, and ask for other readings; by who did not write it."""
    assessor, script = stage.as_person("assessor"), warned.script
    started = assessor.do(start_risk_assessment, StartRiskAssessment(country=script.country))
    ratings = RateFactors(
        assessment_id=started.assessment_id,
        ratings=tuple(
            replace(one, evidence=tuple(stage.evidence_numbers[key] for key in one.evidence))
            for one in script.risk.ratings
        ),
    )
    assessor.do(rate_factors, ratings)
    assessor.do(describe_risk, _description(started.assessment_id, script))
    done = CompleteRiskAssessment(
        assessment_id=started.assessment_id,
        overview=script.risk.overview,
        confidence=script.risk.confidence,
        confidence_reason=script.risk.confidence_reason,
    )
    assessor.do(complete_risk_assessment, done)
    for one in script.risk.assumptions:
        stated = StateAssumption(
            country=script.country,
            text=one.text,
            if_wrong=one.if_wrong,
            retest_on=one.retest_on,
            assessment_id=started.assessment_id,
        )
        stage.assumptions[one.key] = assessor.do(state_assumption, stated).assumption_id
    judged = AssessReport(
        report_id=warned.report_id,
        phase=script.judged.phase,
        phase_reason=script.judged.phase_reason,
        confidence=script.judged.confidence,
        confidence_reason=script.judged.confidence_reason,
        note=script.judged.note,
    )
    assessor.do(assess_report, judged)
    words = (
        f"{assessor.actor.name} assesses it on {started.number}: phase “{script.judged.phase.label}”, "
        f"{script.judged.confidence} confidence."
    )
    stage.tell(warned.number, Kind.STEP, words)
    for asked in script.asked:
        person = stage.as_person(asked.person)
        request = RecordDissent(
            report_id=warned.report_id,
            person_id=person.person_id,
            text=asked.text,
            would_change=asked.would_change,
        )
        assessor.do(record_dissent, request)
        if asked.text:
            words = f"{person.actor.name} dissents, and is quoted word for word: “{asked.text}”"
            stage.tell(warned.number, Kind.STEP, words)


def _description(assessment_id: str, script: ScriptedReport) -> DescribeRisk:
    groups = script.content.affected_groups
    return DescribeRisk(
        assessment_id=assessment_id,
        at_risk=groups,
        groups_at_risk=tuple(name.strip() for name in groups.split(";")),
        from_whom=script.risk.from_whom,
        crimes=script.content.crimes,
        crimes_undetermined=script.content.crimes_undetermined,
        scenarios=script.risk.scenarios,
    )


def put_options(stage: Stage, warned: Warned) -> None:
    """Enter the options with what was consulted on them and what they presuppose."""
    focal_point = stage.as_person("focal_point")
    for option in warned.script.options:
        content = replace(option.content, lead_office_id=stage.offices[option.lead] if option.lead else None)
        kept = focal_point.do(add_option, AddOption(report_id=warned.report_id, content=content))
        warned.options[option.key] = kept.option_id
        for department, reply, note in option.consulted:
            asked = Consult(
                report_id=warned.report_id,
                option_id=kept.option_id,
                department=department,
                reply=reply,
                note=note,
            )
            focal_point.do(consult, asked)
        for code, text in option.preconditions.items():
            met = RecordPrecondition(
                report_id=warned.report_id, option_id=kept.option_id, code=code, text=text
            )
            focal_point.do(record_precondition, met)


def carry_up(stage: Stage, warned: Warned, office: str) -> None:
    """Freeze the brief and escalate the report to an office."""
    focal_point = stage.as_person("focal_point")
    request = Escalate(report_id=warned.report_id, office_id=stage.offices[office], printer=stage.printer)
    sent = focal_point.do(escalate, request)
    warned.escalated = sent
    words = (
        f"{focal_point.actor.name} escalates it to {stage.office_name(office)} with {len(warned.options)} "
        f"options. The brief is frozen; a decision is due by {_when(sent.decide_by)}."
    )
    stage.tell(warned.number, Kind.STEP, words)


def freeze_anew(stage: Stage, warned: Warned, reason: str) -> None:
    """Freeze a new version of the brief for the office that has it."""
    focal_point = stage.as_person("focal_point")
    request = RenewBrief(report_id=warned.report_id, reason=reason, printer=stage.printer)
    sent = focal_point.do(renew_brief, request)
    warned.escalated = sent
    words = f"{focal_point.actor.name} freezes version {sent.brief_version} of the brief: {reason}"
    stage.tell(warned.number, Kind.STEP, words)


def _item(key: str) -> ScriptedItem:
    return next(item for item in items() if item.key == key)


def _when(at: datetime) -> str:
    return f"{at:%d %B %Y, %H:%M} UTC"
