"""One instrument: its chain up to original authority, link by link, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.actions.evidence.attachments import ExportAttachment, export_attachment
from app.reading.authority.instrument_chain import instrument_chain
from app.reading.ministry.organisation import InstrumentView
from app.reading.ministry.reference import current_toolbox
from app.refusals import UserError
from db.vocabulary import Role
from language import ptr, tr
from ui.authorities.revoke_dialog import RevokeDialog
from ui.authorities.words import KINDS, day_words, standing
from ui.case import Case
from ui.files import save_copy
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.reports.chain_view import ChainView
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.acts_line import ActsLine
from ui.widgets.card import Card
from ui.widgets.columns import Columns
from ui.widgets.facts import Facts
from ui.widgets.layouts import empty
from ui.widgets.notice import Tone
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words


class InstrumentDetail(Scrolled):
    """Facts and acts at left, the chain at right. Says nothing while none is chosen.

    ``what_if_asked`` carries the instrument of which somebody asks what would fall with it.
    """

    what_if_asked = Signal(str)

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(tr("The chosen instrument"), margin=0)
        self._case = case
        self._frame = frame
        self._view: InstrumentView | None = None
        self.body.setContentsMargins(0, current().metrics.inside, 0, 0)
        self.revoke = ActButton(tr("Revoke…"))
        self.suppose = ActButton(tr("What if it ended…?"))
        self.chain: ChainView | None = None

    def show_instrument(self, view: InstrumentView | None) -> None:
        """Show another instrument, or the same as it stands now."""
        self._view = view
        empty(self.body)
        self.chain = None
        if view is None:
            return
        at = self._case.now()
        found = self._case.look(lambda session: instrument_chain(session, view.instrument_id, at))
        chain = Card(tr("Chain up to original authority"))
        self.chain = ChainView(found.links, broken=found.broken, breaks_at=found.breaks_at)
        if found.broken:
            said = tr("It does not reach original authority now: nothing can be decided under it.")
            chain.body.addWidget(Words(said, role="danger", wrap=True))
        chain.body.addWidget(self.chain)
        chain.body.addStretch(1)
        self.body.addWidget(Columns([self._facts(view, powerless=found.broken), chain]))
        self.body.addStretch(1)

    def _facts(self, view: InstrumentView, *, powerless: bool) -> QWidget:
        case = self._case
        card = Card(view.number)
        facts = Facts()
        facts.add(tr("Kind"), KINDS[view.kind])
        facts.add(ptr("of an instrument", "From"), view.delegator or tr("The law"))
        facts.add(ptr("of an instrument", "To"), view.delegate)
        facts.add(tr("Signed"), day_words(view.signed_at, case))
        facts.add(tr("Valid"), _valid(view, case))
        facts.add(tr("Standing"), standing(view, case.now(), case, powerless=powerless)[0])
        facts.add(tr("Tools"), self._tools(view))
        # The first limit names the tools by their codes.
        facts.add(tr("Limits"), "\n".join(view.limits[1:]))
        for label, words in ((tr("Revoked because"), view.revocation_reason), (tr("Basis"), view.basis)):
            if words:
                facts.add(label, words)
        # The acts first: the facts of a long instrument scroll away, and what can be done with it should not.
        card.body.addWidget(self._acts(view))
        card.body.addWidget(facts)
        card.body.addStretch(1)
        return card

    def _tools(self, view: InstrumentView) -> str:
        """By name: whoever holds the paper beside the screen does not know the codes."""
        if not view.powers:
            return tr("every tool")
        names = {tool.code: tool.name for tool in self._case.look(current_toolbox)}
        return "\n".join(f"{code}  {names.get(code, '')}".rstrip() for code in view.powers)

    def _acts(self, view: InstrumentView) -> QWidget:
        """Made anew with each instrument, since what is shown is cleared as a whole."""
        self.revoke = ActButton(tr("Revoke {number}…", number=view.number))
        self.revoke.set_verdict(
            first_refusal(
                may(self._case, Role.AUTHORITY, Role.RECORDER, Role.FOCAL_POINT),
                refusal(tr("{number} has been revoked.", number=view.number), unless=view.revoked_at is None),
            )
        )
        self.revoke.acted.connect(self._revoke)
        acts: list[QWidget] = []
        self.suppose = ActButton(tr("What if {number} ended…?", number=view.number))
        self.suppose.set_verdict(
            refusal(tr("{number} has ended.", number=view.number), unless=not view.ended(self._case.now()))
        )
        self.suppose.acted.connect(lambda: self.what_if_asked.emit(view.instrument_id))
        acts += [self.suppose, self.revoke]
        if view.document_id:
            document = view.document_id
            export = QPushButton(tr("Save a copy of the paper…"))
            export.setAutoDefault(False)
            export.clicked.connect(lambda: self._export(view.number, document))
            acts.append(export)
        return ActsLine(acts)

    def _revoke(self) -> None:
        if self._view is not None:
            RevokeDialog(self._case, self._frame, self._view).open()

    def _export(self, number: str, document_id: str) -> None:
        request = ExportAttachment(attachment_id=document_id, topic=number)
        try:
            path = save_copy(
                self,
                tr("Save a copy of the paper of {number}", number=number),
                f"{number}.pdf",
                lambda: self._case.act(export_attachment, request),
            )
        except UserError as error:
            self._frame.refuse(error)
            return
        if path is not None:
            self._frame.tell(
                Tone.OK,
                tr("A copy of the paper lies at {path}.", path=path),
                remedy=tr("It is not encrypted there."),
            )


def _valid(view: InstrumentView, case: Case) -> str:
    first = day_words(view.valid_from, case)
    if view.valid_until is None:
        return tr("from {valid_from}", valid_from=first)
    return tr(
        "from {valid_from} until {valid_until}",
        valid_from=first,
        valid_until=day_words(view.valid_until, case),
    )
