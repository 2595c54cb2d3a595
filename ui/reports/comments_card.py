"""What was said about a report, beside its steps: each comment with its answers, open ones first."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.actions.reports.comments import OnComment, answer_comment, settle_comment
from app.reading.reports.comments import CommentView, Said, comment_views
from app.rules.reports.comments import SPEAKERS, may_comment
from language import tr
from ui.case import Case
from ui.frame import Frame
from ui.reports.comment_dialog import CommentDialog
from ui.reports.panel import ReportPicture
from ui.reports.part_words import part_words
from ui.reports.text_dialog import TextDialog
from ui.reports.words import moment
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import empty
from ui.widgets.line import Line
from ui.widgets.words import Words


class CommentsCard(Card):
    """Settled comments stand beneath the open ones, each with how it was settled."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(tr("Comments"))
        self._case = case
        self._frame = frame
        self._picture: ReportPicture | None = None
        self._shown: tuple[CommentView, ...] | None = None
        self._threads: dict[str, QWidget] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(current().metrics.inside)
        self.body.addLayout(self._column)
        self.add = ActButton(tr("Comment…"))
        self.add.acted.connect(self.ask)
        self.body.addWidget(self.add)

    def show_report(self, picture: ReportPicture) -> None:
        """Show what was said about a report."""
        self._picture = picture
        report_id, actor = picture.report.report_id, self._case.actor
        allowed = may_comment(actor.roles, picture.report.status)
        self.add.set_verdict(allowed)
        # Whose role never lets them is not told so at each report.
        self.add.setVisible(allowed.allowed or actor.has(*SPEAKERS))
        views = self._case.look(lambda session: comment_views(session, report_id, actor))
        if views == self._shown:
            return
        self._shown = views
        empty(self._column)
        self._threads = {}
        waiting = sum(one.settled is None for one in views)
        self.set_title(tr("Comments ({waiting} open)", waiting=waiting) if views else tr("Comments"))
        if not views:
            self._column.addWidget(
                Words(tr("Nobody has commented on the report yet."), role="muted", wrap=True)
            )
        for place, view in enumerate(views):
            if place:
                self._column.addWidget(Line())
            thread = self._threads[view.comment_id] = self._thread(view)
            self._column.addWidget(thread)

    def part_of(self, comment_id: str) -> QWidget | None:
        """Where a comment stands with its answers."""
        return self._threads.get(comment_id)

    def ask(self, option_id: str = "") -> CommentDialog | None:
        """Ask for a comment; on an option where one is named."""
        if self._picture is None:
            return None
        dialog = CommentDialog(self._case, self._frame, self._picture, option_id)
        dialog.open()
        return dialog

    def _thread(self, view: CommentView) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        about = (
            tr("On option {option}", option=view.option)
            if view.option
            else tr("On “{part}”", part=part_words(view.part))
            if view.part
            else ""
        )
        if about:
            column.addWidget(Words(about, size=TextSize.CAPTION, strong=True, wrap=True))
        self._say(column, view.said, view.said.who)
        for answer in view.answers:
            self._say(column, answer, tr("{who} answered", who=answer.who))
        if view.settled is not None:
            self._say(column, view.settled, tr("{who} settled it", who=view.settled.who), role="muted")
        else:
            column.addWidget(self._acts(view))
        return held

    def _say(self, column: QVBoxLayout, said: Said, who: str, *, role: str = "text") -> None:
        column.addWidget(Words(said.text, role=role, wrap=True, selectable=True))
        line = f"{who}, {moment(said.at, self._case.zone)}"
        column.addWidget(Words(line, size=TextSize.CAPTION, role="muted", wrap=True))

    def _acts(self, view: CommentView) -> QWidget:
        held = QWidget()
        flow = FlowLayout(held, gap=4)
        who = view.said.who
        for words, name, verdict, act in (
            (tr("Answer…"), tr("Answer the comment of {who}", who=who), view.may_answer, self._answer),
            (tr("Settle…"), tr("Settle the comment of {who}", who=who), view.may_settle, self._settle),
        ):
            # Who may not settle is no wiser for a greyed link beneath every comment.
            if verdict.allowed:
                button = QPushButton(words)
                button.setProperty("kind", "link")
                button.setAutoDefault(False)
                button.setAccessibleName(name)
                button.clicked.connect(partial(act, view))
                flow.addWidget(button)
        return held

    def _answer(self, view: CommentView, _checked: object = None) -> None:
        TextDialog(
            self._frame,
            tr("Answer {who}", who=view.said.who),
            about=f"answer {view.comment_id}",
            act=tr("Send the answer"),
            label=tr("Answer"),
            words=view.said.text,
            run=lambda text: self._case.act(answer_comment, OnComment(comment_id=view.comment_id, text=text)),
        ).open()

    def _settle(self, view: CommentView, _checked: object = None) -> None:
        TextDialog(
            self._frame,
            tr("Settle the comment of {who}", who=view.said.who),
            about=f"settle {view.comment_id}",
            act=tr("Settle the comment"),
            label=tr("How it was settled"),
            name="outcome",
            words=view.said.text,
            run=lambda text: self._case.act(settle_comment, OnComment(comment_id=view.comment_id, text=text)),
        ).open()
