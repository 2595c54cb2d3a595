"""What is typed as a question: “who may authorise sanctions today”. The words that only ask say nothing of what is looked for."""

import re
from collections.abc import Collection
from dataclasses import replace

from app.rules.finding import Query, Term
from app.rules.near_words import nearest
from db.vocabulary.finding import ThingKind
from language.dates import in_figures

_WORDS = """
who whom whose what which when where why how is are was were am be been do does did has have had can could may might must
shall should will would know knew known see saw seen i we you it there that this any anything anybody somebody today now please give
show tell me the of for to in on by an against from and about with at as before after happen happened reason reasons
not wasn weren isn aren didn doesn hasn haven hadn couldn wouldn shouldn
qui que quoi quel quelle quels quelles quand ou pourquoi comment combien est sont etait etaient ete a ont avait peut peuvent
pouvait pourrait doit doivent sait savait savaient su vu on nous je il elle ils elles y ce cet cette ces c qu aujourd hui
maintenant le la les l de des du d j m n s t par pour un une dans sur au aux contre en et
concernant propos savons avons avez passe avant apres avec
ne pas avoir avais etre eu fait faire se qui lequel laquelle raison raisons motif motifs
"""

ASKING = frozenset(_WORDS.split())
"""Words of English and French, without case and accents, that ask, and small ones that stand between the others."""


_WHO = frozenset({"who", "whose", "whom", "qui"})


def asks_who(query: Query) -> bool:
    """Whether it is asked who, or whose something is."""
    return any(word in _WHO for term in query.terms for word in term.words)


_WHY = frozenset({"why", "reason", "reasons", "pourquoi", "raison", "raisons", "motif", "motifs"})


def asks_why(query: Query) -> bool:
    """Whether a reason is asked for: those are given with decisions."""
    return any(word in _WHY for term in query.terms for word in term.words)


_KNOW = """
know knows knew known learn learnt learned aware
sait savait savaient su sue sus sues sut surent connaissait connaissaient connut appris apprit courant
"""

_SHOW = """
show shows shown showed tell told briefed informed
montre montree montres montrees montra montrait montrer informe informee
"""

_PERHAPS = """
see saw seen read give given gave hand handed receive received get got send sent put submitted present presented
vu vue vus vues vit voit lu lue lus lues lit lut
presente presentee presentes presentees presenta presentait presenter remis remise remises remit soumis soumise soumises soumit
transmis transmise transmises transmit donne donnee donnees donna communique communiquee communiques communiquees
recu recue recus recues recut recoit envoye envoyee envoyes envoyees
"""

_PAPER = frozenset(["brief", "briefs", "briefing", "note", "notes"])
"""What is shown: *note to the minister*."""

_KNEW, _SHOWED, _UNSURE = (frozenset(words.split()) for words in (_KNOW, _SHOW, _PERHAPS))
"""Words that ask what somebody knew; what they were shown; and those that ask it in a question, and stand in many a text besides."""

_ASKED_BY = """
who whom what which when did does
qui que quoi quel quelle quels quelles quand qu
"""

_QUESTION = frozenset(_ASKED_BY.split())
"""Words by which a line is a question."""

_TO = frozenset(["to", "by", "a", "au", "aux", "par"])
"""Words between what was given and the one who was given it."""

_OF = frozenset(["of", "de", "du", "des", "d"])

_SUBJECTS = frozenset(["on", "il", "elle", "ils", "elles"])
"""What follows the verb of a French question, joined to it: *savait-on*, *a-t-il vu*."""


def asks_who_knew(query: Query) -> bool:
    """Whether it is asked what somebody knew: a name and a day alone may stand in any text, and so may *troops seen in the north*."""
    terms = query.terms
    question = any(not _QUESTION.isdisjoint(term.words) or _turned(term) for term in terms)
    for place, term in enumerate(terms):
        if len(term.words) > 1 and not _turned(term):
            continue
        said = {*term.words, *term.also}
        behind = terms[place + 1].words[0] if place + 1 < len(terms) else ""
        if said & (_KNEW | _SHOWED) or (said & (_UNSURE | _PAPER) and (question or behind in _TO)):
            return True
        if said & _PAPER and behind in _OF:
            return True
    return False


def _turned(term: Term) -> bool:
    return len(term.words) > 1 and term.words[-1] in _SUBJECTS


_BY = re.compile(
    r"\b(?:by|until|till|up to|before|jusqu\W?(?:au|à|en)?|avant|d\Wici(?: à| au)?|bis(?: zum)?|vor(?: dem)?)"
    r"\s+(?:the |le |la |au )?\d{4}-\d{2}-\d{2}",
    re.IGNORECASE,
)


_ON = re.compile(r"\b(?:on|le|am)\s+\d{4}-\d{2}-\d{2}", re.IGNORECASE)


def with_words_put_right(query: Query, words: Collection[str]) -> Query:
    """The query with those of the ``words`` put right that ask, but for a slip, what somebody knew or was shown: *prsenté*."""
    known = [(one, 0) for one in sorted(_KNEW | _SHOWED | _UNSURE)]

    def right(term: Term) -> Term:
        meant = nearest(term.words[0], known) if len(term.words) == 1 and term.words[0] in words else None
        return term if meant is None else replace(term, words=(meant,))

    return replace(query, terms=tuple(map(right, query.terms)))


def says_by_a_day(typed: str) -> bool:
    """Whether a line has *by*, or the like, before a day."""
    return _BY.search(in_figures(typed, running=True)) is not None


def asks_by_a_day(typed: str, query: Query) -> bool:
    """Whether it is asked what there was by a day, and not on it: *by 30 July 2021*, or what somebody *knew* on it, which is all
    that had been shown until then. What was *shown on* a day is asked of that day."""
    words = {word for term in query.terms for word in (*term.words, *term.also)}
    if says_by_a_day(typed):
        return True
    if not (_SHOWED | _UNSURE | _PAPER).isdisjoint(words):
        return False
    return not _KNEW.isdisjoint(words) or _ON.search(in_figures(typed, running=True)) is None


def knew(word: str) -> bool:
    """Whether a word asks what somebody knew."""
    return any(word in words for words in (_KNEW, _SHOWED, _UNSURE, _PAPER))


_NEGATIONS = """
not never no nothing nobody wasn weren isn aren didn doesn hasn haven hadn couldn wouldn shouldn
pas non jamais aucun aucune rien personne
"""

_NOT = frozenset(_NEGATIONS.split())


def says_no(term: Term) -> bool:
    """Whether a word asks what was *not* done."""
    return term.words[0] in _NOT


_MEASURES = re.compile(
    r"(?:authori[sz]|autoris|approv|approuv|decid|decis|declin|refus|reject|rejet|defer|postpon|suspen|sanction|embargo|freez|froze|"
    r"measure|mesure|interv[ei]n|impos|reagi|react)\w*"
    r"|act|acts|acted|acting|actions?|steps?|options?|tools?|aids?|responses?|respond(?:ed)?|bans?|banned"
    r"|agir|agi|agit|agissait|outils?|aide[es]*|ripostes?|reponses?|gels?|gele[es]*|geler|interdictions?"
)
"""Words of English and French, without accents, for what a ministry decides on, and for deciding it."""


def asks_of_measures(query: Query) -> bool:
    """Whether *why … not* asks of a measure, a tool, *VE-1*, or a decision; or of nothing else, *why was nothing done*.

    Of *why was nobody informed* no decision says why.
    """
    asked = [term for term in query.terms if not (only_asks(term) or term.country or says_no(term))]
    if all(term.words == ("done",) for term in asked):
        return True
    return any(_of_measures(term) for term in asked)


def _of_measures(term: Term) -> bool:
    coded = len(term.words) == 2 and term.words[0].isalpha() and term.words[1].isdecimal()
    refused = not {_DONE, *_NOT_DONE}.isdisjoint(term.also)
    return coded or refused or any(_MEASURES.fullmatch(word) for word in term.words)


_BETWEEN = frozenset(["been", "be", "ever", "yet", "ete", "encore", "t"])
"""What may stand between *not* and what was not done."""

_DONE, _NOT_DONE = "authorised", ("declined", "deferred")
"""Words of the index."""

_DECLINED = Term((_NOT_DONE[0],), begins=False, also=_NOT_DONE[1:])


def with_what_was_not_done(query: Query) -> Query:
    """The query in which *not authorised* stands for what was declined or deferred, too; and who asks *why no aid was authorised* asks
    for that, wherever the *no* stands: what was authorised is the opposite.

    ``query``: with the words of the index that its words mean.
    """
    terms = query.terms
    said = [{*term.words, *term.also} for term in terms]
    done = next((place for place, words in enumerate(said) if _DONE in words), None)
    if done is None or any(words.intersection(_NOT_DONE) for words in said):
        return query
    before = [place for place, term in enumerate(terms[:done]) if says_no(term)]
    if not before:
        return query
    between = terms[before[-1] + 1 : done]
    if all(_BETWEEN.issuperset(term.words) for term in between):
        phrase = tuple(word for term in terms[before[-1] : done + 1] for word in term.words)
        meant = Term(phrase, terms[done].begins, also=_NOT_DONE)
        return replace(query, terms=(*terms[: before[-1]], meant, *terms[done + 1 :]))
    if not asks_why(query):
        return query
    # The *no* is in what was declined: no text needs to have it, and it is not missed.
    rest = (*terms[: before[-1]], *terms[before[-1] + 1 : done])
    return replace(query, terms=(*rest, _DECLINED, *terms[done + 1 :]))


def asks_why_not(query: Query) -> bool:
    """Whether it is asked why something was not done; ``query`` as :func:`with_what_was_not_done` has it."""
    return asks_why(query) and any(term == _DECLINED or says_no(term) for term in query.terms)


def declined(query: Query) -> Query:
    """The query for the measures that were declined or deferred, within the limits of a question."""
    return replace(query, terms=(_DECLINED,), kinds=(ThingKind.DECISION,), measures=True)


def only_asks(term: Term) -> bool:
    """Whether a term is of such words alone; a country never is, nor the European Union in capitals."""
    return not (term.country or term.perhaps) and all(word in ASKING for word in term.words)


def without_asking(query: Query, *, perhaps: bool = True) -> Query:
    """The query without the words that only ask, and without those that are not missed unless ``perhaps``; as it is where there
    are no others."""
    terms = tuple(term for term in query.terms if not only_asks(term) and (perhaps or not term.perhaps))
    shorter = replace(query, terms=terms)
    return query if shorter.empty else shorter
