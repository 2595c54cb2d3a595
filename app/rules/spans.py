"""The days that a line in words is about: a day, a month or a year, *Afghanistan December 2021*, or a span of them, *since July 2021*."""

import re
from dataclasses import dataclass
from datetime import date

from app.rules.finding import AROUND_A_DAY, PART, day_named, day_typed, without_day, without_elision
from language.dates import in_figures

Limits = tuple[date | None, date | None]
"""The first and the last day; none on a side that is open."""


def days_named(typed: str) -> Limits | None:
    """The first and the last day that a question is about: those of a span, *since July 2021*; or else the day of
    :func:`day_named`, or the month that it names.

    A month that ends a span is in it as a whole: who remembers a day wrongly still finds what there was about it. None where several
    months are named and nothing says that they are the ends of a span: one of them would limit what was asked of all.
    """
    span = _span_said(typed)
    if span is not None:
        return (span.since, span.until) if span.since or span.until else None
    if len(set(_WHOLE.findall(_figures(typed)))) > 1:
        return None
    day = day_named(typed)
    return (day, day) if day is not None else _span(typed, _MONTH)


def says_span(typed: str) -> bool:
    """Whether the line says in words from which day on, or until which, *since 2021-08-01*."""
    span = _span_said(typed)
    return span is not None and (span.since or span.until) is not None


def without_days(typed: str, *, events: bool = True) -> str:
    """The line without the days of :func:`days_named`, and without the words that make them the ends of a span.

    What happened then, *since the coup in Myanmar in February 2021*, stays: a country in it is asked about as any other is. Not without ``events``.
    """
    span = _span_said(typed)
    if span is not None:
        return span.rest if events else span.bare
    return without_day(typed) if day_named(typed) is not None else _without(typed, _MONTH)


def span_named(typed: str) -> tuple[date, date] | None:
    """The first and the last day of the one month that a line names, or else of the one year; none where it names a whole day, and
    none of *since July 2021*.

    A year alone is a word as well: whoever asks decides by what else is typed.
    """
    if day_named(typed) is not None or _span_said(typed) is not None:
        return None
    return _span(typed, _MONTH) or (None if _named(typed, _MONTH) else _span(typed, _YEAR))


def without_span(typed: str) -> str:
    """The line without the months, or else the year, of :func:`span_named`."""
    return _without(typed, _MONTH if _span(typed, _MONTH) else _YEAR)


def only_days(typed: str) -> bool:
    """Whether these words are a day or a month, or a span of them, and nothing else."""
    said = typed.strip(AROUND_A_DAY)
    span = _span_said(said)
    if span is not None:
        return not span.rest
    return _DAY_OR_MONTH.fullmatch(_bare(_figures(said))) is not None


_DAY_OR_MONTH = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")

_MONTH, _YEAR = re.compile(r"\d{4}-\d{2}"), re.compile(r"(?:19|20)\d{2}")


def _span(typed: str, form: re.Pattern[str]) -> tuple[date, date] | None:
    named = set(_named(typed, form))
    if len(named) != 1:
        return None
    [one] = named
    first, last = day_typed(one, end=False), day_typed(one, end=True)
    return (first, last) if first is not None and last is not None else None


@dataclass(frozen=True, slots=True)
class _Span:
    """A span with where it stands in the line, whose days are in figures."""

    line: str
    start: int
    end: int
    since: date | None = None
    until: date | None = None
    event: tuple[int, int] = (0, 0)
    """Where the words stand that say what happened on the day: *the coup in Myanmar*."""
    rest: str = ""
    bare: str = ""
    """The line without the span; in ``rest`` what happened on its days stays."""


def _span_said(typed: str) -> _Span | None:
    """The span that the line says in words. Several that are not the two sides of one set no limit."""
    line = _figures(typed)
    seen = _QUOTED.sub(lambda found: " " * len(found[0]), line)
    spans = sorted((*_between(seen), *_open(seen)), key=lambda one: one.start)
    if not spans:
        return None
    first, last = spans[0], spans[-1]
    if len(spans) == 1:
        since, until = first.since, first.until
    elif len(spans) == 2 and not (first.until or last.since):
        # *since July 2021 and until March 2022*
        since, until = first.since, last.until
    else:
        since, until = None, None
    return _Span(
        line,
        first.start,
        last.end,
        since,
        until,
        rest=_rest(line, spans),
        bare=_rest(line, spans, events=False),
    )


def _rest(line: str, spans: list[_Span], *, events: bool = True) -> str:
    kept, at = [], 0
    for one in spans:
        between = line[at : one.start]
        kept.append("" if at and _JOINED.fullmatch(between) else between)
        kept += [line[slice(*one.event)]] if events else []
        at = one.end
    return " ".join(" ".join((*kept, line[at:])).split())


def _event(found: re.Match[str]) -> tuple[int, int]:
    """Where *the coup in Myanmar* stands between *since* and a day; the words before it may only say which part of the year."""
    start, end = found.span("words")
    if start == end:
        return 0, 0
    part = _PART.match(found.string, start, end)
    return (part.end() if part else start), end


def _between(line: str) -> list[_Span]:
    found = []
    for pair in _PAIR.finditer(line):
        if pair["both"] or _GOES_ON.fullmatch(pair["between"]):
            since, until = day_typed(pair["first"], end=False), day_typed(pair["last"], end=True)
            found.append(_Span(line, pair.start(), pair.end(), since, until))
    return found


def _open(line: str) -> list[_Span]:
    taken = [(one.start, one.end) for one in _between(line)]
    found = []
    for form, opens in ((_SINCE, True), (_UNTIL, False)):
        for one in form.finditer(line):
            if not any(start < one.end() and one.start() < end for start, end in taken):
                day = day_typed(one["day"], end=not opens)
                since, until = (day, None) if opens else (None, day)
                found.append(_Span(line, one.start(), one.end(), since, until, _event(one)))
    return found


def _figures(typed: str) -> str:
    """The line with its days in figures, those of *1 to 5 March 2022* and *June to July 2021* among them."""
    line = _LONE_DAY.sub(_whole_of_day, in_figures(typed, running=True))
    return _LONE_MONTH.sub(_whole_of_month, line)


def _whole_of_day(found: re.Match[str]) -> str:
    month, day, last = found["month"], int(found["day"]), f"{found['month']}-{found['last']}"
    before = day_typed(month, end=False)
    if day > int(found["last"]) and before is not None and before.toordinal() > 1:
        # *28 to 3 January*: the span begins in the month before.
        month = f"{date.fromordinal(before.toordinal() - 1):%Y-%m}"
    return f"{month}-{day:02d} {found['between'].strip()} {last}"


def _whole_of_month(found: re.Match[str]) -> str:
    year = int(found["year"])

    def of(year: int) -> str:
        said = f"{found['day'] or ''} {found['name']} {year}".strip()
        figures = in_figures(said)
        return "" if figures == said else figures

    first = of(year)
    if first[:7] > f"{year}-{found['month']}":
        # *From December to February 2022*: the span begins in the year before.
        first = of(year - 1)
    return f"{first} {found['between'].strip()} {year}" if first else found[0]


_DATE = r"(?<![\w-])(?:19|20)\d{2}(?:-\d{2}){0,2}(?![\w-])"

_PARTS = (
    r"(?:(?:the|le|la|l|les|au|en|of|de|du|d|in|end|beginning|start|middle|mid|early|late|month|year|week|summer|autumn|winter"
    r"|spring|fin|d[eé]but|milieu|mi|mois|ann[eé]e|[eé]t[eé]|automne|hiver|printemps|about|around|environ|vers)(?:['’ʼ]|[ -]+)){0,5}?"
)
"""Words that only say which part of a month or year: *the beginning of*, *l’été*."""

_PART = re.compile(_PARTS.removesuffix("?"), re.IGNORECASE)

_WORDS = r"(?P<words>(?:[^\W\d][\w’'ʼ-]* +){0,7}?)" + _PARTS
"""Words that stand between *since* and a day: *the fall of Kabul in*."""

_JOINED = re.compile(r"[\s,]*(?:\b(?:and|et)\b)?[\s,]*", re.IGNORECASE)
"""What stands between the two sides of one span."""

_TO = r" ?(?:\b(?:and|to|until|till|through|et|au|à|jusqu\W?(?:au|à|en))\b|[-–—]) ?(?:the |le |l\W)?"

_GOES_ON = re.compile(r" ?(?:(?:to|until|till|through|au|à|jusqu\W?(?:au|à|en))\b|[-–—]).*", re.IGNORECASE)
"""Between two days: *and* alone does not make them the ends of a span."""

_WHOLE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_QUOTED = re.compile(r'"[^"]*"?')

_LONE_DAY = re.compile(
    rf"(?<![\w.,/-])(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?(?P<between>{_TO})(?P<month>\d{{4}}-\d{{2}})-(?P<last>\d{{2}})(?![\w-])",
    re.IGNORECASE,
)
_LONE_MONTH = re.compile(
    rf"(?<![\w-])(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)? )?(?P<name>[^\W\d_]{{3,}})(?P<between>{_TO}{_PARTS})"
    r"(?P<year>(?:19|20)\d{2})(?=-(?P<month>\d{2}))",
    re.IGNORECASE,
)
_PAIR = re.compile(
    rf"\b(?:(?P<both>between|entre)\s+|(?:from|since|depuis|du|de|as of)\s+)?{_PARTS}(?P<first>{_DATE})"
    rf"(?P<between>{_TO}){_PARTS}(?P<last>{_DATE})",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"\b(?:(?:since|after|depuis|apr[eè]s|dès|[aà] partir d[eu]|[aà] compter d[eu])\s+{_WORDS}|(?:from|as of)\s+{_PARTS})"
    rf"(?P<day>{_DATE})",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:(?:(?<!put )(?<!laid )(?<!brought )(?<!placed )(?<!came )before|until|till|up to|avant|jusqu\W?(?:aux?|[aà]|en)?"
    rf"|d\Wici(?: [aà])?)\s+{_WORDS}|by\s+{_PARTS})(?P<day>{_DATE})",
    re.IGNORECASE,
)
"""What is put before somebody is no day."""


def _without(typed: str, form: re.Pattern[str]) -> str:
    named = set(_named(typed, form))
    parts = PART.finditer(in_figures(typed, running=True))
    return " ".join(part.group() for part in parts if not part["word"] or _bare(part["word"]) not in named)


def _bare(word: str) -> str:
    return without_elision(word).strip(AROUND_A_DAY)


def _named(typed: str, form: re.Pattern[str]) -> list[str]:
    words = (_bare(part["word"]) for part in PART.finditer(in_figures(typed, running=True)) if part["word"])
    return [word for word in words if form.fullmatch(word) and day_typed(word, end=False)]
