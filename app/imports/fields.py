"""The fields that a column of any file may be mapped to, and the titles by which they are guessed."""

from dataclasses import dataclass

from db.vocabulary.recommendations import MappingTarget
from language import Wording, mark


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``titles`` are folded titles of columns that mean it; ``dated``: its cells are days."""

    code: str
    label: str
    titles: tuple[str, ...]
    dated: bool = False


_COUNTRY = Field(
    "country",
    mark("Country (name)"),
    ("country", "countryname", "name", "state", "admin0", "adm0name", "pays", "location0", "nation"),
)
_CODE = Field(
    "code",
    mark("Country (code)"),
    (
        "iso", "iso3", "iso3code", "isocode", "iso3166", "iso2", "isoab", "isoa3", "countrycode", "ccode", "cow",
        "gwcode", "gwno", "gwnoloc", "sftgcode", "m49", "adm0code", "adm0pcode",
    ),
)  # fmt: skip

EVENT_FIELDS = (
    Field("id", mark("Number of the event"), ("id", "eventid", "eventcode", "incidentid", "number", "no", "ref", "réf", "numero", "numéro")),
    Field(
        "date",
        mark("Day, or first day"),
        ("date", "eventdate", "startdate", "datestart", "day", "incidentdate", "dateofincident", "dateofevent", "from", "jour",
         "datedelévénement", "datedelevenement", "datedesfaits", "datededébut", "datededebut", "premierjour"),
        dated=True,
    ),
    Field("end", mark("Last day"), ("enddate", "dateend", "until", "to", "datedefin", "dernierjour"), dated=True),
    Field("reported", mark("Day of the report"), ("reportdate", "reported", "datereported", "publicationdate", "datedusignalement", "signaléle"), dated=True),
    _COUNTRY,
    _CODE,
    Field("area1", mark("First-level area"), ("admin1", "adm1", "adm1name", "province", "region", "stateregion", "governorate", "région")),
    Field("area2", mark("Second-level area"), ("admin2", "adm2", "adm2name", "district", "township", "county", "département", "departement")),
    Field("place", mark("Place"), ("place", "location", "town", "village", "city", "site", "locality", "lieu", "ville", "localité", "localite")),
    Field("latitude", mark("Latitude"), ("latitude", "lat", "y")),
    Field("longitude", mark("Longitude"), ("longitude", "lon", "lng", "long", "x")),
    Field("kind", mark("Kind of violence"), ("type", "eventtype", "kind", "category", "incidenttype", "typeofviolence", "nature",
                                                "typedeviolence", "typedévénement", "naturedelaviolence")),
    Field("side_a", mark("Who did it"), ("actor1", "sidea", "perpetrator", "perpetrators", "actor", "by", "auteur", "auteurs", "auteurdesfaits")),
    Field("side_b", mark("Against whom"), ("actor2", "sideb", "victim", "victims", "target", "against", "victime", "victimes", "contrequi")),
    Field("civilians", mark("Civilians were the target (yes or no)"), ("civiliantargeting", "civilianstargeted")),
    Field("deaths", mark("Deaths"), ("deaths", "fatalities", "killed", "dead", "best", "totaldeaths", "totalkilled", "morts", "tués", "tues",
                                        "décès", "deces", "nombredemorts")),
    Field("deaths_civilians", mark("Deaths of civilians"), ("deathscivilians", "civiliandeaths", "civilianskilled", "mortscivils", "civilstués")),
    Field("injured", mark("Injured"), ("injured", "wounded", "injuries", "blessés", "blesses")),
    Field("displaced", mark("Displaced"), ("displaced", "idps", "newlydisplaced", "déplacés", "deplaces")),
    Field("source", mark("Source"), ("source", "sources", "reportedby", "url", "link")),
    Field("notes", mark("What happened"), ("notes", "description", "summary", "details", "narrative", "text", "note",
                                               "résumé", "resume", "cequisestpassé")),
)  # fmt: skip

RANKING_FIELDS = (
    _COUNTRY,
    _CODE,
    Field("year", mark("Year"), ("year", "jahr", "année", "annee", "edition")),
    Field("month", mark("Month (1 to 12)"), ("month",)),
    Field(
        "value",
        mark("Value"),
        ("value", "score", "index", "risk", "probability", "total", "indexscore", "prediction"),
    ),
    Field("rank", mark("Rank"), ("rank", "ranking", "position", "place")),
    Field("grade", mark("Class or grade"), ("class", "grade", "category", "level", "riskclass", "band")),
)

RECOMMENDATION_FIELDS = (
    Field(
        "state", mark("State it is addressed to"), ("state", "stateunderreview", "country", "stateconcerned")
    ),
    Field(
        "text", mark("Recommendation"), ("text", "recommendation", "recommendationtext", "recommendations")
    ),
    Field("body", mark("Mechanism"), ("mechanism", "body", "typeofmechanism")),
    Field(
        "treaty_body",
        mark("Committee or mandate"),
        ("treatybody", "committee", "specialprocedure", "mandate"),
    ),
    Field(
        "recommending_state",
        mark("Recommending state"),
        ("recommendingstateupr", "recommendingstate", "by", "from"),
    ),
    Field(
        "response", mark("Answer"), ("responseupr", "response", "position", "answer", "accepted", "status")
    ),
    Field("groups", mark("Groups concerned"), ("groups", "affectedpersons", "personsaffected", "group")),
    Field("document", mark("Document symbol"), ("documentcode", "documentsymbol", "symbol", "document")),
    Field("paragraph", mark("Paragraph"), ("paragraph", "para", "paragraphnumber")),
    Field("year", mark("Year"), ("year",)),
    Field("cycle", mark("Cycle"), ("cycle", "uprcycle")),
    Field("session", mark("Session"), ("session", "uprsession")),
)

FIELDS: dict[MappingTarget, tuple[Field, ...]] = {
    MappingTarget.EVENTS: EVENT_FIELDS,
    MappingTarget.RANKINGS: RANKING_FIELDS,
    MappingTarget.RECOMMENDATIONS: RECOMMENDATION_FIELDS,
}

TARGET_LABELS = Wording(
    {
        MappingTarget.EVENTS: mark("Events (a row an event)"),
        MappingTarget.RANKINGS: mark("A ranking or index of countries (a row a country)"),
        MappingTarget.RECOMMENDATIONS: mark("Recommendations to states"),
    }
)
