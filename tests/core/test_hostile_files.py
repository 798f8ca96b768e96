"""Hostile and broken files: each in a copy of the project, all at once; every one is named, and nothing runs out of time or memory.

The check runs as a program of its own with limits of the system on memory and time of the processor. It sees every problem of
a tree in one run, so one run is enough. With `-s` each case is printed with its diagnostic.
"""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable, Iterator

import pytest

from conftest import PROJECT, copy_project
from publisher.diagnostics import one_line

EXPECTED = Path(__file__).parents[1] / "golden" / "hostile-files.txt"
MEMORY, PROCESSOR, WALL = 1_500_000_000, 60, 120
"""Bytes of address space, seconds of the processor, seconds by the clock. The real tree needs about 500 MB and 3 seconds."""

PAGE = "---\ntitle: A page\ndescription: About it.\nupdated: 2026-11-23\n---\n"
PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
Make = Callable[[Path], object]


def term(text: str) -> Make:
    """A record with these lines below its id and name."""
    return lambda path: path.write_bytes((f"id: {path.stem}\n" + text).encode("utf-8", "surrogatepass"))


def raw(content: bytes | str) -> Make:
    return lambda path: path.write_bytes(content if isinstance(content, bytes) else content.encode())


def page(body: str) -> Make:
    return raw(PAGE + body)


def link(target: str) -> Make:
    return lambda path: path.symlink_to(target)


def sparse(size: int) -> Make:
    """A file of so many bytes that takes no room on the disk."""
    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)
    return make


EVENT = "date: {date}\nkind: policy\ntext: Something happened.\nsources: [seed]\n"
MEASURE = "family: preventive\nposition: {position}\nname: Talk\nsummary: Talking.\nexplanation: They talk.\nsources: [seed]\n"
LISTING = "kind: person\nentry: A.99\nname: Jane DOE\nsummary: A person.\nround: 2020-07-30\nreasons: The Council says so.\nsources: [seed]\n"

YAML: dict[str, tuple[str, Make]] = {
    "alias bomb": ("terms/alias-bomb.yml", term("a: &a [x, x]\n" + "".join(f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi")))),
    "recursive alias": ("terms/alias-to-itself.yml", term("a: &a [*a]\n")),
    "tag": ("terms/tag.yml", term("a: !!python/object/apply:os.system [touch /tmp/x]\n")),
    "key twice": ("terms/key-twice.yml", term("name: a\nname: b\n")),
    "merge key": ("terms/merge-key.yml", term("<<: {a: b}\n")),
    "tab": ("terms/tab.yml", term("name:\n\ten: a\n")),
    "UTF-16": ("terms/utf-16.yml", raw("id: utf-16\n".encode("utf-16"))),
    "Latin 1": ("terms/latin-1.yml", raw("id: latin-1\ndefinition: \u00e9t\u00e9\n".encode("latin-1"))),
    "overlong UTF-8": ("terms/overlong.yml", raw(b"id: overlong\nname: \xc0\xaf\n")),
    "surrogate": ("terms/surrogate.yml", raw(b"id: surrogate\nname: \xed\xa0\x80\n")),
    "NUL byte": ("terms/nul.yml", raw(b"id: nul\nname: a\x00b\n")),
    "100 MB": ("terms/hundred-megabytes.yml", sparse(100_000_000)),
    "100 MB of gettext": ("locales/it.po", sparse(100_000_000)),
    "10,000 lists in lists": ("terms/deep-lists.yml", term("a: " + "[" * 10_000)),
    "10,000 lists in lists with spaces": ("terms/deep-list.yml", term("a: " + "[ " * 10_000)),
    "10,000 mappings in mappings": ("terms/deep-mappings.yml", term("a: " + "{a: " * 10_000)),
    "10,000 levels of indentation": ("terms/deep-lines.yml", term("".join(" " * level + "a:\n" for level in range(1_400)))),
    "several documents": ("terms/several.yml", term("---\nid: other\n")),
    "nothing": ("terms/nothing.yml", raw("")),
    "a list": ("terms/list.yml", raw("- a\n")),
    "unclosed quotes": ("terms/unclosed.yml", term('definition: "a\n')),
    "future YAML": ("terms/yaml-9.yml", raw("%YAML 9.9\n---\nid: yaml-9\n")),
    "link out of the project": ("terms/link-out.yml", link("/etc/passwd")),
    "link within the project": ("terms/link-within.yml", link("attribution.yml")),
    "link to itself": ("terms/link-to-itself.yml", link("link-to-itself.yml")),
    "link to nothing": ("terms/link-to-nothing.yml", link("nothing-there.yml")),
    "link of a folder to the root of the disk": ("terms/root", link("/")),
    "folder named like a record": ("terms/folder.yml", Path.mkdir),
    "folder below a collection": ("terms/more", Path.mkdir),
    "pipe": ("terms/pipe.yml", os.mkfifo),
    "socket": ("terms/socket.yml", lambda path: socket.socket(socket.AF_UNIX).bind(os.path.relpath(path))),
    "another ending": ("terms/other.yaml", raw("id: other\n")),
    "unknown collection": ("term", lambda path: (path.mkdir(), (path / "a.yml").touch())),
    "unknown file of texts": ("locales/message.yml", raw("a: b\n")),
    "unknown file of facts": ("sites.yml", raw("a: b\n")),
    "id that leads out": ("terms/leads-out.yml", raw("id: ../../x\nname:\n  en: a\ndefinition: b\nsources: [seed]\n")),
    "name of a device": ("terms/con.yml", term("name:\n  en: a\ndefinition: b\nsources: [seed]\n")),
    "capitals only": ("terms/Attribution.yml", term("name:\n  en: a\ndefinition: b\nsources: [seed]\n")),
    "name in Cyrillic": ("terms/\u0430ttribution.yml", term("name:\n  en: a\ndefinition: b\nsources: [seed]\n")),
    "name with an accent in two pieces": ("terms/e\u0301tat.yml", term("name:\n  en: a\ndefinition: b\nsources: [seed]\n")),
    "name that a terminal obeys": ("terms/a\x1b[31m\nb.yml", term("name:\n  en: a\ndefinition: b\nsources: [seed]\n")),
    "name that is no text": ("terms/a\udcff.yml", term("name:\n  en: a\ndefinition: b\nsources: [seed]\n")),
    "word with a Cyrillic letter": ("terms/mixed.yml", term("name:\n  en: \u0430ttribution\ndefinition: b\nsources: [seed]\n")),
    "the same behind an escape": ("terms/escaped.yml", term('name:\n  en: "\\u0430ttribution"\ndefinition: b\nsources: [seed]\n')),
    "writing direction": ("terms/direction.yml", term("name:\n  en: a\u202eb\ndefinition: b\nsources: [seed]\n")),
    "twenty accents on a letter": ("terms/accents.yml", term(f"name:\n  en: a\ndefinition: a{chr(0x301) * 20}\nsources: [seed]\n")),
    "very long word": ("terms/long-word.yml", term(f"name:\n  en: a\ndefinition: {'x' * 5_000}\nsources: [seed]\n")),
    "very long number": ("measures/long-number.yml", term(MEASURE.format(position="1" * 290))),
    "day that never was": ("events/impossible.yml", term(EVENT.format(date="2026-02-30"))),
    "year nought": ("events/nought.yml", term(EVENT.format(date="0000"))),
    "a date that YAML reads as a number": ("events/number.yml", term(EVENT.format(date="1e3"))),
    "no as a country": ("listings/no-country.yml", term("nationality: no\n" + LISTING)),
    "no as a text": ("terms/no-text.yml", term("name:\n  en: a\ndefinition:\nsources: no\n")),
    "zero in front of a number": ("measures/zeros.yml", term(MEASURE.format(position="0555"))),
    "number with an exponent": ("measures/exponent.yml", term(MEASURE.format(position="1e3"))),
    "number with underscores": ("measures/underscores.yml", term(MEASURE.format(position="1_0"))),
    "infinite number": ("measures/infinite.yml", term(MEASURE.format(position=".inf"))),
}

PROSE: dict[str, tuple[str, Make]] = {
    "no front matter": ("no-front.md", raw("# Title\n")),
    "front matter without end": ("no-end.md", raw("---\ntitle: a\n")),
    "alias in front matter": ("alias.md", raw("---\ntitle: &a x\ndescription: *a\nupdated: 2026-01-01\n---\n")),
    "list as front matter": ("list.md", raw("---\n- a\n---\n")),
    "tag in front matter": ("tag.md", raw("---\ntitle: !!python/name:os.system x\n---\n")),
    "impossible day in front matter": ("day.md", raw(PAGE.replace("2026-11-23", "2026-02-30"))),
    "NUL byte in Markdown": ("nul-byte.md", page("a\0b\n")),
    "100 MB of Markdown": ("hundred-megabytes.md", sparse(100_000_000)),
    "a page of a megabyte": ("megabyte.md", page("word " * 190_000)),
    "10,000 brackets": ("brackets.md", page("[" * 3_900)),
    "10,000 quotations": ("quotations.md", page("> " * 1_900 + "a\n")),
    "10,000 list items in each other": ("lists.md", page("1. " * 1_300 + "a\n")),
    "a paragraph of 1,000 lines": ("lines.md", page("a\n: b\n" * 500)),
    "a word of 5,000 letters": ("word.md", page("x" * 5_000 + "\n")),
    "calls without end": ("calls.md", page('{{ count("persons") }}\n' * 90 + "\n" + '{{ count("persons") }}\n' * 90 + "\n" + '{{ count("persons") }}\n' * 90)),
    "blocks without end": ("blocks.md", page('{{ block("listings-table") }}\n\n' * 40)),
    "brackets in a call": ("nested-call.md", page("{{ " + "(" * 3_900 + " }}\n")),
    "loop": ("loop.md", page("{% for x in range(10**9) %}x{% endfor %}\n")),
    "call of a call": ("attribute.md", page("{{ count.__globals__ }}\n")),
    "unclosed call": ("unclosed.md", page("{{ count(\n")),
    "script beside the pages": ("evil.js", raw("alert(1)")),
    "HTML beside the pages": ("evil.html", raw("<script>alert(1)</script>")),
    "picture with a script": ("evil.svg", raw('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')),
    "page under another ending": ("evil.markdown", raw("<script>alert(1)</script>")),
    "link to a file of the system": ("passwd.png", link("/etc/passwd")),
    "link to a page elsewhere": ("passwd.md", link("/etc/passwd")),
    "folder that is a link to itself": ("again", link(".")),
    "name in capitals": ("About.md", page("a\n")),
    "name with dots": ("feed.xml.md", page("a\n")),
    "name of a device as a page": ("aux.md", page("a\n")),
    "page in a record's place": ("sanctions/gao-qiang.md", page("a\n")),
    "page in a page's place": ("guide.md", page("a\n")),
    "pipe among pages": ("pipe.md", os.mkfifo),
}

ELSEWHERE: dict[str, tuple[str, Make]] = {
    "page outside the folders of languages": ("docs/robots.txt", raw("User-agent: *\nDisallow: /\n")),
    "folder of no language": ("docs/assets", Path.mkdir),
    "gettext cut off": ("data/locales/fr.po", raw(PO + 'msgctxt "interface.nav.home"\nmsgid "Ho')),
    "gettext of another format": ("data/locales/de.po", raw(PO + '\nmsgid "Home"\nmsgstr[0] "x"\nmsgstr[99999999999] "y"\n')),
    "gettext with a NUL byte": ("data/locales/es.po", raw(PO + "\0")),
    "a file that may not be read": ("data/terms/unreadable.yml", lambda path: (path.touch(), path.chmod(0))),
    "a folder that may not be read": ("data/changes", lambda path: path.chmod(0)),
}


def cases() -> dict[str, tuple[str, Make]]:
    """Every case with its path from the project's folder."""
    return {
        **{name: (f"data/{path}", make) for name, (path, make) in YAML.items()},
        **{name: (f"docs/en/{path}", make) for name, (path, make) in PROSE.items()}, **ELSEWHERE,
    }


def limits() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))


def checked(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """`publisher check`, or another command, within the limits, without the right of the superuser to read everything."""
    humble = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    return subprocess.run(
        [*humble, sys.executable, "-m", "publisher", "--project", str(project), *(command or ("check",))], capture_output=True, text=True, timeout=WALL, preexec_fn=limits,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), "PYTHONIOENCODING": "utf-8"},
    )


@pytest.fixture(scope="module")
def horrible(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, subprocess.CompletedProcess[str], float, float]]:
    """The project with every case at once, what the check says of it, the seconds it took, and of the processor."""
    project = copy_project(tmp_path_factory.mktemp("horrible") / "project")
    here = os.getcwd()
    for path, make in cases().values():
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_file():
            file.unlink()
        os.chdir(file.parent)  # The name of a socket may not be long.
        make(file)
        os.chdir(here)
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    result = checked(project)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield project, result, time.monotonic() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    (project / "data" / "changes").chmod(0o755)


def test_every_case_is_named_with_what_to_do(horrible: tuple[Path, subprocess.CompletedProcess[str], float, float]) -> None:
    """Exactly these lines, no other: a file that is broken is no reason to complain about another."""
    _, result, wall, processor = horrible
    lines = result.stderr.splitlines()
    for name, (path, _) in cases().items():
        said = [line for line in lines if line.startswith(f"{one_line(path)}:")]
        print(f"{name}\n    " + "\n    ".join(said))
        assert said, f"{name}: nothing is said of {path}"
    print(f"{len(cases())} cases in {wall:.1f} s, {processor:.1f} s of the processor, {MEMORY / 1e6:.0f} MB of addresses at most")
    assert lines == EXPECTED.read_text(encoding="utf-8").splitlines()
    assert result.returncode == 1 and result.stdout == "" and processor < PROCESSOR


def test_an_older_copy_with_all_of_it_can_be_compared(horrible: tuple[Path, subprocess.CompletedProcess[str], float, float]) -> None:
    """`make changes` reads the records of an older copy without the other checks; what cannot be read there is named."""
    project, _, _, _ = horrible
    result = checked(PROJECT, "changes", "--against", str(project))
    assert (result.returncode, result.stderr) == (0, "")
    assert "terms/pipe" in result.stdout and "terms/a\\udcff" in result.stdout


def test_a_byte_order_mark_and_line_ends_of_windows_are_no_fault(copy: Path) -> None:
    for path in (copy / "data").rglob("*.yml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    for path in [*(copy / "docs").rglob("*.md"), *(copy / "data" / "locales").glob("*.po")]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    result = checked(copy)
    assert (result.returncode, result.stderr) == (0, "")


def test_what_systems_and_editors_leave_is_passed_over(copy: Path) -> None:
    for path in ("data/terms/.DS_Store", "data/terms/.attribution.yml.swp", "data/terms/attribution.yml~", "docs/en/about.md~", "docs/en/.hidden.md", "docs/es/.gitkeep"):
        (copy / path).parent.mkdir(exist_ok=True)
        (copy / path).write_bytes(b"\0<script>alert(1)</script>")
    (copy / "docs" / "en" / ".#about.md").symlink_to("somebody@somewhere.4711:1700000000")
    result = checked(copy)
    assert (result.returncode, result.stderr) == (0, "")
