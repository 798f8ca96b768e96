"""Fixtures: the open data of the real site, as texts and as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from publisher.exports import exports
from publisher.exports.files import DataFile, data_files, is_json
from publisher.exports.publication import Publication


@pytest.fixture(scope="session")
def files(publication: Publication) -> dict[str, DataFile]:
    """Every file by its path below the open data's folder."""
    return data_files(exports(publication))


@pytest.fixture(scope="session")
def values(files: dict[str, DataFile]) -> dict[str, Any]:
    """What every JSON file holds, by path."""
    return {path: json.loads(file.content) for path, file in files.items() if is_json(path)}


@pytest.fixture(scope="session")
def folder(files: dict[str, DataFile], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The open data's folder as a host would serve it."""
    return write(files, tmp_path_factory.mktemp("data"))


def write(files: dict[str, DataFile], target: Path) -> Path:
    """Files in a folder, byte for byte."""
    for path, file in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(file.content.encode())
    return target
