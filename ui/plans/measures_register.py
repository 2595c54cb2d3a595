"""The measures of the chosen plan."""

from app.actions.plans.plan_measures import DropMeasure, drop_measure
from app.reading.plans.plan_measures import MeasureView
from app.reading.plans.plans import PlanView
from app.rules.verdict import Verdict
from db.vocabulary import Role
from db.vocabulary.plans import PlanState
from db.vocabulary.toolbox import OutcomeClass
from language import mark, tr
from language.phrases import headed
from ui.case import Case
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.plans.measure_dialog import MeasureDialog
from ui.plans.seen_dialogs import ResultDialog, TreatmentDialog
from ui.plans.words import COERCIONS, OUTCOMES, STRANDS, TARGETS
from ui.reports.text_dialog import TextDialog
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column

_NOTHING = mark("What is to be done, by which office, and when its result is looked at.")


class MeasuresRegister(Register[MeasureView]):
    """Measures are changed while the plan is a draft; results and checks are recorded once it is agreed."""

    def __init__(self, case: Case, frame: Frame) -> None:
        self._case = case
        self._frame = frame
        self._plan: PlanView | None = None
        super().__init__(
            tr("Measures"),
            _columns(),
            identity=lambda measure: measure.measure_id,
            nothing=tr(_NOTHING),
            add=tr("Add a measure…"),
            on_add=self.add_measure,
            facts=_facts,
            acts=(
                RowAct(tr("Revise…"), self._revise, lambda _one: self._may_change()),
                RowAct(tr("Leave out…"), self._drop, lambda _one: self._may_change()),
                RowAct(tr("Record a result…"), self._result, lambda _one: self._may_see()),
                RowAct(tr("Check equal treatment…"), self._check, self._may_check),
            ),
        )

    def show_plan(self, plan: PlanView | None) -> None:
        """Show the measures of a plan; nothing where none is chosen."""
        self._plan = plan
        self.setVisible(plan is not None)
        if plan is not None:
            self.set_title(
                tr(
                    "Measures of {plan_number}: {phase}, version {version}",
                    plan_number=plan.number,
                    phase=plan.phase.label.lower(),
                    version=plan.version,
                )
            )
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
        plan = self._plan
        if plan is None:
            return
        TextDialog(
            self._frame,
            tr(
                "Leave measure {ordinal} of {plan_number} out",
                ordinal=measure.ordinal,
                plan_number=plan.number,
            ),
            about=f"leave out {measure.measure_id}",
            act=tr("Leave it out"),
            label=tr("Reason"),
            words=tr("{content}. It stays on file with the reason.", content=measure.content.title),
            run=lambda reason: self._case.act(
                drop_measure,
                DropMeasure(measure_id=measure.measure_id, based_on=measure.version, reason=reason),
            ),
        ).open()

    def _result(self, measure: MeasureView) -> None:
        if self._plan is not None:
            ResultDialog(self._case, self._frame, self._plan, measure).open()

    def _check(self, measure: MeasureView) -> None:
        what = tr("Measure {ordinal}: {content}", ordinal=measure.ordinal, content=measure.content.title)
        TreatmentDialog(self._case, self._frame, what, measure_id=measure.measure_id).open()

    def _may_change(self) -> Verdict:
        draft = self._plan is not None and self._plan.state is PlanState.DRAFT
        return first_refusal(
            may(self._case, Role.ANALYST, Role.FOCAL_POINT),
            refusal(tr("Measures are changed in a draft: draft the next version."), unless=draft),
        )

    def _may_see(self) -> Verdict:
        agreed = self._plan is not None and self._plan.state in {PlanState.AGREED, PlanState.SUPERSEDED}
        return first_refusal(
            may(self._case, Role.ANALYST, Role.FOCAL_POINT),
            refusal(tr("A result follows once the plan is agreed."), unless=agreed),
        )

    def _may_check(self, measure: MeasureView) -> Verdict:
        protects = measure.facts.outcome_class is OutcomeClass.PROTECTION
        return first_refusal(
            may(self._case, Role.ANALYST, Role.FOCAL_POINT),
            refusal(tr("Only what protects is checked for equal treatment."), unless=protects),
        )


def _columns() -> list[Column[MeasureView]]:
    return [
        Column(tr("No."), lambda one: str(one.ordinal), sort=lambda one: one.ordinal, number=True, width=44),
        Column(tr("Tool"), lambda one: one.tool or "–", width=64),
        Column(tr("What"), lambda one: one.content.title, stretch=True),
        Column(tr("Works on"), lambda one: TARGETS[one.facts.target], width=150),
        Column(tr("Brings about"), lambda one: OUTCOMES[one.facts.outcome_class], width=128),
        Column(tr("Owner"), lambda one: one.owner, width=170),
        Column(tr("Look on"), lambda one: one.content.review_on.isoformat(), width=112),
        Column(
            tr("Result"),
            _result_words,
            role=lambda one: "danger" if one.due else "",
            glyph=lambda one: ("time-lapsed", "danger") if one.due else None,
            width=124,
        ),
    ]


def _result_words(one: MeasureView) -> str:
    if one.results:
        return one.results[-1].effect.label
    return tr("Overdue") if one.due else tr("None yet")


def _facts(one: MeasureView) -> list[tuple[str, str]]:
    content = one.content
    kind = tr(
        "{strands} prevention; {coercions}",
        strands=STRANDS[one.facts.strand],
        coercions=COERCIONS[one.facts.coercion].lower(),
    )
    return [
        (tr("What"), content.title),
        (tr("Tool"), f"{one.tool} {one.tool_name}".strip() or tr("In own words")),
        (tr("Kind"), kind),
        (tr("Mechanisms"), content.mechanisms),
        (tr("Scope"), content.scope),
        (tr("Groups at risk"), ", ".join(one.facts.groups)),
        (tr("Expected"), content.expected_outcome),
        (tr("Humanitarian"), content.humanitarian_effect),
        (tr("Harm"), content.harm_to_civilians),
        (tr("Works within"), content.lead_time),
        (
            tr("Cost"),
            tr("{cost}, paid by {who_pays}", cost=one.cost, who_pays=content.who_pays)
            if one.cost and content.who_pays
            else str(one.cost or ""),
        ),
        (tr("Partners"), content.partners),
        (tr("Council"), one.security_council if one.without_council else ""),
        (tr("If it is blocked"), "\n".join(one.without_council)),
        (
            tr("Results"),
            "\n".join(
                headed(f"{r.seen_on.isoformat()}, {r.effect.label.lower()}", r.result) for r in one.results
            ),
        ),
        (
            tr("Equal treatment"),
            "\n".join(
                headed(f"{c.checked_on.isoformat()}, {c.finding.label.lower()}", c.note) for c in one.checks
            ),
        ),
    ]
