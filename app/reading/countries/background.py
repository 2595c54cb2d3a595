"""All registers of the background of a country in one, of today or of a past day."""

from dataclasses import dataclass
from datetime import date

from app.reading.countries.file_rows import FileRows
from app.reading.countries.groups import (
    GroupView,
    PerpetratorView,
    RelationView,
    groups,
    perpetrators,
    relations,
)
from app.reading.countries.mechanisms import (
    MechanismView,
    ProcedureView,
    UniversalReviewView,
    mechanisms,
    next_universal_review,
    special_procedures,
    universal_reviews,
)
from app.reading.countries.past_atrocities import AtrocityView, FlagView, baseline_flag, past_atrocities
from app.reading.countries.structures import ChecklistLine, TreatyLine, checklist, treaties
from app.reading.outside.recommendation_lists import RecommendationList, recommendations


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What the tab Background shows, and the command line prints."""

    groups: tuple[GroupView, ...]
    perpetrators: tuple[PerpetratorView, ...]
    relations: tuple[RelationView, ...]
    past_atrocities: tuple[AtrocityView, ...]
    flag: FlagView | None
    checklist: tuple[ChecklistLine, ...]
    treaties: tuple[TreatyLine, ...]
    mechanisms: tuple[MechanismView, ...]
    universal_reviews: tuple[UniversalReviewView, ...]
    next_universal_review: date | None
    special_procedures: tuple[ProcedureView, ...]
    recommendations: RecommendationList


def background(rows: FileRows, today: date) -> Background:
    """The registers; what is overdue or old is judged by ``today``, which is the past day where one is shown."""
    return Background(
        groups=groups(rows),
        perpetrators=perpetrators(rows),
        relations=relations(rows),
        past_atrocities=past_atrocities(rows),
        flag=baseline_flag(rows),
        checklist=checklist(rows, today),
        treaties=treaties(rows),
        mechanisms=mechanisms(rows),
        universal_reviews=universal_reviews(rows, today),
        next_universal_review=next_universal_review(rows, today),
        special_procedures=special_procedures(rows, today),
        recommendations=recommendations(rows),
    )
