"""What a commission of inquiry will ask about a country file, and what the record answers."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.documents.inquiry import QUESTIONS, Answer, question_words
from app.documents.kinds import kind_of
from app.faults import faults_in_words
from app.reading.countries.country_files import CountryView
from app.reading.inquiry.answers import answer_to
from app.reading.reports.reports import report_lines
from db.vocabulary import ReportStatus
from language import mark, tr
from language.phrases import headed
from ui.case import Case
from ui.frame import Frame
from ui.inquiry.answer_view import AnswerView
from ui.inquiry.questions_list import QuestionsList
from ui.printing.document_dialog import DocumentDialog, Wanted
from ui.tasks import Progress
from ui.theme import current
from ui.widgets.acts_line import ActsLine
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.columns import Columns
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words

_LEAST_HEIGHT = 360
"""Pixels that questions and answer always have, at type of usual size; in a lower window the room scrolls."""

_SAID = mark("What an inquiry will ask, answered from the record. What is not on record is said so.")


class InquiryRoom(QWidget):
    """The questions on the left, the answer beside them: one choice shows it. Every answer is read when it is chosen."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._country = ""
        self._asked = 0
        self.of = ChoiceBox()
        self.of.setAccessibleName(tr("Which warnings are asked about"))
        self.of.setMaximumWidth(round(360 * metrics.text_scale))
        self.print = QPushButton(tr("Print the answers…"))
        self.print.setAutoDefault(False)
        self.questions = QuestionsList()
        self.questions.setMinimumWidth(round(236 * metrics.text_scale))
        self.answer = AnswerView(frame)
        beside = Columns((self.questions, self.answer), stretch=(2, 7))
        beside.setMinimumHeight(round(_LEAST_HEIGHT * metrics.text_scale))
        scrolled = Scrolled(tr("What an inquiry will ask"), margin=0)
        scrolled.body.setSpacing(metrics.inside)
        scrolled.body.addWidget(Words(tr(_SAID), role="muted", wrap=True))
        scrolled.body.addWidget(ActsLine((self.of, self.print)))
        scrolled.body.addWidget(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled)
        self.questions.currentRowChanged.connect(lambda _row: self._read())
        self.of.currentIndexChanged.connect(lambda _place: self._read())
        self.print.clicked.connect(lambda _checked=False: self.show_paper())

    def show_file(self, view: CountryView, wanted: str = "") -> None:
        """Answer from the file: the question with the number that is wanted, or that which was chosen before.

        Another country begins at the first question, about all its warnings.
        """
        another, self._country = view.country != self._country, view.country
        chosen = "" if another else self.of.currentData() or ""
        lines = self._case.look(lambda session: report_lines(session, country=view.country))
        self.of.blockSignals(True)
        self.of.clear()
        self.of.addItem(tr("All warnings of the file"), "")
        for line in sorted(lines, key=lambda one: one.number):
            if line.status is not ReportStatus.DRAFT:
                self.of.addItem(headed(line.number, line.title), line.number)
        self.of.setCurrentIndex(max(self.of.findData(chosen), 0))
        self.of.blockSignals(False)
        if wanted.isdecimal() and 1 <= int(wanted) <= len(QUESTIONS):
            self._choose(int(wanted) - 1)
        elif another or self.questions.currentRow() < 0:
            self._choose(0)
        self._read()

    def show_paper(self) -> DocumentDialog:
        """Show the answers as they are printed: of the file, or of the report that is chosen."""
        report = self.of.currentData() or ""
        wanted = (
            Wanted(kind_of("report-inquiry"), report, None)
            if report
            else Wanted(kind_of("inquiry"), self._country, None)
        )
        dialog = DocumentDialog(self._case, self._frame, wanted, self.window())
        dialog.open()
        return dialog

    def _choose(self, row: int) -> None:
        self.questions.blockSignals(True)
        self.questions.setCurrentRow(row)
        self.questions.blockSignals(False)

    def _read(self) -> None:
        number = self.questions.currentRow() + 1
        if not number or not self._country or self._case.tasks.closed:
            return
        self._asked += 1
        asked, country, report = self._asked, self._country, self.of.currentData() or ""
        store, now = self._case.store, self._case.now()
        self.answer.wait(f"{number}. {question_words(number)}")

        def work(_progress: Progress, _cancelled: Callable[[], bool]) -> Answer:
            with faults_in_words(), store.read() as session:
                return answer_to(session, number, country, now, report)

        def done(answer: Answer) -> None:
            if asked == self._asked:
                self.answer.show_answer(answer)

        self._case.tasks.run(work, done, self._frame.refuse, owner=self)
