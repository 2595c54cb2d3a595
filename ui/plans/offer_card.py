"""What the action plan agreed beforehand offers to a report, beside its options (S-36)."""

from collections.abc import Sequence

from app.reading.reports.plan_offers import PlanOffer
from app.rules.verdict import Verdict
from language import plural, tr
from reports.words import plain_day
from ui.may import first_refusal, refusal
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.words import Words


class OfferCard(Card):
    """The plan of the assessed phase, what opened it, and its measures; ``take`` makes options of them."""

    def __init__(self) -> None:
        super().__init__(tr("From the action plan"))
        self.said = Words(wrap=True, selectable=True)
        self.take = ActButton(tr("Take from the action plan…"))
        self.body.addWidget(self.said)
        self.body.addWidget(self.take)

    def show_offers(self, offers: Sequence[PlanOffer], may: Verdict) -> None:
        """Say what can be taken, and whether the reader may."""
        self.said.setText("\n".join(offered(offers)))
        self.said.setVisible(bool(offers))
        self.take.set_verdict(
            first_refusal(
                may,
                refusal(tr("No action plan is agreed for this country."), unless=bool(offers)),
                refusal(
                    tr("Each measure of its plans is among the options, or names no tool."),
                    unless=any(offer.measures for offer in offers),
                ),
            )
        )


def offered(offers: Sequence[PlanOffer]) -> list[str]:
    """In words: the plan of the assessed phase with its measures, then how many other plans hold."""
    said = []
    present = next((offer for offer in offers if offer.of_phase), None)
    if present is not None:
        plan = present.plan
        said.append(
            tr(
                "{plan_number} was agreed beforehand for the phase {phase}.",
                plan_number=plan.number,
                phase=plan.phase.label.lower(),
            )
        )
        if plan.openings:
            said[-1] += " " + tr(
                "The change of phase of {effective_on} opened it.",
                effective_on=plain_day(plan.openings[-1].effective_on),
            )
        said += [f"{one.tool}  {one.content.title}" for one in present.measures]
    elif offers:
        said.append(tr("No plan is agreed for the assessed phase."))
    others = sum(len(offer.measures) for offer in offers if not offer.of_phase)
    if others:
        said.append(
            plural(
                "Plans of other phases offer {count} measure more.",
                "Plans of other phases offer {count} measures more.",
                others,
            )
        )
    return said
