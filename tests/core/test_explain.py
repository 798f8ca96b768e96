"""Explain: the first use of each term, in running text only."""

from __future__ import annotations

from publisher.explain import Explainer
from publisher.localise import View
from publisher.messages import Message

from core.examples import catalogue, record
from core.test_localise import FACTS

TERMS = (
    record("terms", id="asset-freeze", name={"en": "asset freeze", "fr": "gel des avoirs", "de": "Einfrieren von Vermögenswerten"}),
    record("terms", id="attribution", name={"en": "attribution", "de": "Zuschreibung"}),
)


def explained(body: str, language: str = "en") -> str:
    view = View(language, catalogue(*TERMS), {"explain.more": Message("explain.more", "In the glossary")}, {}, FACTS)
    return Explainer.of(view).explain(body, "../glossary/")


def test_the_first_use_opens_the_definition() -> None:
    text = explained("<p>An asset freeze, then asset freezes.</p>")
    assert text.startswith(
        '<p>An <span class="explained">asset </span><button type="button" class="explain" popovertarget="term-asset-freeze" aria-label="asset freeze">freeze</button>'
        "\u2060, then asset freezes.</p>"
    ), "lines break within the term, but not before the comma"
    assert '<div popover id="term-asset-freeze" class="explanation">' in text and '<a href="../glossary/#asset-freeze">In the glossary</a>' in text


def test_inflected_and_capitalised_forms_are_recognised() -> None:
    assert 'aria-label="Asset freezes">freezes</button> are' in explained("<p>Asset freezes are frequent.</p>")
    assert ">Zuschreibungen</button>" in explained("<p>Zuschreibungen</p>", "de")
    assert 'aria-label="gel\u00a0des avoirs">avoirs</button>' in explained("<p>Le gel\u00a0des avoirs</p>", "fr")


def test_headings_links_tables_and_other_languages_are_left_alone() -> None:
    for body in (
        "<h2>Attribution</h2>", '<p><a href="x">attribution</a></p>', "<table><tr><td><p>attribution</p></td></tr></table>",
        "<p><svg><g><text>attribution</text></g></svg></p>", "<details><summary>attribution</summary><ul><li>attribution</li></ul><details></details><p>attribution</p></details>",
        "<blockquote><blockquote></blockquote><p>attribution</p></blockquote>", "<ul><li><h3>attribution</h3><code>attribution</code><pre>attribution</pre></li></ul>",
        "<div>attribution</div>", "<p>attributional, re-attribution</p>", '<p><span lang="fr">attribution</span></p>',
    ):
        assert explained(body) == body


def test_what_follows_an_element_that_is_left_alone_is_read() -> None:
    for before in ('<a href="x">attribution</a>', "<svg><text>attribution</text></svg>", "<br>", '<img alt="attribution">', '<span lang="fr">attribution</span>', "<details><p>attribution</p></details>"):
        text = explained(f"<li>{before} attribution</li>")
        assert text.startswith(f"<li>{before} <button") and text.count("<button") == 1


def test_the_same_text_is_explained_on_every_page_once() -> None:
    view = View("en", catalogue(*TERMS), {"explain.more": Message("explain.more", "In the glossary")}, {}, FACTS)
    explainer = Explainer.of(view)
    pages = [explainer.explain("<p>attribution</p><p>attribution</p>", f"{steps}glossary/") for steps in ("../", "../../")]
    assert [page.count("<button") for page in pages] == [1, 1]
    assert [page.partition('<a href="')[2].partition("#")[0] for page in pages] == ["../glossary/", "../../glossary/"]


def test_a_language_without_the_name_explains_nothing() -> None:
    assert "button" not in explained("<p>attribution</p>", "fr")


def test_the_longest_name_that_fits_is_the_one_that_is_used() -> None:
    terms = (*TERMS, record("terms", id="freeze", name={"en": "asset"}), record("terms", id="csirt", name={"en": "network", "de": "CSIRTs-Netzwerk"}, short={"en": "CSIRTs"}))
    view = View("en", catalogue(*terms), {"explain.more": Message("explain.more", "In the glossary")}, {}, FACTS)
    text = Explainer.of(view).explain("<p>asset freeze of assets by CSIRTs, network</p>", "")
    assert [part.split('"')[0] for part in text.split('popovertarget="term-')[1:]] == ["asset-freeze", "freeze", "csirt"]
    assert 'aria-label' not in text.split("CSIRTs")[1], "the network is explained by its abbreviation already"
    assert ">CSIRTs-Netzwerks</button>" in Explainer.of(View("de", view.catalogue, view.messages, {}, FACTS)).explain("<p>des CSIRTs-Netzwerks</p>", "")


def test_of_names_that_begin_alike_the_longest_that_stands_there_is_explained() -> None:
    terms = [record("terms", id=name.lower().replace(" ", "-"), name={"en": name}) for name in ("cyber attack", "cyber attack with effect", "cyber crime", "Cyber", "cyber-attack team")]
    explainer = Explainer.of(View("en", catalogue(*terms), {"explain.more": Message("explain.more", "In the glossary")}, {}, FACTS))
    for text, expected in {
        "Cyber attacks with effects": ["cyber-attack-with-effect"], "cyber attack with an effect": ["cyber-attack"], "cyber attacking, Cyber crime.": ["cyber", "cyber-crime"],
        "cyber attack-free": ["cyber"], "(cyber crimes)": ["cyber-crime"], "cyber, crime": ["cyber"], "cyber-attack teams": ["cyber-attack-team"], "cyber-attack": [], "cyber\n  crime/attack": ["cyber-crime"],
    }.items():
        told = explainer.explain(f"<p>{text}</p>", "")
        assert [part.partition('"')[0] for part in told.split('popovertarget="term-')[1:]] == expected, text
