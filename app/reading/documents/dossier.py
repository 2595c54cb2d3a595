"""The inquiry dossier of a report, or of all reports of a country, gathered from the ledger and what is stored."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs.decision_record import DecisionRecord
from app.documents import dossier as page
from app.documents.cover import Cover
from app.documents.kinds import KINDS
from app.documents.leaving import LEFT
from app.reading.authority.effects import pending_of
from app.reading.briefs.gathering import cited_evidence
from app.reading.documents.asked import Asked, cover_of, markings_of_country
from app.reading.documents.chronology import Chronology
from app.reading.documents.files import file_asked_for
from app.reading.ledger.lines import LedgerLine, lines_about
from app.reading.ministry.names import person_named
from app.reading.ministry.reference import current_countries
from app.reading.ministry.roles import a_focal_point
from app.reading.ministry.settings import read_settings
from app.reading.reports.decision_record import decision_record
from app.reading.reports.reports import report_by_number, some_response_goes_on, waits_for
from app.rules.markings import Marking
from db.evidence import Attachment, EvidenceAttachment, EvidenceItem
from db.people import Office
from db.reports import Brief, Escalation, Report, ReportEvidence
from db.vocabulary import ReceiptManner, words
from language import ptr, tr
from language.codes import coded
from language.phrases import headed

_REFUSED = "refused."


def report_dossier(session: Session, asked: Asked) -> page.Dossier:
    """The dossier of the report that is asked for.

    Raises:
        BadInput: there is none.
    """
    report = report_by_number(session, asked.subject)
    evidence = [item for item, _ in cited_evidence(session, report.id)]
    parts = (_marking(report), *(Marking(item.marking) for item in evidence))
    lines = lines_about(session, report.number)
    country = current_countries(session).name(report.country)
    cover = cover_of(
        session, asked, headed(report.number, f"{country}, {report.title}"), parts, topic=report.number
    )
    return _dossier(session, asked, cover, (report,), evidence, lines)


def country_dossier(session: Session, asked: Asked) -> page.Dossier:
    """The dossier of every report of the country that is asked for, with everything received on it.

    Raises:
        BadInput: no such country, or no file is open for it.
    """
    file, name = file_asked_for(session, asked.subject)
    reports = session.scalars(
        sa.select(Report).where(Report.country == file.country).order_by(Report.created_at, Report.number)
    ).all()
    evidence = session.scalars(sa.select(EvidenceItem).where(EvidenceItem.country == file.country)).all()
    topics = (file.country, *(report.number for report in reports))
    lines = sorted(
        (line for topic in topics for line in lines_about(session, topic)), key=lambda line: line.number
    )
    cover = cover_of(session, asked, name, markings_of_country(session, file.country), topic=file.country)
    return _dossier(session, asked, cover, reports, evidence, lines)


def _dossier(  # noqa: PLR0917 - what the two kinds of dossier differ in
    session: Session,
    asked: Asked,
    cover: Cover,
    reports: Sequence[Report],
    evidence: Sequence[EvidenceItem],
    lines: Sequence[LedgerLine],
) -> page.Dossier:
    zone = ZoneInfo(read_settings(session).time_zone)

    def written(at: datetime) -> str:
        return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"

    return page.Dossier(
        cover=cover,
        cases=tuple(_case(session, report, asked.now, lines) for report in reports),
        recipients=Chronology(session, written).recipients(lines),
        facts=_facts(session, evidence),
        refused=tuple(
            page.RefusedAttempt(
                line.at,
                line.who,
                line.action.removeprefix(_REFUSED).replace("_", " "),
                line.reason,
                line.rule,
                line.number,
            )
            for line in lines
            if line.action.startswith(_REFUSED)
        ),
        proof=tuple(
            page.ProofEntry(
                line.number, line.at, line.who, f"{line.action}: {line.subject}", line.hash, line.signer
            )
            for line in lines
        ),
        seal=_seal(lines),
    )


def _marking(report: Report) -> Marking:
    return Marking(report.marking, frozenset(report.caveats))


def _case(session: Session, report: Report, at: datetime, lines: Sequence[LedgerLine]) -> page.CaseOfReport:
    record = decision_record(session, report.id, at)
    return page.CaseOfReport(
        number=report.number,
        title=report.title,
        standing=tr(
            "{status} since {status_since:%Y-%m-%d}; waits for {who}.",
            status=words(report.status),
            status_since=report.status_since,
            who=_waits(session, report),
        ),
        asked=report.ask,
        documents=(*_briefs(session, report, record, lines), *_copies(report.number, lines)),
        decisions=record.decisions,
        undecided=record.undecided,
        dissent=record.dissent,
        dissent_asked=record.dissent_asked,
        written_by=(*([record.asked_by] if record.asked_by else []), *record.helpers),
    )


def _waits(session: Session, report: Report) -> str:
    office = session.scalars(
        sa.select(Office.name)
        .join(Escalation, Escalation.office_id == Office.id)
        .where(Escalation.report_id == report.id, Escalation.ended_at.is_(None))
    ).one_or_none()
    going_on = bool(session.scalar(sa.select(some_response_goes_on(report.id))))
    return waits_for(
        report.status,
        office,
        responses_go_on=going_on,
        pending=pending_of(session, report.id),
        focal=a_focal_point(session),
    )


def _briefs(
    session: Session, report: Report, record: DecisionRecord, lines: Iterable[LedgerLine]
) -> list[page.ShownDocument]:
    """Each frozen version with everybody to whom it came."""
    entries = {line.subject_id: line.number for line in lines if line.action == "brief.freeze"}
    rows = session.scalars(sa.select(Brief).where(Brief.report_id == report.id).order_by(Brief.version))
    return [
        page.ShownDocument(
            title=tr("Brief {report_number} v{version}", report_number=report.number, version=row.version),
            made_at=row.frozen_at,
            made_by=person_named(session, row.frozen_by_id).name,
            sha256=row.pdf_sha256,
            data=row.data_sha256,
            entry=entries.get(row.id),
            showings=tuple(
                page.Showing(
                    person=one.person.name,
                    office=one.person.office,
                    how=_how(one.manner, one.copy_number),
                    at=one.given_at,
                    acknowledged_at=one.acknowledged_at,
                    opened=one.manner is ReceiptManner.SHOWN_IN_PROGRAM,
                )
                for one in record.receipts
                if one.version == row.version
            ),
        )
        for row in rows
    ]


def _how(manner: ReceiptManner, copy_number: int | None) -> str:
    said = {
        ReceiptManner.SHOWN_IN_PROGRAM: tr("opened in the program"),
        ReceiptManner.HANDED_ON_PAPER: tr("handed on paper"),
        ReceiptManner.SENT: ptr("brief", "sent"),
    }[manner]
    return tr("{how}, copy {copy_number}", how=said, copy_number=copy_number) if copy_number else said


def _title(kind: str) -> str:
    """What a kind of document is called; an older version's kind by its code in words."""
    known = next((one.title for one in KINDS if one.code == kind), "")
    return known or coded(kind.replace("-", "_"))


def _copies(number: str, lines: Iterable[LedgerLine]) -> list[page.ShownDocument]:
    """Copies of other documents about the report that left the program."""
    return [
        page.ShownDocument(
            title=tr(
                "{document}, copy {copy}",
                document=_title(str(line.detail["kind"])),
                copy=line.detail["copy"],
            ),
            made_at=line.at,
            made_by=line.who,
            sha256=str(line.detail["sha256"]),
            data=str(line.detail["data_sha256"]),
            entry=line.number,
        )
        for line in lines
        if line.action == LEFT and line.topic == number
    ]


def _facts(session: Session, evidence: Iterable[EvidenceItem]) -> tuple[page.KnownFact, ...]:
    """In the order in which they were received here: what could be known when."""
    items = sorted(evidence, key=lambda item: (item.received_at, item.number))
    keys = [item.id for item in items]
    cited: dict[str, list[str]] = {}
    for key, number in session.execute(
        sa.select(ReportEvidence.evidence_id, Report.number)
        .join(Report, Report.id == ReportEvidence.report_id)
        .where(ReportEvidence.evidence_id.in_(keys))
        .order_by(Report.number)
    ):
        cited.setdefault(key, []).append(number)
    files: dict[str, list[str]] = {}
    for key, digest in session.execute(
        sa.select(EvidenceAttachment.evidence_id, Attachment.sha256)
        .join(Attachment, Attachment.id == EvidenceAttachment.attachment_id)
        .where(EvidenceAttachment.evidence_id.in_(keys))
        .order_by(Attachment.sha256)
    ):
        files.setdefault(key, []).append(digest)
    return tuple(
        page.KnownFact(
            number=item.number,
            title=item.title,
            occurred_on=item.occurred_on,
            received_at=item.received_at,
            cited_by=tuple(cited.get(item.id, ())),
            files=tuple(files.get(item.id, ())),
        )
        for item in items
    )


def _seal(lines: Sequence[LedgerLine]) -> page.Seal | None:
    last = next((line for line in reversed(lines) if line.signed), None)
    if last is None:
        return None
    return page.Seal(last.number, last.hash, last.signature, last.signer, last.who)
