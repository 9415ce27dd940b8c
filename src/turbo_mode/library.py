"""The product as a library: ``TurboMode`` carries out plans in this process, ``Plan`` reads and checks them."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ParamSpec, Self

from msgspec import Struct

from turbo_mode.build import WholePlan
from turbo_mode.configuration.reading import load, place_in
from turbo_mode.core.decisions.limits import configured_by
from turbo_mode.core.machine.fork import Wish
from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.plan import model
from turbo_mode.core.plan.known import NOTHING, Configured
from turbo_mode.errors import NotFound, UsageError
from turbo_mode.operations import executions, forks, submissions
from turbo_mode.operations.forks import Changes
from turbo_mode.plans.reader import LoadedPlan, load_plan, parse_model, parse_plan
from turbo_mode.runtime.embedded.answers import signed
from turbo_mode.runtime.embedded.clock import new_id
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.runtime.embedded.user import user

if TYPE_CHECKING:
    from turbo_mode.configuration.reading import Loaded
    from turbo_mode.plugins.plugin import TurboModePlugin

_Keys = ParamSpec("_Keys")


def _checked(make: Callable[_Keys, model.Plan]) -> Callable[_Keys, Plan]:
    def build(*positional: _Keys.args, **keys: _Keys.kwargs) -> Plan:
        return Plan(parse_model(make(*positional, **keys), _caller(2)))

    return build


def _named(within: TurboMode | None) -> Configured:
    return configured_by(within._limits) if within is not None else NOTHING


def _caller(depth: int) -> str:
    """Where we were called, for messages: ``release.py:12``."""
    frame = sys._getframe(depth)
    return f"{os.path.basename(frame.f_code.co_filename)}:{frame.f_lineno}"


class Plan:
    """A plan that was read and checked. Two with the same keys and values are equal, whatever they were written in.

    All constructors raise ``PlanInvalid``, whose ``problems`` are all there are, each with its place and a fix.
    ``within`` is whose configuration names data sources and sinks that the plan doesn't declare itself.
    """

    def __init__(self, loaded: LoadedPlan) -> None:
        self.loaded = loaded

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Plan) and self.loaded.digest == other.loaded.digest

    def __hash__(self) -> int:
        return hash(self.loaded.digest)

    @classmethod
    def load(cls, path: str | Path, *, within: TurboMode | None = None) -> Self:
        """From a YAML, JSON or TOML file; the tasks see its folder as ``TURBO_MODE_PLAN_DIR``."""
        return cls(load_plan(Path(path), _named(within)))

    @classmethod
    def parse(cls, text: str | bytes, *, within: TurboMode | None = None) -> Self:
        """From YAML, JSON or TOML text."""
        return cls(parse_plan(text, configured=_named(within)))

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], *, within: TurboMode | None = None) -> Self:
        """From plain Python data."""
        return cls(parse_plan(document, configured=_named(within)))

    @classmethod
    def from_model(cls, document: model.Plan, *, within: TurboMode | None = None) -> Self:
        """From a plan that was put together in Python, such as a ``turbo_mode.build.WholePlan``."""
        if not isinstance(document, model.Plan):
            raise UsageError("this is no plan of turbo_mode.build", hint="For plain data there is Plan.from_dict.")
        return cls(parse_model(document, _caller(2), _named(within)))

    build = staticmethod(_checked(WholePlan))
    """A plan put together in Python and checked: ``Plan.build(name=…, phases=[…])``, with the keys of a plan."""

    @property
    def name(self) -> str:
        """The plan's name."""
        name: str = self.loaded.plan.name
        return name


class Result(Struct, frozen=True):
    """How an execution ended: ``status`` COMPLETED, FAILED or CANCELLED, with ``outcome`` such as ROLLED_BACK."""

    id: str
    status: str
    outcome: str
    reason: str
    outputs: dict[str, Any]


class Handle:
    """An execution that was started."""

    def __init__(self, runtime: Runtime, id: str) -> None:
        self._runtime = runtime
        self.id = id

    @property
    def status(self) -> str:
        """PENDING, RUNNING, PAUSED, HELD, COMPLETED, FAILED or CANCELLED; an end only when it is durable."""
        try:
            state = self._runtime.look_up(self.id)
        except NotFound:  # not stored yet
            return "PENDING"
        return "RUNNING" if state.ended and self._runtime.goes_on(self.id) else state.public_status

    @property
    def children(self) -> dict[str, Handle]:
        """The executions that carry out its ``plan`` tasks, by task: of each the newest, also one that has ended."""
        return {task: Handle(self._runtime, id) for task, id in self._runtime.children(self.id).items()}

    @property
    def questions(self) -> dict[str, dict[str, Any]]:
        """Open questions by decision id: ``question``, ``options`` and ``reason`` of each. Children have their own."""
        state = self._runtime.state(self.id)
        return dict(state.questions) if state else {}

    def wait(self, timeout: float | None = None) -> Result:
        """Wait until it has ended. Raises ``TimeoutError`` after ``timeout`` seconds; it goes on all the same."""
        if not self._runtime.wait(self.id, timeout):
            raise TimeoutError(f"execution {self.id} has not ended after {timeout} s")
        state = self._runtime.look_up(self.id)
        return Result(self.id, state.status, state.outcome, state.reason, state.outputs)

    def pause(self, reason: str = "") -> None:
        """Start nothing new until it is resumed."""
        self._runtime.command(self.id, Command("pause", reason=reason))

    def resume(self) -> None:
        """Go on after a pause."""
        self._runtime.command(self.id, Command("resume"))

    def cancel(self, reason: str = "") -> None:
        """End it; ``finally`` tasks run."""
        self._runtime.command(self.id, Command("cancel", reason=reason))

    def rollback(self, reason: str = "") -> None:
        """End it and take back all that was done and can be; ``finally`` tasks run."""
        self._runtime.command(self.id, Command("rollback", reason=reason))

    def answer(
        self, decision: str, selection: str = "", *, by: str = "", reason: str = "",
        fields: Mapping[str, Any] = MappingProxyType({}), refuses: bool = False,
        outputs: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        """Answer an open question, or say no to what needs people's agreement (``refuses``, with a ``reason``).

        ``by`` is who answers, by your word; the user of this process if nobody is named. ``outputs`` are those of a
        task in doubt that has happened, where they are wanted. Raises ``NotFound``, and ``Conflict`` with everything
        that is wrong with the answer.
        """
        command = Command(
            "answer", by=by or user(), reason=reason, decision=decision, selection=selection, fields=dict(fields),
            refuses=refuses, data={"outputs": outputs} if outputs else None, id=new_id(time.time_ns() // 1_000_000),
        )  # fmt: skip
        self._runtime.command(self.id, signed(self.id, command))

    def delegate(self, decision: str, to: str, reason: str, *, by: str = "") -> None:
        """Hand what ``by`` (the user of this process if nobody is named) may say to an open question on to somebody.

        Raises ``NotFound``, and ``Conflict`` with everything that keeps it from being handed on.
        """
        id = new_id(time.time_ns() // 1_000_000)
        command = Command("delegate", by=by or user(), decision=decision, to=to, reason=reason, id=id)
        self._runtime.command(self.id, signed(self.id, command))

    def retry(self, task: str = "") -> None:
        """Do again what has failed in phases that go on, or one such task. Raises ``Conflict`` where that can't be."""
        self._runtime.command(self.id, Command("retry", task=task))

    def skip(self, task: str, outputs: Mapping[str, Any] | None = None, *, reason: str = "") -> None:
        """Don't do a task that has not begun, waits for another try, or has failed in a phase that goes on.

        Who needs it sees it SKIPPED, with these ``outputs``. Raises ``Conflict`` where that can't be.
        """
        self._runtime.command(self.id, Command("skip", task=task, reason=reason, data=dict(outputs or {})))

    def signal(self, name: str, data: Any = None) -> None:
        """Send a signal for a task that waits for it, now or later. ``data`` is plain JSON data of at most 64 KiB.

        Raises ``NotFound`` for a name that no task of the plan waits for, ``UsageError`` for data that isn't JSON.
        """
        try:
            plain = json.loads(json.dumps(data, allow_nan=False))
        except (TypeError, ValueError, RecursionError) as problem:
            raise UsageError(f"the data of a signal must be JSON: {problem}") from None
        self._runtime.command(self.id, Command("signal", signal=name, data=plain))


class TurboMode:
    """The owner of a store and all that runs in it. Use it as a context manager.

    ``folder`` is where ``.turbo-mode`` lies or is made, and where a configuration file is looked for; ``config`` names
    another one. A PostgreSQL URL in ``TURBO_MODE_STORE`` holds here too. ``plugins`` run beside it, with those that the
    configuration names. Raises ``StoreBusy`` if another process owns the store, and ``ConfigurationInvalid``.
    """

    def __init__(
        self, folder: str | Path = ".", *, config: str | Path | None = None, plugins: Sequence[TurboModePlugin] = ()
    ) -> None:
        loaded = load(Path(config) if config else None, os.environ, Path(folder))
        self._limits = loaded.limits
        self._place = place_in(Path(folder) / executions.PLACE, loaded.store)
        self._runtime = executions.own(self._place, loaded.limits, loaded.approvers)
        if loaded.configuration.has_destinations:
            from turbo_mode.delivery.owning import begin

            self._runtime.leaving.append(begin(self._runtime, loaded).close)
        try:
            self._attach(loaded, plugins)
        except BaseException:
            self._runtime.close()
            raise

    def _attach(self, loaded: Loaded, plugins: Sequence[TurboModePlugin]) -> None:
        from turbo_mode.inbound import attending

        attending.attach(self._runtime, loaded)
        if plugins or loaded.configuration.plugins:
            from turbo_mode.hosting.configured import attach

            attach(self._runtime, loaded, plugins)

    @property
    def plugins(self) -> list[dict[str, Any]]:
        """How each plugin is: its ``status``, the last ``failure``, events that are ``waiting`` or were ``givenUp``."""
        return self._runtime.plugins.running()

    def start(self, plan: Plan, inputs: Mapping[str, Any] | None = None) -> Handle:
        """Hand in a plan and return at once. Raises ``UsageError`` for inputs that don't fit."""
        submission = submissions.prepare(plan.loaded, inputs or {}, limits=self._limits)
        return Handle(self._runtime, self._runtime.submit(submission, wait=False))

    def run(self, plan: Plan, inputs: Mapping[str, Any] | None = None) -> Result:
        """Carry out a plan and wait for its end."""
        return self.start(plan, inputs).wait()

    def fork(
        self, execution: str, plan: Plan | None = None, inputs: Mapping[str, Any] | None = None, *, start: str = "",
        only: str = "", repeat: Sequence[str] = (),
    ) -> Handle:  # fmt: skip
        """Go on with an execution that has ended, with another plan or other inputs, or to try again what failed.

        Exactly what has changed is done again, and what follows on it; all else is kept. ``start``: from this phase or
        task on everything is done again; ``only``: of what failed just this task. A ``once`` task that has happened is
        a question, unless it is named in ``repeat``. Raises ``Conflict`` where that can't be, such as for one that has
        not ended.
        """
        changes = Changes(
            plan.loaded if plan else None, inputs or {}, Wish(start=start, only=only, repeat=tuple(repeat))
        )
        return Handle(self._runtime, forks.fork_within(self._runtime, self._place, execution, changes, self._limits))

    def resume(self) -> list[Handle]:
        """Go on with everything in the store that has not ended."""
        ids = [row.id for row in reversed(executions.unfinished(self._place))]
        handles = [Handle(self._runtime, id) for id in ids]
        for handle in handles:
            self._runtime.go_on(handle.id)
        return handles

    def close(self) -> None:
        """Give the store up; programs go on under their shims, and ``resume`` finds them."""
        self._runtime.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
