"""What a performer needs to know about one execution: its folders, its secrets, and how to keep them out of sight."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import UNSET

from turbo_mode.core.ids import context_of
from turbo_mode.core.machine.entries import AttemptStarted
from turbo_mode.core.machine.outcomes import Done, Failure, Observation
from turbo_mode.core.machine.results import broken, usual_failure
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.task import usual_key
from turbo_mode.core.plan import model
from turbo_mode.core.plan.expressions import EvaluationError, compile
from turbo_mode.core.plan.sizes import in_bytes
from turbo_mode.runtime.embedded.shims import ShimSpec
from turbo_mode.runtime.embedded.supervision import OUTPUTS
from turbo_mode.security.redaction import Redactor
from turbo_mode.security.secrets import SecretRef, SecretResolver, reveal_request
from turbo_mode.store.artifacts import Artifacts
from turbo_mode.store.sealing import Sealer

_LOG_BYTES = 10 * 1024 * 1024
_INHERITED = ("PATH", "HOME", "LANG", "TMPDIR")


class Desk:
    """One execution as its attempts see it. ``folder`` holds its workspace and its attempts."""

    def __init__(self, state: Execution, folder: str, sealer: Callable[[], Sealer], artifacts: Artifacts) -> None:
        self.id = state.id
        self.lineage = state.lineage
        self._folder = folder
        self._trace = state.facts.get("trace", "")
        self.blueprint = state.blueprint
        self.workspace: str = state.facts["workspace"]
        self.plan_dir = state.facts["planDir"]
        self._sealer = sealer
        self._artifacts = artifacts
        self._has_secrets = state.blueprint.has_secrets
        self._secrets = SecretResolver(
            declared_secrets(state.blueprint.plan), folder=state.facts.get("secretsDir") or self.plan_dir or "."
        )

    def attempt_directory(self, attempt: str) -> Path:
        """Where an attempt leaves its traces."""
        return Path(self._folder, "attempts", attempt)

    def reveal(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """The request with its secrets as plain text. Raises ``SecretError``."""
        if not self._has_secrets:
            return dict(request)
        return reveal_request(request, self._secrets.resolve, self._unseal)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every secret value that this execution has used so far."""
        return self._secrets.known

    def key(self, entry: AttemptStarted) -> str:
        """What a repeat of this attempt's effect is recognised by."""
        round, purpose = entry.attempt.split(".")[1:3]
        usual = usual_key(self.lineage, entry.task, int(round))
        return entry.key or (usual if purpose == "run" else f"{usual}:{purpose}")

    def trace(self, entry: AttemptStarted) -> dict[str, str]:
        """The span of this attempt, as others are told it (``traceparent``, ``tracestate``: W3C)."""
        return context_of(self.id, self._trace, entry.attempt)

    def make_workspace(self) -> None:
        """The folder in which programs run; made when the first one needs it."""
        Path(self.workspace).mkdir(parents=True, exist_ok=True, mode=0o700)

    def environment(self, entry: AttemptStarted, request: Mapping[str, Any], outputs: Path) -> dict[str, str]:
        """Everything that the program of an attempt sees; nothing else is inherited."""
        env = {name: os.environ[name] for name in (*_INHERITED, *request.get("passEnv", ())) if name in os.environ}
        ours = {
            "TURBO_MODE_EXECUTION": self.id,
            "TURBO_MODE_TASK": entry.task,
            "TURBO_MODE_ATTEMPT": str(entry.number),
            "TURBO_MODE_IDEMPOTENCY_KEY": self.key(entry),
            "TURBO_MODE_WORKSPACE": self.workspace,
            "TURBO_MODE_PLAN_DIR": self.plan_dir,
            "TURBO_MODE_OUTPUTS": str(outputs),
        }
        declared: dict[str, str] = request.get("env", {})
        trace = {name.upper(): value for name, value in self.trace(entry).items()}
        return trace | env | declared | ours

    def confined(self, spec: ShimSpec, attempt_directory: Path) -> ShimSpec:
        """The same program in a sandbox. Raises ``SandboxMissing`` where there is none."""
        from turbo_mode.runtime.embedded import sandbox, sight

        sandbox.required()
        view = sandbox.Sight(
            workspace=self.workspace,
            outputs=str(attempt_directory / OUTPUTS),
            temporary=str(sandbox.make_temporary(attempt_directory)),
            shown=sight.shown(spec.env, self.plan_dir),
            hidden=sight.cut_out(Path(self._folder).parents[1], self.plan_dir, self._secrets.files),
        )
        return sandbox.confined(spec, view)

    def turn(self, entry: AttemptStarted) -> int:
        """How many attempts and rounds there were before this attempt."""
        return int(entry.attempt.split(".")[1]) + entry.number - 2

    def collect(self, entry: AttemptStarted, seen: Observation) -> Observation:
        """What an attempt showed, with the artifacts that it has left if it looks like a success.

        To be called with what has been redacted: of the artifacts only names can hold a secret.
        """
        patterns = entry.request.get("artifacts")
        if not patterns or not isinstance(seen, Done) or broken(seen.result):
            return seen
        action = self._action(entry)
        if action is None or (action.expect is None and usual_failure(action.kind, seen.result) is not None):
            return seen
        from turbo_mode.runtime.embedded.collecting import collect

        quota = in_bytes(self.blueprint.plan.execution_pipeline.artifacts.quota)
        hide = Redactor(self.secrets).text
        return Done(seen.result | collect(Path(self.workspace), patterns, self._artifacts, quota, hide))

    @contextmanager
    def log(self, entry: AttemptStarted, more: tuple[str, ...] = ()) -> Iterator[Callable[[str], None]]:
        """Writes into the log of an attempt that no shim holds; secrets are hidden, and ``more`` too."""
        from turbo_mode.runtime.embedded.durable import make_directory
        from turbo_mode.runtime.embedded.spool import STDOUT, Spool

        directory = self.attempt_directory(entry.attempt)
        make_directory(str(directory))
        handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            spool, redactor = Spool(handle, _LOG_BYTES), Redactor((*self.secrets, *more))
            yield lambda text: spool.write(STDOUT, redactor.text(text).encode("utf-8", "backslashreplace"), _now())
            spool.close(_now())
        finally:
            os.close(handle)

    def redact(self, entry: AttemptStarted, seen: Observation) -> Observation:
        """What the machine may know of an observation: secret outputs sealed, secret values hidden."""
        if not self._has_secrets:
            return seen
        if isinstance(seen, Done):
            seen = Done(self._seal_outputs(entry, seen.result))
        return self.hidden(seen)

    def hidden(self, seen: Observation, more: tuple[str, ...] = ()) -> Observation:
        """An observation without the values of secrets, and of ``more`` that nobody may know."""
        if not (self.secrets or more):
            return seen
        redactor = Redactor((*self.secrets, *more))
        if isinstance(seen, Done):
            return Done(redactor.value(seen.result))  # type: ignore[arg-type]
        return type(seen)(Failure(seen.failure.code, redactor.text(seen.failure.message)))

    def clean(self, attempt: str) -> None:
        """Take away what an attempt left in the open that may hold a secret; its outputs are in the journal by now.

        A secret that the attempt itself made was nobody's secret while it wrote its log, so it is hidden there now.
        """
        if not self._has_secrets:
            return
        directory = self.attempt_directory(attempt)
        for kept in (*directory.glob("outputs/*"), *directory.glob("tools/*/outputs/*")):
            kept.unlink(missing_ok=True)
        for log in (*directory.glob("output.log"), *directory.glob("tools/*/output.log")):
            written = hidden = log.read_bytes()
            for secret in self.secrets:
                hidden = hidden.replace(secret.encode(), b"*" * len(secret.encode()))
            if hidden != written:
                log.write_bytes(hidden)

    def _seal_outputs(self, entry: AttemptStarted, result: dict[str, Any]) -> dict[str, Any]:
        node = self.blueprint.tasks[entry.task]
        action = self._action(entry)
        secret = dict(_secret_outputs(action)) if action and entry.purpose != "undo" else {}
        if action is None or not secret:
            return result
        sealed = {}
        scope = self.blueprint.scopes.result(action.kind, node.task, node.plan_phase)
        for name, spec in secret.items():
            try:
                value = compile(spec.value, scope).evaluate({"result": result})
            except EvaluationError as problem:
                if spec.else_ is not UNSET and problem.missing:
                    continue
                return result | {"problem": {"code": "bad_output", "message": f"secret output {name}: {problem}"}}
            if not isinstance(value, str) or len(value) < 6:
                message = f"secret output {name} must be a text of 6 characters or more"
                return result | {"problem": {"code": "bad_output", "message": message}}
            self._secrets.remember(value)
            sealed[name] = self._sealer().seal(value.encode(), self.lineage)
        return result | {"sealed": sealed}

    def _action(self, entry: AttemptStarted) -> model.Action | None:
        """The action that an attempt carries out."""
        node = self.blueprint.tasks[entry.task]
        if entry.purpose in ("verify", "undo"):
            return node.task.verify if entry.purpose == "verify" else node.task.compensate
        return node.work(entry.case, fallback=entry.purpose == "fallback").action

    def _unseal(self, sealed: str) -> str:
        value = self._sealer().open(sealed, self.lineage).decode()
        self._secrets.remember(value)
        return value


def _now() -> int:
    return time.time_ns() // 1_000_000


def _secret_outputs(action: model.Action) -> list[tuple[str, model.Output]]:
    return [(name, spec) for name, spec in action.outputs.items() if isinstance(spec, model.Output) and spec.secret]


def declared_secrets(plan: model.Plan) -> dict[str, SecretRef]:
    """The secrets that a plan declares, in their long form."""
    declared = {}
    for name, secret in plan.secrets.items():
        spec = secret if isinstance(secret, model.Secret) else model.Secret(name=secret)
        declared[name] = SecretRef(spec.source, spec.name or name)
    return declared


def workspace_of(directory: Path, execution: str) -> str:
    """The folder in which the programs of an execution run; ``directory`` is the store's."""
    return os.path.join(directory, "executions", execution, "workspace")
