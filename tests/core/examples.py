"""The smallest sound record of each collection, to be varied by tests; and a catalogue made of them."""

from __future__ import annotations

from typing import Any, Mapping

from publisher.link import Catalogue
from publisher.load import Content
from publisher.messages import Message
from publisher.prose import Prose, read_prose
from publisher.read import Document
from publisher.records import COLLECTIONS, Record
from publisher.site_facts import SiteFacts
from publisher.translations import Translations, units
from publisher.translations.reviews import Reviews
from publisher.translations.section_files import translations_of

SMALLEST: dict[str, dict[str, Any]] = {
    "sources": {"id": "gazette", "title": "Gazette", "kind": "official", "state": "read", "checked": "2026-11-23"},
    "acts": {"id": "2020-1", "kind": "regulation", "topic": "sanctions", "number": "2020/1", "date": "2020-01-02", "role": "Lists.", "sources": ["gazette"]},
    "rounds": {
        "id": "2020-01-02", "regulation": "2020-1", "decision": "2020-1", "persons": "1", "entities": "0",
        "subject": "An attack", "summary": "One person.", "sources": ["gazette"],
    },
    "listings": {
        "id": "jane-doe", "kind": "person", "entry": "A.1", "name": "Jane DOE", "summary": "A person", "round": "2020-01-02",
        "reasons": "The Council says so.", "sources": ["gazette"],
    },
    "measures": {
        "id": "talk", "family": "preventive", "position": "1", "name": "Talk", "summary": "Talking.", "explanation": "They talk.",
        "sources": ["gazette"],
    },
    "uses": {"id": "2019-a", "date": "2019-04-12", "kind": "declaration", "title": "A call", "summary": "It calls.", "sources": ["gazette"]},
    "incidents": {
        "id": "worm", "name": "Worm", "period": "May 2017", "summary": "It spread.", "harmed": "Many", "named": "A group", "sources": ["gazette"],
    },
    "groups": {"id": "bears", "name": "Bears", "kind": "hacking-group", "summary": "A group.", "sources": ["gazette"]},
    "editions": {"id": "2020", "name": "Forum 2020", "number": "2", "opened": "2020-09-14", "summary": "It opened.", "facts": [], "sources": ["gazette"]},
    "terms": {"id": "freeze", "name": {"en": "freeze", "fr": "gel"}, "definition": "Blocking.", "sources": ["gazette"]},
    "pillars": {
        "id": "trust", "position": "1", "name": "Trust", "short_name": "Trust", "frame": "First.", "summary": "Trust.",
        "in_practice": [{"id": "one", "text": "One.", "sources": ["gazette"]}, {"id": "two", "text": "Two.", "sources": ["gazette"]}],
        "instruments": [], "examples": [], "sources": ["gazette"],
    },
    "bodies": {"id": "council", "name": {"en": "Council", "fr": "Conseil"}, "kind": "institution", "role": "Decides.", "sources": ["gazette"]},
    "partners": {"id": "nato", "name": "NATO", "kind": "organisation", "summary": "They meet.", "sources": ["gazette"]},
    "events": {"id": "2013-a", "date": "2013", "kind": "policy", "text": "Something.", "sources": ["gazette"]},
}


def record(collection: str, **changes: Any) -> Record:
    """The smallest record with some fields changed; a value of None removes the field."""
    data = {name: value for name, value in {**SMALLEST[collection], **changes}.items() if value is not None}
    return COLLECTIONS[collection].model_validate(data)


def catalogue(*changed: Record) -> Catalogue:
    """One smallest record of each collection, those given in place of (or beside) them."""
    records = {(name, data["id"]): COLLECTIONS[name].model_validate(data) for name, data in SMALLEST.items()}
    records.update({(each.collection, each.id): each for each in changed})
    return Catalogue(records.values())


FACTS = SiteFacts.model_validate({"list_state": "2026-07-13", "list_source": "gazette", "checked_until": "2026-10-10", "security_txt_expires": "2027-11-15"})


def prose(path: str, body: str, title: str = "A page") -> Prose:
    """A Markdown page from its body."""
    page, problems = read_prose(Document(path, f"---\ntitle: {title}\ndescription: About it.\nupdated: 2026-11-23\n---\n{body}"))
    assert page is not None, problems
    return page


def content(
    english: str, french: str | None = None, translations: Translations = {}, reviews: Mapping[str, Reviews] = {}, made_from: Mapping[str, str] = {},
    messages: Mapping[str, Message] = {},
) -> Content:
    """The smallest records and one page, `guide/page.md`, in English and, if given, in French."""
    pages = {"en": {"guide/page.md": prose("docs/en/guide/page.md", english)}, "fr": {}}
    if french is not None:
        pages["fr"]["guide/page.md"] = prose("docs/fr/guide/page.md", french, "Une page")
    records = catalogue()
    wanted = (*units(records, messages), *pages["en"]["guide/page.md"].units())
    own = [unit for page in pages["fr"].values() for unit in page.units()]
    known = {**translations, **dict(translations_of(own, {unit.key: unit for unit in wanted}, made_from))}
    return Content(records, FACTS, None, messages, wanted, {"fr": known}, reviews, pages, {}, {"fr": made_from}, (), ())
