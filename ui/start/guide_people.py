"""Fourth page of the guide: the first people and their accounts."""

from PySide6.QtWidgets import QHBoxLayout

from app.actions.ministry.accounts import usable_login
from app.actions.ministry.found_ministry import FOUNDER, Founder
from app.refusals import BadInput
from language import mark, tr
from ui.frame import Frame
from ui.roles import roles_line
from ui.start.entered import EnteredPerson
from ui.start.guide_page import GuidePage
from ui.start.person_dialog import PersonDialog
from ui.widgets.act_button import ActButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Tone
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView


class GuidePeople(GuidePage):
    """A list of people. More can be added at any time later."""

    step = mark("People")

    def __init__(self, frame: Frame) -> None:
        super().__init__(
            tr("People"),
            tr(
                "Who works with Tocsin, and who holds an office that decides. At least two people sign in: nobody assesses or "
                "decides on a report of their own. All of this can be added later too."
            ),
        )
        self._frame = frame
        self._people: list[EnteredPerson] = []
        self._founder: Founder | None = None
        self._next = 1
        self.table = TableView(
            (
                Column[EnteredPerson](tr("Name"), lambda one: one.person.name, width=170),
                Column[EnteredPerson](tr("Title"), lambda one: one.person.title, width=90),
                Column[EnteredPerson](
                    tr("Login"), lambda one: one.account.login if one.account else "", width=110
                ),
                Column[EnteredPerson](tr("Roles"), _roles, stretch=True),
            ),
            name=tr("First people"),
        )
        self.table.setMinimumHeight(240)
        self._nobody = EmptyState(
            tr("Nobody beside you yet"),
            tr(
                "Add whoever will assess what you report, and whoever decides. Somebody who only signs on paper needs no "
                "account."
            ),
        )
        self.add = ActButton(tr("Add a person…"), icon="plus")
        self.change = ActButton(tr("Change…"))
        self.out = ActButton(tr("Take out"))
        self.add.acted.connect(self.ask)
        self.change.acted.connect(self._change)
        self.out.acted.connect(self._take_out)
        self.table.opened.connect(lambda _row: self._change())
        self.table.chosen.connect(lambda _row: self._allow())
        line = QHBoxLayout()
        for act in (self.add, self.change, self.out):
            line.addWidget(act)
        line.addStretch(1)
        self.body.addWidget(self._nobody)
        self.body.addWidget(self.table)
        self.body.addLayout(line)
        self._show()

    @property
    def people(self) -> tuple[EnteredPerson, ...]:
        """Everybody but the founder, in the order in which they were added."""
        return tuple(self._people)

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Key and name of everybody, the founder first: who can hold an office."""
        founder = self._founder.name if self._founder else tr("You")
        return (
            (FOUNDER, tr("{founder} (you)", founder=founder)),
            *((one.person.key, one.person.name) for one in self._people),
        )

    def meet(self, founder: Founder) -> None:
        """Take note of who founds the ministry."""
        self._founder = founder
        self._show()

    def begin(self) -> None:
        self.add.setFocus()

    def ask(self) -> PersonDialog:
        """Ask for one more person."""
        dialog = PersonDialog(self._frame, f"person-{self._next}", taken=self._logins())
        dialog.done_with.connect(self._added)
        dialog.open()
        return dialog

    def usable(self) -> bool:
        taken = self._logins_of_others()
        if self._founder is not None and usable_login(self._founder.login) in taken:
            self.refuse(
                BadInput(
                    "people",
                    tr(
                        "{founder} and another person would both sign in as {login}.",
                        founder=self._founder.name,
                        login=self._founder.login,
                    ),
                    remedy=tr("Change one of the two logins."),
                )
            )
            return False
        if not taken:
            self.tell(
                Tone.INFO,
                tr("Only you will be able to sign in for now."),
                remedy=tr("A report needs a second person to assess it; add them later in the settings."),
            )
        return True

    def told(self) -> str:
        count = len(self._people)
        return tr("{count} beside you", count=count) if count else ""

    def _added(self, person: EnteredPerson) -> None:
        self._people.append(person)
        self._next += 1
        self._show()

    def _change(self) -> None:
        before = self.table.current_row()
        if before is None or before not in self._people:
            return
        own = {before.account.login} if before.account else set()
        dialog = PersonDialog(self._frame, before.person.key, before=before, taken=self._logins() - own)
        dialog.done_with.connect(lambda after: self._changed(before, after))
        dialog.open()

    def _changed(self, before: EnteredPerson, after: EnteredPerson) -> None:
        self._people[self._people.index(before)] = after
        self._show()

    def _take_out(self) -> None:
        chosen = self.table.current_row()
        self._people = [one for one in self._people if one is not chosen]
        self._show()

    def _logins(self) -> frozenset[str]:
        founder = {usable_login(self._founder.login)} if self._founder else set()
        return self._logins_of_others() | founder

    def _logins_of_others(self) -> frozenset[str]:
        return frozenset(one.account.login for one in self._people if one.account)

    def _show(self) -> None:
        self.table.set_rows(self._people, same=lambda one: one.person.key)
        self._nobody.setVisible(not self._people)
        self.table.setVisible(bool(self._people))
        self._allow()

    def _allow(self) -> None:
        chosen = self.table.current_row() is not None
        for act in (self.change, self.out):
            act.button.setEnabled(chosen)


def _roles(one: EnteredPerson) -> str:
    if one.account is None:
        return tr("signs on paper only")
    return roles_line(tuple(sorted(role.value for role in one.account.roles)))
