"""The copies of a report that were prepared for release: looked at, approved or refused, saved."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.actions.outside.releases import AnswerRelease, SaveRelease, answer_release, save_release
from app.reading.releases.approvers import may_approve
from app.reading.releases.kept import (
    ReleaseLine,
    ReleaseView,
    release_file_name,
    release_of,
    release_pages,
    releases_of,
)
from app.reading.reports.report import ReportView
from app.refusals import UserError
from app.rules.verdict import ALLOWED
from language import tabled, tr
from language.phrases import headed
from ui.case import Case
from ui.dialogs.reading import ReadingDialog
from ui.files import save_copy
from ui.frame import Frame
from ui.pdf.view import PdfView
from ui.reports.text_dialog import TextDialog
from ui.reports.words import moment
from ui.widgets.act_button import ActButton, Verdict
from ui.widgets.card import Card
from ui.widgets.layouts import empty
from ui.widgets.notice import Notice, Tone
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words


class CopiesDialog(ReadingDialog):
    """One card a copy, the newest first, with what was withheld and what can be done with it."""

    def __init__(self, case: Case, frame: Frame, report: ReportView, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Released copies of {report_number}", report_number=report.number),
            frame.marking,
            words=tr(
                "A copy leaves the ministry only when a focal point who did not prepare it has approved it."
            ),
            parent=parent,
        )
        self._case, self._frame, self._report = case, frame, report
        self.notice = Notice()
        cards = Scrolled(tr("Copies"), margin=0)
        self._column = cards.body
        self.body.addWidget(self.notice)
        self.body.addWidget(cards, 1)
        self.resize(720, 620)
        case.changed.connect(self.show_copies)
        self.show_copies()

    def show_copies(self) -> None:
        """Read the copies again."""
        empty(self._column)
        lines = self._case.look(lambda session: releases_of(session, self._report.report_id))
        if not lines:
            words = tr("No copy has been prepared. “Prepare a release…” on the report’s page makes one.")
            self._column.addWidget(Words(words, role="muted", wrap=True))
        for line in reversed(lines):
            self._column.addWidget(self._card(line))
        self._column.addStretch(1)

    def look(self, line: ReleaseLine) -> ReadingDialog:
        """The pages of a copy, for whoever compares them with the original."""
        dialog = ReadingDialog(
            tr("{number} for {recipient}", number=line.number, recipient=line.recipient),
            self._frame.marking,
            parent=self,
        )
        view = PdfView(self._frame.tasks, leaves=False)
        dialog.body.addWidget(view, 1)
        dialog.resize(820, 760)
        pages = self._case.look(lambda session: release_pages(session, line.release_id))
        view.show_pdf(pages, file_name=f"{line.number}.pdf", title=line.number)
        dialog.open()
        return dialog

    def answer(self, line: ReleaseLine, *, approved: bool) -> TextDialog:
        """Approve or refuse, with a reason where one is owed."""
        dialog = TextDialog(
            self._frame,
            tr("Approve {number}", number=line.number)
            if approved
            else tr("Refuse {number}", number=line.number),
            about=f"{line.number} {approved}",
            act=tr("Approve the copy") if approved else tr("Refuse the copy"),
            label=tr("What the approval rests on") if approved else tr("Reason"),
            run=lambda text: self._case.act(
                answer_release, AnswerRelease(release_id=line.release_id, approved=approved, reason=text)
            ),
            words=tr(
                "For {recipient}, marked {marking}. Compare it with the original first.",
                recipient=line.recipient,
                marking=line.marking,
            )
            if approved
            else tr("A refused copy never leaves; another can be prepared."),
            name="reason",
            required=not approved,
        )
        dialog.open()
        return dialog

    def save(self, line: ReleaseLine) -> None:
        """Ask where to, and write the approved bytes there."""
        name = self._case.look(lambda session: release_file_name(session, line.release_id))

        def content() -> bytes:
            request = SaveRelease(release_id=line.release_id, file_name=name)
            return self._case.act(save_release, request).pdf

        try:
            path = save_copy(self, tr("Save the copy"), name, content)
        except UserError as error:
            self.notice.refuse(error)
            return
        if path is not None:
            self.notice.tell(Tone.OK, tr("{number} is saved as {path}.", number=line.number, path=path))

    def _card(self, line: ReleaseLine) -> Card:
        card = Card(
            tr(
                "{number} for {recipient}: {state}",
                number=line.number,
                recipient=line.recipient,
                state=line.state,
            )
        )
        zone = self._case.zone
        said = [
            tr("Copy of {reference}, marked {marking}", reference=line.reference, marking=line.marking),
            tr(
                "Asked for by {asked_by} on {asked_on}: {reason}",
                asked_by=line.asked_by,
                asked_on=line.asked_on.isoformat(),
                reason=line.reason,
            ),
            tr(
                "Prepared by {prepared_by}, {prepared_at}",
                prepared_by=line.prepared_by,
                prepared_at=moment(line.prepared_at, zone),
            ),
        ]
        if line.answered_at is not None:
            who, at = line.answered_by, moment(line.answered_at, zone)
            answered = (
                tr("Approved by {answered_by}, {answered_at}", answered_by=who, answered_at=at)
                if line.approved
                else tr("Refused by {answered_by}, {answered_at}", answered_by=who, answered_at=at)
            )
            said.append(headed(answered, line.answer) if line.answer else answered)
        view = self._case.look(lambda session: release_of(session, line.release_id))
        said += _withheld(view)
        for words in said:
            card.body.addWidget(Words(words, wrap=True, selectable=True))
        card.body.addLayout(self._acts(line))
        return card

    def _acts(self, line: ReleaseLine) -> QHBoxLayout:
        acts = QHBoxLayout()
        look = QPushButton(tr("Look at the copy"))
        look.setAutoDefault(False)
        look.clicked.connect(lambda _checked=False: self.look(line))
        acts.addWidget(look, alignment=Qt.AlignmentFlag.AlignTop)
        if line.approved is None:
            actor = self._case.actor
            verdict = self._case.look(lambda session: may_approve(session, line.prepared_by_id, actor))
            acts.addWidget(_act(tr("Approve…"), lambda: self.answer(line, approved=True), verdict))
            if verdict.allowed:
                acts.addWidget(_act(tr("Refuse…"), lambda: self.answer(line, approved=False), verdict))
        elif line.approved:
            acts.addWidget(_act(tr("Save as PDF…"), lambda: self.save(line), ALLOWED))
        acts.addStretch(1)
        return acts


def _act(words: str, act: Callable[[], object], verdict: Verdict) -> ActButton:
    button = ActButton(words, primary=False, verdict=verdict)
    button.acted.connect(lambda: act())  # noqa: PLW0108 - the signal's arguments are not the act's
    return button


def _withheld(view: ReleaseView) -> list[str]:
    """A line for each ground and passage, with the parts that it was taken out of, and what was let stand elsewhere."""
    parts: dict[tuple[str, str, bool], list[str]] = {}
    for one in view.removals:
        key = (tabled(one.ground), _short(one.words.rstrip(".,;:")), one.everywhere)
        parts.setdefault(key, []).append(" ".join(one.part.split()))
    if not parts:
        return [tr("Nothing was withheld but the proofs of the original.")]
    said = [
        tr(
            "Withheld, {ground}: “{words}” from {found} and wherever else it stands",
            ground=ground,
            words=words,
            found=", ".join(dict.fromkeys(found)),
        )
        if everywhere
        else tr(
            "Withheld, {ground}: “{words}” from {found}",
            ground=ground,
            words=words,
            found=", ".join(dict.fromkeys(found)),
        )
        for (ground, words, everywhere), found in parts.items()
    ]
    if view.may_stay:
        # Whoever approves judges this too: it can still be read.
        words = ", ".join(tr("“{word}”", word=word) for word in view.may_stay)
        said.append(tr("Withheld in one place and let stand in another: {words}", words=words))
    return said


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:60]}…"
