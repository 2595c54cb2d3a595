"""A table of what waits."""

from app.reading.desk import DeskLine
from app.rules.clocks import ClockState
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView

_CLOCKS = {
    ClockState.RUNNING: ("clock", "muted"),
    ClockState.NEAR: ("clock-near", "warn"),
    ClockState.LAPSED: ("clock-lapsed", "danger"),
    ClockState.MET: ("tick", "ok"),
    ClockState.LATE: ("clock-lapsed", "warn"),
}


class LinesTable(TableView[DeskLine]):
    """Lines of the desk. ``with_waiter`` names who each waits for, which the reader's own lines need not."""

    def __init__(self, name: str, *, with_waiter: bool) -> None:
        columns = [
            Column[DeskLine]("Clock", _words, sort=_due, glyph=_glyph, role=_role, width=148),
            Column[DeskLine]("Need", lambda line: line.need.label, width=180),
            Column[DeskLine]("Subject", lambda line: line.subject, width=124),
            Column[DeskLine]("What", lambda line: line.what, stretch=True),
        ]
        if with_waiter:
            columns.append(Column[DeskLine]("Waits for", lambda line: line.waits_for, stretch=True))
        super().__init__(columns, name=name)
        self.setMinimumHeight(150)

    def show_lines(self, lines: tuple[DeskLine, ...]) -> None:
        """Show other lines; the one that was chosen stays chosen."""
        self.set_rows(lines, same=lambda line: (line.need, line.key, line.what))


def _words(line: DeskLine) -> str:
    return line.clock.words if line.clock else "no clock"


def _due(line: DeskLine) -> float | None:
    return line.due_at.timestamp() if line.due_at else None


def _glyph(line: DeskLine) -> tuple[str, str] | None:
    return _CLOCKS[line.clock.state] if line.clock else None


def _role(line: DeskLine) -> str:
    return _CLOCKS[line.clock.state][1] if line.clock else "muted"
