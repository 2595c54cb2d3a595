"""Measures and responses without a result after the day on which it was to be looked at."""

from app.reading.reports.results_due import DueResult, results_due
from language import mark, tr
from ui.case import Case
from ui.countries.words import today
from ui.frame import Frame
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column

_NOTHING = mark("A measure whose day has come and gone without a result is listed here; nothing is.")


class DueRegister(Register[DueResult]):
    """The longest overdue first. A result of a measure is recorded above; a response reports on its own page."""

    def __init__(self, case: Case, frame: Frame) -> None:
        self._case = case
        self._frame = frame
        super().__init__(
            tr("Results that are overdue"),
            _columns(),
            identity=lambda due: due.number,
            nothing=tr(_NOTHING),
            facts=lambda due: [(tr("What"), due.title), (tr("Expected"), due.expected)],
            acts=(RowAct(tr("Open it"), self._open),),
        )

    def show_country(self, country: str) -> None:
        """Read what is overdue in a country."""
        now = today(self._case)
        self.set_rows(self._case.look(lambda session: results_due(session, now, country)))

    def _open(self, due: DueResult) -> None:
        self._frame.go(due.page, due.opens)


def _columns() -> list[Column[DueResult]]:
    return [
        Column(tr("Measure"), lambda due: due.number, width=190),
        Column(tr("What"), lambda due: due.title, stretch=True),
        Column(tr("Owner"), lambda due: due.owner, width=220),
        Column(
            tr("Was due"),
            lambda due: due.review_on.isoformat(),
            glyph=lambda _due: ("time-lapsed", "danger"),
            role=lambda _due: "danger",
            width=120,
        ),
    ]
