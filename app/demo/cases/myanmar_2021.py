"""Myanmar, 2021: levers decided on the day of the coup; in October an emergency decision that nobody ratifies."""

from app.actions.countries.country_files import Axes
from app.actions.reports.reviews import BorneOut
from app.actions.reports.signatures import Ratify, ratify
from app.demo.carrying_out import close, complete, report_progress, review, start, tell_halted
from app.demo.cases.assumptions import transition_did_not_hold
from app.demo.deciding import (
    authorise,
    decide_as,
    decline,
    hand_on,
    ratify_as,
    read_brief,
    receive,
    sign_beside,
)
from app.demo.files import describe, review_file, set_axes
from app.demo.reporting import assess, carry_up, draft, enter_evidence, put_options
from app.demo.stage import Stage
from db.vocabulary import Ongoing, Phase, RiskLevel

COUNTRY = "MMR"


def coup(stage: Stage) -> None:
    """From the news to the decision within one day."""
    enter_evidence(stage, "mmr-coup")
    describe(
        stage,
        COUNTRY,
        levers="Checked on 1 February 2021. Unspent: freeze of companies owned by the military; protection "
        "visas; emergency contribution to the Investigative Mechanism. Spent: travel bans of 2017.",
    )
    transition_did_not_hold(stage)
    stage.move_to("2021-02-01 07:30")
    warned = draft(stage, "myanmar_coup", follows=stage.reports["myanmar_2017"])
    stage.move_to("2021-02-01 09:00")
    assess(stage, warned)
    stage.move_to("2021-02-01 10:15")
    put_options(stage, warned)
    stage.move_to("2021-02-01 11:00")
    carry_up(stage, warned, "duty_director")
    stage.move_to("2021-02-01 11:20")
    receive(stage, warned, "duty_director", "duty_director")
    stage.move_to("2021-02-01 12:30")
    chosen = {
        "evidence": authorise(warned, "evidence"),
        "visas": authorise(warned, "visas"),
        "nothing": decline(warned, "nothing", "Levers are strongest in the first days."),
    }
    decide_as(stage, warned, "duty_director", "duty_director", chosen)
    stage.move_to("2021-02-01 12:45")
    why = "Heightened sanctions belong to the Sanctions Unit under D-008, also in an emergency."
    hand_on(stage, warned, "duty_director", "head_sanctions", why)
    stage.move_to("2021-02-01 13:30")
    receive(stage, warned, "sanctions", "head_sanctions")
    stage.move_to("2021-02-01 15:00")
    decide_as(stage, warned, "sanctions", "head_sanctions", {"sanctions": authorise(warned, "sanctions")})
    start(stage, warned, "visas", "duty_director")
    start(stage, warned, "evidence", "human_rights")
    stage.move_to("2021-02-01 17:00")
    read_brief(stage, warned, "permanent_secretary", "permanent_secretary")
    sign_beside(stage, warned, "sanctions", "permanent_secretary", "permanent_secretary")
    stage.move_to("2021-02-03 10:00")
    read_brief(stage, warned, "minister", "minister")
    reason = "Needed on the day, within the purpose of D-009."
    ratify_as(stage, warned, "minister", "evidence", "visas", reason=reason)


def after_the_coup(stage: Stage) -> None:
    """The measures of February run; the mechanism's report raises the level."""
    warned = stage.reports["myanmar_coup"]
    stage.move_to("2021-02-08 09:00")
    start(stage, warned, "sanctions", "sanctions")
    stage.move_to("2021-03-15 09:00")
    report_progress(
        stage, warned, "visas", "duty_director", "Applications come through partners; no list is kept abroad."
    )
    stage.move_to("2021-04-26 09:00")
    complete(
        stage, warned, "evidence", "human_rights", "Contribution paid and upload opened; material comes in."
    )
    complete(
        stage,
        warned,
        "sanctions",
        "sanctions",
        "Companies on the exposure list frozen; money moved elsewhere.",
    )


def upgrade(stage: Stage) -> None:
    """July: crimes against humanity found likely. The file goes up on two axes."""
    enter_evidence(stage, "mmr-iimm-third")
    axes = Axes(phase=Phase.IMMINENT_RISK, risk_level=RiskLevel.VERY_HIGH, ongoing=Ongoing.YES)
    why = "The Investigative Mechanism finds that crimes against humanity have likely been committed (A/HRC/48/18)."
    set_axes(stage, COUNTRY, axes, why)


def declaration(stage: Stage) -> None:
    """August: a declaration to the Court, entered when it was posted."""
    enter_evidence(stage, "mmr-nug")


def coup_looking_back(stage: Stage) -> None:
    """August: the report of February is reviewed and closed."""
    warned = stage.reports["myanmar_coup"]
    stage.move_to("2021-08-30 10:00")
    complete(stage, warned, "visas", "duty_director", "The programme goes on as a standing one.")
    review(
        stage,
        warned,
        BorneOut.YES,
        "Deciding on the day kept every lever open. Ratification within the window worked because the "
        "Minister's office was warned at noon. Sanctions without partners in the region are evaded.",
        {
            "evidence": "Evidence of the first days is kept.",
            "visas": "People at risk left; no list was lost.",
            "sanctions": "Cost without a change in conduct.",
        },
    )
    close(stage, warned)


def massing(stage: Stage) -> None:
    """October: a warning, an emergency decision, and no ratification."""
    enter_evidence(stage, "mmr-massing")
    stage.move_to("2021-10-22 11:30")
    warned = draft(stage, "myanmar_massing", follows=stage.reports["myanmar_coup"])
    stage.move_to("2021-10-22 13:00")
    assess(stage, warned)
    stage.move_to("2021-10-22 14:00")
    put_options(stage, warned)
    stage.move_to("2021-10-22 15:00")
    carry_up(stage, warned, "duty_director")
    stage.move_to("2021-10-22 15:20")
    receive(stage, warned, "duty_director", "duty_director")
    stage.move_to("2021-10-22 17:00")
    decide_as(stage, warned, "duty_director", "duty_director", {"route": authorise(warned, "route")})
    start(stage, warned, "route", "duty_director")
    why = "A statement is for the Director-General under D-003."
    hand_on(stage, warned, "duty_director", "dg_political", why)
    stage.move_to("2021-10-22 18:00")
    receive(stage, warned, "director_general", "dg_political")
    stage.move_to("2021-10-22 18:30")
    chosen = {
        "statement": authorise(warned, "statement"),
        "nothing": decline(warned, "nothing", "A warning in public needs an answer in public."),
    }
    decide_as(stage, warned, "director_general", "dg_political", chosen)


def unratified(stage: Stage) -> None:
    """Three days later: the window is over, the decision has lapsed, its response is halted."""
    warned = stage.reports["myanmar_massing"]
    stage.move_to("2021-10-25 18:00")
    tell_halted(stage, warned, "route")
    late = Ratify(decision_id=warned.decided["route"].decision_id, reason="Back from travel; agreed.")
    stage.as_person("minister").refused(
        ratify, late, report=warned.number, tries=f"to ratify {warned.decided['route'].number} an hour late"
    )
    stage.move_to("2021-10-27 09:00")
    start(stage, warned, "statement", "human_rights")
    report_progress(
        stage, warned, "statement", "human_rights", "A joint statement is circulating for signature."
    )
    review_file(
        stage,
        COUNTRY,
        "The protection route lapsed because nobody told the Minister's office in time. A new decision on "
        "it has to be asked for.",
    )
