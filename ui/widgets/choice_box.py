"""A box that opens a list to choose from."""

from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """Its list has the name of the box, and is made when it is first opened: it is six widgets, and pages hold many boxes."""

    def showPopup(self) -> None:  # noqa: N802 - as Qt calls it
        self.view().setAccessibleName(self.accessibleName())
        super().showPopup()
