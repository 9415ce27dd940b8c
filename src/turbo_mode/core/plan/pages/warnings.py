"""Codes W0109 to W0602: what can be carried out, and probably isn't meant."""

from __future__ import annotations

from turbo_mode.core.plan.pages.page import Page

_MAYBE = "inputs: {extra: {type: boolean, default: false}}\nphases:\n  - id: a\n    tasks:\n" \
    "      - {id: build, shell: make, when: inputs.extra, outputs: {file: result.stdout}}\n" \
    "      - {id: pack, shell: ./pack, env: {F: \"${{ %s }}\"}}\n"  # fmt: skip
_AGENT = '- id: think\n  effect: idempotent\n  agent: {goal: %s, model: "scripted:a.json", %soutput: {type: object}}\n'
_LOG = "- {id: log, shell: ./log, outputs: {text: result.stdout}}\n"
_LOOP = "- id: a\n  tasks: [{id: work, shell: ./work, effect: idempotent, outputs: {left: result.json.left}}]\n" \
    "  loop: {until: %s, maxRounds: 5}\n"  # fmt: skip
_PUSH = "- id: deploy\n  tasks: [{id: push, shell: ./push, effect: idempotent}]\n"
_UNDO = "compensate: {shell: ./undo, effect: idempotent}"
_GO = "  gate: {options: {go: {then: continue}, stop: {then: fail}}}\n"
_SECOND = "  gate: {options: {go: {then: continue%s}, again: {then: repeat, cost: 5}, stop: {then: fail, loss: 20}}}\n"
_WINDOWS = "decisionEngine: {changeWindow: {days: [mon, tue]}}\nphases:\n" \
    "  - {id: a, window: {days: [%s]}, tasks: [{id: one, shell: make}]}\n"  # fmt: skip
_CALL = "secrets: {token: TOKEN}\nplans: {deploy: {phases: [{id: a, tasks: [{id: push, shell: ./push}]}]}}\n" \
    "phases: [{id: main, tasks: [{id: call, plan: {name: deploy%s}}]}]\n"  # fmt: skip
_THERE = (
    "environments: {staging: {values: {url: 'https://staging.example.com'}}}\n"
    "phases: [{id: a, environment: '${{ inputs.where }}', tasks: [{id: one, shell: make}]}]\n"
)
_SWITCH = (
    "inputs: {target: %s}\nphases:\n  - id: a\n    tasks:\n"
    "      - {id: push, switch: {on: inputs.target, cases: {live: {shell: ./push}}%s}}\n"
)
_COUNTED = "phases: [{id: a, tasks: [{id: one, shell: make, foreach: range(%s)}]}]\n"

PAGES = (
    Page(
        "W0109", "`yes`, `no`, `on`, `off` or a number with a zero at its end",
        "Here any value may stand. YAML 1.2 reads `no` as text, and `3.10` as the number 3.1.",
        "Write `true` or `false`, or put a text in quotes.",
        "- {id: one, python: {call: 'app:main', args: {country: no}}}\n",
        "- {id: one, python: {call: 'app:main', args: {country: 'no'}}}\n",
    ),
    Page(
        "W0110", "an invisible sign that turns the order of letters",
        "The text has a sign that makes editors show what follows from right to left.",
        "People then read another text than the one that is carried out.",
        "- {id: one, shell: \"echo \u202enimda\"}\n",
        "- {id: one, shell: \"echo admin\"}\n",
    ),
    Page(
        "W0111", "a key that changes nothing",
        "The key is known and has no effect on this kind of task, or on this effect class; or it is a limit, and one "
        "further out is stricter: an `autonomyLevel` can only be lowered further in, a `confidence` only raised.",
        "Perhaps another kind was meant, or a stricter limit. Else leave it out.",
        "- {id: look, http: 'https://example.com', env: {A: x}}\n",
        "- {id: look, http: 'https://example.com'}\n",
    ),
    Page(
        "W0112", "a variable that no script can read",
        "The name of an environment variable has other signs than letters, digits and `_`.",
        "In a shell `$A-B` is `$A` and `-B`, and some shells don't hand such variables on. A program that is started "
        "by `command:` may have them.",
        "- {id: push, shell: ./push, env: {BUILD-ID: '7'}}\n",
        "- {id: push, shell: ./push, env: {BUILD_ID: '7'}}\n",
    ),
    Page(
        "W0501", "a retry could repeat an effect that happens only once",
        "The task is retried, and its effect class is `once`, which is the default for programs, agents and POST.",
        "If the first try did something before it failed, it is done twice. Say `idempotent` where that is harmless, "
        "or add "
        "`verify`.",
        "- {id: push, shell: ./push, retry: 3}\n",
        "- {id: push, shell: ./push, retry: 3, effect: idempotent}\n",
    ),
    Page(
        "W0502", "something that can't be taken back, with no gate before it",
        "A task is `irreversible`, or a phase a `pointOfNoReturn`, and nothing is decided before it.",
        "This is the moment for a look at the evidence, or for a person.",
        "- {id: a, tasks: [{id: drop, shell: ./drop, irreversible: true}]}\n",
        _PUSH + _GO + "- {id: a, tasks: [{id: drop, shell: ./drop, irreversible: true}]}\n", "phases",
    ),
    Page(
        "W0503", "a rollback that leaves something",
        "An option rolls back, and some tasks before it happen once and have no `compensate`.",
        "After the rollback their effects are still there.",
        "- id: deploy\n  tasks:\n    - {id: push, shell: ./push}\n    - {id: link, shell: ./link, " + _UNDO + "}\n"
        "  gate: {options: {go: {then: continue}, back: {then: rollback}}}\n",
        f"- id: deploy\n  tasks:\n    - {{id: push, shell: ./push, {_UNDO}}}\n"
        f"    - {{id: link, shell: ./link, {_UNDO}}}\n"
        "  gate: {options: {go: {then: continue}, back: {then: rollback}}}\n", "phases",
    ),
    Page(
        "W0504", "an agent that may act before anybody has decided",
        "One of its tools changes something, and no gate and no approval comes before the task.",
        "Let the agent answer, and let a task after a gate act on the answer.",
        _AGENT % ("Mend it", "tools: [files.write], "), _AGENT % ("Mend it", "tools: [files.read], "),
    ),
    Page(
        "W0505", "an output of something that may not have completed",
        "The task may have been skipped, may have failed, or went another way, and then has no such output.",
        "Read it with `.?` and `orValue`, or give the output an `else`.",
        _MAYBE % "tasks.build.outputs.file", _MAYBE % "tasks.build.outputs.?file.orValue('')", "plan",
    ),
    Page(
        "W0506", "an option would do a `once` task again",
        "`then: repeat` does every task of the phase again, those of effect class `once` too.",
        "Say `idempotent` where that is harmless, or `undo: true` and `compensate`.",
        "- id: a\n  tasks: [{id: push, shell: ./push}]\n"
        "  gate: {options: {go: {then: continue}, again: {then: repeat}, stop: {then: fail}}}\n",
        "- id: a\n  tasks: [{id: push, shell: ./push, effect: idempotent}]\n"
        "  gate: {options: {go: {then: continue}, again: {then: repeat}, stop: {then: fail}}}\n", "phases",
    ),
    Page(
        "W0507", "text from elsewhere in the goal of an agent",
        "The goal is made of what another task printed, or of an input that is data.",
        "Whoever writes that text could give the agent another goal. In `context` it is data.",
        _LOG + _AGENT % ("\"Explain ${{ tasks.log.outputs.text }}\"", ""),
        _LOG + _AGENT % ("Explain the log", "context: {log: \"${{ tasks.log.outputs.text }}\"}, "),
    ),
    Page(
        "W0508", "a loop whose condition no round can change",
        "`until` reads nothing that a task of this phase makes.",
        "It is true at once, or it is never true.",
        _LOOP % "execution.attempt > 3", _LOOP % "tasks.work.outputs.left == 0", "phases",
    ),
    Page(
        "W0509", "times that don't fit together",
        "A limit ends what it limits before a longer one can matter, or a time is too short for what it is for.",
        "One of the two is probably not what was meant.",
        "- {id: a, timeout: 5m, tasks: [{id: one, shell: make, timeout: 10m}]}\n",
        "- {id: a, timeout: 15m, tasks: [{id: one, shell: make, timeout: 10m}]}\n", "phases",
    ),
    Page(
        "W0510", "a gate that may have no permitted answer",
        "If a task fails, or critical evidence doesn't pass, `then: continue` is forbidden, and there is no other way.",
        "The execution would hold, and a person could only cancel it.",
        _PUSH + "  gate: {options: {go: {then: continue}}}\n", _PUSH + _GO, "phases",
    ),
    Page(
        "W0511", "windows that are never open together",
        "The window of the phase and the `changeWindow` of the plan have no common time.",
        "The phase could never begin.",
        _WINDOWS % "wed", _WINDOWS % "tue, wed", "plan",
    ),
    Page(
        "W0512", "a trigger that never comes",
        "No year has such a day.",
        "The plan would never be started.",
        "triggers: [{cron: 0 3 30 2 *}]\nphases: [{id: a, tasks: [{id: one, shell: make}]}]\n",
        "triggers: [{cron: 0 3 28 2 *}]\nphases: [{id: a, tasks: [{id: one, shell: make}]}]\n", "plan",
    ),
    Page(
        "W0513", "a secret for a plan that doesn't take it",
        "The call gives a secret that the called plan doesn't declare.",
        "It stays unused, and the list says more than is true.",
        _CALL % ", secrets: [token]", _CALL % "", "plan",
    ),
    Page(
        "W0514", "a key that is the same for every instance",
        "`key` of a task with `foreach` or `matrix` reads nothing that differs from instance to instance.",
        "The key is the stable name of an instance, for people and for whoever recognises a repeat.",
        "- {id: one, shell: make, foreach: '[1, 2]', key: execution.id}\n",
        "- {id: one, shell: make, foreach: '[1, 2]', key: item}\n",
    ),
    Page(
        "W0515", "a request with a body that is a GET",
        "There is `json` or `body`, and nobody said which `method` is meant; the default is GET.",
        "Most servers ignore the body of a GET, or refuse it.",
        "- {id: tell, http: {url: 'https://example.com/hook', json: {done: true}}}\n",
        "- {id: tell, http: {url: 'https://example.com/hook', method: POST, json: {done: true}}}\n",
    ),
    Page(
        "W0516", "a secret in plain sight",
        "A variable or header whose name says that it is secret has its value in the plan.",
        "A plan is read by many, and kept. It names secrets, and never holds them.",
        "- {id: push, shell: ./push, env: {DEPLOY_TOKEN: abc123def456}}\n",
        "- {id: push, shell: ./push, passEnv: [DEPLOY_TOKEN]}\n",
    ),
    Page(
        "W0517", "a switch that has no case for some values",
        "`on` may have a value for which there is neither a case nor a `default`.",
        "The task fails there (`no_case`). Say what is to be done, or what the value may be.",
        _SWITCH % ("{}", ""), _SWITCH % ("{}", ", default: {shell: exit 1}"), "plan",
    ),
    Page(
        "W0518", "a text that may be no number",
        "`int`, `double`, `timestamp` and the like are given a text of the plan that may be anything.",
        "Where it is no number, or no time, the expression has no value, and what needs it fails.",
        "inputs: {count: '3'}\n" + _COUNTED % "int(inputs.count)",
        "inputs: {count: {type: integer, default: 3}}\n" + _COUNTED % "inputs.count", "plan",
    ),
    Page(
        "W0519", "a variable that nothing sets",
        "A script reads a variable that neither `env:`, nor `passEnv:`, nor the script itself sets. Programs don't see "
        "the variables of the engine.",
        "A shell that runs with `-u`, as it does here, ends there; another one goes on with an empty text.",
        "- {id: push, shell: './push \"$TARGT\"', env: {TARGET: live}}\n",
        "- {id: push, shell: './push \"$TARGET\"', env: {TARGET: live}}\n",
    ),
    Page(
        "W0520", "commands that become one line",
        "YAML puts the lines of a text into one, unless it begins with `|`.",
        "What was meant to be the next command is then an argument of the one before.",
        "- id: push\n  shell: >\n    ./fetch all\n    cd src\n",
        "- id: push\n  shell: |\n    ./fetch all\n    cd src\n",
    ),
    Page(
        "W0521", "a quote that is never closed",
        "A quote in a script has no other end.",
        "The shell refuses such a script, or takes what follows as text.",
        "- id: push\n  shell: ./push \"all\n",
        "- id: push\n  shell: ./push \"all\"\n",
    ),
    Page(
        "W0522", "a condition that never holds",
        "Whoever waits for a task or phase runs only where that completed, or was skipped; the condition wants it to "
        "have failed.",
        "So it would be skipped each time. What handles a failure says so in its `needs`.",
        "- {id: push, tasks: [{id: send, shell: ./send}]}\n"
        "- {id: alarm, when: phases.push.status == 'FAILED', tasks: [{id: ring, shell: ./ring}]}\n",
        "- {id: push, tasks: [{id: send, shell: ./send}]}\n"
        "- {id: alarm, needs: [{id: push, is: [FAILED]}], tasks: [{id: ring, shell: ./ring}]}\n",
        "phases",
    ),
    Page(
        "W0523", "a comment that may be part of a text",
        "In YAML a `#` after a blank begins a comment, unless the text is in quotes.",
        "People would read a sentence without its end.",
        "- id: a\n  title: Mend issue #17\n  tasks: [{id: one, shell: make}]\n",
        "- id: a\n  title: 'Mend issue #17'\n  tasks: [{id: one, shell: make}]\n",
        "phases",
    ),
    Page(
        "W0524", "an environment that may not be there",
        "A phase takes the name of its environment from an input that may be any text.",
        "The phase fails where somebody gives another name. An input says by `enum` what is permitted.",
        "inputs: {where: staging}\n" + _THERE,
        "inputs: {where: {default: staging, enum: [staging]}}\n" + _THERE, "plan",
    ),
    Page(
        "W0525", "an output file that the script doesn't write",
        "The script writes a file into `$TURBO_MODE_OUTPUTS`, and the task reads one that is called almost like it.",
        "The output has no value, and the task fails.",
        "- {id: one, shell: 'make > \"$TURBO_MODE_OUTPUTS/comit\"', outputs: {commit: result.files.commit}}\n",
        "- {id: one, shell: 'make > \"$TURBO_MODE_OUTPUTS/commit\"', outputs: {commit: result.files.commit}}\n",
    ),
    Page(
        "W0526", "a program and its arguments in one text",
        "`command` is a list with the program first and each argument by itself. No shell takes a text apart.",
        "There is hardly a program with blanks in its name, so it can't be started.",
        "- {id: one, shell: {command: ['make all']}}\n",
        "- {id: one, shell: {command: [make, all]}}\n",
    ),
    Page(
        "W0601", "an option that doesn't say what it is worth",
        "Some options have numbers, and one that goes on has neither `benefit` nor `loss`.",
        "Both count as 1 then, which is hardly meant beside a loss of 20.",
        _PUSH + _SECOND % "", _PUSH + _SECOND % ", benefit: 50, loss: 10", "phases",
    ),
    Page(
        "W0602", "an option that can never win",
        "Its condition is never true, or an option that is always permitted comes before it.",
        "Without numbers the first permitted option in written order is taken.",
        _PUSH + "  gate: {options: {stop: {then: fail}, go: {then: continue}}}\n", _PUSH + _GO, "phases",
    ),
)  # fmt: skip
