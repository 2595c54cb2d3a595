"""Myanmar, 2017: the warning goes to an ambassador who cannot do all of it, and upward from there."""

from app.actions.countries.country_files import Axes
from app.actions.reports.decisions import Decide, decide
from app.actions.reports.reviews import BorneOut
from app.demo.carrying_out import close, complete, report_progress, review, start
from app.demo.deciding import (
    authorise,
    decide_as,
    decline,
    hand_on,
    hand_paper,
    have_received,
    read_brief,
    receive,
    sign_beside,
)
from app.demo.files import describe, open_file, review_file, set_axes
from app.demo.reporting import assess, carry_up, draft, enter_evidence, put_options
from app.demo.stage import Stage
from db.vocabulary import Ongoing, Phase, RiskLevel

COUNTRY = "MMR"


def opening(stage: Stage) -> None:
    """The file is opened, half a year before it is needed."""
    axes = Axes(phase=Phase.VIOLENCE_ESCALATION, risk_level=RiskLevel.HIGH, ongoing=Ongoing.UNCLEAR)
    open_file(stage, COUNTRY, axes, "Earlier violence against the Rohingya, and impunity for it.")
    enter_evidence(stage, "mmr-opening")
    describe(
        stage,
        COUNTRY,
        background="Markets were opened and sanctions dropped from 2011 on without benchmarks for rights.",
        groups_at_risk="Rohingya; other ethnic and religious minorities.",
        levers="Representations (Ambassador); sanctions on persons (Head, Sanctions Unit); assistance "
        "(Director-General, Development); forum of the Human Rights Council.",
        impact_assessment="None was made before sanctions were dropped in 2011.",
    )
    enter_evidence(stage, "mmr-ffm")
    review_file(stage, COUNTRY, "A fact-finding mission exists. It has no access; the file stays as it is.")


def warning(stage: Stage) -> None:
    """Evidence, report, assessment, options, escalation to the Ambassador."""
    enter_evidence(stage, "mmr-campaign")
    stage.move_to("2017-09-04 08:30")
    warned = draft(stage, "myanmar_2017")
    stage.move_to("2017-09-04 11:30")
    assess(stage, warned)
    stage.move_to("2017-09-04 13:30")
    put_options(stage, warned)
    stage.move_to("2017-09-04 15:00")
    carry_up(stage, warned, "ambassador_yangon")


def decisions(stage: Stage) -> None:
    """Four offices decide: the Ambassador, the Director-General, Development, the Sanctions Unit."""
    warned = stage.reports["myanmar_2017"]
    stage.move_to("2017-09-04 16:10")
    receive(stage, warned, "ambassador", "ambassador_yangon")
    stage.move_to("2017-09-04 16:40")
    attempt = Decide(
        report_id=warned.report_id,
        office_id=stage.offices["ambassador_yangon"],
        choices=(authorise(warned, "sanctions"),),
    )
    stage.as_person("ambassador").refused(
        decide, attempt, report=warned.number, tries="to authorise targeted sanctions"
    )
    own = {"representations": authorise(warned, "representations")}
    decide_as(stage, warned, "ambassador", "ambassador_yangon", own)
    stage.move_to("2017-09-04 17:00")
    hand_on(
        stage,
        warned,
        "ambassador",
        "dg_political",
        "What remains goes beyond representations in Myanmar, which is all that D-005 gives this office.",
    )
    stage.move_to("2017-09-04 18:00")
    receive(stage, warned, "director_general_before", "dg_political")
    stage.move_to("2017-09-04 18:30")
    chosen = {
        "fact_finding": authorise(warned, "fact_finding"),
        "nothing": decline(warned, "nothing", "Silence would be read as consent."),
    }
    decide_as(stage, warned, "director_general_before", "dg_political", chosen)
    stage.move_to("2017-09-05 08:45")
    receipt = hand_paper(stage, warned, "development", "dg_development", copy=2)
    have_received(stage, "development", receipt)
    stage.move_to("2017-09-05 09:00")
    read_brief(stage, warned, "development", "dg_development")
    decide_as(stage, warned, "development", "dg_development", {"assistance": authorise(warned, "assistance")})
    stage.move_to("2017-09-05 09:30")
    hand_on(
        stage,
        warned,
        "director_general_before",
        "head_sanctions",
        "Targeted sanctions belong to the Sanctions Unit under D-008.",
    )
    stage.move_to("2017-09-05 11:00")
    receive(stage, warned, "sanctions", "head_sanctions")
    decide_as(stage, warned, "sanctions", "head_sanctions", {"sanctions": authorise(warned, "sanctions")})
    stage.move_to("2017-09-06 10:00")
    read_brief(stage, warned, "permanent_secretary", "permanent_secretary")
    sign_beside(stage, warned, "sanctions", "permanent_secretary", "permanent_secretary")


def responses(stage: Stage) -> None:
    """The measures are started, reported on and completed."""
    warned = stage.reports["myanmar_2017"]
    stage.move_to("2017-09-06 14:00")
    start(stage, warned, "representations", "ambassador")
    start(stage, warned, "assistance", "development")
    start(stage, warned, "sanctions", "sanctions")
    start(stage, warned, "fact_finding", "human_rights")
    stage.move_to("2017-09-08 15:00")
    seen = "Demarche made to the foreign ministry and to the commander's office. Access was asked for and not given."
    report_progress(stage, warned, "representations", "ambassador", seen)
    complete(
        stage, warned, "representations", "ambassador", "Heard, without effect on the operation; no access."
    )
    enter_evidence(stage, "mmr-un-failures")
    stage.move_to("2017-10-06 10:00")
    report_progress(stage, warned, "sanctions", "sanctions", "The annex of names is in force.")
    report_progress(
        stage,
        warned,
        "assistance",
        "development",
        "Partners deliver outside the control of the security forces.",
    )
    stage.move_to("2017-12-15 10:00")
    complete(
        stage, warned, "assistance", "development", "Shelter and food delivered for three months by partners."
    )
    complete(
        stage, warned, "fact_finding", "human_rights", "Contribution paid; the mission works from outside."
    )
    enter_evidence(stage, "mmr-displaced")


def looking_back(stage: Stage) -> None:
    """After half a year the report is reviewed and closed."""
    warned = stage.reports["myanmar_2017"]
    stage.move_to("2018-02-12 10:00")
    complete(
        stage,
        warned,
        "sanctions",
        "sanctions",
        "Named commanders cannot travel here or keep money here. No change in conduct was seen.",
    )
    review(
        stage,
        warned,
        BorneOut.YES,
        "The warning came when people were already leaving. Accountability measures protected nobody at the "
        "time, and sanctions on persons had little effect; the levers that protect were the weakest.",
        {
            "representations": "No effect on the operation.",
            "sanctions": "Little effect; kept in force.",
            "assistance": "Reached people who had fled.",
            "fact_finding": "Evidence is being kept; no protection.",
        },
    )
    close(stage, warned)


def between(stage: Stage) -> None:
    """The years after: mechanisms and courts, entered as they come; the phase falls for a while."""
    keys = ("mmr-iimm", "mmr-rosenthal", "mmr-business", "mmr-icc", "mmr-icj", "mmr-measures")
    enter_evidence(stage, *keys)
    review_file(
        stage, COUNTRY, "Provisional measures ordered; whether Novaria intervenes at the Court is to be put."
    )
    axes = Axes(phase=Phase.VIOLENCE_ESCALATION, risk_level=RiskLevel.HIGH, ongoing=Ongoing.UNCLEAR)
    set_axes(
        stage,
        COUNTRY,
        axes,
        "No new campaign is seen since 2018. The forces and the laws are unchanged, so the level stays high.",
    )
