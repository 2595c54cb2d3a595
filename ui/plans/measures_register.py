"""The measures of the chosen plan."""

from app.actions.plans.plan_measures import DropMeasure, drop_measure
from app.reading.plans.plan_measures import MeasureView
from app.reading.plans.plans import PlanView
from app.rules.reports.flow import Verdict
from db.vocabulary import Role
from db.vocabulary.plans import PlanState
from db.vocabulary.toolbox import OutcomeClass
from ui.case import Case
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.plans.measure_dialog import MeasureDialog
from ui.plans.seen_dialogs import ResultDialog, TreatmentDialog
from ui.plans.words import COERCIONS, OUTCOMES, STRANDS, TARGETS
from ui.reports.text_dialog import TextDialog
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column

_NOTHING = "What is to be done, by which office, and when its result is looked at."


class MeasuresRegister(Register[MeasureView]):
    """Measures are changed while the plan is a draft; results and checks are recorded once it is agreed."""

    def __init__(self, case: Case, frame: Frame) -> None:
        self._case = case
        self._frame = frame
        self._plan: PlanView | None = None
        super().__init__(
            "Measures",
            _columns(),
            identity=lambda measure: measure.measure_id,
            nothing=_NOTHING,
            add="Add a measure…",
            on_add=self.add_measure,
            facts=_facts,
            acts=(
                RowAct("Revise…", self._revise, lambda _one: self._may_change()),
                RowAct("Leave out…", self._drop, lambda _one: self._may_change()),
                RowAct("Record a result…", self._result, lambda _one: self._may_see()),
                RowAct("Check equal treatment…", self._check, self._may_check),
            ),
        )

    def show_plan(self, plan: PlanView | None) -> None:
        """Show the measures of a plan; nothing where none is chosen."""
        self._plan = plan
        self.setVisible(plan is not None)
        if plan is not None:
            self.set_title(f"Measures of {plan.number}: {plan.phase.label.lower()}, version {plan.version}")
            self.set_verdict(self._may_change())
            self.set_rows(plan.measures)

    def add_measure(self) -> None:
        """Add a measure to the plan shown."""
        if self._plan is not None:
            MeasureDialog(self._case, self._frame, self._plan).open()

    def _revise(self, measure: MeasureView) -> None:
        if self._plan is not None:
            MeasureDialog(self._case, self._frame, self._plan, measure).open()

    def _drop(self, measure: MeasureView) -> None:
        TextDialog(
            self._frame,
            f"Leave measure {measure.ordinal} out",
            act="Leave it out",
            label="Reason",
            words=f"{measure.content.title}. It stays on file with the reason.",
            run=lambda reason: self._case.act(
                drop_measure,
                DropMeasure(measure_id=measure.measure_id, based_on=measure.version, reason=reason),
            ),
        ).open()

    def _result(self, measure: MeasureView) -> None:
        ResultDialog(self._case, self._frame, measure).open()

    def _check(self, measure: MeasureView) -> None:
        what = f"Measure {measure.ordinal}: {measure.content.title}"
        TreatmentDialog(self._case, self._frame, what, measure_id=measure.measure_id).open()

    def _may_change(self) -> Verdict:
        draft = self._plan is not None and self._plan.state is PlanState.DRAFT
        return first_refusal(
            may(self._case, Role.ANALYST, Role.FOCAL_POINT),
            refusal("Measures are changed in a draft: draft the next version.", unless=draft),
        )

    def _may_see(self) -> Verdict:
        agreed = self._plan is not None and self._plan.state in {PlanState.AGREED, PlanState.SUPERSEDED}
        return first_refusal(
            may(self._case, Role.ANALYST, Role.FOCAL_POINT),
            refusal("A result follows once the plan is agreed.", unless=agreed),
        )

    def _may_check(self, measure: MeasureView) -> Verdict:
        protects = measure.facts.outcome_class is OutcomeClass.PROTECTION
        return first_refusal(
            may(self._case, Role.ANALYST, Role.FOCAL_POINT),
            refusal("Only what protects is checked for equal treatment.", unless=protects),
        )


def _columns() -> list[Column[MeasureView]]:
    return [
        Column("No.", lambda one: str(one.ordinal), sort=lambda one: one.ordinal, number=True, width=44),
        Column("Tool", lambda one: one.tool or "–", width=64),
        Column("What", lambda one: one.content.title, stretch=True),
        Column("Works on", lambda one: TARGETS[one.facts.target], width=150),
        Column("Brings about", lambda one: OUTCOMES[one.facts.outcome_class], width=128),
        Column("Owner", lambda one: one.owner, width=170),
        Column("Look on", lambda one: one.content.review_on.isoformat(), width=112),
        Column(
            "Result",
            _result_words,
            role=lambda one: "danger" if one.due else "",
            glyph=lambda one: ("clock-lapsed", "danger") if one.due else None,
            width=124,
        ),
    ]


def _result_words(one: MeasureView) -> str:
    if one.results:
        return one.results[-1].effect.label
    return "Overdue" if one.due else "None yet"


def _facts(one: MeasureView) -> list[tuple[str, str]]:
    content = one.content
    kind = f"{STRANDS[one.facts.strand]} prevention; {COERCIONS[one.facts.coercion].lower()}"
    return [
        ("Tool", f"{one.tool} {one.tool_name}".strip() or "In own words"),
        ("Kind", kind),
        ("Mechanisms", content.mechanisms),
        ("Scope", content.scope),
        ("Groups at risk", ", ".join(one.facts.groups)),
        ("Expected", content.expected_outcome),
        ("Humanitarian", content.humanitarian_effect),
        ("Harm", content.harm_to_civilians),
        ("Works within", content.lead_time),
        (
            "Cost",
            f"{one.cost}{f', paid by {content.who_pays}' if content.who_pays else ''}" if one.cost else "",
        ),
        ("Partners", content.partners),
        ("Council", one.security_council if one.without_council else ""),
        ("If it is blocked", "\n".join(one.without_council)),
        (
            "Results",
            "\n".join(f"{r.seen_on.isoformat()}, {r.effect.label.lower()}: {r.result}" for r in one.results),
        ),
        (
            "Equal treatment",
            "\n".join(f"{c.checked_on.isoformat()}, {c.finding.label.lower()}: {c.note}" for c in one.checks),
        ),
    ]
