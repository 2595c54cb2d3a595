"""Everything that an author writes in a report, as a form in the order of the brief."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

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
from ui.reports.crime_note import CrimeNote
from ui.reports.marking_words import caveat_choices, marking_choices

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

    Beneath a text stand links to the evidence that it cites; ``evidence_asked`` carries the number of one. ``left`` is
    sent when the author goes from one field to another.
    """

    evidence_asked = Signal(str)
    left = Signal()

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
        QApplication.instance().focusChanged.connect(self._go_on)  # type: ignore[union-attr]  # there is one

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
        now, unusable = self.read(content)
        self._loading = True
        for name, field in self._held.items():
            wanted = getattr(content, name)
            if name in but or (getattr(now, name) == wanted and name not in unusable):
                continue
            if name in self._choices:
                self._show(name, field, wanted)
            else:
                field.amend(wanted)
            field.clear_error()
        self._loading = False
        self._rest_crimes()

    def typed(self, attributes: Iterable[str]) -> dict[str, Any]:
        """What stands in these fields, also what cannot be saved as it is."""
        return {name: self._held[name].typed() for name in attributes}

    def bring_back(self, typed: Mapping[str, Any]) -> None:
        """Show again what :meth:`typed` gave before a crash; each text can be undone."""
        self._loading = True
        for name, value in typed.items():
            field = self._held.get(name)
            if name in self._choices and field is not None:
                self._show(name, field, value)
            elif field is not None:
                field.bring_back(value)
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

    def _go_on(self, before: QWidget | None, now: QWidget | None) -> None:
        here, there = self._around(before), self._around(now)
        if here is not None and there is not None and here is not there:
            self.left.emit()

    def _around(self, widget: QWidget | None) -> FormField[Any] | None:
        """The field of this form that a widget is part of."""
        while widget is not None and not isinstance(widget, FormField):
            widget = widget.parentWidget()
        return widget if widget in self.fields else None

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

    def edit(self) -> None:
        if not self._loading:
            super().edit()

    def _show_citations(self, field: TextArea) -> None:
        line = CitationLine()
        line.opened.connect(self.evidence_asked)
        field.add_beneath(line)
        field.editor.textChanged.connect(lambda: line.show_text(field.editor.toPlainText()))

    def _put(self, **held: FormField[Any]) -> None:
        self._held.update(held)

    def _bottom_line(self, case: Case) -> None:
        title = TextField(tr("Title"), name="title", required=True)
        levels = self._choices["marking"] = marking_choices(case)
        marking = ChoiceField[str](tr("Marking"), levels, name="marking", required=True, empty=None)
        caveats = MultiChoice[str](
            tr("Handling caveats"), caveat_choices(case), name="handling caveats", rows=3
        )
        summary = TextArea(
            tr("What is happening"),
            name="what is happening",
            required=True,
            rows=5,
            hint=tr("Begin with what matters most. How likely and how sure come below, each on its own."),
        )
        ask = TextArea(
            tr("What is asked"),
            name="what is asked",
            rows=2,
            required=True,
            hint=tr("The decision that you want, in a sentence."),
        )
        urgency = ChoiceField[Urgency](
            tr("Urgency"),
            [(code, words(code)) for code in Urgency],
            name="urgency",
            required=True,
            empty=tr("Not said yet"),
        )
        because = TextArea(
            tr("Deadline because"),
            name="deadline because",
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
            name="proposed phase",
            required=True,
            empty=tr("Not said yet"),
        )
        degrees = self._choices["likelihood_word"] = [(word.code, describe(word)) for word in scale.words]
        word = ChoiceField[str](
            tr("How likely"),
            degrees,
            name="how likely",
            required=True,
            empty=tr("Not said yet"),
            hint=tr("{scale}: a word and the range it stands for.", scale=scale.name),
        )
        statement = TextArea(
            tr("What is likely to happen"),
            name="what is likely to happen",
            rows=3,
            required=True,
            hint=tr("Use the word; leave out how sure you are."),
        )
        confidence = ChoiceField[Confidence](
            tr("How sure"),
            [(code, words(code)) for code in Confidence],
            name="how sure",
            empty=tr("Not said yet"),
            hint=tr("Whoever assesses the report says it for the brief; your own view helps them."),
        )
        reason = TextArea(
            tr("Why this sure"),
            name="why this sure",
            rows=3,
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
            tr("Crimes that may be committed"),
            [(code, words(code)) for code in Crime],
            name="crimes that may be committed",
            required=True,
            rows=4,
        )
        self.undetermined = CheckField(
            tr("It is too early to say which crime"), name="it is too early to say which crime"
        )
        groups = TextArea(tr("Affected groups"), name="affected groups", rows=2, required=True)
        self.add_section(tr("Crimes and groups"))
        self.crime_note = CrimeNote()
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
        self.crime_note.show_crimes(() if self.undetermined.value() else self.crimes.value())

    def _signs(self) -> None:
        civilians = TextArea(tr("Civilian share of deaths"), name="civilian share of deaths", rows=2)
        infrastructure = TextArea(
            tr("Civilian infrastructure"),
            name="civilian infrastructure",
            rows=2,
            hint=tr("Attacks on what civilians live by."),
        )
        spread = TextArea(
            tr("Spread and pattern"),
            name="spread and pattern",
            rows=2,
            hint=tr("How many areas, how many months in a row."),
        )
        indicators = LinesField(
            tr("Indicators seen"),
            name="indicators seen",
            hint=tr("One a line; at most five stand in the brief."),
        )
        self.add_section(
            tr("Signs observed"), tr("Numbers where there are any. What was not observed stays empty.")
        )
        self.add(civilians, infrastructure, spread, indicators)
        self._put(sign_civilians=civilians, sign_infrastructure=infrastructure, sign_spread=spread)
        self._put(indicators=indicators)

    def _considerations(self) -> None:
        gaps = TextArea(tr("What is not known"), name="what is not known", rows=2)
        assumptions = TextArea(tr("Assumptions"), name="assumptions", rows=2)
        sensitivities = TextArea(tr("Sensitivities"), name="sensitivities", rows=2)
        legal = TextArea(tr("Legal"), name="legal", rows=2)
        financial = TextArea(tr("Financial"), name="financial", rows=2)
        self.add_section(tr("Gaps and assumptions"))
        self.add(gaps, assumptions)
        self.add_section(tr("Sensitivities, law and money"))
        self.add(sensitivities, legal, financial)
        self._put(information_gaps=gaps, assumptions=assumptions)
        self._put(sensitivities=sensitivities, legal=legal, financial=financial)

    def _lines_to_take(self, case: Case) -> None:
        lines = TextArea(
            tr("Lines to take"), name="lines to take", rows=3, hint=tr("What may be said when asked.")
        )
        levels = self._choices["lines_marking"] = marking_choices(case)
        marking = ChoiceField[str](
            tr("Marking of the lines"), levels, name="marking of the lines", empty=tr("Not marked yet")
        )
        self.add_section(tr("Lines to take"))
        self.add(lines, marking)
        self._put(lines_to_take=lines, lines_marking=marking)
