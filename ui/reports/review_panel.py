"""Looking back on a report: what came of it, what was learned; then it is closed."""

from app.actions.reports.reviews import BorneOut
from app.rules.reports.flow import Act, ever
from db.vocabulary import ReportStatus
from language import tr
from ui.reports.acts import ReportActs
from ui.reports.panel import ReportPicture, StepPanel
from ui.reports.review_dialog import BORNE_OUT
from ui.reports.words import moment
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.layouts import empty
from ui.widgets.words import Words


class ReviewPanel(StepPanel):
    """The review, or the way to it."""

    def show_report(self, picture: ReportPicture) -> None:
        """Show the review once there is one."""
        empty(self.column)
        report, zone = picture.report, self.case.zone
        acts = ReportActs(self.case, self.frame, picture)
        review = report.review
        if review is None:
            waiting = EmptyState(
                tr("The report has not been looked back on yet"),
                tr(
                    "When every response has ended, a focal point records what came of the warning and what was "
                    "learned. Declined reports are reviewed too."
                ),
                act=tr("Review…") if ever(Act.REVIEW, self.case.actor.roles) else "",
                verdict=report.verdicts[Act.REVIEW],
            )
            waiting.acted.connect(acts.review)
            self.column.addWidget(waiting)
            return
        card = Card(tr("Review"))
        facts = Facts()
        facts.add(tr("By"), f"{review.reviewer}, {moment(review.reviewed_at, zone)}")
        facts.add(tr("Borne out"), BORNE_OUT[BorneOut(review.borne_out)])
        for number, outcome in review.outcomes:
            facts.add(number, outcome)
        facts.add(tr("Learned"), review.learned)
        card.body.addWidget(facts)
        self.column.addWidget(card)
        if report.status is ReportStatus.CLOSED:
            self.column.addWidget(
                Words(tr("Closed {since}.", since=moment(report.since, zone)), role="muted")
            )
            return
        # Why it may not be closed is read once: beside the act above the steps.
        if report.verdicts[Act.CLOSE].allowed:
            close = ActButton(tr("Close the report…"))
            close.acted.connect(acts.close)
            self.column.addWidget(close)
