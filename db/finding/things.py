"""What each row says that can be found: its kind, its title, its words, its country and its day.

A row's own words, and of others only what was so on its day: the office that decided keeps the name that it had.
Never here: sealed identities, keys, attachments, passphrases.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from db import (
    assessments,
    comments,
    countries,
    decisions,
    delegations,
    evidence,
    groups,
    lessons,
    levers,
    people,
    plans,
    reports,
    responses,
    signals,
)
from db.base import Base
from db.engagement import exposure, impact, promises, register, triggers
from db.finding.names import Names
from db.vocabulary import Outcome, ReceiptManner, words
from db.vocabulary.finding import ThingKind as Kind
from db.vocabulary.finding import coded_word

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that can be found. ``words`` are looked through and not shown: numbers, names, other forms."""

    kind: Kind
    title: str
    text: str = ""
    number: str = ""
    country: str | None = None
    day: date | None = None
    about_id: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Plain:
    """A row whose columns say it all. ``about``: the column of the row that it is part of."""

    kind: Kind
    title: str = ""
    text: tuple[str, ...] = ()
    day: str = ""
    number: str = "number"
    country: str = "country"
    about: str = ""

    def __call__(self, row: Values, names: Names) -> Thing:
        about = row.get(self.about) if self.about else None
        return Thing(
            kind=self.kind,
            title=_said(row.get(self.title)),
            text="\n".join(filter(None, (_said(row.get(column)) for column in self.text))),
            number=_said(row.get(self.number)),
            country=row.get(self.country) or (names.country(about) if about else None),
            day=_day(row.get(self.day)),
            about_id=about,
        )


_REPORT_TEXT = (
    "summary",
    "ask",
    "affected_groups",
    "likelihood_statement",
    "confidence_reason",
    "sign_civilians",
    "sign_infrastructure",
    "sign_spread",
    "sensitivities",
    "legal",
    "financial",
    "information_gaps",
    "assumptions",
    "lines_to_take",
    "deadline_because",
)
_OUTCOMES = {
    Outcome.AUTHORISE: "Authorised: {what}",
    Outcome.DECLINE: "Declined: {what}",
    Outcome.DEFER: "Deferred: {what}",
}
NOT_IDLE = "Taking no action was declined"
"""Who declines to take no action declines no measure: as a rule one was authorised."""
_RULED_OUT = "ruled out inaction"
"""What the window calls it."""


def _decision(row: Values, names: Names) -> Thing:
    what = names.option(row["option_id"])
    office, person = names.office(row["office_id"]), names.person(row["person_id"])
    report = names.report(row["report_id"])
    outcome = Outcome(row["outcome"])
    form, called = _OUTCOMES.get(outcome, "{what}"), ""
    if outcome is Outcome.DECLINE and names.is_idle(row["option_id"]):
        form, called = NOT_IDLE, _RULED_OUT
    return Thing(
        kind=Kind.DECISION,
        title=form.format(what=what),
        text="\n".join(filter(None, (row["reason"], row["instruction"]))),
        number=row["number"],
        country=row["country"],
        day=_day(row["decided_at"]),
        about_id=row["report_id"],
        words=" ".join(
            (
                what,
                office,
                person,
                report.number,
                report.title,
                names.instrument(row["instrument_id"]),
                called,
            )
        ),
    )


def _shown(row: Values, names: Names) -> Thing:
    """A brief that was put before an office: what its holder was shown that day."""
    brief = names.brief(row["brief_id"])
    report = names.report(row["report_id"])
    office = names.office(row["office_id"])
    holders = names.holders(row["office_id"], row["escalated_at"])
    return Thing(
        kind=Kind.BRIEF,
        title=f"{report.number}, brief version {brief.version}, put before {office}",
        text="\n".join(filter(None, (report.title, row["reason"]))),
        number=f"{report.number} v{brief.version}",
        country=report.country,
        day=_day(row["escalated_at"]),
        about_id=row["brief_id"],
        words=f"{holders} shown brief escalated",
    )


def _handed(row: Values) -> str:
    """Who opens a brief that neither came to an office of theirs nor was handed to them has only looked."""
    looked = row["manner"] == ReceiptManner.SHOWN_IN_PROGRAM and row["office_id"] is None
    return "looked at by" if looked else "given to"


def _given(row: Values, names: Names) -> Thing:
    """A brief that was handed to a person, or that one looked at."""
    brief = names.brief(row["brief_id"])
    report = names.report(brief.report_id)
    return Thing(
        kind=Kind.BRIEF,
        title=f"{report.number}, brief version {brief.version}, {_handed(row)} {names.person(row['person_id'])}",
        text=report.title,
        number=f"{report.number} v{brief.version}",
        country=report.country,
        day=_day(row["given_at"]),
        about_id=row["brief_id"],
        words=f"{names.offices_of(row['person_id'], row['given_at'])} shown brief given received",
    )


def _comment(row: Values, names: Names) -> Thing:
    """What was said about a report while it was made: a comment, an answer, or how a matter was settled."""
    who, report = names.person(row["author_id"]), names.report(row["report_id"])
    title = f"Comment by {who}"
    if row["about_id"] is not None:
        title = f"Settled by {who}" if row["settles"] else f"Answer by {who}"
    return Thing(
        kind=Kind.COMMENT,
        title=title,
        text=row["text"],
        country=report.country,
        day=_day(row["made_at"]),
        about_id=row["report_id"],
        words=f"{report.number} {names.option(row['option_id'])}",
    )


def _dissent(row: Values, names: Names) -> Thing:
    """Another reading of the evidence; of who was asked and has none, that they were asked."""
    who, report = names.person(row["person_id"]), names.report(row["report_id"])
    return Thing(
        kind=Kind.COMMENT,
        title=f"Dissent by {who}" if row["text"] else f"No dissent by {who}",
        text="\n".join(filter(None, (row["text"], row["would_change"]))),
        country=report.country,
        day=_day(row["recorded_at"]),
        about_id=row["report_id"],
        words=report.number,
    )


def _instrument(row: Values, names: Names) -> Thing:
    delegator, delegate = names.office(row["delegator_id"]), names.office(row["delegate_id"])
    limits = " ".join(_said(row[column]) for column in ("powers", "countries", "phases"))
    return Thing(
        kind=Kind.INSTRUMENT,
        title=f"{delegator} to {delegate}" if delegator else delegate,
        text=row["basis"],
        number=row["number"],
        day=_day(row["valid_from"]),
        words=f"{words(row['kind'])} {limits}",
    )


def _person(row: Values, _names: Names) -> Thing:
    return Thing(kind=Kind.PERSON, title=row["name"], text=row["title"], words=row["contact"])


def _group(row: Values, _names: Names) -> Thing:
    risk = row["risk"] if "risk" in row else "\n".join((row["command"], row["notes"]))
    return Thing(
        kind=Kind.GROUP,
        title=row["name"],
        text=risk,
        country=row["country"],
        day=row["source_on"],
        words=" ".join((_said(row["aliases"]), row.get("place", ""), row["source"])),
    )


_EVIDENCE = _Plain(
    Kind.EVIDENCE,
    "title",
    ("summary", "original_wording", "place", "groups", "caution", "citation"),
    "occurred_on",
)


def _evidence(row: Values, names: Names) -> Thing:
    """What a source said; it is found by the kinds of violation that it is coded with, too, whatever they are called."""
    return replace(_EVIDENCE(row, names), words=" ".join(coded_word(str(code)) for code in row["violations"]))


Builder = Callable[[Values, Names], Thing]

BUILDERS: dict[type[Base], Builder] = {
    countries.CountryFile: _Plain(
        Kind.FILE, text=("groups_at_risk", "background", "levers", "impact_assessment"), day="opened_at"
    ),
    reports.Report: _Plain(Kind.REPORT, "title", _REPORT_TEXT, "created_at"),
    reports.ReportAssessment: _Plain(
        Kind.REPORT, text=("phase_reason", "confidence_reason", "note"), day="assessed_at", about="report_id"
    ),
    reports.Dissent: _dissent,
    comments.ReportComment: _comment,
    reports.Review: _Plain(Kind.REPORT, text=("learned",), day="reviewed_at", about="report_id"),
    reports.Option: _Plain(
        Kind.OPTION,
        "title",
        (
            "scope",
            "mechanisms",
            "target",
            "expected_outcome",
            "harm_to_civilians",
            "humanitarian_effect",
            "partners",
            "out_of_phase_reason",
            "dropped_reason",
        ),
        about="report_id",
    ),
    reports.Escalation: _shown,
    reports.BriefReceipt: _given,
    decisions.Decision: _decision,
    responses.Response: _Plain(
        Kind.RESPONSE, text=("outcome", "halt_reason"), day="opened_at", about="report_id"
    ),
    evidence.EvidenceItem: _evidence,
    evidence.Source: _Plain(Kind.SOURCE, "name", ("notes",)),
    signals.Signal: _Plain(Kind.SIGNAL, "says", ("formula", "answer"), "last_on"),
    plans.ActionPlan: _Plain(Kind.PLAN, text=("rationale", "context_note"), day="drafted_at"),
    plans.PlanMeasure: _Plain(
        Kind.PLAN,
        "title",
        ("scope", "mechanisms", "expected_outcome", "harm_to_civilians", "humanitarian_effect", "partners"),
        about="plan_id",
    ),
    levers.Lever: _Plain(Kind.LEVER, "title", ("requirements", "withdrawal_reason"), "added_at"),
    assessments.RiskAssessment: _Plain(
        Kind.RISK, text=("overview", "at_risk", "from_whom", "confidence_reason"), day="started_at"
    ),
    assessments.Assumption: _Plain(Kind.RISK, "text", ("if_wrong",), "stated_at"),
    groups.GroupAtRisk: _group,
    groups.Perpetrator: _group,
    register.Engagement: _Plain(
        Kind.ENGAGEMENT, "title", ("lead", "partners", "effect_reason", "rights_component"), "since"
    ),
    impact.ImpactAssessment: _Plain(
        Kind.ENGAGEMENT,
        "policy",
        ("groups", "effect", "grievance_risk", "mitigations", "residual_risk"),
        "started_at",
    ),
    promises.Commitment: _Plain(Kind.ENGAGEMENT, "text", ("made_by", "made_to", "source"), "made_on"),
    triggers.TriggerEvent: _Plain(Kind.ENGAGEMENT, "title", ("what", "annex_text"), "proposed_on"),
    exposure.Exposure: _Plain(Kind.ENGAGEMENT, "name", ("owner", "link", "source"), "noted_on"),
    lessons.Lesson: _Plain(
        Kind.LESSON, "title", ("happened", "to_do", "not_transferable", "acted_on"), "recorded_at"
    ),
    people.Person: _person,
    people.Office: _Plain(Kind.OFFICE, "name", ("department",)),
    delegations.Instrument: _instrument,
}
"""How the rows of each class are found; those of classes that are not here are found through the ledger."""


def thing_of(kind: type[Base], row: Values, names: Names) -> Thing:
    """What a row says. ``kind`` is one of :data:`BUILDERS`."""
    return BUILDERS[kind](row, names)


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return "" if value is None else str(value)


def _day(value: Any) -> date | None:
    return value.date() if isinstance(value, datetime) else value
