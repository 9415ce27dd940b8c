"""Decisions that older versions stored: what stands in their record is weighed again, and what is missing is named."""

from __future__ import annotations

from collections.abc import Iterator

from tests.cli.conftest import Person
from tests.corpus.test_corpus import JOURNALS, read, restored
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.hindsight import Again, weighed_again
from turbo_mode.core.machine.state import Execution


def again() -> Iterator[tuple[str, Again]]:
    for path in JOURNALS:
        plan, bodies, _ = read(path)
        for each in weighed_again(Execution(Blueprint(plan)), map(e.decode, bodies)):
            yield path.stem, each


def test_what_stands_in_an_old_record_is_repeated_or_named() -> None:
    for name, each in again():
        assert each.same or each.absent or each.others, name
        assert each.repeated is (not each.others), name


def test_a_part_that_was_not_recorded_yet_does_not_speak_against_the_rest() -> None:
    found = dict(again())
    assert found["asked"].repeated
    assert {"levels", "options.on.usual", "options.on.factor"} <= set(found["asked"].absent)


def test_what_was_weighed_by_other_numbers_is_named() -> None:
    found = dict(again())
    assert "options.on.success" in found["gates"].others
    assert not found["gates"].repeated


def test_the_command_repeats_what_can_be_and_names_the_rest(person: Person) -> None:
    path = next(path for path in JOURNALS if path.stem == "asked")
    plan, bodies, _ = read(path)
    restored(person.folder / ".turbo-mode", plan, bodies)
    told = person.press("decisions", "replay")
    assert "d1  not recorded then: levels, options.on.factor" in told.stdout
    assert told.stderr.strip() == "1 decision, all the same, 1 as far as an older version recorded them."
