"""Engagement on the stage: entries of the register, and evidence by its number."""

from app.actions.engagement.register import (
    EngagementContent,
    EngagementKept,
    RegisterEngagement,
    register_engagement,
)
from app.demo.stage import Stage
from db.evidence import EvidenceItem


def register(stage: Stage, country: str, content: EngagementContent) -> EngagementKept:
    """Enter an engagement."""
    request = RegisterEngagement(country=country, content=content)
    return stage.as_person("analyst").do(register_engagement, request)


def evidence_numbers(stage: Stage, *keys: str) -> tuple[str, ...]:
    """Numbers of evidence items that stand on file already, by their names in the script."""
    with stage.store.read() as session:
        return tuple(session.get_one(EvidenceItem, stage.evidence[key]).number for key in keys)
