"""Entering one of the first offices."""

from collections.abc import Sequence

from app.actions.ministry.found_ministry import FirstOffice
from app.actions.ministry.offices import HIGHEST_GRADE
from app.refusals import BadInput
from language import ptr, tr
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.text_field import TextField
from ui.frame import Frame

_NOBODY = "-"
"""The answer that an office answers to none of the others."""


class OfficeDialog(Dialog):
    """``done_with`` carries the :class:`FirstOffice`. ``superiors`` are those that may stand above it."""

    def __init__(
        self,
        frame: Frame,
        office: FirstOffice,
        *,
        superiors: Sequence[FirstOffice],
        people: Sequence[tuple[str, str]],
        new: bool,
    ) -> None:
        super().__init__(
            frame,
            tr("Add an office") if new else tr("Change an office"),
            words=tr("An office is a post: powers belong to it, not to the person who holds it."),
            about="",
        )
        self._office = office
        self.name = TextField(
            tr("Name"), name="office", required=True, hint=tr("As in Director-General, Political Affairs.")
        )
        # Said and not left out: a warning goes up this line, and one that ends early reaches nobody who can decide.
        self.superior: ChoiceField[str] = ChoiceField(
            tr("Answers to"),
            (*((one.key, one.name) for one in superiors), (_NOBODY, tr("Nobody here: it stands at the top"))),
            name="superior",
            required=True,
        )
        self.holder: ChoiceField[str] = ChoiceField(
            tr("Holder"), people, name="holder", empty=tr("Vacant, or not entered yet")
        )
        self.department = TextField(tr("Department"), name="department")
        self.grade = TextField(
            ptr("of an office", "Grade"),
            name="grade",
            hint=tr("A number up to {highest_grade}; higher is more senior.", highest_grade=HIGHEST_GRADE),
            max_length=2,
        )
        self.external = CheckField(tr("It is outside the ministry"), name="it is outside the ministry")
        self.form.add(self.name)
        self.form.add_row(self.superior, self.holder)
        self.form.add_row(self.department, self.grade, stretch=(2, 1))
        self.form.add(self.external)
        self.name.set_value(office.name)
        at_top = not superiors or not new
        self.superior.set_value(office.superior or (_NOBODY if at_top else None))
        self.holder.set_value(office.holder or None)
        self.department.set_value(office.department)
        self.grade.set_value("" if office.grade is None else str(office.grade))
        self.external.set_value(office.external)
        self.add_act(tr("Add this office") if new else tr("Change this office"), self._enter)

    def _enter(self) -> None:
        self.attempt(self._entered)

    def _entered(self) -> FirstOffice:
        grade = self.grade.value()
        if grade and not (grade.isascii() and grade.isdigit() and 0 < int(grade) <= HIGHEST_GRADE):
            raise BadInput(
                "grade",
                tr("“{grade}” is not a grade.", grade=grade),
                remedy=tr("Give 1 to {highest_grade}, or nothing.", highest_grade=HIGHEST_GRADE),
            )
        return FirstOffice(
            key=self._office.key,
            name=self.name.value(),
            superior=(self.superior.value() or "").removeprefix(_NOBODY),
            department=self.department.value(),
            external=self.external.value(),
            grade=int(grade) if grade else None,
            holder=self.holder.value() or "",
        )
