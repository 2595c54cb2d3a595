"""What a frozen brief is called when it leaves the program, and in which language it was written."""

from sqlalchemy.orm import Session

from app.briefs.encoding import decode
from app.reading.ministry.reference import current_marking_scheme
from app.refusals import UserError
from app.rules.entry.filenames import document_name
from app.rules.markings import Marking, file_name
from db.reports import Brief
from language import Language


def brief_file_name(session: Session, brief_id: str) -> str:
    """A name that carries nothing above the marking of the frozen brief, such as ``EW-2026-0042-v3_OS.pdf``.

    A level that the scheme in use does not know any more leaves the issued reference alone.
    """
    brief = decode(session.get_one(Brief, brief_id).data.encode())
    reference = f"{brief.report_number}-v{brief.version}"
    marking = Marking(brief.marking.level, frozenset(brief.marking.caveats))
    try:
        return file_name(
            reference, marking, current_marking_scheme(session), extension="pdf", subject=brief.country
        )
    except UserError:
        return document_name(reference, extension="pdf")


def brief_language(session: Session, brief_id: str) -> Language:
    """The language of the frozen pages, which stays what it was whoever reads them."""
    return decode(session.get_one(Brief, brief_id).data.encode()).language
