"""Who may read what. The administrator keeps people and offices, and never sees content (DESIGN, Security)."""

from app.refusals import Refused
from app.rules.roles import role_verdict
from app.rules.verdict import Verdict, forbidden
from db.actor import Actor
from db.vocabulary import Role
from language import tr

CONTENT_READERS = (Role.ANALYST, Role.FOCAL_POINT, Role.AUTHORITY, Role.RECORDER, Role.AUDITOR)
"""Roles that read country files, reports and briefs: everyone but the administrator."""


def may_read_content(actor: Actor) -> bool:
    """Whether the person may see country files, reports and briefs."""
    return actor.has(*CONTENT_READERS)


def require_content_reader(actor: Actor) -> None:
    """Refuse who may not see content.

    Raises:
        Refused: rule ``role.content``.
    """
    if not may_read_content(actor):
        raise Refused(
            "role.content",
            tr("An administrator keeps people, offices and backups, and does not see casework."),
            remedy=tr("Ask someone who works on the case to look for you."),
        )


_RECEIVERS = (Role.ANALYST, Role.FOCAL_POINT, Role.AUTHORITY, Role.RECORDER)
"""Everyone who reads content, but for the auditor, who changes nothing."""


def may_acknowledge(actor: Actor, person_id: str, *, given: bool, shown: bool) -> Verdict:
    """Whether the person may say that ``person_id`` has a brief: themselves, or staff on their word.

    ``given``: it was put before their office or handed to them; who only looked has nothing to acknowledge. ``shown``: in
    the program, where nobody says it for somebody else.
    """
    if not given:
        return forbidden(
            "receipt.look",
            tr("Reading a brief is on record and is no hand-over; there is nothing to acknowledge."),
            tr("Whoever holds the office that it was put before acknowledges it."),
        )
    if actor.person_id == person_id:
        return role_verdict(actor.roles, *_RECEIVERS)
    if shown:
        return forbidden(
            "receipt.own", tr("Only whoever was shown the brief says that they have it."), tr("Ask them.")
        )
    return role_verdict(actor.roles, Role.FOCAL_POINT, Role.RECORDER)
