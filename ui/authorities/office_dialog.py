"""Adding an office."""

from collections.abc import Sequence

from app.actions.ministry.offices import HIGHEST_GRADE, AddOffice, add_office
from app.reading.ministry.organisation import OfficeView
from language import tr
from ui.authorities.authority_dialog import AuthorityDialog
from ui.case import Case
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.number_field import NumberField
from ui.fields.text_field import TextField
from ui.frame import Frame


class OfficeDialog(AuthorityDialog):
    """A post of the ministry, or an office outside it that works with it."""

    def __init__(
        self, case: Case, frame: Frame, offices: Sequence[OfficeView], superior_id: str | None
    ) -> None:
        super().__init__(
            frame,
            tr("Add an office"),
            words=tr("An office is a post, whoever holds it. Powers are given to offices by instruments."),
            about=superior_id or "",
        )
        self._case = case
        self.office_name = TextField(tr("Name of the office"), name="name of the office", required=True)
        self.superior = ChoiceField[str](
            tr("Answers to"),
            [(one.office_id, one.name) for one in offices],
            name="superior office",
            empty=tr("No office"),
            searchable=True,
        )
        self.superior.set_value(superior_id)
        self.department = TextField(tr("Department"), name="department")
        self.graded = CheckField(tr("The post has a grade"), name="the post has a grade")
        self.grade = NumberField(
            tr("Grade"),
            name="grade",
            minimum=0,
            maximum=HIGHEST_GRADE,
            value=0,
            hint=tr("Higher is more senior. It decides what a principle reaches."),
        )
        self.external = CheckField(tr("It is outside the ministry"), name="it is outside the ministry")
        self.form.add(
            self.office_name, self.superior, self.department, self.graded, self.grade, self.external
        )
        self.graded.changed.connect(lambda: self.grade.setVisible(self.graded.value()))
        self.grade.hide()
        self.act_button = self.add_act(tr("Add the office"), self._add)

    def _add(self) -> None:
        def act() -> object:
            request = AddOffice(
                name=self.office_name.value(),
                superior_id=self.superior.value(),
                department=self.department.value(),
                external=self.external.value(),
                grade=self.grade.value() if self.graded.value() else None,
            )
            return self._case.act(add_office, request)

        self.attempt(act)
