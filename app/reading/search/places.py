"""Where things that were found are opened, and what they are called there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.countries import CountryFile
from db.evidence import EvidenceItem, Source
from db.people import Holding
from db.vocabulary.finding import ThingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A thing with the page and key under which the window opens it."""

    number: str
    title: str
    text: str
    country: str
    day: date | None
    page: str = ""
    key: str = ""


_TABS = {
    ThingKind.EVIDENCE: "evidence",
    ThingKind.SIGNAL: "signals",
    ThingKind.PLAN: "plans",
    ThingKind.LEVER: "plans",
    ThingKind.LESSON: "plans",
    ThingKind.RISK: "risk",
    ThingKind.GROUP: "background",
    ThingKind.ENGAGEMENT: "engagement",
}
"""The tab of a country file on which a kind is found."""

_STEPS = {
    ThingKind.OPTION: "options",
    ThingKind.DECISION: "decision",
    ThingKind.RESPONSE: "response",
}
"""The step of a report at which a kind is found, as the window names it after the report's number."""

_OF_A_REPORT = frozenset(
    {
        ThingKind.REPORT,
        ThingKind.COMMENT,
        ThingKind.OPTION,
        ThingKind.DECISION,
        ThingKind.RESPONSE,
        ThingKind.BRIEF,
    }
)


def placed(session: Session, seen: Sequence[tuple[int, str, str]]) -> dict[str, Placed]:
    """Things by the identifier of their row. ``seen``: number in the index (0: a file that has no words), table, id."""
    numbers = [number for number, _, _ in seen if number]
    rows = _rows(session, _THINGS, numbers)
    reports = _reports(session, rows)
    plans = _plans(session, rows)
    threads = _threads(session, rows)
    found = {row.subject_id: _placed(session, row, reports, plans, threads) for row in rows}
    unwritten = [row_id for number, _, row_id in seen if not number]
    for row in _rows(session, _FILES, unwritten):
        found[row.id] = Placed(
            number="", title="", text="", country=row.country, day=None, page="countries", key=row.country
        )
    return found


def _placed(
    session: Session, row: Any, reports: dict[str, Any], plans: dict[str, str], threads: dict[str, str]
) -> Placed:
    kind = ThingKind(row.kind)
    at = Placed(
        number=row.number, title=row.title, text=row.text, country=row.country or "", day=_day(row.day)
    )
    if kind in _OF_A_REPORT:
        return _in_report(kind, at, row.about_id or row.subject_id, reports, _step(kind, row, threads))
    if kind is ThingKind.PERSON:
        office = _office_of(session, row.subject_id)
        return replace(at, page="authorities", key=f"organisation/{office}" if office else "organisation")
    if kind is ThingKind.OFFICE:
        return replace(at, page="authorities", key=f"organisation/{row.subject_id}")
    if kind is ThingKind.INSTRUMENT:
        return replace(at, page="authorities", key=row.number)
    if kind is ThingKind.SOURCE:
        country = _country_of_source(session, row.subject_id)
        return replace(at, page="countries", key=f"{country}/sources/{row.title}" if country else "")
    if kind is ThingKind.FILE:
        return replace(at, page="countries", key=at.country)
    number = at.number or plans.get(row.subject_id, "") or row.title
    return replace(
        at,
        page="countries" if at.country else "",
        key=f"{at.country}/{_TABS[kind]}/{number}" if at.country else "",
    )


def _step(kind: ThingKind, row: Any, threads: dict[str, str]) -> str:
    """Where in the report one thing of it stands, as the window names it; empty where it is the whole report."""
    if kind is ThingKind.COMMENT:
        thread = threads.get(row.subject_id)
        return f"comments/{thread}" if thread else f"assessment/{row.subject_id}"
    called = row.subject_id if kind is ThingKind.OPTION else row.number
    return f"{_STEPS[kind]}/{called}" if kind in _STEPS else ""


def _in_report(kind: ThingKind, at: Placed, about_id: str, reports: dict[str, Any], step: str) -> Placed:
    report = reports.get(about_id)
    if report is None:
        return at
    part = f"brief/{report.version}" if kind is ThingKind.BRIEF else step
    key = f"{report.number}/{part}" if part else report.number
    number = at.number if kind in {ThingKind.DECISION, ThingKind.RESPONSE} else report.number
    # What was said on a report without a title of its own goes under the report's.
    return replace(at, number=number, title=at.title or report.title, page="reports", key=key)


def _reports(session: Session, rows: Sequence[Any]) -> dict[str, Any]:
    """Reports by the identifier of the row that leads to them: themselves, or a brief of theirs."""
    of_reports = [row for row in rows if ThingKind(row.kind) in _OF_A_REPORT]
    briefs = [row.about_id for row in of_reports if row.kind == ThingKind.BRIEF.value]
    others = [row.about_id or row.subject_id for row in of_reports if row.kind != ThingKind.BRIEF.value]
    found = [*_rows(session, _REPORTS, others), *_rows(session, _BRIEFS, briefs)]
    return {row.id: row for row in found}


def _plans(session: Session, rows: Sequence[Any]) -> dict[str, str]:
    """How the window calls the measures of plans among the rows: ``AP-2026-0001/3``."""
    wanted = [row.subject_id for row in rows if row.kind == ThingKind.PLAN.value and row.about_id]
    return {row.id: f"{row.number}/{row.ordinal}" for row in _rows(session, _MEASURES, wanted)}


def _threads(session: Session, rows: Sequence[Any]) -> dict[str, str]:
    """The comment with which what was said stands: itself, or the one that it answers. Another reading of the evidence is none."""
    wanted = [row.subject_id for row in rows if row.kind == ThingKind.COMMENT.value]
    return {row.id: row.begun for row in _rows(session, _COMMENTS, wanted)}


# Written out: putting statements together anew takes longer than running them.
_AMONG = "in (select value from json_each(?))"
_THINGS = f"select * from find_things where id {_AMONG}"  # noqa: S608 - a constant of ours
_FILES = f"select id, country from country_files where id {_AMONG}"  # noqa: S608 - as above
_MEASURES = f"""
select m.id, p.number, m.ordinal from plan_measures m join action_plans p on p.id = m.plan_id where m.id {_AMONG}
"""  # noqa: S608 - as above
_COMMENTS = f"select id, coalesce(about_id, id) as begun from report_comments where id {_AMONG}"  # noqa: S608 - as above
_REPORTS = f"select id, number, title, 0 as version from reports where id {_AMONG}"  # noqa: S608 - as above
_BRIEFS = f"""
select b.id, r.number, r.title, b.version from briefs b join reports r on r.id = b.report_id where b.id {_AMONG}
"""  # noqa: S608 - as above


def _rows(session: Session, statement: str, among: Sequence[object]) -> Sequence[Any]:
    if not among:
        return ()
    return session.connection().exec_driver_sql(statement, (json.dumps(among),)).all()


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)


def _office_of(session: Session, person_id: str) -> str:
    """The office that a person came to last, where the organisation shows who holds it."""
    newest = (
        sa.select(Holding.office_id)
        .where(Holding.person_id == person_id)
        .order_by(Holding.ends_at.is_not(None), Holding.starts_at.desc())
        .limit(1)
    )
    return session.scalar(newest) or ""


def _country_of_source(session: Session, source_id: str) -> str:
    """The country whose evidence comes from the source, the newest; or one whose file lists all sources."""
    newest = (
        sa.select(EvidenceItem.country)
        .join(Source, Source.id == EvidenceItem.source_id)
        .where(Source.id == source_id)
        .order_by(EvidenceItem.received_at.desc())
        .limit(1)
    )
    return session.scalar(newest) or session.scalar(sa.select(CountryFile.country).limit(1)) or ""
