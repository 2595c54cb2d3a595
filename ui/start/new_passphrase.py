"""The fields in which a new passphrase is chosen: typed twice, with its strength shown while typing."""

from collections.abc import Callable, Sequence

from language import mark, tr
from ui.fields.form import Form
from ui.fields.text_field import TextField
from ui.start.strength_line import StrengthLine


class NewPassphrase:
    """Adds its fields to a form. ``known`` gives words that a guesser would try first, asked while typing."""

    def __init__(
        self, form: Form, *, label: str = mark("Passphrase"), known: Callable[[], Sequence[str]] = lambda: ()
    ) -> None:
        self._known = known
        self.first = TextField(
            label,
            name="passphrase",
            required=True,
            secret=True,
            hint=tr("Several words work best. Nobody can tell it to you again."),
        )
        self.again = TextField(
            tr("{label} again", label=label), name="passphrase again", required=True, secret=True
        )
        self.strength = StrengthLine()
        form.add(self.first)
        form.add_widget(self.strength)
        form.add(self.again)
        self.first.changed.connect(self.measure)

    @property
    def value(self) -> str:
        """What was typed."""
        return self.first.value()

    def measure(self) -> None:
        """Measure anew, as when the name beside it was changed."""
        self.strength.measure(self.first.value(), self._known())

    def check(self) -> bool:
        """Whether it can be used; says beneath the field why not. Call it after the form's own check."""
        self.measure()
        if not self.strength.accepted:
            self.first.set_error(tr("This passphrase is too easy to guess. Add a word or two."))
            self.first.setFocus()
            return False
        if self.first.value() != self.again.value():
            self.again.set_error(tr("The two are not the same. Type it again."))
            self.again.setFocus()
            return False
        return True
