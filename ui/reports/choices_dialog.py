"""What deciding in the program and recording a signed paper share: one card for each open option, and their sum at the foot."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from app.actions.reports.judging import Choice
from app.reading.reports.options import OptionView
from app.refusals import BadInput
from db.vocabulary import Outcome
from language import Wording, mark, tr
from language.lists import and_list
from ui.dialogs.dialog import Dialog
from ui.fields.form import keyed
from ui.fields.form_keeper import KeptField
from ui.frame import Frame
from ui.reports.choice_card import ChoiceCard
from ui.reports.judgements import dissents_card
from ui.reports.panel import ReportPicture
from ui.widgets.words import Words

_MADE = Wording(
    {
        Outcome.AUTHORISE: mark("option {ordinal} is authorised"),
        Outcome.DECLINE: mark("option {ordinal} is declined"),
        Outcome.DEFER: mark("option {ordinal} is deferred"),
    }
)
_MADE_OF_NO_ACTION = Wording(
    {
        Outcome.AUTHORISE: mark("no action is taken (option {ordinal})"),
        Outcome.DECLINE: mark("taking no action is declined (option {ordinal})"),
        Outcome.DEFER: mark("taking no action is deferred (option {ordinal})"),
    }
)


def undecided(picture: ReportPicture) -> tuple[OptionView, ...]:
    """The options that still wait for a decision."""
    return tuple(option for option in picture.options if option.dropped_at is None and not option.decided)


class ChoicesDialog(Dialog):
    """Cards are added with :meth:`add_cards`; :meth:`attempt_choices` runs ``act`` with what was chosen.

    Options stand far from each other: what is chosen on all of them is summed up above the act, always in view.
    ``summary`` are the words around it.
    """

    binding = True

    def __init__(self, frame: Frame, title: str, *, about: str, words: str, summary: str) -> None:
        super().__init__(frame, title, words=words, width=760, about=about)
        self.cards: tuple[ChoiceCard, ...] = ()
        self._summary = summary
        self.made = Words(strong=True, wrap=True)
        self.add_above_acts(self.made)

    def kept_fields(self) -> dict[str, KeptField]:
        """Of each option too, by the option: a reason never stands under another."""
        found = super().kept_fields()
        for card in self.cards:
            found |= keyed(card.form.fields, f"{card.option.option_id}/")
        return found

    def add_cards(self, picture: ReportPicture, zone: ZoneInfo) -> None:
        """Add a card for each option that is not decided yet, beneath the readings that differ."""
        self.dissents = dissents_card(picture.report.dissents, zone)
        self.form.add_widget(self.dissents)
        self.cards = tuple(ChoiceCard(option) for option in undecided(picture))
        for card in self.cards:
            self.form.add_widget(card)
            card.changed.connect(self._card_changed)
            card.chosen.connect(self._chosen)
        self._sum_up()

    def card(self, option_id: str) -> ChoiceCard:
        """The card of an option."""
        return next(card for card in self.cards if card.option.option_id == option_id)

    def focus_first(self) -> None:
        """Begin at the first option on which something can be decided."""
        for card in self.cards:
            able = (Outcome.AUTHORISE, Outcome.DECLINE, Outcome.DEFER)
            if any(card.outcome.button(outcome).isEnabled() for outcome in able):
                card.outcome.setFocus()
                return

    def check_cards(self) -> bool:
        """Whether every card can be used; goes to the first that cannot."""
        wrong = [card for card in self.cards if not card.check()]
        return not wrong

    def choices(self, instruction: str = "", *, own_judgement: bool = True) -> tuple[Choice, ...]:
        """What is decided.

        Raises:
            BadInput: nothing is decided yet.
        """
        found = [card.choice(instruction, own_judgement=own_judgement) for card in self.cards]
        made = tuple(choice for choice in found if choice is not None)
        if not made:
            raise BadInput(
                "choices", tr("Nothing is decided yet."), remedy=tr("Choose for at least one option.")
            )
        return made

    def attempt_choices(self, act: Callable[[], object]) -> None:
        """As ``attempt``, once the cards can be used too; what the form lacks is said together with what they lack."""
        if self.check_cards():
            self.attempt(act)
        else:
            self._may_begin()

    def _card_changed(self) -> None:
        self.form.edit()

    def _chosen(self) -> None:
        self._sum_up()

    def _sum_up(self) -> None:
        made = and_list(_made(card) for card in self.cards if card.outcome.value() is not None)
        self.made.setText(tr(self._summary, made=made) if made else tr("Nothing is decided yet."))


def _made(card: ChoiceCard) -> str:
    outcome = card.outcome.value()
    words = _MADE_OF_NO_ACTION if card.option.no_action else _MADE
    return words[outcome].format(ordinal=card.option.ordinal) if outcome is not None else ""
