"""The risk tab of a country file, for its tests."""

from app.reading.countries.country_files import country_view
from app.reading.risk.risk_assessments import RiskAssessmentView
from app.rules.risk.ratings import Rating
from tests.support.ministry import Ministry
from ui.countries.page import CountriesPage
from ui.risk.rating_form import RatingForm
from ui.risk.tab import RiskTab


def assessments(ministry: Ministry) -> tuple[RiskAssessmentView, ...]:
    with ministry.store.read() as session:
        return country_view(session, "MMR").assessments


def risk_tab(page: CountriesPage) -> RiskTab:
    tab = page.file.risk
    page.file.tabs.setCurrentWidget(tab)
    return tab


def started(page: CountriesPage) -> RatingForm:
    part = risk_tab(page).assessments
    part.start()
    form = part.shown
    assert isinstance(form, RatingForm)
    form.tree.setFocus()
    return form


def rest_unknown(form: RatingForm, but: int) -> None:
    for factor in form.draft.factors:
        if factor.number != but:
            form.draft.set_factor(factor.number, rating=Rating.UNKNOWN)
