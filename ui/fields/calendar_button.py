"""The button beside a date that opens a calendar."""

from PySide6.QtCore import QDate, QEvent, QMargins, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton

from language import tr
from language.dates import in_figures
from ui.theme import Tint

_AROUND = QMargins(20, 16, 20, 16)
"""Pixels that the sheet’s frame takes of the days, and some air: Qt’s own size leaves the last week half seen."""


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
            self._calendar = self._made()
        entered = QDate.fromString(in_figures(self._edit.text().strip()), Qt.DateFormat.ISODate)
        self._calendar.setSelectedDate(entered if entered.isValid() else QDate.currentDate())
        size = self._calendar.sizeHint().grownBy(_AROUND)
        self._calendar.resize(size)
        self._calendar.move(self._place(size))
        self._calendar.show()
        self._calendar.setFocus()
        return self._calendar

    def _made(self) -> QCalendarWidget:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlags(Qt.WindowType.Popup)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Red is for what is overdue or wrong, and no weekend is.
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())
        calendar.setAccessibleName(tr("{label}: calendar", label=self._label))
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(self._picked)
        calendar.installEventFilter(self)
        return calendar

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._calendar and event.type() is QEvent.Type.Hide:
            # A popup takes the mouse away without a word: the button would look pointed at ever after.
            self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
            self.update()
        return super().eventFilter(watched, event)

    def _place(self, size: QSize) -> QPoint:
        """Beneath the line, or above it where the screen ends."""
        line, screen = self._edit, self._edit.screen().availableGeometry()
        place = line.mapToGlobal(QPoint(0, line.height()))
        if place.y() + size.height() > screen.bottom():
            place = line.mapToGlobal(QPoint(0, -size.height()))
        return QPoint(
            max(screen.left(), min(place.x(), screen.right() - size.width())), max(screen.top(), place.y())
        )

    def _picked(self, day: QDate) -> None:
        if self._calendar:
            self._calendar.hide()
        self._edit.setText(day.toString(Qt.DateFormat.ISODate))
        self._edit.setFocus()
