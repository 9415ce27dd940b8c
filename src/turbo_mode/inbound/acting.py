"""What the messages of one queue do: each once, in its name, and only as far as its roles go."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import msgspec

from turbo_mode.core.access.scopes import allows
from turbo_mode.core.decisions.limits import configured_by
from turbo_mode.core.ids import named_trace
from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import NotPermitted, UsageError
from turbo_mode.inbound.messages import Answer, AnyMessage, Signal, Start
from turbo_mode.operations import executions, stored_plans, submissions
from turbo_mode.plans.reader import LoadedPlan, parse_plan
from turbo_mode.runtime.embedded.once import Once, id_of
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.runtime.embedded.submission import Submission


class Acting:
    """For the queue with this name; ``plans`` are files that its messages may name."""

    def __init__(self, name: str, scopes: Collection[str], plans: Mapping[str, Path], runtime: Runtime) -> None:
        self._name, self._scopes, self._plans, self._runtime = name, scopes, plans, runtime
        self._once = Once(runtime)

    def act(self, id: str, message: AnyMessage, trace: str = "") -> str:
        """Do what a message wants, unless that was done before; returns the execution, durable.

        ``trace`` is the ``traceparent`` that it came with.
        Raises ``RequestError`` and ``PlanError`` for what can't be, ``StoreError`` where it can't be stored.
        """
        if not (id := message.id or id):
            raise UsageError("it has no id, so nobody could tell when it comes twice", hint='give it an `"id"`')
        once = id_of(id, self._holder, f"inbound/{self._name}")
        match message:
            case Start():
                self._need("executions:start")
                return self._once.start(once, _content(message), lambda: self._prepared(message, trace))[0]
            case Signal():
                self._need("executions:signal")
                said = Command("signal", id=once, by=self._holder, signal=message.name, data=message.data)
                return self._command(message.execution, said)
            case Answer():
                self._need("executions:approve")
                execution, name = executions.named(message.decision)
                said = Command("answer", id=once, by=self._holder, decision=name, selection=message.selection)
                said = msgspec.structs.replace(said, reason=message.reason, fields=message.fields)
                return self._command(execution, said)

    @property
    def _holder(self) -> str:
        return f"queue:{self._name}"

    def _command(self, execution: str, command: Command) -> str:
        with self._runtime.journal.reader() as reader:
            id = executions.find(reader, execution).id
        self._once.command(id, command)
        return id

    def _prepared(self, message: Start, trace: str) -> Submission:
        limits, there = self._runtime.limits, self._runtime.elsewhere.takes("")
        submission = submissions.prepare(self._plan(message), message.inputs, limits=limits, elsewhere=there)
        trigger = f"queue {self._name}"
        return msgspec.structs.replace(submission, actor=self._holder, trigger=trigger, trace=named_trace(trace))

    def _plan(self, message: Start) -> LoadedPlan:
        if path := self._plans.get(message.plan):
            if message.version is not None:
                raise UsageError(f"`{message.plan}` is a file of the configuration, which has no versions")
            return submissions.check(path, self._runtime.limits)
        with self._runtime.journal.reader() as reader:
            source = stored_plans.find(reader, message.plan, message.version).source
        return parse_plan(source, configured=configured_by(self._runtime.limits))

    def _need(self, scope: str) -> None:
        if not allows(self._scopes, scope):
            raise NotPermitted(
                f"messages of {self._name} may not do this: they have no role with `{scope}`",
                hint="the owner gives one under `inboundQueues` in the configuration: `roles: [operator]`",
            )


def _content(message: Start) -> list[object]:
    """What it says beside its id."""
    return [message.plan, message.version, message.inputs]
