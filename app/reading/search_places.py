"""Where things that were found are opened, and what they are called there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.countries import CountryFile
from db.evidence import EvidenceItem, Source
from db.finding.tables import THINGS
from db.plans import ActionPlan
from db.reports import Brief, Report
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

_OF_A_REPORT = frozenset(
    {ThingKind.REPORT, ThingKind.OPTION, ThingKind.DECISION, ThingKind.RESPONSE, ThingKind.BRIEF}
)


def placed(session: Session, seen: Sequence[tuple[int, str, str]]) -> dict[str, Placed]:
    """Things by the identifier of their row. ``seen``: number in the index (0: a file that has no words), table, id."""
    numbers = [number for number, _, _ in seen if number]
    rows = session.execute(sa.select(THINGS).where(THINGS.c.id.in_(numbers))).all() if numbers else []
    reports = _reports(session, rows)
    plans = _plans(session, rows)
    found = {row.subject_id: _placed(session, row, reports, plans) for row in rows}
    unwritten = [row_id for number, _, row_id in seen if not number]
    for row in session.execute(
        sa.select(CountryFile.id, CountryFile.country).where(CountryFile.id.in_(unwritten))
    ):
        found[row.id] = Placed(
            number="", title="", text="", country=row.country, day=None, page="countries", key=row.country
        )
    return found


def _placed(session: Session, row: Any, reports: dict[str, Any], plans: dict[str, str]) -> Placed:
    kind = ThingKind(row.kind)
    at = Placed(number=row.number, title=row.title, text=row.text, country=row.country or "", day=row.day)
    if kind in _OF_A_REPORT:
        return _in_report(kind, at, row.about_id or row.subject_id, reports)
    if kind in {ThingKind.PERSON, ThingKind.OFFICE}:
        return replace(at, page="authorities", key="organisation")
    if kind is ThingKind.INSTRUMENT:
        return replace(at, page="authorities", key=row.subject_id)
    if kind is ThingKind.SOURCE:
        country = _country_of_source(session, row.subject_id)
        return replace(at, page="countries", key=f"{country}/sources/{row.title}" if country else "")
    if kind is ThingKind.FILE:
        return replace(at, page="countries", key=at.country)
    number = at.number or plans.get(row.about_id or "", "") or row.title
    return replace(
        at,
        page="countries" if at.country else "",
        key=f"{at.country}/{_TABS[kind]}/{number}" if at.country else "",
    )


def _in_report(kind: ThingKind, at: Placed, about_id: str, reports: dict[str, Any]) -> Placed:
    report = reports.get(about_id)
    if report is None:
        return at
    key = report.number if kind is not ThingKind.BRIEF else f"{report.number}/brief/{report.version}"
    number = at.number if kind in {ThingKind.DECISION, ThingKind.RESPONSE} else report.number
    # What was said on a report without a title of its own goes under the report's.
    return replace(at, number=number, title=at.title or report.title, page="reports", key=key)


def _reports(session: Session, rows: Sequence[Any]) -> dict[str, Any]:
    """Reports by the identifier of the row that leads to them: themselves, or a brief of theirs."""
    wanted = {
        row.about_id or row.subject_id
        for row in rows
        if ThingKind(row.kind) in _OF_A_REPORT - {ThingKind.BRIEF}
    }
    briefs = {row.about_id for row in rows if row.kind == ThingKind.BRIEF.value}
    found: dict[str, Any] = {}
    if wanted:
        asked = sa.select(Report.id, Report.number, Report.title, sa.literal(0).label("version"))
        found |= {row.id: row for row in session.execute(asked.where(Report.id.in_(wanted)))}
    if briefs:
        asked = sa.select(Brief.id, Report.number, Report.title, Brief.version).join(
            Report, Report.id == Brief.report_id
        )
        found |= {row.id: row for row in session.execute(asked.where(Brief.id.in_(briefs)))}
    return found


def _plans(session: Session, rows: Sequence[Any]) -> dict[str, str]:
    wanted = {row.about_id for row in rows if row.kind == ThingKind.PLAN.value and row.about_id}
    if not wanted:
        return {}
    asked = sa.select(ActionPlan.id, ActionPlan.number).where(ActionPlan.id.in_(wanted))
    return {row.id: row.number for row in session.execute(asked)}


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
