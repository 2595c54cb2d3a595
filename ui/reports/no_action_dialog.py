"""The option of taking no action, with what is then expected to happen (S-29)."""

from app.actions.reports.options import AddOption, ReviseOption, add_option, revise_option
from app.content import OptionContent
from app.reading.reports.options import OptionView
from language import mark, tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.reports.panel import ReportPicture

_TITLE = mark("Take no action; monitor")


class NoActionDialog(Dialog):
    """Its consequence is said as plainly as those of the others."""

    def __init__(
        self, case: Case, frame: Frame, picture: ReportPicture, option: OptionView | None = None
    ) -> None:
        super().__init__(
            frame,
            tr("The option of taking no action"),
            words=tr(
                "It always stands among the options, so that whoever decides sees what inaction would mean."
            ),
            about=picture.report.number,
        )
        self._case = case
        self._report_id = picture.report.report_id
        self._option = option
        content = option.content if option else OptionContent(tool=None, title=tr(_TITLE))
        self.option_title = TextField(tr("Title"), name="title", required=True)
        self.option_title.set_value(content.title)
        self.outcome = TextArea(tr("What is then expected to happen"), name="expected outcome", required=True)
        self.outcome.set_value(content.expected_outcome)
        self.form.add(self.option_title, self.outcome)
        self.act_button = self.add_act(tr("Save the option") if option else tr("Add the option"), self._save)
        self.outcome.setFocus()

    def _save(self) -> None:
        def save() -> object:
            content = OptionContent(
                tool=None, title=self.option_title.value(), expected_outcome=self.outcome.value()
            )
            if self._option is None:
                return self._case.act(add_option, AddOption(report_id=self._report_id, content=content))
            request = ReviseOption(
                report_id=self._report_id,
                option_id=self._option.option_id,
                based_on=self._option.version,
                content=content,
            )
            return self._case.act(revise_option, request)

        self.attempt(save)
