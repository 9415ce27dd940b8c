"""Plugins that the configuration names, from the command line: at work, switched, broken, given up, crashed, new."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ENVIRONMENT, Person
from tests.plugins.conftest import PLAN
from tests.server.conftest import Server
from tests.waiting import until
from turbo_mode.configuration.reading import load
from turbo_mode.errors import ConfigurationInvalid, Conflict, NotInstalled, TurboModeError, UsageError
from turbo_mode.hosting import listing
from turbo_mode.hosting.configured import configured
from turbo_mode.plugins import scaffold
from turbo_mode.plugins.finding import find

pytestmark = pytest.mark.deep

EAR = """
import os
from turbo_mode import TurboModePlugin, on

class EarPlugin(TurboModePlugin):
    @on("execution:started", "execution:completed")
    async def hear(self, execution):
        if os.path.exists("crash"):
            os.rename("crash", "crashed")
            os._exit(9)
        if os.path.exists("wrong"):
            raise RuntimeError(f"refused {self.options['key']}")
        with open(self.options["path"], "a") as file:
            file.write(f"{execution.event} {execution.event_id}\\n")
"""
CONFIGURATION: dict[str, Any] = {"plugins": [{
    "use": "ear:EarPlugin", "options": {"path": "heard.txt", "key": {"source": "env", "name": "EAR_KEY"}}, "tries": 1,
}]}  # fmt: skip
KEY = "s3cret-of-mine"


@pytest.fixture
def owner(person: Person) -> Person:
    """Somebody with a plan and a plugin in their folder."""
    person.write(json.dumps(PLAN), "plan.json")
    person.write(EAR, "ear.py")
    person.write(json.dumps(CONFIGURATION), "turbo-mode.json")
    return person


def heard(owner: Person) -> list[str]:
    path = owner.folder / "heard.txt"
    return [line.partition(" ")[0] for line in path.read_text().splitlines()] if path.exists() else []


def info(owner: Person) -> Any:
    return json.loads(owner.press("plugins", "info", "ear", "--json").stdout)


def test_run_has_plugins_hear_of_all_before_it_ends(owner: Person) -> None:
    done = owner.press("run", "plan.json", EAR_KEY=KEY)
    assert heard(owner) == ["execution:started", "execution:completed"]
    assert "Plugin" not in done.stderr
    said = owner.press("plugins", "list").stdout
    assert "ear" in said
    assert "ENABLED" in said
    assert info(owner)["options"] == ["key", "path"]


def test_what_fails_is_given_up_and_told_without_its_secrets(owner: Person) -> None:
    (owner.folder / "wrong").touch()
    owner.press("run", "plan.json", EAR_KEY=KEY)
    said = info(owner)
    assert said["givenUp"] == 2
    assert [each["event"] for each in said["deadLetters"]] == ["execution:started", "execution:completed"]
    assert said["deadLetters"][0]["error"] == "RuntimeError: refused ***"
    shown = owner.press("plugins", "info", "ear").stdout
    assert "given up 2" in shown
    assert "refused ***" in shown
    (owner.folder / "wrong").unlink()
    assert "tries 2 events again" in owner.press("plugins", "retry", "ear").stderr
    assert info(owner)["givenUp"] == 0
    (owner.folder / "crash").touch()
    owner.press("run", "plan.json", code=None, EAR_KEY=KEY)
    owner.press("run", "plan.json", EAR_KEY=KEY)
    lines = set((owner.folder / "heard.txt").read_text().splitlines())
    assert {f"{each['event']} {each['id']}" for each in said["deadLetters"]} <= lines
    assert "no events" in owner.press("plugins", "retry", "ear").stderr


def test_without_its_secret_it_waits_and_the_plan_is_carried_out(owner: Person) -> None:
    done = owner.press("run", "plan.json")
    assert "COMPLETED" in done.stderr
    assert "Plugin ear has not got all events yet" in done.stderr
    assert "EAR_KEY) is not set" in " ".join(done.stderr.split())
    owner.press("run", "plan.json", EAR_KEY=KEY)
    assert heard(owner) == ["execution:started", "execution:completed"] * 2


def test_after_a_crash_in_its_handler_it_gets_the_event_again(owner: Person) -> None:
    (owner.folder / "crash").touch()
    assert owner.press("run", "plan.json", code=None, EAR_KEY=KEY).returncode in (9, -9)
    owner.press("resume", code=None, EAR_KEY=KEY)
    owner.press("run", "plan.json", EAR_KEY=KEY)
    assert (owner.folder / "crashed").exists()
    lines = (owner.folder / "heard.txt").read_text().splitlines()
    ids = [line.split(" ")[1].partition(":")[0] for line in lines if line.startswith("execution:started")]
    assert len(set(ids)) == 2
    assert heard(owner).count("execution:completed") >= 2


def test_one_that_is_switched_off_gets_later_what_it_has_missed(owner: Person) -> None:
    owner.press("run", "plan.json", EAR_KEY=KEY)
    assert "DISABLED" in owner.press("plugins", "disable", "ear").stderr
    owner.press("run", "plan.json", EAR_KEY=KEY)
    assert len(heard(owner)) == 2
    assert "ENABLED" in owner.press("plugins", "enable", "ear").stderr
    owner.press("run", "plan.json", EAR_KEY=KEY)
    assert len(heard(owner)) == 6
    owner.press("plugins", "disable", "ear")
    owner.press("run", "plan.json", EAR_KEY=KEY)
    owner.press("plugins", "enable", "ear", "--skip")
    owner.press("run", "plan.json", EAR_KEY=KEY)
    assert len(heard(owner)) == 8


def test_a_server_runs_them_and_switches_them_while_it_serves(owner: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENVIRONMENT, "EAR_KEY", KEY)
    server = Server(owner.folder)
    try:
        owner.press("run", "plan.json", "-q")
        until(lambda: heard(owner)[-1:] == ["execution:completed"])
        until(lambda: info(owner)["waiting"] == 0)
        said = info(owner)
        assert (said["status"], said["handled"], said["health"]) == ("RUNNING", 2, {"ok": True})
        assert said["events"] == ["execution:started", "execution:completed"]
        owner.press("plugins", "disable", "ear")
        owner.press("run", "plan.json", "-q")
        assert info(owner)["status"] == "DISABLED"
        assert len(heard(owner)) == 2
        owner.press("plugins", "enable", "ear")
        until(lambda: len(heard(owner)) == 4)
        (owner.folder / "wrong").touch()
        owner.press("run", "plan.json", "-q")
        assert server.process.stdout is not None
        failing = json.loads(server.process.stdout.readline())
        assert (failing["event"], failing["name"], failing["status"]) == ("plugin", "ear", "FAILING")
        assert failing["failure"] == "hear: RuntimeError: refused ***"
        (owner.folder / "wrong").unlink()
        owner.press("run", "plan.json", "-q")
        assert json.loads(server.process.stdout.readline())["status"] == "RUNNING"
        assert server.leave() == 0
    finally:
        server.kill()


def test_one_that_can_not_be_had_says_why_and_the_plan_is_carried_out(owner: Person) -> None:
    owner.write(json.dumps({"plugins": [{"use": "nowhere:EarPlugin"}]}), "turbo-mode.json")
    said = " ".join(owner.press("run", "plan.json").stderr.split())
    assert "COMPLETED" in said
    assert "NotInstalled: there is no module `nowhere`" in said


@pytest.mark.parametrize(
    ("plugin", "said"),
    [
        ({"use": "plainear:Nobody"}, "module `plainear` has no class `Nobody`"),
        ({"use": "plainear:os", "name": "ear"}, "`plainear:os` is no plugin"),
        ({"use": "missing"}, "no plugin `missing` is installed"),
        ({"use": "plainear:EarPlugin", "options": {"key": [{"source": "env", "name": "NOT_THERE"}]}}, "is not set"),
        ({"use": "plainear:EarPlugin", "options": {"key": {"source": "file", "name": "none"}}}, "can't be read"),
        ({"use": "json.nowhere:x", "name": "tool"}, "there is no module `json.nowhere`"),
    ],
)
def test_what_is_wrong_with_one_is_said(plugin: dict[str, Any], said: str, tmp_path: Path) -> None:
    (tmp_path / "plainear.py").write_text(EAR)
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"plugins": [plugin]}))
    (wanted,) = configured(load(None, {}, tmp_path))
    with pytest.raises(TurboModeError, match=re.escape(said)):
        wanted.make()


def test_secrets_are_put_in_their_places_at_any_depth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plainear.py").write_text(EAR)
    (tmp_path / "token").write_text("from-a-file\n")
    (tmp_path / "token").chmod(0o600)
    monkeypatch.setenv("TOKEN", "from-a-variable")
    named = [{"source": "file", "name": "token"}, {"source": "env", "name": "TOKEN"}]
    options = {"auth": {"tokens": named, "source": "env"}, "plain": {"source": "here", "name": "x"}}
    plugin = {"use": "plainear:EarPlugin", "options": options}
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"plugins": [plugin]}))
    (wanted,) = configured(load(None, {}, tmp_path))
    made = wanted.make()
    assert made.options["auth"] == {"tokens": ["from-a-file", "from-a-variable"], "source": "env"}
    assert made.options["plain"] == options["plain"]
    assert wanted.hide("from-a-file, from-a-variable, from here") == "***, ***, from here"


def test_one_of_an_installed_package_goes_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = tmp_path / "there-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: there\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[turbo_mode.plugins]\ntracker = thereear:EarPlugin\n")
    (tmp_path / "thereear.py").write_text(EAR)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert find("tracker", Path()).__name__ == "EarPlugin"
    (listed,) = listing.listed(tmp_path / ".turbo-mode", load(None, {}, tmp_path))
    assert (listed["name"], listed["status"]) == ("tracker", "AVAILABLE")
    with pytest.raises(NotInstalled, match="no plugin `trackr`"):
        find("trackr", Path())


@pytest.mark.parametrize(
    "plugin",
    [{}, {"use": "a b"}, {"use": "a:b:c"}, {"use": "a", "name": "A"}, {"use": "a", "tries": 0}, {"use": "a", "x": 1},
     {"use": "a", "roles": ["admin"]}, {"use": "a", "timeout": "soon"}, {"use": 7}, [], "a",
     {"use": "a", "options": 1}],
)  # fmt: skip
def test_a_bad_configuration_is_told_before_anything_runs(plugin: Any, tmp_path: Path) -> None:
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"plugins": [plugin]}))
    with pytest.raises(ConfigurationInvalid):
        load(None, {}, tmp_path)


def test_two_of_one_name_are_refused_before_anything_runs(owner: Person) -> None:
    owner.write(json.dumps({"plugins": CONFIGURATION["plugins"] * 2}), "turbo-mode.json")
    assert "two plugins are called `ear`" in owner.press("run", "plan.json", code=2).stderr
    assert owner.rows() == []


@pytest.mark.deep
def test_a_new_plugin_has_tests_that_pass(person: Person) -> None:
    made = json.loads(person.press("plugins", "new", "issue-tracker", "--json").stdout)
    assert len(made["files"]) == len(scaffold.FILES)
    folder = person.folder / "issue-tracker"
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=100, check=False, env=ENVIRONMENT)
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout
    there = Person(folder)
    there.press("run", "plan.yaml")
    assert "COMPLETED, 1 tasks" in (folder / "issue-tracker.log").read_text()
    with pytest.raises(Conflict):
        scaffold.write(folder, "issue-tracker")


@pytest.mark.parametrize("name", ["", "Tracker", "a_b", "-a", "a-", "a" * 65, "../x", "a b"])
def test_a_name_that_can_not_be_one_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        scaffold.write(tmp_path / "new", name)
    assert not (tmp_path / "new").exists()
