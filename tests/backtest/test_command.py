"""``tocsin backtest --file``: small files with known answers, files that cannot be read, and the real data."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.backtest.run import Half, half_of
from app.cli.program import Program
from app.cli.root import tocsin
from app.imports.ged import COLUMNS

DATA = Path(__file__).parents[2].parent / "shared" / "data"
if not DATA.is_dir():
    DATA = Path(__file__).parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(
    not (DATA / "ged_myanmar.csv").is_file(), reason="the real data are not beside this checkout"
)


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """The command with these arguments: status, output, complaints."""
    result = CliRunner().invoke(tocsin, ["backtest", *map(str, arguments)], obj=Program())
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def told(*arguments: str | Path) -> Any:
    """What the command says as data."""
    status, out, _ = run("--json", *arguments)
    assert status == 0
    return json.loads(out)


def ged(path: Path, deaths: list[int], *, header: bool = True, country: str = "Ruritania") -> Path:
    """A GED file with one one-sided event in the middle of each month from January 2000."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if header:
            writer.writerow(COLUMNS)
        for place, number in enumerate(deaths):
            day = (date(2000, 1, 15) + timedelta(days=place * 30.4375)).isoformat()
            row = dict.fromkeys(COLUMNS, "")
            row.update(
                id=str(place + 1),
                year=day[:4],
                type_of_violence="3",
                side_a="Army",
                side_b="Civilians",
                adm_1="North",
                latitude="1.5",
                longitude="2.5",
                country=country,
                date_start=day,
                date_end=day,
                deaths_civilians=str(number),
                best=str(number),
                low=str(number),
                high=str(number),
            )
            writer.writerow(row.values())
    return path


# Two quiet years, a killing of ten, a peak six months later, and two years more.
DEATHS = [0] * 30 + [10, 0, 0, 0, 0, 0, 90] + [0] * 24


def aim(data: Any, name: str = "peak") -> dict[str, Any]:
    """The scores of an aim by detector."""
    return {line["detector"]: line for line in data["aims"][name]["defaults"]}


@pytest.mark.parametrize("header", [True, False], ids=["with a header", "a release without one"])
def test_a_small_file_gives_the_leads_that_a_hand_counts(tmp_path: Path, header: bool) -> None:
    data = told("--file", ged(tmp_path / "ged.csv", DEATHS, header=header), "--targets")
    assert (data["first"], data["countries"], data["long_enough"]) == ("2000-01", 1, True)
    [peak] = data["aims"]["peak"]["targets"]
    assert (peak["month"], peak["deaths"]) == ("2003-01", 90)
    # Ten deaths are 0.4 of the floor of 25, and ten deaths after none are improbable: all spoke in July 2002.
    assert peak["leads"]["watch"] == peak["leads"]["one_sided"] == peak["leads"]["any_death"] == 6
    assert peak["leads"]["rise"] == 0
    # What is left of 0.4 after five months of fading.
    assert peak["watch_level_before"] == pytest.approx(0.4 * 0.75**5, abs=1e-4)
    assert aim(data)["watch"]["false_alarms"] == 0


def test_the_tables_say_rule_intervals_and_each_peak(tmp_path: Path) -> None:
    status, out, _ = run("--file", ged(tmp_path / "ged.csv", DEATHS), "--targets")
    assert status == 0
    assert "1 country, 2000-01 to 2005-01: one-sided deaths." in out
    assert "LEAD BEFORE THE PEAK" in out
    assert "LEAD BEFORE THE ONSET" in out
    assert "thinned at random" in out or "Three months' rise" in out
    assert "1 of 1 (3%–100%)" in out
    assert "Ruritania  2003-01" in out


def test_a_file_too_short_for_a_baseline_says_so_and_shows_what_it_can(tmp_path: Path) -> None:
    status, out, _ = run("--file", ged(tmp_path / "short.csv", [5, 9, 0, 4]))
    assert status == 0
    assert "No lead can be measured: that takes 25 months of data" in out
    assert "Ruritania" in out
    assert told("--file", tmp_path / "short.csv")["without_baseline"][0]["one_sided"] == 18


def test_deaths_by_country_and_month_are_read_as_totals(tmp_path: Path) -> None:
    path = tmp_path / "months.csv"
    lines = [
        f"AAA,{2000 + place // 12}{place % 12 + 1:02d},{number}.0,1000.0"
        for place, number in enumerate(DEATHS)
    ]
    path.write_text("isocode,period,fatalities_UCDP,population\n" + "\n".join(lines) + "\n", encoding="utf-8")
    data = told("--file", path)
    assert data["totals_only"] is True
    assert set(aim(data)) == {"alert", "watch", "one_sided", "any_death", "rise"}
    assert aim(data)["watch"]["mean_lead"] == 6


def test_acled_is_read_with_its_byte_order_mark_and_written_dates(tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    heads = (
        "event_id_cnty,event_date,event_type,sub_event_type,actor1,assoc_actor_1,actor2,assoc_actor_2,"
        "civilian_targeting,country,admin1,notes,fatalities"
    )
    rows = [
        f"AAA{place},{day},Violence against civilians,Attack,Militia,,Civilians (Ruritania),Hill people,"
        f"Civilian targeting,Ruritania,{area},Gunmen attacked a school.,2"
        for place, (day, area) in enumerate(
            (f"{day:02d} March 2022", area) for day in (2, 9, 16, 23) for area in ("North", "East", "South")
        )
    ]
    path.write_text("\ufeff" + heads + "\n" + "\n".join(rows) + "\n", encoding="utf-8")
    [glance] = told("--file", path)["without_baseline"]
    assert glance["systematic"] is True
    assert glance["attacks_on_infrastructure"] == 12
    assert glance["one_sided"] == 24


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "isocode,period\nAAA,200001\n"])
def test_a_file_of_another_layout_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(content, encoding="utf-8")
    status, out, err = run("--file", path)
    assert (status, out) == (2, "")
    assert "are not those of" in err


def test_rows_that_cannot_be_used_are_left_out_and_said(tmp_path: Path) -> None:
    path = tmp_path / "months.csv"
    lines = ["AAA,200001,5", "AAA,200013,1", "AAA,200002,1.5", "AAA", "AAA,200003,7.0"]
    path.write_text("isocode,period,fatalities_UCDP\n" + "\n".join(lines) + "\n", encoding="utf-8")
    data = told("--file", path)
    assert (data["first"], data["last"], data["left_out"]) == ("2000-01", "2000-03", 3)
    assert "left out: 3. The first: Line 3: 13 is not a month." in run("--file", path)[2]


def test_a_row_of_ged_that_ends_before_it_begins_is_left_out_and_said(tmp_path: Path) -> None:
    path = ged(tmp_path / "ged.csv", DEATHS)
    text = path.read_text(encoding="utf-8").splitlines()
    text[5] = text[5].replace("2000-05-15", "2000-15-15")
    path.write_text("\n".join(text) + "\n", encoding="utf-8")
    assert told("--file", path)["left_out"] == 1
    assert "Line 6, column date_start" in run("--file", path)[2]


def test_a_file_that_is_not_there_or_no_text_is_said(tmp_path: Path) -> None:
    assert run("--file", tmp_path / "none.csv")[0] == 2
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    status, out, err = run("--file", tmp_path / "picture.csv")
    assert (status, out) == (2, "")
    assert "picture.csv" in err


def test_a_country_is_named_as_the_data_do_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    path = ged(tmp_path / "ged.csv", DEATHS)
    assert told("ruritania", "--file", path)["countries"] == 1
    status, _, err = run("Borduria", "--file", path)
    assert status == 2
    assert "no events of Borduria" in err
    assert "Ruritania" in err


def test_the_halves_are_fixed_and_part_the_countries(tmp_path: Path) -> None:
    # Known for good: what was tuned on must not change with a library.
    assert half_of("MMR") is Half.TUNING
    assert half_of("UKR") is Half.HELD_OUT
    path = ged(tmp_path / "ged.csv", DEATHS)
    half, other = half_of("Ruritania"), ({Half.TUNING, Half.HELD_OUT} - {half_of("Ruritania")}).pop()
    assert told("--half", half.value, "--file", path)["countries"] == 1
    assert run("--half", other.value, "--file", path)[0] == 2


@needs_data
def test_myanmar_1989_to_2023_has_the_known_peaks_and_little_before_august_2017() -> None:
    data = told("--file", DATA / "ged_myanmar.csv", "--targets")
    targets = {target["month"]: target for target in data["aims"]["peak"]["targets"]}
    assert targets["2017-08"]["deaths"] > 1_500
    assert "2021-03" in targets
    # The alarm was the wave of October 2016; by July 2017 little of it was left.
    assert targets["2017-08"]["leads"]["watch"] == 10
    assert targets["2017-08"]["watch_level_before"] < 0.3
    scores = aim(data)
    assert scores["alert"]["mean_lead"] > scores["rise"]["mean_lead"]
    assert 0.3 < scores["alert"]["rate"] < 0.9


@needs_data
def test_held_out_countries_bear_out_that_the_watch_beats_both_simple_rules() -> None:
    data = told("--half", "held-out", "--file", DATA / "ucdp_country_month_2010_2024.csv")
    gains = {
        (match["way"], match["rule"]): match["gain_interval"]
        for match in data["aims"]["peak"]["matches"]
        if match["detector"] == "watch"
    }
    assert gains["matched", "rise"][0] > 0
    assert gains["rule_raised", "any_death"][0] > 0
    assert gains["rule_thinned", "any_death"][0] > 0
    assert gains["matched", "any_death"][1] > 0


@needs_data
def test_the_candidate_release_is_too_short_and_says_where_the_pattern_is_seen() -> None:
    data = told("--file", DATA / "ged_candidate_2026_01_02.csv")
    assert data["long_enough"] is False
    seen = {glance["country"] for glance in data["without_baseline"] if glance["systematic"]}
    assert {"NGA", "COL"} <= seen
