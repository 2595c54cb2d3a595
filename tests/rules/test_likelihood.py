"""Words of likelihood: found by range, and never in one sentence with confidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reference.likelihood_scales import LIKELIHOOD_SCALES
from app.refusals import BadInput
from app.rules.risk.likelihood import LikelihoodScale, check_separate, describe, mixed_sentence, sentences

SCALES = {scale.code: scale for scale in LIKELIHOOD_SCALES.shipped()}
ICD = SCALES["icd_203"]
PHIA = SCALES["uk_phia"]


@pytest.mark.parametrize(
    ("percent", "label"),
    [
        (0, "almost no chance"),
        (4, "almost no chance"),
        (5, "very unlikely"),
        (20, "unlikely"),
        (50, "roughly even chance"),
        (55, "likely"),
        (80, "very likely"),
        (99, "almost certain"),
        (100, "almost certain"),
    ],
)
def test_icd_203_words(percent: int, label: str) -> None:
    assert ICD.word_for(percent).label == label


def test_the_gaps_of_the_yardstick_take_the_nearest_word() -> None:
    assert PHIA.word_for(7).label == "remote chance"
    assert PHIA.word_for(8).label == "highly unlikely"
    assert PHIA.word_for(52.5).label == "likely"


@given(st.sampled_from([ICD, PHIA]), st.floats(0, 100), st.floats(0, 100))
def test_more_likely_never_gets_a_weaker_word(scale: LikelihoodScale, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert scale.words.index(scale.word_for(low)) <= scale.words.index(scale.word_for(high))


@given(st.sampled_from([ICD, PHIA]), st.floats(0, 100))
def test_a_value_inside_a_range_gets_that_word(scale: LikelihoodScale, percent: float) -> None:
    inside = [word for word in scale.words if word.low <= percent <= word.high]
    assert not inside or scale.word_for(percent) in inside


@pytest.mark.parametrize("percent", [-1, 101, float("nan")])
def test_no_percentage_no_word(percent: float) -> None:
    with pytest.raises(BadInput):
        ICD.word_for(percent)


def test_words_and_synonyms_are_found_whatever_their_case() -> None:
    assert ICD.find(" Very  Likely ").code == ICD.find("highly probable").code == "very_likely"
    assert describe(ICD.find("likely")) == "likely (55–80 %)"
    with pytest.raises(BadInput) as caught:
        PHIA.find("very likely")
    assert "highly_likely" in caught.value.remedy


@pytest.mark.parametrize(
    "sentence",
    [
        "We judge with high confidence that attacks are likely.",
        "It is highly unlikely (moderate confidence) that the pledge will hold.",
        "We are confident that further killings are very likely.",
        "There is a realistic possibility of mass killing, and our confidence is low.",
        "With low-to-moderate confidence we assess an almost certain return to violence.",
        "There is a 60 % chance of an attack; analytic confidence is moderate.",
        "Low confidence: expulsion is probable.",
        "Our level of confidence in this likelihood has grown.",
    ],
)
def test_likelihood_and_confidence_in_one_sentence_are_refused(sentence: str) -> None:
    text = f"Troops have massed in the north. {sentence} More is expected by Friday."
    assert mixed_sentence(text) == sentence
    with pytest.raises(BadInput) as caught:
        check_separate(text, "judgement")
    assert sentence in caught.value.message
    assert caught.value.field == "judgement"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mass killing is likely (55–80 %). We have moderate confidence in this judgement, from two sources.",
        "Attacks are very likely.\nConfidence is low",
        "A vote of no confidence is likely in parliament.",
        "Confidence-building measures are unlikely to hold.",
        "The source said in confidence that an attack is probable.",
        "Public confidence is likely to fall.",
        "He probably lost the confidence of the army.",
        "The remote village was attacked; we have high confidence in the reports.",
    ],
)
def test_what_keeps_them_apart_passes(text: str) -> None:
    assert mixed_sentence(text) is None
    check_separate(text, "judgement")


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "The U.N. team (e.g. of 3 May) saw it. Is it over? No: see para. 4.\nNext line"
    assert sentences(text) == (
        "The U.N. team (e.g. of 3 May) saw it.",
        "Is it over?",
        "No: see para. 4.",
        "Next line",
    )


@given(st.text(max_size=300))
def test_splitting_loses_nothing_but_blanks(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
