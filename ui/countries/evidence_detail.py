"""One evidence item in full: the words from the field beside our summary, its cautions, dates and files."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.actions.evidence.attachments import NewFile
from app.actions.evidence.items import AttachFile, attach_file
from app.reading.evidence.evidence_lines import EvidenceLine, evidence_lines
from app.reading.evidence.items import AttachmentView, DisplacementView, EvidenceView
from app.reading.evidence.links import CorroborationView
from app.reading.evidence.wording import wording_history
from db.vocabulary import Role
from language import tr
from language.phrases import headed
from reports.words import plain_day
from ui.case import Case
from ui.countries.attach_dialog import AttachDialog
from ui.countries.attachments_card import AttachmentsCard
from ui.countries.compare_dialog import CompareDialog
from ui.countries.contradiction_dialog import ContradictionDialog
from ui.countries.corroboration_dialog import CorroborationDialog
from ui.countries.evidence_asks import ask_end, ask_withdrawal, copy_out
from ui.countries.links_card import LinksCard
from ui.countries.movement_dialog import MovementDialog
from ui.countries.movements_card import MovementsCard
from ui.countries.revise_dialog import ReviseDialog
from ui.countries.wording_dialog import WordingDialog
from ui.countries.words import happened
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.preview.preview_dialog import PreviewDialog
from ui.reports.evidence_words import source_name
from ui.reports.marking_words import marking_choices
from ui.reports.words import moment
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.columns import Columns
from ui.widgets.facts import Facts
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.glyph import Glyph
from ui.widgets.grade_badge import GradeBadge
from ui.widgets.layouts import empty
from ui.widgets.notice import Tone
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words


class EvidenceDetail(Scrolled):
    """Says nothing while no item is chosen."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(tr("The chosen evidence"), margin=0)
        self._case = case
        self._frame = frame
        self._item: EvidenceView | None = None
        self._alone = True
        self.body.setContentsMargins(0, current().metrics.inside, 0, 0)
        self._writes = may(case, Role.ANALYST, Role.FOCAL_POINT)
        self.revise = ActButton(tr("Revise…"))
        self.attach = ActButton(tr("Attach a file…"))
        self.contradict = ActButton(tr("Record a contradiction…"))
        self.support = ActButton(tr("Record support…"))
        self.movement = ActButton(tr("Code a movement of people…"))
        self.wordings = QPushButton(tr("Compare wordings…"))

    def set_total(self, total: int) -> None:
        """How many items the file has: with no other one there is none to link."""
        self._alone = total < 2

    def show_item(self, item: EvidenceView | None) -> None:
        """Show another item, or the same as it stands now."""
        self._item = item
        empty(self.body)
        if item is None:
            return
        self.setAccessibleDescription(headed(item.number, item.title))
        self.body.addLayout(self._head(item))
        # Not beneath all that is to be read of the item: there nobody would see them, nor where the focus is after one.
        self.body.addWidget(self._acts())
        for caution in (
            tr("Caution: {words}", words=item.caution) if item.caution else "",
            *(tr("Contradicted by {other}", other=other) for other in item.contradicts),
        ):
            if caution:
                self.body.addLayout(_caution(caution))
        original, summary = Card(tr("Original wording")), Card(tr("Summary"))
        original.body.addWidget(Words(tr("“{text}”", text=item.original_wording), wrap=True, selectable=True))
        summary.body.addWidget(Words(item.summary, wrap=True, selectable=True))
        original.body.addStretch(1)
        summary.body.addStretch(1)
        self.body.addWidget(Columns([original, summary]))
        self.body.addWidget(self._wording(item))
        self.body.addWidget(Columns([self._facts(item), self._files(item)], stretch=(3, 2)))
        self.body.addWidget(Columns([self._links(item), self._movements(item)], stretch=(3, 2)))
        self.body.addStretch(1)

    def revise_shown(self) -> None:
        """Revise the item that is shown, if the user may."""
        if self._item is not None and self._writes.allowed:
            ReviseDialog(self._case, self._frame, self._item).open()

    def _head(self, item: EvidenceView) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(current().metrics.between)
        line.addWidget(
            Words(f"{item.number}  {item.title}", size=TextSize.SECTION, wrap=True, selectable=True), 1
        )
        line.addWidget(GradeBadge(item.reliability, item.credibility))
        return line

    def _facts(self, item: EvidenceView) -> QWidget:
        facts, held = Facts(), QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(facts)
        # Beside a higher card its rows stay together.
        column.addStretch(1)
        facts.add(tr("Source"), f"{source_name(item)}, {item.source_kind.label}")
        facts.add(tr("Happened"), happened(item))
        facts.add(tr("Reported"), plain_day(item.reported_on) if item.reported_on else tr("Not known"))
        facts.add(tr("Received here"), moment(item.received_at, self._case.zone))
        for label, words in (
            (tr("Place"), item.place),
            (tr("Violations"), ", ".join(item.violation_labels)),
            (tr("Groups"), item.groups),
            (tr("Citation"), item.citation),
            (tr("Marking"), dict(marking_choices(self._case)).get(item.marking, item.marking)),
            (tr("Recorded by"), item.recorded_by),
            (tr("Cited by"), ", ".join(item.cited_by)),
        ):
            if words:
                facts.add(label, words)
        return held

    def _wording(self, item: EvidenceView) -> QWidget:
        """Whether the wording was changed on its way up, and the way to every text."""
        history = self._case.look(lambda session: wording_history(session, item.evidence_id))
        softer = bool(history.from_first.count)
        held = QWidget()
        line = QHBoxLayout(held)
        line.setContentsMargins(0, 0, 0, 0)
        if softer:
            line.addWidget(Glyph("warn", "warn"))
        line.addWidget(Words(history.answer, role="warn" if softer else "muted", wrap=True), 1)
        self.wordings = QPushButton(tr("Compare wordings…"))
        self.wordings.setAutoDefault(False)
        self.wordings.clicked.connect(
            lambda: WordingDialog(self._case, self._frame, history, self.window()).open()
        )
        line.addWidget(self.wordings)
        return held

    def _files(self, item: EvidenceView) -> Card:
        card = AttachmentsCard(item)
        card.look_asked.connect(self._look)
        card.copy_asked.connect(self._export)
        return card

    def _links(self, item: EvidenceView) -> Card:
        card = LinksCard(item, writes=self._writes)
        card.compare_asked.connect(
            lambda other, how: CompareDialog(self._frame, item, other, how, self.window()).open()
        )
        card.end_asked.connect(self._ask_end)
        return card

    def _movements(self, item: EvidenceView) -> Card:
        card = MovementsCard(item, writes=self._writes)
        card.recode_asked.connect(
            lambda movement: MovementDialog(self._case, self._frame, item, movement).open()
        )
        card.withdraw_asked.connect(self._ask_withdrawal)
        return card

    def _acts(self) -> QWidget:
        """Made anew with each item, since what is shown is cleared as a whole."""
        other = refusal(tr("There is no other item on this file."), unless=not self._alone)
        self.revise = ActButton(tr("Revise…"), icon="edit", verdict=self._writes)
        self.attach = ActButton(tr("Attach a file…"), icon="attach", verdict=self._writes)
        self.contradict = ActButton(tr("Record a contradiction…"), verdict=first_refusal(self._writes, other))
        self.support = ActButton(tr("Record support…"), verdict=first_refusal(self._writes, other))
        self.movement = ActButton(tr("Code a movement of people…"), verdict=self._writes)
        self.revise.acted.connect(self.revise_shown)
        self.attach.acted.connect(self._ask_file)
        self.contradict.acted.connect(self._ask_contradiction)
        self.support.acted.connect(self._ask_support)
        self.movement.acted.connect(self._ask_movement)
        held = QWidget()
        line = FlowLayout(held, gap=8)
        for button in (self.revise, self.attach, self.support, self.contradict, self.movement):
            line.addWidget(button)
        return held

    def _ask_file(self) -> None:
        item = self._item
        if item is not None:
            AttachDialog(
                self._frame,
                item,
                lambda file: self._attach(item, file),
            ).open()

    def _attach(self, item: EvidenceView, file: NewFile) -> None:
        self._case.act(attach_file, AttachFile(evidence_id=item.evidence_id, file=file))
        # The card of its files is out of sight in a low window.
        self._frame.tell(Tone.OK, tr("“{file}” is attached to {number}.", file=file.name, number=item.number))

    def _ask_contradiction(self) -> None:
        if self._item is not None:
            ContradictionDialog(self._case, self._frame, self._item, self._others(self._item)).open()

    def _ask_support(self) -> None:
        if self._item is not None:
            CorroborationDialog(self._case, self._frame, self._item, self._others(self._item)).open()

    def _others(self, item: EvidenceView) -> tuple[EvidenceLine, ...]:
        """All of the file, since the other item may be an old one."""
        return self._case.look(lambda session: evidence_lines(session, item.country))

    def _ask_movement(self) -> None:
        if self._item is not None:
            MovementDialog(self._case, self._frame, self._item).open()

    def _ask_end(self, link: CorroborationView) -> None:
        ask_end(self._case, self._frame, link)

    def _ask_withdrawal(self, movement: DisplacementView) -> None:
        ask_withdrawal(self._case, self._frame, movement)

    def _look(self, file: AttachmentView) -> None:
        topic = self._item.country if self._item is not None else ""
        PreviewDialog(
            self._case,
            self._frame,
            file,
            topic=topic,
            save=lambda: self._export(file),
            parent=self.window(),
        ).open()

    def _export(self, file: AttachmentView) -> None:
        topic = self._item.country if self._item is not None else ""
        copy_out(self._case, self._frame, file, topic, self)


def _caution(words: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(current().metrics.inside)
    line.addWidget(Glyph("warn", "warn"))
    line.addWidget(Words(words, role="warn", wrap=True), 1)
    return line
