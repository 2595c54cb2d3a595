"""The coverage page: gaps first, then every tool with the offices that can decide it in each phase."""

from datetime import date

from tests.documents.support import DocumentDesk
from tests.reports.reading_back import text


def test_a_matrix_of_letters_and_below_it_the_offices_with_what_bounds_them(desk: DocumentDesk) -> None:
    shown = text(desk.printed("coverage", "Myanmar").content)
    assert shown.index("combinations of tool and phase") < shown.index("Tools") < shown.index("Offices")
    assert "Minister for Foreign Affairs, under D-001" in shown
    assert "with a second signature" in shown
    assert "in emergencies only, to be ratified" in shown


def test_it_speaks_of_the_day_that_is_asked_for_and_names_the_gaps_first(desk: DocumentDesk) -> None:
    shown = text(desk.printed("coverage", "Myanmar", on=date(2020, 6, 1)).content)
    assert "As of Monday 1 June 2020" in shown
    assert shown.index("nobody in any phase") < shown.index("Tools")
    assert "Nobody Nobody Nobody" in shown
