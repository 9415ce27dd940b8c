"""Records journals for the corpus: ``python -m tests.corpus.record``, once for each version of the entry format.

A recorded journal is never made again: what today's code wrote is what every later version has to read.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec

from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine.entries import VERSION
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import stream_of

HERE = Path(__file__).parent
PLANS: dict[str, str] = {
    "chain": """
turbo: 1
name: chain
inputs: {who: world, count: {type: integer, default: 3}}
phases:
  - id: first
    tasks:
      - {id: hello, shell: 'echo "hello $WHO"', env: {WHO: "${{ inputs.who }}"}, outputs: {said: result.stdout.trim()}}
      - {id: skipped, when: inputs.count > 5, shell: exit 1}
      - {id: pause, wait: 10ms}
  - id: second
    parallel: true
    tasks:
      - id: flaky
        effect: idempotent
        retry: {attempts: 3, delay: 10ms}
        shell: 'test -e tried || { touch tried; exit 1; }'
      - {id: optional, optional: true, shell: exit 3}
      - {id: keyed, effect: keyed, shell: 'echo "$TURBO_MODE_IDEMPOTENCY_KEY"'}
finally:
  - {id: tidy, shell: 'true'}
outputs: {said: tasks.hello.outputs.said}
""",
    "gates": """
turbo: 1
name: gates
decisionEngine: {autonomyLevel: high}
phases:
  - id: build
    tasks:
      - {id: make, shell: 'mkdir -p thing', compensate: {shell: rm -rf thing}}
      - {id: count, shell: 'ls -d thing other 2>/dev/null | wc -l', outputs: {n: result.json}}
    gate:
      question: Is it good?
      evidence: {enough: {check: tasks.count.outputs.n > 1}}
      options:
        on: {then: continue}
        again: {then: repeat, undo: true, max: 1}
        back: {then: rollback}
  - id: never
    tasks: [{id: later, shell: 'true'}]
""",
    "many": """
turbo: 1
name: many
decisionEngine: {autonomyLevel: high}
phases:
  - id: find
    tasks: [{id: list, shell: "echo a,b,c,d,e", outputs: {names: "result.stdout.trim().split(',')"}}]
  - id: move
    tasks:
      - id: shard
        foreach: tasks.list.outputs.names
        as: name
        key: name
        maxParallel: 2
        tolerate: 20%
        batch: {size: 2, first: 1}
        effect: idempotent
        shell: 'test "$NAME" != c; sleep 0.0$INDEX; echo "$INDEX"'
        env: {NAME: "${{ name }}", INDEX: "${{ index }}"}
        outputs: {number: result.json}
        compensate: {shell: 'test -n "$NAME"', env: {NAME: "${{ name }}"}}
      - {id: grid, matrix: {x: [1, 2], y: [1, 2]}, when: matrix.x != matrix.y, effect: idempotent, shell: 'true'}
      - {id: nothing, foreach: "[]", shell: 'true'}
    gate:
      evidence: {all: {check: "tasks.shard.counts.failed == 0 || tasks.shard.items[2].status == 'COMPLETED'"}}
      options: {on: {then: continue}, back: {then: rollback}}
""",
    "tries": """
turbo: 1
name: tries
inputs: {color: blue}
phases:
  - id: only
    parallel: true
    effect: idempotent
    tasks:
      - id: asks
        shell: 'n=$(cat n 2>/dev/null || echo 0); echo $((n + 1)) | tee n'
        poll: {until: int(result.stdout.trim()) >= 3, every: 10ms, for: 3000d}
      - id: picks
        switch:
          on: inputs.color
          cases: {blue: {shell: echo azure, outputs: {said: result.stdout.trim()}}}
          default: {shell: exit 1}
      - {id: saved, shell: exit 1, fallback: {shell: echo "$WHY", env: {WHY: "${{ error.code }}"}}}
      - {id: late, wait: 1h, deadline: 50ms, optional: true, onFailure: handles}
      - {id: handles, shell: 'true'}
      - {id: unheard, wait: {signal: go}, timeout: 50ms, optional: true}
      - {id: keeps, shell: echo kept > kept.txt, artifacts: {kept: kept.txt}}
      - {id: fails, shell: exit 1, optional: true, outputs: {n: {value: result.json.n, else: 7}}}
  - id: then
    tasks:
      - {id: reads, shell: 'true', when: 'tasks.fails.outputs.n == 7 && tasks.keeps.artifacts.kept[0].size == 5'}
outputs: {said: tasks.picks.outputs.said}
""",
    "phases": """
turbo: 1
name: phases
inputs: {where: here}
environments:
  here: {values: {most: 2.0, deep: {list: [1, "${{ inputs.where }}"]}}, autonomyLevel: low}
phases:
  - id: tune
    environment: ${{ inputs.where }}
    effect: idempotent
    loop: {until: tasks.turn.outputs.n >= environment.most, maxRounds: 4, wait: 10ms}
    tasks:
      - id: turn
        shell: echo $((BEFORE + 1))
        env: {BEFORE: "${{ previous.tasks.turn.outputs.?n.orValue(0) }}"}
        outputs: {n: result.json}
    gate:
      evidence:
        each: {foreach: '[1.0, 2.0]', check: item <= environment.most}
        speed:
          metric: {candidate: {values: '[1, 2, 3]'}, baseline: {values: '[1, 2, 4]'}}
          judge: {method: threshold, minSamples: 3}
      options: {on: {then: continue}, stop: {then: fail}}
    finally:
      - {id: tidy, shell: 'true'}
      - {id: rest, wait: 10ms}
  - id: hurry
    timeout: 150ms
    tasks:
      - {id: nap, wait: 5m}
      - {id: never, shell: 'true'}
    finally: [{id: after, shell: 'true', effect: idempotent}]
""",
    "forked": """
turbo: 1
name: forked
inputs: {good: {type: boolean, default: false}}
phases:
  - id: prepare
    tasks:
      - {id: make, shell: echo made, outputs: {said: result.stdout.trim()}, compensate: {shell: 'true'}}
      - {id: many, foreach: "['a', 'b']", key: item, effect: keyed, shell: 'true', compensate: {shell: 'true'}}
  - id: work
    tasks:
      - {id: pay, shell: 'true', compensate: {shell: 'true'}}
      - {id: left, effect: idempotent, shell: 'true'}
      - {id: check, effect: idempotent, shell: {command: [test, "${{ string(inputs.good) }}", "=", "true"]}}
outputs: {said: tasks.make.outputs.said}
""",
    "limits": """
turbo: 1
name: limits
inputs: {coverage: {type: number, default: 91.5}}
environments: {here: {rules: [{id: near, when: decision.confidence < 0.5, forbid: [on], reason: unsure}]}}
decisionEngine:
  autonomyLevel: full
  budgets: {tasks: 9, asks: 2, wallTime: 3000d}
  changeWindow: {days: [mon, tue, wed, thu, fri, sat, sun]}
  rules:
    - {id: covered, when: inputs.coverage > 80.0, forbid: [never], reason: it is tested well}
    - id: seen
      when: decision.option == 'on'
      require: {from: ["user:somebody"], timeout: 3000d, onTimeout: stop}
      reason: four eyes
plans:
  inner: {phases: [{id: p, tasks: [{id: t, shell: 'true'}]}]}
phases:
  - id: canary
    environment: here
    tasks:
      - {id: probe, shell: 'true'}
      - {id: deep, plan: {name: inner, budgets: {tasks: 2}}}
    gate:
      options: {on: {then: continue}, never: {then: continue}, stop: {then: fail}}
      approve: {from: ["user:somebody"], fields: {note: none}, escalate: [{after: 3000d, to: ["role:boss"]}]}
  - id: final
    pointOfNoReturn: true
    tasks: [{id: drop, shell: 'true'}]
""",
    "asked": """
turbo: 1
name: asked
decisionEngine: {autonomyLevel: manual}
phases:
  - id: only
    tasks: [{id: work, shell: 'true'}]
    gate:
      question: Go on?
      options: {on: {then: continue}, stop: {then: fail}}
""",
    "advised": """
turbo: 1
name: advised
decisionEngine: {autonomyLevel: high, deciders: [rules, model, human], budgets: {tokens: 100000}}
phases:
  - id: only
    tasks: [{id: work, shell: 'true'}]
    gate:
      evidence: {fine: {check: "tasks.work.status == 'COMPLETED'"}}
      options: {on: {then: continue}, stop: {then: fail}}
  - id: again
    tasks: [{id: more, shell: 'true'}]
    gate: {options: {on: {then: continue}, stop: {then: fail}}}
""",
}
BESIDE: dict[str, dict[str, str]] = {
    "advised": {
        "turbo-mode.yaml": "decisionEngine: {model: {name: 'scripted:opinions.json'}}",
        "opinions.json": '[{"chances": {"on": 0.9, "stop": 0.2}, "reason": "Fine.", "evidence": ["fine"]}]',
    },
}
"""Files that lie beside a plan."""


def record(name: str, text: str, folder: Path) -> dict[str, Any]:
    """Carries out one plan; returns its document for the corpus."""
    for file, content in {"plan.yaml": text, **BESIDE.get(name, {})}.items():
        (folder / file).write_text(content)
    with TurboMode(folder) as turbo:
        handle = turbo.start(Plan.load(folder / "plan.yaml") if name in BESIDE else Plan.parse(text))
        while not handle.questions and handle.status not in ("COMPLETED", "FAILED"):
            time.sleep(0.005)
        if handle.questions:
            handle.answer("d1", "on", by="somebody")
        handle.wait()
        if name == "forked":
            fork = turbo.fork(handle.id, inputs={"good": True}, start="pay", repeat=["pay"])
            fork.skip("left", reason="it is left out")
            fork.wait()
    with Reader.open(folder / ".turbo-mode") as reader:
        row = reader.executions(children=False)[0]
        plan = reader.plan(row.plan_digest)
        assert plan is not None
        bodies = [stored.body.decode() for stored in reader.read(stream_of(row.id))]
    for place in (str(folder), str(Path.cwd())):
        bodies = [body.replace(place, "/corpus") for body in bodies]
    return {"plan": plan.body.decode(), "entries": bodies, "status": row.status, "outcome": row.outcome}


def main() -> None:
    """Write what is missing in the folder of the present version."""
    target = HERE / f"v{VERSION}"
    target.mkdir(exist_ok=True)
    for name, text in PLANS.items():
        path = target / f"{name}.json"
        if not path.exists():
            with tempfile.TemporaryDirectory() as folder:
                document = record(name, text, Path(folder))
            path.write_bytes(msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n")


if __name__ == "__main__":
    main()
