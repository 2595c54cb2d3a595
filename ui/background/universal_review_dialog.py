"""Recording and revising a review of the state in the Universal Periodic Review."""

from datetime import date

from app.actions.countries.universal_reviews import (
    RecordUniversalReview,
    ReviewFacts,
    ReviseUniversalReview,
    record_universal_review,
    revise_universal_review,
)
from app.reading.countries.mechanisms import UniversalReviewView
from db.vocabulary import DatePrecision
from language import tr
from ui.background.entry_dialog import EntryDialog
from ui.case import Case
from ui.fields.number_field import NumberField
from ui.fields.partial_date_field import PartialDateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class UniversalReviewDialog(EntryDialog):
    """Cycle, day, and the report's symbol once there is one. A day to come stands on the desk when it is near."""

    def __init__(
        self, case: Case, frame: Frame, country: str, review: UniversalReviewView | None = None
    ) -> None:
        super().__init__(
            case,
            frame,
            country,
            review,
            record=tr("Record a review of the state"),
            revise=tr("Revise the review"),
            words=tr("Held, or to come: the next one is shown on the desk ninety days before."),
        )
        self._review = review
        self.cycle = NumberField(tr("Cycle"), minimum=1, maximum=99, value=4)
        self.on = PartialDateField(tr("Day of the review"), required=True)
        self.session = TextField(tr("Session"), hint=tr("Of the working group, as in 37th."))
        self.symbol = TextField(tr("Symbol of the report"))
        self.note = TextArea(tr("Note"), rows=2)
        self.form.add_row(self.cycle, self.on)
        self.form.add_row(self.session, self.symbol)
        self.form.add(self.note)
        if review is not None:
            self.cycle.set_value(review.cycle)
            self.on.set_value((review.review_on, review.precision))
            self.session.set_value(review.session)
            self.symbol.set_value(review.symbol)
            self.note.set_value(review.note)
        self.finish()

    def send(self) -> object:
        facts = ReviewFacts(
            cycle=self.cycle.value(),
            session=self.session.value(),
            review_on=self.on.value() or (date.min, DatePrecision.YEAR),
            symbol=self.symbol.value(),
            note=self.note.value(),
            **self.sourced(),
        )
        if self._review is None:
            request = RecordUniversalReview(country=self.country, review=facts)
            return self.case.act(record_universal_review, request)
        revision = ReviseUniversalReview(review=facts, **self.revision(self._review))
        return self.case.act(revise_universal_review, revision)
