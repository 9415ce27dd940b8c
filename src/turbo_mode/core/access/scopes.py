"""Who may do what at the doors: scopes, and the roles that bundle them.

A scope is ``resource:verb``. Reading never implies anything else, and no verb implies another one; only ``admin:*``
has all. A role is a name for a set of scopes; what a key may is written into it when it is made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from turbo_mode.errors import UsageError

EVERYTHING = "admin:*"

READING = frozenset({
    "executions:read", "tasks:read", "decisions:read", "plans:read", "documentation:read", "progress:read",
    "communications:read", "metrics:read",
})  # fmt: skip
TELLING = frozenset({"decisions:write", "documentation:write", "progress:write", "communications:write"})
CONTROL = frozenset({
    "executions:start", "executions:update", "executions:pause", "executions:resume", "executions:cancel",
    "executions:retry", "executions:signal",
})  # fmt: skip
ANSWERING = frozenset({"executions:approve"})
DELIVERING = frozenset({"deliveries:read", "deliveries:write"})
MANAGING = frozenset({"plans:write", "executions:delete", "keys:manage", "audit:read"})
SCOPES = READING | TELLING | CONTROL | ANSWERING | DELIVERING | MANAGING
"""All that can be asked for beside ``admin:*``."""

ROLES: dict[str, frozenset[str]] = {
    "viewer": READING,
    "operator": READING | TELLING | CONTROL | DELIVERING | {"plans:write"},
    "approver": READING | ANSWERING,
    "agent": READING | TELLING | {"executions:start"},
    "admin": frozenset({EVERYTHING}),
}


def scopes_of(roles: Iterable[str], scopes: Iterable[str] = ()) -> frozenset[str]:
    """What these roles and further scopes come to. Raises ``UsageError`` for a name that means nothing."""
    wanted = set(scopes)
    for role in roles:
        if role not in ROLES:
            raise UsageError(f"there is no role `{role}`", hint=f"roles: {', '.join(ROLES)}")
        wanted |= ROLES[role]
    for scope in wanted - SCOPES - {EVERYTHING}:
        raise UsageError(f"there is no scope `{scope}`", hint=f"scopes: {', '.join(sorted(SCOPES))}")
    if not wanted:
        raise UsageError("a key without a role or a scope may do nothing", hint=f"roles: {', '.join(ROLES)}")
    return frozenset(wanted)


def allows(granted: Collection[str], wanted: str) -> bool:
    """Whether who has these scopes may do what wants this one."""
    return wanted in granted or EVERYTHING in granted
