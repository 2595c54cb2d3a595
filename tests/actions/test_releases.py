"""Copies for a partner or the public: who may make them, who approves, what is never in them, what is on record."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.actions.countries.groups import GroupFacts, RecordGroup, record_group
from app.actions.evidence.sources import AddSource, add_source
from app.actions.ministry.reference_tables import SaveReferenceVersion, save_reference_version
from app.actions.outside.releases import (
    AnswerRelease,
    PrepareRelease,
    ReleasePrepared,
    SaveRelease,
    answer_release,
    prepare_release,
    save_release,
)
from app.briefs.passages import passages
from app.briefs.redact import Removal
from app.briefs.released import ReleasedCopy, decode_copy
from app.reading.ministry.reference import current_marking_scheme
from app.reading.releases.draft import ReleaseChoice, draft_release, original_brief
from app.reading.releases.kept import outside_register, release_of, releases_of
from app.reading.waiting.lines import DeskLine
from app.reading.waiting.releases import waiting_releases
from app.refusals import BadInput, Refused
from app.rules.markings import Marking
from app.rules.release.limits import Recipient, level_to_propose
from app.rules.waiting import Rank
from db.ledger.entries import ledger
from db.releases import Release
from db.vocabulary import Reliability, SourceKind
from db.vocabulary.background import IdentityKind
from db.vocabulary.release import ReleaseAudience
from tests.support.carrying import PRINTER, escalated, open_file, prepared
from tests.support.ministry import Ministry, copy_of
from tests.support.templates import Templates

PUBLIC = ReleaseChoice(recipient=Recipient(ReleaseAudience.PUBLIC), marking=Marking("public"))
NORWAY = ReleaseChoice(
    recipient=Recipient(ReleaseAudience.PARTNER, "NOR"),
    marking=Marking("internal", release=frozenset({"NOR"})),
)
MORE = (
    "insert into release_removals select release_id, ordinal + 1, path, first_word, last_word, everywhere, ground, "
    "ground_title, note, automatic, 'other', ledger_entry from release_removals"
)
HEAVY = Removal(
    path="bottom_line/happening", ground="security", first=6, last=7, note="Weapons: from the post."
)


@pytest.fixture(scope="session")
def built_brief(templates: Templates, built_ministry: tuple[Ministry, Path]) -> tuple[str, Path]:
    def build(folder: Path) -> str:
        with copy_of(*built_ministry, folder) as ministry:
            case = prepared(ministry, open_file(ministry), "VE-2", "VE-6", cost="200000")
            return escalated(ministry, case, "head_human_rights").brief_id

    return templates.get("frozen-brief", build)


@pytest.fixture
def brief_id(built_brief: tuple[str, Path]) -> str:
    return built_brief[0]


@pytest.fixture
def ministry(
    built_ministry: tuple[Ministry, Path], built_brief: tuple[str, Path], tmp_path: Path
) -> Iterator[Ministry]:
    """A ministry in which a brief has been frozen."""
    with copy_of(built_ministry[0], built_brief[1], tmp_path / "case") as copy:
        yield copy


def ask(brief_id: str, choice: ReleaseChoice = NORWAY, **changes: Any) -> PrepareRelease:
    request = PrepareRelease(
        brief_id=brief_id,
        choice=choice,
        asked_by="Embassy of Norway",
        asked_on=date(2026, 1, 14),
        reason="Shared planning of protection; nothing in it comes from others.",
        printer=PRINTER,
    )
    return replace(request, **changes)


def prepare(ministry: Ministry, brief_id: str, choice: ReleaseChoice = NORWAY) -> ReleasePrepared:
    return ministry.do("P-AN1", prepare_release, ask(brief_id, choice))


def waiting(ministry: Ministry, who: str) -> list[DeskLine]:
    with ministry.store.read() as session:
        return waiting_releases(session, ministry.actors[who], ministry.clock.at)


def stored(ministry: Ministry, release_id: str) -> ReleasedCopy:
    with ministry.store.read() as session:
        return decode_copy(session.get_one(Release, release_id).data.encode())


def test_what_is_withheld_is_not_in_the_copy_and_the_register_ties_both(
    ministry: Ministry, brief_id: str
) -> None:
    made = prepare(ministry, brief_id, replace(NORWAY, removals=(HEAVY,)))
    copy = stored(ministry, made.release_id)
    assert copy.brief is not None
    assert copy.brief.bottom_line.happening == (
        "The armed forces are massing [withheld: security] and troops in the north."
    )
    assert copy.brief.annexes.ledger == ()
    assert copy.brief.ledger_head is None
    assert copy.number == made.number == "RL-2026-0001"
    with ministry.store.read() as session:
        found = release_of(session, made.release_id)
        outside = outside_register(found, "UTC")
    assert (found.line.reference, found.line.recipient) == ("EW-2026-0001 v1", "Norway (NOR)")
    assert found.removals[0].words == "heavy weapons"
    assert found.removals[0].note == "Weapons: from the post."
    told = repr(outside)
    assert "security" in told
    assert "heavy" not in told
    assert "Weapons" not in told
    assert found.source_sha256 not in told


def test_a_copy_leaves_only_when_a_second_person_has_approved_it(ministry: Ministry, brief_id: str) -> None:
    made = ministry.do("P-FP", prepare_release, ask(brief_id))
    save = SaveRelease(release_id=made.release_id, file_name="RL-2026-0001.pdf")
    approve = AnswerRelease(release_id=made.release_id, approved=True)
    with pytest.raises(Refused, match="waits for the approval"):
        ministry.do("P-FP", save_release, save)
    with pytest.raises(Refused) as own:
        ministry.do("P-FP", answer_release, approve)
    assert own.value.rule == "release.second_person"
    with pytest.raises(Refused) as role:
        ministry.do("P-AN1", answer_release, approve)
    assert role.value.rule == "role"


def test_a_copy_that_waits_stands_on_the_desk_of_who_may_approve_it_until_it_is_answered(
    ministry: Ministry, brief_id: str
) -> None:
    made = prepare(ministry, brief_id)
    (line,) = waiting(ministry, "P-FP")
    assert (line.mine, line.subject, line.opens) == (True, "RL-2026-0001", "EW-2026-0001/releases")
    assert line.rank is Rank.DUTY
    (same,) = waiting(ministry, "P-AN1")
    assert not same.mine
    assert same.waits_for == ministry.actors["P-FP"].name
    ministry.do("P-FP", answer_release, AnswerRelease(release_id=made.release_id, approved=True))
    assert waiting(ministry, "P-FP") == []


def test_what_the_only_focal_point_prepared_is_nobodys_to_approve_and_says_what_helps(
    ministry: Ministry, brief_id: str
) -> None:
    made = ministry.do("P-FP", prepare_release, ask(brief_id))
    (line,) = waiting(ministry, "P-FP")
    assert not line.mine
    assert line.waits_for == "a second focal point: there is none"
    with pytest.raises(Refused) as alone:
        ministry.do("P-FP", answer_release, AnswerRelease(release_id=made.release_id, approved=True))
    assert "Have an analyst prepare another copy" in alone.value.remedy


@pytest.mark.parametrize(
    ("before", "audience", "proposed"),
    [
        ("restricted", ReleaseAudience.PUBLIC, "public"),
        ("public", ReleaseAudience.PUBLIC, "public"),
        ("restricted", ReleaseAudience.PARTNER, "restricted"),
    ],
)
def test_the_level_of_a_copy_is_proposed_by_whom_it_is_for(
    ministry: Ministry, before: str, audience: ReleaseAudience, proposed: str
) -> None:
    with ministry.store.read() as session:
        scheme = current_marking_scheme(session)
    assert level_to_propose(before, audience, scheme) == proposed
    secret = replace(scheme, levels=tuple(replace(level, public=False) for level in scheme.levels))
    assert level_to_propose(before, audience, secret) == before, (
        "a scheme without a public level proposes none"
    )


def test_an_approved_copy_is_saved_as_it_was_prepared_and_all_of_it_is_on_the_ledger(
    ministry: Ministry, brief_id: str
) -> None:
    made = prepare(ministry, brief_id)
    approve = AnswerRelease(release_id=made.release_id, approved=True, reason="Compared with the original.")
    ministry.do("P-FP", answer_release, approve)
    saved = ministry.do("P-AN1", save_release, SaveRelease(release_id=made.release_id, file_name="copy.pdf"))
    assert saved.pdf.startswith(b"%PDF")
    with pytest.raises(Refused) as again:
        ministry.do("P-FP", answer_release, approve)
    assert again.value.rule == "release.answered"
    with ministry.store.read() as session:
        done = session.scalars(sa.select(ledger.c.action).where(ledger.c.action.startswith("release.")))
        assert list(dict.fromkeys(done)) == ["release.prepare", "release.approve", "release.save"]
        report_id = session.get_one(Release, made.release_id).report_id
        (line,) = releases_of(session, report_id)
    assert line.state == "approved"


def test_a_refused_copy_never_leaves(ministry: Ministry, brief_id: str) -> None:
    made = prepare(ministry, brief_id)
    with pytest.raises(BadInput):
        ministry.do("P-FP", answer_release, AnswerRelease(release_id=made.release_id, approved=False))
    refuse = AnswerRelease(release_id=made.release_id, approved=False, reason="The place tells the source.")
    ministry.do("P-FP", answer_release, refuse)
    with pytest.raises(Refused, match="was refused"):
        ministry.do("P-AN1", save_release, SaveRelease(release_id=made.release_id, file_name="copy.pdf"))


@pytest.mark.parametrize(
    ("choice", "rule"),
    [
        (replace(PUBLIC, marking=Marking("internal")), "release.public"),
        (replace(PUBLIC, marking=Marking("public", release=frozenset({"NOR"}))), "release.public"),
        (replace(NORWAY, marking=Marking("internal", release=frozenset({"SWE"}))), "release.partner"),
        (replace(NORWAY, marking=Marking("internal")), "release.partner"),
    ],
)
def test_nobody_is_given_what_they_may_not_have(
    ministry: Ministry, brief_id: str, choice: ReleaseChoice, rule: str
) -> None:
    with pytest.raises(Refused) as refused:
        prepare(ministry, brief_id, choice)
    assert refused.value.rule == rule
    assert refused.value.remedy


def test_evidence_that_is_marked_higher_than_the_copy_is_withheld_as_a_whole(
    ministry: Ministry, brief_id: str
) -> None:
    public = replace(PUBLIC, may_stay=("villages", "Maungdaw"))
    copy = stored(ministry, prepare(ministry, brief_id, public).release_id)
    assert copy.brief is not None
    assert copy.brief.evidence == ()
    assert [(one.part, one.mark) for one in copy.withheld if one.part == "evidence"] == [
        ("evidence", "[withheld: security]")
    ]
    assert copy.brief.marking.line == "PUBLIC"
    same = stored(ministry, prepare(ministry, brief_id, NORWAY).release_id)
    assert same.brief is not None
    assert len(same.brief.evidence) == 1


HUNTED = RecordGroup(
    country="MMR",
    group=GroupFacts(
        name="Heavy Weapons",
        identity=next(iter(IdentityKind)),
        risk="Reprisals",
        source="Post",
        protected=True,
    ),
)


def test_a_copy_that_names_who_was_protected_meanwhile_neither_is_approved_nor_leaves(
    ministry: Ministry, brief_id: str
) -> None:
    approved, waiting = prepare(ministry, brief_id), prepare(ministry, brief_id)
    ministry.do("P-FP", answer_release, AnswerRelease(release_id=approved.release_id, approved=True))
    ministry.do("P-AN1", record_group, HUNTED)
    approve = AnswerRelease(release_id=waiting.release_id, approved=True)
    save = SaveRelease(release_id=approved.release_id, file_name="copy.pdf")
    for refusal in (
        ministry.refused("P-FP", answer_release, approve),
        ministry.refused("P-AN1", save_release, save),
    ):
        assert refusal.rule == "release.names"
        assert "weapons" not in str(refusal).casefold()
    again = prepare(ministry, brief_id)
    ministry.do("P-FP", answer_release, AnswerRelease(release_id=again.release_id, approved=True))
    ministry.do("P-AN1", save_release, SaveRelease(release_id=again.release_id, file_name="copy.pdf"))


def test_names_of_protected_groups_and_sources_always_go(ministry: Ministry, brief_id: str) -> None:
    ministry.do("P-AN1", record_group, HUNTED)
    protected = AddSource(
        name="Source K",
        kind=SourceKind.PERSON,
        reliability=Reliability.C,
        protected=True,
        identity="Brigadier Troops, Mandalay",
    )
    ministry.do("P-AN1", add_source, protected)
    with ministry.store.read() as session:
        draft = draft_release(session, original_brief(session, brief_id), NORWAY)
    (name,) = [one for one in draft.removals if one.path == "bottom_line/happening"]
    assert (name.automatic, name.ground, name.first, name.last) == (True, "protection_of_persons", 6, 7)
    assert all("heavy weapons" not in one.text.casefold() for one in passages(draft.copy.document))


def test_a_word_that_can_be_read_elsewhere_holds_the_copy_back(ministry: Ministry, brief_id: str) -> None:
    troops = Removal(path="subject", ground="security", first=1, last=1)
    with pytest.raises(Refused) as refused:
        prepare(ministry, brief_id, replace(NORWAY, removals=(troops,)))
    assert refused.value.rule == "release.words_remain"
    assert "“troops”" in refused.value.message
    prepare(ministry, brief_id, replace(NORWAY, removals=(troops,), may_stay=("troops",)))
    everywhere = prepare(ministry, brief_id, replace(NORWAY, removals=(replace(troops, everywhere=True),)))
    texts = passages(stored(ministry, everywhere.release_id).document)
    assert all("troops" not in one.text.casefold() for one in texts)


@pytest.mark.parametrize(
    ("removal", "field"),
    [
        (Removal(path="evidence/9/item", ground="security"), "passage"),
        (Removal(path="annexes/ledger", ground="security"), "passage"),
        (Removal(path="evidence/1/occurred", ground="security"), "passage"),
        (Removal(path="subject", ground="secrecy"), "ground"),
        (Removal(path="subject", ground="security", first=4, last=90), "words"),
        (Removal(path="evidence", ground="security", first=1, last=1), "words"),
    ],
)
def test_a_removal_that_cannot_be_made_is_refused_with_what_to_do(
    ministry: Ministry, brief_id: str, removal: Removal, field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        prepare(ministry, brief_id, replace(NORWAY, removals=(removal,)))
    assert refused.value.field == field
    assert refused.value.remedy


def test_the_ministry_loads_its_own_grounds_and_keeps_those_in_use(ministry: Ministry, brief_id: str) -> None:
    prepare(ministry, brief_id, replace(NORWAY, removals=(HEAVY,)))
    own = (
        "code,title,basis,duty,meaning\n"
        "s27,relations,s. 27 FOIA,marking,Relations\n"
        "s38,safety,s. 38 FOIA,persons,Safety of persons\n"
    )
    request = SaveReferenceVersion(kind="exemptions", content=own, note="Our act")
    with pytest.raises(Refused) as refused:
        ministry.do("P-FP", save_reference_version, request)
    assert refused.value.rule == "reference.in_use"
    kept = replace(request, content=f"{own}security,security,,,As shipped\n")
    ministry.do("P-FP", save_reference_version, kept)
    with pytest.raises(BadInput):
        ministry.do(
            "P-FP", save_reference_version, replace(kept, content=kept.content.replace("persons", ""))
        )


def test_a_decision_record_is_frozen_for_its_copy(ministry: Ministry, brief_id: str) -> None:
    with ministry.store.read() as session:
        report_id = original_brief(session, brief_id).report_id
    asked = Removal(path="asked", ground="deliberation")
    request = ask(brief_id, replace(NORWAY, removals=(asked,), may_stay=("authorise",)))
    made = ministry.do("P-AN1", prepare_release, replace(request, brief_id=None, report_id=report_id))
    copy = stored(ministry, made.release_id)
    assert copy.record is not None
    assert [one.hash for one in copy.record.briefs] == [""]
    assert [(one.part, one.whole) for one in copy.withheld] == [("asked", True)]
    with ministry.store.read() as session:
        assert release_of(session, made.release_id).removals[0].words.startswith("Authorise one of")


def test_rows_of_a_copy_never_change_and_nothing_is_added_after_the_answer(
    ministry: Ministry, brief_id: str
) -> None:
    made = prepare(ministry, brief_id, replace(NORWAY, removals=(HEAVY,)))
    ministry.do("P-FP", answer_release, AnswerRelease(release_id=made.release_id, approved=True))
    with ministry.store.read() as session:
        for statement in (
            "update release_removals set note = 'other'",
            "update releases set partner = 'SWE'",
            MORE,
        ):
            with pytest.raises(sa.exc.DatabaseError, match="tocsin:"):
                session.connection().exec_driver_sql(statement)
