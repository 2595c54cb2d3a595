"""Authority: who may decide what, under which instrument, at which instant (rules 1 to 24 of the design).

Everything here is a pure function over frozen values: the instant is in the request, the facts are in the register.
"""

from app.rules.authority.chains import Link
from app.rules.authority.codes import RULES
from app.rules.authority.countersigning import Act, check_ratification, check_second_signature
from app.rules.authority.coverage import Cell, Covering, coverage
from app.rules.authority.holders import exercises, exercising
from app.rules.authority.instruments import Holding, Instrument, Office, Tool
from app.rules.authority.nearness import (
    Candidate,
    OfficeAnswer,
    answer_for,
    explain_offices,
    who_can_decide,
)
from app.rules.authority.powers import power_of
from app.rules.authority.refusal import Refusal, Rule
from app.rules.authority.register import MemorySource, Register, RegisterSource
from app.rules.authority.registering import Filing, check_new_instrument, powers_not_held
from app.rules.authority.requests import Certificate, DecisionRequest, Matter, PriorDecision
from app.rules.authority.resolution import resolve
from app.rules.authority.reviewing import check_call_in, outside_authority
from app.rules.authority.revoking import Revocation, ToConfirm, check_revocation, instruments_to_confirm
from app.rules.authority.separation import separation
from app.rules.authority.verdicts import Standing, Verdict

__all__ = [
    "RULES",
    "Act",
    "Candidate",
    "Cell",
    "Certificate",
    "Covering",
    "DecisionRequest",
    "Filing",
    "Holding",
    "Instrument",
    "Link",
    "Matter",
    "MemorySource",
    "Office",
    "OfficeAnswer",
    "PriorDecision",
    "Refusal",
    "Register",
    "RegisterSource",
    "Revocation",
    "Rule",
    "Standing",
    "ToConfirm",
    "Tool",
    "Verdict",
    "answer_for",
    "check_call_in",
    "check_new_instrument",
    "check_ratification",
    "check_revocation",
    "check_second_signature",
    "coverage",
    "exercises",
    "exercising",
    "explain_offices",
    "instruments_to_confirm",
    "outside_authority",
    "power_of",
    "powers_not_held",
    "resolve",
    "separation",
    "who_can_decide",
]
