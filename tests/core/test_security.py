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
