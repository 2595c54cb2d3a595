"""Early-warning reports from the first draft to their submission."""

from dataclasses import dataclass, fields

import sqlalchemy as sa

from app.actions.common import (
    country_file,
    enforce,
    find,
    next_number,
    person_of,
    require_role,
    settings_of,
)
from app.actions.reports.overdue import note_overdue
from app.content import DraftContent
from app.reading.ministry.calendar import due
from app.reading.ministry.reference import current_likelihood_scale, current_marking_scheme
from app.reading.reports.standing import verdict
from app.refusals import BadInput, Refused
from app.rules.entry.texts import clean_line, clean_text, required_line, required_text
from app.rules.markings import Marking, check_ceiling, check_marking
from app.rules.reports.flow import Act
from app.rules.risk.likelihood import check_separate
from db.actor import Actor
from db.evidence import EvidenceItem
from db.reports import Report, ReportEvidence
from db.unsaved import forget_unsaved
from db.vocabulary import ClockKind, ReportStatus, Role
from db.work import Work
from language import tr

_LINES = {"title", "marking", "lines_marking", "likelihood_word"}
_TEXTS = {item.name for item in fields(DraftContent) if item.type in ("str", str) and item.name not in _LINES}


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftReport:
    """A new report on a country, with evidence it stands on."""

    country: str
    content: DraftContent
    evidence: tuple[str, ...] = ()
    follows_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveDraft:
    """New content of a draft. ``based_on`` is the version that the author had before them.

    ``held_back`` names parts in which something else is typed that cannot be saved as it is: it goes on being kept
    from a crash, while what is saved here no longer needs to be.
    """

    report_id: str
    based_on: int
    content: DraftContent
    held_back: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteEvidenceItems:
    """The evidence items that the report shall stand on beside those that it stands on already."""

    report_id: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DropEvidence:
    """An evidence item that the report no longer stands on, and why."""

    report_id: str
    evidence_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnReport:
    """An act on a report that needs nothing but the report."""

    report_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnReportWithReason:
    """An act on a report that needs a reason."""

    report_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKept:
    """A report as it now stands: its number and the version to base the next save on."""

    report_id: str
    number: str
    status: ReportStatus
    version: int


def kept(report: Report) -> ReportKept:
    """What a use case on a report gives back."""
    return ReportKept(
        report_id=report.id, number=report.number, status=report.status, version=report.ledger_entry
    )


def draft_report(work: Work, actor: Actor, request: DraftReport) -> ReportKept:
    """Open a draft on a country file.

    Raises:
        Refused: ``role``; ``marking.ceiling``.
        BadInput: no such country file, evidence of another country, or unusable text.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    file = country_file(work, request.country)
    if request.follows_id is not None:
        find(work, Report, request.follows_id, "report")
    number = next_number(work, Report.number, "EW")
    work.act("report.draft", topic=number)
    report = Report(
        number=number,
        country=file.country,
        title="",
        author_id=person_of(actor),
        created_at=work.at,
        status_since=work.at,
        marking="",
        follows_id=request.follows_id,
    )
    _write_content(work, report, request.content)
    work.add(report)
    for evidence_id in request.evidence:
        _cite(work, report, evidence_id)
    return kept(report)


def save_draft(work: Work, actor: Actor, request: SaveDraft) -> ReportKept:
    """Keep what the author wrote.

    Raises:
        Refused: ``flow.edit.*``; ``draft.stale`` when someone saved in between.
        BadInput: unusable text.
    """
    report = _allowed(work, actor, request.report_id, Act.EDIT)
    if report.ledger_entry != request.based_on:
        raise Refused(
            "draft.stale",
            tr("{report_number} was saved by someone else after you opened it.", report_number=report.number),
            remedy=tr("Your text is still before you: compare it with the saved one, then save again."),
        )
    work.act("report.save", topic=report.number)
    _write_content(work, report, request.content)
    work.save()
    forget_unsaved(work.session.connection(), report.id, person_of(actor), but=request.held_back)
    return kept(report)


def cite_evidence_items(work: Work, actor: Actor, request: CiteEvidenceItems) -> ReportKept:
    """Let the report stand on several items: on all of them or, where one cannot be cited, on none.

    Raises:
        Refused: ``flow.edit.*``.
        BadInput: no item is named, there is no such item, or it is one of another country.
    """
    if not request.evidence:
        raise BadInput("evidence", tr("No item is chosen."), remedy=tr("Choose one."))
    done = [_cite_one(work, actor, request.report_id, evidence_id) for evidence_id in request.evidence]
    return done[-1]


def _cite_one(work: Work, actor: Actor, report_id: str, evidence_id: str) -> ReportKept:
    """One act of its own on the ledger for each item."""
    report = _allowed(work, actor, report_id, Act.EDIT)
    work.act("report.cite", topic=report.number)
    _cite(work, report, evidence_id)
    return kept(report)


def drop_evidence(work: Work, actor: Actor, request: DropEvidence) -> ReportKept:
    """Take an evidence item off the report; that it stood there stays on record.

    Raises:
        Refused: ``flow.edit.*``.
        BadInput: the report does not stand on the item, or no reason is given.
    """
    report = _allowed(work, actor, request.report_id, Act.EDIT)
    link = _citation(work, report, request.evidence_id)
    if link is None or link.removed_at is not None:
        raise BadInput(
            "evidence",
            tr("The report does not stand on this item."),
            remedy=tr("Choose an item of its list."),
        )
    reason = required_text(request.reason, "reason")
    work.act("report.drop_evidence", topic=report.number, reason=reason)
    link.removed_at, link.removal_reason = work.at, reason
    work.save()
    return kept(report)


def submit_report(work: Work, actor: Actor, request: OnReport) -> ReportKept:
    """Hand the draft to assessment; its clock to assess begins.

    Raises:
        Refused: ``flow.submit.*``, naming everything that is missing.
    """
    report = _allowed(work, actor, request.report_id, Act.SUBMIT)
    if report.urgency is None:
        raise AssertionError("a submitted report has an urgency: the completeness rule saw to it")
    work.act("report.submit", topic=report.number)
    report.assess_by = due(ClockKind.ASSESS, report.urgency, work.at, settings_of(work))
    move(work, report, ReportStatus.SUBMITTED)
    return kept(report)


def return_report(work: Work, actor: Actor, request: OnReportWithReason) -> ReportKept:
    """Give a submitted report back to its author, with a reason.

    Raises:
        Refused: ``flow.return.*``.
        BadInput: no reason.
    """
    report = _allowed(work, actor, request.report_id, Act.RETURN)
    work.act("report.return", topic=report.number, reason=required_text(request.reason, "reason"))
    report.assess_by = None
    move(work, report, ReportStatus.DRAFT)
    return kept(report)


def withdraw_report(work: Work, actor: Actor, request: OnReportWithReason) -> ReportKept:
    """Take a report back before it is escalated, with a reason. It stays on file.

    Raises:
        Refused: ``flow.withdraw.*``.
        BadInput: no reason.
    """
    report = _allowed(work, actor, request.report_id, Act.WITHDRAW)
    work.act("report.withdraw", topic=report.number, reason=required_text(request.reason, "reason"))
    move(work, report, ReportStatus.WITHDRAWN)
    return kept(report)


def move(work: Work, report: Report, status: ReportStatus) -> None:
    """Change the report's status under the present act."""
    report.status, report.status_since = status, work.at
    work.save()


def _allowed(work: Work, actor: Actor, report_id: str, act: Act) -> Report:
    report = find(work, Report, report_id, "report")
    enforce(verdict(work.session, act, report, actor, work.at))
    note_overdue(work, report)
    return report


def _citation(work: Work, report: Report, evidence_id: str) -> ReportEvidence | None:
    return work.one(
        sa.select(ReportEvidence).where(
            ReportEvidence.report_id == report.id, ReportEvidence.evidence_id == evidence_id
        )
    )


def _cite(work: Work, report: Report, evidence_id: str) -> None:
    item = find(work, EvidenceItem, evidence_id, "evidence")
    if item.country != report.country:
        raise BadInput(
            "evidence",
            tr(
                "{number} is on the file of {country}, the report on {other}.",
                number=item.number,
                country=item.country,
                other=report.country,
            ),
            remedy=tr("Record the item on the file of the report’s country."),
        )
    link = _citation(work, report, evidence_id)
    if link is None:
        work.add(ReportEvidence(report_id=report.id, evidence_id=evidence_id))
    elif link.removed_at is not None:
        link.removed_at, link.removal_reason = None, ""
        work.save()


def _write_content(work: Work, report: Report, content: DraftContent) -> None:
    scheme = current_marking_scheme(work.session)
    settings = settings_of(work)
    marking = check_marking(Marking(content.marking, frozenset(content.caveats)), scheme)
    if settings.ceiling:
        check_ceiling(marking, settings.ceiling, scheme)
    if content.lines_marking:
        lines = check_marking(Marking(content.lines_marking), scheme)
        if settings.ceiling:
            check_ceiling(lines, settings.ceiling, scheme)
    if content.likelihood_word:
        current_likelihood_scale(work.session).word(content.likelihood_word)
    for name in ("summary", "likelihood_statement", "confidence_reason", "ask"):
        check_separate(getattr(content, name), name.replace("_", " "))
    report.title = required_line(content.title, "title")
    report.marking = content.marking
    report.caveats = sorted(content.caveats)
    report.crimes = [crime.value for crime in content.crimes]
    report.indicators = [clean_line(line, "indicator", 400) for line in content.indicators]
    for name in ("urgency", "proposed_phase", "crimes_undetermined", "confidence", "likelihood_word"):
        setattr(report, name, getattr(content, name))
    report.lines_marking = content.lines_marking
    for name in _TEXTS:
        setattr(report, name, clean_text(getattr(content, name), name.replace("_", " ")))
