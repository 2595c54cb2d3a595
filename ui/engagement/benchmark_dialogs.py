"""Setting a benchmark, and recording whether it is met."""

from app.actions.engagement.steps import FindBenchmark, SetBenchmark, find_benchmark, set_benchmark
from app.reading.engagement.steps import BenchmarkView, StepView
from language import tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import chosen, day_of, evidence_field
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class BenchmarkDialog(Dialog):
    """What has to be met, and what would show it."""

    def __init__(self, case: Case, frame: Frame, step: StepView) -> None:
        super().__init__(
            frame,
            tr("Set a benchmark for step {ordinal}", ordinal=step.ordinal),
            words=tr(
                "{engagement}: {step}. The step stays locked until it is met.",
                engagement=step.engagement,
                step=step.title,
            ),
            about=step.step_id,
        )
        self._case = case
        self._step = step
        self.measure = TextField(
            tr("Measure"),
            name="measure",
            required=True,
            max_length=400,
            hint=tr("Something that is so or is not so."),
        )
        self.shown_by = TextField(
            tr("Shown by"),
            name="evidenced by",
            required=True,
            max_length=400,
            hint=tr("The source that would show it."),
        )
        self.form.add(self.measure, self.shown_by)
        self.act_button = self.add_act(tr("Set the benchmark"), self._save)

    def _save(self) -> None:
        self.attempt(
            lambda: self._case.act(
                set_benchmark,
                SetBenchmark(
                    step_id=self._step.step_id,
                    measure=self.measure.value(),
                    evidenced_by=self.shown_by.value(),
                ),
            )
        )


class FindingDialog(Dialog):
    """A benchmark that was met and no longer is stands as breached, and calls for a review of the file."""

    def __init__(self, case: Case, frame: Frame, benchmark: BenchmarkView) -> None:
        super().__init__(
            frame,
            tr("Record a finding"),
            words=tr(
                "“{measure}”, shown by: {evidenced_by}. If it was met before and no longer is, the review of "
                "the file is brought forward to today.",
                measure=benchmark.measure,
                evidenced_by=benchmark.evidenced_by,
            ),
            about=benchmark.benchmark_id,
        )
        self._case = case
        self._benchmark = benchmark
        self.met = ChoiceField[bool](
            tr("Found"),
            [(True, tr("It is met")), (False, tr("It is not met"))],
            name="finding",
            required=True,
        )
        self.on = DateField(tr("On"), name="day", required=True)
        self.on.set_value(today(case))
        self.words = TextArea(tr("What was found"), name="words", required=True, rows=3)
        self.evidence = evidence_field()
        self.form.add_row(self.met, self.on)
        self.form.add(self.words, self.evidence)
        self.act_button = self.add_act(tr("Record the finding"), self._save)

    def _save(self) -> None:
        self.attempt(
            lambda: self._case.act(
                find_benchmark,
                FindBenchmark(
                    benchmark_id=self._benchmark.benchmark_id,
                    met=chosen(self.met, "finding"),
                    found_on=day_of(self.on),
                    words=self.words.value(),
                    evidence=self.evidence.value(),
                ),
            )
        )
