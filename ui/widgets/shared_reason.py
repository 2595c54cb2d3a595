"""What keeps each of several acts from being done, read once."""

from collections.abc import Sequence

from language import tr
from ui.theme import TextSize
from ui.widgets.act_button import ActButton
from ui.widgets.words import Words


class SharedReason(Words):
    """Stands above ``acts``: where all that are refused have one reason, as that nothing is chosen, it is read here alone."""

    def __init__(self, acts: Sequence[ActButton]) -> None:
        super().__init__(size=TextSize.CAPTION, role="muted", wrap=True)
        self._acts = tuple(acts)
        self.hide()

    def say(self) -> None:
        """To be called when the acts have been allowed or refused anew."""
        reasons = [act.reason for act in self._acts if act.reason]
        # One act alone says it for itself: above all of them it would seem to be said of each.
        shared = reasons[0] if len(reasons) > 1 and len(set(reasons)) == 1 else ""
        for act in self._acts:
            act.show_reason(wanted=not shared)
        if shared and len(reasons) < len(self._acts):
            # Of those that may be done beside them it is not true.
            shared = tr("Of these acts, the greyed ones: {reason}", reason=shared)
        self.setText(shared)
        self.setVisible(bool(shared))
