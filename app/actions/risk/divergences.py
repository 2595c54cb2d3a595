"""Comments on rankings that point another way than the file's risk level (`app.rules.risk.divergence`)."""

from dataclasses import dataclass

from app.actions.risk.risk_assessments import (
    CompleteRiskAssessment,
    RiskAssessmentKept,
    complete_risk_assessment,
    under_way,
)
from app.reading.risk.divergences import divergences_of
from app.refusals import BadInput
from app.rules.entry.texts import required_text, shown
from app.rules.risk.likelihood import check_separate
from db.actor import Actor
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentOnDivergence:
    """Why a list and the file diverge; ``no_comment``: the text says why no comment is possible."""

    assessment_id: str
    ranking: str
    comment: str
    no_comment: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DivergenceCommented:
    """The assessment that now says something of the list; ``left`` others still lack a comment."""

    assessment_id: str
    number: str
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteWithComments:
    """An assessment that is completed with what is said of each list that diverges: all of it, or nothing."""

    completion: CompleteRiskAssessment
    comments: tuple[CommentOnDivergence, ...]


def complete_with_comments(work: Work, actor: Actor, request: CompleteWithComments) -> RiskAssessmentKept:
    """Say why lists diverge and complete the assessment. Where completing is refused, no comment is on record either.

    Raises:
        Refused: as completing does, and commenting.
        BadInput: as completing does, and commenting.
    """
    for comment in request.comments:
        comment_on_divergence(work, actor, comment)
    return complete_risk_assessment(work, actor, request.completion)


def comment_on_divergence(work: Work, actor: Actor, request: CommentOnDivergence) -> DivergenceCommented:
    """Say why a ranking and the file's risk level diverge, or why nothing can be said.

    Raises:
        Refused: ``role``; ``risk.author``; ``risk.completed``; ``risk.conflict``.
        BadInput: no such divergence, no text, or likelihood and confidence in one sentence.
    """
    row = under_way(work, actor, request.assessment_id)
    found = {one.ranking: one for one in divergences_of(work.session, row, work.at)}
    meant = found.get(request.ranking)
    if meant is None:
        raise BadInput(
            "ranking",
            tr("“{ranking}” does not diverge from the file.", ranking=shown(request.ranking)),
            remedy=tr("Comment on one of those that are shown."),
        )
    comment = required_text(request.comment, "comment")
    check_separate(comment, "comment")
    work.act("risk.comment", topic=row.country)
    others = [one for one in row.divergences or () if one["ranking"] != meant.ranking]
    row.divergences = [
        *others,
        {
            "ranking": meant.ranking,
            "said": meant.said,
            "comment": comment,
            "no_comment": request.no_comment,
        },
    ]
    work.save()
    left = sum(1 for one in found.values() if not one.comment and one.ranking != meant.ranking)
    return DivergenceCommented(assessment_id=row.id, number=row.number, left=left)
