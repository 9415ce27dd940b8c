"""What was meant where a text stands for a list, a list for a mapping and so on."""

from __future__ import annotations

import re

from turbo_mode.core.plan.nodes import Node, Path
from turbo_mode.core.plan.specs import Entries, Items, Spec, Text

_SAMPLES = {
    "approve": 'approve: {from: ["role:release"]}',
    "notify": "notify: {to: [console], message: Done}",
    "gate": "gate: {options: {goOn: {then: continue}, stop: {then: fail}}}",
    "verify": "verify: {shell: ..., done: ...}",
    "compensate": "compensate: {shell: ...}",
    "fallback": "fallback: {shell: ...}",
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
    "artifacts": "artifacts: {report: out/*.html}",
    "progressTracking": "progressTracking: {expect: 20m}",
    "require": 'require: {from: ["role:release"]}',
}
_WORD = re.compile(r"[\w./:@#+-]+")


def meant_shape(node: Node, path: Path, spec: Spec) -> str:
    """The help for a value of the wrong shape; empty where nothing is clear."""
    key = path[-1] if path and isinstance(path[-1], str) else ""
    if node.kind == "mapping":
        return _not_a_mapping(key, spec)
    if node.kind == "sequence":
        return _not_a_list(node, key, spec)
    if isinstance(spec.sequence, Items) and _WORD.fullmatch(node.text[:80]):
        return f"write `[{node.text}]`"
    return f"as in `{_SAMPLES[key]}`" if key in _SAMPLES else ""


def _not_a_mapping(key: str, spec: Spec) -> str:
    if key == "body":
        return "write `json:` for a body that is data"
    if key in ("phases", "tasks", "finally"):
        return "phases and tasks are lists, each item with an `id`: their order means something"
    if isinstance(spec.scalar, Text) and spec.scalar.format == "cel":
        return "an expression is a text; in it a map is written as {'key': value}, so put it in quotes"
    if isinstance(spec.sequence, Items):
        return "begin each item with `- `"
    return ""


def _not_a_list(node: Node, key: str, spec: Spec) -> str:
    items = [item.text for item in node.items if item.kind == "scalar"]
    if isinstance(spec.scalar, Text) and spec.scalar.format == "cel":
        quoted = ", ".join(item if re.fullmatch(r"\d+", item) else f"'{item}'" for item in items[:5])
        more = ", ..." if len(node.items) > 5 else ""
        listed = f'"[{quoted}{more}]"' if len(items) == len(node.items) else "\"[{'key': value}, ...]\""
        return f"an expression is a text; write `{key}: {listed}`"
    if key in ("shell", "script"):
        return "a program of several lines is one text: begin it with `|` and leave the dashes out"
    if isinstance(spec.mapping, Entries):
        return _as_pairs(node, key)
    return f"as in `{_SAMPLES[key]}`" if key in _SAMPLES else ""


def _as_pairs(node: Node, key: str) -> str:
    """``[A=x]``, ``[{name: A, value: x}]`` and ``[a, b]`` as pairs."""
    first = node.items[0] if node.items else None
    if first is None:
        return f"write `{key}: {{}}`"
    name, _, value = first.text.partition("=")
    if first.kind == "mapping":
        named = first.get("name") or first.get("id") or first.get("key")
        name = named.text if named is not None else next((pair[0].text for pair in first.pairs), "name")
        given = first.get("value")
        value = given.text if given is not None and given.kind == "scalar" else "..."
    return f"write pairs, as in `{key}: {{{name.strip()[:40] or 'name'}: {value.strip()[:40] or '...'}}}`"
