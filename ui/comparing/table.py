"""The comparison as one table: what, on either day, and what became of it in a glyph and a word."""

from app.reading.comparing.lines import ComparedLine, Topic
from app.rules.turns import Turn
from language import tr
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView

_ROLES = {Turn.GRAVER: "danger", Turn.LESS_GRAVE: "ok", Turn.SAME: "muted"}
_ORDER = list(Topic)


def comparison_table() -> TableView[ComparedLine]:
    """An empty table; it is given the lines of a comparison."""
    return TableView[ComparedLine](
        (
            Column[ComparedLine](
                tr("Part"),
                lambda line: line.topic.label,
                sort=lambda line: _ORDER.index(line.topic),
                width=168,
            ),
            Column[ComparedLine](tr("What"), lambda line: line.what, stretch=True),
            Column[ComparedLine](tr("On the first day"), lambda line: line.then, width=218),
            Column[ComparedLine](tr("On the second day"), lambda line: line.now, width=218),
            Column[ComparedLine](
                tr("What changed"),
                lambda line: f"{line.turn.glyph} {line.turn.label}",
                sort=lambda line: (not line.turn.changed, line.turn.label),
                role=lambda line: _ROLES.get(line.turn, ""),
                width=150,
            ),
        ),
        name=tr("The file on two days"),
        # What became of what is read whole: the end of a factor says which it is.
        whole=True,
    )
