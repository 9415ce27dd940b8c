"""A second opinion: what is going on according to the entries alone, kept without any code of the machine.

It knows the plan as written and follows the entries in words, not in counters and queues, so that a mistake in the
machine's bookkeeping shows as a difference between the two.
"""

from __future__ import annotations

from typing import Any

from turbo_mode.core.machine import entries as e
from turbo_mode.core.plan import model

FINALLY = "finally"
TASK_ENDS = frozenset({"COMPLETED", "FAILED", "SKIPPED", "NOT_RUN", "CANCELLED"})
PHASE_ENDS = TASK_ENDS
GOOD = frozenset({"COMPLETED", "SKIPPED"})


class TaskNotes:
    """A task in the present round of its phase."""

    def __init__(self) -> None:
        self.status = "PENDING"
        self.attempts = 0
        self.retries = 0
        self.running = ""
        self.probing = ""
        self.last = ""
        self.verdict: bool | None = None
        self.told = ""
        self.repeats = 0


class EffectNotes:
    """Something that was done and can be undone."""

    def __init__(self, number: int, task: str, phase: str, attempt: str, *, child: bool = False) -> None:
        self.number = number
        self.child = child
        self.task = task
        self.phase = phase
        self.attempt = attempt
        self.undone = False
        self.running = ""
        self.last = ""
        self.tries = 0
        self.granted = 0


class Shadow:
    """What the entries so far say about one execution of ``plan``."""

    def __init__(self, plan: model.Plan) -> None:
        self.plan = plan
        self.phase_of: dict[str, str] = {}
        self.task_plans: dict[str, model.Task] = {}
        self.needs: dict[str, dict[str, frozenset[str]]] = {}
        self.phase_needs: dict[str, dict[str, frozenset[str]]] = {}
        self.members: dict[str, list[str]] = {}
        self.phases: dict[str, str] = {}
        self.tasks: dict[str, TaskNotes] = {}
        above = ""
        for phase in plan.phases:
            usual = {above: GOOD} if above else {}
            self.phase_needs[phase.id] = usual if phase.needs is None else _needs(phase.needs)
            self._add(phase.id, phase.tasks, GOOD, parallel=phase.parallel)
            above = phase.id
        self._add(FINALLY, plan.finally_, TASK_ENDS, parallel=False)
        self.phase_needs[FINALLY] = {}
        self.gates = {phase.id: phase.gate for phase in plan.phases if phase.gate}
        self.caps = {phase.id: phase.max_parallel for phase in plan.phases if phase.max_parallel}
        self.rounds: dict[str, int] = {}
        self.status = "PENDING"
        self.closing = ""
        self.rollback_to = ""
        self.paused = False
        self.closed = False
        self.inputs: dict[str, Any] = {}
        self.restarting: set[str] = set()
        self.questions: dict[str, e.EscalationRaised] = {}
        self.choices: dict[str, e.OptionChosen] = {}
        self.effects: dict[int, EffectNotes] = {}
        self.undoing: dict[str, list[int]] = {}
        self.kept: dict[str, int] = {}
        self.repeating: dict[str, int] = {}
        self.uses: dict[tuple[str, str], int] = {}
        self.services: set[str] = set()
        self.names: set[str] = set()

    def _add(self, phase: str, tasks: list[model.Task], above_ends: frozenset[str], *, parallel: bool) -> None:
        self.members[phase] = [task.id for task in tasks]
        self.phases[phase] = "PENDING"
        above = ""
        for task in tasks:
            usual = {above: above_ends} if above and not parallel else {}
            self.needs[task.id] = usual if task.needs is None else _needs(task.needs)
            self.phase_of[task.id], self.task_plans[task.id] = phase, task
            above = task.id

    # -- questions about it --------------------------------------------------------------------------------------------

    def running(self, phase: str = "") -> int:
        """How many attempts run, in all or in a phase."""
        return sum(bool(task.running) for id, task in self.tasks.items() if not phase or self.phase_of[id] == phase)

    def task_status(self, id: str) -> str:
        """The status of a task in the present round, PENDING before its phase."""
        return self.tasks[id].status if id in self.tasks else "PENDING"

    def needs_ended(self, task: str) -> bool:
        """Whether everything that a task needs has come to an end."""
        return all(self.task_status(need) in TASK_ENDS for need in self.needs[task])

    def needs_met(self, task: str) -> bool:
        """Whether everything that a task needs has ended as it wants."""
        return all(self._good_for(need, wanted) for need, wanted in self.needs[task].items())

    def _good_for(self, need: str, wanted: frozenset[str]) -> bool:
        end = self.task_status(need)
        forgiven = self.task_plans[need].optional and end == "FAILED" and wanted == GOOD
        return end in wanted or forgiven

    def phase_needs_ended(self, phase: str) -> bool:
        """Whether everything that a phase needs has come to an end."""
        return all(self.phases[need] in PHASE_ENDS for need in self.phase_needs[phase])

    def phase_needs_met(self, phase: str) -> bool:
        """Whether everything that a phase needs has ended as it wants."""
        return all(self.phases[need] in wanted for need, wanted in self.phase_needs[phase].items())

    def failures(self, phase: str) -> int:
        """How many tasks of a phase failed, or were blocked by one that did, and may not."""
        bad = ("FAILED", "NOT_RUN")
        return sum(self.task_status(id) in bad and not self.task_plans[id].optional for id in self.members[phase])

    def expected_effects(self, phase: str, to: str) -> list[int]:
        """What is to be undone: of a phase, or of everything back to the end of phase ``to``."""
        kept = self.kept.get(to, 0) if to else 0
        return [
            number
            for number, effect in self.effects.items()
            if not effect.undone and (effect.phase == phase if phase else number > kept)
        ]

    # -- following -----------------------------------------------------------------------------------------------------

    def follow(self, entry: e.AnyEntry) -> None:
        """Take an entry in."""
        match entry:
            case e.ExecutionAccepted():
                self.status, self.inputs = "RUNNING", entry.inputs
            case e.ExecutionPaused() | e.ExecutionResumed():
                self.paused = isinstance(entry, e.ExecutionPaused)
            case e.ClosingStarted():
                self.closing, self.paused, self.rollback_to = entry.why, False, entry.to
            case e.PhasesClosed():
                self._close()
            case e.ExecutionEnded():
                self.status = entry.status
            case e.EscalationRaised():
                self.questions[entry.decision] = entry
            case e.EscalationClosed():
                self._void(self.questions.pop(entry.decision))
            case e.OptionChosen():
                self._chosen(entry)
            case e.ServiceRestarted():
                self.restarting.add(entry.attempt)
            case e.ServiceReady():
                self.restarting.discard(entry.attempt)
            case e.ServiceStopped():
                self.restarting.discard(entry.attempt)
                self.services.discard(entry.attempt)
            case _:
                self._phase(entry)
                self._task(entry)
                self._undo(entry)

    def _close(self) -> None:
        self.closed = True
        for id, status in self.phases.items():
            if id != FINALLY and status not in PHASE_ENDS:
                never = status == "PENDING" or self.closing == "succeed"
                self.phases[id] = "NOT_RUN" if never else "CANCELLED"
        for task in self.tasks.values():
            if task.status in ("PENDING", "RETRYING"):
                task.status = "NOT_RUN"
        self.repeating.clear()

    def _void(self, question: e.EscalationRaised) -> None:
        if question.about == "undo":
            effect = self.effects[question.context["effect"]]
            for scope, left in list(self.undoing.items()):
                if effect.number in left:
                    del self.undoing[scope]

    def _chosen(self, entry: e.OptionChosen) -> None:
        question = self.questions.pop(entry.decision, None)
        if entry.about == "gate":
            self.choices[entry.phase] = entry
            self.uses[entry.phase, entry.selection] = self.uses.get((entry.phase, entry.selection), 0) + 1
        elif entry.about == "inDoubt":
            self.tasks[entry.task].told = entry.selection
        elif question is not None:
            self.effects[question.context["effect"]].granted += entry.selection == "retry"

    def _phase(self, entry: e.AnyEntry) -> None:
        match entry:
            case e.PhaseStarted():
                self.phases[entry.phase] = "RUNNING"
                self.rounds[entry.phase] = entry.round
                self.repeating.pop(entry.phase, None)
                for id in self.members[entry.phase]:
                    self.tasks[id] = TaskNotes()
            case e.PhaseSkipped():
                self._phase_ended(entry.phase, "SKIPPED")
            case e.PhaseNotRun():
                self._phase_ended(entry.phase, "NOT_RUN")
            case e.PhaseEnded():
                self._phase_ended(entry.phase, entry.status)
            case e.PhaseHeld():
                self.phases[entry.phase] = "HELD"
            case e.PhaseRepeating():
                self.phases[entry.phase] = "REPEATING"
                self.repeating[entry.phase] = entry.due

    def _phase_ended(self, phase: str, status: str) -> None:
        self.phases[phase] = status
        self.kept[phase] = len(self.effects)

    def _task(self, entry: e.AnyEntry) -> None:
        match entry:
            case e.AttemptStarted():
                self._started(entry)
            case e.TaskCompleted():
                self._completed(entry)
            case e.TaskFailed():
                self._task_ended(entry.task, "FAILED")
            case e.TaskSkipped():
                self._task_ended(entry.task, "SKIPPED")
            case e.TaskNotRun():
                self._task_ended(entry.task, "NOT_RUN")
            case e.TaskCancelled():
                self._task_ended(entry.task, "CANCELLED")
            case e.RetryScheduled():
                self.tasks[entry.task].retries += 1
                self._task_ended(entry.task, "RETRYING")
            case e.AttemptLost() | e.RetryDue():
                self._task_ended(entry.task, "PENDING")
            case e.RepeatAllowed():
                self.tasks[entry.task].repeats += 1
                self._task_ended(entry.task, "PENDING")
            case e.TaskInDoubt():
                task = self.tasks[entry.task]
                task.verdict, task.told = None, ""
                self._task_ended(entry.task, "IN_DOUBT")
            case e.ChildEnded() if entry.left:
                number = len(self.effects) + 1
                phase = self.phase_of[entry.task]
                self.effects[number] = EffectNotes(number, entry.task, phase, entry.attempt, child=True)
            case e.TaskVerified():
                self.tasks[entry.task].probing = ""
                self.tasks[entry.task].verdict = entry.happened

    def _started(self, entry: e.AttemptStarted) -> None:
        self.names.add(entry.attempt)
        if entry.purpose == "undo":
            effect = self.effects[entry.undoes]
            effect.running = effect.last = entry.attempt
            effect.tries += 1
            return
        task = self.tasks[entry.task]
        if entry.purpose == "verify":
            task.probing = entry.attempt
            return
        task.status = "RUNNING"
        task.attempts += 1
        task.running = task.last = entry.attempt

    def _task_ended(self, id: str, status: str) -> None:
        task = self.tasks[id]
        task.status, task.running, task.probing = status, "", ""

    def _completed(self, entry: e.TaskCompleted) -> None:
        task = self.tasks[entry.task]
        plan = self.task_plans[entry.task]
        if plan.service is not None and entry.attempt:
            self.services.add(entry.attempt)
        if plan.compensate is not None or plan.service is not None:
            number = len(self.effects) + 1
            self.effects[number] = EffectNotes(number, entry.task, self.phase_of[entry.task], task.last)
        self._task_ended(entry.task, "COMPLETED")

    def _undo(self, entry: e.AnyEntry) -> None:
        match entry:
            case e.UndoStarted():
                self.undoing[entry.phase] = list(entry.effects)
            case e.EffectUndone():
                effect = self.effects[entry.effect]
                effect.undone, effect.running = True, ""
                for left in self.undoing.values():
                    if entry.effect in left:
                        left.remove(entry.effect)
            case e.UndoRetryScheduled() | e.UndoFailed():
                self.effects[entry.effect].running = ""
            case e.UndoEnded():
                del self.undoing[entry.phase]


def _needs(needs: list[Any]) -> dict[str, frozenset[str]]:
    return {
        (need if isinstance(need, str) else need.id): (GOOD if isinstance(need, str) else frozenset(need.is_))
        for need in needs
    }
