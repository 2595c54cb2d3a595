"""The tab “Levers and plans” of a country file."""

from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.countries.country_files import CountryView
from app.reading.plans.levers import present_phases
from app.reading.plans.plan_coverage import coverage_of
from app.reading.plans.plans import PlanView, plan_views
from app.reading.reports.plan_offers import reports_that_take
from db.vocabulary import Phase
from db.vocabulary.plans import PlanState
from language import tr
from reports.words import plain_day
from ui.case import Case
from ui.countries.words import today
from ui.frame import Frame
from ui.plans.coverage_card import CoverageCard
from ui.plans.due_register import DueRegister
from ui.plans.lessons_register import LessonsRegister
from ui.plans.levers_register import LeversRegister
from ui.plans.measures_register import MeasuresRegister
from ui.plans.plans_register import PlansRegister
from ui.plans.treatment_register import TreatmentRegister
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.choosing import choose_named
from ui.widgets.into_view import bring_into_view
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words

_BELOW = ("measures", "coverage", "due", "treatment", "lessons")
"""What stands below levers and plans, downwards: a screen shows none of it at first, and it is made in pauses."""


class PlansTab(QWidget):
    """First what holds now: the plan of the present phase. Then levers, plans with their measures, what came of them."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self._country = ""
        self._report = ""
        self._frame = frame
        self._view: CountryView | None = None
        self._plan: PlanView | None = None
        self._agreed: tuple[PlanView, ...] = ()
        self._below: dict[str, QWidget] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._make_next)
        self.now = Words(wrap=True)
        self.levers = LeversRegister(case, frame)
        self.plans = PlansRegister(case, frame)
        self.new = self.levers.new
        self.plans.chosen.connect(self._choose_plan)
        self.scrolled = Scrolled(tr("Levers and plans"), margin=0)
        self.scrolled.body.setContentsMargins(0, current().metrics.between, 0, 0)
        self.offer = Words(role="muted", wrap=True)
        self.to_report = ActButton("")
        self.to_report.acted.connect(lambda: frame.go("reports", self._report))
        present = Card(tr("The plan of the present phase"))
        for said in (self.now, self.offer, self.to_report):
            present.body.addWidget(said)
        for part in (present, self.levers, self.plans):
            self.scrolled.body.addWidget(part)
        self.scrolled.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scrolled)

    def show_file(self, view: CountryView) -> None:
        """Read everything of a country; another country begins at the plan of its phase."""
        now, country = today(self._case), view.country
        self._country = country
        phase = self._case.look(lambda session: present_phases(session, now)).get(country)
        plans = self._case.look(lambda session: plan_views(session, country, now))
        self._say(phase, plans)
        self.levers.show_country(country)
        self.plans.show_plans(country, phase, plans)
        self._view = view
        self._agreed = tuple(plan for plan in plans if plan.state is PlanState.AGREED)
        for name in self._below:
            if name != "measures":
                # Those of the chosen plan are there with it.
                self._fill(name)
        if len(self._below) < len(_BELOW):
            self._soon.start(0)

    @property
    def measures(self) -> MeasuresRegister:
        return cast("MeasuresRegister", self._made("measures"))

    @property
    def coverage(self) -> CoverageCard:
        return cast("CoverageCard", self._made("coverage"))

    @property
    def due(self) -> DueRegister:
        return cast("DueRegister", self._made("due"))

    @property
    def treatment(self) -> TreatmentRegister:
        return cast("TreatmentRegister", self._made("treatment"))

    @property
    def lessons(self) -> LessonsRegister:
        return cast("LessonsRegister", self._made("lessons"))

    def parts_ahead(self) -> Iterator[None]:
        """Make what stands below and is not made yet, one at each step."""
        for name in _BELOW:
            if name not in self._below:
                self._made(name)
                yield

    def _made(self, name: str) -> QWidget:
        """What stands below by this name. All above it are made with it, so that Tab goes down through them."""
        for each in _BELOW[: _BELOW.index(name) + 1]:
            if each not in self._below:
                self._below[each] = self._make(each)
                # Before the stretch at the end.
                self.scrolled.body.insertWidget(self.scrolled.body.count() - 1, self._below[each])
                self._fill(each)
        return self._below[name]

    def _make(self, name: str) -> QWidget:
        case, frame = self._case, self._frame
        makers: dict[str, Callable[[], QWidget]] = {
            "measures": lambda: MeasuresRegister(case, frame),
            "coverage": CoverageCard,
            "due": lambda: DueRegister(case, frame),
            "treatment": lambda: TreatmentRegister(case, frame),
            "lessons": lambda: LessonsRegister(case, frame),
        }
        return makers[name]()

    def _fill(self, name: str) -> None:
        view = self._view
        if view is None:
            return
        if name == "measures":
            self.measures.show_plan(self._plan)
        elif name == "coverage":
            self.coverage.show_coverage(coverage_of(self._agreed))
        elif name == "due":
            self.due.show_country(view.country)
        elif name == "treatment":
            self.treatment.show_country(view.country)
        else:
            self.lessons.show_file(view)

    def _make_next(self) -> None:
        """Make one of those below, between two things that the window does."""
        if not self._case.tasks.closed and next(self.parts_ahead(), self) is not self:
            self._soon.start(0)

    def _choose_plan(self, plan: PlanView | None) -> None:
        self._plan = plan
        if "measures" in self._below:
            self.measures.show_plan(plan)

    def seek(self, wanted: str) -> None:
        """Choose what is called so; ``AP-2026-0001/3`` is the third measure of a plan, where its result is recorded."""
        for _made in self.parts_ahead():
            pass
        number, _, ordinal = wanted.partition("/")
        if not choose_named(self, number) or not ordinal:
            return
        for place, measure in enumerate(self.measures.table.rows_model.rows):
            if str(measure.ordinal) == ordinal:
                self.measures.table.choose(place)
                self.measures.table.setFocus()
        # When the measures of another plan are laid out; a card that is higher than the page begins with its table.
        QTimer.singleShot(0, self, self._show_measures)

    def _show_measures(self) -> None:
        if not self.isVisible():
            # Whoever went on meanwhile is not called back.
            return
        for part in (self.measures, self.measures.table):
            bring_into_view(part)

    def _say(self, phase: Phase | None, plans: tuple[PlanView, ...]) -> None:
        said, role = present_plan(phase, plans)
        self.now.setText(said)
        self.now.set_role(role)
        reports = self._case.look(lambda session: reports_that_take(session, self._country))
        self._report = reports[0] if reports else ""
        planned = any(plan.phase is phase and plan.state is PlanState.AGREED for plan in plans)
        self.offer.setText(
            tr(
                "{report_number} is assessed: the plan offers its measures there as options.",
                report_number=self._report,
            )
            if self._report
            else tr(
                "Its measures are offered as options to the next report of this country that is assessed."
            )
        )
        self.offer.setVisible(planned)
        self.to_report.set_words(tr("Open the options of {report_number}", report_number=self._report))
        self.to_report.setVisible(planned and bool(self._report))


def present_plan(phase: Phase | None, plans: tuple[PlanView, ...]) -> tuple[str, str]:
    """What is to be said of the plan of the phase that holds, and in which role of colour."""
    if phase is None:
        return tr("The file has no phase, so that no plan is open."), "muted"
    agreed = next((p for p in plans if p.phase is phase and p.state is PlanState.AGREED), None)
    if agreed is None:
        return tr(
            "{phase}: no plan is agreed for this phase. Draft one, and submit it.", phase=phase.label
        ), "warn"
    said = tr(
        "{phase}: {agreed_number}, version {version}, agreed by {agreed}.",
        phase=phase.label,
        agreed_number=agreed.number,
        version=agreed.version,
        agreed=agreed.agreed,
    )
    if agreed.openings:
        opening = agreed.openings[-1]
        said += " " + tr(
            "Opened by the change of phase of {effective_on}: {reason}",
            effective_on=plain_day(opening.effective_on),
            reason=opening.reason,
        )
    return said, "text"
