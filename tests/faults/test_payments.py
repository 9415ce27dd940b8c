"""A payment service counts: over retries, forks, resumes and kill -9 at any moment nobody pays twice."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.chance import seed as chosen
from tests.places import store_of
from turbo_mode.errors import TurboModeError
from turbo_mode.operations import executions

ROUNDS = int(os.environ.get("TURBO_MODE_PAYMENT_STORIES", "1"))
HERE = Path(__file__).parent

PLAN = """
turbo: 1
name: orders
inputs: {service: "", region: eu, fail: {type: boolean, default: true}}
phases:
  - id: pay
    tasks:
      - id: keyed
        effect: keyed
        http: {url: "${{ inputs.service }}/charge", method: POST, json: {order: keyed}}
        expect: result.status == 200
        outputs: {receipt: result.body.receipt}
      - id: many
        foreach: "['a', 'b', 'c']"
        key: item
        effect: keyed
        http: {url: "${{ inputs.service }}/charge", method: POST, json: {order: "many-${{ item }}"}}
      - id: once
        http: {url: "${{ inputs.service }}/charge", method: POST, json: {order: once, region: "${{ inputs.region }}"}}
        verify: {http: "${{ inputs.service }}/orders/once", done: result.body.charged > 0.0}
      - {id: inside, plan: {name: inner, inputs: {service: "${{ inputs.service }}"}}}
  - id: ship
    tasks:
      - id: parcel
        effect: idempotent
        shell: {command: [test, "${{ string(inputs.fail) }}", "=", "false"]}
plans:
  inner:
    inputs: {service: {type: string}}
    phases:
      - id: deep
        tasks:
          - id: below
            effect: keyed
            http: {url: "${{ inputs.service }}/charge", method: POST, json: {order: below}}
"""
ORDERS = ["keyed", "many-a", "many-b", "many-c", "once", "below"]


@pytest.fixture
def service(tmp_path: Path) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, str(HERE / "payments.py"), str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    process.kill()
    process.communicate()


class Story:
    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        (folder / "plan.yaml").write_text(PLAN)

    def live(self, *words: str, seconds: float | None) -> bool:
        """Let an engine live for a while, then kill it; true if it came to an end of its own first."""
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.payer", str(self.folder), *words], stdout=subprocess.PIPE, text=True,
            cwd=HERE.parents[1],
        )  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "owner\n"
        try:
            process.communicate(timeout=120 if seconds is None else seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
        assert process.returncode in (0, -9), "the engine broke"
        return process.returncode == 0

    def carry_out(self, what: str, wish: dict[str, Any], kills: int) -> str:
        """Begin, and go on after each kill, until it has ended; returns how."""
        before = len(self.executions())
        over = self.live(what, json.dumps(wish), seconds=self.chance.uniform(0.05, 0.4) if kills else None)
        while not over or len(self.executions()) == before:
            kills -= 1
            words = ["resume"] if len(self.executions()) > before else [what, json.dumps(wish)]
            over = self.live(*words, seconds=self.chance.uniform(0.05, 0.4) if kills > 0 else None)
        return self.executions()[0]

    def executions(self) -> list[str]:
        """The statuses of all executions but children, the newest first."""
        try:
            return [row.status for row in executions.listed(store_of(self.folder))]
        except TurboModeError:
            return []

    def said(self, name: str) -> list[str]:
        path = self.folder / name
        return path.read_text().splitlines() if path.exists() else []


@pytest.mark.deep
@pytest.mark.parametrize("number", range(ROUNDS))
def test_nobody_pays_twice(tmp_path: Path, service: str, number: int) -> None:
    seed = chosen() + number
    story = Story(tmp_path, seed)
    assert story.carry_out("run", {"service": service}, kills=2) == "FAILED"
    assert story.carry_out("fork", {}, kills=1) == "FAILED"
    assert story.carry_out("fork", {"start": "pay"}, kills=2) == "FAILED"
    assert story.carry_out("fork", {"start": "pay", "inputs": {"region": "us"}}, kills=1) == "FAILED"
    assert story.carry_out("fork", {"inputs": {"fail": False}}, kills=1) == "COMPLETED"
    charged = Counter(line.split()[0] for line in story.said("charges"))
    assert charged == dict.fromkeys(ORDERS, 1), f"seed {seed}: {charged}"
    asked = Counter(line.split()[0] for line in story.said("requests"))
    assert asked["keyed"] >= 3, "a keyed task is done again, with the same key"
    assert asked["once"] == 1
    keys = {
        order: {line.split(" ", 1)[1] for line in story.said("requests") if line.startswith(order)} for order in asked
    }
    assert all(len(of) == 1 for of in keys.values()), keys


def test_who_wants_it_twice_pays_twice(tmp_path: Path, service: str) -> None:
    story = Story(tmp_path, 0)
    story.carry_out("run", {"service": service}, kills=0)
    story.carry_out("fork", {"start": "pay", "repeat": ["once"], "inputs": {"fail": False}}, kills=0)
    charged = Counter(line.split()[0] for line in story.said("charges"))
    assert charged == dict.fromkeys(ORDERS, 1) | {"once": 2}
