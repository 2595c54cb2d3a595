"""Beginning a measure: asked before it is done, since its start stays on record."""

from app.actions.reports.responses import OnResponse, start_response
from app.reading.reports.responses import ResponseView
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.reports.words import EFFECTS
from ui.widgets.facts import Facts


class StartDialog(Dialog):
    """What is begun, for whom and under which decision, and one button that begins it."""

    binding = True

    def __init__(self, case: Case, frame: Frame, response: ResponseView) -> None:
        super().__init__(
            frame,
            tr("Start {response_number}", response_number=response.number),
            words=tr("That it was started now stays on record; it is ended by completing or halting it."),
            about=response.number,
        )
        self.set_close_words(tr("Close"))
        self._case = case
        self._request = OnResponse(response_id=response.response_id)
        facts = Facts()
        facts.add(tr("Measure"), response.option)
        facts.add(tr("Lead"), response.lead)
        facts.add(
            tr("Under"),
            tr(
                "Decision {number} ({effect})",
                number=response.decision,
                effect=EFFECTS[response.effect][0].lower(),
            ),
        )
        self.form.add_widget(facts)
        self.act_button = self.add_act(tr("Start the response"), self._start)

    def _start(self) -> None:
        self.attempt(lambda: self._case.act(start_response, self._request))
