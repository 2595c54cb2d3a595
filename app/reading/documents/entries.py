"""Numbered entries of a country's registers that a document can be about: one of them, or those in force."""

import re
from datetime import datetime
from typing import Final, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.documents.kinds import Kind
from app.reading.documents.files import file_asked_for
from app.reading.documents.subjects import SubjectChoice
from app.reading.engagement.impact import ImpactView, impact_views
from app.reading.ministry.settings import ministry_day
from app.reading.plans.plans import PlanView, plan_views
from app.refusals import BadInput
from app.rules.entry.texts import shown
from db.countries import CountryFile
from db.engagement.impact import ImpactAssessment
from db.plans import ActionPlan
from db.vocabulary import words
from language import Wording, mark, tr

_NUMBER: Final = re.compile(r"[A-Z]{2}-\d{4}-\d+")
_TOLD: Final = 5

Entry = TypeVar("Entry", ActionPlan, ImpactAssessment)


_MISSING = Wording(
    {
        ActionPlan: (mark("There is no action plan {number}."), mark("No action plan is on file.")),
        ImpactAssessment: (
            mark("There is no human rights impact assessment {number}."),
            mark("No human rights impact assessment is on file."),
        ),
    }
)
"""What is said where the number is unknown, and where there is nothing to be numbered."""


def entry_asked_for(session: Session, subject: str, kind: type[Entry]) -> tuple[CountryFile, str, str]:
    """The file, the name to print, and the number; the number is empty where a country was named.

    Raises:
        BadInput: no such country or number, or no file is open for it.
    """
    number = subject.strip().upper()
    if not _NUMBER.fullmatch(number):
        return *file_asked_for(session, subject), ""
    country = session.scalars(sa.select(kind.country).where(kind.number == number)).one_or_none()
    if country is None:
        unknown, none = _MISSING[kind]
        newest = sa.select(kind.number).order_by(kind.number.desc()).limit(_TOLD)
        there = ", ".join(session.scalars(newest))
        raise BadInput(
            "subject",
            tr(unknown, number=shown(number)),
            remedy=tr("The newest are: {there}.", there=there) if there else tr(none),
        )
    file, name = file_asked_for(session, country)
    return file, tr("{name}: {text}", name=name, text=number), number


def entries(session: Session, kind: Kind, country: str, at: datetime) -> tuple[SubjectChoice, ...]:
    """The entries of a country that a kind can be printed of by number, the newest first; none for other kinds."""
    match kind.code:
        case "action-plan":
            plans = plan_views(session, country, ministry_day(session, at))
            found = [SubjectChoice(one.number, _plan_words(one)) for one in plans]
        case "impact-assessment":
            found = [SubjectChoice(one.number, _impact_words(one)) for one in impact_views(session, country)]
        case _:
            found = []
    return tuple(sorted(found, key=lambda one: one.key, reverse=True))


def _plan_words(plan: PlanView) -> str:
    return tr(
        "{plan_number}: {phase}, version {version}, {state}",
        plan_number=plan.number,
        phase=plan.phase.label.lower(),
        version=plan.version,
        state=words(plan.state).lower(),
    )


def _impact_words(impact: ImpactView) -> str:
    if impact.superseded_by:
        return tr(
            "{impact_number}: {policy}, superseded by {superseded_by}",
            impact_number=impact.number,
            policy=impact.policy,
            superseded_by=impact.superseded_by,
        )
    return f"{impact.number}: {impact.policy}, {words(impact.status).lower()}"
