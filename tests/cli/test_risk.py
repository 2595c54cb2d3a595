"""The risk in a country and two days side by side, for people and as data."""

import pytest

from tests.cli.conftest import Desk


def test_shows_what_is_judged_of_a_country(desk: Desk) -> None:
    shown = desk.signed_in("p-an1", "risk", "show", "Myanmar")
    assert shown.status == 0
    for part in ("RA-2026-0001", "high, rising", "1.1", "Crimes against humanity", "Villagers of northern"):
        assert part in shown.out

    data = desk.signed_in("p-an1", "risk", "show", "MMR", "--json").data
    assert set(data) == {
        "country",
        "country_name",
        "day",
        "risk_level",
        "assessment",
        "quarters",
        "rankings",
        "divergences",
        "assumptions",
    }
    assert data["quarters"][-1] == {"quarter": "2026 Q1", "state": "done", "completed_on": "2026-01-15"}
    first = data["assessment"]["ratings"][0]
    assert first["indicators"][0] == {
        "code": "1.1",
        "finding": "seen",
        "strength": "strong",
        "trend": "unknown",
        "evidence": [],
        "note": "",
    }


def test_a_country_or_framework_without_an_assessment_says_so(desk: Desk) -> None:
    assert desk.signed_in("p-an1", "risk", "show", "Ukraine", "--json").data["assessment"] is None
    shown = desk.signed_in("p-an1", "risk", "show", "Myanmar", "--framework", "us")
    assert "None is completed." in shown.out


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (("show", "Myanmarr"), "country"),
        (("compare", "MMR", "--on", "2026-01-15", "--and", "yesterday"), "and"),
        (("compare", "MMR", "--on", "2025-01-15", "--and", "2026-01-15"), "on"),
        (("compare", "MMR", "--on", "2026-01-15", "--and", "2026-01-16"), "and"),
    ],
)
def test_what_cannot_be_shown_is_bad_input(desk: Desk, arguments: tuple[str, ...], field: str) -> None:
    done = desk.signed_in("p-an1", "risk", *arguments, "--json")
    assert done.status == 2
    assert done.data["error"]["field"] == field


def test_an_administrator_sees_no_risk(desk: Desk) -> None:
    assert desk.signed_in("p-adm", "risk", "show", "MMR").status == 1
