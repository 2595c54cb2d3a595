"""What was shown, and to whom, as a table: a row for each time that a brief came to somebody."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from app.reading.ledger.shown import BriefShown
from language import tr
from language.dates import plain_day
from language.phrases import begun
from ui.reports.words import MANNERS, table_moment
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView


class ShownTable(TableView[BriefShown]):
    """The latest day first, hand-overs and readings together. ``zone`` is asked each time, because settings may change it."""

    def __init__(self, zone: Callable[[], ZoneInfo], *, name: str) -> None:
        def received(one: BriefShown) -> str:
            if one.acknowledged_at is not None:
                return table_moment(one.acknowledged_at, zone())
            return tr("not acknowledged") if one.given else "–"

        super().__init__(
            (
                Column[BriefShown](tr("When"), lambda one: table_moment(one.at, zone()), width=160),
                Column[BriefShown](tr("Shown to"), to_whom, width=210),
                Column[BriefShown](tr("Brief"), brief_words, width=172),
                Column[BriefShown](tr("Title"), lambda one: f"{one.title} – {one.country}", stretch=True),
                Column[BriefShown](tr("How"), manner_words, role=_muted, width=150),
                Column[BriefShown](
                    tr("Acknowledged"),
                    received,
                    sort=lambda one: one.acknowledged_at,
                    role=lambda one: "" if one.acknowledged_at else "muted",
                    width=160,
                ),
            ),
            name=name,
            whole=True,
        )
        self.setMinimumHeight(140)


def to_whom(one: BriefShown) -> str:
    """``Helena Marsh, Minister for Foreign Affairs``; the office alone where nobody there opened it."""
    return ", ".join(filter(None, (one.person, one.office)))


def brief_words(one: BriefShown) -> str:
    """``EW-2021-0002, version 2``."""
    return tr("{number}, version {version}", number=one.number, version=one.version)


def manner_words(one: BriefShown) -> str:
    """How it came to them; a reading is no hand-over, and one’s own is called so."""
    if one.manner is None:
        return tr("Put before the office, not opened")
    if not one.given:
        return tr("Your own reading, no hand-over") if one.own else tr("Reading, no hand-over")
    copy = tr(", copy {copy_number}", copy_number=one.copy_number) if one.copy_number else ""
    return f"{begun(MANNERS[one.manner])}{copy}"


def in_a_line(one: BriefShown, zone: ZoneInfo) -> str:
    """``30 July 2021, EW-2021-0002, version 2, to Helena Marsh, Minister for Foreign Affairs``."""
    on = plain_day(one.at.astimezone(zone).date())
    if one.manner is None:
        return tr(
            "{on}, {brief}, put before {who}, not opened", on=on, brief=brief_words(one), who=to_whom(one)
        )
    return tr("{on}, {brief}, to {who}", on=on, brief=brief_words(one), who=to_whom(one))


def _muted(one: BriefShown) -> str:
    return "" if one.given and one.manner else "muted"
