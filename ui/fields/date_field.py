"""A calendar date, typed as ISO or picked."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QWidget

from app.rules.entry.dates import parse_date
from language import tr
from ui.fields.form_field import FormField
from ui.fields.line_edit import LineEdit
from ui.theme import Tint

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
        self._pick = QToolButton()
        # No higher than the line: that stands level with the fields beside it.
        self._pick.setProperty("kind", "beside")
        self._pick.setAccessibleName(tr("{label}: pick from a calendar", label=label))
        self._pick.setToolTip(tr("Calendar (Alt+Down)"))
        Tint(self._pick, "calendar", "muted")
        self._pick.clicked.connect(self.open_calendar)
        self._calendar: QCalendarWidget | None = None
        self._put(self._edit, self._pick)
        opener = QShortcut(QKeySequence("Alt+Down"), self._edit)
        opener.setWhatsThis(tr("Open the calendar of a date"))
        opener.setContext(Qt.ShortcutContext.WidgetShortcut)
        opener.activated.connect(self.open_calendar)

    @property
    def editor(self) -> QLineEdit:
        return self._edit

    def is_empty(self) -> bool:
        return not self._edit.text().strip()

    def value(self) -> date | None:
        return None if self.is_empty() else parse_date(self._edit.text(), self.name)

    def set_value(self, value: date | None) -> None:
        self._edit.setText(value.isoformat() if value else "")

    def open_calendar(self) -> QCalendarWidget:
        """Show the calendar beneath the field, at the date that is entered or else today."""
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlags(Qt.WindowType.Popup)
            self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self._calendar.setAccessibleName(tr("{label}: calendar", label=self.label))
            self._calendar.activated.connect(self._picked)
            self._calendar.clicked.connect(self._picked)
        entered = QDate.fromString(self._edit.text().strip(), Qt.DateFormat.ISODate)
        self._calendar.setSelectedDate(entered if entered.isValid() else QDate.currentDate())
        self._calendar.move(self._edit.mapToGlobal(QPoint(0, self._edit.height())))
        self._calendar.show()
        self._calendar.setFocus()
        return self._calendar

    def _picked(self, day: QDate) -> None:
        if self._calendar:
            self._calendar.hide()
        self._edit.setText(day.toString(Qt.DateFormat.ISODate))
        self._edit.setFocus()
