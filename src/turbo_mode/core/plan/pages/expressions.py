"""Codes E0401 to E0410: expressions."""

from __future__ import annotations

from turbo_mode.core.plan.pages.page import Page

_INPUTS = "inputs: {version: '1.2', count: {type: integer, default: 3}}\n"
_WHEN = _INPUTS + "phases: [{id: a, tasks: [{id: one, shell: make, when: %s}]}]\n"
_BUILD = "- {id: build, shell: make, outputs: {file: result.stdout}}\n"

PAGES = (
    Page(
        "E0401", "an expression that can't be read",
        "Expressions are written in CEL: `&&` and `||`, not `and` and `or`; `==`, not `=`.",
        "The message marks the place at which reading stopped.",
        _WHEN % "inputs.count > 1 and inputs.count < 5", _WHEN % "inputs.count > 1 && inputs.count < 5", "plan",
    ),
    Page(
        "E0402", "an unknown name or function",
        "An expression names an input, a task, a variable or a function that isn't there, or not in this place.",
        "Which variables there are depends on the place; the guide has the table.",
        _WHEN % "inputs.verison != ''", _WHEN % "inputs.version != ''", "plan",
    ),
    Page(
        "E0403", "no such output or field",
        "The thing is there, but it has no field of this name. Outputs exist only if they are declared.",
        "Reading it would fail when it is too late.",
        _BUILD + "- {id: pack, shell: ./pack, env: {F: '${{ tasks.build.outputs.fiel }}'}}\n",
        _BUILD + "- {id: pack, shell: ./pack, env: {F: '${{ tasks.build.outputs.file }}'}}\n",
    ),
    Page(
        "E0404", "it may not have ended before it is read",
        "Nothing in the plan says that the task or phase has ended by then.",
        "Sometimes it would work and sometimes not, depending on which of them is faster.",
        "- id: a\n  parallel: true\n  tasks:\n    - {id: build, shell: make, outputs: {file: result.stdout}}\n"
        "    - {id: pack, shell: ./pack, env: {F: '${{ tasks.build.outputs.file }}'}}\n",
        "- id: a\n  parallel: true\n  tasks:\n    - {id: build, shell: make, outputs: {file: result.stdout}}\n"
        "    - {id: pack, needs: [build], shell: ./pack, env: {F: '${{ tasks.build.outputs.file }}'}}\n", "phases",
    ),
    Page(
        "E0405", "types that don't fit",
        "An operator or a function doesn't take values of these types, or a key wants a list.",
        "`string(x)`, `int(x)` and `double(x)` convert.",
        _WHEN % "\"inputs.count + '1' == '31'\"", _WHEN % "\"string(inputs.count) + '1' == '31'\"", "plan",
    ),
    Page(
        "E0406", "the order of a map isn't defined",
        "A map is walked like a list.",
        "The order differs from run to run, and with it what the plan does. `keys(m)` is a sorted list.",
        "- {id: one, shell: make, foreach: \"{'b': 1, 'a': 2}.map(k, k)\"}\n",
        "- {id: one, shell: make, foreach: \"keys({'b': 1, 'a': 2})\"}\n",
    ),
    Page(
        "E0407", "whole and broken numbers in one calculation",
        "One side is a whole number, the other one isn't, or nobody knows before it runs.",
        "The same JSON number may be 1 today and 1.5 tomorrow. `double(x)` and `int(x)` say which is meant.",
        _WHEN % "inputs.count + 1.5 > 2.0", _WHEN % "double(inputs.count) + 1.5 > 2.0", "plan",
    ),
    Page(
        "E0408", "a condition that isn't true or false",
        "`when`, `expect`, `check`, `done` and `until` must come out as true or false.",
        "What counts as true elsewhere (a text, a number) is guessing. Say what is compared.",
        _WHEN % "inputs.version", _WHEN % "inputs.version != ''", "plan",
    ),
    Page(
        "E0409", "compared with what it never is",
        "A status, a verdict, a phase, an option or an input with permitted values is compared with a text that it "
        "can't be, or something that always has a value is compared with `null`.",
        "The comparison always comes out the same, so the condition never holds, or always does, and nothing says so.",
        "- {id: build, shell: make, optional: true}\n"
        "- {id: pack, shell: ./pack, when: tasks.build.status == 'success'}\n",
        "- {id: build, shell: make, optional: true}\n"
        "- {id: pack, shell: ./pack, when: tasks.build.status == 'COMPLETED'}\n",
    ),
    Page(
        "E0410", "a part that never has a value",
        "A part of an expression reads nothing, so it comes out the same every time: as an error.",
        "It is the same as asking for `int('x')`, `1 / 0` or the fifth of two items.",
        _WHEN % "\"inputs.count > int('ten')\"", _WHEN % "inputs.count > 10", "plan",
    ),
)  # fmt: skip
