"""Writes the codes of plans into the page of errors: ``make rewrite``.

The part above ``## Problems in plans`` is written by hand, all below it comes from ``core/plan/codes.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from turbo_mode.core.plan.codes import CODES, Page

PAGE = Path(__file__).parents[1] / "docs" / "user" / "errors.md"
HEADING = "## Problems in plans"


def page() -> str:
    """The whole page: what is there by hand, and what is known of each code."""
    by_hand = PAGE.read_text(encoding="utf-8").partition(HEADING)[0]
    return by_hand + "\n".join([HEADING, "", *_table(), *(line for each in CODES.values() for line in _section(each))])


def _table() -> Iterator[str]:
    yield "`E` keeps a plan from being carried out, `W` is a warning. What each means, with an example, is below."
    yield ""
    yield from ("| code | what is wrong |", "|---|---|")
    yield from (f"| {each.code} | {each.title} |" for each in CODES.values())
    yield ""


def _section(page: Page) -> Iterator[str]:
    yield from (f"### {page.code}", "", f"*{page.title[0].upper()}{page.title[1:]}.* {page.what} {page.why}", "")
    part = "" if page.part == "file" else f" in {page.part}"
    if page.wrong.replace("\n", "").isprintable():
        yield from (f"<!-- problem: {page.code}{part} -->", "```yaml", *page.wrong.splitlines(), "```", "")
    else:
        shown = page.wrong.encode("ascii", "backslashreplace").decode()
        yield from ("```text", *shown.splitlines(), "```", "")
    mark = "file: mended.yaml" if page.part == "file" else f"part: {page.part}"
    yield from ("Mended:", "", f"<!-- {mark} -->", "```yaml", *page.right.splitlines(), "```", "")
