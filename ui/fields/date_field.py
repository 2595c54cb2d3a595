"""A calendar date, typed as ISO or picked."""

from datetime import date

from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from app.rules.entry.dates import parse_date
from language import tr
from language.dates import in_figures
from ui.fields.amending import amend_line
from ui.fields.calendar_button import CalendarButton
from ui.fields.form_field import FormField
from ui.fields.line_edit import LineEdit

_LONGEST = "YYYY-MM-DD"
"""No day is wider: so wide the field is, whatever the letters for it in the language spoken."""


class DateField(FormField[date | None]):
    """``2021-02-01``; empty is allowed unless ``required``. Alt+Down, or the button, opens a calendar."""

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._edit = LineEdit(_LONGEST)
        self._edit.setPlaceholderText(tr("YYYY-MM-DD"))
        self._edit.textChanged.connect(self._edited)
        self._pick = CalendarButton(self._edit, self.label)
        self._put(self._edit, self._pick)

    @property
    def editor(self) -> QLineEdit:
        return self._edit

    def is_empty(self) -> bool:
        return not self._edit.text().strip()

    def value(self) -> date | None:
        typed = self._edit.text()
        return None if self.is_empty() else parse_date(in_figures(typed), self.name, typed=typed)

    def set_value(self, value: date | None) -> None:
        self._edit.setText(value.isoformat() if value else "")

    def typed(self) -> str:
        return self._edit.text()

    def bring_back(self, typed: str) -> None:
        amend_line(self._edit, typed)

    def open_calendar(self) -> QCalendarWidget:
        """Show the calendar beneath the field, at the date that is entered or else today."""
        return self._pick.open_calendar()
