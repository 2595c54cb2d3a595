"""What there is to consider on the options of a report before anybody decides; it stops nothing (S-08, S-46, S-62)."""

from collections.abc import Sequence

from app.rules.plans.plans import Finding
from language import tr
from ui.theme import TextSize
from ui.widgets.card import Card
from ui.widgets.words import Words


class ObservedCard(Card):
    """Hidden while there is nothing to consider."""

    def __init__(self) -> None:
        super().__init__(tr("To be considered"))
        self._said = Words(role="warn", wrap=True, selectable=True)
        self._where = Words(
            tr(
                "Equal treatment is checked under Levers and plans: on the measure of the plan, or on the response once it "
                "is under way."
            ),
            size=TextSize.CAPTION,
            role="muted",
            wrap=True,
        )
        self.body.addWidget(self._said)
        self.body.addWidget(self._where)
        self.hide()

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Say them one a line, and where what can be checked is checked."""
        self._said.setText("\n".join(finding.message for finding in found))
        self._where.setVisible(any(finding.code == "treatment_unchecked" for finding in found))
        self.setVisible(bool(found))
