"""Bugs to be planted: one small change each to the machine or to the simulated runtime; the simulation finds them all.

Most are textbook mistakes. Those of the last group, and some at the gates and ends, really were in the machine.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FunctionType
from typing import Any, NamedTuple

from turbo_mode.core.allocator import apply as allocate
from turbo_mode.core.allocator.state import Allocation
from turbo_mode.core.allocator.turns import Turns
from turbo_mode.core.decisions import choosing, rules
from turbo_mode.core.machine import (
    advice,
    apply,
    apply_advice,
    apply_budgets,
    apply_decisions,
    apply_phases,
    apply_slots,
    apply_undo,
    apply_waits,
    approvals,
    budgets,
    change_window,
    children,
    deadline,
    decide,
    delegation,
    ending,
    entry_gate,
    evidence,
    exchange,
    execution,
    fanout,
    gate,
    giving_up,
    grants,
    guards,
    links,
    loop,
    measuring,
    moves,
    phase,
    polling,
    queues,
    replay,
    results,
    services,
    signals,
    slot_names,
    slots,
    state,
    task,
    undo,
    weighing,
    works,
)
from turbo_mode.core.machine.instances import FanOut
from turbo_mode.core.plan import graph, windows
from turbo_mode.testing.outside import Outside
from turbo_mode.testing.simulator import Simulation


class Bug(NamedTuple):
    """In the text of ``function``, ``old`` becomes ``new``. A rare one is looked for from the seed ``first`` on."""

    name: str
    function: Callable[..., Any]
    old: str
    new: str
    first: int = 0


@contextmanager
def planted(bug: Bug) -> Iterator[None]:
    """The bug is there inside of this, wherever the function is called from."""
    function = bug.function
    assert isinstance(function, FunctionType)
    text = textwrap.dedent(inspect.getsource(function))
    if text.count(bug.old) != 1:
        raise LookupError(f"{bug.name}: {bug.old!r} stands {text.count(bug.old)} times in {function.__qualname__}")
    made: dict[str, Any] = {}
    exec("from __future__ import annotations\n" + text.replace(bug.old, bug.new), function.__globals__, made)
    healthy = function.__code__
    function.__code__ = getattr(made[function.__name__], "fget", made[function.__name__]).__code__
    try:
        yield
    finally:
        function.__code__ = healthy


def getter(of: type, name: str) -> Callable[..., Any]:
    """The function behind a property."""
    found: property = vars(of)[name]
    assert found.fget is not None
    return found.fget


BUGS = [
    # the four duties
    Bug("perform before commit", Simulation._settle, 'self._place("before the commit")',
        'for entry in list(self._entries):\n        self._perform(entry)\n    self._place("before the commit")'),
    Bug("a commit is acknowledged and not on the disk", Simulation._commit,
        "self.disk.append(body)", "self.disk.append(body) if len(self.disk) % 9 != 8 else None"),
    Bug("reports of what ended meanwhile are dropped", Simulation._come_back, "in ended:", "in []:"),
    Bug("an inbox is fed again after every crash", Simulation._commit, "self.fed.update(self._taken)", "pass"),
    Bug("what goes on is taken for lost", Outside.adopt, 'found = "alive"', 'found = "lost"', 52),
    Bug("a crash is not settled", Simulation._come_back, "Recovered(lost, self.life)", "Recovered([], self.life)"),
    # advice
    Bug("a model is asked as often as engines are lost", advice._may_ask_again, "asked.number < MOST_TIMES and ",
        "", 78),
    Bug("nobody looks at the clock while a model is asked", apply_advice.advice_asked,
        'state.timers.set(f"advice:{entry.attempt}", entry.due)', "pass"),
    Bug("a gate doesn't read what its model has said", choosing.choose, "consulted is None or", "True or", 330),
    # numbers, and tasks that decide
    Bug("numbers are read as often as engines are lost", measuring.heard, " and asked.number < MOST_TIMES", ""),
    Bug("a source that is away is good news", evidence.finding, 'said == "NODATA" and how', 'said == "NODATA" or how'),
    Bug("a gate doesn't wait for its numbers", weighing.decided, "if not instead.given and", "if False and"),
    # replay
    Bug("replay looks at a clock", apply._attempt_started,
        "task.started_at = task.started_at or entry.at", 'task.started_at = __import__("time").time_ns()'),
    Bug("timers are lost on recovery", replay.replay,
        "apply(state, decode(body))", "apply(state, decode(body))\n        state.timers._heap.clear()"),
    Bug("a retry sets no timer", apply._retry_scheduled, 'state.timers.set(f"retry:{entry.task}", entry.due)', "pass"),
    # effects
    Bug("a once task is repeated after an unknown end", task.settle,
        "elif unseen and once:", "elif False:"),
    Bug("a lost once task is repeated", task.settle,
        "not (unseen and once) and", ""),
    Bug("verify is ignored", task.resolve_doubt, "if verify is None:", "if True:"),
    Bug("verify is read the wrong way round", task.verified, "if happened:", "if happened is False:"),
    Bug("an unsure probe allows a repeat", task.verified,
        "elif happened is False:", "elif happened is None or happened is False:"),
    Bug("the key changes on a retry", task._key,
        "usual_key(state.lineage, state.name_of(node), state.round_of(node.id))",
        "usual_key(state.lineage, state.name_of(node), state.tasks[node.id].attempts)"),
    Bug("tasks share a key", task.usual_key, "{lineage}:{task}:{round}", "{lineage}:{round}"),
    Bug("one retry too many", task.next_try, "made >= policy.attempts", "made > policy.attempts"),
    Bug("a retried attempt stays", moves.end_attempt, "state.attempts.pop(id, None)", "state.attempts.get(id)"),
    # order
    Bug("needs are not checked", task.begin, 'if verdict != "run":', "if False:"),
    Bug("a need is forgotten", apply._phase_started,
        "if not state.tasks[id].waiting", "if state.tasks[id].waiting < 2"),
    Bug("needs of phases are not checked", phase.begin, 'if verdict == "notRun":', 'if verdict == "never":'),
    Bug("maxParallel of the plan is off by one", queues.next_task, "state.running >= ", "state.running > "),
    Bug("maxParallel of a phase is off by one", queues.refresh, "phase.running < ", "phase.running <= "),
    Bug("a failed task is queued again", apply._task_failed,
        "_task_over(state, entry.task, task, entry.at)",
        "_task_over(state, entry.task, task, entry.at)\n    queues.ready_again(state, entry.task)"),
    Bug("a pause stops nothing", queues.next_task, "state.paused or ", "", 7),
    Bug("a question holds everything", queues.next_task, "state.paused or ", "state.paused or state.questions or "),
    Bug("tasks start before lost services are back", queues.next_task, "state.restarting or ", "", 400),
    # gates
    Bug("a gate opens on failed critical evidence", weighing._forbidden, "if finding.forbids", "if False"),
    Bug("a gate opens on failed tasks", weighing._forbidden,
        'if option.then == "continue" and failed', 'if option.then == "never" and failed'),
    Bug("a phase is repeated without end", weighing._forbidden, ">= option.max", "> option.max"),
    Bug("a forbidden answer is obeyed", execution._answer,
        "question is None or refusal(question, command)", "question is None"),
    Bug("gates decide during a pause", decide._closable, "state.paused or", "", 67),
    Bug("a holding gate forgets its guards", gate._hold, "if offer.name == selection else offer",
        'if offer.name == selection else msgspec.structs.replace(offer, permitted=True, why="")', 174),
    # rules and people
    Bug("a rule is not looked at", guards._look, "if program.evaluate(bound) is False:", "if True:"),
    Bug("the rules of an environment are forgotten", guards._own, "if named else", "if False else", 1070),
    Bug("nobody is asked whom a rule wants", guards.required, "rule.require is not None and", "False and"),
    Bug("nobody is asked whom a gate wants", weighing.approvals_of, "if (approve := point.gate.approve) is None:",
        "if (approve := point.gate.approve) or True:"),
    Bug("one person is enough", approvals.settled, ">= approval.quorum", ">= 1"),
    Bug("a person counts twice", apply_decisions.answer_given,
        '["answers"][entry.answer.by]', '["answers"][f"{entry.answer.by} {state.seq}"]'),
    Bug("whoever has begun it may agree", approvals.may,
        " or person.by == approval.author", ""),
    Bug("anybody may agree", approvals.may, "_addresses(say) & set(approval.asked)", "_addresses(say)"),
    Bug("a say that was handed on counts twice", approvals.answer_of,
        "handed_on=command.by in handed", "handed_on=False"),
    Bug("a say is handed on after it was used", delegation.problems, "_spoke_with(each, by)", "False", 805),
    Bug("a say is in two pairs of hands", apply_decisions.say_delegated, 'handed[entry.by]', 'handed[f"{entry.by} "]'),
    Bug("a link acts again", links.refusal, 'in ("USED", "TRIED_AGAIN")', '== "TRIED_AGAIN"', 315),
    Bug("a link outlives its time", links.refusal, "now >= warrant.expires", "False"),
    Bug("a link is good for any question", links.refusal, "revision(question) != warrant.revision", "False"),
    Bug("a link is used up, and nobody answers", execution._answer,
        "    yield from links.use(command, facts)\n", "    yield from links.use(command, facts)\n    return\n"),
    Bug("a no is overheard", approvals.settled, "and not nos(approvals, answers, option)", "", 80),
    Bug("a no selects nothing", approvals.take, "if mine.on_refuse != HOLD and", "if False and"),
    Bug("what is filled in may be anything", approvals._of_fields, "inputs.fit(given[name], spec)", "pass", 102),
    Bug("a question is never looked at again", apply_decisions.set_timer, "if due:", "if False:"),
    Bug("who is asked later is never asked", apply_decisions.escalation_due, 'each["at"] <= entry.at', "False"),
    Bug("an approval outlives a cancel", execution.stop_waiting,
        'question["about"] in agreement.OF_TASKS and', "False and", 427),
    Bug("a point of no return begins by itself", phase.start_round, "entry_gate.wanted(state, phase)", "False"),
    Bug("a point of no return is entered alone", entry_gate.decide, "reversible=False", "reversible=True"),
    Bug("a rollback goes back across a point of no return", undo._back_to,
        "effect.phase not in final and", "", 258),
    Bug("changes know no window", change_window.delay, "if not closed:", "if True:"),
    Bug("a window for changes is that of the plan alone", change_window.in_force, "if named else", "if False else", 85),
    Bug("changes wait for one window of several", windows.together, "if latest == moment:", "if True:"),
    Bug("what waits for a window never starts", queues.open_again,
        "join(state, id, task)", "pass"),
    Bug("a fan-out that waits for a window is forgotten", queues.queue, "elif id in phase.shut:", "elif False:",
        10_001_100),
    Bug("a task isn't counted", budgets.reservation, "if not state.task(node.id).attempts else {}", "if False else {}"),
    Bug("agents reserve nothing", budgets._share, "wanted = own.get(key, left)", "wanted = own.get(key, 0.0)", 71),
    Bug("agents take more than is left", budgets._share, "if wanted <= left and", "if True or"),
    Bug("called plans take more than is left", budgets._part, "if left < least or", "if False and"),
    Bug("what isn't used up is gone", apply_budgets.settled, "_free(state)", "pass", 175),
    Bug("a budget is settled twice over", apply_budgets.settled, "entry.used.get(key, 0) - amount", "-amount"),
    Bug("one question more than may be asked", budgets.may_ask, ">= 1", ">= 0"),
    Bug("wall time is no limit", budgets.is_over, "== 0", "== -1", 72),
    Bug("what the clock has ended goes on", budgets.wall_time_over, 'status == "RUNNING"', 'status == "NEVER"', 46),
    # ends
    Bug("a cancel is forgotten", execution._end, 'state.closing == "cancel"', 'state.closing == "never"'),
    Bug("a cancel overrides a rollback", execution.obey, '"cancel" | "rollback" if not state.closing',
        '"cancel" | "rollback"', 93),
    Bug("an answer overrides a closing", execution.stop_waiting,
        'question["about"] in ("gate", "loop", "entry")', "False", 1146),
    Bug("finally is skipped on cancel", execution.finish,
        'last.status == "PENDING" and', 'last.status == "PENDING" and state.closing != "cancel" and'),
    Bug("a lost finally task is given up", task.settle, "(unseen and not node.tidies)", "unseen"),
    Bug("services are left running", execution.finish, "if not state.services:", "if True:"),
    Bug("the end is not the end", decide.decide, "state.ended or", "False or"),
    # loops, windows, environments, time-outs and the finally of phases
    Bug("a loop has one round too many", loop.weigh_loop, "rounds < loop.max_rounds", "rounds <= loop.max_rounds"),
    Bug("a loop goes on counting after its gate", apply._phase_repeating, "if entry.loop else 0", "", 42),
    Bug("a gate doesn't hear that its loop has failed", weighing.look,
        "if (unmet := state.phases[point.at].unmet) and point.node is None:", 'if unmet := "":', 182),
    Bug("a window is not looked at", phase.start_round, "due > facts.now", "False"),
    Bug("a phase starts in its window during a pause", decide._phase_due, "state.paused and", "False and", 202),
    Bug("a phase is out of time and a task starts", apply_phases.phase_timed_out, "phase.timed_out = True", "pass"),
    Bug("a task is retried after the time of its phase", task.retry_or_fail, " or timed_out", ""),
    Bug("nobody watches the time of a second round", apply_phases.new_round, "if node.timeout:",
        "if node.timeout and entry.round == 1:"),
    Bug("an environment loosens", weighing.limits, "min(levels", "max(levels", 175),
    Bug("numbers that decide nothing are good enough", rules.advise, "if undecided(findings) and", "if False and", 42),
    Bug("a phase ends before it has tidied up", ending.end_phase, "if state.blueprint", "if False and state.blueprint"),
    Bug("a cancelled phase doesn't tidy up", ending.untidied, "if phase.round and", "if False and"),
    Bug("a phase that fails to tidy up is completed", ending.tidied, "if phase.untidy and", "if False and", 93),
    Bug("phases close while one tidies up", ending.is_tidying, "phase.open or", "False and"),
    # undoing
    Bug("undone in the order of completion", state.Undo.__init__, "list(effects)", "list(reversed(effects))"),
    Bug("an undone effect is undone again", apply_undo.effect_undone,
        "state.effects.pop(entry.effect)", "state.effects[entry.effect]"),
    Bug("a rollback goes too far", undo._back_to, "effect.number > kept", "effect.number > 0", 1001),
    Bug("a lost once compensation is repeated", undo.undone,
        "not unseen or (not once and effect.attempts - effect.asked < MOST_LOSSES)", "True", 67),
    Bug("a stuck rollback goes on by itself", undo.undone,
        "yield from _stuck(state, effect, attempt.id, failure, facts)",
        "yield e.EffectUndone(at=facts.now, effect=effect.number, attempt=attempt.id)\n"
        "        yield from undo_next(state, _undo_of(state, effect), facts)"),
    # polls, switches, fallbacks, deadlines, handlers, signals
    Bug("a poll counts as a retry", apply_waits.poll_scheduled, "task.uncounted += 1", "pass", 585),
    Bug("a poll goes on after its time", polling.next_look,
        "due if due <= since + milliseconds(poll.for_) else 0", "due"),
    Bug("a poll takes every answer", results.conclude, "if action.poll is not None and", "if False and"),
    Bug("a switch forgets its case", apply._attempt_started, "task.case = entry.case", "pass"),
    Bug("a case has the effect of its task", task._start, "effect=work.effect", "effect=node.effect"),
    Bug("a fallback does what has failed", works.present, "fallback=task.fell_back is not None", "fallback=False"),
    Bug("a fallback is forgotten", giving_up.give_up, "node.fallback is not None and", "False and"),
    Bug("a task falls back while it closes", giving_up.give_up, "and not closing", ""),
    Bug("a deadline stops nothing", deadline.passed, 'running.id if running is not None else ""', '""'),
    Bug("a task is retried after its deadline", task.retry_or_fail, "over = task.overdue or", "over ="),
    Bug("a deadline is over with the first attempt", moves.end_attempt, 'state.timers.clear(f"wait:{id}")',
        'state.timers.clear(f"wait:{id}")\n    state.timers.clear(f"deadline:{attempt.task}")'),
    Bug("a stop at the deadline is not asked for again", execution.recover,
        "yield from deadline.asked_again(state, facts)", "yield from ()", 773),
    Bug("a handler is a step of the chain", graph._wanted, "if not own:", "if True:", 306),
    Bug("a signal that comes early is lost", signals.receive,
        "if not refusal(", "if state.listening and not refusal("),
    Bug("a signal is taken twice", apply_waits.signal_taken, "state.signals[entry.name].pop(0)", "pass"),
    # fan-outs
    Bug("more instances fail than are tolerated", getter(FanOut, "is_stopped"), "> self.limit", "> self.limit + 1"),
    Bug("the first batch has the tolerance of all", FanOut._begin_batches, "self.limit = min", "min", 129),
    Bug("a batch doesn't wait for the one before", FanOut.end, "self.batch and not self.open and", "self.batch and",
        42),
    Bug("a next batch begins beyond the tolerance", FanOut.end, "and not self.is_stopped", "", 129),
    Bug("maxParallel of a task is off by one", getter(FanOut, "may_start"), ">= self.most", "> self.most"),
    Bug("a fan-out ends before its instances", getter(FanOut, "is_over"), "not self.open and", "True and"),
    Bug("an empty list never ends", queues.fan_out, "if fan.is_over:", "if False:"),
    Bug("an instance begins twice", FanOut.take, "self.next += 1", "self.next += index % 2"),
    Bug("a further attempt of an instance is forgotten", queues.ready_again,
        "state.fans[node.fan].again.append(node.index)", "pass"),
    Bug("instances share a key", state.Execution.name_of,
        'f"{node.fan}[{self.fan_of(node).key(node.index)}]"', "node.fan"),
    Bug("instances with the same key", fanout._keys, "if key in seen:", "if False:", 191),
    Bug("an undoing sees the items of another round", state.Execution.node_in, "if node.fan and", "if False and", 2400),
    Bug("a fan-out has an effect of its own", apply._task_completed, " and not node.many", ""),
    Bug("a failed instance fails its phase", apply._count_failure, " or node.fan", ""),
    Bug("a stopped fan-out is completed", fanout.end, "elif len(fan.bad) > fan.limit:", "elif False:"),
    Bug("a condition on the item is never asked", fanout.when_of, "== bool(node.fan)", "is False", 42),
    # requests from inside
    Bug("a refused request is obeyed", apply_waits.request_refused,
        '"""It stands in the record, and changes nothing."""', "state.paused = True"),
    Bug("a refused request wakes what sleeps", decide.decide,
        "attempt=input.attempt, execution=about)\n            return", "attempt=input.attempt, execution=about)"),
    # children
    Bug("what a failed child left is forgotten", children.ended,
        'left=ours and bool(result.get("left"))',
        'left=ours and result["status"] == "COMPLETED" and result["left"]', 164),
    Bug("a child is compensated and rolled back", task.settle, "replaced=replaced", "replaced=False"),
    Bug("a child that failed counts as done", children.failure_of, 'result["status"] == "COMPLETED"', "True", 55),
    # crashes and services: all of these were there
    Bug("a stop that the engine did not live to ask for is never asked", execution.recover,
        "if asked := [", "if [] and [", 10_000_100),
    Bug("a repeat stays due after the closing", apply_undo.undo_ended, "and not state.closing", "and True",
        10_002_830),
    Bug("an undoing waits for a service that is gone with its host", execution.recover,
        "yield from undo.service_stopped(state, id, facts)", "pass"),
    Bug("an undoing waits for a service that did not come up again", services._gone,
        "yield from undo.service_stopped(state, attempt, facts)", "pass"),
    Bug("a crash while a probe looks becomes a question", task.verified,
        'failure is not None and failure.code == "lost"', "False"),
    # -- locks and slots -----------------------------------------------------------------------------------------------
    Bug("a task that has ended keeps its lock", moves.move_task, "status not in _HOLD", "False"),
    Bug("a task in doubt gives its lock back", apply_slots.in_doubt, "= [RUNNING]", "= state.holding[who]", 85),
    Bug("nobody takes the lock to undo", undo.undo_next, "effect.lock or facts.metered", "facts.metered"),
    Bug("an effect forgets its lock", apply._leave, "lock_of(state.holding.get(task, []))", "''"),
    Bug("a task starts without its lock", task._start, "node.task.concurrency is not None", "False"),
    Bug("it asks during a pause", slots.settle, "state.paused or state.closing", "state.closing"),
    Bug("a task starts before the services are back", grants._granted, "and state.restarting", "and False",
        20_001_200),
    Bug("nobody stands in line again", exchange.taken_up, "in state.awaiting.items()", "in ()"),
    Bug("a granted task loses its place", apply_slots.slots_granted,
        "_leave_place(state, entry.who)", "state.awaiting.pop(entry.who)"),
    Bug("the urgent ones are last", queues.join_all,
        "key=state.blueprint.urgency", "key=lambda id: -state.blueprint.urgency(id)"),
    Bug("a plan begins without its lock", apply_slots.slots_asked, "state.queued = True", "pass"),
    Bug("one holder too many", Allocation.room, "- shared < size", "- shared <= size"),
    Bug("one too many of a tenant", Allocation.has_all, ">= most", "> most"),
    Bug("a tenant is counted as all", Allocation.has_all, "held.of.get(tenant, 0)", "len(held)"),
    Bug("only who asks anew is of a tenant", exchange.taken_up, "state.tenant", '"default"'),
    Bug("locks of all tenants are one", slot_names.lock, "tenant == TENANT", "True"),
    Bug("whoever has had a turn is next again", Turns.serve, "self.lines.pop(", "self.lines.__getitem__("),
    Bug("a new engine frees what is held", allocate._took_over, "state.epoch", "state.held.clear(); state.epoch"),
]  # fmt: skip
