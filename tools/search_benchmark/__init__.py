"""The benchmark of the site's own search: ours against Pagefind and the stock search of Material for MkDocs, on the same pages.

    make benchmark-search
    .venv/bin/python -m tools.search_benchmark --relevance --language fr

The modules, in the order of the work:

    words, tenfold    a project several times as large, to be built as it is
    corpus            the pages of a built site: address, title, text
    engines, rivals   what is searched, and where; the rivals' indexes made from the same pages
    serving           a host that packs, counts and, on demand, is as far away as a phone on a slow line
    box               the search box in a real browser: type, wait, read the hits
    relevance         the rank of the page that a reader looks for
    weight            bytes from focus to the first hits
    speed             milliseconds from key to hits
    indexing          seconds that the index adds to a build
    limits, report    what must hold, and the tables
"""
