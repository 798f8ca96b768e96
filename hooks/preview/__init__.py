"""Preview: what `mkdocs serve` shows. After an edit only the page that is looked at is made at once; the rest when asked for.

    watch       file-system events              →  paths that have changed
    sources     changed paths                   →  content and edition that follow from the files now
    preview     edition                         →  what is shown, or what is wrong with the files; then the last sound edition stays
    site_files  edition × path                  →  the content of one file of the site, as a build would write it
    host        page × Markdown                 →  HTML, by MkDocs
    rest        edition                         →  what is wrong anywhere else, found out while nobody asks for anything
    faults      exception                       →  diagnostics
    worker      one thread that does all of this, so that the core needs no locks
    server      HTTP: files of the site, and the stream of events on which `client.js` reloads a page or shows what is wrong

The modules above the core may import MkDocs. The built site holds nothing of this: the script is put into a page on its way out.
"""
