"""Looking back on a report: outcome of every response, and what was learned."""

from app.actions.reports.reviews import BorneOut, ResponseOutcome, ReviewReport, review_report
from db.vocabulary import words
from language import Wording, mark, tr
from language.phrases import headed
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.reports.panel import ReportPicture

BORNE_OUT = Wording(
    {
        BorneOut.YES: mark("Yes"),
        BorneOut.PARTLY: mark("Partly"),
        BorneOut.NO: mark("No"),
        BorneOut.TOO_EARLY: mark("Too early to say"),
    }
)


class ReviewDialog(Dialog):
    """Whether the warning was borne out, what each response brought about, and what was learned."""

    binding = True

    def __init__(self, case: Case, frame: Frame, picture: ReportPicture) -> None:
        report = picture.report
        super().__init__(
            frame,
            tr("Review {report_number}", report_number=report.number),
            words=tr(
                "A report is looked back on whether it was acted upon or declined. It has one review, which is not changed later: "
                "where it is too early to tell, the review can wait."
            ),
            width=640,
            about=picture.report.number,
        )
        self._case = case
        self._report_id = report.report_id
        self.borne_out = ChoiceField[BorneOut](
            tr("Was the warning borne out?"), list(BORNE_OUT.items()), name="borne out", required=True
        )
        self.form.add(self.borne_out)
        self.outcomes: dict[str, TextArea] = {}
        if picture.responses:
            self.form.add_section(tr("Responses"), tr("What each brought about, as it is known now."))
        for response in picture.responses:
            field = TextArea(
                headed(response.number, response.option),
                name="outcome",
                required=True,
                rows=2,
                hint=f"{words(response.status)}. {response.outcome or response.halt_reason}".strip(),
            )
            field.set_value(response.outcome)
            self.outcomes[response.response_id] = field
            self.form.add(field)
        self.learned = TextArea(tr("What was learned"), name="what was learned", required=True)
        self.form.add(self.learned)
        self.add_act(tr("Put the review on record"), self._review)

    def _review(self) -> None:
        def act() -> object:
            borne_out = self.borne_out.value()
            if borne_out is None:
                raise AssertionError("a required field was checked")
            request = ReviewReport(
                report_id=self._report_id,
                borne_out=borne_out,
                learned=self.learned.value(),
                outcomes=tuple(
                    ResponseOutcome(response_id=response_id, words=field.value())
                    for response_id, field in self.outcomes.items()
                ),
            )
            return self._case.act(review_report, request)

        self.attempt(act)
