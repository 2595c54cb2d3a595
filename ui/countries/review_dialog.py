"""Recording that a country file was reviewed."""

from datetime import timedelta

from app.actions.countries.country_files import RecordReview, record_review
from app.reading.countries.country_files import CountryView
from language import tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.frame import Frame


class CountryReviewDialog(Dialog):
    """What was found, and when the file is looked at again."""

    def __init__(self, case: Case, frame: Frame, view: CountryView) -> None:
        super().__init__(
            frame,
            tr("Record a review of {name}", name=view.name),
            words=tr(
                "The file is reviewed every {review_every_days} days. It never rests without a next date.",
                review_every_days=view.review_every_days,
            ),
            about=view.country,
        )
        self._case = case
        self._country = view.country
        latest = today(case) + timedelta(days=view.review_every_days)
        self.findings = TextArea(
            tr("Findings"),
            name="findings",
            required=True,
            rows=5,
            hint=tr("What changed, what did not, what is missing."),
        )
        self.following = DateField(
            tr("Next review"),
            name="next review",
            required=True,
            hint=tr("After today and up to {latest}, one cycle from today.", latest=latest.isoformat()),
        )
        self.following.set_value(latest)
        self.form.add(self.findings, self.following)
        self.act_button = self.add_act(tr("Record the review"), self._record)

    def _record(self) -> None:
        def act() -> object:
            request = RecordReview(
                country=self._country, findings=self.findings.value(), next_review_on=self.following.value()
            )
            return self._case.act(record_review, request)

        self.attempt(act)
