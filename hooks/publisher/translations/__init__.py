"""Translations: what is to be translated, from which English each translation was made, and who has reviewed it.

    units            every text to translate: interface texts, fields of records, sections of Markdown pages
    states           current, stale or missing: a translation beside today's English
    gettext_files    `data/locales/<lang>.po`: translations of interface texts and of fields
    sections         a Markdown page as sections that have the same anchors in all languages
    section_files    `data/locales/<lang>.sections.yml`: the English that each translated section was made from
    reviews          `data/locales/<lang>.reviews.yml`: who has read which text, and when

A state is computed whenever the content is loaded. `make translations` only writes it down, so forgetting it
hides nothing.
"""

from .gettext_files import read_translations, update
from .states import State, Translation, Translations, settled
from .units import Unit, fingerprint, same_words, units

__all__ = ["State", "Translation", "Translations", "Unit", "fingerprint", "read_translations", "same_words", "settled", "units", "update"]
