"""Sixth page of the guide: the law that gives original authority."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from app.actions.ministry.found_ministry import FOUNDER, FirstOffice, OriginalAuthority
from app.refusals import BadInput
from app.rules.entry.dates import not_future
from language import mark, tr
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.file_field import FileField
from ui.fields.text_field import TextField
from ui.files import file_at
from ui.start.guide_page import GuidePage


class GuideAuthority(GuidePage):
    """The original authority: number, basis in law, office, since when, and the paper where there is one."""

    step = mark("Authority")

    def __init__(self, offices: Callable[[], tuple[FirstOffice, ...]], zone: Callable[[], str]) -> None:
        super().__init__(
            tr("Original authority"),
            tr(
                "No response without an authorised decision, and no decision without authority in force. Everything rests on "
                "the law that gives one office every power; that office gives powers on by instruments of delegation, "
                "which you record later."
            ),
        )
        self._offices = offices
        self._zone = zone
        self.office: ChoiceField[str] = ChoiceField(
            tr("Office that the law empowers"), (), name="office of the original authority", required=True
        )
        self.basis = TextField(
            tr("Basis in law"),
            name="basis",
            required=True,
            hint=tr("As in Foreign Service Act 1980, section 3."),
        )
        self.number = TextField(tr("Number in the register"), name="number", required=True)
        self.since = DateField(tr("In force since"), name="date", hint=tr("Empty: from today on."))
        self.paper = FileField(
            tr("Text of the law"), name="file", hint=tr("A copy is kept with the instrument.")
        )
        self.number.set_value("D-001")
        self.form.add(self.office, self.basis)
        self.form.add_row(self.number, self.since)
        self.form.add(self.paper)
        self.form.settle()

    def begin(self) -> None:
        self.office.set_choices(tuple((one.key, one.name) for one in self._offices() if not one.external))
        if self.office.value() is None:
            top = next((one.key for one in self._offices() if not one.superior and not one.external), None)
            self.office.set_value(top)
        super().begin()

    def authority(self) -> OriginalAuthority:
        """What was entered.

        Raises:
            UserError: the paper cannot be read.
        """
        day, path = self.since.value(), self.paper.value()
        return OriginalAuthority(
            office=self.office.value() or "",
            basis=self.basis.value(),
            number=self.number.value(),
            since=datetime.combine(day, time(), tzinfo=ZoneInfo(self._zone())) if day else None,
            document=file_at(path) if path else None,
        )

    def usable(self) -> bool:
        if not super().usable():
            return False
        chosen = next((one for one in self._offices() if one.key == self.office.value()), None)
        if chosen is not None and chosen.holder == FOUNDER:
            # Authority rule 15; the founding would refuse it.
            self.office.set_error(
                tr(
                    "You hold this office, and nobody records their own authority. Enter its holder among the people, or "
                    "leave it vacant until somebody else records the holder."
                )
            )
            self.office.setFocus()
            return False
        try:
            day = self.since.value()
            if day is not None:
                not_future(day, datetime.now(UTC).astimezone(ZoneInfo(self._zone())).date(), "date")
        except BadInput as error:
            self.refuse(error)
            return False
        return True

    def told(self) -> str:
        return self.basis.editor.text()
