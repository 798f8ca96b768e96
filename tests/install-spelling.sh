#!/usr/bin/env bash
# The spelling tests ask hunspell. Where it or a dictionary is missing, Debian's packages are taken: installed if root
# may install, else unpacked into .venv/hunspell, which needs no rights.
set -euo pipefail
packages=(hunspell hunspell-en-gb hunspell-fr-comprehensive hunspell-de-de)
unpacked="$(cd "$(dirname "$0")/.." && pwd)/.venv/hunspell"

complete() {  # whether a hunspell, called with the arguments, finds the three dictionaries
  for dictionary in en_GB fr_FR de_DE; do
    echo word | "$@" -d "$dictionary" -i utf-8 -l >/dev/null 2>&1 || return 1
  done
}

own() {
  DICPATH="$unpacked/usr/share/hunspell" LD_LIBRARY_PATH="$(echo "$unpacked"/usr/lib/*)" "$unpacked/usr/bin/hunspell" "$@"
}

complete hunspell && exit 0
complete own && exit 0
if ! command -v apt-get >/dev/null; then
  echo "No hunspell found: the spelling tests will fail. Install it with its dictionaries en_GB, fr_FR and de_DE." >&2
elif [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
else
  library=$(apt-cache depends hunspell | sed -n 's/.*Depends: \(libhunspell.*\)/\1/p')
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  (cd "$folder" && apt-get download -qq "${packages[@]}" "$library" >/dev/null)
  mkdir -p "$unpacked"
  for file in "$folder"/*.deb; do
    dpkg-deb -x "$file" "$unpacked"
  done
  complete own || echo "Debian's hunspell does not run from $unpacked: the spelling tests will fail." >&2
fi
