"""The base of dialogs about offices and instruments: a refusal names the rule of authority."""

from app.refusals import UserError
from ui.authorities.words import with_rule
from ui.dialogs.dialog import Dialog


class AuthorityDialog(Dialog):
    """As :class:`Dialog`; who is refused can look the rule up."""

    def refuse(self, error: UserError) -> None:
        """Show a refusal with the number of its rule."""
        super().refuse(with_rule(error))
