"""What was meant where a text stands for a list, a list for a mapping and so on."""

from __future__ import annotations

import re
from typing import get_args

from turbo_mode.core.plan import model
from turbo_mode.core.plan.nodes import Node, Path, as_yaml, quoted
from turbo_mode.core.plan.specs import Choice, Entries, Fields, Items, Spec, Text
from turbo_mode.core.plan.words import as_duration, camel_case, choice, days
from turbo_mode.core.regex import regex

_SAMPLES = {
    "approve": 'approve: {from: ["role:release"]}',
    "notify": "notify: {to: [console], message: Done}",
    "gate": "gate: {options: {goOn: {then: continue}, stop: {then: fail}}}",
    "verify": "verify: {shell: ..., done: ...}",
    "compensate": "compensate: {shell: ...}",
    "fallback": "fallback: {shell: ...}`, or `onFailure: TASK",
    "service": "service: {script: ...}",
    "agent": "agent: {goal: ..., output: {type: object}}",
    "read": "read: {source: ..., query: ...}",
    "write": "write: {sink: ..., target: ..., rows: ...}",
    "workflow": "workflow: {system: airflow, name: ...}",
    "poll": "poll: {until: ..., every: 5s, for: 10m}",
    "loop": "loop: {until: ..., maxRounds: 3}",
    "window": "window: {days: [mon, tue], from: '09:00', to: '17:00', timezone: Europe/Berlin}",
    "changeWindow": "changeWindow: {days: [mon, tue], from: '09:00', to: '17:00'}",
    "batch": "batch: {size: 10}",
    "switch": "switch: {on: ..., cases: {...}}",
    "decide": "decide: {options: {...}}",
    "metric": "metric: {candidate: {...}}",
    "judge": "judge: {tolerance: 10%}",
    "anomalies": "anomalies: {severity: MEDIUM}",
    "looks": "looks: {count: 5}",
    "candidate": "candidate: {values: ...}",
    "baseline": "baseline: {values: ...}",
    "budgets": "budgets: {tokens: 20000}",
    "matrix": "matrix: {os: [linux, mac]}",
    "defaults": "defaults: {timeout: 30m}",
    "decisionEngine": "decisionEngine: {autonomyLevel: high}",
    "executionPipeline": "executionPipeline: {maxParallel: 4}",
    "ready": "ready: {path: /health}",
    "communicationProtocol": "communicationProtocol: {notifications: [...]}",
    "documentationFramework": "documentationFramework: {documents: [...]}",
    "outputs": "outputs: {NAME: result.stdout}",
    "env": "env: {NAME: value}",
    "retry": "retry: {attempts: 3, every: 10s}",
    "artifacts": "artifacts: {report: out/*.html}",
    "progressTracking": "progressTracking: {expect: 20m}",
    "require": 'require: {from: ["role:release"]}',
}
_IN_LISTS = {
    "triggers": '{cron: "0 3 * * *"}',
    "phases": "{id: build, tasks: [...]}",
    "tasks": "{id: build, shell: make}",
    "finally": "{id: tidy, shell: make clean}",
    "notifications": '{events: ["execution:completed"], to: [console]}',
    "reports": "{every: 10m, to: [console]}",
    "rules": "{id: weekend, when: ..., forbid: [promote], reason: ...}",
    "dataSources": "{type: file, name: rows, config: {url: rows.csv}}",
    "dataSinks": "{type: file, name: out, config: {url: out.csv}}",
    "escalate": '{after: 10m, to: ["role:oncall"]}',
}
_CONDITIONS = frozenset(("when", "expect", "check", "until", "done", "where"))
_ALL = frozenset(("inherit", "all", "true", "'*'"))
_NAMING = frozenset(("id", "name", "phase", "task", "job", "step", "stage"))
_WORD = regex(r"[\w./:@#+-]+")
_LISTED = regex(r"\w+(?:\s*[|,;]\s*\w+)+", re.ASCII)
_ENDING = regex(r"\.(?:Succeeded|Failed|Skipped|Errored|Daemoned|AnySucceeded|AllFailed|status|outputs)$")
_PLAIN = regex(r"[\w./ +=-]+")


def meant_shape(node: Node, path: Path, spec: Spec) -> str:
    """The help for a value of the wrong shape; empty where nothing is clear."""
    key, above = path[-1] if path else "", path[-2] if len(path) > 1 else ""
    if node.kind == "mapping":
        return _not_a_mapping(node, str(key), str(above), spec)
    if node.kind == "sequence":
        return _not_a_list(node, str(key), spec)
    if key == "command" and _PLAIN.fullmatch(node.text) and " " in node.text:
        return f"write `[{', '.join(node.text.split())}]`"
    if isinstance(spec.sequence, Items) and _is_reference(spec.sequence.item) and (ids := _named(node.text[:80])):
        return f"write `[{', '.join(ids)}]`"
    if isinstance(spec.sequence, Items) and _LISTED.fullmatch(node.text[:80]):
        return f"write `[{', '.join(re.split(r'[ |,;/]+', node.text))}]`"
    if isinstance(spec.sequence, Items) and spec.sequence.item.scalar is None:
        return f"as in `{key}: [{_IN_LISTS[str(key)]}]`" if key in _IN_LISTS else ""
    if key == "secrets" and isinstance(spec.sequence, Items) and node.text in _ALL:
        return "name each that it needs, as in `secrets: [token]`"
    if isinstance(spec.sequence, Items) and _WORD.fullmatch(node.text[:80]):
        item = _as_item(node.text, spec.sequence.item)
        return f"write `[{item}]`" if item else ""
    named = str(key if isinstance(spec.mapping, Fields) and key == "fallback" else above)
    if isinstance(spec.sequence, Items) and isinstance(spec.sequence.item.scalar, Text) and "${{" in node.text:
        return f'write `["{node.text}"]`' if '"' not in node.text else ""
    if isinstance(spec.mapping, Fields) and (whole := _as_record(node.text, spec.mapping.record, named)):
        return whole
    if isinstance(key, int) and above in _IN_LISTS:
        return f"as in `{_IN_LISTS[str(above)]}`"
    return f"as in `{_SAMPLES[key]}`" if key in _SAMPLES else ""


def _is_reference(item: Spec) -> bool:
    return isinstance(item.scalar, Text) and item.scalar.format == "id"


def _named(text: str) -> list[str]:
    """The tasks in a condition of another tool: ``a.Succeeded && b``."""
    parts = [part.strip(" ()!") for part in re.split(r"&&|\|\|", text)]
    names = [_ENDING.sub("", part) for part in parts]
    return names if names != [text] and all(re.fullmatch(r"[a-z]\w*", name, re.ASCII) for name in names) else []


def _as_item(text: str, item: Spec) -> str:
    """A single text as the item, or the items, of a list; ``mon-fri`` as five days."""
    if not isinstance(item.scalar, Choice):
        return text if text[0].isalnum() or text[0] in "./_" else f'"{text}"'
    values = item.scalar.values
    return days(text, values) or choice(text, values) or ""


def _as_record(text: str, record: type, above: str) -> str:
    """What a single text would be as a mapping, where one key of it is what people mean."""
    text = text[:80]
    written = text if _PLAIN.fullmatch(text) else f'"{text}"' if '"' not in text else ""
    if record is model.Option:
        then = choice(text, get_args(model.Then))
        return f"write `{{then: {then}}}`" if then else ""
    if record is model.Document:
        kind = choice(text, get_args(model.DocumentType))
        return f"write `{{type: {kind}}}`" if kind else ""
    if not written:
        return ""
    if record is model.Action and above != "fallback":
        return f"write `{{shell: {written}}}`"
    if record is model.Evidence:
        return f"write `{{check: {written}}}`"
    if record is model.Batch:
        return f"write `{{size: {text}}}`" if text.isdecimal() else ""
    if record is model.Cursor:
        return f"write `{{by: {text}}}`" if _WORD.fullmatch(text) else ""
    if record is model.Ready:
        return f"write `{{path: {text}}}`" if text.startswith("/") else ""
    return f"write `{{values: {written}}}`" if record is model.Environment and above != "environments" else ""


def _not_a_mapping(node: Node, key: str, above: str, spec: Spec) -> str:
    if key == "parallel":
        return "write `true`; the tasks stand in `tasks:`"
    if above in ("env", "headers") or key == "auth":
        return 'a secret is declared in `secrets:` and written as "${{ secrets.NAME }}"'
    if isinstance(spec.scalar, Text) and spec.scalar.format == "duration":
        amounts = " ".join(value.text for _, value in node.pairs if value.kind == "scalar")
        pairs = " ".join(f"{value.text} {name.text}" for name, value in node.pairs if value.kind == "scalar")
        meant = as_duration(amounts) if re.search("[a-zA-Z]", amounts) else as_duration(pairs)
        return f"write `{meant}`" if meant else ""
    name = node.get("name") or node.get("id")
    if isinstance(spec.scalar, Text) and spec.scalar.format in ("text", "id") and name is not None and name.text:
        return f"write `{name.text[:64]}`"
    if key == "onFailure":
        return "it names a task; another action for this one is `fallback: {...}`"
    if key == "body":
        return "write `json:` for a body that is data"
    if key in ("phases", "tasks", "finally"):
        return "phases and tasks are lists, each item with an `id`: their order means something"
    if key == "triggers":
        return "begin each trigger with `- `"
    if isinstance(spec.scalar, Text) and spec.scalar.format == "cel":
        value = node.get("value")
        if value is not None and value.kind == "scalar":
            return f"write `{value.text}`"
        if len(node.pairs) == 1 and (whole := _as_expression(key, *node.pairs[0])):
            return whole
        return "an expression is a text; in it a map is written as {'key': value}, so put it in quotes"
    if isinstance(spec.sequence, Items) and _is_reference(spec.sequence.item) and node.pairs:
        named = [(value if name.text in _NAMING else name).text for name, value in node.pairs[:5]]
        return f"write `[{', '.join(text[:64] for text in named)}]`" if all(named) else ""
    if isinstance(spec.sequence, Items):
        return "begin each item with `- `"
    return ""


def _as_expression(key: str, name: Node, value: Node) -> str:
    """``{status: 200}`` as what is to be true, and ``{items: LIST}`` as the list."""
    if value.kind != "scalar":
        return ""
    if key == "expect" and value.text.isdecimal():
        field = choice(name.text, ("status", "exitCode")) or ("status" if len(value.text) == 3 else "exitCode")
        return f"write `result.{field} == {value.text}`"
    return f"write `{as_yaml(value.text)}`" if key == "foreach" else ""


def _not_a_list(node: Node, key: str, spec: Spec) -> str:
    items = [item.text for item in node.items if item.kind == "scalar"]
    if isinstance(spec.scalar, Text) and spec.scalar.format == "cel" and key in _CONDITIONS:
        if key == "expect" and items and all(map(str.isdecimal, items)):
            field = "status" if all(len(item) == 3 for item in items) else "exitCode"
            return f"write `result.{field} in [{', '.join(items)}]`"
        joined = " && ".join(items) if items and len(items) == len(node.items) else "a && b"
        return f"a condition is one expression, as in `{key}: {joined[:120]}`"
    if isinstance(spec.scalar, Text) and spec.scalar.format == "cel":
        quoted = ", ".join(item if re.fullmatch(r"\d+", item) else f"'{item}'" for item in items[:5])
        more = ", ..." if len(node.items) > 5 else ""
        listed = f'"[{quoted}{more}]"' if len(items) == len(node.items) else "\"[{'key': value}, ...]\""
        return f"an expression is a text; write `{key}: {listed}`"
    if isinstance(spec.scalar, Text) and len(items) == len(node.items) == 1 and not spec.mapping:
        return f"write `{items[0]}`"
    if key in ("shell", "script"):
        return "several lines are one text after `|`; a program and its arguments are `shell: {command: [...]}`"
    if isinstance(spec.mapping, Entries):
        return _as_pairs(node, key, spec=spec.mapping)
    if key == "paths":
        return "each artifact has a name, and one pattern: `artifacts: {report: out/*.html}`"
    return f"as in `{_SAMPLES[key]}`" if key in _SAMPLES else ""


def _as_pairs(node: Node, key: str, *, spec: Entries) -> str:
    """``[A=x]``, ``[{name: A, value: x}]`` and ``[a, b]`` as pairs."""
    first = node.items[0] if node.items else None
    if first is None:
        return f"write `{key}: {{}}`"
    inner = spec.value.mapping.record if isinstance(spec.value.mapping, Fields) else None
    if inner is model.Evidence and first.text:
        return f"each has a name, as in `{key}: {{passed: {{check: ...}}}}`"
    name, value = (*re.split(r"=|: ?", first.text, maxsplit=1), "")[:2]
    if first.kind == "mapping":
        named = first.get("name") or first.get("id") or first.get("key")
        name = named.text if named is not None else next((pair[0].text for pair in first.pairs), "name")
        given = first.get("value")
        value = given.text if given is not None and given.kind == "scalar" else ""
    name, value = name.strip()[:40], value.strip()[:40]
    value = quoted(value) if "{" in value else value
    name = name if re.fullmatch(r"[\w./-]+", name) else "name"
    if not value and re.fullmatch(r"[\d.]+", name):
        name, value = "name", name
    if spec.key.format == "id":
        then = choice(name, get_args(model.Then)) or "continue"
        id = camel_case(name) or "name"
        usual = {
            "secrets": re.sub(r"\W", "_", name).upper(),
            "outputs": f"result.json.{id}",
            "options": f"{{then: {then}}}" if inner is model.Option else "{}",
            "environments": "{values: {...}}",
        }
        name, value = id, value or usual.get(key, "")
    return f"write pairs, as in `{key}: {{{name}: {value or '...'}}}`"
