"""The words that people see, in the language they chose. The lowest floor: every other may speak.

English is the language of the source: a text is written where it is used, whole, with names in braces, and is looked up in
the catalogue of the language that is spoken at that moment. What is stored, compared or hashed is never translated.

``tr`` says a text now. ``plural`` says it for a number. ``mark`` names a text that is said later, by whoever shows it;
`Wording` is a table of such texts that says them as it is read.
"""

from language.speech import plural, ptr, tabled, tr
from language.spoken import Language, speak, speaking, spoken
from language.wording import Wording, mark, said

__all__ = [
    "Language",
    "Wording",
    "mark",
    "plural",
    "ptr",
    "said",
    "speak",
    "speaking",
    "spoken",
    "tabled",
    "tr",
]
