"""The core: from YAML and Markdown to pages, without MkDocs.

The modules are the stages, in the order of the flow; nothing flows back:

    read        files below `data/`           →  documents (path, text)
    parse       document                      →  tree that knows line and column of each value
    structure   tree × record type            →  record (typed, frozen)
    link        records                       →  catalogue (references resolved both ways)
    check       catalogue                     →  diagnostics
    wording     texts × their English         →  diagnostics
    localise    catalogue × language          →  what a reader of that language sees
    publish     …                             →  artifacts (path, content)

`hooks/events.py` hands the artifacts to MkDocs. No module here imports MkDocs.
"""
