"""Which section of the manual explains a place of the window: a page, a tab, a part of one, or a dialog.

A place is named by its module, and the longest name that fits counts. So a new dialog of a room is explained by its room's
chapter before anybody gives it a section of its own.
"""

from PySide6.QtWidgets import QStackedWidget, QTabBar, QTabWidget, QWidget

BEGINNING = "start"

TOPICS = {
    "ui.authorities": "authorities",
    "ui.authorities.appoint": "authorities#add-an-office-and-appoint-its-holder",
    "ui.authorities.coverage": "authorities#see-where-nobody-can-decide",
    "ui.authorities.end": "authorities#add-an-office-and-appoint-its-holder",
    "ui.authorities.falls": "authorities#see-what-falls-when-something-ends",
    "ui.authorities.instrument": "authorities#record-an-instrument",
    "ui.authorities.office": "authorities#add-an-office-and-appoint-its-holder",
    "ui.authorities.organisation": "authorities#add-an-office-and-appoint-its-holder",
    "ui.authorities.revoke": "authorities#revoke-an-instrument",
    "ui.authorities.what_if": "authorities#see-what-falls-when-something-ends",
    "ui.authorities.who": "authorities#ask-who-can-decide",
    "ui.background": "background",
    "ui.background.answer": "background#go-through-the-structural-checklist",
    "ui.background.atrocity": "background#record-past-atrocities",
    "ui.background.export": "background#export-groups-and-actors",
    "ui.background.group": "background#record-groups-at-risk-and-actors",
    "ui.background.history": "background#record-past-atrocities",
    "ui.background.mechanism": "background#keep-treaties-recommendations-and-special-procedures",
    "ui.background.perpetrator": "background#record-groups-at-risk-and-actors",
    "ui.background.procedure": "background#keep-treaties-recommendations-and-special-procedures",
    "ui.background.recommendation": "background#keep-treaties-recommendations-and-special-procedures",
    "ui.background.relation": "background#record-groups-at-risk-and-actors",
    "ui.background.structures": "background#go-through-the-structural-checklist",
    "ui.background.treat": "background#keep-treaties-recommendations-and-special-procedures",
    "ui.background.un": "background#keep-treaties-recommendations-and-special-procedures",
    "ui.comparing": "country-file#compare-two-days",
    "ui.countries": "country-file",
    "ui.countries.access_log": "country-file#see-who-looked-at-the-file",
    "ui.countries.as_of": "country-file#go-back-to-a-past-day",
    "ui.countries.attach": "evidence#record-evidence-from-files",
    "ui.countries.compare": "evidence#revise-what-we-wrote",
    "ui.countries.conflict": "country-file#declare-a-conflict-of-interest",
    "ui.countries.contradiction": "evidence#link-and-contradict",
    "ui.countries.corroboration": "evidence#link-and-contradict",
    "ui.countries.cycle": "country-file#review-a-file",
    "ui.countries.description": "country-file#edit-the-description",
    "ui.countries.erase": "evidence#keep-the-register-of-sources",
    "ui.countries.events": "imports#read-the-events-of-a-country",
    "ui.countries.evidence": "evidence",
    "ui.countries.evidence_dialog": "evidence#record-evidence",
    "ui.countries.evidence_filter": "evidence#find-an-item",
    "ui.countries.history": "country-file#read-the-history-of-a-country",
    "ui.countries.lift": "evidence#keep-the-register-of-sources",
    "ui.countries.movement": "evidence#record-evidence",
    "ui.countries.open_file": "country-file#open-a-country-file",
    "ui.countries.past": "country-file#go-back-to-a-past-day",
    "ui.countries.phase": "country-file#change-the-phase",
    "ui.countries.reports": "country-file#read-the-reports-of-a-country",
    "ui.countries.review": "country-file#review-a-file",
    "ui.countries.revise": "evidence#revise-what-we-wrote",
    "ui.countries.source": "evidence#keep-the-register-of-sources",
    "ui.countries.wording": "evidence#revise-what-we-wrote",
    "ui.desk": "desk",
    "ui.desk.decision_times": "desk#see-how-quickly-warnings-are-decided",
    "ui.desk.map": "desk#read-the-map",
    "ui.desk.measures": "desk#see-how-quickly-warnings-are-decided",
    "ui.dialogs.ask": "tables#keys-everywhere",
    "ui.dialogs.bug": "troubleshooting#the-program-failed",
    "ui.dialogs.ending": "troubleshooting#the-program-ended-while-i-was-typing",
    "ui.dialogs.key_sheet": "tables#keys-everywhere",
    "ui.dialogs.typed": "troubleshooting#the-program-ended-while-i-was-typing",
    "ui.engagement": "engagement",
    "ui.engagement.annex": "engagement#decide-a-trigger-event",
    "ui.engagement.benchmark": "engagement#plan-steps-with-benchmarks",
    "ui.engagement.engagement": "engagement#register-an-engagement",
    "ui.engagement.event": "engagement#decide-a-trigger-event",
    "ui.engagement.exposure": "engagement#keep-the-exposure-list",
    "ui.engagement.impact": "engagement#assess-human-rights-impact",
    "ui.engagement.interests": "engagement#weigh-interests",
    "ui.engagement.message": "engagement#compare-promise-and-conduct",
    "ui.engagement.opportunit": "engagement#log-an-opportunity",
    "ui.engagement.peace": "engagement#follow-a-peace-process",
    "ui.engagement.process": "engagement#follow-a-peace-process",
    "ui.engagement.promise": "engagement#compare-promise-and-conduct",
    "ui.engagement.register": "engagement#register-an-engagement",
    "ui.engagement.rights": "engagement#assess-human-rights-impact",
    "ui.engagement.stakeholder": "engagement#follow-a-peace-process",
    "ui.engagement.start_impact": "engagement#assess-human-rights-impact",
    "ui.engagement.step": "engagement#plan-steps-with-benchmarks",
    "ui.engagement.trigger": "engagement#decide-a-trigger-event",
    "ui.engagement.waiver": "engagement#decide-a-trigger-event",
    "ui.find": "finding",
    "ui.history": "history",
    "ui.history.export": "history#export-for-an-inquiry",
    "ui.history.paper": "history#check-a-printed-brief",
    "ui.imports": "imports",
    "ui.imports.batches": "imports#withdraw-a-batch",
    "ui.imports.choose": "imports#import-a-file",
    "ui.imports.export": "imports#export-a-table",
    "ui.imports.mapping": "imports#say-which-column-is-which",
    "ui.imports.plan": "imports#what-is-refused",
    "ui.inquiry": "history#answer-an-inquiry",
    "ui.paste_dialog": "evidence#add-several-sources-from-a-spreadsheet",
    "ui.pdf": "reports#save-or-print-a-brief",
    "ui.plans": "plans",
    "ui.plans.lesson": "plans#record-what-came-of-it",
    "ui.plans.lever": "plans#keep-the-levers",
    "ui.plans.measure": "plans#agree-an-action-plan",
    "ui.plans.plan": "plans#agree-an-action-plan",
    "ui.plans.seen": "plans#record-what-came-of-it",
    "ui.plans.signed": "plans#agree-an-action-plan",
    "ui.plans.spend": "plans#keep-the-levers",
    "ui.plans.submit": "plans#agree-an-action-plan",
    "ui.plans.take": "plans#use-a-plan",
    "ui.preview": "evidence#look-at-a-file",
    "ui.printing": "reports#print-other-documents",
    "ui.release": "reports#prepare-a-copy-for-a-partner-or-the-public",
    "ui.reports": "reports",
    "ui.reports.ask": "reports#ask-for-information",
    "ui.reports.assess": "reports#assess-a-report",
    "ui.reports.brief": "reports#save-or-print-a-brief",
    "ui.reports.choices": "reports#decide",
    "ui.reports.comment": "reports#comment-on-a-report",
    "ui.reports.confirm": "reports#record-a-signed-paper",
    "ui.reports.consult": "reports#consult-a-department",
    "ui.reports.decide": "reports#decide",
    "ui.reports.decided": "reports#read-why-it-was-decided-so",
    "ui.reports.dissent": "reports#assess-a-report",
    "ui.reports.draft": "reports#write-a-report",
    "ui.reports.earlier": "reports#go-back-to-an-earlier-state",
    "ui.reports.escalate": "reports#carry-a-warning-to-an-office",
    "ui.reports.escalated": "reports#decide",
    "ui.reports.finding": "reports#record-that-a-decision-was-outside-authority",
    "ui.reports.hand": "reports#freeze-a-new-version-and-hand-it-over",
    "ui.reports.new_report": "reports#write-a-report",
    "ui.reports.no_action": "reports#add-options",
    "ui.reports.option": "reports#add-options",
    "ui.reports.paper": "reports#record-a-signed-paper",
    "ui.reports.preview": "reports#carry-a-warning-to-an-office",
    "ui.reports.refuse_record": "reports#refuse-a-record-that-differs-from-the-paper",
    "ui.reports.refer": "reports#refer-it-on",
    "ui.reports.renew": "reports#freeze-a-new-version-and-hand-it-over",
    "ui.reports.response": "reports#respond",
    "ui.reports.review": "reports#review-and-close",
    "ui.reports.stale": "reports#go-back-to-an-earlier-state",
    "ui.reports.versions": "reports#compare-two-versions",
    "ui.risk": "risk",
    "ui.risk.assessment": "risk#assess-the-risk",
    "ui.risk.assumption": "risk#keep-assumptions",
    "ui.risk.comparison": "risk#compare-two-dates",
    "ui.risk.complete": "risk#complete-an-assessment",
    "ui.risk.describe": "risk#say-who-is-at-risk-and-which-ways-things-may-go",
    "ui.risk.ranking": "risk#read-outside-rankings",
    "ui.risk.rating": "risk#assess-the-risk",
    "ui.risk.scenario": "risk#say-who-is-at-risk-and-which-ways-things-may-go",
    "ui.settings": "settings",
    "ui.settings.about": "security#what-protects-the-case",
    "ui.settings.add_person": "settings#keep-people-and-accounts",
    "ui.settings.appearance": "settings#change-how-the-window-looks",
    "ui.settings.backups": "security#back-up",
    "ui.settings.close_account": "settings#keep-people-and-accounts",
    "ui.settings.correct_person": "settings#keep-people-and-accounts",
    "ui.settings.import": "settings#keep-the-reference-tables",
    "ui.settings.key": "security#use-the-recovery-key",
    "ui.settings.load_framework": "settings#keep-the-reference-tables",
    "ui.settings.ministry": "settings#change-the-ministrys-rules",
    "ui.settings.people": "settings#keep-people-and-accounts",
    "ui.settings.reference": "settings#keep-the-reference-tables",
    "ui.settings.reset": "settings#keep-people-and-accounts",
    "ui.settings.restore_table": "settings#keep-the-reference-tables",
    "ui.settings.roles": "settings#keep-people-and-accounts",
    "ui.settings.secret": "settings#keep-people-and-accounts",
    "ui.settings.signals": "settings#set-the-thresholds-of-the-signs",
    "ui.settings.table": "settings#keep-the-reference-tables",
    "ui.settings.you": "settings#change-your-passphrase",
    "ui.signals": "signals",
    "ui.signals.accept": "signals#accept-a-signal",
    "ui.start": BEGINNING,
    "ui.start.key": "security#use-the-recovery-key",
    "ui.start.lock": "security#lock-the-program",
    "ui.start.recovery": "security#use-the-recovery-key",
    "ui.start.restore": "security#put-a-backup-back",
    "ui.start.sign_in": "security#what-protects-the-case",
    "ui.timeline": "country-file#read-the-timeline",
    "ui.world": "desk#read-the-map",
}
"""Beginnings of module names, with the topic that explains what stands there."""


def topic_of(kind: type) -> str:
    """The topic that explains a page, a tab or a dialog; empty for what stands in many places, such as a table."""
    for one in kind.__mro__:
        fitting = [name for name in TOPICS if one.__module__.startswith(name)]
        if fitting:
            return TOPICS[max(fitting, key=len)]
    return ""


def ask_help(dialog: QWidget) -> bool:
    """Let the window under a dialog explain the dialog. False where no window can."""
    above = dialog.parentWidget()
    while above is not None:
        show_help = getattr(above, "show_help", None)
        if callable(show_help):
            show_help(topic_of(type(dialog)))
            return True
        above = above.parentWidget()
    return False


def topic_here(page: QWidget, focus: QWidget | None) -> str:
    """The topic of the place on a page where the focus is, or else of the tab that is shown."""
    inside = focus is not None and page.isAncestorOf(focus) and not isinstance(focus, QTabBar)
    # On a list of parts one asks about the part that is chosen there, as on a bar of tabs.
    part: QWidget | None = getattr(page, "part_shown", None)
    place: QWidget | None
    if inside and (part is None or (focus is not None and part.isAncestorOf(focus))):
        place = focus
    else:
        place = part or _innermost(page)
    while place is not None:
        topic = topic_of(type(place))
        if topic:
            return topic
        if place is page:
            break
        place = place.parentWidget()
    return BEGINNING


def _innermost(page: QWidget) -> QWidget:
    """What is shown: the chosen tab of the page, and the chosen part of that. Of several beside one another none is meant."""
    place = page
    while True:
        holders: list[QTabWidget | QStackedWidget] = [
            *place.findChildren(QTabWidget),
            *(one for one in place.findChildren(QStackedWidget) if not isinstance(one.parent(), QTabWidget)),
        ]
        shown = [one for one in holders if one.isVisible() and one.currentWidget() is not None]
        outermost = [
            one for one in shown if not any(other is not one and other.isAncestorOf(one) for other in shown)
        ]
        inner = outermost[0].currentWidget() if len(outermost) == 1 else None
        if inner is None:
            return place
        place = inner
