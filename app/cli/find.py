"""``tocsin find``: one search over everything that a person may read; ``tocsin reindex``: its index made anew."""

from dataclasses import replace
from datetime import date

import click

from app.cli.access import Access
from app.cli.options import json_option, signed_in
from app.cli.plain import plain
from app.cli.streams import say, say_json, warn
from app.cli.tables import hanging
from app.opening.finding import catch_up, reindex
from app.perform import reading
from app.reading.ministry.reference import current_countries
from app.reading.search.found import Found, Group, Hit
from app.reading.search.searching import read_query, search
from app.refusals import BadInput
from app.rules.finding import day_typed, kind_named
from app.rules.snippets import Snippet
from db.vocabulary.finding import ThingKind

_MARK = ("[", "]")


@click.command("find")
@signed_in
@click.argument("words", nargs=-1)
@click.option(
    "--kind", "kinds", multiple=True, help="Only of this kind, such as report or decision; may be repeated."
)
@click.option("--country", "countries", multiple=True, help="Only of this country; may be repeated.")
@click.option("--from", "since", default="", help="Only from this day, month or year on, as in 2021-02-01.")
@click.option("--to", "until", default="", help="Only up to this day, month or year.")
@json_option
def find(
    access: Access,
    *,
    words: tuple[str, ...],
    kinds: tuple[str, ...],
    countries: tuple[str, ...],
    since: str,
    until: str,
    as_json: bool,
) -> None:
    """Find WORDS in files, reports, decisions, briefs, evidence, events, people, instruments, history and more.

    Each word is looked for as the beginning of a word, in any script; “words between quotation marks” as they stand.
    The words may hold filters too: kind:report country:Myanmar from:2021-02 to:2021.

    JSON: {"behind", "groups": [{"kind", "more", "hits": [{"number", "title", "text", "country", "country_name",
    "day", "page", "key"}]}]}; "title" and "text" are {"text", "marks": [[start, end]]}
    """
    wanted = tuple(_kind(kind) for kind in kinds)
    days = (_day(since, "from", end=False), _day(until, "to", end=True))
    with access.open() as case:
        catch_up(case.store)
        with reading(case.store, case.actor, "find") as session:
            table = current_countries(session)
            query = read_query(session, " ".join(words))
            query = replace(
                query,
                kinds=(*query.kinds, *wanted),
                countries=(*query.countries, *(table.find(name).alpha3 for name in countries)),
                since=days[0] or query.since,
                until=days[1] or query.until,
            )
            if query.empty:
                raise BadInput(
                    "words", "There is nothing to look for.", remedy="Give words, or a kind, country or day."
                )
            found = search(session, case.actor, query, today=case.today())
    if as_json:
        say_json({"behind": found.behind, "groups": [_as_data(group) for group in found.groups]})
        return
    say(_told(found) if found.groups else "Nothing was found.")


@click.command("reindex")
@signed_in
def reindex_all(access: Access) -> None:
    """Make the index of the search anew from what it is derived from. Nothing else is changed."""
    with access.open() as case:
        reindex(case.store, lambda done, whole: warn(f"{done:,} of {whole:,} events"))
    say("The index of the search was made anew.")


def _kind(typed: str) -> ThingKind:
    kind = kind_named(typed)
    if kind is None:
        raise BadInput(
            "kind",
            f"“{typed.strip()[:40]}” is not a kind of thing that can be found.",
            remedy=f"Use one of: {', '.join(kind.value for kind in ThingKind if kind is not ThingKind.ACT)}.",
        )
    return kind


def _day(typed: str, field: str, *, end: bool) -> date | None:
    if not typed:
        return None
    day = day_typed(typed, end=end)
    if day is None:
        raise BadInput(
            field,
            f"“{typed.strip()[:40]}” is not a day.",
            remedy="Write it as in 2021-02-01, or a month or a year.",
        )
    return day


def _as_data(group: Group) -> dict[str, object]:
    hits = [
        {
            "number": hit.number,
            "title": plain(hit.title),
            "text": plain(hit.text),
            "country": hit.country,
            "country_name": hit.country_name,
            "day": plain(hit.day),
            "page": hit.page,
            "key": hit.key,
        }
        for hit in group.hits
    ]
    return {"kind": group.kind.value, "more": group.more, "hits": hits}


def _told(found: Found) -> str:
    lines: list[str] = []
    for group in found.groups:
        lines.append(f"{group.kind.label}{' (the first of more)' if group.more else ''}")
        lines += [_line(hit) for hit in group.hits]
        lines.append("")
    return "\n".join(lines).rstrip()


def _line(hit: Hit) -> str:
    facts = " · ".join(filter(None, (hit.day.isoformat() if hit.day else "", hit.country_name)))
    head = "  ".join(filter(None, (hit.number, _marked(hit.title), f"({facts})" if facts else "")))
    text = _marked(hit.text)
    return f"  {head}" + (f"\n      {hanging(text, 6)}" if text else "")


def _marked(piece: Snippet) -> str:
    told, before = "", 0
    for start, end in piece.marks:
        told += piece.text[before:start] + _MARK[0] + piece.text[start:end] + _MARK[1]
        before = end
    return told + piece.text[before:]
