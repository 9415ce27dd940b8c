"""The developer's page shows the tables as they are. ``TURBO_MODE_REWRITE=1`` draws them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from turbo_mode.core.machine.draw import TABLES, diagram, drawn

PAGE = Path(__file__).parents[2] / "docs" / "developer" / "machine.md"


def test_the_page_has_the_diagrams_of_the_tables() -> None:
    page = PAGE.read_text()
    if os.environ.get("TURBO_MODE_REWRITE"):
        PAGE.write_text(drawn(page))
    else:
        assert page == drawn(page)
    assert all(diagram(table) in PAGE.read_text() for table in TABLES.values())


def test_a_page_without_its_diagrams_is_noticed() -> None:
    with pytest.raises(ValueError, match="The execution"):
        drawn("# The machine\n")


def test_a_diagram_begins_ends_and_names_every_entry() -> None:
    table = {("NEW", "Started"): "BUSY", ("BUSY", "Done"): "GOOD | BAD", ("BUSY", "Seen"): "BUSY"}
    assert diagram(table).splitlines() == [
        "stateDiagram-v2",
        "    [*] --> NEW",
        "    NEW --> BUSY: Started",
        "    BUSY --> GOOD: Done",
        "    BUSY --> BAD: Done",
        "    BUSY --> BUSY: Seen",
        "    GOOD --> [*]",
        "    BAD --> [*]",
    ]
