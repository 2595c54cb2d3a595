"""Looking back: what came of a report and what was learned, then closing it."""

from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from app.actions.common import enforce, find, person_of
from app.actions.reports.drafting import OnReport, ReportKept, kept, move
from app.reading.reports.standing import verdict
from app.refusals import BadInput
from app.rules.entry.texts import clean_text, is_visible, required_text
from app.rules.reports.flow import Act
from db.actor import Actor
from db.reports import Report, Review
from db.responses import Response
from db.vocabulary import ReportStatus
from db.work import Work
from language import tr
from language.lists import and_list


class BorneOut(StrEnum):
    """Whether the warning was borne out."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    TOO_EARLY = "too_early"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseOutcome:
    """What a response brought about, in the reviewer's words."""

    response_id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewReport:
    """The review of a report: outcome of every response, and what was learned."""

    report_id: str
    borne_out: BorneOut
    learned: str
    outcomes: tuple[ResponseOutcome, ...] = ()


def review_report(work: Work, actor: Actor, request: ReviewReport) -> ReportKept:
    """Review a report whose responses have ended. Declined reports are reviewed too.

    Raises:
        Refused: ``flow.review.*``.
        BadInput: outcomes that are missing, all named at once, or nothing learned.
    """
    report = find(work, Report, request.report_id, "report")
    enforce(verdict(work.session, Act.REVIEW, report, actor, work.at))
    given = {item.response_id: clean_text(item.words, "outcome") for item in request.outcomes}
    responses = work.all(sa.select(Response).where(Response.report_id == report.id).order_by(Response.number))
    untold = [item.number for item in responses if not any(map(is_visible, given.get(item.id, "")))]
    if untold:
        raise BadInput(
            "outcome",
            tr("The outcome of {response_number} is missing.", response_number=and_list(untold)),
            remedy=tr("Say what it brought about."),
        )
    work.act("report.review", topic=report.number)
    work.add(
        Review(
            report_id=report.id,
            reviewer_id=person_of(actor),
            reviewed_at=work.at,
            borne_out=request.borne_out.value,
            outcomes=[
                {"response_id": item.id, "number": item.number, "outcome": given[item.id]}
                for item in responses
            ],
            learned=required_text(request.learned, "what was learned"),
        )
    )
    move(work, report, ReportStatus.REVIEWED)
    return kept(report)


def close_report(work: Work, actor: Actor, request: OnReport) -> ReportKept:
    """Close a reviewed report.

    Raises:
        Refused: ``flow.close.*``.
    """
    report = find(work, Report, request.report_id, "report")
    enforce(verdict(work.session, Act.CLOSE, report, actor, work.at))
    work.act("report.close", topic=report.number)
    move(work, report, ReportStatus.CLOSED)
    return kept(report)
