"""What the codes of problems mean: the pages that ``turbo-mode explain`` shows."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Code(Struct, frozen=True):
    """One code. ``wrong`` and ``right`` are pieces of a plan, without and with the fix."""

    code: str
    title: str
    why: str
    wrong: str
    right: str


_PAGES = (
    Code(
        "E0102",
        "An unknown key",
        "A key that nobody reads would do nothing, and the plan would be green all the same.",
        "- {id: build, shell: make, timout: 5m}\n",
        "- {id: build, shell: make, timeout: 5m}\n",
    ),
    Code(
        "E0105",
        "A value that isn't permitted",
        "Durations, choices and ranges have one form each, so that a reader can't mistake them.",
        "- {id: build, shell: make, timeout: 10 minutes}\n",
        "- {id: build, shell: make, timeout: 10m}\n",
    ),
    Code(
        "E0301",
        "A value would be spliced into a program",
        "Whoever controls the value would control the program. A value reaches a program beside it, never inside it.",
        '- {id: greet, shell: "echo Hello, ${{ inputs.who }}"}\n',
        '- {id: greet, shell: \'echo "Hello, $WHO"\', env: {WHO: "${{ inputs.who }}"}}\n',
    ),
)

CODES: Mapping[str, Code] = {page.code: page for page in _PAGES}
"""By code, in the order of the list."""
