"""Editing what a country file says in words."""

from app.actions.countries.country_files import (
    DESCRIPTION_LENGTH,
    Description,
    EditCountryFile,
    edit_country_file,
)
from app.reading.countries.country_files import CountryView
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.frame import Frame


class DescriptionDialog(Dialog):
    """Background, groups, levers and plan, impact assessment. Who saved in between is told, and nothing is lost."""

    def __init__(self, case: Case, frame: Frame, view: CountryView) -> None:
        super().__init__(
            frame,
            tr("Describe {name}", name=view.name),
            words=tr("The ledger keeps every earlier description, so write for the reader of today."),
            width=760,
            about=view.country,
        )
        self._case = case
        self._country = view.country
        self._based_on = view.version
        self.background = TextArea(tr("Background"), name="background", rows=6, max_length=DESCRIPTION_LENGTH)
        self.groups = TextArea(
            tr("Groups at risk"),
            name="groups at risk",
            rows=4,
            hint=tr("Who, why, where; and who threatens them."),
            max_length=DESCRIPTION_LENGTH,
        )
        self.levers = TextArea(
            tr("Levers and plan"),
            name="levers",
            rows=4,
            hint=tr(
                "What this ministry could use, who holds it, how long it takes, and what is planned for each phase."
            ),
            max_length=DESCRIPTION_LENGTH,
        )
        self.impact = TextArea(
            tr("Impact assessment"),
            name="impact assessment",
            rows=4,
            hint=tr("How this state’s own policies bear on the risk."),
            max_length=DESCRIPTION_LENGTH,
        )
        self.background.set_value(view.background)
        self.groups.set_value(view.groups_at_risk)
        self.levers.set_value(view.levers)
        self.impact.set_value(view.impact_assessment)
        self.form.add(self.background, self.groups, self.levers, self.impact)
        self.act_button = self.add_act(tr("Save the description"), self._save)

    def _save(self) -> None:
        def act() -> object:
            request = EditCountryFile(
                country=self._country,
                based_on=self._based_on,
                description=Description(
                    background=self.background.value(),
                    groups_at_risk=self.groups.value(),
                    levers=self.levers.value(),
                    impact_assessment=self.impact.value(),
                ),
            )
            return self._case.act(edit_country_file, request)

        self.attempt(act)
