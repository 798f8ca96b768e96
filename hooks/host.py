"""The host: MkDocs, or ProperDocs, its continuation. ProperDocs answers every import of `mkdocs` with its own modules, so the
hooks need no other import; only what it logs comes under its own name."""

from __future__ import annotations

import logging

import mkdocs

log = logging.getLogger(mkdocs.__name__)
"""Where all that the host and its plugins log comes together, `mkdocs` or `properdocs`: what is said by the name of MkDocs
goes on to it under ProperDocs too."""
