"""The ministry's own settings, each change with its reason."""

from app.actions.ministry.settings import SettingsKept
from app.reading.ministry.reference import current_countries
from app.reading.ministry.reference import current_said as table_in_use
from app.settings import Settings
from db.vocabulary import Role
from language import mark, tr
from language.lists import and_list
from ui.frame import Frame
from ui.may import may
from ui.open_case import OpenCase
from ui.settings.ministry_fields import MinistryFields
from ui.settings.reasoned_section import ReasonedSection
from ui.widgets.notice import Tone


class MinistrySection(ReasonedSection):
    """A form over every setting. Greyed fields are changed by another role; their tool tip says which."""

    name = "ministry"
    title = mark("Ministry")
    words = mark(
        "How this ministry runs Tocsin. Every change stands on the ledger with its reason. What guards the installation is "
        "the administrator’s to change, what concerns casework the focal point’s."
    )

    def __init__(self, case: OpenCase, frame: Frame) -> None:
        super().__init__(case, frame)
        self.fields = MinistryFields(
            self.form,
            case.actor,
            countries=case.look(current_countries),
            schemes=case.look(lambda session: table_in_use(session, "marking_schemes")),
            scales=case.look(lambda session: table_in_use(session, "likelihood")),
        )
        self.reason.setEnabled(case.actor.has(Role.FOCAL_POINT, Role.ADMINISTRATOR))
        self._offer(tr("Change the settings"), may(case, Role.FOCAL_POINT, Role.ADMINISTRATOR))

    def _fill(self, settings: Settings) -> None:
        self.fields.show(settings)

    def _entered(self, settings: Settings) -> Settings:
        return self.fields.settings(settings)

    def _tell(self, kept: SettingsKept) -> None:
        changed = and_list(tr("“{label}”", label=label) for label in self.fields.changed_words(kept.changed))
        self.notice.tell(Tone.OK, tr("Changed: {changed}.", changed=changed))
