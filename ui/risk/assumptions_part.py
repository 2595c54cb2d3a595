"""The assumptions that judgements on a country rest on, those to be tested first on top."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.countries.country_files import CountryView
from app.reading.risk.assumptions import AssumptionTestView, AssumptionView, assumptions_of
from app.rules.verdict import Verdict
from db.vocabulary import Role
from language import tr
from ui.case import Case
from ui.countries.words import today
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.reports.words import moment
from ui.risk.assumption_dialogs import RetestDialog, StateDialog
from ui.theme import current
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import Scrolled


class AssumptionsPart(QWidget):
    """Stated once, tested again and again; nothing of it is ever erased."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self._frame = frame
        self._view: CountryView | None = None
        self.register = Register[AssumptionView](
            tr("Assumptions"),
            self._columns(),
            identity=lambda one: one.number,
            nothing=tr(
                "What a judgement takes for granted, with a day on which it is tested again. A hopeful label hides risk until "
                "someone asks whether it still holds."
            ),
            add=tr("State an assumption…"),
            on_add=self._state,
            verdict=may(case, Role.ANALYST, Role.FOCAL_POINT),
            facts=self._facts,
            acts=(RowAct(tr("Record a test…"), self._test, self._may_test),),
        )
        scroll = Scrolled(tr("Assumptions of the country"), margin=0)
        scroll.body.addWidget(self.register)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, current().metrics.between, 0, 0)
        column.addWidget(scroll)

    def show_file(self, view: CountryView) -> int:
        """Show the assumptions of the country; how many of them are overdue."""
        self._view = view
        rows = self._case.look(lambda session: assumptions_of(session, view.country))
        self.register.set_rows(rows)
        day = today(self._case)
        return sum(one.overdue(day) for one in rows)

    def _state(self) -> None:
        if self._view is not None:
            StateDialog(self._case, self._frame, self._view).open()

    def _test(self, one: AssumptionView) -> None:
        RetestDialog(self._case, self._frame, one).open()

    def _may_test(self, one: AssumptionView) -> Verdict:
        return first_refusal(
            may(self._case, Role.ANALYST, Role.FOCAL_POINT),
            refusal(
                tr("{number} did not hold, or is no longer relied on.", number=one.number),
                tr("State a new assumption."),
                unless=one.retest_on is not None,
            ),
        )

    def _facts(self, one: AssumptionView) -> list[tuple[str, str]]:
        at = moment(one.stated_at, self._case.zone)
        stated = (
            tr(
                "by {stated_by}, {stated_at}, for {assessment}",
                stated_by=one.stated_by,
                stated_at=at,
                assessment=one.assessment,
            )
            if one.assessment
            else tr("by {stated_by}, {stated_at}", stated_by=one.stated_by, stated_at=at)
        )
        return [
            (tr("Assumption"), one.text),
            (tr("If it fails"), one.if_wrong),
            (tr("Stated"), stated),
            (tr("Tests"), "\n".join(_test_words(test) for test in one.tests)),
        ]

    def _overdue(self, one: AssumptionView) -> bool:
        return one.overdue(today(self._case))

    def _columns(self) -> list[Column[AssumptionView]]:
        return [
            Column(tr("Number"), lambda one: one.number, width=120),
            Column(
                tr("Assumption"),
                lambda one: one.text.splitlines()[0],
                stretch=True,
                tooltip=lambda one: one.text,
            ),
            Column(
                tr("Test again"),
                self._when,
                sort=lambda one: one.retest_on,
                role=lambda one: "danger" if self._overdue(one) else "",
                glyph=lambda one: ("time-lapsed", "danger") if self._overdue(one) else None,
                width=210,
            ),
            Column(
                tr("Last test"),
                lambda one: one.last_result.label if one.last_result else tr("None yet"),
                width=150,
            ),
        ]

    def _when(self, one: AssumptionView) -> str:
        if one.retest_on is None:
            return tr("Nothing left to test")
        return (
            tr("Overdue since {retest_on}", retest_on=one.retest_on.isoformat())
            if self._overdue(one)
            else one.retest_on.isoformat()
        )


def _test_words(test: AssumptionTestView) -> str:
    said = [
        tr(
            "{tested_on}, {recorded_by}: {result}.",
            tested_on=test.tested_on.isoformat(),
            recorded_by=test.recorded_by,
            result=test.result.label,
        ),
        test.finding,
    ]
    if test.next_retest_on:
        said.append(tr("Next test on {next_retest_on}.", next_retest_on=test.next_retest_on.isoformat()))
    return " ".join(said)
