"""What to say beside a problem of an expression: the fix under the marked text where it is short, else below."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from turbo_mode.core.plan.expression_problems import ExpressionProblem
from turbo_mode.core.plan.foreign_names import USES, foreign_name
from turbo_mode.core.regex import regex

_LABELS = ("did you mean", "write `")
_INPUT = regex(r"\binputs\.(\w+)", re.ASCII)
_NO_FIELD = regex(r"there is no field `(\w+)` in `[\w.]+`")
_NO_OUTPUT = regex(r"there is no output `(\w+)` in `tasks\.(\w+)\.outputs`")
_COUNTED = regex(r"`[\w.]+` is .* and has no `(length|size|count|len)`")
_OF_ITEM = {"item.value": "item", "item.index": "index", "item.key": "index"}
_RESULTS = frozenset(("stdout", "stderr", "exitCode", "files", "json", "body", "headers", "value", "rows", "data"))
_BESIDE = regex(r"(?:[=<>\[,(?:+]|\bin)\s*$")
_AFTER = regex(r"\s*(?:[=!<>\],):+]|in\b)")
_MACRO = regex(r"\.(map|filter|all|exists|exists_one)\(\s*$", re.ASCII)
_AROUND_LIST = regex(r"(?<![.\w])(map|filter|all|exists|exists_one)\([^()]*,", re.ASCII)
_CALLED = regex(r"(?<=\.)\w+\(\s*\)", re.ASCII)
_NO_NAME = regex(r"there is no `(\w+)` here")
_AS_FLAG = regex(r"([\w.]+)\s*(==|!=)\s*(['\"])(\w+)\3", re.ASCII)
_YES = frozenset(("yes", "on", "y", "enabled"))
_NO = frozenset(("no", "off", "n", "disabled"))
_LEFT = regex(r"\s*(?:[=!<>]=|[<>]|in\b)\s*['\"\d\[]")
_MOMENT = regex(r"\bnow\s*[<>]=?\s*([\w.]+)$|^([\w.]+)\s*[<>]=?\s*now\b", re.ASCII)
_COMPARED = regex(r"([\w.]+)\s*(==|!=|<=|>=|<|>)\s*(['\"])(-?\d+(?:\.\d+)?|true|false)\3", re.ASCII)
_SLICE = regex(r"\[-?\d*$", re.ASCII)
_NOT_IN = regex(r"([\w.'\"]+)\s+(?:not|NOT)\s+(?:in|IN)\s+([\w.\[\]]+)", re.ASCII)
_TURNED = regex(r"=>|=<")
_TURNED_SIGNS = {"=>": ">=", "=<": "<="}
_ARROW = regex(r"[(,]\s*(?:\w+|\([\w\s,]*\))\s*=>", re.ASCII)
_IN_ROUND = regex(r"\bin\s*\([^()]*$")
_CAPITALS = {"AND": "&&", "OR": "||"}
_FILTER = regex(r"\|\s*([a-z_]\w*)", re.ASCII)
_LISTED = regex(r"[\w-]+(?:\s*,\s*[\w-]+)+")
_FIELDS = {
    **dict.fromkeys(("outcome", "conclusion", "result", "state"), "status verdict"), "output": "outputs stdout",
    **dict.fromkeys(("code", "rc", "exit_code", "exitcode", "returncode", "exitStatus"), "exitCode"),
    **dict.fromkeys(("out", "text", "stdOut", "std_out", "log"), "stdout"), "err": "stderr",
    **dict.fromkeys(("statusCode", "status_code", "httpStatus"), "status"),
    **dict.fromkeys(("data", "response", "content", "payload"), "body"), "parameters": "fields",
    "answer": "option output", "json": "body output value data", **dict.fromkeys(("status", "passed"), "verdict"),
    "choice": "option", "selected": "option", "selection": "option", "approver": "by", "user": "by actor",
    **dict.fromkeys(("author", "startedBy", "triggeredBy", "initiator"), "actor"), "runId": "id", "run_id": "id",
    "length": "count", "total": "count", "records": "rows", "items": "rows",
    "headers_": "headers", "returned": "value", "return": "value",
}  # fmt: skip
_ENDED = {
    **dict.fromkeys(("success", "succeeded", "successful", "ok", "passed", "completed", "done"), "COMPLETED"),
    **dict.fromkeys(("failed", "failure", "errored"), "FAILED"), "skipped": "SKIPPED",
}  # fmt: skip
_COUNTS_OF = {
    **dict.fromkeys(("failed", "failures", "failedCount"), "failed"), "total": "total", "count": "total",
    **dict.fromkeys(("completed", "succeeded", "successes"), "completed"), "skipped": "skipped",
}  # fmt: skip
_FILTERS = {
    "default": "`.?` and `orValue(...)`", "length": "`size(x)`", "count": "`size(x)`", "upper": "`x.upperAscii()`",
    "lower": "`x.lowerAscii()`", "join": "`x.join(',')`", "trim": "`x.trim()`", "replace": "`x.replace(a, b)`",
    "first": "`x[0]`", "int": "`int(x)`", "float": "`double(x)`", "string": "`string(x)`", "tojson": "`toJson(x)`",
    "to_json": "`toJson(x)`", "fromjson": "`fromJson(x)`", "split": "`x.split(',')`", "list": "`keys(x)`",
}  # fmt: skip


class Advice(NamedTuple):
    """What stands under the mark, what to do, and why."""

    label: str = ""
    help: str = ""
    note: str = ""


def advise(problem: ExpressionProblem, text: str, key: str, inputs: Mapping[str, object]) -> Advice:
    """The advice for a problem of the expression ``text``, which stands under ``key``."""
    if problem.message == "there is no `item` here" and "matrix" in problem.note.split(", "):
        return Advice("write `matrix`")
    if text[problem.start : problem.end] == "loop" and text.startswith(".index", problem.end):
        return Advice("", "counted from 0 it is `index` alone")
    if (foreign := foreign_name(problem.message)) is not None:
        return Advice(*foreign)
    special = _BY_CODE.get(problem.code)
    if special is not None and (found := special(problem, text, key, inputs)) is not None:
        return found
    label, advice, note = "", problem.help, problem.note
    if advice.startswith(_LABELS) and len(advice) < 60:
        label, advice = advice, ""
        note = "" if label[0] == "d" and note.startswith("it has") else note
    elif note and len(note) < 60 and not note.startswith("here are"):
        label, note = note, ""
    return Advice(label, advice, note)


_NO_VALUES = "there is no environment value `values`"
_SUCCESS = "this is an expression, as in `result.exitCode == 0` of a program, or `result.status == 200` of a request"
_EXAMPLES = {
    "when": "a condition is an expression, as in `inputs.NAME == 'value'`",
    "retry.when": "a condition is an expression, as in `error.code == 'timeout'`",
    "check": "a check is an expression, as in `tasks.ID.outputs.NAME == 0`",
    **dict.fromkeys(("expect", "done"), _SUCCESS),
    "until": "this is an expression, as in `result.status == 200` of a poll, or `tasks.ID.outputs.NAME == 0` of a loop",
    "foreach": "a list is an expression, as in `inputs.NAME` or `['a', 'b']`",
    "outputs": "this is an expression, as in `result.stdout.trim()` of a program, or `result.body.id` of a request",
}
"""What an expression under a key looks like, where nothing better can be said."""

_TEXTS = {
    "=": "compare with `==`", "~": "a pattern is matched by `x.matches('a.*')`", "<": "unlike is `!=`",
    "if": "a choice is `condition ? a : b`", "=>": "there are no arrows: `list.map(x, x + 1)`",
    "is": "compare with `==` or `!=`", "..": "numbers from 0 are `range(5)`",
}  # fmt: skip


def _unread(problem: ExpressionProblem, text: str, key: str, inputs: Mapping[str, object]) -> Advice | None:
    marked = text[problem.start : problem.end]
    if marked in _CAPITALS:
        return Advice(f"write `{_CAPITALS[marked]}`")
    if marked.lower() == "not" and (found := _NOT_IN.search(text)):
        return Advice("", f"the opposite of `in` is `!({found[1]} in {found[2]})`")
    if re.fullmatch(r"\.\d+", marked):
        return Advice("", f"an item of a list is `list[{marked[1:]}]`")
    if key == "foreach" and _LISTED.fullmatch(text.strip()):
        listed = ", ".join(f"'{item.strip()}'" for item in text.split(","))
        return Advice("", f"a list is written `[{listed}]`")
    if filtered := _FILTER.match(text, problem.start):
        if filtered[1] in _FILTERS:
            return Advice("", f"there are no filters; write {_FILTERS[filtered[1]]}")
        return None
    if (turned := _TURNED.search(text, max(problem.start - 2, 0), problem.end + 1)) and not _ARROW.search(text):
        return Advice("", f"it is written `{_TURNED_SIGNS[turned[0]]}`")
    if _IN_ROUND.search(text[: problem.start]) and marked == ",":
        return Advice("", "a list is written in square brackets, as in `x in [0, 2]`")
    around = text[max(problem.start - 2, 0) : problem.end + 1]
    for sign, ways in (("===", "="), ("!==", "="), ("=~", "~"), ("<>", "<"), ("..", ".."), ("=>", "=>")):
        if sign in around:
            return Advice("", _TEXTS[ways])
    if marked in ("if", "is"):
        return Advice("", _TEXTS[marked])
    if "??" in text[max(problem.start - 1, 0) : problem.start + 2] or marked in ("default", "else"):
        return Advice("", "what may be missing is `tasks.a.outputs.?b.orValue(c)`")
    if marked == ":" and _SLICE.search(text[: problem.start]):
        return Advice("", "a part of a text is `x.substring(0, 3)`, a part of a list `x.slice(0, 3)`")
    if marked == "$":
        return Advice(
            "", "no variable of a program is seen here; what it leaves is in `result`, as `result.files.NAME`"
        )
    if problem.help:
        return None
    if problem.message.endswith("ends too early") and "?" in text:
        return Advice("", _TEXTS["if"])
    return Advice("", _EXAMPLES.get(key, ""))


def _unknown(problem: ExpressionProblem, text: str, key: str, inputs: Mapping[str, object]) -> Advice | None:
    if problem.help:
        return None
    if problem.message.startswith("there is no function") and _CALLED.match(text, problem.start):
        return Advice("", f"what a value has is read without brackets: `.{text[problem.start : problem.end]}`")
    if problem.message.startswith("there is no input `"):
        return Advice("declare it in `inputs:`", "", "" if problem.note == "it has none" else problem.note)
    found = _NO_NAME.fullmatch(problem.message)
    if found is None:
        return Advice("write `environment`", "", problem.note) if problem.message == _NO_VALUES else None
    if around := _AROUND_LIST.search(text[: problem.start]):
        return Advice("", f"it stands behind the list, and names an item first: `list.{around[1]}(x, x > 1)`")
    if macro := _MACRO.search(text[: problem.start]):
        return Advice("", f"what an item is called comes first, as in `list.{macro[1]}(x, x > 1)`")
    alone = not _BESIDE.search(text[: problem.start]) and not _AFTER.match(text, problem.end)
    quoted = f"a text is written in quotes: '{found[1]}'"
    alone = alone or _LEFT.match(text, problem.end) is not None
    return Advice("", _EXAMPLES.get(key, "") if alone else quoted, problem.note)


def _field(problem: ExpressionProblem, text: str, key: str, inputs: Mapping[str, object]) -> Advice | None:
    marked = text[problem.start : problem.end]
    name = marked.rpartition(".")[2]
    if marked in _OF_ITEM or problem.help.startswith("write `tasks."):
        return Advice(f"write `{_OF_ITEM[marked]}`") if marked in _OF_ITEM else None
    if missing := _NO_OUTPUT.fullmatch(problem.message):
        name, task = missing[1], missing[2]
        source = f"result.{name}" if name in _RESULTS else "result...."
        return (
            None
            if problem.help
            else Advice("", f"declare it in `{task}`: `outputs: {{{name}: {source}}}`", problem.note)
        )
    if counted := _COUNTED.fullmatch(problem.message):
        whole = marked.removesuffix(f".{counted[1]}")
        return Advice("", f"its length is `size({whole})`")
    if "is a timestamp and has no" in problem.message:
        return Advice("", f"the calendar of a place is `local({marked.rpartition('.')[0]}, 'Europe/Berlin').{name}`")
    if marked.startswith("result.fields."):
        return Advice(problem.note, f"declare it in `fields:` of `approve`, as in `fields: {{{name}: {{}}}}`")
    if marked.startswith("tasks.") and name in _COUNTS_OF and (advice := _counted(problem, marked, text)):
        return Advice(advice)
    if name in _ENDED and ((marked.startswith("tasks.") and marked.count(".") == 2) or marked == f"execution.{name}"):
        return Advice(f"write `{marked.rpartition('.')[0]}.status == '{_ENDED[name]}'`")
    if marked.startswith("tasks.") and name in ("counts", "items"):
        return Advice("only a task with `foreach` or `matrix` has it")
    if marked.startswith("phases.") and marked.count(".") == 2 and name == "decision":
        return Advice("nothing is decided there: it has no gate", "", problem.note)
    if marked.startswith("phases.") and marked.endswith(".tasks"):
        return Advice("", "a task is named by its id alone: `tasks.ID`", problem.note)
    if marked.startswith("phases.") and marked.endswith(".outputs"):
        return Advice("", "tasks have outputs: `tasks.ID.outputs.NAME`", problem.note)
    name = marked.rpartition(".")[2]
    if marked.startswith("tasks.") and (
        name in _RESULTS or (name == "result" and text[problem.end : problem.end + 1] == ".")
    ):
        return Advice("", "what a task showed is handed on by its `outputs:`, and read as `tasks.ID.outputs.NAME`")
    found = _NO_FIELD.fullmatch(problem.message)
    known = problem.note.removeprefix("it has ").split(", ")
    meant = _FIELDS.get(found[1], "").split() if found else []
    right = next((each for each in meant if each in known), "")
    if not right:
        return None
    path = marked.rpartition(".")[0]
    return Advice(f"write `{path}.{right}`" if path else f"it is `{right}`")


def _counted(problem: ExpressionProblem, marked: str, text: str) -> str:
    """How many instances of a task ended so, in ``tasks.a.failed``, ``tasks.a.count.failed`` and ``...counts.ok``."""
    path, _, name = marked.rpartition(".")
    if path.endswith(".counts"):
        return f"write `{path}.{_COUNTS_OF[name]}`"
    if "counts" not in problem.note.split(", "):
        return ""
    below = text[problem.end : problem.end + 1] == "."
    return f"write `{path}.counts`" if below else f"write `{path}.counts.{_COUNTS_OF[name]}`"


_WHOLE = regex(r"\b((evidence|tasks|phases)\.\w+)\s*(?:==|!=)", re.ASCII)
_DECISION = regex(r"(phases\.\w+\.decision)\b(?!\.)", re.ASCII)
_COUNTS = "how many there are is `size(list)`"
_PAIRS = {
    **dict.fromkeys(("list, int", "int, list", "list, double", "double, list"), _COUNTS),
    **dict.fromkeys(("map, int", "int, map"), "how many there are is `size(map)`"),
    "timestamp, string": "a moment is `timestamp('2026-01-01T00:00:00Z')`",
    "string, timestamp": "a moment is `timestamp('2026-01-01T00:00:00Z')`",
    "list, string": "whether it is in the list: `'x' in list`; one item: `list[0]`",
    "string, list": "whether it is in the list: `'x' in list`; one item: `list[0]`",
}  # fmt: skip


def _types(problem: ExpressionProblem, text: str, key: str, inputs: Mapping[str, object]) -> Advice | None:
    for match in _INPUT.finditer(text):
        if advice := short_form(inputs.get(match[1]), match[1]):
            return Advice("", advice, problem.note)
    kinds = problem.message.rpartition(": ")[2]
    if (decision := _DECISION.search(text)) and "map" in kinds:
        return Advice("", f"what was chosen is `{decision[1]}.selection`")
    if (whole := _WHOLE.search(text)) and "map" in kinds:
        return Advice("", f"compare `{whole[1]}.{'verdict' if whole[2] == 'evidence' else 'status'}`")
    if "map" in kinds and re.search(r"\berror\s*(?:==|!=)", text):
        return Advice("", "compare `error.code`, as in `error.code == 'timeout'`")
    if "bool" in kinds and "string" in kinds and (flag := _AS_FLAG.search(text)) and flag[4] not in ("true", "false"):
        path, is_meant = flag[1], (flag[4].lower() in _YES) == (flag[2] == "==")
        word = path if is_meant else f"!{path}"
        known = flag[4].lower() in _YES | _NO
        return Advice(
            "", f"it is true or false, so all of this is `{word}`" if known else "it is true or false, and no text"
        )
    if problem.note.startswith("`in`") and kinds in ("int, list", "double, list", "bool, list"):
        return Advice("", "the items of the list are something else: a number or a flag has no quotes", problem.note)
    if "timestamp" in kinds and "string" in kinds and (moment := _MOMENT.search(text)):
        return Advice("", f"as a moment it is `timestamp({moment[1] or moment[2]})`", problem.note)
    function = problem.note.removeprefix("`").partition("`")[0]
    if function in USES:
        return Advice("", USES[function], problem.note)
    if kinds in _PAIRS:
        return Advice("", _PAIRS[kinds], problem.note)
    if kinds == "string, string" and problem.note.startswith("`in`"):
        return Advice("", "a text is searched by `x.contains('a')`", problem.note)
    found = _COMPARED.search(text)
    if found is None or not set(kinds.split(", ")) & {"int", "double", "bool"}:
        return None
    return Advice("", f"a number or a flag has no quotes: `{found[1]} {found[2]} {found[4]}`", problem.note)


_BY_CODE = {"E0401": _unread, "E0402": _unknown, "E0403": _field, "E0405": _types}


def short_form(given: object, name: str) -> str:
    """How to declare an input whose short form looks like a number or a flag, and is a text; empty for others."""
    if not isinstance(given, str):
        return ""
    kind = "integer" if re.fullmatch(r"-?\d+", given) else "number" if re.fullmatch(r"-?\d+\.\d+", given) else ""
    default = given
    if given.lower() in ("true", "false", "yes", "no", "on", "off"):
        kind, default = "boolean", "true" if given.lower() in ("true", "yes", "on") else "false"
    return f"a bare value is a text; declare it: `{name}: {{type: {kind}, default: {default}}}`" if kind else ""
