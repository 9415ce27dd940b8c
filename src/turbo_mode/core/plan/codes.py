"""Every code that ``check`` may report, with its page: ``explain`` and the page of errors are made from this."""

from __future__ import annotations

from collections.abc import Mapping

from turbo_mode.core.plan.pages import expressions, gates, names, reading, texts, warnings
from turbo_mode.core.plan.pages.page import Page, whole

__all__ = ["CODES", "Page", "find", "whole"]

CODES: Mapping[str, Page] = {
    page.code: page for group in (reading, names, texts, expressions, gates, warnings) for page in group.PAGES
}
"""The page of each code, errors first."""


def find(code: str) -> Page | None:
    """The page of a code, however it is written: ``E0301``, ``e301``, ``301``."""
    text = code.strip().upper()
    letter, digits = (text[:1], text[1:]) if text[:1] in ("E", "W") else ("", text)
    if not digits.isdecimal() or len(digits) > 4:
        return None
    full = f"{int(digits):04}"
    return next((page for each in (letter or "E", letter or "W") if (page := CODES.get(each + full))), None)
