"""Passages: every character of a running text is found again in its file."""

from __future__ import annotations

import pytest

from publisher.parse import parse
from publisher.prose import Prose, read_prose
from publisher.read import Document
from publisher.wording.gettext_files import passages
from publisher.wording.markdown import blocks
from publisher.wording.passages import HIDDEN
from publisher.wording.scalars import locator

FRONT = "---\ntitle: A page\ndescription: About it.\nupdated: 2026-11-23\n---\n"


def page(body: str) -> Prose:
    found, problems = read_prose(Document("docs/en/page.md", FRONT + body))
    assert found is not None and not problems
    return found


def character(text: str, place: tuple[int, int]) -> str:
    line, column = place
    return text.split("\n")[line - 1][column - 1:column]


GETTEXT = '''msgid ""
msgstr "header"

# a comment
#, fuzzy
#| msgid "One old thing"
msgctxt "acts/2020-1.role"
msgid "One thing"
msgstr ""
"Une « chose »\\n"
"dite \\"ainsi\\""

msgctxt "interface.count"
msgid "{n} act"
msgid_plural "{n} acts"
msgstr[0] "{n} acte"
msgstr[1] "{n} actes"

#~ msgctxt "gone"
#~ msgid "Gone"
#~ msgstr "Parti"
'''


def test_gettext_entries_beside_the_english_they_were_made_from() -> None:
    found = list(passages(Document("x.po", GETTEXT), "fr"))
    assert [(each.key, each.text, each.english) for each in found] == [
        ("acts/2020-1.role", 'Une « chose »\ndite "ainsi"', "One old thing"),
        ("interface.count", "{n} acte", "{n} act"),
        ("interface.count", "{n} actes", "{n} acts"),
    ]


def test_places_in_gettext_files() -> None:
    text = passages(Document("x.po", GETTEXT), "fr")[0]
    assert text.locate(0) == (10, 2) and text.locate(text.text.index("»")) == (10, 14)
    assert text.locate(text.text.index("ainsi")) == (11, 9), "an escaped quotation mark takes two columns"
    for offset, sign in enumerate(text.text):
        assert sign in '\n"' or character(GETTEXT, text.locate(offset)) == sign


MARKDOWN = """First with **bold**, a [link](../x.md#y "title") and `code`.
It goes{.x} on: {{ term("freeze", "frozen") }} on {{ date("state") }}.

## What it is {#what}

- An *entry*
  of two lines
- Another, see <https://example.org/a_b>

| Head | {{ count("acts") }} |
|---|---|
| Cell | [Two](x.md) |

```
no text
```

{{ block("list") }}
"""


def test_blocks_of_a_page() -> None:
    found = list(blocks(page(MARKDOWN)))
    assert [(block.section, block.kind, block.running[0]) for block in found] == [
        ("", "paragraph", f"First with bold, a link and {HIDDEN}.\nIt goes on: frozen on {HIDDEN}."),
        ("what", "heading 2", "What it is "),
        ("what", "item", "An entry\n  of two lines"),
        ("what", "item", f"Another, see {HIDDEN}"),
        ("what", "row", f" Head\n{HIDDEN}\n"),
        ("what", "row", " Cell\nTwo\n"),
        ("what", "call", HIDDEN),
    ]


def test_places_in_markdown() -> None:
    for block in blocks(page(MARKDOWN)):
        for offset, sign in enumerate(block.running[0]):
            assert sign in ("\n", HIDDEN) or character(FRONT + MARKDOWN, block.locate(offset)) == sign


@pytest.mark.parametrize("yaml", [
    "id: x\ntext: It’s one text, 'quoted'.\n", 'text: "It’s one text, \'quoted\'."\n', "text: 'It’s one text, ''quoted''.'\n",
    "text: >-\n  It’s one\n  text, 'quoted'.\n", "a:\n  - text: |\n      It’s one\n      text, 'quoted'.\n",
])
def test_places_in_yaml(yaml: str) -> None:
    tree, _ = parse(Document("x.yml", yaml))
    where = ("a", 0, "text") if "a:\n" in yaml else ("text",)
    value = tree.data["a"][0]["text"] if "a:\n" in yaml else tree.data["text"]
    locate = locator(yaml.split("\n"), tree.place(where), value)
    for offset, sign in enumerate(value):
        assert sign.isspace() or character(yaml, locate(offset)) == sign
