"""What a frozen brief says, line by line in the order of the page, so that two versions can be laid side by side.

Taken from the frozen data, never from the printed pages. The entries of the ledger (Annex G) are left out: they grow
with every version.
"""

from collections.abc import Iterable, Iterator

from app.briefs.annexes import Annexes
from app.briefs.data import BriefData, OptionRow
from app.briefs.judgement import Judgement
from app.rules.reports.versions import Line
from language import tr
from reports.words import (
    CONFIDENCE,
    ONGOING,
    RISK_LEVELS,
    authority_words,
    grade,
    instant,
    listed,
    marking_line,
    money,
    named,
    occurred,
    phase_words,
    reply_words,
    trend_words,
)

Said = Iterator[tuple[str, str]]


def brief_lines(brief: BriefData) -> tuple[Line, ...]:
    """Every line that says something."""
    parts: tuple[tuple[str, Iterable[tuple[str, str]]], ...] = (
        (tr("Head of the page"), _head(brief)),
        (tr("1 Bottom line"), _bottom_line(brief)),
        (tr("2 Recommendations"), _recommendations(brief)),
        (tr("3 Phase"), _phases(brief)),
        (tr("4 Judgement"), _judgement(brief.judgement)),
        (tr("5 Evidence"), _evidence(brief)),
        (tr("6 Options"), _options(brief)),
        (tr("7 Dissent"), _dissent(brief)),
        (tr("8 To weigh"), _to_weigh(brief)),
        (tr("9 Lines to take"), _lines_to_take(brief)),
        (tr("10 Clearance"), _clearance(brief)),
        *_annexes(brief.annexes),
    )
    return tuple(
        Line(part=part, label=label, text=text) for part, said in parts for label, text in said if text
    )


def _head(brief: BriefData) -> Said:
    yield tr("Subject"), brief.subject
    yield tr("Addressed to"), brief.addressed_to
    yield tr("Marking"), marking_line(brief.marking)
    if brief.deadline is not None:
        yield tr("Decision by"), instant(brief.deadline.at, brief.deadline.zone)
        yield tr("Because"), brief.deadline.because


def _bottom_line(brief: BriefData) -> Said:
    said = brief.bottom_line
    yield tr("What is happening"), said.happening
    yield tr("How likely"), said.likelihood
    yield tr("How sure"), said.confidence
    yield tr("What is asked"), said.ask


def _recommendations(brief: BriefData) -> Said:
    for one in brief.recommendations:
        yield tr("Recommendation {number}", number=one.number), one.text
        yield (
            tr("Recommendation {number}, authority", number=one.number),
            _rows(map(authority_words, one.authorities)),
        )


def _phases(brief: BriefData) -> Said:
    yield (
        tr("Changes"),
        _rows(
            named(f"{phase_words(one.phase)}, {instant(one.at, brief.zone)}, {one.who}", one.why)
            for one in brief.phases.changes
        ),
    )
    yield tr("Risk level"), RISK_LEVELS[brief.phases.risk_level] if brief.phases.risk_level else ""
    yield tr("Atrocities ongoing"), ONGOING[brief.phases.ongoing] if brief.phases.ongoing else ""


def _judgement(said: Judgement) -> Said:
    yield tr("What is likely"), said.statement
    likely = f"{said.likelihood} ({said.likelihood_low}–{said.likelihood_high} %)" if said.likelihood else ""
    yield tr("How likely"), likely
    yield tr("How sure"), CONFIDENCE[said.confidence] if said.confidence else ""
    yield tr("Why this sure"), said.confidence_reason
    for sign in said.signs:
        words = (sign.value, sign.baseline, sign.test, sign.not_measured_because)
        yield sign.kind.label, _rows(words)
    yield tr("Indicators"), _rows(said.indicators)


def _evidence(brief: BriefData) -> Said:
    for row in brief.evidence:
        facts = (
            occurred(row),
            row.place,
            row.source or row.source_kind.within,
            grade(row),
            row.caution,
        )
        yield row.item, listed(facts, "")


def _options(brief: BriefData) -> Said:
    for option in brief.options:
        for label, text in _option(option):
            yield tr("Option {option_number}, {label}", option_number=option.number, label=label), text


def _option(option: OptionRow) -> Said:
    yield tr("title"), option.title
    yield tr("tool"), f"{option.tool_code} {option.tool}".strip()
    yield tr("mechanisms"), _rows(option.mechanisms)
    yield tr("scope"), option.scope
    yield tr("target"), option.target
    yield tr("outcome"), option.expected_outcome
    yield tr("lead"), option.lead_department
    yield tr("time"), option.lead_time
    yield tr("cost"), money(option.cost) if option.cost else ""
    yield tr("who pays"), option.who_pays
    yield tr("cost to us"), option.cost_to_us
    yield tr("harm to civilians"), option.harm_risk
    yield tr("humanitarian effect"), option.humanitarian_effect
    yield tr("partners"), _rows(option.partners)
    yield tr("authority"), _rows(map(authority_words, option.authorities))
    yield tr("Security Council"), option.security_council
    yield tr("put on record"), _rows(option.recorded)
    yield (
        tr("consulted"),
        _rows(
            f"{named(one.department, reply_words(one.reply))}. {one.note}".strip()
            for one in option.consultations
        ),
    )


def _dissent(brief: BriefData) -> Said:
    for one in brief.dissent:
        yield one.holder, one.text
        yield tr("{holder}, what would change this view", holder=one.holder), one.would_change
    yield tr("Asked, with no other reading"), _rows(brief.dissent_asked)


def _to_weigh(brief: BriefData) -> Said:
    yield tr("Sensitivities"), brief.sensitivities
    yield tr("Law"), brief.legal
    yield tr("Money"), brief.financial
    yield tr("What is not known"), _rows(brief.information_gaps)
    yield tr("Assumptions"), _rows(one.text for one in brief.assumptions)


def _lines_to_take(brief: BriefData) -> Said:
    yield tr("Lines"), _rows(brief.lines_to_take)
    yield tr("Marking of the lines"), marking_line(brief.lines_marking) if brief.lines_marking else ""


def _clearance(brief: BriefData) -> Said:
    for one in brief.clearance:
        yield one.step, f"{one.who}, {one.office}, {instant(one.at, brief.zone)}"
    yield tr("Author"), brief.author.name if brief.author else ""
    yield tr("Also wrote in the draft"), _rows(one.name for one in brief.helpers)
    yield tr("Cleared by"), brief.clearing_officer.name if brief.clearing_officer else ""
    yield tr("Contact"), brief.contact


def _annexes(said: Annexes) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    yield (
        tr("Annex A Indicators"),
        [
            *(
                (
                    f"{one.number} {one.indicator}",
                    ". ".join((one.seen or tr("seen"), trend_words(one.trend))).strip(),
                )
                for one in said.indicators
            ),
            (tr("Note"), said.indicators_note),
        ],
    )
    events = (
        named(f"{one.occurred.isoformat()} {one.place}", f"{one.kind}, {one.sides}") for one in said.events
    )
    yield tr("Annex B Events"), [(tr("Events"), _rows(events)), (tr("Note"), said.events_note)]
    dated = (named(one.occurred.isoformat(), f"{one.text} {one.caution}".strip()) for one in said.timeline)
    yield tr("Annex C Chronology"), [(tr("Chronology"), _rows(dated))]
    levers = (
        named(f"{one.number} {one.lever}, {one.owner}", f"{one.state}. {one.note}".strip())
        for one in said.lever_rows
    )
    plan = (
        f"{one.number} {one.measure}, {one.who}, {one.when}. {one.result}".strip() for one in said.plan_rows
    )
    yield (
        tr("Annex D Levers and plan"),
        [
            (tr("Levers"), _rows((said.levers, *levers))),
            (tr("Plan"), _rows((said.action_plan, *plan))),
            (tr("Observed"), _rows(said.observations)),
        ],
    )
    rights = [(tr("Whole"), said.rights_assessment)]
    if said.rights is not None:
        rights.append((tr("Head"), said.rights.head))
        rights += [(one.title, one.text) for one in said.rights.parts]
        rights += [(one.title, _rows((one.finding, one.mitigation))) for one in said.rights.findings]
    yield tr("Annex E Rights"), rights
    yield (
        tr("Annex F Authority"),
        [
            (
                chain.office,
                _rows(
                    tr(
                        "{number}, {delegator} to {delegate}: {limits}",
                        number=one.number,
                        delegator=one.delegator,
                        delegate=one.delegate,
                        limits=listed(one.limits, ""),
                    )
                    for one in chain.links
                ),
            )
            for chain in said.instruments
        ],
    )


def _rows(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)
