"""Links to EUR-Lex in the reader's language, made from the CELEX number or the ELI."""

from __future__ import annotations

from .records import Act, Source

_ELI_LANGUAGES = {
    "bg": "bul", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est", "fi": "fin",
    "fr": "fra", "ga": "gle", "hr": "hrv", "hu": "hun", "it": "ita", "lt": "lit", "lv": "lav", "mt": "mlt", "nl": "nld",
    "pl": "pol", "pt": "por", "ro": "ron", "sk": "slk", "sl": "slv", "sv": "swe",
}
"""ISO 639-3 codes that the ELI uses for the official languages."""


def celex_address(celex: str, language: str) -> str:
    """EUR-Lex page of a text in a language; a language EUR-Lex does not have gets English."""
    code = language.upper() if language in _ELI_LANGUAGES else "EN"
    return f"https://eur-lex.europa.eu/legal-content/{code}/TXT/?uri=CELEX:{celex}"


def act_address(act: Act, language: str) -> str | None:
    """Where to read an act: by CELEX, else by ELI, else at its own address; None where nothing is known."""
    if act.celex:
        return celex_address(act.celex, language)
    if act.eli:
        return f"{act.eli}/{_ELI_LANGUAGES.get(language, 'eng')}"
    return act.url


def source_address(source: Source, language: str) -> str | None:
    """Where to read a source, in the reader's language if it is a text of EU law."""
    return celex_address(source.celex, language) if source.celex else source.url
