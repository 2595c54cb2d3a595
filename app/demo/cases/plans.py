"""What the ministry holds ready: levers, plans for each phase, what came of them, and what was learned."""

from app.demo.planned import (
    act_on,
    add_levers,
    agree,
    check_response,
    draft_plans,
    learn,
    record_results,
    spend,
)
from app.demo.stage import Stage
from db.vocabulary.plans import Treatment


def myanmar_beforehand(stage: Stage) -> None:
    """June 2017: levers are counted, and a plan for each phase is agreed three months before it is needed."""
    stage.move_to("2017-06-12 09:00")
    add_levers(stage, "MMR")
    plans = draft_plans(stage, "MMR", "dg_political")
    stage.move_to("2017-06-19 14:00")
    agree(stage, "director_general_before", plans)


def myanmar_looking_back(stage: Stage) -> None:
    """February 2018: what came of each measure, the levers that were spent, and what was learned."""
    record_results(stage)
    decided = stage.reports["myanmar_2017"].decided
    spend(
        stage,
        "mmr-representations",
        whole=False,
        reason="Made in September 2017, heard, without effect; they can be made again.",
        on_what=decided["representations"].number,
    )
    spend(
        stage,
        "mmr-bans",
        whole=True,
        reason="The commanders of the operation are listed; nothing more can be taken from them.",
        on_what=decided["sanctions"].number,
    )
    learn(stage, "ready")
    lesson = learn(stage, "gate")
    act_on(stage, lesson, "Asked of every mission that Novaria pays into; the answers are on file.")


def myanmar_after_the_coup(stage: Stage) -> None:
    """February 2021: the companies are frozen, and that lever is spent."""
    spend(
        stage,
        "mmr-companies",
        whole=True,
        reason="Frozen on the day of the coup; money was moved elsewhere.",
        on_what=stage.reports["myanmar_coup"].decided["sanctions"].number,
    )


def afghanistan_levers(stage: Stage) -> None:
    """May 2021: there is one lever that protects, and it takes flights."""
    add_levers(stage, "AFG")


def afghanistan_after_august(stage: Stage) -> None:
    """September 2021: after the last flight little is left of it."""
    spend(
        stage,
        "afg-visas",
        whole=False,
        reason="Visas were given up to the last flight; those who stayed behind need another way out.",
    )


def ukraine_border(stage: Stage) -> None:
    """March 2022: who protects all alike has to look; the first look finds that it is not so."""
    add_levers(stage, "UKR")
    check_response(
        stage,
        "ukraine_invasion",
        "asylum",
        Treatment.UNEQUAL,
        "Human Rights Watch reports unequal treatment of foreigners who try to leave; our own counters do not count "
        "by citizenship yet.",
    )


def ukraine_counted(stage: Stage) -> None:
    """May 2022: the weekly count shows equal treatment; the lesson is recorded with its limits."""
    check_response(
        stage,
        "ukraine_invasion",
        "asylum",
        Treatment.EQUAL,
        "Weekly counts by citizenship since mid-March: people with other passports are admitted as Ukrainian citizens "
        "are.",
    )
    spend(
        stage,
        "ukr-protection",
        whole=False,
        reason="In use since March; it goes on.",
        on_what=stage.reports["ukraine_invasion"].decided["asylum"].number,
    )
    learn(stage, "border")
