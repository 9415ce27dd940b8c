"""Plans from files, text and data: read, decoded and checked, with all problems at once.

There are two roads to the model. JSON and data that a program made go straight into it; as soon as anything about them
is odd, and for YAML and TOML always, they take the marked road: a tree whose every value knows its place in the text.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct, structs

from turbo_mode.core.plan import model, nodes
from turbo_mode.core.plan.check import check
from turbo_mode.core.plan.decode import Decoded, decode, decode_record
from turbo_mode.core.plan.known import NOTHING, Configured
from turbo_mode.core.plan.nodes import Node, Unusable, from_data
from turbo_mode.core.plan.plausible import is_plausible
from turbo_mode.core.plan.positions import Positions
from turbo_mode.core.plan.problems import Place, Problem, Severity, in_order, shown
from turbo_mode.core.plan.readiness import NotYet, not_there_yet
from turbo_mode.core.plan.subplans import digest
from turbo_mode.core.regex import regex
from turbo_mode.errors import NotFound, PlanInvalid
from turbo_mode.plans.bundle import MAX_BYTES, Reading, Trail
from turbo_mode.plans.json_nodes import read_json, read_valid_json
from turbo_mode.plans.room import has_room
from turbo_mode.plans.sources import Sources
from turbo_mode.plans.unreadable import Unreadable

__all__ = ["MAX_BYTES", "LoadedPlan", "digest", "line_of", "load_plan", "parse_model", "parse_plan", "read_record"]

PLENTY = 100
"""After more errors than these, all about what can't even be read, what else is wrong is looked for next time."""
_TOML = regex(r"(?:[ \t\r]*(?:#.*)?\n)*[ \t]*turbo[ \t]*=")
"""The beginning of a plan that can only be TOML."""
_LARGE = regex(r"[eE][-+]?\d{3}")


class LoadedPlan(NamedTuple):
    """A plan that can be carried out. ``source`` is its text (empty for data), ``name`` what messages call it.

    ``problems`` are warnings; ``digest`` is that of the model, not of the text. ``files`` are the texts of the files
    that it names, by their path from its folder; their plans are in ``plan.plans``. ``not_yet`` is what this version
    can't carry out. Of the severities in ``more`` there may be more problems than these.
    """

    plan: model.Plan
    source: str
    name: str
    path: Path | None
    digest: str
    problems: list[Problem]
    positions: Positions
    files: Mapping[str, str]
    not_yet: list[NotYet]
    more: frozenset[Severity]

    def place_of(self, id: str) -> Place:
        """Where a task or phase is declared, for messages that come later. Raises ``NotFound``."""
        for index, phase in enumerate(self.plan.phases):
            if phase.id == id:
                return self.positions.find(("phases", index, "id"))
            for key, tasks in (("tasks", phase.tasks), ("finally", phase.finally_)):
                for number, task in enumerate(tasks):
                    if task.id == id:
                        return self.positions.find(("phases", index, key, number, "id"))
        for number, task in enumerate(self.plan.finally_):
            if task.id == id:
                return self.positions.find(("finally", number, "id"))
        raise NotFound(f"the plan has no task or phase `{id}`")


def load_plan(path: Path | str, configured: Configured = NOTHING) -> LoadedPlan:
    """Reads and checks a plan file, which may use what is ``configured``.

    Raises ``PlanInvalid`` with every problem, ``NotFound`` where there is no file.
    """
    path = Path(path)
    return _loaded(_content(path), str(path), Trail(str(path), path), configured)._replace(path=path)


def read_text(path: Path) -> str:
    """The text of a plan file, whatever it says. Raises ``PlanInvalid`` if it is no text, ``NotFound``."""
    return parse_text(_content(path), str(path))


def parse_text(content: bytes, name: str) -> str:
    """Bytes as the text of a plan. Raises ``PlanInvalid``."""
    try:
        return _as_text(content)
    except Unreadable as error:
        raise refused(error, name, content) from None


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise NotFound(f"{path} can't be read: {(error.strerror or str(error)).lower()}") from None


def parse_plan(
    document: str | bytes | Mapping[str, Any], name: str = "plan", path: Path | None = None,
    configured: Configured = NOTHING,
) -> LoadedPlan:  # fmt: skip
    """Reads and checks a plan: YAML, JSON or TOML text, or plain data. Raises ``PlanInvalid`` with every problem.

    ``path`` is the file in which it will stand: from its folder the files are read that it names. It may use what is
    ``configured``.
    """
    return _loaded(document, name, Trail(name, path), configured)


def _loaded(document: str | bytes | Mapping[str, Any], name: str, trail: Trail, configured: Configured) -> LoadedPlan:
    with _no_collection():
        return _fit(_read(document, name, trail, configured), name)


def _fit(read: Reading, name: str) -> LoadedPlan:
    plan, text, positions, problems, files, _, more = read
    if plan is None or any(problem.is_error for problem in problems):
        raise PlanInvalid(problems, name, more=more)
    return LoadedPlan(plan, text, name, None, digest(plan), problems, positions, files, not_there_yet(plan), more)


def _read(document: str | bytes | Mapping[str, Any], name: str, trail: Trail, configured: Configured) -> Reading:
    """A document with everything that it names, whatever is wrong with it."""
    text = ""
    try:
        if isinstance(document, Mapping):
            decoded, positions = _from_data(document, Positions(name, None, lambda: _as_tree(document)))
        else:
            text = _as_text(document)
            decoded, positions = _from_text(text, name)
    except Unreadable as error:
        return _unreadable(error, name, text, document)
    return _complete(decoded, positions, text, trail, configured)


def parse_model(document: model.Plan, name: str = "plan", configured: Configured = NOTHING) -> LoadedPlan:
    """Checks a plan that was built in Python. Raises ``PlanInvalid`` with every problem, each with its attribute."""
    from turbo_mode.plans.built import BuiltPositions, as_data

    try:
        data = as_data(document)
        decoded, positions = _from_data(data, BuiltPositions(name, None, lambda: _as_tree(data)))
    except Unreadable as error:
        raise refused(error, name, None) from None
    with _no_collection():
        return _fit(_complete(decoded, positions, "", Trail(), configured), name)


def _unreadable(error: Unreadable, name: str, text: str, document: object) -> Reading:
    positions = Positions(name, None, lambda: Node("scalar"))
    return Reading(None, text, positions, [_refusal(error, name, document)], {}, 0)


def _complete(
    decoded: Decoded, positions: Positions, text: str, trail: Trail, configured: Configured
) -> Reading:  # fmt: skip
    """What was decoded, with the plans that it names, checked."""
    if decoded.plan is None:
        return Reading(None, text, positions, in_order(decoded.problems), {}, len(text), decoded.more)
    if sum(problem.is_error for problem in decoded.problems) > PLENTY:
        return Reading(
            None, text, positions, in_order(decoded.problems), {}, len(text), frozenset(("error", "warning"))
        )
    followed = trail.follow(decoded.plan, positions, len(text), partial(_read, configured=configured))
    plan = decoded.plan
    if followed.plans:
        plan = structs.replace(plan, plans={**plan.plans, **followed.plans})
    found = check(plan, positions, decoded.broken | followed.broken, configured)
    problems = decoded.problems + followed.problems + found.problems
    all_of_it = shown(problems, decoded.more | followed.more | found.more)
    return Reading(plan, text, positions, all_of_it.problems, followed.files, followed.size, all_of_it.more)


def read_record(source: Path | Mapping[str, Any], record: type[Struct], name: str = "") -> tuple[Any, list[Problem]]:
    """Reads a file, or plain data, that is one record; None with the problems if it can't be read at all."""
    text: str | None = None
    try:
        if isinstance(source, Path):
            text = _as_text(_content(source))
            root = _tree(text, str(source))
            positions = Positions(str(source), text, lambda: root)
        else:
            data = from_data(source)
            positions = Positions(name, None, lambda: data)
    except Unreadable as error:
        return None, [_refusal(error, str(source), text)]
    return decode_record(positions, record)


def line_of(sources: Sources, id: str) -> int:
    """The line at which a task or phase of a plan is declared in its file; 0 where that can't be told."""
    try:
        root = _tree(sources.text, sources.file)
    except Unreadable:
        return 0
    positions = Positions("", sources.text, lambda: root)
    here: nodes.Path = ()
    for name in sources.inside:
        around = [here[:depth] for depth in range(len(here), -1, -2)]
        found = next((each for each in around if positions.node((*each, "plans", name)) is not None), None)
        if found is None:
            return 0
        here = (*found, "plans", name)
    plan = positions.node(here)
    return next((positions.of(node).line for node in _declared(plan) if node.text == id), 0) if plan else 0


def _declared(plan: Node) -> Iterator[Node]:
    """The ids of a plan's phases and tasks, where they stand."""
    phases = plan.get("phases")
    lists = [plan.get("finally")]
    for phase in phases.items if phases else ():
        lists += [phase.get("tasks"), phase.get("finally")]
    groups = [phases, *lists]
    for group in groups:
        for each in group.items if group else ():
            if (id := each.get("id")) is not None:
                yield id


def _from_text(text: str, source: str) -> tuple[Decoded, Positions]:
    if source.endswith(".json") or text.lstrip(" \t\r\n").startswith("{"):
        plan, is_valid = _straight(text)
        if plan is not None:
            return Decoded(plan, [], frozenset()), Positions(source, text, lambda: read_valid_json(text))
        root = read_valid_json(text) if is_valid else _tree(text, source)
    else:
        root = _tree(text, source)
    positions = Positions(source, text, lambda: root)
    return decode(positions), positions


def _tree(text: str, source: str) -> Node:
    """The tree of a text, whose syntax its name tells, or its beginning."""
    if source.endswith(".toml") or (_TOML.match(text) and not source.endswith((".yaml", ".yml", ".json"))):
        from turbo_mode.plans.toml_nodes import read_toml

        return read_toml(text)
    if source.endswith(".json"):
        return read_json(text)
    start = text.lstrip(" \t\r\n")
    if start.startswith("{") and start.lstrip(" \t\r\n{").startswith('"'):
        try:
            return read_json(text)
        except Unreadable as error:
            not_json = error
        try:
            return _yaml(text)
        except Unreadable:
            raise not_json from None
    return _yaml(text)


def _yaml(text: str) -> Node:
    from turbo_mode.plans.yaml_nodes import read_yaml

    return read_yaml(text)


def _straight(text: str) -> tuple[model.Plan | None, bool]:
    """JSON straight into the model, or None if it is better read with its places; and whether it is JSON."""
    if not has_room(text):
        return None, False
    seen = _Seen()
    try:
        json.loads(text, object_pairs_hook=seen.keys, parse_float=seen.real)
    except (ValueError, RecursionError):
        return None, False
    if seen.is_odd:
        return None, True
    try:
        plan = msgspec.json.decode(text, type=model.Plan)
    except (ValueError, RecursionError):
        return None, True
    return plan if is_plausible(plan) else None, True


class _Seen:
    """Looks for a key that is written twice, and for numbers such as ``1e300``: msgspec takes very long for them."""

    is_odd = False

    def keys(self, pairs: list[tuple[str, object]]) -> None:
        if len(pairs) > 1 and len({name for name, _ in pairs}) < len(pairs):
            self.is_odd = True

    def real(self, text: str) -> None:
        if _LARGE.search(text):
            self.is_odd = True


@contextmanager
def _no_collection() -> Iterator[None]:
    """Nothing of what is made here is garbage that goes in circles, and looking for some takes much of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _from_data(document: Mapping[str, Any], positions: Positions) -> tuple[Decoded, Positions]:
    try:
        plan = msgspec.convert(document, type=model.Plan)
    except (ValueError, TypeError, RecursionError):
        plan = None
    if plan is not None and is_plausible(plan):
        return Decoded(plan, [], frozenset()), positions
    return decode(positions), positions


def _as_tree(document: Mapping[str, Any]) -> Node:
    try:
        return from_data(document)
    except Unusable as error:
        raise Unreadable(str(error)) from None


def _as_text(document: str | bytes) -> str:
    """The text of a document. Raises ``Unreadable`` for what can't be a plan."""
    size = len(document)
    if size > MAX_BYTES:
        raise Unreadable(f"a plan has at most {MAX_BYTES // 1024 // 1024} MiB")
    try:
        text = document.decode() if isinstance(document, bytes) else document
        text.encode()
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(errors="replace")
        advice = "save the file as UTF-8"
        raise Unreadable("this is not UTF-8", len(before), label="this byte is no text", help=advice) from None
    except UnicodeEncodeError as error:
        raise Unreadable("this text has a character that is none", error.start) from None
    if text.startswith("\ufeff"):
        raise Unreadable("the file begins with a byte order mark", 0, help="save the file as UTF-8 without BOM")
    if (at := text.find("\0")) >= 0:
        raise Unreadable("there is a NUL byte", at, label="a plan is text")
    return text


def refused(error: Unreadable, name: str, document: object) -> PlanInvalid:
    """What is raised for a text that can't be read."""
    return PlanInvalid([_refusal(error, name, document)], name)


def _refusal(error: Unreadable, name: str, document: object) -> Problem:
    text = document[:MAX_BYTES].decode(errors="replace") if isinstance(document, bytes) else document
    positions = Positions(name, text if isinstance(text, str) else None, lambda: Node("scalar"))
    place = positions.place(error.start, error.end)
    return Problem(code="E0100", message=error.message, place=place, label=error.label, help=error.help)
