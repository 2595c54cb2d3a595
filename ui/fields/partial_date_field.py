"""A date that may be known only to the month or the year."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from app.rules.entry.dates import parse_partial_date
from db.vocabulary import DatePrecision
from language import mark, tr
from language.dates import in_figures
from ui.fields.amending import amend_line
from ui.fields.calendar_button import CalendarButton
from ui.fields.form_field import FormField
from ui.fields.line_edit import LineEdit

_LONGEST = "YYYY-MM-DD"


class PartialDateField(FormField[tuple[date, DatePrecision] | None]):
    """``2021-02-01``, ``2021-02`` or ``2021``, with the precision that this says. The calendar gives a day."""

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = mark("A day, or 2021-02 or 2021 where no more is known."),
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._edit = LineEdit(_LONGEST)
        self._edit.setPlaceholderText(tr("YYYY-MM-DD"))
        self._edit.textChanged.connect(self._edited)
        self._put(self._edit, CalendarButton(self._edit, self.label))

    @property
    def editor(self) -> QLineEdit:
        return self._edit

    def is_empty(self) -> bool:
        return not self._edit.text().strip()

    def value(self) -> tuple[date, DatePrecision] | None:
        typed = self._edit.text()
        return None if self.is_empty() else parse_partial_date(in_figures(typed), self.name, typed=typed)

    def set_value(self, value: tuple[date, DatePrecision] | None) -> None:
        if value is None:
            self._edit.clear()
            return
        day, precision = value
        length = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}.get(precision, 10)
        self._edit.setText(day.isoformat()[:length])

    def typed(self) -> str:
        return self._edit.text()

    def bring_back(self, typed: str) -> None:
        amend_line(self._edit, typed)
