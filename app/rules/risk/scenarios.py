"""What may happen: scenarios of a risk assessment, and how they are stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.refusals import BadInput
from app.rules.entry.dates import in_order
from app.rules.entry.texts import clean_line, required_line, required_text
from app.rules.risk.likelihood import LikelihoodScale, check_separate
from language import tr

LONGEST = 12
"""Scenarios of one assessment: more are a sign that they are not thought through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One way in which things may go.

    ``likelihood`` is a word of the scale in use, with ``likelihood_range`` as the scale gave it when the scenario was
    written (a later scale may give the word another range). ``signposts`` are what would be seen on the way there.
    """

    name: str
    likelihood: str
    likelihood_range: str = ""
    pathway: str
    signposts: tuple[str, ...] = ()
    window_from: date | None = None
    window_until: date | None = None


def checked_scenarios(given: Sequence[Scenario], scale: LikelihoodScale) -> tuple[Scenario, ...]:
    """Scenarios as they are kept: names of their own, words of the scale, windows in order.

    Raises:
        BadInput: too many, two of one name, nothing that would lead there, a word that the scale does not have,
            likelihood and confidence in one sentence, or a window that ends before it begins.
    """
    if len(given) > LONGEST:
        raise BadInput(
            "scenarios",
            tr("There are more than {longest} scenarios.", longest=LONGEST),
            remedy=tr("Keep those that matter."),
        )
    kept = tuple(_checked(one, scale) for one in given)
    names = [one.name.casefold() for one in kept]
    twice = next((one.name for one in kept if names.count(one.name.casefold()) > 1), None)
    if twice is not None:
        raise BadInput(
            "name",
            tr("Two scenarios are called “{twice}”.", twice=twice),
            remedy=tr("Give each a name of its own."),
        )
    return kept


def _checked(given: Scenario, scale: LikelihoodScale) -> Scenario:
    name = required_line(given.name, "name")
    word = scale.find(given.likelihood)
    pathway = required_text(given.pathway, "what would lead there")
    signposts = tuple(filter(None, (clean_line(line, "signposts") for line in given.signposts)))
    for text, field in ((pathway, "what would lead there"), *((line, "signposts") for line in signposts)):
        check_separate(text, field)
    if given.window_from and given.window_until:
        in_order(given.window_from, given.window_until, "window from", "window until")
    return Scenario(
        name=name,
        likelihood=word.label,
        likelihood_range=word.range_words,
        pathway=pathway,
        signposts=signposts,
        window_from=given.window_from,
        window_until=given.window_until,
    )


def stored_scenario(scenario: Scenario) -> dict[str, Any]:
    """A scenario as it is stored."""
    return {
        "name": scenario.name,
        "likelihood": scenario.likelihood,
        "likelihood_range": scenario.likelihood_range,
        "pathway": scenario.pathway,
        "signposts": list(scenario.signposts),
        "window_from": scenario.window_from.isoformat() if scenario.window_from else None,
        "window_until": scenario.window_until.isoformat() if scenario.window_until else None,
    }


def scenario_of(stored: Mapping[str, Any]) -> Scenario:
    """A scenario as it was stored."""
    start, end = stored.get("window_from"), stored.get("window_until")
    return Scenario(
        name=stored["name"],
        likelihood=stored["likelihood"],
        likelihood_range=stored.get("likelihood_range", ""),
        pathway=stored["pathway"],
        signposts=tuple(stored.get("signposts", ())),
        window_from=date.fromisoformat(start) if start else None,
        window_until=date.fromisoformat(end) if end else None,
    )
