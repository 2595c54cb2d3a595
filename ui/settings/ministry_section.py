"""The ministry's own settings, each change with its reason."""

from app.actions.ministry.settings import ChangeSettings, SettingsKept, change_settings
from app.reading.ministry.reference import current_countries
from app.reading.ministry.reference import current_said as table_in_use
from app.refusals import UserError
from db.vocabulary import Role
from language import mark, tr
from language.codes import coded
from ui.fields.form import Form
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.may import may
from ui.open_case import OpenCase
from ui.settings.ministry_fields import MinistryFields
from ui.settings.section import Section
from ui.widgets.act_button import ActButton
from ui.widgets.notice import Notice, Tone


class MinistrySection(Section):
    """A form over every setting. Greyed fields are changed by another role; their tool tip says which."""

    name = "ministry"
    title = mark("Ministry")
    words = mark(
        "How this ministry runs Tocsin. Every change stands on the ledger with its reason. What guards the installation is "
        "the administrator’s to change, what concerns casework the focal point’s."
    )

    def __init__(self, case: OpenCase, frame: Frame) -> None:
        super().__init__(case, frame)
        self.form = Form()
        self.fields = MinistryFields(
            self.form,
            case.actor,
            countries=case.look(current_countries),
            schemes=case.look(lambda session: table_in_use(session, "marking_schemes")),
            scales=case.look(lambda session: table_in_use(session, "likelihood")),
        )
        self.reason = TextArea(tr("Reason for the change"), name="reason", required=True, rows=2)
        self.form.add_section(tr("Why"))
        self.form.add(self.reason)
        self.notice = Notice()
        self.save = ActButton(tr("Change the settings"), primary=True)
        self.save.set_verdict(may(case, Role.FOCAL_POINT, Role.ADMINISTRATOR))
        self.reason.setEnabled(case.actor.has(Role.FOCAL_POINT, Role.ADMINISTRATOR))
        self.save.acted.connect(self._save)
        self.column.addWidget(self.form)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.save)
        self.column.addStretch(1)
        self._show()

    @property
    def unsaved(self) -> bool:
        return self.form.edited

    def refresh(self) -> None:
        if not self.form.edited:
            self._show()

    def _show(self) -> None:
        self._based_on = self.case.settings
        self.fields.show(self._based_on)
        self.form.settle()

    def _save(self) -> None:
        self.notice.clear()
        if not self.form.check():
            return
        try:
            request = ChangeSettings(
                settings=self.fields.settings(self._based_on),
                based_on=self._based_on,
                reason=self.reason.value(),
            )
            kept: SettingsKept = self.case.act(change_settings, request)
        except UserError as error:
            if not self.form.show_refusal(error):
                self.notice.refuse(error, kept=tr("What you typed is still here."))
            return
        self.reason.set_value("")
        self.reason.clear_error()
        self._show()
        changed = ", ".join(coded(name).lower() for name in kept.changed)
        self.notice.tell(Tone.OK, tr("Changed: {changed}.", changed=changed))
