"""Who is at risk, from whom, of which crimes, and what may happen: the words of a risk assessment under way."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.actions.risk.risk_assessments import under_way
from app.reading.ministry.reference import current_likelihood_scale
from app.refusals import BadInput
from app.rules.entry.texts import clean_line, clean_text
from app.rules.risk.likelihood import check_separate
from app.rules.risk.scenarios import Scenario, checked_scenarios, stored_scenario
from db.actor import Actor
from db.vocabulary import Crime
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeRisk:
    """All of it as it is now to stand. ``crimes_undetermined`` says that it cannot be told yet which crimes."""

    assessment_id: str
    at_risk: str = ""
    groups_at_risk: tuple[str, ...] = ()
    from_whom: str = ""
    actors: tuple[str, ...] = ()
    crimes: tuple[Crime, ...] = ()
    crimes_undetermined: bool = False
    scenarios: tuple[Scenario, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskDescribed:
    """The assessment that was described."""

    assessment_id: str
    number: str


def describe_risk(work: Work, actor: Actor, request: DescribeRisk) -> RiskDescribed:
    """Say who is at risk, from whom, of which crimes, and which scenarios are thought of.

    Raises:
        Refused: ``role``; ``risk.author``; ``risk.completed``; ``risk.conflict``.
        BadInput: crimes named and said to be undetermined at once; likelihood and confidence in one sentence; a
            scenario that cannot be used.
    """
    row = under_way(work, actor, request.assessment_id)
    if request.crimes and request.crimes_undetermined:
        raise BadInput(
            "crimes",
            tr("Crimes are named, and said to be undetermined."),
            remedy=tr("Take one of the two off."),
        )
    at_risk = clean_text(request.at_risk, "who is at risk")
    from_whom = clean_text(request.from_whom, "from whom")
    check_separate(at_risk, "who is at risk")
    check_separate(from_whom, "from whom")
    scenarios = checked_scenarios(request.scenarios, current_likelihood_scale(work.session))
    groups = _names(request.groups_at_risk, "groups at risk")
    actors = _names(request.actors, "actors")
    work.act("risk.describe", topic=row.country)
    row.at_risk, row.groups_at_risk = at_risk, groups
    row.from_whom, row.actors = from_whom, actors
    row.crimes = [crime.value for crime in Crime if crime in request.crimes]
    row.crimes_undetermined = request.crimes_undetermined
    row.scenarios = [stored_scenario(one) for one in scenarios]
    work.save()
    return RiskDescribed(assessment_id=row.id, number=row.number)


def _names(given: Sequence[str], field: str) -> list[str]:
    """Names as they were given, each once."""
    return list(dict.fromkeys(filter(None, (clean_line(name, field) for name in given))))
