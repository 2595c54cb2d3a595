"""Human rights impact assessments: written, signed, superseded."""

from app.actions.engagement.impact import SignImpactAssessment, sign_impact_assessment
from app.reading.engagement.impact import ImpactView, impact_views
from app.rules.engagement.impact import PART_WORDS, PARTS
from app.rules.verdict import Verdict
from db.vocabulary import Role
from db.vocabulary.engagement import ImpactStatus
from language import mark, ptr, tr
from language.lists import listed
from ui.case import Case
from ui.countries.words import day_of
from ui.dialogs.dialog import Dialog
from ui.engagement.impact_dialog import ImpactDialog
from ui.engagement.part import Part
from ui.engagement.start_impact_dialog import StartImpactDialog
from ui.fields.check_field import CheckField
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.widgets.facts import Facts
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column


def _state(row: ImpactView) -> tuple[str, str, str]:
    """Words, glyph and role of colour of where an assessment stands."""
    if row.status is ImpactStatus.DRAFT:
        return (
            tr("Draft, {missing} parts missing", missing=len(row.missing))
            if row.missing
            else tr("Draft, ready to sign"),
            "edit",
            "warn",
        )
    if row.superseded_by:
        return tr("Superseded by {superseded_by}", superseded_by=row.superseded_by), "minus", "muted"
    return tr("Signed, in force"), "signature", "ok"


class ImpactPart(Part):
    """The newest signed one is annex E of every brief on the country."""

    title = mark("Impact assessments")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self._signs = may(case, Role.FOCAL_POINT, Role.AUTHORITY)
        self.register = Register[ImpactView](
            tr("Human rights impact assessments"),
            (
                Column(tr("Number"), lambda row: row.number, width=124),
                Column(tr("Policy"), lambda row: row.policy, stretch=True),
                Column(
                    tr("Stands"),
                    lambda row: _state(row)[0],
                    glyph=lambda row: _state(row)[1:],
                    role=lambda row: _state(row)[2],
                    width=220,
                ),
                Column(
                    tr("Signed"), lambda row: day_of(row.signed_at, case) if row.signed_at else "", width=130
                ),
            ),
            identity=lambda row: row.impact_id,
            nothing=tr(
                "Before a policy goes on in a country with a history of atrocities or with risk: whom it touches, "
                "what it does, what stays. Six policy considerations are its spine."
            ),
            explains=tr(
                "The newest signed assessment is annex E of the brief. Once signed it never changes."
            ),
            add=tr("Start an impact assessment…"),
            on_add=self.start,
            verdict=self.writes,
            facts=lambda row: _facts(row, case),
            acts=(
                RowAct(tr("Write the draft…"), self.write, self._may_write, icon="edit"),
                RowAct(tr("Sign it…"), self.sign, self._may_sign, icon="signature"),
                RowAct(tr("Supersede it…"), self.supersede, self._may_supersede),
            ),
        )
        self.new = self.register.new
        self.lay_out(self.register)

    def read(self) -> None:
        self.register.set_rows(self.case.look(lambda session: impact_views(session, self.country)))

    def start(self) -> StartImpactDialog:
        """Begin an assessment."""
        dialog = StartImpactDialog(self.case, self.frame, self.country)
        dialog.open()
        return dialog

    def supersede(self, row: ImpactView) -> StartImpactDialog:
        """Begin the next one from a signed one."""
        dialog = StartImpactDialog(self.case, self.frame, self.country, supersedes=row)
        dialog.open()
        return dialog

    def write(self, row: ImpactView) -> ImpactDialog:
        """Write a draft."""
        dialog = ImpactDialog(self.case, self.frame, row)
        dialog.open()
        return dialog

    def sign(self, row: ImpactView) -> Dialog:
        """Sign a draft, after it was read whole."""
        return self.ask(SignDialog(self.case, self.frame, row))

    def _may_write(self, row: ImpactView) -> Verdict:
        return first_refusal(self.writes, _unless_signed(row))

    def _may_sign(self, row: ImpactView) -> Verdict:
        lacking = refusal(
            tr("Not written yet: {missing}.", missing=listed(row.missing)),
            tr("Write the draft first."),
            unless=not row.missing,
        )
        return first_refusal(self._signs, _unless_signed(row), lacking)

    def _may_supersede(self, row: ImpactView) -> Verdict:
        standing = refusal(
            tr("Only a signed assessment in force is superseded."),
            tr("Go on with the newest one."),
            unless=row.in_force,
        )
        return first_refusal(self.writes, standing)


class SignDialog(Dialog):
    """The whole text is before the signer: what is read is what is signed."""

    binding = True

    def __init__(self, case: Case, frame: Frame, row: ImpactView) -> None:
        super().__init__(
            frame,
            tr("Sign {number}", number=row.number),
            words=tr(
                "You sign with your own key. From then on the text never changes; a later assessment can take its "
                "place."
            ),
            width=760,
            about=row.number,
        )
        text = Facts()
        for label, said in _text(row):
            text.add(label, said)
        self.form.add_widget(text)
        self.read = CheckField(tr("I have read all of it"), name="read", required=True)
        self.form.add(self.read)
        request = SignImpactAssessment(impact_id=row.impact_id, based_on=row.version)
        self.act_button = self.add_act(
            tr("Sign the assessment"), lambda: self.attempt(lambda: case.act(sign_impact_assessment, request))
        )


def _unless_signed(row: ImpactView) -> Verdict:
    return refusal(tr("It is signed."), tr("Supersede it instead."), unless=row.status is ImpactStatus.DRAFT)


def _text(row: ImpactView) -> list[tuple[str, str]]:
    answers = [
        (
            f"{answer.consideration.value} {answer.consideration.label}",
            answer.words if answer.applies else tr("Does not apply, because {words}", words=answer.words),
        )
        for answer in row.answers
    ]
    return [(tr("Policy"), row.policy), *((PART_WORDS[part], getattr(row, part)) for part in PARTS), *answers]


def _facts(row: ImpactView, case: Case) -> list[tuple[str, str]]:
    office = f", {row.signer_office}" if row.signer_office else ""
    signed = f"{row.signer}{office}, {day_of(row.signed_at, case)}" if row.signed_at else ""
    return [
        *_text(row),
        (tr("Missing"), listed(row.missing)),
        (ptr("one of them", "Engagement"), row.engagement),
        (tr("Written by"), row.author),
        (tr("Signed by"), signed),
        (tr("Supersedes"), row.supersedes),
        (tr("Superseded by"), row.superseded_by),
    ]
