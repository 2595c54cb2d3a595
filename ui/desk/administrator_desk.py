"""The desk of an administrator, who sees no casework: the acts that are theirs."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.waiting.posts import waiting_posts
from language import mark, said, tr
from ui.case import Case
from ui.desk.lines_table import LinesTable
from ui.frame import Frame
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.words import Words

_ACTS = (
    (
        mark("People and accounts"),
        mark("Go to people and accounts"),
        mark("Who can sign in, with which roles; a passphrase that was forgotten."),
        "settings",
        "people",
    ),
    (
        mark("Offices"),
        mark("Go to offices"),
        mark("The posts of the ministry and who holds them, substantively or acting."),
        "authorities",
        "",
    ),
    (
        mark("Backups"),
        mark("Go to backups"),
        mark("Make one now, look whether the ones there are whole, or read how to restore."),
        "settings",
        "backups",
    ),
    (
        mark("The record"),
        mark("Go to the record"),
        mark("Check that the ledger is whole; see who did what among people and settings."),
        "history",
        "",
    ),
)


class AdministratorDesk(QWidget):
    """Says why there is no casework here, which posts fall vacant, and leads to what an administrator does."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self.posts = LinesTable(tr("Posts that need a holder"), numbered=False, whose=True, longest=6)
        self.posts.opened.connect(lambda line: frame.go(line.page, line.opens))
        self._no_post = Words(
            tr("Every post is held, and none falls vacant within two months."), role="muted", running=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.between)
        column.addWidget(
            Words(
                tr(
                    "An administrator keeps people, offices and backups, and never sees casework: whoever can give access is "
                    "not the one who has it. Someone who needs both gets both roles, and that stands on the ledger."
                ),
                role="muted",
                running=True,
            )
        )
        waiting = Card(tr("Posts that need a holder"))
        waiting.body.addWidget(self.posts)
        waiting.body.addWidget(self._no_post)
        column.addWidget(waiting)
        self.acts: list[ActButton] = []
        for title, go, words, page, key in said(_ACTS):
            card = Card(title)
            card.body.addWidget(Words(words, role="muted", running=True))
            act = ActButton(go)
            act.acted.connect(lambda page=page, key=key: frame.go(page, key))
            card.body.addWidget(act)
            self.acts.append(act)
            column.addWidget(card)
        column.addStretch(1)

    def refresh(self) -> None:
        """Read which posts fall vacant."""
        at = self._case.now()
        lines = self._case.look(lambda session: waiting_posts(session, self._case.actor, at))
        self.posts.show_lines(lines, self._case.zone)
        self.posts.setVisible(bool(lines))
        self._no_post.setVisible(not lines)
