"""What else a plugin may do wrong, and what becomes of the events that it has given up."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.plugins.conftest import short
from tests.waiting import until
from turbo_mode import TurboModePlugin, on
from turbo_mode.hosting.host import Host
from turbo_mode.hosting.runner import Wanted
from turbo_mode.operations import executions, submissions
from turbo_mode.plugins.plugin import Surroundings
from turbo_mode.runtime.embedded.runtime import Runtime


@pytest.fixture
def runtime(tmp_path: Path) -> Iterator[Runtime]:
    with executions.own(tmp_path / ".turbo-mode") as owned:
        yield owned


def run(runtime: Runtime) -> str:
    id = runtime.submit(submissions.prepare(short().loaded, {}))
    runtime.wait(id, 60)
    return id


def hosted(runtime: Runtime, make: Callable[[], TurboModePlugin], **more: Any) -> Host:
    return Host(runtime, [Wanted("it", "here", make, timeout=0.2, **more)])


class Sleeps(TurboModePlugin):
    """Takes too long, and notices when it is stopped."""

    cancelled = 0

    @on("execution:completed")
    async def sleep(self, event: Any) -> None:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise


def test_what_takes_too_long_is_stopped_and_has_failed(runtime: Runtime) -> None:
    plugin = Sleeps()
    host = hosted(runtime, lambda: plugin, tries=1)
    run(runtime)
    until(lambda: host.told()[0]["givenUp"])
    assert plugin.cancelled == 1
    assert runtime.plugins.of("it").letters[0].error == "it took longer than 0.2 s"


class Exits(TurboModePlugin):
    """Ends its own loop once, from a task of its own."""

    lives = 0
    heard: list[str]

    def initialize(self, turbo_mode: Surroundings) -> None:
        turbo_mode.on("execution:completed", lambda event: self.heard.append(event.id))

    async def start(self) -> None:
        type(self).lives += 1
        if self.lives == 1:
            self.task = asyncio.create_task(self.leave())

    async def leave(self) -> None:
        sys.exit("enough")


def test_one_that_ends_its_own_thread_begins_anew(runtime: Runtime) -> None:
    Exits.heard = []
    host = hosted(runtime, Exits)
    until(lambda: Exits.lives == 2)
    id = run(runtime)
    until(lambda: Exits.heard == [id])
    until(lambda: host.told()[0]["status"] == "RUNNING")


class Refuses(TurboModePlugin):
    """Takes nothing until it is told to; ``takes`` and ``also`` are handlers of the same event."""

    def __init__(self) -> None:
        super().__init__()
        self.well = False
        self.taken: list[str] = []
        self.also_taken = 0

    @on("execution:completed")
    def takes(self, event: Any) -> None:
        if not self.well:
            raise ConnectionError("not now")
        self.taken.append(event.id)

    @on("execution:completed")
    async def also(self, event: Any) -> None:
        self.also_taken += 1


def test_what_was_given_up_is_tried_again_by_the_handler_that_failed(runtime: Runtime) -> None:
    plugin = Refuses()
    host = hosted(runtime, lambda: plugin, tries=1)
    ids = [run(runtime), run(runtime)]
    record = runtime.plugins.of("it")
    until(lambda: record.given_up == 2)
    runtime.plugins.serve({"verb": "retry", "name": "it"}, "ada")
    until(lambda: record.given_up == 2 and not record.again)
    plugin.well = True
    runtime.plugins.serve({"verb": "retry", "name": "it"}, "ada")
    runtime.plugins.serve({"verb": "retry", "name": "it"}, "ada")
    until(lambda: not record.again)
    assert plugin.taken == ids
    assert (record.given_up, plugin.also_taken) == (0, 2)
    assert host.told()[0]["status"] == "RUNNING"


def test_what_was_given_up_by_a_handler_that_is_gone_stays_so(runtime: Runtime) -> None:
    plugin = Refuses()
    host = hosted(runtime, lambda: plugin, tries=1)
    run(runtime)
    record = runtime.plugins.of("it")
    until(lambda: record.given_up == 1)
    host.switch("it", False)
    runtime.plugins.serve({"verb": "retry", "name": "it"}, "ada")
    assert record.given_up == 0
    hosted(runtime, Exits)
    until(lambda: record.given_up == 1)
    assert record.letters[0].error == "it has no handler of this name any more"
