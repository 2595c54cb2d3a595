"""Two frozen versions of a brief side by side, with the differences of their frozen data marked."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QWidget

from app.actions.reports.brief_versions import BriefPair, CompareBriefs, compare_briefs
from app.reading.reports.report import ReportView
from app.reading.reports.trail import BriefView
from app.refusals import UserError
from app.rules.reports.versions import LineChange, VersionsCompared, compare_versions
from language import mark, plural, tr
from language.phrases import headed
from reports.brief_lines import brief_lines
from ui.case import Case
from ui.dialogs.reading import ReadingDialog
from ui.fields.choice_field import ChoiceField
from ui.frame import Frame
from ui.reports.version_block import VersionBlock
from ui.reports.words import moment
from ui.theme import TextSize, current
from ui.widgets.layouts import empty
from ui.widgets.notice import Notice
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words

_LEGEND = mark(
    "Older version at the left, newer at the right. − and struck through: it is gone. + and underlined: it is new. "
    "Compared are the frozen data; the entries of the ledger in Annex G, which grow with every version, are left out."
)


class VersionsDialog(ReadingDialog):
    """Any two versions can be chosen. F7 goes to the next difference, Shift+F7 to the one before."""

    def __init__(self, case: Case, frame: Frame, report: ReportView, parent: QWidget) -> None:
        super().__init__(
            tr("Versions of the brief of {report_number}", report_number=report.number),
            frame.marking,
            parent=parent,
        )
        self._case = case
        self._briefs = {one.brief_id: one for one in report.briefs}
        self._asked: tuple[str, str] | None = None
        self.compared: VersionsCompared | None = None
        self.blocks: tuple[VersionBlock, ...] = ()
        self.here = -1
        self.older, self.newer = self._choice(tr("Older version"), -2), self._choice(tr("Newer version"), -1)
        self.notice = Notice()
        self.said = Words(strong=True, wrap=True)
        self.before = QPushButton(tr("Difference before (Shift+F7)"))
        self.before.clicked.connect(lambda: self.go(-1))
        self.next = QPushButton(tr("Next difference (F7)"))
        self.next.clicked.connect(lambda: self.go(1))
        for button, keys in ((self.before, "Shift+F7"), (self.next, "F7")):
            button.setAutoDefault(False)
            QShortcut(QKeySequence(keys), self, button.click)
        self.parts = QListWidget()
        self.parts.setAccessibleName(tr("Parts of the brief, with the number of differences"))
        self.parts.setWordWrap(True)
        self.parts.setFixedWidth(round(230 * min(1.4, current().metrics.text_scale)))
        self.parts.activated.connect(self._to_part)
        self.parts.clicked.connect(self._to_part)
        self.page = Scrolled(tr("Differences"), margin=0)
        self._lay_out()
        self.older.changed.connect(self._compare)
        self.newer.changed.connect(self._compare)
        self._compare()

    def go(self, by: int) -> None:
        """To the next or the previous difference, round from the last to the first."""
        if self.blocks:
            self.go_to((max(self.here, -1 if by > 0 else 0) + by) % len(self.blocks))

    def go_to(self, place: int) -> None:
        """To one difference."""
        self.here = place
        block = self.blocks[place]
        self.page.ensureWidgetVisible(block, 0, current().metrics.around)
        block.setFocus()

    def _compare(self) -> None:
        older, newer = self.older.value(), self.newer.value()
        if older is None or newer is None or (older, newer) == self._asked:
            return
        self._asked = (older, newer)
        self.notice.clear()
        self._case.act_in_background(
            tr("Comparing two versions"),
            compare_briefs,
            CompareBriefs(older_id=older, newer_id=newer),
            on_done=lambda pair: self._show((older, newer), pair),
            on_failed=self._refused,
            asker=self,
        )

    def _refused(self, error: UserError) -> None:
        self.notice.refuse(error)

    def _show(self, asked: tuple[str, str], pair: BriefPair) -> None:
        if asked != self._asked:
            return
        self.compared = compare_versions(brief_lines(pair.older), brief_lines(pair.newer))
        self._show_said(self.compared.changes)
        self._show_parts(self.compared)
        empty(self.page.body)
        part = ""
        found = []
        for change in self.compared.changes:
            if change.part != part:
                part = change.part
                self.page.body.addWidget(Words(part, size=TextSize.SECTION, wrap=True))
            block = VersionBlock(change)
            found.append(block)
            self.page.body.addWidget(block)
        self.page.body.addStretch(1)
        self.blocks, self.here = tuple(found), -1
        for button in (self.before, self.next):
            button.setEnabled(bool(found))

    def _show_said(self, changes: Sequence[LineChange]) -> None:
        new = sum(not one.before for one in changes)
        gone = sum(not one.after for one in changes)
        if not changes:
            self.said.setText(tr("Both versions say the same."))
            return
        self.said.setText(
            plural(
                "{count:,} difference: {new} new, {gone} gone, {changes} worded otherwise.",
                "{count:,} differences: {new} new, {gone} gone, {changes} worded otherwise.",
                len(changes),
                new=new,
                gone=gone,
                changes=len(changes) - new - gone,
            )
        )

    def _show_parts(self, compared: VersionsCompared) -> None:
        # The rows are Qt's alone. Of items that are made here Python keeps a shadow each, and emptying a list of such items
        # crashed once as a second comparison was shown.
        rows = self.parts.model()
        rows.removeRows(0, rows.rowCount())
        for row, (part, count) in enumerate(compared.parts):
            said = plural("{count:,} difference", "{count:,} differences", count) if count else tr("the same")
            self.parts.addItem(headed(part, said))
            font = QFont(self.parts.font())
            font.setBold(bool(count))
            rows.setData(rows.index(row, 0), font, Qt.ItemDataRole.FontRole)

    def _to_part(self, row: QModelIndex) -> None:
        if self.compared is None:
            return
        part = self.compared.parts[row.row()][0]
        place = next((n for n, one in enumerate(self.compared.changes) if one.part == part), None)
        if place is not None:
            self.go_to(place)

    def _choice(self, label: str, place: int) -> ChoiceField[str]:
        briefs = list(self._briefs.values())
        field = ChoiceField[str](label, [(one.brief_id, self._named(one)) for one in briefs], empty=None)
        field.unmark()
        field.set_value(briefs[place].brief_id)
        return field

    def _named(self, brief: BriefView) -> str:
        return tr(
            "Version {version}, frozen {frozen_at}",
            version=brief.version,
            frozen_at=moment(brief.frozen_at, self._case.zone),
        )

    def _lay_out(self) -> None:
        metrics = current().metrics
        chosen = QHBoxLayout()
        chosen.setSpacing(metrics.between)
        chosen.addWidget(self.older, 1)
        chosen.addWidget(self.newer, 1)
        both = QHBoxLayout()
        both.setSpacing(metrics.between)
        both.addWidget(self.parts)
        both.addWidget(self.page, 1)
        self.body.addLayout(chosen)
        self.body.addWidget(Words(tr(_LEGEND), role="muted", size=TextSize.CAPTION, wrap=True))
        self.body.addWidget(self.said)
        self.body.addWidget(self.notice)
        self.body.addLayout(both, 1)
        self.foot.insertWidget(0, self.before)
        self.foot.insertWidget(1, self.next)
        self.resize(round(1060 * min(1.3, metrics.text_scale)), 720)
