"""A comment on a report, on one of its parts or on one of its options."""

from app.actions.reports.comments import LONGEST, Comment, comment
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.reports.panel import ReportPicture
from ui.reports.part_words import PARTS

_PART, _OPTION = "part:", "option:"


class CommentDialog(Dialog):
    """``option_id``: what it is about, chosen already."""

    def __init__(self, case: Case, frame: Frame, picture: ReportPicture, option_id: str = "") -> None:
        super().__init__(
            frame,
            tr("Comment on {report_number}", report_number=picture.report.number),
            words=tr(
                "Everybody who works on the report reads it. It stays on record with your name, and is not printed in "
                "the brief: another reading that the decider must see is a dissent."
            ),
            about=f"{picture.report.number} {option_id}".strip(),
        )
        self._case = case
        self._report_id = picture.report.report_id
        options = [
            (
                f"{_OPTION}{one.option_id}",
                tr("Option {ordinal}: {title}", ordinal=one.ordinal, title=one.title),
            )
            for one in picture.options
            if one.dropped_at is None
        ]
        parts = [(f"{_PART}{name}", words) for name, words in PARTS.items()]
        self.about = ChoiceField[str](
            tr("What it is about"), [*options, *parts], name="part", empty=tr("The report as a whole")
        )
        self.text = TextArea(tr("Comment"), name="comment", required=True, rows=4, max_length=LONGEST)
        self.form.add(self.about, self.text)
        self.about.set_value(f"{_OPTION}{option_id}" if option_id else None)
        self.act_button = self.add_act(tr("Put on record"), self._say)
        self.text.setFocus()

    def _say(self) -> None:
        def say() -> object:
            about = self.about.value() or ""
            request = Comment(
                report_id=self._report_id,
                text=self.text.value(),
                part=about.removeprefix(_PART) if about.startswith(_PART) else None,
                option_id=about.removeprefix(_OPTION) if about.startswith(_OPTION) else None,
            )
            return self._case.act(comment, request)

        self.attempt(say)
