"""The step for a file whose layout is not known: which column is which field."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.outside.import_mappings import MappingKept
from app.imports.fields import TARGET_LABELS
from app.imports.looking import FileLook
from app.imports.mapping import CODE_SCHEMES, ImportMapping, checked, guessed, guessed_target
from app.reading.outside.import_mappings import RememberedMapping
from app.reference.countries import CountryTable
from app.refusals import BadInput, UserError
from db.vocabulary.recommendations import MappingTarget
from language import mark, said, tr
from ui.dialogs.kept_form import KeptForm, on_page
from ui.fields.choice_field import ChoiceField
from ui.fields.form import Form, keyed
from ui.fields.form_keeper import FormPlace, KeptField
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.imports.column_fields import ColumnFields
from ui.imports.words import columns_mark
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.notice import Notice
from ui.widgets.scrolled import Scrolled
from ui.widgets.tab_order import go_on
from ui.widgets.words import Words

_ORDERS = (("day", mark("The day first (31/12/2024)")), ("month", mark("The month first (12/31/2024)")))
_WORSE = (("yes", mark("A larger value is worse")), ("no", mark("A smaller value is worse")))


class MappingPage(QWidget):
    """``asked`` carries the mapping, the name to remember it by, and the version that it is based on (or None).

    ``sheet_chosen`` carries the name of another sheet of the workbook.
    """

    asked = Signal(object, str, object)
    sheet_chosen = Signal(str)

    def __init__(self, frame: Frame, countries: CountryTable) -> None:
        super().__init__()
        self._frame = frame
        self.kept: KeptForm | None = None
        """Keeps what is typed for this file from a crash."""
        self._look: FileLook | None = None
        self._remembered: dict[str, RememberedMapping] = {}
        self._based_on: RememberedMapping | MappingKept | None = None
        """What is remembered of what the form shows, in the version that its reader saw."""
        self._filling = False
        self.edited = False
        self._said = Words(running=True)
        self.notice: Notice = Notice()
        self.head = Form()
        self.remembered = ChoiceField[str](
            tr("Remembered mapping"),
            (),
            name="remembered mapping",
            hint=tr("Made before for a file with these columns."),
            empty=tr("None"),
        )
        self.sheet = ChoiceField[str](tr("Sheet"), (), name="sheet", required=True, empty=None)
        self.target = ChoiceField[MappingTarget](
            tr("What a row of the file is"),
            [(target, label) for target, label in TARGET_LABELS.items()],
            name="target",
            required=True,
        )
        self.data_title = TextField(
            tr("Name of the data set"),
            name="title",
            required=True,
            hint=tr("As people know it. Later files of it are compared."),
        )
        self.head.add_row(self.remembered, self.sheet)
        self.head.add_row(self.target, self.data_title)
        self._columns_title = Words(
            tr("Choose a field above each column that is to be read."), size=TextSize.SECTION, wrap=True
        )
        self.fields = ColumnFields()
        self.more = Form()
        self.order = ChoiceField[str](
            tr("Dates such as 03/04/2024"),
            said(_ORDERS),
            name="date_order",
            empty=tr("Refuse those that can be read both ways"),
        )
        self.scheme = ChoiceField[str](
            tr("Country codes are"), list(CODE_SCHEMES.items()), name="code_scheme", required=True, empty=None
        )
        # By their names: that is how a file would say it, and how a mapping is remembered.
        self._named = {one.name: one.alpha3 for one in countries}
        self.country = ChoiceField[str](
            tr("Country of every row"),
            self._countries(),
            name="country",
            searchable=True,
            also=lambda name: countries.names(self._named[name]) if name in self._named else (),
            empty=tr("Type a part of its name…"),
            hint=tr("Only where no column names the country."),
        )
        self.period = TextField(
            tr("Period of every row"), name="period", hint=tr("A year (2024) or month (2024-03).")
        )
        self.measure = TextField(
            tr("What is measured"), name="measure", hint=tr("The title of the column, unless you say more.")
        )
        self.worse = ChoiceField[str](
            tr("Which end is worse"), said(_WORSE), name="larger_is_worse", required=True, empty=None
        )
        self.licence = TextField(
            tr("Terms of use and citation"),
            name="licence",
            max_length=1_000,
            hint=tr("Stands with the batch and on exports."),
        )
        self.name = TextField(
            tr("Remember this mapping as"),
            name="name",
            hint=tr("The next file with these columns is offered it."),
        )
        self.more.add_row(self.order, self.scheme)
        self.more.add_row(self.country, self.period)
        self.more.add_row(self.measure, self.worse)
        self.more.add_row(self.licence, self.name)
        self.check = ActButton(tr("Check the file"), primary=True)
        self.check.acted.connect(self._ask)
        self.remembered.changed.connect(self._use_remembered)
        self.target.changed.connect(self._guess)
        self.sheet.changed.connect(self._choose_sheet)
        for changed in (self.head.changed, self.fields.changed, self.more.changed):
            changed.connect(self._edited)
        self._scroll = scroll = Scrolled(tr("Say which column is which"), margin=0)
        for widget in (
            self._said,
            self.head,
            self._columns_title,
            self.fields,
            self.more,
        ):
            scroll.body.addWidget(widget)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.between)
        column.addWidget(scroll, 1)
        column.addWidget(self.notice)
        column.addWidget(self.check)

    def show_file(self, look: FileLook, remembered: Sequence[RememberedMapping]) -> None:
        """Show a file with the mapping that was remembered for it last, or else with guesses; what was entered for it stays."""
        self.notice.clear()
        if self.shows(look):
            self.offer_remembered(remembered)
            self.take_focus()
            return
        self.put_away()
        self._look = look
        self._based_on = remembered[0] if remembered else None
        self.offer_remembered(remembered)
        self._filling = True
        self._said.setText(
            tr(
                "“{look}” was read as {described}. {known} What is filled in below is a guess: look at it.",
                look=look.name,
                described=look.described,
                known=_known_words(look),
            )
        )
        self.sheet.setVisible(len(look.sheets) > 1)
        self.sheet.set_choices([(name, name) for name in look.sheets])
        self.sheet.set_value(look.sheet)
        if remembered:
            self._fill(remembered[0].mapping)
            self.name.set_value(remembered[0].name)
        else:
            self.name.set_value("")
            self._fill_by_guess(look)
        self._filling = False
        self.settle()
        self._keep(look)
        self.take_focus()

    def shows(self, look: FileLook | None) -> bool:
        """Whether what is entered here is of this file."""
        return look is not None and self._look is look

    def stay(self, error: UserError) -> None:
        """The other sheet cannot be read: what is entered for this one stays."""
        self.name_sheet()
        self.notice.refuse(error)
        self.sheet.setFocus()

    def name_sheet(self) -> None:
        """No other sheet came of the one that was chosen: the sheet is again the one whose columns are shown."""
        if self._look is not None:
            before, self._filling = self._filling, True
            self.sheet.set_value(self._look.sheet)
            self._filling = before

    def put_away(self) -> None:
        """Another file comes. What was entered for this one is noted before a field shows anything else; it waits until this
        file, or one with the same columns, is shown again.
        """
        self._look = None
        if self.kept is not None:
            self.kept.end()
            self.kept.deleteLater()
            self.kept = None

    def remembered_as(self, kept: MappingKept) -> None:
        """What the form shows is remembered now: what is changed in it next changes that."""
        self._based_on = kept

    def offer_remembered(self, remembered: Sequence[RememberedMapping]) -> None:
        """Offer what is remembered by now. Chosen stands what the form shows, and nothing where that was changed since: it can be
        chosen then, to be read.
        """
        before, self._filling = self._filling, True
        self._remembered = {each.mapping_id: each for each in remembered}
        self.remembered.setVisible(bool(remembered))
        self.remembered.set_choices(
            [
                (
                    each.mapping_id,
                    tr(
                        "{name}, by {made_by}, {made_at:%Y-%m-%d}",
                        name=each.name,
                        made_by=each.made_by,
                        made_at=each.made_at,
                    ),
                )
                for each in remembered
            ]
        )
        based_on = self._based_on
        known = self._remembered.get(based_on.mapping_id) if based_on is not None else None
        same = known is not None and based_on is not None and known.version == based_on.version
        self.remembered.set_value(known.mapping_id if known is not None and same else None)
        self._filling = before

    def _keep(self, look: FileLook) -> None:
        """What is entered from now on outlives a crash, and is offered for a file with the same columns."""
        self.kept = on_page(
            self,
            self._frame,
            FormPlace(
                form="imports.MappingPage",
                subject=columns_mark(look.titles),
                title=tr("Import “{look}”: which column is which", look=look.name),
            ),
            self._kept_fields,
            above=self.head,
            column=self._scroll.body,
            notice=self.notice,
        )

    def _kept_fields(self) -> dict[str, KeptField]:
        """All but the sheet, which is another table, and what was remembered, which is there still."""
        entered = [one for one in self.head.fields if one not in {self.sheet, self.remembered}]
        return {**keyed(entered), "columns": self.fields, **keyed(self.more.fields)}

    def take_focus(self) -> None:
        """To the first field."""
        self.data_title.setFocus()

    def _fill_by_guess(self, look: FileLook) -> None:
        target = guessed_target(look.titles)
        if target is not None:
            self._fill(replace(guessed(target, look.titles, look.samples), title=look.path.stem))
            return
        self.target.set_value(None)
        self.data_title.set_value(look.path.stem)
        self._said.setText(
            tr(
                "“{look}” was read as {described}. {known} Its columns do not tell what it lists: say below "
                "what a row of it is.",
                look=look.name,
                described=look.described,
                known=_known_words(look),
            )
        )
        self._columns_shown(shown=False)

    def _columns_shown(self, *, shown: bool) -> None:
        """The columns are laid out once it is said what a row is: until then there is no field to choose."""
        for widget in (self._columns_title, self.fields, self.more):
            widget.setVisible(shown)

    def settle(self) -> None:
        """Nothing is typed that is not known of."""
        self.edited = False

    def _edited(self) -> None:
        if not self._filling:
            self.edited = True
            if self.kept is not None:
                self.kept.keeper.edited()

    def _fill(self, mapping: ImportMapping) -> None:
        look = self._look
        if look is None:
            return
        self._filling = True
        self._columns_shown(shown=True)
        self.target.set_value(mapping.target)
        self.data_title.set_value(mapping.title)
        self.fields.show_file(mapping.target, look.titles, look.samples, mapping.columns)
        # Made anew for each file, they would come after all else on the page.
        go_on(self.data_title.editor, self.fields.boxes.values())
        self.order.set_value(
            {True: "day", False: "month"}.get(mapping.day_first) if mapping.day_first is not None else None
        )
        self.scheme.set_value(mapping.code_scheme)
        self.country.set_choices(self._countries(mapping.country))
        self.country.set_value(mapping.country or None)
        self.period.set_value(mapping.period)
        self.measure.set_value(mapping.measure)
        self.worse.set_value("yes" if mapping.larger_is_worse else "no")
        self.licence.set_value(mapping.licence)
        events = mapping.target is MappingTarget.EVENTS
        rankings = mapping.target is MappingTarget.RANKINGS
        self.order.setVisible(events)
        self.scheme.setVisible(events or rankings)
        self.country.setVisible(events or rankings)
        for field in (self.period, self.measure, self.worse):
            field.setVisible(rankings)
        self._filling = False

    def _guess(self) -> None:
        target = self.target.value()
        if self._filling or self._look is None or target is None:
            return
        found = guessed(target, self._look.titles, self._look.samples)
        self._fill(replace(found, title=self.data_title.editor.text(), licence=self.licence.editor.text()))

    def _use_remembered(self) -> None:
        if self._filling:
            return
        self._based_on = chosen = self._remembered.get(self.remembered.value() or "")
        if chosen is not None:
            self._fill(chosen.mapping)
            self.name.set_value(chosen.name)

    def _choose_sheet(self) -> None:
        name = self.sheet.value()
        if not self._filling and name is not None:
            self.sheet_chosen.emit(name)

    def _countries(self, remembered: str = "") -> list[tuple[str, str]]:
        """The countries of the table, and what a mapping that was remembered calls one."""
        choices = [(name, f"{name} ({alpha3})") for name, alpha3 in self._named.items()]
        return choices if remembered in {"", *self._named} else [*choices, (remembered, remembered)]

    def _ask(self) -> None:
        self.notice.clear()
        if not (self.head.check() and self.more.check()):
            return
        try:
            mapping = checked(self._typed())
        except BadInput as error:
            if not (self.more.show_refusal(error) or self.head.show_refusal(error)):
                self.notice.refuse(error)
            return
        name = self.name.value()
        known = self._based_on
        based_on = known.version if known is not None and known.name == name else None
        self.asked.emit(mapping, name, based_on)

    def _typed(self) -> ImportMapping:
        target = self.target.value() or MappingTarget.EVENTS
        return ImportMapping(
            target=target,
            columns=self.fields.columns(),
            title=self.data_title.value(),
            licence=self.licence.value(),
            day_first={"day": True, "month": False}.get(self.order.value() or ""),
            code_scheme=self.scheme.value() or "iso",
            country=(self.country.value() or "") if target is not MappingTarget.RECOMMENDATIONS else "",
            period=self.period.value() if target is MappingTarget.RANKINGS else "",
            measure=self.measure.value() if target is MappingTarget.RANKINGS else "",
            larger_is_worse=self.worse.value() != "no",
        )


def _known_words(look: FileLook) -> str:
    if look.known is None:
        return tr("Its columns are those of no data set that the program knows.")
    return tr("Its columns are those of {known}; here it is read as you say instead.", known=look.known.title)
