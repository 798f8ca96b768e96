"""Deltas: what changed between two versions of the data.

    changes     one typed change for each thing that differs
    declared    what the path of a field means, and its value as its type says
    renames     an older version with today's ids
    compare     two catalogues          →  changes
    log         `data/changes/*.yml`    ↔  changes by day
    merge       two runs of one day     →  changes
    naming      what records, fields and parts are called
    words       a change                →  lines in a reader's language
    html        a line                  →  an entry of a page
    markdown    all changes             →  the summary of a pull request
    page        the log                 →  what the page of changes shows
    as_json     a change                →  an object for programs

Generic over the declarations of the records: a new field or a new collection needs its name in the interface texts and
no code. Translations are no facts and are not compared; `make stale` tells of them.
"""
