"""What was shown, and to whom, as a table: a row for each time that a brief came to somebody."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from app.reading.ledger.around import Nearest
from app.reading.ledger.shown import BriefShown
from language import tr
from language.dates import plain_day
from language.phrases import begun, headed
from ui.reports.words import MANNERS, table_moment
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView


class ShownTable(TableView[BriefShown]):
    """The latest day first, hand-overs and readings together. ``zone`` is asked each time, because settings may change it.

    Around the days that are asked for each row says on which side of them it lies.
    """

    def __init__(self, zone: Callable[[], ZoneInfo], *, name: str) -> None:
        self._sides: dict[int, str] = {}

        def when(one: BriefShown) -> str:
            at, side = table_moment(one.at, zone()), self._sides.get(one.entry)
            return headed(side, at) if side else at

        def received(one: BriefShown) -> str:
            if one.acknowledged_at is not None:
                return table_moment(one.acknowledged_at, zone())
            return tr("not acknowledged") if one.given else "–"

        super().__init__(
            (
                Column[BriefShown](tr("When"), when, sort=lambda one: one.at, width=200),
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

    def show_rows(self, on: Sequence[BriefShown], near: Sequence[Nearest], *, near_first: bool) -> None:
        """What was shown on the days, and what came around them to some offices, each office’s own together."""
        self._sides = {one.before.entry: tr("Last before") for one in near if one.before is not None}
        self._sides |= {one.after.entry: tr("Next after") for one in near if one.after is not None}
        around = [row for one in near for row in one.both]
        self.set_rows([*around, *on] if near_first else [*on, *around], same=lambda one: one.entry)


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
