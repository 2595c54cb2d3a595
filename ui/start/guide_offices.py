"""Fifth page of the guide: the first offices."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout

from app.actions.ministry.found_ministry import FOUNDER, FirstOffice
from app.refusals import BadInput
from language import mark, plural, said, tr
from ui.frame import Frame
from ui.start.guide_page import GuidePage
from ui.start.office_dialog import OfficeDialog
from ui.start.office_tree import OfficeTree
from ui.widgets.act_button import ActButton

_EXAMPLES = (
    FirstOffice(key="minister", name=mark("Minister for Foreign Affairs")),
    FirstOffice(key="focal-point", name=mark("R2P Focal Point"), superior="minister", holder=FOUNDER),
)


class GuideOffices(GuidePage):
    """A small tree. It begins with the two offices that every ministry has; both can be changed."""

    step = mark("Offices")

    def __init__(self, frame: Frame, people: Callable[[], Sequence[tuple[str, str]]]) -> None:
        super().__init__(
            tr("Offices"),
            tr(
                "The posts through which a warning goes up, the highest at the top. A report is addressed to an office; who "
                "holds it now reads it. Begin with the line from your desk to the office that the law gives authority."
            ),
        )
        self._frame = frame
        self._people = people
        self._offices: list[FirstOffice] = [replace(one, name=said(one.name)) for one in _EXAMPLES]
        self._next = 1
        self.tree = OfficeTree()
        self.add = ActButton(tr("Add an office…"), icon="plus")
        self.change = ActButton(tr("Change…"))
        self.out = ActButton(tr("Take out"))
        self.add.acted.connect(self.ask)
        self.change.acted.connect(lambda: self._change(self.tree.key))
        self.out.acted.connect(self._take_out)
        self.tree.opened.connect(self._change)
        self.tree.chosen.connect(self._allow)
        line = QHBoxLayout()
        for act in (self.add, self.change, self.out):
            line.addWidget(act)
        line.addStretch(1)
        self.body.addWidget(self.tree)
        self.body.addLayout(line)

    @property
    def offices(self) -> tuple[FirstOffice, ...]:
        """Superiors before those who answer to them; a holder who was taken out leaves the office vacant."""
        known = {key for key, _ in self._people()}
        return tuple(
            one if not one.holder or one.holder in known else replace(one, holder="") for one in self._offices
        )

    def begin(self) -> None:
        self._show()
        self.tree.setFocus()

    def ask(self) -> OfficeDialog:
        """Ask for one more office, beneath the one that has the cursor."""
        office = FirstOffice(key=f"office-{self._next}", name="", superior=self.tree.key)
        dialog = self._dialog(office, self._offices, new=True)
        dialog.done_with.connect(self._added)
        dialog.open()
        return dialog

    def usable(self) -> bool:
        if not self._offices:
            self.refuse(
                BadInput(
                    "offices",
                    tr("A ministry needs an office that can decide."),
                    remedy=tr("Add at least the office that the law gives authority."),
                )
            )
            return False
        names = [one.name.casefold() for one in self._offices]
        twice = next((one.name for one in self._offices if names.count(one.name.casefold()) > 1), "")
        if twice:
            self.refuse(
                BadInput(
                    "offices",
                    tr("Two offices are called {twice}.", twice=twice),
                    remedy=tr("Rename one of them."),
                )
            )
        return not twice

    def told(self) -> str:
        return plural("{count} office", "{count} offices", len(self._offices))

    def _dialog(self, office: FirstOffice, superiors: Sequence[FirstOffice], *, new: bool) -> OfficeDialog:
        return OfficeDialog(self._frame, office, superiors=superiors, people=self._people(), new=new)

    def _added(self, office: FirstOffice) -> None:
        self._offices.append(office)
        self._next += 1
        self._show()

    def _change(self, key: str) -> None:
        before = next((one for one in self._offices if one.key == key), None)
        if before is None:
            return
        below = self._beneath(key)
        superiors = [one for one in self._offices if one.key not in below]
        dialog = self._dialog(before, superiors, new=False)
        dialog.done_with.connect(self._changed)
        dialog.open()

    def _changed(self, after: FirstOffice) -> None:
        self._offices = [after if one.key == after.key else one for one in self._offices]
        self._offices = _superiors_first(self._offices)
        self._show()

    def _take_out(self) -> None:
        """Those who answered to the office answer to its superior."""
        gone = next((one for one in self._offices if one.key == self.tree.key), None)
        if gone is None:
            return
        self._offices = [
            replace(one, superior=gone.superior) if one.superior == gone.key else one
            for one in self._offices
            if one is not gone
        ]
        self._show()

    def _beneath(self, key: str) -> set[str]:
        found = {key}
        for one in self._offices:
            if one.superior in found:
                found.add(one.key)
        return found

    def _show(self) -> None:
        self.tree.show_offices(self.offices, dict(self._people()))

    def _allow(self, key: str) -> None:
        for act in (self.change, self.out):
            act.button.setEnabled(bool(key))


def _superiors_first(offices: Sequence[FirstOffice]) -> list[FirstOffice]:
    """The same offices in an order in which each stands after its superior."""
    found: list[FirstOffice] = []
    waiting = list(offices)
    while waiting:
        placed = {one.key for one in found}
        ready = [one for one in waiting if not one.superior or one.superior in placed]
        found += ready
        waiting = [one for one in waiting if one not in ready]
    return found
