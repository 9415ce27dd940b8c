"""What lies in the store, made ready to run: plans, each once, and executions as their journals have them."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import subplans
from turbo_mode.core.plan.model import Plan
from turbo_mode.errors import NotFound, RuntimeFault
from turbo_mode.plans.sources import Sources
from turbo_mode.store.checkpoints import restore
from turbo_mode.store.following import share
from turbo_mode.store.journal import Journal
from turbo_mode.store.projections import children_in
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Command, PlanRow, stream_of


class Left(NamedTuple):
    """An execution that nobody has in hand; ``is_here``: its programs ran from our folder. ``inbox`` waits for it."""

    state: Execution
    is_here: bool
    inbox: list[Command]


class Shelf:
    """Over an open journal. May be used from any thread."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._plans: dict[str, Blueprint] = {}
        self._called: dict[tuple[str, str, str, tuple[str, ...]], Blueprint] = {}
        self._lock = threading.Lock()

    def add(self, plan: Plan, digest: str, source: str) -> tuple[Blueprint, PlanRow | None]:
        """A plan that is handed in, and what is to be stored with its first execution."""
        with self._lock:
            if digest in self._plans:
                return self._plans[digest], None
            body = msgspec.json.encode(plan)
            self._plans[digest] = share(Blueprint(plan, digest), body)
            return self._plans[digest], PlanRow(digest, body, source)

    def called(self, parent: Blueprint, request: Mapping[str, Any]) -> tuple[Blueprint, PlanRow | None]:
        """Likewise for the plan that another plan calls by a request."""
        call, environment = subplans.call_of_request(request), request.get("environment", "")
        key = (parent.digest, request["plan"], environment, tuple(call.secrets))
        if key in self._called:
            return self._called[key], None
        plan = subplans.as_plan(parent.plan, call, environment)
        with self._journal.reader() as reader:
            row = reader.plan(parent.digest)
        names_files = any(map(subplans.is_path, plan.plans))
        source = Sources.unpack(row.source if row else "").of(request["plan"], names_files=names_files)
        blueprint, fresh = self.add(plan, subplans.digest(plan), source.pack())
        self._called[key] = blueprint
        return blueprint, fresh

    def load(self, id: str) -> Execution:
        """An execution, as far as it is committed. Raises ``NotFound``."""
        with self._journal.reader() as reader:
            return self._load(reader, id)

    def left(self, id: str) -> Left:
        """An execution as its last owner left it. Raises ``NotFound``."""
        with self._journal.reader() as reader:
            is_here = reader.last_folder(stream_of(id)) == self._journal.tenure.folder
            return Left(self._load(reader, id), is_here, reader.pending_commands(stream=stream_of(id)))

    def _load(self, reader: Reader, id: str) -> Execution:
        found = [row for row in reader.find(id) if row.id == id]
        if not found:
            raise NotFound(f"there is no execution {id}")
        return restore(reader, stream_of(id), self._stored(reader, found[0].plan_digest))

    def children(self, id: str) -> dict[str, str]:
        """The newest child of each task of an execution."""
        with self._journal.reader() as reader:
            return {task: ids[0] for task, ids in children_in(reader.read(stream_of(id))).items()}

    def paused_by(self, id: str) -> str:
        """Who has paused an execution last."""
        with self._journal.reader() as reader:
            rows = [row for row in reader.read(stream_of(id)) if row.kind == e.ExecutionPaused.__name__]
        last = e.decode(rows[-1].body) if rows else None
        return last.by if isinstance(last, e.ExecutionPaused) else ""

    def plan(self, digest: str) -> Blueprint:
        """A plan that is in the store. Raises ``RuntimeFault`` if it isn't."""
        with self._journal.reader() as reader:
            return self._stored(reader, digest)

    def _stored(self, reader: Reader, digest: str) -> Blueprint:
        from turbo_mode.core.plan import stored

        if digest not in self._plans:
            row = reader.plan(digest)
            if row is None:
                raise RuntimeFault(f"the plan {digest[:12]} of an execution is missing from the store")
            self._plans[digest] = share(Blueprint(stored.read(row.body), digest), row.body)
        return self._plans[digest]


def policy_digest(plan: Plan) -> str:
    """Names what may be decided alone, as it was when the plan was accepted."""
    return hashlib.sha256(msgspec.json.encode(plan.decision_engine)).hexdigest()
