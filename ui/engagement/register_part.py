"""The register of engagements: everything that our state does in the country, on one screen."""

from app.reading.engagement.register import EngagementView, engagement_views
from db.vocabulary import words
from db.vocabulary.engagement import RiskEffect
from language import mark, ptr, tr
from language.lists import listed
from language.wording import pmark
from ui.case import Case
from ui.countries.words import today
from ui.engagement.engagement_dialog import EngagementDialog
from ui.engagement.fields import iso
from ui.engagement.part import Part
from ui.frame import Frame
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column

_EFFECTS = {
    RiskEffect.RAISES: ("chevron-up", "danger"),
    RiskEffect.BOTH: ("warn", "warn"),
    RiskEffect.LOWERS: ("chevron-down", "ok"),
    RiskEffect.NONE: ("minus", "muted"),
    RiskEffect.NOT_ASSESSED: ("ring", "warn"),
}
"""Glyph and role of colour beside the words of an effect."""


def _impact(row: EngagementView) -> str:
    return row.impact or (tr("Missing") if row.impact_owed else tr("Not needed"))


_COLUMNS = (
    Column[EngagementView](mark("Number"), lambda row: row.number, width=124),
    Column[EngagementView](
        pmark("one of them", "Engagement"), lambda row: row.title, tooltip=lambda row: row.title, stretch=True
    ),
    Column[EngagementView](mark("Kind"), lambda row: words(row.kind), width=104),
    Column[EngagementView](mark("Status"), lambda row: words(row.status), width=100),
    Column[EngagementView](
        mark("Effect on risk"),
        lambda row: words(row.effect),
        glyph=lambda row: _EFFECTS[row.effect],
        role=lambda row: _EFFECTS[row.effect][1],
        tooltip=lambda row: row.effect_reason,
        width=172,
    ),
    Column[EngagementView](
        mark("Assessment"),
        _impact,
        role=lambda row: "danger" if row.impact_owed else "",
        glyph=lambda row: ("warn", "danger") if row.impact_owed else (("tick", "ok") if row.impact else None),
        width=146,
    ),
)


class RegisterPart(Part):
    """Those that ended come last."""

    title = mark("Register")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.register = Register[EngagementView](
            tr("What our state does there"),
            _COLUMNS,
            identity=lambda row: row.engagement_id,
            nothing=tr(
                "Enter trade, aid, security, migration, democracy support, a peace process, sanctions relief, "
                "recognition, an exit: each with what it does to the risk."
            ),
            add=tr("Register an engagement…"),
            on_add=self.enter,
            verdict=self.writes,
            facts=_facts,
            acts=(RowAct(tr("Revise the engagement…"), self.revise, lambda _row: self.writes, icon="edit"),),
        )
        self.new = self.register.new
        self.lay_out(self.register)

    def read(self) -> None:
        day = today(self.case)
        self.register.set_rows(self.case.look(lambda session: engagement_views(session, self.country, day)))

    def enter(self) -> EngagementDialog:
        """Enter an engagement."""
        dialog = EngagementDialog(self.case, self.frame, self.country, self.name)
        dialog.open()
        return dialog

    def revise(self, row: EngagementView) -> EngagementDialog:
        """Revise the chosen one."""
        dialog = EngagementDialog(self.case, self.frame, self.country, self.name, row)
        dialog.open()
        return dialog


def _facts(row: EngagementView) -> list[tuple[str, str]]:
    since = iso(row.since) or tr("beginning not said")
    period = (
        tr("{since}, until {until}", since=since, until=iso(row.until))
        if row.until
        else tr("{since}, until further notice", since=since)
    )
    prevention = tr("Counts as prevention") if row.counted else tr("Does not count as prevention")
    factors = listed(row.factor_titles) or tr("linked to no risk factor")
    return [
        (ptr("one of them", "Engagement"), row.title),
        (tr("Effect on risk"), f"{words(row.effect)}. {row.effect_reason}".strip()),
        (tr("Evidence"), ", ".join(row.evidence)),
        (tr("Prevention"), tr("{prevention}: {factors}", prevention=prevention, factors=factors)),
        (
            tr("Rights component"),
            row.rights_component or (tr("Missing: this is development work") if row.lacks_rights else ""),
        ),
        (tr("Policy area"), words(row.area)),
        (tr("Led by"), row.lead),
        (tr("Partners"), row.partners),
        (tr("Period"), period),
        (tr("Money"), str(row.money) if row.money else ""),
        (tr("Next review"), row.review_on.isoformat()),
        (tr("Impact assessment"), _impact(row)),
        (tr("Recorded by"), row.recorded_by),
    ]
