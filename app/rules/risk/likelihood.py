"""Words of likelihood, their ranges, and the rule that likelihood and confidence never share a sentence.

Sources: US Intelligence Community Directive 203 (Analytic Standards), section D.6.e(2)(a); the probability
yardstick of the United Kingdom's Professional Head of Intelligence Assessment (PHIA). The scales themselves
are data (``resources/likelihood.json``).
"""

import re
from dataclasses import dataclass

from app.refusals import BadInput
from app.rules.entry.texts import shown
from language import tr
from language.speech import in_every_language


@dataclass(frozen=True, slots=True)
class LikelihoodWord:
    """A word of a scale and the range it stands for, in whole per cent."""

    code: str
    label: str
    low: int
    high: int
    also: tuple[str, ...] = ()
    """Other words that the scale allows for the same range."""

    @property
    def range_words(self) -> str:
        """The range as printed beside the word."""
        return f"{self.low}–{self.high} %"


@dataclass(frozen=True, slots=True)
class LikelihoodScale:
    """A row of words from least to most likely. Some scales leave gaps between the ranges on purpose."""

    code: str
    name: str
    source: str
    words: tuple[LikelihoodWord, ...]

    def word(self, code: str) -> LikelihoodWord:
        """The word with this code.

        Raises:
            BadInput: the scale has no such word.
        """
        for word in self.words:
            if word.code == code:
                return word
        raise BadInput(
            "likelihood",
            tr("“{code}” is not a word of the scale {name}.", code=shown(code), name=self.name),
            remedy=tr("Use one of: {words}.", words=", ".join(word.code for word in self.words)),
        )

    def find(self, text: str) -> LikelihoodWord:
        """The word that is written so in any language, or whose synonym is, whatever the case.

        Raises:
            BadInput: the scale has no such word.
        """
        wanted = " ".join(text.lower().split())
        for word in self.words:
            if wanted in {one.lower() for one in (word.label, *word.also, *in_every_language(word.label))}:
                return word
        return self.word(wanted.replace(" ", "_"))

    def word_for(self, percent: float) -> LikelihoodWord:
        """The word for a probability in per cent, 0 to 100.

        A bound shared by two ranges belongs to the more likely word; a value in a gap, or beyond the ends,
        takes the nearest range, the more likely of two that are equally near.

        Raises:
            BadInput: not between 0 and 100.
        """
        if not 0 <= percent <= 100:
            raise BadInput(
                "likelihood",
                tr("{percent} is not a percentage.", percent=percent),
                remedy=tr("Give a number from 0 to 100."),
            )

        def distance(word: LikelihoodWord) -> float:
            return max(word.low - percent, percent - word.high, 0.0)

        return min(reversed(self.words), key=distance)


def describe(word: LikelihoodWord) -> str:
    """The word with its range, as a brief prints it: ``likely (55–80 %)``."""
    return f"{word.label} ({word.range_words})"


# Likelihood in running text, whichever scale is in use: a writer who mixes scales mixes sentences too.
_LIKELIHOOD = re.compile(
    r"""\b(
        almost\ (?:no|certain(?:ly)?)\ ?(?:chance)? | nearly\ certain | virtually\ certain |
        (?:almost|nearly|roughly|about)\ even\ (?:chance|odds) | even\ (?:chance|odds) |
        (?:very\ |highly\ |most\ )?(?:un)?likely | likelihood |
        (?:very\ |highly\ )?(?:im)?probabl[ey] | probability |
        realistic\ possibility | remote\ (?:chance|possibility|likelihood) |
        (?:\d+\s?(?:%|per\ ?cent)\s(?:chance|probability|likelihood)) |
        (?:im)?probables? | (?:im)?probablement | probabilités? | vraisemblables? | vraisemblablement | invraisemblables? |
        quasi(?:ment)?[\ -]certaine?s? | presque\ (?:certaine?s?|aucune\ chance) | une\ chance\ sur\ deux |
        (?:réelle\ |faible\ )?possibilité\ réaliste | \d+\s?%\sde\ (?:chances?|probabilité)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Confidence in a judgement. A vote of confidence, confidence-building and "told in confidence" are not.
_CONFIDENCE = re.compile(
    r"""\b(
        (?:very\ )?(?:low|lower|moderate|medium|high|higher|limited)
            (?:[\ -]to[\ -](?:moderate|medium|high))?(?:[\ -](?:analytic(?:al)?|overall))?
            [\ -]confidence(?![\ -](?:vote|building|motion|interval)) |
        (?:analytic(?:al)?|our|overall)\ confidence | levels?\ of\ confidence | confidence\ (?:levels?|ratings?) |
        confidence\ in\ (?:this|that|our|the)\ (?:judge?ment|assessment) |
        confidence\ (?:is|remains)\ (?:very\ )?(?:low|moderate|medium|high|limited) |
        (?:am|are|is|were|was|be|remain|remains|fairly|quite|very)\ confident | confidently |
        (?:degré|niveau)s?\ de\ confiance |
        confiance\ (?:est\ |reste\ )?(?:très\ |assez\ )?(?:faible|modérée|moyenne|élevée|haute|forte|limitée) |
        (?:faible|haute|forte)\ confiance | confiance\ dans\ (?:ce|cette|notre)\ (?:jugement|appréciation|évaluation)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…。؟።။।])[\"'”’»)\]]*\s+|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|e\.g|i\.e|approx|No|Nos|para|art|cf|vs|Dr|Mr|Mrs|Ms|St)\.)$", re.IGNORECASE
)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text: split at full stops, question marks and their kin, and at line ends."""
    found: list[str] = []
    pending = ""
    start = 0
    for end in [*_SENTENCE_END.finditer(text), None]:
        piece = text[start : end.start() if end else len(text)]
        pending = f"{pending} {piece}".strip() if pending else piece.strip()
        if end is not None:
            start = end.end()
            if "\n" not in end.group() and _ABBREVIATION.search(pending):
                continue
        if pending:
            found.append(pending)
        pending = ""
    return tuple(found)


def mixed_sentence(text: str) -> str | None:
    """The first sentence that carries both a likelihood and a confidence, or nothing.

    How likely and how sure are two questions (BRIEF, part 1): read together, "high confidence" lends a
    likelihood weight that it does not have.
    """
    for sentence in sentences(text):
        if _LIKELIHOOD.search(sentence) and _CONFIDENCE.search(sentence):
            return sentence
    return None


def check_separate(text: str, field: str) -> None:
    """Refuses a text in which one sentence says both how likely and how sure.

    Raises:
        BadInput: with the offending sentence in its message.
    """
    sentence = mixed_sentence(text)
    if sentence is not None:
        shown = sentence if len(sentence) <= 160 else f"{sentence[:159]}…"
        raise BadInput(
            field,
            tr("One sentence says both how likely and how sure: “{shown}”", shown=shown),
            remedy=tr("Say how likely it is in one sentence and how confident you are in the next."),
        )
