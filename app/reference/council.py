"""What can be done where the Security Council is blocked (S-23)."""

from app.reference.toolbox import SecurityCouncil, Tool
from language import mark, said

_PATHS: dict[SecurityCouncil, tuple[str, ...]] = {
    SecurityCouncil.NOT_NEEDED: (),
    SecurityCouncil.DEPENDS_ON_FORUM: (
        mark("General Assembly: a resolution, or an emergency special session under A/RES/377(V)"),
        mark("Human Rights Council: a resolution or a special session, which 16 of its members can call"),
        mark("Regional organisation: a decision of its own"),
    ),
    SecurityCouncil.ONLY_FOR_UN_LISTING: (
        mark("Sanctions of our own and of partners, which need no listing by the United Nations"),
        mark("Regional organisation: a listing of its own"),
        mark("General Assembly: a recommendation to all states"),
    ),
    SecurityCouncil.ONLY_FOR_REFERRAL: (
        mark(
            "International Criminal Court: referral by a state party (Rome Statute, article 14), the Prosecutor's "
            "own motion (article 15), or acceptance by the state itself (article 12, paragraph 3)"
        ),
        mark(
            "International Court of Justice: a case between states, as under article IX of the Genocide Convention"
        ),
        mark(
            "Human Rights Council: a fact-finding mission, a commission of inquiry or an investigative mechanism"
        ),
        mark("General Assembly: a mechanism that keeps evidence, as in A/RES/71/248"),
        mark("National courts: universal jurisdiction"),
    ),
    SecurityCouncil.REQUIRED: (
        mark(
            "General Assembly: a recommendation under A/RES/377(V), which authorises no force against a state"
        ),
        mark("Regional organisation: observers or a mission that the state consents to"),
        mark("Human Rights Council: monitors and investigators instead of forces"),
    ),
}


def possible_without_council(tool: Tool) -> bool:
    """Whether the tool can be used, at least in another forum, though the Council is blocked."""
    return tool.security_council is not SecurityCouncil.REQUIRED


def other_paths(need: SecurityCouncil) -> tuple[str, ...]:
    """Ways to the same end that a veto cannot close; none where the Council has no part in it."""
    return tuple(map(said, _PATHS[need]))
