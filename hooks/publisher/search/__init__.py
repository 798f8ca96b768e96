"""Search: everything a reader can look for in one language, as files that a browser loads a few of.

    entries     pages and records                →  entries: what can be found, and by which words
    spellings   a name in another script         →  the ways it is written in Latin letters
    analysis    text                             →  terms: folded, stemmed, compounds taken apart
    weights     entries × terms, by lunr         →  what each term counts for each entry
    ranges      sorted lines                     →  files of a few kilobytes, and where each begins
    files       all of it                        →  artifacts: script of the worker, terms, words, entries

The browser's half is in `overrides/search/`. It takes text apart in the same way (`analysis.js`), loads the
few files that hold the terms of a query, and lets lunr rank what they hold.
"""
