"""What names something that stands elsewhere: environments, sources, options, people's answers, inputs of others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple, get_args

from turbo_mode.core.plan import inputs, likeness, model, words
from turbo_mode.core.plan.check_kinds import quorum
from turbo_mode.core.plan.facts import Facts, actions_of, rules_of, task_at
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.place_keys import API, FILE, PROMETHEUS
from turbo_mode.core.regex import regex

_ONE_INPUT = regex(r"\$\{\{\s*inputs\.(\w+)\s*\}\}", re.ASCII)
_CONFIG = {"file": FILE, "api": API | PROMETHEUS}
_PLACES = {"file": "a file", "api": "an API"}
_MEANT_CONFIG = {
    **dict.fromkeys(("path", "file", "directory", "dir", "folder", "location", "uri", "endpoint", "baseUrl", "base_url",
                     "address", "bucket"), "url"),
    **dict.fromkeys(("token", "authorization", "apiKey", "password"), "auth"), "type": "format", "gzip": "compression",
}  # fmt: skip
_PARAMETER = regex(r"(?<![:\w]):([A-Za-z_]\w*)", re.ASCII)
_IN_SQL = regex(r"""'(?:[^']|'')*'|"[^"]*"|--[^\n]*|(?<![:\w\\]):([A-Za-z_]\w*)(?!:)""", re.ASCII)
"""A parameter of an SQL query; what is in quotes, or a comment, has none."""
_FOREIGN_PARAMETER = regex(
    r"%\((\w+)\)s|(?<![%\w])%s|\$\d+|(?<![\w@])@(\w+)|#\{(\w+)\}|(?<![$\{])\{(\w+)\}|(?<![\w?])\?(?![\w?|&])", re.ASCII
)
"""A place for a value as other libraries have it: ``?``, ``%s``, ``%(day)s``, ``$1``, ``@day``, ``{day}``."""
_SOON = 12
_DECLARED = {
    "environment": "environments", "data source": "dataSources", "data sink": "dataSinks", "plan": "plans",
    "secret": "secrets", "phase": "phases",
}  # fmt: skip
"""The key under which things are declared."""


class Asked(NamedTuple):
    """People who are asked somewhere, and what they may answer."""

    approve: model.Approve
    path: Path
    options: Collection[str]
    phase: model.Phase | None


def run(facts: Facts) -> None:
    """Reports E0105, E0201, E0202, E0207 to E0211, E0213 and W0111."""
    _documents(facts)
    _configs(facts)
    for given, path in _declared_inputs(facts):
        if isinstance(given, model.Input):
            _input(facts, given, path)
    for asked in everybody_asked(facts):
        if asked.path[-1] == "require":
            _proposes_nothing(facts, asked)
        _unasked(facts, asked)
        if not facts.is_broken(asked.path):
            if not any(facts.is_broken((*path, "options")) for path in (asked.path, asked.path[:-1])):
                _answers(facts, asked)
            if not facts.is_broken((*asked.path, "from")):
                quorum(facts, asked.approve, asked.path)
    for index, phase in enumerate(facts.plan.phases):
        if phase.environment is not None:
            _environment(facts, phase.environment, ("phases", index, "environment"))
    for located in facts.all_tasks():
        for path, action, _ in actions_of(located.task, located.path):
            _data(facts, action, path)
        if located.task.decide is not None:
            _evidence(facts, located.task.decide.evidence, (*located.path, "decide", "evidence"), located.phase)
    for index, phase in enumerate(facts.plan.phases):
        if phase.gate is not None:
            _evidence(facts, phase.gate.evidence, ("phases", index, "gate", "evidence"), phase)
    _rules(facts)
    _twice(facts)
    for index, trigger in enumerate(facts.plan.triggers):
        what = f"trigger {index + 1}" if len(facts.plan.triggers) > 1 else "the trigger"
        call_inputs(facts, trigger.inputs, facts.plan.inputs, ("triggers", index), what, "the plan")


def unknown(
    facts: Facts, code: str, what: str, name: str, known: Collection[str], path: Path, *, advice: str = "",
    at: tuple[int, int] | None = None, at_key: bool = False,
) -> None:  # fmt: skip
    """Says that a name isn't there, and which one was probably meant, or which ones there are."""
    if facts.is_broken(path) or facts.is_broken((_DECLARED.get(what, ""),)):
        return
    few = len(known) <= likeness.COMPARED
    similar = words.closest(name[:64], known) or (words.begun(name[:64], known) if few else None)
    label = f"did you mean `{similar}`?" if similar else ""
    listed = ", ".join(islice(known, _SOON)) + (" ..." if len(known) > _SOON else "")
    note = "" if similar or not known else f"there {'is' if len(known) == 1 else 'are'} {listed}"
    message = f"there is no {what} `{name[:64]}`"
    facts.report.error(
        code,
        message,
        path,
        at=at or ("key" if at_key else "value"),
        label=label,
        note=note,
        help="" if similar else advice,
    )


# inputs


def _declared_inputs(facts: Facts) -> Iterator[tuple[object, Path]]:
    for name, given in facts.plan.inputs.items():
        yield given, ("inputs", name)
    for asked in everybody_asked(facts):
        for name, given in asked.approve.fields.items():
            yield given, (*asked.path, "fields", name)


def _input(facts: Facts, given: model.Input, path: Path) -> None:
    if any(facts.is_broken((*path, key)) for key in ("default", "enum", "type")):
        return
    for key, reason in inputs.faults(given):
        what = {"default": "the default doesn't fit the input", "enum": "a permitted value doesn't fit the input"}
        message = what.get(key, f"`{key}` can't be met")
        facts.report.error("E0105", message, (*path, key), label=reason)


def call_inputs(
    facts: Facts, given: Mapping[str, Any], declared: Mapping[str, object], path: Path, who: str, whose: str
) -> None:
    """E0213: the inputs that one plan gives another: unknown, missing, or of another type."""
    for name, value in given.items():
        where = (*path, "inputs", name)
        if name not in declared:
            similar = words.closest(name[:64], declared)
            label = f"did you mean `{similar}`?" if similar else ""
            some = ", ".join(islice(declared, _SOON)) + (" ..." if len(declared) > _SOON else "")
            note = "" if similar else f"it has {some or 'none'}"
            message = f"{whose} has no input `{name[:64]}`"
            facts.report.error("E0213", message, where, at="key", label=label, note=note)
        elif not has_holes(value) and not facts.is_broken(where):
            _fits(facts, value, inputs.declared(declared[name]), where)
    odd = [name for name in given if name not in declared]
    missing = [name for name in facts.known.required(whose, declared) if name not in given]
    missing = [name for name in missing if not any(words.closest(each[:64], (name,)) for each in odd[:_SOON])]
    if missing and not facts.is_broken(path):
        listed = ", ".join(f"`{name}`" for name in missing[:_SOON])
        message = f"{who} doesn't give {listed}"
        at: Path = (*path, "inputs") if given else path
        advice = f"add `{missing[0]}: ...` to `inputs:`"
        facts.report.error("E0213", message, at, at="key", label=f"{whose} can't start without it", help=advice)


def has_holes(value: object) -> bool:
    """A value of the plan, or a part of it, is filled in."""
    if isinstance(value, str):
        return "${{" in value
    if isinstance(value, dict):
        return any(map(has_holes, value.values()))
    return isinstance(value, list) and any(map(has_holes, value))


def _fits(facts: Facts, value: object, spec: model.Input, path: Path) -> None:
    try:
        inputs.fit(value, spec)
    except inputs.Misfit as reason:
        quoted = spec.type == "string" and isinstance(value, int | float)
        advice = "put it in quotes" if quoted else ""
        facts.report.error("E0213", f"this doesn't fit the input `{path[-1]}`", path, label=str(reason), help=advice)


# people


def everybody_asked(facts: Facts) -> Iterator[Asked]:
    """Everybody who may be asked: by tasks, gates and rules."""
    for index, phase in enumerate(facts.plan.phases):
        if phase.gate is not None and phase.gate.approve is not None:
            yield Asked(phase.gate.approve, ("phases", index, "gate", "approve"), phase.gate.options, phase)
    for located in facts.all_tasks():
        task, path = located.task, located.path
        if task.approve is not None:
            yield Asked(task.approve, (*path, "approve"), task.approve.options, located.phase)
        if task.decide is not None and task.decide.approve is not None:
            yield Asked(task.decide.approve, (*path, "decide", "approve"), task.decide.options, located.phase)
    for listed, rules in rules_of(facts.plan):
        for number, rule in enumerate(rules):
            if rule.require is not None:
                yield Asked(rule.require, (*listed, number, "require"), facts.gate_options, None)


def _proposes_nothing(facts: Facts, asked: Asked) -> None:
    """A rule holds in plans of all kinds, also in those that are called: there is nothing that it could propose."""
    for name, given in asked.approve.fields.items():
        if isinstance(given, model.Field) and given.value is not None:
            facts.report.error(
                "E0105", "a rule proposes no value", (*asked.path, "fields", name, "value"),
                label="this is for fields of gates and of tasks", help="write a `default`, or leave it out",
            )  # fmt: skip


def _unasked(facts: Facts, asked: Asked) -> None:
    """W0111 for a second question about the same decision."""
    path = (*asked.path, "question")
    match asked.path:
        case ("phases", int(index), "gate", "approve"):
            gate = facts.plan.phases[index].gate
            first = gate.question if gate else ""
        case (*_, "decide", "approve"):
            located = task_at(facts, asked.path)
            first = located.task.decide.question if located and located.task.decide else ""
        case (*_, "require"):
            first = "that of the gate"
        case _:
            first = ""
    if asked.approve.question and first and not facts.is_broken(path):
        facts.report.error(
            "W0111", "`question` changes nothing here", path, at="key", help="leave it out",
            label="people are asked the question of what they decide",
        )  # fmt: skip


def _answers(facts: Facts, asked: Asked) -> None:
    if asked.path[-2] in ("gate", "decide") or asked.path[-1] == "require":
        for name in asked.approve.options:
            if name not in asked.options:
                unknown(
                    facts, "E0208", "option", name, sorted(asked.options), (*asked.path, "options", name), at_key=True
                )
    for key, name in (("onTimeout", asked.approve.on_timeout), ("onRefuse", asked.approve.on_refuse)):
        if name in asked.options or name in asked.approve.options or name == "hold":
            continue
        known = {*asked.options, *asked.approve.options, "hold"}
        meant = words.choice(name, ["hold"]) or _that_does(asked, name)
        advice = f"write `{meant}`" if meant else "name an option, or `hold` to go on waiting"
        unknown(facts, "E0208", "option", name, sorted(known), (*asked.path, key), advice=advice)


def _that_does(asked: Asked, name: str) -> str | None:
    """The only option of the gate that does what a word says: with ``then: fail`` for ``abort``."""
    then = words.choice(name, get_args(model.Then))
    gate = asked.phase.gate if asked.phase is not None and asked.path[-2:] == ("gate", "approve") else None
    found = [id for id, option in gate.options.items() if option.then == then] if gate is not None else []
    return found[0] if len(found) == 1 else None


def _rules(facts: Facts) -> None:
    forbidden = (
        (name, (*listed, number, "forbid", index))
        for listed, rules in rules_of(facts.plan)
        for number, rule in enumerate(rules)
        for index, name in enumerate(rule.forbid)
    )
    for name, path in forbidden:
        if name not in facts.gate_options:
            unknown(facts, "E0208", "option", name, facts.gate_options, path,
                        advice="no gate offers anything yet" if not facts.gate_options else "")  # fmt: skip


# environments


def _environment(facts: Facts, text: str, path: Path) -> None:
    declared = facts.plan.environments
    advice = "declare it: `environments: {%s: {values: {...}}}`"
    if "${{" not in text:
        if text not in declared and not text.startswith("inputs."):
            unknown(facts, "E0209", "environment", text, declared, path, advice=advice % text[:40])
        return
    found = _ONE_INPUT.fullmatch(text.strip())
    given = facts.plan.inputs.get(found[1]) if found else None
    if found is None or given is None:
        return
    spec = inputs.declared(given)
    short = not isinstance(given, model.Input)
    place: Path = ("inputs", found[1]) if short else ("inputs", found[1], "default")
    if spec.type == "string" and spec.enum is None and spec.pattern is None and _may_be(spec.default, declared):
        listed = ", ".join(islice(declared, _SOON))
        facts.report.error(
            "W0524", f"`inputs.{found[1]}` may name an environment that isn't there", path,
            label="the phase fails there", note=f"there are {listed}",
            help=f"say what is permitted: `{found[1]}: {{enum: [{listed}], ...}}`",
        )  # fmt: skip
    if isinstance(spec.default, str) and spec.default not in declared and spec.default:
        unknown(facts, "E0209", "environment", spec.default, declared, place, advice=advice % spec.default[:40])
    for index, name in enumerate(spec.enum or []):
        if isinstance(name, str) and name not in declared:
            where: Path = ("inputs", found[1], "enum", index)
            unknown(facts, "E0209", "environment", name, declared, where, advice=advice % name[:40])


def _may_be(default: object, declared: Collection[str]) -> bool:
    """There is no default, or one that is right: what is wrong with it is told elsewhere."""
    return not isinstance(default, str) or default in declared


# data


def _data(facts: Facts, action: model.Action, path: Path) -> None:
    if isinstance(action.read, model.Read):
        _source(facts, action.read.source, (*path, "read", "source"))
        _params(facts, action.read, (*path, "read", "params"))
        _cursor(facts, action.read, (*path, "read", "cursor"))
    if isinstance(action.write, model.Write):
        known = facts.known.sinks
        if action.write.sink not in known:
            _elsewhere(facts, "E0211", "data sink", action.write.sink, known, (*path, "write", "sink"))
        if flow := action.write.from_:
            _source(facts, flow.source, (*path, "write", "from", "source"))
            _params(facts, flow, (*path, "write", "from", "params"))
            _cursor(facts, flow, (*path, "write", "from", "cursor"))


def _given_otherwise(
    query: str, taken: list[str], params: Mapping[str, object]
) -> tuple[str, tuple[int, int], str] | None:
    """What stands in a query for a value that it isn't given so: the text, its place, and the value that was meant."""
    unused = [name for name in params if name not in taken]
    for found in _PARAMETER.finditer(query):
        meant = words.closest(found[1][:64], unused) if found[1] not in params else None
        # what is named like its value has the right name
        if meant and re.search(rf"\b{re.escape(meant)}\b", str(params[meant])):
            return found[0], found.span(), meant
    foreign = _FOREIGN_PARAMETER.search(query) if not taken else None
    if foreign is None:
        return None
    name = next((each for each in foreign.groups() if each in unused), unused[0])
    return foreign[0], foreign.span(), name


def _documents(facts: Facts) -> None:
    """E0105 for a document that would lie outside of the workspace, and so is never written."""
    for index, document in enumerate(facts.plan.documentation_framework.documents):
        path = ("documentationFramework", "documents", index, "to")
        target = document.to or ""
        if (target.startswith("/") or ".." in target.split("/")) and not facts.is_broken(path):
            facts.report.error(
                "E0105", f"`{target[:80]}` doesn't lie in the workspace", path, label="a path in the workspace",
                help=f"write `{target.rpartition('/')[2]}`" if target.rpartition("/")[2] else "",
            )  # fmt: skip


def _configs(facts: Facts) -> None:
    """E0102 for a key of a place's configuration that a run would refuse."""
    for group, places in (("dataSources", facts.plan.data_sources), ("dataSinks", facts.plan.data_sinks)):
        for index, place in enumerate(places):
            known = _CONFIG.get(place.type, frozenset())
            for key in place.config if known else ():
                path = (group, index, "config", key)
                if key in known or facts.is_broken(path):
                    continue
                meant = _MEANT_CONFIG.get(key) or words.closest(key[:64], known)
                facts.report.error(
                    "E0102", f"unknown key `{key[:64]}` in the `config` of {_PLACES[place.type]}", path, at="key",
                    label=f"write `{meant}`" if meant and meant in known and meant not in place.config else "",
                    note=f"it has {', '.join(sorted(known))}",
                )  # fmt: skip


def _params(facts: Facts, read: model.Read | model.Flow, path: Path) -> None:
    """E0402 for a value that its query doesn't take, and for one that it isn't given."""
    query, params = read.query, read.params
    if query is None or "${{" in query or facts.is_broken(path[:-1]):
        return
    taken = _PARAMETER.findall(query)
    otherwise = None if params.keys() <= {*taken} else _given_otherwise(query, taken, params)
    if otherwise is not None:
        text, at, meant = otherwise
        message = f"nothing is given for `{text[:64]}`"
        facts.report.error("E0402", message, (*path[:-1], "query"), at=at, label=f"write `:{meant[:64]}`")
        return
    if not params.keys() - {*taken} and not facts.is_broken(path):
        _given_nothing(facts, read, query, path[:-1])
    for name in params:
        if name not in taken:
            similar = words.closest(name[:64], taken) or (taken[0] if len(taken) == len(params) == 1 else None)
            facts.report.error(
                "E0402", f"the query takes no `:{name[:64]}`", (*path, name), at="key",
                label=f"did you mean `{similar}`?" if similar else f"write `:{name[:64]}` where its value belongs",
            )  # fmt: skip


def _given_nothing(facts: Facts, read: model.Read | model.Flow, query: str, path: Path) -> None:
    """E0402 for a parameter of an SQL query that has no value: a database would refuse it."""
    place = next((each for each in facts.plan.data_sources if each.name == read.source), None)
    if place is None or place.type != "database" or query.lstrip()[:1] in ("{", "["):
        return
    cursor = read.cursor.param if read.cursor is not None else ""
    if facts.is_broken((*path, "cursor")) or (cursor and cursor not in _PARAMETER.findall(query)):
        return
    for found in _IN_SQL.finditer(query):
        if found[1] and found[1] not in read.params and found[1] != cursor:
            meant = f"inputs.{found[1]}" if found[1] in facts.plan.inputs else "..."
            value = f'"${{{{ {meant} }}}}"' if meant != "..." else meant
            facts.report.error(
                "E0402", f"nothing is given for `:{found[1][:64]}`", (*path, "query"), at=found.span(),
                help=f"give it beside the query: `params: {{{found[1][:64]}: {value}}}`",
            )  # fmt: skip


def _cursor(facts: Facts, read: model.Read | model.Flow, path: Path) -> None:
    """E0402 where the query doesn't take the cursor, E0103 where it would find nothing the first time."""
    cursor, query = read.cursor, read.query
    if cursor is None or query is None or facts.is_broken(path):
        return
    if cursor.param not in _PARAMETER.findall(query):
        name = cursor.param[:64]
        facts.report.error(
            "E0402", f"the query takes no `:{name}`", path, at="key", label="it would read everything each time",
            help=f"as in `WHERE {cursor.by[:64]} > :{name} ORDER BY {cursor.by[:64]}`",
        )  # fmt: skip
    if cursor.start is None:
        facts.report.error(
            "E0103", "the cursor has no `start`", path, at="key", label="the first execution wouldn't know it",
            help="write `start: 0`, or whatever comes before all that is there",
        )  # fmt: skip


def _source(facts: Facts, name: str, path: Path) -> None:
    known = facts.known.sources
    if name not in known:
        _elsewhere(facts, "E0210", "data source", name, known, path)


def _elsewhere(facts: Facts, code: str, what: str, name: str, known: Collection[str], path: Path) -> None:
    key = "dataSources" if what == "data source" else "dataSinks"
    unknown(facts, code, what, name, known, path,
            advice=f"declare it: `{key}: [{{type: database, name: {name[:40]}, config: {{...}}}}]`")  # fmt: skip


def _evidence(facts: Facts, pieces: Mapping[str, model.Evidence], path: Path, phase: model.Phase | None) -> None:
    for name, piece in pieces.items():
        if piece.anomalies is not None:
            for index, task in enumerate(piece.anomalies.tasks):
                _odd(facts, task, (*path, name, "anomalies", "tasks", index), phase)
        if piece.metric is None:
            continue
        where = (*path, name, "metric")
        if piece.metric.source is not None:
            _source(facts, piece.metric.source, (*where, "source"))
        before = piece.metric.baseline.before if piece.metric.baseline else None
        if before is not None:
            _before(facts, before, (*where, "baseline", "before"), phase)


def _odd(facts: Facts, id: str, path: Path, phase: model.Phase | None) -> None:
    located = facts.tasks.get(id)
    if located is None:
        unknown(facts, "E0202", "task", id, facts.tasks, path)
    elif phase is not None and located.phase is not phase:
        there = located.phase
        if there is None or not facts.phase_graph.before(there.id, phase.id):
            label = f"it may begin when `{phase.id}` is over"
            facts.report.error("E0404", f"nothing is known of `{id}` yet", path, label=label)


def _before(facts: Facts, id: str, path: Path, phase: model.Phase | None) -> None:
    if id not in facts.phases:
        unknown(facts, "E0207", "phase", id, facts.phases, path)
    elif phase is not None and phase.id != id and not facts.phase_graph.before(id, phase.id):
        label = f"it doesn't come before `{phase.id}`"
        facts.report.error("E0404", f"nothing was measured before `{id}` yet", path, label=label)


# the same name twice


def _twice(facts: Facts) -> None:
    plan = facts.plan
    rules: list[tuple[str, Path]] = [
        (rule.id, (*listed, index, "id")) for listed, rules in rules_of(facts.plan) for index, rule in enumerate(rules)
    ]
    _unique(facts, "rules", rules)
    for key, listed in (("dataSources", plan.data_sources), ("dataSinks", plan.data_sinks)):
        _unique(facts, key, [(data.name, (key, index, "name")) for index, data in enumerate(listed)])


def _unique(facts: Facts, what: str, found: list[tuple[str, Path]]) -> None:
    first: dict[str, Path] = {}
    for name, path in found:
        if first.setdefault(name, path) != path:
            related = (facts.report.related(first[name], "first here"),)
            message = f"there are two `{name}` in `{what}`"
            facts.report.error("E0201", message, path, label="again here", related=related)
