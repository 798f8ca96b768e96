"""Terms: official equivalents are asked for, and recognised however a sentence bends them."""

from __future__ import annotations

from typing import Any

import pytest

from publisher.wording.passages import Passage
from publisher.wording.terms import Glossary

from core.examples import record

GLOSSARY = Glossary([
    record("terms", id="asset-freeze", name={"en": "asset freeze", "fr": "gel des avoirs", "de": "Einfrieren von Vermögenswerten"}),
    record("terms", id="incident", name={"en": "incident", "fr": "incident", "de": "Sicherheitsvorfall"}, variants=["Vorfall"]),
    record("terms", id="cyber-attack", name={"en": "cyber-attack", "fr": "cyberattaque", "de": "Cyberangriff"}),
    record("terms", id="international-law", name={"en": "international law", "fr": "droit international", "de": "Völkerrecht"}),
    record("terms", id="humanitarian", name={"en": "international humanitarian law", "fr": "droit international humanitaire", "de": "humanitäres Völkerrecht"}),
    record("terms", id="hr", name={"en": "High Representative of the Union", "fr": "haut représentant de l’Union", "de": "Hoher Vertreter der Union"}),
    record("terms", id="cfsp", name={"en": "Common Foreign and Security Policy", "fr": "politique étrangère et de sécurité commune", "de": "Gemeinsame Außen- und Sicherheitspolitik"},
           short={"en": "CFSP", "fr": "PESC", "de": "GASP"}),
    record("terms", id="ddos", name={"en": "denial-of-service attack", "fr": "attaque par déni de service", "de": "Überlastungsangriff"}, short={"en": "DDoS"}),
    record("terms", id="vulnerability", name={"en": "vulnerability", "fr": "vulnérabilité", "de": "Schwachstelle"}),
    record("terms", id="law", name={"en": "national law", "fr": "droit national"}),
])


def missed(english: str, language: str, text: str) -> list[str]:
    passage: Any = Passage("x", language, "k", text, english, lambda offset: (1, 1))
    return [found.term for found in GLOSSARY.missed(passage)]


@pytest.mark.parametrize(("english", "language", "text"), [
    ("An asset freeze.", "fr", "Le gel de leurs avoirs."),
    ("Asset freezes.", "fr", "Des gels d’avoirs."),
    ("An asset freeze.", "de", "Das Einfrieren der Vermögenswerte."),
    ("Two incidents.", "de", "Zwei Cybersicherheitsvorfälle."),
    ("Two incidents.", "de", "Des Vorfalls wegen."),
    ("A cyber-attack.", "de", "Eine Cyberangriffswelle."),
    ("International humanitarian law.", "de", "Im humanitären Völkerrecht."),
    ("The High Representative of the Union.", "fr", "La haute représentante de l’Union."),
    ("The High Representative of the Union.", "de", "Mit dem Hohen Vertreter der Union."),
    ("The Common Foreign and Security Policy.", "de", "In der Gemeinsamen Außen- und Sicherheitspolitik der EU."),
    ("The CFSP.", "fr", "La PESC."),
    ("A DDoS attack.", "de", "Ein DDoS-Angriff."),
    ("Vulnerabilities.", "fr", "Les vulnérabilités."),
    ("National law.", "fr", "Les droits nationaux."),
    ("National law.", "de", "Ohne Entsprechung im Glossar."),
    ("Lawful, internationally, incidental.", "fr", "Rien."),
])
def test_the_official_term_is_recognised(english: str, language: str, text: str) -> None:
    assert missed(english, language, text) == []


@pytest.mark.parametrize(("english", "language", "text", "expected"), [
    ("An asset freeze.", "fr", "Un blocage des fonds.", ["asset-freeze"]),
    ("An asset freeze.", "de", "Eine Kontosperre.", ["asset-freeze"]),
    ("A cyber-attack.", "de", "Ein Cyber-Angriff.", ["cyber-attack"]),
    ("Cyber-attacks.", "fr", "Des attaques informatiques.", ["cyber-attack"]),
    ("International humanitarian law.", "fr", "Le droit international.", ["humanitarian"]),
    ("International law and incidents.", "de", "Internationales Recht und Ereignisse.", ["international-law", "incident"]),
    ("The CFSP.", "de", "Die PESC.", ["cfsp"]),
])
def test_another_rendering_is_reported(english: str, language: str, text: str, expected: list[str]) -> None:
    assert missed(english, language, text) == expected


def test_the_message_gives_the_official_term() -> None:
    (found,) = GLOSSARY.missed(Passage("x", "de", "k", "Kontosperren", "Asset freezes", lambda offset: (1, 1)))
    assert found.message == (
        "expected the official term 'Einfrieren von Vermögenswerten' for 'Asset freezes'; use it, or say in data/locales/exceptions.yml why not"
    )
