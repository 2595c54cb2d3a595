"""The figures of the last year on the command line."""

from tests.cli.conftest import Desk


def test_s54_the_figures_of_the_last_year_are_told_in_words_and_as_data(desk: Desk) -> None:
    shown = desk.signed_in("p-aud", "metrics")
    assert shown.status == 0, shown.out
    for words in ("Warnings acknowledged in time", "Warning to decision", "Reviews overdue"):
        assert words in shown.out
    data = desk.signed_in("p-aud", "metrics", "--json").data
    (spread,) = data["warning_to_decision"]
    assert spread["count"] == 1
    assert set(data["decided_in_time"]) == {"part", "whole"}
    assert desk.signed_in("p-adm", "metrics").status == 1
