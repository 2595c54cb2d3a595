"""Human rights impact assessments, gathered from the register."""

from sqlalchemy.orm import Session

from app.briefs.annex_rows import RightsPart
from app.documents import impact as page
from app.reading.documents.asked import Asked, cover_of, markings_of_country
from app.reading.documents.entries import entry_asked_for
from app.reading.engagement.annex import findings_of, rights_annex
from app.reading.engagement.impact import ImpactView, impact_views
from app.rules.engagement.impact import PART_WORDS, PARTS
from db.engagement.impact import ImpactAssessment
from db.vocabulary.engagement import ImpactStatus
from language import tr


def impact_paper(session: Session, asked: Asked) -> page.ImpactPaper:
    """The assessments of the country that is asked for: those in force and drafts. Or the one with the number.

    Raises:
        BadInput: no such country or assessment, or no file is open for it.
    """
    file, name, number = entry_asked_for(session, asked.subject, ImpactAssessment)
    views = impact_views(session, file.country)
    if number:
        views = tuple(view for view in views if view.number == number)
    shown = [view for view in views if view.in_force]
    shown += [
        view for view in views if view not in shown and (number or view.status is not ImpactStatus.SIGNED)
    ]
    return page.ImpactPaper(
        cover=cover_of(session, asked, name, markings_of_country(session, file.country), topic=file.country),
        sheets=tuple(_sheet(session, view) for view in shown),
        superseded=tuple(
            tr(
                "{number}, {policy}: superseded by {superseded_by}",
                number=view.number,
                policy=view.policy,
                superseded_by=view.superseded_by,
            )
            for view in views
            if view.superseded_by
        ),
        besides=rights_annex(session, file, asked.now),
    )


def _sheet(session: Session, view: ImpactView) -> page.ImpactSheet:
    signer = f"{view.signer}, {view.signer_office}" if view.signer_office else view.signer
    return page.ImpactSheet(
        number=view.number,
        policy=view.policy,
        engagement=view.engagement,
        author=view.author,
        started_at=view.started_at,
        signer=signer,
        signed_at=view.signed_at,
        supersedes=view.supersedes,
        missing=view.missing,
        parts=tuple(RightsPart(PART_WORDS[part], getattr(view, part)) for part in PARTS),
        findings=findings_of(session, view),
    )
