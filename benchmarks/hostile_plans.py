"""Plans that want to be expensive: families of mistakes, each at any number of them. ``hostile`` measures them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Family = Callable[[int], str]


def plan(tasks: list[Any] | None = None, /, **more: Any) -> str:
    """A plan of one phase as JSON."""
    phases = more.pop("phases", None) or [{"id": "p", "tasks": tasks or [{"id": "t", "shell": "x"}]}]
    return json.dumps({"turbo": 1, "name": "x", "phases": phases, **more})


def tasks(count: int, make: Callable[[int], dict[str, Any]]) -> list[dict[str, Any]]:
    """Many tasks that differ by their numbers."""
    return [{"id": f"t{number}", **make(number)} for number in range(count)]


def each(**keys: Any) -> Family:
    """Many tasks that all have the same keys, ``{n}`` in a text stands for the number."""

    def make(count: int) -> str:
        text = json.dumps({key: value for key, value in {"shell": "x", **keys}.items() if value is not None})
        return plan([{"id": f"t{n}", **json.loads(text.replace("{n}", str(n)))} for n in range(count)])

    return make


def phases(**keys: Any) -> Family:
    """Many phases that all have the same keys."""

    def make(count: int) -> str:
        text = json.dumps(keys)
        made = (json.loads(text.replace("{n}", str(n))) for n in range(count))
        return plan(phases=[{"id": f"p{n}", "tasks": [{"id": f"t{n}", "shell": "x"}], **more}
                            for n, more in enumerate(made)])  # fmt: skip

    return make


def gates(**gate: Any) -> Family:
    """Many phases with a gate."""
    return phases(gate={"options": {"go": {"then": "continue"}, "no": {"then": "fail"}}, **gate})


def yaml(count: int, line: str) -> str:
    """A plan of one phase in YAML."""
    made = (f"  - id: t{n}\n    shell: x\n    {line.replace('{n}', str(n))}\n" for n in range(count))
    return "turbo: 1\nname: x\nphases:\n- id: p\n  tasks:\n" + "".join(made)


def deep(depth: int) -> Any:
    """A list in a list in a list."""
    value: Any = 0
    for _ in range(depth):
        value = [value]
    return value


def nested_plans(depth: int) -> dict[str, Any]:
    """Plans in plans."""
    inner = {f"s{depth}x{i}": nested_plans(depth - 1) for i in range(2)} if depth else {}
    return {"phases": [{"id": "p", "tasks": [{"id": "t", "shell": "x"}]}], "plans": inner}


FAMILIES: dict[str, Family] = {
    "needs nobody": each(needs=["x{n}"]),
    "needs itself": each(needs=["t{n}"]),
    "needs a phase": each(needs=["p"]),
    "onFailure nobody": each(onFailure="x{n}"),
    "when unknown variable": each(when="nothing{n} > 1"),
    "when unknown task": each(when="tasks.x{n}.status == 'FAILED'"),
    "when unknown input": each(when="inputs.x{n} == 1"),
    "when the same unknown input": each(when="inputs.x == 1"),
    "when unknown field": each(when="tasks.t{n}.stat == 'x'"),
    "when never status": each(when="tasks.t1.status == 'success{n}'"),
    "when not a condition": each(when="1 + {n}"),
    "when types": each(when="'a{n}' > 1"),
    "when unreadable": each(when="a b c {n}"),
    "when braces": each(when="${{ x{n} }}"),
    "when later task": each(when="tasks.t24999.status == 'FAILED' || {n} > 1"),
    "when hyphens": each(when="inputs.a-b{n} == 'x'"),
    "when secrets": each(when="secrets.x{n} == 'x'"),
    "expect wrong name": each(expect="result.nothing{n} == 1"),
    "expect number": each(expect="{n}"),
    "outputs wrong": each(outputs={"a": "result.x{n}"}),
    "env wrong name": each(env={"A": "${{ inputs.x{n} }}"}),
    "env wrong task": each(env={"A": "${{ tasks.x{n}.outputs.y }}"}),
    "env wrong output": each(env={"A": "${{ tasks.t0.outputs.y{n} }}"}),
    "env own output": each(outputs={"a": "result.stdout"}, env={"A": "${{ tasks.t{n}.outputs.a }}"}),
    "env secret": each(env={"A": "${{ secrets.x{n} }}"}),
    "env open": each(env={"A": "${{ x{n}"}),
    "env foreign": each(env={"A": "{{ x{n} }}"}),
    "env only text": each(env={"A": "tasks.t{n}.status"}),
    "env password": each(env={"PASSWORD": "hunter{n}hunter"}),
    "script splice": each(shell="echo ${{ x{n} }}"),
    "script foreign": each(shell="echo {{ x{n} }}"),
    "script github": each(shell="echo $GITHUB_X{n} ::set-output"),
    "retry of once": each(retry=3),
    "compensate wrong": each(compensate={"shell": "x", "env": {"A": "${{ outputs.x{n} }}"}}),
    "verify wrong": each(verify={"shell": "x", "done": "result.x{n}"}),
    "fallback wrong": each(fallback={"shell": "x", "expect": "result.x{n}"}),
    "timeout not": each(timeout="{n} minutes"),
    "timeout short": each(timeout="1s", retry={"attempts": 3, "delay": "{n}9s"}, effect="idempotent"),
    "unknown key": each(timout="{n}"),
    "unknown keys": each(**{"timout{n}": "x"}),
    "foreach wrong": each(foreach="inputs.x{n}"),
    "foreach item": each(foreach="[1, 2]", env={"A": "${{ item{n} }}"}),
    "foreach no list": each(foreach="'a{n}'"),
    "foreach key": each(foreach="[1, {n}]", key="'a{n}'"),
    "foreach good": each(foreach="[1, {n}]", key="item", as_="i{n}"),
    "matrix wrong": each(matrix={"os": ["a", "b{n}"]}, env={"A": "${{ matrix.x{n} }}"}),
    "matrix axes": each(matrix={"a{n}": ["a", "b{n}"]}, env={"A": "${{ matrix.x{n} }}"}),
    "artifacts": each(artifacts={"a{n}": "../{n}"}),
    "artifacts absolute": each(artifacts={"a": "/{n}"}),
    "read artifacts": each(when="tasks.t0.artifacts.x{n}[0].size > 1"),
    "poll": each(poll={"until": "result.x{n}", "every": "1s", "for": "1m"}),
    "key without many": each(key="x{n}", maxParallel=2),
    "wrong effect": each(effect="x{n}"),
    "null": each(when=None, env=None),
    "two kinds": each(http="GET http://x/{n}"),
    "unicode ids": each(env={"Ａ{n}": "x"}, needs=["t\u0430{n}"]),
    "long text": each(env={"A": "${{ x{n} }}" + "y" * 500}),
    "env names": each(env={"A-{n}": "x", "B={n}": "y"}),
    "env names of one": lambda n: plan([{"id": "t", "shell": "x", "env": {f"A-{i}": "x" for i in range(n)}}]),
    "env calls": each(env={"A": "vault('{n}')"}),
    "env long call": lambda n: plan([{"id": "t", "shell": "x", "env": {"A": "env(" + "a" * 40 * n}}]),
    "script tokens": each(shell="curl ghp_0123456789abcdefghij{n}"),
    "script almost tokens": lambda n: plan([{"id": "t", "shell": "eyJaaaaaaaaaa-xoxb-aaaa_glpat-sk-" * n}]),
    "secrets wrong": lambda n: plan(secrets={f"s{i}": f"$TOKEN-{i}" for i in range(n)}),
    "levels": lambda n: plan(
        environments={f"e{i}": {"autonomyLevel": "full", "confidence": 0.1} for i in range(n)},
        decisionEngine={"autonomyLevel": "low", "confidence": 0.9},
    ),
    "more at once": each(foreach="[1, 2]", maxParallel=99, key="string(item) + '{n}'"),
    "shells alone": each(shell="bash"),
    "kinds in mappings": each(http={"url": "http://x", "retries": "{n}", "timeoutt": 3}, shell=None),
    "times in mappings": each(timeout={"time": "{n}", "unit": "MINUTES"}),
    "needs in mappings": each(needs={"a{n}": {"condition": "x"}}),
    "models": each(shell=None, agent={"goal": "x", "model": "gpt-{n}", "output": {"type": "object"}}),
    "tokens": each(budgets={"tokens": 1}),
    "passEnv": each(passEnv=["A-{n}"]),
}
FAMILIES |= {
    "phase needs nobody": phases(needs=["x{n}"]),
    "phase needs a task": phases(needs=["t{n}"]),
    "phase environment": phases(environment="e{n}"),
    "phase environment input": phases(environment="${{ inputs.e{n} }}"),
    "phase when": phases(when="tasks.x{n}.status == 'x'"),
    "phase decision": phases(when="phases.p1.decision.selection == 'x{n}'"),
    "phase loop": phases(loop={"until": "inputs.x{n}", "maxRounds": 3}),
    "phase loop idle": phases(loop={"until": "1 > {n}", "maxRounds": 3}),
    "phase loop previous": phases(loop={"until": "previous.tasks.x{n}.status == 'x'", "maxRounds": 3}),
    "phase window": phases(window={"days": ["mon"], "from": "09:00", "to": "0{n}"}),
    "phase budgets": lambda n: plan(
        phases=[{"id": f"p{i}", "budgets": {"tokens": 10, "cost": "5 EUR"}, "tasks": [{"id": f"t{i}", "shell": "x"}]}
                for i in range(n)], decisionEngine={"budgets": {"tokens": 1, "cost": "1 USD"}}),
    "phase finally": phases(**{"finally": [{"id": "f{n}", "shell": "x", "needs": ["y{n}"]}]}),
    "gate no way on": phases(gate={"options": {"no{n}": {"then": "fail"}}}),
    "gate evidence": gates(evidence={"e": {"check": "tasks.x{n}.status == 'x'"}}),
    "gate evidence later": gates(evidence={"e": {"check": "tasks.t24999.status == 'COMPLETED' || {n} > 2"}}),
    "gate option when": phases(gate={"options": {"go": {"then": "continue", "when": "evidence.x{n}.verdict == 'x'"}}}),
    "gate verdict": phases(gate={"evidence": {"e": {"check": "true"}}, "options": {
        "go": {"then": "continue", "when": "evidence.e.verdict == 'x{n}'"}}}),
    "gate rollback": phases(gate={"options": {"go": {"then": "continue"}, "no": {"then": "rollback"}}}),
    "gate rollback to nobody": phases(gate={"options": {"go": {"then": "continue"},
                                                        "no": {"then": "rollback", "to": "x{n}"}}}),
    "gate rollback undone": lambda n: plan(phases=[{"id": f"p{i}", "tasks": [{"id": f"t{i}", "shell": "x",
        **({"compensate": {"shell": "x"}} if not i else {})}], "gate": {"options": {
            "go": {"then": "continue"}, "no": {"then": "rollback"}}}} for i in range(n)]),
    "gate rollback to first": lambda n: plan(phases=[{"id": f"p{i}", "tasks": [{"id": f"t{i}", "shell": "x",
        "compensate": {"shell": "x"}}], "gate": {"options": {
            "go": {"then": "continue"}, "no": {"then": "rollback", "to": "p0"}}}} for i in range(n)]),
    "gate repeat": phases(gate={"options": {"go": {"then": "continue"}, "again": {"then": "repeat", "max": 3}}}),
    "gate never": phases(gate={"options": {"go": {"then": "continue", "when": "1 > 2{n}"}, "no": {"then": "fail"}}}),
    "gate numbers": phases(gate={"options": {"go": {"then": "continue", "benefit": 3}, "b": {"then": "continue"}}}),
    "gate approve": gates(approve={"from": ["user:a{n}"], "quorum": 3, "onTimeout": "x{n}"}),
    "gate before": gates(evidence={"e": {"metric": {
        "source": "s{n}", "query": "q", "baseline": {"before": "x{n}", "window": "1m"}}}}),
    "gate options": lambda n: plan(phases=[{"id": "p", "tasks": [{"id": "t", "shell": "x"}], "gate": {"options": {
        f"o{i}": {"then": "rollback", "to": f"q{i}"} for i in range(n)}}}]),
    "gate many evidence": lambda n: plan(phases=[{"id": "p", "tasks": [{"id": "t", "shell": "x"}], "gate": {
        "evidence": {f"e{i}": {"check": f"tasks.x{i}.status == 'x'"} for i in range(n)},
        "options": {"go": {"then": "continue"}}}}]),
    "gate options read evidence": lambda n: plan(phases=[{"id": "p", "tasks": [{"id": "t", "shell": "x"}], "gate": {
        "evidence": {f"e{i}": {"check": "true"} for i in range(n)},
        "options": {f"o{i}": {"then": "continue", "when": f"evidence.x{i}.verdict == 'PASS'"} for i in range(n)}}}]),
    "duplicate tasks": lambda n: plan([{"id": "t", "shell": "x"}] * n),
    "duplicate phases": lambda n: plan(
        phases=[{"id": "p", "tasks": [{"id": f"t{i}", "shell": "x"}]} for i in range(n)]),
    "circle": lambda n: plan(tasks(n, lambda i: {"shell": "x", "needs": [f"t{(i + 1) % n}"]})),
    "circles": lambda n: plan(tasks(n, lambda i: {"shell": "x", "needs": [f"t{i ^ 1}"]})),
    "everybody needs everybody": lambda n: plan(
        tasks(int(n**0.5) * 4, lambda i: {"shell": "x", "needs": [f"t{j}" for j in range(int(n**0.5) * 4)]})),
    "everybody needs all above": lambda n: plan(
        tasks(1200, lambda i: {"shell": "x", "needs": [f"t{j}" for j in range(i)]})),
    "phases need all above": lambda n: plan(phases=[
        {"id": f"p{i}", "needs": [f"p{j}" for j in range(i)], "tasks": [{"id": f"t{i}", "shell": "x", "env": {
            "A": f"${{{{ tasks.t{(i * 7) % 1200}.status }}}}"}}]} for i in range(1200)]),
    "ladder": lambda n: plan(phases=[
        {"id": f"p{i}", "needs": [f"p{j}" for j in (i - 2 - i % 2, i - 1 - i % 2) if j >= 0], "tasks": [{
            "id": f"t{i}", "shell": "x", "when": f"tasks.t{i % 2}.status == 'COMPLETED'"}]} for i in range(n)]),
    "handlers": lambda n: plan(tasks(n, lambda i: {"shell": "x", "onFailure": "t0"})),
    "handler of all": lambda n: plan(tasks(n, lambda i: {"shell": "x", **({"onFailure": "t0"} if i else {})})),
    "needs of one": lambda n: plan([{"id": "t", "shell": "x", "needs": [f"x{i}" for i in range(n)]}]),
    "inputs wrong": lambda n: plan(inputs={f"i{i}": {"type": "integer", "default": f"x{i}"} for i in range(n)}),
    "inputs pattern": lambda n: plan(inputs={f"i{i}": {"type": "string", "pattern": f"(a{i}", "default": "b"}
                                             for i in range(n)}),
    "inputs fit no pattern": lambda n: plan(inputs={f"i{i}": {"type": "string", "pattern": f"a{i}", "default": "b"}
                                                    for i in range(n)}),
    "inputs fit pattern": lambda n: plan(inputs={f"i{i}": {"type": "string", "pattern": f"a{i}", "default": f"a{i}"}
                                                 for i in range(n)}),
    "inputs enum": lambda n: plan(inputs={"i": {"type": "integer", "enum": [f"x{i}" for i in range(n)]}}),
    "inputs long pattern": lambda n: plan(inputs={f"i{i}": {"type": "string", "pattern": "(a?){300}" * 8 + str(i)}
                                                  for i in range(1000)}),
    "many inputs wrong names": lambda n: plan(
        tasks(n // 4, lambda i: {"shell": "x", "when": f"inputs.x{i} == 'x'"}),
        inputs={f"input{i}": "string" for i in range(n)}),
    "many inputs similar names": lambda n: plan(
        tasks(n // 4, lambda i: {"shell": "x", "when": f"inputs.input{i}x == 'x'"}),
        inputs={f"input{i}": "string" for i in range(n)}),
    "enum compared": lambda n: plan(
        tasks(n // 4, lambda i: {"shell": "x", "when": f"inputs.a == 'x{i}'"}),
        inputs={"a": {"type": "string", "enum": [f"y{i}" for i in range(n)]}}),
    "enum compared right": lambda n: plan(
        tasks(n // 4, lambda i: {"shell": "x", "when": f"inputs.a == 'y{n - 1 - i}'"}),
        inputs={"a": {"type": "string", "enum": [f"y{i}" for i in range(n)]}}),
    "switch": lambda n: plan(tasks(n, lambda i: {"switch": {"on": "inputs.a", "cases": {f"c{i}": {"shell": "x"}}}}),
                             inputs={"a": {"type": "string", "enum": ["a", "b"]}}),
    "switch unknown": lambda n: plan(tasks(n, lambda i: {"switch": {"on": f"inputs.x{i}", "cases": {
        "c": {"shell": "x"}}}})),
    "switch boolean": lambda n: plan(tasks(n, lambda i: {"switch": {
        "on": "1 > 2", "cases": {f"c{i}": {"shell": "x"}}}})),
    "switch cases": lambda n: plan([{"id": "t", "switch": {"on": "inputs.a", "cases": {
        f"c{i}": {"shell": "x"} for i in range(n)}}}], inputs={"a": {"type": "string", "enum": ["a", "b"]}}),
    "switch cases enum": lambda n: plan([{"id": "t", "switch": {"on": "inputs.a", "cases": {
        f"c{i}": {"shell": "x"} for i in range(n)}}}],
        inputs={"a": {"type": "string", "enum": [f"d{i}" for i in range(n)]}}),
    "switch cases right": lambda n: plan([{"id": "t", "switch": {"on": "inputs.a", "cases": {
        f"d{i}": {"shell": "x"} for i in range(n)}}}],
        inputs={"a": {"type": "string", "enum": [f"d{i}" for i in range(n)]}}),
    "switch cases splice": lambda n: plan([{"id": "t", "switch": {"on": "inputs.a", "cases": {
        f"d{i}": {"shell": "x", "env": {"A": f"${{{{ inputs.x{i} }}}}"}} for i in range(n)}}}],
        inputs={"a": "string"}),
    "switch of switches": lambda n: plan(tasks(n, lambda i: {"switch": {"on": "tasks.t0.status", "cases": {
        f"DONE{i}": {"shell": "x"}}, "default": {"shell": "x"}}})),
    "subplans": lambda n: plan(plans={f"s{i}": {"phases": [{"id": "p", "tasks": [{"id": "t", "shell": "x"}]}]}
                                      for i in range(n)}),
    "subplans called": lambda n: plan(
        tasks(n, lambda i: {"plan": f"s{i}"}),
        plans={f"s{i}": {"phases": [{"id": "p", "tasks": [{"id": "t", "shell": "x"}]}]} for i in range(n)}),
    "subplans wrong": lambda n: plan(
        tasks(n, lambda i: {"plan": f"s{i}"}),
        plans={f"s{i}": {"phases": [{"id": "p", "tasks": [{"id": "t", "shell": "x", "when": "inputs.x == 'y'"}]}]}
               for i in range(n)}),
    "subplans warned": lambda n: plan(
        plans={f"s{i}": {"phases": [{"id": "p", "tasks": [{"id": "t", "shell": "x", "retry": 3}]}]}
               for i in range(n)}),
    "subplans unknown": each(shell=None, plan="s{n}"),
    "subplan unknown inputs": lambda n: plan(
        tasks(n, lambda i: {"plan": {"name": "s", "inputs": {f"x{i}": 1}}}),
        plans={"s": {"phases": [{"id": "p", "tasks": [{"id": "t", "shell": "x"}]}]}}),
    "subplan secrets": lambda n: plan(
        tasks(n, lambda i: {"plan": {"name": "s", "secrets": [f"x{i}"]}}),
        plans={"s": {"phases": [{"id": "p", "tasks": [{"id": "t", "shell": "x"}]}]}}),
    "subplan missing input": lambda n: plan(
        tasks(n, lambda i: {"plan": {"name": "s", "inputs": {}}}),
        plans={"s": {"inputs": {f"x{i}": "string" for i in range(200)}, "phases": [
            {"id": "p", "tasks": [{"id": "t", "shell": "x"}]}]}}),
    "subplans in a chain": lambda n: plan(
        [{"id": "t", "plan": "s0"}],
        plans={f"s{i}": {"phases": [{"id": "p", "tasks": [
            {"id": "t", "plan": f"s{i + 1}"} if i < n - 1 else {"id": "t", "shell": "x"}]}]} for i in range(n)}),
    "subplans in a circle": lambda n: plan(
        [{"id": "t", "plan": "s0"}],
        plans={f"s{i}": {"phases": [{"id": "p", "tasks": [{"id": "t", "plan": f"s{(i + 1) % n}"}]}]}
               for i in range(n)}),
    "subplans call all": lambda n: plan(
        [{"id": "t", "plan": "s0"}],
        plans={f"s{i}": {"phases": [{"id": "p", "tasks": [
            {"id": f"t{j}", "plan": f"s{j}"} for j in range(i + 1, 400)] or [{"id": "t", "shell": "x"}]}]}
               for i in range(400)}),
    "subplans of subplans": lambda n: plan(plans={
        f"s{i}": {"phases": [{"id": "p", "tasks": [{"id": "t", "plan": "inner0"}]}], "plans": {
            f"inner{j}": {"phases": [{"id": "p", "tasks": [{"id": "t", "shell": "x"}]}]} for j in range(150)}}
        for i in range(150)}),
    "subplans named by path": each(shell=None, plan="./s{n}.yaml"),
    "subplans nested": lambda n: plan(plans={"s0": nested_plans(10)}),
    "rules": lambda n: plan(decisionEngine={"rules": [
        {"id": f"r{i}", "reason": "r", "when": f"decision.x{i}", "forbid": [f"o{i}"]} for i in range(n)]}),
    "rules phases": lambda n: plan(decisionEngine={"rules": [
        {"id": f"r{i}", "reason": "r", "when": f"decision.phase == 'x{i}'", "require": {"from": ["user:a"]}}
        for i in range(n)]}),
    "rules and gates": lambda n: plan(
        phases=[{"id": f"p{i}", "tasks": [{"id": f"t{i}", "shell": "x"}], "gate": {"options": {
            f"o{i}": {"then": "continue"}, "no": {"then": "fail"}}}} for i in range(n // 3)],
        decisionEngine={"rules": [{"id": f"r{i}", "reason": "r",
                                   "when": f"decision.phase == 'p{i}' && decision.option == 'o{i}'",
                                   "require": {"from": ["user:a"]}} for i in range(n // 3)]}),
    "rules forbid": lambda n: plan(
        phases=[{"id": f"p{i}", "tasks": [{"id": f"t{i}", "shell": "x"}], "gate": {"options": {
            f"o{i}": {"then": "continue"}, "no": {"then": "fail"}}}} for i in range(n // 3)],
        decisionEngine={"rules": [{"id": f"r{i}", "reason": "r", "when": "true", "forbid": [f"x{i}"]}
                                  for i in range(n // 3)]}),
    "rules the same": lambda n: plan(decisionEngine={"rules": [
        {"id": "r", "reason": "r", "when": "true", "require": {"from": ["user:a"]}} for i in range(n)]}),
    "triggers": lambda n: plan(triggers=[{"cron": "0 0 30 2 *", "inputs": {f"x{i}": 1}} for i in range(n)]),
    "triggers crons": lambda n: plan(triggers=[{"cron": f"{i % 60} {i // 60 % 24} {i % 28 + 1} {i % 12 + 1} *"}
                                               for i in range(n)]),
    "triggers none": lambda n: plan(triggers=[{} for i in range(n)]),
    "triggers events": lambda n: plan(triggers=[{"event": f"e{i}"} for i in range(n)]),
    "notifications": lambda n: plan(communicationProtocol={"notifications": [
        {"events": [f"x{i}"], "to": [f"slack{i}"]} for i in range(n)]}),
    "notifications when": lambda n: plan(communicationProtocol={"notifications": [
        {"events": ["execution:completed"], "to": ["slack:#a"], "when": f"event.x{i}"} for i in range(n)]}),
    "reports": lambda n: plan(progressTracking={"reports": [
        {"every": "1m", "to": ["slack:#a"], "message": f"${{{{ x{i} }}}}"} for i in range(n)]}),
    "documents": lambda n: plan(documentationFramework={"documents": [{"type": f"x{i}"} for i in range(n)]}),
    "sources": each(shell=None, read={"source": "s{n}", "query": "q"}),
    "sources right": lambda n: plan(
        tasks(n // 3, lambda i: {"read": {"source": f"s{i}", "query": "q"}}),
        dataSources=[{"type": "database", "name": f"s{i}", "config": {}} for i in range(n // 3)]),
    "sinks": lambda n: plan(
        tasks(n // 3, lambda i: {"write": {"sink": f"x{i}", "rows": "[]"}}),
        dataSinks=[{"type": "database", "name": f"s{i}", "config": {}} for i in range(n // 3)]),
    "sources the same": lambda n: plan(dataSources=[{"type": "database", "name": "s", "config": {}}] * n),
    "environments": lambda n: plan(
        phases=[{"id": f"p{i}", "environment": "${{ inputs.e }}", "tasks": [{"id": f"t{i}", "shell": "x"}]}
                for i in range(n // 4)], inputs={"e": "string"},
        environments={f"e{i}": {"values": {f"a{i}": 1}} for i in range(n // 4)}),
    "environments unknown": lambda n: plan(
        phases=[{"id": f"p{i}", "environment": f"x{i}", "tasks": [{"id": f"t{i}", "shell": "x"}]}
                for i in range(n // 4)],
        environments={f"e{i}": {"values": {f"a{i}": 1}} for i in range(n // 4)}),
    "environment values": lambda n: plan(
        phases=[{"id": f"p{i}", "environment": "e", "tasks": [{"id": f"t{i}", "shell": "x", "env": {
            "A": f"${{{{ environment.x{i} }}}}"}}]} for i in range(n // 4)],
        environments={"e": {"values": {f"a{i}": 1 for i in range(n)}}}),
    "agents": each(shell=None, agent={"goal": "x ${{ inputs.x{n} }}", "output": {"type": "objekt{n}"}}),
    "agents schema": each(shell=None, agent={"goal": "x", "output": {"type": "object", "propertees{n}": {}}}),
    "agents goals": lambda n: plan(
        tasks(n, lambda i: {"agent": {"goal": f"x ${{{{ inputs.a.b{i} }}}}"}}), inputs={"a": "object"}),
    "agents large schema": lambda n: plan([{"id": "t", "agent": {"goal": "x", "output": {
        "type": "object", "properties": {f"a{i}": {"type": f"int{i}"} for i in range(n)}}}}]),
    "decides": each(shell=None, decide={"question": "${{ inputs.x{n} }}", "options": {"a": {}, "b": {}}}),
    "approvals": each(shell=None, approve={"question": "a", "from": ["user:x"], "quorum": 2, "onTimeout": "x{n}"}),
    "approve fields": lambda n: plan([{"id": "t", "approve": {"question": "a", "from": ["user:x"], "fields": {
        f"f{i}": {"type": "integer", "default": "x"} for i in range(n)}}}]),
    "waits": each(shell=None, wait={"signal": "s{n}", "for": "1s"}),
    "http": each(shell=None, http={"url": "ftp://${{ inputs.x{n} }}", "method": "GET"}),
    "http headers": each(shell=None, http={"url": "http://x", "headers": {"Authorization": "Bearer hunter{n}"}}),
    "python": each(shell=None, python={"call": "a{n}", "args": {"a": "${{ x{n} }}"}}),
    "notify": each(shell=None, notify={"to": ["x{n}"], "message": "${{ x{n} }}"}),
    "workflow": each(shell=None, workflow={"system": "x{n}", "name": "a"}),
    "service": each(shell=None, service={"command": ["x"], "ready": {"http": "x{n}"}}),
    "outputs of the plan": lambda n: plan(outputs={f"o{i}": f"tasks.x{i}.outputs.y" for i in range(n)}),
    "outputs optional": lambda n: plan(
        [{"id": "t", "shell": "x", "when": "1 > 0", "outputs": {"a": "result.stdout"}}],
        outputs={f"o{i}": "tasks.t.outputs.a" for i in range(n)}),
    "outputs that nobody makes": lambda n: plan(
        [{"id": "t", "shell": "x", "outputs": {f"a{i}": "result.stdout" for i in range(n // 3)}}],
        outputs={f"o{i}": f"tasks.t.outputs.b{i}" for i in range(n // 3)}),
    "outputs of failed tasks": lambda n: plan(
        [{"id": f"t{i}", "shell": "x", "optional": True, "outputs": {"a": "result.stdout"}} for i in range(n // 3)],
        outputs={f"o{i}": f"tasks.t{i}.outputs.a" for i in range(n // 3)}),
    "secrets unknown": lambda n: plan(
        [{"id": "t", "shell": "x", "env": {f"A{i}": f"${{{{ secrets.x{i} }}}}" for i in range(n)}}],
        secrets={f"s{i}": "S" for i in range(n)}),
    "secrets mean nothing": lambda n: plan(
        [{"id": "t", "shell": "x", "env": {f"A{i}": f"secrets.x{i}" for i in range(n)}}],
        secrets={f"s{i}": "S" for i in range(n)}),
    "finally": lambda n: plan(**{"finally": tasks(n, lambda i: {"shell": "x", "needs": [f"x{i}"]})},
                              tasks=[{"id": "q", "shell": "x"}]),
    "concurrency": lambda n: plan(concurrency={"key": "${{ x }}" * n}),
    "holes in a text": lambda n: plan([{"id": "t", "shell": "x", "env": {"A": "${{ inputs.x }} " * n}}]),
    "different holes in a text": lambda n: plan([{"id": "t", "shell": "x", "env": {
        "A": "".join(f"${{{{ inputs.x{i} }}}} " for i in range(n))}}]),
    "good holes in a text": lambda n: plan([{"id": "t", "shell": "x", "env": {
        "A": "".join(f"${{{{ inputs.a + '{i}' }}}} " for i in range(n))}}], inputs={"a": "string"}),
    "holes in a goal": lambda n: plan([{"id": "t", "agent": {"goal": "${{ inputs.x }} " * n}}]),
    "holes in a script": lambda n: plan([{"id": "t", "shell": "${{ inputs.x }} " * n}]),
    "expression of sums": each(when="1" + " + 1" * 1000 + " > {n}"),
    "expression of lists": each(when="size([" + "1, " * 300 + "{n}]) > 1"),
    "expression of brackets": each(when="(" * 25 + "{n}" + ")" * 25 + " > 1"),
    "expression of names": lambda n: plan(tasks(n // 20, lambda i: {"shell": "x", "when": " || ".join(
        f"inputs.x{i} == {j}" for j in range(100))})),
    "expression of macros": lambda n: plan(tasks(n // 20, lambda i: {"shell": "x", "when": ".all(x, x > 1) || ".join(
        [f"[{i}]"] * 100) + ".all(x, x > 1)"})),
    "expression of macros in macros": lambda n: plan(tasks(n // 20, lambda i: {
        "shell": "x", "when": f"[{i}]" + "".join(f".all(x{j}, [1]" for j in range(12)) + ".all(x, true" + ")" * 13})),
    "expression of comparisons": lambda n: plan(tasks(n // 50, lambda i: {"shell": "x", "when": " || ".join(
        f"tasks.t0.status == 'x{i}{j}'" for j in range(100))})),
    "expression of mixed numbers": lambda n: plan(tasks(n // 20, lambda i: {"shell": "x", "when": " || ".join(
        f"{i} == 1.{j}" for j in range(100))})),
    "expression of any": lambda n: plan(tasks(n // 20, lambda i: {"shell": "x", "when": " || ".join(
        f"inputs.a.x{i} == {j}" for j in range(100))}), inputs={"a": "object"}),
    "good expressions": lambda n: plan(tasks(n, lambda i: {"shell": "x", "when": f"inputs.a + '{i}' != 'b'"}),
                                       inputs={"a": "string"}),
    "good foreach expressions": lambda n: plan(tasks(n, lambda i: {
        "shell": "x", "effect": "idempotent", "foreach": f"['a{i}']", "env": {"A": "${{ item + 'x' }}"}})),
    "good paths": lambda n: plan(tasks(n, lambda i: {"shell": "x", **(
        {"env": {"A": f"${{{{ tasks.t{i - 1}.status }}}}"}} if i else {})})),
    "good": lambda n: plan(tasks(n, lambda i: {"shell": "x"})),
    "good outputs": lambda n: plan(tasks(n, lambda i: {
        "shell": "x", "outputs": {f"a{i}": "result.stdout"}, "compensate": {
            "shell": "x", "env": {"A": f"${{{{ outputs.a{i} }}}}"}}})),
    "unknown keys of the plan": lambda n: plan(**{f"k{i}": 1 for i in range(n)}),
    "unknown keys of one task": lambda n: plan([{"id": "t", "shell": "x", **{f"k{i}": 1 for i in range(n)}}]),
    "known keys of one task": lambda n: plan([{"id": "t", "shell": "x", **{f"needs{i}": 1 for i in range(n)}}]),
    "keys with holes": lambda n: plan([{"id": "t", "shell": "x", "env": {f"{{{{{i}": 1 for i in range(n)}}]),
    "keys twice": lambda n: plan().replace('"x"', '"x"' + ', "name": "x"' * n, 1),
    "long key": lambda n: plan(**{"k" * 1_000_000: 1}),
    "long id": lambda n: plan([{"id": "k" * 1_000_000, "shell": "x"}]),
    "long need": lambda n: plan(tasks(10, lambda i: {"shell": "x", "needs": ["k" * 1_000_000]})),
    "long needs": lambda n: plan(tasks(n, lambda i: {"shell": "x", "needs": [f"{i}" + "k" * 300]})),
    "long names": lambda n: plan(tasks(n, lambda i: {"shell": "x", "when": f"inputs.x{i}" + "k" * 300})),
    "long path": lambda n: plan(tasks(n // 20, lambda i: {"shell": "x", "when": "tasks" + f".t{i}" * 400})),
    "long script": lambda n: plan([{"id": "t", "shell": "{" * 8_000_000}]),
    "long text": lambda n: plan([{"id": "t", "shell": "x", "env": {"A": "$" * 8_000_000}}]),
    "long text of percents": lambda n: plan([{"id": "t", "shell": "x", "env": {"A": "<%" * 4_000_000}}]),
    "long text of dollars": lambda n: plan([{"id": "t", "shell": "x", "env": {"A": "$(a" * 3_000_000}}]),
    "long text of dots": lambda n: plan([{"id": "t", "shell": "x", "env": {"A": "a." * 4_000_000}}]),
    "long text of names": lambda n: plan([{"id": "t", "shell": "x", "env": {"A": "inputs.a " * 1_000_000}}]),
    "long text of holes": lambda n: plan([{"id": "t", "shell": "x", "env": {"A": "${{" * 3_000_000}}]),
    "long text of braces": lambda n: plan([{"id": "t", "shell": "x", "env": {"A": "}}" * 4_000_000 + "${{ x }}"}}]),
    "long hole": lambda n: plan([{"id": "t", "shell": "x", "env": {"A": "${{ " + "x" * 8_000_000 + " }}"}}]),
    "long when": lambda n: plan([{"id": "t", "shell": "x", "when": "x-" * 4_000_000}]),
    "long condition": lambda n: plan([{"id": "t", "shell": "x", "when": "inputs.a-" * 1_000_000}]),
    "long duration": lambda n: plan([{"id": "t", "shell": "x", "timeout": "9" * 8_000_000}]),
    "long durations": lambda n: plan([{"id": "t", "shell": "x", "timeout": "1 s and " * 1_000_000}]),
    "long cron": lambda n: plan(triggers=[{"cron": "1," * 4_000_000 + "1 * * * *"}]),
    "long address": lambda n: plan([{"id": "t", "notify": {"to": ["a" * 8_000_000], "message": "x"}}]),
    "long url": lambda n: plan([{"id": "t", "http": "GET http://" + "a." * 4_000_000}]),
    "long host": lambda n: plan([{"id": "t", "http": "a-." * 2_000_000}]),
    "long pattern": lambda n: plan(inputs={"a": {"type": "string", "pattern": "(" * 4_000_000, "default": "x"}}),
    "long number": lambda n: plan([{"id": "t", "shell": "x", "retry": 1}]).replace(
        '"retry": 1', '"retry": ' + "9" * 8_000_000),
    "long fraction": lambda n: plan([{"id": "t", "python": {"call": "a:b", "args": {"x": 1}}}]).replace(
        '"x": 1', '"x": 0.' + "9" * 8_000_000),
    "long line": lambda n: plan(tasks(n * 4, lambda i: {"shell": "x", "needs": [f"y{i}"]})),
    "deep data": lambda n: plan([{"id": "t", "python": {"call": "a:b", "args": {"x": deep(900)}}}]),
    "deep JSON": lambda n: plan([{"id": "t", "python": {"call": "a:b", "args": {"x": 0}}}]).replace(
        '"x": 0', '"x": ' + "[" * 4_000_000 + "]" * 4_000_000),
    "deep open JSON": lambda n: "[" * 8_000_000,
    "wide data": lambda n: plan([{"id": "t", "python": {"call": "a:b", "args": {"x": [1e300] * n * 8}}}], timout=1),
    "data with holes": lambda n: plan([{"id": "t", "python": {"call": "a:b", "args": {
        "x": [f"${{{{ inputs.x{i} }}}}" for i in range(n)]}}}]),
    "norway": lambda n: plan(inputs={"a": {"type": "list", "default": ["no", "3.10"] * n}}, timout=1),
    "unicode": lambda n: plan(tasks(n, lambda i: {"shell": "x", "when": "\u202e" + "\u0456nputs.x" + str(i)})),
    "unicode env": lambda n: plan(tasks(n, lambda i: {
        "shell": "x", "env": {"A": "\u202e${{ \U0001f600" + str(i) + " }}"}})),
    "broken in many places": lambda n: plan(tasks(190, lambda i: {"shell": "x", "timeout": "x"}) + [
        {"id": f"z{i}", "shell": "x", "when": f"inputs.x{i}", "env": {"A": "${{ inputs.y }}"}} for i in range(n)]),
    "broken and good": lambda n: plan(tasks(190, lambda i: {"shell": "x", "timeout": "x"}) + [
        {"id": f"z{i}", "shell": "x", "env": {"A": "${{ tasks.z1.status }}"}} for i in range(n)]),
    "broken gates": lambda n: plan(phases=[{"id": f"p{i}", "tasks": [{"id": f"t{i}", "shell": "x",
        "timeout": "x" if i < 190 else "1s"}], "gate": {"options": {"go": {"then": "continue", "benefit": 1},
        "b": {"then": "continue"}, "no": {"then": "fail"}}}} for i in range(n)]),
    "broken switches": lambda n: plan(tasks(190, lambda i: {"shell": "x", "timeout": "x"}) + [
        {"id": f"z{i}", "switch": {"on": "inputs.a", "cases": {"c": {"shell": "x"}}}} for i in range(n)],
        inputs={"a": "string"}),
    "yaml of unknown keys": lambda n: "turbo: 1\n" + "".join(f"k{i}: x\n" for i in range(n * 2)),
    "yaml of wrong names": lambda n: yaml(n, "when: inputs.x{n} == 'x'"),
    "yaml of aliases": lambda n: "turbo: 1\nname: x\nx-a: &a {shell: x}\nphases: [{id: p, tasks: ["
                                 + "*a, " * 9_000 + "]}]",
    "yaml of laughs": lambda n: "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    "yaml of anchors": lambda n: "turbo: 1\n" + "".join(f"x-{i}: &a{i} x\n" for i in range(n)),
    "yaml of brackets": lambda n: "[" * 1_000_000,
    "yaml of questions": lambda n: "? " * 1_000_000,
    "yaml of dashes": lambda n: "- " * 1_000_000,
    "yaml of braces": lambda n: "{a: " * 1_000_000,
    "yaml of quotes": lambda n: "a: '" + "x\n\n" * 1_000_000,
    "yaml of comments": lambda n: "# x\n" * 1_000_000,
    "yaml of folds": lambda n: "turbo: 1\nname: x\nphases:\n- id: p\n  tasks:\n  - id: t\n    shell: >\n"
                               + "     ${{ x }}\n" * 200_000,
    "yaml of escapes": lambda n: 'turbo: 1\nname: x\nphases:\n- id: p\n  tasks:\n  - id: t\n    shell: x\n    when: "'
                               + "\\x61" * 1_000_000 + '"\n',
    "yaml of escaped holes": lambda n: "turbo: 1\nname: x\nphases:\n- id: p\n  tasks:\n  - id: t\n    shell: \"x"
                               + "\\x20${{ x }}" * 200_000 + '"\n',
    "toml of wrong names": lambda n: 'turbo = 1\nname = "x"\n[[phases]]\nid = "p"\n' + "".join(
        f'[[phases.tasks]]\nid = "t{i}"\nshell = "x"\nwhen = "inputs.x{i}"\n' for i in range(n // 2)),
    "toml of unknown keys": lambda n: "turbo = 1\n" + "".join(f"k{i} = 1\n" for i in range(n)),
    "toml of tables": lambda n: "turbo = 1\n" + "".join(f"[k{i}.a.b]\nc = 1\n" for i in range(n // 2)),
    "toml of dots": lambda n: "turbo = 1\n" + "a." * 100_000 + "a = 1\n",
    "toml of brackets": lambda n: "turbo = 1\na = " + "[" * 1_000_000,
}  # fmt: skip
FAMILIES |= {
    "good gates": gates(evidence={"e": {"check": "tasks.t{n}.status == 'COMPLETED'"}}),
    "good expressions": each(env={"A": "${{ execution.id + 'x{n}' }}"}),
    "good conditions": each(when="1 > {n}"),
    "good outputs": each(outputs={"a": "result.stdout + '{n}'"}),
    "good patterns": lambda n: plan(inputs={
        f"i{i}": {"type": "string", "pattern": f"(a?){{300}}{i}", "default": f"{i}"} for i in range(n // 20)}),
}  # fmt: skip
