"""Value types: how one scalar of a record is written, read and ordered.

A value arrives as the text that stands in the YAML file and leaves typed. Each type raises
`ValueError` with a sentence an editor can act on; `structure` turns it into a diagnostic.
"""

from __future__ import annotations

import collections.abc
import copyreg
import datetime
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Mapping

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import core_schema

from ..legible import named

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?")
_SPOKEN = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
_CELEX = re.compile(r"[0-9A-Z][0-9A-Z()_-]+")


@dataclass(frozen=True)
class Translatable:
    """Marks a text that translators render; its English is the source."""


@dataclass(frozen=True)
class Reference:
    """Marks an id of another collection; `link` resolves it in both directions."""

    collection: str


copyreg.pickle(MappingProxyType, lambda names: (MappingProxyType, (dict(names),)))  # What is kept between runs holds names.
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")
"""Names that no file can have on Windows."""


def identifier(value: str) -> str:
    """An id as it is; raises ValueError if it cannot be one, which is also the name of a file and a part of an address."""
    if not _ID.fullmatch(value) or len(value) > 80:
        foreign = next((f" with {named(sign)}" for sign in value if not sign.isascii()), "")
        raise ValueError("expected an id of lower-case letters, digits and single hyphens, like gao-qiang, got {value}" + foreign)
    if _DEVICES.fullmatch(value):
        raise ValueError("expected an id that can be the name of a file on every computer, got {value}; add a word to it")
    return value


def _line(value: str) -> str:
    if "\n" in value.strip():
        raise ValueError("expected one line of text, got several")
    return _text(value)


def _text(value: str) -> str:
    value = value.strip()
    if not value:
        raise ValueError("expected some text, got nothing")
    return value


def _url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"']+", value):
        raise ValueError("expected an address that starts with https://, got {value}")
    return value


def _country(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", value):
        raise ValueError("expected a country code of two capital letters, like RU, got {value}")
    return value


def _language(value: str) -> str:
    if not _SPOKEN.fullmatch(value):
        raise ValueError("expected a language code like fr, or mul for several languages, got {value}")
    return value


def _celex(value: str) -> str:
    if not _CELEX.fullmatch(value):
        raise ValueError("expected a CELEX number like 32019R0796, got {value}")
    return value


def _day(value: Any) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    match = _DAY.fullmatch(str(value))
    try:
        if match:
            return datetime.date(*map(int, match.groups()))
    except ValueError:
        pass
    raise ValueError("expected a date like 2024-05-31, got {value}")


def _whole(value: Any) -> Any:
    """Digits as they are counted; `0555`, `1_000` and `1e3` mean different numbers to different readers."""
    if isinstance(value, str) and not re.fullmatch(r"-?(?:0|[1-9]\d{0,8})", value):
        raise ValueError("expected a whole number, got {value}")
    return value


def _flag(value: Any) -> Any:
    if isinstance(value, str) and value not in ("true", "false"):
        raise ValueError("expected true or false, got {value}")
    return value


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date known to the year, month or day; ordered as if the missing parts were the earliest."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, value: Any) -> PartialDate:
        """`2020`, `2020-07` or `2020-07-30`; raises ValueError for anything else, impossible days included."""
        if isinstance(value, PartialDate):
            return value
        match = _PARTIAL.fullmatch(str(value))
        if match:
            parts = [int(part) for part in match.groups() if part]
            try:
                datetime.date(*(parts + [1, 1])[:3])
                return cls(*parts)
            except ValueError:
                pass
        raise ValueError("expected a date like 2024-05-31, 2024-05 or 2024, got {value}")

    def first_day(self) -> datetime.date:
        """The earliest day this can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        return f"{self.year:04}" + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "examples": ["2020-07-30", "2020-07", "2020"]}


def _names(value: Any) -> Mapping[str, str]:
    if not isinstance(value, collections.abc.Mapping):
        raise ValueError("expected one name per language, like 'en: Council', got {value}")
    for language, name in value.items():
        if not _LANGUAGE.fullmatch(language):
            raise ValueError(f"expected a language code like fr, got '{language}'")
        if not isinstance(name, str) or not name.strip():
            raise ValueError(f"expected a name for '{language}', got nothing")
    if "en" not in value:
        raise ValueError("expected a name in English under 'en'")
    return MappingProxyType({language: name.strip() for language, name in value.items()})


_NAMES_SCHEMA = {
    "type": "object",
    "required": ["en"],
    "propertyNames": {"pattern": f"^{_LANGUAGE.pattern}$"},
    "additionalProperties": {"type": "string", "minLength": 1},
}

Id = Annotated[str, AfterValidator(identifier), WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"})]
"""Identifier: lower case, digits, hyphens; permanent."""
Line = Annotated[str, AfterValidator(_line)]
"""A fact of one line that is the same in every language: a name as printed, a number."""
Text = Annotated[str, AfterValidator(_text), Translatable()]
"""English prose, translated in `data/locales`; an empty line starts a new paragraph."""
Names = Annotated[Mapping[str, str], BeforeValidator(_names), WithJsonSchema(_NAMES_SCHEMA)]
"""Official names that differ by language: facts, one key per language, never translated by us."""
Url = Annotated[str, AfterValidator(_url), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})]
"""An absolute web address."""
Country = Annotated[str, AfterValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})]
"""ISO 3166-1 code; shown by its CLDR name."""
LanguageCode = Annotated[str, AfterValidator(_language), WithJsonSchema({"type": "string", "pattern": f"^{_SPOKEN.pattern}$"})]
"""Code of a language by ISO 639, as `lang` of HTML has it; `mul` for several."""
Celex = Annotated[str, AfterValidator(_celex), WithJsonSchema({"type": "string", "pattern": f"^{_CELEX.pattern}$"})]
"""Number of a document on EUR-Lex; it becomes part of an address."""
Day = Annotated[datetime.date, BeforeValidator(_day)]
"""A full date, `2024-05-31`."""
Whole = Annotated[int, BeforeValidator(_whole)]
"""A whole number of at most nine digits, without zeros in front."""
Flag = Annotated[bool, BeforeValidator(_flag)]
"""`true` or `false`, in no other words."""
