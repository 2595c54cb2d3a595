"""Checking a printed brief against the record."""

from collections.abc import Callable

from app.actions.keeping.audit import PaperReport, parse_printed_head, verify_paper
from app.faults import faults_in_words
from app.reading.authority.permission import may_read_content
from app.refusals import UserError
from app.rules.verdict import Verdict
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.history.ledger_watch import LedgerWatch
from ui.may import refusal
from ui.open_case import OpenCase
from ui.tasks import Progress
from ui.widgets.notice import Tone


class PaperDialog(Dialog):
    """Takes the hash printed on a brief, the text of its QR code, or the head of the ledger on it."""

    def __init__(self, case: Case, frame: Frame, watch: LedgerWatch) -> None:
        super().__init__(
            frame,
            tr("Check a printed brief"),
            words=tr(
                "Tells whether the paper is what was frozen here, and whether the record still runs through what the "
                "paper says of it."
            ),
            about="",
        )
        self._case = case
        self._watch = watch
        self.code = TextArea(
            tr("Code on the paper"),
            name="brief hash",
            required=True,
            rows=3,
            hint=tr(
                "What the QR code says, the 64 characters of the hash, or the head of the ledger as NUMBER:HASH."
            ),
        )
        self.form.add(self.code)
        self.add_act(tr("Check this paper"), self._check)

    def _check(self) -> None:
        if not self.form.check():
            return
        self.notice.clear()
        text = "".join(self.code.value().split())
        if text.partition(":")[0].isdigit():
            self._check_head(text)
            return
        store = self._case.store

        def work(_progress: Progress, _cancelled: Callable[[], bool]) -> PaperReport:
            with faults_in_words():
                return verify_paper(store, text)

        self._set_busy(busy=True)
        task = self._case.tasks.run(work, self._tell, self._refused, owner=self)
        task.ended.connect(self._rest_no_more)

    def _check_head(self, text: str) -> None:
        try:
            head = parse_printed_head(text)
        except UserError as error:
            self.code.set_error(str(error))
            return
        if self._watch.running:
            self.notice.tell(
                Tone.WARN,
                tr("The ledger is being checked already."),
                remedy=tr("Try again when it has ended."),
            )
            return
        self._watch.check(head)
        self.form.settle()
        self.accept()

    def _refused(self, error: UserError) -> None:
        self.refuse(error)

    def _tell(self, paper: PaperReport) -> None:
        self.form.settle()
        if not paper.known:
            self.notice.tell(
                Tone.ERROR,
                tr("No brief with this code was ever frozen here."),
                remedy=tr(
                    "Compare the code with the paper. If it is right, the paper does not come from this record."
                ),
            )
            return
        name = tr(
            "{report_number}, version {version}", report_number=paper.report_number, version=paper.version
        )
        if paper.ok:
            said = [tr("This is the brief {name}, stored as it was printed.", name=name)]
            if paper.head_fits:
                said.append(tr("The ledger runs through the head that it prints."))
            self.notice.tell(Tone.OK, " ".join(said))
            return
        wrong = [
            words
            for holds, words in (
                (paper.data_whole, tr("its stored data")),
                (paper.pdf_whole, tr("its stored pages")),
                (paper.head_fits is not False, tr("the ledger up to the head that it prints")),
            )
            if not holds
        ]
        self.notice.tell(
            Tone.ERROR,
            tr(
                "The paper shows the brief {name}, and the record does not fit it: changed since it was "
                "printed: {wrong}.",
                name=name,
                wrong=", ".join(wrong),
            ),
            remedy=tr("Trust the paper. Keep the files as they are and tell your auditor."),
        )


def may_check_paper(case: OpenCase) -> Verdict:
    """Whoever reads casework may."""
    return refusal(
        tr("A brief is casework, which an administrator does not see."),
        tr("Ask an auditor or a focal point."),
        unless=may_read_content(case.actor),
    )
