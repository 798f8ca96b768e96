#!/usr/bin/env bash
# The browser tests drive Chromium. Where none is installed and root may install, Debian's package is taken.
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
else
  echo "No Chromium found: the browser tests will fail. Install it (Debian: apt-get install chromium)." >&2
fi
