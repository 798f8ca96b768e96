"""Security: what a page may load and do, said in the page itself and again by the host's headers."""

from __future__ import annotations

import datetime
from typing import Iterable, Mapping

from .settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'"
)
"""Content-Security-Policy: nothing but the site's own files, no inline script or style."""
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "Permissions-Policy": "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What a host should send with every file. Other sites learn nothing of a reader who follows a link."""


def security_txt(settings: Settings, expires: datetime.date, languages: Iterable[str]) -> str:
    """`/.well-known/security.txt` by RFC 9116: whom to tell of a weakness, in which languages, and until when this stands."""
    return (
        f"Contact: {settings.contact}\n"
        f"Expires: {expires.isoformat()}T00:00:00Z\n"
        f"Preferred-Languages: {', '.join(languages)}\n"
        f"Canonical: {settings.site_url}.well-known/security.txt\n"
    )


OPEN = {"Access-Control-Allow-Origin": "*"}
"""What is sent with the open data besides: scripts of other sites may read them, and nothing else here."""


def headers_file(settings: Settings, versioned: Iterable[str], open_data: Iterable[str] = (), media_types: Mapping[str, str] = {}) -> str:
    """The file `_headers`, in the form that static hosts read: all rules that fit a path are added together.

    Assets whose address changes with their content (`versioned`) may be kept for ever. `open_data` are the paths that scripts
    of other sites may read; a path of either kind may end in `*`. `media_types` are for files that a host cannot know by their names.
    """
    rules: dict[str, dict[str, str]] = {"*": HEADERS}
    for path in open_data:
        rules[path] = OPEN
    for path, kind in media_types.items():
        rules[path] = {**rules.get(path, {}), "Content-Type": kind}
    for path in sorted(versioned):
        rules[path] = {"Cache-Control": "public, max-age=31536000, immutable"}
    return "".join(
        f"{settings.base_path}{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items()) for path, headers in rules.items()
    )
