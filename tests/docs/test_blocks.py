"""Every block of code in the documentation runs, is checked, or says why not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.docs.pages import GENERATED, ROOT, Block, blocks, pages, replace
from tests.docs.sessions import Step, play, same, steps
from turbo_mode import Plan, PlanInvalid
from turbo_mode.plans.reader import parse_plan

REWRITE = os.environ.get("TURBO_MODE_REWRITE") == "1"
SESSIONS = ("console", "sh")
FREE = ("", "text", "make", "sql")
"""Languages of blocks that are drawings or excerpts."""

WITH_BLOCKS = [page for page in pages() if any(blocks(page))]
MOST_NOT_RUN = 8


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", WITH_BLOCKS, ids=_name)
def test_the_page_does_what_it_says(page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "examples").symlink_to(ROOT / "examples")
    changed: dict[int, str] = {}
    for block in blocks(page):
        what, said = block.mark
        if what == "not run":
            continue
        if what == "file":
            (folder / said).parent.mkdir(parents=True, exist_ok=True)
            (folder / said).write_text(block.text)
        if block.language == "yaml":
            _check_plan(block)
        elif block.language == "json":
            json.loads(block.text)
        elif block.language == "python":
            _run_python(block, folder)
        elif block.language in SESSIONS:
            fresh = _play(block, folder, tmp_path)
            if fresh != block.text:
                changed[block.line] = fresh
        else:
            assert block.language in FREE, f"{block.name}: what is to be done with {block.language}?"
    if changed:
        replace(page, changed)


def _check_plan(block: Block) -> None:
    what, said = block.mark
    if what == "problem":
        with pytest.raises(PlanInvalid) as caught:
            parse_plan(block.text, block.name)
        codes = {problem.code for problem in caught.value.problems}
        assert codes == set(said.split()), f"{block.name}: {codes}"
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


def _run_python(block: Block, folder: Path) -> None:
    path = str(ROOT / "src")
    done = subprocess.run(
        [sys.executable, "-c", block.text], cwd=folder, env=os.environ | {"PYTHONPATH": path}, capture_output=True,
        text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{block.name}: {done.stderr}"
    promised = [line.partition("# ")[2] for line in block.text.splitlines() if line.lstrip().startswith("print(")]
    promised = [text for text in promised if text]
    if promised:
        assert done.stdout.split("\n")[: len(promised)] == promised, f"{block.name}: {done.stdout}"


def _play(block: Block, folder: Path, home: Path) -> str:
    fresh = ""
    for step in steps(block.text):
        seen = play(step.command, folder, home)
        if not REWRITE and block.language == "console":
            said = "\n".join(seen)
            assert same(step.output, seen), f"{block.name}: $ {step.command}\n{said}"
        fresh += _written(step, seen)
    return fresh if REWRITE and block.language == "console" else block.text


def _written(step: Step, seen: list[str]) -> str:
    """The step as it should stand in the page; a recording that still fits stays as it is."""
    lines = step.output if same(step.output, seen) else [*seen, *([""] if step.output[-1:] == [""] else [])]
    return "".join(f"{line}\n" for line in (f"$ {step.command}", *lines))


def test_few_blocks_are_left_out() -> None:
    left_out = [block.name for page in pages() for block in blocks(page) if block.mark[0] == "not run"]
    assert len(left_out) <= MOST_NOT_RUN, left_out


def test_every_example_is_a_plan_without_a_warning() -> None:
    for path in (ROOT / "examples").glob("*/plan.yaml"):
        assert Plan.load(path).loaded.problems == [], path


def test_generated_pages_are_among_the_pages() -> None:
    assert {ROOT / name for name in GENERATED} <= set(pages())
