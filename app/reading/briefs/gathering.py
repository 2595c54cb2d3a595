"""The brief as it would be frozen now, gathered from the live rows (BRIEF.md, the order of the page)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs import data, judgement
from app.reading.authority.register import register
from app.reading.briefs.annexes import annexes_of
from app.reading.briefs.options import Bench, option_rows, recommendations
from app.reading.briefs.risk import leading_indicators
from app.reading.briefs.signs import signs_of_report
from app.reading.ministry.names import office_held, person_named
from app.reading.ministry.reference import (
    current_countries,
    current_likelihood_scale,
    current_marking_scheme,
    current_violations,
)
from app.reading.ministry.settings import read_settings
from app.reading.reports.standing import live_options
from app.reading.reports.writers import helpers_of
from app.rules.markings import Marking, MarkingScheme, combine, marking_text
from db.countries import PhaseChange
from db.evidence import EvidenceItem, Source
from db.ledger.entries import Head
from db.people import Office
from db.reports import Dissent, Report, ReportAssessment, ReportEvidence
from db.vocabulary import words
from language import spoken, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPurpose:
    """What a brief is drawn up for: the addressed office, the deadline and its reason, and who clears it."""

    office_id: str
    decide_by: datetime
    because: str
    cleared_by: str


def build_brief(
    session: Session, report: Report, purpose: BriefPurpose, version: int, at: datetime, *, head: Head
) -> data.BriefData:
    """The brief of a report for one escalation, as everything stands at ``at``."""
    settings = read_settings(session)
    scheme = current_marking_scheme(session)
    evidence = cited_evidence(session, report.id)
    options = live_options(session, report.id)
    assessment = _assessment(session, report.id)
    bench = Bench(session, report, purpose.office_id, at, register(session, whole=True))
    rows = option_rows(bench, options)
    office = session.get(Office, purpose.office_id)
    cleared_by = person_named(session, purpose.cleared_by)
    clearing = data.Person(cleared_by.name, office_held(session, purpose.cleared_by, at))
    author = person_named(session, report.author_id)
    return data.BriefData(
        ministry=settings.ministry_name,
        report_number=report.number,
        version=version,
        subject=report.title,
        country_code=report.country,
        country=current_countries(session).name(report.country),
        frozen_at=at,
        zone=settings.time_zone,
        marking=document_marking(report, [item for item, _ in evidence], scheme),
        addressed_to=office.name if office else "",
        demo=settings.demonstration,
        deadline=data.Deadline(purpose.decide_by, settings.time_zone, purpose.because),
        bottom_line=data.BottomLine(
            happening=report.summary,
            likelihood=report.likelihood_statement,
            confidence=_confidence_sentence(assessment, report),
            ask=report.ask,
        ),
        recommendations=recommendations(bench, options, rows),
        phases=_phases(session, report.country),
        judgement=_judgement(session, report, assessment, at),
        evidence=tuple(
            _evidence_row(session, number, item, source, scheme)
            for number, (item, source) in enumerate(evidence, start=1)
        ),
        options=rows,
        dissent=dissent_of(session, report.id, at),
        dissent_asked=asked_for_dissent(session, report.id),
        sensitivities=report.sensitivities,
        legal=report.legal,
        financial=report.financial,
        information_gaps=_lines(report.information_gaps),
        assumptions=tuple(data.Assumption(line) for line in _lines(report.assumptions)),
        lines_to_take=_lines(report.lines_to_take),
        lines_marking=_marking(Marking(report.lines_marking), scheme) if report.lines_marking else None,
        clearance=_clearance(session, report, assessment, purpose, at),
        author=data.Person(author.name, office_held(session, report.author_id, at)),
        clearing_officer=clearing,
        contact=author.contact or cleared_by.contact or clearing.office,
        annexes=annexes_of(bench, options, [item for item, _ in evidence]),
        ledger_head=data.LedgerHead(head.number, head.hash),
        language=spoken(),
        helpers=tuple(
            data.Person(one.name, office_held(session, one.id, at)) for one in helpers_of(session, report)
        ),
    )


def cited_evidence(session: Session, report_id: str) -> list[tuple[EvidenceItem, Source]]:
    """The evidence items that a report stands on, by when they happened."""
    statement = (
        sa.select(EvidenceItem, Source)
        .join(ReportEvidence, ReportEvidence.evidence_id == EvidenceItem.id)
        .join(Source, Source.id == EvidenceItem.source_id)
        .where(ReportEvidence.report_id == report_id, ReportEvidence.removed_at.is_(None))
        .order_by(EvidenceItem.occurred_on, EvidenceItem.number)
    )
    return [(item, source) for item, source in session.execute(statement)]


def document_marking(
    report: Report, evidence: Iterable[EvidenceItem], scheme: MarkingScheme
) -> data.BriefMarking:
    """The highest marking of the parts, with the union of their caveats."""
    parts = [
        Marking(report.marking, frozenset(report.caveats)),
        *(Marking(item.marking) for item in evidence),
    ]
    return _marking(combine(parts, scheme), scheme)


def _marking(marking: Marking, scheme: MarkingScheme) -> data.BriefMarking:
    level = scheme.level(marking.level)
    return data.BriefMarking(
        line=marking_text(marking, scheme),
        level=level.code,
        caveats=tuple(sorted(marking.caveats)),
        release=tuple(sorted(marking.release)),
        ground=level.ground,
        ink=level.ink,
    )


def _assessment(session: Session, report_id: str) -> ReportAssessment | None:
    return session.scalars(
        sa.select(ReportAssessment)
        .where(ReportAssessment.report_id == report_id)
        .order_by(ReportAssessment.assessed_at.desc())
        .limit(1)
    ).one_or_none()


def _confidence_sentence(assessment: ReportAssessment | None, report: Report) -> str:
    confidence = assessment.confidence if assessment else report.confidence
    return (
        tr("The confidence in this judgement is {confidence}.", confidence=words(confidence).lower())
        if confidence
        else ""
    )


def _phases(session: Session, country: str) -> data.PhaseHistory:
    rows = session.scalars(
        sa.select(PhaseChange)
        .where(PhaseChange.country == country)
        .order_by(PhaseChange.effective_on, PhaseChange.ledger_entry)
    ).all()
    latest = rows[-1] if rows else None
    return data.PhaseHistory(
        changes=tuple(
            data.PhaseChange(
                row.phase, row.changed_at, person_named(session, row.changed_by_id).name, row.reason
            )
            for row in rows
        ),
        risk_level=latest.risk_level if latest else None,
        ongoing=latest.ongoing if latest else None,
    )


def _judgement(
    session: Session, report: Report, assessment: ReportAssessment | None, at: datetime
) -> judgement.Judgement:
    scale = current_likelihood_scale(session)
    word = scale.word(report.likelihood_word) if report.likelihood_word else None
    return judgement.Judgement(
        statement=assessment.note if assessment else "",
        likelihood=word.label if word else "",
        likelihood_low=word.low if word else 0,
        likelihood_high=word.high if word else 0,
        scale=scale.name,
        confidence=assessment.confidence if assessment else report.confidence,
        confidence_reason=assessment.confidence_reason if assessment else report.confidence_reason,
        signs=signs_of_report(session, report, at.date()),
        indicators=tuple(report.indicators) or leading_indicators(session, report.country, at),
    )


def _evidence_row(
    session: Session, number: int, item: EvidenceItem, source: Source, scheme: MarkingScheme
) -> data.EvidenceRow:
    labels = {violation.code: violation.label for violation in current_violations(session)}
    return data.EvidenceRow(
        number=number,
        item=f"{item.title}. {item.summary}" if item.summary else item.title,
        occurred=item.occurred_on,
        precision=item.precision,
        known_at=item.received_at,
        source_kind=source.kind,
        source=tr("protected source") if source.protected else source.name,
        occurred_until=item.occurred_until,
        place=item.place,
        reliability=item.reliability,
        credibility=item.credibility,
        violation=", ".join(labels.get(code, code) for code in item.violations),
        caution=item.caution,
        marking=_marking(Marking(item.marking), scheme),
    )


def dissent_of(session: Session, report_id: str, at: datetime) -> tuple[data.Dissent, ...]:
    """The dissents on a report, verbatim, with their holders."""
    return tuple(
        data.Dissent(row.text, _with_office(session, row.person_id, at), row.would_change)
        for row in _dissent_rows(session, report_id)
        if row.text
    )


def asked_for_dissent(session: Session, report_id: str) -> tuple[str, ...]:
    """Names of those who were asked for another reading, whether they had one or not."""
    return tuple(person_named(session, row.person_id).name for row in _dissent_rows(session, report_id))


def _dissent_rows(session: Session, report_id: str) -> list[Dissent]:
    statement = (
        sa.select(Dissent).where(Dissent.report_id == report_id).order_by(Dissent.recorded_at, Dissent.id)
    )
    return list(session.scalars(statement))


def _with_office(session: Session, person_id: str, at: datetime) -> str:
    office = office_held(session, person_id, at)
    name = person_named(session, person_id).name
    return f"{name}, {office}" if office else name


def _clearance(
    session: Session,
    report: Report,
    assessment: ReportAssessment | None,
    purpose: BriefPurpose,
    at: datetime,
) -> tuple[data.ClearanceStep, ...]:
    def step(words: str, person_id: str, when: datetime) -> data.ClearanceStep:
        name = person_named(session, person_id).name
        return data.ClearanceStep(words, name, office_held(session, person_id, when), when)

    steps = [step(tr("Drafted"), report.author_id, report.created_at)]
    if assessment is not None:
        steps.append(step(tr("Assessed"), assessment.assessor_id, assessment.assessed_at))
    steps.append(step(tr("Cleared and escalated"), purpose.cleared_by, at))
    return tuple(steps)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
