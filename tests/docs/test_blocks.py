"""Every block of code in the documentation runs, is checked, or says why not."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import textwrap
from contextlib import suppress
from pathlib import Path

import pytest
from graphql import parse, validate

from tests.deep import deep
from tests.docs.pages import GENERATED, ROOT, Block, blocks, pages, replace
from tests.docs.sessions import Ids, environment, play, same, steps
from tests.language.marked import problems_of
from turbo_mode import Plan, PlanInvalid
from turbo_mode.configuration.reading import load
from turbo_mode.plans.reader import parse_plan
from turbo_mode.server.graphql.schema import schema

REWRITE = os.environ.get("TURBO_MODE_REWRITE") == "1"
FREE = ("", "text", "make", "sql", "mermaid", "javascript")
"""Languages of blocks that are drawings or excerpts, or are run elsewhere: JavaScript by `tests/javascript`."""

WITH_BLOCKS = [page for page in pages() if any(blocks(page))]
MOST_NOT_RUN = 8
LONG = frozenset((
    "docs/user/tutorial.md", "docs/user/graphql.md", "docs/user/mcp.md", "docs/user/client.md", "docs/user/events.md",
    "docs/user/data.md", "docs/user/http.md", "docs/developer/library.md", "docs/admin/plugins.md",
    "docs/admin/server.md",
    "docs/user/documents.md", "docs/user/messages.md", "docs/user/progress.md", "docs/developer/plugins.md",
))  # fmt: skip
"""Pages whose blocks take their time: `make test-deep` runs them."""


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", [
    *(page for page in WITH_BLOCKS if _name(page) not in LONG),
    *deep(page for page in WITH_BLOCKS if _name(page) in LONG),
], ids=_name)  # fmt: skip
def test_the_page_does_what_it_says(page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "examples").symlink_to(ROOT / "examples")
    recording = Recording(folder, tmp_path)
    try:
        for block in blocks(page):
            if block.mark[0] != "not run":
                _try(block, folder, recording)
    except BaseException:
        for left in folder.rglob("*.pid"):  # what a page that failed half-way has left running
            with suppress(ProcessLookupError, ValueError):
                os.kill(int(left.read_text()), signal.SIGTERM)
        raise
    finally:
        if recording.is_stale:
            replace(page, recording.fresh)


def _try(block: Block, folder: Path, recording: Recording) -> None:
    what, said = block.mark
    if what == "file":
        (folder / said).parent.mkdir(parents=True, exist_ok=True)
        (folder / said).write_text(block.text)
    match block.language:
        case "yaml" if what == "file" and said.startswith("turbo-mode."):
            load(folder / said, {}, folder)
        case "yaml" if what == "file":
            assert not Plan.load(folder / said).loaded.problems, block.name
        case "yaml":
            _check_plan(block)
        case "json":
            json.loads(block.text)
        case "graphql":
            assert not validate(schema()._schema, parse(block.text)), block.name
        case "python":
            _run_python(block, folder)
        case "sh":
            _run_commands(block, folder, folder.parent)
        case "console":
            recording.play(block)
        case other:
            assert other in FREE, f"{block.name}: what is to be done with {other}?"


class Recording:
    """The terminal sessions of one page, played again; ``fresh`` holds what they print now, by line."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.fresh: dict[int, str] = {}
        self.is_stale = False
        self._folder = folder
        self._home = home
        self._ids = Ids()

    def play(self, block: Block) -> None:
        """Plays a block. Compares it, or with ``REWRITE`` remembers what has to be written."""
        lines: list[str] = []
        for step in steps(block.text):
            command = self._ids.translate(step.command)
            seen = play(command, self._folder, self._home)
            self._ids.learn(step.output, seen)
            if not same(step.output, seen):
                said = "\n".join(seen)
                assert REWRITE, f"{block.name}: $ {step.command}\n{said}"
                self.is_stale = True
            blank = [""] if step.output[-1:] == [""] else []
            lines += [f"$ {command}", *seen, *blank]
        self.fresh[block.line] = "".join(f"{line}\n" for line in lines)


def _check_plan(block: Block) -> None:
    what, said = block.mark
    if what == "problem":
        wanted, _, part = said.partition(" in ")
        codes = {problem.code for problem in problems_of(_whole(block.text, part), block.name)}
        assert codes == set(wanted.split()), f"{block.name}: {codes}"
        return
    try:
        loaded = parse_plan(_whole(block.text, said if what == "part" else ""), block.name)
    except PlanInvalid as error:
        raise AssertionError("\n".join(map(str, error.problems))) from None
    assert not loaded.problems, "\n".join(map(str, loaded.problems))


def _whole(text: str, part: str) -> str:
    """A plan around a part of one."""
    head = "turbo: 1\nname: part\n"
    if part == "tasks":
        return f"{head}phases:\n  - id: thePhase\n    tasks:\n{textwrap.indent(text, '      ')}"
    if part == "phases":
        return f"{head}phases:\n{textwrap.indent(text, '  ')}"
    return f"{head}{text}" if part == "plan" else text


def _run_commands(block: Block, folder: Path, home: Path) -> None:
    """Commands without their output. ``make`` is not called from here, but what it should make must be there."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for line in block.text.splitlines():
        command = line.partition("  #")[0].strip()
        if command.startswith("make "):
            assert command.removeprefix("make ") in targets, f"{block.name}: {command}"
        elif command:
            done = subprocess.run(
                ["/bin/sh", "-c", command], cwd=folder, env=environment(home), capture_output=True, text=True,
                timeout=120, check=False,
            )  # fmt: skip
            assert done.returncode == 0, f"{block.name}: {command}\n{done.stderr}"


def _run_python(block: Block, folder: Path) -> None:
    programs = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    given = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PATH": programs}
    done = subprocess.run(
        [sys.executable, "-c", block.text], cwd=folder, env=given, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{block.name}: {done.stderr}"
    promised = [line.partition("# ")[2] for line in block.text.splitlines() if line.lstrip().startswith("print(")]
    promised = [text for text in promised if text]
    if promised:
        assert done.stdout.split("\n")[: len(promised)] == promised, f"{block.name}: {done.stdout}"


def test_few_blocks_are_left_out() -> None:
    left_out = [block.name for page in pages() for block in blocks(page) if block.mark[0] == "not run"]
    assert len(left_out) <= MOST_NOT_RUN, left_out


def test_every_example_is_a_plan_without_a_warning() -> None:
    for path in (ROOT / "examples").glob("*/plan.yaml"):
        assert Plan.load(path).loaded.problems == [], path


def test_generated_pages_are_among_the_pages() -> None:
    assert {ROOT / name for name in GENERATED} <= set(pages())
