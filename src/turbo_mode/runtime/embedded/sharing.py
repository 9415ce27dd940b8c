"""The allocator in the engine's hands: fed with what executions say, and committed together with them.

Where no plan has a lock and the owner has set no limit, nothing here is ever called.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from turbo_mode.core.allocator import entries as a
from turbo_mode.core.allocator import inputs
from turbo_mode.core.allocator.decide import step as allocate
from turbo_mode.core.allocator.state import RUNNING, Allocation
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.exchange import chain, for_allocator, for_execution, replaced, taken_up
from turbo_mode.core.machine.inputs import Command, Facts, Input
from turbo_mode.core.machine.state import Execution
from turbo_mode.errors import TurboModeError
from turbo_mode.runtime.embedded.shares import Shares, Use
from turbo_mode.store import allocations
from turbo_mode.store.journal import Journal
from turbo_mode.store.rows import Changes, EntryRow

_Live = TypeVar("_Live")
Find = Callable[[str], Execution | None]


class Sharing:
    """What all executions of a store share. Everything but ``limit`` and ``join`` belongs to whoever has the turn.

    ``told`` is what executions must hear of, ``absent`` what those that aren't in hand must; ``adopted`` are
    executions of another engine that nothing was fed to yet. ``active``: somebody uses locks or slots, or has used any.
    ``pending``: something waits for the commit. ``wake`` has somebody take a turn soon.
    """

    def __init__(self, journal: Journal, find: Find, wake: Callable[[], None]) -> None:
        self._journal = journal
        self._find = find
        self._wake = wake
        self.shares: Shares | None = None
        self._share = 0
        self._name = ""
        self.state = Allocation()
        self.told: deque[tuple[str, Input]] = deque()
        self.adopted: set[str] = set()
        self.absent: list[tuple[str, Input]] = []
        self.end_absent: Callable[[str, Command], None] = lambda execution, command: None
        self.active = False
        self.metered = False
        self.due = False
        self._wanted: tuple[int, int] | None = None
        self._left: list[str] = []
        self._entries: list[a.AnyEntry] = []
        self._saved = 0
        self.reload()

    @property
    def pending(self) -> bool:
        """Whether anything waits for the commit."""
        return bool(self._entries)

    def limit(self, slots: int = 0, per_tenant: int = 0) -> None:
        """How many attempts may run at once from now on, of all and of each tenant; 0: as many as executions want."""
        self._wanted = slots, per_tenant
        self.active = self.active or bool(slots or per_tenant)
        self.due = self.active

    def join(self, shares: Shares, name: str) -> None:
        """From now on our slots are also a share of those that several engines have together."""
        self.shares, self._name = shares, name
        shares.join(name, self._take_share, self._use())

    def _take_share(self, slots: int) -> None:
        self._share = slots
        self.active = self.due = True
        self._wake()

    def _use(self) -> Use:
        held, line = self.state.held.get(RUNNING, ()), self.state.lines.get(RUNNING)
        slots, own = self.state.limit(RUNNING)[0], self._wanted[0] if self._wanted else 0
        waiting = sum(map(len, line.lines.values())) if line and slots != own else 0
        return Use(slots, len(held), waiting)

    def reload(self) -> None:
        """Forget what could not be stored."""
        self._entries.clear()
        self.told.clear()
        with self._journal.reader() as reader:
            is_known = reader.last_seq(allocations.STREAM) > 0
            self.state = allocations.read(reader) if is_known else Allocation()
        self.active = self.active or is_known
        self.due = self.active
        self._saved = self.state.seq
        self.metered = self.state.metered

    # -- within a turn -------------------------------------------------------------------------------------------------

    def begin(self, now: int) -> None:
        """What has come up outside of the executions."""
        self.due = False
        slots, per_tenant = self._wanted or self.state.limit(RUNNING)
        slots = min(slots or self._share, self._share or slots)
        if (self._wanted or self._share) and (slots, per_tenant) != self.state.limit(RUNNING):
            self._feed(inputs.Resize(RUNNING, slots, per_tenant), now)
            self.metered = self.state.metered
        self._say()
        left, self._left = self._left, []
        for execution in left:
            self._feed(inputs.Leave(execution, for_now=True), now)

    def step(self, state: Execution, input: Input, facts: Facts) -> list[e.AnyEntry]:
        """One input of an execution; the allocator hears what it says."""
        if not (self.active or state.blueprint.has_locks):
            return step(state, input, facts)
        if state.id in self.adopted:
            self.adopted.discard(state.id)
            self._take_up(state, facts.now)
        entries = step(state, input, facts)
        for wanted in for_allocator(state, entries, chain(state, self._find)):
            self._feed(wanted, facts.now)
        return entries

    def tell(self, lives: Mapping[str, _Live]) -> Iterator[tuple[_Live, Input]]:
        """What executions must hear of, each with its ``lives`` entry, until there is nothing more to tell."""
        while self.told:
            execution, input = self.told.popleft()
            live = lives.get(execution)
            if live is None:
                self.absent.append((execution, input))
            else:
                yield live, input

    def broken(self, execution: str, fault: TurboModeError) -> None:
        """The machine broke. What the allocator was told in this turn may be of what is lost: raises ``fault`` then."""
        if self._entries:
            raise fault
        self.leave(execution)

    def call_absent(self) -> None:
        """After the commit: executions that are not in hand and have to end."""
        for execution, input in self.absent:
            if isinstance(input, Command):
                self.end_absent(execution, input)
        self.absent.clear()

    def _take_up(self, state: Execution, now: int) -> None:
        """Before this engine goes on with an execution of another one."""
        for input in taken_up(state, self.state, chain(state, self._find)):
            self._feed(input, now)
        if by := self.state.yielding.get(state.id):
            self.told.append((state.id, replaced(by)))

    def leave(self, execution: str) -> None:
        """An execution can't be gone on with for now, by our fault: nobody waits for it to use what it asked for."""
        if self.active:
            self._left.append(execution)
            self.due = True

    def _say(self) -> None:
        if self.shares is not None:
            self.shares.tell(self._name, self._use())

    def _feed(self, input: inputs.Input, now: int) -> None:
        said = []
        if self.state.epoch != self._journal.epoch:
            said = allocate(self.state, inputs.TakeOver(self._journal.epoch), now)
        said += allocate(self.state, input, now)
        self.active = self.active or bool(said)
        self._entries += said
        for entry in said:
            if (told := for_execution(entry, self.state)) is not None:
                self.told.append(told)
        if said:
            self._say()

    # -- the commit ----------------------------------------------------------------------------------------------------

    def changes(self) -> list[Changes]:
        """What is to be committed, at most one."""
        if not self._entries:
            return []
        first = self.state.seq - len(self._entries) + 1
        rows = [
            EntryRow(first + number, a.VERSION, type(entry).__name__, entry.at, a.encode(entry))
            for number, entry in enumerate(self._entries)
        ]
        saved = allocations.checkpoint(self.state, self._saved)
        self._saved = saved.seq if saved else self._saved
        return [Changes(allocations.STREAM, rows, checkpoint=saved)]

    def committed(self, wrong: TurboModeError | None) -> None:
        """It is durable, unless it couldn't be stored (``wrong``): then nobody knows any more who has what."""
        if self._entries and wrong is not None:
            raise wrong
        self._entries.clear()
