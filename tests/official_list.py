"""The official list as the Commission writes it, made from the listings: what an editor would save if both said the same."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Iterable, Iterator, cast
from xml.sax.saxutils import quoteattr

from publisher import derive
from publisher.link import Catalogue
from publisher.records import Act, Listing, Round

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROOT = '<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="{day}T14:39:54.511+01:00" globalFileId="184961">\n'


@dataclass
class Written:
    """One entry, to be changed by a test before it is written."""

    reference: str
    kind: str
    names: list[tuple[str, str]]
    """Whole name and language."""
    birth: dict[str, str] = field(default_factory=dict)
    citizenship: str = ""
    gender: str = ""
    programme: str = "CYB"
    acts: list[str] = field(default_factory=list)

    def xml(self, number: int) -> Iterator[str]:
        yield f'    <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber={quoteattr(self.reference)} logicalId="{number}">\n'
        yield "        <remark>(UN ref: none)</remark>\n"
        for act in self.acts:
            yield (
                f'        <regulation regulationType="amendment" organisationType="council" publicationDate="2020-07-30" entryIntoForceDate="2020-07-31" '
                f'numberTitle={quoteattr(act)} programme={quoteattr(self.programme)} logicalId="1{number}">\n'
                "            <publicationUrl>https://eur-lex.europa.eu/</publicationUrl>\n        </regulation>\n"
            )
        yield f'        <subjectType code="{self.kind}" classificationCode="{self.kind[:1].upper()}"/>\n'
        for name, language in self.names:
            yield (
                f'        <nameAlias firstName="" middleName="" lastName="" wholeName={quoteattr(name)} function="" gender="{self.gender}" title="" '
                f'nameLanguage="{language}" strong="true" regulationLanguage="en" logicalId="2{number}">\n'
                '            <regulationSummary regulationType="amendment" publicationDate="2020-07-30" numberTitle="2020/9999 (OJ L246)" publicationUrl=""/>\n'
                "        </nameAlias>\n"
            )
        if self.citizenship:
            yield f'        <citizenship region="" countryIso2Code="{self.citizenship}" countryDescription="" regulationLanguage="en" logicalId="3{number}"/>\n'
        if self.birth:
            attributes = " ".join(f"{name}={quoteattr(value)}" for name, value in self.birth.items())
            yield f'        <birthdate circa="false" calendarType="GREGORIAN" city="" {attributes} countryIso2Code="00" countryDescription="UNKNOWN" logicalId="4{number}"/>\n'
        yield '        <identification number="X1" identificationTypeCode="passport" countryIso2Code="00" logicalId="5"><remark>(passport)</remark></identification>\n'
        yield "    </sanctionEntity>\n"


def entries(catalogue: Catalogue, day: datetime.date) -> dict[str, Written]:
    """The entries of the listings that stand on a day, by the listing's id."""
    found: dict[str, Written] = {}
    for number, listing in enumerate(derive.listed_on(catalogue, day), start=1):
        act = cast(Act, catalogue["acts"][cast(Round, catalogue["rounds"][listing.round]).regulation])
        born = listing.birth.date if listing.birth else None
        found[listing.id] = Written(
            listing.reference or f"EU.{9000 + number}.1", "person" if listing.is_person else "enterprise",
            [(_turned(listing), ""), *((name, "") for name in (*listing.native_names, *listing.aliases)), (f"Име {number}", "BG")],
            {"birthdate": str(born), "dayOfMonth": str(born.day), "monthOfYear": str(born.month), "year": str(born.year)} if born and born.day else {"year": str(born)} if born else {},
            listing.nationality or "", {"male": "M", "female": "F"}.get(listing.gender or "", ""), acts=[f"{act.number} (OJ L246)"],
        )
    return found


def _turned(listing: Listing) -> str:
    """A person's name in another order and with small letters, as the list writes it."""
    words = listing.name.split()
    return " ".join([*words[1:], words[0].title()]) if listing.is_person else listing.name


def written(found: Iterable[Written], day: datetime.date, others: int = 3) -> str:
    """The whole file, with entries of another programme around those of ours."""
    iran = Written("", "person", [("Somebody Else", "")], {"year": "1950"}, "IR", "M", "IRN", ["2012/267 (OJ L88)"])
    body = [line for number in range(others) for line in iran.xml(100000 + number)]
    body += [line for number, entry in enumerate(found, start=1) for line in entry.xml(number)]
    return HEAD + ROOT.format(day=day) + "".join(body) + "</export>\n"
