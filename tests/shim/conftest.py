"""Runs real programs under real shims."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.waiting import until
from turbo_mode.core.machine.outcomes import Done, Observation
from turbo_mode.runtime.embedded.attempt_results import observe
from turbo_mode.runtime.embedded.shims import Ended, Lost, ShimHandle, ShimSpec, outputs_directory, settle, start


@dataclass
class Lab:
    """A place for attempts, all of which are ended when the test is."""

    place: Path
    handles: list[ShimHandle] = field(default_factory=list)

    def spec(self, *argv: str, **settings: Any) -> ShimSpec:
        environment = {"PATH": os.defpath, "TURBO_MODE_OUTPUTS": str(outputs_directory(self.attempt))}
        environment |= settings.pop("env", {})
        return ShimSpec(argv=argv, env=environment, cwd=str(self.place), **settings)

    @property
    def attempt(self) -> Path:
        return self.place / "attempts" / "build.1.run.1"

    def start(self, *argv: str, **settings: Any) -> ShimHandle:
        handle = start(self.attempt, self.spec(*argv, **settings))
        self.handles.append(handle)
        return handle

    def end(self, handle: ShimHandle) -> Ended | Lost:
        assert handle.wait(60_000), "the shim doesn't end"
        return settle(self.attempt)

    def record(self, handle: ShimHandle) -> dict[str, Any]:
        ending = self.end(handle)
        assert isinstance(ending, Ended)
        return ending.record

    def observe(self, *argv: str, **settings: Any) -> Observation:
        return observe(self.attempt, self.end(self.start(*argv, **settings)))

    def result(self, *argv: str, **settings: Any) -> dict[str, Any]:
        observation = self.observe(*argv, **settings)
        assert isinstance(observation, Done)
        return observation.result

    def shell(self, script: str, **settings: Any) -> dict[str, Any]:
        return self.result("sh", "-euc", script, **settings)

    def python(self, program: str, **settings: Any) -> dict[str, Any]:
        return self.result(sys.executable, "-I", "-S", "-c", program, **settings)

    def read_pids(self, name: str, count: int) -> list[int]:
        """The process ids that a program writes, once they are all there."""
        path = self.place / name
        until(lambda: path.exists() and len(path.read_text().split()) >= count)
        return [int(word) for word in path.read_text().split()]


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    lab = Lab(tmp_path)
    yield lab
    for handle in lab.handles:
        handle.cancel(at_once=True)
        handle.wait(60_000)
        handle.close()
