"""One indicator in full: what was found, how strongly, where it goes, on which evidence, and a note."""

from collections.abc import Sequence

from app.reading.evidence.evidence_lines import EvidenceLine
from app.rules.risk.ratings import Finding, Strength, Trend
from language import tr
from ui.fields.choice_field import ChoiceField
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_area import TextArea
from ui.reports.evidence_words import in_a_line
from ui.risk.pane import Pane
from ui.risk.rating_draft import RatingDraft
from ui.risk.words import FINDINGS, STRENGTHS, TRENDS, indicator_words


class IndicatorPane(Pane):
    """Beside the tree; what is entered goes into the draft at once."""

    def __init__(self, draft: RatingDraft, items: Sequence[EvidenceLine]) -> None:
        super().__init__(tr("Indicator"))
        self._draft = draft
        self._code = ""
        self.finding = ChoiceField[Finding](
            tr("Found"), list(FINDINGS.items()), name="found", empty=tr("Not judged yet")
        )
        self.strength = ChoiceField[Strength](
            tr("How strongly"), list(STRENGTHS.items()), name="how strongly", empty=tr("Not said")
        )
        self.trend = ChoiceField[Trend](tr("Trend"), list(TRENDS.items()), name="trend", empty=None)
        self.evidence = MultiChoice[str](
            tr("Evidence of this indicator"),
            evidence_choices(items),
            name="evidence of this indicator",
            rows=6,
        )
        self.note = TextArea(tr("Note on this indicator"), name="note on this indicator", rows=2)
        self.form.add_row(self.finding, self.strength)
        self.form.add(self.trend, self.evidence, self.note)
        self.unmark()
        self.finding.changed.connect(self._judge)
        for field in (self.strength, self.trend, self.evidence, self.note):
            field.changed.connect(self._enter)

    def show_indicator(self, code: str) -> None:
        """Show an indicator as it is entered."""
        self._code = code
        factor = next(one for one in self._draft.factors if one.number == self._draft.factor_of(code))
        meaning = next(one for one in factor.indicators if one.code == code)
        self.set_title(indicator_words(meaning))
        found = self._draft.indicator(code)
        with self.filling():
            self.finding.set_value(found.finding if found else None)
            self.strength.set_value(found.strength if found else None)
            self.trend.set_value(found.trend if found else Trend.UNKNOWN)
            self.evidence.set_value(found.evidence if found else ())
            if self.note.editor.toPlainText() != (found.note if found else ""):
                self.note.set_value(found.note if found else "")
        self._allow()

    def offer_evidence(self, items: Sequence[EvidenceLine]) -> None:
        """Offer the items that are on the file now; what is ticked stays ticked."""
        with self.filling():
            self.evidence.set_choices(evidence_choices(items))

    def _judge(self) -> None:
        if self.is_filling:
            return
        finding = self.finding.value()
        if finding is None:
            self._draft.clear_indicator(self._code)
        else:
            self._draft.set_indicator(self._code, finding=finding)
        self.show_indicator(self._code)

    def _enter(self) -> None:
        if self.is_filling or self._draft.indicator(self._code) is None:
            return
        finding = self.finding.value()
        self._draft.set_indicator(
            self._code,
            strength=self.strength.value() if finding is Finding.SEEN else None,
            trend=self.trend.value() or Trend.UNKNOWN,
            evidence=self.evidence.value(),
            # As typed: what cannot be kept is said by the use case, and stays here.
            note=self.note.editor.toPlainText(),
        )

    def _allow(self) -> None:
        judged = self._draft.indicator(self._code)
        self.strength.setEnabled(judged is not None and judged.finding is Finding.SEEN)
        for field in (self.trend, self.evidence, self.note):
            field.setEnabled(judged is not None)


def evidence_choices(items: Sequence[EvidenceLine]) -> list[tuple[str, str]]:
    """Items of evidence to choose from: number and title."""
    return [(one.number, f"{one.number} · {in_a_line(one)}") for one in items]
