"""Security: the policy, and the headers that repeat it."""

from __future__ import annotations

from publisher.security import HEADERS, POLICY, headers_file
from publisher.settings import Settings


def test_the_policy_allows_nothing_but_the_sites_own_files() -> None:
    directives = dict(part.strip().split(" ", 1) for part in POLICY.split(";"))
    assert directives.pop("default-src") == "'none'"
    assert directives.pop("img-src") == "'self' data:"
    assert set(directives.values()) == {"'self'"}
    assert set(directives) == {"script-src", "style-src", "font-src", "connect-src", "worker-src", "manifest-src", "base-uri", "form-action"}


def test_the_headers_repeat_the_policy_and_forbid_frames() -> None:
    lines = headers_file(Settings.of("https://a.example/sub/", None, None), ["assets/b.js", "assets/a.css"]).splitlines()
    assert lines[0] == "/sub/*"
    assert lines[1] == f"  Content-Security-Policy: {POLICY}; frame-ancestors 'none'"
    assert {line.split(":")[0].strip() for line in lines[1:len(HEADERS) + 1]} == set(HEADERS)
    assert "  Strict-Transport-Security: max-age=63072000; includeSubDomains" in lines
    assert lines[-4:] == [
        "/sub/assets/a.css", "  Cache-Control: public, max-age=31536000, immutable", "/sub/assets/b.js", "  Cache-Control: public, max-age=31536000, immutable",
    ]


def rules(text: str) -> dict[str, dict[str, str]]:
    """The headers of each rule by its path."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            assert name not in found[path]
            found[path][name] = value
        else:
            path = line
            assert path not in found
            found[path] = {}
    return found


def test_scripts_of_other_sites_may_read_the_open_data_and_nothing_else() -> None:
    text = headers_file(Settings.of("https://a.example/sub/", None, None), ["assets/a.css"], ["data/*", "en/feed.xml"], {"en/feed.xml": "application/atom+xml", "data/v1/index.json": "application/ld+json"})
    found = rules(text)
    assert {path for path, headers in found.items() if "Access-Control-Allow-Origin" in headers} == {"/sub/data/*", "/sub/en/feed.xml"}
    assert found["/sub/data/*"] == {"Access-Control-Allow-Origin": "*"}
    assert found["/sub/en/feed.xml"] == {"Access-Control-Allow-Origin": "*", "Content-Type": "application/atom+xml"}
    assert found["/sub/data/v1/index.json"] == {"Content-Type": "application/ld+json"}
    # What every file is sent with is said once and taken back nowhere; hosts add together all rules that fit a path.
    assert set(found["/sub/*"]) == set(HEADERS) and "Access-Control-Allow-Origin" not in HEADERS
    assert not any(set(headers) & set(HEADERS) for path, headers in found.items() if path != "/sub/*")
