"""Recording and revising a recommendation to the state."""

from app.actions.countries.entered_recommendations import (
    RecommendationFacts,
    RecordRecommendation,
    ReviseRecommendation,
    record_recommendation,
    revise_recommendation,
)
from app.reading.outside.recommendation_lists import RecommendationLine
from db.vocabulary.recommendations import BODY_LABELS, RESPONSE_LABELS, RecommendingBody, UprResponse
from language import tr
from ui.background.entry_dialog import EntryDialog
from ui.case import Case
from ui.countries.words import today
from ui.fields.choice_field import ChoiceField
from ui.fields.count_field import CountField
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class RecommendationDialog(EntryDialog):
    """Who recommended what and when, and what the state answered."""

    def __init__(
        self, case: Case, frame: Frame, country: str, line: RecommendationLine | None = None
    ) -> None:
        super().__init__(
            case,
            frame,
            country,
            line,
            record=tr("Record a recommendation"),
            revise=tr("Revise the recommendation"),
            words=tr(
                "One by one here; whole lists, as those of the Universal Human Rights Index, are imported as files."
            ),
        )
        self._line = line
        self.body = ChoiceField[RecommendingBody](
            tr("Body"), tuple(BODY_LABELS.items()), required=True, empty=None
        )
        self.cycle = CountField(tr("Cycle"), hint=tr("Of the Universal Periodic Review."))
        self.by = TextField(
            tr("By whom"), required=True, hint=tr("The recommending state, committee or mandate.")
        )
        self.on = DateField(tr("Date"), required=True)
        self.text = TextArea(tr("Text"), required=True, rows=3)
        self.response = ChoiceField[UprResponse](
            tr("Response"),
            [(code, RESPONSE_LABELS[code] or tr("Not answered")) for code in UprResponse],
            required=True,
            empty=None,
        )
        self.symbol = TextField(tr("Symbol"), hint=tr("Document and paragraph."))
        self.form.add_row(self.body, self.cycle, stretch=(2, 1))
        self.form.add_row(self.by, self.on, stretch=(2, 1))
        self.form.add(self.text)
        self.form.add_row(self.response, self.symbol)
        self.response.set_value(UprResponse.NONE)
        if line is not None:
            self.body.set_value(line.body)
            self.cycle.set_value(line.cycle)
            self.by.set_value(line.by)
            self.on.set_value(line.recommended_on)
            self.text.set_value(line.text)
            self.response.set_value(line.response)
            self.symbol.set_value(line.symbol)
        self.finish()

    def send(self) -> object:
        facts = RecommendationFacts(
            body=self.body.value() or RecommendingBody.OTHER,
            recommended_by=self.by.value(),
            recommended_on=self.on.value() or today(self.case),
            cycle=self.cycle.value(),
            text=self.text.value(),
            response=self.response.value() or UprResponse.NONE,
            symbol=self.symbol.value(),
            **self.sourced(),
        )
        if self._line is None:
            request = RecordRecommendation(country=self.country, recommendation=facts)
            return self.case.act(record_recommendation, request)
        revision = ReviseRecommendation(recommendation=facts, **self.revision(self._line))
        return self.case.act(revise_recommendation, revision)
