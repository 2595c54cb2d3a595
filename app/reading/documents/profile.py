"""The country profile, gathered from the country file."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from app.briefs.data import PhaseChange, PhaseHistory
from app.briefs.judgement import Sign, SignKind, SignPoint
from app.documents import profile as page
from app.reading.briefs.risk import rows_of_assessment
from app.reading.countries.background import background
from app.reading.countries.country_files import CountryView, country_view_of
from app.reading.countries.file_rows import FileRows
from app.reading.documents.asked import Asked, cover_of, markings_of_country
from app.reading.documents.profile_parts import parts
from app.reading.ministry.reference import current_countries
from app.reading.ministry.settings import read_settings
from app.reading.outside.signs import Measured, last_month, measured_signs
from app.reading.risk.risk_assessments import RiskAssessmentView
from app.reference.frameworks import UN
from app.refusals import BadInput
from app.rules.entry.dates import day_in
from app.rules.risk.scenarios import Scenario
from app.rules.signals.board import SignOfMonth
from app.rules.signals.months import month_of
from app.rules.signals.verdicts import Verdict, strongest
from db.assessments import RiskAssessment
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
    """The file of the country that is asked for, as it stands or as it was recorded when a past day ended.

    Raises:
        BadInput: no such country, no file is open for it or was then, or a day in the future.
    """
    country = current_countries(session).find(asked.subject)
    today, until = asked.day(session), asked.until(session)
    rows = asked.rows(session, country.alpha3)
    try:
        view = country_view_of(rows)
    except LookupError:
        raise _no_file(country.name, today if until else None) from None
    registers = background(rows, today)
    measured = _measured(session, country.alpha3, today, until)
    flag = registers.flag
    return page.CountryProfile(
        cover=cover_of(
            session, asked, country.name, markings_of_country(session, country.alpha3), topic=country.alpha3
        ),
        region=view.region,
        phases=_phases(view, today),
        next_review=view.next_review_on,
        flag=flag.reason if flag is not None and flag.flagged else "",
        signs=tuple(_sign(kind, measured) for kind in SignKind),
        signs_from=_signs_from(measured),
        assessment=_assessment(view, read_settings(session).time_zone),
        indicators=rows_of_assessment(session, _fresh(rows, view, until or asked.now), {}),
        background=view.background,
        parts=tuple(parts(rows, registers, today)),
        until=until,
    )


def _no_file(name: str, on: date | None) -> BadInput:
    if on is None:
        return BadInput(
            "country",
            tr("No country file is open for {name}.", name=name),
            remedy=tr("Open the country file first."),
        )
    return BadInput(
        "on",
        tr("No file on {name} was open on {on}.", name=name, on=on.isoformat()),
        remedy=tr("Choose a later day."),
    )


def _measured(session: Session, country: str, today: date, until: datetime | None) -> Measured | None:
    """The signs of the last month on record; of a past day, up to its month and by the data that were there."""
    settings = read_settings(session).signals
    if until is None:
        return measured_signs(session, country, settings)
    last = last_month(session, country, month_of(today), as_of=until)
    return None if last is None else measured_signs(session, country, settings, until=last, as_of=until)


def _fresh(rows: FileRows, view: CountryView, at: datetime) -> RiskAssessment | None:
    """The newest completed assessment on the UN Framework, where it was not older than the file's interval."""
    done = [
        (row.completed_at, row.number, row)
        for row in rows.of(RiskAssessment)
        if row.completed_at is not None and (row.framework or UN) == UN
    ]
    if not done:
        return None
    completed, _, newest = max(done, key=lambda each: each[:2])
    return newest if (at - completed).days <= view.review_every_days else None


def _phases(view: CountryView, today: date) -> PhaseHistory:
    present = view.on(today)
    return PhaseHistory(
        changes=tuple(
            PhaseChange(change.phase, change.changed_at, change.changed_by, change.reason)
            for change in view.phases
            if change.effective_on <= today
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


def _assessment(view: CountryView, zone: str) -> page.Assessment | None:
    done = [one for one in view.assessments if one.completed_at is not None]
    if not done:
        return None
    newest: RiskAssessmentView = max(done, key=lambda one: (one.completed_at, one.number))
    crimes = tuple(words(crime) for crime in newest.crimes)
    return page.Assessment(
        number=newest.number,
        framework=newest.framework_title,
        completed_on=day_in(newest.completed_at or newest.started_at, zone),
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
