"""What did the file say on a day? Two times kept apart: recorded by then, and true then (S-05, S-06, question 20)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from app.actions.countries.country_files import (
    Axes,
    ChangePhase,
    Description,
    EditCountryFile,
    change_phase,
    edit_country_file,
)
from app.actions.countries.groups import ReviseGroup, revise_group
from app.actions.countries.register_entries import RegisterKind, WithdrawEntry, withdraw_entry
from app.actions.countries.structures import AnswerQuestion, answer_question
from app.actions.evidence.items import ReviseEvidence, revise_evidence
from app.reading.countries.country_files import country_view
from app.reading.countries.file_on import FileOn, file_on, past_rows, require_file_then
from app.reading.countries.file_rows import LiveRows, row_of
from app.reading.countries.groups import groups
from app.reading.countries.structures import checklist
from app.refusals import BadInput
from db.base import Base
from db.ledger.entries import instant_text
from db.ledger.states import object_state
from db.vocabulary import Ongoing, Phase
from db.vocabulary.background import ChecklistReply
from tests.support.any_row import any_row, mapped_classes
from tests.support.background import GROUP, group
from tests.support.casework import completed_assessment, evidence, opened
from tests.support.ministry import NOW, Ministry

OPENED = NOW.date()


@pytest.fixture
def file(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def wait(ministry: Ministry, days: int) -> date:
    ministry.clock.at += timedelta(days=days)
    return ministry.clock.at.date()


def move(ministry: Ministry, phase: Phase | None, on: date, *, ongoing: Ongoing = Ongoing.UNCLEAR) -> None:
    request = ChangePhase(
        country="MMR", axes=Axes(phase=phase, ongoing=ongoing), effective_on=on, reason="Seen"
    )
    ministry.do("P-FP", change_phase, request)


def on(ministry: Ministry, day: date) -> FileOn:
    with ministry.store.read() as session:
        return file_on(session, "MMR", day, ministry.clock.at.date())


def test_s05_s06_every_phase_of_a_course_that_rises_falls_and_skips_is_found_by_its_date(
    file: Ministry,
) -> None:
    course: list[tuple[date, Phase | None]] = []
    for phase in (
        Phase.RISK_PRESENT,
        Phase.IMMINENT_RISK,
        Phase.VIOLENCE_ESCALATION,
        Phase.RISK_PRESENT,
        None,
        Phase.IMMINENT_RISK,
    ):
        day = wait(file, 10)
        move(file, phase, day, ongoing=Ongoing.YES)
        course.append((day, phase))
    for day, phase in course:
        found = on(file, day)
        assert found.known_then is not None
        assert found.true_then is not None
        assert found.known_then.phase is phase
        assert found.true_then.phase is phase
        assert not found.learned_later
    before = on(file, course[0][0] - timedelta(days=1))
    assert before.known_then is None
    with file.store.read() as session:
        assert [change.phase for change in country_view(session, "MMR").phases] == [one for _, one in course]


def test_s06_what_was_entered_later_for_a_day_was_true_then_and_not_known_then(file: Ministry) -> None:
    day = wait(file, 5)
    wait(file, 20)
    move(file, Phase.IMMINENT_RISK, day)
    found = on(file, day)
    assert found.known_then is None
    assert found.true_then is not None
    assert found.true_then.phase is Phase.IMMINENT_RISK
    assert found.learned_later
    now = on(file, file.clock.at.date())
    assert now.known_then is not None
    assert not now.learned_later


def test_the_description_groups_checklist_evidence_and_assessments_are_those_of_the_day(
    file: Ministry,
) -> None:
    with file.store.read() as session:
        version = country_view(session, "MMR").version
    described = EditCountryFile(
        country="MMR", based_on=version, description=Description(background="What we knew first.")
    )
    kept_file = file.do("P-AN1", edit_country_file, described)
    kept_group = group(file)
    item = evidence(file)
    completed_assessment(file)
    answer = AnswerQuestion(
        country="MMR",
        question="impunity",
        reply=ChecklistReply.PARTLY,
        as_of=OPENED,
        source="Reports of the post",
    )
    file.do("P-AN1", answer_question, answer)
    later = wait(file, 30)
    file.do(
        "P-AN1",
        edit_country_file,
        replace(
            described, based_on=kept_file.version, description=Description(background="What we know now.")
        ),
    )
    revised = file.do(
        "P-AN1",
        revise_group,
        ReviseGroup(
            country="MMR",
            entry_id=kept_group.entry_id,
            based_on=kept_group.version,
            reason="New count",
            group=replace(GROUP, size_high=700_000),
        ),
    )
    file.do(
        "P-AN1",
        revise_evidence,
        ReviseEvidence(
            evidence_id=item.evidence_id, based_on=item.version, reason="Clearer", summary="Softer words."
        ),
    )
    file.do("P-AN1", answer_question, replace(answer, reply=ChecklistReply.YES, as_of=later))

    then, now = on(file, OPENED), on(file, later)
    assert then.view is not None
    assert now.view is not None
    assert (then.view.background, now.view.background) == ("What we knew first.", "What we know now.")
    assert [one.summary for one in then.evidence] == ["Four villages burned in northern Maungdaw."]
    assert [one.summary for one in now.evidence] == ["Softer words."]
    assert then.view.assessments == now.view.assessments
    assert len(then.view.assessments) == 1
    assert then.view.assessments[0].completed_at is not None

    def of(day: date) -> tuple[int | None, ChecklistReply | None]:
        with file.store.read() as session:
            rows = past_rows(session, "MMR", day, later)
            answered = next(one for one in checklist(rows, day) if one.code == "impunity").answer
            return groups(rows)[0].size_high, answered.reply if answered else None

    assert of(OPENED) == (1_000_000, ChecklistReply.PARTLY)
    assert of(later) == (700_000, ChecklistReply.YES)

    withdrawn = wait(file, 1)
    file.do(
        "P-AN1",
        withdraw_entry,
        WithdrawEntry(
            kind=RegisterKind.GROUP,
            country="MMR",
            entry_id=revised.entry_id,
            based_on=revised.version,
            reason="Entered twice",
        ),
    )
    with file.store.read() as session:
        assert len(groups(past_rows(session, "MMR", later, withdrawn))) == 1
        assert groups(past_rows(session, "MMR", withdrawn, withdrawn)) == ()


def test_today_rebuilt_from_the_ledger_is_the_file_as_it_stands(file: Ministry) -> None:
    group(file)
    group(file, name="Kaman", aliases=())
    completed_assessment(file)
    move(file, Phase.RISK_PRESENT, OPENED)

    with file.store.read() as session:
        past = past_rows(session, "MMR", OPENED, OPENED)
        live = LiveRows(session, "MMR")
        assert len(groups(live)) == 2
        assert groups(past) == groups(live)
        assert file_on(session, "MMR", OPENED, OPENED).view == country_view(session, "MMR")


def test_before_the_file_was_opened_there_is_none_and_the_future_is_not_asked_for(file: Ministry) -> None:
    found = on(file, OPENED - timedelta(days=1))
    assert found.view is None
    with pytest.raises(BadInput) as caught:
        require_file_then(found, "Myanmar")
    assert caught.value.field == "day"
    assert caught.value.remedy
    with pytest.raises(BadInput) as caught:
        on(file, OPENED + timedelta(days=1))
    assert caught.value.field == "day"


def test_what_was_recorded_in_the_last_minute_of_a_day_counts_and_the_next_minute_does_not(
    file: Ministry,
) -> None:
    file.clock.at = datetime(2026, 2, 1, 23, 59, 30, tzinfo=UTC)
    group(file)
    file.clock.at = datetime(2026, 2, 2, 0, 0, 30, tzinfo=UTC)
    group(file, name="Kaman", aliases=())
    with file.store.read() as session:
        assert [
            one.name for one in groups(past_rows(session, "MMR", date(2026, 2, 1), date(2026, 2, 2)))
        ] == ["Rohingya"]


# Of bytes the ledger keeps the hash, not the bytes: files are no part of a file's state on a day.
REBUILT = [
    kind
    for kind in mapped_classes()
    if not any(isinstance(one.type, sa.LargeBinary) for one in kind.__table__.columns)
]


@pytest.mark.parametrize("kind", REBUILT, ids=lambda kind: kind.__tablename__)
def test_a_row_of_any_kind_is_rebuilt_whole_from_its_state(kind: type[Base]) -> None:
    row = any_row(kind)
    state = object_state(row)
    rebuilt = row_of(kind, state, 7)
    assert object_state(rebuilt) == state
    assert rebuilt.ledger_entry == 7


def test_an_instant_of_the_past_is_compared_as_the_ledger_writes_it() -> None:
    # Text order is the order of time: the ledger's own format has one length and one zone.
    earlier, later = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 0, 0, 0, 1, tzinfo=UTC)
    assert instant_text(earlier) < instant_text(later)
