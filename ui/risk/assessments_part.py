"""The risk assessments of a country: begun on a framework, rated, completed, and read."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.risk.risk_assessments import RiskAssessmentKept, StartRiskAssessment, start_risk_assessment
from app.reading.countries.country_files import CountryView
from app.reading.evidence.evidence_lines import evidence_lines
from app.reading.ministry.reference import risk_framework, risk_frameworks
from app.reading.reports.standing import conflicted
from app.reading.risk.risk_assessments import RiskAssessmentView, factors_of
from app.reference.framework import Factor
from app.reference.frameworks import UN
from app.refusals import UserError
from app.rules.risk.ratings import Rating
from app.rules.verdict import Verdict
from db.vocabulary import Role, words
from language import tr
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.risk.assessment_reading import AssessmentReading
from ui.risk.rating_form import RatingForm
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.into_view import bring_into_view, bring_place_into_view
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import Scrolled
from ui.widgets.table_view import TableView


class AssessmentsPart(QWidget):
    """One's own assessment under way is a form; all others are read. The newest is shown first."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._view: CountryView | None = None
        self._forms: dict[str, RatingForm] = {}
        self.shown: RatingForm | AssessmentReading | None = None
        self._shown_key: tuple[str, int] | None = None
        self.framework = ChoiceField[str](tr("On the framework"), [], name="on the framework", empty=None)
        self.framework.unmark()
        self.new = ActButton(tr("Start a risk assessment"), icon="plus")
        self.new.acted.connect(self.start)
        self.table = TableView[RiskAssessmentView](self._columns(), name=tr("Risk assessments"))
        self.table.setFixedHeight(metrics.row * 4 + 8)
        self.table.chosen.connect(self._show)
        self.nothing = EmptyState(
            tr("No risk assessment yet"),
            tr(
                "An assessment rates every risk factor of the framework with what was seen. A report is assessed on a "
                "completed one."
            ),
            act=tr("Start a risk assessment"),
        )
        self.nothing.acted.connect(self.start)
        self._scroll = Scrolled(tr("Risk assessments of the country"), margin=0)
        self._scroll.body.setSpacing(12)
        line = QHBoxLayout()
        line.setSpacing(metrics.between)
        line.addWidget(self.framework, 1, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.new, 2, Qt.AlignmentFlag.AlignBottom)
        self._scroll.body.addLayout(line)
        self._scroll.body.addWidget(self.table)
        self.framework.changed.connect(self._allow)
        self._scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.nothing, 1)

    def show_file(self, view: CountryView) -> None:
        """Show the assessments of the country; the chosen one stays chosen."""
        self._view = view
        known = self._case.look(risk_frameworks)
        self.framework.set_choices([(one.code, one.title) for one in known])
        if self.framework.value() is None:
            self.framework.set_value(UN)
        self._allow()
        self.table.set_rows(view.assessments, same=lambda one: one.assessment_id, otherwise=0)
        any_there = bool(view.assessments)
        self._scroll.setVisible(any_there)
        self.nothing.setVisible(not any_there)

    def offer(self) -> None:
        """Lead to the act that begins an assessment, without doing it; what is under way is gone on with instead."""
        act = self.nothing.act if self.nothing.isVisible() else self.new
        if act is not None and act.button.isEnabled():
            act.button.setFocus()
            bring_into_view(act)
        elif isinstance(self.shown, RatingForm):
            tree = self.shown.tree
            tree.setFocus()
            chosen = tree.currentItem()
            if chosen is not None:
                # It may have been left further down, or above.
                bring_place_into_view(tree.viewport(), tree.visualItemRect(chosen))

    def start(self) -> None:
        """Begin an assessment; it is shown at once."""
        if self._view is None:
            return
        try:
            request = StartRiskAssessment(country=self._view.country, framework=self.framework.value() or UN)
            kept = self._case.act(start_risk_assessment, request)
        except UserError as error:
            self._frame.refuse(error)
            return
        self._choose(kept)
        if isinstance(self.shown, RatingForm):
            # What was begun is gone on with.
            self.shown.tree.setFocus()

    def _choose(self, kept: RiskAssessmentKept) -> None:
        for place, row in enumerate(self.table.rows_model.rows):
            if row.assessment_id == kept.assessment_id:
                self.table.choose(place)

    def _allow(self) -> None:
        if self._view is None:
            return
        verdict = self._may_start(self._view)
        self.new.set_verdict(verdict)
        if self.nothing.act is not None:
            self.nothing.act.set_verdict(verdict)

    def _may_start(self, view: CountryView) -> Verdict:
        """As the use case: role, no conflict of interest, none of one's own under way on this framework."""
        case = self._case
        person = case.actor.person_id
        barred = case.look(lambda session: conflicted(session, person, view.country, case.now()))
        mine = next(
            (
                one
                for one in view.assessments
                if one.author_id == person
                and one.completed_at is None
                and one.framework == (self.framework.value() or UN)
            ),
            None,
        )
        return first_refusal(
            may(case, Role.ANALYST, Role.FOCAL_POINT),
            refusal(
                tr("You declared a conflict of interest with this country."),
                tr("Ask an assessor without one."),
                unless=not barred,
            ),
            refusal(
                tr(
                    "Your assessment {mine_number} is not completed yet.",
                    mine_number=mine.number if mine else "",
                ),
                tr("Go on with it."),
                unless=mine is None,
            ),
        )

    def _show(self, view: RiskAssessmentView | None) -> None:
        key = (view.assessment_id, view.version) if view else None
        if view is not None and self._mine(view):
            self._swap(self._form(view))
        elif key != self._shown_key or self.shown is None:
            self._swap(None if view is None else self._reading(view))
        self._shown_key = key

    def _mine(self, view: RiskAssessmentView) -> bool:
        return view.completed_at is None and view.author_id == self._case.actor.person_id

    def _form(self, view: RiskAssessmentView) -> RatingForm:
        country = self._view.country if self._view else ""
        items = self._case.look(lambda session: evidence_lines(session, country))
        if view.assessment_id in self._forms:
            self._forms[view.assessment_id].show_view(view, items)
        else:
            self._forms[view.assessment_id] = RatingForm(
                self._case,
                self._frame,
                view,
                factors=self._factors(view),
                items=items,
                citation=self._citation(view),
            )
        return self._forms[view.assessment_id]

    def _reading(self, view: RiskAssessmentView) -> AssessmentReading:
        return AssessmentReading(self._case, view, self._factors(view), self._citation(view))

    def _factors(self, view: RiskAssessmentView) -> tuple[Factor, ...]:
        return self._case.look(lambda session: factors_of(session, view))

    def _citation(self, view: RiskAssessmentView) -> str:
        return self._case.look(lambda session: risk_framework(session, view.framework)).citation

    def _swap(self, widget: RatingForm | AssessmentReading | None) -> None:
        if widget is self.shown:
            return
        before = self.shown
        held: QWidget | None = self.window().focusWidget()
        # Completed, a form goes with its button: its author is at the row of what was completed.
        led = before is not None and held is not None and before.isAncestorOf(held)
        if before is not None:
            self._scroll.body.removeWidget(before)
            before.hide()
            if isinstance(before, AssessmentReading) or self._completed(before):
                before.deleteLater()
        self.shown = widget
        if widget is not None:
            self._scroll.body.insertWidget(self._scroll.body.indexOf(self.table) + 1, widget)
            widget.show()
            self._begin(widget)
        if led:
            self.table.setFocus()

    def _begin(self, widget: RatingForm | AssessmentReading) -> None:
        """A form begins at its own top, once it is laid out; what is read, at the list above it."""

        def scroll() -> None:
            if self.shown is widget:
                top = widget.y() if isinstance(widget, RatingForm) else 0
                self._scroll.verticalScrollBar().setValue(top)

        QTimer.singleShot(0, self, scroll)

    def _completed(self, form: RatingForm) -> bool:
        """Whether the assessment of a form is not under way any more, so that the form goes for good."""
        under_way = {one.assessment_id for one in self._all() if one.completed_at is None}
        gone = [key for key, value in self._forms.items() if value is form and key not in under_way]
        same_country = self._view is not None and any(
            self._forms.get(one.assessment_id) is form for one in self._view.assessments
        )
        if not gone or not same_country:
            return False
        del self._forms[gone[0]]
        return True

    def _all(self) -> tuple[RiskAssessmentView, ...]:
        return self._view.assessments if self._view else ()

    def _columns(self) -> list[Column[RiskAssessmentView]]:
        zone = self._case.zone
        return [
            Column(tr("Number"), lambda one: one.number, width=120),
            Column(tr("Author"), lambda one: one.author, stretch=True),
            Column(
                tr("Framework"),
                lambda one: one.framework.upper(),
                tooltip=lambda one: one.framework_title,
                width=96,
            ),
            Column(tr("Begun"), lambda one: one.started_at.astimezone(zone).date().isoformat(), width=100),
            Column(
                tr("Completed"),
                lambda one: (
                    one.completed_at.astimezone(zone).date().isoformat()
                    if one.completed_at
                    else tr("under way")
                ),
                width=110,
            ),
            Column(tr("Rated high"), _high, number=True, width=100),
            Column(
                tr("Confidence"),
                lambda one: words(one.confidence) if one.confidence else "",
                width=110,
            ),
        ]


def _high(one: RiskAssessmentView) -> str:
    """How many factors are rated high: a count, never a score."""
    return str(sum(rating.rating is Rating.HIGH for rating in one.ratings))
