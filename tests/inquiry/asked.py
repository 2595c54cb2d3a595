"""What the demonstration answers to each question of an inquiry: the country asked about, and words of the answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A question by its number, about a file; ``said`` stands in the sentence, each of ``facts`` in one row whole."""

    number: int
    country: str
    said: tuple[str, ...]
    facts: tuple[tuple[str, ...], ...]


ASKED = (
    Asked(
        1,
        "AFG",
        (
            "The first item on file came on 2021-05-03",
            "EW-2021-0002 was submitted on 2021-07-27: the first item that it cites had come 84 d before, the newest 19 h",
        ),
        (
            (
                "EW-2021-0002",
                "2021-07-26 14:00",
                "UN body",
                "A1: completely reliable; confirmed",
                "EV-2021-0006",
                "2021-01-01 to 2021-06-30, reported 2021-07-26",
            ),
        ),
    ),
    Asked(
        2,
        "MMR",
        ("Offices were told 7 times.", "Each time the brief was opened"),
        (
            ("EW-2017-0001", "Ambassador, Yangon", "2017-09-04 15:00", "2017-09-04 16:10, Ambra Bellini"),
            ("Director-General, Development", "handed on paper"),
        ),
    ),
    Asked(
        3,
        "MMR",
        ("For each of the 12 options",),
        (
            (
                "2. Impose travel bans",
                "Head, Sanctions Unit, under D-008, with the signature of Permanent Secretary",
                "Sanna Virtanen",
                "D-2017-0005",
                "under D-008",
            ),
        ),
    ),
    Asked(
        4,
        "AFG",
        ("Options put: 7.", "dropped: 0"),
        (("Suspend development aid", "Lucía Ferrer", "declined", "Marisol Quintero", "Clinics and schools"),),
    ),
    Asked(
        5,
        "AFG",
        ("The longest step took 3 d", "One step overran its clock: Permanent Secretary (EW-2021-0004)."),
        (("EW-2021-0004", "Permanent Secretary", "3 d", "17 h late"),),
    ),
    Asked(
        6,
        "UKR",
        ("kept unchanged", "Our texts were reworded 2 times.", "None reads softer today"),
        (
            ("EV-2022-0011", "Jonas Berg", "More neutral words were asked for.", "reportedly", "Softened"),
            ("EV-2022-0011", "Lucía Ferrer", "The source says transfer by force"),
        ),
    ),
    Asked(
        7,
        "MMR",
        (
            "Items on file when the last brief was frozen that no report cites:",
            "dissent is answered under question 11",
        ),
        (("in no report", "EV-2018-0001", "B2", "Amina Okoro"),),
    ),
    Asked(
        8,
        "MMR",
        ("Several voices:", "messages of our own stood against each other.", "agreed plans"),
        (("MS-2021-0002", "Embassy in Yangon", "keeps full ties", "MS-2021-0001"),),
    ),
    Asked(
        9,
        "AFG",
        ("Written down.", "Another interest than prevention put first:", "while the risk was clear:"),
        (
            (
                "Withdrawal of the Novarian contingent",
                "Security",
                "Marisol Quintero, Minister for Foreign Affairs",
            ),
            ("TE-2021-0001", "risk annex of 2021-07-30", "Cabinet of Novaria"),
        ),
    ),
    Asked(
        10,
        "AFG",
        ("Yes, by a named person and with a reason.", "One deadline passed without a decision"),
        (
            ("EW-2021-0002", "declined", "Marisol Quintero", "An exit that leaves people in danger"),
            ("EW-2021-0004", "No decision by the deadline", "2021-12-19 15:00"),
        ),
    ),
    Asked(
        11,
        "UKR",
        ("Yes: one dissent stands verbatim.",),
        (("EW-2022-0001", "Hana Rehák", "as a matter of order", "Counts of people admitted"),),
    ),
    Asked(
        12,
        "MMR",
        ("For 3 of 3 warnings",),
        (
            (
                "EW-2017-0001",
                "Imminent risk",
                "AP-2017-0003 version 1, agreed by Dana Whitlock",
                "76 d before",
            ),
        ),
    ),
    Asked(
        13,
        "MMR",
        ("Partners are named in",),
        (("EW-2017-0001", "European partners prepare the same names", "2. Impose travel bans"),),
    ),
    Asked(
        14,
        "MMR",
        ("With a result on record, beside what was expected of it:",),
        (
            ("R-2017-0004", "Completed", "Personal cost", "No change in conduct was seen."),
            ("AP-2017-0003 measure 3", "no result, which is overdue"),
        ),
    ),
    Asked(
        15,
        "MMR",
        ("Warnings reviewed: 2. Not borne out: 0", "Onsets of atrocities that the file records: 1", ": 0."),
        (
            ("EW-2017-0001", "Yes", "Lucía Ferrer", "The warning came when people were already leaving."),
            ("ongoing from 2021-07-06", "a warning stood before it"),
        ),
    ),
    Asked(
        16,
        "MMR",
        ("2 attempts were refused", "3 decisions were made under emergency powers"),
        (
            ("2017-09-04 16:40", "Ambra Bellini", "refused, without effect", "authority.power"),
            ("D-2021-0001", "ratified on 2021-02-03 10:00 by Marisol Quintero"),
            ("D-2021-0009", "not ratified in time; it lapsed on 2021-10-25 17:01"),
        ),
    ),
    Asked(
        17,
        "UKR",
        ("3 people decided", "The ministry’s rule today:"),
        (
            ("Marisol Quintero", "Minister for Foreign Affairs", "2022-03-05", "none"),
            ("Kwabena Osei", "2017-01-10 to 2020-01-10", "at 0 of 2"),
        ),
    ),
    Asked(
        18,
        "MMR",
        ("Lessons:", "Closed:", "open:"),
        (("LL-2018-0001", "EW-2017-0001", "open since 2018-02-12"),),
    ),
    Asked(
        19,
        "UKR",
        ("each time on record.",),
        (("Marisol Quintero, Minister for Foreign Affairs", "handed on paper", "2022-03-04 18:20"),),
    ),
    Asked(
        20,
        "MMR",
        ("The judgement of the file changed on 5 days.", "Any other day"),
        (("2017-09-04", "Imminent risk", "the same", "items"),),
    ),
)
