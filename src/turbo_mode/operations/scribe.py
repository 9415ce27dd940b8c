"""The scribe: writes documents by itself, at their moments, in a store that we own.

Which ones say the owner's configuration and the plan. Each is kept as a resource whose id is made of the execution and
the type, so that an event which comes again changes nothing; it tells of the entries up to its event, so it is the same
whenever it is written. It also goes into the owner's folder, and where the plan names a path, into the workspace.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from turbo_mode.configuration.reading import Loaded
from turbo_mode.core.documents.kinds import KINDS, DocumentationType
from turbo_mode.core.documents.moments import END, due
from turbo_mode.core.machine.bindings import condition, fill
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.expressions import EvaluationError, as_text
from turbo_mode.core.plan.model import Document
from turbo_mode.core.resources import DELETED
from turbo_mode.delivery.relay import Relay
from turbo_mode.delivery.unfolding import Event
from turbo_mode.errors import Conflict, NotFound, TurboModeError
from turbo_mode.operations import documentation, executions, kept_documents
from turbo_mode.operations.documentation import Known, Written
from turbo_mode.operations.kept_documents import Prepared
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.runtime import Runtime

DESTINATION = "documents"
BY = "scribe"


class Scribe:
    """Writes what is due after each event."""

    def __init__(self, runtime: Runtime, loaded: Loaded) -> None:
        self._runtime = runtime
        self._wanted = [DocumentationType(each) for each in loaded.configuration.documentation_framework.documents]
        self._formats = loaded.configuration.documentation_framework.formats
        self._folder, self._templates = loaded.documents, loaded.templates

    def take(self, event: Event, state: Execution | None) -> None:
        """One event, in order; one that comes again changes nothing."""
        types = due(event.envelope.event)
        if not event.execution or not types:
            return
        seq = int(event.envelope.id.rpartition(":")[2])
        with self._runtime.resources.reading() as reader:
            try:
                row = executions.find(reader, event.execution)
            except NotFound:  # deleted meanwhile
                return
            known = documentation.known_in(reader, row, until=seq)
            told = documentation.fitting(known.facts)
            asked = self._asked(known, event.envelope.event)
            for type in types:
                if type in told and (type in self._wanted or type in asked):
                    self._write(known, type, asked.get(type, ""))

    def _asked(self, known: Known, event: str) -> dict[DocumentationType, str]:
        """What the plan wants, with the path that it names; what it wants under a condition is known at the end."""
        found: dict[DocumentationType, str] = {}
        for document in known.state.blueprint.plan.documentation_framework.documents:
            if document.when is not None and event != END:
                continue
            with suppress(EvaluationError):  # a condition about what isn't there doesn't hold
                if _holds(document, known.state):
                    found[DocumentationType(document.type)] = _path(document, known.state) if event == END else ""
        return found

    def _write(self, known: Known, type: DocumentationType, path: str) -> None:
        """One document, kept and as files; what can't be written is told in what is kept."""
        try:
            document = documentation.composed(known, type, templates=self._templates)
            ready = kept_documents.made(known, document)
        except TurboModeError as error:
            data = {"title": KINDS[type].title, "content": "", "entries": known.facts.seq, "problem": error.message}
            ready = Prepared(data | {"generated": True, "quality": 0.0}, type.name, known.facts.id)
        else:
            if problem := self._as_files(known, document, path):
                ready.data["problem"] = problem
        self._keep(ready, f"{ready.execution}.{KINDS[type].file}")

    def _as_files(self, known: Known, document: Written, path: str) -> str:
        """Write it where it is wanted as a file; returns what went wrong."""
        try:
            if self._folder is not None:
                documentation.write([document], self._folder / known.facts.short, self._formats)
            if path:
                _into_workspace(document, Path(known.state.facts.get("workspace", "")), path)
        except TurboModeError as error:
            return error.message
        return ""

    def _keep(self, ready: Prepared, id: str) -> None:
        resources, status = self._runtime.resources, "FAILED" if ready.data.get("problem") else ""
        before = resources.get(kept_documents.KIND, id)
        if before is None:
            more = {"type": ready.type, "execution": ready.execution, "status": status}
            with suppress(NotFound):  # deleted meanwhile
                resources.create(kept_documents.KIND, ready.data, id=id, by=BY, **more)
        elif before.status != DELETED and before.data.get("entries", 0) < ready.data["entries"]:
            resources.write(kept_documents.KIND, id, ready.data, by=BY, status=status)


def attend(runtime: Runtime, loaded: Loaded) -> None:
    """Have documents written in a store that we own, until it is given up: at last those that are due, for 10 s."""
    relay = Relay(runtime.resources.journal)
    relay.add(DESTINATION, Scribe(runtime, loaded).take)
    runtime.resources.leaving.callback(relay.close)


def attend_all(loaded: Loaded) -> None:
    """Likewise in every store that we own from now on to carry things out."""
    reach.companions.append(lambda runtime: attend(runtime, loaded))


def _holds(document: Document, state: Execution) -> bool:
    scope = state.blueprint.scopes.base
    return document.when is None or condition(state, document.when, scope, state.ended_at)


def _path(document: Document, state: Execution) -> str:
    return as_text(fill(state, document.to, state.blueprint.scopes.base, state.ended_at)) if document.to else ""


def _into_workspace(document: Written, workspace: Path, named: str) -> None:
    """Write it to a path of the workspace, and nowhere else. Raises ``Conflict``."""
    target = workspace / named
    try:
        inside = target.parent.resolve().is_relative_to(workspace.resolve()) and workspace.is_dir()
        if not inside or target.name in ("", ".", ".."):
            raise Conflict(f"{named} is no path in the workspace")
        target.parent.mkdir(parents=True, exist_ok=True)
        documentation.replace(target, documentation.formatted(document, _format(target)))
    except OSError as error:
        raise Conflict(f"{named} can't be written: {(error.strerror or str(error)).lower()}") from None


def _format(path: Path) -> str:
    return path.suffix[1:] if path.suffix[1:] in documentation.FORMATS else "md"
