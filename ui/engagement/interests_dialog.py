"""Weighing interests, and naming who put which first."""

from app.actions.engagement.interests import Weighed, WeighInterests, weigh_interests
from app.reading.engagement.lens import lens_on
from app.reading.engagement.register import decisions_on
from app.reading.ministry.organisation import office_views, person_views
from db.vocabulary import words
from db.vocabulary.engagement import Interest
from language import mark, tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import choices, chosen, day_of, engagement_field, reason_field
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame

_CLEAR = mark(
    "The risk of atrocities is clear in this file: another interest comes first only under the name of someone who "
    "holds an office with authority."
)
_NOT_CLEAR = mark(
    "What weighed for each interest, and which was put first. An interest that is left empty was not weighed."
)


class InterestsDialog(Dialog):
    """One field an interest; the person and office are needed where prevention gives way to a clear risk."""

    def __init__(self, case: Case, frame: Frame, country: str) -> None:
        day = today(case)
        clear = case.look(lambda session: lens_on(session, country, day)).risk_clear
        super().__init__(
            frame,
            tr("Weigh interests"),
            words=tr(_CLEAR) if clear else tr(_NOT_CLEAR),
            width=760,
            about=country,
        )
        self._case = case
        self._country = country
        self.subject = TextField(tr("What is decided"), name="subject", required=True)
        self.on = DateField(tr("On"), name="day", required=True)
        self.on.set_value(day)
        self.engagement = engagement_field(case, country)
        self.decision = ChoiceField[str](
            tr("Decision on a report"),
            case.look(lambda session: decisions_on(session, country)),
            name="decision",
            empty=tr("None of a report"),
        )
        self.form.add(self.subject)
        self.form.add_row(self.on, self.engagement, self.decision, stretch=(2, 3, 3))
        self.form.add_section(tr("What weighed"))
        self.weighed = {
            interest: TextArea(words(interest), name=interest.value.replace("_", " "), rows=2)
            for interest in Interest
        }
        pairs = list(self.weighed.values())
        for place in range(0, len(pairs), 2):
            self.form.add_row(*pairs[place : place + 2])
        self.form.add_section(tr("What was put first"))
        self.first = ChoiceField[Interest](
            tr("Put first"), choices(Interest), name="put first", required=True
        )
        people = case.look(lambda session: person_views(session, case.now()))
        offices = case.look(lambda session: office_views(session, case.now()))
        self.person = ChoiceField[str](
            tr("Put first by"),
            [(one.person_id, one.name) for one in people],
            name="person",
            searchable=True,
            empty=tr("Type a part of the name…"),
        )
        self.office = ChoiceField[str](
            tr("In the office"),
            [(one.office_id, one.name) for one in offices],
            name="office",
            searchable=True,
            empty=tr("Type a part of its name…"),
        )
        self.reason = reason_field()
        self.form.add(self.first)
        self.form.add_row(self.person, self.office)
        self.form.add(self.reason)
        self.act_button = self.add_act(tr("Put on record"), self._save)

    def _save(self) -> None:
        self.attempt(lambda: self._case.act(weigh_interests, self._request()))

    def _request(self) -> WeighInterests:
        return WeighInterests(
            country=self._country,
            subject=self.subject.value(),
            weighed_on=day_of(self.on),
            weighed=tuple(
                Weighed(interest=interest, words=field.value())
                for interest, field in self.weighed.items()
                if not field.is_empty()
            ),
            put_first=chosen(self.first, "interest"),
            reason=self.reason.value(),
            put_first_by_id=self.person.value(),
            office_id=self.office.value(),
            engagement_id=self.engagement.value(),
            decision_id=self.decision.value(),
        )
