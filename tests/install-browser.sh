#!/usr/bin/env bash
# The browser tests drive Chromium, and the tests of the search read Debian's word lists. Where something is missing and root may
# install, Debian's packages are taken.
set -euo pipefail
missing=()
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null && browser=$name
done
[ -n "${browser:-}" ] || missing+=(chromium fonts-dejavu-core)
for list in american-english:wamerican french:wfrench ngerman:wngerman; do
  [ -s "/usr/share/dict/${list%%:*}" ] || missing+=("${list##*:}")
done
[ ${#missing[@]} = 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
  echo "Missing: ${missing[*]}. Tests that need them fail or are left out. Install them (Debian: apt-get install ${missing[*]})." >&2
fi
