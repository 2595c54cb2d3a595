"""Levers left, reports open and responses under way on two days, by what was recorded when each ended."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.reading.comparing.lines import NOT_KNOWN, ComparedLine, Topic
from app.reading.countries.file_on import FileOn
from app.reading.countries.file_rows import PastRows, recorded_rows
from app.rules.plans.levers import LeverUseFacts, lever_state
from app.rules.turns import Turn, turn_of, turn_of_count
from db.levers import Lever, LeverUse
from db.reports import Report
from db.responses import Response
from db.vocabulary import ReportStatus, ResponseStatus, words
from db.vocabulary.plans import LeverState
from language import tr

_ENDED_REPORTS = frozenset({ReportStatus.CLOSED, ReportStatus.WITHDRAWN})
_OPEN_RESPONSES = frozenset({ResponseStatus.OPEN, ResponseStatus.STARTED})


def compared_levers(session: Session, then: FileOn, now: FileOn) -> Iterator[ComparedLine]:
    """How many levers could still be used, and each of which that changed."""
    before, after = _levers(session, then), _levers(session, now)
    left = [sum(state.usable for _, state in levers.values()) for levers in (before, after)]
    yield ComparedLine(
        topic=Topic.LEVERS,
        what=tr("Levers that can be used"),
        then=tr("{left} of {before}", left=left[0], before=len(before)),
        now=tr("{left} of {after}", left=left[1], after=len(after)),
        turn=turn_of_count(*left),
    )
    for number in sorted({*before, *after}):
        states = before.get(number), after.get(number)
        turn = turn_of(states[0][1] if states[0] else None, states[1][1] if states[1] else None)
        if turn is not Turn.SAME:
            title = next(held[0] for held in reversed(states) if held)
            yield ComparedLine(
                topic=Topic.LEVERS,
                what=f"{number} {title}",
                then=words(states[0][1]) if states[0] else tr(NOT_KNOWN),
                now=words(states[1][1]) if states[1] else tr(NOT_KNOWN),
                turn=turn,
            )


def compared_work(session: Session, then: FileOn, now: FileOn) -> Iterator[ComparedLine]:
    """Open reports and open responses, with their numbers."""
    for what, found in (
        (tr("Open reports"), [_reports(session, one) for one in (then, now)]),
        (tr("Open responses"), [_responses(session, one) for one in (then, now)]),
    ):
        turn = turn_of_count(len(found[0]), len(found[1]))
        yield ComparedLine(
            topic=Topic.WORK,
            what=what,
            then=_numbers(found[0]),
            now=_numbers(found[1]),
            turn=turn if turn is not Turn.SAME else turn_of(found[0], found[1]),
        )


def _levers(session: Session, found: FileOn) -> dict[str, tuple[str, LeverState]]:
    rows = PastRows(session, found.country, found.until).of(Lever)
    uses = recorded_rows(session, LeverUse, found.until, "lever_id", [row.id for row in rows])
    return {
        row.number: (
            row.title,
            lever_state(
                [LeverUseFacts(use.used_on, use.whole) for use in uses if use.lever_id == row.id],
                expires_on=row.expires_on,
                withdrawn_on=row.withdrawn_on,
                today=found.on,
            ),
        )
        for row in rows
    }


def _reports(session: Session, found: FileOn) -> list[str]:
    rows = PastRows(session, found.country, found.until).of(Report)
    return sorted(row.number for row in rows if row.status not in _ENDED_REPORTS)


def _responses(session: Session, found: FileOn) -> list[str]:
    reports = PastRows(session, found.country, found.until).of(Report)
    rows = recorded_rows(session, Response, found.until, "report_id", [row.id for row in reports])
    return sorted(row.number for row in rows if row.status in _OPEN_RESPONSES)


def _numbers(found: list[str]) -> str:
    return f"{len(found)}: {', '.join(found)}" if found else tr("none")
