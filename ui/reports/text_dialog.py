"""A dialog that asks for one text, such as a reason, and acts."""

from collections.abc import Callable

from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.frame import Frame


class TextDialog(Dialog):
    """``run`` gets the text and acts; its refusal keeps the dialog and the text. ``binding``: as of every dialog."""

    def __init__(
        self,
        frame: Frame,
        title: str,
        *,
        act: str,
        label: str,
        run: Callable[[str], object],
        about: str,
        words: str = "",
        name: str = "",
        hint: str = "",
        required: bool = True,
        binding: bool = False,
    ) -> None:
        super().__init__(frame, title, words=words, about=about)
        self.text = TextArea(label, name=name, hint=hint, required=required, rows=4)
        self.form.add(self.text)
        self._run = run
        self.binding = binding
        self.act_button = self.add_act(act, self._act)

    def _act(self) -> None:
        self.attempt(lambda: self._run(self.text.value()))
