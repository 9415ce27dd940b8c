"""Refuses a plan that wants labels which the engine at hand doesn't have."""

from __future__ import annotations

from collections.abc import Collection

from turbo_mode.core.plan.labels import unmet
from turbo_mode.errors import Conflict
from turbo_mode.plans.reader import LoadedPlan


def refuse_other_engines(loaded: LoadedPlan, labels: Collection[str]) -> None:
    """Raises ``Conflict`` with every task that wants a label beside ``labels``, and its place."""
    places = []
    for task, path, label in unmet(loaded.plan, labels):
        place = loaded.positions.find(path, "key")
        where = f"{place.source}:{place.line}" if place.line else loaded.positions.human(path)
        places.append(f"  {where}  task `{task}` wants `{label}`")
    if places:
        has = f"it has {', '.join(f'`{each}`' for each in sorted(labels))}" if labels else "it has none"
        raise Conflict(
            "\n".join([f"{loaded.name} wants labels that this engine doesn't have ({has}):", *places]),
            hint="run it where they are, or add them to `executionPipeline.labels` of the configuration",
        )
