"""Who works here: people, their accounts and roles."""

from PySide6.QtWidgets import QHBoxLayout

from app.opening.setting_up import HandOver
from app.reading.ministry.organisation import PersonView, person_views
from db.vocabulary import Role
from language import mark, ptr, said, tr
from language.lists import listed
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.open_case import OpenCase
from ui.roles import roles_line
from ui.settings.add_person_dialog import AddPersonDialog
from ui.settings.close_account_dialog import CloseAccountDialog
from ui.settings.correct_person_dialog import CorrectPersonDialog
from ui.settings.reset_dialog import ResetDialog
from ui.settings.roles_dialog import RolesDialog
from ui.settings.secret_dialog import SecretDialog
from ui.settings.section import Section
from ui.settings.training_dialog import TrainingDialog
from ui.widgets.act_button import ActButton
from ui.widgets.acts_line import ActsLine
from ui.widgets.notice import Tone
from ui.widgets.rows_model import Column
from ui.widgets.shared_reason import SharedReason
from ui.widgets.table_view import TableView

_NOBODY = refusal(mark("Choose a person in the table first."))
_DONE: dict[type[Dialog], str] = {
    RolesDialog: mark("The roles of {name} are changed. It takes effect when they sign in next."),
    ResetDialog: mark("{name} signs in once with a new provisional passphrase."),
    CorrectPersonDialog: mark("The entry of {name} is corrected."),
    TrainingDialog: mark("The training of {name} is recorded."),
    CloseAccountDialog: mark("The account of {name} is closed: they cannot sign in any more."),
}
"""What is told of an act that leaves no more than a word in the table."""


class PeopleSection(Section):
    """A table of people, and what an administrator does with the one who is chosen."""

    name = "people"
    title = mark("People and accounts")
    words = mark(
        "Who holds which office is kept under Authorities. Nobody is ever deleted: an account is closed."
    )

    def __init__(self, case: OpenCase, frame: Frame) -> None:
        super().__init__(case, frame)
        self.table = TableView(
            (
                Column[PersonView](
                    tr("Name"),
                    # The name first: where the column cuts, a title alone tells nobody apart.
                    lambda one: ", ".join(part for part in (one.name, one.title) if part),
                    sort=lambda one: one.name,
                    width=170,
                    stretch=True,
                ),
                Column[PersonView](tr("Login"), lambda one: one.login, width=110),
                Column[PersonView](tr("Account"), _standing, glyph=_glyph, role=_role, width=96),
                Column[PersonView](tr("Roles"), lambda one: roles_line(one.roles), width=190),
                Column[PersonView](tr("Offices"), lambda one: ", ".join(one.offices), stretch=True),
                Column[PersonView](tr("Training"), _training, tooltip=_training, width=150),
            ),
            name=tr("People"),
        )
        self.table.setMinimumHeight(320)
        self.add = ActButton(
            tr("Add a person…"), primary=True, icon="plus", verdict=may(case, Role.ADMINISTRATOR)
        )
        self.account = ActButton(tr("Open an account…"))
        self.roles = ActButton(tr("Change roles…"))
        self.reset = ActButton(tr("Reset passphrase…"))
        self.close_account = ActButton(tr("Close the account…"))
        self.correct = ActButton(tr("Correct the name…"))
        self.training = ActButton(tr("Record a training…"))
        self.add.acted.connect(lambda: self._add(AddPersonDialog(case, frame), mark("{name} is added.")))
        self.account.acted.connect(self._open_account)
        self.roles.acted.connect(lambda: self._with_person(RolesDialog))
        self.reset.acted.connect(lambda: self._with_person(ResetDialog))
        self.close_account.acted.connect(lambda: self._with_person(CloseAccountDialog))
        self.correct.acted.connect(lambda: self._with_person(CorrectPersonDialog))
        self.training.acted.connect(lambda: self._with_person(TrainingDialog))
        self.table.chosen.connect(lambda _row: self._allow())
        first = QHBoxLayout()
        first.addWidget(self.add)
        first.addStretch(1)
        of_one = (self.account, self.roles, self.reset, self.close_account, self.correct, self.training)
        self.why = SharedReason(of_one)
        self.column.addLayout(first)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.why)
        self.column.addWidget(ActsLine(of_one))

    def refresh(self) -> None:
        at = self.case.now()
        self.table.set_rows(
            self.case.look(lambda session: person_views(session, at)), same=lambda one: one.person_id
        )
        self._allow()

    def _allow(self) -> None:
        person = self.table.current_row()
        by_role = may(self.case, Role.ADMINISTRATOR)
        own = person is not None and person.person_id == self.case.actor.person_id
        has = person is not None and person.active
        chosen = _NOBODY if person is None else by_role
        with_account = first_refusal(
            by_role, chosen, refusal(tr("This person has no open account."), unless=has)
        )
        of_another = first_refusal(
            with_account, refusal(tr("Nobody does this to their own account."), unless=not own)
        )
        without = first_refusal(by_role, chosen, refusal(tr("This person has an account."), unless=not has))
        self.account.set_verdict(without)
        self.roles.set_verdict(of_another)
        self.reset.set_verdict(of_another)
        self.close_account.set_verdict(of_another)
        self.correct.set_verdict(first_refusal(by_role, chosen))
        certifies = may(self.case, Role.FOCAL_POINT, Role.ADMINISTRATOR)
        nobody = chosen if person is None else certifies
        not_own = refusal(tr("Nobody records their own training."), unless=not own)
        self.training.set_verdict(first_refusal(certifies, nobody, not_own))
        self.why.say()

    def _open(self, dialog: Dialog, told: str = "") -> None:
        dialog.done_with.connect(lambda result: self._done(result, told))
        dialog.open()

    def _add(self, dialog: AddPersonDialog, told: str) -> None:
        dialog.done_with.connect(lambda result: self._added(dialog.person_id, told, result))
        dialog.open()

    def _added(self, person_id: str, told: str, result: object) -> None:
        """Whoever was added is chosen: the acts beneath the table would else be about whom it was before."""
        self.refresh()
        rows = self.table.rows_model.rows
        place = next((place for place, one in enumerate(rows) if one.person_id == person_id), -1)
        if place >= 0:
            self.table.choose(place)
            self.table.setFocus()
        self._done(result, tr(told, name=rows[place].name) if place >= 0 else "")

    def _open_account(self) -> None:
        person = self.table.current_row()
        if person is not None:
            self._add(
                AddPersonDialog(self.case, self.frame, (person.person_id, person.name)),
                mark("{name} has an account."),
            )

    def _with_person(
        self,
        kind: type[RolesDialog]
        | type[ResetDialog]
        | type[CloseAccountDialog]
        | type[CorrectPersonDialog]
        | type[TrainingDialog],
    ) -> None:
        person = self.table.current_row()
        if person is not None:
            told = said(_DONE[kind]).format(name=person.name) if kind in _DONE else ""
            self._open(kind(self.case, self.frame, person), told)

    def _done(self, result: object, told: str) -> None:
        if told:
            self.frame.tell(Tone.OK, told)
        # The act that was done may rest now; the next one is not where the focus would go.
        self.table.setFocus()
        if isinstance(result, HandOver):
            SecretDialog(result, self.frame.marking, self.window()).open()


def _standing(one: PersonView) -> str:
    if not one.login:
        return ptr("account", "none")
    return ptr("account", "open") if one.active else ptr("account", "closed")


def _glyph(one: PersonView) -> tuple[str, str] | None:
    if not one.login:
        return None
    return ("tick", "ok") if one.active else ("cross", "muted")


def _role(one: PersonView) -> str:
    return "" if one.active else "muted"


def _training(one: PersonView) -> str:
    return listed(one.training)
