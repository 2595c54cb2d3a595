"""What outside models and lists say of the country, beside the analyst's view. They decide nothing."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.countries.country_files import CountryView
from app.reading.outside.ranking_sources import batch_in_words
from app.reading.outside.rankings import RankingView, newest_rankings, rankings_of_country
from app.reading.risk.divergences import divergence_of, risk_level_on
from app.rules.risk.divergence import Divergence
from db.vocabulary import RiskLevel
from language import Wording, mark, tr
from language.numbers import number
from ui.case import Case
from ui.countries.words import risk_level, today
from ui.theme import current
from ui.widgets.register import Register
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words

_PERIODS = 12
_SAYS = Wording(
    {
        Divergence.MODEL_SEES_MORE: mark("Sees more risk than the file"),
        Divergence.MODEL_SEES_LESS: mark("Sees less risk than the file"),
    }
)


class RankingsPart(QWidget):
    """The newest of each list and measure; the chosen one with its source and its places through the years."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._country = ""
        self._level: RiskLevel | None = None
        self.own = Words(wrap=True)
        self.register = Register[RankingView](
            tr("Rankings"),
            self._columns(),
            identity=lambda one: one.series,
            nothing=tr(
                "Lists such as that of the Early Warning Project, VIEWS or INFORM, once a file of them is imported. They stand "
                "beside the file’s own risk level; where they differ, an assessment has to say why."
            ),
            explains=tr(
                "Outside models, and where the country stands in each: 1 is the highest risk. They close, block and approve "
                "nothing."
            ),
            facts=self._facts,
        )
        scroll = Scrolled(tr("Rankings of the country"), margin=0)
        scroll.body.addWidget(self.own)
        scroll.body.addWidget(self.register)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, current().metrics.between, 0, 0)
        column.addWidget(scroll)

    def show_file(self, view: CountryView) -> int:
        """Show the rankings of the country; how many of them diverge."""
        self._country = view.country
        day = today(self._case)
        self._level = self._case.look(lambda session: risk_level_on(session, view.country, day))
        rows = self._case.look(lambda session: newest_rankings(session, view.country, day))
        self.own.setText(tr("The file’s own risk level: {level}", level=risk_level(self._level)))
        self.own.setVisible(bool(rows))
        self.register.set_rows(rows)
        return sum(divergence_of(row, self._level) is not None for row in rows)

    def _facts(self, one: RankingView) -> list[tuple[str, str]]:
        every = self._case.look(lambda session: rankings_of_country(session, self._country))
        periods = [row for row in every if row.series == one.series][:_PERIODS]
        return [
            (tr("Value"), number(one.value, "g")),
            (
                tr("Rank"),
                tr("as the list states it") if one.stated else tr("counted here from the values of the list"),
            ),
            (tr("Source"), self._case.look(lambda session: batch_in_words(session, one.batch))),
            (
                tr("Over time"),
                "\n".join(
                    tr(
                        "{period}: {rank} of {of} ({value:g})",
                        period=row.period,
                        rank=row.rank,
                        of=row.of,
                        value=row.value,
                    )
                    for row in periods
                ),
            ),
        ]

    def _columns(self) -> list[Column[RankingView]]:
        return [
            Column(tr("List"), lambda one: one.title, width=170),
            Column(tr("Measure"), lambda one: one.measure_words, stretch=True),
            Column(tr("Period"), lambda one: one.period, width=110),
            Column(
                tr("Place"),
                lambda one: tr("{rank} of {of}", rank=one.rank, of=one.of),
                sort=lambda one: one.rank,
                number=True,
                width=96,
            ),
            Column(tr("Grade"), lambda one: one.grade, width=90),
            Column(
                tr("Beside the file"),
                self._beside,
                role=lambda one: "warn" if divergence_of(one, self._level) else "",
                glyph=lambda one: ("warn", "warn") if divergence_of(one, self._level) else None,
                width=230,
            ),
        ]

    def _beside(self, one: RankingView) -> str:
        found = divergence_of(one, self._level)
        return _SAYS[found] if found else tr("No divergence")
