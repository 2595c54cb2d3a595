"""The fields that a column of any file may be mapped to, and the titles by which they are guessed."""

from dataclasses import dataclass

from db.vocabulary.recommendations import MappingTarget


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``titles`` are folded titles of columns that mean it; ``dated``: its cells are days."""

    code: str
    label: str
    titles: tuple[str, ...]
    dated: bool = False


_COUNTRY = Field(
    "country",
    "Country (name)",
    ("country", "countryname", "name", "state", "admin0", "adm0name", "pays", "location0", "nation"),
)
_CODE = Field(
    "code",
    "Country (code)",
    (
        "iso", "iso3", "iso3code", "isocode", "iso3166", "iso2", "isoab", "isoa3", "countrycode", "ccode", "cow",
        "gwcode", "gwno", "gwnoloc", "sftgcode", "m49", "adm0code", "adm0pcode",
    ),
)  # fmt: skip

EVENT_FIELDS = (
    Field("id", "Number of the event", ("id", "eventid", "eventcode", "incidentid", "number", "no", "ref")),
    Field(
        "date",
        "Day, or first day",
        ("date", "eventdate", "startdate", "datestart", "day", "incidentdate", "dateofincident", "dateofevent", "from"),
        dated=True,
    ),
    Field("end", "Last day", ("enddate", "dateend", "until", "to"), dated=True),
    Field("reported", "Day of the report", ("reportdate", "reported", "datereported", "publicationdate"), dated=True),
    _COUNTRY,
    _CODE,
    Field("area1", "First-level area", ("admin1", "adm1", "adm1name", "province", "region", "stateregion", "governorate")),
    Field("area2", "Second-level area", ("admin2", "adm2", "adm2name", "district", "township", "county")),
    Field("place", "Place", ("place", "location", "town", "village", "city", "site", "locality")),
    Field("latitude", "Latitude", ("latitude", "lat", "y")),
    Field("longitude", "Longitude", ("longitude", "lon", "lng", "long", "x")),
    Field("kind", "Kind of violence", ("type", "eventtype", "kind", "category", "incidenttype", "typeofviolence")),
    Field("side_a", "Who did it", ("actor1", "sidea", "perpetrator", "perpetrators", "actor", "by")),
    Field("side_b", "Against whom", ("actor2", "sideb", "victim", "victims", "target", "against")),
    Field("civilians", "Civilians were the target (yes or no)", ("civiliantargeting", "civilianstargeted")),
    Field("deaths", "Deaths", ("deaths", "fatalities", "killed", "dead", "best", "totaldeaths", "totalkilled")),
    Field("deaths_civilians", "Deaths of civilians", ("deathscivilians", "civiliandeaths", "civilianskilled")),
    Field("injured", "Injured", ("injured", "wounded", "injuries")),
    Field("displaced", "Displaced", ("displaced", "idps", "newlydisplaced")),
    Field("source", "Source", ("source", "sources", "reportedby", "url", "link")),
    Field("notes", "What happened", ("notes", "description", "summary", "details", "narrative", "text")),
)  # fmt: skip

RANKING_FIELDS = (
    _COUNTRY,
    _CODE,
    Field("year", "Year", ("year", "jahr", "annee", "edition")),
    Field("month", "Month (1 to 12)", ("month",)),
    Field(
        "value",
        "Value",
        ("value", "score", "index", "risk", "probability", "total", "indexscore", "prediction"),
    ),
    Field("rank", "Rank", ("rank", "ranking", "position", "place")),
    Field("grade", "Class or grade", ("class", "grade", "category", "level", "riskclass", "band")),
)

RECOMMENDATION_FIELDS = (
    Field("state", "State it is addressed to", ("state", "stateunderreview", "country", "stateconcerned")),
    Field("text", "Recommendation", ("text", "recommendation", "recommendationtext", "recommendations")),
    Field("body", "Mechanism", ("mechanism", "body", "typeofmechanism")),
    Field("treaty_body", "Committee or mandate", ("treatybody", "committee", "specialprocedure", "mandate")),
    Field(
        "recommending_state",
        "Recommending state",
        ("recommendingstateupr", "recommendingstate", "by", "from"),
    ),
    Field("response", "Answer", ("responseupr", "response", "position", "answer", "accepted", "status")),
    Field("groups", "Groups concerned", ("groups", "affectedpersons", "personsaffected", "group")),
    Field("document", "Document symbol", ("documentcode", "documentsymbol", "symbol", "document")),
    Field("paragraph", "Paragraph", ("paragraph", "para", "paragraphnumber")),
    Field("year", "Year", ("year",)),
    Field("cycle", "Cycle", ("cycle", "uprcycle")),
    Field("session", "Session", ("session", "uprsession")),
)

FIELDS: dict[MappingTarget, tuple[Field, ...]] = {
    MappingTarget.EVENTS: EVENT_FIELDS,
    MappingTarget.RANKINGS: RANKING_FIELDS,
    MappingTarget.RECOMMENDATIONS: RECOMMENDATION_FIELDS,
}

TARGET_LABELS = {
    MappingTarget.EVENTS: "Events (a row an event)",
    MappingTarget.RANKINGS: "A ranking or index of countries (a row a country)",
    MappingTarget.RECOMMENDATIONS: "Recommendations to states",
}
