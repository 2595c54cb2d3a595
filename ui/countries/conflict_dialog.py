"""Declaring a conflict of interest with a country (S-67)."""

from app.actions.ministry.people import DeclareConflict, declare_conflict
from app.reading.ministry.organisation import person_views
from db.vocabulary import Role
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.frame import Frame


class ConflictDialog(Dialog):
    """One's own; a focal point may record that of somebody else."""

    def __init__(self, case: Case, frame: Frame, country: str, name: str) -> None:
        super().__init__(
            frame,
            tr("Declare a conflict of interest with {name}", name=name),
            words=tr(
                "From now on the person neither assesses nor decides on this country. What they decided before stands. "
                "Nobody ends their own."
            ),
            about=country,
        )
        self._case = case
        self._country = country
        me = case.actor.person_id or ""
        people = [(me, tr("{name} (yourself)", name=case.actor.name))]
        if case.actor.has(Role.FOCAL_POINT):
            at = case.now()
            others = case.look(lambda session: person_views(session, at))
            people += [(one.person_id, one.name) for one in others if one.person_id != me]
        self.person = ChoiceField[str](
            tr("Whose"), people, name="person", required=True, searchable=len(people) > 1
        )
        self.person.set_value(me)
        self.statement = TextArea(
            tr("What the interest is"),
            name="statement",
            required=True,
            rows=3,
            hint=tr(
                "A post, a holding, family, a promise of employment: what an outsider would want to know."
            ),
        )
        self.form.add(self.person, self.statement)
        self.act_button = self.add_act(tr("Declare it"), self._declare)

    def _declare(self) -> None:
        self.attempt(
            lambda: self._case.act(
                declare_conflict,
                DeclareConflict(
                    person_id=self.person.value() or "",
                    country=self._country,
                    statement=self.statement.value(),
                ),
            )
        )
