"""Where in a document a fact may stand: in a sentence, a row, a paragraph; with the headings above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from turbo_mode.core.documents.quality.duties import Duty
from turbo_mode.core.documents.quality.units import Unit
from turbo_mode.core.documents.quality.words import SAME
from turbo_mode.core.regex import regex

_UNIT = regex(rf"(?<=\d )(?:{'|'.join(SAME)})\b")


class Places:
    """The places of a document, in small letters and without marks."""

    def __init__(self, units: Sequence[Unit]) -> None:
        blocks: dict[int, list[Unit]] = {}
        for unit in units:
            blocks.setdefault(unit.block, []).append(unit)
        self._places = [_text(each) for each in blocks.values()]

    def have(self, duty: Duty) -> bool:
        """Whether the duty is done in one place."""
        return any(all(_any(forms, place) for forms in duty.texts) for place in self._places)


def _text(units: Sequence[Unit]) -> str:
    above = units[0].within[1:]
    text = " ".join([*(unit.text for unit in units), *above]).casefold().replace("`", "")
    return _UNIT.sub(lambda found: SAME[found[0]], text)


def _any(forms: Sequence[str], place: str) -> bool:
    return any(form.replace("`", "'") in place and _pattern(form.replace("`", "'")).search(place) for form in forms)


@lru_cache(maxsize=4096)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
