"""Gates, budgets, times, effects: what leads nowhere, can't fit, or could happen twice."""

from __future__ import annotations

from tests.language.mistakes.mistake import Mistake as M

_RELEASE_OPTIONS = """\
        keep: {then: continue, benefit: 100, loss: 300}
        again: {then: repeat, undo: true, max: 2, wait: 1m, cost: 5}
        takeBack: {then: rollback, benefit: 0, loss: 0}
"""

MISTAKES = [
    M("release", "      options:\n" + _RELEASE_OPTIONS, "      «options»:\n        takeBack: {then: rollback}\n", "E0504",
      ("takeBack: {then: rollback}", "keep: {then: continue}\n        takeBack: {then: rollback}")),
    M("canary", "- id: old\n        shell: ./remove-old\n        effect: idempotent\n        when: phases.promote.status == "
      "'COMPLETED'", "- id: old\n        shell: ./remove-old\n        effect: idempotent\n    gate: {options: {go: {then: "
      "continue}, «back»: {then: rollback}}}", "E0506", ("{then: rollback}}}", "{then: fail}}}")),
    M("migrate", "    loop: {until", "    gate: {options: {go: {then: continue}, again: {then: repeat, «undo»: true}, "
      "stop: {then: fail}}}\n    loop: {until", "E0503", (", undo: true", "")),
    M("agent", "tokens: 20000,", "tokens: «200000»,", "E0505", "20000"),
    M("agent", "budgets: {tokens: 50000}", "budgets: {tokens: «70000»}", "E0505", "60000"),
    M("agent", "wallTime: 3m", "wallTime: «3h»", "E0505", "3m"),
    M("agent", "budgets: {tokens: 50000}", "budgets: {cost: «2 EUR»}", "E0505", "1 EUR"),
    M("agent", "budgets: {tokens: 50000}", "budgets: {cost: «1 USD»}", "E0505", "1 EUR"),
    M("agent", "budgets: {tokens: 50000}", "budgets: {tasks: «2»}", "E0505", "20"),
    # numbers
    M("release", "keep: {then: continue, benefit: 100, loss: 300}", "«keep»: {then: continue}", "W0601",
      ("keep: {then: continue}", "keep: {then: continue, benefit: 100, loss: 300}")),
    M("release", "      options:\n" + _RELEASE_OPTIONS, "      options:\n        stop: {then: fail}\n        «keep»: {then: "
      "continue}\n", "W0602", ("        stop: {then: fail}\n        keep: {then: continue}\n",
                              "        keep: {then: continue}\n        stop: {then: fail}\n")),
    M("canary", "rollBack: {then: rollback}", "rollBack: {then: rollback}\n        never: {then: fail, when: «1 > 2»}", "W0602",
      ("\n        never: {then: fail, when: 1 > 2}", "")),
    M("release", "      options:\n" + _RELEASE_OPTIONS, "      «options»:\n        keep: {then: continue}\n", "W0510",
      ("keep: {then: continue}", "keep: {then: continue}\n        stop: {then: fail}")),
    # effects
    M("migrate", "shell: ./backlog\n        effect: idempotent", "shell: ./backlog\n        «retry»: 2", "W0501",
      ("retry: 2", "effect: idempotent\n        retry: 2")),
    M("release", "effect: keyed\n        outputs: {id: result.body.id}", "effect: once\n        «retry»: {attempts: 3}\n        "
      "outputs: {id: result.body.id}", "W0501", ("effect: once\n", "effect: keyed\n")),
    M("migrate", "shell: ./rebuild\n        effect: idempotent", "shell: ./rebuild\n        effect: idempotent\n        "
      "«irreversible»: true", "W0502", ("\n        irreversible: true", "")),
    M("agent", "tools: [files.list, files.read, files.search]", "tools: [files.list, «files.write»]", "W0504", "files.read"),
    M("migrate", "loop: {until: tasks.backlog.outputs.left == 0", "loop: {until: «inputs.dry»", "W0508",
      "tasks.backlog.outputs.left == 0"),
    # times
    M("canary", "shell: ./load --requests 400\n        effect: idempotent\n        timeout: 10m", "shell: ./load --requests 400\n"
      "        effect: idempotent\n        timeout: «3h»", "W0509", "1h"),
    M("migrate", "timeout: 2m\n        deadline: 10m", "timeout: «20m»\n        deadline: 10m", "W0509", "10m"),
    M("migrate", "deadline: 10m", "deadline: «5h»", "W0509", "1h"),
    M("migrate", "timeout: 2m\n        deadline: 10m", "timeout: 2m\n        retry: {attempts: 3, delay: 20s, maxDelay: «5s»}\n"
      "        deadline: 10m", "W0509", "1m"),
    M("release", "every: 5s, for: 2m", "every: 5m, for: «2m»", "W0509", "20m"),
    M("canary", "timeout: 2h\n    window", "timeout: 2h\n    taskTimeout: «3h»\n    window", "W0509", "1h"),
    M("canary", "{after: 10m,", "{after: «40m»,", "W0509", "10m"),
    M("canary", "ready: {path: /health, for: 20s}", "ready: {path: /health, every: 30s, for: «20s»}", "W0509", "60s"),
    M("nightly", "warnAfter: 40m", "warnAfter: «10m»", "W0509", "40m"),
    M("nightly", "cron: 30 2 * * mon-fri", "cron: «30 2 30 2 *»", "W0512", "30 2 28 2 *"),
    M("release", "wait: 1m, cost: 5}", "wait: 1m, cost: 5, «to»: build}", "E0111", (", to: build}", "}")),
    # what people may answer
    M("fleet", "shell: ./install \"$HOST\" \"$PORT\"", "shell: ./install\n        when: tasks.consent.outputs.answer == «'yse'»", "E0409", "'yes'"),
    M("fleet", "shell: ./install \"$HOST\" \"$PORT\"", "shell: ./install\n        when: tasks.consent.outputs.answer in [«'aprove'», 'yes']", "E0409"),
]  # fmt: skip
