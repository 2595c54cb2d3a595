"""A matter called in from below, and a decision that proves to have been outside authority (Authority rules 8, 24)."""

from app.rules.authority.codes import refusal
from app.rules.authority.instruments import OfficeId
from app.rules.authority.refusal import Refusal
from app.rules.authority.register import Register
from app.rules.authority.requests import DecisionRequest, Matter
from app.rules.authority.resolution import resolve
from app.rules.authority.wording import instant


def check_call_in(
    office: OfficeId, addressed: OfficeId, matter: Matter, register: Register
) -> Refusal | None:
    """Why ``office`` cannot call in a matter that is addressed to ``addressed``, or None when it can.

    A delegator keeps the power it gave (Authority rule 8): any office above ``addressed`` on a line of instruments in
    force for the tool may call the matter in. Whether it may then decide is for ``resolve`` to say.
    """
    reached: set[OfficeId] = set()
    waiting = [addressed]
    while waiting:
        for instrument in register.reaching(waiting.pop()):
            source = instrument.source
            covers = instrument.powers is None or matter.tool in instrument.powers
            if source is not None and source not in reached and covers and instrument.in_force(matter.at):
                reached.add(source)
                waiting.append(source)
    if office in reached and office != addressed:
        return None
    names = {"office": register.office_name(office), "addressed": register.office_name(addressed)}
    return refusal("authority.call_in", names)


def outside_authority(request: DecisionRequest, register: Register) -> Refusal | None:
    """The finding that a recorded decision was outside authority, judged at its own instant; None when it was within.

    ``request`` is the decision with what is known now, ``register`` the instruments as they are now known to have
    been. The decision stays on record as such, with this correction beside it (Authority rule 24).
    """
    verdict = resolve(request, register)
    if not verdict.refused:
        return None
    told = {
        "at": instant(request.at),
        "office": register.office_name(request.office),
        "finding": verdict.message,
    }
    return refusal("authority.outside", told)
