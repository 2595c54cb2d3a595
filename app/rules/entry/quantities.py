"""Numbers of things in running text, in digits and in words, English and French: ``four villages``, ``1,200 morts``."""

import re
from dataclasses import dataclass
from itertools import takewhile

_TOKEN = re.compile(r"\d{1,3}(?:[ ,.\u00a0\u202f’']\d{3})+(?!\d)|\d+|[^\W\d_]+")
_AFTER = 3
"""Words after a number in which the thing that it counts is looked for."""

_UNITS = {
    word: value
    for value, words in {
        2: "two deux",
        3: "three trois",
        4: "four quatre",
        5: "five cinq",
        6: "six",
        7: "seven sept",
        8: "eight huit",
        9: "nine neuf",
        10: "ten dix dizaine dizaines",
        11: "eleven onze",
        12: "twelve douze dozen dozens douzaine douzaines",
        13: "thirteen treize",
        14: "fourteen quatorze",
        15: "fifteen quinze",
        16: "sixteen seize",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty vingt vingts vingtaine scores",
        30: "thirty trente trentaine",
        40: "forty quarante quarantaine",
        50: "fifty cinquante cinquantaine",
        60: "sixty soixante",
        70: "seventy septante",
        80: "eighty huitante octante",
        90: "ninety nonante",
    }.items()
    for word in words.split()
}
_TIMES = {
    "hundred": 100,
    "hundreds": 100,
    "cent": 100,
    "cents": 100,
    "centaine": 100,
    "centaines": 100,
    "thousand": 1_000,
    "thousands": 1_000,
    "mille": 1_000,
    "millier": 1_000,
    "milliers": 1_000,
    "million": 1_000_000,
    "millions": 1_000_000,
}
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]
)
_PEOPLE = "people"
_CALLED_PEOPLE = frozenset(
    [
        "people",
        "persons",
        "person",
        "civilians",
        "civilian",
        "villagers",
        "villager",
        "men",
        "women",
        "children",
        "residents",
        "refugees",
        "dead",
        "deaths",
        "killed",
        "bodies",
        "casualties",
        "victims",
        "fatalities",
        "inhabitants",
        "displaced",
        "personnes",
        "personne",
        "civils",
        "gens",
        "villageois",
        "hommes",
        "femmes",
        "enfants",
        "habitants",
        "réfugiés",
        "déplacés",
        "morts",
        "mortes",
        "tués",
        "tuées",
        "corps",
        "victimes",
        "décès",
    ]
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "in",
        "on",
        "at",
        "by",
        "to",
        "de",
        "des",
        "du",
        "d",
        "la",
        "le",
        "les",
        "l",
        "un",
        "une",
        "et",
        "ou",
        "à",
        "en",
        "au",
        "aux",
        "par",
    ]
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, its value, and the words near it that may name what is counted."""

    text: str
    value: int
    of: frozenset[str]


def quantities(text: str) -> tuple[Quantity, ...]:
    """Numbers of things in ``text``, in order. Years and days of the month are left out."""
    tokens = _TOKEN.findall(text)
    found: list[Quantity] = []
    place = 0
    while place < len(tokens):
        length, value = _number_at(tokens, place)
        if length:
            following = [token.casefold() for token in tokens[place + length : place + length + _AFTER]]
            if not _is_date(tokens, place, length, following):
                found.append(
                    Quantity(" ".join(tokens[place : place + length]), value, frozenset(_things(following)))
                )
        place += length or 1
    return tuple(found)


def _number_at(tokens: list[str], start: int) -> tuple[int, int]:
    """How many tokens make up the number that begins at ``start``, and its value; no tokens for none."""
    total = value = length = 0
    for place, token in enumerate(tokens[start:], start):
        word = token.casefold()
        if word in {"of", "de"} and _between_times(tokens, place):
            # Hundreds of thousands.
            length += 1
            continue
        if token[0].isdecimal():
            if length:
                break
            value = int(re.sub(r"\D", "", token)[:15])
        elif word in _UNITS:
            if length and tokens[start][0].isdecimal():
                break
            value += _UNITS[word]
        elif word in _TIMES:
            total, value = (
                (total, max(value, 1) * 100)
                if _TIMES[word] == 100
                else (total + max(value, 1) * _TIMES[word], 0)
            )
        else:
            break
        length += 1
    return length, total + value


def _between_times(tokens: list[str], place: int) -> bool:
    return (
        0 < place < len(tokens) - 1
        and tokens[place - 1].casefold() in _TIMES
        and tokens[place + 1].casefold() in _TIMES
    )


def _is_date(tokens: list[str], start: int, length: int, following: list[str]) -> bool:
    before = tokens[start - 1].casefold() if start else ""
    if before in _MONTHS or (following and following[0] in _MONTHS):
        return True
    return length == 1 and bool(re.fullmatch(r"(?:19|20)\d\d", tokens[start]))


def _things(words: list[str]) -> list[str]:
    """What the number counts: up to the next number, without small words, the same for one and for many.

    People are people, whatever they are called.
    """
    upto = takewhile(lambda word: not (word[0].isdecimal() or word in _UNITS or word in _TIMES), words)
    kept = [word for word in upto if word not in _SMALL]
    return [_PEOPLE if word in _CALLED_PEOPLE else word.rstrip("sx") or word for word in kept]
