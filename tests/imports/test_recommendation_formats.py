"""S-20: recommendations of the Universal Periodic Review and other bodies, as UHRI-like tables hold them."""

from pathlib import Path

from app.imports.recommendations import UN_RECOMMENDATIONS
from tests.support.sheets import delimited, read_with

HEADER = (
    "State,Text,SDG Goals,SDG Targets,Groups,Mechanism,Type,Response (UPR),Recommending State (UPR),Treaty Body,"
    "Special Procedure,Document Code,Paragraph,Year,Cycle,Session"
)
UPR = "Universal Periodic Review"


def test_s20_a_table_as_uhri_derives_it_is_read(tmp_path: Path) -> None:
    read = read_with(
        UN_RECOMMENDATIONS,
        delimited(
            tmp_path,
            HEADER,
            f'Myanmar,"Ratify the Genocide Convention, fully",16,16.1,Minorities,{UPR},,Noted,Norway,,,A/HRC/47/13,|88.31|,2021,3,37',
            "Myanmar,End impunity.,,,,Treaty bodies,,,,CEDAW,,CEDAW/C/MMR/CO/5,|20|,2016,,",
            "Myanmar,Give access.,,,,Special Procedures,,,,,Special Rapporteur on Myanmar,A/HRC/46/56,|90|,2021,,",
        ),
    )
    assert read.faults == []
    upr, treaty, special = read.rows
    assert (upr["body"], upr["response"], upr["recommending_state"], upr["paragraph"]) == (
        "upr",
        "noted",
        "Norway",
        "88.31",
    )
    assert (upr["country"], upr["year"], upr["cycle"], upr["session"]) == ("MMR", 2021, 3, "37")
    assert upr["text"] == "Ratify the Genocide Convention, fully"
    assert (treaty["body"], treaty["body_name"], treaty["response"]) == ("treaty_body", "CEDAW", "none")
    assert (special["body"], special["body_name"]) == ("special_procedure", "Special Rapporteur on Myanmar")


def test_a_changed_answer_keeps_its_key_and_each_of_a_paragraph_has_its_own(tmp_path: Path) -> None:
    def keys(*lines: str) -> list[str]:
        read = read_with(UN_RECOMMENDATIONS, delimited(tmp_path, HEADER, *lines))
        assert read.faults == []
        return [row["key"] for row in read.rows]

    first = f"Myanmar,Ratify it.,,,,{UPR},,%s,Norway,,,A/HRC/47/13,|88.31|,2021,3,37"
    assert keys(first % "Pending") == keys(first % "Supported")
    second = f"Myanmar,Publish it.,,,,{UPR},,Noted,Norway,,,A/HRC/47/13,|88.31|,2021,3,37"
    both = keys(first % "Noted", second, first % "Noted")
    assert both[0] == both[2]
    assert both[0] != both[1]


def test_what_a_state_answered_must_be_known(tmp_path: Path) -> None:
    read = read_with(
        UN_RECOMMENDATIONS,
        delimited(
            tmp_path,
            "State under review,Recommendation,Position,Recommending State,Year,Cycle",
            "Mali,Do this.,Accepted,France,2023,4th cycle",
            "Mali,Do that.,Perhaps,France,2023,4",
            "Mali,,Noted,France,1812,fourth",
            "Zembla,Do it.,Noted,France,2023,4",
        ),
    )
    assert [(row["response"], row["cycle"], row["body"]) for row in read.rows] == [
        ("supported", 4, "upr"),
        ("noted", 4, "upr"),
    ]
    said = " ".join(read.said())
    assert "Line 3, column Position: found “Perhaps”, expected Supported, Noted, Pending or nothing" in said
    assert "column Recommendation: found nothing" in said
    assert "column Year: found “1812”" in said
    assert "column Cycle: found “fourth”" in said
    # A state that does not resolve is kept and listed, never guessed.
    assert len(read.unresolved) == 1
    assert "Zembla" in read.unresolved[0]
    assert [row["country"] for row in read.rows] == ["MLI", None]
