"""Turns an action of the plan into a request: everything that a performer needs, with values in place.

Values stand beside a program (environment, arguments, standard input), never in it. Secrets stay references here, as
``{"$secret": ["Bearer ", {"ref": "token"}]}``; they become text at the last moment, outside the machine, so that no
secret is ever in the journal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from turbo_mode.core.machine import children
from turbo_mode.core.machine.bindings import evaluate, fill
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model, subplans
from turbo_mode.core.plan.actions import COMMAND
from turbo_mode.core.plan.amounts import amounts
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.expressions import EvaluationError, Scope, as_text, parse_template
from turbo_mode.core.regex import regex

_SECRET = regex(r"\s*secrets\.([A-Za-z0-9_]+)\s*")
OF_AGENTS = ("cost", "tokens", "steps")
"""What an agent can use up of a budget, beside time."""
LONGEST_NAME = 300
"""Characters of the name of a cursor."""
SHELL = "shell"
"""The tool with which an agent starts programs."""
_SHELLS = frozenset({"sh", "bash", "dash", "ash", "ksh", "zsh"})


class Renderer:
    """Fills the texts of one action; ``scope`` says what they may see, ``extra`` holds what isn't in the state."""

    def __init__(self, state: Execution, scope: Scope, now: int, extra: Mapping[str, Any] | None = None) -> None:
        self.state = state
        self.scope = scope
        self.now = now
        self.extra = extra

    def any(self, value: Any) -> Any:
        """A value of any shape whose strings are templates."""
        if isinstance(value, str):
            return self._open(fill(self.state, value, self.scope, self.now, self.extra))
        if isinstance(value, dict):
            return {key: self.any(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.any(item) for item in value]
        return value

    def text(self, template: str) -> str:
        """A template as text."""
        return as_text(self._open(fill(self.state, template, self.scope, self.now, self.extra)))

    def secretive(self, template: str) -> str | dict[str, Any]:
        """A template that may hold secrets: text, or parts with references."""
        if "${{" not in template:
            return template
        parts: list[Any] = []
        for part in parse_template(template):
            if isinstance(part, str):
                parts.append(part)
            elif match := _SECRET.fullmatch(part.text):
                parts.append({"ref": match[1]})
            else:
                value = evaluate(self.state, part.text, self.scope, self.now, self.extra)
                sealed = value.get("$sealed") if isinstance(value, dict) else None
                parts.append({"sealed": sealed} if sealed else as_text(self._open(value)))
        if all(isinstance(part, str) for part in parts):
            return "".join(parts)
        return {"$secret": parts}

    def secrets_in(self, value: Any) -> Any:
        """A value of any shape whose strings are templates that may hold secrets."""
        if isinstance(value, str):
            return self.secretive(value)
        if isinstance(value, dict):
            return {key: self.secrets_in(item) for key, item in value.items()}
        return [self.secrets_in(item) for item in value] if isinstance(value, list) else value

    def value(self, expression: str) -> Any:
        """What an expression comes to."""
        return self._open(evaluate(self.state, expression, self.scope, self.now, self.extra))

    def _open(self, value: Any) -> Any:
        if isinstance(value, dict) and "$sealed" in value:
            raise EvaluationError("a secret output goes into env, headers and auth only")
        if isinstance(value, list) and any(isinstance(item, dict) and "$sealed" in item for item in value):
            raise EvaluationError("secret outputs of many instances can't be used together")
        return value


def render(
    state: Execution,
    node: TaskNode,
    action: model.Action,
    scope: Scope,
    now: int,
    extra: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The request for an action of a task. Raises ``EvaluationError`` where a value is missing or doesn't fit."""
    renderer = Renderer(state, scope, now, extra)
    kind = action.kind
    request: dict[str, Any] = {"kind": kind}
    pipeline = state.blueprint.plan.execution_pipeline
    if kind in ("shell", "service", "python") and (action.sandbox or pipeline.sandbox == "all"):
        request["sandbox"] = True
    match kind:
        case "shell" | "service":
            request |= _program(renderer, node, action)
        case "http":
            request |= _http(renderer, action)
        case "python":
            spec = action.python if isinstance(action.python, model.Python) else model.Python(call=action.python or "")
            request |= {"call": spec.call, "args": renderer.any(spec.args)} if spec.args else {"call": spec.call}
        case "wait":
            request |= _wait(action)
        case "approve":
            request["question"] = renderer.text(node.task.approve.question) if node.task.approve else ""
        case "agent":
            request |= _agent(renderer, node, action)
            if SHELL in request.get("tools", ()) or request["model"].startswith(COMMAND):
                request["sandbox"] = pipeline.sandbox != "none"
        case "read":
            request |= _read(renderer, state, node, action.read or model.Read(source=""))
        case "write":
            request |= _write(renderer, state, node, action.write or model.Write(sink="", target=""))
        case "notify":
            request |= _notify(renderer, action.notify or model.Notify(to=[], message=""))
        case "plan":
            call = subplans.call_of(action) or model.SubPlan()
            request |= children.request(state, node, action, renderer.any(call.inputs), now)
    if action.artifacts:
        request["artifacts"] = {name: renderer.text(glob) for name, glob in action.artifacts.items()}
    if kind not in ("wait", "plan", "approve", "decide"):
        request["timeoutMs"] = _timeout(node, action)
    return request


def with_model(request: dict[str, Any], facts: Facts) -> dict[str, Any]:
    """A request to an agent, with the model of the owner's configuration where the plan names none."""
    if request.get("model") == "" and facts.adviser is not None:
        request["model"] = facts.adviser.name
    return request


def _program(renderer: Renderer, node: TaskNode, action: model.Action) -> dict[str, Any]:
    spec = action.service or (
        action.shell if isinstance(action.shell, model.Shell) else model.Shell(script=action.shell)
    )
    assert spec is not None
    request: dict[str, Any] = {"argv": _argv(renderer, node, spec), **_variables(renderer, node, action)}
    if action.cwd:
        request["cwd"] = renderer.text(action.cwd)
    if action.on_engine_loss:
        request["onEngineLoss"] = action.on_engine_loss
    if isinstance(spec, model.Shell) and spec.stdin is not None:
        request["stdin"] = as_text(renderer.any(spec.stdin))
    if isinstance(spec, model.Service):
        ready = spec.ready
        request["ready"] = {"everyMs": milliseconds(ready.every), "forMs": milliseconds(ready.for_)}
        if ready.path is not None:
            request["ready"] |= {"path": renderer.text(ready.path), "status": ready.status}
        request["graceMs"] = milliseconds(spec.grace)
    return request


def _variables(renderer: Renderer, node: TaskNode, action: model.Action) -> dict[str, Any]:
    """What the program of an action sees beside what all see."""
    request: dict[str, Any] = {}
    if env := {**node.env, **action.env}:
        request["env"] = {name: renderer.secretive(text) for name, text in env.items()}
    if action.pass_env:
        request["passEnv"] = list(action.pass_env)
    return request


def _read(
    renderer: Renderer, state: Execution, node: TaskNode, spec: model.Read | model.Flow
) -> dict[str, Any]:  # fmt: skip
    request: dict[str, Any] = {"source": spec.source, "limit": spec.limit}
    if spec.query is not None:
        request["query"] = spec.query
    if spec.path is not None:
        request["path"] = renderer.text(spec.path)
    if spec.params:
        request["params"] = renderer.any(spec.params)
    if spec.cursor is not None:
        name = f"{state.blueprint.plan.name}/{state.name_of(node)}"
        request["cursor"] = _cursor(renderer, spec.cursor, name)
    return request | declared(renderer, state.blueprint.plan.data_sources, spec.source)


def _write(renderer: Renderer, state: Execution, node: TaskNode, spec: model.Write) -> dict[str, Any]:
    request: dict[str, Any] = {"sink": spec.sink, "target": renderer.text(spec.target), "mode": spec.mode}
    if spec.from_ is not None:
        request["from"] = _read(renderer, state, node, spec.from_)
    else:
        request["rows"] = renderer.value(spec.rows or "[]")
        if not isinstance(request["rows"], list) or not all(isinstance(row, dict) for row in request["rows"]):
            raise EvaluationError("`rows` must be a list of maps, one for each row")
    if spec.key:
        request["key"] = list(spec.key)
    return request | declared(renderer, state.blueprint.plan.data_sinks, spec.sink)


def _cursor(renderer: Renderer, spec: model.Cursor, usual: str) -> dict[str, Any]:
    name = usual if spec.name is None else renderer.text(spec.name)
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise EvaluationError(f"the name of a cursor has 1 to {LONGEST_NAME} printable characters")
    start = {} if spec.start is None else {"start": renderer.any(spec.start)}
    return {"name": name, "by": spec.by, "param": spec.param} | start


def _notify(renderer: Renderer, spec: model.Notify) -> dict[str, Any]:
    told = {"to": [renderer.text(to) for to in spec.to], "message": renderer.text(spec.message)}
    return told | {"urgency": spec.urgency} | ({"ack": milliseconds(spec.ack)} if spec.ack is not None else {})


def declared(renderer: Renderer, declared: Sequence[model.Data], name: str) -> dict[str, Any]:
    """What a plan itself says of a source or sink; what is configured elsewhere is known to whoever reaches it."""
    for data in declared:
        if data.name == name:
            return {"type": data.type, "config": renderer.secrets_in(data.config)}
    return {}


def _wait(action: model.Action) -> dict[str, Any]:
    spec = action.wait if isinstance(action.wait, model.Wait) else model.Wait(for_=action.wait)
    if spec.signal is None:
        return {"ms": milliseconds(spec.for_ or "0s")}
    return {"signal": spec.signal, **({"timeoutMs": milliseconds(action.timeout)} if action.timeout else {})}


def _timeout(node: TaskNode, action: model.Action) -> int:
    """The longest time (ms) of an attempt; that of an agent is bounded by its budget too."""
    usual, own = node.timeout_of(action), action.agent.budgets if action.agent is not None else None
    return min(usual, milliseconds(own.wall_time)) if own is not None and own.wall_time else usual


def _agent(renderer: Renderer, node: TaskNode, action: model.Action) -> dict[str, Any]:
    spec = action.agent
    assert spec is not None
    request: dict[str, Any] = {"goal": renderer.text(spec.goal), "model": renderer.text(spec.model or "")}
    if spec.context:
        request["context"] = renderer.any(spec.context)
    if spec.tools:
        request["tools"] = list(spec.tools)
    if own := {key: amount for key, amount in amounts(spec.budgets).items() if key in OF_AGENTS}:
        request["budgets"] = own
    if spec.budgets is not None and spec.budgets.cost:
        request["currency"] = spec.budgets.cost.split()[1]
    if request["model"].startswith(COMMAND):
        request |= _variables(renderer, node, action)
    return request | {"output": spec.output, "repairs": spec.repairs}


def _argv(renderer: Renderer, node: TaskNode, spec: model.Shell | model.Service) -> list[str]:
    args = [renderer.text(arg) for arg in spec.args]
    if spec.command is not None:
        return [renderer.text(part) for part in spec.command] + args
    interpreter = list(spec.interpreter or node.interpreter)
    name = [node.id] if interpreter[0].rsplit("/", 1)[-1] in _SHELLS else []
    return [*interpreter, "-c", spec.script or "", *name, *args]


def _http(renderer: Renderer, action: model.Action) -> dict[str, Any]:
    spec = action.http if isinstance(action.http, model.Http) else model.Http(url=action.http or "")
    request: dict[str, Any] = {"url": renderer.text(spec.url), "method": spec.method}
    if spec.headers:
        request["headers"] = {name: renderer.secretive(text) for name, text in spec.headers.items()}
    if spec.query:
        request["query"] = {name: renderer.text(text) for name, text in spec.query.items()}
    if spec.json is not None:
        request["json"] = renderer.any(spec.json)
    if spec.body is not None:
        request["body"] = renderer.text(spec.body)
    if spec.auth is not None:
        request["auth"] = renderer.secretive(spec.auth)
    if spec.follow_redirects:
        request["followRedirects"] = True
    return request
