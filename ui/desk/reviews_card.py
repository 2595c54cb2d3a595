"""Reviews that are overdue or come within two months; two lines a row, so that little is cut off."""

from collections.abc import Sequence
from datetime import date

from app.reading.reviews_due import ReviewDue
from language import ptr, tr
from ui.desk.counted import counted_words
from ui.widgets.card import Card
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

_LONGEST = 6


class ReviewsCard(Card):
    """``table.opened`` carries the review."""

    def __init__(self) -> None:
        super().__init__(tr("Reviews due"))
        self._today = date.min
        self.table = TableView(
            (
                Column[ReviewDue](
                    ptr("day", "Due"),
                    self._due,
                    sort=lambda row: row.due_on,
                    glyph=self._glyph,
                    role=self._role,
                    width=184,
                    hug=True,
                ),
                Column[ReviewDue](tr("What"), _words, stretch=True, tooltip=_words),
            ),
            name=tr("Reviews due"),
            lines=2,
            longest=_LONGEST,
            whole=True,
        )
        self._nothing = Words(
            tr(
                "No review is due within two months. Each country file has a day on which it is reviewed next, as has each "
                "engagement and each measure of an agreed plan."
            ),
            role="muted",
            running=True,
        )
        self.counted = Words(role="muted", wrap=True)
        self.body.addWidget(self.counted)
        self.body.addWidget(self.table)
        self.body.addWidget(self._nothing)
        self.body.addStretch(1)

    def show_reviews(self, reviews: Sequence[ReviewDue], today: date, overdue: int) -> None:
        """Show reviews as they stand on a day; so many things are ``overdue`` in all."""
        self._today = today
        late = sum(self._overdue(row) for row in reviews)
        self.counted.setText(counted_words(late, overdue))
        self.counted.setVisible(bool(late))
        self.table.set_rows(reviews, same=lambda row: (row.opens, row.what))
        self.table.setVisible(bool(reviews))
        self._nothing.setVisible(not reviews)

    def _overdue(self, row: ReviewDue) -> bool:
        return row.due_on < self._today

    def _due(self, row: ReviewDue) -> str:
        if row.due_on == self._today:
            return tr("today")
        return (
            tr("{due_on}\noverdue", due_on=row.due_on.isoformat())
            if self._overdue(row)
            else row.due_on.isoformat()
        )

    def _glyph(self, row: ReviewDue) -> tuple[str, str]:
        return ("time-lapsed", "danger") if self._overdue(row) else ("calendar", "muted")

    def _role(self, row: ReviewDue) -> str:
        return "danger" if self._overdue(row) else "text"


def _words(row: ReviewDue) -> str:
    return f"{row.name}\n{row.what}"
