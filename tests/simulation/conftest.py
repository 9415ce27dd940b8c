"""Says at the end how many crash points there were; with workers, each reports its own share."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = terminalreporter.stats.get("passed", [])
    points = [value for each in reports for name, value in each.user_properties if name == "crash points"]
    if points:
        terminalreporter.write_line(f"{sum(points):,} simulated crash points, each survived")
