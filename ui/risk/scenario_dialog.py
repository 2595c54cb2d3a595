"""One way in which things may go."""

from collections.abc import Callable

from app.rules.risk.likelihood import LikelihoodScale, describe
from app.rules.risk.scenarios import Scenario
from language import tr
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.lines_field import LinesField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class ScenarioDialog(Dialog):
    """``run`` keeps what is entered. The words of likelihood are those of the scale in use."""

    def __init__(
        self,
        frame: Frame,
        scale: LikelihoodScale,
        scenario: Scenario | None,
        number: str,
        run: Callable[[Scenario], object],
    ) -> None:
        super().__init__(
            frame,
            tr("Edit the scenario") if scenario else tr("Add a scenario"),
            words=tr(
                "How likely it is stands in a word of the scale {scale}. How sure you are is said when the "
                "assessment is completed, in a sentence of its own.",
                scale=scale.name,
            ),
            about=f"{number} {scenario.name}" if scenario else number,
        )
        self._run = run
        self.scenario = TextField(tr("Name"), name="name", required=True)
        self.likelihood = ChoiceField[str](
            tr("How likely"),
            [(word.label, describe(word)) for word in scale.words],
            name="likelihood",
            required=True,
        )
        self.pathway = TextArea(
            tr("What would lead there"), name="what would lead there", required=True, rows=3
        )
        self.signposts = LinesField(
            tr("Signposts"),
            name="signposts",
            rows=3,
            hint=tr("What would be seen on the way there, one a line."),
        )
        self.start = DateField(tr("Window from"), name="window from")
        self.end = DateField(tr("Window until"), name="window until")
        self.form.add(self.scenario, self.likelihood, self.pathway, self.signposts)
        self.form.add_row(self.start, self.end)
        if scenario is not None:
            self.scenario.set_value(scenario.name)
            self.likelihood.set_value(scenario.likelihood)
            self.pathway.set_value(scenario.pathway)
            self.signposts.set_value(scenario.signposts)
            self.start.set_value(scenario.window_from)
            self.end.set_value(scenario.window_until)
        self.act_button = self.add_act(tr("Save the scenario"), self._save)

    def _save(self) -> None:
        def act() -> object:
            return self._run(
                Scenario(
                    name=self.scenario.value(),
                    likelihood=self.likelihood.value() or "",
                    pathway=self.pathway.value(),
                    signposts=self.signposts.value(),
                    window_from=self.start.value(),
                    window_until=self.end.value(),
                )
            )

        self.attempt(act)
