"""The levers of a country as a register."""

from app.actions.plans.levers import ReviewLever, WithdrawLever, review_lever, withdraw_lever
from app.reading.plans.levers import LeverView, lever_readiness, lever_views
from app.rules.verdict import Verdict
from db.vocabulary import Role
from db.vocabulary.plans import LeverState
from language import mark, ptr, tr
from language.phrases import begun, headed
from ui.case import Case
from ui.countries.words import today
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.plans.lever_dialog import LeverDialog
from ui.plans.spend_dialog import SpendDialog
from ui.plans.words import LEVER_STATES, days
from ui.reports.text_dialog import TextDialog
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column
from ui.widgets.words import Words

_NOTHING = mark(
    "What our state can give, hold back or do here: trade preferences, aid, visas, a seat in a forum. Find out before "
    "it is needed whose each is, and how long it takes."
)


class LeversRegister(Register[LeverView]):
    """Those that can be used first, the quickest first. What is spent stays, with the reason."""

    def __init__(self, case: Case, frame: Frame) -> None:
        self._case = case
        self._frame = frame
        self._country = ""
        super().__init__(
            tr("Levers"),
            _columns(),
            identity=lambda lever: lever.lever_id,
            nothing=tr(_NOTHING),
            add=tr("Add a lever…"),
            on_add=self.add_lever,
            verdict=may(case, Role.ANALYST, Role.FOCAL_POINT),
            facts=_facts,
            acts=(
                RowAct(tr("Revise…"), self._revise, self._may_write),
                RowAct(tr("Record a review…"), self._review, self._may_write),
                RowAct(tr("Spend…"), self._spend, self._may_spend),
                RowAct(tr("Withdraw…"), self._withdraw, self._may_withdraw),
            ),
        )
        self.readiness = Words(wrap=True)
        self.body.insertWidget(0, self.readiness)

    def show_country(self, country: str) -> None:
        """Read the levers of a country."""
        self._country = country
        now = today(self._case)
        self.set_rows(self._case.look(lambda session: lever_views(session, country, now)))
        ready = self._case.look(lambda session: lever_readiness(session, country, now))
        self.readiness.setText(tr("Alarm: {alarm}", alarm=ready.alarm) if ready.alarm else begun(ready.words))
        self.readiness.set_role("danger" if ready.alarm else "muted")

    def add_lever(self) -> None:
        """Add a lever to the country shown."""
        LeverDialog(self._case, self._frame, self._country).open()

    def _revise(self, lever: LeverView) -> None:
        LeverDialog(self._case, self._frame, self._country, lever).open()

    def _spend(self, lever: LeverView) -> None:
        SpendDialog(self._case, self._frame, lever).open()

    def _review(self, lever: LeverView) -> None:
        TextDialog(
            self._frame,
            tr("Review {lever_number}", lever_number=lever.number),
            about=f"review {lever.number}",
            act=tr("Record the review"),
            label=tr("Findings"),
            words=tr(
                "{lever}. Last reviewed on {reviewed_on}.",
                lever=lever.title,
                reviewed_on=lever.reviewed_on.isoformat(),
            ),
            hint=tr("Whether we still have it, and what has changed about it."),
            run=lambda text: self._case.act(
                review_lever, ReviewLever(lever_id=lever.lever_id, based_on=lever.version, findings=text)
            ),
        ).open()

    def _withdraw(self, lever: LeverView) -> None:
        TextDialog(
            self._frame,
            tr("Withdraw {lever_number}", lever_number=lever.number),
            about=f"withdraw {lever.number}",
            act=tr("Withdraw it"),
            label=tr("Reason"),
            words=tr(
                "{lever}. We no longer have it, though it was not spent; it stays on file with the reason.",
                lever=lever.title,
            ),
            run=lambda reason: self._case.act(
                withdraw_lever, WithdrawLever(lever_id=lever.lever_id, based_on=lever.version, reason=reason)
            ),
        ).open()

    def _may_write(self, lever: LeverView) -> Verdict:
        return first_refusal(may(self._case, Role.ANALYST, Role.FOCAL_POINT), _not_withdrawn(lever))

    def _may_spend(self, lever: LeverView) -> Verdict:
        left = refusal(tr("Nothing is left of it."), unless=lever.state is not LeverState.SPENT)
        return first_refusal(may(self._case, Role.FOCAL_POINT), _not_withdrawn(lever), left)

    def _may_withdraw(self, lever: LeverView) -> Verdict:
        return first_refusal(may(self._case, Role.FOCAL_POINT), _not_withdrawn(lever))


def _not_withdrawn(lever: LeverView) -> Verdict:
    return refusal(tr("It was withdrawn."), unless=lever.withdrawn_on is None)


def _columns() -> list[Column[LeverView]]:
    return [
        Column(tr("Lever"), lambda lever: lever.number, width=122),
        Column(
            ptr("of a lever", "Left"),
            lambda lever: LEVER_STATES[lever.state][0],
            glyph=lambda lever: LEVER_STATES[lever.state][1:],
            role=lambda lever: LEVER_STATES[lever.state][2],
            width=124,
        ),
        Column(tr("What"), lambda lever: lever.title, stretch=True),
        Column(tr("Owner"), lambda lever: lever.owner, width=210),
        Column(
            tr("Works in"),
            lambda lever: days(lever.lead_time_days),
            sort=lambda lever: lever.lead_time_days,
            width=84,
        ),
        Column(ptr("on a day", "Reviewed"), lambda lever: lever.reviewed_on.isoformat(), width=112),
        Column(
            tr("Until"), lambda lever: lever.expires_on.isoformat() if lever.expires_on else "", width=112
        ),
    ]


def _facts(lever: LeverView) -> list[tuple[str, str]]:
    uses = [
        tr(
            "{whole} on {used_on}: {reason} ({recorded_by})",
            whole=tr("Spent") if use.whole else tr("Partly spent"),
            used_on=f"{use.used_on.isoformat()}, {use.on_what_said}"
            if use.on_what
            else use.used_on.isoformat(),
            reason=use.reason,
            recorded_by=use.recorded_by,
        )
        for use in lever.uses
    ]
    withdrawn = lever.withdrawn_on.isoformat() if lever.withdrawn_on else ""
    return [
        (tr("What"), lever.title),
        (tr("Tool"), f"{lever.tool} {lever.tool_name}".strip()),
        (tr("What it takes"), lever.requirements),
        (tr("Used"), "\n".join(uses)),
        (tr("Withdrawn"), headed(withdrawn, lever.withdrawal_reason) if withdrawn else ""),
    ]
