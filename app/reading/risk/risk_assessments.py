"""Risk assessments of a country as they are read: ratings, description, judgement."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.reading.countries.file_rows import FileRows, LiveRows
from app.reading.ministry.names import person_named
from app.reading.ministry.reference import framework_at, risk_framework
from app.reference.framework import Factor
from app.reference.frameworks import UN
from app.rules.risk.ratings import FactorRating, rated_factor
from app.rules.risk.scenarios import Scenario, scenario_of
from db.assessments import RiskAssessment
from db.vocabulary import Confidence, Crime


@dataclass(frozen=True, slots=True, kw_only=True)
class DivergenceView:
    """What was said about a ranking that points another way than the file's risk level did.

    ``no_comment``: the comment says why none is possible.
    """

    ranking: str
    said: str
    comment: str
    no_comment: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAssessmentView:
    """A risk assessment of the country; ``completed_at`` is none while it is a draft."""

    assessment_id: str
    number: str
    version: int
    country: str
    author: str
    author_id: str
    framework: str
    framework_title: str
    framework_version: int
    started_at: datetime
    completed_at: datetime | None
    ratings: tuple[FactorRating, ...]
    overview: str
    confidence: Confidence | None
    confidence_reason: str
    at_risk: str
    groups_at_risk: tuple[str, ...]
    from_whom: str
    actors: tuple[str, ...]
    crimes: tuple[Crime, ...]
    crimes_undetermined: bool
    scenarios: tuple[Scenario, ...]
    divergences: tuple[DivergenceView, ...]

    def rating(self, factor: int) -> FactorRating | None:
        """The rating of a factor; None where it has none."""
        return next((one for one in self.ratings if one.factor == factor), None)


def risk_assessments_of(session: Session, country: str) -> tuple[RiskAssessmentView, ...]:
    """The assessments of a country, those begun last first."""
    return risk_assessments_in(LiveRows(session, country))


def risk_assessments_in(rows: FileRows) -> tuple[RiskAssessmentView, ...]:
    """The assessments among the rows of a file, of today or of the past, those begun last first."""
    found = sorted(rows.of(RiskAssessment), key=lambda row: (row.started_at, row.number), reverse=True)
    return tuple(risk_assessment_view(rows.session, row) for row in found)


def factors_of(session: Session, view: RiskAssessmentView) -> tuple[Factor, ...]:
    """The factors that an assessment was made on, as its version of the framework has them."""
    return framework_at(session, view.framework_version, view.framework)


def risk_assessment_view(session: Session, row: RiskAssessment) -> RiskAssessmentView:
    """One assessment; what version 0.1.0 did not keep is empty."""
    return RiskAssessmentView(
        assessment_id=row.id,
        number=row.number,
        version=row.ledger_entry,
        country=row.country,
        author=person_named(session, row.author_id).name,
        author_id=row.author_id,
        framework=row.framework or UN,
        framework_title=risk_framework(session, row.framework).title,
        framework_version=row.framework_version,
        started_at=row.started_at,
        completed_at=row.completed_at,
        ratings=tuple(rated_factor(one) for one in row.ratings),
        overview=row.overview,
        confidence=row.confidence,
        confidence_reason=row.confidence_reason,
        at_risk=row.at_risk or "",
        groups_at_risk=tuple(row.groups_at_risk or ()),
        from_whom=row.from_whom or "",
        actors=tuple(row.actors or ()),
        crimes=tuple(Crime(code) for code in row.crimes or ()),
        crimes_undetermined=bool(row.crimes_undetermined),
        scenarios=tuple(scenario_of(one) for one in row.scenarios or ()),
        divergences=tuple(
            DivergenceView(
                ranking=one["ranking"],
                said=one["said"],
                comment=one["comment"],
                no_comment=one["no_comment"],
            )
            for one in row.divergences or ()
        ),
    )
