"""The desk of an administrator, who sees no casework: the acts that are theirs."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.frame import Frame
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.words import Words

_ACTS = (
    (
        "People and accounts",
        "Who can sign in, with which roles; a passphrase that was forgotten.",
        "settings",
        "people",
    ),
    ("Offices", "The posts of the ministry and who holds them, substantively or acting.", "authorities", ""),
    (
        "Backups",
        "Make one now, look whether the ones there are whole, or read how to restore.",
        "settings",
        "backups",
    ),
    (
        "The record",
        "Check that the ledger is whole; see who did what among people and settings.",
        "history",
        "",
    ),
)


class AdministratorDesk(QWidget):
    """Says why there is no casework here, and leads to what an administrator does."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.between)
        column.addWidget(
            Words(
                "An administrator keeps people, offices and backups, and never sees casework: whoever can give access is "
                "not the one who has it. Someone who needs both gets both roles, and that stands on the ledger.",
                role="muted",
                running=True,
            )
        )
        self.acts: list[ActButton] = []
        for title, words, page, key in _ACTS:
            card = Card(title)
            card.body.addWidget(Words(words, role="muted", running=True))
            act = ActButton(f"Go to {title[0].lower()}{title[1:]}")
            act.acted.connect(lambda page=page, key=key: frame.go(page, key))
            card.body.addWidget(act)
            self.acts.append(act)
            column.addWidget(card)
        column.addStretch(1)
