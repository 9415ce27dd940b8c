"""Keys that only make sense together, or never do: exactly one kind, one way to wait, one source of numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any

from msgspec import Struct

from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import COMMAND, GIVE_UP
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.core.plan.facts import Facts, Way, actions_of, rules_of
from turbo_mode.core.plan.nodes import Path, quoted
from turbo_mode.core.plan.specs import fields_of
from turbo_mode.core.regex import regex

_PROGRAMS = frozenset(("shell", "service"))
_URL = regex(r"https?://|[^:/\s]*\$\{\{", re.IGNORECASE)
_METHOD = regex(r"(GET|HEAD|POST|PUT|PATCH|DELETE)\s+((?:\$\{\{[^{}]*\}\}|\S)+)$", re.IGNORECASE)
_OF_VALUES = regex(r"(?:inputs|tasks|environment|item|matrix|phases|execution|outputs)(?:\.\w+)+$", re.ASCII)
_HOST = regex(r"(?:[\w-]+\.)+[a-z]{2,}(?:[:/]\S*)?$|localhost(?:[:/]\S*)?$", re.IGNORECASE)
_SHELLS = frozenset(("sh", "bash", "zsh", "dash", "pwsh", "powershell", "python", "python3", "node"))
_OF_PROGRAMS = ("env", "passEnv", "cwd", "onEngineLoss")
_OF_CASES = (
    "outputs", "expect", "poll", "artifacts", "env", "passEnv", "cwd", "idempotencyKey", "onEngineLoss", "sandbox",
)  # fmt: skip
_NOT_OF_PROBES = ("retry", "artifacts")
_OF_MANY = ("key", "maxParallel", "maxItems", "tolerate", "batch", "as")


def run(facts: Facts) -> None:
    """Reports E0103, E0105, E0108, E0111, E0112, W0111 and W0515."""
    for located in facts.all_tasks():
        task, phase, path = located.task, located.phase, located.path
        for place, action, way in actions_of(task, path):
            _action(facts, action, place)
            effect = effect_of(action, phase if way == "run" else None, task if action is not task else None)
            _effect(facts, action, effect, place, way)
            if way == "verify":
                _mean_nothing(facts, action, _NOT_OF_PROBES, place, "`done` says what it shows; `poll` looks again")
        _lock(facts, task.concurrency, path)
        if task.switch is not None:
            _mean_nothing(facts, task, _OF_CASES, path, "they belong to the cases of the switch")
        if task.is_many:
            _many(facts, task, path)
        elif not any(facts.is_broken((*path, key)) for key in ("foreach", "matrix")):
            _mean_nothing(facts, task, _OF_MANY, path, "it means nothing without `foreach` or `matrix`")
    for index, phase in enumerate(facts.plan.phases):
        if phase.gate is not None:
            evidence(facts, phase.gate.evidence, ("phases", index, "gate", "evidence"), phase.gate)
    lock = facts.plan.concurrency
    _lock(facts, lock.key if isinstance(lock, model.Concurrency) else lock, ())
    _plan(facts)


def _lock(facts: Facts, name: object, path: Path) -> None:
    """E0105 for ``concurrency: 8``, which elsewhere says how many run at once and here would be the name of a lock."""
    if isinstance(name, str) and name.isdecimal():
        facts.report.error(
            "E0105", f"a lock is called by a name, and `{name[:20]}` looks like a number", (*path, "concurrency"),
            label="all that have this lock would wait for one another",
            help=(f"how many run at once is `maxParallel: {name[:20]}`; a" if path else "a")
            + " lock is, for example, `concurrency: deploy`",
        )  # fmt: skip


def given(record: Struct, key: str) -> bool:
    """A key has another value than its default."""
    field = fields_of(type(record)).fields.get(key)
    if field is None:
        return False
    value = getattr(record, field.attribute)
    return value is not None and value != field.default and value not in ({}, [])


def one_of(facts: Facts, record: Struct, keys: Sequence[str], path: Path, what: str) -> bool:
    """Exactly one of some keys stands in a record; says what is wrong."""
    found = [key for key in keys if given(record, key)]
    if len(found) > 1:
        found = _as_written(facts, path, found)
    if facts.is_broken(path) or facts.is_broken_below(path) or any(facts.is_broken((*path, key)) for key in keys):
        return True
    if not found:
        listed = " or ".join([", ".join(f"`{key}`" for key in keys[:-1]), f"`{keys[-1]}`"])
        facts.report.error("E0103", f"{what} needs {listed}", path, label="one of them is needed here")
    for more in found[1:]:
        label = f"there is `{found[0]}` already"
        facts.report.error("E0108", f"{what} has only one of {', '.join(keys)}", (*path, more), at="key", label=label)
    return len(found) == 1


def _as_written(facts: Facts, path: Path, keys: list[str]) -> list[str]:
    node = facts.report.positions.node((*facts.report.root, *path))
    written = [key.text for key, _ in node.pairs] if node is not None else []
    return sorted(keys, key=lambda key: written.index(key) if key in written else len(written))


@lru_cache(maxsize=64)
def _untouched(record: type[Struct], keys: tuple[str, ...]) -> tuple[Callable[[Struct], tuple[Any, ...]], Any]:
    """What takes some keys out of a record at once, and the values that they have where none is given."""
    fields = [field for key in keys if (field := fields_of(record).fields.get(key)) is not None]
    values = attrgetter(*(field.attribute for field in fields), "__class__", "__class__")
    return values, (*(field.default for field in fields), record, record)


def _mean_nothing(facts: Facts, record: Struct, keys: tuple[str, ...], path: Path, label: str) -> None:
    values, untouched = _untouched(type(record), keys)
    if values(record) == untouched:
        return
    for key in keys:
        if given(record, key) and not facts.is_broken((*path, key)):
            facts.report.error("E0111", f"`{key}` means nothing here", (*path, key), at="key", label=label)


# actions


def _action(facts: Facts, action: model.Action, path: Path) -> None:
    kind = action.kind
    spec = getattr(action, kind)
    where = (*path, kind)
    if facts.is_broken(where):
        return
    for name, pattern in action.artifacts.items():
        if pattern.startswith("/") or ".." in pattern.split("/"):
            facts.report.error(
                "E0105", f"`{pattern[:80]}` doesn't lie in the workspace", (*path, "artifacts", name),
                label="a pattern of paths in the workspace is needed", help="let the program write or copy it there",
            )  # fmt: skip
    _empty(facts, kind, spec, where)
    _idle(facts, kind, spec, where)
    check = _BY_KIND.get(type(spec))
    if check is not None:
        check(facts, spec, where)
    elif kind == "http":
        _url(facts, spec, where)
    if kind not in _PROGRAMS and kind != "switch":
        commands = action.agent is not None and (action.agent.model or "").startswith((COMMAND, "${{"))
        for key in _OF_PROGRAMS[2:] if commands else _OF_PROGRAMS:
            if given(action, key):
                facts.report.error(
                    "W0111", f"`{key}` changes nothing here", (*path, key), at="key",
                    label="only programs have it: shell and service", help="leave it out",
                )  # fmt: skip
    if kind not in (*_PROGRAMS, "python", "switch") and action.sandbox:
        label = "what an agent starts always has one" if kind == "agent" else "for shell, service and python only"
        facts.report.error(
            "W0111", "`sandbox` changes nothing here", (*path, "sandbox"), at="key", label=label, help="leave it out"
        )


def _empty(facts: Facts, kind: str, spec: object, path: Path) -> None:
    """E0103 for a program or a goal without a word."""
    text, where, what = spec, path, "a program"
    if isinstance(spec, model.Shell | model.Service):
        text, where = spec.script, (*path, "script")
    elif isinstance(spec, model.Agent):
        text, where, what = spec.goal, (*path, "goal"), "what to reach"
    if isinstance(text, str) and kind in ("shell", "service", "agent") and not text.strip():
        facts.report.error("E0103", f"`{where[-1]}` is empty", where, label=f"{what} is needed here")


def _effect(facts: Facts, action: model.Action, effect: str, path: Path, way: Way) -> None:
    if action.poll is not None and effect != "idempotent" and not facts.is_broken((*path, "poll")):
        facts.report.error(
            "E0112", "what is polled is done again and again", (*path, "poll"), at="key", shown=path,
            label=f"and the plan calls its effect `{effect}`", help="say `effect: idempotent` if that is harmless",
        )  # fmt: skip
    if action.idempotency_key is not None and effect != "keyed" and not facts.is_broken((*path, "effect")):
        facts.report.error(
            "W0111", "`idempotencyKey` changes nothing here", (*path, "idempotencyKey"), at="key",
            label=f"the effect is `{effect}`, not `keyed`", help="say `effect: keyed`, or leave the key out",
        )  # fmt: skip
    if action.service is not None and way != "run":
        label = "a service keeps running, and this has to end"
        facts.report.error("E0108", f"`{path[-1]}` can't be a service", (*path, "service"), label=label)
    if isinstance(action.retry, model.Retry):
        _retry(facts, action.retry, (*path, "retry"))


def _retry(facts: Facts, retry: model.Retry, path: Path) -> None:
    if retry.every is not None:
        _mean_nothing(facts, retry, ("delay", "backoff", "maxDelay"), path, "with `every` all pauses are equal")


def _service(facts: Facts, spec: model.Service, path: Path) -> None:
    _program(facts, spec, path)
    way = spec.ready.path
    if way is not None and not way.startswith(("/", "${{")) and not facts.is_broken((*path, "ready")):
        meant = re.sub(r"^(?:https?://)?[^/]*(?=/)", "", way) if "/" in way else f"/{way}"
        facts.report.error(
            "E0105", f"`{way[:80]}` is no path", (*path, "ready", "path"), label=f"write `{meant[:80]}`",
            note="it is asked for at the port that the service is given",
        )  # fmt: skip


def _program(facts: Facts, spec: model.Shell | model.Service, path: Path) -> None:
    kind = str(path[-1])
    one_of(facts, spec, ("script", "command"), path, f"`{kind}`")
    for key, words in (("command", spec.command), ("interpreter", spec.interpreter)):
        if words == []:
            facts.report.error("E0103", f"`{key}` is empty", (*path, key), label="a program is needed here")
    if spec.command is not None and spec.interpreter is not None:
        label = "it is for a `script`; a command is started as it is"
        facts.report.error("E0111", "`interpreter` means nothing here", (*path, "interpreter"), at="key", label=label)


def _idle(facts: Facts, kind: str, spec: object, path: Path) -> None:
    """W0111 for a program that is only the name of a shell, which then reads nothing."""
    text = spec.script if isinstance(spec, model.Shell) and spec.stdin is None and not spec.args else spec
    if kind == "shell" and isinstance(text, str) and text.strip() in _SHELLS:
        facts.report.error(
            "W0111", f"`{text.strip()}` alone does nothing", path, label="it is given no program",
            help="the program stands here; which shell reads it says `shell: {script: ..., interpreter: [bash, -eu]}`",
        )  # fmt: skip


def _url(facts: Facts, url: str, path: Path) -> None:
    """E0105: a literal text that can't be an address on the web."""
    if url.startswith("${{") or _URL.match(url) or facts.is_broken(path):
        return
    method = _METHOD.match(url)
    label = "expected https://..."
    if _OF_VALUES.match(url):
        label = f"write `${{{{ {url} }}}}`"
    elif method is not None:
        to = quoted(method[2]) if "{" in method[2] else method[2]
        label = f"write `{{method: {method[1]}, url: {to}}}`" if path[-1] == "http" else f"write `{method[2]}`"
    elif _HOST.match(url):
        scheme = "http" if re.match(r"localhost|127\.|10\.|192\.168\.", url) else "https"
        label = f"write `{scheme}://{url}`"
    facts.report.error("E0105", f"`{url[:80]}` is no URL", path, label=label)


def _body(facts: Facts, spec: model.Http, path: Path) -> None:
    """W0515: a request with a body, and nobody said how it is sent."""
    key = "json" if spec.json is not None else "body" if spec.body is not None else ""
    if not key or spec.method != "GET":
        return
    node = facts.report.positions.node((*facts.report.root, *path))
    said = facts.is_broken((*path[:-1], "method")) or (spec.json is not None and spec.body is not None)
    if not said and (node is None or node.get("method") is None):
        facts.report.error(
            "W0515", "this request has a body and is a GET", (*path, key), at="key", label="`method` is missing",
            help="say `method: POST` or `PUT`; `method: GET` if that is really meant",
        )  # fmt: skip


def _http(facts: Facts, spec: model.Http, path: Path) -> None:
    _body(facts, spec, path)
    _url(facts, spec.url, (*path, "url"))
    if spec.json is not None and spec.body is not None:
        label = "there is `json` already"
        facts.report.error("E0108", "a request has one body", (*path, "body"), at="key", label=label)


def _wait(facts: Facts, spec: model.Wait, path: Path) -> None:
    one_of(facts, spec, ("for", "signal"), path, "`wait`")


def _sub_plan(facts: Facts, spec: model.SubPlan, path: Path) -> None:
    one_of(facts, spec, ("path", "name"), path, "`plan`")
    if spec.path is not None:
        _mean_nothing(facts, spec, ("version",), path, "a file has no version; a registered plan, by `name`, has")


def _write(facts: Facts, spec: model.Write, path: Path) -> None:
    one_of(facts, spec, ("rows", "from"), path, "`write`")
    if spec.mode == "upsert" and not spec.key:
        label = "`key` is missing: the columns by which a row is found"
        facts.report.error("E0103", "`upsert` needs `key`", (*path, "mode"), label=label)
    elif spec.mode != "upsert" and not facts.is_broken((*path, "mode")):
        _mean_nothing(facts, spec, ("key",), path, "only `mode: upsert` looks for rows")


def _decide(facts: Facts, spec: model.Decide, path: Path) -> None:
    if GIVE_UP in spec.options:
        label = "by this every decision can be given up: then the task has failed"
        facts.report.error(
            "E0106", f"`{GIVE_UP}` can't be an option here", (*path, "options", GIVE_UP), at="key", label=label
        )
    evidence(facts, spec.evidence, (*path, "evidence"))


_BY_KIND: dict[type, Callable[[Facts, Any, Path], None]] = {
    model.Shell: _program, model.Service: _service, model.Http: _http, model.Wait: _wait, model.SubPlan: _sub_plan,
    model.Write: _write, model.Decide: _decide,
}  # fmt: skip


# tasks that stand for many


def _many(facts: Facts, task: model.Task, path: Path) -> None:
    error = facts.report.error
    if task.foreach is not None and task.matrix:
        label = "there is `foreach` already"
        error("E0108", "a task has `foreach` or `matrix`, not both", (*path, "matrix"), at="key", label=label)
    elif task.foreach is None:
        _axes(facts, task, (*path, "matrix"))
        _mean_nothing(facts, task, ("as",), path, "the axes have their names: `matrix.AXIS`")
        count = 1
        for values in task.matrix.values():
            count *= len(values)
        if count > task.max_items:
            label = f"these are {count:,} combinations, and `maxItems` is {task.max_items:,}"
            error("E0105", "the matrix is too large", (*path, "matrix"), at="key", label=label)
    _share(facts, task.tolerate, (*path, "tolerate"))
    if task.batch is not None:
        _share(facts, task.batch.tolerate_first or "0", (*path, "batch", "tolerateFirst"))
        known = not facts.is_broken_below((*path, "batch"))
        if known and task.batch.first is not None and task.batch.first > task.batch.size:
            label = f"the others have {task.batch.size}"
            error("E0105", "the first batch is larger than the others", (*path, "batch", "first"), label=label)


_COMPARED = 100


def _axes(facts: Facts, task: model.Task, path: Path) -> None:
    for axis, values in task.matrix.items():
        again = next((index for index, value in enumerate(values) if value in values[: min(index, _COMPARED)]), None)
        if again is not None:
            facts.report.error(
                "W0514", f"`{values[again]}` is there twice"[:120], (*path, axis, again), label="again here",
                help="each combination would be there twice",
            )  # fmt: skip
    for axis in ("include", "exclude"):
        if any(isinstance(value, dict) for value in task.matrix.get(axis, [])):
            facts.report.error(
                "E0105", f"`{axis}` would be an axis like any other", (*path, axis), at="key",
                label="a matrix has all combinations", help="list them yourself: `foreach: \"[{'os': 'linux'}, ...]\"`",
            )  # fmt: skip


def _share(facts: Facts, text: str, path: Path) -> None:
    """An amount of instances: a whole number, or a percentage."""
    number = text.rstrip("%")
    if facts.is_broken(path):
        return
    if text.endswith("%") and float(number) > 100:
        facts.report.error("E0105", f"{text} is out of range", path, label="expected 0% to 100%")
    elif not text.endswith("%") and not number.isdecimal():
        label = "expected a whole number of instances, or a percentage"
        share = f"write `{float(number) * 100:g}%`" if float(number) < 1 else ""
        facts.report.error("E0105", f"{text} instances can't fail", path, label=label, help=share)


# evidence


def evidence(facts: Facts, pieces: dict[str, model.Evidence], path: Path, gate: model.Gate | None = None) -> None:
    """Reports E0103, E0105, E0108 and E0111 for the evidence of a gate, or of a decision that is no gate."""
    for name, piece in pieces.items():
        where = (*path, name)
        one_of(facts, piece, ("check", "metric", "anomalies"), where, f"evidence `{name}`")
        if piece.anomalies is not None:
            _mean_nothing(facts, piece, ("foreach",), where, "anomalies are those of `tasks`")
        if gate is None:
            _mean_nothing(facts, piece, ("looks",), where, "a task decides once; only the gate of a phase looks again")
        elif piece.looks is not None and not facts.is_broken_below((*where, "looks")):
            _looks(facts, piece.looks, gate, (*where, "looks"))
        if piece.foreach is None:
            _mean_nothing(facts, piece, ("as",), where, "it means nothing without `foreach`")
        if piece.metric is None:
            _mean_nothing(facts, piece, ("judge",), where, "only a `metric` is judged")
        elif not facts.is_broken((*where, "metric")):
            _metric(facts, piece.metric, (*where, "metric"))
            _judge(facts, piece, where)


def _looks(facts: Facts, looks: model.Looks, gate: model.Gate, path: Path) -> None:
    """E0103 and E0105: looks that are never enough."""
    if looks.count is None and looks.successes_in_a_row is None:
        label = "`count` or `successesInARow` is missing: how many looks are enough?"
        facts.report.error("E0103", "this could never pass", path, at="key", label=label)
        return
    if looks.count is not None and looks.failures >= looks.count and not facts.is_broken((*path, "failures")):
        label = "all looks might fail, and it would never say so"
        facts.report.error("W0111", f"{looks.failures} failures are never too many", (*path, "failures"), label=label,
                           help=f"with `count: {looks.count}` write less than that")  # fmt: skip
    times = 1 + sum(each.max for each in gate.options.values() if each.then == "repeat" and not each.undo)
    for key, wanted in (("count", looks.count), ("successesInARow", looks.successes_in_a_row)):
        if wanted is not None and wanted > times and not facts.is_broken_below((*path[:-3], "options")):
            facts.report.error(
                "E0105", f"there are never {wanted} looks", (*path, key),
                label=f"this gate looks {times} time{'s' if times > 1 else ''} at most",
                note="it looks again when an option repeats the phase; one with `undo` begins anew",
                help=f"say `max: {wanted - 1}` on an option, as in `again: {{then: repeat, max: {wanted - 1}}}`",
            )  # fmt: skip


def _judge(facts: Facts, piece: model.Evidence, path: Path) -> None:
    assert piece.metric is not None
    method = piece.judge.method if piece.judge else "auto"
    if method == "kayenta" and piece.metric.baseline is None:
        label = "`baseline` is missing: it compares two groups of numbers"
        facts.report.error("E0103", "`kayenta` needs a baseline", (*path, "judge", "method"), label=label)


def _metric(facts: Facts, metric: model.Metric, path: Path) -> None:
    _samples(facts, metric, metric.candidate, (*path, "candidate"), candidate=True)
    if metric.baseline is not None:
        _samples(facts, metric, metric.baseline, (*path, "baseline"), candidate=False)
        label = "history stands in for a baseline, and there is one"
        _mean_nothing(facts, metric, ("history",), path, label)


def _samples(facts: Facts, metric: model.Metric, samples: model.Samples, path: Path, *, candidate: bool) -> None:
    ways = ("values", "query", "where") if candidate else ("values", "query", "where", "before")
    found = [way for way in ways if given(samples, way)]
    if "values" in found or not found:
        one_of(facts, samples, ways, path, f"`{path[-1]}`")
    elif "query" in found and "before" in found:
        one_of(facts, samples, ("query", "before"), path, f"`{path[-1]}`")
    if candidate:
        _mean_nothing(facts, samples, ("before",), path, "the candidate is what is there now; a baseline may be older")
    if "before" in found and not (samples.window or metric.window):
        label = "`window` is missing: how far back before that?"
        facts.report.error("E0103", "`before` needs a window", (*path, "before"), label=label)
    if samples.query is None:
        _mean_nothing(facts, samples, ("params",), path, "they are the parameters of a `query`")
    if metric.source is None and "values" not in found and found:
        label = "`source` is missing in the metric: where do the numbers come from?"
        facts.report.error("E0103", f"`{found[0]}` needs a source", (*path, found[0]), at="key", label=label)


# the plan


def _plan(facts: Facts) -> None:
    if facts.plan.execution_pipeline.sandbox == "none":
        facts.report.error(
            "E0105", "a plan can't take its programs out of the sandbox", ("executionPipeline", "sandbox"),
            label="only the owner's configuration can say `none`", help="leave it out, or say `all`",
        )  # fmt: skip
    for index, trigger in enumerate(facts.plan.triggers):
        path: Path = ("triggers", index)
        one_of(facts, trigger, ("cron", "webhook", "event"), path, "a trigger")
        if trigger.cron is None:
            _mean_nothing(facts, trigger, ("timezone",), path, "only times of `cron` have a zone")
        if trigger.webhook is not None:
            label = "who calls while nobody is there gets no answer, and calls again"
            _mean_nothing(facts, trigger, ("catchUp",), path, label)
    for listed, rules in rules_of(facts.plan):
        for index, rule in enumerate(rules):
            where: Path = (*listed, index)
            if not rule.forbid and rule.require is None and not facts.is_broken(where):
                label = "`forbid` or `require` is missing"
                facts.report.error("E0103", f"rule `{rule.id}` does nothing", where, label=label)


def quorum(facts: Facts, approve: model.Approve, path: Path) -> None:
    """E0105: more people must agree than are asked."""
    people = set(approve.from_)
    if approve.quorum > len(people) and all(who.startswith("user:") for who in people):
        label = f"only {len(people)} {'is' if len(people) == 1 else 'are'} asked"
        facts.report.error("E0105", f"{approve.quorum} can never agree", (*path, "quorum"), label=label)
