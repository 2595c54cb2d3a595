"""The months of a sign as a table: the same as its chart, for those who do not see it and for whoever copies it."""

from collections.abc import Callable

from app.rules.signals.board import SignOfMonth
from app.rules.signals.verdicts import Verdict
from db.vocabulary.signals import Sign
from language import tr
from ui.signals.words import verdict_words, with_unit
from ui.theme import current
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView

GLYPHS = {
    Verdict.FIRES: ("warn", "danger"),
    Verdict.QUIET: ("tick", "ok"),
    Verdict.TOO_FEW: ("info", "muted"),
    Verdict.SHORT_BASELINE: ("info", "muted"),
}
"""Glyph and role of colour of a verdict; its word stands beside them."""
_ROWS = 8


def months_table(sign: Sign) -> TableView[SignOfMonth]:
    """An empty table of months; it is given those of a board."""
    table = TableView[SignOfMonth](
        (
            Column[SignOfMonth](
                tr("Month"), lambda one: f"{one.month.first_day:%Y-%m}", sort=lambda one: one.month, width=84
            ),
            _number(tr("Value"), lambda one: one.value, sign),
            _number(tr("Usual"), lambda one: one.usual, sign),
            _number(tr("Expected up to"), lambda one: one.usual_up_to, sign, width=116),
            Column[SignOfMonth](
                tr("Sign"),
                lambda one: verdict_words(one.verdict),
                glyph=lambda one: GLYPHS[one.verdict],
                role=lambda one: "danger" if one.fires else "",
                stretch=True,
            ),
        ),
        name=tr("{sign}, month by month", sign=sign.label),
    )
    table.setMinimumHeight(current().metrics.row * _ROWS)
    return table


def _number(
    title: str, value: Callable[[SignOfMonth], float | None], sign: Sign, width: int = 84
) -> Column[SignOfMonth]:
    def words(one: SignOfMonth) -> str:
        number = value(one)
        if number is None:
            return ""
        return with_unit(number, sign, ",.0f" if number == int(number) else ",.1f")

    return Column[SignOfMonth](title, words, sort=value, number=True, width=width)
