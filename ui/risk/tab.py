"""The risk of a country: its assessments, two dates compared, assumptions, and outside rankings."""

from collections.abc import Iterator
from functools import cached_property

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.countries.country_files import CountryView
from app.reading.outside.rankings import newest_rankings
from app.reading.risk.assumptions import assumptions_of
from app.reading.risk.divergences import divergence_of, risk_level_on
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
from ui.widgets.choosing import choose_named
from ui.widgets.late_tabs import LateTabs


class RiskTab(QWidget):
    """Four parts, and above them the quarters. A part's title counts what asks for attention.

    All but the first are made when somebody first goes there: most come for the assessments.
    """

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self._frame = frame
        self._view: CountryView | None = None
        self._not_compared: CountryView | None = None
        """The file whose assessments are compared when somebody goes to that part."""
        self.quarters = QuarterStrip()
        self.parts = LateTabs(
            {
                "assessments": tr("Assessments"),
                "comparison": tr("Compare two dates"),
                "assumptions": tr("Assumptions"),
                "rankings": tr("Rankings"),
            },
            name=tr("Parts of the risk"),
        )
        self.assessments = self.parts.put("assessments", AssessmentsPart(case, frame))
        self.parts.currentChanged.connect(self._show_part)
        metrics = current().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.setSpacing(metrics.inside)
        column.addWidget(self.quarters)
        column.addWidget(self.parts, 1)

    @cached_property
    def comparison(self) -> ComparisonPart:
        return self.parts.put("comparison", ComparisonPart(self._case))

    @cached_property
    def assumptions(self) -> AssumptionsPart:
        part = self.parts.put("assumptions", AssumptionsPart(self._case, self._frame))
        if self._view is not None:
            part.show_file(self._view)
        return part

    @cached_property
    def rankings(self) -> RankingsPart:
        part = self.parts.put("rankings", RankingsPart(self._case))
        if self._view is not None:
            part.show_file(self._view)
        return part

    def parts_ahead(self) -> Iterator[None]:
        """Make parts that nobody has been to, one at each step."""
        yield from self.parts.ahead(self)

    def seek(self, wanted: str) -> None:
        """Choose the entry that is called so, in whichever part it stands."""
        for _made in self.parts_ahead():
            pass
        choose_named(self, wanted)

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
        if self.parts.shown == "assumptions":
            return self.assumptions.register.new
        return self.assessments.new

    def show_file(self, view: CountryView) -> None:
        """Show what is judged of the country."""
        day = today(self._case)
        self.quarters.show_quarters(self._case.look(lambda session: quarters_of(session, view.country, day)))
        self.assessments.show_file(view)
        self._view = self._not_compared = view
        self._compare_if_seen()
        overdue = self._overdue(view)
        diverging = self._diverging(view)
        self._title(
            "assumptions", tr("Assumptions"), tr("{overdue} overdue", overdue=overdue) if overdue else ""
        )
        self._title("rankings", tr("Rankings"), _diverging(diverging))

    def _overdue(self, view: CountryView) -> int:
        """How many assumptions are to be tested; with it their part shows them, once it is made."""
        if "assumptions" in self.__dict__:
            return self.assumptions.show_file(view)
        day = today(self._case)
        return sum(
            one.overdue(day) for one in self._case.look(lambda session: assumptions_of(session, view.country))
        )

    def _diverging(self, view: CountryView) -> int:
        """How many rankings diverge from the file; with it their part shows them, once it is made."""
        if "rankings" in self.__dict__:
            return self.rankings.show_file(view)
        day = today(self._case)
        level = self._case.look(lambda session: risk_level_on(session, view.country, day))
        rows = self._case.look(lambda session: newest_rankings(session, view.country, day))
        return sum(divergence_of(row, level) is not None for row in rows)

    def _show_part(self) -> None:
        getattr(self, self.parts.shown)
        self._compare_if_seen()

    def _compare_if_seen(self) -> None:
        view = self._not_compared
        if view is not None and self.parts.shown == "comparison":
            self._not_compared = None
            self.comparison.show_file(view)

    def _title(self, name: str, title: str, more: str) -> None:
        self.parts.setTabText(self.parts.place(name), f"{title} ({more})" if more else title)


def _diverging(count: int) -> str:
    return plural("{count} diverges", "{count} diverge", count) if count else ""
