"""What is said above the page: what was just told, a caution that stands, and what the place is for."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.refusals import UserError
from language import tr
from ui.hints import HintLine, hint_at
from ui.machine_choices import MachineChoices
from ui.theme import current
from ui.widgets.notice import Notice, Tone
from ui.widgets.page_stack import PageStack


class AbovePage(QScrollArea):
    """Hidden while there is nothing to say.

    ``notice`` is of what just happened and goes when another page is shown. ``caution`` is of something that goes on: it
    stays above every page, beneath the notice, until it is put away or no longer so. As high as it needs, unless that would
    leave the page too little: then it scrolls, by keys too once Tab came to it, and no line of it is cut off.
    """

    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice()
        self.caution = Notice()
        self.hint = HintLine()
        self._stands = ""
        self._subject = ("", "")
        self._just_told = False
        self._choices: MachineChoices | None = None
        self._head: QWidget | None = None
        self._page: PageStack | None = None
        metrics = current().metrics
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("What is said above the page"))
        self.verticalScrollBar().rangeChanged.connect(self._take_keys)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._inner = _Said(self)
        self._inner.setProperty("kind", "scrolled")
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._inner.update())
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(metrics.around, metrics.inside, metrics.around, 0)
        column.setSpacing(metrics.inside)
        for part in (self.notice, self.caution, self.hint):
            column.addWidget(part)
        self.notice.closed.connect(self._fit)
        self.caution.closed.connect(self._fit)
        self.setWidget(self._inner)
        self.hide()

    def stand_between(self, head: QWidget, page: PageStack) -> None:
        """Share the room beneath ``head`` with ``page``."""
        self._head, self._page = head, page

    def sizeHint(self) -> QSize:
        """As high as all of it at the width of the page."""
        return QSize(super().sizeHint().width(), self._whole())

    def minimumSizeHint(self) -> QSize:
        """As high as all of it while the page has what it needs, and never less than a third of the room."""
        least, page = self._whole(), self._page
        if self._head is not None and page is not None and page.isVisible():
            room = page.geometry().bottom() - self._head.geometry().bottom()
            least = min(least, max(room // 3, room - page.least_height()))
        return QSize(self._inner.minimumSizeHint().width(), least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower words take more lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is said has changed: a scroll area would keep that to itself."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _take_keys(self, least: int, most: int) -> None:
        """Tab stops here only where there is something to scroll; a click beside the words leaves the focus where one typed."""
        scrolls = most > least
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._inner.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._inner.update()

    def _whole(self) -> int:
        width = self._page.width() if self._page is not None else self.width()
        return self._inner.heightForWidth(width)

    @property
    def close_buttons(self) -> list[QToolButton]:
        """What puts its parts away, from top to bottom."""
        return [self.notice.close_button, self.caution.close_button, self.hint.close_button]

    def tell(self, tone: Tone, what: str, *, kept: str = "", remedy: str = "") -> None:
        """Say something until another page is shown or it is put away."""
        self.notice.tell(tone, what, kept=kept, remedy=remedy)
        self._now_told()

    def refuse(self, error: UserError) -> None:
        """Show a refusal, as long as what is told."""
        self.notice.refuse(error)
        self._now_told()

    def set_caution(self, what: str, remedy: str = "") -> None:
        """Say what goes on, whatever page is shown; empty where it is over. Whoever put it away is told of it no more."""
        if what == self._stands:
            return
        put_away = bool(self._stands) and self.caution.isHidden()
        self._stands = what
        if not what:
            self.caution.clear()
        elif not put_away:
            self.caution.tell(Tone.WARN, what, remedy=remedy)
        self._fit()

    def offer_hints(self, choices: MachineChoices) -> None:
        """Say at each place what it is for, until the user puts that away."""
        self._choices = choices
        self.hint.away.connect(choices.put_away)

    def arrive(self, page: str, key: str, *, came: bool) -> None:
        """Another place is shown, ``came`` where on another page: what was said of the place before is not left standing.

        What was said of one report is not left over the next; what is said on the way there is.
        """
        subject = (page, key.partition("/")[0])
        if came or (subject != self._subject and not self._just_told):
            self.notice.clear()
        self._subject = subject

    def show_hint(self, page: str, key: str, *, fits: bool, variant: str = "") -> None:
        """Say what a place is for, unless that was put away or there is no need of it there."""
        name = hint_at(page, key)
        away = not fits or self._choices is None or name in self._choices.hints_away
        self.hint.show_hint("" if away else name, variant)
        self._fit()

    def _now_told(self) -> None:
        self.show()
        self.verticalScrollBar().setValue(0)
        self._just_told = True
        QTimer.singleShot(0, self, self._is_told)

    def _is_told(self) -> None:
        self._just_told = False

    def _fit(self) -> None:
        self.setVisible(not all(part.isHidden() for part in (self.notice, self.caution, self.hint)))


class _Said(QWidget):
    """What stands in the area, with the ring of the focus round as much of it as is seen: around the area there is no room."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__()
        self._area = area

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._area.hasFocus():
            ring = current().metrics.focus
            painter = QPainter(self)
            painter.setPen(QPen(QColor(current().palette.focus), ring))
            seen = self._area.viewport().rect().translated(0, self._area.verticalScrollBar().value())
            painter.drawRect(seen.adjusted(ring, ring // 2, -ring, -ring))
            painter.end()
