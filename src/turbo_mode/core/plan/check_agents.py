"""Rules about agents: a schema that is none, and goals that others write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import UNSET

from turbo_mode.core.plan import model, words
from turbo_mode.core.plan.actions import COMMAND
from turbo_mode.core.plan.check_reads import examine, reads_of
from turbo_mode.core.plan.expressions import ExpressionProblems, parse_template
from turbo_mode.core.plan.facts import Facts, Located, actions_of
from turbo_mode.core.plan.formats import shown
from turbo_mode.core.plan.inputs import declared
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.positions import Part
from turbo_mode.core.plan.templates import check_script

_KEYWORDS = frozenset((
    "$schema", "$id", "$ref", "$defs", "$anchor", "$comment", "$dynamicRef", "$dynamicAnchor", "$vocabulary",
    "definitions", "type", "enum", "const", "properties", "required", "additionalProperties",
    "patternProperties", "propertyNames", "minProperties", "maxProperties", "dependentRequired",
    "dependentSchemas", "unevaluatedProperties", "items", "prefixItems", "additionalItems", "contains",
    "minContains", "maxContains", "minItems", "maxItems", "uniqueItems", "unevaluatedItems", "allOf", "anyOf",
    "oneOf", "not", "if", "then", "else", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "multipleOf", "minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType",
    "contentSchema", "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly",
))  # fmt: skip
_WHOLE = frozenset(
    ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains")
)
_COUNTS = _WHOLE | {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
_TYPES = ("string", "integer", "number", "boolean", "array", "object", "null")
_MEANT_TYPES = {
    "int": "integer", "long": "integer", "float": "number", "double": "number", "bool": "boolean", "str": "string",
    "text": "string", "list": "array", "tuple": "array", "dict": "object", "map": "object", "mapping": "object",
}  # fmt: skip
_PROVIDERS = {"gpt-": "openai", "o1": "openai", "o3": "openai", "o4": "openai", "claude": "anthropic"}
"""Whose models have names that begin so."""
_MOST_USED = frozenset(("openai", "anthropic", "google", "groq", "mistral", "command", "scripted"))
_MEANT_PROVIDERS = {
    **dict.fromkeys(("cmd", "exec", "shell", "program", "cli", "process", "run"), "command"),
    **dict.fromkeys(("script", "file", "mock", "fake", "stub", "test", "answers"), "scripted"),
    **dict.fromkeys(("gpt", "chatgpt", "azure-openai"), "openai"), "claude": "anthropic",
}  # fmt: skip
TOOLS = (
    "shell", "files.list", "files.read", "files.search", "report_progress", "write_document", "send_message",
    "ask_decision", "show_decision", "list_decisions", "check_plan", "foresee_plan", "explain_problem", "list_plans",
)  # fmt: skip
"""What an agent may be given: of its task, and of our own door."""
_MEANT_TOOLS = {
    **dict.fromkeys(("bash", "sh", "terminal", "exec", "run", "command", "execute", "shell.run"), "shell"),
    **dict.fromkeys(("read", "read_file", "file_read", "readFile", "cat", "fs.read", "view"), "files.read"),
    **dict.fromkeys(("ls", "list", "list_files", "glob", "fs.list", "list_directory"), "files.list"),
    **dict.fromkeys(("grep", "search", "find", "search_files", "ripgrep", "code_search"), "files.search"),
}  # fmt: skip
_OF_SCHEMAS = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_ONE_SCHEMA = ("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames")
_MANY_SCHEMAS = ("allOf", "anyOf", "oneOf", "prefixItems")


def run(facts: Facts) -> None:
    """Reports E0105, E0301, W0505 and W0507."""
    for located in facts.all_tasks():
        for path, action, _ in actions_of(located.task, located.path):
            if action.agent is not None:
                if "${{" in action.agent.goal and facts.report.has_room("warning"):
                    _goal(facts, action.agent.goal, (*path, "agent", "goal"))
                _model(facts, action.agent.model, (*path, "agent", "model"))
                _tools(facts, action.agent.tools, (*path, "agent", "tools"))
                _schema(facts, action.agent.output, (*path, "agent", "output"))
                if action is located.task:
                    _left_out(facts, located, action.agent.output)
                if (action.agent.model or "").startswith(COMMAND):
                    check_script(facts.report, (*path, "agent", "model"), action.agent.model or "")


# models


def _model(facts: Facts, name: str | None, path: Path) -> None:
    """E0105 for a name that can't be that of a model."""
    if name is None or "${{" in name or facts.is_broken(path):
        return
    before, colon, rest = name.partition(":")
    if colon:
        meant = _MEANT_PROVIDERS.get(before.lower()) or words.closest(before, _MOST_USED, 0.8)
        if before not in _MOST_USED and meant:
            message = f"nothing is known by `{before[:40]}:`"
            facts.report.error("E0105", message, path, label=f"write `{meant}:{rest[:64]}`")
        return
    maker, _, called = name.partition("/")
    provider = next((whose for start, whose in _PROVIDERS.items() if name.lower().startswith(start)), "")
    if called and maker.lower() in _MOST_USED:
        provider, meant = maker.lower(), called
    else:
        meant = name
    facts.report.error(
        "E0105", f"{shown(name)} names no model", path, note="as in `openai:gpt-5-mini`, or `command:PROGRAM`",
        label=f"write `{provider}:{meant[:64]}`" if provider else "expected PROVIDER:MODEL",
    )  # fmt: skip


def _tools(facts: Facts, tools: Sequence[str], path: Path) -> None:
    """E0105 for a tool by another name than ours: the task would fail before anything is asked."""
    for index, name in enumerate(tools):
        if name in TOOLS or facts.is_broken((*path, index)):
            continue
        if meant := _MEANT_TOOLS.get(name) or words.closest(name[:64], TOOLS, 0.8):
            message = f"there is no tool `{name[:64]}`"
            facts.report.error("E0105", message, (*path, index), label=f"write `{meant}`")


# goals


def _goal(facts: Facts, text: str, path: Path) -> None:
    try:
        holes = [part for part in parse_template(text) if not isinstance(part, str)]
    except ExpressionProblems:
        return
    for hole in holes:
        names = (reads_of(hole.text, facts.scopes.base) or [()])[0]
        foreign = names[:1] == ("tasks",) or (names[:1] == ("inputs",) and _is_data(facts, names))
        if foreign:
            facts.report.error(
                "W0507", "text from elsewhere becomes part of the goal", path, at=(hole.start, hole.end),
                label="whoever writes it could give the agent another goal",
                help=f"give it as data: `context: {{{names[-1]}: \"${{{{ {hole.text} }}}}\"}}`",
            )  # fmt: skip


def _is_data(facts: Facts, names: tuple[str, ...]) -> bool:
    spec = facts.plan.inputs.get(names[1]) if len(names) > 1 else None
    return spec is not None and declared(spec).type in ("object", "list")


# schemas


def _schema(facts: Facts, schema: Mapping[str, object], path: Path) -> None:
    if facts.is_broken(path):
        return
    if not _KEYWORDS.intersection(schema):
        fields = ", ".join(f"{name}: {{type: string}}" for name in list(schema)[:3] if isinstance(name, str))
        facts.report.error(
            "E0105", "this is no JSON Schema", path, label="it would let every answer pass",
            help=f"write `{{type: object, properties: {{{fields or '...'}}}}}`",
        )  # fmt: skip
        return
    for where, message, label in _faults(schema, ()):
        at: Part = "key" if message.startswith("unknown") else "value"
        facts.report.error("E0105", message, (*path, *where), at=at, label=label)


def _faults(schema: object, path: Path) -> Iterator[tuple[Path, str, str]]:
    """What is wrong with a schema: where, what, and what was meant."""
    if isinstance(schema, str):
        kind = _type(schema)
        yield path, "a schema is a mapping", f"write `{{type: {kind}}}`" if kind else ""
    if not isinstance(schema, dict) or len(path) > 20:
        return
    for key in schema:
        if key not in _KEYWORDS and not key.startswith("x-"):
            similar = words.closest(key[:64], _KEYWORDS)
            label = f"did you mean `{similar}`?" if similar else "JSON Schema has no such keyword"
            yield (*path, key), f"unknown keyword `{key[:64]}` in a JSON Schema", label
    kinds = schema.get("type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if kind is not None and kind not in _TYPES:
            similar = _type(str(kind))
            label = f"write `{similar}`" if similar else f"expected one of {', '.join(_TYPES)}"
            yield (*path, "type"), f"`{str(kind)[:64]}` is no type of JSON Schema", label
    yield from _required(schema, path)
    for key in _COUNTS.intersection(schema):
        if not isinstance(schema[key], int | float):
            label = f"a {'whole ' if key in _WHOLE else ''}number is needed here"
            yield (*path, key), f"`{key}` is no number", label
    for key in _OF_SCHEMAS:
        inner = schema.get(key)
        for name, each in inner.items() if isinstance(inner, dict) else ():
            yield from _faults(each, (*path, key, name))
    for key in _ONE_SCHEMA:
        yield from _faults(schema.get(key), (*path, key))
    for key in _MANY_SCHEMAS:
        listed = schema.get(key)
        for index, each in enumerate(listed) if isinstance(listed, list) else ():
            yield from _faults(each, (*path, key, index))


def _left_out(facts: Facts, located: Located, schema: Mapping[str, object]) -> None:
    """W0505: an output reads what an answer that fits the schema may leave out."""
    properties, required = schema.get("properties"), schema.get("required", [])
    if not isinstance(properties, dict) or not isinstance(required, list):
        return
    optional = properties.keys() - {each for each in required if isinstance(each, str)}
    for output, given in located.task.outputs.items() if optional else ():
        if isinstance(given, model.Output) and given.else_ is not UNSET:
            continue
        text = given.value if isinstance(given, model.Output) else given
        path = (*located.path, "outputs", output, *(("value",) if isinstance(given, model.Output) else ()))
        try:
            reads = examine(text, facts.scopes.result("agent", located.task, located.phase)).reads
        except ExpressionProblems:
            continue
        for read in reads:
            if read.names[:2] == ("result", "output") and read.certain > 2 and read.names[2] in optional:
                name = read.names[2]
                facts.report.error(
                    "W0505", f"an answer may leave out `{name}`", path, at=(read.start, read.end),
                    label="this would fail",
                    help=f"name it in `required:` of the schema, or read `result.output.?{name}.orValue(...)`",
                )  # fmt: skip


def _type(name: str) -> str | None:
    """The type of JSON Schema that a word means."""
    return name if name in _TYPES else _MEANT_TYPES.get(name) or words.closest(name[:64], _TYPES)


def _required(schema: Mapping[str, object], path: Path) -> Iterator[tuple[Path, str, str]]:
    """Names in ``required`` that are almost those of properties."""
    listed, known = schema.get("required"), schema.get("properties")
    if isinstance(listed, str | bool):
        yield (
            (*path, "required"),
            "`required` is a list of properties",
            "write `[...]`" if isinstance(listed, bool) else f"write `[{listed[:64]}]`",
        )
    if not isinstance(listed, list) or not isinstance(known, dict):
        return
    for index, name in enumerate(listed):
        if isinstance(name, str) and name not in known and (similar := words.closest(name[:64], known, 0.7)):
            yield (*path, "required", index), f"there is no property `{name[:64]}`", f"did you mean `{similar}`?"
