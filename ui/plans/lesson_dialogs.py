"""Recording or revising a lesson, and closing one that was acted on."""

from app.actions.plans.lessons import (
    CloseLesson,
    RecordLesson,
    ReviseLesson,
    close_lesson,
    record_lesson,
    revise_lesson,
)
from app.plan_content import LessonContent
from app.reading.plans.lessons import LessonView
from app.refusals import BadInput
from db.vocabulary import Confidence
from language import tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.tag_field import TagField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.plans.words import confidences


class LessonDialog(Dialog):
    """What happened, what to do, why it may not hold elsewhere, what it protected, and the facts that show it."""

    def __init__(
        self, case: Case, frame: Frame, country: str, name: str, lesson: LessonView | None = None
    ) -> None:
        super().__init__(
            frame,
            tr("Revise {lesson_number}", lesson_number=lesson.number) if lesson else tr("Record a lesson"),
            words=tr("A lesson stands on facts, and says where it stops: rare cases make bad rules."),
            width=680,
            about=lesson.number if lesson else country,
        )
        self._case = case
        self._country = country
        self._lesson = lesson
        self.what = TextField(tr("Title"), name="title", required=True)
        self.happened = TextArea(tr("What happened"), name="what happened", required=True, rows=3)
        self.to_do = TextArea(tr("What to do"), name="what to do", required=True, rows=3)
        self.limits = TextArea(
            tr("Does not transfer because"),
            name="does not transfer because",
            required=True,
            rows=2,
            hint=tr("What was particular to this case."),
        )
        self.outcome = TextArea(tr("Whom it protected, and how"), name="protection outcome", rows=2)
        self.people = TextField(
            tr("People protected"), name="people protected", hint=tr("A number, where one is known.")
        )
        self.confidence = ChoiceField[Confidence](
            tr("How sure the number is"), confidences(), name="confidence", empty=tr("No number")
        )
        self.facts = TagField(
            tr("Facts that show it"),
            name="facts",
            hint=tr("Numbers of evidence, reports, decisions or responses, as EV-2026-0001. Enter adds it."),
        )
        self.citation = TextField(
            tr("Or a document"), name="citation", hint=tr("Where no fact on file shows it.")
        )
        self.general = CheckField(tr("It was not learned on the file of {name}", name=name), name="general")
        self.general.setVisible(lesson is None)
        if lesson is not None:
            self._load(lesson)
        self.form.add(self.what, self.happened, self.to_do, self.limits)
        self.form.add_section(tr("What it protected"))
        self.form.add(self.outcome)
        self.form.add_row(self.people, self.confidence)
        self.form.add_section(tr("What it stands on"))
        self.form.add(self.facts, self.citation, self.general)
        self.act_button = self.add_act(
            tr("Save the lesson") if lesson else tr("Record the lesson"), self._record
        )

    def _load(self, lesson: LessonView) -> None:
        for field, text in (
            (self.what, lesson.title),
            (self.happened, lesson.happened),
            (self.to_do, lesson.to_do),
            (self.limits, lesson.not_transferable),
            (self.outcome, lesson.protection_outcome),
            (self.people, "" if lesson.people_protected is None else str(lesson.people_protected)),
            (self.citation, lesson.citation),
        ):
            field.set_value(text)
        self.confidence.set_value(lesson.protection_confidence)
        self.facts.set_value(tuple(fact.number for fact in lesson.facts))

    def _record(self) -> None:
        def act() -> object:
            content = LessonContent(
                title=self.what.value(),
                happened=self.happened.value(),
                to_do=self.to_do.value(),
                not_transferable=self.limits.value(),
                facts=self.facts.value(),
                citation=self.citation.value(),
                protection_outcome=self.outcome.value(),
                people_protected=self._number(),
                protection_confidence=self.confidence.value(),
            )
            if self._lesson is not None:
                revised = ReviseLesson(
                    lesson_id=self._lesson.lesson_id, based_on=self._lesson.version, content=content
                )
                return self._case.act(revise_lesson, revised)
            country = None if self.general.value() else self._country
            return self._case.act(record_lesson, RecordLesson(country=country, content=content))

        self.attempt(act)

    def _number(self) -> int | None:
        typed = self.people.value().replace(",", "").replace(" ", "")
        if not typed:
            return None
        if not typed.isascii() or not typed.isdigit() or len(typed) > 10:
            raise BadInput(
                self.people.name,
                tr("This is not a number of people."),
                remedy=tr("Type digits, as in 75000."),
            )
        return int(typed)


class CloseLessonDialog(Dialog):
    """How it was acted on, and when. It stays as it is afterwards."""

    def __init__(self, case: Case, frame: Frame, lesson: LessonView) -> None:
        super().__init__(
            frame,
            tr("Close {lesson_number}", lesson_number=lesson.number),
            words=tr("{lesson}. What to do was: {to_do}", lesson=lesson.title, to_do=lesson.to_do),
            about=lesson.number,
        )
        self._case = case
        self._lesson = lesson
        self.acted_on = TextArea(tr("How it was acted on"), name="how it was acted on", required=True, rows=4)
        self.day = DateField(tr("On which day"), name="day", required=True)
        self.day.set_value(today(case))
        self.form.add(self.acted_on, self.day)
        self.act_button = self.add_act(tr("Close the lesson"), self._close_it)

    def _close_it(self) -> None:
        def act() -> object:
            request = CloseLesson(
                lesson_id=self._lesson.lesson_id,
                based_on=self._lesson.version,
                acted_on=self.acted_on.value(),
                closed_on=self.day.value() or today(self._case),
            )
            return self._case.act(close_lesson, request)

        self.attempt(act)
