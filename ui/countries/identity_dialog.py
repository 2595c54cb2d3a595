"""Who a protected source is, shown to a focal point who gave a reason for reading it."""

from PySide6.QtWidgets import QWidget

from language import tr
from ui.dialogs.reading import ReadingDialog
from ui.theme import TextSize, current
from ui.widgets.marking_strip import MarkingView
from ui.widgets.words import Words


class IdentityDialog(ReadingDialog):
    """The identity stands here alone, until the dialog is closed; that it was read is on the ledger by now."""

    def __init__(
        self, name: str, identity: str, marking: MarkingView | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Who {source} is", source=name),
            marking,
            words=tr(
                "That you read this, and why, stands on the ledger; the identity itself does not. It is in no list and on no "
                "paper: pass it on only to whoever must know it."
            ),
            parent=parent,
        )
        self.identity = Words(identity, size=TextSize.SECTION, wrap=True, selectable=True)
        self.identity.setAccessibleName(tr("Identity: {identity}", identity=identity))
        self.body.addWidget(self.identity)
        self.setModal(True)
        self.resize(round(480 * min(1.5, current().metrics.text_scale)), self.sizeHint().height())
