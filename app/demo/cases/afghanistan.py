"""Afghanistan, 2021: figures that come 26 days late, a referral to the Minister, a clock that runs out."""

from datetime import date

from app.actions.countries.country_files import Axes
from app.actions.reports.decisions import Decide, decide
from app.actions.reports.escalations import (
    AnswerQuestion,
    AskForInformation,
    answer_question,
    ask_for_information,
)
from app.actions.reports.reviews import BorneOut
from app.demo.carrying_out import close, complete, report_progress, review, start
from app.demo.deciding import authorise, decide_as, decline, hand_on, hand_up, read_brief, receive
from app.demo.discussing import answer, say, settle
from app.demo.files import describe, open_file, review_file, set_axes
from app.demo.reporting import assess, carry_up, draft, enter_evidence, freeze_anew, put_options
from app.demo.stage import Stage
from app.demo.told import Kind
from app.demo.warned import Warned
from app.reading.reports.trail import questions_of
from db.vocabulary import Ongoing, Phase, RiskLevel

COUNTRY = "AFG"


def opening(stage: Stage) -> None:
    """After twenty years of engagement the file is opened."""
    stage.move_to("2021-05-03 09:30")
    axes = Axes(phase=Phase.VIOLENCE_ESCALATION, risk_level=RiskLevel.HIGH, ongoing=Ongoing.UNCLEAR)
    open_file(stage, COUNTRY, axes, "The drawdown of foreign forces has been announced.")
    enter_evidence(stage, "afg-2001", "afg-icc", "afg-baseline")
    describe(
        stage,
        COUNTRY,
        background="No atrocity prevention lens stands on file for the twenty years before May 2021.",
        groups_at_risk="Minorities; women and girls; former soldiers; people who worked with foreign missions.",
        levers="Protection visas (Minister); assistance (Permanent Secretary above 500,000 EUR); aid as condition.",
    )


def warning(stage: Stage) -> None:
    """The mid-year figures arrive; the exit gets its atrocity-risk annex; the report goes up."""
    enter_evidence(stage, "afg-midyear")
    stage.move_to("2021-07-27 08:30")
    describe(
        stage,
        COUNTRY,
        impact_assessment="Atrocity-risk annex to the exit, completed on 27 July 2021. Who is left in danger: "
        "minorities, former soldiers, people taken for sympathisers, women in public life. What protects "
        "them after the last flight: nothing of ours. Measures: visas before departure; assistance outside "
        "the parties' control; no suspension of aid without a look at clinics and schools.",
    )
    stage.move_to("2021-07-27 09:00")
    warned = draft(stage, "afghanistan_drawdown")
    stage.move_to("2021-07-27 14:00")
    assess(stage, warned)
    stage.move_to("2021-07-27 16:00")
    put_options(stage, warned)
    _comments(stage, warned)
    stage.move_to("2021-07-28 10:00")
    carry_up(stage, warned, "dg_political")
    stage.move_to("2021-07-28 11:00")
    receive(stage, warned, "director_general", "dg_political")
    _question(stage, warned)
    enter_evidence(stage, "afg-cities")
    axes = Axes(phase=Phase.VIOLENCE_ESCALATION, risk_level=RiskLevel.VERY_HIGH, ongoing=Ongoing.UNCLEAR)
    set_axes(stage, COUNTRY, axes, "The fighting has reached Kandahar and Lashkar Gah.")
    stage.move_to("2021-07-28 16:30")
    freeze_anew(stage, warned, "The level of risk rose after the first version was frozen.")
    read_brief(stage, warned, "director_general", "dg_political")
    stage.move_to("2021-07-28 17:00")
    why = (
        "Visas before the imminent phase, and assistance of this size, are beyond D-003. The fighting has "
        "reached Kandahar and Lashkar Gah; this cannot wait."
    )
    hand_on(stage, warned, "director_general", "minister", why)


def decisions(stage: Stage) -> None:
    """Development is refused above its ceiling; the Minister decides, and declines one option."""
    warned = stage.reports["afghanistan_drawdown"]
    stage.move_to("2021-07-28 17:30")
    read_brief(stage, warned, "development", "dg_development")
    attempt = Decide(
        report_id=warned.report_id,
        office_id=stage.offices["dg_development"],
        choices=(authorise(warned, "assistance"),),
    )
    stage.as_person("development").refused(
        decide, attempt, report=warned.number, tries="to authorise assistance of 800,000 EUR"
    )
    stage.move_to("2021-07-28 19:00")
    receive(stage, warned, "minister", "minister")
    stage.move_to("2021-07-30 09:00")
    chosen = {
        "assistance": authorise(warned, "assistance"),
        "visas": authorise(warned, "visas"),
        "suspension": decline(
            warned,
            "suspension",
            "Clinics and schools would close within a month, and those whom it is meant for would not notice.",
        ),
        "nothing": decline(warned, "nothing", "An exit that leaves people in danger is our act too."),
    }
    decide_as(stage, warned, "minister", "minister", chosen)


def august(stage: Stage) -> None:
    """The measures run against time."""
    warned = stage.reports["afghanistan_drawdown"]
    stage.move_to("2021-08-02 08:00")
    start(stage, warned, "visas", "duty_director")
    start(stage, warned, "assistance", "development")
    stage.move_to("2021-08-16 20:00")
    report_progress(
        stage,
        warned,
        "visas",
        "duty_director",
        "Flights under way; not everyone with a visa reaches the airport.",
    )


def session(stage: Stage) -> None:
    """The Human Rights Council meets in special session."""
    enter_evidence(stage, "afg-session")


def after_august(stage: Stage) -> None:
    """September: torture and killings are on record; the file goes up."""
    enter_evidence(stage, "afg-drawdown")
    axes = Axes(phase=Phase.IMMINENT_RISK, risk_level=RiskLevel.VERY_HIGH, ongoing=Ongoing.YES)
    set_axes(stage, COUNTRY, axes, "Torture and killing of minorities, former soldiers and sympathisers.")
    warned = stage.reports["afghanistan_drawdown"]
    stage.move_to("2021-09-10 10:00")
    complete(
        stage,
        warned,
        "visas",
        "duty_director",
        "Flights ended before everyone on the list was out; those left are followed up.",
    )
    review_file(stage, COUNTRY, "What the annex of July expected has happened. Next: hunger.")


def freeze(stage: Stage) -> None:
    """December: nobody decides in time, the focal point refers upward, the Minister takes no action."""
    warned = stage.reports["afghanistan_drawdown"]
    stage.move_to("2021-11-30 10:00")
    complete(
        stage,
        warned,
        "assistance",
        "development",
        "Delivered for three months, outside the parties' control.",
    )
    enter_evidence(stage, "afg-hunger")
    stage.move_to("2021-12-16 09:00")
    second = draft(stage, "afghanistan_freeze", follows=warned)
    stage.move_to("2021-12-16 11:30")
    assess(stage, second)
    stage.move_to("2021-12-16 13:30")
    put_options(stage, second)
    stage.move_to("2021-12-16 15:00")
    carry_up(stage, second, "permanent_secretary")
    stage.move_to("2021-12-16 17:00")
    receive(stage, second, "permanent_secretary", "permanent_secretary")
    stage.move_to("2021-12-20 08:30")
    why = "The Permanent Secretary has not decided by the deadline, and partners decide this week."
    hand_up(stage, second, "minister", why)
    stage.move_to("2021-12-20 10:00")
    receive(stage, second, "minister", "minister")
    stage.move_to("2021-12-21 11:00")
    chosen = {
        "freeze": decline(
            second, "freeze", "The effect on civilians is certain and large, the effect on conduct is not."
        ),
        "ties": decline(second, "ties", "Without contacts nobody speaks for single cases or for access."),
        "nothing": authorise(second, "nothing", review_on=date(2022, 1, 31)),
    }
    decide_as(stage, second, "minister", "minister", chosen)


def looking_back(stage: Stage) -> None:
    """January: conduct is compared with what was promised; both reports are reviewed."""
    enter_evidence(stage, "afg-women")
    describe(
        stage,
        COUNTRY,
        background="No atrocity prevention lens stands on file for the twenty years before May 2021.\n"
        "Commitment and conduct: promises of August 2021 on women and girls are set beside the report of "
        "18 January 2022 of Human Rights Watch. The conduct is the opposite of the promise.",
    )
    stage.move_to("2022-01-31 10:00")
    review(
        stage,
        stage.reports["afghanistan_freeze"],
        BorneOut.YES,
        "Taking no further measure was looked at again on its date, with new facts on women and girls. A "
        "clock ran out because the Permanent Secretary had no deputy that weekend.",
        {},
    )
    stage.move_to("2022-02-07 10:00")
    first = stage.reports["afghanistan_drawdown"]
    review(
        stage,
        first,
        BorneOut.YES,
        "The figures were 26 days old when they came, and the decision took four more. A lens on the file "
        "years earlier would have made the list of people at risk before it was needed.",
        {"assistance": "Reached people who had fled the cities.", "visas": "Not everyone on the list left."},
    )
    close(stage, first)


def _comments(stage: Stage, warned: Warned) -> None:
    """What was said before the brief was frozen, and what came of it."""
    stage.move_to("2021-07-27 17:00")
    figures = say(
        stage,
        warned,
        "assessor",
        "The figures end on 30 June. Say so beside them, so that nobody reads July into them.",
        part="confidence_reason",
    )
    settle(stage, "analyst", figures, "It says now that they were published late and tell nothing of July.")
    clinics = say(
        stage,
        warned,
        "development",
        "Clinics and schools are paid from what you would suspend. The Minister has to see that.",
        option="suspension",
    )
    answer(stage, "focal_point", clinics, "Both are named under the risk of harm, and your disagreement too.")
    settle(stage, "development", clinics, "Seen; it is put as it is.")


def _question(stage: Stage, warned: Warned) -> None:
    asked = AskForInformation(
        report_id=warned.report_id,
        question="Which groups would the visa programme cover, and is employment by us a condition?",
        due_at=stage.instant("2021-07-28 18:00"),
    )
    stage.as_person("director_general").do(ask_for_information, asked)
    words = f"{stage.cast['director_general'].name} asks for information. The clock of the decision keeps running."
    stage.tell(warned.number, Kind.STEP, words)
    stage.move_to("2021-07-28 13:00")
    with stage.store.read() as session:
        request_id = questions_of(session, warned.report_id)[0].request_id
    answer = AnswerQuestion(
        report_id=warned.report_id,
        request_id=request_id,
        answer="Local staff, women in public life, minorities and former soldiers. Employment is one ground of several.",
    )
    stage.as_person("focal_point").do(answer_question, answer)
