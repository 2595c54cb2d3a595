"""Country files: opened, moved between phases, reviewed, described."""

from datetime import date

import pytest
import sqlalchemy as sa

from app.actions.countries.country_files import (
    Axes,
    ChangePhase,
    Description,
    EditCountryFile,
    OpenCountryFile,
    RecordReview,
    SetReviewCycle,
    change_phase,
    edit_country_file,
    open_country_file,
    record_review,
    set_review_cycle,
)
from app.actions.ministry.people import DeclareConflict, declare_conflict
from db.countries import CountryFile, PhaseChange
from db.ledger.entries import ledger
from db.vocabulary import Ongoing, Phase, RiskLevel
from tests.support.casework import file_version, opened
from tests.support.ministry import Ministry

TODAY = date(2026, 1, 15)


def changes(ministry: Ministry) -> list[PhaseChange]:
    with ministry.store.read() as session:
        return list(session.scalars(sa.select(PhaseChange).order_by(PhaseChange.effective_on)))


def entries(ministry: Ministry, action: str) -> int:
    with ministry.store.read() as session:
        counted = sa.select(sa.func.count()).select_from(ledger).where(ledger.c.action == action)
        return session.scalar(counted) or 0


def test_a_file_is_opened_by_any_name_of_the_country_without_any_phase(ministry: Ministry) -> None:
    kept = ministry.do(
        "P-AN1", open_country_file, OpenCountryFile(country="burma", reason="Reports from the post")
    )
    assert (kept.country, kept.next_review_on) == ("MMR", date(2026, 4, 15))
    assert changes(ministry) == []


def test_a_country_has_one_file(ministry: Ministry) -> None:
    opened(ministry)
    request = OpenCountryFile(country="MMR", reason="Again")
    assert ministry.refused("P-FP", open_country_file, request).rule == "country.open"


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        (OpenCountryFile(country="Atlantis", reason="x"), "country"),
        (OpenCountryFile(country="MMR", reason=""), "reason"),
        (OpenCountryFile(country="MMR", reason="x", review_every_days=367), "review cycle"),
        (OpenCountryFile(country="MMR", reason="x", review_every_days=-1), "review cycle"),
    ],
)
def test_a_file_that_cannot_be_opened(ministry: Ministry, request_: OpenCountryFile, field: str) -> None:
    assert ministry.rejected("P-FP", open_country_file, request_).field == field


def test_administrator_auditor_and_authority_write_no_content(ministry: Ministry) -> None:
    opened(ministry, "AFG")
    for who in ("P-ADM", "P-AUD", "P-MIN", "P-REC"):
        request = OpenCountryFile(country="MMR", reason="x")
        assert ministry.refused(who, open_country_file, request).rule == "role"
        change = ChangePhase(
            country="AFG", axes=Axes(phase=Phase.RISK_PRESENT), effective_on=TODAY, reason="x"
        )
        assert ministry.refused(who, change_phase, change).rule == "role"


def test_a_phase_rises_skips_and_falls_and_every_step_is_kept(ministry: Ministry) -> None:
    opened(ministry, phase=Phase.RISK_PRESENT)
    for day, axes in (
        (date(2026, 1, 13), Axes(phase=Phase.RISK_PRESENT, risk_level=RiskLevel.MEDIUM)),
        (date(2026, 1, 14), Axes(phase=Phase.IMMINENT_RISK, ongoing=Ongoing.YES)),
        (TODAY, Axes()),
    ):
        ministry.do(
            "P-FP",
            change_phase,
            ChangePhase(country="MMR", axes=axes, effective_on=day, reason="New facts"),
        )
    assert [row.phase for row in changes(ministry)][-3:].count(Phase.IMMINENT_RISK) == 1
    assert len(changes(ministry)) == 4
    assert {row.changed_by_id for row in changes(ministry)} == {ministry.people["P-FP"]}


def test_a_phase_change_that_changes_nothing_is_refused(ministry: Ministry) -> None:
    opened(ministry, phase=Phase.RISK_PRESENT)
    same = ChangePhase(
        country="MMR", axes=Axes(phase=Phase.RISK_PRESENT), effective_on=TODAY, reason="As before"
    )
    assert ministry.refused("P-FP", change_phase, same).rule == "unchanged"


@pytest.mark.parametrize(
    ("day", "reason", "field"),
    [
        (date(2026, 1, 16), "New facts", "day of effect"),
        (date(202, 1, 16), "New facts", "day of effect"),
        (TODAY, "", "reason"),
    ],
)
def test_a_phase_change_has_a_day_and_a_reason(
    ministry: Ministry, day: date, reason: str, field: str
) -> None:
    opened(ministry)
    request = ChangePhase(country="MMR", axes=Axes(phase=Phase.RISK_PRESENT), effective_on=day, reason=reason)
    assert ministry.rejected("P-FP", change_phase, request).field == field


def test_a_phase_belongs_to_an_open_file(ministry: Ministry) -> None:
    request = ChangePhase(country="MMR", axes=Axes(), effective_on=TODAY, reason="x")
    assert ministry.rejected("P-FP", change_phase, request).field == "country"


def test_a_conflict_of_interest_bars_judging_the_phase(ministry: Ministry) -> None:
    opened(ministry)
    for country in ("MMR", "AFG"):
        ministry.do(
            "P-FP",
            declare_conflict,
            DeclareConflict(person_id=ministry.people["P-FP"], country=country, statement="Shares."),
        )
    request = ChangePhase(country="MMR", axes=Axes(phase=Phase.RISK_PRESENT), effective_on=TODAY, reason="x")
    assert ministry.refused("P-FP", change_phase, request).rule == "country.conflict"
    opening = OpenCountryFile(country="AFG", reason="x", axes=Axes(phase=Phase.RISK_PRESENT))
    assert ministry.refused("P-FP", open_country_file, opening).rule == "country.conflict"


def test_a_shorter_cycle_brings_the_review_forward_and_a_longer_one_does_not_postpone_it(
    ministry: Ministry,
) -> None:
    opened(ministry)
    short = SetReviewCycle(
        country="MMR", based_on=file_version(ministry), review_every_days=30, reason="Rising"
    )
    assert ministry.do("P-FP", set_review_cycle, short).next_review_on == date(2026, 2, 14)
    assert ministry.refused("P-FP", set_review_cycle, short).rule == "unchanged"
    long = SetReviewCycle(
        country="MMR", based_on=file_version(ministry), review_every_days=120, reason="Calmer"
    )
    assert ministry.do("P-FP", set_review_cycle, long).next_review_on == date(2026, 2, 14)
    never = SetReviewCycle(country="MMR", based_on=file_version(ministry), review_every_days=0, reason="x")
    assert ministry.rejected("P-FP", set_review_cycle, never).field == "review cycle"


def test_a_review_sets_the_next_within_one_cycle(ministry: Ministry) -> None:
    opened(ministry)
    ministry.clock.at = ministry.clock.at.replace(day=20)
    done = RecordReview(country="MMR", findings="No change on the ground.")
    assert ministry.do("P-AN1", record_review, done).next_review_on == date(2026, 4, 20)
    # A second look on the same day changes no date and is on the ledger all the same.
    ministry.do("P-AN1", record_review, done)
    assert entries(ministry, "country.review") == 2
    for day in (date(2026, 1, 20), date(2026, 4, 21)):
        wrong = RecordReview(country="MMR", findings="Nothing.", next_review_on=day)
        assert ministry.rejected("P-AN1", record_review, wrong).field == "next review"
    silent = RecordReview(country="MMR", findings="  ")
    assert ministry.rejected("P-AN1", record_review, silent).field == "findings"


def test_a_description_is_kept_unless_someone_saved_in_between(ministry: Ministry) -> None:
    kept = opened(ministry)
    request = EditCountryFile(
        country="MMR",
        based_on=kept.version,
        description=Description(background="Junta since 2021.\r\n", levers="Arms embargo"),
    )
    after = ministry.do("P-AN1", edit_country_file, request)
    assert ministry.refused("P-AN2", edit_country_file, request).rule == "country.stale"
    with ministry.store.read() as session:
        file = session.scalars(sa.select(CountryFile)).one()
    assert (file.background, file.levers) == ("Junta since 2021.", "Arms embargo")
    again = EditCountryFile(country="MMR", based_on=after.version, description=request.description)
    assert ministry.refused("P-AN1", edit_country_file, again).rule == "unchanged"


def test_a_description_of_a_megabyte_is_rejected(ministry: Ministry) -> None:
    kept = opened(ministry)
    request = EditCountryFile(
        country="MMR", based_on=kept.version, description=Description(background="x" * 1_000_000)
    )
    assert ministry.rejected("P-AN1", edit_country_file, request).field == "background"
