"""What is to be observed on the options of a report by whoever decides; it blocks nothing (S-08, S-46, S-62)."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.matters import assessed_phase
from app.reading.ministry.reference import current_toolbox
from app.reading.reports.treatment import newest_check
from app.rules.plans.plans import Finding, MeasureFacts, option_findings
from db.reports import Option, Report


def findings_of_options(session: Session, report_id: str) -> tuple[Finding, ...]:
    """What there is to observe on the options that are put forward, at the assessed phase."""
    report = session.get_one(Report, report_id)
    phase = assessed_phase(session, report_id) or report.proposed_phase
    options = session.scalars(
        sa.select(Option)
        .where(Option.report_id == report_id, Option.dropped_at.is_(None))
        .order_by(Option.ordinal)
    )
    return option_findings(phase, _facts(session, options))


def _facts(session: Session, options: Iterable[Option]) -> list[MeasureFacts]:
    tools = {tool.code: tool for tool in current_toolbox(session)}
    found = []
    for option in options:
        tool = tools.get(option.tool or "")
        if tool is not None:
            found.append(
                MeasureFacts(
                    place=option.ordinal,
                    title=option.title,
                    tool=tool.code,
                    target=tool.target,
                    outcome_class=tool.outcome_class,
                    coercion=tool.coercion,
                    strand=tool.strand,
                    treatment=newest_check(session, option),
                )
            )
    return found
