"""What was proven of a policy, what wasn't, and why."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

Status = Literal["PROVEN", "COUNTER_EXAMPLE", "NOT_PROVEN"]
WORST: tuple[Status, ...] = ("PROVEN", "NOT_PROVEN", "COUNTER_EXAMPLE")


class Case(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """One decision: the gate, the environment, the level or levels, the values that matter, and what comes of it."""

    gate: str
    said: str
    environment: str = ""
    levels: list[str] = []
    values: dict[str, Any] = {}


class Proof(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """What is known of one property of a policy, or of a rule. ``because``: why it isn't proven."""

    name: str
    status: Status
    said: str = ""
    case: Case | None = None
    because: list[str] = []
    of: str = ""
    does: str = ""


class Report(Struct, frozen=True, rename="camel"):
    """A whole policy: its properties, and each rule and approval. ``combinations`` of decisions were looked at."""

    policy: str
    ok: bool
    gates: int
    combinations: int
    properties: list[Proof]
    rules: list[Proof]


def worst(statuses: list[Status]) -> Status:
    """The one that counts for all of them."""
    return max(statuses, key=WORST.index, default="PROVEN")
