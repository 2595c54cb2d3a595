"""The back-test on imported events: the same as on the file that they came from, without what was withdrawn."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.actions.outside.imports import ImportFile, WithdrawBatch, import_file, withdraw_batch
from app.backtest.files import read_records
from app.backtest.peaks import PeakRule
from app.backtest.records import CountryRecord
from app.backtest.run import back_test
from app.backtest.stored import longest, stored_records
from app.imports.ged import COLUMNS
from app.perform import reading
from app.refusals import BadInput
from app.rules.signals import Month, SignalSettings
from app.rules.signals.coverage import Span
from db.vocabulary.imports import DataSet
from tests.actions.conftest import built_ministry, ministry
from tests.support.ministry import Ministry

__all__ = ["built_ministry", "ministry"]

SETTINGS = SignalSettings()


def ged(path: Path, country: str, code: str, deaths: int) -> Path:
    """A GED file of thirty months, with one longer event among them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        for place in range(30):
            day = date(2000, 1, 15) + timedelta(days=place * 30)
            writer.writerow(
                {
                    "id": f"{code}{place}",
                    "year": day.year,
                    "type_of_violence": 1 if place % 3 else 3,
                    "side_a": "Army",
                    "side_b": "Civilians",
                    "source_headline": "Army shells the hospital" if place == 4 else "Fighting",
                    "adm_1": "North",
                    "country": country,
                    "country_id": code,
                    "latitude": 1.5,
                    "longitude": 2.5,
                    "date_start": day,
                    "date_end": day + timedelta(days=70 if place == 6 else 0),
                    "deaths_civilians": deaths,
                    "best": deaths + place,
                    "low": deaths,
                    "high": deaths + 90,
                }
            )
    return path


def acled(path: Path) -> Path:
    """An ACLED file of one event."""
    path.write_text(
        "event_id_cnty,event_date,year,event_type,sub_event_type,actor1,actor2,country,iso,admin1,location,latitude,"
        "longitude,source,notes,fatalities\n"
        "MMR1,2001-03-05,2001,Violence against civilians,Attack,Army,Civilians (Myanmar),Myanmar,104,Shan,Lashio,1,2,"
        "Press,Soldiers shot two people.,2\n",
        encoding="utf-8",
    )
    return path


def stored(of: Ministry, *countries: str, dataset: DataSet | None = None) -> tuple[CountryRecord, ...]:
    """What the database holds, as the back-test reads it."""
    with reading(of.store, of.actors["P-AN1"], "backtest") as session:
        return stored_records(session, countries, SETTINGS, dataset)


def test_imported_events_give_the_same_record_as_their_file(ministry: Ministry, tmp_path: Path) -> None:
    path = ged(tmp_path / "ged.csv", "Myanmar (Burma)", "775", 5)
    ministry.do("P-AN1", import_file, ImportFile(path=path))
    [from_file] = read_records(path, SETTINGS).records
    [found] = stored(ministry)
    assert found.country == from_file.country == "MMR"
    assert found.series == from_file.series
    assert len(found.series.months) == 30
    assert [attack.kinds for attack in found.attacks] == [frozenset({"hospital"})]
    assert [fact.start for fact in found.placed] == [fact.start for fact in from_file.placed]


def test_countries_narrow_it_down_and_withdrawn_batches_do_not_count(
    ministry: Ministry, tmp_path: Path
) -> None:
    one = ministry.do(
        "P-AN1", import_file, ImportFile(path=ged(tmp_path / "a.csv", "Myanmar (Burma)", "775", 5))
    )
    ministry.do("P-AN1", import_file, ImportFile(path=ged(tmp_path / "b.csv", "Ukraine", "369", 9)))
    assert [record.country for record in stored(ministry)] == ["MMR", "UKR"]
    assert [record.country for record in stored(ministry, "UKR")] == ["UKR"]
    ministry.do("P-FP", withdraw_batch, WithdrawBatch(batch_id=one.batch_id, reason="Wrong release."))
    assert [record.country for record in stored(ministry)] == ["UKR"]


def test_two_data_sets_are_never_added_up(ministry: Ministry, tmp_path: Path) -> None:
    ministry.do("P-AN1", import_file, ImportFile(path=ged(tmp_path / "a.csv", "Myanmar (Burma)", "775", 5)))
    ministry.do("P-AN1", import_file, ImportFile(path=acled(tmp_path / "b.csv")))
    with pytest.raises(BadInput, match="count the same deaths more than once") as refused:
        stored(ministry)
    assert "acled, ucdp_ged" in refused.value.remedy
    [record] = stored(ministry, dataset=DataSet.ACLED)
    assert sum(count.deaths for count in record.series.months) == 2


def test_months_that_no_file_covers_are_no_calm_baseline() -> None:
    early, late = Span(Month(2000, 1), Month(2002, 6)), Span(Month(2010, 1), Month(2020, 1))
    assert longest((early, late)) == late


def test_without_events_there_is_nothing_to_test(ministry: Ministry) -> None:
    with pytest.raises(BadInput, match="no imported events"):
        stored(ministry)
    with pytest.raises(ValueError, match="at least one country"):
        back_test((), SETTINGS, PeakRule())
