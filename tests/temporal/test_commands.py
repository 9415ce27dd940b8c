"""A user has a Temporal cluster and types commands."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.temporal.commands import Place, heard, short_id
from tests.waiting import until
from turbo_mode.configuration.reading import load
from turbo_mode.errors import ConfigurationInvalid
from turbo_mode.runtime.temporal import Way

pytestmark = pytest.mark.temporal

FAMILY = """
phases:
  - id: build
    tasks:
      - {id: make, shell: "echo made"}
      - {id: below, needs: [make], plan: inner}
plans:
  inner: {phases: [{id: one, tasks: [{id: x, shell: "echo inside"}]}]}
"""
WAITING = """
phases:
  - id: build
    tasks:
      - {id: go, wait: {signal: go}}
      - {id: paid, needs: [go], shell: "echo paid >> ../../../../paid"}
      - {id: said, shell: "echo heard", effect: idempotent}
    gate: {question: Wide?, options: {wide: {then: continue}, no: {then: fail}}}
"""


def test_a_plan_is_carried_out_by_a_worker_and_everything_shows_it(address: str, tmp_path: Path) -> None:
    place = Place(tmp_path, address)
    with place.worker("--health-port", "0") as (_, said):
        url = re.findall(r"Health at (\S+)", said)[0]
        with urllib.request.urlopen(url, timeout=10) as answer:
            assert (answer.status, answer.read()) == (200, b'{"status": "ok", "running": 0}\n')
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(url.replace("/health", "/other"), timeout=10)
        told = place.run("run", "--runtime", "temporal", place.plan(FAMILY))
        assert "COMPLETED" in told
        id = short_id(told)
        printed = place.run("logs", id)
        assert re.search(r"make +\| made", printed)
        assert re.search(r"below +COMPLETED", place.run("show", id))
        assert "COMPLETED" in place.run("list")
        assert "OK" in place.run("doctor", "--json")
        assert "1 at work" in place.run("doctor")


def test_who_looks_on_may_leave_and_people_are_heard(address: str, tmp_path: Path) -> None:
    place = Place(tmp_path, address)
    with place.worker():
        watching = place.begin("run", "--runtime", "temporal", "--autonomy", "manual", place.plan(WAITING))
        id = short_id(heard(watching, "story"))
        watching.send_signal(signal.SIGINT)
        said, _ = watching.communicate(timeout=60)
        assert watching.returncode == 130
        assert f"It goes on on Temporal. Look on: turbo-mode watch {id}" in said
        place.run("pause", id)
        place.until("PAUSED", "list")
        place.run("signal", id, "go")
        assert not (tmp_path / "paid").exists()
        place.run("resume", id, "--no-wait", code=3)
        place.until("HELD +" + id, "list")
        place.run("decisions", "answer", f"{id}/d1", "wide")
        place.until(r"COMPLETED +" + id, "list")
        assert (tmp_path / "paid").read_text() == "paid\n"
        place.run("cancel", id, code=2)


def test_nothing_is_lost_while_nobody_owns_the_store(address: str, tmp_path: Path) -> None:
    place = Place(tmp_path, address)
    with place.worker("--apart", "--folder", str(tmp_path / "host")):
        watching = place.begin("run", "--runtime", "temporal", place.plan(WAITING))
        id = short_id(heard(watching, "story"))
        watching.send_signal(signal.SIGINT)
        watching.communicate(timeout=60)
        place.run("signal", id, "go")  # straight to Temporal
        paid = tmp_path / "host"
        until(lambda: list(paid.rglob("exit.json")))
        told = place.run("resume", id)
        assert re.search(r"COMPLETED in .* story", told)
        assert "nothing in doubt" not in told
        assert re.search(r"said +\| heard", place.run("logs", id))  # beside the workspace, on its host


BROKEN = [
    ({"NAMESPACE": "nowhere"}, "has no namespace `nowhere`"),
    ({"TLS_CA": "ca.pem"}, "ca.pem, which can't be read"),
    ({"TLS": "true"}, "we don't trust each other: it doesn't speak TLS"),
    ({"TLS_CERT": "bad.pem", "TLS_KEY": "bad.pem"}, "we don't trust each other: a file of `tls`"),
    ({"TLS_CERT": "me.pem"}, "a certificate for Temporal needs its key"),
    ({"ADDRESS": "nothing"}, "TURBO_MODE_TEMPORAL_ADDRESS"),
    ({"TLS": "maybe"}, "TURBO_MODE_TEMPORAL_TLS is `maybe`"),
]


@pytest.mark.parametrize(("variables", "said"), BROKEN)
def test_what_is_wrong_with_the_way_is_said(variables: dict[str, str], said: str, address: str, tmp_path: Path) -> None:
    (tmp_path / "bad.pem").write_text("no certificate")
    environment = {f"TURBO_MODE_TEMPORAL_{name}": value for name, value in ({"ADDRESS": address} | variables).items()}
    with pytest.raises(ConfigurationInvalid, match=re.escape(said)):
        _reach(environment, tmp_path)


def _reach(environment: dict[str, str], folder: Path) -> None:
    said = load(None, environment, folder).configuration.temporal
    assert said is not None
    asyncio.run(Way(said, folder).connect())


def test_a_plan_is_not_started_where_temporal_is_away_or_missing(address: str, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"127.0.0.1:{free.getsockname()[1]}"
    place = Place(tmp_path, nobody)
    assert "doesn't answer" in place.run("run", "--runtime", "temporal", place.plan(FAMILY), code=75)
    assert "COMPLETED" not in place.run("list")
    assert "doesn't answer" in place.run("doctor", code=10)
    (tmp_path / "temporalio.py").write_text("raise ImportError")
    place.environment["PYTHONPATH"] = str(tmp_path)
    assert 'pip install "turbo-mode[temporal]"' in place.run("worker", code=78)


def test_check_names_what_does_not_travel(address: str, tmp_path: Path) -> None:
    place = Place(tmp_path, address)
    plan = place.plan("""
secrets: {token: DEPLOY_TOKEN}
phases:
  - id: one
    tasks:
      - {id: kept, shell: "true", artifacts: {log: out.txt}}
      - {id: called, python: "steps:nothing"}
""")
    (tmp_path / "steps.py").write_text("def nothing() -> None: ...")
    said = place.run("check", "--runtime", "temporal", plan, code=10)
    assert "Temporal doesn't carry it out: the artifacts of task `kept` would stay on one host" in said
    assert "the Python code of task `called`" in said
    assert "the variable DEPLOY_TOKEN" in said
    assert "would stay on one host" in place.run("run", "--runtime", "temporal", plan, code=2)
