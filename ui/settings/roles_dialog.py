"""Changing what a person may do."""

from app.actions.ministry.accounts import ChangeRoles, change_roles
from app.reading.ministry.organisation import PersonView
from db.vocabulary import Role
from language import tr
from ui.dialogs.dialog import Dialog
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.open_case import OpenCase
from ui.roles import role_choices
from ui.settings.last_focal_point import warn_of_last_focal_point


class RolesDialog(Dialog):
    """Roles and the reason for the change."""

    def __init__(self, case: OpenCase, frame: Frame, person: PersonView) -> None:
        super().__init__(
            frame,
            tr("Change the roles of {person}", person=person.name),
            words=tr("It takes effect when the person signs in next."),
            about=person.person_id,
        )
        self._case = case
        self._person = person
        self.roles: MultiChoice[Role] = MultiChoice(
            tr("Roles"), role_choices(), name="roles", rows=6, required=True
        )
        self.roles.set_value(tuple(Role(code) for code in person.roles))
        self.reason = TextArea(tr("Reason"), name="reason", required=True, rows=3)
        self.form.add(self.roles, self.reason)
        self.add_act(tr("Change the roles"), self._change)
        warn_of_last_focal_point(self, case, person)

    def _change(self) -> None:
        self.attempt(
            lambda: self._case.act(
                change_roles,
                ChangeRoles(
                    account_id=self._person.account_id,
                    based_on=self._person.account_version,
                    roles=frozenset(self.roles.value()),
                    reason=self.reason.value(),
                ),
            )
        )
