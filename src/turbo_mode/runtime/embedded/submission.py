"""What is handed in: a plan that is ready to be carried out."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from turbo_mode.core.ids import TENANT
from turbo_mode.core.plan.model import Plan


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """A plan that was read and checked, with bound inputs, ready to be carried out for a tenant.

    ``runtime``: by the owner of the store (``embedded``), by ``temporal``, or as that owner likes. ``trace`` is the
    ``traceparent`` (W3C) of whoever hands it in.
    """

    plan: Plan
    digest: str
    source: str
    inputs: dict[str, Any]
    plan_dir: str
    actor: str = ""
    tenant: str = TENANT
    trigger: str = "command"
    trace: str = ""
    runtime: Literal["", "embedded", "temporal"] = ""
