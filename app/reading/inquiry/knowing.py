"""Who knew: the first word and its source, who was told and opened it, and what the file said on a day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa

from app.documents.inquiry import Answer, Row
from app.reading.countries.country_files import PhaseView, phases_of
from app.reading.countries.file_on import FileOn, file_on
from app.reading.inquiry.scope import Scope, columns, joined, on_brief
from app.reading.reports.trail import EscalationView, ReceiptView, briefs_of, escalations_of, receipts_of
from app.rules.reports.clocks import duration_words
from db.evidence import EvidenceItem, Source
from db.reports import Report, ReportEvidence
from db.vocabulary import ReceiptManner, words
from language import Wording, mark, plural, ptr, tr


def first_known(scope: Scope) -> Answer:
    """Question 1. Every item that a warning cites in the order in which it reached the ministry: an old item is
    background, and only a reader can say with which one the ministry knew.
    """
    cited = [(report, pair) for report in scope.reports for pair in _cited(scope, report)]
    rows = [_item_row(scope, report.number, *pair) for report, pair in cited]
    first = _first_on_file(scope) if not scope.number else None
    if first is not None and first[0].id not in {item.id for _report, (item, _source) in cited}:
        rows.insert(0, _item_row(scope, "", *first))
    return Answer(
        1,
        joined((_first_said(scope, first), *(_warned_said(scope, report) for report in scope.reports)), " "),
        columns(
            (ptr("early warning", "Warning"), 3),
            (ptr("evidence", "Received"), 3),
            (tr("From whom"), 4),
            (tr("How good"), 4),
            (tr("What it said"), 6),
            (tr("Happened, reported"), 4),
        ),
        tuple(rows),
        tr("Evidence, with three dates kept apart; Sources; Reports"),
    )


_Pair = tuple[EvidenceItem, Source]


def _items(scope: Scope) -> sa.Select[EvidenceItem, Source]:
    return (
        sa.select(EvidenceItem, Source)
        .join(Source, Source.id == EvidenceItem.source_id)
        .where(EvidenceItem.country == scope.country)
        .order_by(EvidenceItem.received_at, EvidenceItem.number)
    )


def _first_on_file(scope: Scope) -> _Pair | None:
    rows = scope.session.execute(_items(scope).limit(1))
    return next(((item, source) for item, source in rows), None)


def _cited(scope: Scope, report: Report) -> list[_Pair]:
    """What a report cites, the first received first."""
    cited = sa.select(ReportEvidence.evidence_id).where(
        ReportEvidence.report_id == report.id, ReportEvidence.removed_at.is_(None)
    )
    rows = scope.session.execute(_items(scope).where(EvidenceItem.id.in_(cited)))
    return [(item, source) for item, source in rows]


def _item_row(scope: Scope, number: str, item: EvidenceItem, source: Source) -> Row:
    happened = item.occurred_on.isoformat()
    if item.occurred_until is not None and item.occurred_until != item.occurred_on:
        happened = tr("{first} to {last}", first=happened, last=item.occurred_until.isoformat())
    return Row(
        (
            number or tr("in none"),
            scope.when(item.received_at),
            f"{source.name} ({words(source.kind)})",
            _grade(item),
            f"{item.number}: {item.title}",
            tr("{happened}, reported {reported}", happened=happened, reported=item.reported_on.isoformat())
            if item.reported_on
            else happened,
        ),
        "countries",
        f"{scope.country}/evidence/{item.number}",
    )


def _grade(item: EvidenceItem) -> str:
    grade = f"{item.reliability.value}{item.credibility.value}"
    return tr(
        "{grade}: {reliability}; {credibility}",
        grade=grade,
        reliability=item.reliability.label,
        credibility=item.credibility.label,
    )


def _first_said(scope: Scope, first: _Pair | None) -> str:
    if first is None:
        return (
            ""
            if scope.number
            else tr("No evidence is on file, so that the record does not say when it was known.")
        )
    item, source = first
    return tr(
        "The first item on file came on {day}, from {source} ({grade}).",
        day=scope.day(item.received_at),
        source=source.name,
        grade=_grade(item),
    )


def _warned_said(scope: Scope, report: Report) -> str:
    """From the first and the newest item that a warning cites to the warning itself."""
    submitted = scope.submitted.get(report.number)
    received = [item.received_at for item, _source in _cited(scope, report)]
    if submitted is None or not received:
        return ""
    return tr(
        "{report} was submitted on {day}: the first item that it cites had come {first} before, the newest {newest} before.",
        report=report.number,
        day=scope.day(submitted.at),
        first=duration_words(max(submitted.at - min(received), timedelta()), exact=True),
        newest=duration_words(max(submitted.at - max(received), timedelta()), exact=True),
    )


def told(scope: Scope) -> Answer:
    """Question 2. One row for each time that an office was told, or that somebody was shown or handed the brief."""
    rows: list[Row] = []
    offices = opened = 0
    for report in scope.reports:
        receipts = list(receipts_of(scope.session, report.id))
        versions = {one.brief_id: one.version for one in briefs_of(scope.session, report.id)}
        for escalation in escalations_of(scope.session, report.id):
            reached = [one for one in receipts if _reached(one, escalation)]
            receipts = [one for one in receipts if one not in reached]
            offices += 1
            opened += bool(reached)
            version = versions[escalation.brief_id]
            rows.append(_told_row(scope, report.number, version, escalation, reached))
        rows += _others(scope, report.number, receipts)
    return Answer(
        2,
        _told_said(offices, opened),
        columns(
            (ptr("early warning", "Warning"), 3),
            (tr("Who was told"), 5),
            (tr("When"), 3),
            (ptr("brief", "Opened"), 5),
            (tr("Receipt acknowledged"), 5),
        ),
        tuple(rows),
        tr("Reports: brief; History: Who was shown what?"),
    )


def _reached(receipt: ReceiptView, escalation: EscalationView) -> bool:
    """Whether a receipt is that of the office while the report lay with it."""
    ended = escalation.ended_at
    return (
        receipt.office == escalation.office
        and receipt.given_at >= escalation.escalated_at
        and (ended is None or receipt.given_at <= ended)
    )


def _told_row(
    scope: Scope, number: str, version: int, escalation: EscalationView, reached: Sequence[ReceiptView]
) -> Row:
    acknowledged = (
        tr(
            "{when}, by {person}",
            when=scope.when(escalation.acknowledged_at),
            person=escalation.acknowledged_by,
        )
        if escalation.acknowledged
        else tr("never; it was due by {day}", day=scope.when(escalation.acknowledge_by))
    )
    return on_brief(
        number,
        version,
        escalation.office,
        scope.when(escalation.escalated_at),
        joined(f"{scope.when(one.given_at)}, {one.person}{_how(one)}" for one in reached) or tr("never"),
        acknowledged,
    )


def _others(scope: Scope, number: str, receipts: Sequence[ReceiptView]) -> list[Row]:
    """Who was given the brief though the report itself never went to them, such as an office that signs second.

    Whoever only read it was not told by anybody: the readers are another answer.
    """
    found: dict[tuple[str, str], list[ReceiptView]] = defaultdict(list)
    for one in receipts:
        if one.given:
            found[one.person, one.office].append(one)
    return [
        on_brief(
            number,
            given[-1].version,
            tr("{office}, beside the escalation", office=office or person),
            scope.when(given[0].given_at),
            joined(f"{scope.when(one.given_at)}, {person}{_how(one)}" for one in given),
            scope.when(next((one.acknowledged_at for one in given if one.acknowledged_at), None))
            or tr("not acknowledged"),
        )
        for (person, office), given in found.items()
    ]


def _how(receipt: ReceiptView) -> str:
    return "" if receipt.manner is ReceiptManner.SHOWN_IN_PROGRAM else f" ({RECEIVED[receipt.manner]})"


RECEIVED = Wording(
    {
        ReceiptManner.SHOWN_IN_PROGRAM: mark("opened in the program"),
        ReceiptManner.HANDED_ON_PAPER: mark("handed on paper"),
        ReceiptManner.SENT: mark("sent to them"),
    }
)
"""How a version of a brief reached somebody."""


def _told_said(offices: int, opened: int) -> str:
    if not offices:
        return tr("No office was told: no report has been escalated.")
    said = plural("An office was told once.", "Offices were told {count} times.", offices)
    if opened == offices:
        return " ".join((said, tr("Each time the brief was opened or handed over.")))
    never = plural("Once it was never opened.", "{count} times it was never opened.", offices - opened)
    return f"{said} {never}"


def on_days(scope: Scope) -> Answer:
    """Question 20. One row for each day on which the judgement of the file changed: what it said that evening."""
    days = sorted({change.effective_on for change in phases_of(scope.session, scope.country)})
    found = [file_on(scope.session, scope.country, day, scope.today) for day in days if day <= scope.today]
    later = sum(one.learned_later for one in found)
    said = plural(
        "The judgement of the file changed on {count} day.",
        "The judgement of the file changed on {count} days.",
        len(found),
    )
    known = (
        plural(
            "For {count} of them it was entered later: what was known that evening differs.",
            "For {count} of them it was entered later: what was known those evenings differs.",
            later,
        )
        if later
        else tr("Each time that evening’s record says the same as today’s.")
    )
    whole = tr(
        "Any other day: “As it stood on” at the head of the file, and the country profile as of that day."
    )
    return Answer(
        20,
        joined((said, known, whole), " ")
        if found
        else joined((tr("The file was never judged."), whole), " "),
        columns(
            (tr("Day"), 2),
            (tr("The file said that evening"), 6),
            (tr("Today’s record says of that day"), 6),
            (tr("Evidence on file then"), 3),
        ),
        tuple(_day_row(scope, one) for one in found),
        tr("The file “As it stood on” a day; Compare two days; Country profile"),
    )


def _day_row(scope: Scope, found: FileOn) -> Row:
    then = _judged(found.known_then) if found.view else tr("no file was open yet")
    return Row(
        (
            found.on.isoformat(),
            then,
            tr("the same") if not found.learned_later else _judged(found.true_then),
            plural("{count} item", "{count} items", len(found.evidence)),
        ),
        "countries",
        f"{scope.country}/on/{found.on.isoformat()}",
    )


def _judged(view: PhaseView | None) -> str:
    if view is None:
        return tr("nothing")
    return joined(
        (
            words(view.phase) if view.phase else tr("no phase"),
            tr("risk level {level}", level=words(view.risk_level).lower()) if view.risk_level else "",
            tr("atrocities ongoing: {ongoing}", ongoing=words(view.ongoing).lower()),
        ),
        ", ",
    )
