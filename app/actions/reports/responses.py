"""Carrying out what was authorised: open, start, report on, halt, complete."""

from dataclasses import dataclass

from app.actions.common import enforce, find, next_number, person_of
from app.reading.reports.completing import may_carry_on
from app.refusals import BadInput
from app.rules.entry.texts import required_text
from db.actor import Actor
from db.decisions import Decision
from db.reports import Option, Report
from db.responses import Response, ResponseReport
from db.vocabulary import ResponseStatus
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class OnResponse:
    """An act on a response that needs nothing but the response."""

    response_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOnResponse:
    """What was done and seen. ``people_protected`` is a number of persons where one is known (S-58)."""

    response_id: str
    text: str
    people_protected: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndResponse:
    """The end of a response: its outcome when completed, the reason when halted."""

    response_id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseKept:
    """A response as it now stands."""

    response_id: str
    number: str
    status: ResponseStatus


def open_response(work: Work, decision: Decision, option: Option) -> Response:
    """Open the response of a decision in force, under the present act."""
    if option.lead_office_id is None:
        raise AssertionError("an escalated option has a lead: the completeness rule saw to it")
    return work.add(
        Response(
            number=next_number(work, Response.number, "R"),
            report_id=decision.report_id,
            decision_id=decision.id,
            lead_office_id=option.lead_office_id,
            opened_at=work.at,
        )
    )


def start_response(work: Work, actor: Actor, request: OnResponse) -> ResponseKept:
    """Begin the measure.

    Raises:
        Refused: ``response.lead``, ``response.state``, ``response.decision``.
    """
    response, report = _led(work, actor, request.response_id, ResponseStatus.OPEN)
    work.act("response.start", topic=report.number, office_id=response.lead_office_id)
    response.status, response.started_at = ResponseStatus.STARTED, work.at
    work.save()
    return _kept(response)


def report_on_response(work: Work, actor: Actor, request: ReportOnResponse) -> ResponseKept:
    """Put on record what was done and seen.

    Raises:
        Refused: as :func:`start_response`.
        BadInput: no text, or a negative number of people.
    """
    response, report = _led(work, actor, request.response_id, ResponseStatus.STARTED)
    if request.people_protected is not None and request.people_protected < 0:
        raise BadInput(
            "people protected", tr("A number of people is not negative."), remedy=tr("Give 0 or more.")
        )
    work.act("response.report", topic=report.number, office_id=response.lead_office_id)
    work.add(
        ResponseReport(
            response_id=response.id,
            reported_by_id=person_of(actor),
            reported_at=work.at,
            text=required_text(request.text, "report"),
            people_protected=request.people_protected,
        )
    )
    return _kept(response)


def complete_response(work: Work, actor: Actor, request: EndResponse) -> ResponseKept:
    """End the measure with its outcome.

    Raises:
        Refused: as :func:`start_response`.
        BadInput: no outcome.
    """
    response, report = _led(work, actor, request.response_id, ResponseStatus.STARTED)
    outcome = required_text(request.words, "outcome")
    work.act("response.complete", topic=report.number, office_id=response.lead_office_id)
    response.status, response.ended_at, response.outcome = ResponseStatus.COMPLETED, work.at, outcome
    work.save()
    return _kept(response)


def halt_response(work: Work, actor: Actor, request: EndResponse) -> ResponseKept:
    """End the measure before its time, with a reason.

    Raises:
        Refused: as :func:`start_response`.
        BadInput: no reason.
    """
    response, report = _led(work, actor, request.response_id, ResponseStatus.OPEN, ResponseStatus.STARTED)
    reason = required_text(request.words, "reason")
    work.act("response.halt", topic=report.number, reason=reason, office_id=response.lead_office_id)
    halt(work, response, reason)
    return _kept(response)


def halt(work: Work, response: Response, reason: str) -> None:
    """Mark a response as halted under the present act."""
    response.status, response.ended_at, response.halt_reason = ResponseStatus.HALTED, work.at, reason
    work.save()


def _led(work: Work, actor: Actor, response_id: str, *stages: ResponseStatus) -> tuple[Response, Report]:
    response = find(work, Response, response_id, "response")
    enforce(may_carry_on(work.session, response, actor, work.at, *stages))
    return response, find(work, Report, response.report_id, "report")


def _kept(response: Response) -> ResponseKept:
    return ResponseKept(response_id=response.id, number=response.number, status=response.status)
