"""Files with a row of HXL hashtags under the header, whatever the titles say."""

from pathlib import Path

from app.imports.hxl import HXL
from tests.support.sheets import delimited, read_with


def test_the_tags_say_what_a_column_is_in_any_language_and_order(tmp_path: Path) -> None:
    read = read_with(
        HXL,
        delimited(
            tmp_path,
            "Pays,Code,Date,Fin,Province,Type,Morts,Blessés,Lat,Lon,Source,Texte",
            "#country+name,#country+code+v_iso3,#date+start,#date+end,#adm1+name,#event+type,#affected+killed,"
            "#affected+injured,#geo+lat,#geo+lon,#meta+source,#description",
            "Tchad,TCD,2024-02-01,2024-02-03,Ouaddaï,Violence against civilians,12,3,13.8,20.8,OCHA,Village brûlé",
        ),
    )
    assert read.faults == []
    (row,) = read.rows
    assert (row["country"], row["starts_on"], row["ends_on"]) == ("TCD", "2024-02-01", "2024-02-03")
    assert (row["kind"], row["subkind"], row["deaths_best"], row["injured"]) == (
        "one_sided",
        "Violence against civilians",
        12,
        3,
    )
    assert (row["area1"], row["latitude"], row["notes"]) == ("Ouaddaï", 13.8, "Village brûlé")
    assert read.layout.title("killed") == "Morts"


def test_counts_of_the_displaced_are_events_without_a_kind(tmp_path: Path) -> None:
    read = read_with(
        HXL,
        delimited(
            tmp_path,
            "Some title above the table",
            "#adm1 + code,#affected +idps +ind,#date,#country +v_iso2 +code",
            "MM012,1500,2024-03-01,MM",
            "MM013,many,2024-03-01,MM",
            "MM014,7,2024-13-01,MM",
        ),
    )
    assert [(row["displaced"], row["kind"], row["area1"], row["country"]) for row in read.rows] == [
        (1500, "other", "MM012", "MMR")
    ]
    said = " ".join(read.said())
    assert "found “many”, expected a whole number" in said
    assert "found “2024-13-01”, expected a day of the calendar" in said


def test_a_file_without_a_day_or_a_place_or_people_is_not_read_as_events(tmp_path: Path) -> None:
    for tags in ("#country+name,#adm1+name", "#date,#affected+killed", "#country,#date,#geo+lat", "a,b"):
        with delimited(tmp_path, "a,b,c", tags, "1,2,3") as sheet:
            assert HXL.recognise(sheet.top) is None


def test_an_event_without_a_number_is_the_same_event_when_it_comes_again(tmp_path: Path) -> None:
    lines = ("A,B,C", "#country+code,#date,#affected+killed", "MMR,2024-01-01,5", "MMR,2024-01-02,5")
    one = read_with(HXL, delimited(tmp_path, *lines)).rows
    again = read_with(HXL, delimited(tmp_path, *lines)).rows
    assert [row["key"] for row in one] == [row["key"] for row in again]
    assert one[0]["key"] != one[1]["key"]
    corrected = (*lines[:2], "MMR,2024-01-01,6")
    # A corrected number of deaths is a change of the event, not another event.
    assert read_with(HXL, delimited(tmp_path, *corrected)).rows[0]["key"] == one[0]["key"]
