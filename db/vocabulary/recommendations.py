"""Codes of what bodies of the United Nations recommend to a state."""

from enum import StrEnum

from language import Wording, mark
from language.wording import pmark


class RecommendingBody(StrEnum):
    """Who recommends."""

    UPR = "upr"
    TREATY_BODY = "treaty_body"
    SPECIAL_PROCEDURE = "special_procedure"
    OTHER = "other"


class UprResponse(StrEnum):
    """What the state under review answered. Only reviews are answered; the other bodies leave it open."""

    SUPPORTED = "supported"
    NOTED = "noted"
    PENDING = "pending"
    NONE = "none"


class MappingTarget(StrEnum):
    """What the rows of a mapped file are."""

    EVENTS = "events"
    RANKINGS = "rankings"
    RECOMMENDATIONS = "recommendations"


BODY_LABELS = Wording(
    {
        RecommendingBody.UPR: mark("Universal Periodic Review"),
        RecommendingBody.TREATY_BODY: mark("Treaty body"),
        RecommendingBody.SPECIAL_PROCEDURE: mark("Special procedure"),
        RecommendingBody.OTHER: mark("Another body"),
    }
)
RESPONSE_LABELS = Wording(
    {
        UprResponse.SUPPORTED: pmark("recommendation", "Supported"),
        UprResponse.NOTED: pmark("recommendation", "Noted"),
        UprResponse.PENDING: mark("Pending"),
        UprResponse.NONE: "",
    }
)
"""“Supported” and “noted” are the words of the Human Rights Council; “noted” is what others call not accepted."""
