"""A short example for every record of a plan, with every key that it has; the reference page shows them.

Each is part of a plan (``tasks``, ``phases``, or a ``plan`` without its first two lines), and a test checks it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from turbo_mode.core.plan import model


class Fragment(NamedTuple):
    """YAML, and what part of a plan it is."""

    part: str
    text: str


def _tasks(text: str) -> Fragment:
    return Fragment("tasks", text.lstrip("\n"))


def _phases(text: str) -> Fragment:
    return Fragment("phases", text.lstrip("\n"))


def _plan(text: str) -> Fragment:
    return Fragment("plan", text.lstrip("\n"))


FRAGMENTS: Mapping[type[Struct], Fragment] = {
    model.Plan: Fragment(
        "plan file",
        """\
turbo: 1
name: shop
title: Release the shop
description: Builds the pages and puts them live.
version: 1.4.0
labels: {team: web}
inputs: {channel: stable}
secrets: {token: DEPLOY_TOKEN}
environments: {production: {values: {url: https://example.com}}}
env: {CHANNEL: "${{ inputs.channel }}"}
dataSources: [{type: file, name: visits, config: {url: visits.csv}}]
dataSinks: [{type: file, name: report, config: {url: report.csv}}]
decisionEngine: {autonomyLevel: high}
executionPipeline: {maxParallel: 4}
documentationFramework: {documents: [{type: releaseNotes}]}
progressTracking: {expect: 10m}
communicationProtocol: {notifications: [{events: ["execution:completed"], to: [console]}]}
triggers: [{cron: "30 2 * * mon-fri"}]
concurrency: shop
plans:
  sitemap: {phases: [{id: draw, tasks: [{id: map, effect: idempotent, shell: ./sitemap}]}]}
phases:
  - id: build
    tasks:
      - {id: pages, effect: idempotent, shell: ./build}
      - {id: maps, plan: sitemap}
      - {id: visits, read: {source: visits}, outputs: {rows: result.rows}}
      - {id: report, effect: idempotent, write: {sink: report, target: visits, rows: tasks.visits.outputs.rows}}
  - id: publish
    environment: production
    tasks:
      - id: push
        effect: idempotent
        shell: ./push "$URL"
        env: {URL: "${{ environment.url }}", TOKEN: "${{ secrets.token }}"}
finally:
  - {id: tidy, effect: idempotent, shell: rm -rf tmp}
outputs:
  pushed: tasks.push.status
""",
    ),
    model.InnerPlan: _plan("""
secrets: {token: DEPLOY_TOKEN}
plans:
  deploy:
    name: deploy-one
    title: Deploy one part
    description: Every part goes live in the same way.
    version: 2.0.0
    labels: {team: web}
    inputs: {part: {type: string}}
    secrets: [token]
    environments: {production: {values: {url: https://example.com}}}
    env: {PART: "${{ inputs.part }}"}
    decisionEngine: {autonomyLevel: medium}
    executionPipeline: {maxParallel: 2}
    plans:
      check: {phases: [{id: look, tasks: [{id: probe, effect: idempotent, shell: ./probe}]}]}
    phases:
      - id: push
        environment: production
        tasks:
          - id: send
            effect: idempotent
            shell: ./send "$URL"
            env: {URL: "${{ environment.url }}", TOKEN: "${{ secrets.token }}"}
          - {id: checked, plan: check}
    finally: [{id: tidy, effect: idempotent, shell: rm -rf tmp}]
    outputs: {sent: tasks.send.status}
phases:
  - id: all
    tasks:
      - {id: web, plan: {name: deploy, inputs: {part: web}, secrets: [token]}}
"""),
    model.Input: _plan("""
inputs:
  version: {type: string, pattern: '\\d+\\.\\d+\\.\\d+', description: The version to release}
  channel: {default: stable, enum: [stable, beta]}
  probes: {type: integer, default: 60, min: 10, max: 5000}
phases:
  - id: show
    tasks:
      - id: it
        effect: idempotent
        shell: echo "$WHAT"
        env: {WHAT: "${{ inputs.version }} ${{ inputs.channel }} ${{ inputs.probes }}"}
"""),
    model.Secret: _plan("""
secrets:
  token: {source: env, name: DEPLOY_TOKEN, description: Lets the pages go live}
  key: {source: file, name: keys/deploy.key}
phases:
  - id: deploy
    tasks:
      - {id: push, effect: idempotent, shell: ./push, env: {TOKEN: "${{ secrets.token }}", KEY: "${{ secrets.key }}"}}
"""),
    model.Environment: _plan("""
inputs: {where: {default: staging, enum: [staging, production]}}
environments:
  staging: {values: {url: https://staging.example.com}}
  production:
    values: {url: https://example.com}
    autonomyLevel: medium
    confidence: 0.95
    rules: [{id: sure, when: decision.confidence < 0.97, forbid: [keep], reason: production takes no risks}]
    changeWindow: {days: [tue, wed, thu], from: "09:00", to: "16:00", timezone: Europe/Berlin}
phases:
  - id: deploy
    environment: ${{ inputs.where }}
    tasks:
      - {id: push, effect: idempotent, shell: ./push "$URL", env: {URL: "${{ environment.url }}"}}
    gate: {options: {keep: {then: continue}, drop: {then: fail}}}
"""),
    model.Data: _plan("""
secrets: {password: DB_PASSWORD}
dataSources:
  - type: database
    name: orders
    config: {url: postgresql://db/orders, password: "${{ secrets.password }}"}
phases:
  - id: look
    tasks:
      - {id: late, read: {source: orders, query: SELECT id FROM orders}, outputs: {rows: result.rows}}
"""),
    model.Phase: _plan("""
environments: {production: {values: {url: https://example.com}}}
phases:
  - id: build
    tasks: [{id: make, effect: idempotent, shell: make}]
    gate: {options: {goOn: {then: continue}, stop: {then: fail}}}
  - id: deploy
    title: Put it live
    description: Each part is pushed; people have agreed.
    needs: [build]
    when: tasks.make.status == 'COMPLETED'
    environment: production
    window: {days: [mon, tue, wed, thu], from: "09:00", to: "17:00", timezone: Europe/Berlin}
    pointOfNoReturn: true
    effect: idempotent
    parallel: true
    maxParallel: 2
    env: {URL: "${{ environment.url }}"}
    timeout: 2h
    taskTimeout: 10m
    budgets: {wallTime: 3h}
    loop: {until: tasks.web.outputs.ok, maxRounds: 3}
    tasks:
      - {id: web, shell: ./push web, outputs: {ok: result.json.ok}}
      - {id: api, shell: ./push api}
    gate:
      options: {goOn: {then: continue}, stop: {then: fail}}
      approve: {from: ["role:release"]}
    finally:
      - {id: tidy, shell: rm -rf tmp}
"""),
    model.Loop: _phases("""
- id: drain
  effect: idempotent
  loop:
    until: tasks.left.outputs.count == 0
    maxRounds: 20
    wait: 30s
    budgets: {wallTime: 1h}
    otherwise: hold
  tasks:
    - {id: move, shell: ./move-some}
    - {id: left, shell: ./how-many, outputs: {count: result.json.count}}
"""),
    model.Window: _phases("""
- id: deploy
  window:
    days: [mon, tue, wed, thu]
    from: "09:00"
    to: "17:00"
    timezone: Europe/Berlin
    outside: wait
  tasks: [{id: push, effect: idempotent, shell: ./push}]
"""),
    model.Need: _phases("""
- {id: deploy, tasks: [{id: push, effect: idempotent, shell: ./push}]}
- id: callForHelp
  needs: [{id: deploy, is: [FAILED]}]
  tasks: [{id: ring, effect: idempotent, shell: ./ring-the-bell}]
"""),
    model.Action: _plan("""
dataSources: [{type: file, name: rows, config: {url: rows.csv}}]
dataSinks: [{type: file, name: out, config: {url: out.csv}}]
plans: {sitemap: {phases: [{id: draw, tasks: [{id: map, effect: idempotent, shell: ./sitemap}]}]}}
phases:
  - id: kinds
    tasks:
      - {id: program, effect: idempotent, shell: make}
      - {id: server, service: {command: [./serve]}}
      - {id: request, http: https://example.com/health}
      - {id: call, effect: idempotent, python: "jobs:clean"}
      - {id: model, effect: idempotent, agent: {goal: Find the mistake, output: {type: object}}}
      - {id: pause, wait: 10m}
      - {id: child, plan: sitemap}
      - {id: rows, read: {source: rows}, outputs: {rows: result.rows}}
      - {id: store, effect: idempotent, write: {sink: out, target: out, rows: tasks.rows.outputs.rows}}
      - {id: tell, effect: idempotent, notify: {to: [console], message: Rows are stored}}
      - {id: elsewhere, workflow: {system: airflow, name: refresh}}
  - id: how
    tasks:
      - id: upload
        effect: keyed
        idempotencyKey: upload-${{ execution.id }}
        onEngineLoss: finish
        sandbox: true
        cwd: site
        shell: ./upload
        env: {TARGET: production}
        passEnv: [HTTPS_PROXY]
        timeout: 5m
        retry: 3
        expect: result.exitCode in [0, 3]
        outputs: {url: result.json.url}
        artifacts: {log: upload-*.log}
      - id: ready
        http: https://example.com/ready
        poll: {until: result.body.ready, every: 10s, for: 5m}
"""),
    model.Task: _plan("""
inputs: {hosts: {type: list, default: [a, b]}, go: {type: boolean, default: true}}
phases:
  - id: many
    parallel: true
    tasks:
      - id: host
        title: Update a host
        description: One instance for each host.
        when: inputs.go
        foreach: inputs.hosts
        as: host
        key: host
        maxParallel: 8
        maxItems: 500
        tolerate: 5%
        batch: {size: 20, first: 1}
        priority: 10
        concurrency: host-${{ host }}
        runOn: [linux]
        optional: true
        blastRadius: 0.02
        effect: idempotent
        shell: {command: [./update, "${{ host }}"]}
        deadline: 30m
        compensate: {effect: idempotent, shell: {command: [./downgrade, "${{ host }}"]}}
        fallback: {effect: idempotent, shell: {command: [./reinstall, "${{ host }}"]}}
      - {id: build, matrix: {os: [linux, mac], python: ["3.11", "3.12"]}, effect: idempotent, shell: make}
    gate: {options: {goOn: {then: continue}, stop: {then: fail}}}
  - id: final
    tasks:
      - id: tag
        irreversible: true
        shell: git push origin v1
        onFailure: ring
        verify: {effect: idempotent, shell: git ls-remote origin refs/tags/v1, done: result.stdout != ''}
      - {id: ring, effect: idempotent, shell: ./ring-the-bell}
      - {id: ask, needs: [tag], approve: {from: ["role:release"]}}
      - {id: choose, decide: {options: {yes: {}, no: {}}}}
      - id: pick
        switch: {on: size(inputs.hosts), cases: {"2": {effect: idempotent, shell: make}}, default: {wait: 1s}}
"""),
    model.Batch: _plan("""
inputs: {hosts: {type: list, default: [a, b, c]}}
phases:
  - id: update
    tasks:
      - id: host
        foreach: inputs.hosts
        batch: {size: 20, first: 2, tolerateFirst: 0%}
        effect: idempotent
        shell: {command: [./update, "${{ item }}"]}
"""),
    model.Verify: _tasks("""
- id: tag
  shell: git push origin v1
  verify:
    effect: idempotent
    shell: git ls-remote origin refs/tags/v1
    done: result.stdout != ''
"""),
    model.Shell: _tasks("""
- id: exactly
  effect: idempotent
  shell: {command: [python3, -m, build], stdin: {mode: fast}}
- id: script
  effect: idempotent
  shell:
    interpreter: [python3]
    script: |
      import sys
      print(sys.argv[1:])
    args: [one, two]
"""),
    model.Service: _tasks("""
- id: server
  service:
    command: [python3, server.py]
    args: [--verbose]
    ready: {path: /health}
    grace: 5s
- id: scripted
  service:
    interpreter: [python3]
    script: |
      import http.server, os
      port = int(os.environ["PORT"])
      http.server.HTTPServer(("127.0.0.1", port), http.server.SimpleHTTPRequestHandler).serve_forever()
"""),
    model.Ready: _tasks("""
- id: server
  service:
    command: [./serve]
    ready: {path: /health, status: 204, every: 200ms, for: 1m}
"""),
    model.Http: _plan("""
secrets: {token: DEPLOY_TOKEN}
phases:
  - id: call
    tasks:
      - id: create
        effect: idempotent
        http:
          url: https://example.com/releases
          method: POST
          headers: {X-Request: "${{ execution.id }}"}
          query: {notify: "no"}
          json: {version: 1.2.0}
          auth: Bearer ${{ secrets.token }}
          followRedirects: true
      - id: text
        effect: idempotent
        http: {url: https://example.com/notes, method: PUT, body: Released}
"""),
    model.Python: _tasks("""
- id: clean
  effect: idempotent
  python: {call: "jobs:clean", args: {days: 30}}
  outputs: {removed: result.value.removed}
"""),
    model.Agent: _plan("""
inputs: {log: {default: "Tests fail"}}
phases:
  - id: mend
    tasks:
      - id: think
        effect: idempotent
        agent:
          goal: Find the line that is wrong. Answer with the file and the line.
          model: scripted:answers.json
          context: {log: "${{ inputs.log }}"}
          tools: [files.read, files.search]
          output:
            type: object
            required: [file, line]
            properties: {file: {type: string}, line: {type: integer}}
          budgets: {tokens: 20000, steps: 12}
          repairs: 1
        outputs: {file: result.output.file}
"""),
    model.Wait: _tasks("""
- {id: pause, wait: {for: 10m}}
- {id: go, wait: {signal: goAhead}, outputs: {by: result.data.by}}
"""),
    model.Approve: _tasks("""
- id: signOff
  approve:
    question: Is the change announced?
    from: ["role:release", "user:ada"]
    quorum: 2
    notAuthor: true
    when: '!execution.trigger.startsWith("cron ")'
    fields: {ticket: {type: string, pattern: 'CHG\\d+'}}
    options: {later: {title: Not today}}
    timeout: 4h
    onTimeout: hold
    onRefuse: hold
    escalate: [{after: 1h, to: ["role:oncall"]}]
  outputs: {ticket: result.fields.ticket}
"""),
    model.Escalation: _tasks("""
- id: signOff
  approve:
    from: ["role:release"]
    escalate: [{after: 1h, to: ["role:oncall", "slack:#releases"]}]
"""),
    model.Field: _plan("""
inputs: {replicas: {type: integer, default: 5}, notes: ""}
phases:
  - id: canary
    tasks: [{id: probe, effect: idempotent, shell: ./probe}]
    gate:
      options: {ship: {then: continue}, drop: {then: fail}}
      approve:
        from: ["role:release"]
        fields:
          replicas: {type: integer, value: inputs.replicas, min: 1, max: 10, description: how many to begin with}
          color: {default: blue, enum: [blue, green]}
          ticket: {pattern: 'CHG\\d+'}
  - id: all
    tasks:
      - id: scale
        effect: idempotent
        shell: ./scale
        env: {REPLICAS: "${{ phases.canary.decision.fields.?replicas.orValue(inputs.replicas) }}"}
"""),
    model.Button: _tasks("""
- id: signOff
  approve:
    from: ["role:release"]
    options: {later: {title: Not today, description: Ask again tomorrow}}
"""),
    model.Decide: _tasks("""
- {id: probe, effect: idempotent, shell: ./probe, outputs: {load: result.json.load}}
- id: size
  decide:
    question: How many hosts?
    evidence: {calm: {check: tasks.probe.outputs.load < 0.5, critical: false}}
    options: {few: {benefit: 10}, many: {cost: 5}}
    confidence: 0.8
    approve: {from: ["role:ops"], when: tasks.probe.outputs.load > 0.9}
    deciders: [rules, human]
  outputs: {option: result.option}
"""),
    model.Choice: _tasks("""
- {id: probe, effect: idempotent, shell: ./probe, outputs: {load: result.json.load}}
- id: size
  decide:
    options:
      few: {description: Two hosts are enough, when: tasks.probe.outputs.load < 0.5, benefit: 10, loss: 30}
      many: {cost: 5, reversible: false}
"""),
    model.Switch: _plan("""
inputs: {where: {default: staging, enum: [staging, production]}}
phases:
  - id: deploy
    tasks:
      - id: push
        switch:
          on: inputs.where
          cases:
            production: {effect: idempotent, shell: ./push --all}
          default: {effect: idempotent, shell: ./push --one}
"""),
    model.SubPlan: _plan("""
secrets: {token: DEPLOY_TOKEN}
plans:
  deploy:
    inputs: {part: web}
    secrets: [token]
    phases:
      - id: push
        tasks:
          - id: send
            effect: idempotent
            shell: ./send
            env: {PART: "${{ inputs.part }}", TOKEN: "${{ secrets.token }}"}
phases:
  - id: all
    tasks:
      - id: web
        plan: {name: deploy, inputs: {part: web}, secrets: [token], budgets: {wallTime: 10m}}
      - {id: registered, plan: {name: announce, version: 1.4.0}}
"""),
    model.Cursor: _plan("""
dataSources: [{type: database, name: shop, config: {dialect: sqlite, database: shop.db}}]
phases:
  - id: load
    tasks:
      - id: fresh
        read:
          source: shop
          query: SELECT id FROM orders WHERE id > :after ORDER BY id
          cursor: {by: id, start: 0, param: after, name: fresh orders}
        outputs: {ids: "result.rows.map(r, r.id)"}
"""),
    model.Read: _plan("""
inputs: {day: 2026-01-31}
dataSources:
  - {type: database, name: orders, config: {url: sqlite:orders.db}}
  - {type: file, name: exports, config: {url: exports}}
phases:
  - id: look
    tasks:
      - id: late
        read:
          source: orders
          query: SELECT id FROM orders WHERE due < :day
          params: {day: "${{ inputs.day }}"}
          limit: 500
        outputs: {ids: "result.rows.map(row, row.id)"}
      - {id: today, read: {source: exports, path: "${{ inputs.day }}.csv"}, outputs: {rows: result.rows}}
      - {id: new, read: {source: exports, path: "*.csv", cursor: {by: name}}, outputs: {rows: result.rows}}
"""),
    model.Flow: _plan("""
inputs: {day: 2026-01-31}
dataSources:
  - {type: database, name: orders, config: {url: sqlite:orders.db}}
  - {type: file, name: days, config: {url: days}}
dataSinks: [{type: file, name: exports, config: {url: exports}}]
phases:
  - id: keep
    tasks:
      - id: copy
        write:
          sink: exports
          target: orders.csv
          from:
            source: orders
            query: SELECT * FROM orders WHERE due < :day
            params: {day: "${{ inputs.day }}"}
            limit: 1000000
          mode: replace
      - {id: day, write: {sink: exports, target: day.csv, from: {source: days, path: day.json}, mode: replace}}
      - {id: new, write: {sink: exports, target: all.csv, from: {source: days, path: "*.csv", cursor: {by: name}}}}
"""),
    model.Write: _plan("""
dataSources: [{type: file, name: exports, config: {url: exports}}]
dataSinks: [{type: database, name: warehouse, config: {url: sqlite:warehouse.db}}]
phases:
  - id: keep
    tasks:
      - id: audit
        write:
          sink: warehouse
          target: runs
          rows: "[{'run': execution.id}]"
          mode: upsert
          key: [run]
      - {id: load, write: {sink: warehouse, target: orders, from: {source: exports, path: orders.csv}, mode: replace}}
"""),
    model.Notify: _tasks("""
- id: tell
  effect: idempotent
  notify:
    to: ["slack:#releases", console]
    message: Version 1.2.0 is live.
    urgency: high
    ack: 15m
"""),
    model.Workflow: _tasks("""
- id: refresh
  workflow:
    system: airflow
    connection: main
    name: refresh_orders
    inputs: {full: true}
    wait: true
    poll: 30s
"""),
    model.Output: _tasks("""
- id: login
  effect: idempotent
  shell: ./login
  outputs:
    session: {value: result.json.session, secret: true}
    rows: {value: result.json.rows, else: []}
"""),
    model.Retry: _tasks("""
- id: upload
  effect: keyed
  shell: ./upload
  retry: {attempts: 5, delay: 1s, backoff: 2, maxDelay: 1m, jitter: 0.1, when: error.code != 'timeout'}
- id: health
  http: https://example.com/health
  retry: {attempts: 20, every: 500ms}
"""),
    model.Poll: _tasks("""
- id: ready
  http: https://example.com/ready
  poll: {until: result.body.ready, every: 10s, for: 5m}
"""),
    model.Gate: _phases("""
- id: canary
  tasks:
    - {id: probe, effect: idempotent, shell: ./probe, outputs: {failed: result.json.failed}}
  gate:
    question: Send all traffic to the new version?
    evidence:
      answers: {check: tasks.probe.outputs.failed == 0}
    options:
      widen: {then: continue, benefit: 100, loss: 500}
      stop: {then: fail}
    confidence: 0.9
    approve: {from: ["role:release"], when: decision.confidence < 0.95}
    deciders: [rules, expectedValue, human]
"""),
    model.Evidence: _plan("""
inputs: {hosts: {type: list, default: [a, b]}}
phases:
  - id: canary
    tasks:
      - {id: probe, foreach: inputs.hosts, effect: idempotent, shell: ./probe, outputs: {ms: result.json.ms}}
    gate:
      evidence:
        each: {title: Every host is fast, foreach: tasks.probe.outputs.ms, as: ms, check: ms < 250.0, critical: false}
        speed:
          metric: {candidate: {values: tasks.probe.outputs.ms}, baseline: {values: "[20.0, 21.0, 19.0]"}}
          judge: {worse: higher, tolerance: 25%}
          looks: {count: 3}
        calm: {anomalies: {severity: HIGH}}
      options: {widen: {then: continue}, again: {then: repeat, max: 2, wait: 5m}, stop: {then: fail}}
"""),
    model.Anomalies: _phases("""
- id: load
  tasks: [{id: fetch, effect: idempotent, shell: ./fetch}, {id: pack, effect: idempotent, shell: ./pack}]
  gate:
    evidence:
      calm: {anomalies: {kinds: [slow, stuck, looping], tasks: [pack], severity: MEDIUM, tolerate: 1}}
    options: {goOn: {then: continue}, stop: {then: fail}}
"""),
    model.Looks: _phases("""
- id: canary
  tasks: [{id: probe, effect: idempotent, shell: ./probe, outputs: {failed: result.json.failed}}]
  gate:
    evidence:
      answers:
        check: tasks.probe.outputs.failed == 0
        looks: {count: 5, failures: 1, inconclusive: 1, errorsInARow: 2, successesInARow: 3}
    options: {widen: {then: continue}, again: {then: repeat, max: 4, wait: 5m}, stop: {then: fail}}
"""),
    model.Metric: _plan("""
dataSources: [{type: api, name: prometheus, config: {url: http://prometheus.example.com}}]
phases:
  - {id: before, tasks: [{id: look, effect: idempotent, shell: ./probe}]}
  - id: canary
    tasks: [{id: shift, effect: idempotent, shell: ./shift 25}]
    gate:
      evidence:
        latency:
          metric:
            source: prometheus
            window: 10m
            unit: ms
            value: row.ms
            candidate: {query: latency_by_host, where: row.version == 'new'}
            history: 7d
            by: [region]
        calm: {metric: {candidate: {values: "[1.0, 2.0]"}, baseline: {values: "[1.0, 3.0]"}}}
      options: {widen: {then: continue}, stop: {then: fail}}
"""),
    model.Samples: _plan("""
dataSources: [{type: api, name: prometheus, config: {url: http://prometheus.example.com}}]
phases:
  - id: shift
    tasks: [{id: some, effect: idempotent, shell: ./shift 25, outputs: {ms: result.json.ms}}]
  - id: canary
    tasks: [{id: visit, effect: idempotent, shell: ./visit, outputs: {ms: result.json.ms}}]
    gate:
      evidence:
        own: {metric: {candidate: {values: tasks.visit.outputs.ms}, baseline: {values: tasks.some.outputs.ms}}}
        latency:
          metric:
            source: prometheus
            value: row.ms
            candidate: {query: "latency{version=:v}", where: row.ok, params: {v: new}}
            baseline: {before: shift, window: 1h}
      options: {widen: {then: continue}, stop: {then: fail}}
"""),
    model.Judge: _phases("""
- id: canary
  tasks: [{id: visit, effect: idempotent, shell: ./visit, outputs: {old: result.json.old, new: result.json.new}}]
  gate:
    evidence:
      latency:
        metric: {candidate: {values: tasks.visit.outputs.new}, baseline: {values: tasks.visit.outputs.old}}
        judge:
          method: auto
          worse: higher
          tolerance: 25%
          alpha: 0.05
          minSamples: 30
          critical: false
          weight: 2
          noData: hold
    options: {widen: {then: continue}, stop: {then: fail}}
"""),
    model.Option: _phases("""
- {id: prepare, tasks: [{id: copy, effect: idempotent, shell: ./copy}]}
- id: canary
  tasks:
    - id: start
      effect: idempotent
      shell: ./start
      compensate: {effect: idempotent, shell: ./stop}
  gate:
    options:
      widen: {then: continue, allowFailed: true, benefit: 100, loss: 500, reversible: false}
      again: {then: repeat, max: 2, undo: true, wait: 5m, description: Once more, cost: 5}
      takeBack: {then: rollback, to: prepare, when: tasks.start.status == 'FAILED'}
"""),
    model.DecisionEngine: _plan("""
decisionEngine:
  autonomyLevel: high
  confidence: 0.85
  deciders: [rules, expectedValue, human]
  actsAlone: [removes]
  rules:
    - {id: quiet, when: decision.blastRadius > 0.5, forbid: [widen], reason: Half of all users are too many at once}
  budgets: {asks: 2, wallTime: 2h}
  changeWindow: {days: [mon, tue, wed, thu], from: "09:00", to: "17:00", timezone: Europe/Berlin}
phases:
  - id: deploy
    tasks: [{id: push, effect: idempotent, shell: ./push}]
    gate: {options: {widen: {then: continue}, stop: {then: fail}}}
"""),
    model.Rule: _plan("""
decisionEngine:
  rules:
    - id: big
      when: decision.blastRadius > 0.2
      require: {from: ["role:release"]}
      reason: More than a fifth of all users needs a person
    - {id: bigger, when: decision.blastRadius > 0.5, forbid: [widen], reason: Half of all users are too many at once}
phases:
  - id: deploy
    tasks: [{id: push, effect: idempotent, shell: ./push}]
    gate: {options: {widen: {then: continue}, stop: {then: fail}}}
"""),
    model.Budgets: _plan("""
decisionEngine:
  budgets: {cost: 20 EUR, tokens: 60000, tasks: 500, steps: 100, asks: 2, wallTime: 2h}
phases:
  - {id: deploy, tasks: [{id: push, effect: idempotent, shell: ./push}]}
"""),
    model.ExecutionPipeline: _plan("""
executionPipeline:
  parallelExecution: true
  maxParallel: 8
  defaults: {timeout: 30m}
  onCrash: resume
  sandbox: all
  artifacts: {quota: 2GiB}
phases:
  - {id: build, tasks: [{id: make, effect: idempotent, shell: make}]}
"""),
    model.Defaults: _plan("""
executionPipeline:
  defaults: {timeout: 30m, retry: 2, interpreter: [/bin/bash, -eu]}
phases:
  - {id: build, tasks: [{id: make, effect: idempotent, shell: make}]}
"""),
    model.ArtifactStore: _plan("""
executionPipeline:
  artifacts: {quota: 2GiB, keep: 14d}
phases:
  - {id: build, tasks: [{id: make, effect: idempotent, shell: make, artifacts: {wheel: dist/*.whl}}]}
"""),
    model.DocumentationFramework: _plan("""
documentationFramework:
  documents: [{type: releaseNotes, to: NOTES.md}]
phases:
  - {id: build, tasks: [{id: make, effect: idempotent, shell: make}]}
"""),
    model.Document: _plan("""
documentationFramework:
  documents:
    - {type: releaseNotes, to: NOTES.md}
    - {type: postMortem, when: execution.status == 'FAILED'}
phases:
  - {id: build, tasks: [{id: make, effect: idempotent, shell: make}]}
"""),
    model.ProgressTracking: _plan("""
progressTracking:
  expect: 20m
  warnAfter: 40m
  reports: [{every: 10m, to: ["slack:#releases"]}]
phases:
  - {id: build, tasks: [{id: make, effect: idempotent, shell: make}]}
"""),
    model.ProgressReport: _plan("""
progressTracking:
  reports: [{every: 10m, to: ["slack:#releases"], message: "Still at ${{ execution.plan }}"}]
phases:
  - {id: build, tasks: [{id: make, effect: idempotent, shell: make}]}
"""),
    model.CommunicationProtocol: _plan("""
communicationProtocol:
  notifications: [{events: ["execution:completed"], to: ["slack:#releases"]}]
phases:
  - {id: build, tasks: [{id: make, effect: idempotent, shell: make}]}
"""),
    model.Notification: _plan("""
communicationProtocol:
  notifications:
    - events: ["decision:escalated", "execution:completed"]
      to: ["role:release", console]
      when: event.data.status != 'COMPLETED'
      urgency: high
      message: ${{ event.event }} of ${{ execution.plan }}
phases:
  - {id: build, tasks: [{id: make, effect: idempotent, shell: make}]}
"""),
    model.Trigger: _plan("""
inputs: {commit: main}
triggers:
  - {cron: "30 2 * * mon-fri", timezone: Europe/Berlin, overlap: skip, catchUp: latest}
  - {webhook: github:push, when: event.ref == 'refs/heads/main', inputs: {commit: "${{ event.after }}"}}
  - {event: "execution:completed", when: event.data.plan == 'build'}
phases:
  - {id: build, tasks: [{id: make, effect: idempotent, shell: make, env: {COMMIT: "${{ inputs.commit }}"}}]}
"""),
    model.Concurrency: _plan("""
inputs: {where: {default: staging, enum: [staging, production]}}
concurrency: {key: "deploy-${{ inputs.where }}", overlap: queue}
phases:
  - {id: deploy, tasks: [{id: push, effect: idempotent, shell: ./push, env: {WHERE: "${{ inputs.where }}"}}]}
"""),
}
"""By record, in the order of the page."""
