"""What a brief still lacks before it may go to a minister (BRIEF, last part but two).

A brief with anything missing prints with NOT FOR SUBMISSION across each page, and cannot be escalated.
Required is what a decision cannot do without. Gaps, assumptions, lines to take, sensitivities, partners and
the annexes may be empty: the paper then says "none stated", which the reader can weigh.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.briefs.data import BriefData, BriefMarking, EvidenceRow, OptionRow, PhaseHistory, Recommendation
from app.briefs.judgement import Judgement, Sign, SignKind
from app.rules.entry.texts import is_visible
from app.rules.risk.likelihood import mixed_sentence
from language import ptr, tr

FEWEST_OPTIONS = 3
MOST_INDICATORS = 5


@dataclass(frozen=True, slots=True)
class Missing:
    """One missing part: a stable ``code``, a sentence for people, and where in the brief (``options/2``)."""

    code: str
    message: str
    where: str = ""


def missing_parts(brief: BriefData) -> tuple[Missing, ...]:
    """Everything that the brief lacks, in the order of the page; empty when it may be submitted."""
    return (
        *_head(brief),
        *_bottom_line(brief),
        *_recommendations(brief),
        *_phase(brief.phases, brief.zone),
        *_judgement(brief.judgement),
        *_evidence(brief.evidence),
        *_options(brief),
        *_rest(brief),
    )


def _said(text: str) -> bool:
    return any(is_visible(character) for character in text)


def _unmarked(marking: BriefMarking | None) -> bool:
    return marking is None or not _said(marking.line)


def _head(brief: BriefData) -> Iterator[Missing]:
    if _unmarked(brief.marking):
        yield Missing("marking", tr("The brief has no protective marking."), "marking")
    if not _said(brief.report_number) or brief.version < 1:
        yield Missing("reference", tr("The brief has no reference with a version."), "report_number")
    if brief.copy_number < 1:
        yield Missing("copy_number", tr("The brief has no copy number."), "copy_number")
    if not _said(brief.ministry):
        yield Missing("ministry", tr("The ministry is not named."), "ministry")
    if not _said(brief.addressed_to):
        yield Missing("addressee", tr("The brief is addressed to no office."), "addressed_to")
    if not _is_zone(brief.zone):
        yield Missing("zone", tr("“{zone}” is not a time zone.", zone=brief.zone), "zone")
    if brief.deadline is None:
        yield Missing("deadline", tr("It is not said by when a decision is needed."), "deadline")
        return
    if not _said(brief.deadline.because):
        yield Missing(
            "deadline.because", tr("It is not said why the decision is needed by then."), "deadline"
        )
    if not _is_zone(brief.deadline.zone):
        yield Missing(
            "deadline.zone",
            tr("The deadline's zone “{zone}” is not a time zone.", zone=brief.deadline.zone),
            "deadline",
        )


def _day(at: datetime, zone: str) -> str:
    """The day of an instant in the brief's zone; in its own offset where that is no time zone."""
    return (at.astimezone(ZoneInfo(zone)) if _is_zone(zone) else at).date().isoformat()


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _bottom_line(brief: BriefData) -> Iterator[Missing]:
    line = brief.bottom_line
    for code, text, what in (
        ("happening", line.happening, tr("what is happening")),
        ("likelihood", line.likelihood, tr("how likely it is")),
        ("confidence", line.confidence, tr("how sure the judgement is")),
        ("ask", line.ask, tr("what is asked")),
    ):
        where = f"bottom_line/{code}"
        if not _said(text):
            yield Missing(f"bottom_line.{code}", tr("The bottom line does not say {what}.", what=what), where)
        yield from _mixed(text, where)


def _mixed(text: str, where: str) -> Iterator[Missing]:
    sentence = mixed_sentence(text)
    if sentence is not None:
        shown = sentence if len(sentence) <= 120 else f"{sentence[:119]}…"
        yield Missing(
            "mixed_sentence",
            tr("One sentence says both how likely and how sure: “{shown}”", shown=shown),
            where,
        )


def _recommendations(brief: BriefData) -> Iterator[Missing]:
    if not brief.recommendations:
        yield Missing("recommendations", tr("Nothing is recommended."), "recommendations")
    options = {option.number for option in brief.options}
    for recommendation in brief.recommendations:
        yield from _recommendation(recommendation, options)


def _recommendation(recommendation: Recommendation, options: set[int]) -> Iterator[Missing]:
    name, where = (
        tr("Recommendation {recommendation}", recommendation=recommendation.number),
        f"recommendations/{recommendation.number}",
    )
    if not _said(recommendation.text):
        yield Missing("recommendation.text", tr("{name} has no text.", name=name), where)
    if recommendation.option not in options:
        yield Missing(
            "recommendation.option", tr("{name} rests on no option of this brief.", name=name), where
        )
    if not recommendation.authorities:
        yield Missing(
            "recommendation.authority", tr("{name} names no authority that may decide it.", name=name), where
        )
    for authority in recommendation.authorities:
        if not _said(authority.office):
            yield Missing(
                "recommendation.authority",
                tr("{name} names an authority without an office.", name=name),
                where,
            )
        elif not authority.instruments and not authority.minister_personally:
            yield Missing(
                "recommendation.instrument",
                tr(
                    "{name} does not say which instrument gives {office} the power.",
                    name=name,
                    office=authority.office,
                ),
                where,
            )


def _phase(phases: PhaseHistory, zone: str) -> Iterator[Missing]:
    if not phases.changes or phases.changes[-1].phase is None:
        yield Missing("phase", tr("The country file has no phase now."), "phases")
    for change in phases.changes:
        if not _said(change.who) or not _said(change.why):
            yield Missing(
                "phase.reason",
                tr("The change of phase of {at} lacks a person or a reason.", at=_day(change.at, zone)),
                "phases",
            )
    if phases.risk_level is None:
        yield Missing("risk_level", tr("The level of risk is not stated."), "phases")
    if phases.ongoing is None:
        yield Missing("ongoing", tr("It is not said whether atrocities are under way."), "phases")


def _judgement(judgement: Judgement) -> Iterator[Missing]:
    low, high = judgement.likelihood_low, judgement.likelihood_high
    if not _said(judgement.likelihood) or not 0 <= low < high <= 100:
        yield Missing("likelihood", tr("The judgement has no likelihood word with its range."), "judgement")
    if judgement.confidence is None or not _said(judgement.confidence_reason):
        yield Missing("confidence", tr("The judgement has no confidence with its reason."), "judgement")
    yield from _mixed(judgement.statement, "judgement/statement")
    yield from _mixed(judgement.confidence_reason, "judgement/confidence_reason")
    signs = {sign.kind: sign for sign in judgement.signs}
    for kind in SignKind:
        if kind not in signs or not _measured_or_explained(signs[kind]):
            yield Missing(
                "sign",
                tr(
                    "The sign “{kind}” has neither a number nor a reason why it was not measured.",
                    kind=kind.label,
                ),
                f"judgement/signs/{kind.value}",
            )
    if len(judgement.indicators) > MOST_INDICATORS:
        yield Missing(
            "indicators.too_many",
            tr(
                "The judgement lists {indicators} indicators; at most {most_indicators} belong there, the "
                "others in annex A.",
                indicators=len(judgement.indicators),
                most_indicators=MOST_INDICATORS,
            ),
            "judgement/indicators",
        )


def _measured_or_explained(sign: Sign) -> bool:
    return _said(sign.value) or _said(sign.not_measured_because)


def _evidence(rows: tuple[EvidenceRow, ...]) -> Iterator[Missing]:
    if not rows:
        yield Missing("evidence", tr("No evidence is shown."), "evidence")
    for row in rows:
        name, where = tr("Evidence item {number}", number=row.number), f"evidence/{row.number}"
        if row.reliability is None or row.credibility is None:
            yield Missing(
                "evidence.grade", tr("{name} has no source grade (letter and number).", name=name), where
            )
        if _unmarked(row.marking):
            yield Missing("evidence.marking", tr("{name} has no marking.", name=name), where)


def _options(brief: BriefData) -> Iterator[Missing]:
    if len(brief.options) < FEWEST_OPTIONS:
        yield Missing(
            "options.few",
            tr(
                "The brief has {options} of at least {fewest_options} options.",
                options=len(brief.options),
                fewest_options=FEWEST_OPTIONS,
            ),
            "options",
        )
    idle = [option for option in brief.options if option.no_action]
    if not idle:
        yield Missing(
            "options.no_action", tr("The option of taking no action is not among the options."), "options"
        )
    for option in brief.options:
        yield from _no_action(option) if option.no_action else _option(option)


def _no_action(option: OptionRow) -> Iterator[Missing]:
    if not _said(option.expected_outcome):
        yield Missing(
            "option.consequence",
            tr("The option of taking no action does not say what is then expected to happen."),
            f"options/{option.number}",
        )


def _option(option: OptionRow) -> Iterator[Missing]:
    name, where = ptr("subject", "Option {option}", option=option.number), f"options/{option.number}"
    for code, present, what in (
        ("tool", _said(option.tool_code) and _said(option.tool), tr("tool of the toolbox")),
        ("mechanisms", any(map(_said, option.mechanisms)), tr("mechanism")),
        ("target", _said(option.target) or _said(option.scope), tr("target or scope")),
        ("outcome", _said(option.expected_outcome), tr("expected outcome")),
        ("lead_department", _said(option.lead_department), tr("lead department")),
        ("lead_time", _said(option.lead_time), tr("lead time")),
        ("harm", _said(option.harm_risk), tr("statement of the risk of harm to civilians")),
        ("humanitarian", _said(option.humanitarian_effect), tr("statement of the humanitarian effect")),
        (
            "security_council",
            _said(option.security_council),
            tr("word on whether the Security Council is needed"),
        ),
        ("consultations", bool(option.consultations), tr("department consulted")),
    ):
        if not present:
            yield Missing(f"option.{code}", tr("{name} has no {what}.", name=name, what=what), where)
    if option.cost is not None and option.cost.amount > 0 and not _said(option.who_pays):
        yield Missing(
            "option.who_pays", tr("{name} does not say who pays {cost}.", name=name, cost=option.cost), where
        )


def _rest(brief: BriefData) -> Iterator[Missing]:
    if not brief.dissent and not any(map(_said, brief.dissent_asked)):
        yield Missing(
            "dissent",
            tr("No dissent is recorded, and it is not said who was asked for another reading."),
            "dissent",
        )
    for number, dissent in enumerate(brief.dissent, start=1):
        if not _said(dissent.text) or not _said(dissent.holder):
            yield Missing(
                "dissent.holder",
                tr("Dissent {number} lacks its text or its holder.", number=number),
                f"dissent/{number}",
            )
    if brief.lines_to_take and _unmarked(brief.lines_marking):
        yield Missing("lines.marking", tr("The lines to take have no marking of their own."), "lines_to_take")
    if not brief.clearance:
        yield Missing("clearance", tr("Nobody has cleared the brief."), "clearance")
    if brief.author is None or not _said(brief.author.name):
        yield Missing("author", tr("The author is not named."), "author")
    if brief.clearing_officer is None or not _said(brief.clearing_officer.name):
        yield Missing("clearing_officer", tr("The clearing officer is not named."), "clearing_officer")
    if not _said(brief.contact):
        yield Missing("contact", tr("No contact is given for questions."), "contact")
    if brief.ledger_head is None:
        yield Missing("ledger_head", tr("The head of the ledger is not stated."), "ledger_head")
