"""The structural checklist: what makes atrocities likelier here, answered for a day."""

from app.reading.countries.background import Background
from app.reading.countries.structures import AnswerView, ChecklistLine
from app.rules.verdict import Verdict
from db.vocabulary.background import ChecklistReply
from language import mark, tr
from language.phrases import headed
from ui.background.answer_dialog import AnswerDialog
from ui.background.part import BackgroundPart, opened
from ui.background.words import REPLIES
from ui.case import Case
from ui.frame import Frame
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column

_ROWS = 10
"""Rows shown without scrolling: the chosen question stays in sight beneath them."""


class StructuresPart(BackgroundPart):
    """Every question, answered or not; an answer of more than twelve months says so."""

    title = mark("Structures")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.register = Register[ChecklistLine](
            tr("Structural checklist"),
            _COLUMNS,
            identity=lambda line: line.code,
            nothing=tr(
                "The table of questions in use is empty. A focal point keeps it among the reference tables."
            ),
            explains=tr(
                "Yes means that the risk is there. An answer is for a day, and grows old after twelve months."
            ),
            facts=_facts,
            acts=(RowAct(tr("Answer this question…"), self.answer, self.may_write, "edit"),),
            longest=_ROWS,
        )
        self.register.table.opened.connect(self._open)
        self.body.addWidget(self.register)
        self.body.addStretch(1)

    def show_held(self, held: Background, _may: Verdict) -> None:
        self.register.set_rows(held.checklist)

    @staticmethod
    def due(held: Background) -> str:
        old = sum(line.ageing for line in held.checklist)
        return tr("{old} old", old=old) if old else ""

    def answer(self, line: ChecklistLine) -> AnswerDialog:
        return opened(AnswerDialog(self.case, self.frame, self.country, line))

    def _open(self, line: ChecklistLine) -> None:
        if self.may_write(line).allowed:
            self.answer(line)


def _facts(line: ChecklistLine) -> list[tuple[str, str]]:
    if line.answer is None:
        return [
            (tr("Question"), line.question),
            (tr("Area"), line.area),
            (tr("Look at"), line.look_at),
            (tr("Answer"), tr("Not asked yet")),
        ]
    old = tr("Older than twelve months: ask again.") if line.ageing else ""
    return [
        (tr("Question"), line.question),
        (tr("Area"), line.area),
        (tr("Look at"), line.look_at),
        (tr("Age"), old),
        (tr("Answer"), _said(line.answer)),
        (tr("Source"), line.answer.source),
        (tr("Recorded by"), line.answer.recorded_by),
        (tr("Before"), "\n".join(headed(one.as_of.isoformat(), _said(one)) for one in line.answers[1:])),
    ]


def _said(answer: AnswerView) -> str:
    return f"{REPLIES[answer.reply]}. {answer.note}".strip()


def _short(answer: AnswerView) -> str:
    return tr("Yes") if answer.reply is ChecklistReply.YES else REPLIES[answer.reply]


def _age(line: ChecklistLine) -> str:
    return tr("Old") if line.ageing else ""


_COLUMNS = (
    Column[ChecklistLine](
        mark("Question"),
        lambda line: line.question,
        sort=lambda line: line.area,
        tooltip=lambda line: headed(line.area, line.question),
        stretch=True,
    ),
    Column[ChecklistLine](
        mark("Answer"),
        lambda line: _short(line.answer) if line.answer else tr("Not asked yet"),
        role=lambda line: "" if line.answer else "muted",
        width=120,
    ),
    Column[ChecklistLine](
        mark("As of"), lambda line: line.answer.as_of.isoformat() if line.answer else "", width=108
    ),
    Column[ChecklistLine](
        mark("Age"),
        _age,
        glyph=lambda line: ("time-lapsed", "warn") if line.ageing else None,
        role=lambda line: "warn" if line.ageing else "",
        tooltip=lambda line: tr("Older than twelve months") if line.ageing else "",
        width=76,
    ),
)
