"""The background of the three files in the demonstration: true symbols and days, and nothing protected in an export."""

from datetime import date

from app.reading.countries.background import Background, background
from app.reading.countries.file_rows import LiveRows
from app.reading.countries.groups_export import ExportForm, NameMode, groups_document
from app.reading.desk import Need, desk
from db.vocabulary.background import TreatyStanding
from tests.demo.conftest import Case

ON = date(2022, 9, 30)


def held(case: Case, country: str) -> Background:
    with case.read() as session:
        return background(LiveRows(session, country), ON)


def test_s22_myanmar_shows_the_mission_the_mechanism_and_both_courts_with_symbol_and_day(case: Case) -> None:
    shown = {one.code: (one.symbol, one.since) for one in held(case, "MMR").mechanisms}
    assert shown["ffm_mmr"] == ("A/HRC/RES/34/22", date(2017, 3, 24))
    assert shown["iimm"] == ("A/HRC/RES/39/2", date(2018, 9, 27))
    assert shown["icc_mmr"] == ("ICC-01/19", date(2019, 11, 14))
    assert shown["icj_mmr"] == ("ICJ General List No. 178", date(2019, 11, 11))
    assert shown["icj_mmr_measures"][1] == date(2020, 1, 23)


def test_no_register_of_the_three_files_stands_empty_and_every_entry_has_its_source(case: Case) -> None:
    for country in ("MMR", "AFG", "UKR"):
        shown = held(case, country)
        for entries in (
            shown.groups,
            shown.perpetrators,
            shown.relations,
            shown.mechanisms,
            shown.universal_reviews,
            shown.special_procedures,
        ):
            assert entries, country
            assert all(entry.source for entry in entries)
        assert sum(line.status is not None for line in shown.treaties) >= 4


def test_s15_the_files_with_impunity_on_record_are_flagged(case: Case) -> None:
    assert {
        country for country in ("MMR", "AFG", "UKR") if (flag := held(case, country).flag) and flag.flagged
    } == {"MMR", "AFG"}


def test_how_the_three_states_stand_to_the_treaties_on_genocide_and_on_the_court(case: Case) -> None:
    stands = {
        (country, line.code): line.status.standing
        for country in ("MMR", "AFG", "UKR")
        for line in held(case, country).treaties
        if line.status and line.code in {"genocide", "rome_statute"}
    }
    assert all(stands[country, "genocide"] is TreatyStanding.PARTY for country in ("MMR", "AFG", "UKR"))
    assert stands["MMR", "rome_statute"] is TreatyStanding.NOT_PARTY
    assert stands["AFG", "rome_statute"] is TreatyStanding.PARTY
    assert stands["UKR", "rome_statute"] is TreatyStanding.SIGNED


def test_s16_answers_of_years_ago_ask_to_be_given_again(case: Case) -> None:
    at = case.ministry.store.clock()
    with case.read() as session:
        waiting = desk(session, case.ministry.actor, at, at.date()).lines
    assert [line.key for line in waiting if line.need is Need.CHECKLIST] == ["MMR"]


def test_s17_the_demonstration_s_protected_groups_leave_under_pseudonyms(case: Case) -> None:
    with case.read() as session:
        for form in ExportForm:
            for mode in NameMode:
                document = groups_document(LiveRows(session, "MMR"), mode, form, "INTERNAL")
                assert b"Rohingya" not in document.content
                assert document.still_readable == ()
