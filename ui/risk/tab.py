"""The risk of a country: its assessments, two dates compared, assumptions, and outside rankings."""

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.reading.countries.country_files import CountryView
from app.reading.risk.risk_schedule import quarters_of
from language import plural, tr
from ui.case import Case
from ui.countries.words import today
from ui.frame import Frame
from ui.risk.assessments_part import AssessmentsPart
from ui.risk.assumptions_part import AssumptionsPart
from ui.risk.comparison_part import ComparisonPart
from ui.risk.quarter_strip import QuarterStrip
from ui.risk.rankings_part import RankingsPart
from ui.theme import current
from ui.widgets.act_button import ActButton


class RiskTab(QWidget):
    """Four parts, and above them the quarters. A part's title counts what asks for attention."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self._not_compared: CountryView | None = None
        """The file whose assessments are compared when somebody goes to that part."""
        self.quarters = QuarterStrip()
        self.assessments = AssessmentsPart(case, frame)
        self.comparison = ComparisonPart(case)
        self.assumptions = AssumptionsPart(case, frame)
        self.rankings = RankingsPart(case)
        self.parts = QTabWidget()
        self.parts.setAccessibleName(tr("Parts of the risk"))
        self.parts.tabBar().setAccessibleName(tr("Parts of the risk"))
        for title, part in (
            (tr("Assessments"), self.assessments),
            (tr("Compare two dates"), self.comparison),
            (tr("Assumptions"), self.assumptions),
            (tr("Rankings"), self.rankings),
        ):
            self.parts.addTab(part, title)
        self.parts.currentChanged.connect(self._compare_if_seen)
        metrics = current().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.setSpacing(metrics.inside)
        column.addWidget(self.quarters)
        column.addWidget(self.parts, 1)

    def begin(self) -> None:
        """What N does. An assessment has no dialog and cannot be taken back: the letter leads to its act, and Enter begins."""
        act = self.new
        if act is self.assessments.new:
            self.assessments.offer()
        elif act is not None and act.button.isEnabled():
            act.button.click()

    @property
    def new(self) -> ActButton | None:
        """What N is for: an assumption where those are shown, else an assessment."""
        if self.parts.currentWidget() is self.assumptions:
            return self.assumptions.register.new
        return self.assessments.new

    def show_file(self, view: CountryView) -> None:
        """Show what is judged of the country."""
        day = today(self._case)
        self.quarters.show_quarters(self._case.look(lambda session: quarters_of(session, view.country, day)))
        self.assessments.show_file(view)
        self._not_compared = view
        self._compare_if_seen()
        overdue = self.assumptions.show_file(view)
        diverging = self.rankings.show_file(view)
        self._title(
            self.assumptions, tr("Assumptions"), tr("{overdue} overdue", overdue=overdue) if overdue else ""
        )
        self._title(self.rankings, tr("Rankings"), _diverging(diverging))

    def _compare_if_seen(self) -> None:
        view = self._not_compared
        if view is not None and self.parts.currentWidget() is self.comparison:
            self._not_compared = None
            self.comparison.show_file(view)

    def _title(self, part: QWidget, title: str, more: str) -> None:
        self.parts.setTabText(self.parts.indexOf(part), f"{title} ({more})" if more else title)


def _diverging(count: int) -> str:
    return plural("{count} diverges", "{count} diverge", count) if count else ""
