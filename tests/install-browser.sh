#!/usr/bin/env bash
# The browser tests drive Chromium, best its engine with nothing around it, with a typeface as wide as Arial, by which pictures are laid
# out, and a wider one for all other letters; the tests of the search read Debian's word lists.
# Where something is missing and root may install, Debian's packages are taken.
set -uo pipefail
missing=()
command -v chromium-headless-shell >/dev/null || missing+=(chromium-headless-shell)
compgen -G "/usr/share/fonts/truetype/liberation*" >/dev/null || missing+=(fonts-liberation)
[ -d /usr/share/fonts/truetype/dejavu ] || missing+=(fonts-dejavu-core)
for list in american-english:wamerican french:wfrench ngerman:wngerman; do
  [ -s "/usr/share/dict/${list%%:*}" ] || missing+=("${list##*:}")
done
[ ${#missing[@]} = 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && exit 0
fi
echo "Missing: ${missing[*]}. Tests that need them fail or are left out, but that a whole Chromium will do too, three times slower. Install them (Debian: apt-get install ${missing[*]})." >&2
