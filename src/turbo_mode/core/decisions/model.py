"""The words of the Decision Engine: evidence, offers, advice, and what came of them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Verdict = Literal["PASS", "FAIL", "NODATA"]


class Finding(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """One piece of evidence, judged. A critical one that doesn't pass forbids to go on."""

    name: str
    verdict: Verdict
    critical: bool = True
    note: str = ""


class Offer(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """One option as it stands at this decision: permitted or not (``why``), and its worth where the plan says."""

    name: str
    then: str
    permitted: bool = True
    why: str = ""
    reversible: bool = True
    success: float = 0.0
    value: float | None = None


class Advice(Struct, frozen=True):
    """What a decider would choose, how sure it is that this turns out right, and why, in one sentence."""

    selection: str
    confidence: float
    reason: str


class Choice(Struct, frozen=True):
    """The advice and whether it may be followed without asking; ``levels`` tells what each autonomy level would do."""

    advice: Advice | None
    alone: bool
    why_ask: str
    levels: dict[str, str]
