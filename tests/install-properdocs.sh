#!/usr/bin/env bash
# The environment in which the long tests build the site with ProperDocs, the continuation of MkDocs 1.x. MkDocs, which the
# theme asks for, is taken out of it: what builds there needs nothing of MkDocs.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
target="$here/../.venv/properdocs"
"$here/../.venv/bin/python" -m venv "$target"
"$target/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
  -r "$here/../requirements.lock" -r "$here/requirements-properdocs.lock"
"$target/bin/python" -m pip uninstall --quiet --yes mkdocs
