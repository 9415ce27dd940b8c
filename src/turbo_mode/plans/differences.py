"""What has changed between two versions of a plan, in terms of the plan: what was added, removed, moved or changed.

Phases, tasks and rules are told apart by their ids and maps by their keys, so a task that went to another phase has
moved; it isn't gone and new. What makes the plan less careful than it was says why (``matters``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec
from msgspec import UNSET, Struct

from turbo_mode.core.plan import model
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.core.plan.specs import Entries, fields_of
from turbo_mode.plans.loosened import gone, looser, more

What = Literal["added", "removed", "moved", "changed"]
AnyPlan = model.Plan | model.InnerPlan
Homes = Mapping[str, tuple[model.Task, model.Phase]]
"""The old tasks by id, each with its phase."""


class Change(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One difference. ``about`` is what it is, such as ``task`` or the name of a key; ``matters`` says why it does."""

    what: What
    about: str
    path: str
    old: Any = None
    new: Any = None
    matters: str = ""

    def to_json(self) -> dict[str, Any]:
        """The change as JSON data."""
        data: dict[str, Any] = msgspec.to_builtins(self)
        return data


def differences(old: AnyPlan, new: AnyPlan) -> list[Change]:
    """All differences, in the order in which the plan is read. Plans that do the same have none."""
    return list(_plan(old, new, ""))


def _plan(old: AnyPlan, new: AnyPlan, path: str) -> Iterator[Change]:
    yield from _keys(old, new, path, without=("phases", "finally", "plans"))
    before, after = _by_id(old.phases), _by_id(new.phases)
    yield from _placed(before, after, path, "phase")
    homes = {task.id: (task, phase) for phase in old.phases for task in phase.tasks}
    stay = {task.id for phase in new.phases for task in phase.tasks}
    for id, phase in after.items():
        yield from _phase(before.get(id), phase, _join(path, id), homes, stay)
    yield from _tasks(old.finally_, new.finally_, _join(path, "finally"))
    for name, inner in new.plans.items():
        where = _join(path, "plans", name)
        yield from _plan(old.plans[name], inner, where) if name in old.plans else [_added("plan", where, inner)]
    for name, inner in old.plans.items():
        if name not in new.plans:
            yield _removed("plan", _join(path, "plans", name), inner)


def _phase(old: model.Phase | None, new: model.Phase, path: str, homes: Homes, stay: set[str]) -> Iterator[Change]:
    """A phase and its tasks, wherever these were before; those of a new phase are told only if they came from one."""
    if old is not None:
        yield from _keys(old, new, path, without=("tasks", "finally"))
        yield from (_removed("task", _join(path, task.id), task) for task in old.tasks if task.id not in stay)
        yield from _moved([task.id for task in old.tasks], [task.id for task in new.tasks], path, "task")
        yield from _tasks(old.finally_, new.finally_, _join(path, "finally"))
    for task in new.tasks:
        where = _join(path, task.id)
        if task.id in homes:
            was, home = homes[task.id]
            if home.id != new.id:
                yield Change(what="moved", about="task", path=where, old=home.id, new=new.id)
            yield from _task(was, task, where, home, new)
        elif old is not None:
            yield _added("task", where, task)


def _tasks(old: Sequence[model.Task], new: Sequence[model.Task], path: str) -> Iterator[Change]:
    before, after = _by_id(old), _by_id(new)
    yield from _placed(before, after, path, "task")
    for id, task in after.items():
        if id in before:
            yield from _task(before[id], task, _join(path, id), None, None)


def _task(
    old: model.Task, new: model.Task, path: str, home: model.Phase | None, phase: model.Phase | None
) -> Iterator[Change]:
    was, now = (_effect(task, where) for task, where in ((old, home), (new, phase)))
    if was != now:
        said = f"its effect class was {was or 'up to its cases'}, and is {now or 'up to its cases'}"
        yield Change(what="changed", about="effect", path=_join(path, "effect"), old=was, new=now, matters=said)
    yield from _keys(old, new, path, without=("id", "effect"))


def _effect(task: model.Task, phase: model.Phase | None) -> str:
    return task.effect or "" if task.switch is not None else effect_of(task, phase)


# any record


def _keys(old: Struct, new: Struct, path: str, without: Sequence[str] = ()) -> Iterator[Change]:
    for key, field in fields_of(type(new)).fields.items():
        if key in without:
            continue
        before, after = getattr(old, field.attribute), getattr(new, field.attribute)
        if before != after or type(before) is not type(after):
            yield from _value(type(new), key, before, after, _join(path, key), field.spec.mapping)


def _value(record: type[Struct], key: str, old: Any, new: Any, path: str, form: Any) -> Iterator[Change]:
    if isinstance(old, Struct) and type(old) is type(new):
        yield from _keys(old, new, path)
    elif isinstance(old, dict) and isinstance(new, dict) and isinstance(form, Entries):
        yield from _entries(key, old, new, path)
    elif _has_ids(old) and _has_ids(new) and (old or new):
        yield from _listed(key, old, new, path)
    elif _is_nothing(old) and not _is_nothing(new):
        yield _added(key, path, new, more(record, key, old, new))
    elif _is_nothing(new) and not _is_nothing(old):
        yield _removed(key, path, old, gone(record, key))
    else:
        matters = looser(record, key, old, new) or more(record, key, old, new)
        yield Change(what="changed", about=key, path=path, old=_plain(old), new=_plain(new), matters=matters)


def _entries(key: str, old: dict[str, Any], new: dict[str, Any], path: str) -> Iterator[Change]:
    noun = _ONE.get(key, key)
    for name, value in new.items():
        where = _join(path, name)
        if name not in old:
            yield _added(noun, where, value, more(dict, key, None, name))
        elif old[name] != value or type(old[name]) is not type(value):
            was = old[name]
            if isinstance(was, Struct) and type(was) is type(value):
                yield from _keys(was, value, where)
            else:
                yield Change(what="changed", about=noun, path=where, old=_plain(was), new=_plain(value))
    yield from (_removed(noun, _join(path, name), old[name], gone(dict, key)) for name in old if name not in new)
    if key == "options":
        yield from _moved(list(old), list(new), path, noun)


def _listed(key: str, old: list[Any], new: list[Any], path: str) -> Iterator[Change]:
    noun = _ONE.get(key, key)
    before, after = _by_id(old), _by_id(new)
    for id, each in after.items():
        if id not in before:
            yield _added(noun, _join(path, id), each)
        else:
            yield from _keys(before[id], each, _join(path, id))
    yield from (_removed(noun, _join(path, id), before[id], gone(list, key)) for id in before if id not in after)
    yield from _moved(list(before), list(after), path, noun)


_ONE = {
    "inputs": "input", "secrets": "secret", "environments": "environment", "outputs": "output", "options": "option",
    "labels": "label", "artifacts": "artifact", "rules": "rule", "dataSources": "data source", "dataSinks": "data sink",
    "cases": "case", "env": "variable", "headers": "header",
}  # fmt: skip
"""What one of a key's entries is called."""


# order and places


def _placed(old: Mapping[str, Any], new: Mapping[str, Any], path: str, noun: str) -> Iterator[Change]:
    yield from (_added(noun, _join(path, id), each) for id, each in new.items() if id not in old)
    for id, each in old.items():
        if id not in new:
            decided = isinstance(each, model.Phase) and each.gate is not None
            yield _removed(noun, _join(path, id), each, gone(model.Phase, "gate") if decided else "")
    yield from _moved(list(old), list(new), path, noun)


def _moved(old: list[str], new: list[str], path: str, noun: str) -> Iterator[Change]:
    """As few as possible that have changed their place among those that are in both."""
    places = {id: place for place, id in enumerate(old)}
    common = [id for id in new if id in places]
    still = _longest_rise([places[id] for id in common])
    for place, id in enumerate(common):
        if place not in still:
            above = new[new.index(id) - 1] if new.index(id) else ""
            said = f"after {above}" if above else "to the beginning"
            yield Change(what="moved", about=noun, path=_join(path, id), new=said)


def _longest_rise(numbers: list[int]) -> set[int]:
    """The places of a longest part of a list that rises."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [number]
        ends[at : at + 1] = [place]
    kept: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept


# small things


def _added(about: str, path: str, new: Any, matters: str = "") -> Change:
    return Change(what="added", about=about, path=path, new=_plain(new), matters=matters)


def _removed(about: str, path: str, old: Any, matters: str = "") -> Change:
    return Change(what="removed", about=about, path=path, old=_plain(old), matters=matters)


def _by_id(items: Sequence[Any]) -> dict[str, Any]:
    return {getattr(item, "id", None) or item.name: item for item in items}


def _has_ids(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, model.Rule | model.Data) for each in value)


def _is_nothing(value: Any) -> bool:
    return value is None or value is UNSET or value in ("", [], {})


def _plain(value: Any) -> Any:
    return None if value is UNSET else msgspec.to_builtins(value)


def _join(*parts: str) -> str:
    return ".".join(part for part in parts if part)
