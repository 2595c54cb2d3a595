"""Beginning a human rights impact assessment."""

from app.actions.engagement.impact import StartImpactAssessment, start_impact_assessment
from app.reading.engagement.impact import ImpactView
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import engagement_field
from ui.fields.text_field import TextField
from ui.frame import Frame


class StartImpactDialog(Dialog):
    """One that supersedes another begins with its text and keeps its engagement."""

    def __init__(
        self, case: Case, frame: Frame, country: str, *, supersedes: ImpactView | None = None
    ) -> None:
        super().__init__(
            frame,
            tr("Supersede {supersedes_number}", supersedes_number=supersedes.number)
            if supersedes
            else tr("Start an impact assessment"),
            words=tr("It begins with the text of the one before, which stands until the new one is signed.")
            if supersedes
            else tr("It begins as a draft, and is written part by part."),
            about=supersedes.number if supersedes else country,
        )
        self._case = case
        self._country = country
        self._supersedes = supersedes
        self.policy = TextField(
            tr("Policy"), name="policy", required=True, hint=tr("What our state does or is about to do.")
        )
        self.engagement = engagement_field(case, country)
        if supersedes is not None:
            self.policy.set_value(supersedes.policy)
            self.engagement.setVisible(False)
        self.form.add(self.policy, self.engagement)
        self.act_button = self.add_act(tr("Start the draft"), self._start)

    def _start(self) -> None:
        before = self._supersedes
        self.attempt(
            lambda: self._case.act(
                start_impact_assessment,
                StartImpactAssessment(
                    country=self._country,
                    policy=self.policy.value(),
                    engagement_id=None if before else self.engagement.value(),
                    supersedes_id=before.impact_id if before else None,
                ),
            )
        )
