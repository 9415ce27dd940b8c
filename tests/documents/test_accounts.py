"""What several documents tell alike: what is left of what was done, and how long things have gone on."""

from __future__ import annotations

from turbo_mode.core.documents.accounts import phases_table, remains
from turbo_mode.core.documents.facts import Facts, PhaseFact, TaskFact
from turbo_mode.core.documents.parts import Table


def _task(name: str, **more: object) -> TaskFact:
    made = TaskFact(name, name, "ship", "shell", effect="idempotent", status="COMPLETED")
    for key, value in more.items():
        setattr(made, key, value)
    return made


def _left(*tasks: TaskFact) -> list[str]:
    return remains(Facts("x1", "ship", tasks={task.name: task for task in tasks}))


def test_what_was_undone_instance_by_instance_is_not_in_place() -> None:
    copy = _task("copy", many=2, reversible=True, last_seq=9)
    one, two = (_task(f"copy[{key}]", fan="copy", reversible=True, last_seq=key) for key in (4, 5))
    assert _left(copy, one, two) == ["`copy` is in place and can be taken back (#9)."]
    one.undone = 12
    assert _left(copy, one, two) == ["`copy[5]` is in place and can be taken back (#5)."]
    two.undone = 13
    assert _left(copy, one, two) == []


def test_what_happens_once_and_has_no_way_back_is_in_place() -> None:
    assert _left(_task("audit", effect="once", last_seq=3)) == ["`audit` is in place and has no way back (#3)."]
    assert _left(_task("look", last_seq=3), _task("push", effect="once", status="FAILED")) == []


def test_what_goes_on_is_told_with_its_time_so_far() -> None:
    phase = PhaseFact("ship", status="RUNNING", rounds=1, started_at=1_000, first_seq=2)
    (table,) = phases_table(Facts("x1", "ship", now=41_000, phases={"ship": phase}))
    assert isinstance(table, Table)
    assert table.rows == [["`ship`", "RUNNING", "1", "40 s so far", "#2"]]
