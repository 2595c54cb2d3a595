"""The country profile, gathered from the country file."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from app.briefs.data import PhaseChange, PhaseHistory, Sign, SignKind, SignPoint
from app.documents import profile as page
from app.reading.briefs.risk import indicator_rows
from app.reading.countries.background import background
from app.reading.countries.country_files import CountryView, country_view
from app.reading.countries.file_rows import LiveRows
from app.reading.documents.asked import Asked, cover_of, markings_of_country
from app.reading.documents.profile_parts import parts
from app.reading.ministry.reference import current_countries
from app.reading.ministry.settings import read_settings
from app.reading.outside.signs import Measured, measured_signs
from app.reading.risk.risk_assessments import RiskAssessmentView
from app.refusals import BadInput
from app.rules.risk.scenarios import Scenario
from app.rules.signals.board import SignOfMonth
from app.rules.signals.verdicts import Verdict, strongest
from db.vocabulary import words
from db.vocabulary.signals import Sign as Measure
from language import Wording, mark, tr

_SIGNS = {
    SignKind.CIVILIAN_SHARE: (Measure.CIVILIAN_SHARE, Measure.ONE_SIDED_DEATHS),
    SignKind.INFRASTRUCTURE: (Measure.INFRASTRUCTURE,),
    SignKind.SYSTEMATIC: (Measure.SPREAD,),
}
_PRESENT = {Verdict.FIRES: True, Verdict.QUIET: False}
_UNITS = Wording({Measure.CIVILIAN_SHARE: mark("% of deaths")})


def country_profile(session: Session, asked: Asked) -> page.CountryProfile:
    """The file of the country that is asked for, as it stands.

    Raises:
        BadInput: no such country, or no file is open for it.
    """
    country = current_countries(session).find(asked.subject)
    try:
        view = country_view(session, country.alpha3)
    except LookupError:
        raise BadInput(
            "country",
            tr("No country file is open for {country}.", country=country.name),
            remedy=tr("Open the country file first."),
        ) from None
    today = asked.day(session)
    registers = background(LiveRows(session, country.alpha3), today)
    measured = measured_signs(session, country.alpha3, read_settings(session).signals)
    flag = registers.flag
    return page.CountryProfile(
        cover=cover_of(
            session, asked, country.name, markings_of_country(session, country.alpha3), topic=country.alpha3
        ),
        region=view.region,
        phases=_phases(view),
        next_review=view.next_review_on,
        flag=flag.reason if flag is not None and flag.flagged else "",
        signs=tuple(_sign(kind, measured) for kind in SignKind),
        signs_from=_signs_from(measured),
        assessment=_assessment(view),
        indicators=indicator_rows(session, country.alpha3, asked.now, {}),
        background=view.background,
        parts=tuple(parts(session, country.alpha3, registers, today)),
    )


def _phases(view: CountryView) -> PhaseHistory:
    present = view.present
    return PhaseHistory(
        changes=tuple(
            PhaseChange(change.phase, change.changed_at, change.changed_by, change.reason)
            for change in view.phases
        ),
        risk_level=present.risk_level if present else None,
        ongoing=present.ongoing if present else None,
    )


def _signs_from(measured: Measured | None) -> str:
    if measured is None:
        return ""
    return tr("{dataset}, up to {last}", dataset=measured.dataset.label, last=measured.board.last)


def _sign(kind: SignKind, measured: Measured | None) -> Sign:
    """A sign of the last month that the data cover: of its two halves the one that is seen."""
    if measured is None:
        return Sign(kind, not_measured_because=tr("No imported data set covers this country."))
    judged = [one for one in measured.board.of_month(measured.board.last) if one.sign in _SIGNS[kind]]
    if not judged:
        return Sign(kind, not_measured_because=tr("The data of this month do not tell."))
    verdict = strongest(*(one.verdict for one in judged))
    chosen = next(one for one in judged if one.verdict is verdict)
    return Sign(
        kind,
        value=chosen.says,
        test="" if verdict in _PRESENT else verdict.words,
        present=_PRESENT.get(chosen.verdict),
        series=tuple(_points(measured, chosen)),
        usual=None if chosen.usual is None else Decimal(str(round(chosen.usual, 1))),
        unit=_UNITS.get(chosen.sign, ""),
    )


def _points(measured: Measured, sign: SignOfMonth) -> Iterator[SignPoint]:
    for day, value in measured.series(sign):
        yield SignPoint(date.fromisoformat(day), None if value is None else Decimal(str(value)))


def _assessment(view: CountryView) -> page.Assessment | None:
    done = [one for one in view.assessments if one.completed_at is not None]
    if not done:
        return None
    newest: RiskAssessmentView = max(done, key=lambda one: (one.completed_at, one.number))
    crimes = tuple(words(crime) for crime in newest.crimes)
    return page.Assessment(
        number=newest.number,
        framework=newest.framework_title,
        completed_on=newest.completed_at.date() if newest.completed_at else newest.started_at.date(),
        author=newest.author,
        overview=newest.overview,
        confidence=newest.confidence,
        confidence_reason=newest.confidence_reason,
        at_risk=newest.at_risk,
        from_whom=newest.from_whom,
        crimes=(tr("Too early to say"),) if newest.crimes_undetermined else crimes,
        scenarios=tuple(_scenario(one) for one in newest.scenarios),
    )


def _scenario(one: Scenario) -> str:
    likely = f" ({one.likelihood}{f', {one.likelihood_range}' if one.likelihood_range else ''})"
    return f"{one.name}{likely if one.likelihood else ''}: {one.pathway}"
