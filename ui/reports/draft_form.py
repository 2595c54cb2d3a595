"""Everything that an author writes in a report, as a form in the order of the brief."""

from dataclasses import fields
from typing import Any

from PySide6.QtCore import Signal

from app.content import DraftContent
from app.reading.ministry.reference import current_likelihood_scale
from app.refusals import BadInput
from app.rules.risk.likelihood import describe
from db.vocabulary import Confidence, Crime, Phase, Urgency, words
from language import tr
from ui.case import Case
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.form import Form
from ui.fields.form_field import FormField
from ui.fields.lines_field import LinesField
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.reports.citing import CitationLine
from ui.reports.marking_words import caveat_choices, marking_choices
from ui.theme import TextSize
from ui.widgets.words import Words

ATTRIBUTES = tuple(item.name for item in fields(DraftContent))
"""What a draft is made of, in the order of :class:`DraftContent`."""

_BY_REFUSED_NAME = {
    **{name.replace("_", " "): name for name in ATTRIBUTES},
    "indicator": "indicators",
    "likelihood": "likelihood_word",
}
"""What a refusal of the use case calls a field."""

_CODES = frozenset({"likelihood_word", "lines_marking"})
"""Choices whose absence a draft keeps as an empty text."""


class DraftForm(Form):
    """Fields by the attribute of :class:`DraftContent` that they hold.

    Beneath a text stand links to the evidence that it cites; ``evidence_asked`` carries the number of one.
    """

    evidence_asked = Signal(str)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._held: dict[str, FormField[Any]] = {}
        self._choices: dict[str, list[tuple[str, str]]] = {}
        self._loading = False
        self._bottom_line(case)
        self._judgement(case)
        self._crimes_and_groups()
        self._signs()
        self._considerations()
        self._lines_to_take(case)
        for field in self._held.values():
            if isinstance(field, TextArea):
                self._show_citations(field)

    def field(self, attribute: str) -> FormField[Any]:
        """The field that holds an attribute."""
        return self._held[attribute]

    def attribute_of(self, error: BadInput) -> str:
        """The attribute that a refusal speaks of; empty where it is none of ours."""
        return _BY_REFUSED_NAME.get(error.field.casefold(), "")

    def load(self, content: DraftContent, *, but: frozenset[str] = frozenset()) -> None:
        """Show a content. The attributes in ``but`` keep what is typed in them."""
        self._loading = True
        for name, field in self._held.items():
            if name not in but:
                self._show(name, field, getattr(content, name))
                field.clear_error()
        self._loading = False
        self._rest_crimes()
        self.settle()

    def amend(self, content: DraftContent, *, but: frozenset[str] = frozenset()) -> None:
        """Bring in what was changed elsewhere: only what differs, so that texts can be undone and no cursor moves."""
        now = self.read(content)[0]
        self._loading = True
        for name, field in self._held.items():
            wanted = getattr(content, name)
            if name in but or getattr(now, name) == wanted:
                continue
            if name in self._choices:
                self._show(name, field, wanted)
            else:
                field.amend(wanted)
            field.clear_error()
        self._loading = False
        self._rest_crimes()

    def read(self, kept: DraftContent) -> tuple[DraftContent, dict[str, BadInput]]:
        """What is entered, and what is wrong with it.

        Where an entry cannot be used, what was ``kept`` stands in its place.
        """
        values: dict[str, Any] = {}
        wrong: dict[str, BadInput] = {}
        for name, field in self._held.items():
            try:
                values[name] = field.value() or "" if name in _CODES else field.value()
                if name == "title" and not values[name].strip():
                    raise BadInput("title", tr("A report has a title."), remedy=tr("Give it one."))
            except BadInput as error:
                values[name], wrong[name] = getattr(kept, name), error
        values["caveats"] = tuple(sorted(values["caveats"]))
        if values["crimes_undetermined"]:
            values["crimes"] = ()
        return DraftContent(**values), wrong

    def _show(self, name: str, field: FormField[Any], value: Any) -> None:
        if name in self._choices and isinstance(field, ChoiceField):
            # A code that the ministry no longer uses stays chosen until the author chooses another.
            known = self._choices[name]
            retired = (
                [(value, tr("{value} (no longer in use)", value=value))]
                if value not in dict(known) and value
                else []
            )
            field.set_choices([*known, *retired])
        field.set_value((value or None) if name in _CODES else value)

    def _edited(self) -> None:
        if not self._loading:
            super()._edited()

    def _show_citations(self, field: TextArea) -> None:
        line = CitationLine()
        line.opened.connect(self.evidence_asked)
        field.add_beneath(line)
        field.editor.textChanged.connect(lambda: line.show_text(field.editor.toPlainText()))

    def _put(self, **held: FormField[Any]) -> None:
        self._held.update(held)

    def _bottom_line(self, case: Case) -> None:
        title = TextField(tr("Title"), required=True)
        levels = self._choices["marking"] = marking_choices(case)
        marking = ChoiceField[str](tr("Marking"), levels, required=True, empty=None)
        caveats = MultiChoice[str](tr("Handling caveats"), caveat_choices(case), rows=3)
        summary = TextArea(
            tr("What is happening"),
            required=True,
            rows=5,
            hint=tr("Begin with what matters most. How likely and how sure come below, each on its own."),
        )
        ask = TextArea(
            tr("What is asked"), rows=2, required=True, hint=tr("The decision that you want, in a sentence.")
        )
        urgency = ChoiceField[Urgency](
            tr("Urgency"), [(code, words(code)) for code in Urgency], required=True, empty=tr("Not said yet")
        )
        because = TextArea(
            tr("Deadline because"),
            rows=2,
            hint=tr("Why the decision is needed in the time that the urgency gives."),
        )
        self.add_section(tr("Bottom line"))
        self.add(title)
        self.add_row(marking, urgency)
        self.add(summary, ask, because, caveats)
        caveats.setVisible(bool(caveat_choices(case)))
        self._put(title=title, marking=marking, caveats=caveats, summary=summary, ask=ask, urgency=urgency)
        self._put(deadline_because=because)

    def _judgement(self, case: Case) -> None:
        scale = case.look(current_likelihood_scale)
        phase = ChoiceField[Phase](
            tr("Proposed phase"),
            [(code, words(code)) for code in Phase],
            required=True,
            empty=tr("Not said yet"),
        )
        degrees = self._choices["likelihood_word"] = [(word.code, describe(word)) for word in scale.words]
        word = ChoiceField[str](
            tr("How likely"),
            degrees,
            required=True,
            empty=tr("Not said yet"),
            hint=tr("{scale}: a word and the range it stands for.", scale=scale.name),
        )
        statement = TextArea(
            tr("What is likely to happen"),
            rows=3,
            required=True,
            hint=tr("Use the word; leave out how sure you are."),
        )
        confidence = ChoiceField[Confidence](
            tr("How sure"),
            [(code, words(code)) for code in Confidence],
            required=True,
            empty=tr("Not said yet"),
        )
        reason = TextArea(
            tr("Why this sure"),
            rows=3,
            required=True,
            hint=tr("Sources, their independence, what could not be seen."),
        )
        self.add_section(
            tr("Judgement"),
            tr("How likely it is and how sure you are of that are two questions. No sentence answers both."),
        )
        self.add_row(phase, word)
        self.add(statement, confidence, reason)
        self._put(proposed_phase=phase, likelihood_word=word, likelihood_statement=statement)
        self._put(confidence=confidence, confidence_reason=reason)

    def _crimes_and_groups(self) -> None:
        self.crimes = MultiChoice[Crime](
            tr("Crimes that may be committed"), [(code, words(code)) for code in Crime], required=True, rows=4
        )
        self.undetermined = CheckField(tr("It is too early to say which crime"))
        groups = TextArea(tr("Affected groups"), rows=2, required=True)
        self.add_section(tr("Crimes and groups"))
        self.crime_note = Words(size=TextSize.CAPTION, role="warn", wrap=True)
        self.add(self.crimes)
        self.add_widget(self.crime_note)
        self.add(self.undetermined, groups)
        self.crimes.changed.connect(self._note_crimes)
        self.undetermined.changed.connect(self._rest_crimes)
        self._put(crimes=self.crimes, crimes_undetermined=self.undetermined, affected_groups=groups)

    def _rest_crimes(self) -> None:
        """What was ticked waits, in case it turns out not to be too early after all."""
        self.crimes.setEnabled(not self.undetermined.value())
        self._note_crimes()

    def _note_crimes(self) -> None:
        """What has to be known of a crime stands beneath the list from the moment it is ticked (S-01)."""
        ticked = () if self.undetermined.value() else self.crimes.value()
        notes = " ".join(crime.note for crime in ticked if crime.note)
        self.crime_note.setText(notes)
        self.crime_note.setVisible(bool(notes))

    def _signs(self) -> None:
        civilians = TextArea(tr("Civilian share of deaths"), rows=2)
        infrastructure = TextArea(
            tr("Civilian infrastructure"), rows=2, hint=tr("Attacks on what civilians live by.")
        )
        spread = TextArea(
            tr("Spread and pattern"), rows=2, hint=tr("How many areas, how many months in a row.")
        )
        indicators = LinesField(
            tr("Indicators seen"), hint=tr("One a line; at most five stand in the brief.")
        )
        self.add_section(
            tr("Signs observed"), tr("Numbers where there are any. What was not observed stays empty.")
        )
        self.add(civilians, infrastructure, spread, indicators)
        self._put(sign_civilians=civilians, sign_infrastructure=infrastructure, sign_spread=spread)
        self._put(indicators=indicators)

    def _considerations(self) -> None:
        gaps = TextArea(tr("What is not known"), rows=2)
        assumptions = TextArea(tr("Assumptions"), rows=2)
        sensitivities = TextArea(tr("Sensitivities"), rows=2)
        legal = TextArea(tr("Legal"), rows=2)
        financial = TextArea(tr("Financial"), rows=2)
        self.add_section(tr("Gaps and assumptions"))
        self.add(gaps, assumptions)
        self.add_section(tr("Sensitivities, law and money"))
        self.add(sensitivities, legal, financial)
        self._put(information_gaps=gaps, assumptions=assumptions)
        self._put(sensitivities=sensitivities, legal=legal, financial=financial)

    def _lines_to_take(self, case: Case) -> None:
        lines = TextArea(tr("Lines to take"), rows=3, hint=tr("What may be said when asked."))
        levels = self._choices["lines_marking"] = marking_choices(case)
        marking = ChoiceField[str](tr("Marking of the lines"), levels, empty=tr("Not marked yet"))
        self.add_section(tr("Lines to take"))
        self.add(lines, marking)
        self._put(lines_to_take=lines, lines_marking=marking)
