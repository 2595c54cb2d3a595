"""Two completed assessments side by side: one row a factor, opened to its indicators; what changed in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.reading.countries.country_files import CountryView
from app.reading.risk.risk_assessments import RiskAssessmentView
from app.reading.risk.risk_comparison import RiskComparison, compare_assessments, in_force_on
from app.refusals import BadInput, UserError
from app.rules.risk.rating_changes import Change, FactorChange, IndicatorChange
from language import tr
from language.direction import onward
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.form import Form
from ui.risk.words import change_role, change_words, finding_words, rating_role, rating_words, trend_words
from ui.theme import TextSize, current
from ui.widgets.columns import Columns
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import Scrolled
from ui.widgets.table_view import TableView
from ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A factor, or one of its indicators, then and now."""

    factor: int
    code: str
    title: str
    change: FactorChange | IndicatorChange


class ComparisonPart(QWidget):
    """The matrix. Each of the two is chosen from the list, or by a day: then the one in force on it."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._country = ""
        self._done: tuple[RiskAssessmentView, ...] = ()
        self._found: RiskComparison | None = None
        self._open: set[int] = set()
        self.then = ChoiceField[str](tr("Then"), [], name="then", empty=tr("Choose an assessment…"))
        self.now = ChoiceField[str](tr("Now"), [], name="now", empty=tr("Choose an assessment…"))
        self.then_on = DateField(tr("or in force on"), name="on")
        self.now_on = DateField(tr("or in force on"), name="and")
        for field in (self.then, self.now, self.then_on, self.now_on):
            field.unmark()
        self.changed_only = QCheckBox(tr("Only what changed"))
        self.notice = Notice()
        self.summary = Words(wrap=True)
        self.matrix = TableView[MatrixRow](_columns(), name=tr("Ratings then and now"))
        self.matrix.opened.connect(lambda row: self._toggle(row.factor))
        self.nothing = EmptyState(
            tr("Nothing to compare yet"),
            tr(
                "Two completed assessments on the same framework can be laid side by side: what grew graver, what eased, and what is "
                "known now that was not."
            ),
        )
        self._all = Scrolled(tr("Two assessments compared"), margin=0)
        self.matrix.setMinimumHeight(current().metrics.row * 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, current().metrics.between, 0, 0)
        column.addWidget(self._all, 1)
        column.addWidget(self.nothing, 1)
        self._lay_out()
        # Until it is filled it asks for the room of one of the two, not of both.
        self._all.hide()
        for field, other in ((self.then, self.then_on), (self.now, self.now_on)):
            field.changed.connect(lambda field=field, other=other: self._chosen(field, other))
            other.changed.connect(lambda field=field, other=other: self._by_day(field, other))
        self.changed_only.toggled.connect(lambda _on: self._fill())

    def show_file(self, view: CountryView) -> None:
        """Offer the completed assessments; the last two on the UN Framework are compared at first."""
        if view.country != self._country:
            self._country = view.country
            self._open = set()
            for day in (self.then_on, self.now_on):
                day.set_value(None)
        done = [one for one in view.assessments if one.completed_at is not None]
        self._done = tuple(sorted(done, key=lambda one: (one.completed_at, one.number), reverse=True))
        choices = [(one.assessment_id, self._words(one)) for one in self._done]
        for field in (self.then, self.now):
            field.set_choices(choices)
        if len(self._done) > 1 and not (self.then.value() and self.now.value()):
            newest = self._done[0]
            before = next((one for one in self._done[1:] if one.framework == newest.framework), None)
            if before is not None:
                for field, one in ((self.now, newest), (self.then, before)):
                    # Compared once, below.
                    with QSignalBlocker(field):
                        field.set_value(one.assessment_id)
        self._all.setVisible(len(self._done) > 1)
        self.nothing.setVisible(len(self._done) < 2)
        self._compare()

    def _lay_out(self) -> None:
        column = self._all.body
        column.setSpacing(current().metrics.inside)
        then, now = Form(), Form()
        then.add_row(self.then, self.then_on, stretch=(3, 2))
        now.add_row(self.now, self.now_on, stretch=(3, 2))
        column.addWidget(Columns([then, now]))
        column.addWidget(self.notice)
        column.addWidget(self.summary)
        column.addWidget(self.changed_only)
        column.addWidget(self.matrix, 1)
        words = tr(
            "Enter opens a factor to its indicators. Nothing is added up: words and counts of evidence stand for themselves."
        )
        column.addWidget(Words(words, size=TextSize.CAPTION, role="muted", wrap=True))

    def _words(self, one: RiskAssessmentView) -> str:
        day = one.completed_at.astimezone(self._case.zone).date().isoformat() if one.completed_at else ""
        return f"{day}  {one.number} ({one.framework.upper()})"

    def _by_day(self, field: ChoiceField[str], day_field: DateField) -> None:
        try:
            day = day_field.value()
        except BadInput:
            return
        if day is None:
            return
        found = self._in_force(day)
        if found is None:
            day_field.set_error(tr("No assessment was completed by {day}.", day=day.isoformat()))
            return
        day_field.clear_error()
        field.set_value(found.assessment_id)

    def _chosen(self, field: ChoiceField[str], day_field: DateField) -> None:
        """Compare; a day on which another one was in force does not stay beside the one that is chosen."""
        try:
            day = day_field.value()
        except BadInput:
            day = None
        found = self._in_force(day) if day else None
        if found is not None and found.assessment_id != field.value():
            day_field.set_value(None)
        self._compare()

    def _in_force(self, day: date) -> RiskAssessmentView | None:
        return self._case.look(lambda session: in_force_on(session, self._country, day))

    def _compare(self) -> None:
        chosen = {one.assessment_id: one for one in self._done}
        then, now = chosen.get(self.then.value() or ""), chosen.get(self.now.value() or "")
        self._found = None
        self.notice.clear()
        if then is not None and now is not None and then != now:
            first, second = sorted((then, now), key=lambda one: (one.completed_at, one.number))
            try:
                self._found = self._case.look(lambda session: compare_assessments(session, first, second))
            except UserError as error:
                self.notice.refuse(error)
        self._fill()

    def _toggle(self, factor: int) -> None:
        self._open ^= {factor}
        self._fill()

    def _fill(self) -> None:
        found = self._found
        self.matrix.set_rows(self._rows(found) if found else (), same=lambda row: (row.factor, row.code))
        if found is None:
            self.summary.setText(tr("Choose two assessments.") if len(self._done) > 1 else "")
            return
        counted = [
            (change, sum(row.change.change is change for row in found.rows))
            for change in Change
            if change not in {Change.SAME, Change.NOT_JUDGED}
        ]
        said = ", ".join(
            tr("{count} {judged}", count=count, judged=change.label.lower())
            for change, count in counted
            if count
        )
        summary = tr(
            "Factors from {then_number} to {now_number}: {said}.",
            then_number=found.then.number,
            now_number=found.now.number,
            said=said or tr("none changed"),
        )
        if found.versions_differ:
            summary += " " + tr("The text of the framework changed in between.")
        self.summary.setText(summary)

    def _rows(self, found: RiskComparison) -> Sequence[MatrixRow]:
        rows = []
        only = self.changed_only.isChecked()
        for row in found.rows:
            moved = [
                one
                for one in row.change.indicators
                if not only or one.change not in {Change.SAME, Change.NOT_JUDGED}
            ]
            if only and row.change.change is Change.SAME and not moved:
                continue
            number = row.change.factor
            mark = "▾" if number in self._open else "▸"
            rows.append(MatrixRow(number, "", f"{mark} {number}. {row.factor.title}", row.change))
            if number in self._open:
                meanings = {one.code: one.meaning for one in row.factor.indicators}
                rows += [
                    MatrixRow(number, one.code, f"     {one.code}  {meanings[one.code]}", one)
                    for one in moved
                ]
        return rows


def _columns() -> list[Column[MatrixRow]]:
    return [
        Column(
            tr("Factor"),
            lambda row: row.title,
            sort=lambda row: (row.factor, row.code != "", row.title),
            stretch=True,
        ),
        Column(
            tr("Then"),
            lambda row: _judged(row.change, now=False),
            role=lambda row: _role(row.change, now=False),
            width=150,
        ),
        Column(tr("Trend then"), lambda row: _trend(row.change, now=False), width=104),
        Column(
            tr("Now"),
            lambda row: _judged(row.change, now=True),
            role=lambda row: _role(row.change, now=True),
            width=150,
        ),
        Column(tr("Trend now"), lambda row: _trend(row.change, now=True), width=104),
        Column(
            tr("Change"),
            lambda row: change_words(row.change.change),
            role=lambda row: change_role(row.change.change),
            width=150,
        ),
        Column(tr("Evidence"), _evidence, number=True, width=92),
    ]


def _judged(change: FactorChange | IndicatorChange, *, now: bool) -> str:
    if isinstance(change, FactorChange):
        return rating_words(change.now if now else change.then)
    return finding_words(change.now if now else change.then)


def _role(change: FactorChange | IndicatorChange, *, now: bool) -> str:
    return rating_role(change.now if now else change.then) if isinstance(change, FactorChange) else ""


def _trend(change: FactorChange | IndicatorChange, *, now: bool) -> str:
    rated = change.now if now else change.then
    return trend_words(rated.trend) if rated else ""


def _evidence(row: MatrixRow) -> str:
    change = row.change
    if isinstance(change, FactorChange):
        return f"{change.evidence_then} {onward()} {change.evidence_now}"
    counted = [str(len(one.evidence)) if one else "0" for one in (change.then, change.now)]
    return f" {onward()} ".join(counted)
