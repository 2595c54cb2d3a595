"""The assessor's judgement on a report, and dissent from it."""

from dataclasses import dataclass

from app.actions.common import enforce, find, person_of
from app.actions.countries.country_phase import set_phase
from app.actions.reports.drafting import ReportKept, kept, move
from app.actions.reports.overdue import note_overdue
from app.reading.reports.standing import fresh_risk_assessment, verdict
from app.refusals import BadInput
from app.rules.entry.texts import clean_text, required_text
from app.rules.reports.flow import Act
from app.rules.risk.likelihood import check_separate
from db.actor import Actor
from db.people import Person
from db.reports import Dissent, Report, ReportAssessment
from db.vocabulary import Confidence, Phase, ReportStatus
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessReport:
    """What the assessor judges: the phase confirmed or changed, and how sure they are."""

    report_id: str
    phase: Phase
    phase_reason: str = ""
    confidence: Confidence
    confidence_reason: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDissent:
    """Another reading, verbatim; or, with an empty text, that the person was asked and has none."""

    report_id: str
    person_id: str
    text: str = ""
    would_change: str = ""


def assess_report(work: Work, actor: Actor, request: AssessReport) -> ReportKept:
    """Judge a submitted report on the newest completed risk assessment of its country.

    A phase that differs from the file's is entered there with the assessor's reason.

    Raises:
        Refused: ``flow.assess.*``: not by the author, not under a conflict of interest, and not without
            a risk assessment younger than the file's review interval.
        BadInput: no reason for the confidence, or for a phase other than the proposed one.
    """
    report = find(work, Report, request.report_id, "report")
    enforce(verdict(work.session, Act.ASSESS, report, actor, work.at))
    basis = fresh_risk_assessment(work.session, report.country, work.at)
    if basis is None:
        raise AssertionError("the rule just found a fresh risk assessment")
    note_overdue(work, report)
    reason = clean_text(request.phase_reason, "reason for the phase")
    if request.phase is not report.proposed_phase and not reason:
        raise BadInput(
            "reason for the phase",
            tr("The phase differs from the one that the author proposed, and no reason is given."),
            remedy=tr("Say why the phase was changed."),
        )
    confidence_reason = required_text(request.confidence_reason, "reason for the confidence")
    check_separate(confidence_reason, "reason for the confidence")
    work.act("report.assess", topic=report.number, reason=reason)
    work.add(
        ReportAssessment(
            report_id=report.id,
            assessor_id=person_of(actor),
            risk_assessment_id=basis.id,
            assessed_at=work.at,
            phase=request.phase,
            phase_reason=reason,
            confidence=request.confidence,
            confidence_reason=confidence_reason,
            note=clean_text(request.note, "note"),
        )
    )
    set_phase(
        work,
        report,
        request.phase,
        person_of(actor),
        reason or tr("Assessment of {report_number}", report_number=report.number),
    )
    move(work, report, ReportStatus.ASSESSED)
    return kept(report)


def record_dissent(work: Work, actor: Actor, request: RecordDissent) -> ReportKept:
    """Keep a dissent in its holder's own words, or that they were asked and have none.

    Raises:
        Refused: ``flow.record_dissent.*``.
    """
    report = find(work, Report, request.report_id, "report")
    enforce(verdict(work.session, Act.RECORD_DISSENT, report, actor, work.at))
    person = find(work, Person, request.person_id, "person")
    work.act("report.dissent", topic=report.number)
    work.add(
        Dissent(
            report_id=report.id,
            person_id=person.id,
            recorded_at=work.at,
            text=clean_text(request.text, "dissent", 60_000),
            would_change=clean_text(request.would_change, "what would change the view"),
        )
    )
    return kept(report)
