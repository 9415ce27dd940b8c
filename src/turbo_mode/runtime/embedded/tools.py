"""The tools of an agent: its shell, those that look at files, those of the door for agents; and its programs.

Programs are what its tool ``shell`` starts, and the agent itself where that is one. They run in the workspace, under
shims, in a sandbox unless the owner of the store has said otherwise, and don't outlive the engine. What a script prints
goes into the log of the agent's attempt.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from turbo_mode.core.machine.entries import AttemptStarted
from turbo_mode.core.machine.outcomes import Done
from turbo_mode.core.machine.request import SHELL
from turbo_mode.runtime.embedded import looking_around, sandbox, shims
from turbo_mode.runtime.embedded.attempt_results import observe
from turbo_mode.runtime.embedded.desk import Desk
from turbo_mode.runtime.embedded.passes import Lent
from turbo_mode.runtime.embedded.shims import Alive, ShimHandle, ShimSpec
from turbo_mode.security.redaction import Redactor
from turbo_mode.tasks.agent import Tool

_GRACE = 2.0
_ENDS_WITHIN_MS = 10_000
_LONGEST_SCRIPT = 64 * 1024
_SHELL: tuple[str, dict[str, Any]] = (
    "Runs a script of /bin/sh in the workspace; says its exit status and what it has printed.",
    {"type": "object", "properties": {"script": {"type": "string"}}, "required": ["script"]},
)


class Tools:
    """What the agent of one attempt may use. Raises ``SandboxMissing`` where its programs would need a sandbox.

    ``lent`` is by what it comes to the door for agents, see ``passes``; nobody may see what is ``hidden``.
    """

    def __init__(
        self, desk: Desk, entry: AttemptStarted, request: dict[str, Any], lent: Lent, hidden: tuple[str, ...]
    ) -> None:
        self._desk = desk
        self._entry = entry
        self._request = request
        self._confined = bool(request.get("sandbox"))
        self._lent = lent
        self._used = 0
        self._handle: ShimHandle | None = None
        self._cancelled = False
        self._lock = threading.Lock()
        self._hidden = hidden
        all_there_are = {SHELL: Tool(self._shell, *_SHELL), **looking_around.tools(desk.workspace), **lent.tools}
        self.known = tuple(all_there_are)
        self.has_door = bool(lent.tools)
        self.by_name = {name: all_there_are[name] for name in request.get("tools", ()) if name in all_there_are}
        if self.by_name:
            desk.make_workspace()
        if self._confined:
            sandbox.required()

    def cancel(self) -> None:
        """End the program that runs, and start no other."""
        with self._lock:
            self._cancelled = True
            if self._handle is not None:
                self._handle.cancel()

    def _shell(self, given: dict[str, Any]) -> dict[str, Any]:
        """``script`` in, ``exitCode``, ``stdout`` and ``stderr`` out; ``problem`` where there is no exit code."""
        script = given.get("script")
        if not isinstance(script, str) or len(script) > _LONGEST_SCRIPT:
            return {"problem": f"`script` must be a text of at most {_LONGEST_SCRIPT // 1024} KiB"}
        came = self._program(["/bin/sh", "-c", script], {})
        return {key: came[key] for key in ("exitCode", "stdout", "stderr", "problem") if key in came}

    def start(self, argv: list[str], stdin: str) -> dict[str, Any]:
        """The agent itself: ``exitCode``, ``stdout``, ``stderr`` and ``files``; ``problem`` where there is no end."""
        given: dict[str, Any] = {key: self._request[key] for key in ("env", "passEnv") if key in self._request}
        return self._program(argv, given, stdin)

    def _program(self, argv: list[str], given: Mapping[str, Any], stdin: str | None = None) -> dict[str, Any]:
        self._used += 1
        directory = self._desk.attempt_directory(self._entry.attempt) / "tools" / str(self._used)
        self._desk.make_workspace()
        outputs = shims.outputs_directory(directory)
        spec = ShimSpec(
            argv=argv,
            env=self._desk.environment(self._entry, given, outputs) | dict(self._lent.variables),
            cwd=self._desk.workspace,
            stdin=stdin,
            timeout_seconds=max(0.1, (self._entry.at + self._request["timeoutMs"]) / 1000 - time.time()),
            grace_seconds=_GRACE,
            secrets=(*self._desk.secrets, *self._hidden),
            on_engine_loss="kill",
        )
        try:
            return self._run(spec, directory)
        finally:
            shims.remove_temporary(directory)

    def _run(self, spec: ShimSpec, directory: Path) -> dict[str, Any]:
        if self._confined:
            spec = self._desk.confined(spec, directory)
        with self._lock:
            if self._cancelled:
                return {"problem": "cancelled"}
            self._handle = shims.start(directory, spec)
        self._handle.wait()
        seen = observe(directory, shims.settle(directory))
        self._handle.close()
        if not isinstance(seen, Done):
            return {"problem": seen.failure.message}
        return cast(dict[str, Any], Redactor(spec.secrets).value(seen.result))


def end_what_is_left(attempt_directory: Path) -> None:
    """After a crash of the engine: its agent is gone, so what that had started ends now, before it is started again."""
    for directory in attempt_directory.glob("tools/*"):
        found = shims.adopt(directory)
        if isinstance(found, Alive):
            found.handle.cancel(at_once=True)
            found.handle.wait(_ENDS_WITHIN_MS)
            found.handle.close()
        shims.remove_temporary(directory)
