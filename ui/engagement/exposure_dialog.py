"""Adding to the exposure list, or revising an entry."""

from app.actions.engagement.exposure import (
    ExposureContent,
    ListExposure,
    ReviseExposure,
    list_exposure,
    revise_exposure,
)
from app.reading.engagement.exposure import ExposureView
from app.reading.ministry.reference import current_toolbox
from db.vocabulary.engagement import ExposureKind
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import choices, chosen, evidence_field, reason_field
from ui.fields.choice_field import ChoiceField
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class ExposureDialog(Dialog):
    """The name stays as it was entered: another name is another exposure."""

    def __init__(self, case: Case, frame: Frame, country: str, row: ExposureView | None = None) -> None:
        super().__init__(
            frame,
            tr("Revise {name}", name=row.name) if row else tr("Add to the exposure list"),
            width=680,
            about=f"{country} {row.exposure_id}" if row else country,
        )
        self._case = case
        self._country = country
        self._row = row
        self.item_name = TextField(tr("Name"), name="name", required=True)
        self.kind = ChoiceField[ExposureKind](tr("Kind"), choices(ExposureKind), name="kind", required=True)
        self.owner = TextField(tr("Owner"), name="owner", required=True)
        self.link = TextArea(
            tr("Our link"),
            name="link",
            required=True,
            rows=2,
            hint=tr("Investors, licences, banks, public orders; or none known."),
        )
        tools = case.look(current_toolbox)
        self.tools = MultiChoice[str](
            tr("Tools that would reach it"),
            [(tool.code, f"{tool.code}  {tool.name}") for tool in tools],
            name="tools",
            required=True,
            rows=6,
        )
        self.source = TextField(tr("Source"), name="source", max_length=1_000)
        self.evidence = evidence_field()
        self.reason = reason_field()
        self.reason.setVisible(row is not None)
        self.form.add(self.item_name)
        self.form.add_row(self.kind, self.owner)
        self.form.add(self.link, self.tools, self.source, self.evidence, self.reason)
        if row is not None:
            self._load(row)
        self.act_button = self.add_act(tr("Save the entry") if row else tr("Add it"), self._save)

    def _load(self, row: ExposureView) -> None:
        self.item_name.set_value(row.name)
        self.item_name.setVisible(False)
        self.kind.set_value(row.kind)
        self.owner.set_value(row.owner)
        self.link.set_value(row.link)
        self.tools.set_value(row.tools)
        self.source.set_value(row.source)
        self.evidence.set_value(row.evidence)

    def _save(self) -> None:
        def save() -> object:
            content = ExposureContent(
                name=self.item_name.value(),
                kind=chosen(self.kind, "kind"),
                owner=self.owner.value(),
                link=self.link.value(),
                tools=self.tools.value(),
                source=self.source.value(),
                evidence=self.evidence.value(),
            )
            if self._row is None:
                return self._case.act(list_exposure, ListExposure(country=self._country, content=content))
            revision = ReviseExposure(
                exposure_id=self._row.exposure_id,
                based_on=self._row.version,
                content=content,
                reason=self.reason.value(),
            )
            return self._case.act(revise_exposure, revision)

        self.attempt(save)
