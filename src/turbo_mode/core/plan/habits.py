"""Keys that authors bring along from other tools: the right key, or what to do where there is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from turbo_mode.core.plan import habit_words, habit_words_below, model
from turbo_mode.core.plan.nodes import Node, as_yaml
from turbo_mode.core.regex import regex

_HANDLER = "`fallback:` is another action for this task; `onFailure: TASK` names a task that handles it"
_GIVEN_INSIDE = {
    "http": "write it inside: `http: {url: ..., query: {...}, json: {...}}`",
    "read": "write it inside: `read: {source: ..., query: ..., params: {...}}`",
    "plan": "write it inside: `plan: {path: ..., inputs: {...}}`",
    "workflow": "write it inside `workflow:`, as `inputs:`",
    "python": "write it inside: `python: {call: ..., args: {...}}`", "agent": "write it inside `agent:`, as `context:`",
}  # fmt: skip
_ARGUMENTS = frozenset(["with", "params", "parameters", "arguments", "args", "input", "inputs", "environment"])
_UNITS = {"minutes": "m", "seconds": "s", "hours": "h", "min": "m", "sec": "s", "secs": "s", "ms": "ms", "millis": "ms"}
_FAILURE = frozenset(["on_failure", "on-failure", "onFail", "on_fail", "failure", "ifFailed", "if_failed"])
_BODY = frozenset(["data", "payload", "content"])
_SCRIPT = frozenset(["run", "script", "scripts", "cmd", "command", "commands"])
_ONLY = frozenset(["only", "except", "rules"])
_PERCENT = frozenset(["max_fail_percentage", "maxFailPercentage", "max-fail-percentage"])
_UNLESS = frozenset(["unless", "skipIf", "skip_if", "skip-if", "skipWhen", "skip_when", "not_if", "ifNot", "except_if"])
_STATUS = frozenset(
    ["expectStatus", "expectedStatus", "statusCode", "status_code", "validStatus", "okStatus"]
)  # fmt: skip
_PUSH = frozenset(["push", "pull_request", "release", "tag", "merge_request"])
"""Events of code hosts, as GitHub Actions and GitLab have them below `on`."""
_PATH = regex(r"[\w.]+")
_NUMBER = regex(r"-?\d{1,12}(?:\.\d{1,6})?", re.ASCII)
_FORMS = (_NUMBER, regex(r"(?:\d{1,6}(?:ms|[smhd])){1,5}", re.ASCII), regex(r"[a-z]{2,12}", re.ASCII))
_EXAMPLE = regex(r"<([^<>]*)>")
_ID = regex(r"[a-z][A-Za-z0-9_]{0,63}")


class Habit(NamedTuple):
    """The ``right`` key, or ``advice`` where none alone will do."""

    right: str = ""
    advice: str = ""


def habit(record: type, key: str, value: Node, given: Collection[str]) -> Habit | None:
    """What a key that other tools have is called here; ``given`` are the keys beside it."""
    meant = _by_value(record, key, value, given) or _tables().get(record.__name__, {}).get(key, "")
    if not meant:
        return None
    if " " in meant:
        return Habit(advice=_filled_in(meant, value))
    return Habit(advice=f"`{meant}` is there already") if meant in given else Habit(right=meant)


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, str]]:
    """For each record the keys of other tools: one word is the right key, a sentence is advice."""
    tables: dict[str, dict[str, str]] = {}
    for line in f"{habit_words.WORDS}{habit_words_below.WORDS}".strip().splitlines():
        if heading := re.fullmatch(r"\[(\w+)(?: < (\w+))?\]", line):
            table = tables[heading[1]] = dict(tables[heading[2]]) if heading[2] else {}
        elif " -> " in line:
            keys, _, advice = line.partition(" -> ")
            table |= dict.fromkeys(keys.split(), advice)
        else:
            right, _, keys = line.partition(" = ")
            table |= dict.fromkeys(keys.split(), right)
    return tables


def _by_value(record: type, key: str, value: Node, given: Collection[str]) -> str:
    """The cases in which the value, or what stands beside it, says what is meant."""
    is_action = issubclass(record, model.Action)
    if is_action and (meant := _in_actions(key, value, given)):
        return meant
    if key in _UNLESS and value.kind == "scalar" and hasattr(record, "when"):
        return f"write `when: {as_yaml(_opposite(value.text.strip()[:200]))}`"
    if record is model.Task and (meant := _of_task(key, value, given)):
        return meant
    if record in (model.Plan, model.Trigger) and key == "on" and (event := _pushed(value)):
        started = f"webhook: github:{event}"
        return f"write `{started}`" if record is model.Trigger else f"write `triggers: [{{{started}}}]`"
    if record is model.Task and key == "loop" and value.kind == "mapping":
        return "a loop stands on a phase; a task that looks again and again has `poll:`"
    if record in (model.Task, model.Phase) and key == "name" and "id" not in given and _ID.fullmatch(value.text):
        return "id"
    if record is model.Task and key in _PERCENT:
        share = value.text.rstrip("%") if value.text.rstrip("%").isdecimal() else "10"
        return "`tolerate` is there already" if "tolerate" in given else f"write `tolerate: {share}%`"
    if record is model.Task and key in _FAILURE:
        return {"scalar": "onFailure", "mapping": "fallback"}.get(value.kind, _HANDLER)
    if (is_action or record is model.Phase) and (meant := _with_unit(key, value)):
        return "`timeout` is there already" if "timeout" in given else meant
    if (is_action or record is model.Phase) and key in _ONLY and value.kind != "scalar":
        return "a condition is one expression: `when: inputs.branch == 'main'`"
    if is_action and key in _STATUS and value.kind == "sequence" and (codes := _numbers(value)):
        return f"write `expect: result.status in {codes}`"
    if record is model.Http and key in _BODY and value.kind == "scalar":
        return "body"
    if record is model.Switch and value.kind == "mapping" and key not in _tables()[record.__name__]:
        return f"its cases stand in `cases:`, as in `cases: {{{key[:40]}: ...}}`"
    if record is model.Shell and key == "cmd":
        return "command" if value.kind == "sequence" else "script"
    if record is model.Environment and key not in _tables()[record.__name__]:
        return f"its values stand in `values:`, as in `values: {{{key[:40]}: ...}}`"
    if record is model.Input and key in ("required", "optional"):
        is_required = (value.text.lower() == "true") == (key == "required")
        return "an input without `default:` is required" if is_required else "an input with `default:` may be left out"
    return ""


def _opposite(condition: str) -> str:
    return f"!{condition}" if _PATH.fullmatch(condition) else f"!({condition})"


def _pushed(value: Node) -> str:
    """What of a code host is meant by ``on: push``, ``on: [push]`` and ``on: {push: ...}``."""
    named = [name.text for name, _ in value.pairs] or [item.text for item in value.items] or [value.text]
    return named[0] if named[0] in _PUSH else ""


def _numbers(value: Node) -> str:
    """A list of numbers as it is written in an expression; empty if it is something else."""
    texts = [each.text for each in value.items] if value.kind == "sequence" else [value.text]
    return f"[{', '.join(texts)}]" if all(map(_NUMBER.fullmatch, texts)) else ""


def _filled_in(advice: str, value: Node) -> str:
    """Advice with the value that was given in place of its example, if that is of the same form."""

    def filled(example: re.Match[str]) -> str:
        if example[1].startswith("["):
            return _numbers(value) or example[1]
        alike = any(form.fullmatch(example[1]) and form.fullmatch(value.text) for form in _FORMS)
        return value.text if value.kind == "scalar" and alike else example[1]

    return _EXAMPLE.sub(filled, advice)


def _of_task(key: str, value: Node, given: Collection[str]) -> str:
    """A task that is written below its name, what need not succeed, and words about it."""
    if value.kind == "mapping" and len(given) == 1 and _ID.fullmatch(key):
        return f"a task has its name as a key: `id: {key}`, and its other keys beside that"
    if key == "required" and value.text.lower() in ("false", "no"):
        return "`optional` is there already" if "optional" in given else "write `optional: true`"
    return "runOn" if key == "labels" and value.kind == "sequence" else ""


def _in_actions(key: str, value: Node, given: Collection[str]) -> str:
    """The cases of actions: what belongs to the kind that is given, and modules of Ansible."""
    if key in _SCRIPT and "shell" in given:
        return "which shell it is stands inside: `shell: {script: ..., interpreter: [bash, -eu]}`"
    if key == "input" and value.kind == "scalar" and not set(given) & set(model.KINDS):
        return 'people are asked by `approve: {from: ["role:release"], question: ...}`'
    if key.startswith(("ansible.", "community.")):
        return "there are no modules: let a program do it, by `shell:`"
    return _arguments(key, value, given) if key in _ARGUMENTS else ""


def _arguments(key: str, value: Node, given: Collection[str]) -> str:
    kind = next((kind for kind in _GIVEN_INSIDE if kind in given), None)
    if kind is not None and key != "environment":
        return _GIVEN_INSIDE[kind]
    if key == "environment" and (value.kind != "mapping" or value.get("name") is not None):
        return "the phase names its environment, by `environment: NAME`"
    if value.kind == "mapping":
        return "one instance for each item is made by `foreach: LIST`" if value.get("items") is not None else "env"
    return "write it inside: `shell: {script: ..., args: [...]}`, or give it by `env: {NAME: value}`"


def _with_unit(key: str, value: Node) -> str:
    """``timeout-minutes: 10`` is ``timeout: 10m``."""
    word, _, unit = key.replace("_", "-").rpartition("-")
    if not word and key.startswith("timeout"):
        word, unit = "timeout", key.removeprefix("timeout").removeprefix("In").lower()
    if word != "timeout" or unit not in _UNITS:
        return ""
    number = value.text if value.kind == "scalar" and value.text.isdecimal() else "10"
    return f"write `timeout: {number}{_UNITS[unit]}`"
