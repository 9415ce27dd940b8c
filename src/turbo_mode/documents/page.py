"""Makes a page of Markdown: HTML that needs nothing else, for light and dark screens and for paper.

Whatever stands in the Markdown is text: HTML in it is shown and not obeyed, pictures aren't fetched, and only links to
``http``, ``https``, ``mailto`` and the page itself are links.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from importlib import resources
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

SCHEMES = ("", "http", "https", "mailto")


def html(markdown: str, title: str = "") -> str:
    """The page, as text. ``title`` is what stands in the window's bar; without it, the first heading."""
    tokens = parser().parse(markdown)
    _anchored(tokens)
    body = parser().renderer.render(tokens, parser().options, {})
    style = resources.files("turbo_mode.documents").joinpath("page.css").read_text(encoding="utf-8")
    first = next((tokens[at + 1].content for at, each in enumerate(tokens) if each.type == "heading_open"), "")
    return _PAGE.format(title=escape(title or re.sub(r"\\(.)", r"\1", first)), style=style, body=body)


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables; no HTML, no pictures."""
    made = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table").disable("image")
    made.validateLink = _is_safe  # type: ignore[method-assign]
    return made


def slugs(headings: Sequence[str]) -> list[str]:
    """What ``#…`` names each heading, in the way of GitHub; one that comes again is numbered."""
    seen: dict[str, int] = {}
    found = []
    for text in headings:
        slug = re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")
        number = seen.get(slug, 0)
        seen[slug] = number + 1
        found.append(f"{slug}-{number}" if number else slug)
    return found


def inline_text(token: Token) -> str:
    """What is read of a line: its text, without marks."""
    return "".join(" " if each.type in ("softbreak", "hardbreak") else each.content for each in token.children or ())


def _anchored(tokens: Sequence[Token]) -> None:
    headings = [(each, tokens[at + 1]) for at, each in enumerate(tokens) if each.type == "heading_open"]
    names = slugs([inline_text(text) for _, text in headings])
    for (opening, _), name in zip(headings, names, strict=True):
        opening.attrSet("id", name)


def _is_safe(url: str) -> bool:
    try:
        return urlsplit(url.strip()).scheme.lower() in SCHEMES and not url.strip().startswith("//")
    except ValueError:
        return False


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}</main>
</body>
</html>
"""
