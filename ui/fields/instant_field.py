"""A date with a time of day, in the user's zone."""

from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from app.refusals import BadInput
from app.rules.entry.dates import EARLIEST
from language import tr
from language.dates import in_figures
from ui.fields.amending import amend_line
from ui.fields.form_field import FormField
from ui.widgets.words import Words


class _InstantLine(QLineEdit):
    """Never narrower than what it asks for: half a date is read as another."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        needed = max(map(self.fontMetrics().horizontalAdvance, (self.placeholderText(), "2022-09-23 09:30")))
        return QSize(max(hint.width(), needed + _AROUND), hint.height())


_AROUND = 24
"""Pixels of the frame and of the room beside the text."""


class InstantField(FormField[datetime | None]):
    """``2021-02-01 09:30`` in ``zone`` (the system's unless given); another zone by its offset, as ``+06:30`` or ``Z``.

    Where ``day_suffices`` a day alone is its beginning: paper seldom bears a time. The value is an instant in UTC. A time that the clock skips or repeats at a change of summer time is asked for
    with its offset.
    """

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = "",
        required: bool = False,
        zone: tzinfo | None = None,
        day_suffices: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._zone = zone
        self._day_suffices = day_suffices
        self._edit = _InstantLine()
        self._edit.setPlaceholderText(tr("YYYY-MM-DD") if day_suffices else tr("YYYY-MM-DD HH:MM"))
        self._zone_words = Words(role="muted")
        self._edit.textChanged.connect(self._edited)
        self._edit.textChanged.connect(self._name_zone)
        self._put(self._edit, self._zone_words)
        self._name_zone()

    @property
    def editor(self) -> QLineEdit:
        return self._edit

    def is_empty(self) -> bool:
        return not self._edit.text().strip()

    def value(self) -> datetime | None:
        if self.is_empty():
            return None
        typed = self._edit.text().strip()
        figures = in_figures(typed)
        try:
            read = datetime.fromisoformat(figures)
        except ValueError:
            read = None
        least = "2021-02-01" if self._day_suffices else "2021-02-01 09:30"
        if read is None or len(figures) < len(least):
            raise BadInput(
                self.name,
                tr("“{typed}” is not a date and time.", typed=typed[:40]),
                remedy=tr("Write it as in 2021-02-01, or with the time as in 2021-02-01 09:30.")
                if self._day_suffices
                else tr("Write it as in 2021-02-01 09:30, with +06:30 after it for another zone."),
            )
        if read.date() < EARLIEST:
            raise BadInput(
                self.name, tr("{typed} is too early.", typed=typed[:40]), remedy=tr("Correct the year.")
            )
        return (read if read.tzinfo else self._in_zone(read)).astimezone(UTC)

    def set_value(self, value: datetime | None) -> None:
        self._edit.setText(value.astimezone(self._zone).strftime("%Y-%m-%d %H:%M") if value else "")

    def typed(self) -> str:
        return self._edit.text()

    def bring_back(self, typed: str) -> None:
        amend_line(self._edit, typed)

    def _in_zone(self, wall: datetime) -> datetime:
        first, second = (
            wall.replace(fold=fold, tzinfo=self._zone) if self._zone else wall.replace(fold=fold).astimezone()
            for fold in (0, 1)
        )
        if first.utcoffset() != second.utcoffset():
            raise BadInput(
                self.name,
                tr(
                    "The clock skips or repeats {wall:%Y-%m-%d %H:%M} at the change of summer time.",
                    wall=wall,
                ),
                remedy=tr(
                    "Write the offset after it, as in {wall:%Y-%m-%d %H:%M}{second}.",
                    wall=wall,
                    second=_offset(second),
                ),
            )
        return first

    def _name_zone(self) -> None:
        try:
            shown = self.value() or datetime.now(UTC)
        except BadInput:
            shown = datetime.now(UTC)
        local = shown.astimezone(self._zone)
        name, offset = local.tzname(), _offset(local)
        self._zone_words.setText(name if name == "UTC" else f"{name} (UTC{offset})")


def _offset(instant: datetime) -> str:
    text = instant.strftime("%z")
    return f"{text[:3]}:{text[3:5]}"
