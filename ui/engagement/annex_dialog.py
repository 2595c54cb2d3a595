"""Attaching the risk annex of a trigger event."""

from app.actions.engagement.triggers import AttachRiskAnnex, attach_risk_annex
from app.reading.countries.country_files import country_view
from app.reading.engagement.impact import impact_views
from app.reading.engagement.triggers import TriggerView
from language import mark, tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.frame import Frame

_WORDS = mark("in words")


class AnnexDialog(Dialog):
    """A completed risk assessment or a signed impact assessment of the file; or the annex in words, dated today."""

    def __init__(self, case: Case, frame: Frame, country: str, row: TriggerView) -> None:
        super().__init__(
            frame,
            tr("Attach a risk annex to {number}", number=row.number),
            words=tr(
                "Who is in danger if we do it, what protects them afterwards, and what is done about it."
            ),
            width=680,
            about=row.number,
        )
        self._case = case
        self._row = row
        risk = [
            (
                one.assessment_id,
                tr(
                    "{number}, completed {completed_at}",
                    number=one.number,
                    completed_at=one.completed_at.astimezone(case.zone).date().isoformat(),
                ),
            )
            for one in case.look(lambda session: country_view(session, country)).assessments
            if one.completed_at is not None
        ]
        impact = [
            (
                one.impact_id,
                tr(
                    "{number}, signed {signed_at}: {policy}",
                    number=one.number,
                    signed_at=one.signed_at.astimezone(case.zone).date().isoformat(),
                    policy=one.policy,
                ),
            )
            for one in case.look(lambda session: impact_views(session, country))
            if one.signed_at is not None
        ]
        self._risk = {key for key, _ in risk}
        self.annex = ChoiceField[str](
            tr("Annex"),
            [(_WORDS, tr("In words, written now")), *risk, *impact],
            name="annex",
            required=True,
            empty=None,
        )
        self.text = TextArea(tr("The annex"), name="annex text", rows=6, required=True)
        self.annex.changed.connect(self._show_text)
        self.form.add(self.annex, self.text)
        self._show_text()
        self.act_button = self.add_act(tr("Attach the annex"), self._save)

    def _show_text(self) -> None:
        self.text.setVisible(self.annex.value() == _WORDS)

    def _save(self) -> None:
        def save() -> object:
            chosen = self.annex.value()
            in_words = chosen == _WORDS
            request = AttachRiskAnnex(
                event_id=self._row.event_id,
                based_on=self._row.version,
                risk_assessment_id=chosen if chosen in self._risk else None,
                impact_assessment_id=None if in_words or chosen in self._risk else chosen,
                text=self.text.value() if in_words else "",
            )
            return self._case.act(attach_risk_annex, request)

        self.attempt(save)
