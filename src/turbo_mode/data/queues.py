"""Message queues and streams as sources and sinks, through ``integrations``: a message is a row.

``config`` has the keys that ``messageQueues`` know, and those for reading. Which system it is says ``type``, else the
url, else the name of the source. What is read stays where it is until it is acknowledged.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any, Final, TypeVar

import msgspec

from turbo_mode.data.place import (
    MOST_ROWS,
    Cursor,
    DataError,
    DataPlace,
    Uncertain,
    Wanted,
    Written,
    first_line,
    system_of,
)
from turbo_mode.data.values import plain
from turbo_mode.errors import IntegrationError, TurboModeError
from turbo_mode.integrations.queue import Message, Port, Queue, hidden_in, manifest_of, queue_of, without
from turbo_mode.integrations.reader import WAIT, Reader, Taken, reader_of

SYSTEMS: Final = {
    "queue": ("rabbitmq", "kafka", "redis-streams", "sqs", "pubsub"), "stream": ("kafka", "kinesis"),
}  # fmt: skip
"""The systems of each type."""
AT_ONCE: Final = 200
"""Messages that are on their way at the same time."""
TIMEOUT: Final = 60.0
"""Seconds for so many of them, and for each step of reading."""
MORE: Final = 0.5
"""Seconds that one waits for further messages."""

_Result = TypeVar("_Result")


class Queued:
    """A queue or a stream."""

    is_read_by_path = True
    keeps = False

    def __init__(self, place: DataPlace) -> None:
        self._name, self._system = place.name, system_of(place)
        if self._system not in SYSTEMS[place.type]:
            listed = ", ".join(SYSTEMS[place.type])
            raise DataError(f"{place.name}: which {place.type} it is isn't said", hint=f"write `type:` one of {listed}")
        self._manifest = manifest_of(self._system)
        self._config = {key: value for key, value in place.config.items() if key != "type"}
        every = self._manifest.settings | self._manifest.reader
        if unknown := sorted(self._config.keys() - every.keys()):
            known = ", ".join(every)
            raise DataError(f"{place.name}: there is no key `{unknown[0]}`", hint=f"keys: {known}")
        self._hidden = hidden_in(self._config)
        self._runner = asyncio.Runner()
        self._reader: Reader | None = None
        self._taken: list[Taken] = []

    def test(self) -> str:
        """What is there to be read; of what is only written to, that its settings are whole."""
        if self._missing("reader", self._config):
            queue_of(self._system)(self._settings("queue", self._manifest.target, ""))
            return f"{self._manifest.name}, to be written to"
        return f"{self._manifest.name}, {self._run(self._opened('').look())}"

    def rows(self, wanted: Wanted) -> Iterator[Mapping[str, Any]]:
        """Messages, each with its ``id``, ``key``, ``body`` and ``headers``; a body that is JSON is what it says."""
        if wanted.query:
            raise DataError(f"{self._name}: {self._manifest.name} knows no queries", hint="`path` names what is read")
        reader, most = self._opened(wanted.path), min(wanted.limit or MOST_ROWS, MOST_ROWS)
        while len(self._taken) < most:
            piece = self._run(reader.take(most - len(self._taken), MORE if self._taken else WAIT))
            if not piece:
                return
            self._taken += piece
            yield from map(_row, piece)

    def behind(self, wanted: Wanted, cursor: Cursor) -> Iterator[tuple[Any, Mapping[str, Any]]]:
        """It needs no cursor of ours."""
        raise DataError(f"{self._name}: {self._manifest.name} knows itself what is new", hint="leave `cursor` out")

    def write(self, written: Written) -> int:
        """A message for each row. Raises ``Uncertain`` where some are there, or may be.

        A row that is about something of its own has that one's id and key; else, with ``append``, all have one key.
        With ``upsert`` each has the key of its columns. Those with the same key go one after the other, and so they lie
        in order in one partition or group.
        """
        if written.mode == "replace":
            raise DataError(f"{self._name}: what is in {self._manifest.name} can't be replaced")
        if not self._manifest.target and not str(self._config.get("url", "")).endswith(f"/{written.target}"):
            raise DataError(f"{self._name}: its url doesn't end with `{written.target}`", hint="name the queue itself")
        queue = queue_of(self._system)(self._settings("queue", self._manifest.target, written.target))
        try:
            return self._runner.run(self._published(queue, _messages(written, self._name)))
        finally:
            self._runner.run(queue.close())

    def acknowledge(self, number: int) -> None:
        """They don't come again."""
        if self._reader is not None:
            self._run(self._reader.settle(self._taken[:number]))

    def close(self) -> None:
        """Leave; what wasn't acknowledged comes again."""
        if self._reader is not None:
            with suppress(Exception):
                self._run(self._reader.close())
        self._runner.close()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _opened(self, path: str) -> Reader:
        self._reader = reader_of(self._system)(self._settings("reader", self._manifest.path, path))
        return self._reader

    def _settings(self, port: Port, key: str, given: str) -> dict[str, Any]:
        """The settings of a port, with the one that a task gives by itself."""
        known = self._manifest.known(port)
        settings = {name: value for name, value in self._config.items() if name in known}
        if given and key:
            settings[key] = given
        if missing := self._missing(port, settings):
            said = known[missing].means
            raise DataError(f"{self._name}: {self._manifest.name} needs `{missing}`", hint=said)
        return settings

    def _missing(self, port: Port, settings: Mapping[str, Any]) -> str:
        known = self._manifest.known(port).items()
        return next((name for name, each in known if each.required and name not in settings), "")

    async def _published(self, queue: Queue, messages: Iterator[Message]) -> int:
        count = 0
        while batch := self._batch(messages, count):
            lanes: dict[str, list[Message]] = {}
            for message in batch:
                lanes.setdefault(message.key, []).append(message)
            seen = await asyncio.gather(*(_in_order(queue, lane) for lane in lanes.values()))
            count += sum(done for done, _ in seen)
            if errors := [error for _, error in seen if error is not None]:
                said = self._plain(errors[0])
                if count or not all(isinstance(each, IntegrationError) for each in errors):
                    raise Uncertain(f"{self._name}: {count} messages were taken, then: {said}")
                raise DataError(f"{self._name}: {said}")
        return count

    def _batch(self, messages: Iterator[Message], count: int) -> list[Message]:
        try:
            return list(islice(messages, AT_ONCE))
        except DataError as error:
            if count:
                raise Uncertain(f"{self._name}: {count} messages were taken, then: {error.message}") from None
            raise

    def _run(self, step: Coroutine[Any, Any, _Result]) -> _Result:
        try:
            return self._runner.run(_within(step))
        except TimeoutError:
            raise DataError(f"{self._name}: no answer within {TIMEOUT:g} s") from None
        except Exception as error:  # each client has its own
            raise DataError(f"{self._name}: {self._plain(error)}") from None

    def _plain(self, error: BaseException) -> str:
        return without(self._hidden, error.message if isinstance(error, TurboModeError) else first_line(error))


async def _in_order(queue: Queue, messages: Sequence[Message]) -> tuple[int, Exception | None]:
    """One after the other; returns how many were taken, and what the next one failed with."""
    for done, message in enumerate(messages):
        try:
            await _within(queue.publish(message))
        except Exception as error:  # each client has its own
            return done, error
    return len(messages), None


async def _within(step: Coroutine[Any, Any, _Result]) -> _Result:
    async with asyncio.timeout(TIMEOUT):
        return await step


def _row(taken: Taken) -> dict[str, Any]:
    try:
        body: Any = msgspec.json.decode(taken.body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        try:
            body = taken.body.decode()
        except UnicodeDecodeError:
            body = taken.body
    return {"id": taken.id, "key": taken.key, "body": body, "headers": taken.headers}


def _messages(written: Written, name: str) -> Iterator[Message]:
    id = written.id or str(uuid.uuid4())
    for number, row in enumerate(written.rows):
        made = {str(key): plain(value) for key, value in row.items()}
        of, key = written.origins[number] if written.origins else (f"{id}:{number}", id)
        if written.mode == "upsert":
            key = _key(made, written.key, name)
        yield Message(of, written.target, key, msgspec.json.encode(made), "application/json", {})


def _key(row: Mapping[str, Any], columns: Sequence[str], name: str) -> str:
    if absent := next((column for column in columns if row.get(column) is None), None):
        raise DataError(f"{name}: a row has no `{absent}`, which is its key")
    return ":".join(str(row[column]) for column in columns)
