"""Workflows: least privilege, actions pinned by digest, the README's commands."""

from __future__ import annotations

import re

import pytest
import yaml

from conftest import PROJECT

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow(path) -> None:  # noqa: ANN001
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}, "read only unless a job asks for more"
    for job in workflow["jobs"].values():
        assert set(job.get("permissions", {})) <= {"pages", "id-token"} and job["timeout-minutes"] <= 30
        for step in job["steps"]:
            assert not step.get("uses") or re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"])
            assert not step.get("run") or re.fullmatch(r"make [\w-]+", step["run"])
    assert "pull_request_target" not in path.read_text(encoding="utf-8")


def test_both_workflows_exist() -> None:
    assert [path.name for path in WORKFLOWS] == ["check.yml", "publish.yml"]
