"""Plans that plugins hear of, and a person with a folder of their own."""

from __future__ import annotations

from typing import Any

from tests.cli.conftest import person
from turbo_mode import Plan

__all__ = ["person"]

PLAN: dict[str, Any] = {
    "turbo": 1, "name": "short",
    "phases": [{
        "id": "only", "tasks": [{"id": "nap", "title": "A nap", "wait": "10ms"}],
        "gate": {"question": "On?", "options": {"on": {"then": "continue"}}},
    }],
}  # fmt: skip
WAITS: dict[str, Any] = {
    "turbo": 1, "name": "waits", "phases": [{"id": "only", "tasks": [{"id": "wait", "wait": {"signal": "go"}}]}],
}  # fmt: skip
ASKS: dict[str, Any] = {
    "turbo": 1, "name": "asks", "decisionEngine": {"autonomyLevel": "manual"},
    "phases": [{
        "id": "build", "tasks": [{"id": "nap", "wait": "10ms"}],
        "gate": {"question": "Ship it?", "options": {"ship": {"then": "continue"}, "drop": {"then": "fail"}}},
    }],
}  # fmt: skip


def short() -> Plan:
    """A plan with one task and one decision."""
    return Plan.from_dict(PLAN)
