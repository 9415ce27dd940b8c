"""From a second terminal, while it runs and without a server."""

from __future__ import annotations

import re
import signal
import time

from tests.cli.conftest import ASKS, HELLO, WAITS, Person

WRITES = """
turbo: 1
name: writes
inputs: {name: {type: string}}
phases:
  - id: work
    tasks:
      - id: write
        env: {NAME: "${{ inputs.name }}"}
        shell: 'while :; do echo >> "$TURBO_MODE_PLAN_DIR/$NAME.beats"; sleep 0.02; done'
finally:
  - {id: tidy, shell: 'echo >> "$TURBO_MODE_PLAN_DIR/tidying.beats"; sleep 1'}
"""

SERVES = """
turbo: 1
name: serves
phases:
  - id: work
    tasks:
      - id: server
        service:
          command:
            - python3
            - -c
            - |
              import os, socket, time
              listening = socket.create_server(("127.0.0.1", int(os.environ["PORT"])))
              while True:
                  print(file=open(os.environ["TURBO_MODE_PLAN_DIR"] + "/served.beats", "a"))
                  time.sleep(0.02)
      - {id: wait, shell: 'echo >> "$TURBO_MODE_PLAN_DIR/work.beats"; sleep 60'}
finally:
  - {id: tidy, shell: 'echo >> "$TURBO_MODE_PLAN_DIR/tidying.beats"; sleep 1'}
"""


def beats(person: Person, name: str) -> int:
    """How often something has written its line."""
    written = person.folder / f"{name}.beats"
    return len(written.read_bytes()) if written.exists() else 0


def test_watch_show_logs_and_pause_from_beside(person: Person) -> None:
    running = person.begin("run", person.write(WAITS))
    person.until_it_waits()
    id = person.id
    following = person.begin("logs", id, "-f")
    watching = person.begin("watch", id)
    assert re.search(r"▸ +wait +RUNNING", person.press("show", id).stdout)
    person.press("pause", id, "--reason", "lunch")
    person.go()
    person.until_status("PAUSED")
    assert "▸ after" not in person.press("show", id).stdout
    person.press("resume", id, "-q")
    _, told = running.communicate(timeout=60)
    assert running.returncode == 0
    assert re.search(r"PAUSED +paused by \w+: lunch", told)
    out, _ = following.communicate(timeout=60)
    assert [line.split() for line in out.splitlines()] == [
        ["wait", "|", "started"], ["wait", "|", "over"], ["after", "|", "after"],
    ]  # fmt: skip
    _, watched = watching.communicate(timeout=60)
    assert watching.returncode == 0
    assert "✓ COMPLETED" in watched


def test_cancel_from_beside(person: Person) -> None:
    running = person.begin("run", person.write(WAITS))
    person.until_it_waits()
    person.press("cancel", person.id, "--reason", "wrong branch")
    _, told = running.communicate(timeout=60)
    assert running.returncode == 4
    assert "⊘ CANCELLED after" in told
    assert "wrong branch" in told


def test_a_second_run_hands_its_plan_over_and_the_first_stays_for_it(person: Person) -> None:
    brief = HELLO.replace("echo aside >&2", 'until test -e "$TURBO_MODE_PLAN_DIR/other"; do sleep 0.02; done')
    first = person.begin("run", person.write(brief))
    person.until((person.folder / ".turbo-mode" / "control.sock").exists)
    second = person.begin("run", person.write(WAITS, "second.yaml"))
    person.until_it_waits()
    (person.folder / "other").touch()
    person.until(lambda: person.rows()[-1].status == "COMPLETED")
    assert first.poll() is None, "its engine carries out the other plan"
    person.go()
    _, told = second.communicate(timeout=60)
    assert second.returncode == 0
    assert "✓ COMPLETED" in told
    _, told = first.communicate(timeout=60)
    assert first.returncode == 0
    assert "Staying for 1 other execution: waits" in told


def test_a_run_that_handed_over_takes_over_when_the_owner_is_killed(person: Person) -> None:
    first = person.begin("run", person.write(ASKS))
    person.until_status("HELD")
    second = person.begin("run", person.write(WAITS, "second.yaml"))
    person.until_it_waits()
    first.kill()
    first.communicate()
    person.go()
    _, told = second.communicate(timeout=60)
    assert second.returncode == 0
    assert "whoever carried it out has gone" in told
    assert "2 tasks done" in told


def test_with_no_wait_nobody_stays_for_the_question_of_another(person: Person) -> None:
    first = person.begin("run", person.write(WAITS), "--no-wait")
    person.until_it_waits()
    second = person.begin("run", person.write(ASKS, "second.yaml"), "--no-wait")
    second.communicate(timeout=60)
    assert second.returncode == 3
    person.go()
    _, told = first.communicate(timeout=60)
    assert first.returncode == 0
    assert "waits for an answer: turbo-mode decisions" in told


def test_a_question_is_answered_from_beside(person: Person) -> None:
    running = person.begin("run", person.write(ASKS))
    id = person.until_status("HELD")
    assert "waits for an answer" in person.press("decisions", "--open").stdout
    refused = person.press("decisions", "answer", f"{id}/d1", "shop", code=2)
    assert "`shop` is not one of the options: ship, drop" in refused.stderr
    answered = person.press("decisions", "answer", f"{id}/d1", "ship", "--reason", "looks good")
    assert "it goes on" in answered.stderr
    _, told = running.communicate(timeout=60)
    assert running.returncode == 0
    assert "looks good" in told
    shown = person.press("decisions", "show", f"{id}/d1").stdout
    assert "→ ship" in shown
    assert "looks good" in shown
    assert "tasks.make.status == 'COMPLETED'" in shown


def test_stop_all_kills_what_runs(person: Person) -> None:
    running = person.begin("run", person.write(WAITS))
    person.until_it_waits()
    assert "1 execution stopped" in person.press("stop", "--all").stderr
    running.communicate(timeout=60)
    assert running.returncode == 4
    assert "Nothing was under way." in person.press("stop", "--all").stderr


def test_stop_without_an_owner_ends_what_was_left(person: Person) -> None:
    running = person.begin("run", person.write(WAITS))
    person.until_it_waits()
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=60)
    assert "in nobody's hands" in person.press("doctor").stdout
    person.press("stop", person.id)
    assert person.rows()[0].status == "CANCELLED"


def test_stop_all_without_an_owner_kills_everything_before_it_waits(person: Person) -> None:
    plan = person.write(WRITES)
    running = person.begin("run", plan, "--input", "name=one")
    person.until(lambda: beats(person, "one"))
    other = person.begin("run", plan, "--input", "name=two")  # handed over to the first
    person.until(lambda: beats(person, "two"))
    for process in (running, other):
        process.kill()
        process.communicate()
    stopping = person.begin("stop", "--all")
    person.until(lambda: beats(person, "tidying"))
    before = beats(person, "one"), beats(person, "two")
    time.sleep(0.3)
    assert (beats(person, "one"), beats(person, "two")) == before
    stopping.communicate(timeout=60)
    assert [row.status for row in person.rows()] == ["CANCELLED", "CANCELLED"]


def test_stop_kills_a_service_too_before_finally_runs(person: Person) -> None:
    running = person.begin("run", person.write(SERVES))
    person.until(lambda: beats(person, "work"))
    assert beats(person, "served")
    person.press("stop", person.id)
    person.until(lambda: beats(person, "tidying"))
    before = beats(person, "served")
    time.sleep(0.3)
    assert beats(person, "served") == before
    running.communicate(timeout=60)
    assert person.rows()[0].status == "CANCELLED"


def test_a_reader_that_goes_away_kills_nothing(person: Person) -> None:
    running = person.begin("run", person.write(WAITS), "--json")
    assert running.stdout is not None
    running.stdout.readline()
    running.stdout.close()
    person.until_it_waits()
    person.go()
    assert running.wait(timeout=60) == 0
    assert running.stderr is not None
    assert "Traceback" not in running.stderr.read()


def test_a_task_cannot_answer_for_its_own_execution(person: Person) -> None:
    person.press("run", person.write(ASKS), "--no-wait", code=3)
    id = person.id
    refused = person.press("decisions", "answer", f"{id}/d1", "ship", code=77, TURBO_MODE_EXECUTION="x")
    assert "can't answer" in refused.stderr


def test_output_for_a_pager_that_closes_early_is_quiet(person: Person) -> None:
    person.press("run", person.write(HELLO))
    done = person.paste("turbo-mode show --entries | head -1")
    assert done.stderr == ""
    assert "ExecutionAccepted" in done.stdout
