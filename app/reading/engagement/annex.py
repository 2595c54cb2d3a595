"""Annex E of a brief: the signed human rights impact assessment, whom a peace process leaves out, what came first."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs.annex_rows import RightsFinding, RightsPart, RightsSheet
from app.reading.engagement.impact import ImpactView, impact_views
from app.reading.engagement.peace import left_out
from app.reading.engagement.register import engagement_views, weighings
from app.reading.ministry.settings import read_settings
from app.rules.engagement.impact import PART_WORDS, PARTS
from db.countries import CountryFile
from db.evidence import EvidenceItem
from db.vocabulary import words
from language import tr
from language.lists import listed


def rights_sheet(session: Session, file: CountryFile) -> RightsSheet | None:
    """The signed assessment that is in force: its parts, and the six considerations one by one. None without one."""
    view = next((view for view in impact_views(session, file.country) if view.in_force), None)
    if view is None:
        return None
    signer = f"{view.signer}, {view.signer_office}" if view.signer_office else view.signer
    zone = ZoneInfo(read_settings(session).time_zone)
    return RightsSheet(
        head=tr(
            "{number}, signed by {signer} on {view}. Policy: {policy}.",
            number=view.number,
            signer=signer,
            view=_day(view, zone),
            policy=view.policy,
        ),
        parts=tuple(RightsPart(PART_WORDS[part], getattr(view, part)) for part in PARTS),
        findings=findings_of(session, view),
    )


def findings_of(session: Session, view: ImpactView) -> tuple[RightsFinding, ...]:
    """The answers to the six considerations, evidence with its titles."""
    titles = _titles(session, {number for answer in view.answers for number in answer.evidence})
    return tuple(
        RightsFinding(
            code=answer.consideration.value,
            title=answer.consideration.label,
            question=answer.consideration.question,
            applies=answer.applies,
            finding=answer.words,
            evidence=tuple(titles.get(number, number) for number in answer.evidence),
            mitigation=answer.mitigation,
        )
        for answer in view.answers
    )


def rights_annex(session: Session, file: CountryFile, at: datetime) -> str:
    """What annex E says beneath the signed assessment, as everything stands at ``at``.

    The file's own words stand in where no assessment is signed. Then: others in force, policies that stand without
    an assessment, vulnerable groups that have no place in a peace process (S-41), and interests that were put before
    prevention while the risk was clear (S-37).
    """
    zone = ZoneInfo(read_settings(session).time_zone)
    day = at.astimezone(zone).date()
    signed = [view for view in impact_views(session, file.country) if view.in_force]
    parts = [
        "" if signed else file.impact_assessment,
        "\n".join(_others(signed[1:], zone)),
        "\n".join(_unassessed(session, file.country, day)),
        "\n".join(_left_out(session, file.country, day)),
        "\n".join(_overridden(session, file.country)),
    ]
    return "\n\n".join(part for part in parts if part)


def _titles(session: Session, numbers: set[str]) -> dict[str, str]:
    """Evidence by number as it is cited: with its title."""
    rows = session.execute(
        sa.select(EvidenceItem.number, EvidenceItem.title).where(EvidenceItem.number.in_(numbers))
    )
    return {row.number: f"{row.number} {row.title}" for row in rows}


def _others(views: list[ImpactView], zone: ZoneInfo) -> Iterator[str]:
    if views:
        yield tr("Also signed and in force:")
    for view in views:
        yield tr(
            "{number} of {view}: {policy}. Residual risk: {residual_risk}",
            number=view.number,
            view=_day(view, zone),
            policy=view.policy,
            residual_risk=view.residual_risk,
        )


def _unassessed(session: Session, country: str, day: date) -> Iterator[str]:
    owed = [each for each in engagement_views(session, country, day) if each.impact_owed]
    if owed:
        yield tr(
            "Without a signed assessment: {engagements}.",
            engagements=listed(f"{each.number} {each.title}" for each in owed),
        )


def _left_out(session: Session, country: str, day: date) -> Iterator[str]:
    for group in left_out(session, country, day):
        yield tr(
            "Left out of a peace process, though vulnerable: {group} ({process}). {reason}",
            group=group.group,
            process=group.process,
            reason=group.reason,
        )


def _overridden(session: Session, country: str) -> Iterator[str]:
    for each in weighings(session, country):
        if each.override:
            who = f"{each.put_first_by}, {each.office}"
            first = words(each.put_first).lower()
            yield (
                tr(
                    "Put before prevention on {weighed_on} by {who}: {first}, for {subject}. {reason}",
                    weighed_on=each.weighed_on.isoformat(),
                    who=who,
                    first=first,
                    subject=each.subject,
                    reason=each.reason,
                )
            )


def _day(view: ImpactView, zone: ZoneInfo) -> str:
    return view.signed_at.astimezone(zone).date().isoformat() if view.signed_at else ""
