"""The other commands: what is here, what was decided, what is wrong, and what to type."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
from typing import Any

import pytest

from tests.cli.conftest import ASKS, DOUBTS, ENVIRONMENT, EXAMPLES, FAILS, HELLO, Person
from turbo_mode.errors import EXIT_CODES


def _json(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def worked() -> float:
    """Seconds of work of the processes that we have waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.one_store
def test_help_comes_at_once_and_has_every_exit_code(person: Person) -> None:
    before = worked()
    said = person.press("--help").stdout
    assert worked() - before < 2, "0.2 s are usual"
    for code, meaning in EXIT_CODES.items():
        assert re.search(rf"^ +{code} +{re.escape(meaning[:40])}", said, re.MULTILINE)
    sections = said[said.index("Carry plans out:") : said.index("Exit codes:")]
    names = re.findall(r"^  ([a-z]+)  ", sections, re.MULTILINE)
    assert len(names) > 40
    for name in names:
        assert person.press(name, "--help").stdout.startswith(f"Usage: turbo-mode {name}")


@pytest.mark.one_store
def test_help_imports_nothing_heavy() -> None:
    heavy = ["msgspec", "yaml", "asyncio", "cel_expr_python", "pysqlite3", "turbo_mode.operations"]
    code = f"import sys; from turbo_mode.cli import main; main(['--help']); print(set({heavy}) & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "set()"


@pytest.mark.one_store
def test_a_mistyped_word_is_understood(person: Person) -> None:
    assert "did you mean `decisions`?" in person.press("decision", code=2).stderr
    person.press("run", person.write(HELLO))
    id = person.id
    assert f"did you mean `{id}`?" in person.press("show", id[:4] + "zz", code=2).stderr
    assert "did you mean `hello`?" in person.press("logs", f"{id}/helo", code=2).stderr


@pytest.mark.one_store
def test_nothing_here_yet_is_no_riddle(person: Person) -> None:
    done = person.press("list", code=2)
    assert "nothing has been carried out in this folder yet" in done.stderr
    assert "turbo-mode run PLAN" in done.stderr


def test_the_list_can_be_narrowed_and_read_by_programs(person: Person) -> None:
    person.press("run", person.write(HELLO))
    person.press("run", person.write(FAILS, "fails.yaml"), code=1)
    assert [row["plan"] for row in _json(person.press("list", "--json").stdout)] == ["fails", "hello"]
    assert [row["plan"] for row in _json(person.press("list", "--status", "failed", "--json").stdout)] == ["fails"]
    assert [row["plan"] for row in _json(person.press("list", "--plan", "hello", "--json").stdout)] == ["hello"]
    assert len(_json(person.press("list", "--limit", "1", "--json").stdout)) == 1


def test_show_draws_the_tree_and_gives_it_to_programs(person: Person) -> None:
    person.press("run", person.write(FAILS), code=1)
    shown = person.press("show").stdout
    assert re.search(r"^✕ FAILED after .* fails \w{6}$", shown, re.MULTILINE)
    assert re.search(r"^✓ prepare +COMPLETED", shown, re.MULTILINE)
    assert re.search(r"^  ✓ flaky +COMPLETED .* 2 attempts$", shown, re.MULTILINE)
    assert re.search(r"^  ✕ push +FAILED .*503 from", shown, re.MULTILINE)
    assert re.search(r"^  – tell +NOT_RUN$", shown, re.MULTILINE)
    data = json.loads(person.press("show", "--json").stdout)
    assert [phase["status"] for phase in data["phases"]] == ["COMPLETED", "FAILED", "NOT_RUN"]
    assert data["phases"][1]["tasks"][0]["failure"]["code"] == "exit_status"
    entries = person.press("show", "--entries").stdout.splitlines()
    assert [int(line.split()[0]) for line in entries] == list(range(1, len(entries) + 1))
    assert "RetryScheduled" in "".join(entries)


def test_logs_keep_the_streams_apart(person: Person) -> None:
    person.press("run", person.write(HELLO), "-i", "who=Ada")
    one = person.press("logs", f"{person.id}/hello")
    assert (one.stdout, one.stderr) == ("Hello, Ada!\n", "aside\n")
    assert sorted(person.press("logs").stdout.splitlines()) == ["hello      ! aside", "hello      | Hello, Ada!"]


def test_logs_of_one_attempt(person: Person) -> None:
    person.press("run", person.write(FAILS.replace("touch seen;", "touch seen; echo first;")), code=1)
    id = person.id
    assert person.press("logs", f"{id}/flaky", "--attempt", "1").stdout == "first\n"
    assert person.press("logs", f"{id}/flaky", "--attempt", "2").stdout == ""


def test_decisions_are_listed_with_what_every_level_would_have_done(person: Person) -> None:
    person.press("run", str(EXAMPLES / "release" / "plan.yaml"), "-i", "probes=20", "-q")
    id = person.id
    assert re.search(rf"{id}/d1 .* canary .* promote +0.97 alone", person.press("decisions").stdout)
    shown = person.press("decisions", "show", f"{id}/d1").stdout
    assert re.search(r"✓ answers +PASS +tasks.probe.outputs.failed == 0", shown)
    assert re.search(r"● promote +continue +0.97 +\+\d", shown)
    assert "giveUp" in shown
    assert re.search(r"manual +asks: ", shown)
    assert re.search(r"▸ high +alone: promote", shown)
    data = json.loads(person.press("decisions", "show", f"{id}/d1", "--json").stdout)
    assert (data["selection"], data["confidence"], data["decidedBy"]) == ("promote", 0.97, "rules")
    assert data["options"] == ["promote", "probeAgain", "giveUp"]


def test_an_open_question_is_shown_with_the_commands_that_answer_it(person: Person) -> None:
    person.press("run", person.write(DOUBTS), "--no-wait", code=5)
    id = person.id
    shown = person.press("decisions", "show", f"{id}/d1").stdout
    assert "Did `transfer` happen?" in shown
    assert "stopped after" in shown
    command = next(line.strip() for line in shown.splitlines() if line.endswith("repeat"))
    assert "it counts as soon as it goes on" in person.paste(command).stderr


@pytest.mark.one_store
def test_check_finds_all_problems_and_counts_what_a_good_plan_has(person: Person) -> None:
    good = person.press("check", str(EXAMPLES / "release" / "plan.yaml")).stdout
    assert "6 phases, 13 tasks, 1 gate" in good
    assert "1 task must happen once only; each of them can find out whether it has" in good
    assert "a rollback undoes 3 tasks" in good
    bad = person.write(HELLO.replace("shell:", "shall:").replace("id: greet", "id: greet-all"), "bad.yaml")
    found = person.press("check", bad, person.write(ASKS, "good.yaml"), code=10).stdout
    assert "error[E0102]" in found
    assert "error[E0106]" in found
    assert re.search(r"✕ bad.yaml has \d problems", found)
    assert "✓ good.yaml" in found
    first, second = _json(person.press("check", "bad.yaml", "good.yaml", "--json", code=10).stdout)
    assert (first["ok"], second["ok"]) == (False, True)
    assert {"E0102", "E0106"} <= {problem["code"] for problem in first["problems"]}


@pytest.mark.one_store
def test_doctor_is_content_with_a_good_store_and_sees_a_damaged_one(person: Person) -> None:
    person.press("run", person.write(HELLO))
    assert "every checksum holds" in person.press("doctor").stdout
    found = {each["about"]: each for each in _json(person.press("doctor", "--json").stdout)}
    assert found["settings"]["data"]["journal_mode"] == "wal"
    assert {each["state"] for each in found.values()} == {"OK"}
    store = person.folder / ".turbo-mode" / "store.db"
    store.write_bytes(store.read_bytes().replace(b"ExecutionEnded", b"ExecutionEndet"))
    assert "the store is damaged" in person.press("doctor", code=10).stdout


@pytest.mark.one_store
def test_a_damaged_store_is_said_plainly(person: Person) -> None:
    person.press("run", person.write(HELLO))
    for path in (person.folder / ".turbo-mode").glob("store.db*"):
        path.write_bytes(b"no database " * 500)
    done = person.press("show", code=69)
    assert done.stderr.startswith("✕ ")
    assert "Traceback" not in done.stderr


@pytest.mark.one_store
def test_our_own_fault_leaves_a_file_and_no_traceback(person: Person) -> None:
    person.press("run", person.write(HELLO))
    script = (
        "import sys, turbo_mode.operations.executions as o; from turbo_mode.cli import main\n"
        "def broken(*a, **k): raise ZeroDivisionError('oops')\n"
        "o.listed = broken; sys.exit(main(['list']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=person.folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 70
    assert "turbo-mode broke: ZeroDivisionError: oops" in done.stderr
    assert "Traceback" not in done.stderr
    kept = next((person.folder / ".turbo-mode").glob("fault-*.txt"))
    assert kept.name in done.stderr
    assert "Traceback" in kept.read_text()


@pytest.mark.one_store
def test_version_and_completion(person: Person) -> None:
    data = json.loads(person.press("version", "--json").stdout)
    assert re.match(r"\d+\.\d+", data["version"])
    assert tuple(map(int, data["sqlite"].split("."))) >= (3, 51, 3)
    line = person.press("completion", "bash").stdout
    assert "_TURBO_MODE_COMPLETE=bash_source" in line
    words = {"_TURBO_MODE_COMPLETE": "bash_complete", "COMP_WORDS": "turbo-mode deci", "COMP_CWORD": "1"}
    assert "decisions" in person.paste(f"{' '.join(f'{k}={v!r}' for k, v in words.items())} turbo-mode").stdout


@pytest.mark.one_store
def test_the_store_can_be_elsewhere(person: Person) -> None:
    person.press("run", person.write(HELLO), "--store", "there")
    assert (person.folder / "there" / "store.db").exists()
    assert len(_json(person.press("--store", "there", "list", "--json").stdout)) == 1
    assert len(_json(person.press("list", "--json", TURBO_MODE_STORE="there").stdout)) == 1
