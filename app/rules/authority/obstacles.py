"""What can stand between a request and a decision, the greatest obstacle first.

The order of the table is a rule: of several things that stand in the way the greatest is reported, and of several
chains that fail the one with the least in its way.
"""

from app.rules.authority.refusal import Rule
from language import mark

_REFER = mark("Refer the report to an office that can decide it.")
_ELSEWHERE = mark("Ask an office that can decide it.")
_GIVE = mark(
    "Ask {delegator} for an instrument that covers this, or refer the report to an office that can decide it."
)
_GIVE_FIRST = mark("Ask {delegator} for an instrument that covers this.")
_MEND = mark(
    "Ask {delegator} to settle its own authority first, or refer the report to an office that can decide it."
)
_MEND_FIRST = mark("Ask {delegator} to settle its own authority first.")

OBSTACLES = (
    Rule(
        "authority.unknown_office",
        1,
        mark("Only an office of the register decides."),
        mark("There is no such office in the register."),
        mark("Choose an office of the register."),
    ),
    Rule(
        "authority.unknown_tool",
        1,
        mark("Only a tool of the toolbox is decided."),
        mark("There is no tool {tool} in the toolbox."),
        mark("Choose a tool of the toolbox."),
    ),
    Rule(
        "authority.before_escalation",
        14,
        mark("No decision is dated before its escalation."),
        mark("The decision is dated {at}, before the report was escalated on {escalated}."),
        mark("Correct the date of the decision."),
    ),
    Rule(
        "authority.no_holder",
        3,
        mark("An office without a holder decides nothing."),
        mark("Nobody holds the office {office} at this time."),
        mark("Appoint a holder, or refer the report to another office."),
        mark("Appoint a holder, or ask another office."),
    ),
    Rule(
        "authority.not_holder",
        3,
        mark("The power belongs to the office: only who holds it then exercises it."),
        mark("This person does not hold the office {office} on {at}."),
        mark("Have the present holder decide, or refer the report to another office."),
        mark("Have the present holder decide, or ask another office."),
    ),
    Rule(
        "authority.acting_in_force",
        5,
        mark("While someone acts in an office, its substantive holder does not decide."),
        mark(
            "Someone is acting as {office} on {at}; until that ends the substantive holder does not decide."
        ),
        mark("Have the acting holder decide, or end the acting appointment first."),
    ),
    Rule(
        "authority.no_instrument",
        1,
        mark("Without an instrument an office has no power."),
        mark("{office} holds no instrument of delegation."),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.power",
        1,
        mark("An instrument gives the tools that it names."),
        mark("No instrument of {office} gives it the power to use {tool}."),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.country",
        1,
        mark("An instrument reaches the countries that it names."),
        mark("{instrument} gives {office} the power to use {tool}, but not for {country}."),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.phase",
        1,
        mark("An instrument reaches the phases that it names."),
        mark("{instrument} does not reach a country in the phase “{phase}”."),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.chain.origin",
        2,
        mark("Every chain ends in original authority."),
        mark(
            "{instrument} was given by {delegator}, which has nothing to give: no line leads to original authority."
        ),
        _MEND,
        _MEND_FIRST,
    ),
    Rule(
        "authority.grade",
        21,
        mark("A principle reaches officials from its grade floor up."),
        mark("{instrument} reaches officials of grade {floor} and above, and {office} is not of that grade."),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.revoked",
        4,
        mark("From the instant of its revocation an instrument gives nothing."),
        mark("{instrument} was revoked with effect from {revoked}."),
        _GIVE,
        _GIVE_FIRST,
    ),
    Rule(
        "authority.expired",
        1,
        mark("An instrument ends at the instant of its valid-until."),
        mark("{instrument} ended on {until}."),
        _GIVE,
        _GIVE_FIRST,
    ),
    Rule(
        "authority.not_yet",
        1,
        mark("An instrument gives nothing before its valid-from."),
        mark("{instrument} takes effect only on {since}."),
        _GIVE,
        _GIVE_FIRST,
    ),
    Rule(
        "authority.unsigned",
        14,
        mark("An instrument gives nothing before its signature."),
        mark("{instrument} was signed only on {signed}, whatever date it takes effect from."),
        _GIVE,
        _GIVE_FIRST,
    ),
    Rule(
        "authority.personal",
        3,
        mark("A personal delegation falls with the person."),
        mark("{instrument} was given to one person and does not pass to anyone else in the office {office}."),
        _GIVE,
        _GIVE_FIRST,
    ),
    Rule(
        "authority.acting_excluded",
        5,
        mark("An instrument may exclude acting holders."),
        mark("{instrument} excludes acting holders."),
        mark("Wait for the substantive holder, or refer the report upward."),
        mark("Wait for the substantive holder, or ask an office above."),
    ),
    Rule(
        "authority.external",
        17,
        mark("Outside the ministry: original authority's approval and a conflict statement."),
        mark("{instrument} gives a power outside the ministry without {absent}."),
        mark(
            "Attach what is missing to a new instrument, or refer the report to an office that can decide it."
        ),
        mark("Attach what is missing to a new instrument, or ask an office that can decide it."),
    ),
    Rule(
        "authority.chain.power",
        2,
        mark("Nobody can give more than they have."),
        mark(
            "{office} itself was never given the power to use {tool}: {instrument}, above {deciding}, does not hold it."
        ),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.chain.country",
        2,
        mark("Nobody can give more than they have."),
        mark("{instrument}, from which {deciding} derives, does not reach {country}."),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.chain.phase",
        2,
        mark("Nobody can give more than they have."),
        mark("{instrument}, from which {deciding} derives, does not reach a country in the phase “{phase}”."),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.chain.not_in_force",
        2,
        mark("Every link up to original authority must be in force."),
        mark("{instrument}, from which {deciding} derives, is not in force on {at}."),
        mark("Ask {delegator} to renew {instrument}, or refer the report to an office that can decide it."),
        mark("Ask {delegator} to renew {instrument}, or ask an office that can decide it."),
    ),
    Rule(
        "authority.chain.holder",
        2,
        mark("Every link up to original authority must stand."),
        mark(
            "{instrument}, from which {deciding} derives, was given to one person who has left the office {office}."
        ),
        mark("Ask {delegator} for a new instrument, or refer the report to an office that can decide it."),
        mark("Ask {delegator} for a new instrument, or ask an office that can decide it."),
    ),
    Rule(
        "authority.sub_delegation",
        2,
        mark("Every link above the last must allow sub-delegation."),
        mark("{instrument} does not allow {office} to give the power on, so what it gave on has no force."),
        _MEND,
        _MEND_FIRST,
    ),
    Rule(
        "authority.prior_approval",
        16,
        mark("Prior written approval is dated before the instrument it approves."),
        mark(
            "{instrument} lets {office} give the power on only with written approval beforehand, and there is none."
        ),
        mark("Obtain the approval, then a new instrument signed after it; or refer the report."),
        mark("Obtain the approval, then a new instrument signed after it."),
    ),
    Rule(
        "authority.external_sub_delegation",
        17,
        mark("A delegate outside the ministry never sub-delegates."),
        mark("{office} is outside the ministry and cannot give on the power of {instrument}."),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.minister_personally",
        18,
        mark("A tool marked “minister personally” is left to original authority."),
        mark("{tool} is decided by original authority personally, and {office} decides under a delegation."),
        mark("Prepare a submission to the office with original authority."),
    ),
    Rule(
        "authority.emergency",
        12,
        mark("Emergency-only: imminent risk and immediate urgency."),
        mark(
            "{instrument} is for emergencies only: the phase must be “Imminent risk” and the urgency “Immediate”."
        ),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.out_of_phase",
        9,
        mark("A tool of a later phase needs an office with original authority."),
        mark(
            "{tool} belongs to a later phase than the one assessed ({phase}); {office} decides under a delegation."
        ),
        mark("Refer the report to the office with original authority, with the reason for acting early."),
        mark("Ask the office with original authority, with the reason for acting early."),
    ),
    Rule(
        "authority.separation.wrote",
        6,
        mark("Whoever wrote a report does not decide it."),
        mark("This person wrote the report and so does not decide it, whichever office they hold."),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.separation.assessed",
        6,
        mark("Whoever assessed a report does not decide it."),
        mark("This person assessed the report and so does not decide it, whichever office they hold."),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.conflict",
        6,
        mark("A declared conflict of interest bars deciding."),
        mark("This person has declared a conflict of interest with {country}."),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.ceiling",
        1,
        mark("A decision stays within the ceiling."),
        mark("The cost of {cost} is above the ceiling of {ceiling} in {instrument}."),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.chain.ceiling",
        2,
        mark("Nobody can give more than they have."),
        mark(
            "The cost of {cost} is above the ceiling of {ceiling} in {instrument}, from which {deciding} derives."
        ),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.currency",
        1,
        mark("A cost in another currency than the ceiling's is not converted."),
        mark(
            "The cost is in {currency} and the ceiling of {instrument} in {ceiling_currency}; amounts are not converted."
        ),
        mark("State the cost in {ceiling_currency}, or refer the report to an office that can decide it."),
        mark("State the cost in {ceiling_currency}, or ask an office that can decide it."),
    ),
    Rule(
        "authority.splitting",
        13,
        mark("Decisions of 30 days for one tool and country count together."),
        mark(
            "With what was authorised under {instrument} for {tool} in {country} in the 30 days before, the cost comes "
            "to {total}, above the ceiling of {ceiling}."
        ),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.splitting.currency",
        13,
        mark("Decisions of 30 days for one tool and country count together."),
        mark(
            "In the 30 days before, {instrument} was used for {tool} in {country} in another currency than its "
            "ceiling of {ceiling}; the amounts cannot be added."
        ),
        _REFER,
        _ELSEWHERE,
    ),
    Rule(
        "authority.training",
        23,
        mark("The ministry may bar who has no valid certificate of training."),
        mark("The ministry requires training for {tool}, and this person has no certificate valid on {at}."),
        mark("Complete the training, or refer the report to an office that can decide it."),
        mark("Complete the training, or ask an office that can decide it."),
    ),
    Rule(
        "authority.precondition",
        10,
        mark("What a tool presupposes is recorded before the decision."),
        mark("Before {tool} is decided this must be on record: {missing}."),
        mark("Record it, then decide."),
    ),
    Rule(
        "authority.consult",
        10,
        mark("Conditions of the instrument are met before the decision."),
        mark("Under {deciding} consultation comes before the decision; still missing: {departments}."),
        mark("Consult, record it, then decide."),
    ),
    Rule(
        "authority.legal_advice",
        10,
        mark("Conditions of the instrument are met before the decision."),
        mark("{instrument} asks for legal advice before the decision."),
        mark("Obtain legal advice, record it, then decide."),
    ),
    Rule(
        "authority.out_of_phase_reason",
        9,
        mark("A tool of a later phase needs a reason."),
        mark("{tool} belongs to a later phase than the one assessed ({phase}), and no reason is given."),
        mark("Give the reason for acting before that phase."),
    ),
    Rule(
        "authority.own_judgement",
        20,
        mark("A delegate decides by own judgement."),
        mark("An instruction was received from above, and own judgement has not been confirmed."),
        mark("Confirm that this is your own judgement, or have the superior decide in their own name."),
    ),
)
