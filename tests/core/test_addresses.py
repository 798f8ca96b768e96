"""Addresses: relative between pages, absolute where a page has no fixed place."""

from __future__ import annotations

import pytest

from publisher.addresses import absolute_links, relative


@pytest.mark.parametrize(("target", "page", "expected"), [
    ("en/law/", "en/sanctions/gao-qiang/", "../../law/"),
    ("en/", "en/", "./"),
    ("en/sanctions/gao-qiang/", "en/sanctions/", "gao-qiang/"),
    ("en/glossary/#attribution", "en/glossary/", "#attribution"),
    ("en/glossary/#attribution", "en/law/", "../glossary/#attribution"),
    ("assets/site.css", "en/law/", "../../assets/site.css"),
    ("fr/law/2019-796/", "en/law/2019-796/", "../../../fr/law/2019-796/"),
    ("", "en/", "../"),
    ("en/", "", "en/"),
])
def test_relative(target: str, page: str, expected: str) -> None:
    assert relative(target, page) == expected


def test_absolute_links() -> None:
    html = '<a href="./">a</a><a href="../fr/">b</a><a href="sanctions/#x">c</a><a href="#d">d</a><a href="https://e.example/">e</a><a href="/f">f</a>'
    assert absolute_links(html, "en/404.html", "/some/path/") == (
        '<a href="/some/path/en/">a</a><a href="/some/path/fr/">b</a><a href="/some/path/en/sanctions/#x">c</a><a href="#d">d</a>'
        '<a href="https://e.example/">e</a><a href="/f">f</a>'
    )
