"""Files: what kind each is, and which of them a host must be told."""

from __future__ import annotations

import hashlib

import pytest

from publisher.artifact import Artifact
from publisher.exports import exports
from publisher.exports.files import DataFile, data_files, is_json, media_type, unguessable
from publisher.exports.publication import Publication


@pytest.mark.parametrize(("path", "kind", "json"), [
    ("listings.json", "application/json", True), ("listings/gao-qiang.json", "application/json", True), ("listings.csv", "text/csv", False),
    ("index.json", "application/ld+json", True), ("listings/index.json", "application/json", True), ("schema/listings.json", "application/schema+json", True),
    ("listings.ftm.json", "application/x-ndjson", False), ("strange.bin", "application/octet-stream", False),
])
def test_media_types(path: str, kind: str, json: bool) -> None:
    assert media_type(path) == kind and is_json(path) is json


def test_hosts_are_told_what_names_do_not_tell(publication: Publication) -> None:
    made = [*exports(publication), Artifact("data/v1/entities.ftm.json", "{}\n"), Artifact("en/index.html", "")]
    assert unguessable(made).items() >= {
        "data/v1/index.json": "application/ld+json", "data/v1/schema/*": "application/schema+json", "data/v1/entities.ftm.json": "application/x-ndjson",
    }.items()
    assert not any(path.endswith(("listings.json", ".csv")) for path in unguessable(made))


def test_size_and_checksum_are_of_the_bytes() -> None:
    file = DataFile("x.csv", "é\r\n")
    assert file.size == 4 and file.checksum == hashlib.sha256(b"\xc3\xa9\r\n").hexdigest()


def test_only_open_data_count() -> None:
    assert list(data_files([Artifact("data/v1/a/b.json", "1"), Artifact("en/data/index.html", "")])) == ["a/b.json"]


def test_two_runs_are_equal(publication: Publication, files: dict[str, DataFile]) -> None:
    """Nothing in the files depends on the time or on the order in which a set is read."""
    assert {path: file.content for path, file in data_files(exports(publication)).items()} == {path: file.content for path, file in files.items()}
