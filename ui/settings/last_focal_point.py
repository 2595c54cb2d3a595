"""What is said before the last focal point loses the role or the account."""

from app.reading.ministry.organisation import PersonView, alone_as, person_views
from db.vocabulary import Role
from language import tr
from ui.dialogs.dialog import Dialog
from ui.open_case import OpenCase
from ui.widgets.notice import Tone


def warn_of_last_focal_point(dialog: Dialog, case: OpenCase, person: PersonView) -> None:
    """It is not refused, since a successor may sign in tomorrow; but nobody shall find out by a warning that waits."""
    people = case.look(lambda session: person_views(session, case.now()))
    if alone_as(people, person, Role.FOCAL_POINT):
        dialog.notice.tell(
            Tone.WARN,
            tr(
                "{person} is the only focal point: without one no report can be escalated.",
                person=person.name,
            ),
            remedy=tr("Give the role to somebody else first."),
        )
