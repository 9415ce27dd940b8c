"""What must always hold, judged from the committed entries and from what really happened in the simulated world.

Each rule says in its text what was broken. Rules look at an entry before the shadow follows it, at rest (all that could
start has been given the chance), and at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from turbo_mode.core.allocator import entries as allocator
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import execution as execution_machine
from turbo_mode.core.machine import gate as gate_machine
from turbo_mode.core.machine import phase as phase_machine
from turbo_mode.core.machine import task as task_machine
from turbo_mode.core.machine.outcomes import Done, Observation, Unknown
from turbo_mode.core.machine.works import IDLE
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.testing import budget_rules, choice_rules, limit_rules, phase_rules, slot_rules
from turbo_mode.testing.advice_rules import AdviceRules
from turbo_mode.testing.fan_rules import broken_at_rest, broken_by, reached
from turbo_mode.testing.outside import result_of
from turbo_mode.testing.rules_of_tries import RulesOfTries
from turbo_mode.testing.sample_rules import SampleRules
from turbo_mode.testing.say_rules import SayRules
from turbo_mode.testing.shadow import FINALLY, PHASE_ENDS, TASK_ENDS, Shadow
from turbo_mode.testing.simulator import Simulation, require
from turbo_mode.testing.turn_rules import TurnRules


class Invariants:
    """All rules over one simulated life."""

    def __init__(self, simulation: Simulation) -> None:
        self.shadow = Shadow(simulation.case.plan)
        self.world = simulation.outside
        self.tries = RulesOfTries(self.shadow, self.world)
        self.advice = AdviceRules(self.shadow)
        self.samples = SampleRules(self.shadow)
        self.turns = TurnRules()
        self.says = SayRules(self.shadow, simulation)
        self.sometimes: Counter[str] = simulation.sometimes
        self.keys: dict[str, tuple[str, int, str]] = {}
        self.cancelled = False
        self.execution = "PENDING"
        self.gates: dict[str, str] = {}
        self.committed_attempts: set[str] = set()
        self.free: set[str] = set()

    def committed(self, entries: Sequence[e.AnyEntry], simulation: Simulation) -> None:
        """Judge entries that have just become durable, and the rest after them."""
        for body in simulation.shelf[self.turns.allocation.seq :]:
            for what in self.turns.follow(allocator.decode(body)):
                require(False, what)
        for entry in entries:
            self._judge(entry)
            self._note_row(entry)
            self.shadow.follow(entry)
        if entries:
            self._rest(simulation)

    # -- entry by entry ------------------------------------------------------------------------------------------------

    def _judge(self, entry: e.AnyEntry) -> None:
        shadow = self.shadow
        accepted = isinstance(entry, e.ExecutionAccepted)
        require(accepted == (shadow.status == "PENDING"), f"{type(entry).__name__} while {shadow.status}")
        for what in (*broken_by(entry, shadow), *slot_rules.broken_by(entry, shadow)):
            require(False, what)
        if task := _task_of(entry):
            self._judge_task(entry, task)
        if phase := _phase_of(entry):
            self._judge_phase(entry, phase)
        self.tries.judge(entry)
        self.advice.judge(entry)
        self.samples.judge(entry)
        self.says.judge(entry)
        phase_rules.judge(shadow, entry)
        limit_rules.judge(shadow, entry)
        budget_rules.judge(shadow, entry)
        match entry:
            case e.AttemptStarted():
                self._judge_start(entry)
            case e.ClosingStarted():
                require(not shadow.closing, f"{entry.why} after {shadow.closing}")
                self.cancelled = entry.why == "cancel"
            case e.ExecutionEnded():
                self._judge_end(entry)
            case e.OptionChosen():
                choice_rules.judge_choice(shadow, entry)
            case e.EscalationRaised():
                choice_rules.judge_question(shadow, entry)
            case e.UndoStarted():
                wanted = shadow.expected_effects(entry.phase, shadow.rollback_to)
                require(sorted(entry.effects) == wanted, f"undoes {entry.effects}, and should undo {wanted}")
            case e.EffectUndone():
                self._judge_undone(entry)
            case e.UndoRetryScheduled():
                self._judge_undo_retry(entry)
            case e.UndoEnded():
                require(not shadow.undoing[entry.phase], "an undoing ended before all was undone")

    def _judge_task(self, entry: e.AnyEntry, id: str) -> None:
        shadow = self.shadow
        task = shadow.tasks[id]
        name = type(entry).__name__
        require(task.status not in TASK_ENDS, f"{name} on task {id}, which has ended {task.status}")
        phase = shadow.phase_of[id]
        turn = "FINISHING" if id in shadow.tidies[phase] else "RUNNING"
        require(shadow.phases[phase] == turn, f"{name} on task {id} outside its phase")
        match entry:
            case e.TaskCompleted() if id not in shadow.fans:
                self._judge_completed(entry, id)
            case e.ChildEnded():
                require(entry.attempt == task.running, f"the child of {entry.attempt} ends, and isn't under way")
                result = result_of(self._seen(entry.attempt)) or {}
                own = self.shadow.task_plans[id].compensate is not None and result["status"] == "COMPLETED"
                require(entry.left == (result["left"] and not own), f"what the child of {id} left is told wrong")
            case e.RetryScheduled():
                require(task.retries < self.tries.retries(id), f"{id} is retried more than its policy allows")
                if entry.attempt:
                    self._require_known(entry.attempt, f"{id} is retried")
                else:
                    require(task.verdict is False, f"{id} is retried out of doubt without a verdict")
            case e.AttemptLost():
                self._require_known(entry.attempt, f"{id} is repeated after a loss")
            case e.RepeatAllowed():
                allowed = task.verdict is False if entry.by == "verify" else task.told == "repeat"
                require(allowed, f"{id} is repeated in doubt, and nobody allowed it")
            case e.TaskInDoubt():
                require(self._class(id) == "once", f"{id} may be repeated and is in doubt all the same")
            case e.TaskSkipped() | e.TaskNotRun():
                require(task.status == "PENDING", f"{name} on task {id}, which is {task.status}")
                in_order = shadow.needs_ended(id) or phase in shadow.timed_out
                require(in_order, f"{name} on task {id} before its needs have ended")
            case e.TaskFailed() if entry.failure.code == "phase_timeout":
                require(phase in shadow.timed_out, f"{id} is out of time, and its phase isn't")
            case e.TaskFailed() if task.status == "RUNNING" and self._class(id) == "once" and id not in shadow.fans:
                self._require_known(entry.attempt, f"{id} fails for good")

    def _judge_completed(self, entry: e.TaskCompleted, id: str) -> None:
        task = self.shadow.tasks[id]
        if task.status == "IN_DOUBT":
            told = task.verdict is True if entry.by == "verify" else task.told == "happened"
            require(told, f"{id} is taken for done, and nobody said so")
            return
        if task.kind in IDLE:
            return
        require(isinstance(self._seen(entry.attempt), Done), f"{id} is completed, and its attempt did not end well")
        result = result_of(self._seen(entry.attempt)) or {}
        if task.kind == "plan":
            require(result["status"] == "COMPLETED", f"{id} is completed, and its child ended {result['status']}")
        if task.kind != "service" and result.get("exitCode", 0) == 0:
            round, purpose = self.shadow.rounds[self.shadow.phase_of[id]], "fallback" if task.fell_back else "run"
            require(self.world.happened(id, round, purpose), f"{id} is completed, and its effect never happened")

    def _judge_phase(self, entry: e.AnyEntry, id: str) -> None:
        shadow = self.shadow
        status = shadow.phases[id]
        name = type(entry).__name__
        require(status not in PHASE_ENDS, f"{name} on phase {id}, which has ended {status}")
        match entry:
            case e.PhaseStarted() if id == FINALLY:
                others = all(end in PHASE_ENDS for phase, end in shadow.phases.items() if phase != FINALLY)
                require(others, "finally begins before all phases have ended")
            case e.PhaseStarted():
                require(not shadow.closing, f"phase {id} starts while it is closing")
                require(shadow.phase_needs_met(id), f"phase {id} starts before its needs have ended well")
                first = not shadow.rounds.get(id)
                require(first or id not in shadow.undoing, f"phase {id} repeats before it is undone")
                require(first or shadow.repeating[id] <= entry.at, f"phase {id} repeats too early")
                require(entry.round == shadow.rounds.get(id, 0) + 1, f"phase {id}: round {entry.round} comes next?")
            case e.PhaseSkipped() | e.PhaseNotRun():
                require(shadow.phase_needs_ended(id), f"{name} on phase {id} before its needs have ended")
            case e.PhaseEnded(status="COMPLETED") if id in shadow.gates:
                then = self._chosen_then(id)
                require(then in ("continue", "succeed"), f"phase {id} is completed, and its gate chose {then}")
            case e.PhaseEnded(status="COMPLETED"):
                require(not shadow.failures(id), f"phase {id} is completed with failed tasks")
            case e.PhaseEnded(status="FAILED") if not (id in shadow.gates or id in shadow.loops or status != "RUNNING"):
                require(shadow.failures(id), f"phase {id} is failed without a failed task")
        if isinstance(entry, e.PhaseEnded | e.PhaseHeld | e.PhaseRepeating) and shadow.rounds.get(id):
            open_ = [task for task in shadow.in_turn(id) if shadow.task_status(task) not in TASK_ENDS]
            require(not open_, f"{name} on phase {id} while {open_} have not ended")

    def _judge_start(self, entry: e.AttemptStarted) -> None:
        shadow = self.shadow
        require(entry.attempt not in shadow.names, f"{entry.attempt} is started twice")
        self.committed_attempts.add(entry.attempt)
        self._judge_key(entry)
        if entry.purpose == "undo":
            self._judge_undo(entry)
            return
        id, phase = entry.task, shadow.phase_of[entry.task]
        task = shadow.tasks[id]
        if entry.purpose == "verify":
            require(task.status == "IN_DOUBT", f"{id} is verified while {task.status}")
            return
        require(task.status == "PENDING", f"an attempt of {id} starts while it is {task.status}")
        require(shadow.needs_met(id), f"{id} starts before its needs have ended well")
        require(not shadow.paused, f"{id} starts during a pause")
        require(not shadow.restarting, f"{id} starts before the services are back")
        tidies = phase == FINALLY or id in shadow.tidies[phase]
        require(not shadow.closing or tidies, f"{id} starts while it is closing ({shadow.closing})")
        require(phase not in shadow.timed_out or tidies, f"{id} starts after the time of its phase")
        require(entry.number == task.attempts + 1, f"{id}: attempt {entry.number} after {task.attempts}")
        require(shadow.running() < self._cap(), f"{id} starts beyond the plan's maxParallel")
        require(shadow.running(phase) < self._cap(phase), f"{id} starts beyond the maxParallel of {phase}")
        allowed = 1 + task.retries + task.repeats
        if entry.effect == "once":
            require(self._sure_attempts(id) < allowed, f"{id} may happen once, and starts again")

    def _sure_attempts(self, id: str) -> int:
        """How many attempts of this round did happen, or may have, as far as the world knows."""
        round, purpose = self.shadow.rounds[self.shadow.phase_of[id]], "run"
        if self.shadow.tasks[id].fell_back:
            purpose = "fallback"
        return sum((each.task, each.round, each.purpose) == (id, round, purpose) for each in self.world.ledger)

    def _judge_key(self, entry: e.AttemptStarted) -> None:
        if entry.effect != "keyed" and "[" not in entry.task:
            require(not entry.key, f"{entry.attempt} has a key and no use for one")
            return
        require(entry.key, f"{entry.attempt} is keyed and has no key")
        name, round, purpose, *_ = entry.attempt.split(".")
        owner = (name, int(round), purpose)
        require(self.keys.setdefault(entry.key, owner) == owner, f"{entry.attempt} has another's key")
        known = [key for key, of in self.keys.items() if of == owner]
        require(known == [entry.key], f"{entry.attempt} repeats with another key")

    # -- undoing -------------------------------------------------------------------------------------------------------

    def _judge_undo(self, entry: e.AttemptStarted) -> None:
        shadow = self.shadow
        effect = shadow.effects[entry.undoes]
        require(not effect.undone, f"effect {entry.undoes} is undone twice")
        require(not effect.running, f"effect {entry.undoes} is undone twice at once")
        left = next((left for left in shadow.undoing.values() if entry.undoes in left), [])
        require(left and max(left) == entry.undoes, f"effect {entry.undoes} is undone out of order: {left}")
        action = shadow.task_plans[effect.task].compensate
        if effect.child:
            require("undoes" in entry.request, f"{entry.attempt} should roll a child back")
            return
        assert action is not None
        if effect_of(action) == "once" and effect.last and _is_unknown(self._seen_if_performed(effect.last)):
            require(effect.granted, f"the undoing of {effect.task} may have happened, and starts again")

    def _judge_undone(self, entry: e.EffectUndone) -> None:
        shadow = self.shadow
        effect = shadow.effects[entry.effect]
        require(not effect.undone, f"effect {entry.effect} is undone twice")
        left = next((left for left in shadow.undoing.values() if entry.effect in left), [])
        require(left and max(left) == entry.effect, f"effect {entry.effect} is undone out of order: {left}")
        plan = shadow.task_plans[effect.task]
        if effect.child:
            self._judge_rolled_back(entry)
        elif plan.compensate is None:
            require(effect.attempt not in shadow.services, f"service {effect.task} is undone and still there")
        elif entry.attempt:
            require(isinstance(self._seen(entry.attempt), Done), f"{effect.task} is undone by what did not end well")

    def _judge_rolled_back(self, entry: e.EffectUndone) -> None:
        result = result_of(self._seen(entry.attempt)) or {}
        well = bool(entry.by) or result.get("outcome") == "ROLLED_BACK"
        require(well, f"a child is taken for rolled back, and ended {result}")

    def _judge_undo_retry(self, entry: e.UndoRetryScheduled) -> None:
        effect = self.shadow.effects[entry.effect]
        if effect.child:
            require(entry.failure.code == "lost", f"the rolling back of a child of {effect.task} is retried")
            return
        action = self.shadow.task_plans[effect.task].compensate
        assert action is not None
        if effect_of(action) == "once":
            self._require_known(entry.attempt, f"the undoing of {effect.task} is retried", once=True)
        if entry.failure.code != "lost":
            most = _attempts(action.retry) + effect.granted
            require(effect.tries < most, f"the undoing of {effect.task} is retried more than its policy allows")

    # -- at rest and at the end ----------------------------------------------------------------------------------------

    def _rest(self, simulation: Simulation) -> None:
        shadow, state = self.shadow, simulation.state
        for id, task in shadow.tasks.items():
            there = state.task_status(id)
            require(there == task.status, f"task {id} is {there} in the state and {task.status} by its entries")
        for id, status in shadow.phases.items():
            there = state.phases[id].status
            require(there == status, f"phase {id} is {there} in the state and {status} by its entries")
        require(list(state.undoing) == list(shadow.undoing), f"{list(state.undoing)} are undone in the state only")
        if shadow.closing:
            gates = [
                question.phase for question in shadow.questions.values() if question.about in ("gate", "loop", "entry")
            ]
            require(not gates, f"the gates of {gates} still ask while it is closing")
        require(state.running == shadow.running(), f"{state.running} run in the state, {shadow.running()} by entries")
        phase_rules.at_rest(shadow, simulation)
        limit_rules.at_rest(shadow, simulation)
        budget_rules.at_rest(shadow)
        self.advice.at_rest(simulation)
        self.samples.at_rest(simulation)
        for timer in state.timers.names("") if shadow.status == "RUNNING" else []:
            require(self._is_awaited(*timer.split(":")), f"timer {timer} is set, and nothing waits for it")
        self.free.clear()
        if shadow.status == "RUNNING" and not (shadow.paused or shadow.restarting or shadow.slots.queued):
            self._nothing_waits_for_nothing(simulation.now)
            self.tries.rest(state.timers.names("deadline:"))
        for what in (*broken_at_rest(shadow, state, free=self.free), *slot_rules.at_rest(shadow, simulation)):
            require(False, what)

    def _is_awaited(self, what: str, name: str) -> bool:
        match what:
            case "retry":
                return self.shadow.task_status(name) == "RETRYING"
            case "wait" | "probe" | "deadline":
                return self.tries.is_awaited(what, name)
            case "repeat":
                return self.shadow.phases[name] == "REPEATING" and not self.shadow.closing
            case "ask":
                return name in self.shadow.questions
            case "advice":
                return name in {each.attempt for each in self.advice.open.values()}
            case "measure":
                return name in {each.attempt for each in self.samples.open.values()}
            case "wall":
                return name not in self.shadow.limits.over
            case "changes":
                return name in self.shadow.limits.delayed.values() and not self.shadow.closing
            case "window":
                return name in self.shadow.waiting and not self.shadow.closing
            case "timeout":
                return self.shadow.phases[name] == "RUNNING" and name not in self.shadow.timed_out
        return name in self.shadow.undoing

    def _nothing_waits_for_nothing(self, now: int) -> None:
        """A gate, a question or a failure holds only what depends on it: everything else has started."""
        shadow = self.shadow
        for id, status in shadow.phases.items():
            if status == "PENDING" and id != FINALLY and not shadow.closing:
                require(not shadow.phase_needs_ended(id), f"phase {id} waits for nothing")
            if status == "REPEATING" and not shadow.closing and id not in shadow.undoing:
                require(shadow.repeating[id] > now, f"phase {id} should have been repeated")
            if status not in ("RUNNING", "FINISHING") or (shadow.closing and status == "RUNNING" and id != FINALLY):
                continue
            open_ = [task for task in shadow.in_turn(id) if shadow.task_status(task) not in TASK_ENDS]
            waits = shadow.endings.get(id) == "CANCELLED" or (id, "") in {*self.advice.open, *self.samples.open}
            require(open_ or waits, f"phase {id} has no task left and does not end")
            if shadow.running() < self._cap() and shadow.running(id) < self._cap(id):
                if id not in shadow.limits.delayed.values():
                    self.free.add(id)
                ready = [
                    task for task in open_ if task not in shadow.limits.delayed and task not in shadow.slots.awaiting
                ]
                idle = [task for task in ready if shadow.task_status(task) == "PENDING" and shadow.needs_ended(task)]
                require(not idle, f"{idle} could run and do not")

    def _judge_end(self, entry: e.ExecutionEnded) -> None:
        shadow = self.shadow
        require((entry.status == "CANCELLED") == self.cancelled, f"it ended {entry.status}, cancel: {self.cancelled}")
        rolled_back = shadow.closing == "rollback"
        require((entry.outcome == "ROLLED_BACK") == rolled_back, f"it ended {entry.outcome}, closing {shadow.closing}")
        left = [id for id, status in shadow.phases.items() if status not in PHASE_ENDS and shadow.members[id]]
        require(not left or shadow.slots.left_line, f"it ended before {left}")
        phase_rules.at_the_end(shadow)
        require(not shadow.questions, f"it ended with open questions {list(shadow.questions)}")
        require(not shadow.services, f"it ended with services {sorted(shadow.services)}")
        require(not shadow.undoing, "it ended while it was undoing")
        if rolled_back:
            undone = shadow.expected_effects("", shadow.rollback_to)
            remain = [number for number in undone if shadow.effects[number].phase != FINALLY]
            require(not remain, f"it was rolled back, and effects {remain} remain")
        for id in shadow.members[FINALLY] if not shadow.slots.left_line else ():
            status = shadow.task_status(id)
            ran = status in ("COMPLETED", "FAILED") or (status == "SKIPPED" and shadow.task_plans[id].when is not None)
            handles = any(each.on_failure == id for each in shadow.plan.finally_)
            needs = shadow.task_plans[id].needs is not None or handles
            require(ran or needs or self.cancelled, f"finally task {id} ended {status}")
            require(status in TASK_ENDS, f"it ended before finally task {id}")
        failed = any(status == "FAILED" for status in shadow.phases.values())
        require(not (failed and entry.status == "COMPLETED"), "it is completed with a failed phase")

    def over(self, simulation: Simulation) -> None:
        """Judge what really happened."""
        performed = set(simulation.outside.runs)
        require(performed <= self.committed_attempts, f"{performed - self.committed_attempts} had never been committed")
        undone = Counter(each.attempt for each in simulation.outside.ledger)
        twice = [attempt for attempt, count in undone.items() if count > 1]
        require(not twice, f"{twice} happened twice in one attempt")
        for verb, kind in (("pause", e.ExecutionPaused), ("resume", e.ExecutionResumed)):
            given = sum(command.verb == verb for command in simulation.inbox.values())
            obeyed = sum(isinstance(e.decode(body), kind) for body in simulation.disk)
            require(obeyed <= given, f"{given} commands to {verb}, obeyed {obeyed} times")
        orphans = [id for id, run in simulation.outside.runs.items() if run.kind == "service" and not run.over]
        require(not orphans or simulation.case.chances.stray, f"services {orphans} are still there")
        self.tries.over(simulation)
        self.sometimes[f"ended {simulation.state.status} {simulation.state.outcome}".strip()] += 1

    # -- what the plan and the world say -------------------------------------------------------------------------------

    def _seen(self, attempt: str) -> Observation | None:
        run = self.world.runs.get(attempt)
        return run.seen if run is not None else None

    def _seen_if_performed(self, attempt: str) -> Observation | None:
        """What an attempt showed; a known nothing where it was never performed under a shim."""
        run = self.world.runs.get(attempt)
        return Done({}) if run is None else run.seen

    def _require_known(self, attempt: str, what: str, *, once: bool = False) -> None:
        """For a ``once`` attempt: its end was seen, or it is known never to have begun."""
        if once or (attempt and self._class(attempt.split(".", maxsplit=1)[0]) == "once"):
            require(not _is_unknown(self._seen_if_performed(attempt)), f"{what} though nobody saw how {attempt} ended")

    def _class(self, task: str) -> str:
        return self.tries.effect(task)

    def _cap(self, phase: str = "") -> int:
        if phase == FINALLY:
            return 1
        return min(self.shadow.caps.get(phase, 10_000), self.shadow.plan.execution_pipeline.max_parallel)

    def _chosen_then(self, phase: str) -> str:
        chosen = self.shadow.choices.get(phase)
        return self.shadow.gates[phase].options[chosen.selection].then if chosen else "nothing"

    def _note_row(self, entry: e.AnyEntry) -> None:
        name = type(entry).__name__
        self.sometimes.update(reached(entry, self.shadow))
        if (task := _task_of(entry)) and (self.shadow.tasks[task].status, name) in task_machine.TABLE:
            self.sometimes[f"task {self.shadow.tasks[task].status} {name}"] += 1
        self._note_outer_rows(entry, name)
        if (phase := _phase_of(entry)) and (self.shadow.phases[phase], name) in phase_machine.TABLE:
            self.sometimes[f"phase {self.shadow.phases[phase]} {name}"] += 1

    def _note_outer_rows(self, entry: e.AnyEntry, name: str) -> None:
        """Rows of the execution's and the gates' tables, which the machine itself doesn't ask."""
        if name in {entry for _, entry in execution_machine.TABLE}:
            following = execution_machine.TABLE.get((self.execution, name), "")
            require(following, f"{name} while the execution is {self.execution}")
            self.sometimes[f"execution {self.execution} {name}"] += 1
            self.execution = following
        if isinstance(entry, e.PhaseStarted):
            self.gates[entry.phase] = "WAITING"
        about = self.shadow.questions.get(entry.decision) if isinstance(entry, e.EscalationClosed) else entry
        if isinstance(about, e.EscalationRaised | e.OptionChosen) and about.about == "gate":
            before = self.gates[about.phase]
            require((before, name) in gate_machine.TABLE, f"{name} while the gate of {about.phase} is {before}")
            self.sometimes[f"gate {before} {name}"] += 1
            self.gates[about.phase] = gate_machine.TABLE[before, name]


def _task_of(entry: e.AnyEntry) -> str:
    """The task whose life an entry is a step of."""
    if isinstance(entry, e.EscalationRaised | e.EscalationClosed | e.OptionChosen | e.OutcomeKnown):
        return ""
    if isinstance(entry, e.AttemptStarted) and entry.purpose == "undo":
        return ""
    if isinstance(entry, e.SignalTaken) or (isinstance(entry, e.PollScheduled) and entry.undoes):
        return ""
    if isinstance(entry, e.ChildAsks | e.ChildEnded) and ".undo." in entry.attempt:
        return ""
    return str(getattr(entry, "task", ""))


def _phase_of(entry: e.AnyEntry) -> str:
    if isinstance(
        entry,
        e.PhaseStarted | e.PhaseSkipped | e.PhaseNotRun | e.PhaseHeld | e.PhaseRepeating | e.PhaseEnded
        | e.PhaseWaiting | e.PhaseDue | e.PhaseTimedOut | e.LoopEnded | e.PhaseEnding,
    ):  # fmt: skip
        return entry.phase
    return ""


def _is_unknown(seen: Observation | None) -> bool:
    return seen is None or isinstance(seen, Unknown)


def _attempts(retry: object) -> int:
    if retry is None:
        return 1
    return 1 + retry if isinstance(retry, int) else int(retry.attempts)  # type: ignore[attr-defined]
