"""What a plugin is handed: commands in its name, as far as its roles go, and the values that it keeps."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from turbo_mode.core.access.scopes import allows
from turbo_mode.core.decisions.limits import configured_by
from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.plugins import ValueDropped, ValuePut
from turbo_mode.errors import NotPermitted, UsageError
from turbo_mode.operations import executions, submissions
from turbo_mode.plans.reader import parse_plan
from turbo_mode.runtime.embedded.plugin_records import PluginRecords
from turbo_mode.runtime.embedded.runtime import Runtime

LARGEST = 64 * 1024
"""Bytes of one value, as JSON, at most."""
MOST = 1_000
"""Values of one plugin at most."""
LONGEST_KEY = 200


class PluginCommands:
    """Commands of the plugin with this name, which has these scopes."""

    def __init__(self, name: str, scopes: Collection[str], runtime: Runtime) -> None:
        self._holder = holder_of(name)
        self._scopes = scopes
        self._runtime = runtime

    def start(self, plan: Mapping[str, Any] | str, inputs: Mapping[str, Any]) -> str:
        """Hand in a plan; returns the id of its execution."""
        self._need("executions:start")
        limits = self._runtime.limits
        loaded = parse_plan(plan if isinstance(plan, str) else dict(plan), configured=configured_by(limits))
        submission = submissions.prepare(loaded, inputs, limits=limits)
        return self._runtime.submit(msgspec.structs.replace(submission, actor=self._holder, trigger="plugin"))

    def signal(self, execution: str, name: str, data: Any) -> None:
        """Send a signal."""
        self._need("executions:signal")
        self._command(execution, Command("signal", by=self._holder, signal=name, data=_plain(data)))

    def answer(self, decision: str, selection: str, reason: str, fields: Mapping[str, Any]) -> None:
        """Answer an open question."""
        self._need("executions:approve")
        execution, name = executions.named(decision)
        said = Command("answer", by=self._holder, reason=reason, decision=name, selection=selection)
        self._command(execution, msgspec.structs.replace(said, fields=_plain(dict(fields))))

    def annotate(self, execution: str, text: str, metadata: Mapping[str, Any]) -> str:
        """Leave a note with an execution."""
        self._need("documentation:write")
        data = {"content": text, "metadata": {**metadata, "author": self._holder}}
        made, _ = self._runtime.resources.create(
            "documentation", data, by=self._holder, execution=execution, type="NOTE"
        )
        return made.id

    def _command(self, execution: str, command: Command) -> None:
        self._runtime.command(self._find(execution), command)

    def _find(self, execution: str) -> str:
        with self._runtime.plugins.journal.reader() as reader:
            return executions.find(reader, execution).id

    def _need(self, scope: str) -> None:
        if not allows(self._scopes, scope):
            raise NotPermitted(
                f"{self._holder} may not do this: it has no role with `{scope}`",
                hint="the owner gives it one under `plugins` in the configuration: `roles: [operator]`",
            )


class PluginStorage:
    """The values that the plugin with this name keeps in the store."""

    def __init__(self, name: str, records: PluginRecords) -> None:
        self._name = name
        self._records = records

    def get(self, key: str, default: Any = None) -> Any:
        """The value under a key."""
        values = self._records.of(self._name).values
        return msgspec.json.decode(msgspec.json.encode(values[key])) if key in values else default

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""
        values = self._records.of(self._name).values
        if not isinstance(key, str) or not 0 < len(key) <= LONGEST_KEY or not key.isprintable():
            raise UsageError(f"a key is a text of at most {LONGEST_KEY} printable characters")
        if key not in values and len(values) >= MOST:
            raise UsageError(f"plugin {self._name} keeps {MOST} values already", hint="delete what isn't needed")
        plain = _plain(value)
        if len(msgspec.json.encode(plain)) > LARGEST:
            raise UsageError(f"a value has at most {LARGEST // 1024} KiB as JSON")
        if key not in values or values[key] != plain:
            self._records.note(self._name, ValuePut(_now(), key, plain))

    def delete(self, key: str) -> None:
        """Keep nothing under this key."""
        if key in self._records.of(self._name).values:
            self._records.note(self._name, ValueDropped(_now(), key))

    def keys(self) -> list[str]:
        """All keys, in order."""
        return sorted(self._records.of(self._name).values)


def holder_of(name: str) -> str:
    """Under what name the record has what a plugin with this name does."""
    return f"plugin:{name}"


def _plain(value: Any) -> Any:
    """A value as JSON has it. Raises ``UsageError``."""
    try:
        return msgspec.json.decode(msgspec.json.encode(value))
    except (msgspec.MsgspecError, TypeError, ValueError, RecursionError, UnicodeError) as error:
        raise UsageError(f"this is no JSON: {error}") from None


def _now() -> int:
    return time.time_ns() // 1_000_000
