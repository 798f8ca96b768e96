"""The official list: "Consolidated Financial Sanctions File 1.1" of the European Commission, read as a stream.

Its root is `export` with the day on which the file was made; below it each `sanctionEntity` has a `euReferenceNumber`, one
`subjectType`, and as many `nameAlias`, `birthdate`, `citizenship` and `regulation` as are known, with what they say in
attributes. Only entries of one programme are kept, and those that have one of the reference numbers asked for, so that the
thirty megabytes of the whole list never stand in memory.

A document type is refused at once. Without one, XML has no entities of its own, so that a file can neither grow when it is
read nor name other files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import BinaryIO, Collection, Mapping
from xml.parsers import expat

NAMESPACE = "http://eu.europa.ec/fpi/fsd/export"
PROGRAMME = "CYB"
"""The Commission's name for the measures against cyber-attacks."""
_CHUNK = 1 << 16
_MOST_BYTES = 300_000_000
"""Ten times what the list has; more is another file."""
_NUMBER = re.compile(r"\d+/\d+")
_UNKNOWN_COUNTRY = "00"
_EXPECTED = "expected the Commission's consolidated list as XML, version 1.1"


class NotTheList(Exception):
    """The file cannot be compared; says why in one sentence."""


@dataclass(frozen=True)
class Name:
    """One name of an entry; `language` is that of a rendering, in capitals as the list writes it, and empty for the name itself."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Entry:
    """One entry, as far as the listings say the same. `line` is its line in the file."""

    line: int
    reference: str
    kind: str = ""
    """`person` or `enterprise`."""
    names: tuple[Name, ...] = ()
    genders: tuple[str, ...] = ()
    """`M` or `F`, each once."""
    births: tuple[str, ...] = ()
    """Dates as `1983-10-04`, or the year alone."""
    spans: tuple[tuple[str, str], ...] = ()
    """Years between which a birth is said to lie; either may be empty."""
    citizenships: tuple[str, ...] = ()
    """Country codes."""
    programmes: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    """Numbers of the acts of the programme that the entry rests on: `2020/1125`."""


@dataclass(frozen=True)
class OfficialList:
    """What is kept of a file: the day it was made, as it says, and entries in its order."""

    made: str
    entries: tuple[Entry, ...]


def read_official(file: BinaryIO, wanted: Collection[str] = ()) -> OfficialList:
    """The entries of the programme, and those with a `wanted` reference number. Raises NotTheList."""
    reader = _Reader(frozenset(wanted))
    size = 0
    try:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > _MOST_BYTES:
                raise NotTheList(f"{_EXPECTED}, got a file of more than {_MOST_BYTES:,} bytes")
            reader.parser.Parse(chunk, False)
        reader.parser.Parse(b"", True)
    except expat.ExpatError as error:
        if reader.made is None:
            raise NotTheList(f"{_EXPECTED}, got something else: {expat.ErrorString(error.code)} in line {error.lineno}, column {error.offset + 1}") from None
        raise NotTheList(f"the file is damaged or not complete: {expat.ErrorString(error.code)} in line {error.lineno}, column {error.offset + 1}; save it again") from None
    if not any(PROGRAMME in entry.programmes for entry in reader.entries):
        raise NotTheList(f"it has no entry of the programme {PROGRAMME}, on cyber-attacks")
    return OfficialList(reader.made or "", tuple(reader.entries))


@dataclass
class _Open:
    """The entry that is being read: its own attributes, and those of what stands right below it."""

    line: int
    own: Mapping[str, str]
    parts: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def all(self, name: str) -> list[Mapping[str, str]]:
        """Attributes of every part of this name."""
        return [attributes for part, attributes in self.parts if part == name]

    def each(self, part: str, attribute: str) -> tuple[str, ...]:
        """Every value of one attribute of these parts, each once and none empty."""
        values = (attributes.get(attribute, "").strip() for attributes in self.all(part))
        return tuple(dict.fromkeys(value for value in values if value))


class _Reader:
    """Takes the events of one file; keeps nothing of an entry that is not wanted."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.wanted = wanted
        self.made: str | None = None
        self.entries: list[Entry] = []
        self._open: _Open | None = None
        self._depth = 0
        self.parser = expat.ParserCreate("UTF-8", " ")  # The list is; what another file says of itself is not believed.
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _refuse(self, *_: object) -> None:
        raise NotTheList(f"{_EXPECTED}, which has no document type; this file has one in line {self.parser.CurrentLineNumber} and is not read")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        namespace, _, local = name.rpartition(" ")
        if self._depth == 1:
            if (namespace, local) != (NAMESPACE, "export"):
                raise NotTheList(f"{_EXPECTED}, whose root is 'export' of {NAMESPACE}; got '{local}'" + (f" of {namespace}" if namespace else " without a namespace"))
            self.made = attributes.get("generationDate", "")
        elif self._depth == 2 and local == "sanctionEntity":
            self._open = _Open(self.parser.CurrentLineNumber, attributes)
        elif self._depth == 3 and self._open is not None:
            self._open.parts.append((local, attributes))

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._depth == 1 and self._open is not None:
            entry, self._open = self._open, None
            if PROGRAMME in entry.each("regulation", "programme") or entry.own.get("euReferenceNumber", "").strip() in self.wanted:
                self.entries.append(_entry(entry))


def _entry(read: _Open) -> Entry:
    births = read.all("birthdate")
    titles = " ".join(act.get("numberTitle", "") for act in read.all("regulation") if act.get("programme") == PROGRAMME)
    return Entry(
        line=read.line,
        reference=read.own.get("euReferenceNumber", "").strip(),
        kind=next(iter(read.each("subjectType", "code")), ""),
        names=tuple(Name(name, alias.get("nameLanguage", "").strip()) for alias in read.all("nameAlias") if (name := alias.get("wholeName", "").strip())),
        genders=read.each("nameAlias", "gender"),
        births=tuple(dict.fromkeys(date for birth in births if (date := birth.get("birthdate", "").strip() or birth.get("year", "").strip()))),
        spans=tuple((birth.get("yearRangeFrom", ""), birth.get("yearRangeTo", "")) for birth in births if birth.get("yearRangeFrom") or birth.get("yearRangeTo")),
        citizenships=tuple(code for code in read.each("citizenship", "countryIso2Code") if code != _UNKNOWN_COUNTRY),
        programmes=read.each("regulation", "programme"),
        acts=tuple(dict.fromkeys(_NUMBER.findall(titles))),
    )
