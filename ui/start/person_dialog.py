"""Entering one of the first people."""

from app.actions.ministry.accounts import usable_login
from app.actions.ministry.found_ministry import FirstPerson
from app.opening.setting_up import FirstAccount
from app.refusals import BadInput
from db.vocabulary import Role
from language import tr
from ui.dialogs.dialog import Dialog
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.roles import role_choices
from ui.start.entered import EnteredPerson


class PersonDialog(Dialog):
    """``done_with`` carries the :class:`EnteredPerson`. ``taken``: the logins of the others."""

    def __init__(
        self,
        frame: Frame,
        key: str,
        *,
        before: EnteredPerson | None = None,
        taken: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(
            frame,
            tr("Change a person") if before else tr("Add a person"),
            words=tr("Who only holds an office and signs on paper needs no account."),
            about="",
        )
        self._key = key
        self._taken = taken
        self.name = TextField(tr("Name"), name="name", required=True)
        self.title_field = TextField(tr("Title"), name="title", hint=tr("As in Dr, Ambassador, The Hon."))
        self.contact = TextField(
            tr("Contact"),
            name="contact",
            hint=tr("A telephone or room number, for those who have to reach them."),
        )
        self.login = TextField(tr("Login"), name="login", hint=tr("Empty: they do not sign in."))
        self.roles: MultiChoice[Role] = MultiChoice(tr("Roles"), role_choices(), name="roles", rows=6)
        self.form.add_row(self.name, self.title_field, stretch=(2, 1))
        self.form.add(self.contact)
        self.form.add_section(
            tr("Account"),
            tr("A provisional passphrase is made for them; it is shown to you once, at the end."),
        )
        self.form.add(self.login, self.roles)
        if before is not None:
            self._show(before)
        self.add_act(tr("Change this person") if before else tr("Add this person"), self._enter)

    def _show(self, before: EnteredPerson) -> None:
        self.name.set_value(before.person.name)
        self.title_field.set_value(before.person.title)
        self.contact.set_value(before.person.contact)
        if before.account is not None:
            self.login.set_value(before.account.login)
            self.roles.set_value(tuple(before.account.roles))

    def _enter(self) -> None:
        self.attempt(self._entered)

    def _entered(self) -> EnteredPerson:
        person = FirstPerson(
            key=self._key,
            name=self.name.value(),
            title=self.title_field.value(),
            contact=self.contact.value(),
        )
        roles = frozenset(self.roles.value())
        if self.login.is_empty():
            if roles:
                raise BadInput(
                    "login",
                    tr("Roles are for people who sign in."),
                    remedy=tr("Give a login, or take the roles away."),
                )
            return EnteredPerson(person)
        login = usable_login(self.login.value())
        if login in self._taken:
            raise BadInput(
                "login",
                tr("Someone else signs in as {login}.", login=login),
                remedy=tr("Choose another login."),
            )
        if not roles:
            raise BadInput("roles", tr("An account needs a role."), remedy=tr("Choose at least one role."))
        if Role.AUDITOR in roles and len(roles) > 1:
            raise BadInput(
                "roles",
                tr("An auditor changes nothing, so the role stands alone."),
                remedy=tr("Choose auditor, or the other roles."),
            )
        return EnteredPerson(person, FirstAccount(person=self._key, login=login, roles=roles))
