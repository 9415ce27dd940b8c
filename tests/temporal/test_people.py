"""People are asked and told, a model advises, numbers are read: on Temporal as anywhere, at the real server."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import pwd
import random
import re
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from tests.temporal.commands import Place, heard, short_id
from tests.temporal.lab import replayed, whole
from turbo_mode.core.machine.inputs import Command, Input, Intrusion
from turbo_mode.runtime import temporal
from turbo_mode.runtime.temporal.hearing import Hearing
from turbo_mode.runtime.temporal.messages import Signed
from turbo_mode.security.notes import Notary

pytestmark = pytest.mark.temporal
ME = pwd.getpwuid(os.getuid()).pw_name
CONFIGURATION = f"""
approvers: {{"team:ops": [{ME}]}}
decisionEngine: {{model: {{name: "scripted:opinions.json"}}}}
"""
PLAN = """
decisionEngine: {autonomyLevel: full, deciders: [rules, expectedValue, model, human]}
dataSources: [{type: database, name: shop, config: {dialect: sqlite, database: shop.db}}]
phases:
  - id: ask
    tasks:
      - {id: sure, approve: {from: ["team:ops"], question: "Drop the old tables?"}, outputs: {who: result.by}}
      - {id: tell, needs: [sure], notify: {to: [console], message: "${{ tasks.sure.outputs.who }} says yes"}}
  - id: canary
    needs: [ask]
    effect: idempotent
    tasks: [{id: shift, shell: echo 25 percent}]
    gate:
      evidence:
        latency:
          metric:
            source: shop
            candidate: {query: "SELECT ms FROM visits WHERE version = 2"}
            baseline: {query: "SELECT ms FROM visits WHERE version = 1"}
          judge: {worse: higher, tolerance: 25%}
      options: {promote: {then: continue, benefit: 10, loss: 1}, stop: {then: fail, benefit: 0}}
outputs: {who: tasks.sure.outputs.who}
"""


def test_a_plan_asks_and_tells_people_and_weighs_numbers_and_advice(address: str, tmp_path: Path) -> None:
    place = Place(tmp_path, address)
    (tmp_path / "turbo-mode.yaml").write_text(CONFIGURATION)
    said = [{"chances": {"promote": 0.9, "stop": 0.1}, "reason": "Calm.", "evidence": []}]
    (tmp_path / "opinions.json").write_text(json.dumps(said))
    draw = random.Random(1)
    with closing(sqlite3.connect(tmp_path / "shop.db")) as shop, shop:
        shop.execute("CREATE TABLE visits (version INTEGER, ms REAL)")
        rows = [(version, draw.gauss(20, 2)) for version in (1, 2) for _ in range(60)]
        shop.executemany("INSERT INTO visits VALUES (?, ?)", rows)
    with place.worker():
        watching = place.begin("run", "--runtime", "temporal", place.plan(PLAN))
        id = short_id(heard(watching, "story"))
        heard(watching, "Drop the old tables?")
        watching.send_signal(signal.SIGINT)
        watching.communicate(timeout=60)
        asyncio.run(_forge(address, tmp_path, id))
        place.until("past the owner of the store", "show", id, "--entries")
        place.run("decisions", "answer", f"{id}/d1", "approve")
        place.until(r"COMPLETED +" + id, "list")
        assert f"{ME} says yes" in place.run("messages", "list")
        told = json.loads(place.run("decisions", "show", f"{id}/d2", "--json"))
        assert told["selection"] == "promote"
        assert told["context"]["opinions"][0]["opinion"]["reason"] == "Calm."
        assert told["context"]["evidence"]["latency"]["verdict"] == "PASS"
        entries = place.run("show", id, "--entries")
        assert len(re.findall("past the owner", entries)) == 1
        asyncio.run(replayed(address, tmp_path, id))


async def _forge(address: str, folder: Path, id: str) -> None:
    """Somebody who reaches the namespace answers in the name of who is asked."""
    client = await temporal.connect(address)
    answer = Command("answer", id="forged", by=ME, decision="d1", selection="approve", roles=["team:ops"])
    await temporal.command(client, whole(folder, id), answer)


def test_the_word_of_the_owner_counts_once_and_for_one_execution(tmp_path: Path) -> None:
    for name in ("ours", "theirs"):
        (tmp_path / name).mkdir()
    ours, theirs = Notary.beside(tmp_path / "ours"), Notary.beside(tmp_path / "theirs")
    fed: list[Input] = []
    hearing = Hearing("x", ours.public, fed.append)
    answer = Command("answer", id="1", by="ada", decision="d1", selection="go")

    def said(execution: str, by: Notary) -> Signed:
        words = msgspec.json.encode((execution, answer))
        return Signed(words=words.decode(), signature=base64.b64encode(by.sign(words)).decode())

    for _ in range(2):
        hearing.signed(said("x", ours))
    Hearing("x", ours.public, fed.append, hearing.heard).signed(said("x", ours))  # the next run
    hearing.signed(Signed(words="[", signature=""))
    assert fed == [answer]
    for forged in (said("y", ours), said("x", theirs), structs.replace(said("x", ours), signature="no base64")):
        hearing.signed(forged)
        assert isinstance(fed.pop(), Intrusion)
    hearing.plainly(Command("pause"))
    assert fed == [answer, Command("pause")]
    for _ in range(200):
        hearing.plainly(answer)
    assert fed[-1] == Intrusion("answer d1 in the name of ada, past the owner of the store", execution="x")
    assert len(fed) < 110
