"""Codes E0201 to E0232: names of things that stand elsewhere."""

from __future__ import annotations

from turbo_mode.core.plan.pages.page import Page

_ROWS = "dataSources: [{type: file, name: rows, config: {url: rows.csv}}]\n"
_OUT = "dataSinks: [{type: file, name: out, config: {url: out.csv}}]\n"
_GATE = """\
- id: canary
  tasks: [{id: probe, shell: ./probe, effect: idempotent, compensate: {shell: ./undo}}]
  gate:
    approve: {from: ["role:release"], timeout: 1h, onTimeout: %s}
    options: {go: {then: continue}, back: {then: rollback}}
"""
_INNER = """\
plans:
  deploy:
    inputs: {version: {type: string}}
    secrets: [token]
    phases: [{id: a, tasks: [{id: push, shell: ./push, env: {T: "${{ secrets.token }}"}}]}]
secrets: {token: DEPLOY_TOKEN}
phases:
  - id: main
    tasks:
      - id: call
        plan: {name: deploy, %s}
"""
_WITH_NOTICE = """\
communicationProtocol:
  notifications:
    - {events: ["%s"], to: ["%s"]}
phases: [{id: a, tasks: [{id: one, shell: make}]}]
"""

PAGES = (
    Page(
        "E0201", "the same name twice",
        "Two tasks, two phases, two plans or two sources have the same name.",
        "`tasks.build` must have one meaning in the whole plan.",
        "- {id: build, shell: make}\n- {id: build, shell: make test}\n",
        "- {id: build, shell: make}\n- {id: test, shell: make test}\n",
    ),
    Page(
        "E0202", "a need that isn't there",
        "`needs`, or `tasks` of `anomalies`, names a task or a phase that the plan doesn't have.",
        "What waits for nothing real could start too early, or never.",
        "- {id: build, shell: make}\n- {id: test, shell: make test, needs: [biuld]}\n",
        "- {id: build, shell: make}\n- {id: test, shell: make test, needs: [build]}\n",
    ),
    Page(
        "E0203", "things that wait for each other",
        "Each of these waits for the next one, and the last for the first.",
        "None of them could ever start.",
        "- {id: build, shell: make, needs: [test]}\n- {id: test, shell: make test, needs: [build]}\n",
        "- {id: build, shell: make, needs: []}\n- {id: test, shell: make test, needs: [build]}\n",
    ),
    Page(
        "E0205", "a need of another phase, or of another sort",
        "Tasks wait for tasks of their own phase, phases wait for phases.",
        "So the order of the whole can be seen from the phases alone.",
        "- {id: build, tasks: [{id: compile, shell: make}]}\n"
        "- {id: test, tasks: [{id: unit, shell: make test, needs: [compile]}]}\n",
        "- {id: build, tasks: [{id: compile, shell: make}]}\n"
        "- {id: test, needs: [build], tasks: [{id: unit, shell: make test}]}\n", "phases",
    ),
    Page(
        "E0206", "a handler that isn't there",
        "`onFailure` names the task of the same phase that runs if this one fails.",
        "A failure that nobody handles is another plan than the one that was meant.",
        "- {id: build, shell: make, onFailure: clenaup}\n- {id: cleanup, shell: make clean}\n",
        "- {id: build, shell: make, onFailure: cleanup}\n- {id: cleanup, shell: make clean}\n",
    ),
    Page(
        "E0207", "a phase that isn't there",
        "`to` of a rollback, or `before` of a baseline, names a phase that the plan doesn't have.",
        "Nobody would know how far to go back.",
        "- {id: build, tasks: [{id: make, shell: make, effect: idempotent}]}\n"
        "- id: deploy\n  tasks: [{id: push, shell: ./push, compensate: {shell: ./pull}}]\n"
        "  gate: {options: {go: {then: continue}, back: {then: rollback, to: biuld}}}\n",
        "- {id: build, tasks: [{id: make, shell: make, effect: idempotent}]}\n"
        "- id: deploy\n  tasks: [{id: push, shell: ./push, compensate: {shell: ./pull}}]\n"
        "  gate: {options: {go: {then: continue}, back: {then: rollback, to: build}}}\n", "phases",
    ),
    Page(
        "E0208", "an option that isn't there",
        "`onTimeout`, `onRefuse`, the `forbid` of a rule, or a button at a gate names an option that no gate offers.",
        "A rule that forbids nothing looks like a guard and is none.",
        _GATE % "rollBack", _GATE % "back", "phases",
    ),
    Page(
        "E0209", "an environment that isn't there",
        "`environment` of a phase names one of `environments`.",
        "The values of the environment would be missing, or those of another one used.",
        "environments: {production: {values: {replicas: 6}}}\n"
        "phases: [{id: a, environment: producton, tasks: [{id: one, shell: make}]}]\n",
        "environments: {production: {values: {replicas: 6}}}\n"
        "phases: [{id: a, environment: production, tasks: [{id: one, shell: make}]}]\n", "plan",
    ),
    Page(
        "E0210", "a data source that isn't there",
        "`source` names one of `dataSources`.",
        "Rows of another source would be other rows.",
        f"{_ROWS}phases: [{{id: a, tasks: [{{id: look, read: {{source: row}}}}]}}]\n",
        f"{_ROWS}phases: [{{id: a, tasks: [{{id: look, read: {{source: rows}}}}]}}]\n", "plan",
    ),
    Page(
        "E0211", "a data sink that isn't there",
        "`sink` names one of `dataSinks`.",
        "Rows would be written to another place, or to none.",
        f"{_OUT}phases: [{{id: a, tasks: [{{id: put, write: {{sink: outt, target: t, rows: '[]'}}}}]}}]\n",
        f"{_OUT}phases: [{{id: a, tasks: [{{id: put, write: {{sink: out, target: t, rows: '[]'}}}}]}}]\n", "plan",
    ),
    Page(
        "E0212", "a plan that isn't there",
        "A task calls one of `plans`, and there is none of that name.",
        "A plan in a file of its own is named by its path: `plan: ./deploy.yaml`.",
        "plans: {deploy: {phases: [{id: a, tasks: [{id: push, shell: ./push}]}]}}\n"
        "phases: [{id: main, tasks: [{id: call, plan: depoly}]}]\n",
        "plans: {deploy: {phases: [{id: a, tasks: [{id: push, shell: ./push}]}]}}\n"
        "phases: [{id: main, tasks: [{id: call, plan: deploy}]}]\n", "plan",
    ),
    Page(
        "E0213", "inputs that don't fit the plan that is called",
        "A call, or a trigger, gives an input that the plan doesn't have, leaves out one that it needs, or gives a "
        "value of "
        "another type.",
        "Nothing is inherited: a plan sees the inputs that it is given.",
        _INNER % "secrets: [token], inputs: {verison: '1.2'}",
        _INNER % "secrets: [token], inputs: {version: '1.2'}", "plan",
    ),
    Page(
        "E0214", "secrets that don't fit the plan that is called",
        "A call names a secret that isn't declared, or leaves out one that the called plan needs.",
        "A plan sees only the secrets that it is given.",
        _INNER % "inputs: {version: '1.2'}", _INNER % "secrets: [token], inputs: {version: '1.2'}", "plan",
    ),
    Page(
        "E0215", "an event that isn't there",
        "There is no public event of this name. The list is in [json.md](json.md).",
        "A notification of an event that never happens tells nobody anything.",
        _WITH_NOTICE % ("execution:failed", "console"), _WITH_NOTICE % ("execution:completed", "console"), "plan",
    ),
    Page(
        "E0216", "an address that leads nowhere",
        "An address is `console`, or a scheme and who is meant: `role:oncall`, `user:ada`, `team:data`, "
        "`slack:#releases`, "
        "`mailto:ops@example.com`. Those who may agree are `user:`, `role:` and `team:`.",
        "A message that reaches nobody is worse than none: its author relies on it.",
        _WITH_NOTICE % ("task:failed", "ops@example.com"),
        _WITH_NOTICE % ("task:failed", "mailto:ops@example.com"), "plan",
    ),
    Page(
        "E0217", "a time zone that isn't there",
        "Time zones have the names of the tz database, such as `Europe/Berlin`.",
        "Nine o'clock is at another time elsewhere.",
        "- {id: a, window: {days: [mon], from: '09:00', to: '17:00', timezone: Berlin}, tasks: [{id: one, shell: "
        "make}]}\n",
        "- id: a\n  window: {days: [mon], from: '09:00', to: '17:00', timezone: Europe/Berlin}\n"
        "  tasks: [{id: one, shell: make}]\n", "phases",
    ),
    Page(
        "E0231", "a file that can't be called",
        "The file that a task names as its plan can't be read, lies nowhere, is too large, or has something that only "
        "the plan that is started can have.",
        "A path begins at the folder of the file in which it stands. A plan that is handed over as text has no folder.",
        "phases: [{id: main, tasks: [{id: go, plan: ./deploy.yaml}]}]\n",
        "plans: {deploy: {phases: [{id: a, tasks: [{id: work, shell: ./work}]}]}}\n"
        "phases: [{id: main, tasks: [{id: go, plan: deploy}]}]\n", "plan",
    ),
    Page(
        "E0232", "plans that call each other",
        "A plan calls itself, directly or through others, or plans stand in one another too deeply.",
        "It would never come to an end. What is to be repeated is a `loop`, or a task with `foreach`.",
        "plans: {again: {phases: [{id: a, tasks: [{id: call, plan: again}]}]}}\n"
        "phases: [{id: main, tasks: [{id: start, plan: again}]}]\n",
        "plans: {again: {phases: [{id: a, tasks: [{id: work, shell: ./work}]}]}}\n"
        "phases: [{id: main, tasks: [{id: start, plan: again, foreach: range(3)}]}]\n", "plan",
    ),
)  # fmt: skip
