"""Names in expressions that other tools have, or that we have elsewhere, and what to write instead."""

from __future__ import annotations

from turbo_mode.core.regex import regex

_RESERVED = regex(r"`(\w+)` is a reserved word")
_MEMBER = regex(
    r"`(contains|startsWith|endsWith|matches|split|replace|join|slice)` is not used with these arguments here"
)
_AROUND = regex(r"`(sum|mean|keys|toJson|fromJson)` is not used with these arguments here")
_MISUSED = regex(r"`(\w+)` is not used with these arguments here")
_VARIABLE = regex(r"there is no `(\w+)` here")
_FUNCTION = regex(r"there is no function `(\w+)`")
_ELSEWHERE = {
    "item": "in a task with `foreach:`", "index": "in a task with `foreach:` or `matrix:`",
    "matrix": "in a task with `matrix:`", "environment": "in a phase that names one by `environment:`",
    "previous": "in a phase with `loop:`, or whose gate may repeat it", "error": "in `retry.when` and `fallback`",
    "result": "in `expect`, `outputs`, `done` and `poll.until`", "outputs": "in `compensate`; elsewhere read "
    "`tasks.ID.outputs.NAME`", "evidence": "in the options of a gate, in rules and in `approve`",
    "decision": "in rules and in `approve.when` of a gate", "event": "in triggers and notifications",
    "row": "in `value` and `where` of a metric",
}  # fmt: skip
_RENAMED = {
    **dict.fromkeys(("steps", "needs", "jobs", "task", "nodes", "stages"), "tasks"),
    **dict.fromkeys(("params", "parameters", "parameter", "vars", "variables", "var", "args", "arguments"), "inputs"),
    "phase": "phases", "secret": "secrets", "env_name": "environment", "each": "item", "loop": "item",
}  # fmt: skip
_ADVICE = {
    "artifacts": "what a task has kept is `tasks.ID.artifacts.NAME`",
    **dict.fromkeys(("gates", "gate"), "what a gate chose is `phases.ID.decision.selection`"),
    "environments": "name it: `environment: NAME` in the phase, and read `environment.KEY` in its tasks",
    "manual": "people are asked by `approve: {from: [\"role:release\"]}`",
    "on_success": "leave it out: a task runs when those before it ended well",
    "on_failure": "a task that handles a failure is named by `onFailure:` of the one that may fail",
    "always": "what runs in any case stands in `finally:` of the phase or of the plan",
    "never": "write `false`",
    "github": "what a run needs to know is an input: declare it in `inputs:` and read `inputs.NAME`",
    "env": "`env:` is for programs; an expression reads `inputs.NAME` or `tasks.ID.outputs.NAME`",
    "workflow": "facts about this run are `execution.id`, `execution.plan`, `execution.workspace`",
    "runner": "facts about this run are `execution.id`, `execution.plan`, `execution.workspace`",
    "job": "facts about this run are `execution.id`, `execution.plan`, `execution.workspace`",
    "flow": "facts about this run are `execution.id`, `execution.plan`, `execution.workspace`",
    "taskrun": "what a task made is `tasks.ID.outputs.NAME`", "trigger": "how it was started is `execution.trigger`",
    "context": "what a task made is `tasks.ID.outputs.NAME`, what was given is `inputs.NAME`",
    "ctx": "what a task made is `tasks.ID.outputs.NAME`, what was given is `inputs.NAME`",
    "hostvars": "what a run needs to know is an input: declare it in `inputs:` and read `inputs.NAME`",
    "ansible_facts": "what a task made is `tasks.ID.outputs.NAME`",
    **dict.fromkeys(("ti", "task_instance", "xcom"), "what a task made is `tasks.ID.outputs.NAME`"),
    **dict.fromkeys(("local", "locals", "dag_run", "currentBuild", "pipeline"), "what a run needs to know is an input: "
                    "declare it in `inputs:` and read `inputs.NAME`"),
}  # fmt: skip
_COMPARISONS = {"eq": "==", "equals": "==", "ne": "!=", "gt": ">", "lt": "<", "ge": ">=", "le": "<=", "and": "&&",
                "or": "||"}  # fmt: skip
_STATUS = (
    "a task runs when those before it ended well; what runs in any case stands in `finally:`, what handles a failure "
    "is named by `onFailure:`"
)
_FUNCTIONS = {
    **dict.fromkeys(("success", "failure", "always", "cancelled", "succeeded", "failed"), _STATUS),
    **{name: f"compare with `{sign}`: `a {sign} b`" for name, sign in _COMPARISONS.items()},
    **dict.fromkeys(("fileExists", "exists", "isFile"), "let a task look: `shell: test -e FILE`, and read its status"),
    "hashFiles": "let a task compute it, and read its output",
    "lookup": "let a task read it, and read its output",
    "secret": "a secret is `secrets.NAME`",
    **dict.fromkeys(("input", "inputs", "param", "params", "var", "vars"), "an input is `inputs.NAME`"),
    **dict.fromkeys(("output", "outputs", "task", "tasks"), "what a task made is `tasks.ID.outputs.NAME`"),
    "getDay": "the day of the week is `local(now, 'Europe/Berlin').weekday`, 1 for Monday",
    "env": "a value from outside is an input: `inputs.NAME`",
    "getenv": "a value from outside is an input: `inputs.NAME`",
    "now": "write `now`, without brackets",
    **dict.fromkeys(
        ("max", "maximum"), "the largest of a list is `quantile(list, 1.0)`, of two numbers `math.greatest(a, b)`"
    ),
    **dict.fromkeys(
        ("min", "minimum"), "the least of a list is `quantile(list, 0.0)`, of two numbers `math.least(a, b)`"
    ),
    "median": "the middle one is `quantile(list, 0.5)`",
    **dict.fromkeys(
        ("getOrDefault", "getOrElse", "orElse", "coalesce", "ifNull", "get", "try"),
        "what may be missing is `tasks.a.outputs.?b.orValue(c)`",
    ),
    **dict.fromkeys(("empty", "isEmpty", "is_empty"), "nothing is in it: `size(x) == 0`"),
    **dict.fromkeys(("isBlank", "isNotBlank", "isNotEmpty"), "something is in it: `x.trim() != ''`"),
    **dict.fromkeys(("push", "append", "concat", "add"), "two lists, or two texts, are put together by `a + b`"),
    **dict.fromkeys(("toString", "to_string", "to_s", "String"), "as text it is `string(x)`"),
    **dict.fromkeys(
        ("parseInt", "toInt", "to_i", "Integer", "Number", "parseFloat", "toNumber"),
        "a number is read by `int(x)` or `double(x)`",
    ),
    **dict.fromkeys(
        ("random", "uuid", "uuid4", "rand"),
        "an expression gives the same each time it is read; `execution.id` is another one for each execution",
    ),
    "xcom_pull": "what a task made is `tasks.ID.outputs.NAME`",
    **dict.fromkeys(("includes", "include", "has_item"), "a text has it by `x.contains('a')`, a list by `'a' in x`"),
    **dict.fromkeys(("some", "any", "anyMatch"), "whether one fits is `list.exists(x, x == 'a')`"),
    **dict.fromkeys(("every", "allMatch"), "whether all fit is `list.all(x, x == 'a')`"),
    **dict.fromkeys(("find", "select", "where"), "those that fit are `list.filter(x, x == 'a')`"),
    **dict.fromkeys(("forEach", "flatMap", "collect"), "of each item something else is `list.map(x, x + 1)`"),
    **dict.fromkeys(
        ("hour", "minute", "day", "weekday", "month", "year", "date", "strftime"),
        "the calendar of a place is `local(now, 'Europe/Berlin')`, with `hour`, `weekday` and so on",
    ),
}
USES = {
    "range": "`range(5)` counts from 0 to 4; from 1 to 5 is `range(5).map(i, i + 1)`",
    "local": "as in `local(now, 'Europe/Berlin').hour`", "format": "as in `'%s of %d'.format([text, number])`",
    "quantile": "as in `quantile(list, 0.95)`", "mean": "as in `mean(list)`",
    "substring": "as in `x.substring(0, 3)`", "size": "as in `size(x)`", "trim": "as in `x.trim()`",
}  # fmt: skip
"""How a function is written, where it was given something else."""  # fmt: skip


def foreign_name(message: str) -> tuple[str, str, str] | None:
    """Label, help and note about a name that isn't there, where more is known than how it is spelt."""
    if found := _MEMBER.fullmatch(message):
        return "", f"it stands behind the value: `x.{found[1]}(y)`", ""
    if (found := _MISUSED.fullmatch(message)) and found[1] in USES:
        return "", USES[found[1]], ""
    if found := _AROUND.fullmatch(message):
        return "", f"it stands around the value: `{found[1]}(x)`", ""
    if found := _RESERVED.fullmatch(message):
        return (f"write `{_RENAMED[found[1]]}`", "", "") if found[1] in _RENAMED else None
    if found := _VARIABLE.fullmatch(message):
        name = found[1]
        if name in _ELSEWHERE:
            return f"it is known {_ELSEWHERE[name]}", "", ""
        if name in _RENAMED:
            return f"write `{_RENAMED[name]}`", "", ""
        return ("", _ADVICE[name], "") if name in _ADVICE else None
    found = _FUNCTION.fullmatch(message)
    if found and found[1] == "not":
        return "write `!`", "", "in YAML a text that begins with `!` needs quotes"
    return ("", _FUNCTIONS[found[1]], "") if found and found[1] in _FUNCTIONS else None
