"""The risk assessment that an assessment of a report rests on, or the way to make one."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout

from app.reading.countries.country_files import country_view
from app.reading.reports.report import ReportView
from app.reading.reports.standing import fresh_risk_assessment
from app.reading.risk.risk_assessments import RiskAssessmentView, factors_of
from app.reference.frameworks import UN
from app.rules.risk.ratings import Rating, Trend
from db.vocabulary import words
from language import plural, tr
from language.phrases import headed
from ui.case import Case
from ui.frame import Frame
from ui.reports.words import day
from ui.theme import TextSize
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.layouts import empty
from ui.widgets.notice import Notice, Tone
from ui.widgets.words import Words

_GRAVEST_FIRST = (Rating.HIGH, Rating.MEDIUM, Rating.LOW)


class RiskCard(Card):
    """The newest completed risk assessment of the country; a caution where it is missing or too old."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(tr("Risk assessment"))
        self._case = case
        self._frame = frame
        self._country = ""
        self.notice = Notice()
        self.go = ActButton(tr("Go to the country file"))
        self.go.acted.connect(self._go)
        self._facts = QVBoxLayout()
        self.body.addWidget(self.notice)
        # Beneath the sentence that sends there: the factors under it fill a screen.
        self.body.addWidget(self.go)
        self.body.addLayout(self._facts)

    def show_country(self, report: ReportView) -> None:
        """Show what is on the file of the report's country."""
        self._country = report.country
        country, at = report.country, self._case.now()
        file = self._case.look(lambda session: country_view(session, country))
        fresh = self._case.look(lambda session: fresh_risk_assessment(session, country, at) is not None)
        ours = [item for item in file.assessments if item.framework == UN]
        done = [item for item in ours if item.completed_at is not None]
        newest = max(done, key=lambda item: item.completed_at or at, default=None)
        self.go.set_words(tr("Go to the file of {file}", file=file.name))
        self.set_title(tr("Risk assessment of {file}", file=file.name))
        empty(self._facts)
        if newest is not None:
            self._show(newest)
        if fresh:
            self.notice.clear()
            return
        days = file.review_every_days
        what = (
            tr(
                "{newest_number} is older than the {days} days after which the file is reviewed.",
                newest_number=newest.number,
                days=days,
            )
            if newest
            else tr("No risk assessment of {file} is completed.", file=file.name)
        )
        pending = next((item for item in ours if item.completed_at is None), None)
        remedy = (
            tr(
                "{pending_number} of {author} is under way: complete it on the country file.",
                pending_number=pending.number,
                author=pending.author,
            )
            if pending
            else tr("Make one on the country file.")
        )
        self.notice.tell(Tone.WARN, what, remedy=remedy)

    def _show(self, newest: RiskAssessmentView) -> None:
        facts = Facts()
        finished = newest.completed_at
        by = tr("{newest_number} by {author}", newest_number=newest.number, author=newest.author)
        when = f", {day(finished.astimezone(self._case.zone).date())}" if finished else ""
        facts.add(tr("Assessment"), f"{by}{when}")
        facts.add(tr("How sure"), words(newest.confidence) if newest.confidence else tr("Not said"))
        if newest.confidence_reason:
            facts.add("", newest.confidence_reason)
        self._facts.addWidget(Words(newest.overview, running=True, selectable=True))
        self._facts.addWidget(facts)
        seen = list(self._seen(newest))
        unknown = sum(item.rating is Rating.UNKNOWN for item in newest.ratings)
        for line in seen or [tr("No factor was seen.")]:
            self._facts.addWidget(Words(line, wrap=True))
        if unknown:
            said = plural(
                "{count} factor was asked and could not be judged.",
                "{count} factors were asked and could not be judged.",
                unknown,
            )
            self._facts.addWidget(Words(said, size=TextSize.CAPTION, role="muted", wrap=True))

    def _seen(self, newest: RiskAssessmentView) -> Iterator[str]:
        factors = self._case.look(lambda session: factors_of(session, newest))
        titles = {factor.number: factor.title for factor in factors}
        for rating in _GRAVEST_FIRST:
            for item in newest.ratings:
                if item.rating is rating:
                    moving = "" if item.trend is Trend.UNKNOWN else f", {words(item.trend).lower()}"
                    title = titles.get(item.factor) or tr("factor")
                    yield headed(f"{words(rating)}{moving}", f"{item.factor}. {title}")

    def _go(self) -> None:
        self._frame.go("countries", f"{self._country}/risk")
