"""`links`: ask whether the addresses of the sources still answer. The only command that uses the network."""

from __future__ import annotations

import argparse
import json
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from ..reachability import STATES, Answer, Link, State, for_programs, judged, links
from ..record_files import read_records

_SECONDS = 20
_AT_A_TIME = 8
_WHO = "Mozilla/5.0 (compatible; link check of an unofficial public-information site on EU cyber policy)"


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="ids of sources (default: all)")
    parser.add_argument("--json", action="store_true", help="print every answer as JSON")


def run(options: argparse.Namespace) -> int:
    """Tell which addresses are broken, which moved, and which only a person can open; 1 when one is broken."""
    catalogue, _, _ = read_records(options.project)
    unknown = [name for name in options.sources if catalogue.get("sources", name) is None]
    if unknown:
        print(f"error: unknown source '{unknown[0]}'", file=sys.stderr)
        return 2
    asked = [link for link in links(catalogue) if not options.sources or link.source in options.sources]
    with ThreadPoolExecutor(_AT_A_TIME) as threads:
        found = list(threads.map(_asked, asked))
    if options.json:
        rows = [{"source": link.source, "address": link.address, "state": state, "why": why} for link, state, why in found]
        print(json.dumps({"links": rows}, ensure_ascii=False, indent=2))
    else:
        _tell(found)
    return int(any(state == "broken" for _, state, _ in found))


def _asked(link: Link) -> tuple[Link, State, str]:
    if not for_programs(link):
        return link, "not for programs", "its host turns programs away"
    return link, *judged(link, ask(link.address))


def ask(address: str) -> Answer:
    """What an address answers; every way in which it may not is an answer too."""
    try:
        with urlopen(Request(address, headers={"User-Agent": _WHO, "Accept": "text/html,*/*"}), timeout=_SECONDS) as response:
            return Answer(response.status, response.geturl())
    except HTTPError as error:
        return Answer(error.code, error.geturl() or address)
    except URLError as error:
        return Answer(None, address, str(error.reason), isinstance(error.reason, socket.gaierror) and error.reason.errno == socket.EAI_NONAME)
    except (OSError, HTTPException, ValueError) as error:
        return Answer(None, address, str(error) or type(error).__name__)


def _tell(found: list[tuple[Link, State, str]]) -> None:
    for state in STATES:
        rows = [(link, why) for link, each, why in found if each == state]
        print(f"{state}: {len(rows)}")
        if state != "reachable":
            for link, why in rows:
                print(f"  data/sources/{link.source}.yml  {link.address}  ({why})")
