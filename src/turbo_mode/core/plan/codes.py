"""Every code that ``check`` may report, with its page. A stand-in, until the registry of all codes is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Page(NamedTuple):
    """One code: a ``title`` of one line, ``what`` it means, ``why`` it matters, an example with it and one mended."""

    code: str
    title: str
    what: str
    why: str
    wrong: str
    right: str


_PAGES = (
    Page(
        "E0102",
        "an unknown key",
        "The plan has a key that stands nowhere in the language.",
        "A key that nobody reads would do nothing, and the plan would be green all the same.",
        "- {id: build, shell: make, timout: 5m}\n",
        "- {id: build, shell: make, timeout: 5m}\n",
    ),
    Page(
        "E0105",
        "a value that isn't permitted",
        "A duration, a choice or a range is written in a way that is none of ours.",
        "Each has one form, so that a reader can't mistake it.",
        "- {id: build, shell: make, timeout: 10 minutes}\n",
        "- {id: build, shell: make, timeout: 10m}\n",
    ),
    Page(
        "E0301",
        "a value would be spliced into a program",
        "`${{ }}` stands in the text of a program.",
        "Whoever controls the value would control the program. A value reaches a program beside it, never inside it.",
        '- {id: greet, shell: "echo Hello, ${{ inputs.who }}"}\n',
        '- {id: greet, shell: \'echo "Hello, $WHO"\', env: {WHO: "${{ inputs.who }}"}}\n',
    ),
)

CODES: Mapping[str, Page] = {page.code: page for page in _PAGES}
"""The page of each code, errors first."""


def find(code: str) -> Page | None:
    """The page of a code, however it is written: ``E0301``, ``e301``, ``301``."""
    text = code.strip().upper()
    letter, digits = (text[:1], text[1:]) if text[:1] in ("E", "W") else ("", text)
    if not digits.isdecimal() or len(digits) > 4:
        return None
    full = f"{int(digits):04}"
    return next((page for each in (letter or "E", letter or "W") if (page := CODES.get(each + full))), None)
