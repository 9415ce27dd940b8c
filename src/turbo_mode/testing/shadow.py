"""A second opinion: what is going on according to the entries alone, kept without any code of the machine.

It knows the plan as written and follows the entries in words, not in counters and queues, so that a mistake in the
machine's bookkeeping shows as a difference between the two.
"""

from __future__ import annotations

from typing import Any

from turbo_mode.core.machine import entries as e
from turbo_mode.core.plan import model
from turbo_mode.testing.notes import EffectNotes, FanNotes, LimitNotes, TaskNotes
from turbo_mode.testing.slot_rules import SlotNotes

FINALLY = "finally"
TASK_ENDS = frozenset({"COMPLETED", "FAILED", "SKIPPED", "NOT_RUN", "CANCELLED"})
PHASE_ENDS = TASK_ENDS
GOOD = frozenset({"COMPLETED", "SKIPPED"})


class Shadow:
    """What the entries so far say about one execution of ``plan``."""

    def __init__(self, plan: model.Plan) -> None:
        self.plan = plan
        self.phase_of: dict[str, str] = {}
        self.task_plans: dict[str, model.Task] = {}
        self.needs: dict[str, dict[str, frozenset[str]]] = {}
        self.phase_needs: dict[str, dict[str, frozenset[str]]] = {}
        self.members: dict[str, list[str]] = {}
        self.tidies: dict[str, list[str]] = {}
        self.phases: dict[str, str] = {}
        self.tasks: dict[str, TaskNotes] = {}
        self.fans: dict[str, FanNotes] = {}
        above = ""
        for phase in plan.phases:
            usual = {above: GOOD} if above else {}
            self.phase_needs[phase.id] = usual if phase.needs is None else _needs(phase.needs)
            self.members[phase.id] = self._add(phase.id, phase.tasks, GOOD, parallel=phase.parallel)
            self.tidies[phase.id] = self._add(phase.id, phase.finally_, TASK_ENDS, parallel=False)
            above = phase.id
        self.members[FINALLY] = self._add(FINALLY, plan.finally_, TASK_ENDS, parallel=False)
        self.tidies[FINALLY] = []
        self.phase_needs[FINALLY] = {}
        self.plan_phases = {phase.id: phase for phase in plan.phases}
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
        self.limits = LimitNotes()
        self.effects: dict[int, EffectNotes] = {}
        self.undoing: dict[str, list[int]] = {}
        self.kept: dict[str, int] = {}
        self.repeating: dict[str, int] = {}
        self.waiting: dict[str, int] = {}
        self.timed_out: set[str] = set()
        self.began: dict[str, int] = {}
        self.laps: dict[str, int] = {}
        self.loops: dict[str, e.LoopEnded] = {}
        self.endings: dict[str, str] = {}
        self.environments: dict[str, str] = {}
        self.uses: dict[tuple[str, str], int] = {}
        self.services: set[str] = set()
        self.names: set[str] = set()
        self.signals: dict[str, list[e.SignalReceived]] = {}
        self.listening: dict[str, str] = {}
        self.taken: set[str] = set()
        self.slots = SlotNotes()

    def _add(self, phase: str, tasks: list[model.Task], above_ends: frozenset[str], *, parallel: bool) -> list[str]:
        self.phases[phase] = "PENDING"
        above = ""
        for task in tasks:
            handled = {each.id: frozenset({"FAILED"}) for each in tasks if each.on_failure == task.id}
            usual = handled or ({above: above_ends} if above and not parallel else {})
            self.needs[task.id] = usual if task.needs is None else _needs(task.needs) | handled
            self.phase_of[task.id], self.task_plans[task.id] = phase, task
            above = above if handled else task.id
        return [task.id for task in tasks]

    # -- questions about it --------------------------------------------------------------------------------------------

    def running(self, phase: str = "") -> int:
        """How many attempts run or wait for their slots, in all or in a phase."""
        of_it = [(id, task) for id, task in self.tasks.items() if not phase or self.phase_of[id] == phase]
        return sum(bool(task.running) or id in self.slots.awaiting for id, task in of_it)

    def task_status(self, id: str) -> str:
        """The status of a task in the present round, PENDING before its phase."""
        return self.tasks[id].status if id in self.tasks else "PENDING"

    def closes(self, id: str) -> bool:
        """Whether a task ends with the execution that is closing: what tidies up doesn't."""
        phase = self.phase_of[id]
        return bool(self.closing) and phase != FINALLY and id.partition("[")[0] not in self.tidies.get(phase, ())

    def fan_of(self, id: str) -> FanNotes | None:
        """The fan-out that an instance belongs to."""
        return self.fans.get(id.partition("[")[0]) if "[" in id else None

    def instances(self, fan: FanNotes, *statuses: str) -> list[str]:
        """Those that have one of these statuses."""
        return [id for id in fan.ids if self.tasks[id].status in statuses]

    def in_turn(self, phase: str) -> list[str]:
        """The tasks of a phase whose turn it is: its own, and after its gate those that tidy up."""
        return self.tidies[phase] if phase in self.endings else self.members[phase]

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

    def failures(self, phase: str, *, tidying: bool = False) -> int:
        """How many tasks of a phase failed, or were blocked by one that did, and may not."""
        bad, tasks = ("FAILED", "NOT_RUN"), self.tidies[phase] if tidying else self.members[phase]
        return sum(self.task_status(id) in bad and not self.task_plans[id].optional for id in tasks)

    def expected_effects(self, phase: str, to: str) -> list[int]:
        """What is to be undone: of a phase, or of everything back to the end of phase ``to``."""
        kept, final = self.kept.get(to, 0) if to else 0, set() if phase else self.final()
        return [
            number
            for number, effect in self.effects.items()
            if not effect.undone and (effect.phase == phase if phase else number > kept and effect.phase not in final)
        ]

    def final(self) -> set[str]:
        """The phases that lie behind a point of no return which has begun, and that phase itself."""
        points = [id for id in self.rounds if id in self.plan_phases and self.plan_phases[id].point_of_no_return]
        found: set[str] = set()
        while points:
            found.add(id := points.pop())
            points += [need for need in self.phase_needs[id] if need not in found]
        return found

    # -- following -----------------------------------------------------------------------------------------------------

    def follow(self, entry: e.AnyEntry) -> None:
        """Take an entry in."""
        self.slots.follow(entry)
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
            case e.SlotsAsked() if entry.who in self.tasks:
                self.tasks[entry.who].asked = True
            case e.EscalationRaised():
                self.questions[entry.decision] = entry
            case e.AnswerGiven():
                self.limits.answers.setdefault(entry.decision, {})[entry.answer.by] = entry.answer
            case e.EscalationDue():
                self.limits.looked[entry.decision] = entry.at
            case e.EscalationClosed():
                self._void(self.questions.pop(entry.decision))
            case e.OptionChosen():
                self._chosen(entry)
            case e.SignalReceived():
                self.signals.setdefault(entry.name, []).append(entry)
            case e.SignalTaken():
                self.signals[entry.name].pop(0)
                del self.listening[entry.attempt]
                self.taken.add(entry.attempt)
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
                never = not self.rounds.get(id) or self.closing == "succeed"
                self.phases[id] = "NOT_RUN" if never else "CANCELLED"
        for id, task in self.tasks.items():
            if task.status in ("PENDING", "RETRYING"):
                task.status = "NOT_RUN"
            elif id in self.fans and task.status == "RUNNING":
                task.status = "CANCELLED"
        self.repeating.clear()
        self.waiting.clear()

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
        elif entry.about == "entry":
            self.limits.entered[entry.phase] = entry.selection
        elif entry.about in ("approval", "decide"):
            self.limits.agreed[self.tasks[entry.task].running] = entry.selection
        elif entry.about == "inDoubt":
            self.tasks[entry.task].told = entry.selection
        elif entry.about == "undo" and question is not None:
            self.effects[question.context["effect"]].granted += entry.selection == "retry"

    def _phase(self, entry: e.AnyEntry) -> None:
        match entry:
            case e.DelayOver():
                self.limits.delayed = {
                    task: phase for task, phase in self.limits.delayed.items() if phase != entry.phase
                }
            case e.PhaseStarted():
                self.phases[entry.phase] = "RUNNING"
                self._round(entry)
                for id in self.members[entry.phase]:
                    self.tasks[id] = TaskNotes()
                    for instance in self.fans.pop(id).ids if id in self.fans else []:
                        del self.tasks[instance]
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
                self.laps[entry.phase] = self.laps[entry.phase] if entry.loop else 0
            case e.PhaseWaiting():
                self.phases[entry.phase] = "WAITING"
                self.waiting[entry.phase] = entry.due
                self.repeating.pop(entry.phase, None)
            case e.PhaseDue():
                self.phases[entry.phase] = "REPEATING" if self.rounds.get(entry.phase) else "PENDING"
                self.repeating |= {entry.phase: 0} if self.rounds.get(entry.phase) else {}
                self.waiting.pop(entry.phase, None)
            case e.PhaseTimedOut():
                self.timed_out.add(entry.phase)
            case e.LoopEnded():
                self.phases[entry.phase] = "RUNNING"
                self.loops[entry.phase] = entry
            case e.PhaseEnding():
                self._ending(entry)

    def _round(self, entry: e.PhaseStarted) -> None:
        phase = entry.phase
        self.rounds[phase] = entry.round
        self.began[phase] = entry.at
        self.laps[phase] = self.laps.get(phase, 0) + 1
        self.repeating.pop(phase, None)
        self.loops.pop(phase, None)
        self.timed_out.discard(phase)
        if entry.round == 1:
            self.environments[phase] = entry.environment

    def _ending(self, entry: e.PhaseEnding) -> None:
        phase = entry.phase
        self.phases[phase] = "FINISHING"
        self.endings[phase] = entry.status
        for open in (self.repeating, self.waiting):
            open.pop(phase, None)
        self.timed_out.discard(phase)
        for id in self.members[phase]:
            fan = self.fans.get(id)
            for each in (id, *(fan.ids if fan is not None else ())):
                if self.tasks[each].status in ("PENDING", "RETRYING"):
                    self.tasks[each].status = "NOT_RUN"
                elif each in self.fans and self.tasks[each].status == "RUNNING":
                    self.tasks[each].status = "CANCELLED"
        self.tasks |= {id: TaskNotes() for id in self.tidies[phase]}

    def _phase_ended(self, phase: str, status: str) -> None:
        self.phases[phase] = status
        self.repeating.pop(phase, None)
        self.kept[phase] = len(self.effects)

    def _task(self, entry: e.AnyEntry) -> None:
        match entry:
            case e.ItemsExpanded():
                self._expanded(entry)
            case e.TaskDelayed():
                self.limits.delayed[entry.task.partition("[")[0]] = self.phase_of[entry.task]
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
            case e.PollScheduled() if not entry.undoes:
                doubtful = self.tasks[entry.task].status == "IN_DOUBT"
                self._task_ended(entry.task, "IN_DOUBT" if doubtful else "RETRYING")
            case e.DeadlinePassed():
                self.tasks[entry.task].overdue = True
            case e.TaskFellBack():
                task = self.tasks[entry.task]
                task.fell_back, task.overdue, task.due, task.retries, task.repeats, task.since = True, False, 0, 0, 0, 0
                self._task_ended(entry.task, "PENDING")
            case e.AttemptLost() | e.RetryDue():
                self._task_ended(entry.task, "PENDING")
            case e.RepeatAllowed():
                task = self.tasks[entry.task]
                task.repeats += 1
                task.due, task.overdue = 0 if task.overdue else task.due, False
                self._task_ended(entry.task, "PENDING")
            case e.TaskInDoubt():
                task = self.tasks[entry.task]
                task.verdict, task.told, task.since = None, "", 0
                self._task_ended(entry.task, "IN_DOUBT")
            case e.ChildEnded() if entry.left:
                number = len(self.effects) + 1
                phase = self.phase_of[entry.task]
                self.effects[number] = EffectNotes(number, entry.task, phase, entry.attempt, child=True)
            case e.TaskVerified():
                self.tasks[entry.task].probing = ""
                self.tasks[entry.task].verdict = entry.happened

    def _expanded(self, entry: e.ItemsExpanded) -> None:
        plan = self.task_plans[entry.task]
        fan = self.fans[entry.task] = FanNotes(plan, entry.items, entry.keys)
        self.tasks[entry.task].status = "RUNNING"
        for id in fan.ids:
            self.tasks[id] = TaskNotes()
            self.phase_of[id], self.task_plans[id], self.needs[id] = self.phase_of[entry.task], plan, {}

    def _started(self, entry: e.AttemptStarted) -> None:
        self.names.add(entry.attempt)
        if "signal" in entry.request:
            self.listening[entry.attempt] = entry.request["signal"]
        if entry.purpose == "undo":
            effect = self.effects[entry.undoes]
            effect.running = effect.last = entry.attempt
            effect.tries += 1
            effect.since = effect.since or entry.at
            return
        task = self.tasks[entry.task]
        task.since = task.since or entry.at
        if entry.purpose == "verify":
            task.probing = entry.attempt
            return
        task.status = "RUNNING"
        task.attempts += 1
        task.running = task.last = entry.attempt
        task.case, task.kind = entry.case, entry.request["kind"]
        task.due = entry.deadline or task.due

    def _task_ended(self, id: str, status: str) -> None:
        task = self.tasks[id]
        self.listening.pop(task.running, None)
        task.status, task.running, task.probing = status, "", ""
        if id in self.fans and status in TASK_ENDS:
            for left in self.instances(self.fans[id], "PENDING"):
                self.tasks[left].status = "NOT_RUN"

    def action(self, id: str) -> model.Action:
        """What does the work of a task at the moment."""
        plan, task = self.task_plans[id], self.tasks[id]
        if task.fell_back and plan.fallback is not None:
            return plan.fallback
        if plan.switch is None or task.case is None:
            return plan
        return plan.switch.cases.get(task.case) or plan.switch.default or plan

    def _completed(self, entry: e.TaskCompleted) -> None:
        task = self.tasks[entry.task]
        plan = self.task_plans[entry.task]
        serves = plan.service is not None or (bool(entry.attempt) and task.kind == "service")
        if serves and entry.attempt:
            self.services.add(entry.attempt)
        if (plan.compensate is not None or serves) and entry.task not in self.fans:
            number = len(self.effects) + 1
            fan = self.fan_of(entry.task)
            item = fan.items[fan.ids.index(entry.task)] if fan else None
            self.effects[number] = EffectNotes(number, entry.task, self.phase_of[entry.task], task.last, item)
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
            case e.PollScheduled() if entry.undoes:
                self.effects[entry.undoes].running = ""
                self.effects[entry.undoes].tries -= 1
            case e.UndoRetryScheduled() | e.UndoFailed():
                self.effects[entry.effect].running = ""
                self.effects[entry.effect].since *= isinstance(entry, e.UndoRetryScheduled)
            case e.UndoEnded():
                del self.undoing[entry.phase]


def _needs(needs: list[Any]) -> dict[str, frozenset[str]]:
    return {
        (need if isinstance(need, str) else need.id): (GOOD if isinstance(need, str) else frozenset(need.is_))
        for need in needs
    }
