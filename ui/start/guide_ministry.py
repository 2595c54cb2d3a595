"""Second page of the guide: the ministry."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from app.reference.calendars import has_holidays
from app.reference.countries import countries
from app.refusals import BadInput
from app.settings import Settings
from language import mark, tr
from ui.fields.choice_field import ChoiceField
from ui.fields.text_field import TextField
from ui.start.guide_page import GuidePage
from ui.start.zones import zone_choices, zone_of
from ui.widgets.words import Words

_SECOND = 1_000


class GuideMinistry(GuidePage):
    """Name, country, time zone and currency. The zone of the country’s capital is proposed until another is chosen by hand."""

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
        default = Settings()
        self._proposed = default.time_zone
        self._by_hand = False
        """Whether a person used the box of the zones: also to choose what stood there."""
        self.zone.set_value(default.time_zone)
        self.clock = QTimer(self)
        self.clock.setInterval(_SECOND)
        self.clock.timeout.connect(self._tell_time)
        self.zone.changed.connect(self._tell_time)
        self.zone.editor.activated.connect(self._chosen_by_hand)
        typed = self.zone.editor.lineEdit()
        if typed is not None:
            typed.textEdited.connect(self._chosen_by_hand)
        self.country.changed.connect(self._propose_zone)
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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_time()
        self.clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.clock.stop()

    def _chosen_by_hand(self, *_chosen: object) -> None:
        self._by_hand = True

    def _propose_zone(self) -> None:
        """What was chosen by hand stays, where the zone was not emptied since."""
        code, untouched = self.country.picked, not self._by_hand and self.zone.picked == self._proposed
        if code is None or not (untouched or self.zone.is_empty()):
            return
        zone = zone_of(next((one.alpha2 for one in countries() if one.alpha3 == code), ""))
        if zone:
            self._proposed, self._by_hand = zone, False
            self.zone.set_value(zone)

    def _tell_time(self) -> None:
        """So that a wrong zone is seen at once."""
        try:
            zone = self.zone.value()
        except BadInput:
            zone = None
        there = datetime.now(ZoneInfo(zone)).strftime("%H:%M") if zone else ""
        self._time.setText(tr("It is {there} there now.", there=there) if there else "")
