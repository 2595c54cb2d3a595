"""Whether words from the field changed on their way up, and whether anything was held back."""

from collections.abc import Sequence

import sqlalchemy as sa

from app.documents.inquiry import Answer, Row
from app.reading.evidence.wording import WordingHistory, WordingStage, wording_history
from app.reading.inquiry.scope import Scope, columns, joined
from app.reading.ledger.lines import line_of
from app.reading.ministry.reference import current_wording_terms
from app.rules.evidence.softening import softening
from db.comments import ReportComment
from db.evidence import EvidenceContradiction, EvidenceItem
from db.ledger.entries import ledger
from db.reports import Brief, Report, ReportEvidence
from db.vocabulary import Credibility, Reliability
from language import plural, tr


def wording(scope: Scope) -> Answer:
    """Question 6. Every item whose text was revised after the first, with who, why, and what grew softer."""
    revised = _revised(scope)
    histories = [wording_history(scope.session, key) for key in revised]
    later = [_wording_row(scope, history, stage) for history in histories for stage in history.rewordings]
    first = _softened_at_once(scope, frozenset(revised))
    softer = sum(bool(history.from_first.label) for history in histories)
    return Answer(
        6,
        _wording_said(len(_items(scope)), len(first), len(later), softer),
        columns(
            (tr("Evidence"), 3),
            (tr("When"), 3),
            (tr("Who"), 3),
            (tr("Why"), 4),
            (tr("From the field"), 5),
            (tr("Our text then"), 5),
            (tr("Compared with the text before"), 4),
        ),
        (*first, *later),
        tr("Evidence: wording, from the field and every later text"),
    )


def _items(scope: Scope) -> Sequence[EvidenceItem]:
    """Evidence of the country, or that which a report cited at any time."""
    found = sa.select(EvidenceItem).where(EvidenceItem.country == scope.country)
    if scope.number:
        cited = sa.select(ReportEvidence.evidence_id).where(ReportEvidence.report_id.in_(scope.report_ids))
        found = found.where(EvidenceItem.id.in_(cited))
    return scope.session.scalars(found.order_by(EvidenceItem.received_at, EvidenceItem.number)).all()


def _revised(scope: Scope) -> list[str]:
    """Items with more than one entry that holds their state: only these can have been reworded."""
    items = [item.id for item in _items(scope)]
    often = scope.session.scalars(
        sa.select(ledger.c.subject_id)
        .where(
            ledger.c.subject_kind == EvidenceItem.__tablename__,
            ledger.c.subject_id.in_(items),
            ledger.c.action == "evidence.revise",
        )
        .distinct()
    )
    revised = set(often)
    return [key for key in items if key in revised]


def _softened_at_once(scope: Scope, revised: frozenset[str]) -> list[Row]:
    """Items whose first text already says less than the words from the field, and that nobody revised."""
    terms = tuple(term.term for term in current_wording_terms(scope.session))
    found = []
    for item in _items(scope):
        label = "" if item.id in revised else softening(item.original_wording, item.summary, terms).label
        if label:
            cells = (
                item.number,
                scope.when(item.received_at),
                scope.person(item.recorded_by_id),
                tr("our first text"),
                item.original_wording,
                item.summary,
                label,
            )
            found.append(Row(cells, *_evidence(scope, item)))
    return found


def _wording_row(scope: Scope, history: WordingHistory, stage: WordingStage) -> Row:
    return Row(
        (
            history.number,
            scope.when(stage.at),
            stage.who,
            stage.reason,
            history.original_wording,
            stage.summary,
            stage.softening.label or tr("nothing softer was seen"),
        ),
        "countries",
        f"{scope.country}/evidence/{history.number}",
    )


def _wording_said(items: int, first: int, later: int, softer: int) -> str:
    if not items:
        return tr("No evidence is on file.")
    kept = tr("The words from the field are kept unchanged beside every later text.")
    at_once = (
        plural(
            "One first text of ours says less than the words from the field.",
            "{count} first texts of ours say less than the words from the field.",
            first,
        )
        if first
        else ""
    )
    if not later:
        return joined((kept, at_once, tr("None of our texts was reworded.")), " ")
    reworded = plural("Our text was reworded once.", "Our texts were reworded {count} times.", later)
    now = (
        plural(
            "One item reads softer today than when it was first written.",
            "{count} items read softer today than when they were first written.",
            softer,
        )
        if softer
        else tr("None reads softer today than when it was first written.")
    )
    return joined((kept, at_once, reworded, now), " ")


def held_back(scope: Scope) -> Answer:
    """Question 7. What was on file and in no brief, what was taken out of a report, and what was said against it."""
    left, taken = _left_out(scope), _taken_out(scope)
    said = [*_contradicted(scope), *_commented(scope)]
    return Answer(
        7,
        _held_said(left, len(taken), len(said)),
        columns(
            (tr("What"), 4),
            (tr("Evidence or report"), 6),
            (tr("Grade"), 2),
            (tr("When"), 3),
            (tr("Who"), 3),
            (tr("Why, or what was said"), 6),
        ),
        (*taken, *(_left_row(scope, item) for item in left), *said),
        tr("Evidence; Reports: evidence and comments; Decision record: dissent"),
    )


_UNVERIFIED = frozenset({Credibility.DOUBTFUL, Credibility.IMPROBABLE, Credibility.CANNOT_BE_JUDGED})


def unverified(item: EvidenceItem) -> bool:
    """Whether an item is graded so that a reader may call it unverified: F for its source, or 4 to 6 for what it says."""
    return item.credibility in _UNVERIFIED or item.reliability is Reliability.F


def _left_out(scope: Scope) -> list[EvidenceItem]:
    """Items received before the last brief was frozen that no report of the country ever cited; the weakest grade first.

    Of one report: what was received before its own last brief.
    """
    last = scope.session.scalar(
        sa.select(sa.func.max(Brief.frozen_at)).where(Brief.report_id.in_(scope.report_ids))
    )
    if last is None:
        return []
    cited = sa.select(ReportEvidence.evidence_id)
    found = scope.session.scalars(
        sa.select(EvidenceItem)
        .where(
            EvidenceItem.country == scope.country,
            EvidenceItem.received_at <= last,
            EvidenceItem.id.not_in(cited),
        )
        .order_by(EvidenceItem.received_at, EvidenceItem.number)
    )
    return sorted(found, key=lambda item: not unverified(item))


def _grade(item: EvidenceItem) -> str:
    return f"{item.reliability.value}{item.credibility.value}"


def _evidence(scope: Scope, item: EvidenceItem) -> tuple[str, str]:
    return "countries", f"{scope.country}/evidence/{item.number}"


def _left_row(scope: Scope, item: EvidenceItem) -> Row:
    what = tr("in no report, graded as unverified") if unverified(item) else tr("in no report")
    return Row(
        (
            what,
            f"{item.number}: {item.title}",
            _grade(item),
            scope.when(item.received_at),
            scope.person(item.recorded_by_id),
            item.caution,
        ),
        *_evidence(scope, item),
    )


def _taken_out(scope: Scope) -> list[Row]:
    who = {line.subject_id: line.who for line in scope.lines("report.drop_evidence")}
    rows = scope.session.execute(
        sa.select(ReportEvidence, EvidenceItem, Report.number)
        .join(EvidenceItem, EvidenceItem.id == ReportEvidence.evidence_id)
        .join(Report, Report.id == ReportEvidence.report_id)
        .where(ReportEvidence.report_id.in_(scope.report_ids), ReportEvidence.removed_at.is_not(None))
        .order_by(ReportEvidence.removed_at)
    )
    return [
        Row(
            (
                tr("taken out of {report}", report=number),
                f"{item.number}: {item.title}",
                _grade(item),
                scope.when(link.removed_at),
                who.get(link.id, ""),
                link.removal_reason,
            ),
            *_evidence(scope, item),
        )
        for link, item, number in rows
    ]


def _contradicted(scope: Scope) -> list[Row]:
    items = {item.id: item for item in _items(scope)}
    links = scope.session.scalars(
        sa.select(EvidenceContradiction).where(
            sa.or_(EvidenceContradiction.evidence_id.in_(items), EvidenceContradiction.other_id.in_(items))
        )
    ).all()
    made = {
        line.subject_id: line
        for line in map(
            line_of,
            scope.session.execute(
                sa.select(ledger)
                .where(
                    ledger.c.subject_kind == EvidenceContradiction.__tablename__,
                    ledger.c.subject_id.in_([link.id for link in links]),
                )
                .order_by(ledger.c.number.desc())
            ),
        )
    }
    rows = []
    for link in links:
        item = items.get(link.evidence_id) or items[link.other_id]
        entry = made.get(link.id)
        rows.append(
            Row(
                (
                    tr("contradicted by another item"),
                    f"{item.number}: {item.title}",
                    _grade(item),
                    scope.when(entry.at if entry else None),
                    entry.who if entry else "",
                    link.note,
                ),
                *_evidence(scope, item),
            )
        )
    return rows


def _commented(scope: Scope) -> list[Row]:
    rows = scope.session.execute(
        sa.select(ReportComment, Report.number)
        .join(Report, Report.id == ReportComment.report_id)
        .where(ReportComment.report_id.in_(scope.report_ids))
        .order_by(ReportComment.made_at, ReportComment.id)
    )
    return [
        Row(
            (
                tr("said on the report"),
                number,
                "",
                scope.when(comment.made_at),
                scope.person(comment.author_id),
                comment.text,
            ),
            "reports",
            number,
        )
        for comment, number in rows
    ]


def _held_said(left: Sequence[EvidenceItem], taken: int, said: int) -> str:
    if not left and not taken:
        held = tr("No: all that was on file when the last brief was frozen stands in a report.")
    else:
        held = tr(
            "Items on file when the last brief was frozen that no report cites: {left}, of these graded as "
            "unverified: {unverified}. Taken out of a report: {taken}.",
            left=len(left),
            unverified=sum(map(unverified, left)),
            taken=taken,
        )
    objected = (
        plural(
            "One contradiction or comment is on record; dissent is answered under question 11.",
            "{count} contradictions or comments are on record; dissent is answered under question 11.",
            said,
        )
        if said
        else tr("No contradiction and no comment is on record; dissent is answered under question 11.")
    )
    return joined((held, objected), " ")
