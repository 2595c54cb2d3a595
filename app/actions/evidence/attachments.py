"""Files kept in the encrypted database: addressed by the hash of their bytes, never run."""

import hashlib
import re
from dataclasses import dataclass, field

import sqlalchemy as sa

from app.actions.common import find, settings_of
from app.reading.authority.permission import require_content_reader
from app.refusals import BadInput
from app.rules.entry.filenames import safe_name
from app.rules.entry.sizes import size_words
from db.actor import Actor
from db.evidence import Attachment
from db.work import Work
from language import tr

MEGABYTE = 1_000_000
"""Bytes of a megabyte, as the setting counts them."""

UNKNOWN_TYPE = "application/octet-stream"
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,90}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file to keep: the name it came with, which is only a label, and its bytes."""

    name: str
    content: bytes = field(repr=False)
    media_type: str = UNKNOWN_TYPE


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportAttachment:
    """A file to be copied out of the case. ``topic`` is the country or number whose history shows it."""

    attachment_id: str
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewAttachment:
    """A file to be looked at inside the program. ``topic`` is the country or number whose history shows it."""

    attachment_id: str
    topic: str = ""


def export_attachment(work: Work, actor: Actor, request: ExportAttachment) -> bytes:
    """The bytes of a file that leaves the encrypted case; that it left stands on the ledger.

    Raises:
        Refused: ``role.content``: an administrator never sees content.
        BadInput: no such file.
    """
    require_content_reader(actor)
    file = find(work, Attachment, request.attachment_id, "file")
    _note("attachment.export", work, file, request.topic)
    return file.content


def preview_attachment(work: Work, actor: Actor, request: PreviewAttachment) -> bytes:
    """The bytes of a file that is shown inside the program; that it was looked at stands on the ledger.

    Raises:
        Refused: ``role.content``: an administrator never sees content.
        BadInput: no such file.
    """
    require_content_reader(actor)
    file = find(work, Attachment, request.attachment_id, "file")
    _note("attachment.preview", work, file, request.topic)
    return file.content


def _note(action: str, work: Work, file: Attachment, topic: str) -> None:
    detail = {"name": file.name, "sha256": file.sha256}
    work.note(action, "attachments", file.id, topic=topic or None, detail=detail)


def keep_attachment(work: Work, name: str, content: bytes, media_type: str = UNKNOWN_TYPE) -> Attachment:
    """Keep a file under the present act. The same bytes are kept once, under the name they first came with.

    Raises:
        BadInput: empty, larger than the setting allows, or a name that hides something.
    """
    safe = safe_name(name)
    if not content:
        raise BadInput(
            "file",
            tr("The file {safe} is empty.", safe=safe),
            remedy=tr("Choose a file that has something in it."),
        )
    limit = settings_of(work).attachment_limit_mb
    if len(content) > limit * MEGABYTE:
        raise BadInput(
            "file",
            tr(
                "The file {safe} has {size}; at most {limit} MB are kept here.",
                safe=safe,
                size=size_words(len(content)),
                limit=limit,
            ),
            remedy=tr("Keep a smaller version or an extract, and say where the whole file lies."),
        )
    digest = hashlib.sha256(content).hexdigest()
    kept = work.one(sa.select(Attachment).where(Attachment.sha256 == digest))
    if kept is not None:
        return kept
    kind = media_type.strip().lower()
    return work.add(
        Attachment(
            sha256=digest,
            name=safe,
            media_type=kind if _MEDIA_TYPE.fullmatch(kind) else UNKNOWN_TYPE,
            size=len(content),
            content=content,
            added_at=work.at,
        )
    )


def keep_file(work: Work, file: NewFile) -> Attachment:
    """:func:`keep_attachment` of a file in a request.

    Raises:
        BadInput: as :func:`keep_attachment`.
    """
    return keep_attachment(work, file.name, file.content, file.media_type)
