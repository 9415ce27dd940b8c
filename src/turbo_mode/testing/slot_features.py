"""Locks, priorities and a limit of the engine, put onto a random plan: one plan in three has some."""

from __future__ import annotations

import random
from typing import Any, NamedTuple

from turbo_mode.core.ids import TENANT

LOCKS = ("db", "host")
PLAN_LOCK = "prod"


def with_slot_features(plan: dict[str, Any], seed: int) -> dict[str, Any]:
    """The plan, with locks and priorities from dice of their own."""
    rng = random.Random(f"slots {seed}")
    if rng.random() > 0.35:
        return plan
    for phase in plan["phases"]:
        for task in (*phase["tasks"], *phase.get("finally", ())):
            _task(task, rng)
    for task in plan.get("finally", ()):
        _task(task, rng)
    if rng.random() < 0.3:
        overlap = rng.choice(["queue", "queue", "skip", "replace"])
        plan["concurrency"] = {"key": PLAN_LOCK, "overlap": overlap}
    return plan


def _task(task: dict[str, Any], rng: random.Random) -> None:
    if rng.random() < 0.6:
        task["concurrency"] = rng.choice(LOCKS)
        if "foreach" in task and rng.random() < 0.5:
            task["concurrency"] = "host-${{ " + task.get("as", "item") + " }}"
    if rng.random() < 0.3:
        task["priority"] = rng.choice([-1, 1, 2])


class Bounds(NamedTuple):
    """How many attempts the engine carries out at once in a life, of all and of each tenant; 0: no limit.

    ``tenant`` is whose the execution is, ``rival`` whose the other one is.
    """

    slots: int = 0
    per_tenant: int = 0
    tenant: str = TENANT
    rival: str = TENANT


def bounds_of(seed: int) -> Bounds:
    """Every fifth life has a limit; in most of these, and a few others, tenants have one too."""
    rng, tenants = random.Random(f"limit {seed}"), random.Random(f"tenants {seed}")
    slots = rng.choice([1, 1, 2, 3]) if rng.random() < 0.2 else 0
    per_tenant = tenants.choice([1, 1, 2]) if tenants.random() < (0.6 if slots else 0.05) else 0
    if not slots and not per_tenant:
        return Bounds()
    return Bounds(slots, per_tenant, tenants.choice([TENANT, "acme"]), tenants.choice([TENANT, "acme"]))
