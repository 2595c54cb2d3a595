"""What a decision means now, in a sentence: by its effect, and by what became of its response."""

from zoneinfo import ZoneInfo

from app.reading.reports.decisions import DecisionView
from app.reading.reports.responses import ResponseView
from db.vocabulary import DecisionEffect, Outcome, ResponseStatus
from language import tr
from ui.reports.words import day, effect_words


def stands_said(decision: DecisionView, response: ResponseView | None, zone: ZoneInfo) -> str:
    """What it means; of taking no action there is no measure to tell of, and what has ended is not to be carried out any more.

    ``response`` is the one that was opened under it, if any.
    """
    settled = decision.effect in {DecisionEffect.IN_FORCE, DecisionEffect.DECLINED}
    if decision.no_action and settled:
        return ""
    if decision.outcome is not Outcome.AUTHORISE and settled:
        return tr("The measure is not taken.")
    if response is None or response.ended_at is None:
        return effect_words(decision, zone)
    ended = day(response.ended_at.astimezone(zone).date())
    halted = response.status is ResponseStatus.HALTED
    match decision.effect:
        case DecisionEffect.IN_FORCE if halted:
            return tr("Its response was halted on {day}; nothing more is done under it.", day=ended)
        case DecisionEffect.IN_FORCE:
            return tr("Its response was completed on {day}; nothing more is done under it.", day=ended)
        case DecisionEffect.LAPSED if halted:
            return tr("It is no longer in effect; its response was halted on {day}.", day=ended)
        case DecisionEffect.LAPSED:
            return tr("It is no longer in effect; its response was completed on {day}.", day=ended)
        case _:
            return effect_words(decision, zone)
