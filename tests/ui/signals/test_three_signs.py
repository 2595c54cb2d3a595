"""The three signs as a user meets them: a file imported, the tab opened, numbers and formula read (S-12 to S-14)."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from app.actions.ministry.settings import ChangeSettings, change_settings
from app.actions.outside.imports import ImportFile, import_file
from app.actions.outside.signals import LookForSignals, look_for_signals
from app.reading.ministry.settings import read_settings
from app.rules.signals.verdicts import Verdict
from db.vocabulary.signals import Sign
from tests.support.casework import opened
from tests.support.event_files import acled_file
from tests.support.ged import Ged, import_ged
from tests.support.ministry import Ministry
from tests.ui.signals.conftest import ShowSignals
from ui.signals.sign_card import SignCard
from ui.signals.signals_tab import SignalsTab

FIRST, MONTHS = date(2023, 6, 1), 24
NOW = date(2025, 6, 2)
AREAS = ("Rakhine state", "Chin state", "Sagaing region")


def before() -> list[date]:
    return [date(FIRST.year + step // 12, step % 12 + 1, 5) for step in range(5, 5 + MONTHS)]


def usual() -> list[Ged]:
    """In each of the 24 months before, 12 of 40 who died were civilians: 30 %."""
    return [
        Ged(key=place, day=day, dead=40, kind=1, civilians=12, side_b="KIO")
        for place, day in enumerate(before(), start=1)
    ]


def shows(tab: SignalsTab, sign: Sign) -> SignCard:
    """The card of a sign; what its newest month came to stands on it in words and in its chart."""
    card = tab.cards[sign]
    assert card.chart.bars[-1].fires == card.verdict.text().endswith(": seen")
    return card


def test_s12_a_share_of_80_against_30_percent_is_seen_with_ratio_window_and_formula(
    show_signals: ShowSignals, ministry: Ministry, tmp_path: Path
) -> None:
    opened(ministry)
    grave = Ged(key=900, day=NOW, dead=40, kind=1, civilians=32, side_b="KIO")
    import_ged(ministry, tmp_path, [*usual(), grave])
    card = shows(show_signals("P-AN1"), Sign.CIVILIAN_SHARE)
    assert card.verdict.text() == "June 2025: seen"
    assert card.says.text().startswith(
        "32 of 40 who died were civilians (80%); usual in the 24 months before: 30% (now 2.7 times that). P("
    )
    assert "beta-binomial" in card.says.text()
    assert len(card.chart.bars) == MONTHS
    assert not any(bar.fires for bar in card.chart.bars[:-1])


def test_s12_fewer_deaths_than_the_minimum_are_too_few_and_raise_nothing(
    show_signals: ShowSignals, ministry: Ministry, tmp_path: Path
) -> None:
    opened(ministry)
    few = Ged(key=900, day=NOW, dead=9, kind=1, civilians=9, side_b="KIO")
    import_ged(ministry, tmp_path, [*usual(), few])
    card = shows(show_signals("P-AN1"), Sign.CIVILIAN_SHARE)
    assert card.verdict.text() == "June 2025: too few to judge"
    assert "too few to judge (fewer than 10)" in card.says.text()
    assert ministry.do("P-AN1", look_for_signals, LookForSignals(country="MMR")).raised == ()


def test_s13_mariupol_is_seen_from_the_notes_of_an_imported_file_and_named_by_kind(
    show_signals: ShowSignals, ministry: Ministry, tmp_path: Path
) -> None:
    opened(ministry, "UKR")
    place = {"country": "Ukraine", "iso": "804", "admin1": "Donetsk", "location": "Mariupol"}
    quiet = [
        place | {"event_date": f"{year}-{month:02}-07", "year": str(year), "notes": "A drone was shot down."}
        for year in (2020, 2021, 2022)
        for month in range(1, 13)
        if (2020, 3) <= (year, month) <= (2022, 2)
    ]
    told = (
        ("2022-03-09", "A Russian air strike hit a maternity hospital in Mariupol, killing three people."),
        (
            "2022-03-16",
            "Russian aircraft bombed the Drama Theatre in Mariupol, where civilians were sheltering.",
        ),
        ("2022-03-20", "Russian forces bombed an art school where 400 people had taken shelter."),
    )
    strikes = [
        place
        | {"event_date": day, "year": "2022", "notes": notes, "event_type": "Explosions/Remote violence"}
        for day, notes in told
    ]
    ministry.do("P-AN1", import_file, ImportFile(path=acled_file(tmp_path / "a.csv", *quiet, *strikes)))
    tab = show_signals("P-AN1", "UKR")
    card = shows(tab, Sign.INFRASTRUCTURE)
    assert card.verdict.text() == "March 2022: seen"
    assert "3 attacks on civilian infrastructure" in card.says.text()
    for kind in ("hospital 1", "school 1"):
        assert kind in card.says.text()
    assert [bar.value for bar in card.chart.bars] == [0] * 23 + [3]


def spread(areas: int) -> list[Ged]:
    """One killing a week in each of so many areas through May 2025, by the same side."""
    monday = date(2025, 5, 5)
    return [
        Ged(key=1000 + 10 * week + place, day=monday + timedelta(weeks=week), dead=1, area=area)
        for week in range(4)
        for place, area in enumerate(AREAS[:areas])
    ]


def test_s14_three_areas_by_four_weeks_are_seen_one_is_not_and_the_defaults_are_edited(
    show_signals: ShowSignals, ministry: Ministry, tmp_path: Path
) -> None:
    opened(ministry)
    import_ged(ministry, tmp_path, [*usual()[:-1], *spread(1)], name="one.csv")
    tab = show_signals("P-AN1")
    assert shows(tab, Sign.SPREAD).verdict.text() == "May 2025: not seen"
    assert "not long enough" in tab.weeks.words.text() or "no side has" in tab.weeks.words.text()

    import_ged(ministry, tmp_path, spread(3)[1:], name="three.csv")
    tab = show_signals("P-AN1")
    card = shows(tab, Sign.SPREAD)
    assert card.verdict.text() == "May 2025: seen"
    assert "“Government of Myanmar (Burma)” is the perpetrator in at least 3 areas" in card.says.text()
    assert "long enough for a pattern" in tab.weeks.words.text()

    with ministry.store.read() as session:
        settings = read_settings(session)
    edited = replace(settings, signals=replace(settings.signals, pattern_areas=4))
    request = ChangeSettings(settings=edited, based_on=ministry.settings(), reason="Larger areas here")
    ministry.do("P-FP", change_settings, request)
    tab = show_signals("P-AN1")
    assert tab.measured is not None
    assert tab.measured.board.signs[Sign.SPREAD][-1].verdict is Verdict.QUIET
    assert shows(tab, Sign.SPREAD).verdict.text() == "May 2025: not seen"
