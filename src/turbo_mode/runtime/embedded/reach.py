"""Reaching a store: reading it, owning it, or telling whoever owns it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import msgspec

from turbo_mode.core.decisions.limits import Limits
from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import NotFound, NotPermitted, StoreBusy
from turbo_mode.runtime.embedded import answers, border, control
from turbo_mode.runtime.embedded.clock import new_id
from turbo_mode.runtime.embedded.control import OwnerAway
from turbo_mode.security import keyfile
from turbo_mode.security.approvers import NOBODY, Approvers
from turbo_mode.security.links import Signet
from turbo_mode.store import rows
from turbo_mode.store.following import Followed
from turbo_mode.store.founding import Outdated
from turbo_mode.store.place import Place, Where
from turbo_mode.store.queries import Reader, command_is_fed
from turbo_mode.store.rows import stream_of

if TYPE_CHECKING:
    from turbo_mode.runtime.embedded.runtime import Runtime

companions: list[Callable[[Runtime], None]] = []
"""What begins its work beside an owner that carries things out, before anything is handed in, and ends with it."""


@contextmanager
def reading(place: Where) -> Iterator[Reader]:
    """A reader of the store, also while somebody owns it; one of an older version is brought up to date first.

    Raises ``NotFound`` where there is none.
    """
    with opened(place) as reader:
        yield reader


def opened(place: Where) -> Reader:
    """Likewise, to be closed by the caller."""
    if not Place.at(place).url and not Place.at(place).folder.is_dir():
        raise NotFound(
            "nothing has been carried out in this folder yet", hint="`turbo-mode run PLAN` does, or use --store"
        )
    try:
        return Reader.open(place, key=keyfile.from_environment())
    except Outdated:
        own(place).close()
        return Reader.open(place, key=keyfile.from_environment())


def owner(place: Where) -> dict[str, Any] | None:
    """What the owner of the store says of itself, or what is known of one elsewhere; None if nobody owns it."""
    try:
        return control.ask(place, {"do": "status"}, timeout=5)
    except OwnerAway:
        if not Place.at(place).url:
            return None
    from turbo_mode.store.postgresql import visiting

    return visiting.holder(Place.at(place))


def send(place: Where, id: str, command: Command, approvers: Approvers = NOBODY, *, signs: bool = True) -> None:
    """Give a command to the owner, or leave it in the inbox. Its id makes it count once, whoever has got it.

    ``signs``: an answer is signed by the approver's key that the environment names.
    """
    command = msgspec.structs.replace(command, id=new_id(time.time_ns() // 1_000_000))
    command = answers.signed(id, command) if signs else command
    request = {"do": "command", "execution": id, "command": msgspec.to_builtins(command)}
    try:
        control.ask(place, request)
    except OwnerAway:
        with owned(place, id, command, approvers) as runtime:
            if runtime is None:
                return
            runtime.leave_command(id, command)
            if command.verb in ("cancel", "rollback"):
                runtime.go_on(id)
                runtime.wait(id)


@contextmanager
def owned(place: Where, id: str, command: Command, approvers: Approvers = NOBODY) -> Iterator[Runtime | None]:
    """Own the store for a moment; or, where somebody elsewhere does, leave a command there, and yield None."""
    try:
        runtime = own(place, approvers=approvers)
    except StoreBusy as busy:
        if not busy.is_elsewhere:
            raise
        _leave(place, id, answers.known(id, command, approvers, Signet(Place.at(place).folder)))
        yield None
        return
    with runtime:
        yield runtime


def leave_letter(place: Where, stream: str, body: bytes) -> str:
    """Put something into the inbox of a database whose owner is elsewhere; returns the letter's id."""
    from turbo_mode.store.postgresql import visiting

    if _is_inside(place):
        raise _from_inside()
    now = time.time_ns() // 1_000_000
    letter = rows.Command(new_id(now), stream, now, body)
    visiting.leave(Place.at(place), letter, keyfile.from_environment())
    return letter.id


def is_taken(place: Where, letter: str) -> bool:
    """Whether a letter was taken out of the inbox."""
    with reading(place) as reader:
        return command_is_fed(reader, letter)


def _leave(place: Where, id: str, command: Command) -> None:
    from turbo_mode.runtime.embedded.redeeming import refuse_link
    from turbo_mode.runtime.embedded.refusing import refuse_command
    from turbo_mode.store.postgresql import visiting

    if command.verb not in border.ALLOWED and _is_inside(place):
        raise _from_inside()
    with reading(place) as reader:
        followed = Followed(reader, reader.find(id)[0])
        for _ in followed.new():
            pass
    now = time.time_ns() // 1_000_000
    refuse_link(followed.state, command, now)
    refuse_command(followed.state, command)
    row = rows.Command(command.id or new_id(now), stream_of(id), now, msgspec.json.encode(command))
    visiting.leave(Place.at(place), row, keyfile.from_environment())


def own(place: Where, limits: Sequence[Limits] | None = None, approvers: Approvers = NOBODY) -> Runtime:
    """Become the owner of a store; with ``limits`` to carry things out, beside which ``companions`` begin their work.

    Raises ``StoreBusy``; ``NotPermitted`` inside of an execution of that store.
    """
    where = Place.at(place)
    if border.within(where.folder):
        with suppress(OwnerAway):
            raise StoreBusy("another process owns this store", pid=control.ask(place, {"do": "status"})["pid"])
        raise _from_inside()
    if where.url and _is_inside(where):
        if owner(where) is not None:
            raise StoreBusy("another process owns this store", is_elsewhere=True)
        raise _from_inside()
    from turbo_mode.runtime.embedded.runtime import Runtime  # the engine: whoever only looks on needs none

    at = Place(where.folder.absolute(), where.url)
    runtime = Runtime(at, key=keyfile.from_environment(), limits=limits, approvers=approvers)
    try:
        for begin in companions if limits is not None else ():
            begin(runtime)
    except BaseException:
        runtime.close()
        raise
    return runtime


def _from_inside() -> NotPermitted:
    return NotPermitted(
        "a program of an execution can't answer, resume or start anything in the store that it belongs to",
        hint="ask from a terminal outside of it, or let a person do it",
    )


def refuse_inside(place: Where) -> None:
    """Raises ``NotPermitted`` in a program of an execution of the store."""
    if border.within(Place.at(place).folder) or _is_inside(place):
        raise _from_inside()


def _is_inside(place: Where) -> bool:
    """A store in a server's database can be named from any folder: the execution that we are in tells whose we are."""
    if execution := border.around_us():
        with suppress(NotFound), reading(place) as reader:
            return any(row.id == execution for row in reader.find(execution))
    return False


def asked_or_owned(
    place: Where, request: dict[str, Any], limits: Sequence[Limits] | None = None, approvers: Approvers = NOBODY
) -> dict[str, Any] | Runtime:
    """What the owner of a store answers to a request; where there is none, the store is ours. Raises ``StoreBusy``."""
    while True:
        try:
            return own(place, limits, approvers)
        except StoreBusy as busy:
            with suppress(OwnerAway):
                if not busy.is_elsewhere:
                    return control.ask(place, request)
            _await_change(busy)


def _await_change(busy: StoreBusy) -> None:
    """The owner is just coming up or going away: a moment later it answers, or the store is free."""
    if busy.is_elsewhere or (busy.pid is not None and not os.path.exists(f"/proc/{busy.pid}")):
        raise busy
    time.sleep(0.05)
