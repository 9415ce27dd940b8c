"""What a sentence claims, gathered: what holds, what nobody knows, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from turbo_mode.core.documents.quality import vocabulary as v
from turbo_mode.core.documents.quality.comparing import Verdict
from turbo_mode.core.documents.quality.subjects import Subject
from turbo_mode.core.documents.quality.words import Word

COVERED = 0.5
"""So much of what means something in a sentence must be checked for it to be verified."""


class Read:
    """What a sentence claims: what holds of it, and the worst that can be said of it.

    It ``covers`` a share of the words that mean something: a sentence most of which nobody can check is not verified.
    """

    def __init__(self) -> None:
        self.held: list[str] = []
        self.open = 0
        self.wrong = 0
        self.covers = 0.0
        self.scope: list[Subject] = []

    def note(self, verdict: Verdict | None, what: str) -> None:
        """One claim of it; None is no claim."""
        if verdict == "VERIFIED":
            self.held.append(what)
        self.open += verdict == "UNVERIFIED"
        self.wrong += verdict == "CONTRADICTED"

    @property
    def verdict(self) -> Verdict:
        """Of the whole sentence."""
        if self.wrong:
            return "CONTRADICTED"
        return "VERIFIED" if self.held and not self.open and self.covers >= COVERED else "UNVERIFIED"


def denied(words: Sequence[Word], at: int) -> bool:
    """Whether what begins here is said not to be so."""
    near = words[max(at - 3, 0) : at]
    return any(each.text.casefold() in v.DENIES or each.text.casefold().endswith(("n't", "n’t")) for each in near)


def turned(verdict: Verdict | None, is_denied: bool) -> Verdict | None:
    """What becomes of a claim that is denied: what holds is contradicted then, and nothing else is known."""
    if not is_denied:
        return verdict
    return "CONTRADICTED" if verdict == "VERIFIED" else "UNVERIFIED"
