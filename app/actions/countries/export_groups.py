"""Groups at risk and actors leave the program: under pseudonyms, or without those that are protected (S-17)."""

import hashlib
from dataclasses import dataclass, field

from app.actions.common import country_file, require_role, settings_of
from app.actions.countries.register_entries import WRITERS
from app.reading.countries.file_rows import LiveRows
from app.reading.countries.groups_export import ExportForm, NameMode, groups_document
from app.reading.ministry.reference import current_marking_scheme
from app.refusals import Refused
from app.rules.entry.texts import required_text
from app.rules.markings import Marking, check_ceiling, check_marking, file_name, marking_text
from db.actor import Actor
from db.countries import CountryFile
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportGroups:
    """What leaves, how protected entries are treated, under which marking (a level's code), for whom and why."""

    country: str
    mode: NameMode
    form: ExportForm = ExportForm.JSON
    marking: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedGroups:
    """The document, and a file name that tells no name."""

    name: str
    content: bytes = field(repr=False)
    entries: int


def export_groups(work: Work, actor: Actor, request: ExportGroups) -> ExportedGroups:
    """The registers as a document; that it left, for whom, and its hash stand on the ledger.

    Raises:
        Refused: ``role``; ``marking.ceiling``; ``groups.name_readable``, when a protected name could still be read.
        BadInput: no such file or marking, or no purpose.
    """
    require_role(actor, *WRITERS)
    file = country_file(work, request.country)
    purpose = required_text(request.purpose, "purpose")
    scheme = current_marking_scheme(work.session)
    marking = check_marking(Marking(request.marking), scheme)
    if ceiling := settings_of(work).ceiling:
        check_ceiling(marking, ceiling, scheme)
    rows = LiveRows(work.session, file.country)
    document = groups_document(rows, request.mode, request.form, marking_text(marking, scheme))
    if document.still_readable:
        raise Refused(
            "groups.name_readable",
            tr(
                "A protected name can still be read in what would leave: it stands in the words of another entry, in "
                "another spelling."
            ),
            remedy=tr("Add that spelling to the other names of the protected entry, then export again."),
        )
    work.note(
        "groups.export",
        CountryFile.__tablename__,
        file.id,
        topic=file.country,
        reason=purpose,
        detail={
            "mode": request.mode.value,
            "form": request.form.value,
            "marking": request.marking,
            "entries": document.entries,
            "sha256": hashlib.sha256(document.content).hexdigest(),
        },
    )
    return ExportedGroups(
        name=file_name("groups", marking, scheme, extension=request.form.value, subject=file.country),
        content=document.content,
        entries=document.entries,
    )
