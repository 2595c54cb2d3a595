"""What is typed as a question: “who may authorise sanctions today”. The words that only ask say nothing of what is looked for."""

from dataclasses import replace

from app.rules.finding import Query, Term

_WORDS = """
who whom whose what which when where why how is are was were am be been do does did has have had can could may might must
shall should will would know knew known see saw seen i we you it there that this any anything anybody somebody today now please give
show tell me the of for to in on by an against from and about with at as before after happen happened not reason reasons ground grounds
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


_WHY = frozenset({"why", "reason", "reasons", "grounds", "pourquoi", "raison", "raisons", "motif", "motifs"})


def asks_why(query: Query) -> bool:
    """Whether a reason is asked for: those are given with decisions."""
    return any(word in _WHY for term in query.terms for word in term.words)


_KNEW_WORDS = """
know knows knew known learn learnt learned see saw seen read show shows shown showed present presented tell told give given gave
hand handed receive received get got send sent put submitted briefed informed aware
sait savait savaient su sue sus sues sut surent connaissait connaissaient connut appris apprit
vu vue vus vues vit voit lu lue lus lues lit lut
montre montree montres montrees montra montrait montrer presente presentee presentes presentees presenta presentait presenter
remis remise remises remit soumis soumise soumises soumit transmis transmise transmises transmit donne donnee donnees donna
communique communiquee communiques communiquees recu recue recus recues recut recoit informe informee envoye envoyee envoyes
envoyees
"""

_KNEW = frozenset(_KNEW_WORDS.split())
"""Words that ask what somebody knew, or was shown."""


_PAPER = frozenset(["brief", "briefs", "briefing", "note", "notes"])
"""What is shown: *note to the minister*."""


def asks_who_knew(query: Query) -> bool:
    """Whether it is asked what somebody knew, or for the brief that was shown: a name and a day alone may stand in any text."""
    asked = _KNEW | _PAPER
    return any(
        not asked.isdisjoint((*term.words[:1], *term.also))
        for term in query.terms
        # *Montra-t-on* is one word with what only asks; of what is quoted nothing asks.
        if all(word in ASKING for word in term.words[1:])
    )


def names_brief(word: str) -> bool:
    """Whether a word names what somebody is shown, and is no name itself."""
    return word in _PAPER


def knew(word: str) -> bool:
    """Whether a word asks what somebody knew."""
    return word in _KNEW


def only_asks(term: Term) -> bool:
    """Whether a term is of such words alone; a country never is."""
    return not term.country and all(word in ASKING for word in term.words)


def without_asking(query: Query) -> Query:
    """The query without the words that only ask; as it is where there are no others."""
    terms = tuple(term for term in query.terms if not only_asks(term))
    shorter = replace(query, terms=terms)
    return query if shorter.empty else shorter
