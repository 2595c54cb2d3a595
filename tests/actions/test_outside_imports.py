"""Rankings and recommendations from file to reader: corrected, withdrawn, and as they were known at a time."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.actions.outside.imports import BatchKept, ImportFile, WithdrawBatch, import_file, withdraw_batch
from app.reading.outside.rankings import RankingView, newest_rankings, rankings_of_country
from app.reading.outside.recommendations import (
    RecommendationFilter,
    recommendation_counts,
    recommendations_page,
)
from db.vocabulary.recommendations import RecommendingBody, UprResponse
from tests.support.ministry import NOW, Ministry
from tests.support.sheets import text_file

EWP = Path(__file__).parents[2].parent / "shared" / "data" / "ewp_2022_base2021-run-2022-09-30.csv"
HEADER = "country,SFTGcode,COW,risk_in_{}"
UHRI = "State,Text,Groups,Mechanism,Response (UPR),Recommending State (UPR),Document Code,Paragraph,Year,Cycle,Session"


def imported(ministry: Ministry, folder: Path, *lines: str) -> BatchKept:
    return ministry.do("P-AN1", import_file, ImportFile(path=text_file(folder, *lines)))


def of(ministry: Ministry, country: str, as_of: datetime | None = None) -> tuple[RankingView, ...]:
    with ministry.store.read() as session:
        return rankings_of_country(session, country, as_of)


def test_s24_the_real_risk_list_ranks_four_countries_as_required(ministry: Ministry) -> None:
    if not EWP.exists():
        pytest.skip("needs the Early Warning Project’s file beside the checkout")
    kept = ministry.do("P-AN1", import_file, ImportFile(path=EWP))
    assert (kept.rows_new, kept.rows_refused, kept.unresolved) == (324, 0, ())
    ranks = {}
    for country in ("PAK", "MMR", "AFG", "UKR"):
        one_year = next(view for view in of(ministry, country) if view.measure.endswith("one year"))
        ranks[country] = (one_year.rank, one_year.of)
    assert ranks == {"PAK": (1, 162), "MMR": (2, 162), "AFG": (11, 162), "UKR": (74, 162)}


def test_a_correction_counts_from_when_it_came_and_a_withdrawal_brings_back_what_was(
    ministry: Ministry, tmp_path: Path
) -> None:
    imported(ministry, tmp_path, HEADER.format(2025), "Mali,MLI,432,0.5", "Chad,CHA,483,0.25")
    ministry.clock.at = NOW + timedelta(days=1)
    corrected = imported(ministry, tmp_path, HEADER.format(2025), "Mali,MLI,432,0.125", "Chad,CHA,483,0.25")
    assert (corrected.rows_new, corrected.rows_changed, corrected.rows_unchanged) == (0, 1, 1)
    (now,) = of(ministry, "MLI")
    assert (now.value, now.rank, now.of, now.batch) == (0.125, 2, 2, corrected.number)
    (then,) = of(ministry, "MLI", NOW + timedelta(hours=1))
    assert (then.value, then.rank) == (0.5, 1)
    assert of(ministry, "MLI", NOW - timedelta(hours=1)) == ()
    ministry.clock.at = NOW + timedelta(days=2)
    ministry.do("P-FP", withdraw_batch, WithdrawBatch(batch_id=corrected.batch_id, reason="Taken back"))
    (again,) = of(ministry, "MLI")
    assert (again.value, again.rank) == (0.5, 1)
    (meanwhile,) = of(ministry, "MLI", NOW + timedelta(days=1, hours=1))
    assert meanwhile.value == 0.125


def test_equal_values_share_a_rank_and_a_stated_rank_is_kept(ministry: Ministry, tmp_path: Path) -> None:
    imported(
        ministry,
        tmp_path,
        HEADER.format(2025),
        "Mali,MLI,432,0.5",
        "Chad,CHA,483,0.5",
        "Niger,NIR,436,0.1",
    )
    assert [of(ministry, country)[0].rank for country in ("MLI", "TCD", "NER")] == [1, 1, 3]
    imported(
        ministry,
        tmp_path,
        "INFORM Risk Index 2024,,,",
        "COUNTRY,ISO3,INFORM RISK,Rank",
        "Mali,MLI,7.0,9",
        "Chad,TCD,6.0,12",
    )
    inform = next(view for view in of(ministry, "MLI") if view.title == "INFORM Risk")
    assert (inform.rank, inform.of, inform.stated, inform.period) == (9, 2, True, "2024")


def test_the_newest_of_each_list_is_the_last_that_has_begun(ministry: Ministry, tmp_path: Path) -> None:
    for year in (2023, 2025, 2027):
        imported(ministry, tmp_path, HEADER.format(year), f"Mali,MLI,432,0.{year}")
    with ministry.store.read() as session:
        for day, period in (
            (date(2026, 1, 1), "2025"),
            (date(2024, 1, 1), "2023"),
            (date(2020, 1, 1), "2023"),
        ):
            assert [view.period for view in newest_rankings(session, "MLI", day)] == [period]
    assert [view.period for view in of(ministry, "MLI")] == ["2027", "2025", "2023"]


def test_s20_recommendations_are_read_by_body_cycle_and_answer_a_page_at_a_time(
    ministry: Ministry, tmp_path: Path
) -> None:
    upr = "Universal Periodic Review"
    imported(
        ministry,
        tmp_path,
        UHRI,
        *(
            f"Myanmar,Do {number}.,Minorities,{upr},{'Noted' if number % 2 else 'Supported'},Norway,A/1,|{number}|,2021,3,37"
            for number in range(10)
        ),
        f"Myanmar,Old.,,{upr},Supported,Chile,A/0,|1|,2015,2,23",
        "Myanmar,Ratify.,,Treaty bodies,,,CEDAW/5,|20|,2016,,",
        f"Mali,Other.,,{upr},Noted,Chile,A/9,|1|,2023,4,43",
    )
    with ministry.store.read() as session:
        page = recommendations_page(session, "MMR", offset=2, limit=4)
        assert (page.total, len(page.rows), page.rows[0].text) == (12, 4, "Do 2.")
        noted = RecommendationFilter(body=RecommendingBody.UPR, cycle=3, response=UprResponse.NOTED)
        assert recommendations_page(session, "MMR", noted).total == 5
        assert recommendations_page(session, "MMR", RecommendationFilter(words="minorit")).total == 10
        assert recommendations_page(session, "MMR", RecommendationFilter(words="100%")).total == 0
        counts = {
            (each.body.value, each.cycle, each.response.value): each.count
            for each in recommendation_counts(session, "MMR")
        }
    assert counts == {
        ("upr", 3, "supported"): 5,
        ("upr", 3, "noted"): 5,
        ("upr", 2, "supported"): 1,
        ("treaty_body", None, "none"): 1,
    }


def test_an_answer_that_comes_later_changes_the_recommendation(ministry: Ministry, tmp_path: Path) -> None:
    line = "Mali,Do it.,,Universal Periodic Review,{},Chile,A/9,|1|,2023,4,43"
    imported(ministry, tmp_path, UHRI, line.format("Pending"))
    kept = imported(ministry, tmp_path, UHRI, line.format("Supported"))
    assert (kept.rows_new, kept.rows_changed) == (0, 1)
    with ministry.store.read() as session:
        (row,) = recommendations_page(session, "MLI").rows
    assert row.response is UprResponse.SUPPORTED
