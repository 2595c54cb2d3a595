"""Who may approve a copy: every focal point but the one who prepared it."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.rules.verdict import ALLOWED, Verdict
from db.actor import Actor
from db.people import Account, Person
from db.vocabulary import Role
from language import tr
from language.lists import or_list


def approvers(session: Session, prepared_by_id: str) -> tuple[str, ...]:
    """The names of those who may approve what this person prepared; nobody, where the only focal point prepared it."""
    rows = session.execute(
        sa.select(Person.name, Account.roles)
        .join(Account, Account.person_id == Person.id)
        .where(Account.active, Person.id != prepared_by_id)
        .order_by(Person.name)
    )
    return tuple(name for name, roles in rows if Role.FOCAL_POINT in roles)


def may_approve(session: Session, prepared_by_id: str, actor: Actor) -> Verdict:
    """Whether the reader may approve or refuse a copy; where not, who may, or how somebody comes to be able to."""
    if actor.has(Role.FOCAL_POINT) and actor.person_id != prepared_by_id:
        return ALLOWED
    others = approvers(session, prepared_by_id)
    if actor.person_id == prepared_by_id:
        rule = "release.second_person"
        reason = tr("You prepared this copy yourself; a second person approves it.")
    else:
        rule, reason = "role", tr("A focal point approves copies.")
    remedy = tr("{people} may approve it.", people=or_list(others)) if others else no_approver()
    return Verdict(allowed=False, rule=rule, reason=reason, remedy=remedy)


def no_approver() -> str:
    """What helps where nobody may approve: the rule that a second person does stands, also in the smallest team."""
    return tr(
        "No other focal point has an account. Have an analyst prepare another copy, which the focal point then approves; or "
        "ask an administrator to make a second person focal point, under Settings."
    )
