"""Prompts: what a person can have an agent do with plans, each with all that the agent needs to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from turbo_mode.errors import UsageError
from turbo_mode.server.mcp.reading import language


class Prompt(NamedTuple):
    """One prompt: what it needs to be given, and the text that comes of it."""

    name: str
    about: str
    given: Mapping[str, str]
    text: Callable[..., str]


def _write(goal: str) -> str:
    return (
        f"Write a plan for TURBO MODE that does this:\n\n{goal}\n\nCheck it with `check_plan`, mend everything at "
        "once, and check it again until nothing is left. Look with `foresee_plan` whether it does what was asked. "
        "Say what can't be taken back, and who will be asked. Don't start it before the person has agreed.\n\n"
        + language()
    )


def _mend(plan: str) -> str:
    return (
        "Find what is wrong with this plan with `check_plan`, and mend it without changing what it does. "
        f"`explain_problem` tells more of a code.\n\n```\n{plan}\n```\n\n" + language()
    )


def _explain(execution: str) -> str:
    return (
        f"Explain the execution {execution} to somebody who wasn't there. Read it with `show_execution`, its decisions "
        "with `list_decisions`, and the output of what failed with `read_logs`. Say what was done, what was decided "
        "alone and why, what failed and why, and what waits for whom. Answer no question yourself."
    )


def _carry_out(plan: str) -> str:
    return (
        "Carry out this plan: check it with `check_plan`, start it once with `start_execution`, and look on with "
        "`watch_execution` until it is over. When a question is open, tell the person what is asked, why, and what "
        "each option does; answer with `answer_decision` only what they told you to. Don't raise an autonomy level or "
        f"a limit. In the end say how it went.\n\n```\n{plan}\n```"
    )


PROMPTS = {
    each.name: each
    for each in (
        Prompt("write_plan", "Write a plan for a goal", {"goal": "What is to be done, in plain words"}, _write),
        Prompt("mend_plan", "Mend a plan that has problems", {"plan": "The text of the plan"}, _mend),
        Prompt("carry_out", "Carry a plan out and look after it", {"plan": "The text of the plan"}, _carry_out),
        Prompt("explain_execution", "Explain what has happened", {"execution": "The id of an execution"}, _explain),
    )
}


def written(name: str, given: Mapping[str, str]) -> str:
    """The text of a prompt. Raises ``UsageError`` for one that isn't there, or for what it isn't given."""
    prompt = PROMPTS.get(name)
    if prompt is None:
        raise UsageError(f"there is no prompt `{name[:60]}`", hint=f"prompts: {', '.join(PROMPTS)}")
    if given.keys() != prompt.given.keys():
        raise UsageError(f"`{name}` is given {', '.join(prompt.given)}, and nothing else")
    return prompt.text(**given)
