"""The action plans of a country as a register."""

from collections.abc import Sequence

from app.actions.plans.action_plans import ReturnPlan, return_plan
from app.reading.ministry.organisation import office_views
from app.reading.plans.plans import PlanView
from app.rules.verdict import ALLOWED, Verdict
from db.vocabulary import Phase, Role
from db.vocabulary.plans import PlanState
from language import mark, tr
from ui.case import Case
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.plans.agree_dialog import AgreePlanDialog
from ui.plans.plan_dialog import PlanDialog
from ui.plans.signed_dialog import SignedPlanDialog
from ui.plans.submit_dialog import SubmitPlanDialog
from ui.plans.words import PLAN_STATES, lines, warnings
from ui.reports.text_dialog import TextDialog
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column

_NOTHING = mark(
    "What is to be done in each phase, agreed by an authority before the phase comes. A change of phase then opens the "
    "plan, and its measures are offered as options of a report."
)


class PlansRegister(Register[PlanView]):
    """By phase, of each the newest version first. The chosen plan's measures stand in the register below."""

    def __init__(self, case: Case, frame: Frame) -> None:
        self._case = case
        self._frame = frame
        self._country = ""
        self._phase: Phase | None = None
        self._mine: frozenset[str] = frozenset()
        super().__init__(
            tr("Action plans"),
            self._columns(),
            identity=lambda plan: plan.plan_id,
            nothing=tr(_NOTHING),
            add=tr("Draft a plan…"),
            on_add=self.draft,
            verdict=may(case, Role.ANALYST, Role.FOCAL_POINT),
            facts=self._say,
            acts=(
                RowAct(tr("Edit the words…"), self._edit, self._may_edit),
                RowAct(tr("Submit…"), self._submit, self._may_edit),
                RowAct(tr("Agree it…"), self._agree, self._may_agree),
                RowAct(tr("Record the signed paper…"), self._record, self._may_record),
                RowAct(tr("Give it back…"), self._return, self._may_return),
            ),
        )

    def show_plans(self, country: str, phase: Phase | None, plans: Sequence[PlanView]) -> None:
        """Show the plans of a country that stands in a phase; another country begins at the plan of its phase."""
        self._country, self._phase = country, phase
        at, person = self._case.now(), self._case.actor.person_id
        offices = self._case.look(lambda session: office_views(session, at))
        self._mine = frozenset(
            office.office_id
            for office in offices
            if any(holder.exercises and holder.person_id == person for holder in office.holders)
        )
        wanted = [place for place, plan in enumerate(plans) if plan.phase is phase]
        agreed = [place for place in wanted if plans[place].state is PlanState.AGREED]
        self.set_rows(plans, otherwise=(agreed or wanted or [0])[0])

    def draft(self) -> None:
        """Draft a plan for the country shown."""
        PlanDialog(self._case, self._frame, self._country, phase=self._phase).open()

    def _edit(self, plan: PlanView) -> None:
        PlanDialog(self._case, self._frame, self._country, plan).open()

    def _submit(self, plan: PlanView) -> None:
        SubmitPlanDialog(self._case, self._frame, plan).open()

    def _record(self, plan: PlanView) -> None:
        SignedPlanDialog(self._case, self._frame, plan).open()

    def _agree(self, plan: PlanView) -> None:
        AgreePlanDialog(self._case, self._frame, plan).open()

    def _return(self, plan: PlanView) -> None:
        TextDialog(
            self._frame,
            tr("Give {plan_number} back", plan_number=plan.number),
            about=f"give back {plan.number}",
            act=tr("Give it back"),
            label=tr("Reason"),
            words=tr("It becomes a draft again."),
            run=lambda reason: self._case.act(
                return_plan, ReturnPlan(plan_id=plan.plan_id, based_on=plan.entry, reason=reason)
            ),
        ).open()

    # What may be done, in the words of the use cases.

    def _may_edit(self, plan: PlanView) -> Verdict:
        return first_refusal(
            may(self._case, Role.ANALYST, Role.FOCAL_POINT), _in_state(plan, PlanState.DRAFT)
        )

    def _may_agree(self, plan: PlanView) -> Verdict:
        own = self._case.actor.person_id in {plan.drafted_by_id, plan.submitted_by_id}
        return first_refusal(
            _in_state(plan, PlanState.SUBMITTED),
            may(self._case, Role.AUTHORITY),
            refusal(tr("Who drafted or submitted a plan does not agree it."), unless=not own),
            refusal(
                tr("It waits for {submitted_to}.", submitted_to=plan.submitted_to),
                unless=plan.submitted_to_id in self._mine,
            ),
        )

    def _may_record(self, plan: PlanView) -> Verdict:
        return first_refusal(
            _in_state(plan, PlanState.SUBMITTED), may(self._case, Role.RECORDER, Role.FOCAL_POINT)
        )

    def _may_return(self, plan: PlanView) -> Verdict:
        submitted = _in_state(plan, PlanState.SUBMITTED)
        if submitted.allowed and plan.submitted_to_id in self._mine:
            return ALLOWED
        return first_refusal(submitted, may(self._case, Role.FOCAL_POINT))

    def _columns(self) -> list[Column[PlanView]]:
        return [
            Column(
                tr("Phase"),
                lambda plan: plan.phase.label,
                sort=lambda plan: plan.phase.rank,
                phase=lambda plan: (True, plan.phase),
                width=184,
            ),
            Column(
                tr("Plan"),
                lambda plan: tr(
                    "{plan_number}, version {version}", plan_number=plan.number, version=plan.version
                ),
                stretch=True,
            ),
            Column(
                tr("State"),
                lambda plan: PLAN_STATES[plan.state][0],
                glyph=lambda plan: PLAN_STATES[plan.state][1:],
                role=lambda plan: PLAN_STATES[plan.state][2],
                width=180,
            ),
            Column(tr("Measures"), lambda plan: str(len(plan.measures)), number=True, width=84),
            Column(
                tr("Warnings"),
                lambda plan: warnings(len(plan.findings)),
                role=lambda plan: "warn" if plan.findings else "",
                glyph=lambda plan: ("warn", "warn") if plan.findings else None,
                width=120,
            ),
            Column(
                tr("Opened"),
                lambda plan: plan.openings[-1].effective_on.isoformat() if plan.openings else "",
                width=112,
            ),
        ]

    def _say(self, plan: PlanView) -> list[tuple[str, str]]:
        zone = self._case.zone
        agreed = (
            f"{plan.agreed_at.astimezone(zone).date().isoformat()}, {plan.agreed}" if plan.agreed_at else ""
        )
        opened = [
            tr(
                "{effective_on}, by the change of phase: {reason}",
                effective_on=one.effective_on.isoformat(),
                reason=one.reason,
            )
            for one in plan.openings
        ]
        return [
            (tr("Why"), plan.rationale or tr("Not said yet.")),
            (tr("Context"), plan.context_note or tr("Not said yet: it cannot be submitted without.")),
            (tr("Drafted by"), plan.drafted_by),
            (tr("Waits for"), plan.submitted_to if plan.state is PlanState.SUBMITTED else ""),
            (tr("Agreed"), agreed),
            (tr("Opened"), "\n".join(opened)),
            (tr("Warnings"), lines(plan.findings)),
        ]


def _in_state(plan: PlanView, state: PlanState) -> Verdict:
    words = PLAN_STATES[plan.state][0].lower()
    reasons = {
        PlanState.DRAFT: tr("It was submitted: only a draft is changed.")
        if plan.state is PlanState.SUBMITTED
        else tr("It is {words}: only a draft is changed.", words=words),
        PlanState.SUBMITTED: tr("It has not been submitted.")
        if plan.state is PlanState.DRAFT
        else tr("It is {words} already.", words=words),
    }
    return refusal(reasons[state], unless=plan.state is state)
