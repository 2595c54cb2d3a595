"""Opening the file of a country."""

from collections.abc import Collection

from app.actions.country_files import OpenCountryFile, open_country_file
from app.reading.reference import current_countries
from app.rules.background import LONGEST_CYCLE
from ui.case import Case
from ui.countries.axes_fields import AxesFields
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.number_field import NumberField
from ui.fields.text_area import TextArea
from ui.frame import Frame


class OpenFileDialog(Dialog):
    """Country, reason and review cycle; the axes only where they are known from the start."""

    def __init__(self, case: Case, frame: Frame, opened: Collection[str]) -> None:
        super().__init__(
            frame,
            "Open a country file",
            words="A country file holds evidence, risk assessments and reports of one state or territory. A conflict "
            "is no condition: atrocities happen in peacetime too.",
        )
        self._case = case
        table = case.look(current_countries)
        self.country = ChoiceField[str](
            "Country",
            [(one.alpha3, f"{one.name} ({one.alpha3})") for one in table if one.alpha3 not in opened],
            required=True,
            searchable=True,
            empty="Type a part of its name…",
        )
        self.reason = TextArea("Reason", required=True, rows=3, hint="Why a file is opened now.")
        self.cycle = NumberField(
            "Reviewed every",
            name="review cycle",
            minimum=1,
            maximum=LONGEST_CYCLE,
            value=case.settings.review_days,
            unit="days",
        )
        self.judged = CheckField("The phase is known from the start")
        self.form.add(self.country, self.reason, self.cycle, self.judged)
        self.axes = AxesFields(self.form)
        self.axes.set_visible(visible=False)
        self.judged.changed.connect(lambda: self.axes.set_visible(visible=self.judged.value()))
        self.act_button = self.add_act("Open the file", self._open)

    def _open(self) -> None:
        def act() -> object:
            request = OpenCountryFile(
                country=self.country.value() or "",
                reason=self.reason.value(),
                axes=self.axes.value() if self.judged.value() else None,
                review_every_days=self.cycle.value(),
            )
            return self._case.act(open_country_file, request)

        self.attempt(act)
