"""Entering or revising an engagement."""

from datetime import timedelta

from app.actions.engagement.register import (
    EngagementContent,
    RegisterEngagement,
    ReviseEngagement,
    register_engagement,
    revise_engagement,
)
from app.reading.engagement.register import EngagementView
from app.reading.ministry.reference import current_framework
from db.vocabulary.engagement import EngagementKind, EngagementStatus, PolicyArea, RiskEffect
from language import tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import choices, chosen, day_of, evidence_field, reason_field
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.money_field import CURRENCIES, MoneyField
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class EngagementDialog(Dialog):
    """A revision asks for its reason."""

    def __init__(
        self, case: Case, frame: Frame, country: str, name: str, row: EngagementView | None = None
    ) -> None:
        super().__init__(
            frame,
            tr("Revise {number}", number=row.number)
            if row
            else tr("Register an engagement in {name}", name=name),
            words=tr("What our own state does there, and what that does to the risk of atrocities."),
            width=760,
            about=row.number if row else country,
        )
        self._case = case
        self._country = country
        self._row = row
        self._what()
        self._effect()
        self.reason = reason_field()
        self.reason.setVisible(row is not None)
        self.form.add(self.reason)
        if row is None:
            self.review_on.set_value(today(case) + timedelta(days=case.settings.review_days))
        else:
            self._load(row)
        self.act_button = self.add_act(
            tr("Save the engagement") if row else tr("Register the engagement"), self._save
        )

    def _what(self) -> None:
        self.item_title = TextField(tr("Title"), name="title", required=True)
        self.kind = ChoiceField[EngagementKind](
            tr("Kind"), choices(EngagementKind), name="kind", required=True
        )
        self.area = ChoiceField[PolicyArea](
            tr("Policy area"), choices(PolicyArea), name="policy area", required=True
        )
        self.status = ChoiceField[EngagementStatus](
            tr("Status"), choices(EngagementStatus), name="status", required=True
        )
        self.lead = TextField(
            tr("Led by"), name="lead", required=True, hint=tr("Department or office of ours.")
        )
        self.partners = TextField(tr("Partners in the country"), name="partners", max_length=1_000)
        self.since = DateField(tr("Since"), name="since")
        self.until = DateField(tr("Until"), name="until", hint=tr("Empty: open."))
        ours = self._case.settings.currency
        self.money = MoneyField(
            tr("Money"), name="money", currencies=(ours, *(code for code in CURRENCIES if code != ours))
        )
        self.form.add(self.item_title)
        self.form.add_row(self.kind, self.area, self.status)
        self.form.add_row(self.lead, self.partners)
        self.form.add_row(self.since, self.until, self.money)

    def _effect(self) -> None:
        self.form.add_section(
            tr("Through the lens"),
            tr("An effect that is judged says why. “Not assessed” is a finding until it is."),
        )
        self.effect = ChoiceField[RiskEffect](
            tr("Effect on risk"), choices(RiskEffect), name="effect on risk", empty=None
        )
        self.effect_reason = TextArea(
            tr("Why"),
            name="reason for the effect",
            rows=2,
            hint=tr("Whom it reaches, whom it strengthens, who is left out."),
        )
        self.evidence = evidence_field()
        factors = self._case.look(current_framework)
        self.factors = MultiChoice[str](
            tr("Risk factors that it works on"),
            [(str(factor.number), f"{factor.number}  {factor.title}") for factor in factors],
            name="risk factors",
            hint=tr("Without one it is not in the prevention tally."),
            rows=5,
        )
        self.rights = TextArea(
            tr("Rights component"),
            name="rights component",
            rows=2,
            hint=tr("The active part for human rights; development work needs one."),
        )
        self.review_on = DateField(tr("Next review"), name="next review", required=True)
        self.form.add_row(self.effect, self.review_on)
        self.form.add(self.effect_reason, self.evidence, self.factors, self.rights)

    def _load(self, row: EngagementView) -> None:
        self.item_title.set_value(row.title)
        self.kind.set_value(row.kind)
        self.area.set_value(row.area)
        self.status.set_value(row.status)
        self.lead.set_value(row.lead)
        self.partners.set_value(row.partners)
        self.since.set_value(row.since)
        self.until.set_value(row.until)
        self.money.set_value(row.money)
        self.effect.set_value(row.effect)
        self.effect_reason.set_value(row.effect_reason)
        self.evidence.set_value(row.evidence)
        self.factors.set_value(row.risk_factors)
        self.rights.set_value(row.rights_component)
        self.review_on.set_value(row.review_on)

    def _save(self) -> None:
        def save() -> object:
            content = self._content()
            if self._row is None:
                request = RegisterEngagement(country=self._country, content=content)
                return self._case.act(register_engagement, request)
            revision = ReviseEngagement(
                engagement_id=self._row.engagement_id,
                based_on=self._row.version,
                content=content,
                reason=self.reason.value(),
            )
            return self._case.act(revise_engagement, revision)

        self.attempt(save)

    def _content(self) -> EngagementContent:
        return EngagementContent(
            kind=chosen(self.kind, "kind"),
            title=self.item_title.value(),
            area=chosen(self.area, tr("policy area")),
            lead=self.lead.value(),
            partners=self.partners.value(),
            since=self.since.value(),
            until=self.until.value(),
            money=self.money.value(),
            status=chosen(self.status, "status"),
            effect=chosen(self.effect, "effect"),
            effect_reason=self.effect_reason.value(),
            evidence=self.evidence.value(),
            risk_factors=self.factors.value(),
            rights_component=self.rights.value(),
            review_on=day_of(self.review_on),
        )
