"""Accepting a signal: its events become a graded evidence item, and a draft report opens on it."""

from app.actions.outside.signal_answers import AcceptSignal, accept_signal
from app.reading.outside.signals import SignalView
from db.vocabulary import Credibility, Reliability
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.reports.marking_words import marking_choices


class AcceptDialog(Dialog):
    """The grade is a person’s judgement: a data set says nothing of its own reliability."""

    def __init__(self, case: Case, frame: Frame, signal: SignalView) -> None:
        super().__init__(
            frame,
            tr("Accept {signal_number}", signal_number=signal.number),
            words=tr(
                "{sign}, {first_on:%B %Y}. {says} A draft report opens that cites the events as an evidence "
                "item; you go on writing it. The phase of the file stays as it is.",
                sign=signal.sign.label,
                first_on=signal.first_on,
                says=signal.says,
            ),
            width=640,
            about=signal.number,
        )
        self._case = case
        self._signal = signal
        self.reliability: ChoiceField[Reliability] = ChoiceField(
            tr("Reliability of the data set"),
            [(grade, f"{grade.value}  {grade.label}") for grade in Reliability],
            name="reliability",
            required=True,
            hint=tr("How reliable this data set has been in this country."),
        )
        self.credibility: ChoiceField[Credibility] = ChoiceField(
            tr("Credibility of these events"),
            [(grade, f"{grade.value}  {grade.label}") for grade in Credibility],
            name="credibility",
            required=True,
            hint=tr("Whether other sources confirm them. 6 says that it cannot be judged yet."),
        )
        self.marking: ChoiceField[str] = ChoiceField(
            tr("Marking of the evidence and the draft"),
            marking_choices(case),
            name="marking",
            required=True,
            empty=None,
        )
        if case.settings.default_marking:
            self.marking.set_value(case.settings.default_marking)
        self.note = TextArea(
            tr("Note"),
            name="reason",
            rows=2,
            hint=tr("Why it is taken up, in a sentence; it stands on record."),
        )
        self.form.add_row(self.reliability, self.credibility)
        self.form.add(self.marking, self.note)
        self.act_button = self.add_act(tr("Accept and open the draft"), self._accept)

    def _accept(self) -> None:
        def act() -> object:
            return self._case.act(
                accept_signal,
                AcceptSignal(
                    signal_id=self._signal.signal_id,
                    based_on=self._signal.version,
                    reliability=self.reliability.value() or Reliability.F,
                    credibility=self.credibility.value() or Credibility.CANNOT_BE_JUDGED,
                    marking=self.marking.value() or "",
                    note=self.note.value(),
                ),
            )

        self.attempt(act)
