#!/usr/bin/env bash
# The tests of the schemas ask the language server that editors use. It needs node and npm; where these are missing, and Debian's
# cannot be installed, the tests say so and are left out.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
target="$here/../.venv/editor"
if ! { command -v node && command -v npm; } >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
fi
if ! { command -v node && command -v npm; } >/dev/null; then
  echo "No node and npm found: the tests of the editors' schemas are left out." >&2
  exit 0
fi
mkdir -p "$target"
cp "$here/editor/package.json" "$here/editor/package-lock.json" "$target/"
(cd "$target" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null)
