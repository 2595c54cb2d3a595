"""What our policy areas do to rights, and which interests were weighed."""

from app.reading.engagement.register import RightsEffectView, WeighingView, rights_effects, weighings
from db.vocabulary import words
from language import mark, ptr, tr
from ui.case import Case
from ui.countries.words import day_of
from ui.engagement.interests_dialog import InterestsDialog
from ui.engagement.part import Part
from ui.engagement.rights_dialog import RightsDialog
from ui.frame import Frame
from ui.widgets.register import Register
from ui.widgets.rows_model import Column


class RightsPart(Part):
    """Two registers: the effect on rights by policy area, and interests weighed."""

    title = mark("Rights and interests")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.rights = Register[RightsEffectView](
            tr("Effect on rights by policy area"),
            (
                Column(tr("Policy area"), lambda row: words(row.area), width=180),
                Column(tr("Discrimination"), lambda row: row.discrimination, stretch=True),
                Column(tr("Grievance"), lambda row: row.grievance, width=200),
                Column(tr("Judged"), lambda row: day_of(row.judged_at, case), width=130),
            ),
            identity=lambda row: row.area,
            nothing=tr(
                "In a file at high risk each policy area is looked at: patterns of discrimination, grievance, "
                "internal conflict. An area without an entry is listed as a finding."
            ),
            add=tr("Judge a policy area…"),
            on_add=self.judge,
            verdict=self.writes,
            facts=lambda row: [
                (tr("Discrimination"), row.discrimination),
                (tr("Grievance"), row.grievance),
                (tr("Internal conflict"), row.internal_conflict),
                (tr("Evidence"), ", ".join(row.evidence)),
                (tr("Judged by"), f"{row.judged_by}, {day_of(row.judged_at, case)}"),
                (
                    tr("Earlier"),
                    tr("{earlier} earlier judgements stay on record", earlier=row.earlier)
                    if row.earlier
                    else "",
                ),
            ],
        )
        self.interests = Register[WeighingView](
            tr("Interests weighed"),
            (
                Column(tr("On"), lambda row: row.weighed_on.isoformat(), width=100),
                Column(tr("What was decided"), lambda row: row.subject, stretch=True),
                Column(
                    tr("Put first"),
                    lambda row: words(row.put_first),
                    role=lambda row: "danger" if row.override else "",
                    glyph=lambda row: ("warn", "danger") if row.override else None,
                    width=170,
                ),
                Column(tr("By"), lambda row: row.put_first_by or tr("nobody named"), width=190),
            ),
            identity=lambda row: row.weighing_id,
            nothing=tr(
                "Where economy, security, development, migration or democracy stood against prevention, what weighed "
                "and who put which first."
            ),
            add=tr("Weigh interests…"),
            on_add=self.weigh,
            verdict=self.writes,
            facts=_weighed,
        )
        self.new = self.rights.new
        self.lay_out(self.rights, self.interests)

    def read(self) -> None:
        self.rights.set_rows(self.case.look(lambda session: rights_effects(session, self.country)))
        self.interests.set_rows(self.case.look(lambda session: weighings(session, self.country)))

    def judge(self) -> RightsDialog:
        """Judge a policy area."""
        dialog = RightsDialog(self.case, self.frame, self.country)
        dialog.open()
        return dialog

    def weigh(self) -> InterestsDialog:
        """Record which interests were weighed."""
        dialog = InterestsDialog(self.case, self.frame, self.country)
        dialog.open()
        return dialog


def _weighed(row: WeighingView) -> list[tuple[str, str]]:
    first = tr("{interest}: {reason}", interest=words(row.put_first), reason=row.reason)
    who = f"{row.put_first_by}, {row.office}" if row.put_first_by else ""
    return [
        *((words(interest), said) for interest, said in row.weighed),
        (tr("Put first"), first),
        (tr("Put first by"), who),
        (tr("Risk that day"), tr("clear") if row.risk_clear else tr("not clear")),
        (ptr("one of them", "Engagement"), row.engagement),
        (tr("Decision"), row.decision_said),
        (tr("Recorded by"), row.recorded_by),
    ]
