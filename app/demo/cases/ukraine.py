"""Ukraine, 2022: signed on paper within a day, a dissent kept word for word, forced transfer called by its name."""

from app.actions.countries.country_files import Axes
from app.actions.reports.drafting import DraftReport, draft_report
from app.actions.reports.paper_decisions import ConfirmRecord, confirm_record
from app.content import DraftContent
from app.demo.carrying_out import complete, report_progress, start
from app.demo.deciding import (
    authorise,
    confirm_paper,
    decide_as,
    decline,
    hand_on,
    hand_paper,
    have_received,
    receive,
    sign_beside,
    sign_on_paper,
)
from app.demo.files import describe, open_file, review_file
from app.demo.reporting import MARKING, assess, carry_up, draft, enter_evidence, put_options
from app.demo.stage import Stage
from app.demo.told import Kind
from db.vocabulary import Ongoing, Phase, RiskLevel

COUNTRY = "UKR"


def opening(stage: Stage) -> None:
    """The file is opened under the first news; no score had put the country high on any list."""
    stage.move_to("2022-02-25 08:00")
    axes = Axes(phase=Phase.VIOLENCE_ESCALATION, risk_level=RiskLevel.HIGH, ongoing=Ongoing.UNCLEAR)
    open_file(stage, COUNTRY, axes, "Invasion.")
    describe(
        stage,
        COUNTRY,
        groups_at_risk="Civilians in areas of fighting and occupation; people who flee, foreign residents among them.",
        levers="Temporary protection (Minister); sanctions with partners (Sanctions Unit); General Assembly and "
        "Human Rights Council, where no veto stands in the way; support for courts.",
    )
    enter_evidence(stage, "ukr-icc-decision", "ukr-icc-case", "ukr-coi", "ukr-border")


def warning(stage: Stage) -> None:
    """From the report at the border to the Minister's desk in five hours."""
    stage.move_to("2022-03-04 14:00")
    warned = draft(stage, "ukraine_invasion")
    stage.move_to("2022-03-04 15:30")
    assess(stage, warned)
    stage.move_to("2022-03-04 16:45")
    put_options(stage, warned)
    stage.move_to("2022-03-04 18:00")
    carry_up(stage, warned, "minister")
    stage.move_to("2022-03-04 18:20")
    receipt = hand_paper(stage, warned, "minister", "minister", copy=1)
    stage.move_to("2022-03-04 18:40")
    have_received(stage, "minister", receipt)


def signed(stage: Stage) -> None:
    """The Minister signs on paper; one person records it, a second one confirms it."""
    warned = stage.reports["ukraine_invasion"]
    stage.move_to("2022-03-05 10:15")
    chosen = {
        "asylum": authorise(warned, "asylum"),
        "sanctions": authorise(warned, "sanctions"),
        "assembly": authorise(warned, "assembly"),
        "nothing": decline(warned, "nothing", "Struck out on the paper and initialled."),
    }
    sign_on_paper(stage, warned, "minister", "minister", chosen, signed="2022-03-05 09:30")
    own = ConfirmRecord(decision_id=warned.decided["asylum"].decision_id)
    number = warned.decided["asylum"].number
    stage.as_person("recorder").refused(
        confirm_record, own, report=warned.number, tries=f"to confirm {number}, which she recorded herself"
    )
    stage.move_to("2022-03-05 10:40")
    confirm_paper(stage, warned, "focal_point")


def responses(stage: Stage) -> None:
    """Protection is counted by citizenship every week; what happens is entered as it comes."""
    warned = stage.reports["ukraine_invasion"]
    stage.move_to("2022-03-05 11:00")
    start(stage, warned, "asylum", "duty_director")
    start(stage, warned, "sanctions", "sanctions")
    start(stage, warned, "assembly", "human_rights")
    stage.move_to("2022-03-14 09:00")
    report_progress(
        stage,
        warned,
        "asylum",
        "duty_director",
        "First weekly count by citizenship: people with other passports are admitted as Ukrainian citizens are.",
    )
    keys = ("ukr-determination", "ukr-displaced", "ukr-apparent", "ukr-mariupol", "ukr-assembly")
    enter_evidence(stage, *keys)
    stage.move_to("2022-05-02 10:00")
    complete(
        stage,
        warned,
        "assembly",
        "human_rights",
        "The General Assembly acted and a commission of inquiry works; no veto stood in the way.",
    )


def accountability(stage: Stage) -> None:
    """May: apparent war crimes and forced transfer; evidence is funded, sanctions are heightened."""
    enter_evidence(stage, "ukr-filtration", "ukr-session")
    stage.move_to("2022-05-12 16:30")
    warned = draft(stage, "ukraine_accountability", follows=stage.reports["ukraine_invasion"])
    stage.move_to("2022-05-13 09:00")
    assess(stage, warned)
    stage.move_to("2022-05-13 11:00")
    put_options(stage, warned)
    stage.move_to("2022-05-13 12:00")
    carry_up(stage, warned, "permanent_secretary")
    stage.move_to("2022-05-13 14:00")
    receive(stage, warned, "permanent_secretary", "permanent_secretary")
    stage.move_to("2022-05-13 15:00")
    chosen = {
        "evidence": authorise(warned, "evidence"),
        "nothing": decline(warned, "nothing", "Evidence is being lost every day."),
    }
    decide_as(stage, warned, "permanent_secretary", "permanent_secretary", chosen)
    why = "Heightened sanctions are not among the powers of D-002; the Sanctions Unit holds them under D-008."
    hand_on(stage, warned, "permanent_secretary", "head_sanctions", why)
    stage.move_to("2022-05-13 17:00")
    receive(stage, warned, "sanctions", "head_sanctions")
    stage.move_to("2022-05-16 09:00")
    decide_as(stage, warned, "sanctions", "head_sanctions", {"sanctions": authorise(warned, "sanctions")})
    stage.move_to("2022-05-16 11:00")
    sign_beside(stage, warned, "sanctions", "permanent_secretary", "permanent_secretary")
    stage.move_to("2022-05-20 09:00")
    start(stage, warned, "evidence", "human_rights")
    report_progress(stage, warned, "evidence", "human_rights", "The first experts have left for the region.")


def left_for_you(stage: Stage) -> None:
    """September: mass graves. A draft is begun and left for whoever explores the demonstration."""
    enter_evidence(stage, "ukr-graves")
    review_file(stage, COUNTRY, "Mass graves are on record for three places; a new report is begun.")
    content = DraftContent(title="Mass graves at Bucha, Mariupol and Izyum", marking=MARKING)
    request = DraftReport(country=COUNTRY, content=content, evidence=(stage.evidence["ukr-graves"],))
    drafted = stage.as_person("analyst").do(draft_report, request)
    words = "A draft is begun and left as it is: sign in as okoro and go on with it."
    stage.tell(drafted.number, Kind.STEP, words)
