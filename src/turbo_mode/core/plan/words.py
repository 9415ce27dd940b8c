"""Words that authors bring along from elsewhere, words that come later, and how to tell what was meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from turbo_mode.core.plan import model

RESERVED = frozenset((
    "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop", "null",
    "namespace", "package", "return", "true", "var", "void", "while",
))  # fmt: skip
"""Words that CEL keeps for itself, so that nothing can be called by them."""

_TASK = {
    "run": "shell", "script": "shell", "cmd": "shell", "command": "shell", "commands": "shell", "exec": "shell",
    "bash": "shell", "sh": "shell", "if": "when", "condition": "when", "depends_on": "needs", "dependsOn": "needs",
    "depends-on": "needs", "after": "needs", "requires": "needs", "continueOnError": "optional",
    "continue-on-error": "optional", "allow_failure": "optional", "allowFailure": "optional",
    "ignore_errors": "optional", "retries": "retry", "environment": "env", "variables": "env", "vars": "env",
    "with": "env", "workingDirectory": "cwd", "working-directory": "cwd", "workdir": "cwd", "dir": "cwd",
    "name": "title", "timeout-minutes": "timeout", "timeoutMinutes": "timeout", "output": "outputs",
    "rollback": "compensate", "undo": "compensate", "sleep": "wait", "request": "http", "daemon": "service",
}  # fmt: skip
_PHASE = {"steps": "tasks", "jobs": "tasks", "name": "title", "stage": "id"}
_HABITS: Mapping[type, Mapping[str, str]] = {
    model.Plan: {
        "steps": "phases", "jobs": "phases", "stages": "phases", "params": "inputs", "parameters": "inputs",
        "with": "inputs", "variables": "env", "vars": "env", "environment": "env", "always": "finally",
        "id": "name", "output": "outputs",
    },
    model.Phase: {key: word for key, word in (_TASK | _PHASE).items() if word in model.Phase.__struct_encode_fields__},
    model.Task: _TASK,
    model.Action: {key: word for key, word in _TASK.items() if word in model.Action.__struct_encode_fields__},
    model.Verify: {"check": "done", "when": "done"}
    | {key: word for key, word in _TASK.items() if word in model.Action.__struct_encode_fields__},
    model.Retry: {"max": "attempts", "retries": "attempts", "maxAttempts": "attempts", "times": "attempts",
                  "interval": "every", "if": "when"},
    model.Http: {"data": "body", "params": "query", "uri": "url", "verb": "method"},
    model.Python: {"function": "call", "module": "call", "kwargs": "args"},
    model.Shell: {"run": "script", "cmd": "command"},
    model.Service: {"run": "script", "cmd": "command", "shell": "script"},
    model.Gate: {"choices": "options", "checks": "evidence", "threshold": "confidence"},
    model.Evidence: {"when": "check", "if": "check", "expr": "check"},
    model.Option: {"action": "then", "do": "then", "if": "when"},
    model.Input: {"required": "default", "value": "default", "choices": "enum", "options": "enum", "regex": "pattern",
                  "minimum": "min", "maximum": "max"},
    model.Need: {"name": "id", "status": "is"},
    model.Wait: {"duration": "for", "seconds": "for"},
    model.Secret: {"env": "name", "key": "name", "from": "source"},
}  # fmt: skip

_LATER: Mapping[type, Collection[str]] = {
    model.Plan: {"environments", "dataSources", "dataSinks", "documentationFramework", "progressTracking",
                 "communicationProtocol", "triggers", "plans", "budgets", "concurrency", "loop"},
    model.Phase: {"environment", "timeout", "loop", "finally", "window", "pointOfNoReturn", "budgets", "foreach"},
    model.Task: {"foreach", "matrix", "as", "key", "maxParallel", "maxItems", "tolerate", "batch", "deadline",
                 "blastRadius", "priority", "concurrency", "runOn", "fallback", "agent", "approve", "decide", "plan",
                 "read", "write", "notify", "workflow", "loop", "switch", "poll", "budgets", "artifacts", "onFailure"},
    model.Action: {"agent", "approve", "decide", "plan", "read", "write", "notify", "workflow", "poll", "artifacts"},
    model.Gate: {"approve", "deciders", "onRefuse"},
    model.Evidence: {"metric", "judge", "foreach"},
    model.DecisionEngine: {"deciders", "rules", "budgets", "changeWindow"},
    model.ExecutionPipeline: {"onCrash"},
    model.Wait: {"until", "signal", "poll"},
}  # fmt: skip

_NOUNS: Mapping[type[Struct], str] = {
    model.Plan: "a plan", model.Input: "an input", model.Secret: "a secret", model.Output: "an output",
    model.Retry: "`retry`", model.Need: "a need", model.Shell: "`shell`", model.Ready: "`ready`",
    model.Service: "`service`", model.Http: "`http`", model.Python: "`python`", model.Wait: "`wait`",
    model.Action: "`compensate`", model.Verify: "`verify`", model.Task: "a task", model.Evidence: "evidence",
    model.Option: "an option", model.Gate: "a gate", model.Phase: "a phase",
    model.DecisionEngine: "`decisionEngine`", model.Defaults: "`defaults`",
    model.ExecutionPipeline: "`executionPipeline`",
}  # fmt: skip

_THEN = {
    "abort": "fail", "end": "fail", "stop": "fail", "cancel": "fail", "exit": "fail", "error": "fail", "go": "continue",
    "proceed": "continue", "next": "continue", "promote": "continue", "approve": "continue", "retry": "repeat",
    "rerun": "repeat", "again": "repeat", "ask": "hold", "wait": "hold", "pause": "hold", "undo": "rollback",
    "revert": "rollback", "success": "succeed", "done": "succeed", "finish": "succeed",
}  # fmt: skip
_TYPES = {
    "str": "string", "text": "string", "int": "integer", "float": "number", "double": "number", "bool": "boolean",
    "array": "list", "map": "object", "dict": "object", "mapping": "object",
}  # fmt: skip

_UNITS = {"millisecond": "ms", "msec": "ms", "ms": "ms", "second": "s", "sec": "s", "s": "s", "minute": "m", "min": "m",
          "m": "m", "hour": "h", "hr": "h", "h": "h", "day": "d", "d": "d", "week": "w", "w": "w"}  # fmt: skip
_MANY = 1000
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]+)", re.IGNORECASE)


def noun(record: type) -> str:
    """What a record is called in a message."""
    return _NOUNS[record]


def habit(record: type, key: str) -> str | None:
    """The right word for a key that other tools have."""
    return _HABITS.get(record, {}).get(key)


def comes_later(record: type, key: str) -> bool:
    """The key is in the language, but not in this version."""
    return key in _LATER.get(record, ())


def owner(key: str) -> str | None:
    """The kind of mapping that has this key."""
    order: tuple[type[Struct], ...] = (model.Task, model.Phase, model.Plan, model.Gate, model.Option, *_NOUNS)
    return next((_NOUNS[record] for record in order if key in record.__struct_encode_fields__), None)


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that looks most like a word."""
    from difflib import get_close_matches

    known = {candidate.lower(): candidate for candidate in candidates}
    if len(known) > _MANY:
        known = {low: name for low, name in known.items() if low[:2] == word[:2].lower() and len(low) < len(word) + 3}
    match = get_close_matches(word.lower(), known, 1, 0.6)
    return known[match[0]] if match else None


def choice(word: str, values: Iterable[str]) -> str | None:
    """The permitted word that was probably meant."""
    known = list(values)
    for table in (_THEN, _TYPES):
        if (meant := table.get(word.lower())) in known:
            return meant
    return closest(word, known)


def as_duration(text: str) -> str | None:
    """A duration that was written in another way, in ours."""
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return f"{text}s"
    if re.fullmatch(r"PT?(\d+[DHMS]T?)+", text):
        return text.lstrip("PT").replace("T", "").lower()
    amounts = _AMOUNT.findall(text)
    if not amounts or _AMOUNT.sub("", text).replace("and", "").strip(" ,"):
        return None
    units = [_UNITS.get(word.lower(), _UNITS.get(word.lower().rstrip("s"), "")) for _, word in amounts]
    if not all(units):
        return None
    counts = [count for count, _ in amounts]
    return "".join(f"{float(n) * 7:g}d" if unit == "w" else n + unit for n, unit in zip(counts, units, strict=True))


def camel_case(text: str) -> str | None:
    """The id that a name would make: ``build-wheel`` is ``buildWheel``."""
    words = [word for word in re.split(r"[^A-Za-z0-9_]+", text) if word]
    if not words:
        return None
    first = words[0][0].lower() + words[0][1:] if not words[0].isupper() else words[0].lower()
    id = first + "".join(word[0].upper() + word[1:] for word in words[1:])
    id = re.sub(r"^[^a-z]+", "", id)[:64]
    return id if id and id not in RESERVED else f"{id}It" if id else None
