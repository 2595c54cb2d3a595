"""A page that says where one came."""

from PySide6.QtWidgets import QPushButton

from ui.page import Page
from ui.widgets.sidebar import Place
from ui.window import MainWindow


class Sample(Page):
    def __init__(self, window: MainWindow, place: Place) -> None:
        super().__init__(window, place)
        self.opened: list[str] = []
        self.header_acts.addWidget(QPushButton(f"New in {place.title}"))
        self.line = QPushButton(place.title)
        self.content.addWidget(self.line)

    def open(self, key: str) -> None:
        super().open(key)
        self.opened.append(key)
        self.set_title(key or self.place.title, "facts" if key else "")
