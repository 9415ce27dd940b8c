"""How many attempts several engines of one process carry out together: each has a share of the slots that there are.

A share is the size of the pool that the engine's allocator gives slots from, so a task that waits for one waits as for
any other, over a crash too. Where slots are short everybody has as many as they want up to an equal share, and what one
doesn't want the others have. What is handed on has been given back before: an attempt that runs is never ended for it.
Each engine has one slot in any case, so nobody waits for others for ever.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

PACE = 0.1
"""Seconds between two times that slots are handed on, at least: each is an entry in a journal."""


class Use(NamedTuple):
    """Of an engine: the slots that it may use, those that it does, and how many attempts wait for more."""

    slots: int = 0
    running: int = 0
    waiting: int = 0


class _Member:
    """An engine: the share that it is to have, the one that it was given, and what it uses."""

    def __init__(self, give: Callable[[int], None]) -> None:
        self._give = give
        self.target = self.share = 0
        self.use = Use()

    @property
    def taken(self) -> int:
        """As many as it has or may still take."""
        return max(self.share, self.use.slots, self.use.running)

    def give(self, share: int) -> None:
        """So many are its own from now on."""
        if share != self.share:
            self.share = share
            self._give(share)


class Shares:
    """The slots of all engines of a process. Its methods may be called from any thread."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._members: dict[str, _Member] = {}
        self._changing = threading.RLock()
        self._news = threading.Event()
        self._owing = False
        threading.Thread(target=self._run, name="shares", daemon=True).start()

    def join(self, name: str, give: Callable[[int], None], use: Use) -> None:
        """Another engine takes part, which uses this many; ``give`` tells it, from any thread, how many are its own."""
        with self._changing:
            member = self._members[name] = _Member(give)
            member.use = use
            self.apportion()
            member.give(max(1, member.share))

    def leave(self, name: str) -> None:
        """An engine carries out nothing any more."""
        with self._changing:
            self._members.pop(name, None)
        self._news.set()

    def tell(self, name: str, use: Use) -> None:
        """What an engine uses by now."""
        member = self._members.get(name)
        if member is not None and use != member.use:
            member.use = use
            if use.waiting or self._owing:
                self._news.set()

    def uses(self) -> dict[str, Use]:
        """What each engine uses."""
        with self._changing:
            return {name: member.use for name, member in self._members.items()}

    def _run(self) -> None:
        while True:
            self._news.wait()
            self._news.clear()
            self.apportion()
            time.sleep(PACE)

    def apportion(self) -> None:
        """Take what somebody has too much, and hand on what is free."""
        with self._changing:
            members = list(self._members.values())
            wanted = {name: member.use.running + member.use.waiting for name, member in self._members.items()}
            for name, share in fair(self.most, wanted).items():
                self._members[name].target = share
            for member in members:
                member.give(min(member.share, member.target))
            free = self.most - sum(member.taken for member in members)
            for member in sorted(members, key=lambda each: each.share):
                share = max(member.share, min(member.target, member.taken + max(0, free)))
                free -= max(0, share - member.taken)
                member.give(share)
            self._owing = any(member.share < member.target for member in members)


def fair(most: int, wanted: Mapping[str, int]) -> dict[str, int]:
    """What each has of ``most``: what they want up to an equal share, at least one; what is left is for all alike."""
    shares, left = {}, most
    for number, (name, want) in enumerate(sorted(wanted.items(), key=lambda each: each[1])):
        shares[name] = max(1, min(want, left // (len(wanted) - number)))
        left -= shares[name]
    for number, name in enumerate(shares):
        more = max(0, left) // (len(shares) - number)
        shares[name] += more
        left -= more
    return shares
