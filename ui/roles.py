"""What the roles mean, in a line each, for whoever gives them."""

from db.vocabulary import Role, words
from language import Wording, mark, tr

MEANING = Wording(
    {
        Role.ANALYST: mark("keeps country files and evidence, drafts and assesses reports"),
        Role.FOCAL_POINT: mark("leads: adds options, escalates, reviews, keeps the settings"),
        Role.AUTHORITY: mark("decides for the office that they hold"),
        Role.RECORDER: mark("records signed papers: decisions and delegations"),
        Role.ADMINISTRATOR: mark("people, offices, accounts and backups; never casework"),
        Role.AUDITOR: mark("reads everything, changes nothing; stands alone"),
    }
)


def role_choices() -> tuple[tuple[Role, str], ...]:
    """Every role with its name and meaning, to choose from."""
    return tuple((role, tr("{role}: {meaning}", role=words(role), meaning=MEANING[role])) for role in Role)


def roles_line(codes: tuple[str, ...]) -> str:
    """Roles by their stored codes as a line of words."""
    return ", ".join(words(Role(code)).lower() for code in codes)
