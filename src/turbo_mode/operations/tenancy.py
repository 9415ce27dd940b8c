"""What other tenants may have of this machine: what runs apart from everything of the owner's.

Their stores are their own. Beside that, whatever a plan could reach as the user of this process would be the owner's:
secrets, the environment, data places, channels, models. So plans of others run in sandboxes, and name none of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from turbo_mode.core.decisions.limits import Limits
from turbo_mode.core.plan import model
from turbo_mode.errors import NotPermitted

KINDS = ("shell", "service", "http", "python", "wait", "approve", "decide", "switch", "plan")
"""The kinds of tasks that other tenants may use."""


def limits_of(limits: Sequence[Limits]) -> list[Limits]:
    """The owner's limits, as they hold for other tenants."""
    bare = [msgspec.structs.replace(each, origin="owner", adviser=None, sources=[], sinks=[]) for each in limits]
    return [*bare, Limits(origin="tenants", sandbox="all")]


def refuse_shared(plan: model.Plan, tenant: str) -> None:
    """Raises ``NotPermitted`` for a plan of another tenant that names anything of the owner's."""
    if found := sorted(set(_shared(plan))):
        raise NotPermitted(
            f"plans of tenant `{tenant}` can't use {', '.join(found)}: on this server these are its owner's",
            hint=f"use {', '.join(KINDS)}; for all else a tenant needs a server of its own",
        )


def _shared(part: Any) -> Iterator[str]:
    """What a part of a plan has of the owner's."""
    match part:
        case model.Plan():
            named = {"secrets": part.secrets, "dataSources": part.data_sources, "dataSinks": part.data_sinks}
            yield from (name for name, said in named.items() if said)
        case model.Action():
            yield from [f"`{part.kind}` tasks"] if part.kind not in KINDS else []
            yield from ["passEnv"] if part.pass_env else []
    if isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from _shared(getattr(part, name))
    elif isinstance(part, dict | list | tuple):
        for each in part.values() if isinstance(part, dict) else part:
            yield from _shared(each)
