"""Who read what, and when: briefs, documents that left, the file and its attachments."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.documents.inquiry import Answer, Row
from app.reading.countries.access_log import DOCUMENT, LOOKS, REPORT_LOOK, REPORT_LOOKS, look_words
from app.reading.inquiry.knowing import RECEIVED
from app.reading.inquiry.scope import Scope, columns, joined
from app.reading.ledger.lines import line_of
from app.reading.ministry.names import office_held
from app.reading.reports.trail import receipts_of
from db.ledger.entries import ledger
from language import plural, tr
from language.phrases import headed


@dataclass(slots=True)
class _Read:
    """What one person read of one thing: where the first time stands, and when."""

    page: str
    key: str
    first: datetime
    last: datetime
    times: int = 1

    def also(self, first: datetime, last: datetime, times: int) -> None:
        self.first, self.last = min(self.first, first), max(self.last, last)
        self.times += times


class _Reads:
    """Who read what, each pair once."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], _Read] = {}

    def add(self, who: str, what: str, read: _Read) -> None:
        known = self.found.setdefault((who, what), read)
        if known is not read:
            known.also(read.first, read.last, read.times)

    def in_order(self) -> list[tuple[tuple[str, str], _Read]]:
        return sorted(self.found.items(), key=lambda one: one[1].first)


def readers(scope: Scope) -> Answer:
    """Question 19. One row for each person and thing read: the first time, the last, and how often."""
    reads = _Reads()
    for report in scope.reports:
        for receipt in receipts_of(scope.session, report.id):
            what = tr("Brief {report} v{version}: {how}", report=report.number, version=receipt.version, how=RECEIVED[receipt.manner])  # fmt: skip
            key = f"{report.number}/brief/{receipt.version}"
            at = receipt.given_at
            reads.add(joined((receipt.person, receipt.office), ", "), what, _Read("reports", key, at, at))
    for line in scope.lines("brief.read", "brief.save", "brief.print"):
        reads.add(line.who, look_words(line), _Read("history", f"#{line.number}", line.at, line.at))
    _report_looks(scope, reads)
    _documents(scope, reads)
    if not scope.number:
        _looks(scope, reads)
    ordered = reads.in_order()
    return Answer(
        19,
        _readers_said({who.partition(",")[0] for (who, _what), _read in ordered}),
        columns(
            (tr("Who"), 5),
            (tr("What"), 6),
            (tr("First"), 3),
            (tr("Last"), 3),
            (tr("How often"), 2),
        ),
        tuple(
            Row((who, what, scope.when(one.first), scope.when(one.last), str(one.times)), one.page, one.key)
            for (who, what), one in ordered
        ),
        tr("History; the file’s History: who looked at this file"),
    )


def _documents(scope: Scope, reads: _Reads) -> None:
    """Documents on the reports, and on the file itself, that were taken out of the program."""
    topics = [report.number for report in scope.reports]
    rows = scope.session.execute(
        sa.select(ledger)
        .where(
            ledger.c.topic.in_(topics if scope.number else [scope.country, *topics]),
            ledger.c.action == DOCUMENT,
        )
        .order_by(ledger.c.number)
    )
    for line in map(line_of, rows):
        reads.add(line.who, look_words(line), _Read("history", f"#{line.number}", line.at, line.at))


def _report_looks(scope: Scope, reads: _Reads) -> None:
    """Looks at the pages of the reports, counted by the database as those at the file are."""
    rows = scope.session.execute(
        sa.select(
            ledger.c.person_id,
            ledger.c.topic,
            sa.func.min(ledger.c.at),
            sa.func.max(ledger.c.at),
            sa.func.count(),
        )
        .where(
            ledger.c.topic.in_([report.number for report in scope.reports]),
            ledger.c.action == REPORT_LOOK,
            ledger.c.person_id.is_not(None),
        )
        .group_by(ledger.c.person_id, ledger.c.topic)
    )
    for person_id, number, first, last, times in rows:
        began = datetime.fromisoformat(first)
        who = joined((scope.person(person_id), office_held(scope.session, person_id, began)), ", ")
        seen = _Read("reports", number, began, datetime.fromisoformat(last), times)
        reads.add(who, headed(number, REPORT_LOOKS[REPORT_LOOK]), seen)


def _looks(scope: Scope, reads: _Reads) -> None:
    """Looks at the whole file and its attachments, counted by the database: a file of years is looked at every day."""
    name = sa.func.coalesce(sa.func.json_extract(ledger.c.body, "$.detail.name"), "")
    rows = scope.session.execute(
        sa.select(
            ledger.c.person_id,
            ledger.c.action,
            name,
            sa.func.min(ledger.c.at),
            sa.func.max(ledger.c.at),
            sa.func.count(),
        )
        .where(
            ledger.c.topic == scope.country,
            ledger.c.action.in_(list(LOOKS)),
            ledger.c.person_id.is_not(None),
        )
        .group_by(ledger.c.person_id, ledger.c.action, name)
    )
    for person_id, action, named, first, last, times in rows:
        began = datetime.fromisoformat(first)
        who = joined((scope.person(person_id), office_held(scope.session, person_id, began)), ", ")
        seen = _Read("countries", f"{scope.country}/history", began, datetime.fromisoformat(last), times)
        reads.add(who, LOOKS[action].format(name=named), seen)


def _readers_said(people: Collection[str]) -> str:
    if not people:
        return tr("Nobody’s reading is on record.")
    return plural(
        "{count} person read or was given something, each time on record.",
        "{count} people read or were given something, each time on record.",
        len(people),
    )
