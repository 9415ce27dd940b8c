"""Following an execution to its end, whoever carries it out, and the exit code that tells how it ended.

If this process owns the store it stays until everything that was handed to it has ended. If another one does and goes
away, this one takes over: a plan that was handed in is carried out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from turbo_mode.cli.asking import Asker
from turbo_mode.cli.leaving import Leaving, Left
from turbo_mode.cli.views import View
from turbo_mode.cli.words import count, listed, short
from turbo_mode.core.decisions.limits import Limits
from turbo_mode.core.machine.entries import AttemptStarted, OptionChosen
from turbo_mode.core.machine.state import Execution
from turbo_mode.errors import Conflict, StoreAway, StoreBusy
from turbo_mode.operations import executions
from turbo_mode.operations.executions import Started
from turbo_mode.security.approvers import Approvers
from turbo_mode.store.following import Seen
from turbo_mode.store.place import Place
from turbo_mode.store.rows import ExecutionRow

POLL = 0.1
OWNER_EVERY = 2.0
OTHERS_EVERY = 1.0


@dataclass
class Course:
    """An execution to follow. ``takes_over``: go on with it here where nobody else does; ``timeout`` in seconds.

    ``family`` is the execution itself and every child under way; ``children`` names the newest of each of its tasks.
    """

    place: Place
    started: Started
    view: View
    leaving: Leaving
    asker: Asker | None = None
    no_wait: bool = False
    timeout: float | None = None
    takes_over: bool = True
    approvers: Approvers = field(default_factory=Approvers)
    limits: Sequence[Limits] = ()
    state: Execution | None = None
    family: dict[str, Execution] = field(default_factory=dict)
    children: dict[str, str] = field(default_factory=dict)
    choices: list[OptionChosen] = field(default_factory=list)

    def close(self) -> None:
        """Give the store up if it is ours."""
        if self.started.runtime is not None:
            self.started.runtime.close()


class TimeIsUp(Exception):
    """``--timeout`` has passed."""

    exit_code = 6


class NobodyThere(Exception):
    """With ``--no-wait``: it can't go on before a person has done something."""

    def __init__(self, exit_code: int) -> None:
        self.exit_code = exit_code
        super().__init__()


def follow(course: Course) -> Execution:
    """Follow to the end. Raises ``Left``, ``TimeIsUp`` or ``NobodyThere`` where that comes first."""
    until = time.monotonic() + course.timeout if course.timeout is not None else None
    watcher = _Watcher(course)
    for seen in executions.watch(course.place, course.started.id, pause=watcher.pause):
        if seen is not None:
            _note(course, seen)
            course.view.see(seen)
        else:
            _between(course, until)
    assert course.state is not None
    return course.state


def _note(course: Course, seen: Seen) -> None:
    course.family[seen.state.id] = seen.state
    if seen.below:
        if seen.state.ended:
            del course.family[seen.state.id]
        return
    course.state = seen.state
    if isinstance(seen.entry, OptionChosen):
        course.choices.append(seen.entry)
    if isinstance(seen.entry, AttemptStarted) and "lineage" in seen.entry.request:
        course.children[seen.entry.task] = seen.entry.request["execution"]


def _between(course: Course, until: float | None) -> None:
    course.leaving.check()
    if course.state is not None:
        if course.asker is not None:
            course.asker.look(course.state, list(course.family.values()))
            if course.asker.wants_to_leave:
                raise Left(2)
        if course.no_wait and (code := _needs_somebody(course)):
            raise NobodyThere(code)
    course.view.pulse()
    if until is not None and time.monotonic() >= until:
        raise TimeIsUp()


def _needs_somebody(course: Course) -> int:
    """The exit code if nothing goes on until a person does something, else 0."""
    state = course.state
    assert state is not None
    if state.public_status == "HELD":
        questions = [question for each in course.family.values() for question in each.questions.values()]
        return 5 if any(question["about"] == "inDoubt" for question in questions) else 3
    return 3 if state.paused and not state.attempts else 0


class _Watcher:
    """What happens while there is nothing new: wait, look after the owner, say when the disk is full."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._asked_at = time.monotonic()
        self._full = False
        self._away = False
        self._alone = False

    def pause(self) -> None:
        """Wait a moment. Raises what keeps our own engine from going on."""
        course = self._course
        if course.started.runtime is not None:
            course.started.runtime.wait(course.started.id, POLL)
            self._say_if_full(course.started.runtime.waits_for == "space")
            self._say_if_away(course.started.runtime.waits_for == "database")
            return
        time.sleep(POLL)
        if time.monotonic() - self._asked_at >= OWNER_EVERY:
            self._look_after_owner()
            self._asked_at = time.monotonic()

    def _look_after_owner(self) -> None:
        course = self._course
        try:
            said = executions.owner(course.place)
        except StoreAway:
            self._say_if_away(True)
            return
        self._say_if_away(False)
        if said is not None:
            self._alone = False
            self._say_if_full(bool(said.get("storageFull")))
        elif course.takes_over:
            self._take_over()
        elif not self._alone:
            self._alone = True
            id = short(course.started.id)
            course.view.remark("NOTICE", f"nobody carries it out at the moment. Go on: turbo-mode resume {id}")

    def _take_over(self) -> None:
        course = self._course
        try:
            runtime = executions.take_over(
                course.place, course.started.id, limits=course.limits, approvers=course.approvers
            )
        except (Conflict, StoreBusy, StoreAway):
            return
        if runtime is not None:
            course.started = course.started._replace(runtime=runtime)
            is_ours = course.state is None or "runtime" not in course.state.facts
            what = "carried it out has gone; going on with it" if is_ours else "owned the store has gone; owning it"
            course.view.remark("NOTICE", f"whoever {what} here")

    def _say_if_full(self, full: bool) -> None:
        if full and not self._full:
            said = "no space is left for the store: nothing new starts. It goes on by itself when there is some"
            self._course.view.remark("NOTICE", said)
        elif self._full and not full:
            self._course.view.remark("RUNNING", "there is space again")
        self._full = full

    def _say_if_away(self, away: bool) -> None:
        if away and not self._away:
            said = "the database doesn't answer: nothing new starts. It goes on by itself when it does"
            self._course.view.remark("NOTICE", said)
        elif self._away and not away:
            self._course.view.remark("RUNNING", "the database answers again")
        self._away = away


def stay_for_others(course: Course, say: Callable[[str], None]) -> None:
    """While executions that others handed to us have not ended, their engine is here. Raises ``Left``.

    With ``no_wait`` it stays only as long as something moves.
    """
    runtime = course.started.runtime
    if runtime is None or runtime.wait_idle(0) or not (others := _others(course)):
        return
    names = listed([f"{row.plan_name} {row.short_id}" for row in others], 2)
    say(f"Staying for {count(len(others), 'other execution')}: {names}  (Ctrl-C leaves)")
    told: set[str] = set()
    look_at = 0.0
    while not runtime.wait_idle(POLL):
        course.leaving.check()
        if time.monotonic() < look_at:
            continue
        look_at = time.monotonic() + OTHERS_EVERY
        others = _others(course)
        for row in others:
            if row.status == "HELD" and row.id not in told:
                told.add(row.id)
                say(f"{row.plan_name} {row.short_id} waits for an answer: turbo-mode decisions {row.short_id} --open")
        if course.no_wait and all(row.status in ("HELD", "PAUSED") for row in others):
            return


def _others(course: Course) -> list[ExecutionRow]:
    """The executions in our hands beside the one that was followed."""
    runtime, own = course.started.runtime, course.started.id
    rows = executions.unfinished(course.place)
    return [row for row in rows if row.id != own and runtime is not None and runtime.state(row.id) is not None]
