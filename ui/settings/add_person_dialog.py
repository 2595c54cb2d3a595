"""Entering a person, with an account where they get one."""

from collections.abc import Callable
from typing import Any

from app.actions.ministry.accounts import usable_login
from app.actions.ministry.people import AddPerson, add_person
from app.opening.accounts import NewAccount, create_account
from app.opening.ministry import OpenMinistry
from app.opening.setting_up import HandOver, provisional_passphrase
from app.perform import perform
from app.refusals import BadInput, UserError
from db.base import new_id
from db.vocabulary import Role
from language import tr
from ui.dialogs.dialog import Dialog
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.open_case import OpenCase
from ui.roles import role_choices
from ui.tasks import Progress, Task


class AddPersonDialog(Dialog):
    """``done_with`` carries a :class:`HandOver`, or None where no account was asked for.

    With ``person`` (identifier and name) only the account is asked for.
    """

    def __init__(self, case: OpenCase, frame: Frame, person: tuple[str, str] | None = None) -> None:
        super().__init__(
            frame,
            tr("Open an account for {person}", person=person[1]) if person else tr("Add a person"),
            words=tr(
                "A provisional passphrase is made and shown to you once; the person replaces it at the first sign-in."
            ),
            about=person[0] if person else "",
        )
        self._case = case
        self._person_id, self._known_name = person or ("", "")
        self.name = TextField(tr("Name"), name="name", required=True)
        self.title_field = TextField(tr("Title"), name="title", hint=tr("As in Dr, Ambassador, The Hon."))
        self.contact = TextField(tr("Contact"), name="contact", hint=tr("A telephone or room number."))
        self.login = TextField(
            tr("Login"),
            name="login",
            required=bool(person),
            hint="" if person else tr("Empty: they hold an office, and do not sign in."),
        )
        self.roles: MultiChoice[Role] = MultiChoice(
            tr("Roles"), role_choices(), name="roles", rows=6, required=bool(person)
        )
        if person is None:
            self.form.add_row(self.name, self.title_field, stretch=(2, 1))
            self.form.add(self.contact)
            self.form.add_section(tr("Account"))
        self.form.add(self.login, self.roles)
        self.add_act(tr("Open the account") if person else tr("Add this person"), self._add)

    def _add(self) -> None:
        def start(done: Callable[[Any], None], failed: Callable[[UserError], None]) -> Task:
            return self._case.run(tr("Adding a person"), self._work(), on_done=done, on_failed=failed)

        try:
            self._check_account()
        except BadInput as error:
            if self.form.check():
                self.refuse(error)
            return
        self.attempt_in_background(start)

    @property
    def person_id(self) -> str:
        """Who was added; empty before."""
        return self._person_id

    def _check_account(self) -> None:
        """What is seen here is said at once: the key of an account is made slow on purpose."""
        if self.login.is_empty():
            if self.roles.value():
                raise BadInput(
                    "login",
                    tr("Roles are for people who sign in."),
                    remedy=tr("Give a login, or take the roles away."),
                )
            return
        usable_login(self.login.value())
        roles = self.roles.value()
        if not roles:
            raise BadInput("roles", tr("An account needs a role."), remedy=tr("Choose at least one role."))
        if Role.AUDITOR in roles and len(roles) > 1:
            raise BadInput(
                "roles",
                tr("An auditor changes nothing, so the role stands alone."),
                remedy=tr("Choose auditor, or the other roles."),
            )

    def _work(self) -> Callable[[OpenMinistry, Progress, Callable[[], bool]], HandOver | None]:
        known, name = self._person_id, self._known_name or self.name.value()
        title, contact = self.title_field.value(), self.contact.value()
        login, roles = self.login.value(), frozenset(self.roles.value())

        def work(
            ministry: OpenMinistry, _progress: Progress, _cancelled: Callable[[], bool]
        ) -> HandOver | None:
            person = None if known else AddPerson(name=name, title=title, contact=contact)
            if not login:
                if person is not None:
                    self._person_id = perform(ministry.store, ministry.actor, add_person, person).person_id
                return None
            secret = provisional_passphrase()
            wanted = NewAccount(
                person_id=known or new_id(), login=login, roles=roles, passphrase=secret, person=person
            )
            kept = create_account(ministry, wanted)
            self._person_id = kept.person_id
            return HandOver(name=name, login=kept.login, passphrase=secret)

        return work
