"""A pane beside the tree of factors that follows the chosen row."""

from collections.abc import Iterator
from contextlib import contextmanager

from ui.fields.form import Form
from ui.widgets.card import Card
from ui.widgets.notice import Notice


class Pane(Card):
    """A form that is filled anew for each row; while it is, nothing counts as entered."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.form = Form()
        self.is_filling = False
        self.notice = Notice()
        self.body.addWidget(self.notice)
        self.body.addWidget(self.form)
        self.body.addStretch(1)

    def unmark(self) -> None:
        """Say of no field that it is optional: what is left open is simply not judged."""
        for field in self.form.fields:
            field.unmark()

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Put values into the fields without their being entered."""
        before, self.is_filling = self.is_filling, True
        try:
            yield
        finally:
            self.is_filling = before
