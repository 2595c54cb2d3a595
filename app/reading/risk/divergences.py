"""Rankings that point another way than the file's risk level, and what an assessment says of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.settings import read_settings
from app.reading.outside.rankings import RankingView, newest_rankings
from app.rules.risk.divergence import Divergence, Placing, divergence
from db.assessments import RiskAssessment
from db.countries import PhaseChange
from db.vocabulary import RiskLevel, words
from db.vocabulary.imports import DataSet
from language import mark, tr

RISK_LISTS = frozenset({DataSet.EARLY_WARNING_PROJECT, DataSet.VIEWS, DataSet.OTHER_RANKING})
"""Lists of the risk of violence. INFORM measures humanitarian risk and severity: it is shown, and asks for no comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDivergence:
    """A list that diverges; ``ranking`` knows it by, ``said`` puts it in a sentence.

    ``comment`` is what the assessment says of exactly this: a comment on an earlier placing or level does not count.
    """

    ranking: str
    title: str
    kind: Divergence
    said: str
    comment: str = ""
    no_comment: bool = False


def divergences_of(session: Session, assessment: RiskAssessment, at: datetime) -> tuple[FoundDivergence, ...]:
    """The lists that diverge from the file of an assessment at ``at``, with its comments on them."""
    day = at.astimezone(ZoneInfo(read_settings(session).time_zone)).date()
    comments = {(one["ranking"], one["said"]): one for one in assessment.divergences or ()}
    found = []
    for one in country_divergences(session, assessment.country, day):
        kept = comments.get((one.ranking, one.said))
        found.append(
            FoundDivergence(
                ranking=one.ranking,
                title=one.title,
                kind=one.kind,
                said=one.said,
                comment=kept["comment"] if kept else "",
                no_comment=bool(kept and kept["no_comment"]),
            )
        )
    return tuple(found)


def divergences_of_assessment(
    session: Session, assessment_id: str, at: datetime
) -> tuple[FoundDivergence, ...]:
    """As `divergences_of`, for an assessment by its identifier; none where there is no such assessment."""
    row = session.get(RiskAssessment, assessment_id)
    return () if row is None else divergences_of(session, row, at)


def country_divergences(session: Session, country: str, day: date) -> tuple[FoundDivergence, ...]:
    """The lists whose newest ranking diverges from the risk level of the country file on a day: one for each list."""
    level = risk_level_on(session, country, day)
    found: dict[str, FoundDivergence] = {}
    for view in newest_rankings(session, country, day):
        kind = divergence_of(view, level)
        key = list_of(view)
        if kind is not None and key not in found:
            found[key] = FoundDivergence(
                ranking=key, title=view.title, kind=kind, said=_said(view, kind, level)
            )
    return tuple(found.values())


def divergence_of(view: RankingView, level: RiskLevel | None) -> Divergence | None:
    """Whether a ranking diverges from a risk level; one that measures something else never does."""
    if view.dataset not in RISK_LISTS:
        return None
    return divergence(Placing(rank=view.rank, of=view.of), level)


def list_of(view: RankingView) -> str:
    """What a list is known by, whatever it measures and for which period."""
    return f"{view.dataset.value}: {view.title}"


def risk_level_on(session: Session, country: str, day: date) -> RiskLevel | None:
    """The risk level of a country file that was in force on a day."""
    return session.scalars(
        sa.select(PhaseChange.risk_level)
        .where(PhaseChange.country == country, PhaseChange.effective_on <= day)
        .order_by(PhaseChange.effective_on.desc(), PhaseChange.ledger_entry.desc())
        .limit(1)
    ).one_or_none()


def without_comment(found: Iterable[FoundDivergence]) -> tuple[FoundDivergence, ...]:
    """Those that nothing is said about."""
    return tuple(one for one in found if not one.comment)


def _said(view: RankingView, kind: Divergence, level: RiskLevel | None) -> str:
    held = (
        tr("the file’s risk level is {level}", level=words(level).lower())
        if level
        else tr("the file has no risk level")
    )
    pattern = (
        mark(
            "{title} ({measure}, {period}) places the country {rank} of {of}, and {held}: the list sees "
            "more risk than the file."
        )
        if kind is Divergence.MODEL_SEES_MORE
        else mark(
            "{title} ({measure}, {period}) places the country {rank} of {of}, and {held}: the list sees "
            "less risk than the file."
        )
    )
    return tr(
        pattern,
        title=view.title,
        measure=view.measure_words,
        period=view.period,
        rank=view.rank,
        of=view.of,
        held=held,
    )
