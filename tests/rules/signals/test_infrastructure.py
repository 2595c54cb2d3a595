"""Sign (b): attacks on what civilians live by, told by coded evidence and by words in notes (S-13)."""

from datetime import date

import pytest

from app.reference.infrastructure_words import (
    INFRASTRUCTURE_WORDS,
    infrastructure_codes,
    infrastructure_lexicon,
    parse_infrastructure_words,
)
from app.refusals import BadInput
from app.rules.signals import (
    Attack,
    CodedItem,
    EventFact,
    Month,
    SignalSettings,
    Verdict,
    attacks_on_infrastructure,
    infrastructure_sign,
)
from db.vocabulary.imports import EventKind

SETTINGS = SignalSettings()
MARIUPOL = (
    (date(2022, 3, 9), "A Russian air strike hit a maternity hospital in Mariupol, killing three people."),
    (
        date(2022, 3, 16),
        "Russian aircraft bombed the Donetsk Regional Drama Theatre in Mariupol, where civilians were sheltering.",
    ),
    (
        date(2022, 3, 20),
        "Russian forces bombed an art school in Mariupol where about 400 people had taken shelter.",
    ),
)


def event(key: str, day: date, notes: str, subkind: str = "") -> EventFact:
    """An event with notes."""
    return EventFact(
        key=key, start=day, end=day, kind=EventKind.EXPLOSION, best=0, notes=notes, subkind=subkind
    )


def attacks(*events: EventFact, items: tuple[CodedItem, ...] = ()) -> tuple[Attack, ...]:
    """The attacks that the shipped words and codes find."""
    return attacks_on_infrastructure(events, items, infrastructure_lexicon(), infrastructure_codes())


def test_s13_mariupol_march_2022_fires() -> None:
    found = attacks(*(event(f"m{place}", day, notes) for place, (day, notes) in enumerate(MARIUPOL)))
    sign = infrastructure_sign(found, Month(2022, 3), Month(2020, 3), SETTINGS)
    assert sign.verdict is Verdict.FIRES
    assert {"hospital", "worship", "shelter", "school"} == set(sign.by_kind)
    assert [attack.key for attack in sign.attacks] == ["m0", "m1", "m2"]
    assert "3 attacks on civilian infrastructure" in sign.words
    assert sign.series[-1] == (Month(2022, 3), 3)
    assert len(sign.series) == 25


def test_s13_mariupol_hospital_and_theatre_alone_fire_too() -> None:
    found = attacks(*(event(str(place), day, notes) for place, (day, notes) in enumerate(MARIUPOL[:2])))
    assert infrastructure_sign(found, Month(2022, 3), Month(2020, 3), SETTINGS).verdict is Verdict.FIRES


def test_s13_coded_evidence_fires_without_any_words() -> None:
    items = tuple(
        CodedItem(key=f"EV-{place}", day=day, violations=frozenset({"hospital", "killing"}))
        for place, (day, _) in enumerate(MARIUPOL)
    )
    found = attacks(items=items)
    assert all(attack.coded and attack.kinds == {"hospital"} for attack in found)
    assert infrastructure_sign(found, Month(2022, 3), Month(2020, 3), SETTINGS).verdict is Verdict.FIRES


def test_an_event_that_an_evidence_item_cites_counts_once() -> None:
    day, notes = MARIUPOL[0]
    item = CodedItem(key="EV-1", day=day, violations=frozenset({"hospital"}), cites=frozenset({"m0"}))
    assert [attack.key for attack in attacks(event("m0", day, notes), items=(item,))] == ["EV-1"]


def test_one_attack_is_too_few_and_a_usual_number_is_no_sign() -> None:
    one = attacks(event("a", *MARIUPOL[0]))
    assert infrastructure_sign(one, Month(2022, 3), Month(2020, 3), SETTINGS).verdict is Verdict.TOO_FEW
    usual = [
        Attack(
            key=f"{place}-{number}", month=Month(2020, 3).plus(place), kinds=frozenset({"school"}), coded=True
        )
        for place in range(25)
        for number in range(3)
    ]
    sign = infrastructure_sign(usual, Month(2022, 3), Month(2020, 3), SETTINGS)
    assert sign.verdict is Verdict.QUIET
    assert sign.ratio == pytest.approx(3 / (72.5 / 25))


def test_the_first_year_of_data_has_no_baseline() -> None:
    found = attacks(*(event(str(place), day, notes) for place, (day, notes) in enumerate(MARIUPOL)))
    sign = infrastructure_sign(found, Month(2022, 3), Month(2021, 6), SETTINGS)
    assert sign.verdict is Verdict.SHORT_BASELINE


@pytest.mark.parametrize(
    ("notes", "kind"),
    [
        ("Shelling damaged the district hospital.", "hospital"),
        ("Gunmen opened fire on an ambulance.", "hospital"),
        ("Insurgents burned down two primary schools in the village.", "school"),
        ("A suicide bomber attacked a Shia mosque during Friday prayers.", "worship"),
        ("Militants blew up a water pipeline that supplies the city.", "water"),
        ("A missile struck the thermal power plant.", "energy"),
        ("An air strike hit an IDP camp near the border.", "shelter"),
        ("Artillery fire hit the humanitarian corridor agreed in the morning.", "corridor"),
        ("Armed men looted an aid convoy.", "aid_obstruction"),
        ("Mortar shells struck a crowded market.", "market"),
        ("On 1 March, military forces set fire to 50 houses in Kin Ma village.", "homes"),
        ("He was found dead in hospital after the attack on the market.", "market"),
    ],
)
def test_attacks_are_found_by_kind(notes: str, kind: str) -> None:
    assert kind in infrastructure_lexicon().kinds_attacked(notes)


@pytest.mark.parametrize(
    "notes",
    [
        "Two people were hospitalised after a bombing.",
        "Ten wounded in the shelling were taken to the nearby hospital.",
        "One of the victims of the attack died in hospital.",
        "The injured were rushed to a private hospital after the strike.",
        "Fishermen were attacked while following a school of fish.",
        "The statement was watered down after the attack.",
        "Police used water cannons and then attacked the crowd.",
        "A roadside bomb exploded near a school; nobody was hurt.",
        "Soldiers shot a man outside the church.",
        "Gunmen killed a farmer on his way to the market.",
        "A woman was shot while returning from the mosque.",
        "Residents hid in a bomb shelter.",
        "Those displaced by the attack found shelter with relatives.",
        "Nurses of the central hospital went on strike.",
        "Villagers fled their homes after the fighting.",
        "The school reopened today. Fighting went on in another district, where a bridge was bombed.",
        "Attackers raided a police post.",
        "",
    ],
)
def test_words_with_another_meaning_are_no_attack(notes: str) -> None:
    assert infrastructure_lexicon().kinds_attacked(notes) == frozenset()


def test_the_data_set_s_own_kind_is_an_act_for_what_the_first_sentence_names() -> None:
    lexicon = infrastructure_lexicon()
    notes = "Around 50 houses in Kin Ma. The school stood empty."
    assert lexicon.kinds_attacked(notes) == frozenset()
    assert lexicon.kinds_attacked(notes, "Looting/property destruction") == {"homes"}


def test_every_object_word_stands_for_a_violation_of_infrastructure() -> None:
    kinds = {phrase.kind for phrase in INFRASTRUCTURE_WORDS.shipped() if phrase.kind}
    assert kinds
    assert kinds <= infrastructure_codes()


def test_a_word_without_its_kind_is_refused_with_its_row() -> None:
    with pytest.raises(BadInput, match="row 2, column kind"):
        parse_infrastructure_words("role,kind,words,why\nobject,,hospital,\n", "words.csv")
