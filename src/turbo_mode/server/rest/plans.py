"""``/api/v1/plans``: checking a plan before it is carried out."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Controller, Response, post
from litestar.params import JSONBody

from turbo_mode.server.requests import Within, answer


class Checked(msgspec.Struct, forbid_unknown_fields=True):
    """A plan to be checked: as data, or as YAML, JSON or TOML text."""

    plan: dict[str, Any] | str


class Plans(Controller):
    """Plans."""

    path = "/api/v1/plans"
    tags = ("Plans",)

    @post("/check", opt={"needs": "plans:read"}, status_code=200, sync_to_thread=True, summary="Is this plan right?")
    def check(self, service: Within, data: JSONBody[Checked]) -> Response[bytes]:
        """Its warnings; a plan with mistakes is a problem with all of them at once."""
        loaded = service.check(data.plan)
        told = {
            "name": loaded.plan.name, "digest": loaded.digest,
            "warnings": [each.to_json() for each in loaded.problems],
        }  # fmt: skip
        return answer(told)
