"""June 2022: the public asks for the brief of 2017. What another still needs is taken out; a second person approves."""

from datetime import date

from app.actions.outside.releases import AnswerRelease, PrepareRelease, answer_release, prepare_release
from app.briefs.redact import Removal
from app.demo.stage import Stage
from app.demo.told import Kind
from app.reading.releases.draft import ReleaseChoice, draft_release, original_brief
from app.rules.markings import Marking
from app.rules.release.limits import Recipient
from db.vocabulary.release import ReleaseAudience

_WITHHELD = (
    Removal(
        path="sensitivities",
        ground="international_relations",
        note="How our measures would be read by a government is not ours to publish.",
    ),
    Removal(path="legal", ground="legal_privilege", note="Advice of the Legal Adviser."),
)


def for_the_public(stage: Stage) -> None:
    """The analyst prepares the copy, the focal point compares it with the original and approves it."""
    warned = stage.reports["myanmar_2017"]
    stage.move_to("2022-06-27 10:00")
    choice = ReleaseChoice(
        recipient=Recipient(ReleaseAudience.PUBLIC), marking=Marking("public"), removals=_WITHHELD
    )
    # Words of what is withheld that stand elsewhere too were looked at one by one: each may stay.
    with stage.store.read() as session:
        draft = draft_release(session, original_brief(session, warned.brief.brief_id), choice)
    stays = tuple(dict.fromkeys(one.word for one in draft.remaining))
    request = PrepareRelease(
        brief_id=warned.brief.brief_id,
        choice=ReleaseChoice(
            recipient=choice.recipient, marking=choice.marking, removals=_WITHHELD, may_stay=stays
        ),
        asked_by="A historian, under the Access to Information Act of Novaria (invented)",
        asked_on=date(2022, 5, 30),
        reason="Five years have passed, the report is closed, and nobody is named in what is left.",
        printer=stage.printer,
    )
    prepared = stage.as_person("analyst").do(prepare_release, request)
    words = f"{stage.cast['analyst'].name} prepares {prepared.number}, a copy of its brief for the public."
    stage.tell(warned.number, Kind.WAITED, words)
    stage.move_to("2022-06-28 09:30")
    approval = AnswerRelease(
        release_id=prepared.release_id, approved=True, reason="Compared with the original."
    )
    stage.as_person("focal_point").do(answer_release, approval)
    words = f"{stage.cast['focal_point'].name} compares {prepared.number} with the original and approves it."
    stage.tell(warned.number, Kind.COMPLETED, words)
