"""Plans on their way to be carried out: read, under the limits of their owner, with their inputs."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from turbo_mode.core.decisions.limits import Limits, configured_by, labels_of, tighten
from turbo_mode.core.ids import named_trace
from turbo_mode.core.plan import readiness
from turbo_mode.core.plan.inputs import bind_inputs
from turbo_mode.core.plan.subplans import is_path
from turbo_mode.errors import NotThereYet
from turbo_mode.plans.labelled import refuse_other_engines
from turbo_mode.plans.reader import LoadedPlan, digest, load_plan
from turbo_mode.plans.sources import Sources
from turbo_mode.runtime.embedded.submission import Submission
from turbo_mode.runtime.embedded.user import user


def check(path: Path, limits: Sequence[Limits] = ()) -> LoadedPlan:
    """Read and check a plan, which may use what the limits name. Raises ``PlanInvalid`` with all problems at once."""
    return load_plan(path, configured_by(limits))


def prepare(
    loaded: LoadedPlan, inputs: Mapping[str, Any], *, limits: Sequence[Limits] = (), from_text: bool = False,
    elsewhere: bool = False,
) -> Submission:  # fmt: skip
    """A checked plan under these limits, with its inputs bound.

    ``elsewhere``: not this engine carries it out, so its labels don't matter. ``from_text``: values come from a command
    line and are read by their type. Raises ``UsageError`` naming every input that is missing, unknown or doesn't fit,
    and ``NotThereYet`` for a plan that relies on what this version can't do.
    """
    submission = unbound(loaded, limits)
    if not elsewhere:
        refuse_other_engines(loaded, labels_of(limits))
    return msgspec.structs.replace(submission, inputs=bind_inputs(loaded.plan, dict(inputs), from_text=from_text))


def unbound(loaded: LoadedPlan, limits: Sequence[Limits]) -> Submission:
    """A checked plan under these limits, without inputs. Raises ``NotThereYet``."""
    _refuse_what_comes_later(loaded)
    plan = tighten(loaded.plan, limits)
    return Submission(
        plan=plan,
        digest=loaded.digest if plan is loaded.plan else digest(plan),
        source=Sources(loaded.source, loaded.files).pack(),
        inputs={},
        plan_dir=str(loaded.path.resolve().parent) if loaded.path else os.getcwd(),
        actor=user(),
        trace=named_trace(os.environ.get("TRACEPARENT", ""), os.environ.get("TRACESTATE", "")),
    )


def _refuse_what_comes_later(loaded: LoadedPlan) -> None:
    if not loaded.not_yet:
        return
    places = []
    for path, key, what in loaded.not_yet:
        place = loaded.positions.find(path, "key")
        file = next((str(name) for name in path[1:2] if path[0] == "plans" and is_path(str(name))), "")
        where = file or (f"{place.source}:{place.line}" if place.line else loaded.positions.human(path))
        places.append(f"  {where}  {key}  waits for: {what}")
    raise NotThereYet(
        "\n".join([f"{loaded.name} is a good plan, but this version can't carry it out yet:", *places]),
        hint="take these out, or wait for the version that has them; `turbo-mode check` goes on working",
    )


def notes(loaded: LoadedPlan) -> list[str]:
    """What a plan declares, and what changes nothing yet when it is carried out."""
    return readiness.notes(loaded.plan)
