"""A brief that was shown, of which tests of the history are about, and what is read of it."""

import pytest

from app.actions.reports.briefs import HandBrief, OpenBrief, hand_brief, open_brief
from app.actions.reports.escalations import Escalated
from app.reading.ledger.history import ALL, HistoryFilter
from app.reading.ledger.shown import BriefShown, shown_briefs
from db.vocabulary import ReceiptManner
from tests.actions.conftest import built_ministry, ministry
from tests.support.carrying import Prepared, escalated, open_file, prepared
from tests.support.ministry import NOW, Ministry

__all__ = ["built_ministry", "ministry"]


def shown(ministry: Ministry, wanted: HistoryFilter = ALL, who: str = "P-AUD") -> tuple[BriefShown, ...]:
    with ministry.store.read() as session:
        return shown_briefs(session, ministry.actors[who], wanted)


ONE = BriefShown(
    entry=3,
    at=NOW,
    number="EW-2026-0001",
    version=2,
    title="Troops mass in the north",
    country="Myanmar",
    person="Helena Marsh",
    office="Minister for Foreign Affairs",
    given=True,
    own=False,
    manner=ReceiptManner.SHOWN_IN_PROGRAM,
    copy_number=None,
    acknowledged_at=None,
)


@pytest.fixture
def put_before(ministry: Ministry) -> tuple[Ministry, Prepared, Escalated]:
    """A report put before the minister, who has not opened its brief; one person was handed a copy, and two read it."""
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    sent = escalated(ministry, case, "minister")
    paper = HandBrief(brief_id=sent.brief_id, person_id=ministry.people["P-PS"], copy_number=4)
    ministry.do("P-FP", hand_brief, paper)
    for reader in ("P-AUD", "P-AN1"):
        ministry.do(reader, open_brief, OpenBrief(brief_id=sent.brief_id))
    return ministry, case, sent
