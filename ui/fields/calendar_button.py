"""The button beside a date that opens a calendar."""

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton

from language import tr
from ui.theme import Tint


class CalendarButton(QToolButton):
    """Stands beside ``edit`` and writes the day that is picked into it. Alt+Down in the line opens it too."""

    def __init__(self, edit: QLineEdit, label: str) -> None:
        super().__init__()
        self._edit, self._label = edit, label
        self._calendar: QCalendarWidget | None = None
        # No higher than the line: that stands level with the fields beside it.
        self.setProperty("kind", "beside")
        self.setAccessibleName(tr("{label}: pick from a calendar", label=label))
        self.setToolTip(tr("Calendar (Alt+Down)"))
        Tint(self, "calendar", "muted")
        self.clicked.connect(self.open_calendar)
        opener = QShortcut(QKeySequence("Alt+Down"), edit)
        opener.setWhatsThis(tr("Open the calendar of a date"))
        opener.setContext(Qt.ShortcutContext.WidgetShortcut)
        opener.activated.connect(self.open_calendar)

    def open_calendar(self) -> QCalendarWidget:
        """Show the calendar beneath the line, at the day that is entered or else today."""
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlags(Qt.WindowType.Popup)
            self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self._calendar.setAccessibleName(tr("{label}: calendar", label=self._label))
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
