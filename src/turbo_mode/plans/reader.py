"""Plans from files, text and data: read, decoded and checked, with all problems at once.

There are two roads to the model. JSON and data that a program made go straight into it; as soon as anything about them
is odd, and for YAML always, they take the marked road: a tree whose every value knows its place in the text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from turbo_mode.core.plan import model
from turbo_mode.core.plan.check import check
from turbo_mode.core.plan.decode import Decoded, decode
from turbo_mode.core.plan.nodes import Node, Unusable, from_data
from turbo_mode.core.plan.plausible import is_plausible
from turbo_mode.core.plan.positions import Positions
from turbo_mode.core.plan.problems import Place, Problem, in_order
from turbo_mode.errors import NotFound, PlanInvalid
from turbo_mode.plans.json_nodes import read_json
from turbo_mode.plans.unreadable import Unreadable

MAX_BYTES = 16 * 1024 * 1024


class LoadedPlan(NamedTuple):
    """A plan that can be carried out. ``source`` is its text (empty for data), ``name`` what messages call it.

    ``problems`` are warnings; ``digest`` is that of the model, not of the text.
    """

    plan: model.Plan
    source: str
    name: str
    path: Path | None
    digest: str
    problems: list[Problem]
    positions: Positions

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


def load_plan(path: Path | str) -> LoadedPlan:
    """Reads and checks a plan file. Raises ``PlanInvalid`` with every problem, ``NotFound`` where there is no file."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise NotFound(f"{path} can't be read: {(error.strerror or str(error)).lower()}") from None
    return parse_plan(content, str(path))._replace(path=path)


def parse_plan(document: str | bytes | Mapping[str, Any], name: str = "plan") -> LoadedPlan:
    """Reads and checks a plan that is YAML or JSON text, or plain data. Raises ``PlanInvalid`` with every problem."""
    text: str | None = None
    try:
        if isinstance(document, Mapping):
            decoded, positions = _from_data(document, name)
        else:
            text = _as_text(document)
            decoded, positions = _from_text(text, name)
    except Unreadable as error:
        raise PlanInvalid([_refusal(error, name, document)], name) from None
    problems = decoded.problems
    if decoded.plan is not None:
        problems = in_order(problems + check(decoded.plan, positions, decoded.broken))
    if decoded.plan is None or any(problem.is_error for problem in problems):
        raise PlanInvalid(problems, name)
    return LoadedPlan(decoded.plan, text or "", name, None, digest(decoded.plan), problems, positions)


def digest(plan: model.Plan) -> str:
    """SHA-256 of the model in its JSON form: the same plan has the same digest, whatever its syntax."""
    return hashlib.sha256(msgspec.json.encode(plan, order="deterministic")).hexdigest()


def _from_text(text: str, source: str) -> tuple[Decoded, Positions]:
    is_json = source.endswith(".json")
    if is_json or text.lstrip(" \t\r\n").startswith("{"):
        plan = _straight(text)
        if plan is not None:
            return Decoded(plan, [], frozenset()), Positions(source, text, lambda: read_json(text))
    root = _tree(text, is_json)
    positions = Positions(source, text, lambda: root)
    return decode(positions), positions


def _tree(text: str, is_json: bool) -> Node:
    quoted = is_json or text.lstrip(" \t\r\n{").startswith('"')
    if quoted and text.lstrip(" \t\r\n").startswith("{"):
        try:
            return read_json(text)
        except Unreadable as error:
            if is_json:
                raise
            not_json = error
        try:
            return _yaml(text)
        except Unreadable:
            raise not_json from None
    return read_json(text) if is_json else _yaml(text)


def _yaml(text: str) -> Node:
    from turbo_mode.plans.yaml_nodes import read_yaml

    return read_yaml(text)


def _straight(text: str) -> model.Plan | None:
    """JSON straight into the model, or None if it is better read with its places."""
    try:
        json.loads(text, object_pairs_hook=_each_once)
        plan = msgspec.json.decode(text, type=model.Plan)
    except (ValueError, RecursionError):
        return None
    return plan if is_plausible(plan) else None


def _each_once(pairs: list[tuple[str, object]]) -> None:
    if len(pairs) > 1 and len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("a key is written twice")


def _from_data(document: Mapping[str, Any], source: str) -> tuple[Decoded, Positions]:
    def read() -> Node:
        try:
            return from_data(document)
        except Unusable as error:
            raise Unreadable(str(error)) from None

    try:
        plan = msgspec.convert(document, type=model.Plan)
    except (ValueError, TypeError, RecursionError):
        plan = None
    positions = Positions(source, None, read)
    if plan is not None and is_plausible(plan):
        return Decoded(plan, [], frozenset()), positions
    return decode(positions), positions


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


def _refusal(error: Unreadable, name: str, document: object) -> Problem:
    text = document[:MAX_BYTES].decode(errors="replace") if isinstance(document, bytes) else document
    positions = Positions(name, text if isinstance(text, str) else None, lambda: Node("scalar"))
    place = positions.place(error.start, error.end)
    return Problem(code="E0100", message=error.message, place=place, label=error.label, help=error.help)
