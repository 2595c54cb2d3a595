"""Second page of the guide: the ministry."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from app.reference.calendars import has_holidays
from app.reference.countries import countries
from app.refusals import BadInput
from app.settings import Settings
from language import mark, tr
from ui.fields.choice_field import ChoiceField
from ui.fields.text_field import TextField
from ui.start.guide_page import GuidePage
from ui.start.zones import zone_choices
from ui.widgets.words import Words


class GuideMinistry(GuidePage):
    """Name, country, time zone and currency."""

    step = mark("The ministry")

    def __init__(self) -> None:
        super().__init__(
            tr("The ministry"),
            tr(
                "The name stands on every brief. The country brings its public holidays, which are no working days when "
                "deadlines are counted; the time zone is the one in which deadlines are shown."
            ),
        )
        self.name = TextField(tr("Name of the ministry"), name="name of the ministry", required=True)
        self.country: ChoiceField[str] = ChoiceField(
            tr("Country"),
            tuple((one.alpha3, one.name) for one in countries() if has_holidays(one.alpha3)),
            name="country",
            searchable=True,
            empty=tr("Type a part of its name"),
            hint=tr("Leave it empty where it is not listed, and enter the holidays in the settings."),
        )
        self.zone: ChoiceField[str] = ChoiceField(
            tr("Time zone"),
            zone_choices(),
            name="time zone",
            required=True,
            searchable=True,
            empty=tr("As in Europe/Lisbon"),
        )
        self.currency = TextField(
            tr("Currency"),
            name="currency",
            required=True,
            max_length=3,
            hint=tr("Three letters, as in EUR: what a new option starts with."),
        )
        self._time = Words(role="muted")
        self.form.add(self.name)
        self.form.add_row(self.country, self.zone)
        self.form.add_widget(self._time)
        self.form.add(self.currency)
        self.zone.changed.connect(self._tell_time)
        default = Settings()
        self.zone.set_value(default.time_zone)
        self.currency.set_value(default.currency)
        self.form.settle()

    def settings(self, before: Settings) -> Settings:
        """The settings with what was entered here."""
        return replace(
            before,
            ministry_name=self.name.value(),
            country=self.country.value() or "",
            time_zone=self.zone.value() or "UTC",
            currency=self.currency.value().upper(),
        )

    def told(self) -> str:
        return self.name.editor.text()

    def _tell_time(self) -> None:
        """So that a wrong zone is seen at once."""
        try:
            zone = self.zone.value()
        except BadInput:
            zone = None
        there = datetime.now(ZoneInfo(zone)).strftime("%H:%M") if zone else ""
        self._time.setText(tr("It is {there} there now.", there=there) if there else "")
