"""The live view on a terminal: a small block that moves, and a story that stays."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import ASKS, EXAMPLES, FAILS, WAITS, Person
from tests.cli.emulator import Window

pytestmark = pytest.mark.one_store  # what a screen shows

WIDE = """
turbo: 1
name: wide
executionPipeline: {maxParallel: 40}
phases:
"""


@pytest.mark.parametrize(("width", "height"), [(60, 20), (100, 40)])
def test_the_release_leaves_its_story_and_no_trace_of_the_block(person: Person, width: int, height: int) -> None:
    plan = str(EXAMPLES / "release" / "plan.yaml")
    window = Window(person.folder, "run", plan, "-i", "probes=20", width=width, height=height)
    assert window.end() == 0
    shown = "\n".join(window.screen.lines)
    assert shown.count("All 3 pieces of evidence pass, so it") == 2, "told where it happens, and in the summary"
    for phase in ("source", "test", "build", "canary", "promote", "announce"):
        assert len(re.findall(rf"✓ {phase} .* tasks? in ", shown)) == 1
    assert "█" not in shown
    assert "p pause" not in shown
    assert window.screen.frames > 3
    assert window.raw.endswith("\n")
    assert window.raw.count("\x1b[?25l") == window.raw.count("\x1b[?25h"), "the cursor is back"


def test_a_question_is_asked_and_answered_in_the_view(person: Person) -> None:
    window = Window(person.folder, "run", person.write(ASKS))
    window.until("1 ship   2 drop")
    window.type("1")
    window.until("ship?   Enter confirms")
    window.type("\x1b")
    window.until("1 ship   2 drop")
    window.type("2\r")
    assert window.end() == 1
    assert "→ drop (by" in "\n".join(window.screen.lines)


def test_p_pauses_and_q_leaves(person: Person) -> None:
    window = Window(person.folder, "run", person.write(WAITS))
    person.until_it_waits()
    window.until("p pause   q leave")
    window.type("p")
    window.until("PAUSED")
    window.type("p")
    window.until("goes on by")
    window.type("q")
    assert window.end() == 130
    assert "Nothing is lost. Go on: turbo-mode resume" in "\n".join(window.screen.lines)
    assert window.raw.count("\x1b[?25l") == window.raw.count("\x1b[?25h")


def test_ctrl_c_on_the_keyboard_leaves_programs_at_work(person: Person) -> None:
    window = Window(person.folder, "run", person.write(WAITS))
    person.until_it_waits()
    window.until("wait")
    window.type("\x03")
    assert window.end() == 130
    person.go()
    assert "wait went on meanwhile" in person.press("resume").stderr


def test_many_phases_at_once_still_make_a_small_block(person: Person) -> None:
    wait = """'until test -e "$TURBO_MODE_PLAN_DIR/go"; do sleep 0.3; done'"""
    phase = "  - {{id: p{0}, needs: [], tasks: [{{id: t{0}, effect: idempotent, shell: {1}}}]}}\n"
    person.write(WIDE + "".join(phase.format(number, wait) for number in range(30)))
    window = Window(person.folder, "run", "plan.yaml", height=16)
    window.until("and 2")
    block = window.screen.lines[-12:]
    assert any(re.search(r"and 2\d more", line) for line in block)
    start = next(n for n, line in enumerate(window.screen.lines) if re.search(r"[█▒░] .* % ", line))
    assert len(window.screen.lines) - start < 12
    assert all(len(line) <= 80 for line in window.screen.lines)
    person.go()
    assert window.end() == 0


def test_a_plain_terminal_gets_lines_and_a_narrow_locale_ascii(person: Person) -> None:
    dumb = Window(person.folder, "run", person.write(FAILS), TERM="dumb")
    assert dumb.end() == 1
    assert "\x1b" not in dumb.raw
    plain = Window(person.folder, "run", "plan.yaml", LANG="C", NO_COLOR="1")
    assert plain.end() == 1
    assert plain.raw.isascii()
    assert not re.search(r"\x1b\[[0-9;]*m", plain.raw)
    assert "x FAILED after" in plain.raw


def test_colour_is_never_the_message(person: Person) -> None:
    colored = person.press("run", person.write(FAILS), "--color", "always", code=1)
    plain = person.press("list", NO_COLOR="1")
    assert "\x1b[1;31m✕ FAILED\x1b[0m" in colored.stderr
    assert re.search(r"^✕ FAILED +\w{6} +fails", plain.stdout, re.MULTILINE)
    forced = person.press("list", FORCE_COLOR="1")
    assert "\x1b[31m✕ FAILED\x1b[0m" in forced.stdout
    assert "\x1b" not in person.press("--color", "never", "list", FORCE_COLOR="1").stdout
