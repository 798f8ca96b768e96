"""Build benchmark: how long a build takes and how much memory, beside the stock generators on the same pages.

    make benchmark-build                                  the table of all cases, five runs each
    make benchmark-build OPTIONS="--case one --runs 1"    a part
"""
