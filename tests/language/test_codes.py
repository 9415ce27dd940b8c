"""The registry of codes: complete, and every page shows what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import turbo_mode
from tests.language.marked import problems_of
from turbo_mode.core.plan.codes import CODES, Page, find, whole

SOURCE = Path(turbo_mode.__file__).parent


def test_every_code_that_is_reported_has_a_page_and_the_other_way_round() -> None:
    sources = [path for path in SOURCE.rglob("*.py") if "pages" not in path.parts]
    used = {code for path in sources for code in re.findall(r'"([EW]0\d{3})"', path.read_text())}
    assert used == set(CODES)


@pytest.mark.parametrize("page", CODES.values(), ids=CODES)
def test_the_wrong_example_has_this_problem_and_the_right_one_none(page: Page) -> None:
    assert {problem.code for problem in problems_of(whole(page.wrong, page.part))} == {page.code}
    assert [str(problem) for problem in problems_of(whole(page.right, page.part))] == []


@pytest.mark.parametrize("page", CODES.values(), ids=CODES)
def test_a_page_is_short_and_whole(page: Page) -> None:
    assert len(page.title) <= 80
    assert page.title[0].islower() or page.title[0] in "`"
    for text in (page.what, page.why):
        assert text.endswith(".")
        assert len(text) < 300


def test_a_code_is_found_however_it_is_written() -> None:
    for written in ("E0301", "e0301", "E301", "301"):
        page = find(written)
        assert page is not None
        assert page.code == "E0301"
    page = find("w505")
    assert page is not None
    assert page.code == "W0505"
    assert [find(text) for text in ("", "E", "E9999", "nonsense", "９９", "E" + "0" * 99)] == [None] * 6
