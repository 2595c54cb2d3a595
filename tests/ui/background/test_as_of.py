"""A country file as it stood on a day: read only, by two times kept apart, and back to now."""

from datetime import date, timedelta

from PySide6.QtCore import Qt

from app.actions.countries.country_files import (
    Axes,
    ChangePhase,
    Description,
    EditCountryFile,
    change_phase,
    edit_country_file,
)
from app.reading.countries.country_files import country_view
from db.vocabulary import Phase
from tests.support.background import group
from tests.support.casework import evidence, opened
from tests.support.ministry import NOW, Ministry
from tests.ui.countries.conftest import Show
from tests.ui.support import assert_accessible, assert_fits, click, press, type_text
from ui.background.groups_part import GroupsPart
from ui.countries.file_view import CountryFileView

OPENED = NOW.date()


def lived(ministry: Ministry) -> None:
    """A file that learns: described, then described anew; a phase entered later for an earlier day."""
    opened(ministry, phase=Phase.RISK_PRESENT)
    describe(ministry, "What we knew first.")
    evidence(ministry)
    ministry.clock.at += timedelta(days=20)
    describe(ministry, "What we know now.")
    group(ministry)
    later = ChangePhase(
        country="MMR",
        axes=Axes(phase=Phase.IMMINENT_RISK),
        effective_on=OPENED + timedelta(days=2),
        reason="A report that came late",
    )
    ministry.do("P-FP", change_phase, later)


def describe(ministry: Ministry, background: str) -> None:
    with ministry.store.read() as session:
        version = country_view(session, "MMR").version
    request = EditCountryFile(country="MMR", based_on=version, description=Description(background=background))
    ministry.do("P-AN1", edit_country_file, request)


def ask(file: CountryFileView, day: date) -> None:
    file.head.as_of.edit.clear()
    type_text(file.head.as_of.edit, day.isoformat())
    press(file.head.as_of.edit, Qt.Key.Key_Return)


def titles(file: CountryFileView) -> list[str]:
    return [file.tabs.tabText(place) for place in range(file.tabs.count()) if file.tabs.isTabVisible(place)]


def words_of(file: CountryFileView) -> str:
    return file.overview._texts["background"].text()


def test_s06_the_file_of_a_day_is_shown_read_only_with_both_times_and_left_again(
    show: Show, ministry: Ministry
) -> None:
    lived(ministry)
    page = show("P-FP", "MMR")
    file = page.file
    everything = titles(file)
    assert words_of(file) == "What we know now."
    assert file.banner.isHidden()
    ask(file, OPENED + timedelta(days=3))
    assert words_of(file) == "What we knew first."
    assert "18 January 2026" in file.banner.day.text()
    assert "Risk present" in file.banner.known.text()
    assert "Entered later for that day: Imminent risk" in file.banner.true.text()
    assert titles(file) == everything, "a tab that cannot show the past says so, and none disappears"
    for act in (file.overview.edit, file.overview.phase, file.overview.review, file.overview.cycle):
        assert not act.button.isEnabled()
        assert "Go back to now" in act.reason
    assert [item.title for item in file.overview.known_then.evidence.table.rows_model.rows] == [
        "Villages burned in Maungdaw"
    ]
    assert_accessible(page)
    assert_fits(file, 1040)
    click(file.banner.back.button)
    assert words_of(file) == "What we know now."
    assert titles(file) == everything
    assert file.banner.isHidden()
    assert file.overview.edit.button.isEnabled()
    assert file.overview.known_then.isHidden()
    assert file.head.as_of.edit.text() == ""


def test_the_registers_of_the_day_are_read_only_too(show: Show, ministry: Ministry) -> None:
    lived(ministry)
    file = show("P-FP", "MMR/background").file
    file.tabs.setCurrentWidget(file.background)
    groups = file.background.part(GroupsPart).groups
    assert groups.table.rows_model.rowCount() == 1
    ask(file, OPENED)
    assert file.tabs.currentWidget() is file.background
    assert groups.table.rows_model.rowCount() == 0
    assert groups.nothing.act is not None
    assert "shown as it stood on 2026-01-15" in groups.nothing.act.reason
    file.head.as_of.edit.clear()
    click(file.head.as_of.show_day)
    assert groups.table.rows_model.rowCount() == 1
    assert groups.new is not None
    assert groups.new.button.isEnabled()


def test_a_day_that_cannot_be_shown_is_said_so_and_the_file_stays(show: Show, ministry: Ministry) -> None:
    lived(ministry)
    file = show("P-FP", "MMR").file
    for day, words in (
        (OPENED - timedelta(days=1), "No file on Myanmar was open"),
        (OPENED + timedelta(days=400), "future"),
    ):
        ask(file, day)
        assert words in file.head.as_of.error.text()
        assert file.banner.isHidden()
    file.head.as_of.edit.setText("yesterday")
    click(file.head.as_of.show_day)
    assert "is not a date" in file.head.as_of.error.text()
    assert words_of(file) == "What we know now."


def test_another_country_is_shown_as_it_stands(show: Show, ministry: Ministry) -> None:
    lived(ministry)
    opened(ministry, "UKR")
    page = show("P-FP", "MMR")
    ask(page.file, OPENED)
    assert not page.file.banner.isHidden()
    page.open("UKR")
    assert page.file.banner.isHidden()
    assert page.file.overview.edit.button.isEnabled()
