"""What a country file puts on the axis beside imported events: its own day, and the day on which it was known."""

from datetime import date, timedelta

from app.reading.timeline.marks import Lane, Mark, past_marks, timeline_marks
from db.vocabulary import Phase
from tests.support.carrying import submitted
from tests.support.casework import evidence, opened, source
from tests.support.ministry import NOW, Ministry


def marks(ministry: Ministry, lane: Lane) -> list[Mark]:
    with ministry.store.read() as session:
        return [one for one in timeline_marks(session, "MMR", NOW.date()) if one.lane is lane]


def test_a_file_without_a_phase_has_a_timeline_too(ministry: Ministry) -> None:
    opened(ministry)
    assert marks(ministry, Lane.PHASE) == []
    # The table of mechanisms knows the country before anybody has entered anything.
    assert any(one.title.startswith("Independent Investigative") for one in marks(ministry, Lane.UN))


def test_evidence_stands_when_it_happened_and_says_when_it_was_known(ministry: Ministry) -> None:
    opened(ministry, phase=Phase.RISK_PRESENT)
    evidence(ministry, occurred_on=date(2026, 1, 10))
    (item,) = marks(ministry, Lane.EVIDENCE)
    assert (item.first, item.last, item.known_on) == (date(2026, 1, 10), date(2026, 1, 10), NOW.date())
    (phase,) = marks(ministry, Lane.PHASE)
    assert (phase.first, phase.last, phase.phase) == (NOW.date(), None, Phase.RISK_PRESENT)


def test_s06_a_past_day_has_the_marks_that_were_on_record_when_it_ended(ministry: Ministry) -> None:
    opened(ministry, phase=Phase.RISK_PRESENT)
    post = source(ministry)
    evidence(ministry, post, title="Villages burned")
    shown, first_day = marks(ministry, Lane.EVIDENCE), ministry.clock.at
    ministry.clock.at += timedelta(days=20)
    submitted(ministry, evidence(ministry, post, title="What was heard of later").evidence_id)
    with ministry.store.read() as session:
        then = past_marks(session, "MMR", first_day.date(), first_day)
        now = timeline_marks(session, "MMR", ministry.clock.at.date())
        # What is read from the rows as they stand and from the ledger of this very moment is the same.
        assert past_marks(session, "MMR", ministry.clock.at.date(), ministry.clock.at) == now
    assert [one for one in then if one.lane is Lane.EVIDENCE] == shown
    assert [one for one in then if one.lane in {Lane.REPORTS, Lane.DECISIONS}] == []
    assert len([one for one in now if one.lane is Lane.EVIDENCE]) == 2
    assert len([one for one in now if one.lane is Lane.REPORTS]) == 1
