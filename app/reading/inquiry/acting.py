"""Acts outside authority and what became of them, and which training the deciders had."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa

from app.documents.inquiry import Answer, Row
from app.reading.authority.effects import effects_of, not_refused
from app.reading.inquiry.scope import Scope, columns, joined
from app.reading.ledger.lines import line_of
from app.reading.ministry.organisation import certificate_words
from app.reading.ministry.settings import read_settings
from app.reading.reports.lapsed_decisions import lapse_of_decision
from app.rules.reports.outcomes import Lapse, cited_words
from db.decisions import AuthorityFinding, Decision, DecisionLapse, Ratification
from db.ledger.entries import ledger
from db.people import TrainingCertificate
from db.reports import Report
from db.vocabulary import TrainingRule, words
from language import Wording, mark, plural, ptr, tr
from language.codes import act_words

_REFUSED = "refused."
_LAPSES = Wording(
    {
        Lapse.NOT_RATIFIED: mark("not ratified in time; it lapsed on {day}"),
        Lapse.SIGNATURE_REFUSED: mark("it never took effect: the second signature was refused on {day}"),
        Lapse.NOT_COMPLETE: mark("it never took effect: its window ended on {day} before it was complete"),
    }
)


def outside_authority(scope: Scope) -> Answer:
    """Question 16. Attempts that a rule refused, emergency decisions, and what was later found to be outside authority."""
    refused = _refused(scope)
    attempts, emergencies, found = _attempts(scope), _emergencies(scope, refused), _findings(scope, refused)
    rows = sorted((*attempts, *emergencies, *found), key=lambda row: row.cells[0])
    return Answer(
        16,
        _outside_said(len(attempts), len(emergencies), len(found)),
        columns(
            (tr("When"), 3),
            (ptr("early warning", "Warning"), 3),
            (tr("Who"), 4),
            (tr("What"), 6),
            (tr("What became of it"), 7),
        ),
        tuple(rows),
        tr("History: refused only; Reports: decisions, their ratification and findings"),
    )


def _attempts(scope: Scope) -> list[Row]:
    numbers = [report.number for report in scope.reports]
    lines = map(
        line_of,
        scope.session.execute(
            sa.select(ledger)
            .where(ledger.c.topic.in_(numbers), ledger.c.action.startswith(_REFUSED, autoescape=True))
            .order_by(ledger.c.number)
        ),
    )
    return [
        Row(
            (
                scope.when(line.at),
                line.topic,
                line.who,
                tr("attempted: {act}", act=act_words(line.action.removeprefix(_REFUSED)).lower()),
                tr("refused, without effect: {reason} [{rule}]", reason=line.reason, rule=line.rule),
            ),
            "history",
            f"#{line.number}",
        )
        for line in lines
    ]


def _decided(scope: Scope) -> list[tuple[Decision, str]]:
    rows = scope.session.execute(
        sa.select(Decision, Report.number)
        .join(Report, Report.id == Decision.report_id)
        .where(Decision.report_id.in_(scope.report_ids))
        .order_by(Decision.decided_at, Decision.number)
    )
    return [(decision, number) for decision, number in rows]


def _who(scope: Scope, decision: Decision) -> str:
    return joined((scope.person(decision.person_id), scope.office(decision.office_id)), ", ")


def _emergencies(scope: Scope, refused: Collection[str]) -> list[Row]:
    rows = []
    for decision, number in _decided(scope):
        if decision.ratifying_office_id is not None:
            rows.append(
                Row(
                    (
                        scope.when(decision.decided_at),
                        number,
                        _who(scope, decision),
                        tr("recorded as an emergency decision: {number}", number=decision.number)
                        if decision.id in refused
                        else tr("decided in an emergency: {number}", number=decision.number),
                        _ratified(scope, decision, refused),
                    ),
                    "reports",
                    number,
                )
            )
    return rows


def _refused(scope: Scope) -> frozenset[str]:
    """Those of the decisions whose records were refused, in one look-up."""
    asked = sa.select(Decision.id).where(Decision.report_id.in_(scope.report_ids), ~not_refused())
    return frozenset(scope.session.scalars(asked))


def _ratified(scope: Scope, decision: Decision, refused: Collection[str]) -> str:
    if decision.id in refused:
        return tr("not decided: the record differs from the signed paper")
    given = scope.session.scalars(
        sa.select(Ratification).where(Ratification.decision_id == decision.id)
    ).one_or_none()
    if given is not None:
        return tr(
            "ratified on {day} by {person}, {office}",
            day=scope.when(given.ratified_at),
            person=scope.person(given.person_id),
            office=scope.office(given.office_id),
        )
    lapse = scope.session.scalars(
        sa.select(DecisionLapse).where(DecisionLapse.decision_id == decision.id)
    ).one_or_none()
    how = lapse_of_decision(scope.session, decision)
    if lapse is not None and how is not None:
        return _LAPSES[how].format(day=scope.when(lapse.lapsed_at))
    standing = words(effects_of(scope.session, [decision.id])[decision.id]).lower()
    return tr(
        "not ratified yet: {standing}, until {day}", standing=standing, day=scope.when(decision.ratify_by)
    )


def _findings(scope: Scope, refused: Collection[str]) -> list[Row]:
    rows = scope.session.execute(
        sa.select(AuthorityFinding, Decision, Report.number)
        .join(Decision, Decision.id == AuthorityFinding.decision_id)
        .join(Report, Report.id == Decision.report_id)
        .where(Decision.report_id.in_(scope.report_ids))
        .order_by(AuthorityFinding.found_at)
    )
    return [
        Row(
            (
                scope.when(one.found_at),
                number,
                _who(scope, decision),
                tr(
                    "{number} found to be outside authority: {finding}",
                    number=cited_words(decision.number, refused=decision.id in refused),
                    finding=one.finding,
                ),
                tr("corrected: {correction}", correction=one.correction),
            ),
            "reports",
            number,
        )
        for one, decision, number in rows
    ]


def _outside_said(attempts: int, emergencies: int, found: int) -> str:
    refused = (
        plural(
            "One attempt was refused and had no effect.",
            "{count} attempts were refused and had no effect.",
            attempts,
        )
        if attempts
        else tr("No attempt was refused.")
    )
    urgent = (
        plural(
            "One decision was made under emergency powers that had to be ratified.",
            "{count} decisions were made under emergency powers that had to be ratified.",
            emergencies,
        )
        if emergencies
        else tr("No decision needed to be ratified.")
    )
    outside = (
        plural(
            "One decision was later found to be outside authority.",
            "{count} decisions were later found to be outside authority.",
            found,
        )
        if found
        else tr("No decision was later found to be outside authority.")
    )
    return f"{refused} {urgent} {outside}"


def training(scope: Scope) -> Answer:
    """Question 17. Everybody who decided, with the certificates that were valid then."""
    by_person: dict[str, list[Decision]] = defaultdict(list)
    for decision, _number in _decided(scope):
        by_person[decision.person_id].append(decision)
    rows, trained = [], 0
    for person_id, decisions in by_person.items():
        first, last = decisions[0].decided_at, decisions[-1].decided_at
        valid = [_valid(scope, person_id, decision.decided_at) for decision in decisions]
        trained += all(valid)
        rows.append(
            Row(
                (
                    scope.person(person_id),
                    joined(dict.fromkeys(scope.office(one.office_id) for one in decisions), ", "),
                    tr("{first} to {last}", first=scope.day(first), last=scope.day(last)),
                    str(len(decisions)),
                    _held(scope, person_id),
                    tr("at every decision")
                    if all(valid)
                    else tr("at {part} of {whole}", part=sum(valid), whole=len(valid)),
                ),
                "settings",
                "people",
            )
        )
    return Answer(
        17,
        _training_said(scope, len(rows), trained),
        columns(
            (tr("Who decided"), 3),
            (tr("Office"), 5),
            (tr("Decided from, to"), 4),
            (tr("Decisions"), 2),
            (tr("Training on record"), 6),
            (tr("Valid then"), 3),
        ),
        tuple(rows),
        tr("Settings: people and accounts, record a training"),
    )


def _certificates(scope: Scope, person_id: str) -> Sequence[TrainingCertificate]:
    return scope.session.scalars(
        sa.select(TrainingCertificate)
        .where(TrainingCertificate.person_id == person_id)
        .order_by(TrainingCertificate.completed_on)
    ).all()


def _valid(scope: Scope, person_id: str, at: datetime) -> bool:
    """Whether any certificate was valid then, by the days of the ministry (Authority rule 23)."""
    day = at.astimezone(scope.zone).date()
    return any(
        one.completed_on <= day and (one.expires_on is None or day < one.expires_on)
        for one in _certificates(scope, person_id)
    )


def _held(scope: Scope, person_id: str) -> str:
    return joined(map(certificate_words, _certificates(scope, person_id))) or tr("none")


_RULES = Wording(
    {
        TrainingRule.NOT_REQUIRED: mark("The ministry’s rule today: no training is required."),
        TrainingRule.WARNS: mark("The ministry’s rule today: missing training is warned of."),
        TrainingRule.BARS: mark("The ministry’s rule today: nobody decides without valid training."),
    }
)


def _training_said(scope: Scope, people: int, trained: int) -> str:
    rule = _RULES[read_settings(scope.session).training]
    if not people:
        return " ".join((tr("Nobody has decided."), rule))
    said = plural(
        "{count} person decided; at every decision of theirs {trained} had valid training.",
        "{count} people decided; at every decision of theirs {trained} had valid training.",
        people,
        trained=trained,
    )
    return f"{said} {rule}"
