"""Sentences that could stand in a document about anything: no name, no number, and some of them true by chance."""

from __future__ import annotations

SENTENCES = [
    "The execution completed successfully.", "The deployment failed.", "It was rolled back.", "All tasks were done.",
    "Every task completed.", "No task failed.", "Nothing failed.", "Everything went well.", "It was cancelled.",
    "The plan was carried out as planned.", "Decisions were taken by the rules.", "Each decision was approved.",
    "The risks are known and are under control.", "A rollback is possible.", "Run `turbo-mode run` again.",
    "The status is FAILED.", "The status is COMPLETED.", "Status: CANCELLED", "Result: ROLLED_BACK",
    "The autonomy level was medium.", "The autonomy level was high.", "Autonomy level: full", "# Post-mortem",
    "# Status digest", "# Runbook", "# Plan brief", "# Change record", "# Configuration reference", "# Cost report",
    "# Release notes", "# Hand-over", "# Risk register", "## Summary", "## Phases", "## Inputs", "## Decisions",
    "## Trouble", "## Risks", "## Purpose", "## Steps", "## Timeline", "## Impact", "## About this page",
    "The plan takes no inputs.", "The plan marks nothing as irreversible.", "It has no gate.", "It uses no secrets.",
    "Nothing was taken back.", "No attempt went wrong.", "Nothing had to be decided.", "None are needed.",
    "The plan has no rules.", "No phase names an environment.", "Nothing that can be taken back is left.",
    "Nobody was asked.", "No budget was set.", "The plan says nothing about how far its tasks reach.",
    "It made no retry.", "```sh\nturbo-mode run plan.yaml\n```", "- success", "- completed, approved, verified",
    "There was one phase.", "All phases completed.", "It ended FAILED.", "It took a while.", "See [here](#summary).",
    "status outcome decision rollback evidence risk approval metrics success",
]  # fmt: skip
