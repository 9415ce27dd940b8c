"""Codes E0503 to E0506: gates, budgets, the way back."""

from __future__ import annotations

from turbo_mode.core.plan.pages.page import Page

_GATED = """\
- id: deploy
  tasks: [{id: push, shell: ./push, effect: idempotent%s}]
  gate: {options: {%s}}
"""
_UNDO = ", compensate: {shell: ./pull, effect: idempotent}"
_FINAL = """\
- id: switch
  pointOfNoReturn: true
  tasks: [{id: cut, shell: ./cut, effect: idempotent}]
"""
_BEFORE = """\
- id: prepare
  tasks: [{id: copy, shell: ./copy, effect: idempotent, compensate: {shell: ./remove, effect: idempotent}}]
  gate: {options: {go: {then: continue}, stop: {then: fail}}}
"""
_BUDGET = """\
decisionEngine: {budgets: {tokens: 10000}}
phases:
  - id: a
    tasks:
      - id: think
        effect: idempotent
        agent: {goal: Think, model: "scripted:a.json", output: {type: object}, budgets: {tokens: %s}}
"""

PAGES = (
    Page(
        "E0503", "a rollback, or an `undo`, with nothing to take back",
        "An option would undo what no task says how to undo.",
        "Tasks say it with `compensate`. Without one the option changes nothing, and looks as if it did.",
        _GATED % ("", "go: {then: continue}, back: {then: rollback}"),
        _GATED % (_UNDO, "go: {then: continue}, back: {then: rollback}"), "phases",
    ),
    Page(
        "E0504", "a gate without a way on",
        "No option of the gate says `then: continue` or `then: succeed`.",
        "A gate has the options that are written, and no others, so nothing after it could ever run.",
        _GATED % ("", "stop: {then: fail}"), _GATED % ("", "go: {then: continue}, stop: {then: fail}"), "phases",
    ),
    Page(
        "E0505", "a budget that can't fit",
        "A part may use more than the whole has, people are asked where nobody may be asked, or more tasks run in "
        "any case "
        "than may run.",
        "Budgets are pools: what is below is taken out of what is above.",
        _BUDGET % "20000", _BUDGET % "8000", "plan",
    ),
    Page(
        "E0506", "a rollback across a point of no return",
        "The option would go back to before a phase that says `pointOfNoReturn`.",
        "What was done there stays done. Go back `to` that phase at most, or fail.",
        _BEFORE + _FINAL + "- id: clean\n  tasks: [{id: tidy, shell: ./tidy, effect: idempotent}]\n"
        "  gate: {options: {go: {then: continue}, back: {then: rollback}}}\n",
        _BEFORE + _FINAL + "- id: clean\n"
        "  tasks: [{id: tidy, shell: ./tidy, effect: idempotent, compensate: {shell: ./untidy, effect: idempotent}}]\n"
        "  gate: {options: {go: {then: continue}, back: {then: rollback, to: switch}}}\n", "phases",
    ),
)  # fmt: skip
