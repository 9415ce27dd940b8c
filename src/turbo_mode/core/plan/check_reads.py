"""What an expression reads: is it certainly there by then, may it be missing, and is it a secret?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import UNSET

from turbo_mode.core.plan import model, words
from turbo_mode.core.plan.actions import outputs_of
from turbo_mode.core.plan.check_missing import Reading, has_failed, may_be_missing
from turbo_mode.core.plan.expression_constants import failures
from turbo_mode.core.plan.expression_names import scalar_kind
from turbo_mode.core.plan.expression_paths import plain_path, shape_at
from turbo_mode.core.plan.expression_problems import ExpressionProblem
from turbo_mode.core.plan.expression_text import Tokens
from turbo_mode.core.plan.expressions import Expr, ExpressionProblems, Scope, compile
from turbo_mode.core.plan.facts import Facts, Located, Reader, actions_of, rules_of, task_at
from turbo_mode.core.plan.graph import Graph
from turbo_mode.core.plan.inputs import declared
from turbo_mode.core.plan.nodes import Path, quoted
from turbo_mode.core.plan.problems import Related
from turbo_mode.core.plan.shapes import BOOL, STRING, Shape, ways_of
from turbo_mode.core.plan.subplans import call_of, find
from turbo_mode.core.regex import regex

if TYPE_CHECKING:
    from turbo_mode.core.plan.expression_advice import Advice

_ALONE = regex(r"secrets\.([A-Za-z_][A-Za-z0-9_]*)")
ONE_COMPARISON = regex(r"([a-z]\w*(?:\.[A-Za-z]\w*)+) (?:==|!=) (('|\")([\w ./:@-]*)\3)", re.ASCII)
"""``path == 'text'``, as most conditions are."""
_HYPHENATED = regex(r"\b(inputs|tasks|phases|secrets)\.([A-Za-z_]\w*(?:-\w+)+)", re.ASCII)
_INPUT = regex(r"inputs\.(\w+)", re.ASCII)
_WITH_NULL = regex(r"\s*(==|!=)\s*null\b")
_IN_TASK = regex(r"no field `(?:counts|items)` in `tasks\.(\w+)`")
_OF_TASK = regex(r"in `tasks\.(\w+)\.outputs`", re.ASCII)
_SECRET_NOTE = "an expression's value is recorded in the journal; a secret never is"


class _Read(NamedTuple):
    """One path: ``certain`` is how many of its names are read without ``.?``."""

    names: tuple[str, ...]
    certain: int
    start: int
    end: int


class Examined(NamedTuple):
    """An expression that compiles: what it reads, the head of its type, and the shapes that it may come out with."""

    text: str
    kind: str
    reads: tuple[_Read, ...]
    ways: tuple[Shape, ...]


def examine(text: str, scope: Scope) -> Examined:
    """Compiles an expression. Raises ``ExpressionProblems``.

    A plain path such as ``tasks.build.outputs.file``, which most are, needs no compiler to be found right; neither does
    the comparison of a text with another.
    """
    if (path := plain_path(text, scope)) is not None:
        names, shape = path
        return Examined(text, scalar_kind(shape), (_Read(names, len(names), 0, len(text)),), ways_of(shape))
    if found := ONE_COMPARISON.fullmatch(text):
        names = tuple(found[1].split("."))
        if shape_at(names, scope) == STRING:
            return Examined(text, "bool", (_Read(names, len(names), *found.span(1)),), (BOOL,))
    program = compile(text, scope)
    if constant := failures(text):
        raise ExpressionProblems(constant)
    reads = (_Read(slot.path + slot.kept, len(slot.path), *slot.span) for slot in program._slots.values())
    return Examined(text, program.result_type, tuple(reads), program.ways)


def reads_of(text: str, scope: Scope) -> list[tuple[str, ...]] | None:
    """The paths that an expression reads; None if it can't be read itself."""
    try:
        return [read.names for read in examine(text, scope).reads]
    except ExpressionProblems:
        return None


def _key_of(path: Path) -> str:
    """The key whose text this is: that of an output is ``outputs``, and the condition of a retry ``retry.when``."""
    if "outputs" in path[-3:-1]:
        return "outputs"
    return (
        "retry.when" if path[-2:] == ("retry", "when") else next(str(s) for s in reversed(path) if isinstance(s, str))
    )


class Reads:
    """The rules about reading, for one plan."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.report = facts.report

    # problems that the compiler found

    def explain(self, problems: Iterable[ExpressionProblem], text: str, path: Path, shift: int) -> None:
        """Puts the problems of an expression, whose text begins at ``shift``, into the plan."""
        from turbo_mode.core.plan.expression_advice import advise  # most expressions need none

        key = _key_of(path)
        for problem in problems:
            if self._follows(problem, path):
                continue
            label, advice, note = self._known_here(problem, text, path) or advise(
                problem, text, key, self.facts.plan.inputs
            )
            at = (problem.start + shift, problem.end + shift)
            if label.startswith("write `!") and at[0] == 0 and self.report.is_bare(path):
                whole = label.removeprefix("write `").removesuffix("`") + text[problem.end :]
                at, label = (0, len(text)), f"write `{quoted(whole)}`"
            self.report.error(
                problem.code, problem.message, path, at=at, label=label, note=note, help=advice,
                related=self._declared(problem),
            )  # fmt: skip

    def _known_here(self, problem: ExpressionProblem, text: str, path: Path) -> Advice | None:
        """What only the plan tells: an item has another name here, a phase stands where a task is wanted."""
        from turbo_mode.core.plan.expression_advice import Advice
        from turbo_mode.core.plan.meant_names import Around, meant_name

        if named := re.fullmatch(r"there is no `(\w+)` here", problem.message):
            located = task_at(self.facts, path)
            around = Around(
                text[: problem.start], text[problem.end :], problem.note.removeprefix("here are: ").split(", ")
            )
            return meant_name(self.facts, located.task if located else None, named[1], around, path)
        found = re.fullmatch(r"there is no task `(\w+)`", problem.message)
        if found and found[1] in self.facts.phases:
            return Advice(f"`{found[1]}` is a phase; a task is named by its id alone: `tasks.ID`")
        return None

    def _follows(self, problem: ExpressionProblem, path: Path) -> bool:
        """The name is only missing because what declares it couldn't be read, and that has been said."""
        if (found := _OF_TASK.search(problem.message)) and self._calls_nobody(found[1]):
            return True
        if not self.facts.broken:
            return False
        if problem.message.endswith(" here") and (located := task_at(self.facts, path)):
            where = located.path
            return any(self.facts.is_broken((*where, key)) for key in ("as", "foreach", "matrix"))
        found = re.match(r"there is no (input|task|phase) `(\w+)`", problem.message)
        if found and (self.facts.hides(found[1]) or self._is_misspelt(found[2])):
            return True
        found = _OF_TASK.search(problem.message) or _IN_TASK.search(problem.message)
        located = self.facts.tasks.get(found[1]) if found else None
        if located is None:
            return False
        broken = [(*path, "outputs") for path, _, _ in actions_of(located.task, located.path)]
        return any(map(self.facts.is_broken, [*broken, (*located.path, "foreach"), (*located.path, "matrix")]))

    def _is_misspelt(self, name: str) -> bool:
        """Something has this name, but for signs that no id may have."""
        paths = [(located.path, id) for id, located in self.facts.tasks.items()]
        paths += [(path, id) for id, path in self.facts.phase_paths.items()]
        return any(self.facts.is_broken((*path, "id")) and words.camel_case(id) == name for path, id in paths)

    def _calls_nobody(self, id: str) -> bool:
        """A task calls a plan that isn't there, which has been said: nobody knows what it would hand on."""
        located = self.facts.tasks.get(id)
        call = call_of(located.task) if located is not None else None
        return call is not None and not call.version and find(self.facts.plan, call) is None

    def _declared(self, problem: ExpressionProblem) -> tuple[Related, ...]:
        found = _OF_TASK.search(problem.message) if problem.code == "E0403" else None
        located = self.facts.tasks.get(found[1]) if found else None
        if located is None or not located.task.outputs:
            return ()
        return (self.report.related((*located.path, "outputs"), f"the outputs of `{located.task.id}`", "key"),)

    def hyphenated(self, text: str, path: Path, shift: int) -> bool:
        """E0402 for a name with a hyphen, which is a subtraction: ``inputs.dry-run``; True if there is one."""
        if "-" not in text:
            return False
        facts = self.facts
        known: dict[str, Collection[str]] = {
            "inputs": facts.plan.inputs,
            "tasks": facts.tasks,
            "phases": facts.phases,
            "secrets": facts.plan.secrets,
        }
        for match in _HYPHENATED.finditer(text):
            root, name = match[1], match[2]
            meant = words.camel_case(name)
            if name.partition("-")[0] in known[root] or not {name, meant} & set(known[root]):
                continue
            self.report.error(
                "E0402", f"`{match[0]}` is a subtraction", path, at=(match.start() + shift, match.end() + shift),
                label=f"write `{root}.{meant}`", note="a name has no hyphen in it",
            )  # fmt: skip
            return True
        return False

    # secrets

    def is_secret(self, hole: Expr, path: Path) -> bool:
        """The hole is a secret alone; says so if there is no such secret."""
        match = _ALONE.fullmatch(hole.text)
        if match is None:
            return False
        if match[1] not in self.facts.plan.secrets and not self.facts.hides("secret"):
            similar = self._kept_as(match[1]) or words.closest(match[1], self.facts.plan.secrets)
            label = f"did you mean `{similar}`?" if similar else "declare it in `secrets:`"
            self.report.error("E0402", f"there is no secret `{match[1]}`", path, at=(hole.start, hole.end), label=label)
        return True

    def _kept_as(self, name: str) -> str | None:
        """The secret that is found by this name outside of the plan: ``pypi`` of ``pypi: PYPI_TOKEN``."""
        secrets = self.facts.plan.secrets.items()
        return next((id for id, given in secrets if name == (given if isinstance(given, str) else given.name)), None)

    def secrets_named(self, text: str, path: Path, shift: int, *, welcome: bool = False) -> bool:
        """E0304 for an expression that names a secret, where one alone is ``welcome`` or not; True if it does."""
        if "secrets" not in text:
            return False
        tokens = Tokens(text).items
        for index, token in enumerate(tokens):
            field = index and tokens[index - 1].text in (".", "?")
            if token.text != "secrets" or token.kind != "name" or field:
                continue
            last = tokens[min(index + 2, len(tokens) - 1)]
            self.report.error(
                "E0304", "a secret stands alone in its ${{ }}" if welcome else "a secret can't be used here", path,
                at=(token.start + shift, last.start + len(last.text) + shift),
                label="secrets go into env, headers and auth only", note=_SECRET_NOTE,
                help='put the text around it, as in "Bearer ${{ secrets.token }}"' if welcome else "",
            )  # fmt: skip
            return True
        return False

    # what is read

    def check(self, found: Examined, path: Path, shift: int, reader: Reader, *, secrets: bool = False) -> None:
        """E0304, E0404 and W0505 for everything that an expression reads."""
        for read in found.reads:
            if read.names[0] == "tasks":
                self._task(read, found.text, path, shift, reader)
                if len(read.names) > 3 and read.names[2] == "outputs":
                    self._sealed(read, read.names[1], read.names[3], found, path, shift, secrets)
            elif read.names[0] == "phases":
                self._phase(read, path, shift, reader)
                self._filled_in(read, found.text, path, shift)
            elif read.names[0] == "previous":
                self._previous(read, path, shift)
            elif reader.task is not None and read.names[0] == reader.task.as_ and len(read.names) > 1:
                self._item(read, reader.task, path, shift)
            elif read.names[0] == "outputs" and reader.task is not None and len(read.names) > 1:
                self._sealed(read, reader.task.id, read.names[1], found, path, shift, secrets)

    def _item(self, read: _Read, task: model.Task, path: Path, shift: int) -> None:
        """E0403 for a field of an item, where the list is an input whose default has none with fields."""
        given = _INPUT.fullmatch(task.foreach or "")
        default = (
            declared(self.facts.plan.inputs[given[1]]).default
            if given and given[1] in self.facts.plan.inputs
            else UNSET
        )
        if (
            given is None
            or not isinstance(default, list)
            or not default
            or any(isinstance(each, dict) for each in default[:20])
        ):
            return
        self.report.error(
            "E0403", f"`{task.as_}` has no `{read.names[1]}`", path, at=(read.start + shift, read.end + shift),
            label=f"write `{task.as_}`", note=f"in the default of `inputs.{given[1]}` an item is no mapping",
        )  # fmt: skip

    def _previous(self, read: _Read, path: Path, shift: int) -> None:
        """W0505 for an output of the round before: in the first round there is none."""
        if len(read.names) < 5 or read.names[3] != "outputs" or read.certain < 5:
            return
        id, output = read.names[2], read.names[4]
        located = self.facts.tasks.get(id)
        spec = outputs_of(located.task).get(output) if located else None
        if isinstance(spec, model.Output) and spec.else_ is not UNSET:
            return
        self.report.error(
            "W0505", "in the first round there are no outputs of a round before", path,
            at=(read.start + shift, read.end + shift), label="this would fail",
            help=f"previous.tasks.{id}.outputs.?{output}.orValue(...)",
        )  # fmt: skip

    def _sealed(
        self, read: _Read, task: str, output: str, found: Examined, path: Path, shift: int, secrets: bool
    ) -> None:
        located = self.facts.tasks.get(task)
        spec = outputs_of(located.task).get(output) if located else None
        if not isinstance(spec, model.Output) or not spec.secret:
            return
        if secrets and found.text.strip() == ".".join(read.names):
            return
        self.report.error(
            "E0304", f"output `{output}` of `{task}` is secret and can't be used here", path,
            at=(read.start + shift, read.end + shift), label="secrets stand alone, in env, headers and auth only",
            note=_SECRET_NOTE,
        )  # fmt: skip

    def _task(self, read: _Read, text: str, path: Path, shift: int, reader: Reader) -> None:
        at = (read.start + shift, read.end + shift)
        if len(read.names) < 2:
            if reader.place not in ("end", "gate") and not (reader.phase is None and reader.task):
                message = f"not every task has finished before {reader.name} starts"
                self.report.error("E0404", message, path, at=at, label="name the tasks that you mean")
            return
        target = self.facts.tasks.get(read.names[1])
        if target is None:
            return
        if not self.facts.has_ended(target, reader):
            self._too_early(target, path, at, reader)
            return
        if not self.report.has_room("warning"):
            return
        reading = Reading(reader, text, read.start, path)
        if read.names[2:3] == ("outputs",) and read.certain > 3 and not target.task.is_many:
            self._may_be_missing(target, read.names[3], reading, at)
        elif read.names[2:3] == ("artifacts",) and read.certain > 3:
            self._not_kept(target, read.names[3], reading, at)
        elif read.names[2:3] == ("error",) and read.certain > 2:
            self._no_error(target, reading, at)
        elif read.names[2:3] in (("startedAt",), ("endedAt",)) and read.certain > 2:
            self._may_not_run(target, read.names[2], reading, at)

    def _no_error(self, target: Located, reading: Reading, at: tuple[int, int]) -> None:
        """W0505: the failure of a task that may have ended well, without ``.?``."""
        path = reading.path
        if _is_forgiven(path, reading.reader) and "rules" not in path:
            return
        if has_failed(self.facts, target, reading):
            return
        id = target.task.id
        self.report.error(
            "W0505", f"`{id}` may end well, and then has no error", path, at=at, label="this would fail",
            help=f"tasks.{id}.?error.code.orValue('')",
        )  # fmt: skip

    def _may_not_run(self, target: Located, moment: str, reading: Reading, at: tuple[int, int]) -> None:
        """W0505: the moments of a task that may never have begun, without ``.?``."""
        path = reading.path
        if _is_forgiven(path, reading.reader) or may_be_missing(self.facts, target, reading, "") is None:
            return
        id = target.task.id
        self.report.error(
            "W0505", f"`{id}` may not have run, and then has no `{moment}`", path, at=at, label="this would fail",
            help=f"tasks.{id}.?{moment}.orValue('')",
        )  # fmt: skip

    def _too_early(self, target: Located, path: Path, at: tuple[int, int], reader: Reader) -> None:
        id = target.task.id
        if self.facts.needs_nobody_knows(reader):
            return
        related = (self.report.related((*target.path, "id"), f"`{id}` is here"),)
        if reader.task is not None and reader.task.id == id:
            self.report.error(
                "E0404", f"`{id}` reads what it is itself about to make", path, at=at, label="not there yet"
            )
            return
        self.report.error(
            "E0404", f"`{id}` may not have finished before {reader.name} starts", path, at=at,
            label="nothing orders the two", related=related, help=self._order(target, reader),
        )  # fmt: skip

    def _order(self, target: Located, reader: Reader) -> str:
        """What would put the two in order; never a circle, and never an order that takes another away."""
        facts, phase, other, id = self.facts, reader.phase, target.phase, target.task.id
        if other is None:
            return "`finally` tasks run at the very end" if phase is not None else f"write `{id}` above"
        if phase is None:
            return "move it to a task that comes later"
        if phase.id == other.id and target.closing and not reader.closing:
            return "`finally` tasks of a phase run at its end"
        if phase.id == other.id and reader.task is not None:
            graph = facts.graph_of(target)
            if graph.before(reader.task.id, id):
                return f"`{id}` comes after `{reader.task.id}`: move it up"
            return _more_needs(reader.task.needs, graph, reader.task.id, id, "task")
        if phase.id == other.id:
            return "move it to a phase or task that comes later"
        if facts.phase_graph.before(phase.id, other.id):
            return f"phase `{other.id}` comes after `{phase.id}`: move it up"
        return _more_needs(phase.needs, facts.phase_graph, phase.id, other.id, "phase")

    def _phase(self, read: _Read, path: Path, shift: int, reader: Reader) -> None:
        at = (read.start + shift, read.end + shift)
        id = read.names[1] if len(read.names) > 1 else None
        if id is None or id not in self.facts.phases or self.facts.phase_has_ended(id, reader):
            return
        if self.facts.needs_nobody_knows(reader):
            return
        self.report.error(
            "E0404", f"phase `{id}` may not have ended before {reader.name} starts", path, at=at,
            label="nothing orders the two",
            related=(self.report.related((*self.facts.phase_paths[id], "id"), f"`{id}` is here"),),
        )  # fmt: skip

    def _filled_in(self, read: _Read, text: str, path: Path, shift: int) -> None:
        """E0403 for what nobody is asked to fill in at a gate; W0505 where it may be that nobody is asked at all."""
        phase = self.facts.phases.get(read.names[1]) if read.names[2:4] == ("decision", "fields") else None
        asked = phase.gate.approve if phase is not None and phase.gate is not None else None
        if asked is None or len(read.names) < 5 or self._rules_ask():
            return
        if self.facts.is_broken_below((*self.facts.phase_paths[read.names[1]], "gate")):
            return
        name = read.names[4]
        start = text.find(name, text.find("fields", read.start) + 1) + shift
        at = (start, start + len(name))
        if name not in asked.fields:
            similar = words.closest(name[:64], asked.fields)
            self.report.error(
                "E0403", f"nobody fills in `{name[:64]}` at the gate of `{read.names[1]}`", path, at=at,
                label=f"did you mean `{similar}`?" if similar else f"there {_listed(asked.fields)}",
            )  # fmt: skip
        elif read.certain > 4 and asked.when is not None:
            self.report.error(
                "W0505", "where nobody is asked, nothing is filled in", path, at=at, label="this would fail",
                help=f"{'.'.join(read.names[:4])}.?{name}.orValue(...)",
            )  # fmt: skip

    def _rules_ask(self) -> bool:
        """A rule asks people to fill something in, at whichever gate it holds."""
        rules = (rule for _, listed in rules_of(self.facts.plan) for rule in listed)
        return any(rule.require is not None and rule.require.fields for rule in rules)

    def _may_be_missing(self, target: Located, output: str, reading: Reading, at: tuple[int, int]) -> None:
        """W0505: outputs of what may have been skipped, or failed, without ``.?``."""
        if _is_forgiven(reading.path, reading.reader):
            return
        spec = outputs_of(target.task).get(output)
        if target.task.is_many or (isinstance(spec, model.Output) and spec.else_ is not UNSET):
            return
        found = may_be_missing(self.facts, target, reading, f"outputs.{output}")
        if found is None:
            return
        id = target.task.id
        related = (self.report.related(found.place, found.label, "key"),) if found.place else ()
        self.report.error(
            "W0505", f"`{id}` {found.why}", reading.path, at=at, label="this would fail", related=related,
            help=_instead(reading.text[reading.start + at[1] - at[0] :], f"tasks.{id}.outputs", output),
        )  # fmt: skip

    def _not_kept(self, target: Located, artifact: str, reading: Reading, at: tuple[int, int]) -> None:
        """W0505: artifacts of what may have been skipped, or failed, or stands for many, without ``.?``."""
        if _is_forgiven(reading.path, reading.reader):
            return
        found = may_be_missing(self.facts, target, reading, f"artifacts.{artifact}")
        why = "stands for many, and has no artifacts as a whole" if target.task.is_many else found and found.why
        if why:
            id, why = target.task.id, why.replace("no outputs", "no artifacts")
            self.report.error(
                "W0505", f"`{id}` {why}", reading.path, at=at, label="this would fail",
                help=f"tasks.{id}.artifacts.?{artifact}.orValue([])",
            )  # fmt: skip


def _listed(names: Collection[str]) -> str:
    return f"is only {', '.join(list(names)[:5])}" if names else "is nothing to fill in"


def _is_forgiven(path: Path, reader: Reader) -> bool:
    """What can't be read is NODATA, and that is a verdict; a question is asked as it is written."""
    return "evidence" in path or path[-1] == "question" or reader.place == "anytime"


def _instead(behind: str, path: str, output: str) -> str:
    """How to read an output that may be missing; whether it is there, where it is compared with ``null``."""
    compared = _WITH_NULL.match(behind)
    if compared is None:
        return f"{path}.?{output}.orValue(...)"
    return f"write `{'!' if compared[1] == '==' else ''}has({path}.{output})`"


def _more_needs(written: Sequence[object] | None, graph: Graph, who: str, more: str, what: str) -> str:
    """One need more than there are; what is written or holds by default stays."""
    needs = ", ".join(dict.fromkeys([*(id for id, _ in graph.needs.get(who, ())), more]))
    how, where = ("add", "to") if written is None else ("write", "in")
    return f"{how} `needs: [{needs}]` {where} {what} `{who}`"
