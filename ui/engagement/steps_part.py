"""Phased engagement: steps in their order, and the benchmarks that gate them."""

from PySide6.QtCore import QTimer

from app.actions.engagement.steps import OpenStep, open_step
from app.reading.engagement.steps import BenchmarkView, StepView, step_views
from app.refusals import UserError
from app.rules.verdict import Verdict
from db.vocabulary import words
from db.vocabulary.engagement import BenchmarkState, StepStatus
from language import mark, ptr, tr
from language.lists import listed
from ui.case import Case
from ui.countries.words import day_of
from ui.engagement.benchmark_dialogs import BenchmarkDialog, FindingDialog
from ui.engagement.fields import iso
from ui.engagement.part import Part
from ui.engagement.step_dialog import StepDialog
from ui.frame import Frame
from ui.may import first_refusal, refusal
from ui.widgets.into_view import bring_into_view
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column

_STATES = {
    BenchmarkState.MET: ("tick", "ok"),
    BenchmarkState.UNMET: ("ring", "warn"),
    BenchmarkState.BREACHED: ("warn", "danger"),
}


class StepsPart(Part):
    """A step stays locked while a benchmark of it is unmet."""

    title = mark("Steps and benchmarks")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.steps = Register[StepView](
            tr("Steps of phased engagements"),
            (
                Column(ptr("one of them", "Engagement"), lambda row: row.engagement, width=250),
                Column(
                    tr("Step"),
                    lambda row: f"{row.ordinal}",
                    sort=lambda row: row.ordinal,
                    number=True,
                    width=52,
                ),
                Column(tr("What it gives"), lambda row: row.title, stretch=True),
                Column(
                    tr("State"),
                    lambda row: words(row.status),
                    glyph=lambda row: (
                        ("tick", "ok") if row.status is StepStatus.OPEN else ("protected", "muted")
                    ),
                    width=96,
                ),
                Column(tr("Met"), _met, width=84),
            ),
            identity=lambda row: row.step_id,
            nothing=tr(
                "Trade, relief or support that grows step by step: each step opens when its benchmarks are met, "
                "and not before."
            ),
            add=tr("Plan a step…"),
            on_add=self.plan,
            verdict=self.writes,
            facts=lambda row: [
                (ptr("one of them", "Engagement"), row.engagement),
                (tr("In this step"), row.what),
                (
                    tr("Waits for"),
                    "" if row.may_open.allowed or row.status is StepStatus.OPEN else row.may_open.reason,
                ),
                (
                    ptr("of a step", "Opened"),
                    tr(
                        "{opened_at} by {opened_by}",
                        opened_at=day_of(row.opened_at, case),
                        opened_by=row.opened_by,
                    )
                    if row.opened_at
                    else "",
                ),
            ],
            acts=(
                RowAct(tr("Open the step"), self.open_step, self._may_open),
                RowAct(tr("Set a benchmark for it…"), self.set_benchmark, self._may_set),
            ),
        )
        self.benchmarks = Register[BenchmarkView](
            tr("Benchmarks of the chosen step"),
            (
                Column(tr("Measure"), lambda row: row.measure, stretch=True),
                Column(tr("Shown by"), lambda row: row.evidenced_by, width=220),
                Column(
                    tr("State"),
                    lambda row: words(row.state),
                    glyph=lambda row: _STATES[row.state],
                    role=lambda row: _STATES[row.state][1],
                    width=110,
                ),
                Column(tr("Found on"), lambda row: iso(row.found_on), width=100),
            ),
            identity=lambda row: row.benchmark_id,
            nothing=tr("Set what has to be met before the step opens, and what would show it."),
            facts=lambda row: [
                (tr("Found"), f"{row.words} ({row.found_by})" if row.words else tr("Nothing was found yet.")),
                (tr("Evidence"), ", ".join(row.evidence)),
                (
                    tr("Before"),
                    listed(
                        tr(
                            "{day} {state}: {words}",
                            day=day.isoformat(),
                            state=words(state).lower(),
                            words=said,
                        )
                        for day, state, said in row.past
                    ),
                ),
            ],
            acts=(RowAct(tr("Record a finding…"), self.record_finding, lambda _row: self.writes),),
        )
        self.steps.chosen.connect(self._show_benchmarks)
        self.new = self.steps.new
        self.lay_out(self.steps, self.benchmarks)

    def read(self) -> None:
        rows = self.case.look(lambda session: step_views(session, self.country))
        self.steps.set_rows(rows)
        self.benchmarks.setVisible(bool(rows))

    def plan(self) -> StepDialog:
        """Plan a step."""
        dialog = StepDialog(self.case, self.frame, self.country)
        dialog.open()
        return dialog

    def set_benchmark(self, row: StepView) -> BenchmarkDialog:
        """Set a benchmark for the chosen step."""
        dialog = BenchmarkDialog(self.case, self.frame, row)
        dialog.open()
        return dialog

    def record_finding(self, row: BenchmarkView) -> FindingDialog:
        """Record whether the chosen benchmark is met."""
        dialog = FindingDialog(self.case, self.frame, row)
        dialog.open()
        return dialog

    def open_step(self, row: StepView) -> None:
        """Open the chosen step."""
        try:
            self.case.act(open_step, OpenStep(step_id=row.step_id))
        except UserError as error:
            self.frame.refuse(error)

    def seek_step(self, engagement: str, ordinal: str) -> bool:
        """Choose a step of the engagement with a number, and its breached benchmark where it has one."""
        rows = self.steps.table.rows_model.rows
        wanted = (engagement, ordinal)
        place = next(
            (
                place
                for place, row in enumerate(rows)
                if (row.engagement.partition(" ")[0], str(row.ordinal)) == wanted
            ),
            None,
        )
        if place is None:
            return False
        self.steps.table.choose(place)
        found = self.benchmarks.table.rows_model.rows
        self.benchmarks.table.choose(next((at for at, row in enumerate(found) if _is_breached(row)), 0))
        # The acts on what was chosen are laid out first.
        QTimer.singleShot(0, self, self._show_benchmark)
        return True

    def _show_benchmark(self) -> None:
        table = self.benchmarks.table if self.benchmarks.table.rows_model.rows else self.steps.table
        table.setFocus()
        bring_into_view(self.benchmarks)
        bring_into_view(table)

    def _may_open(self, row: StepView) -> Verdict:
        return first_refusal(self.leads, row.may_open)

    def _may_set(self, row: StepView) -> Verdict:
        opened = refusal(
            tr("The step is open: a benchmark set now would gate nothing."),
            unless=row.status is StepStatus.LOCKED,
        )
        return first_refusal(self.writes, opened)

    def _show_benchmarks(self, row: StepView | None) -> None:
        self.benchmarks.set_rows(row.benchmarks if row else ())


def _is_breached(row: BenchmarkView) -> bool:
    return row.state is BenchmarkState.BREACHED


def _met(row: StepView) -> str:
    if not row.benchmarks:
        return tr("None set")
    met = sum(each.state is BenchmarkState.MET for each in row.benchmarks)
    return tr("{met} of {benchmarks}", met=met, benchmarks=len(row.benchmarks))
