"""What a frozen brief says, line by line in the order of the page, so that two versions can be laid side by side.

Taken from the frozen data, never from the printed pages. The entries of the ledger (Annex G) are left out: they grow
with every version.
"""

from collections.abc import Iterable, Iterator

from app.briefs.data import Annexes, BriefData, Judgement, OptionRow
from app.rules.reports.versions import Line
from reports.words import (
    CONFIDENCE,
    ONGOING,
    REPLIES,
    RISK_LEVELS,
    SOURCE_KINDS,
    authority_words,
    grade,
    instant,
    marking_line,
    occurred,
    phase_words,
)

Said = Iterator[tuple[str, str]]


def brief_lines(brief: BriefData) -> tuple[Line, ...]:
    """Every line that says something."""
    parts: tuple[tuple[str, Iterable[tuple[str, str]]], ...] = (
        ("Head of the page", _head(brief)),
        ("1 Bottom line", _bottom_line(brief)),
        ("2 Recommendations", _recommendations(brief)),
        ("3 Phase", _phases(brief)),
        ("4 Judgement", _judgement(brief.judgement)),
        ("5 Evidence", _evidence(brief)),
        ("6 Options", _options(brief)),
        ("7 Dissent", _dissent(brief)),
        ("8 To weigh", _to_weigh(brief)),
        ("9 Lines to take", _lines_to_take(brief)),
        ("10 Clearance", _clearance(brief)),
        *_annexes(brief.annexes),
    )
    return tuple(
        Line(part=part, label=label, text=text) for part, said in parts for label, text in said if text
    )


def _head(brief: BriefData) -> Said:
    yield "Subject", brief.subject
    yield "Addressed to", brief.addressed_to
    yield "Marking", marking_line(brief.marking)
    if brief.deadline is not None:
        yield "Decision by", instant(brief.deadline.at, brief.deadline.zone)
        yield "Because", brief.deadline.because


def _bottom_line(brief: BriefData) -> Said:
    said = brief.bottom_line
    yield "What is happening", said.happening
    yield "How likely", said.likelihood
    yield "How sure", said.confidence
    yield "What is asked", said.ask


def _recommendations(brief: BriefData) -> Said:
    for one in brief.recommendations:
        yield f"Recommendation {one.number}", one.text
        yield f"Recommendation {one.number}, authority", _rows(map(authority_words, one.authorities))


def _phases(brief: BriefData) -> Said:
    yield (
        "Changes",
        _rows(
            f"{phase_words(one.phase)}, {instant(one.at, brief.zone)}, {one.who}: {one.why}"
            for one in brief.phases.changes
        ),
    )
    yield "Risk level", RISK_LEVELS[brief.phases.risk_level] if brief.phases.risk_level else ""
    yield "Atrocities ongoing", ONGOING[brief.phases.ongoing] if brief.phases.ongoing else ""


def _judgement(said: Judgement) -> Said:
    yield "What is likely", said.statement
    likely = f"{said.likelihood} ({said.likelihood_low}–{said.likelihood_high} %)" if said.likelihood else ""
    yield "How likely", likely
    yield "How sure", CONFIDENCE[said.confidence] if said.confidence else ""
    yield "Why this sure", said.confidence_reason
    for sign in said.signs:
        words = (sign.value, sign.baseline, sign.test, sign.not_measured_because)
        yield sign.kind.label, _rows(words)
    yield "Indicators", _rows(said.indicators)


def _evidence(brief: BriefData) -> Said:
    for row in brief.evidence:
        facts = (
            occurred(row),
            row.place,
            row.source or SOURCE_KINDS[row.source_kind],
            grade(row),
            row.caution,
        )
        yield row.item, "; ".join(fact for fact in facts if fact)


def _options(brief: BriefData) -> Said:
    for option in brief.options:
        for label, text in _option(option):
            yield f"Option {option.number}, {label}", text


def _option(option: OptionRow) -> Said:
    yield "tool", f"{option.tool_code} {option.tool}".strip()
    yield "mechanisms", _rows(option.mechanisms)
    yield "scope", option.scope
    yield "target", option.target
    yield "outcome", option.expected_outcome
    yield "lead", option.lead_department
    yield "time", option.lead_time
    yield "cost", str(option.cost) if option.cost else ""
    yield "who pays", option.who_pays
    yield "cost to us", option.cost_to_us
    yield "harm to civilians", option.harm_risk
    yield "humanitarian effect", option.humanitarian_effect
    yield "partners", _rows(option.partners)
    yield "authority", _rows(map(authority_words, option.authorities))
    yield "Security Council", option.security_council
    yield "put on record", _rows(option.recorded)
    yield (
        "consulted",
        _rows(f"{one.department}: {REPLIES[one.reply]}. {one.note}".strip() for one in option.consultations),
    )


def _dissent(brief: BriefData) -> Said:
    for one in brief.dissent:
        yield one.holder, one.text
        yield f"{one.holder}, what would change this view", one.would_change
    yield "Asked, with no other reading", _rows(brief.dissent_asked)


def _to_weigh(brief: BriefData) -> Said:
    yield "Sensitivities", brief.sensitivities
    yield "Law", brief.legal
    yield "Money", brief.financial
    yield "What is not known", _rows(brief.information_gaps)
    yield "Assumptions", _rows(one.text for one in brief.assumptions)


def _lines_to_take(brief: BriefData) -> Said:
    yield "Lines", _rows(brief.lines_to_take)
    yield "Marking of the lines", marking_line(brief.lines_marking) if brief.lines_marking else ""


def _clearance(brief: BriefData) -> Said:
    for one in brief.clearance:
        yield one.step, f"{one.who}, {one.office}, {instant(one.at, brief.zone)}"
    yield "Author", brief.author.name if brief.author else ""
    yield "Cleared by", brief.clearing_officer.name if brief.clearing_officer else ""
    yield "Contact", brief.contact


def _annexes(said: Annexes) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    yield (
        "Annex A Indicators",
        [
            *(
                (f"{one.number} {one.indicator}", f"{one.seen or 'seen'}. {one.trend}".strip())
                for one in said.indicators
            ),
            ("Note", said.indicators_note),
        ],
    )
    events = (f"{one.occurred.isoformat()} {one.place}: {one.kind}, {one.sides}" for one in said.events)
    yield "Annex B Events", [("Events", _rows(events)), ("Note", said.events_note)]
    dated = (f"{one.occurred.isoformat()}: {one.text} {one.caution}".strip() for one in said.timeline)
    yield "Annex C Chronology", [("Chronology", _rows(dated))]
    levers = (
        f"{one.number} {one.lever}, {one.owner}: {one.state}. {one.note}".strip() for one in said.lever_rows
    )
    plan = (
        f"{one.number} {one.measure}, {one.who}, {one.when}. {one.result}".strip() for one in said.plan_rows
    )
    yield (
        "Annex D Levers and plan",
        [
            ("Levers", _rows((said.levers, *levers))),
            ("Plan", _rows((said.action_plan, *plan))),
            ("Observed", _rows(said.observations)),
        ],
    )
    rights = [("Whole", said.rights_assessment)]
    if said.rights is not None:
        rights.append(("Head", said.rights.head))
        rights += [(one.title, one.text) for one in said.rights.parts]
        rights += [(one.title, _rows((one.finding, one.mitigation))) for one in said.rights.findings]
    yield "Annex E Rights", rights
    yield (
        "Annex F Authority",
        [
            (
                chain.office,
                _rows(
                    f"{one.number}, {one.delegator} to {one.delegate}: {'; '.join(one.limits)}"
                    for one in chain.links
                ),
            )
            for chain in said.instruments
        ],
    )


def _rows(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)
