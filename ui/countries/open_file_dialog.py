"""Opening the file of a country."""

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from app.actions.countries.country_files import OpenCountryFile, open_country_file
from app.reading.ministry.reference import current_countries
from app.rules.background import LONGEST_CYCLE
from db.vocabulary import Role
from language import tr
from ui.case import Case
from ui.countries.axes_fields import AxesFields
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.number_field import NumberField
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.may import may


class OpenFileDialog(Dialog):
    """Country, reason and review cycle; the axes only where they are known from the start.

    ``country`` is chosen beforehand where it is known.
    """

    def __init__(
        self,
        case: Case,
        frame: Frame,
        opened: Collection[str],
        country: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            frame,
            tr("Open a country file"),
            words=tr(
                "A country file holds evidence, risk assessments and reports of one state or territory. A conflict "
                "is no condition: atrocities happen in peacetime too."
            ),
            parent=parent,
            about=country,
        )
        self._case = case
        table = case.look(current_countries)
        self.country = ChoiceField[str](
            tr("Country"),
            [(one.alpha3, f"{one.name} ({one.alpha3})") for one in table if one.alpha3 not in opened],
            name="country",
            required=True,
            searchable=True,
            also=table.names,
            empty=tr("Type a part of its name…"),
        )
        self.reason = TextArea(
            tr("Reason"), name="reason", required=True, rows=3, hint=tr("Why a file is opened now.")
        )
        self.cycle = NumberField(
            tr("Reviewed every"),
            name="review cycle",
            minimum=1,
            maximum=LONGEST_CYCLE,
            value=case.settings.review_days,
            unit="days",
        )
        self.flagged = CheckField(
            tr(
                "Past atrocities with impunity: review at least every {flagged_review_days} days",
                flagged_review_days=case.settings.flagged_review_days,
            ),
            name="flagged",
        )
        # As raising the flag later: a judgement that binds.
        self.flagged.setVisible(may(case, Role.FOCAL_POINT).allowed)
        self.flagged.changed.connect(self._shorten)
        self.judged = CheckField(
            tr("The phase is known from the start"), name="the phase is known from the start"
        )
        self.form.add(self.country, self.reason, self.cycle, self.flagged, self.judged)
        self.axes = AxesFields(self.form)
        self.axes.set_visible(visible=False)
        self.judged.changed.connect(lambda: self.axes.set_visible(visible=self.judged.value()))
        self.act_button = self.add_act(tr("Open the file"), self._open)
        if country:
            self.country.set_value(country)
            self.reason.setFocus()

    def _shorten(self) -> None:
        """A cycle that a flagged file may not have is brought down where it can be seen."""
        if self.flagged.value():
            self.cycle.set_value(min(self.cycle.value(), self._case.settings.flagged_review_days))

    def _open(self) -> None:
        def act() -> object:
            request = OpenCountryFile(
                country=self.country.value() or "",
                reason=self.reason.value(),
                axes=self.axes.value() if self.judged.value() else None,
                review_every_days=self.cycle.value(),
                flagged=self.flagged.value(),
            )
            return self._case.act(open_country_file, request)

        self.attempt(act)
