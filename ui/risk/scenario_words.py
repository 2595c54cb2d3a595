"""Scenarios in words."""

from app.rules.risk.scenarios import Scenario


def likelihood_words(one: Scenario) -> str:
    """How likely, with the range of the word: ``likely (55–80 %)``."""
    return f"{one.likelihood} ({one.likelihood_range})" if one.likelihood_range else one.likelihood


def window_words(one: Scenario) -> str:
    """When it may come about."""
    if one.window_from and one.window_until:
        return f"{one.window_from.isoformat()} to {one.window_until.isoformat()}"
    if one.window_from:
        return f"from {one.window_from.isoformat()}"
    return f"until {one.window_until.isoformat()}" if one.window_until else ""


def scenario_facts(one: Scenario) -> list[tuple[str, str]]:
    """A scenario in full, as labels and words."""
    return [
        ("Leads there", one.pathway),
        ("Signposts", "\n".join(one.signposts)),
    ]
