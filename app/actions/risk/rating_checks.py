"""What must hold of the rating of a factor before it is kept."""

from collections.abc import Iterable, Mapping

from app.reference.framework import Factor
from app.refusals import BadInput
from app.rules.entry.texts import clean_text, shown
from app.rules.risk.ratings import FactorRating, Finding, IndicatorRating, Rating
from db.vocabulary import words
from language import tr


def checked_rating(
    rating: FactorRating, factors: Mapping[int, Factor], on_file: Iterable[str]
) -> FactorRating:
    """A factor's rating as it is kept: its indicators in the framework's order, its texts clean.

    Raises:
        BadInput: unknown factor, indicator or evidence; a strength of what was not seen; a factor that is seen with
            nothing to show for it, or not seen while an indicator of it is.
    """
    factor = factors.get(rating.factor)
    if factor is None:
        raise BadInput(
            "factor",
            tr("The framework has no factor {factor}.", factor=rating.factor),
            remedy=tr("Use one of: {known}.", known=", ".join(map(str, factors))),
        )
    known = [indicator.code for indicator in factor.indicators]
    _require_known(
        [one.code for one in rating.indicators],
        known,
        "indicators",
        tr("factor {factor}", factor=factor.number),
    )
    given = {one.code: _indicator(one, on_file) for one in rating.indicators}
    _require_known(rating.evidence, on_file, "evidence", tr("the country file"))
    kept = FactorRating(
        factor=factor.number,
        rating=rating.rating,
        trend=rating.trend,
        indicators=tuple(given[code] for code in known if code in given),
        evidence=tuple(sorted(set(rating.evidence))),
        confidence=rating.confidence,
        note=clean_text(rating.note, "note"),
    )
    _require_grounds(kept)
    return kept


def _require_grounds(rating: FactorRating) -> None:
    if rating.rating is None:
        return
    if rating.rating.seen and not (rating.seen or rating.note):
        raise BadInput(
            "indicators",
            tr(
                "Factor {factor} is rated {rating} with nothing seen.",
                factor=rating.factor,
                rating=words(rating.rating).lower(),
            ),
            remedy=tr("Choose the indicators that were seen, or say in a note what was."),
        )
    if rating.rating is Rating.NOT_SEEN and rating.seen:
        raise BadInput(
            "indicators",
            tr(
                "Factor {factor} is rated as not seen, yet indicators are marked as seen.",
                factor=rating.factor,
            ),
            remedy=tr("Rate the factor, or take the indicators off."),
        )


def _indicator(given: IndicatorRating, on_file: Iterable[str]) -> IndicatorRating:
    if given.strength is not None and given.finding is not Finding.SEEN:
        raise BadInput(
            "strength",
            tr("Indicator {code} has a strength, but it is not marked as seen.", code=given.code),
            remedy=tr("Mark it as seen, or leave the strength out."),
        )
    _require_known(given.evidence, on_file, "evidence", tr("the country file"))
    return IndicatorRating(
        code=given.code,
        finding=given.finding,
        strength=given.strength,
        trend=given.trend,
        evidence=tuple(sorted(set(given.evidence))),
        note=clean_text(given.note, "note"),
    )


def _require_known(given: Iterable[str], known: Iterable[str], field: str, where: str) -> None:
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise BadInput(
            field,
            tr("“{unknown}” is not of {where}.", unknown=shown(unknown[0]), where=where),
            remedy=tr("Choose from the list that is shown."),
        )
