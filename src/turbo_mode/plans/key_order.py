"""The order in which the keys of a plan are written: who it is, when it runs, what it does, what follows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from turbo_mode.core.plan import model
from turbo_mode.core.plan.specs import fields_of

_TASK = (
    "id", "title", "description", "needs", "when", "foreach", "matrix", "as", "key", "maxParallel", "maxItems",
    "tolerate", "batch", "priority", "concurrency", "runOn", "optional", "irreversible", "blastRadius",
    "effect", "idempotencyKey", "onEngineLoss", "sandbox", "cwd", *model.KINDS, "env", "passEnv", "timeout", "deadline",
    "retry", "poll", "expect", "outputs", "artifacts", "done", "onFailure", "verify", "compensate", "fallback",
)  # fmt: skip
_FIRST: Mapping[type[Struct], tuple[str, ...]] = {
    model.Task: _TASK, model.Action: _TASK, model.Verify: _TASK,
    model.Phase: (
        "id", "title", "description", "needs", "when", "environment", "window", "pointOfNoReturn", "effect", "parallel",
        "maxParallel", "env", "timeout", "taskTimeout", "budgets", "loop",
    ),
    model.Shell: ("interpreter", "script"), model.Service: ("interpreter", "script"),
    model.Input: ("type", "default", "enum", "pattern", "min", "max"),
    model.Field: ("type", "value", "default", "enum", "pattern", "min", "max"),
    model.Option: ("then", "max", "undo", "wait", "to", "allowFailed", "when"),
    model.Evidence: ("title", "foreach", "as"), model.Approve: ("question", "from"),
}  # fmt: skip
"""Where it isn't that of the model."""


@lru_cache(maxsize=256)
def ranks(record: type[Struct]) -> Mapping[str, int]:
    """The place of each key of a record."""
    known = fields_of(record).fields
    keys = [key for key in _FIRST.get(record, ()) if key in known]
    keys += [key for key in known if key not in keys]
    return {key: place for place, key in enumerate(keys)}


def in_order(record: type[Struct], keys: list[str]) -> list[int]:
    """The places of some written keys, sorted. A key that the record doesn't have stays behind the one before it."""
    known = ranks(record)
    rank, sorts = -1, []
    for place, key in enumerate(keys):
        rank = known.get(key, rank)
        sorts.append((rank, place))
    return [place for _, place in sorted(sorts)]
