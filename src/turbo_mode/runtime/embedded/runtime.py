"""The embedded runtime: one process owns a store and carries out its executions.

``Runtime`` joins the parts: the journal, the engine, the performer, and the control socket, by which every other
command reaches the owner. It drives the executions that were handed to it and those that it was asked to go on with.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Self

import msgspec

from turbo_mode.core.decisions.limits import Limits, adviser_of, labels_of, strictest, tighten
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.fork import Wish
from turbo_mode.core.machine.inputs import Command, Facts, OutcomeTold, Submit, Supersede, Tick
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.labels import unmet
from turbo_mode.data.work import Places
from turbo_mode.errors import Conflict, NotFound, NotPermitted, StoreDamaged, TurboModeError
from turbo_mode.plans.reader import digest
from turbo_mode.runtime.embedded import answers
from turbo_mode.runtime.embedded.audit import AuditLog
from turbo_mode.runtime.embedded.border import Peer
from turbo_mode.runtime.embedded.children import Children, under_way
from turbo_mode.runtime.embedded.clock import new_id
from turbo_mode.runtime.embedded.control import ControlServer
from turbo_mode.runtime.embedded.cursors import Cursors
from turbo_mode.runtime.embedded.deliveries import Deliveries
from turbo_mode.runtime.embedded.desk import workspace_of
from turbo_mode.runtime.embedded.disposal import Disposal
from turbo_mode.runtime.embedded.elsewhere import Elsewhere
from turbo_mode.runtime.embedded.engine import Engine, Item, Live
from turbo_mode.runtime.embedded.experience import Experience
from turbo_mode.runtime.embedded.inbound_records import InboundRecords
from turbo_mode.runtime.embedded.intruders import Intruders
from turbo_mode.runtime.embedded.keyring import Keyring
from turbo_mode.runtime.embedded.letters import Letters
from turbo_mode.runtime.embedded.messages import Messages
from turbo_mode.runtime.embedded.performer import Performer
from turbo_mode.runtime.embedded.plugin_records import PluginRecords
from turbo_mode.runtime.embedded.redeeming import note_after_end, refuse_link
from turbo_mode.runtime.embedded.refusing import refuse_command
from turbo_mode.runtime.embedded.rekeying import Rekeying
from turbo_mode.runtime.embedded.resources import Resources
from turbo_mode.runtime.embedded.shelf import Shelf, policy_digest
from turbo_mode.runtime.embedded.submission import Submission
from turbo_mode.runtime.embedded.user import user
from turbo_mode.security.approvers import NOBODY, Approvers
from turbo_mode.security.links import Signet
from turbo_mode.store import rows, upkeep
from turbo_mode.store.cursors import reached
from turbo_mode.store.journal import Journal
from turbo_mode.store.place import Place, Where
from turbo_mode.store.queries import command_is_known
from turbo_mode.store.rows import stream_of

if TYPE_CHECKING:
    from turbo_mode.runtime.embedded.scheduler import Scheduler

SCHEDULES = "schedule/"


class Runtime:
    """The owner of the store at ``place``. Use it as a context manager.

    ``limits`` hold for all that it carries out and for plans that others hand to it; without them, an engine goes on
    under the limit on what runs that it had. Raises ``StoreBusy`` on opening if another process owns the store.
    """

    def __init__(
        self, place: Where, *, key: bytes | None = None, control: bool = True, limits: Sequence[Limits] | None = None,
        approvers: Approvers = NOBODY,
    ) -> None:  # fmt: skip
        self.directory = directory = Place.at(place).folder
        self.journal = journal = Journal.open(place, key=key)
        self.leaving: list[Callable[[], object]] = []
        performer = Performer(directory)
        self._engine = Engine(journal, performer)
        self.limits = tuple(limits or ())
        self.approvers = approvers
        self._signet = Signet(directory)
        self._shelf = Shelf(journal)
        self.elsewhere = Elsewhere(self._engine, self._shelf, carries=limits is not None)
        self._policies: dict[str, str] = {}
        self._loading = threading.RLock()
        self._engine.adviser = adviser_of(self.limits)
        self.experience = Experience(self._engine, self._shelf, self._settled, self._loading)
        self._children = performer.children = Children(
            self._engine, self._shelf, directory, self._take_up, self.experience.of
        )
        self.sharing = self._engine.sharing
        self.sharing.end_absent = self._end_absent
        if limits is not None:
            held = {bound.key: bound.value for bound in strictest(limits)}
            self.sharing.limit(held.get("max_running", 0), held.get("max_running_per_tenant", 0))
        self.sampler: Callable[[str, str], str] = lambda id, under: under
        self._scheduler: Scheduler | None = None
        self.firing: Callable[[Scheduler], None] = lambda scheduler: None
        self.keyring = Keyring(journal)
        self.passes = performer.passes
        sources, sinks = ([each for limit in self.limits for each in getattr(limit, of)] for of in ("sources", "sinks"))
        performer.data = Places(sources, sinks, directory.parent, partial(reached, journal.reader))
        self.resources = Resources(journal)
        self.listening = journal.listening
        self.audit = AuditLog(journal)
        self.disposal = Disposal(self._engine, self.resources, directory)
        self.messages = Messages(self, self._engine)
        performer.tell, performer.reader = self.messages.tell, journal.reader
        self.deliveries = Deliveries(journal)
        self.plugins, self.inbound = PluginRecords(journal), InboundRecords(journal)
        self._served: dict[str, Callable[[dict[str, Any], str], dict[str, Any]]] = {
            "keys": self.keyring.serve, "resources": self.resources.serve, "dispose": self.disposal.serve,
            "messages": self.messages.serve, "deliveries": self.deliveries.serve, "plugins": self.plugins.serve,
            "inbound": self.inbound.serve, "rekey": Rekeying(journal).serve, "cursors": Cursors(self).serve,
        }  # fmt: skip
        self._letters = Letters(journal, self._deliver)
        self._engine.start()
        upkeep.begin(self._engine.performer.artifacts, journal.reader)
        self._intruders = Intruders(directory, self._engine.state, lambda id, seen: self._settled(Item(id, seen)))
        self._control = ControlServer(directory, self.audit.watched(self._serve, user())) if control else None

    # -- what callers may ask ------------------------------------------------------------------------------------------

    def submit(
        self, submission: Submission, *, wait: bool = True, id: str = "",
        done: Callable[[TurboModeError | None], None] | None = None, asked: rows.Command | None = None,
    ) -> str:  # fmt: skip
        """Hand in a plan; returns the id of its execution, durable if ``wait``, else when ``done`` is called.

        ``asked`` is by what the request is known again from now on, whatever becomes of it; nothing is fed with it.
        """
        id = id or new_id(self._engine.clock.now())
        if asked is not None and self._engine.journal.put_command(asked):
            self._engine.journal.drop_command(asked)
        if self.elsewhere.takes(submission.runtime):
            self.elsewhere.submit(self._accepted(id, submission), submission.plan, submission.source)
            return id
        blueprint, row = self._shelf.add(submission.plan, submission.digest, submission.source)
        self._engine.take(Live(id, Execution(blueprint), row))
        self._letters.look_out()
        item = Item(id, self._accepted(id, submission), done=done)
        if wait:
            self._settled(item)
        else:
            self._engine.feed(item)
        return id

    def fork(self, source: str, submission: Submission, wish: Wish) -> str:
        """Go on with an execution that has ended as another one, with this plan and these inputs; returns its id.

        Raises ``Conflict`` where that can't be, ``NotFound`` for what the wish names and isn't there.
        """
        from turbo_mode.runtime.embedded import forking

        with self._loading:
            now = self._engine.clock.now()
            id = new_id(now)
            with self._engine.journal.reader() as reader:
                row = next((each for each in reader.find(source) if each.id == source), None)
                if row is None:
                    raise NotFound(f"there is no execution {source}")
                there = self.elsewhere.note(self._shelf.load(source))
                blueprint, plan = self._shelf.add(submission.plan, submission.digest, submission.source)
                foreseen = forking.foresee(reader, row, blueprint, submission.inputs, wish, now)
            accepted = forking.submission(foreseen.source, foreseen, self._accepted(id, submission), wish)
            if there:
                forking.refuse_services(foreseen)
                self.elsewhere.submit(accepted, submission.plan, submission.source)
                return id
            forking.keep_ports(self.directory, foreseen, id)
            self._engine.take(Live(source, self._shelf.load(source)))
            self._engine.take(Live(id, Execution(blueprint), plan))
            try:
                self._settled(Item(id, accepted, also=Item(source, Supersede(id))))
            finally:
                self._engine.forget(source)
        return id

    def _accepted(self, id: str, submission: Submission) -> Submit:
        return Submit(
            execution=id, lineage=id, plan_digest=submission.digest, inputs=submission.inputs, actor=submission.actor,
            tenant=submission.tenant, workspace=workspace_of(self.directory, id), plan_dir=submission.plan_dir,
            trigger=submission.trigger, trace=self.sampler(id, submission.trace),
            policy_digest=self._policy(submission), learned=self.experience.of(submission.plan),
        )  # fmt: skip

    def go_on(self, id: str, *, family: bool = False) -> bool:
        """Take an unfinished execution and its children in hand again; false if it is in hand or has ended.

        ``family``: with all that it is a child of.
        """
        while family and (parent := self.look_up(id).facts.get("parent")):
            id = parent
        return self._take_up(id, ())

    def command(self, id: str, command: Command) -> None:
        """Make a command durable and feed it, once. Raises ``NotFound`` and ``Conflict`` where it can't apply."""
        self.go_on(id)
        command = answers.known(id, command, self.approvers, self._signet)
        if self.elsewhere.has(id):
            self.elsewhere.command(self.look_up(id), command)
            return
        with self._loading if command.warrant else contextlib.nullcontext():
            now, state = self._engine.clock.now(), self._engine.state(id)
            if state is None or state.ended:
                self._refuse_after_end(self.look_up(id), command)
                raise Conflict(f"execution {id[-6:]} has ended", hint="start it again with `turbo-mode run`")
            refuse_link(state, command, now, lambda: self._settled(Item(id, command)))
            refuse_command(state, command)
            row = rows.Command(command.id or new_id(now), stream_of(id), now, msgspec.json.encode(command))
            self._letters.know(row.id)
            if self._engine.journal.put_command(row):
                self._settled(Item(id, command, command=row.id))

    def _refuse_after_end(self, state: Execution, command: Command) -> None:
        def note() -> None:
            note_after_end(self._engine, self._settled, state, command)

        if command.warrant:
            refuse_link(state, command, self._engine.clock.now(), note)

    def leave_command(self, id: str, command: Command) -> None:
        """Store a command for an execution that is not in hand; it is fed first when somebody goes on with it.

        One that is known already, because its owner went away before it could say so, is as good as stored.
        """
        put = self._engine.journal.put_command
        with self._engine.journal.reader() as reader:
            if command.id and command_is_known(reader, command.id):
                return
        command = answers.known(id, command, self.approvers, self._signet)
        (state, _, letters), now = self._shelf.left(id), self._engine.clock.now()
        if self.elsewhere.note(state):
            self.elsewhere.command(state, command)
            return
        row = rows.Command(command.id or new_id(now), stream_of(id), now, msgspec.json.encode(command))
        if state.ended:
            self._refuse_after_end(state, command)
        refuse_link(state, command, now, lambda: put(row))
        for waiting in map(self._understood, letters):
            if waiting is not None:  # what it will come to is what this one meets
                step(state, waiting, Facts(now))
        refuse_link(state, command, now)
        refuse_command(state, command)
        put(row)

    def _understood(self, letter: rows.Command) -> Command | None:
        """What a row of the inbox says, as this owner knows it.

        One that makes no sense, or isn't signed as it has to be, is taken out, whoever has put it there.
        """
        from turbo_mode.runtime.embedded.requests import read_command

        try:
            said = msgspec.structs.replace(read_command(letter.body), id=letter.id)
            return answers.known(letter.stream.partition("/")[2], said, self.approvers, self._signet)
        except (msgspec.MsgspecError, NotPermitted):
            self._engine.journal.drop_command(letter)
            return None

    def stop(self, id: str, *, by: str = "", reason: str = "") -> None:
        """Cancel, and kill at once what runs now, services too; called again, it ends the ``finally`` tasks as well."""
        if self._engine.state(id) is None:
            with contextlib.suppress(Conflict):
                self.leave_command(id, Command("cancel", by=by, reason=reason))
            self.go_on(id)
        state = self._engine.state(id)
        if state is None or state.ended:
            return
        running = self._running(state)
        with contextlib.suppress(Conflict):
            self.command(id, Command("cancel", by=by, reason=reason))
        for each, attempts in running:
            self._engine.performer.kill(each, attempts)

    def state(self, id: str) -> Execution | None:
        """The state of an execution in hand. Only to look at."""
        return self._engine.state(id)

    def look_up(self, id: str) -> Execution:
        """The state of an execution, also of one that isn't in hand. Raises ``NotFound``."""
        return self._engine.state(id) or self._shelf.load(id)

    def goes_on(self, id: str) -> bool:
        """Whether an execution is in hand, or elsewhere in sight of us, sound, and without an end in the journal."""
        return self._engine.goes_on(id) or self.elsewhere.goes_on(id)

    def children(self, id: str) -> dict[str, str]:
        """The newest child of each task of an execution."""
        return self._shelf.children(id)

    def wait(self, id: str, timeout: float | None = None) -> bool:
        """Wait until an execution has ended. Raises what keeps it from going on."""
        done = self._engine.wait(lambda: not self.goes_on(id) or self._fault(id) is not None, timeout)
        if (fault := self._fault(id)) is not None:
            raise fault
        return done

    def wait_idle(self, timeout: float | None = None) -> bool:
        """Wait until nothing in hand is left to do."""
        return self._engine.wait(lambda: not self._engine.busy, timeout)

    @property
    def schedules(self) -> Scheduler:
        """What starts executions at their times; made when somebody asks for it."""
        with self._loading:
            if self._scheduler is not None:
                return self._scheduler
            from turbo_mode.runtime.embedded.scheduler import Scheduler

            limited, know = (lambda handed: self._limited(handed, ())), self._letters.know
            made = self._scheduler = Scheduler(self, self._engine, limited, know)
        self._letters.look_out()
        for letter in self._letters.waiting(SCHEDULES):
            made.deliver(letter)
        return made

    @property
    def waits_for(self) -> str:
        """What everything waits for: ``space`` on the disk, or the ``database``; else empty."""
        if self._engine.journal.tenure.is_away:
            return "database"
        return "space" if self._engine.full else ""

    def close(self) -> None:
        """Give the store up, after all that is to be done when we leave. Programs go on under their shims."""
        while self.leaving:
            self.leaving.pop()()
        self._engine.journal.tenure.hurry()
        self._letters.close()
        if self._control is not None:
            self._control.close()
        self.audit.close()
        if self._scheduler is not None:
            self._scheduler.close()
        self.disposal.close()
        self.messages.close()
        self.resources.close()
        self.elsewhere.close()
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _policy(self, submission: Submission) -> str:
        """Names what may be decided alone, as it was when the plan was accepted."""
        known = self._policies.get(submission.digest)
        if known is None:
            known = self._policies[submission.digest] = policy_digest(submission.plan)
        return known

    def _settled(self, item: Item) -> None:
        done = threading.Event()
        wrong: list[TurboModeError] = []

        def settle(error: TurboModeError | None) -> None:
            if error is not None:
                wrong.append(error)
            done.set()

        item.done = settle
        self._engine.feed(item)
        while not done.wait(0.5):
            if self._engine.failure is not None:
                raise self._engine.failure
        if wrong:
            raise wrong[0]

    def _take_up(self, id: str, first: Sequence[Command]) -> bool:
        """``first`` are commands that come before everything else but the inbox."""
        with self._loading:
            if self._engine.state(id) is not None:
                return False
            state, is_here, letters = self._shelf.left(id)
            if self.elsewhere.note(state) or state.ended:
                return False
            below = under_way(state)
            lost, ended = self._engine.performer.adopt(state, is_here=is_here)
            waiting = [(letter.id, self._understood(letter)) for letter in letters]
            inbox = [Item(id, command, command=name) for name, command in waiting if command is not None]
            self._letters.look_out(item.command for item in inbox)
            self._engine.adopt(id, state, [*inbox, *(Item(id, command) for command in first)], lost)
            self._engine.performer.end_what_should(state)
            for report in ended:
                self._engine.feed(Item(id, report))
            if below:
                self._catch_up(id)
                self._children.go_on(id, below)
            return True

    def _end_absent(self, id: str, command: Command) -> None:
        """An execution that nobody carries out has to end, because another one takes its place."""
        threading.Thread(target=lambda: self._take_up(id, [command]), name="replacing", daemon=True).start()

    def _deliver(self, letters: Sequence[rows.Command]) -> None:
        """Commands that others have left in the inbox, for executions in hand or not."""
        for letter in self._letters.new(each for each in letters if each.stream.startswith(SCHEDULES)):
            self.schedules.deliver(letter)
        with self._loading:
            for letter in self._letters.new(letters):
                id, command = letter.stream.partition("/")[2], self._understood(letter)
                if command is None:
                    continue
                with contextlib.suppress(NotFound, StoreDamaged):
                    if self._take_up(id, ()):  # and has got it with all others for this one
                        continue
                    if self.elsewhere.has(id):
                        self.elsewhere.command(self.look_up(id), command)
                        self._engine.journal.drop_command(letter)
                state = self._engine.state(id)
                if state is None or state.ended:
                    continue
                running = self._running(state) if command.at_once else []
                self._engine.feed(Item(id, command, command=letter.id))
                for each, attempts in running:
                    self._engine.performer.kill(each, attempts)

    def _catch_up(self, id: str) -> None:
        """Wait until all that was fed has been performed: what it means for children comes before they go on."""
        done = threading.Event()
        self._engine.feed(Item(id, Tick(), done=lambda error: done.set()))
        while not (done.wait(0.1) or self._engine.failure or self._engine.full):
            pass

    def _running(self, state: Execution) -> list[tuple[Execution, list[str]]]:
        """What is under way in an execution and below it."""
        found = [(state, [*state.attempts, *state.services])]
        for child in under_way(state):
            if (below := self._engine.state(child)) is not None:
                found += self._running(below)
        return found

    def _fault(self, id: str) -> TurboModeError | None:
        """What keeps an execution, or one below it, from going on."""
        state = self._engine.state(id)
        faults = (self._fault(child) for child in (under_way(state) if state else ()))
        return self._engine.fault_of(id) or next(filter(None, faults), None)

    def _limited(self, submission: Submission, limits: Sequence[Limits]) -> Submission:
        """What somebody else hands in, under the limits of this owner and of where it comes from."""
        there = self.elsewhere.takes(submission.runtime)
        for task, _, label in () if there else unmet(submission.plan, labels_of(self.limits)):
            raise Conflict(f"task `{task}` wants `{label}`, and the engine that owns this store isn't labelled so")
        plan = tighten(submission.plan, [*self.limits, *limits])
        if plan is submission.plan:
            return submission
        return msgspec.structs.replace(submission, plan=plan, digest=digest(plan))

    def _serve(self, request: dict[str, Any], peer: Peer) -> dict[str, Any]:
        """One request from the control socket."""
        from turbo_mode.runtime.embedded.requests import command_of, from_peer, handed_in, wish_of

        limits = self._intruders.limits(request, peer)
        match request.get("do"):
            case "submit":
                return {"execution": self.submit(self._limited(handed_in(request), limits))}
            case "fork":
                asked, wish = self._limited(handed_in(request), limits), wish_of(request["wish"])
                return {"execution": self.fork(request["execution"], asked, wish)}
            case "outcome":
                self.experience.tell(request["execution"], OutcomeTold(**request["told"] | {"by": user()}))
                return {}
            case "goOn":
                return {"taken": self.go_on(request["execution"], family=True)}
            case "command":
                self.command(request["execution"], from_peer(command_of(request["command"])))
                return {}
            case "stop":
                self.stop(request["execution"], by=request.get("by", ""), reason=request.get("reason", ""))
                return {}
            case "schedule":
                return self.schedules.serve(request)
            case str(desk) if desk in self._served:
                return self._served[desk](request, user())
            case "status":
                said = {"pid": os.getpid(), "busy": self._engine.busy, "storageFull": self.waits_for == "space"}
                return {**said, "schedules": self._scheduler is not None and self._scheduler.is_firing}
        raise Conflict(f"the owner of this store doesn't know how to {request.get('do')!r}")
