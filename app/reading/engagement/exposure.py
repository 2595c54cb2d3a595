"""The exposure list of a country, also by the tool that would reach an entry."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.reference import current_toolbox
from db.engagement.exposure import Exposure
from db.store import read_once
from db.vocabulary import words
from db.vocabulary.engagement import ExposureKind
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureView:
    """An exposure and the tools that would reach it."""

    exposure_id: str
    version: int
    name: str
    kind: ExposureKind
    owner: str
    link: str
    tools: tuple[str, ...]
    tool_names: tuple[str, ...]
    source: str
    evidence: tuple[str, ...]
    noted_on: date
    ended_on: date | None
    ending: str


def exposure_views(session: Session, country: str) -> tuple[ExposureView, ...]:
    """The list by name; links that ended come last."""
    return read_once(session, ("exposures", country), lambda: _read(session, country))


def _read(session: Session, country: str) -> tuple[ExposureView, ...]:
    names = {tool.code: tool.name for tool in current_toolbox(session)}
    rows = session.scalars(
        sa.select(Exposure)
        .where(Exposure.country == country)
        .order_by(Exposure.ended_on.is_not(None), Exposure.name)
    )
    return tuple(
        ExposureView(
            exposure_id=row.id,
            version=row.ledger_entry,
            name=row.name,
            kind=row.kind,
            owner=row.owner,
            link=row.link,
            tools=tuple(row.tools),
            tool_names=tuple(f"{code} {names.get(code, '')}".strip() for code in row.tools),
            source=row.source,
            evidence=tuple(row.evidence),
            noted_on=row.noted_on,
            ended_on=row.ended_on,
            ending=row.ending,
        )
        for row in rows
    )


def exposures_for(session: Session, country: str, tool: str) -> tuple[ExposureView, ...]:
    """The exposures that a tool would reach: facts for whoever makes it an option (S-68)."""
    return tuple(
        each for each in exposure_views(session, country) if tool in each.tools and each.ended_on is None
    )


def exposure_lines(session: Session, country: str, tool: str) -> tuple[str, ...]:
    """What a tool would reach, a line each: who, whose, and what links us to it."""
    return tuple(
        tr(
            "{name} ({kind}; owner: {owner}). Our link: {link}",
            name=each.name,
            kind=words(each.kind).lower(),
            owner=each.owner,
            link=each.link,
        )
        for each in exposures_for(session, country, tool)
    )
