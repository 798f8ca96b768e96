"""Notices: every official language can say that a page is not translated yet."""

from __future__ import annotations

import pytest

from conftest import PROJECT
from publisher.languages import OFFICIAL
from publisher.load import Content, load
from publisher.messages import Message
from publisher.notices import PATH, read_notices
from publisher.read import Document

NEEDED = ("layout.not-translated", "layout.partly-translated", "layout.not-translated-there")


@pytest.fixture(scope="module")
def content() -> Content:
    return load(PROJECT, ("en", "fr", "de"))


@pytest.mark.parametrize("language", OFFICIAL)
def test_all_three_notices_are_there(content: Content, language: str) -> None:
    own = {key.removeprefix("interface."): translation.forms[0] for key, translation in content.translations.get(language, {}).items()}
    english = {key: message.text for key, message in content.messages.items()} if language == "en" else {}
    texts = [{**content.notices.get(language, {}), **own, **english}.get(key, "") for key in NEEDED]
    assert all(texts) and len(set(texts)) == 3
    assert language == "en" or all("English" not in text for text in texts)


def test_faults_are_named_with_their_line() -> None:
    messages = {"layout.menu": Message("layout.menu", "Menu")}
    found, diagnostics = read_notices(Document(PATH, "pl:\n  layout.menu: Menu\n  layout.men: x\nmt:\n  layout.menu:\n"), messages)
    assert found == {"pl": {"layout.menu": "Menu"}}
    assert [(problem.line, problem.message) for problem in diagnostics] == [
        (3, "unknown interface text 'layout.men'; did you mean 'layout.menu'?"), (5, "expected a text under 'layout.menu'"),
    ]
