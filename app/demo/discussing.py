"""What colleagues say about a report on the stage: comments, answers, and how they were settled."""

from app.actions.reports.comments import Comment, OnComment, answer_comment, comment, settle_comment
from app.demo.stage import Stage
from app.demo.told import Kind
from app.demo.warned import Warned


def say(
    stage: Stage, warned: Warned, who: str, text: str, *, part: str | None = None, option: str = ""
) -> str:
    """Comment on a report, a part of its draft or one of its options; the comment."""
    request = Comment(
        report_id=warned.report_id,
        text=text,
        part=part,
        option_id=warned.options[option] if option else None,
    )
    kept = stage.as_person(who).do(comment, request)
    stage.tell(warned.number, Kind.STEP, f"{stage.cast[who].name} comments: “{text}”")
    return kept.comment_id


def answer(stage: Stage, who: str, comment_id: str, text: str) -> None:
    """Answer a comment."""
    stage.as_person(who).do(answer_comment, OnComment(comment_id=comment_id, text=text))


def settle(stage: Stage, who: str, comment_id: str, text: str) -> None:
    """Say how a comment was settled."""
    stage.as_person(who).do(settle_comment, OnComment(comment_id=comment_id, text=text))
