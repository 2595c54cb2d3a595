"""A brief that lacks a required part cannot go up."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.briefs.data import BottomLine, BriefData, BriefMarking, Deadline, PhaseHistory, RequiredAuthority
from app.briefs.judgement import Judgement, Sign, SignKind
from app.rules.entry.money import Money
from app.rules.reports.completeness import Missing, missing_parts
from db.vocabulary import Phase
from tests.briefs.samples.brief import sample_brief
from tests.briefs.samples.common import at
from tests.briefs.samples.evidence import EVIDENCE
from tests.briefs.samples.options import OPTIONS
from tests.briefs.samples.warning import PHASES

BRIEF = sample_brief()
FIRST = BRIEF.recommendations[0]


def codes(brief: BriefData) -> list[str]:
    return [part.code for part in missing_parts(brief)]


def only(brief: BriefData) -> Missing:
    found = missing_parts(brief)
    assert len(found) == 1, found
    return found[0]


def test_a_complete_brief_lacks_nothing() -> None:
    assert missing_parts(BRIEF) == ()


def test_an_empty_brief_lacks_every_required_part() -> None:
    empty = BriefData(
        ministry="",
        report_number="",
        version=0,
        subject="",
        country_code="MMR",
        country="Myanmar",
        frozen_at=at("2021-10-30"),
        zone="Nowhere/At_All",
        marking=BriefMarking(""),
        copy_number=0,
    )
    assert codes(empty) == [
        "marking",
        "reference",
        "copy_number",
        "ministry",
        "addressee",
        "zone",
        "deadline",
        "bottom_line.happening",
        "bottom_line.likelihood",
        "bottom_line.confidence",
        "bottom_line.ask",
        "recommendations",
        "phase",
        "risk_level",
        "ongoing",
        "likelihood",
        "confidence",
        "sign",
        "sign",
        "sign",
        "evidence",
        "options.few",
        "options.no_action",
        "dissent",
        "clearance",
        "author",
        "clearing_officer",
        "contact",
        "ledger_head",
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"marking": BriefMarking(" \u200b")}, "marking"),
        ({"deadline": None}, "deadline"),
        ({"deadline": Deadline(at("2021-11-02"), "Europe/Brussels", " ")}, "deadline.because"),
        ({"deadline": Deadline(at("2021-11-02"), "Brussels", "why")}, "deadline.zone"),
        ({"recommendations": ()}, "recommendations"),
        ({"recommendations": (replace(FIRST, authorities=()),)}, "recommendation.authority"),
        ({"recommendations": (replace(FIRST, option=9),)}, "recommendation.option"),
        (
            {"recommendations": (replace(FIRST, authorities=(RequiredAuthority("Head of Unit"),)),)},
            "recommendation.instrument",
        ),
        ({"phases": PhaseHistory((), PHASES.risk_level, PHASES.ongoing)}, "phase"),
        ({"phases": replace(PHASES, risk_level=None)}, "risk_level"),
        ({"phases": replace(PHASES, ongoing=None)}, "ongoing"),
        (
            {"phases": replace(PHASES, changes=(replace(PHASES.changes[0], why=""), *PHASES.changes[1:]))},
            "phase.reason",
        ),
        ({"evidence": ()}, "evidence"),
        ({"evidence": (replace(EVIDENCE[0], reliability=None),)}, "evidence.grade"),
        ({"evidence": (replace(EVIDENCE[0], credibility=None),)}, "evidence.grade"),
        ({"evidence": (replace(EVIDENCE[0], marking=None),)}, "evidence.marking"),
        ({"options": OPTIONS[:2], "recommendations": (FIRST,)}, "options.few"),
        ({"dissent": (), "dissent_asked": ()}, "dissent"),
        ({"dissent": (), "dissent_asked": (" ",)}, "dissent"),
        ({"dissent": (replace(BRIEF.dissent[0], holder=""),)}, "dissent.holder"),
        ({"lines_marking": None}, "lines.marking"),
        ({"clearance": ()}, "clearance"),
        ({"author": None}, "author"),
        ({"clearing_officer": None}, "clearing_officer"),
        ({"contact": ""}, "contact"),
        ({"ledger_head": None}, "ledger_head"),
    ],
)
def test_one_missing_part_is_named_once(change: dict[str, object], code: str) -> None:
    part = only(replace(BRIEF, **change))  # type: ignore[arg-type]
    assert part.code == code
    assert part.message.endswith(".")


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("tool", "option.tool"),
        ("mechanisms", "option.mechanisms"),
        ("expected_outcome", "option.outcome"),
        ("lead_department", "option.lead_department"),
        ("lead_time", "option.lead_time"),
        ("harm_risk", "option.harm"),
        ("humanitarian_effect", "option.humanitarian"),
        ("security_council", "option.security_council"),
        ("consultations", "option.consultations"),
        ("who_pays", "option.who_pays"),
    ],
)
def test_each_part_of_an_option_is_required(field: str, code: str) -> None:
    empty = () if isinstance(getattr(OPTIONS[1], field), tuple) else ""
    bare = replace(OPTIONS[1], **{field: empty})  # type: ignore[arg-type]
    part = only(replace(BRIEF, options=(OPTIONS[0], bare, OPTIONS[2])))
    assert (part.code, part.where) == (code, "options/2")


def test_target_or_scope_is_enough() -> None:
    one = replace(OPTIONS[1], target="")
    assert missing_parts(replace(BRIEF, options=(OPTIONS[0], one, OPTIONS[2]))) == ()
    neither = replace(one, scope="")
    assert only(replace(BRIEF, options=(OPTIONS[0], neither, OPTIONS[2]))).code == "option.target"


@pytest.mark.parametrize("cost", [None, Money(Decimal(0), "EUR")])
def test_what_costs_no_money_needs_no_payer(cost: Money | None) -> None:
    free = replace(OPTIONS[1], cost=cost, who_pays="")
    assert missing_parts(replace(BRIEF, options=(OPTIONS[0], free, OPTIONS[2]))) == ()


def test_taking_no_action_is_an_option_with_a_consequence() -> None:
    silent = replace(OPTIONS[0], expected_outcome="")
    assert only(replace(BRIEF, options=(silent, *OPTIONS[1:]))).code == "option.consequence"
    third = replace(OPTIONS[2], number=1)
    assert only(replace(BRIEF, options=(third, *OPTIONS[1:]))).code == "options.no_action"


@pytest.mark.parametrize("part", ["happening", "likelihood", "confidence", "ask"])
def test_each_sentence_of_the_bottom_line_is_required(part: str) -> None:
    line = replace(BRIEF.bottom_line, **{part: "\n"})
    assert only(replace(BRIEF, bottom_line=line)).code == f"bottom_line.{part}"


def test_likelihood_and_confidence_in_one_sentence_are_refused_wherever_they_stand() -> None:
    mixed = "We judge with high confidence that attacks are very likely."
    line = BottomLine("Troops move.", mixed, "Confidence is moderate.", "Decide.")
    assert only(replace(BRIEF, bottom_line=line)).where == "bottom_line/likelihood"
    judged = replace(BRIEF.judgement, statement=mixed)
    assert only(replace(BRIEF, judgement=judged)).where == "judgement/statement"


def test_a_sign_needs_a_number_or_the_reason_why_there_is_none() -> None:
    silent = tuple(replace(sign, value="", not_measured_because="") for sign in BRIEF.judgement.signs)
    assert codes(replace(BRIEF, judgement=replace(BRIEF.judgement, signs=silent))) == ["sign"] * 3
    reasons = tuple(Sign(kind, not_measured_because="no events on file") for kind in SignKind)
    assert missing_parts(replace(BRIEF, judgement=replace(BRIEF.judgement, signs=reasons))) == ()


def test_at_most_five_indicators_stand_in_the_judgement() -> None:
    five = replace(BRIEF.judgement, indicators=("x",) * 5)
    assert missing_parts(replace(BRIEF, judgement=five)) == ()
    assert codes(replace(BRIEF, judgement=replace(five, indicators=("x",) * 6))) == ["indicators.too_many"]


@pytest.mark.parametrize(("low", "high"), [(0, 0), (80, 80), (95, 80), (-1, 20), (80, 101)])
def test_the_likelihood_word_carries_a_true_range(low: int, high: int) -> None:
    judged: Judgement = replace(BRIEF.judgement, likelihood_low=low, likelihood_high=high)
    assert codes(replace(BRIEF, judgement=judged)) == ["likelihood"]


def test_the_phase_now_must_be_one() -> None:
    fallen = replace(PHASES, changes=(*PHASES.changes, replace(PHASES.changes[-1], phase=None)))
    assert codes(replace(BRIEF, phases=fallen)) == ["phase"]
    lowered = replace(PHASES.changes[-1], phase=Phase.RISK_PRESENT)
    assert missing_parts(replace(BRIEF, phases=replace(PHASES, changes=(*PHASES.changes, lowered)))) == ()


def test_what_may_be_left_unstated_does_not_stop_a_brief() -> None:
    spare = replace(
        BRIEF,
        information_gaps=(),
        assumptions=(),
        lines_to_take=(),
        lines_marking=None,
        sensitivities="",
        legal="",
        financial="",
        annexes=type(BRIEF.annexes)(),
    )
    assert missing_parts(spare) == ()
