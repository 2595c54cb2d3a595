"""The recovery key of a case just made: shown once, printed, and one group of it typed again."""

import secrets
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from app.briefs.key_sheet import RecoveryKeySheet
from app.refusals import UserError
from db.files import fault_of_system, write_atomically
from language import mark, said, tr
from ui.fields.text_field import TextField
from ui.saving import ask_where
from ui.start.start_page import StartPage
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.notice import Tone
from ui.widgets.words import Words

_A_LINE = 4
_LOOK_ALIKES = str.maketrans("OIL", "011")


class KeyPage(StartPage):
    """``noted`` is sent when the group that was asked for was typed back.

    ``pick`` chooses which group is asked for (from 0); by chance unless a test says otherwise. ``made``: what already holds
    when somebody would leave without the key.
    """

    noted = Signal()

    def __init__(
        self,
        sheet: RecoveryKeySheet,
        *,
        pick: Callable[[int], int] = secrets.randbelow,
        made: str = mark("The case is made, but this key is shown only now."),
    ) -> None:
        super().__init__(
            tr("The recovery key"),
            tr(
                "It opens the case when every passphrase is forgotten, and it is shown only now. Print the sheet, or write "
                "the key down; seal it and lock it away, apart from this machine. Whoever has it and the files reads "
                "everything."
            ),
        )
        self._sheet = sheet
        self._groups = sheet.key.split("-")
        self._asked = pick(len(self._groups))
        self._warned = False
        self._made = said(made)
        self._labels: list[Words] = []
        card = Card()
        card.setAccessibleName(tr("Recovery key: {groups}", groups=" ".join(self._groups)))
        card.body.addLayout(self._grid())
        self.body.addWidget(card)
        self.print_act = ActButton(tr("Print the sheet…"), icon="print")
        self.save_act = ActButton(tr("Save the sheet as PDF…"), icon="save")
        self.print_act.acted.connect(self._print)
        self.save_act.acted.connect(self._ask_where)
        line = QHBoxLayout()
        line.addWidget(self.print_act)
        line.addWidget(self.save_act)
        line.addStretch(1)
        self.body.addLayout(line)
        self.group = TextField(
            tr("Group {asked} of the key", asked=self._asked + 1),
            name="group",
            required=True,
            hint=tr("Type it from the paper, so that you know that it can be read."),
            max_length=12,
        )
        self.form.add(self.group)
        self.group.changed.connect(self._cover)
        self.add_act(tr("It is on paper: go on"), self._check)

    def begin(self) -> None:
        self.print_act.setFocus()

    def may_close(self) -> bool:
        """The key is kept nowhere: say so before it is gone."""
        if self._warned:
            return True
        self._warned = True
        self.tell(
            Tone.WARN,
            self._made,
            remedy=tr(
                "Note it first. Close the window again to leave without it; an administrator can have a new key made "
                "in the settings."
            ),
        )
        return False

    def save_to(self, path: Path) -> None:
        """Write the sheet to a file."""
        try:
            write_atomically(path, self._pdf())
        except OSError as error:
            fault = fault_of_system(error, path)
            self.refuse(
                UserError(fault.message, remedy=fault.remedy)
                if fault
                else UserError(
                    tr("“{path}” could not be written.", path=path), remedy=tr("Choose another folder.")
                )
            )
            return
        self.tell(
            Tone.OK,
            tr("The sheet is in {path}.", path=path.name),
            remedy=tr("Print it, then delete the file: the key belongs on paper only."),
        )

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        for place, group in enumerate(self._groups):
            number = Words(str(place + 1), size=TextSize.CAPTION, role="muted")
            shown = Words(group, size=TextSize.PAGE, selectable=True)
            font.setPixelSize(current().metrics.text(TextSize.PAGE))
            shown.setFont(font)
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            shown.setAccessibleName(tr("Group {place}: {group}", place=place + 1, group=" ".join(group)))
            self._labels.append(shown)
            row, column = divmod(place, _A_LINE)
            grid.addWidget(number, row * 2, column)
            grid.addWidget(shown, row * 2 + 1, column)
        return grid

    def _cover(self) -> None:
        """What is asked for is not to be copied from the screen."""
        shown = self._groups[self._asked] if self.group.is_empty() else "•" * len(self._groups[self._asked])
        self._labels[self._asked].setText(shown)

    def _pdf(self) -> bytes:
        from reports.recovery_key import render_recovery_key  # noqa: PLC0415 - late: no start needs it

        return render_recovery_key(self._sheet)

    def _print(self) -> None:
        from ui.pdf.printing import ask_and_print  # noqa: PLC0415 - late: no start needs it

        ask_and_print(self._pdf(), tr("Tocsin sheet"), self)

    def _ask_where(self) -> None:
        # A key is saved where nothing else is to go after it.
        path = ask_where(self, tr("Save the sheet"), "recovery-key.pdf", tr("PDF (*.pdf)"), remember=False)
        if path is not None:
            self.save_to(path)

    def _check(self) -> None:
        if not self.form.check():
            return
        typed = self.group.value().upper().translate(_LOOK_ALIKES)
        if typed.replace(" ", "").replace("-", "") != self._groups[self._asked]:
            self.group.set_error(tr("This is not what the key says. Compare with the paper."))
            self.group.setFocus()
            return
        self._warned = True
        self.noted.emit()
