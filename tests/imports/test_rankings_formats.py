"""Files of rankings: what becomes of a row, and what is refused with its reason."""

from pathlib import Path

import pytest

from app.imports.delimited import Delimited
from app.imports.ewp import EARLY_WARNING_PROJECT
from app.imports.inform import INFORM_RISK, INFORM_SEVERITY
from app.imports.views import VIEWS
from app.imports.workbook import Workbook
from tests.support.sheets import delimited, read_with, workbook

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "ewp_2022_base2021-run-2022-09-30.csv"


def test_s24_the_risk_list_of_2022_ranks_as_the_requirements_say() -> None:
    if not DATA.exists():
        pytest.skip("needs the Early Warning Project’s file beside the checkout")
    read = read_with(EARLY_WARNING_PROJECT, Delimited(DATA))
    assert read.faults == []
    one_year = [row for row in read.rows if row["measure"].endswith("one year")]
    two_years = [row for row in read.rows if row["measure"].endswith("two years")]
    assert (len(one_year), len(two_years)) == (162, 162)
    assert {(row["first_on"], row["last_on"]) for row in one_year} == {("2022-01-01", "2022-12-31")}
    assert {(row["first_on"], row["last_on"]) for row in two_years} == {("2022-01-01", "2023-12-31")}
    ranked = [row["place"] for row in sorted(one_year, key=lambda row: -row["value"])]
    places = [ranked.index(name) + 1 for name in ("Pakistan", "Burma/Myanmar", "Afghanistan", "Ukraine")]
    assert places == [1, 2, 11, 74]
    # No rank stands in the file: readers count it.
    assert {row["stated_rank"] for row in read.rows} == {None}


def test_the_column_of_the_risk_is_found_by_its_year(tmp_path: Path) -> None:
    read = read_with(
        EARLY_WARNING_PROJECT,
        delimited(tmp_path, "country,SFTGcode,risk_in_2030,risk_in_1999_00", "Mali,MLI,0.5,0.25"),
    )
    assert {(row["first_on"], row["last_on"], row["value"]) for row in read.rows} == {
        ("2030-01-01", "2030-12-31", 0.5),
        ("1999-01-01", "2000-12-31", 0.25),
    }
    for header in ("country,SFTGcode,risk_in_22", "country,SFTGcode,risk", "x,y,risk_in_2022"):
        sheet = delimited(tmp_path, header, "Mali,MLI,0.5")
        with sheet:
            assert EARLY_WARNING_PROJECT.recognise(sheet.top) is None


def test_a_faulty_risk_is_refused_with_its_column(tmp_path: Path) -> None:
    read = read_with(
        EARLY_WARNING_PROJECT,
        delimited(
            tmp_path,
            "country,SFTGcode,risk_in_2022,risk_in_2022_23",
            "Mali,MLI,7,0.2",
            "Chad,CHA,NA,NA",
            ",,0.1,0.2",
            "Niger,NIR,=A1,0.2",
            "Togo,TOG,NA,0.2",
        ),
    )
    said = read.said()
    assert "Line 2, column risk_in_2022: found “7”, expected a probability from 0 to 1" in said[0]
    assert "Line 3, column risk_in_2022: found “NA”, expected a risk" in said[1]
    assert "Line 4, column country: found nothing, expected a country" in said[2]
    assert "Line 5, column risk_in_2022: found “=A1”" in said[3]
    assert "A formula is never calculated here" in said[3]
    assert [(row["place"], row["value"]) for row in read.rows] == [("Togo", 0.2)]


def test_a_forecast_of_views_is_for_its_month(tmp_path: Path) -> None:
    read = read_with(
        VIEWS,
        delimited(
            tmp_path,
            "country_id,month_id,name,gwcode,isoab,year,month,main_mean,main_mean_ln,main_dich",
            "149,505,Myanmar,775,MMR,2022,1,55.5,4.03,0.97",
            "149,1,Myanmar,775,MMR,1980,1,1.5,0.9,0.1",
            "149,505,Myanmar,775,MMR,2022,2,55.5,4.03,0.97",
        ),
    )
    assert [(row["first_on"], row["last_on"], row["measure"], row["value"]) for row in read.rows] == [
        ("2022-01-01", "2022-01-31", "Predicted deaths in state-based conflict", 55.5),
        ("2022-01-01", "2022-01-31", "Chance of 25 deaths or more in state-based conflict", 0.97),
        ("1980-01-01", "1980-01-31", "Predicted deaths in state-based conflict", 1.5),
        ("1980-01-01", "1980-01-31", "Chance of 25 deaths or more in state-based conflict", 0.1),
    ]
    assert "Line 4, column month_id: found “505”, expected 2022-02" in read.said()[0]


def test_a_forecast_without_month_id_is_read_by_year_and_month(tmp_path: Path) -> None:
    read = read_with(
        VIEWS, delimited(tmp_path, "isoab,year,month,main_dich", "MMR,2024,2,0.5", "MMR,2024,13,0.5")
    )
    assert [(row["country"], row["last_on"]) for row in read.rows] == [("MMR", "2024-02-29")]
    assert "expected a month from 1 to 12" in read.said()[0]


def test_inform_risk_is_read_under_its_title_rows(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        {
            "INFORM Risk 2024 (a-z)": [
                ["INFORM Risk Index 2024", None, None],
                [],
                [
                    "COUNTRY",
                    "ISO3",
                    "INFORM RISK",
                    "RISK CLASS",
                    "Rank",
                    "HAZARD & EXPOSURE",
                    "VULNERABILITY",
                ],
                ["(a-z)", None, None, None, None, None, None],
                ["Myanmar", "MMR", 7.1, "Very High", 11, 8.3, 6.0],
                ["Somalia", "SOM", 8.7, "Very High", 1, 8.7, 9.1],
                ["Nowhere", "NWH", 11, "Very High", 1, 8.7, 9.1],
            ]
        },
    )
    read = read_with(INFORM_RISK, Workbook(path))
    myanmar = [row for row in read.rows if row["country"] == "MMR"]
    assert [(row["measure"], row["value"], row["stated_rank"], row["grade"]) for row in myanmar] == [
        ("INFORM Risk index", 7.1, 11, "Very High"),
        ("Hazard and exposure", 8.3, None, ""),
        ("Vulnerability", 6.0, None, ""),
    ]
    assert {row["first_on"] for row in read.rows} == {"2024-01-01"}
    assert len(read.faults) == 1
    assert "Line 7, column INFORM RISK: found “11”, expected a number from 0 to 10" in read.said()[0]


def test_inform_severity_takes_its_month_from_the_title_and_asks_for_it_where_there_is_none(
    tmp_path: Path,
) -> None:
    header = ["COUNTRY", "ISO3", "INFORM Severity Index", "INFORM Severity category"]
    row = ["Myanmar", "MMR", 4.1, "Very High"]
    dated = workbook(tmp_path, {"INFORM Severity - country": [["March 2024"], header, row]})
    read = read_with(INFORM_SEVERITY, Workbook(dated))
    assert [(each["first_on"], each["last_on"], each["value"]) for each in read.rows] == [
        ("2024-03-01", "2024-03-31", 4.1)
    ]
    undated = workbook(tmp_path, {"INFORM Severity - country": [header, row]})
    said = read_with(INFORM_SEVERITY, Workbook(undated)).said()
    assert "expected the month in a title above the table" in said[0]
    assert "through a mapping" in said[0]
