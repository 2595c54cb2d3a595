"""Comments on a report and its options: said, answered, settled, and never changed."""

import pytest
import sqlalchemy as sa

from app.actions.reports.comments import (
    Comment,
    CommentKept,
    OnComment,
    answer_comment,
    comment,
    settle_comment,
)
from app.actions.reports.drafting import OnReportWithReason, withdraw_report
from app.reading.ledger.lines import lines_about
from app.reading.reports.comments import CommentView, comment_views
from app.refusals import BadInput, Refused
from tests.support.carrying import Prepared, open_file, prepared, submitted
from tests.support.ministry import Ministry


@pytest.fixture
def report_id(ministry: Ministry) -> str:
    """A submitted report of the first analyst."""
    return submitted(ministry, open_file(ministry))


def views(ministry: Ministry, report_id: str, who: str = "P-AN2") -> tuple[CommentView, ...]:
    with ministry.store.read() as session:
        return comment_views(session, report_id, ministry.actors[who])


def test_a_comment_is_answered_and_settled_and_all_of_it_stays_on_record(
    ministry: Ministry, report_id: str
) -> None:
    said = Comment(report_id=report_id, part="summary", text="Which troops?")
    made: CommentKept = ministry.do("P-AN2", comment, said)
    ministry.do("P-AN1", answer_comment, OnComment(comment_id=made.comment_id, text="The 33rd division."))
    (open_one,) = views(ministry, report_id)
    assert (open_one.part, open_one.said.text, open_one.settled) == ("summary", "Which troops?", None)
    assert [one.text for one in open_one.answers] == ["The 33rd division."]

    ministry.do("P-AN2", settle_comment, OnComment(comment_id=made.comment_id, text="Named in the summary."))
    (settled,) = views(ministry, report_id)
    assert settled.settled is not None
    assert settled.settled.text == "Named in the summary."
    with pytest.raises(Refused, match="settled"):
        ministry.do("P-AN1", answer_comment, OnComment(comment_id=made.comment_id, text="And more."))
    with ministry.store.read() as session:
        acts = [line.action for line in lines_about(session, "EW-2026-0001")]
    assert acts[-4:] == ["comment.make", "comment.answer", "comment.settle", "refused.answer_comment"]


def test_who_settles_is_who_said_it_whose_report_it_is_or_a_focal_point(
    ministry: Ministry, report_id: str
) -> None:
    made = ministry.do("P-FP", comment, Comment(report_id=report_id, text="Name the groups."))
    assert views(ministry, report_id, "P-AN1")[0].may_settle.allowed
    assert not views(ministry, report_id, "P-AN2")[0].may_settle.allowed
    with pytest.raises(Refused) as refused:
        ministry.do("P-AN2", settle_comment, OnComment(comment_id=made.comment_id, text="Done."))
    assert refused.value.rule == "comment.settle"
    ministry.do("P-FP", settle_comment, OnComment(comment_id=made.comment_id, text="Done."))


def test_an_auditor_says_nothing_and_a_withdrawn_report_is_commented_on_no_more(
    ministry: Ministry, report_id: str
) -> None:
    with pytest.raises(Refused) as refused:
        ministry.do("P-AUD", comment, Comment(report_id=report_id, text="Hm."))
    assert refused.value.rule == "role"
    ministry.do("P-AN1", withdraw_report, OnReportWithReason(report_id=report_id, reason="Mistaken."))
    with pytest.raises(Refused) as refused:
        ministry.do("P-AN2", comment, Comment(report_id=report_id, text="Pity."))
    assert refused.value.rule == "comment.over"


def test_a_comment_is_about_one_place_of_its_own_report(ministry: Ministry, report_id: str) -> None:
    for request in (
        Comment(report_id=report_id, part="colour", text="x"),
        Comment(report_id=report_id, text="   "),
        Comment(report_id=report_id, option_id="none", text="x"),
    ):
        with pytest.raises(BadInput):
            ministry.do("P-AN2", comment, request)
    assert views(ministry, report_id) == ()


def test_an_option_is_commented_on_by_whoever_is_to_decide(ministry: Ministry) -> None:
    case: Prepared = prepared(ministry, open_file(ministry), "VE-1")
    option = case.options[0]
    request = Comment(report_id=case.report_id, option_id=option, text="Who pays?")
    ministry.do("P-DG1", comment, request)
    (view,) = views(ministry, case.report_id)
    assert (view.option_id, view.option, view.part) == (option, "1", "")


def test_the_database_itself_keeps_threads_of_one_report_and_never_changes_them(
    ministry: Ministry, report_id: str
) -> None:
    made = ministry.do("P-AN2", comment, Comment(report_id=report_id, text="Which troops?"))
    with (
        ministry.store.engine.connect() as connection,
        pytest.raises(sa.exc.IntegrityError, match="never changed"),
    ):
        connection.execute(
            sa.text("update report_comments set text = 'x' where id = :id"), {"id": made.comment_id}
        )
