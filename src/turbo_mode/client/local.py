"""The way to a store in this process: beside its owner, or as its owner while something of ours goes on."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import Any

import msgspec

from turbo_mode.client.groups import DOCUMENT, MESSAGE
from turbo_mode.client.line import Document, Page, Told
from turbo_mode.core.machine.fork import Wish
from turbo_mode.core.machine.inputs import Command
from turbo_mode.delivery.unfolding import Unfolding
from turbo_mode.errors import NotFound, UsageError
from turbo_mode.operations import communications, executions, kept_documents, resources
from turbo_mode.runtime.embedded.execution_logs import LoggedPiece
from turbo_mode.runtime.embedded.resources import told
from turbo_mode.runtime.embedded.user import user
from turbo_mode.server import resources as telling
from turbo_mode.server.beside import Beside
from turbo_mode.store.queries import newest_position

_PAUSE = 0.05
_KNOWN = ("execution", "executionId", "id", "version", "createdAt", "timestamp")


class Local:
    """A store that need not be ours. Nothing is repeated here, so nothing needs a key for it."""

    def __init__(self, store: Beside) -> None:
        self._store = store

    def close(self) -> None:
        """Give up what we own; programs go on under their shims."""
        self._store.close()

    def check(self, plan: Document) -> Told:
        loaded = self._store.load(plan)
        return {
            "name": loaded.plan.name, "digest": loaded.digest,
            "warnings": [each.to_json() for each in loaded.problems],
        }  # fmt: skip

    def start(self, plan: Document, inputs: Mapping[str, Any], once: str) -> Told:
        id, _ = self._store.start(plan, inputs, user())
        return self.execution(id)

    def page(self, kind: str, wanted: Sequence[tuple[str, str]], following: Any, limit: int) -> Page:
        named = dict(wanted)
        try:
            match kind:
                case "execution":
                    statuses = [value for name, value in wanted if name == "status"]
                    rows = self._store.executions(
                        statuses=statuses, plan=named.get("plan"), before=following, limit=limit + 1
                    )
                    return _page(rows, limit, telling.execution, lambda row: row.id)
                case "decision":
                    execution, status = named.get("execution"), named.get("status")
                    found = self._store.decisions(execution=execution, status=status, before=following, limit=limit + 1)
                    return _page(found, limit, telling.decision, lambda row: (row.at, row.id))
        except NotFound:
            if "execution" in named:
                raise
            return Page([])  # no store yet
        listed = resources.listed(self._store.place, kind, **named, before=following, limit=limit + 1)
        return _page(listed, limit, told, lambda each: (each.at, each.id))

    def execution(self, id: str) -> Told:
        return telling.whole_execution(self._store.execution(id))

    def command(self, id: str, verb: str, given: Mapping[str, Any], once: str) -> Told:
        if verb == "fork":
            wish = Wish(entry=given["entry"], start=given["start"], repeat=tuple(given["repeat"]))
            return self.execution(self._store.fork(id, given["inputs"], wish, user()))
        said = Command(verb, by=user(), reason=given.get("reason", ""), task=given.get("task", ""))  # type: ignore[arg-type]
        if verb == "signal":
            said = Command("signal", by=user(), signal=given["name"], data=given["data"])
        elif verb == "skip":
            said = msgspec.structs.replace(said, data=given["outputs"])
        whole, _ = self._store.command(id, said)
        return {"id": whole, "accepted": verb}

    def logs(self, id: str, task: str, follow: bool) -> Iterator[Told]:
        for piece in executions.logs(self._store.place, id, task=task or None, follow=follow):
            if isinstance(piece, LoggedPiece):
                yield telling.printed(piece)
            else:
                time.sleep(_PAUSE)

    def decision(self, id: str) -> Told:
        return telling.decision(self._store.any_decision(id))

    def answer(self, id: str, said: Mapping[str, Any], once: str) -> Told:
        execution, name = executions.named(id)
        command = Command("answer", by=user(), decision=name, **said)
        whole, _ = self._store.command(execution, command)
        return telling.decision(self._store.decision(whole, name))

    def record(self, kind: str, id: str) -> Told:
        return told(resources.show(self._store.place, kind, id))

    def create(self, kind: str, data: Mapping[str, Any], once: str) -> Told:
        if kind == MESSAGE:
            return told(self._store.tell(communications.message(by=user(), **data)))
        if kind == DOCUMENT:
            given = _given(data)
            with self._store.reading() if given.execution_id else nullcontext() as reader:
                ready = kept_documents.prepare(reader, given)
            more = {"execution": ready.execution, "type": ready.type}
            return told(self._store.create(kind, ready.data, user(), **more))
        about = {"execution": str(data.get("execution", ""))}
        return told(self._store.create(kind, _value(data), user(), **about))

    def write(self, kind: str, id: str, data: Mapping[str, Any], version: int | None) -> Told:
        if kind == DOCUMENT:
            before = resources.show(self._store.place, kind, id)
            with self._store.reading() as reader:
                ready = kept_documents.again(reader, before, _given(data))
            return told(self._store.write(kind, id, ready.data, user(), expected=version, type=ready.type))
        return told(self._store.write(kind, id, _value(data), user(), expected=version))

    def delete(self, kind: str, id: str, version: int | None) -> None:
        resources.delete(self._store.place, kind, id, expected=version)

    def events(self, patterns: Sequence[str], execution: str, after: int | None) -> Iterator[Told]:
        with self._store.reading() as reader:
            position, unfolding = newest_position(reader) if after is None else after, Unfolding(reader)
            while True:
                rows = reader.after(position)
                for row in rows:
                    position, event = row.position, unfolding.event(row)
                    if event is None or (execution and event.execution != execution):
                        continue
                    kind = event.envelope.event.partition(":")[0] + ":*"
                    if any(each in patterns for each in (event.envelope.event, kind, "*")):
                        yield {"type": "event", "sequence": position, **msgspec.to_builtins(event.envelope)}
                if not rows:
                    time.sleep(_PAUSE)


def _page(rows: Sequence[Any], limit: int, show: Any, last: Any) -> Page:
    following = last(rows[limit - 1]) if len(rows) > limit else None
    return Page([show(row) for row in rows[:limit]], following)


def _value(data: Mapping[str, Any]) -> dict[str, Any]:
    """What a value says, without what is kept beside it."""
    return {key: each for key, each in data.items() if key not in _KNOWN}


def _given(data: Mapping[str, Any]) -> kept_documents.Given:
    try:
        return msgspec.convert(dict(data), kept_documents.Given)
    except msgspec.ValidationError as wrong:
        raise UsageError(str(wrong)) from None
