"""An assumption of 2017 that nobody tested for three years, until the news of the coup."""

from app.actions.risk.assumptions import RetestAssumption, retest_assumption
from app.demo.stage import Stage
from app.demo.told import Kind
from db.vocabulary.risk import AssumptionResult


def transition_did_not_hold(stage: Stage) -> None:
    """The transition to civilian rule was taken for granted; it was to be tested in March 2018."""
    analyst = stage.as_person("analyst")
    request = RetestAssumption(
        assumption_id=stage.assumptions["mmr-transition"],
        result=AssumptionResult.DID_NOT_HOLD,
        finding="The military seized power. The test had been due since 1 March 2018, and was never made.",
        tested_on=stage.clock.at.date(),
    )
    kept = analyst.do(retest_assumption, request)
    stage.tell(
        kept.number,
        Kind.STEP,
        f"{analyst.actor.name} records that an assumption did not hold: the transition to civilian rule. It was overdue for a "
        "test since March 2018.",
    )
