"""Backups: made, looked through, and how to put one back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.actions.keeping.backups import MANUAL, BackUpNow, back_up_now
from app.opening.ministry import OpenMinistry
from app.opening.upgrading import BEFORE_UPGRADE
from app.reading.ministry.backups import backup_folder, backups_of, check_backup
from app.refusals import UserError
from db.backup import Backup
from db.vocabulary import Role
from language import Wording, mark, ptr, tr
from language.numbers import number
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.open_case import OpenCase
from ui.settings.section import Section
from ui.settings.words import megabytes, table_instant
from ui.tasks import OnClose, Progress
from ui.widgets.act_button import ActButton
from ui.widgets.acts_line import ActsLine
from ui.widgets.card import Card
from ui.widgets.notice import Notice, Tone
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

_KINDS = Wording({MANUAL: mark("manual"), BEFORE_UPGRADE: mark("before upgrade")})
_RUNS = refusal(mark("A backup is being made or checked."))


class BackupsSection(Section):
    """The backups in the case's own folder; what lies elsewhere is checked where it lies."""

    name = "backups"
    title = mark("Backups")
    words = mark(
        "A backup is a folder with the encrypted database and its keys, read back whole before it counts. It opens with the "
        "passphrases of its day. Keep one on another disk: the folder of the case goes down with its disk."
    )

    def __init__(self, case: OpenCase, frame: Frame) -> None:
        super().__init__(case, frame)
        self._busy = False
        self.make = ActButton(tr("Back up now"), primary=True)
        self.make_there = ActButton(tr("Back up to another folder…"))
        self.verify = ActButton(tr("Check the chosen backup"))
        self.verify_there = ActButton(tr("Check one that lies elsewhere…"))
        self.make.acted.connect(lambda: self.back_up(None))
        self.make_there.acted.connect(self._ask_where)
        self.verify.acted.connect(self._verify_chosen)
        self.verify_there.acted.connect(self._ask_which)
        self.notice = Notice()
        self.table = TableView(
            (
                Column[Backup](
                    ptr("backup", "Made"), lambda one: table_instant(one.created, case.zone), width=150
                ),
                Column[Backup](tr("Why"), _why, width=168),
                Column[Backup](
                    tr("Ledger"),
                    lambda one: number(one.content.ledger_number),
                    sort=lambda one: one.content.ledger_number,
                    number=True,
                    width=80,
                ),
                Column[Backup](
                    tr("Size"),
                    lambda one: megabytes(one.size),
                    sort=lambda one: one.size,
                    number=True,
                    width=90,
                ),
                Column[Backup](tr("Folder"), lambda one: one.path.name, stretch=True),
            ),
            name=tr("Backups"),
        )
        self.table.setMinimumHeight(200)
        self._none = Words(tr("No backup lies in the folder of the case yet."), role="muted")
        self.table.chosen.connect(lambda _row: self._allow())
        self.column.addWidget(ActsLine((self.make, self.make_there)))
        self.column.addWidget(self.notice)
        self.column.addWidget(self._none)
        self.column.addWidget(self.table, 100)
        self.column.addWidget(ActsLine((self.verify, self.verify_there)))
        self.column.addWidget(self._restoring())
        self.column.addStretch(1)
        self._allow()

    def refresh(self) -> None:
        try:
            found = backups_of(self.case.ministry)
        except UserError as error:
            self.notice.refuse(error)
            found = ()
        self.table.set_rows(found, same=lambda one: one.path)
        self.table.setVisible(bool(found))
        self._none.setVisible(not found)
        self._allow()

    def back_up(self, target: Path | None) -> None:
        """Make a backup in the folder of the case, or in another; the status line shows how far it is."""
        self._begin()

        def work(ministry: OpenMinistry, progress: Progress, cancelled: Callable[[], bool]) -> Backup:
            return back_up_now(ministry, BackUpNow(target=target, progress=progress, cancelled=cancelled))

        task = self.case.run(
            tr("Backing up"),
            work,
            on_done=self._made,
            on_failed=self.notice.refuse,
            on_close=OnClose.CANCEL,
        )
        task.ended.connect(self._rest)

    def check(self, path: Path) -> None:
        """Compare a backup with its list of files and read it through."""
        self._begin()

        def work(ministry: OpenMinistry, _progress: Progress, _cancelled: Callable[[], bool]) -> Backup:
            return check_backup(ministry, path)

        task = self.case.run(
            tr("Checking a backup"),
            work,
            on_done=self._checked,
            on_failed=self.notice.refuse,
            on_close=OnClose.CANCEL,
        )
        task.ended.connect(self._rest)

    def _made(self, backup: Backup) -> None:
        content = backup.content
        self.notice.tell(
            Tone.OK,
            tr(
                "{path}: {size}, read back whole, with the ledger up to entry {ledger_number:,}.",
                path=backup.path.name,
                size=megabytes(backup.size),
                ledger_number=content.ledger_number,
            ),
            remedy=tr("It lies in {parent}.", parent=backup.path.parent),
        )
        # Whoever makes a backup checks that one next.
        self.refresh()
        rows = self.table.rows_model.rows
        made = next((place for place, one in enumerate(rows) if one.path == backup.path), -1)
        if made >= 0:
            self.table.choose(made)

    def _checked(self, backup: Backup) -> None:
        self.notice.tell(
            Tone.OK,
            tr(
                "{path} is whole: every file is as its list says, and its database reads through.",
                path=backup.path.name,
            ),
        )

    def _verify_chosen(self) -> None:
        chosen = self.table.current_row()
        if chosen is not None:
            self.check(chosen.path)

    def _ask_where(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder for the backup"), str(Path.home()))
        if chosen:
            self.back_up(Path(chosen))

    def _ask_which(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, tr("Folder of the backup"), str(backup_folder(self.case.ministry))
        )
        if chosen:
            self.check(Path(chosen))

    def _restoring(self) -> Card:
        card = Card(tr("Putting a backup back"))
        card.body.addWidget(
            Words(
                tr(
                    "A restore replaces the whole case, so nobody may have it open: sign out under Your account, then choose "
                    "“Restore…” beneath the sign-in. What was there is kept in the folder “replaced”, and with your login the "
                    "ledger records who restored what."
                ),
                running=True,
            )
        )
        return card

    def _begin(self) -> None:
        self._busy = True
        self.notice.clear()
        self._allow()

    def _rest(self) -> None:
        self._busy = False
        self._allow()

    def _allow(self) -> None:
        idle = _RUNS if self._busy else refusal("", unless=True)
        makers = may(self.case, Role.ADMINISTRATOR, Role.FOCAL_POINT)
        chosen = refusal(
            tr("Choose a backup in the table first."), unless=self.table.current_row() is not None
        )
        self.make.set_verdict(first_refusal(makers, idle))
        self.make_there.set_verdict(first_refusal(makers, idle))
        self.verify.set_verdict(first_refusal(chosen, idle))
        self.verify_there.set_verdict(idle)


def _why(one: Backup) -> str:
    """Why a backup was made."""
    return _KINDS.get(one.kind) or one.kind
