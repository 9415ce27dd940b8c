"""What ``read`` and ``write`` tasks do, so that their outcome is never guessed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import Any

from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.plan.model import Data as Declared
from turbo_mode.data.incremental import Progress
from turbo_mode.data.place import (
    MOST_ROWS,
    Cursor,
    Data,
    DataError,
    DataPlace,
    Found,
    Uncertain,
    Wanted,
    Written,
    opened,
)
from turbo_mode.data.values import first_of, gathered
from turbo_mode.errors import TurboModeError
from turbo_mode.security.secrets import SOURCES, SecretRef, SecretResolver

_SECRET = frozenset(("source", "name"))


class _Underway:
    """What an attempt does at the moment: ``data`` is what it has taken ``count`` rows from."""

    def __init__(self, flows: bool) -> None:
        self.stopped = threading.Event()
        self.flows = flows
        self.data: Data | None = None
        self.count = 0


class Places:
    """The sources and sinks that the owner has configured. ``folder``: where the files of their secrets are.

    ``reached`` gives the value of a cursor by its name, None for one that hasn't moved yet.
    """

    def __init__(
        self, sources: Iterable[Declared] = (), sinks: Iterable[Declared] = (), folder: Path | None = None,
        reached: Callable[[str], Any] | None = None,
    ) -> None:  # fmt: skip
        self.sources = {each.name: each for each in sources}
        self.sinks = {each.name: each for each in sinks}
        self._folder, self._reached = folder or Path(), reached
        self._lock = threading.Lock()
        self._underway: dict[str, _Underway] = {}

    def source(self, name: str) -> DataPlace:
        """A configured source, its secrets in place. Raises ``DataError``, ``SecretError``."""
        return self._configured("data source", self.sources, name)

    def sink(self, name: str) -> DataPlace:
        """A configured sink, likewise."""
        return self._configured("data sink", self.sinks, name)

    def begin(self, attempt: str, request: Mapping[str, Any]) -> None:
        """An attempt is about to read or write."""
        with self._lock:
            self._underway[attempt] = _Underway("from" in request)

    def carry_out(self, request: Mapping[str, Any], attempt: str = "", id: str = "") -> Observation:
        """Read or write what a request says; secrets in it are in place. ``id`` is the same for a repeat.

        The result of reading is ``{rows, count, more}``, that of writing ``{count}``, with the ``cursor`` that moves.
        What was read from a queue is not acknowledged before ``settle``.
        """
        try:
            return Done(
                self._read(request, attempt) if request["kind"] == "read" else self._write(request, attempt, id)
            )
        except Uncertain as error:
            return Unknown(Failure(error.code, error.message))
        except TurboModeError as error:
            return NotDone(Failure(error.code, error.message + (f"; {error.hint}" if error.hint else "")))

    def measured(self, read: Mapping[str, Any]) -> dict[str, Any]:
        """Read what one part of a request to measure says; secrets in it are in place.

        The result is ``{rows, more}``, or ``{problem}`` where it couldn't even be asked for. Raises as sources do.
        """
        if "problem" in read:
            return {"problem": read["problem"]}
        data = opened(_given(read, read["source"]) or self.source(read["source"]))
        try:
            asked = read.get("query", "")
            query, path = ("", asked) if data.is_read_by_path else (asked, "")
            wanted = Wanted(query, read.get("params", {}), path, read["limit"], read["since"], read["until"])
            found = gathered(data, wanted)
        finally:
            data.close()
        return {"rows": found.rows, "more": found.is_more}

    def stop(self, attempt: str) -> bool:
        """Have rows that go from a source to a sink stop where they are; whether that is worth waiting for."""
        with self._lock:
            underway = self._underway.get(attempt)
            if underway is None or not underway.flows or underway.stopped.is_set():
                return False
            underway.stopped.set()
            return True

    def settle(self, attempt: str, *, done: bool) -> Callable[[], None] | None:
        """What an attempt has read is dealt with for good, or (not ``done``) wasn't; returns what is left to do."""
        with self._lock:
            underway = self._underway.pop(attempt, None)
            if underway is None or underway.data is None:
                return None
            data, count = underway.data, underway.count if done else 0
        return lambda: _let_go(data, count)

    def settle_all(self, beginning: str) -> list[Callable[[], None]]:
        """All attempts whose name begins so are over, and nothing that they have read is dealt with."""
        with self._lock:
            found = [attempt for attempt in self._underway if attempt.startswith(beginning)]
        return [left for attempt in found if (left := self.settle(attempt, done=False)) is not None]

    def close(self) -> None:
        """What was read and not settled goes back."""
        for left in self.settle_all(""):
            left()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _read(self, request: Mapping[str, Any], attempt: str) -> dict[str, Any]:
        data = opened(_given(request, request["source"]) or self.source(request["source"]))
        try:
            wanted, progress = _wanted(request), self._progress(request, data)
            if progress is None:
                found = gathered(data, wanted)
            else:
                found = first_of(progress.rows(), None)
                if found.is_more:
                    raise DataError(f"there are more than {MOST_ROWS:,} rows", hint="write a `limit`")
                found = Found(found.rows, progress.is_more)
        except BaseException:
            data.close()
            raise
        self._hold(attempt, data, len(found.rows))
        return {"rows": found.rows, "count": len(found.rows), "more": found.is_more} | _moved(request, progress)

    def _progress(self, request: Mapping[str, Any], data: Data) -> Progress | None:
        """Where a request goes by a cursor: how far that has come."""
        said = request.get("cursor")
        if said is None:
            return None
        if self._reached is None:
            raise DataError("cursors are kept in a store, and here is none")
        at = self._reached(said["name"])
        at = said.get("start") if at is None else at
        return Progress(data, _wanted(request), Cursor(request["source"], said["by"], said["param"], at))

    def _write(self, request: Mapping[str, Any], attempt: str, id: str) -> dict[str, Any]:
        sink = opened(_given(request, request["sink"]) or self.sink(request["sink"]))
        try:
            if "from" in request:
                return self._flow(request, sink, attempt, id)
            return {"count": sink.write(_written(request, request["rows"], id))}
        finally:
            sink.close()

    def _flow(self, request: Mapping[str, Any], sink: Data, attempt: str, id: str) -> dict[str, Any]:
        """From one place to another, without ever holding more than a piece of it."""
        wanted = request["from"]
        source = opened(_given(wanted, wanted["source"]) or self.source(wanted["source"]))
        try:
            progress = self._progress(wanted, source)
            coming = source.rows(_wanted(wanted)) if progress is None else progress.rows()
            limit = wanted["limit"] if progress is None else None
            with closing(self._flowing(attempt, islice(coming, limit))) as rows:
                count = sink.write(_written(request, rows, id))
        except BaseException:
            source.close()
            raise
        self._hold(attempt, source, count)
        return {"count": count} | _moved(wanted, progress)

    def _flowing(self, attempt: str, coming: Iterable[Mapping[str, Any]]) -> Generator[Mapping[str, Any]]:
        underway = self._underway.get(attempt) or _Underway(True)
        for row in coming:
            if underway.stopped.is_set():
                raise DataError("it was stopped before all rows were there")
            yield row

    def _hold(self, attempt: str, data: Data, count: int) -> None:
        """Keep what was taken until the attempt is settled; if it is that already, nobody wants it any more."""
        with self._lock:
            underway = self._underway.get(attempt)
            if underway is not None and not data.keeps:
                underway.data, underway.count = data, count
                return
        data.close()

    def _configured(self, what: str, places: Mapping[str, Declared], name: str) -> DataPlace:
        found = places.get(name)
        if found is None:
            raise DataError(f"there is no {what} `{name}`", hint="name it in the plan or in the configuration")
        return DataPlace(found.type, found.name, self._resolved(name, found.config))

    def _resolved(self, name: str, value: Any) -> Any:
        """A configuration with the secrets that it names: ``{source: env, name: DB_PASSWORD}``."""
        if isinstance(value, dict):
            if value.get("source") in SOURCES and value.keys() <= _SECRET and "name" in value:
                secret = SecretRef(value["source"], value["name"])
                return SecretResolver({name: secret}, folder=self._folder).resolve(name).reveal()
            return {key: self._resolved(name, item) for key, item in value.items()}
        return [self._resolved(name, item) for item in value] if isinstance(value, list) else value


def _given(request: Mapping[str, Any], name: str) -> DataPlace | None:
    """What the plan itself says of it."""
    return DataPlace(request["type"], name, request["config"]) if "config" in request else None


def _wanted(request: Mapping[str, Any]) -> Wanted:
    return Wanted(request.get("query", ""), request.get("params", {}), request.get("path", ""), request["limit"])


def _moved(request: Mapping[str, Any], progress: Progress | None) -> dict[str, Any]:
    """To where a request moves its cursor; where nothing new was found it stays."""
    if progress is None or not progress.has_moved:
        return {}
    return {"cursor": {"name": request["cursor"]["name"], "source": request["source"], "value": progress.reached}}


def _written(request: Mapping[str, Any], rows: Iterable[Mapping[str, Any]], id: str) -> Written:
    return Written(request["target"], rows, request["mode"], request.get("key", ()), id)


def _let_go(data: Data, count: int) -> None:
    """A queue that can't be told any more gives out again what wasn't acknowledged."""
    with suppress(TurboModeError):
        data.acknowledge(count)
    data.close()
