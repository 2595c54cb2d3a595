"""One factor in full: its rating, trend, confidence, evidence and note; and its indicators judged alike."""

from collections.abc import Sequence

from app.reading.evidence.evidence_lines import EvidenceLine
from app.rules.risk.ratings import Finding, Rating, Trend
from db.vocabulary import Confidence, words
from language import tr
from ui.fields.choice_field import ChoiceField
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_area import TextArea
from ui.may import refusal
from ui.risk.indicator_pane import evidence_choices
from ui.risk.pane import Pane
from ui.risk.rating_draft import RatingDraft
from ui.risk.words import RATINGS, TRENDS
from ui.theme import TextSize
from ui.widgets.act_button import ActButton
from ui.widgets.acts_line import ActsLine
from ui.widgets.words import Words


class FactorPane(Pane):
    """Beside the tree; what is entered goes into the draft at once."""

    def __init__(self, draft: RatingDraft, items: Sequence[EvidenceLine]) -> None:
        super().__init__(tr("Factor"))
        self._draft = draft
        self._factor = 0
        self.rating = ChoiceField[Rating](
            tr("Rating"), list(RATINGS.items()), name="rating", empty=tr("Not rated")
        )
        self.trend = ChoiceField[Trend](tr("Trend"), list(TRENDS.items()), name="trend", empty=None)
        self.confidence = ChoiceField[Confidence](
            tr("Confidence in this rating"),
            [(code, words(code)) for code in Confidence],
            name="confidence in this rating",
            empty=tr("Not said"),
        )
        self.evidence = MultiChoice[str](
            tr("Evidence of this factor"), evidence_choices(items), name="evidence of this factor", rows=6
        )
        self.note = TextArea(
            tr("Note on this factor"),
            name="note on this factor",
            rows=2,
            hint=tr("What was seen, or why it cannot be judged."),
        )
        self.error = Words(size=TextSize.CAPTION, role="danger", wrap=True)
        self.form.add_widget(self.error)
        self.form.add_row(self.rating, self.trend)
        self.form.add(self.confidence, self.evidence, self.note)
        self.unmark()
        self.rest_not_seen = ActButton(tr("The rest was not seen"))
        self.rest_unknown = ActButton(tr("The rest is unknown"))
        for button, finding in ((self.rest_not_seen, Finding.NOT_SEEN), (self.rest_unknown, Finding.UNKNOWN)):
            button.acted.connect(lambda finding=finding: self._draft.judge_rest(self._factor, finding))
        self._left = Words(role="muted", wrap=True)
        # Beneath what is rated, which comes first.
        after = self.body.indexOf(self.form) + 1
        self.body.insertWidget(after, self._left)
        # One beneath the other where the pane is narrow: their words would be cut.
        self.body.insertWidget(after + 1, ActsLine([self.rest_not_seen, self.rest_unknown]))
        for field in (self.rating, self.trend, self.confidence, self.evidence, self.note):
            field.changed.connect(self._enter)

    def show_factor(self, number: int, error: str = "") -> None:
        """Show a factor as it is entered, and why it could not be kept."""
        self._factor = number
        factor = next(one for one in self._draft.factors if one.number == number)
        rated = self._draft.rating(number)
        self.set_title(f"{number}. {factor.title}")
        self.error.setText(error)
        self.error.setVisible(bool(error))
        # The title may be above what is in view, beside the last rows of the tree.
        self._left.setText(tr("Indicators of factor {number} that are not judged yet:", number=number))
        left = len(factor.indicators) - len(rated.indicators)
        for button in (self.rest_not_seen, self.rest_unknown):
            button.set_verdict(refusal(tr("Every indicator of it is judged."), unless=left > 0))
        with self.filling():
            self.rating.set_value(rated.rating)
            self.trend.set_value(rated.trend)
            self.confidence.set_value(rated.confidence)
            self.evidence.set_value(rated.evidence)
            if self.note.editor.toPlainText() != rated.note:
                self.note.set_value(rated.note)

    def offer_evidence(self, items: Sequence[EvidenceLine]) -> None:
        """Offer the items that are on the file now; what is ticked stays ticked."""
        with self.filling():
            self.evidence.set_choices(evidence_choices(items))

    def _enter(self) -> None:
        if self.is_filling:
            return
        self._draft.set_factor(
            self._factor,
            rating=self.rating.value(),
            trend=self.trend.value() or Trend.UNKNOWN,
            confidence=self.confidence.value(),
            evidence=self.evidence.value(),
            # As typed: what cannot be kept is said by the use case, and stays here.
            note=self.note.editor.toPlainText(),
        )
