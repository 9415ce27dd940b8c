"""Draws the facts of an execution from its journal: a pure fold over its entries, each with the state after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import to_builtins

from turbo_mode.core.documents import told_events
from turbo_mode.core.documents.facts import (
    AnswerFact,
    BudgetFact,
    DecisionFact,
    EvidenceFact,
    Facts,
    Mishap,
    OptionFact,
    PhaseFact,
    TaskFact,
)
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import Blueprint, TaskNode
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.core.plan.inputs import declared
from turbo_mode.core.progress.timeline import Timeline
from turbo_mode.core.protocol.envelope import hide

MOST_INSTANCES = 200
"""So many instances of a task have facts of their own; beyond that, those that failed."""


class Recording:
    """``see`` is to be told every entry with the state right after it; ``facts`` then says what is known."""

    def __init__(self, blueprint: Blueprint) -> None:
        self.state = Execution(blueprint)
        self._facts = _of_plan(blueprint)
        self._timeline = Timeline()
        self._tasks = self._facts.tasks
        self._effects: dict[int, str] = {}

    def see(self, seq: int, entry: e.AnyEntry, state: Execution) -> None:
        """One entry more."""
        self.state = state
        self._timeline.see(entry, state)
        self._facts.seq = seq
        if not isinstance(entry, e.ExecutionSuperseded | e.OutcomeKnown):
            self._facts.now = entry.at
        if said := told_events.tell(seq, entry, state):
            self._facts.events.append(said)
        if note := _NOTES.get(type(entry)):
            note(self, seq, entry)

    def facts(self) -> Facts:
        """What is known so far. It is the same whenever the same entries were seen."""
        facts, state, line = self._facts, self.state, self._timeline
        facts.status, facts.outcome, facts.reason = state.public_status, state.outcome, state.reason
        facts.outputs, facts.superseded_by = hide(state.outputs), state.superseded_by
        for id, task in self._tasks.items():
            task.status = state.task_status(id)
            if id in state.fans:
                task.many, task.counts = len(state.fans[id].items), state.fans[id].counts
        for id, phase in facts.phases.items():
            phase.status = state.phases[id].status
        facts.in_doubt = sum(task.status == "IN_DOUBT" for task in self._tasks.values())
        facts.worked, facts.asked = line.work, sum(line.questions)
        facts.waited = sum(task.of("waits") for task in line.tasks.values())
        facts.budgets = [
            BudgetFact(pool, what, limit, state.ledger.taken.get(pool, {}).get(what, 0.0))
            for pool, limits in state.ledger.pools.items()
            for what, limit in limits.items()
        ]
        return facts

    def _task(self, id: str) -> TaskFact:
        if id not in self._tasks:
            self._tasks[id] = _of_task(self.state.blueprint.tasks[id], self.state)
        return self._tasks[id]

    def _known(self, id: str) -> TaskFact | None:
        """A task; None for one of very many instances with nothing to tell."""
        node = self.state.blueprint.tasks[id]
        return self._task(id) if id in self._tasks or not node.fan or node.index < MOST_INSTANCES else None

    # -- one entry each ------------------------------------------------------------------------------------------------

    def _accepted(self, seq: int, entry: e.ExecutionAccepted) -> None:
        facts = self._facts
        facts.id, facts.level, facts.policy, facts.actor = (
            entry.execution,
            entry.level,
            entry.policy_digest,
            entry.actor,
        )
        facts.trigger, facts.tenant, facts.plan_dir = entry.trigger, entry.tenant, entry.plan_dir
        facts.parent, facts.forks, facts.started_at = entry.parent, entry.forks, entry.at
        facts.inputs = hide(entry.inputs)

    def _ended(self, seq: int, entry: e.ExecutionEnded) -> None:
        self._facts.ended_at, self._facts.last_seq = entry.at, seq

    def _recovered(self, seq: int, entry: e.ExecutionRecovered) -> None:
        self._facts.recoveries += 1

    def _phase_started(self, seq: int, entry: e.PhaseStarted) -> None:
        if (phase := self._facts.phases.get(entry.phase)) is not None:
            phase.rounds, phase.environment = entry.round, entry.environment
            phase.started_at, phase.first_seq = phase.started_at or entry.at, phase.first_seq or seq

    def _phase_over(self, seq: int, entry: e.PhaseEnded | e.PhaseSkipped | e.PhaseNotRun) -> None:
        if (phase := self._facts.phases.get(entry.phase)) is not None:
            phase.ended_at, phase.last_seq, phase.why = entry.at, seq, entry.why

    def _closed(self, seq: int, entry: e.PhasesClosed) -> None:
        for id, phase in self._facts.phases.items():
            if phase.first_seq and not phase.last_seq and self.state.phases[id].status == "CANCELLED":
                phase.ended_at, phase.last_seq = entry.at, seq

    def _reopened(self, seq: int, entry: e.TasksReopened) -> None:
        if (phase := self._facts.phases.get(entry.phase)) is not None:
            phase.ended_at = phase.last_seq = 0
        for id in entry.tasks:
            self._task(id).ended_at = 0

    def _started(self, seq: int, entry: e.AttemptStarted) -> None:
        task = self._known(entry.task)
        if task is None or entry.purpose not in ("run", "fallback"):
            return
        if task.ended_at or not task.started_at:
            task.started_at, task.ended_at, task.rounds = entry.at, 0, task.rounds + 1
        task.begun_at = task.begun_at or entry.at
        task.first_seq, task.attempts, task.unseen = task.first_seq or seq, task.attempts + 1, False
        task.kind, task.effect = entry.request["kind"], entry.effect
        task.command = _command(entry.request)
        task.child = entry.request.get("execution", "")
        if task.fan:
            self._task(task.fan).started_at = self._task(task.fan).started_at or entry.at

    def _retrying(self, seq: int, entry: e.RetryScheduled) -> None:
        task = self._task(entry.task)
        task.retries += 1
        self._mishap(task, seq, entry.at, entry.failure.code, entry.failure.message)

    def _lost(self, seq: int, entry: e.AttemptLost) -> None:
        self._mishap(self._task(entry.task), seq, entry.at, "lost", entry.why)

    def _fell_back(self, seq: int, entry: e.TaskFellBack) -> None:
        task = self._task(entry.task)
        task.fell_back = True
        self._mishap(task, seq, entry.at, entry.failure.code, entry.failure.message)

    def _doubted(self, seq: int, entry: e.TaskInDoubt) -> None:
        self._mishap(self._task(entry.task), seq, entry.at, entry.failure.code, entry.failure.message)

    def _failed(self, seq: int, entry: e.TaskFailed) -> None:
        task = self._task(entry.task)
        self._mishap(task, seq, entry.at, entry.failure.code, entry.failure.message, last=True)
        self._over(task, seq, entry.at)

    def _completed(self, seq: int, entry: e.TaskCompleted) -> None:
        if (task := self._known(entry.task)) is not None:
            task.by, task.outputs = entry.by, hide(entry.outputs)
            task.artifacts = {name: sum(file["size"] for file in files) for name, files in entry.artifacts.items()}
            self._over(task, seq, entry.at)

    def _skipped(self, seq: int, entry: e.TaskSkipped) -> None:
        if (task := self._known(entry.task)) is not None:
            task.why, task.by = entry.why, entry.by
            self._over(task, seq, entry.at)

    def _left(self, seq: int, entry: e.TaskNotRun | e.TaskCancelled) -> None:
        if (task := self._known(entry.task)) is not None:
            task.why = entry.why if isinstance(entry, e.TaskNotRun) else ""
            task.unseen = isinstance(entry, e.TaskCancelled) and entry.open
            self._over(task, seq, entry.at)

    def _undoing(self, seq: int, entry: e.UndoStarted) -> None:
        for number in entry.effects:
            if (effect := self.state.effects.get(number)) is not None:
                self._effects[number] = effect.task

    def _undone(self, seq: int, entry: e.EffectUndone) -> None:
        if (task := self._tasks.get(self._effects.get(entry.effect, ""))) is not None:
            task.undone, task.undo_failed = seq, 0

    def _undo_failed(self, seq: int, entry: e.UndoFailed) -> None:
        if (task := self._tasks.get(self._effects.get(entry.effect, ""))) is not None:
            task.undo_failed = seq

    def _stopped(self, seq: int, entry: e.ServiceStopped) -> None:
        if (task := self._tasks.get(entry.attempt.partition(".")[0])) is not None:
            task.undone = seq

    def _over(self, task: TaskFact, seq: int, at: int) -> None:
        task.ended_at, task.last_seq = at, seq
        task.undone = 0

    def _mishap(self, task: TaskFact, seq: int, at: int, code: str, message: str, *, last: bool = False) -> None:
        task.mishaps.append(Mishap(seq, at, max(task.attempts, 1), code, message, last))

    def _escalated(self, seq: int, entry: e.EscalationRaised) -> None:
        found = _decision(entry, seq, "OPEN", self._facts.decisions.get(entry.decision))
        found.asked_at, found.asked_seq = entry.at, seq
        found.why_asked, found.advice, found.confidence = entry.reason, entry.advice, entry.confidence
        self._facts.decisions[entry.decision] = found

    def _answered(self, seq: int, entry: e.AnswerGiven) -> None:
        if (found := self._facts.decisions.get(entry.decision)) is not None:
            said = entry.answer
            selection = "no" if said.refuses else said.selection
            found.answers.append(AnswerFact(seq, said.by, selection, said.reason))

    def _chose(self, seq: int, entry: e.OptionChosen) -> None:
        found = _decision(entry, seq, "CHOSEN", self._facts.decisions.get(entry.decision))
        found.selection, found.confidence = entry.selection, entry.confidence
        found.rationale, found.by, found.levels = entry.rationale, entry.by, entry.levels
        self._facts.decisions[entry.decision] = found

    def _void(self, seq: int, entry: e.EscalationClosed) -> None:
        if (found := self._facts.decisions.get(entry.decision)) is not None:
            found.status, found.seq, found.at = "VOID", seq, entry.at

    def _outcome(self, seq: int, entry: e.OutcomeKnown) -> None:
        if (found := self._facts.decisions.get(entry.decision)) is not None:
            found.good, found.outcome, found.outcome_seq = entry.good, entry.why, seq
            found.judged, found.expected = entry.option, entry.confidence or found.confidence


def _of_plan(blueprint: Blueprint) -> Facts:
    plan = blueprint.plan
    pipeline = plan.execution_pipeline
    facts = Facts(
        "", plan.name, title=plan.title, description=plan.description, version=plan.version, digest=blueprint.digest,
        confidence=plan.decision_engine.confidence or 0.0, secrets=sorted(plan.secrets),
        rules={rule.id: rule.reason for rule in plan.decision_engine.rules},
        described={name: declared(spec).description for name, spec in plan.inputs.items()},
        settings={
            "autonomyLevel": plan.decision_engine.autonomy_level, "maxParallel": pipeline.max_parallel,
            "parallelExecution": pipeline.parallel_execution, "sandbox": pipeline.sandbox,
            "onCrash": pipeline.on_crash, "artifacts.quota": pipeline.artifacts.quota,
            "artifacts.keep": pipeline.artifacts.keep,
        },
    )  # fmt: skip
    empty = Execution(blueprint)
    for node in (*blueprint.phases.values(), *([blueprint.finally_] if blueprint.has_finally else [])):
        phase = node.phase
        facts.phases[node.id] = PhaseFact(
            node.id, title=phase.title if phase else "", description=phase.description if phase else "",
            needs=[need for need, _ in node.needs], tasks=[*node.tasks, *node.finally_tasks],
            gated=phase is not None and phase.gate is not None,
            point_of_no_return=phase is not None and phase.point_of_no_return,
        )  # fmt: skip
    for task in blueprint.tasks.values():
        facts.tasks[task.id] = _of_task(task, empty)
    return facts


def _of_task(node: TaskNode, state: Execution) -> TaskFact:
    task = node.task
    return TaskFact(
        node.id, state.name_of(node), node.phase, node.kind, node.effect, title=task.title, fan=node.fan,
        irreversible=task.irreversible, reversible=node.leaves_effects, optional=task.optional,
        blast_radius=task.blast_radius or 0.0, command=_written(task),
    )  # fmt: skip


def _written(action: model.Action) -> str:
    """What an action does, as its plan has it."""
    spec = action.shell or action.service
    if isinstance(spec, str):
        return spec.strip()
    if isinstance(spec, model.Shell | model.Service):
        return (spec.script or " ".join([*(spec.command or []), *spec.args])).strip()
    return ""


def _command(request: dict[str, Any]) -> str:
    """What an attempt did, in one text: a program, a request, a call."""
    match request["kind"]:
        case "shell" | "service":
            argv: list[str] = request["argv"]
            return (argv[argv.index("-c") + 1] if "-c" in argv[:-1] else " ".join(argv)).strip()
        case "http":
            return f"{request['method']} {request['url']}"
        case "python":
            return str(request["call"])
        case "plan":
            return str(request.get("plan", ""))
        case "wait":
            return f"signal {request['signal']}" if "signal" in request else f"{request.get('ms', 0)} ms"
        case "agent":
            return str(request["goal"])
    return ""


def _decision(
    entry: e.OptionChosen | e.EscalationRaised, seq: int, status: str, before: DecisionFact | None
) -> DecisionFact:
    found = DecisionFact(
        entry.decision, entry.about, entry.phase, entry.task, entry.question, status, seq, entry.at, entry.level
    )
    found.options = [
        OptionFact(
            option["name"], option.get("then", ""), option.get("permitted", True), option.get("why", ""),
            option.get("description", ""), option.get("success", 0.0),
        )
        for option in entry.options
    ]  # fmt: skip
    found.evidence = [
        EvidenceFact(name, said["verdict"], str(to_builtins(said.get("note", ""))), said.get("critical", True))
        for name, said in entry.context.get("evidence", {}).items()
    ]
    if before is not None:
        found.asked_at, found.asked_seq, found.why_asked = before.asked_at, before.asked_seq, before.why_asked
        found.advice, found.answers = before.advice, before.answers
    return found


_Note = Callable[[Recording, int, Any], None]
_NOTES: dict[type, _Note] = {
    e.ExecutionAccepted: Recording._accepted,
    e.ExecutionEnded: Recording._ended,
    e.ExecutionRecovered: Recording._recovered,
    e.PhaseStarted: Recording._phase_started,
    e.PhaseEnded: Recording._phase_over,
    e.PhaseSkipped: Recording._phase_over,
    e.PhaseNotRun: Recording._phase_over,
    e.PhasesClosed: Recording._closed,
    e.TasksReopened: Recording._reopened,
    e.AttemptStarted: Recording._started,
    e.RetryScheduled: Recording._retrying,
    e.AttemptLost: Recording._lost,
    e.TaskFellBack: Recording._fell_back,
    e.TaskInDoubt: Recording._doubted,
    e.TaskFailed: Recording._failed,
    e.TaskCompleted: Recording._completed,
    e.TaskSkipped: Recording._skipped,
    e.TaskNotRun: Recording._left,
    e.TaskCancelled: Recording._left,
    e.UndoStarted: Recording._undoing,
    e.EffectUndone: Recording._undone,
    e.ServiceStopped: Recording._stopped,
    e.UndoFailed: Recording._undo_failed,
    e.EscalationRaised: Recording._escalated,
    e.AnswerGiven: Recording._answered,
    e.OptionChosen: Recording._chose,
    e.EscalationClosed: Recording._void,
    e.OutcomeKnown: Recording._outcome,
}
