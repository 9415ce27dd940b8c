"""Documents, messages, reports, plans and decisions by hand of a store, in the process that owns it: written, deleted.

Whoever writes while another commit is under way waits for the next one, which takes all that wait: many writers share
one sync.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import Any, NamedTuple, cast

import msgspec

from turbo_mode.core import ids, resources
from turbo_mode.core.protocol.envelope import timestamp
from turbo_mode.core.resources import (
    DELETED,
    KINDS,
    VERSION,
    Resource,
    ResourceDeleted,
    ResourceWritten,
    after,
    encode,
    stream_of,
)
from turbo_mode.errors import Conflict, NotFound, RuntimeFault, UsageError, VersionConflict
from turbo_mode.runtime.embedded.clock import new_id
from turbo_mode.store.finding import find
from turbo_mode.store.journal import Journal
from turbo_mode.store.projections import resource_row
from turbo_mode.store.queries import Reader
from turbo_mode.store.resources import first_entry, resource
from turbo_mode.store.rows import Changes, EntryRow

LARGEST = 4 * 1024 * 1024
"""Bytes of one value, as JSON, at most."""
LONGEST_ID = 200


class New(NamedTuple):
    """A resource to be made: what ``Resources.create`` says of it."""

    kind: str
    data: Mapping[str, Any]
    id: str = ""
    by: str = ""
    change: str = "created"
    execution: str = ""
    type: str = ""
    status: str = ""
    once: str = ""
    said: Any = None

    @property
    def asked(self) -> str:
        """By what another request that says the same is known, where that counts."""
        said = self.data if self.said is None else self.said
        return _digest([said, self.execution, self.type]) if self.once else ""


Outcome = tuple[Resource, bool] | Exception
"""What was made, and whether it was there already; or what is wrong."""


class _Wanted:
    """A change that waits for its commit, what it makes, and what came of it."""

    def __init__(self, change: Changes, made: Resource) -> None:
        self.change = change
        self.made = made
        self.is_done = False
        self.wrong: Exception | None = None


class Resources:
    """All resources of the store that we own. Its methods may be called from any thread.

    What writes some by itself ends first (``leaving``) when the store is given up.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = self._journal = journal
        self.leaving = ExitStack()
        self._reading = threading.Lock()
        self._reader: Reader | None = None
        self._gathering = threading.Lock()
        self._committing = threading.Lock()
        self._waiting: list[_Wanted] = []

    def close(self) -> None:
        """Close what is kept open."""
        self.leaving.close()
        with self._reading:
            if self._reader is not None:
                self._reader.close()
                self._reader = None

    def reading(self) -> Reader:
        """A connection of its own that only reads; whoever asks for it closes it."""
        return self._journal.reader()

    def get(self, kind: str, id: str) -> Resource | None:
        """One of them as it is now, also if it was deleted: then its status is ``DELETED``."""
        with self._reading:
            return resource(self._opened(), kind, id)

    def about(self, execution: str) -> str:
        """The whole id of the execution that something is about; empty if about none. Raises ``NotFound``."""
        if not execution:
            return ""
        with self._reading:
            return find(self._opened(), execution).id

    def create(
        self, kind: str, data: Mapping[str, Any], *, id: str = "", by: str = "", change: str = "created",
        execution: str = "", type: str = "", status: str = "", once: str = "", said: Any = None,
    ) -> tuple[Resource, bool]:  # fmt: skip
        """Make one; returns it, durable, and whether it was there already.

        ``id``: else it gets one. ``once`` is by what the request is known again, if that is wanted, and ``said`` what
        it says, where that isn't the value. Raises ``UsageError``, ``NotFound`` for an ``execution`` that isn't there,
        and ``Conflict`` for an id that is taken.
        """
        (found,) = self.create_all([New(kind, data, id, by, change, execution, type, status, once, said)])
        if isinstance(found, Exception):
            raise found
        return found

    def create_all(self, wanted: Sequence[New]) -> list[Outcome]:
        """Make all of these with one sync."""
        begun = [self._begun(each) for each in wanted]
        self._commit([each for each in begun if isinstance(each, _Wanted)])
        return [
            each if isinstance(each, Exception) else self._ended(new, each)
            for new, each in zip(wanted, begun, strict=True)
        ]

    def write(
        self, kind: str, id: str, data: Mapping[str, Any], *, by: str = "", change: str = "updated",
        type: str | None = None, status: str | None = None, execution: str = "", expected: int | None = None,
    ) -> Resource:  # fmt: skip
        """Give one another value; without ``type`` and ``status`` it keeps its own, and its ``execution`` in any case.

        Raises ``UsageError`` for another one, ``NotFound``, and ``VersionConflict`` if its version isn't the
        ``expected`` one any more.
        """
        plain, about = _plain(data), self.about(execution)

        def entry(before: Resource) -> ResourceWritten:
            if about not in ("", before.execution):
                raise UsageError(f"a {kind} stays with what it is about", hint="make another one for this execution")
            return ResourceWritten(
                at=time.time_ns() // 1_000_000, by=by, change=change, data=plain, execution=before.execution,
                type=before.type if type is None else type, status=before.status if status is None else status,
            )  # fmt: skip

        return self._change(kind, id, expected, entry)

    def delete(self, kind: str, id: str, *, by: str = "", expected: int | None = None) -> None:
        """It is no more. Raises what ``write`` raises."""
        self._change(kind, id, expected, lambda before: ResourceDeleted(time.time_ns() // 1_000_000, by))

    def serve(self, request: dict[str, Any], by: str) -> dict[str, Any]:
        """One request, as it comes over the control socket."""
        wanted = request["resource"]
        match request["verb"]:
            case "create":
                made, is_known = self.create(**wanted | {"by": by})
                return {"resource": msgspec.to_builtins(made), "known": is_known}
            case "write":
                return {"resource": msgspec.to_builtins(self.write(**wanted | {"by": by})), "known": False}
            case "delete":
                self.delete(**wanted | {"by": by})
                return {}
        raise Conflict(f"the owner of this store doesn't know how to {request['verb']!r} a resource")

    # -- inside --------------------------------------------------------------------------------------------------------

    def _change(self, kind: str, id: str, expected: int | None, make: Any) -> Resource:
        while True:
            before = self.get(kind, id)
            if before is None or before.status == DELETED:
                raise NotFound(f"there is no {kind} `{id}`")
            if expected is not None and expected != before.version:
                raise VersionConflict(
                    f"{kind} {id} is at version {before.version}, not {expected} any more",
                    hint="read it again, and change what it is now",
                )
            try:
                return self._append(kind, id, before, make(before))
            except Conflict:
                now = self.get(kind, id)
                if now is not None and now.version == before.version:
                    raise  # else somebody was faster, and what it is now decides

    def _opened(self) -> Reader:
        if self._reader is None:
            self._reader = self._journal.reader()
        return self._reader

    def _begun(self, new: New) -> _Wanted | UsageError | NotFound:
        now = time.time_ns() // 1_000_000
        try:
            new = new._replace(execution=self.about(new.execution))
            entry = ResourceWritten(
                at=now, by=new.by, change=new.change, data=_plain(new.data), execution=new.execution, type=new.type,
                status=new.status, asked=new.asked,
            )  # fmt: skip
            return self._wanted(new.kind, new.id or (_known_id(new.once) if new.once else new_id(now)), None, entry)
        except (UsageError, NotFound) as error:
            return error

    def _ended(self, new: New, wanted: _Wanted) -> Outcome:
        """What came of one; where its id is taken, perhaps the same request has come before."""
        if wanted.wrong is None:
            return wanted.made, False
        if isinstance(wanted.wrong, Conflict) and new.once:
            kind, id = wanted.made.kind, wanted.made.id
            if self._began_with(kind, id, new.asked):
                return cast(Resource, self.get(kind, id)), True
            if not new.id:
                return UsageError("this Idempotency-Key was used for another request", hint="take a fresh one")
        return wanted.wrong

    def _append(self, kind: str, id: str, before: Resource | None, entry: resources.AnyEntry) -> Resource:
        wanted = self._wanted(kind, id, before, entry)
        self._commit([wanted])
        if wanted.wrong is not None:
            raise wanted.wrong
        return wanted.made

    def _wanted(self, kind: str, id: str, before: Resource | None, entry: resources.AnyEntry) -> _Wanted:
        if kind not in KINDS:
            raise UsageError(f"there are no resources of kind `{kind}`")
        if not 0 < len(id) <= LONGEST_ID or not id.isprintable():
            raise UsageError(f"an id has at most {LONGEST_ID} printable characters")
        made, body = after(kind, id, before, entry), encode(entry)
        if len(body) > LARGEST:
            raise UsageError(f"a {kind} has at most {LARGEST // 1024 // 1024} MiB")
        row = EntryRow(made.version, VERSION, type(entry).__name__, entry.at, body)
        return _Wanted(Changes(stream_of(kind, id), [row], resource=resource_row(made)), made)

    def _commit(self, wanted: Sequence[_Wanted]) -> None:
        """Make them durable, together with those of others that wait, and say in each what is wrong with it."""
        with self._gathering:
            self._waiting += wanted
        with self._committing:
            if not all(each.is_done for each in wanted):
                self._commit_all()

    def _commit_all(self) -> None:
        with self._gathering:
            batch, self._waiting = self._waiting, []
        try:
            outcomes: list[Any] = list(self._journal.commit([each.change for each in batch]))
        except Exception as error:
            outcomes = [error] * len(batch)
        for each, wrong in zip(batch, outcomes, strict=True):
            if isinstance(wrong, RuntimeFault):
                each.wrong = Conflict(f"{each.change.stream} was changed meanwhile")
                each.wrong.__cause__ = wrong
            else:
                each.wrong = wrong
            each.is_done = True

    def _began_with(self, kind: str, id: str, asked: str) -> bool:
        """Whether one was made by the same request."""
        with self._journal.reader() as reader:
            first = first_entry(reader, kind, id)
        return isinstance(first, ResourceWritten) and first.asked == asked


def told(found: Resource) -> dict[str, Any]:
    """A resource as plain data: its value, and what is known of it."""
    known = {"id": found.id, "version": found.version, "createdAt": timestamp(found.at)}
    known["timestamp"] = timestamp(found.changed)
    named = {"type": found.type, "status": found.status, "executionId": found.execution}
    return found.data | known | {name: value for name, value in named.items() if value}


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    """A value that is JSON whatever happens. Raises ``UsageError``."""
    try:
        return cast(dict[str, Any], msgspec.json.decode(msgspec.json.encode(dict(data))))
    except (msgspec.MsgspecError, TypeError, ValueError, RecursionError, UnicodeError) as error:
        raise UsageError(f"this is no JSON object: {error}") from None


def _digest(said: Any) -> str:
    return hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()


def _known_id(once: str) -> str:
    """The id of what a request makes that is known again: a UUID of version 8, made of the request alone."""
    return ids.uuid(int.from_bytes(hashlib.sha256(once.encode()).digest()[:16]), version=8)
