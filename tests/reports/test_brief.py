"""The brief as a minister's office receives it: every part, in order, on marked pages."""

import json
import re
from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from app.briefs.annexes import Annexes
from app.briefs.data import BriefMarking, Dissent, Person
from app.briefs.encoding import brief_hash, decode, encode
from app.rules.reports.completeness import missing_parts
from reports.brief import render_brief
from reports.words import grouped_hash
from tests.briefs.samples.brief import sample_brief
from tests.briefs.samples.common import at
from tests.reports.reading_back import body, ink, pages, pictures, text

BRIEF = sample_brief()
HASH = brief_hash(BRIEF)
PDF = render_brief(BRIEF, frozen_hash=HASH)
SHORT = replace(BRIEF, annexes=Annexes())


def in_order(whole: str, parts: list[str]) -> None:
    position = 0
    for part in parts:
        found = whole.find(part, position)
        assert found >= 0, f"{part!r} is missing or out of order"
        position = found + len(part)


def test_an_ordinary_brief_has_two_pages_before_the_annexes() -> None:
    assert len(body(PDF)) == 2


def test_parts_and_annexes_stand_in_their_order() -> None:
    in_order(
        text(PDF),
        [
            "OFFICIAL: SENSITIVE",
            "EW-2021-0042 v3",
            "Copy 1",
            "Ministry of Foreign Affairs of Nordland",
            "Submission to Director-General, Political Affairs",
            "Myanmar: military build-up in the north-west",
            "Decision needed by Tuesday 2 November 2021, 17:00 Europe/Brussels (16:00 UTC), because the roads",
            "1 Bottom line",
            "The military is moving troops",
            "are very likely.",
            "moderate confidence",
            "You are asked to authorise",
            "2 Recommendations",
            "3 Phase",
            "Imminent risk",
            "very high",
            "4 Judgement",
            "very likely (80–95 %)",
            "Confidence: moderate",
            "62 % of 143 deaths in October",
            "5 Evidence",
            "6 Options (3)",
            "2 Targeted sanctions",
            "3 Humanitarian assistance across the border",
            "Option 1: no action",
            "1 Take no action; monitor. Expected consequence: Attacks on towns",
            "7 Dissent",
            "Asia Desk (T. Lindqvist)",
            "8 To weigh",
            "9 Lines to take",
            "Marking of these lines: OFFICIAL",
            "10 Clearance",
            "11 Decision",
            "Signature",
            "12 Proof",
            "Annex A Indicators",
            "Annex B Events",
            "Annex C Timeline",
            "Annex D Levers",
            "Annex E Human rights impact assessment",
            "Annex F Instruments relied on",
            "Annex G Extract of the ledger",
        ],
    )


def test_every_page_carries_marking_twice_reference_copy_and_number() -> None:
    found = pages(PDF)
    for number, page in enumerate(found, start=1):
        assert page.startswith("OFFICIAL: SENSITIVE")
        assert page.endswith("OFFICIAL: SENSITIVE")
        assert "EW-2021-0042 v3" in page
        assert "Copy 1" in page
        assert f"Page {number} of {len(found)}" in page
        assert "DEMO" not in page
        assert "NOT FOR SUBMISSION" not in page


def test_a_marking_in_small_letters_prints_in_capitals_with_its_caveats_and_release() -> None:
    marking = BriefMarking("Secret // eyes only // releasable to AUS, NZL" + ", FJI" * 40)
    for page in pages(render_brief(replace(SHORT, marking=marking), frozen_hash=HASH)):
        assert page.startswith("SECRET // EYES ONLY // RELEASABLE TO AUS, NZL")
        assert page.endswith("FJI, FJI")


def test_each_recommendation_has_its_boxes_and_the_authority_beside_it() -> None:
    page = pages(PDF)[0]
    in_order(
        page,
        [
            "Authorise the listing",
            "Head, Sanctions Unit (D-2020-0014); second signature: Permanent Secretary",
            "Minister for Foreign Affairs, personally",
            "Agree",
            "Not agree",
            "Discuss",
            "Noted",
            "Authorise EUR 2.4 m",
            "Director-General, Political Affairs (D-2020-0011, S-2016-0001)",
            "Agree",
            "Not agree",
            "Discuss",
            "Noted",
        ],
    )


def test_an_option_stands_by_its_own_title_as_in_the_recommendation_with_its_code_beneath() -> None:
    titles = {
        1: "Keep contacts as they are",
        2: "Freeze the money of six commanders",
        3: "Feed the displaced",
    }
    named = replace(SHORT, options=tuple(replace(one, title=titles[one.number]) for one in SHORT.options))
    pdf = render_brief(named, frozen_hash=HASH)
    assert len(body(pdf)) == 2
    in_order(
        text(pdf),
        [
            "6 Options",
            "2 Freeze the money of six commanders",
            "3 Feed the displaced",
            "IR-2 (Imminent risk)",
            "1 Keep contacts as they are. Expected consequence: Attacks on towns",
        ],
    )


def test_a_brief_that_was_frozen_before_options_had_titles_here_keeps_its_hash() -> None:
    assert all("title" not in option for option in json.loads(encode(BRIEF))["value"]["options"])
    assert decode(encode(BRIEF)) == BRIEF


def test_evidence_shows_when_it_happened_when_it_became_known_and_its_grade() -> None:
    in_order(text(PDF), ["Convoys of 40 and 55", "2021-10-19", "2021-10-21 10:30", "person", "C3"])
    assert "Caution: Two accounts differ" in text(PDF)
    ungraded = replace(BRIEF.evidence[0], reliability=None)
    assert "–2" in text(render_brief(replace(SHORT, evidence=(ungraded,)), frozen_hash=HASH))


def test_a_sign_that_was_not_measured_says_why() -> None:
    assert "Not measured: no access to Chin State" in text(PDF)


def test_no_dissent_names_who_was_asked() -> None:
    quiet = replace(SHORT, dissent=())
    shown = text(render_brief(quiet, frozen_hash=HASH))
    assert "None recorded. Asked: Asia Desk; Embassy Yangon; Defence liaison." in shown


def test_whoever_wrote_in_the_draft_beside_its_author_is_named_with_the_office() -> None:
    helped = replace(SHORT, helpers=(Person("Jonas Berg", "Desk for the region"), Person("Mina Rao")))
    assert "Also wrote in the draft: Jonas Berg, Desk for the region; Mina Rao." in text(
        render_brief(helped, frozen_hash=HASH)
    )
    assert "Also wrote" not in text(render_brief(SHORT, frozen_hash=HASH))


def test_the_paper_carries_the_hash_of_the_brief_and_the_head_of_the_ledger() -> None:
    shown = text(PDF)
    assert grouped_hash(HASH) in shown
    assert grouped_hash("9f" * 32) in shown
    assert "Ledger 18204" in shown


def test_a_further_copy_has_its_number_under_the_same_hash() -> None:
    second = render_brief(replace(SHORT, copy_number=2), frozen_hash=HASH)
    assert all("Copy 2" in page for page in pages(second))
    assert grouped_hash(HASH) in text(second)


def test_an_incomplete_brief_is_barred_on_every_page_and_says_what_is_missing() -> None:
    bare = replace(SHORT, recommendations=(replace(BRIEF.recommendations[0], authorities=()),))
    found = pages(render_brief(bare, frozen_hash=HASH, missing=missing_parts(bare)))
    assert all(page.count("NOT FOR SUBMISSION") == 2 for page in found)
    assert "1 part is missing. This brief cannot be escalated until then." in found[0]
    assert "Recommendation 1 names no authority that may decide it." in found[0]


def test_a_demonstration_is_stamped_top_and_bottom_of_every_page() -> None:
    found = pages(render_brief(replace(SHORT, demo=True), frozen_hash=HASH))
    assert all(page.count("DEMO · invented ministry, for training only") == 2 for page in found)


def test_without_a_marking_every_page_says_so() -> None:
    bare = replace(SHORT, marking=BriefMarking(""))
    assert all(
        page.startswith("NO PROTECTIVE MARKING") for page in pages(render_brief(bare, frozen_hash=HASH))
    )


def test_properties_tell_nothing_but_reference_ministry_and_kind() -> None:
    reader = pypdf.PdfReader(BytesIO(PDF))
    properties = " ".join(str(value) for value in (reader.metadata or {}).values())
    assert "EW-2021-0042 v3 (Ministerial brief)" in properties
    for word in ("Myanmar", "military", "SENSITIVE", "Nkosi"):
        assert word not in properties
    assert str(reader.root_object["/Lang"]) == "en-GB"


def test_the_outline_leads_to_each_part() -> None:
    reader = pypdf.PdfReader(BytesIO(PDF))
    titles = [item.title for item in reader.outline if isinstance(item, pypdf.generic.Destination)]
    assert [re.sub(r"\s+", " ", str(title)) for title in titles][:3] == [
        "1 Bottom line",
        "2 Recommendations",
        "3 Phase",
    ]
    parts = [item for item in reader.outline if isinstance(item, pypdf.generic.Destination)]
    numbers = [reader.get_destination_page_number(item) or 0 for item in parts]
    assert numbers == sorted(numbers)
    assert len(titles) == 18
    assert numbers[10] == 1
    assert numbers[11] == 2


def test_headers_of_a_long_table_are_repeated() -> None:
    event = BRIEF.annexes.events[0]
    many = replace(
        SHORT, annexes=Annexes(events=tuple(replace(event, place=f"Village {n}") for n in range(200)))
    )
    found = [page for page in pages(render_brief(many, frozen_hash=HASH)) if "Village" in page]
    assert len(found) > 3
    assert all("Deaths (range)" in page for page in found)
    assert all(f"Village {n} " in " ".join(found) for n in range(200))


def test_all_fonts_are_embedded_and_ours() -> None:
    reader = pypdf.PdfReader(BytesIO(PDF))
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert "NotoSans" in descendant["/BaseFont"]
            assert "/FontFile2" in descendant["/FontDescriptor"].get_object()


def test_nothing_that_is_read_in_the_body_is_smaller_than_nine_and_a_half_points() -> None:
    crowded = replace(BRIEF, legal="Another clause of the act. " * 300, dissent=BRIEF.dissent * 30)
    small: list[str] = []

    def note(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if size < 9.5 and text.strip():
            small.append(text.strip())

    for brief in (BRIEF, crowded):
        reader = pypdf.PdfReader(BytesIO(render_brief(brief, frozen_hash=HASH)))
        for page in reader.pages[:2]:
            content = page.get_contents()
            assert content is not None
            sizes = {float(size) for size in re.findall(rb"/T\d+ ([\d.]+) Tf", content.get_data())}
            # 8 pt: the furniture, the scales of charts, names under lines to write on, the hash.
            assert min(sizes - {8.0}) == 9.5
            assert min(sizes) == 8.0
            page.extract_text(visitor_text=note)
    said = " ".join(small)
    assert "Signature" in said
    assert not any(word in said for word in ("convoys", "Authorise", "Sanctions Act", "Shelter", "Chin"))


def test_pages_are_not_blank_and_nothing_reaches_the_edges() -> None:
    for picture in pictures(PDF):
        width, height = picture.size
        assert 0.005 < ink(picture) < 0.4
        for edge in (
            (0, 0, 36, height),
            (width - 36, 0, width, height),
            (0, 0, width, 15),
            (0, height - 15, width, height),
        ):
            assert ink(picture.crop(edge)) == 0


@pytest.mark.parametrize("zone", ["UTC", "Asia/Yangon", "no such zone"])
def test_times_are_in_the_zone_of_the_brief_or_in_utc(zone: str) -> None:
    assert BRIEF.deadline is not None
    moved = replace(
        SHORT, zone=zone, deadline=replace(BRIEF.deadline, zone=zone, at=at("2021-11-02", "20:00"))
    )
    shown = text(render_brief(moved, frozen_hash=HASH))
    wanted = {
        "UTC": "Tuesday 2 November 2021, 20:00 UTC, because",
        "Asia/Yangon": "Wednesday 3 November 2021, 02:30 Asia/Yangon (2 November 2021, 20:00 UTC)",
        "no such zone": "Tuesday 2 November 2021, 20:00 UTC, because",
    }
    assert wanted[zone] in shown


def test_dissent_is_printed_word_for_word() -> None:
    words = "The 'convoys' — 40 & 55 — are <routine>;\nsecond line."
    brief = replace(SHORT, dissent=(Dissent(words, "T. Lindqvist", ""),))
    assert "The 'convoys' — 40 & 55 — are <routine>; second line." in text(
        render_brief(brief, frozen_hash=HASH)
    )
