"""`run`: a plan is carried out, and the exit code and the last lines tell how that went."""

from __future__ import annotations

import json
import re
import resource
import signal

import pytest

from tests.cli.conftest import ASKS, DOUBTS, EXAMPLES, FAILS, HELLO, WAITS, Person
from tests.places import store_of
from turbo_mode.operations import executions


def test_a_plan_runs_and_a_log_reads_like_a_story(person: Person) -> None:
    done = person.press("run", person.write(HELLO), "--input", "who=Ada")
    assert re.search(r"^hello [0-9a-f]{6}  1 phase, 1 task  autonomy medium$", done.stderr, re.MULTILINE)
    assert re.search(r"^\d\d:\d\d:\d\d COMPLETED   greet: 1 task in", done.stderr, re.MULTILINE)
    assert "✓ COMPLETED in" in done.stderr
    assert "who        Ada" in done.stderr
    assert "\x1b" not in done.stderr + done.stdout, "no control codes where nobody watches"
    assert done.stdout.strip() == person.rows()[0].id, "what was begun is data, for scripts"


def test_the_release_goes_live_and_tells_its_decision(person: Person) -> None:
    done = person.press("run", str(EXAMPLES / "release" / "plan.yaml"), "--input", "probes=20")
    assert "13 tasks done" in done.stderr
    assert "◆ d1  canary → promote  0.97, alone" in done.stderr
    assert "All 3 pieces of evidence pass, so it goes on." in done.stderr
    notes = re.search(r"notes +(\S+)", done.stderr)
    assert notes
    assert (person.folder / notes[1]).exists(), "the path leads somewhere from here"


def test_a_faulty_release_is_taken_back_and_says_so(person: Person) -> None:
    done = person.press(
        "run", str(EXAMPLES / "release" / "plan.yaml"), "-i", "probes=20", "-i", "faulty=0.3", "--json=final", code=7
    )
    summary = json.loads(done.stdout)
    assert (summary["status"], summary["outcome"], summary["exitCode"]) == ("FAILED", "ROLLED_BACK", 7)
    assert [each["selection"] for each in summary["decisions"]] == ["probeAgain", "giveUp"]
    assert "everything undone that can be" in done.stderr
    assert "run it again" not in done.stderr
    assert "--input faulty=0.3" in done.stderr, "the command to repeat it has its inputs"


def test_a_failure_ends_with_what_where_why_and_what_next(person: Person) -> None:
    done = person.press("run", person.write(FAILS), code=1)
    ending = done.stderr[done.stderr.index("✕ FAILED after") :].splitlines()
    assert ending[0].endswith("exit_status")
    assert "deploy / push   plan.yaml:14   shell, idempotent, 1 attempt" in ending[1]
    assert ending[2].strip() == "exit status 22: 503 from deploy.example.com"
    truth = " ".join(line.strip() for line in ending[3:5])
    assert truth == "1 done (1 after a retry), 1 failed, 1 not run, nothing in doubt, nothing to undo"
    look = next(line.split("look")[1].strip() for line in ending if "look" in line)
    assert "503 from deploy.example.com" in person.paste(look).stderr
    assert all(len(line) < 80 for line in ending)


def test_a_failure_is_marked_in_github_actions(person: Person) -> None:
    done = person.press("run", person.write(FAILS), code=1, GITHUB_ACTIONS="true")
    assert "::error file=plan.yaml,line=14::push: exit status 22" in done.stderr


def test_json_lines_are_the_public_events_and_end_with_a_summary(person: Person) -> None:
    done = person.press("run", person.write(FAILS), "--json", "-q", code=1)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(set(event) == {"event", "id", "timestamp", "data"} for event in events)
    names = [event["event"] for event in events if event["event"] != "progress:updated"]
    assert names[:3] == ["hello", "execution:started", "phase:started"]
    assert names[-2:] == ["execution:completed", "summary"]
    assert names.count("task:retrying") == 1
    assert events[0]["data"]["schemaVersion"] == 1
    assert events[-1]["data"]["failure"] == {
        "task": "push", "code": "exit_status", "message": "exit status 22: 503 from deploy.example.com",
        "file": "plan.yaml", "line": 14,
    }  # fmt: skip
    assert len({event["id"] for event in events}) == len(events)
    assert done.stderr == ""


def test_no_wait_ends_where_a_person_is_needed_and_the_printed_commands_go_on(person: Person) -> None:
    done = person.press("run", person.write(ASKS), "--no-wait", code=3)
    commands = re.findall(r"turbo-mode decisions answer \S+ (?:ship|drop)", done.stderr)
    assert "Ship it?" in done.stderr
    person.paste(next(each for each in commands if each.endswith("ship")))
    going_on = re.search(r"Then go on: (turbo-mode resume \w+)", done.stderr)
    assert going_on
    assert "ship (by" in person.paste(going_on[1]).stderr


def test_no_wait_tells_a_doubt_from_a_question(person: Person) -> None:
    done = person.press("run", person.write(DOUBTS), "--no-wait", code=5)
    assert "transfer: in doubt" in done.stderr
    answer = next(line for line in done.stderr.splitlines() if "answer" in line and line.endswith("happened"))
    person.paste(answer)
    assert "✓ COMPLETED" in person.press("resume").stderr


def test_the_time_is_up_but_nothing_is_lost(person: Person) -> None:
    done = person.press("run", person.write(WAITS), "--timeout", "500ms", code=6)
    assert "The time is up" in done.stderr
    person.go()
    assert "✓ COMPLETED" in person.press("resume").stderr


def test_signals_leave_the_program_at_work_and_resume_takes_it_up(person: Person) -> None:
    words = ["run", person.write(WAITS)]
    for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)):
        running = person.begin(*words)
        person.until(lambda: executions.owner(store_of(person.folder)))
        person.until_it_waits()
        running.send_signal(number)
        _, said = running.communicate(timeout=60)
        assert running.returncode == code
        assert "1 program goes on meanwhile" in said
        resume = re.search(r"Nothing is lost. Go on: turbo-mode (resume) (\w+)", said)
        assert resume
        words = list(resume.groups())
    person.go()
    done = person.press(*words)
    assert done.stderr.count("wait went on meanwhile") == 3
    assert "2 tasks done" in done.stderr


def test_a_bad_plan_is_refused_before_anything_runs(person: Person) -> None:
    done = person.press("run", person.write(HELLO.replace("shell:", "shall:")), code=2)
    assert "error[E0102]" in done.stderr
    assert "plan.yaml:8:" in done.stderr
    assert not (person.folder / ".turbo-mode").exists()


def test_wrong_inputs_are_all_named_at_once(person: Person) -> None:
    done = person.press("run", person.write(HELLO), "-i", "whom=Ada", "-i", "x=1", code=2)
    assert "did you mean `who`?" in done.stderr
    assert "`x`" in done.stderr


@pytest.mark.one_store
def test_a_disk_that_fails_is_said_plainly_and_loses_nothing(person: Person) -> None:
    running = person.begin("run", person.write(WAITS))
    person.until_it_waits()
    resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (0, 0))  # from now on no write succeeds
    person.go()
    _, told = running.communicate(timeout=60)
    assert running.returncode == 69
    assert re.search(r"✕ could not commit: disk I/O error +store_failed", told)
    resume = re.search(r"Go on: (turbo-mode resume \w+)", told)
    assert resume
    assert "✓ COMPLETED" in person.paste(resume[1]).stderr


def test_inputs_may_come_from_a_file(person: Person) -> None:
    person.write("who: Grace\n", "inputs.yaml")
    assert "Grace" in person.press("run", person.write(HELLO), "--inputs", "inputs.yaml").stderr
