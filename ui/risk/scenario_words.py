"""Scenarios in words."""

from app.rules.risk.scenarios import Scenario
from language import tr


def likelihood_words(one: Scenario) -> str:
    """How likely, with the range of the word: ``likely (55–80 %)``."""
    return f"{one.likelihood} ({one.likelihood_range})" if one.likelihood_range else one.likelihood


def window_words(one: Scenario) -> str:
    """When it may come about."""
    if one.window_from and one.window_until:
        return tr(
            "{window_from} to {window_until}",
            window_from=one.window_from.isoformat(),
            window_until=one.window_until.isoformat(),
        )
    if one.window_from:
        return tr("from {window_from}", window_from=one.window_from.isoformat())
    return tr("until {window_until}", window_until=one.window_until.isoformat()) if one.window_until else ""


def scenario_facts(one: Scenario) -> list[tuple[str, str]]:
    """A scenario in full, as labels and words."""
    return [
        (tr("Leads there"), one.pathway),
        (tr("Signposts"), "\n".join(one.signposts)),
    ]
