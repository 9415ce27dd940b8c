"""Going on with an execution that has ended: as a fork, with other inputs, another plan, or a second try.

One function per operation, like ``operations.py``.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from turbo_mode.core.decisions.limits import Limits, tighten
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.fork import Wish
from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.plan import stored
from turbo_mode.core.plan.inputs import Misfit, bind_inputs, declared, read_text
from turbo_mode.core.plan.model import Plan
from turbo_mode.errors import RuntimeFault, UsageError
from turbo_mode.operations import executions, submissions
from turbo_mode.operations.executions import Started
from turbo_mode.plans.reader import LoadedPlan, digest
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.runtime.embedded.submission import Submission
from turbo_mode.runtime.embedded.user import user
from turbo_mode.security.approvers import NOBODY, Approvers
from turbo_mode.store.following import Followed
from turbo_mode.store.place import Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ExecutionRow

if TYPE_CHECKING:
    from turbo_mode.runtime.embedded.forking import Foreseen


class Changes(NamedTuple):
    """What a fork has otherwise: another plan, other inputs, and what is wished for.

    ``from_text``: the inputs come from a command line and are read by their type.
    """

    plan: LoadedPlan | None = None
    inputs: Mapping[str, Any] = {}
    wish: Wish = Wish()
    trigger: str = "fork"
    from_text: bool = False


def foresee(place: Where, reference: str, changes: Changes, *, limits: Sequence[Limits] = ()) -> Foreseen:
    """What a fork of an execution would keep, do again and ask; nothing is changed. Raises what ``fork`` raises."""
    from turbo_mode.runtime.embedded import forking

    with executions.reading(place) as reader:
        row = executions.find(reader, reference)
        submission = submission_of(reader, row, changes, limits)
        blueprint = Blueprint(submission.plan, submission.digest)
        now = time.time_ns() // 1_000_000
        return forking.foresee(reader, row, blueprint, submission.inputs, changes.wish, now)


def fork_within(runtime: Runtime, place: Where, reference: str, changes: Changes, limits: Sequence[Limits] = ()) -> str:
    """Like ``fork`` for the owner of the store itself; returns the id of the fork."""
    with executions.reading(place) as reader:
        row = executions.find(reader, reference)
        submission = submission_of(reader, row, changes, limits)
    return runtime.fork(row.id, submission, changes.wish)


def fork(
    place: Where, reference: str, changes: Changes, *, limits: Sequence[Limits] = (), approvers: Approvers = NOBODY
) -> Started:
    """Go on with an execution that has ended as another one. Close ``runtime`` in the end.

    Raises ``Conflict`` where that can't be, and ``NotPermitted`` when asked from inside an execution: what has happened
    must not happen again because a task wants it.
    """
    with executions.reading(place) as reader:
        row = executions.find(reader, reference)
        submission = submission_of(reader, row, changes, limits)
    request = {
        "do": "fork", "execution": row.id, "submission": msgspec.to_builtins(submission),
        "wish": msgspec.to_builtins(changes.wish),
    }  # fmt: skip
    found = reach.asked_or_owned(place, request, limits, approvers)
    if isinstance(found, dict):
        return Started(found["execution"], None)
    try:
        return Started(found.fork(row.id, submission, changes.wish), found)
    except BaseException:
        found.close()
        raise


def retry_within(place: Where, reference: str, task: str = "") -> str:
    """Have a failed task of an execution that goes on done again, or all that failed. Returns the id.

    Raises ``Conflict`` where that can't be, ``NotPermitted`` when asked from inside an execution.
    """
    return executions.send(place, reference, Command("retry", by=user(), task=task))


def skip(place: Where, reference: str, task: str, outputs: Mapping[str, Any] | None = None, reason: str = "") -> str:
    """Have a task of an execution that goes on skipped; ``outputs`` stand in for its own. Returns the id.

    Raises ``Conflict`` for one that runs or has ended, ``NotPermitted`` when asked from inside an execution.
    """
    command = Command("skip", by=user(), reason=reason, task=task, data=dict(outputs or {}))
    return executions.send(place, reference, command)


def goes_on(place: Where, reference: str) -> bool:
    """Whether an execution has not ended."""
    with executions.reading(place) as reader:
        return executions.find(reader, reference).ended_at is None


def submission_of(reader: Reader, row: ExecutionRow, changes: Changes, limits: Sequence[Limits]) -> Submission:
    """The plan and the inputs of a fork. Raises ``UsageError`` for inputs that don't fit."""
    followed = Followed(reader, row)
    accepted = next(iter(followed.new())).state
    if changes.plan is not None:
        kept = {name: value for name, value in accepted.inputs.items() if name in changes.plan.plan.inputs}
        inputs, there = kept | _typed(changes.plan.plan, changes), "runtime" in accepted.facts
        given = submissions.prepare(changes.plan, inputs, limits=limits, elsewhere=there)
        return msgspec.structs.replace(given, trigger=changes.trigger, runtime=accepted.facts.get("runtime", ""))
    plan = reader.plan(row.plan_digest)
    if plan is None:
        raise RuntimeFault(f"the plan of execution {row.short_id} is missing from the store")
    document = stored.read(plan.body)
    limited = tighten(document, limits)
    return Submission(
        plan=limited, digest=row.plan_digest if limited == document else digest(limited), source=plan.source,
        inputs=bind_inputs(limited, accepted.inputs | _typed(limited, changes)),
        plan_dir=accepted.facts["planDir"], actor=user(), trigger=changes.trigger,
        runtime=accepted.facts.get("runtime", ""),
    )  # fmt: skip


def _typed(plan: Plan, changes: Changes) -> dict[str, Any]:
    """The inputs that change. Raises ``UsageError``."""
    if not changes.from_text:
        return dict(changes.inputs)
    typed: dict[str, Any] = {}
    for name, text in changes.inputs.items():
        try:
            typed[name] = read_text(text, declared(plan.inputs[name])) if name in plan.inputs else text
        except Misfit as problem:
            raise UsageError(f"input `{name}`: {problem}") from None
    return typed
