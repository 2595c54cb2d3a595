"""Completing a risk assessment: the judgement over all factors, and a word on rankings that diverge."""

from collections.abc import Sequence

from app.actions.risk.divergences import CommentOnDivergence, CompleteWithComments, complete_with_comments
from app.actions.risk.risk_assessments import CompleteRiskAssessment
from app.reading.risk.divergences import FoundDivergence
from app.reading.risk.risk_assessments import RiskAssessmentView
from db.vocabulary import Confidence, words
from language import mark, tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.frame import Frame

_NO_COMMENT = mark("No comment is possible; the text says why")


class CompleteDialog(Dialog):
    """Overview, confidence, and why this confidence. Nothing in the assessment changes afterwards."""

    binding = True

    def __init__(
        self, case: Case, frame: Frame, view: RiskAssessmentView, found: Sequence[FoundDivergence] = ()
    ) -> None:
        super().__init__(
            frame,
            tr("Complete {number}", number=view.number),
            words=tr(
                "It is signed with your key and cannot be changed afterwards. How likely and how sure stand in "
                "sentences of their own. No number is made out of the ratings: the judgement is yours."
            ),
            about=view.number,
        )
        self._case = case
        self._view = view
        self.comments: dict[str, tuple[TextArea, CheckField]] = {}
        self.overview = TextArea(
            tr("Overview"), name="overview", required=True, rows=5, hint=tr("What the factors say together.")
        )
        self.confidence = ChoiceField[Confidence](
            tr("Confidence"), [(code, words(code)) for code in Confidence], name="confidence", required=True
        )
        self.reason = TextArea(
            tr("Reason for the confidence"), name="reason for the confidence", required=True, rows=3
        )
        for one in found:
            self._ask(one)
        self.form.add(self.overview, self.confidence, self.reason)
        self.act_button = self.add_act(tr("Sign and complete"), self._complete)

    def _ask(self, one: FoundDivergence) -> None:
        self.form.add_section(
            tr("{title} diverges", title=one.title),
            tr("{said} A ranking decides nothing: say why they differ.", said=one.said),
        )
        text = TextArea(tr("Comment on {title}", title=one.title), name="comment", required=True, rows=2)
        none = CheckField(tr(_NO_COMMENT))
        text.set_value(one.comment)
        none.set_value(one.no_comment)
        self.form.add(text, none)
        self.comments[one.ranking] = (text, none)

    def _complete(self) -> None:
        def act() -> object:
            comments = tuple(
                CommentOnDivergence(
                    assessment_id=self._view.assessment_id,
                    ranking=ranking,
                    comment=text.value(),
                    no_comment=none.value(),
                )
                for ranking, (text, none) in self.comments.items()
            )
            completion = CompleteRiskAssessment(
                assessment_id=self._view.assessment_id,
                overview=self.overview.value(),
                confidence=self.confidence.value() or Confidence.LOW,
                confidence_reason=self.reason.value(),
            )
            # In one: what is refused leaves nothing behind.
            return self._case.act(
                complete_with_comments, CompleteWithComments(completion=completion, comments=comments)
            )

        self.attempt(act)
