"""Lessons of a country, and those that were learned elsewhere."""

from app.reading.countries.country_files import CountryView
from app.reading.plans.lessons import LessonView, lesson_views
from app.rules.verdict import Verdict
from db.vocabulary import Role
from language import mark, ptr, tr
from language.phrases import headed
from ui.case import Case
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.plans.lesson_dialogs import CloseLessonDialog, LessonDialog
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column

_NOTHING = mark(
    "What was learned from warnings, decisions and responses, linked to the facts that show it, and closed once it was "
    "acted on."
)


class LessonsRegister(Register[LessonView]):
    """Open ones first."""

    def __init__(self, case: Case, frame: Frame) -> None:
        self._case = case
        self._frame = frame
        self._country, self._name = "", ""
        super().__init__(
            tr("Lessons"),
            _columns(),
            identity=lambda lesson: lesson.lesson_id,
            nothing=tr(_NOTHING),
            add=tr("Record a lesson…"),
            on_add=self.record,
            verdict=may(case, Role.ANALYST, Role.FOCAL_POINT),
            facts=_facts,
            acts=(
                RowAct(tr("Revise…"), self._revise, self._may_revise),
                RowAct(tr("Close it…"), self._close, self._may_close),
            ),
        )

    def show_file(self, view: CountryView) -> None:
        """Read the lessons that stand with a country."""
        self._country, self._name = view.country, view.name
        self.set_rows(self._case.look(lambda session: lesson_views(session, view.country)))

    def record(self) -> None:
        """Record a lesson on the country shown."""
        LessonDialog(self._case, self._frame, self._country, self._name).open()

    def _revise(self, lesson: LessonView) -> None:
        LessonDialog(self._case, self._frame, self._country, self._name, lesson).open()

    def _close(self, lesson: LessonView) -> None:
        CloseLessonDialog(self._case, self._frame, lesson).open()

    def _may_revise(self, lesson: LessonView) -> Verdict:
        return first_refusal(may(self._case, Role.ANALYST, Role.FOCAL_POINT), _still_open(lesson))

    def _may_close(self, lesson: LessonView) -> Verdict:
        return first_refusal(may(self._case, Role.FOCAL_POINT), _still_open(lesson))


def _still_open(lesson: LessonView) -> Verdict:
    return refusal(tr("It is closed already."), unless=lesson.closed_on is None)


def _columns() -> list[Column[LessonView]]:
    return [
        Column(tr("Lesson"), lambda one: one.number, width=112),
        Column(tr("What"), lambda one: one.title, stretch=True),
        Column(tr("Learned"), lambda one: tr("On this file") if one.country else tr("Elsewhere"), width=104),
        Column(tr("Protected"), lambda one: one.protected, width=260),
        Column(
            tr("State"),
            lambda one: (
                tr("Closed {closed_on}", closed_on=one.closed_on.isoformat())
                if one.closed_on
                else ptr("lesson", "Open")
            ),
            glyph=lambda one: ("tick", "ok") if one.closed_on else ("ring", "warn"),
            width=140,
        ),
    ]


def _facts(one: LessonView) -> list[tuple[str, str]]:
    closed = headed(f"{one.closed_on.isoformat()}, {one.closed_by}", one.acted_on) if one.closed_on else ""
    return [
        (tr("What"), one.title),
        (tr("What happened"), one.happened),
        (tr("What to do"), one.to_do),
        (tr("Does not transfer"), tr("because: {not_transferable}", not_transferable=one.not_transferable)),
        (
            tr("Protected"),
            f"{one.protection_outcome} {f'({one.protected})' if one.protected else ''}".strip(),
        ),
        (tr("Facts"), "\n".join(headed(fact.said, fact.title) for fact in one.facts)),
        (tr("Document"), one.citation),
        (tr("Acted on"), closed),
    ]
