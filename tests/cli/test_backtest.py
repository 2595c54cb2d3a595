"""``tocsin backtest`` on the imported events of a case."""

from tests.cli.conftest import Desk


def test_a_case_without_events_says_what_to_do(desk: Desk) -> None:
    found = desk.signed_in("p-an1", "backtest", "--json")
    assert found.status == 2
    assert found.data["error"]["message"] == "There are no imported events of these countries."
    assert "Import events first" in found.data["error"]["remedy"]


def test_who_may_not_read_content_may_not_read_events(desk: Desk) -> None:
    found = desk.signed_in("p-adm", "backtest")
    assert found.status == 1
    assert found.out == ""


def test_an_unknown_country_is_refused_before_anything_is_read(desk: Desk) -> None:
    found = desk.signed_in("p-an1", "backtest", "Borduria")
    assert found.status == 2
    assert "Borduria" in found.err
