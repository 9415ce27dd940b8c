"""Who may do what at the doors: scopes, and the roles that bundle them.

A scope is ``resource:verb``. Reading never implies anything else, and no verb implies another one; only ``admin:*``
has all. A role is a name for a set of scopes; what a key may is written into it when it is made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from turbo_mode.errors import UsageError

EVERYTHING = "admin:*"

READING = frozenset({
    "executions:read", "tasks:read", "decisions:read", "plans:read", "documentation:read", "progress:read",
    "communications:read", "metrics:read",
})  # fmt: skip
TELLING = frozenset({"decisions:write", "documentation:write", "progress:write", "communications:write"})
CONTROL = frozenset({
    "executions:start", "executions:update", "executions:pause", "executions:resume", "executions:cancel",
    "executions:rollback", "executions:retry", "executions:signal",
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


def with_own(own: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """All roles, with those that an owner has made of scopes. Raises ``UsageError`` for one that means nothing."""
    if taken := sorted(own.keys() & ROLES.keys()):
        raise UsageError(f"the role `{taken[0]}` is what it is", hint="give your own role another name")
    return ROLES | {name: scopes_of((), scopes) for name, scopes in own.items()}


def scopes_of(
    roles: Iterable[str], scopes: Iterable[str] = (), known: Mapping[str, frozenset[str]] = ROLES
) -> frozenset[str]:
    """What these roles (of those that are ``known``) and further scopes come to.

    Raises ``UsageError`` for a name that means nothing.
    """
    wanted = set(scopes)
    for role in roles:
        if role not in known:
            raise UsageError(f"there is no role `{role}`", hint=f"roles: {', '.join(known)}")
        wanted |= known[role]
    for scope in wanted - SCOPES - {EVERYTHING}:
        raise UsageError(f"there is no scope `{scope}`", hint=f"scopes: {', '.join(sorted(SCOPES))}")
    if not wanted:
        raise UsageError("a key without a role or a scope may do nothing", hint=f"roles: {', '.join(known)}")
    return frozenset(wanted)


def allows(granted: Collection[str], wanted: str) -> bool:
    """Whether who has these scopes may do what wants this one."""
    return wanted in granted or EVERYTHING in granted
