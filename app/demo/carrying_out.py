"""From the authorised decision to the closed report: responses, their reports, the review."""

from collections.abc import Mapping

from app.actions.reports.drafting import OnReport
from app.actions.reports.responses import (
    EndResponse,
    OnResponse,
    ReportOnResponse,
    complete_response,
    report_on_response,
    start_response,
)
from app.actions.reports.reviews import BorneOut, ResponseOutcome, ReviewReport, close_report, review_report
from app.demo.stage import Stage
from app.demo.told import Kind
from app.demo.warned import Warned
from app.reading.reports.responses import ResponseView, response_views


def start(stage: Stage, warned: Warned, key: str, who: str) -> None:
    """Begin the measure of an option, by the holder of its lead office."""
    response = _response(stage, warned, key)
    stage.as_person(who).do(start_response, OnResponse(response_id=response.response_id))
    words = f"{stage.cast[who].name} starts {response.number}, under {response.decision}."
    stage.tell(warned.number, Kind.STEP, words)


def report_progress(stage: Stage, warned: Warned, key: str, who: str, text: str) -> None:
    """Put on record what was done and seen."""
    response = _response(stage, warned, key)
    request = ReportOnResponse(response_id=response.response_id, text=text)
    stage.as_person(who).do(report_on_response, request)


def complete(stage: Stage, warned: Warned, key: str, who: str, outcome: str) -> None:
    """End the measure with its outcome."""
    response = _response(stage, warned, key)
    request = EndResponse(response_id=response.response_id, words=outcome)
    stage.as_person(who).do(complete_response, request)
    stage.tell(warned.number, Kind.STEP, f"{response.number} is completed: {outcome}")


def review(
    stage: Stage, warned: Warned, borne_out: BorneOut, learned: str, outcomes: Mapping[str, str]
) -> None:
    """Look back: the outcome of each response by the key of its option, and what was learned."""
    request = ReviewReport(
        report_id=warned.report_id,
        borne_out=borne_out,
        learned=learned,
        outcomes=tuple(
            ResponseOutcome(response_id=_response(stage, warned, key).response_id, words=words)
            for key, words in outcomes.items()
        ),
    )
    focal_point = stage.as_person("focal_point")
    focal_point.do(review_report, request)
    words = f"{focal_point.actor.name} reviews the report. Learned: {learned}"
    stage.tell(warned.number, Kind.STEP, words)


def close(stage: Stage, warned: Warned) -> None:
    """Close the reviewed report."""
    stage.as_person("focal_point").do(close_report, OnReport(report_id=warned.report_id))
    stage.tell(warned.number, Kind.STEP, "The report is closed. Everything in it stays.")


def tell_halted(stage: Stage, warned: Warned, key: str) -> None:
    """Tell that the response of an option was halted, as the database shows it.

    Raises:
        RuntimeError: it was not.
    """
    response = _response(stage, warned, key)
    if not response.halt_reason:
        raise RuntimeError(f"{response.number} was not halted")
    stage.tell(warned.number, Kind.LAPSED, f"{response.number} is halted: {response.halt_reason}")


def _response(stage: Stage, warned: Warned, key: str) -> ResponseView:
    decision = warned.decided[key].number
    with stage.store.read() as session:
        views = response_views(session, warned.report_id, stage.cast["auditor"], stage.clock.at)
    return next(view for view in views if view.decision == decision)
