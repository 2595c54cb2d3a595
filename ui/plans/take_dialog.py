"""Taking options of a report from the agreed action plans of its country."""

from app.actions.reports.plan_options import TakeOptionsFromPlan, take_options_from_plan
from app.reading.plans.plan_measures import MeasureView
from app.reading.plans.plans import PlanView
from app.reading.reports.plan_offers import PlanOffer
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.multi_choice import MultiChoice
from ui.frame import Frame
from ui.reports.panel import ReportPicture


class TakeDialog(Dialog):
    """The measures of the plan of the assessed phase first. What is taken is an option like any other."""

    def __init__(
        self, case: Case, frame: Frame, picture: ReportPicture, offers: tuple[PlanOffer, ...]
    ) -> None:
        report = picture.report
        super().__init__(
            frame,
            tr("Take options for {report_number} from the action plan", report_number=report.number),
            words=tr(
                "Each measure becomes an option as the plan words it: look through it, and complete what the plan "
                "leaves open."
            ),
            width=760,
            about=picture.report.number,
        )
        self._case = case
        self._report_id = report.report_id
        self.measures = MultiChoice[str](
            tr("Measures"),
            [
                (measure.measure_id, _line(offer.plan, measure))
                for offer in offers
                for measure in offer.measures
            ],
            name="measures",
            required=True,
            rows=12,
        )
        self.form.add(self.measures)
        self.act_button = self.add_act(tr("Take them as options"), self._take)

    def _take(self) -> None:
        self.attempt(
            lambda: self._case.act(
                take_options_from_plan,
                TakeOptionsFromPlan(report_id=self._report_id, measures=self.measures.value()),
            )
        )


def _line(plan: PlanView, measure: MeasureView) -> str:
    return f"{plan.phase.letter}  {measure.tool}  {measure.content.title} ({plan.number})"
