"""What was done is said in words that somebody who never saw the program reads: each kind of entry has its own."""

from language import Language, speaking
from language.acts import ACTS
from language.codes import act_words
from tools.catalogues.codes import acts_entered


def test_each_kind_of_entry_has_words_of_its_own_in_both_languages() -> None:
    assert acts_entered() == set(ACTS), "a new kind of entry needs words, and words need a kind"
    english = {act: act_words(act) for act in ACTS}
    with speaking(Language.FRENCH):
        french = {act: act_words(act) for act in ACTS}
    for said in (english, french):
        assert len(set(said.values())) == len(ACTS)
        assert not [words for words in said.values() if "." in words or "_" in words]
    assert not [act for act in ACTS if english[act] == french[act]]


def test_an_entry_says_whether_something_was_authorised_or_declined() -> None:
    told = [act_words(f"decision.{outcome}") for outcome in ("authorise", "decline", "defer")]
    assert told == ["Decision: authorised", "Decision: declined", "Decision: deferred"]
    assert act_words("holding.begin") == "Appointment began"
