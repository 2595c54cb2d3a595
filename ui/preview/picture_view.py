"""A picture that is blurred until someone asks for it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from language import tr
from ui.preview.pictures import PictureLook
from ui.theme import current
from ui.widgets.words import Words


class PictureView(QWidget):
    """As large as the room allows, never larger than it is. Each picture begins blurred."""

    def __init__(self, name: str, look: PictureLook) -> None:
        super().__init__()
        self._name = name
        self._canvas = _Canvas(look)
        self._said = Words(role="muted", wrap=True)
        self.ask = QPushButton()
        self.ask.setAutoDefault(False)
        self.ask.clicked.connect(lambda: self.show_clearly(clearly=not self._canvas.clear))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.inside)
        column.addWidget(self._said)
        column.addWidget(self.ask, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._canvas, 1)
        self.show_clearly(clearly=False)

    @property
    def clear(self) -> bool:
        """Whether the picture itself is shown."""
        return self._canvas.clear

    def show_clearly(self, *, clearly: bool) -> None:
        """Show the picture itself, or its blurred likeness."""
        self._canvas.clear = clearly
        self._canvas.setAccessibleName(
            tr("{picture}, shown", picture=self._name)
            if clearly
            else tr("{picture}, blurred", picture=self._name)
        )
        self._canvas.update()
        self.ask.setText(tr("Blur the picture") if clearly else tr("Show the picture"))
        self._said.setText(
            tr(
                "{width:,} × {height:,} pixels.",
                width=self._canvas.look.width,
                height=self._canvas.look.height,
            )
            if clearly
            else tr("The picture may show violence or identify people: it is blurred until you ask for it.")
        )


class _Canvas(QWidget):
    def __init__(self, look: PictureLook) -> None:
        super().__init__()
        self.look = look
        self.clear = False
        self.setMinimumSize(240, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return self.look.image.size().boundedTo(QSize(720, 420))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # The blurred likeness takes the room of the picture: nothing jumps when it is asked for.
        room = self.look.image.size()
        if room.width() > self.width() or room.height() > self.height():
            room = room.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(
            (self.width() - room.width()) / 2,
            (self.height() - room.height()) / 2,
            room.width(),
            room.height(),
        )
        shown: QImage = self.look.image if self.clear else self.look.blurred
        painter.drawImage(area, shown)
        painter.setPen(QPen(QColor(current().palette.border), 1))
        painter.drawRect(area)
        painter.end()
