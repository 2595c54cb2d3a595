"""Who can sign in to the demonstration is told beforehand, and is who its ministry has."""

from app.demo.logins import Login, demo_logins
from app.demo.tables import ministry_table
from db.vocabulary import Role


def test_those_who_can_sign_in_are_the_people_of_the_ministry_with_the_offices_that_they_hold_at_the_end() -> (
    None
):
    table = ministry_table()
    names = {office["key"]: office["name"] for office in table["offices"]}
    lasting = [row for row in table["holdings"] + table["later_holdings"] if "to" not in row]
    holders = {row["office"]: row["person"] for row in lasting}
    held = {person: names[office] for office, person in holders.items()}
    assert demo_logins() == tuple(
        Login(
            person["login"],
            person["name"],
            frozenset(map(Role, person["roles"])),
            held.get(person["key"], ""),
        )
        for person in table["people"]
    )
