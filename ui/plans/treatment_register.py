"""Responses that protect people, and whether anyone has checked that they protect all alike (S-62)."""

from app.reading.reports.treatment import ProtectingResponse, protecting_responses
from app.rules.verdict import Verdict
from db.vocabulary import Role, words
from language import mark, tr
from language.phrases import headed
from ui.case import Case
from ui.frame import Frame
from ui.may import may
from ui.plans.seen_dialogs import TreatmentDialog
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column

_NOTHING = mark(
    "Once a response that protects people is under way, it is checked here whether it protects all alike."
)


class TreatmentRegister(Register[ProtectingResponse]):
    """Unchecked is a warning of its own."""

    def __init__(self, case: Case, frame: Frame) -> None:
        self._case = case
        self._frame = frame
        super().__init__(
            tr("Equal treatment in responses that protect"),
            _columns(),
            identity=lambda one: one.response_id,
            nothing=tr(_NOTHING),
            facts=_facts,
            acts=(RowAct(tr("Check equal treatment…"), self._check, self._may_check),),
        )

    def show_country(self, country: str) -> None:
        """Read the responses of a country that protect."""
        self.set_rows(self._case.look(lambda session: protecting_responses(session, country)))

    def _check(self, one: ProtectingResponse) -> None:
        TreatmentDialog(
            self._case, self._frame, headed(one.number, one.title), response_id=one.response_id
        ).open()

    def _may_check(self, _one: ProtectingResponse) -> Verdict:
        return may(self._case, Role.ANALYST, Role.FOCAL_POINT)


def _columns() -> list[Column[ProtectingResponse]]:
    return [
        Column(tr("Response"), lambda one: one.number, width=112),
        Column(tr("What"), lambda one: one.title, stretch=True),
        Column(tr("Report"), lambda one: one.report, width=124),
        Column(tr("Status"), lambda one: words(one.status), width=96),
        Column(
            tr("Equal treatment"),
            lambda one: one.checks[-1].finding.label if one.checks else tr("Unchecked"),
            glyph=lambda one: ("warn", "warn") if one.finding else ("tick", "ok"),
            role=lambda one: "warn" if one.finding else "ok",
            width=210,
        ),
    ]


def _facts(one: ProtectingResponse) -> list[tuple[str, str]]:
    return [
        (tr("What"), one.title),
        (tr("Warning"), one.finding.message if one.finding else ""),
        (
            tr("Checks"),
            "\n".join(
                headed(
                    f"{check.checked_on.isoformat()}, {check.finding.label.lower()}",
                    f"{check.note} ({check.recorded_by})",
                )
                for check in one.checks
            ),
        ),
    ]
