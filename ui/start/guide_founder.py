"""First page of the guide: who sets up the ministry, and the passphrase."""

from app.actions.ministry.accounts import usable_login
from app.actions.ministry.found_ministry import Founder
from app.refusals import UserError
from db.vocabulary import Role
from language import mark, tr
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_field import TextField
from ui.roles import role_choices
from ui.start.guide_page import GuidePage
from ui.start.new_passphrase import NewPassphrase
from ui.widgets.mark_all import MarkAll


class GuideFounder(GuidePage):
    """Name, login, roles and passphrase of the first person."""

    step = mark("You")

    def __init__(self) -> None:
        super().__init__(
            tr("You and your passphrase"),
            tr(
                "You are the first who can sign in, and the administrator: you add people and offices, and keep backups. "
                "An administrator alone sees no casework; add the role of focal point if you work on cases too."
            ),
        )
        self.name = TextField(tr("Your name"), name="name", required=True)
        self.title_field = TextField(
            tr("Title"), name="title", hint=tr("A form of address or a rank, as in Dr or Ambassador.")
        )
        self.login = TextField(
            tr("Login"), name="login", required=True, hint=tr("What you type to sign in, as in a.okoro.")
        )
        self.roles: MultiChoice[Role] = MultiChoice(
            tr("Roles beside administrator"),
            [(role, words) for role, words in role_choices() if role in _BESIDE],
            name="roles",
            rows=4,
        )
        self.form.add_row(self.name, self.title_field, stretch=(2, 1))
        self.form.add(self.login, self.roles)
        self.new = NewPassphrase(self.form, known=lambda: (self.name.editor.text(), self.login.editor.text()))
        self.name.changed.connect(self._suggest_login)
        self._suggested = ""
        line = self.login.editor
        MarkAll(line, line, lambda: bool(self._suggested) and line.text() == self._suggested)
        self.form.settle()

    def founder(self) -> Founder:
        """Who founds the ministry."""
        return Founder(
            name=self.name.value(),
            login=self.login.value(),
            title=self.title_field.value(),
            roles=frozenset({Role.ADMINISTRATOR, *self.roles.value()}),
        )

    def usable(self) -> bool:
        if not super().usable():
            return False
        try:
            usable_login(self.login.value())
        except UserError as error:
            self.refuse(error)
            return False
        return self.new.check()

    def told(self) -> str:
        return self.name.editor.text()

    def _suggest_login(self) -> None:
        """A login from the name, as long as nobody typed another."""
        if self.login.editor.text() == self._suggested:
            words = [part for part in self.name.editor.text().casefold().split() if part.isalpha()]
            self._suggested = f"{words[0][0]}.{words[-1]}" if len(words) > 1 else ""
            self.login.set_value(self._suggested)


_BESIDE = frozenset({Role.FOCAL_POINT, Role.ANALYST, Role.AUTHORITY, Role.RECORDER})
