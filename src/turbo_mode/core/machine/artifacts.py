"""Artifacts: files that a successful attempt leaves to be kept. Whoever performs it has collected them already.

The result of such an attempt names them (``artifacts``: by name a list of ``path``, ``size``, ``sha256``) or says what
is wrong (``artifactProblem``). How much an execution may keep is counted here, where one thing happens at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.core.plan.sizes import in_bytes

Kept = Mapping[str, list[dict[str, Any]]]


def without_artifact(action: model.Action, result: Mapping[str, Any]) -> Failure | None:
    """Why an action that did well fails all the same: something that it should leave isn't there."""
    if problem := result.get("artifactProblem"):
        return Failure(problem["code"], problem["message"])
    kept = result.get("artifacts", {})
    absent = next((name for name in action.artifacts if not kept.get(name)), None)
    return Failure("no_artifact", f"artifact {absent}: there is no such file") if absent is not None else None


def no_room(state: Execution, result: Mapping[str, Any]) -> Failure | None:
    """Why its artifacts can't be kept beside those that the execution has already."""
    quota = state.blueprint.plan.execution_pipeline.artifacts.quota
    new = bytes_of(result.get("artifacts", {}))
    if not new or state.kept_bytes + new <= in_bytes(quota):
        return None
    return Failure("artifact_quota", f"with its {new:,} bytes the artifacts of this execution would exceed {quota}")


def bytes_of(kept: Kept) -> int:
    """What these artifacts take up, each counted on its own."""
    return sum(file["size"] for files in kept.values() for file in files) if kept else 0
