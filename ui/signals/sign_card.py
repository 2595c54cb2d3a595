"""One sign of early onset: its months as a chart, what it says of the last one, and the formula."""

from PySide6.QtWidgets import QCheckBox

from app.rules.signals.board import Board, SignOfMonth, Weeks
from db.vocabulary.signals import Sign
from language import tr
from language.dates import dated
from language.phrases import headed
from ui.charts.month_chart import Bar, MonthChart
from ui.charts.weeks_grid import AreaLine, WeeksGrid
from ui.signals.months_table import GLYPHS, months_table
from ui.signals.words import UNITS, band_words, month_words, reading
from ui.theme import TextSize
from ui.widgets.card import Card
from ui.widgets.glyph import Glyph
from ui.widgets.words import Words


class SignCard(Card):
    """Left and Right walk through the months; the line beneath says the one that is gone to, a table says them all."""

    def __init__(self, sign: Sign) -> None:
        super().__init__(sign.label)
        self.sign = sign
        self.verdict = Words(role="muted")
        self._glyph = Glyph("info", "muted")
        self.corner.addWidget(self._glyph)
        self.corner.addWidget(self.verdict)
        self.chart = MonthChart(sign.label, UNITS.get(sign, ""))
        self.reading = Words(role="muted", wrap=True)
        self.says = Words(wrap=True, selectable=True)
        self.formula = Words(size=TextSize.CAPTION, role="muted", wrap=True, selectable=True)
        self.as_table = QCheckBox(tr("As a table too"))
        self.as_table.setAccessibleName(tr("{sign}: as a table too", sign=sign.label))
        self.table = months_table(sign)
        self.table.hide()
        self.as_table.toggled.connect(self.table.setVisible)
        self.chart.reading.connect(self.reading.setText)
        for widget in (self.chart, self.reading, self.as_table, self.table, self.says, self.formula):
            self.body.addWidget(widget)
        self.body.addWidget(Words(band_words(sign), size=TextSize.CAPTION, role="muted", wrap=True))
        self.body.addStretch(1)

    def show_board(self, board: Board) -> None:
        """Show the months of a board."""
        months = board.signs[self.sign]
        last = months[-1]
        seen = sum(each.fires for each in months)
        summary = tr(
            "{months} months from {first} to {last}; the sign is seen in {seen}. {newest}",
            months=len(months),
            first=month_words(board.first),
            last=month_words(board.last),
            seen=seen,
            newest=reading(last),
        )
        self.chart.show_bars([_bar(each, first=each is months[0]) for each in months], summary)
        self.table.set_rows(tuple(reversed(months)), same=lambda one: one.month)
        self.reading.setText(reading(last))
        self.says.setText(last.says)
        # Where a number was tested, the sentence carries the formula already.
        apart = bool(last.formula) and last.formula not in last.says
        self.formula.setText(tr("Rule: {formula}.", formula=last.formula) if apart else "")
        self.formula.setVisible(apart)
        glyph, role = GLYPHS[last.verdict]
        self._glyph.show_glyph(glyph, role)
        self.verdict.setText(headed(month_words(last.month), last.verdict.words))
        self.verdict.set_role(role)


class WeeksCard(Card):
    """The areas by weeks of the side whose run is longest in the last month."""

    def __init__(self) -> None:
        super().__init__(tr("Areas by weeks"))
        self.words = Words(role="muted", wrap=True)
        self.grid = WeeksGrid(tr("First-level areas by weeks"))
        self.reading = Words(role="muted", wrap=True)
        self.grid.reading.connect(self.reading.setText)
        for widget in (self.words, self.grid, self.reading):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_weeks(self, weeks: Weeks | None) -> None:
        """Show the weeks behind sign (c), or say that there are none."""
        self.grid.setVisible(weeks is not None)
        self.reading.setText("")
        if weeks is None:
            self.words.setText(
                tr("In the last month no side has violence against civilians in enough areas at once.")
            )
            return
        standing = tr("long enough for a pattern") if weeks.enough else tr("not long enough for a pattern")
        said = tr(
            "“{side}” as {part}: {weeks} weeks in a row, {standing}.",
            side=weeks.side,
            part=weeks.part,
            weeks=len(weeks.weeks),
            standing=standing,
        )
        self.words.setText(said)
        self.grid.show_lines(
            [AreaLine(area, counts) for area, counts in weeks.areas],
            weeks.weeks,
            said,
            run=(0, len(weeks.weeks)) if weeks.enough else None,
        )


def _bar(found: SignOfMonth, *, first: bool) -> Bar:
    with_year = first or found.month.month == 1
    return Bar(
        label=dated(found.month.first_day, "%b %Y" if with_year else "%b"),
        value=found.value,
        words=reading(found),
        low=0.0 if found.usual_up_to is not None else None,
        high=found.usual_up_to,
        fires=found.fires,
        year=with_year,
    )
