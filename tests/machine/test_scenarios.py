"""Scenario files: what is fed, and what follows from it, line by line. ``TURBO_MODE_REWRITE=1`` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from turbo_mode.testing.scenario import play

FILES = sorted((Path(__file__).parent / "scenarios").glob("*.txt"))
REWRITE = bool(os.environ.get("TURBO_MODE_REWRITE"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_follows_is_what_is_written(path: Path) -> None:
    text = path.read_text()
    played = play(text)
    if REWRITE:
        path.write_text(played)
    else:
        assert played.splitlines() == text.splitlines()


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 12


def test_a_line_that_says_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="feeds nothing"):
        play("phases: [{id: p, tasks: [{id: a, shell: x}]}]\n> juggle\n".replace("phases", "\nphases", 1))
