"""The files that a plan names, read into it: ``plan: ./deploy.yaml`` finds its plan under ``plans["./deploy.yaml"]``.

A path is relative to the file in which it stands; it may lead up, but not begin elsewhere. What keeps a file from being
read is a problem of the call; what is wrong inside is a problem of that file, with the way to it. Each file is read
once, however often it is named, but counts as often towards what a bundle may hold.
"""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from turbo_mode.core.plan import model, subplans, words
from turbo_mode.core.plan.nodes import Path as Place
from turbo_mode.core.plan.positions import Positions, Report
from turbo_mode.core.plan.problems import MOST, Problem, Severity

MAX_BYTES = 16 * 1024 * 1024
_LONGEST_PATH = 512


class Reading(NamedTuple):
    """A document that was read: its plan (None if it is none) with the plans of its files, and all problems.

    ``files`` are the texts of those files by their path from its own folder; ``size`` counts all texts. Of the
    severities in ``more`` there may be more problems.
    """

    plan: model.Plan | None
    text: str
    positions: Positions
    problems: list[Problem]
    files: dict[str, str]
    size: int
    more: frozenset[Severity] = frozenset()


Read = Callable[[bytes, str, "Trail"], Reading]


class Followed(NamedTuple):
    """What became of the calls of one document. ``broken`` are the calls that led nowhere."""

    plans: dict[str, model.InnerPlan]
    problems: list[Problem]
    files: dict[str, str]
    size: int
    broken: frozenset[Place]
    more: frozenset[Severity]


class Trail:
    """The files that are open, each named by the one before. Without a ``first`` one nothing can be named."""

    def __init__(self, name: str = "", first: Path | None = None) -> None:
        self._open: list[tuple[str, Path]] = [(name, first)] if first else []
        self._real = [os.path.realpath(first)] if first else []
        self._known: dict[str, Reading] = {}

    def follow(self, plan: model.Plan, positions: Positions, size: int, read: Read) -> Followed:
        """Read the files that a plan names, and those that they name. ``size`` is that of its own text."""
        report = Report(positions)
        plans: dict[str, model.InnerPlan] = {}
        problems: list[Problem] = []
        files: dict[str, str] = {}
        broken: set[Place] = set()
        more: set[Severity] = set()
        for path, reference in _named(plan):
            if reference in plans:
                continue
            if sum(each.is_error for each in problems) >= MOST or not report.has_room("error"):
                more.add("error")
                break
            child = self._child(reference, path, report, read)
            size += child.size if child else 0
            if child and size > MAX_BYTES:
                message = f"with the files that it names a plan has at most {MAX_BYTES // 1024 // 1024} MiB"
                _error(report, "E0231", message, path, label="each file counts as often as it is named")
                child = None
            if child is not None:
                problems += child.problems
                more |= child.more
            if child is None or child.plan is None:
                broken.add((*path, "plan"))
                continue
            plans[reference] = _as_inner(child.plan)
            files[posixpath.normpath(reference)] = child.text
            files |= {beside(reference, name): text for name, text in child.files.items()}
        return Followed(plans, report.problems + problems, files, size, frozenset(broken), report.more | more)

    def _child(self, reference: str, path: Place, report: Report, read: Read) -> Reading | None:
        if why := self._refusal(reference):
            _error(report, "E0231", why[0], path, label=why[1])
            return None
        name, file = self._open[-1]
        child = os.path.normpath(os.path.join(os.path.dirname(name), reference)), file.parent / reference
        real = os.path.realpath(child[1])
        if real in self._real:
            names = [each for each, _ in self._open[self._real.index(real) :]]
            _error(
                report, "E0232", f"these plans name each other: {' -> '.join([*names, names[0]])}", path,
                label="it would never come to an end", help="take one of the calls away",
            )  # fmt: skip
            return None
        if len(self._open) > subplans.DEEPEST:
            _error(report, "E0232", "plans stand in one another too deeply", path, label=f"at most {subplans.DEEPEST}")
            return None
        if real in self._known:
            return self._known[real]._replace(problems=[])
        content = _content(child[1])
        if isinstance(content, str):
            _error(
                report, "E0231", f"`{reference}` can't be read: {content}", path, label=_similar(child[1], reference)
            )
            return None
        self._known[real] = self._read(child, real, content, read)
        return self._known[real]

    def _refusal(self, reference: str) -> tuple[str, str] | None:
        if not self._open:
            return f"there is no folder in which `{reference}` could lie", "this plan doesn't come from a file"
        if reference.startswith(("/", "~")) or "\0" in reference or len(reference) > _LONGEST_PATH:
            return "this can't be the path of a plan", "it begins at the folder of this file: ./deploy.yaml"
        return None

    def _read(self, child: tuple[str, Path], real: str, content: bytes, read: Read) -> Reading:
        self._open.append(child)
        self._real.append(real)
        reading = read(content, child[0], self)
        way = " -> ".join(name for name, _ in self._open)
        self._open.pop()
        self._real.pop()
        problems = reading.problems + _not_kept(reading)
        return reading._replace(problems=[_with_way(each, way) if each.place.source == child[0] else each
                                          for each in problems])  # fmt: skip


def beside(reference: str, name: str) -> str:
    """A path that stands in the file ``reference``, as seen from where that one is named."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(reference), name))


def _named(plan: model.Plan | model.InnerPlan) -> Iterator[tuple[Place, str]]:
    """The paths in a file, each with the place of its action; those of its inner plans are relative to it too."""
    for path, call in subplans.calls(plan):
        if call.path is not None and not call.name:
            yield path, call.path
    for name, inner in plan.plans.items():
        for path, reference in _named(inner):
            yield ("plans", name, *path), reference


def _as_inner(plan: model.Plan) -> model.InnerPlan:
    kept = {name: getattr(plan, name) for name in model.InnerPlan.__struct_fields__ if name != "secrets"}
    return model.InnerPlan(**kept, secrets=list(plan.secrets))


def _not_kept(reading: Reading) -> list[Problem]:
    """A key of a file that means nothing where it is called, and that its author relies on."""
    if reading.plan is None or reading.plan.concurrency is None:
        return []
    report = Report(reading.positions)
    report.error(
        "E0231", "a plan with `concurrency` can't be called by another one", ("concurrency",), at="key",
        label="nobody would keep this", help="give `concurrency` to the plan that calls it",
    )  # fmt: skip
    return report.problems


def _with_way(problem: Problem, way: str) -> Problem:
    return structs.replace(problem, note=f"{problem.note}\n{way}" if problem.note else way)


def _error(report: Report, code: str, message: str, path: Place, *, label: str = "", help: str = "") -> None:
    place, shown = (*path, "plan", "path"), (*path, "plan")
    report.error(code, message, place, label=label, help=help, shown=shown)


def _content(path: Path) -> bytes | str:
    """What is in a file, or why it can't be read. Never waits: a pipe could be in its place."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            if not stat.S_ISREG(os.fstat(file).st_mode):
                return "it is not a plain file"
            with os.fdopen(file, "rb", closefd=False) as opened:
                return opened.read(MAX_BYTES + 1)
        finally:
            os.close(file)
    except OSError as error:
        return (error.strerror or str(error)).lower()


def _similar(path: Path, reference: str) -> str:
    try:
        beside = [
            each for each in os.listdir(path.parent) if each.endswith((".yaml", ".yml", ".json")) and each != path.name
        ]
    except OSError:
        return ""
    similar = words.closest(path.name, beside)
    return f"did you mean `{reference[: reference.rfind('/') + 1]}{similar}`?" if similar else ""
