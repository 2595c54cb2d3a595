"""The base of dialogs about offices and instruments: a refusal names the rule of authority."""

from app.refusals import Refused, UserError
from ui.authorities.words import with_rule
from ui.dialogs.dialog import Dialog
from ui.fields.file_field import FileField
from ui.widgets.into_view import bring_into_view

_NO_PAPER = "authority.paper"


class AuthorityDialog(Dialog):
    """As :class:`Dialog`; who is refused can look the rule up."""

    def refuse(self, error: UserError) -> None:
        """Show a refusal with the number of its rule; where the paper is missing, its field says so and has the focus."""
        super().refuse(with_rule(error))
        paper = next((field for field in self.form.fields if isinstance(field, FileField)), None)
        if isinstance(error, Refused) and error.rule == _NO_PAPER and paper is not None:
            paper.set_error(error.message)
            paper.setFocus()
            bring_into_view(paper)
