"""The state of the translations: every text in every language, and the schema of that file."""

from __future__ import annotations

from typing import Iterator

from ..artifact import Artifact
from ..progress import as_json
from ..translations.states import STATES
from .json_files import written
from .publication import FOLDER, Publication
from .schemas import DIALECT

_UNIT = {
    "id": {"description": "Name of the text: `listings/gao-qiang.reasons`, `interface.nav.home`, `docs/about.title`.", "type": "string", "minLength": 1},
    "language": {"description": "Language of the translation.", "type": "string", "pattern": "^[a-z]{2}(?:-[A-Z]{2})?$"},
    "state": {"description": "Whether the translation was made from today's English, from an earlier one, or is missing.", "enum": list(STATES)},
    "reviewed": {"description": "Whether a person has read these very words and answers for them.", "type": "boolean"},
    "reviewed_on": {"description": "Day of that review.", "type": "string", "format": "date"},
}


def translation_states(publication: Publication) -> Iterator[Artifact]:
    """`translations.json` and `schema/translations.json`."""
    yield Artifact(f"{FOLDER}/translations.json", as_json(publication.content, publication.source.progress.values()))
    unit = {"title": "Translation state", "description": "The state of one text in one language.", **_object(_UNIT, optional=("reviewed_on",))}
    fields = {"version": {"description": "Version of the format.", "const": 1}, "units": {"type": "array", "items": {"$ref": "#/$defs/TranslationState"}}}
    schema = {
        "$schema": DIALECT,
        "$id": publication.address("schema/translations.json"),
        "title": "Translation states",
        "description": "The state of every text in every language.",
        **_object(fields),
        "$defs": {"TranslationState": unit},
    }
    yield Artifact(f"{FOLDER}/schema/translations.json", written(schema))


def _object(fields: dict[str, dict[str, object]], optional: tuple[str, ...] = ()) -> dict[str, object]:
    """The schema of an object with these fields and no others."""
    return {"type": "object", "properties": fields, "required": [name for name in fields if name not in optional], "additionalProperties": False}
