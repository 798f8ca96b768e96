"""Words: each kind of change in each language, with dates by CLDR, records by their headings and English marked as such."""

from __future__ import annotations

import typing
from typing import Iterator

import pytest
from pydantic import BaseModel

from conftest import LANGUAGES
from publisher.deltas.changes import Change
from publisher.deltas.declared import sort_of
from publisher.deltas.html import html
from publisher.deltas.markdown import markdown
from publisher.deltas.words import CHOICES, Teller
from publisher.exports.publication import Publication
from publisher.fields import shapes
from publisher.records import RECORD_TYPES
from publisher.records.base import NOT_PUBLISHED

LISTING = "listings", "gao-qiang"
TEXT = "The Council updated the data of the entry."
"""English of a change of the real data that is translated."""
SAID = [
    (Change("rounds", "2026-03-16", "changed", "subject", "Two from China.", "Two companies from China."), {
        "en": "Subject: Two <ins>companies</ins> from China.",
        "fr": 'Objet, texte anglais\u00a0: <span lang="en">Two <ins>companies</ins> from China.</span>',
        "de": 'Gegenstand, englischer Text: <span lang="en">Two <ins>companies</ins> from China.</span>',
    }),
    (Change(*LISTING, "changed", "birth.date", "1983-10-04", "1983-10"), {
        "en": "Birth data, date: October 1983 instead of 4\u00a0October 1983",
        "fr": "Données de naissance, date\u00a0: octobre 1983 au lieu de 4\u00a0octobre 1983",
        "de": "Geburtsdaten, Datum: Oktober 1983 statt 4.\u00a0Oktober 1983",
    }),
    (Change(*LISTING, "changed", "nationality", None, "CN"), {
        "en": "Nationality, added: China", "fr": "Nationalité, ajout\u00a0: Chine", "de": "Staatsangehörigkeit, neu: China",
    }),
    (Change(*LISTING, "changed", "incidents", ["cloud-hopper"], ["gone-since"]), {
        "en": "Incidents, added: gone-since|Incidents, removed: Operation Cloud Hopper",
        "fr": "Incidents, ajout\u00a0: gone-since|Incidents, retrait\u00a0: Opération Cloud Hopper",
        "de": "Vorfälle, neu: gone-since|Vorfälle, entfallen: Operation Cloud Hopper",
    }),
    (Change(*LISTING, "changed", "sources", None, ["teu-oj"]), {
        "en": "Sources, added: Treaty on European Union", "fr": 'Sources, ajout\u00a0: <span lang="en">Treaty on European Union</span>',
        "de": 'Quellen, neu: <span lang="en">Treaty on European Union</span>',
    }),
    (Change(*LISTING, "amended", "changes[2020-11-20]", None, {"id": "2020-11-20", "date": "2020-11-20", "text": TEXT, "acts": ["2020-1744"]}), {
        "en": f"Later changes, 20\u00a0November 2020, added: {TEXT}",
        "fr": "Modifications ultérieures, 20\u00a0novembre 2020, ajout\u00a0: Le Conseil a mis à jour les données de la mention.",
        "de": "Spätere Änderungen, 20.\u00a0November 2020, neu: Der Rat aktualisierte die Angaben im Eintrag.",
    }),
    (Change(*LISTING, "amended", "changes[2027]", None, {"id": "2027", "date": "2027", "text": "Renumbered <b>."}), {
        "en": "Later changes, 2027, added: Renumbered &lt;b&gt;.",
        "fr": 'Modifications ultérieures, 2027, ajout\u00a0: <span lang="en">Renumbered &lt;b&gt;.</span>',
        "de": 'Spätere Änderungen, 2027, neu: <span lang="en">Renumbered &lt;b&gt;.</span>',
    }),
    (Change(*LISTING, "delisted", "delisted", None, {"date": "2027-05-18"}), {
        "en": "End of the listing, added: 18\u00a0May 2027", "fr": "Fin de l’inscription, ajout\u00a0: 18\u00a0mai 2027", "de": "Ende der Listung, neu: 18.\u00a0Mai 2027",
    }),
    (Change(*LISTING, "changed", "birth"), {"en": "Birth data: removed", "fr": "Données de naissance\u00a0: retrait", "de": "Geburtsdaten: entfallen"}),
    (Change("terms", "asset-freeze", "changed", "name.fr", None, "gel"), {
        "en": 'Name (French), added: <span lang="fr">gel</span>', "fr": "Nom (français), ajout\u00a0: gel",
        "de": 'Name (Französisch), neu: <span lang="fr">gel</span>',
    }),
    (Change("rounds", "2020-07-30", "changed", "persons", 6, 1006), {
        "en": "Number of persons: 1,006 instead of 6", "fr": "Nombre de personnes\u00a0: 1\u202f006 au lieu de 6", "de": "Zahl der Personen: 1.006 statt 6",
    }),
    (Change("acts", "2019-796", "changed", "cfsp", False, True), {
        "en": "Policy area: yes instead of no", "fr": "Domaine d’action\u00a0: oui au lieu de non", "de": "Politikbereich: ja statt nein",
    }),
    (Change("sources", "teu-oj", "changed", "state", "not-checked", "read-in-copy"), {
        "en": "How it was read: read in a stored copy instead of not yet checked at the source",
        "fr": "Mode de lecture\u00a0: lu dans une copie conservée au lieu de pas encore vérifié à la source",
        "de": "Wie sie gelesen wurde: in einer gespeicherten Kopie gelesen statt noch nicht an der Quelle überprüft",
    }),
    (Change(*LISTING, "changed", "unverified", ["birth.date"], None), {
        "en": "Not yet verified, removed: birth data, date", "fr": "Pas encore vérifié, retrait\u00a0: données de naissance, date",
        "de": "Noch nicht überprüft, entfallen: Geburtsdaten, Datum",
    }),
    (Change(*LISTING, "changed", "seats", [{"country": "CN", "town": "Tianjin"}], None), {
        "en": "Seat, removed: China, Tianjin", "fr": "Siège, retrait\u00a0: Chine, Tianjin", "de": "Sitz, entfallen: China, Tianjin",
    }),
    (Change(*LISTING, "changed", "shoe_size", "41", "42"), {
        "en": "Shoe size: 42 instead of 41", "fr": "Shoe size\u00a0: 42 au lieu de 41", "de": "Shoe size: 42 statt 41",
    }),
    (Change(*LISTING, "listed"), {"en": "", "fr": "", "de": ""}), (Change(*LISTING, "removed"), {"en": "", "fr": "", "de": ""}),
]
KINDS = {
    "added": ("Added", "Ajout", "Neu"), "removed": ("Removed", "Retrait", "Entfernung"), "listed": ("Listed", "Inscription", "Aufnahme"),
    "delisted": ("Delisted", "Radiation", "Streichung"), "amended": ("Amended", "Modification", "Änderung"), "changed": ("Changed", "Modification", "Änderung"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("change", "expected"), SAID, ids=[f"{change.kind}-{change.place}" for change, _ in SAID])
def test_a_change_in_words(publication: Publication, language: str, change: Change, expected: dict[str, str]) -> None:
    view = publication.sites[language].view
    assert "|".join(html(view, line) for line in Teller(view).lines(change)) == expected[language]


@pytest.mark.parametrize("place", range(len(LANGUAGES)), ids=LANGUAGES)
def test_every_kind_has_a_name(publication: Publication, place: int) -> None:
    teller = Teller(publication.sites[LANGUAGES[place]].view)
    for kind, names in KINDS.items():
        field = "" if kind in ("added", "removed", "listed") else "name"
        assert teller.kind(Change("listings", "x", kind, field)) == names[place]  # type: ignore[arg-type]
    assert teller.kind(Change("partners", "x", "added", "facts[one]")) == KINDS["changed"][place], "a record to which a part came has changed"


def test_a_part_is_named_by_what_it_is(publication: Publication) -> None:
    view = publication.sites["fr"].view
    incident = next(each for each in view.records("incidents") if each.attributions)
    found = incident.attributions[0]
    assert not found.by.foreign and found.by != found.model.by, "the name is in the reader's language"
    for part, name in ((found.id, found.by), ("gone", "“gone”")):
        change = Change("incidents", incident.id, "changed", f"attributions[{part}].text", "a", "b")
        assert [line.field for line in Teller(view).lines(change)] == [f"Attributions, {name}, texte"]


def test_a_long_text_is_shortened_and_a_stale_translation_not_used(publication: Publication) -> None:
    view = publication.sites["de"].view
    text = "word " * 200
    (line,) = Teller(view).lines(Change("listings", "gao-qiang", "changed", "note", None, text))
    assert line.values[0].lang == "en" and len(line.values[0]) < 250 and line.values[0].endswith("word…")


def test_the_older_version_names_what_is_gone(publication: Publication) -> None:
    view = publication.source.view
    change = Change("listings", "nobody", "removed", title="Nobody <i>AT ALL")
    assert Teller(view).named.title("listings", "nobody", "Nobody") == "Nobody" and Teller(view).named.title("listings", "nobody") == "nobody"
    assert markdown(Teller(view), [change]).splitlines()[-1] == "- **Removed**: Nobody \\<i\\>AT ALL – `listings/nobody`"


def test_markdown_tells_each_record_once_and_reads_nothing_as_markup(publication: Publication) -> None:
    view = publication.source.view
    changes = [
        Change(*LISTING, "changed", "entry", "A.1", "A.2"), Change(*LISTING, "changed", "note", None, "a *b* [c](d) <e> `f` @g"),
        Change(*LISTING, "changed", "reasons", "He *did* it.", "He *did* that."), Change("groups", "apt10", "added"),
    ]
    assert markdown(Teller(view), changes, ["acts/broken"]) == (
        "## Changes of the data\n\n2 records differ:\n\n"
        "- **Changed**: GAO Qiang – `listings/gao-qiang`\n  - Number in Annex I: A.2 instead of A.1\n"
        "  - Note, added: a \\*b\\* \\[c\\](d) \\<e\\> \\`f\\` \\@g\n  - Reasons: He \\*did\\* ~~it.~~ **that.**\n"
        "- **Added**: APT10 – `groups/apt10`\n\n"
        "Left out, because today’s program cannot read them in the older version: `acts/broken`.\n"
    )
    assert markdown(Teller(publication.sites["de"].view), []) == "## Änderungen der Daten\n\nDie Daten sind gleich.\n"
    many = [Change("groups", f"g{number}", "removed") for number in range(205)]
    assert "… and 5 more records." in markdown(Teller(view), many)


# -- a new field or a new value needs words -----------------------------------------------------------------


def fields() -> Iterator[tuple[type[BaseModel], str]]:
    """Every field that a change may name, of records and of their parts."""
    models: list[type[BaseModel]] = list(RECORD_TYPES)
    while models:
        model = models.pop()
        for name, shape in shapes(model).items():
            if name not in ("id", *NOT_PUBLISHED):
                yield model, name
            models += [shape.part] if shape.part else []


def test_every_field_has_a_name(publication: Publication) -> None:
    for language in LANGUAGES:
        teller = Teller(publication.sites[language].view)
        for model, name in fields():
            key = name.replace("_", "-")
            assert {f"delta.field.{key}", f"unverified.field.{key}"} & set(teller.view.messages), f"{model.__name__}.{name}: write delta.field.{key}"
            assert not teller.named.field_name(name).foreign


def test_every_choice_has_words(publication: Publication) -> None:
    messages = publication.source.view.messages
    for model, name in fields():
        if sort_of(model, name) == "choice":
            values = [value for value in _literals(typing.get_type_hints(model, include_extras=True)[name])]
            assert values and {CHOICES[model.__name__, name] + value for value in values} <= set(messages), f"{model.__name__}.{name}"


def _literals(annotation: typing.Any) -> Iterator[str]:
    for member in typing.get_args(annotation):
        if isinstance(member, str):
            yield member
        else:
            yield from _literals(member)


@pytest.mark.parametrize("value", ["x", "2020-01", ["x", {"y": "z"}], {"date": "x", "acts": "y", "id": ["z"]}, [], {}, ["2019-796"], "true", 7])
def test_an_old_log_never_stops_the_page(publication: Publication, value: object) -> None:
    """What a field once held may be of another form than today's."""
    for language in LANGUAGES:
        view = publication.sites[language].view
        for record_type in RECORD_TYPES:
            for name, shape in shapes(record_type).items():
                path = f"{name}[some-part]" if shape.part and shape.many else name
                change = Change(record_type.collection, "no-longer-there", "changed", path, value, ["before"])
                assert [html(view, line) for line in Teller(view).lines(change)] and markdown(Teller(view), [change])
