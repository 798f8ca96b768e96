"""Settings of one build, given by the edge; the core reads no environment."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

PLACEHOLDER_SITE = "https://eu-cyber-policy.example/"
PLACEHOLDER_REPOSITORY = "https://code.eu-cyber-policy.example/site"


@dataclass(frozen=True)
class Settings:
    """Where the site will stand, where its source is kept, and whom to ask for corrections."""

    site_url: str = PLACEHOLDER_SITE
    """Public address; ends with a slash; may have a path."""
    repository: str = PLACEHOLDER_REPOSITORY
    """Address of the repository, without a slash at the end."""
    contact: str = ""
    """Web address or mailto: link for corrections; the repository's issues page if empty."""

    @classmethod
    def of(cls, site_url: str | None, repository: str | None, contact: str | None) -> Settings:
        """Settings with every empty value replaced by its default."""
        site = (site_url or PLACEHOLDER_SITE).rstrip("/") + "/"
        source = (repository or PLACEHOLDER_REPOSITORY).rstrip("/")
        return cls(site, source, contact or f"{source}/issues")

    @property
    def base_path(self) -> str:
        """Path of the site on its host, with slashes on both sides: `/` or `/some/path/`."""
        return urlsplit(self.site_url).path or "/"

    @property
    def has_placeholders(self) -> bool:
        """True while an address is still an example."""
        return self.site_url == PLACEHOLDER_SITE or self.repository == PLACEHOLDER_REPOSITORY

    def edit_address(self, path: str) -> str:
        """Where the file at `path` of the repository is edited; for a folder, with a slash at its end, where it is listed."""
        return f"{self.repository}/{'tree' if path.endswith('/') else 'edit'}/main/{path.rstrip('/')}"
