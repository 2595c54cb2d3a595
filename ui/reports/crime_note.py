"""What has to be known of a crime, beneath the list in which it is ticked (S-01)."""

from collections.abc import Iterable

from db.vocabulary import Crime
from ui.theme import TextSize
from ui.widgets.words import Words


class CrimeNote(Words):
    """Hidden while no ticked crime has a note."""

    def __init__(self) -> None:
        super().__init__(size=TextSize.CAPTION, role="warn", wrap=True)
        self.hide()

    def show_crimes(self, crimes: Iterable[Crime]) -> None:
        """Say what has to be known of these crimes."""
        notes = " ".join(crime.note for crime in crimes if crime.note)
        self.setText(notes)
        self.setVisible(bool(notes))
