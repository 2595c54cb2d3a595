"""How hard a passphrase is to guess, told in words (zxcvbn)."""

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from db.faults import WeakPassphrase
from language import mark, said, tr

MINIMUM_SCORE = 3
"""From 10^8 guesses up: with Argon2id at RFC 9106 cost that is years on one machine."""

LONGEST = 1024
"""Characters; beyond it a paste went wrong."""

_MEASURED = 72  # zxcvbn takes quadratic time; what is longer than this is strong unless its beginning is not
_BETWEEN_WORDS = re.compile(r"[\s\-_.,]+")
_WORDS = (
    mark("very easy to guess"),
    mark("easy to guess"),
    mark("still guessable"),
    mark("strong"),
    mark("very strong"),
)
_HINTS = (
    mark("Add another word or two. Uncommon words are better."),
    mark("Capitalization doesn't help very much."),
    mark("Reversed words aren't much harder to guess."),
    mark("Predictable substitutions like '@' instead of 'a' don't help very much."),
    mark("Use a few words, avoid common phrases."),
    mark("No need for symbols, digits, or uppercase letters."),
    mark("Straight rows of keys are easy to guess."),
    mark("Short keyboard patterns are easy to guess."),
    mark("Use a longer keyboard pattern with more turns."),
    mark("This is a top-10 common password."),
    mark("This is a top-100 common password."),
    mark("This is a very common password."),
    mark("This is similar to a commonly used password."),
    mark("A word by itself is easy to guess."),
    mark("All-uppercase is almost as easy to guess as all-lowercase."),
    mark('Repeats like "aaa" are easy to guess.'),
    mark('Repeats like "abcabcabc" are only slightly harder to guess than "abc".'),
    mark("Names and surnames by themselves are easy to guess."),
    mark("Common names and surnames are easy to guess."),
    mark("Avoid repeated words and characters."),
    mark('Sequences like "abc" or "6543" are easy to guess.'),
    mark("Avoid sequences."),
    mark("Recent years are easy to guess."),
    mark("Dates are often easy to guess."),
    mark("Avoid recent years."),
    mark("Avoid years that are associated with you."),
    mark("Avoid dates and years that are associated with you."),
)
"""What zxcvbn has to say, in its own words, for the catalogues."""

# zxcvbn keeps the user's own words in a global of its module.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Strength:
    """``score`` 0–4; ``guesses``: estimated guesses needed; ``words``: the score for people; ``advice`` for them."""

    score: int
    guesses: int
    words: str
    advice: str

    @property
    def accepted(self) -> bool:
        return self.score >= MINIMUM_SCORE


def strength(passphrase: str, user_inputs: Sequence[str] = ()) -> Strength:
    """Measure ``passphrase``. ``user_inputs``: words a guesser would try first (login, names, ministry)."""
    if not passphrase:
        return Strength(0, 1, said(_WORDS)[0], tr("Use a few words that nobody would put together."))
    # A character outside Unicode proper (half a surrogate pair) would break the measuring, not the vault.
    measured = passphrase[:_MEASURED].encode("utf-8", "replace").decode()
    # zxcvbn takes “name name” for a random string because of the space; a guesser does not.
    joined = _BETWEEN_WORDS.sub("", measured)
    inputs = [*user_inputs, "tocsin"]
    with _one_at_a_time:
        from zxcvbn import zxcvbn  # noqa: PLC0415 - late: its lists of words are large, and most starts choose no passphrase

        results = [zxcvbn(text, user_inputs=inputs) for text in {measured, joined} if text]
    result = min(results, key=lambda each: each["guesses"])
    feedback = result["feedback"]
    hints = [tr(hint) for hint in (feedback["warning"], *feedback["suggestions"]) if hint]
    advice = " ".join(hint if hint.endswith(".") else f"{hint}." for hint in hints)
    score = int(result["score"])
    return Strength(score, int(result["guesses"]), said(_WORDS)[score], advice)


def require(passphrase: str, user_inputs: Sequence[str] = (), *, minimum_score: int = MINIMUM_SCORE) -> None:
    """Raise WeakPassphrase unless ``passphrase`` may protect a case."""
    if len(passphrase) > LONGEST:
        raise WeakPassphrase(
            tr(
                "The passphrase has {passphrase:,} characters; at most {longest:,} are taken.",
                passphrase=len(passphrase),
                longest=LONGEST,
            ),
            remedy=tr("Use a few words that nobody would put together."),
        )
    if any(ord(mark) < 32 or ord(mark) == 127 for mark in passphrase):
        raise WeakPassphrase(
            tr(
                "The passphrase holds a control character, such as a line break, which cannot be typed again."
            ),
            remedy=tr("Type it instead of pasting it."),
        )
    measured = strength(passphrase, user_inputs)
    if not passphrase or measured.score < minimum_score:
        raise WeakPassphrase(
            tr("This passphrase is {words}.", words=measured.words),
            remedy=measured.advice or tr("Use a few words that nobody would put together."),
        )
