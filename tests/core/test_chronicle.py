"""Chronicle: what is dated about a record, in its order."""

from __future__ import annotations

from publisher.chronicle import already_listed, chronicle, undated_incidents
from publisher.link import Catalogue
from publisher.pictures.strip import strip
from publisher.records.values import PartialDate

from core.examples import catalogue, record


def told(found: Catalogue, collection: str, record_id: str) -> list[tuple[str, str, str]]:
    return [(str(entry.date), entry.kind, f"{entry.record.collection}/{entry.record.id}") for entry in chronicle(found, found[collection][record_id])]


CHANGE = {"id": "one", "date": "2021-05", "acts": ["2020-1"], "text": "Reworded.", "sources": ["gazette"]}


def long_story(**changes: object) -> Catalogue:
    return catalogue(
        record("incidents", start="2017-05", end="2017-08", groups=["bears"], attributions=[
            {"id": "a", "by": "The EU", "date": "2019-03", "text": "Named.", "sources": ["gazette"]},
            {"id": "b", "by": "A company", "text": "No date.", "sources": ["gazette"]},
        ]),
        record("listings", incidents=["worm"], groups=["bears"], changes=[CHANGE], **changes),
        record("uses", incidents=["worm"], measures=["talk"]),
        record("acts", id="2019-9", number="2019/9", date="2019-01-01", extends={"framework_until": "2021-05-18", "listings_until": "2020-05-18"}),
        record("acts", id="2021-9", number="2021/9", date="2021-04-01", amends=["2020-1"], extends={"framework_until": "2022-05-18", "listings_until": "2022-05-18"}),
    )


def test_a_listing_tells_its_incident_its_round_and_what_came_after() -> None:
    assert told(long_story(), "listings", "jane-doe") == [
        ("2017-05", "incident", "incidents/worm"),
        ("2020-01-02", "listed", "rounds/2020-01-02"),
        ("2021-04-01", "renewed", "acts/2021-9"),
        ("2021-05", "amended", "listings/jane-doe"),
    ]


def test_nothing_is_renewed_after_a_delisting() -> None:
    found = long_story(delisted={"date": "2021-02-01"})
    assert [kind for _, kind, _ in told(found, "listings", "jane-doe")] == ["incident", "listed", "delisted", "amended"]


def test_an_incident_tells_attributions_with_a_date_uses_and_rounds() -> None:
    found = long_story()
    assert told(found, "incidents", "worm") == [
        ("2017-05", "incident", "incidents/worm"), ("2019-03", "attributed", "incidents/worm"), ("2019-04-12", "answered", "uses/2019-a"),
        ("2020-01-02", "listed", "rounds/2020-01-02"),
    ]
    first, *_, last = chronicle(found, found["incidents"]["worm"])
    assert first.end == PartialDate(2017, 8) and [listing.id for listing in last.listings] == ["jane-doe"]


def test_other_records_tell_what_names_them() -> None:
    found = long_story()
    assert told(found, "groups", "bears") == [("2017-05", "incident", "incidents/worm"), ("2020-01-02", "listed", "rounds/2020-01-02")]
    assert told(found, "measures", "talk") == [("2019-04-12", "answered", "uses/2019-a")]
    assert told(found, "acts", "2020-1") == [
        ("2020-01-02", "listed", "rounds/2020-01-02"), ("2020-01-02", "adopted", "acts/2020-1"), ("2021-04-01", "changed", "acts/2021-9"),
    ]
    assert told(found, "terms", "freeze") == []


def test_a_change_of_several_listings_is_one_entry_of_their_round() -> None:
    found = catalogue(record("listings", changes=[CHANGE]), record("listings", id="john-doe", entry="A.2", name="John DOE", changes=[CHANGE]))
    amended = [entry for entry in chronicle(found, found["rounds"]["2020-01-02"]) if entry.kind == "amended"]
    assert [[listing.id for listing in entry.listings] for entry in amended] == [["jane-doe", "john-doe"]]


def test_someone_listed_before_an_incident_is_not_told_as_listed_for_it() -> None:
    found = catalogue(record("incidents", start="2022"), record("listings", incidents=["worm"]))
    assert told(found, "incidents", "worm") == [("2022", "incident", "incidents/worm")]
    assert [listing.id for listing in already_listed(found, found["incidents"]["worm"])] == ["jane-doe"]
    assert [kind for _, kind, _ in told(found, "rounds", "2020-01-02")] == ["listed"], "a round does not answer to what came later"
    assert already_listed(long_story(), long_story()["incidents"]["worm"]) == ()


def test_incidents_without_a_date_are_told_apart() -> None:
    found = catalogue(record("incidents", groups=["bears"]), record("listings", incidents=["worm"]))
    for collection, name in (("listings", "jane-doe"), ("rounds", "2020-01-02"), ("groups", "bears")):
        assert [incident.id for incident in undated_incidents(found, found[collection][name])] == ["worm"]
    assert undated_incidents(long_story(), long_story()["listings"]["jane-doe"]) == ()


def test_a_corrigendum_is_not_told_as_a_change_of_the_entry() -> None:
    corrigendum = record("acts", id="2020-1-corr-1", kind="corrigendum", corrects="2020-1", date="2021-05-02")
    found = catalogue(corrigendum, record("listings", changes=[{**CHANGE, "acts": ["2020-1-corr-1"]}]))
    assert [kind for _, kind, _ in told(found, "listings", "jane-doe")] == ["listed", "corrigendum"]


def test_an_incident_of_which_only_the_year_is_known_is_a_span() -> None:
    spans = {}
    for start in ("2017", "2017-05", "2017-05-12"):
        found = catalogue(record("incidents", start=start))
        spans[start] = [entry.spans for entry in chronicle(found, found["incidents"]["worm"])]
    assert spans == {"2017": [True], "2017-05": [False], "2017-05-12": [False]}


def test_the_strip_places_what_went_on_as_a_bar_and_the_rest_as_marks_that_do_not_touch() -> None:
    found = long_story()
    drawn = strip(found, chronicle(found, found["listings"]["jane-doe"]))
    assert (drawn.axis.first, drawn.axis.last) == (2017, 2022)
    assert len(drawn.bars) == 1 and drawn.bars[0].width > 1
    places = [(dot.x, dot.y) for dot in drawn.dots]
    assert len(places) == 3
    assert all(abs(a[0] - b[0]) * 3 >= 11 or abs(a[1] - b[1]) >= 11 for a in places for b in places if a is not b)
    assert all(0 <= x <= 100 and y < drawn.bottom for x, y in places)
