"""A tool of the toolbox, chosen from the list grouped by phase, or from what a blocked Security Council leaves."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.reference.council import other_paths, possible_without_council
from app.reference.toolbox import Coercion, Tool
from app.rules.authority.preconditions import precondition_label
from db.vocabulary import Phase
from db.vocabulary.toolbox import Target
from language import Wording, mark, tr
from ui.fields.form_field import FormField
from ui.theme import current

_COERCION = Wording(
    {
        Coercion.NON_COERCIVE: mark("Not coercive"),
        Coercion.NON_MILITARY_COERCIVE: mark("Coercive, not military"),
        Coercion.MILITARY: mark("Military"),
    }
)
_WORKS_ON = Wording(
    {
        Target.PERPETRATOR: mark("those responsible"),
        Target.VICTIM: mark("those at risk"),
        Target.CONTEXT: mark("the conditions in the country"),
    }
)
_ROWS = 9
_CODE = int(Qt.ItemDataRole.UserRole)
_INDENT = 12
"""Pixels by which a tool stands further in than its phase. Spaces before its code would keep letters from finding it."""


class _Tools(QListWidget):
    """Nothing is chosen until the reader chooses: Qt takes the first line as soon as the list has the focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The first arrow key chooses the line where the cursor waits."""
        arrow = event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}
        if arrow and self.currentRow() >= 0 and not self.selectedItems():
            self.setCurrentRow(self.currentRow())
            return
        super().keyPressEvent(event)


class ToolField(FormField[str | None]):
    """The tools under their phases, in the toolbox's order. ``assessed`` tells which phase is a later one.

    Where no tool is ``required``, own words can be chosen instead.
    """

    def __init__(
        self, label: str, tools: Sequence[Tool], assessed: Phase | None, *, required: bool = True
    ) -> None:
        super().__init__(label, name="tool", required=required)
        self._tools = {tool.code: tool for tool in tools}
        self._assessed = assessed
        self._list = _Tools()
        self._list.setIconSize(QSize(_INDENT, 1))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setFixedHeight(_ROWS * (current().metrics.row - 4) + 8)
        if not required:
            own = QListWidgetItem(tr("None: in own words"), self._list)
            own.setData(_CODE, "")
        for phase in Phase:
            self._add_phase(phase, [tool for tool in tools if tool.phase is phase])
        self._list.itemSelectionChanged.connect(self._edited)
        self.blocked = QCheckBox(tr("The Security Council is blocked: show only what is possible without it"))
        self.blocked.toggled.connect(self._filter)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._list)
        column.addWidget(self.blocked)
        self._put(both)
        both.setFocusProxy(self._list)
        self._list.setAccessibleName(label)
        self._label.setBuddy(self._list)

    @property
    def editor(self) -> QListWidget:
        return self._list

    @property
    def tool(self) -> Tool | None:
        """The tool that is chosen."""
        return self._tools.get(self.value() or "")

    @property
    def later_phase(self) -> bool:
        """Whether the tool belongs to a later phase than the assessed one (Authority rule 9)."""
        tool = self.tool
        return tool is not None and self._assessed is not None and tool.phase.rank > self._assessed.rank

    def offered(self) -> list[str]:
        """The codes of the tools that are shown."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return [str(item.data(_CODE)) for item in items if item.data(_CODE) and not item.isHidden()]

    def headings(self) -> list[str]:
        """The phases with the number of their tools, as shown."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return [item.text() for item in items if item.data(_CODE) is None]

    def value(self) -> str | None:
        chosen = self._list.selectedItems()
        code = chosen[0].data(_CODE) if chosen else None
        return str(code) if code else None

    def set_value(self, value: str | None) -> None:
        for row in range(self._list.count()):
            item = self._list.item(row)
            if value is not None and item.data(_CODE) == value:
                self._list.setCurrentItem(item)
                self._list.scrollToItem(item)
                return
        self._list.setCurrentRow(-1)

    chosen = True

    def typed(self) -> str | None:
        """The code of the tool, an empty one for own words; none while nothing is chosen."""
        chosen = self._list.selectedItems()
        return str(chosen[0].data(_CODE)) if chosen else None

    def bring_back(self, typed: str | None) -> None:
        self.set_value(typed)

    def typed_words(self) -> str:
        return " ".join(item.text() for item in self._list.selectedItems())

    def _filter(self, blocked: bool) -> None:
        """Hide what needs the Council; a tool that was chosen and is hidden is chosen no more."""
        for row in range(self._list.count()):
            item = self._list.item(row)
            tool = self._tools.get(item.data(_CODE) or "")
            item.setHidden(blocked and tool is not None and not possible_without_council(tool))
        if any(item.isHidden() for item in self._list.selectedItems()):
            self._list.setCurrentRow(-1)

    def _add_phase(self, phase: Phase, tools: Sequence[Tool]) -> None:
        later = self._assessed is not None and phase.rank > self._assessed.rank
        note = tr(", a later phase: a reason is needed") if later else ""
        head = QListWidgetItem(
            tr(
                "{letter}  {phase} · {tools} tools{note}",
                letter=phase.letter,
                phase=phase.label,
                tools=len(tools),
                note=note,
            ),
            self._list,
        )
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        further_in = QPixmap(_INDENT, 1)
        further_in.fill(Qt.GlobalColor.transparent)
        for tool in tools:
            item = QListWidgetItem(QIcon(further_in), f"{tool.code}  {tool.name}", self._list)
            item.setData(_CODE, tool.code)
            item.setToolTip(tool.name)


def about(tool: Tool) -> str:
    """What the toolbox says of a tool, in lines."""
    lines = [
        tr("Intended outcome: {intended_outcome}.", intended_outcome=tool.intended_outcome).replace(
            "..", "."
        ),
        tr(
            "{coercion}; works on {target}.", coercion=_COERCION[tool.coercion], target=_WORKS_ON[tool.target]
        ),
        tr("Security Council: {security_council}.", security_council=tool.security_council.label),
    ]
    paths = other_paths(tool.security_council)
    if paths:
        lines += [tr("If it is blocked:"), *(f"– {path}" for path in paths)]
    if tool.preconditions:
        owed = ", ".join(precondition_label(code) for code in tool.preconditions)
        lines.append(tr("To be recorded before a decision: {owed}.", owed=owed))
    if tool.minister_personally:
        lines.append(tr("Decided by the minister personally."))
    if tool.caution:
        lines.append(tr("Caution: {caution}.", caution=tool.caution).replace("..", "."))
    return "\n".join(lines)
