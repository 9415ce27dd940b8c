"""Writes the dashboard for Grafana, which reads what Prometheus has of a server: ``make rewrite``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[1] / "deploy" / "grafana" / "turbo-mode.json"
_SOURCE = {"type": "prometheus", "uid": "${source}"}
_HTTP = "turbo_mode_http_request_duration_seconds"
_RUNS = "turbo_mode_execution_duration_seconds"
_TASKS = "turbo_mode_task_duration_seconds"
_ASKED = 'instance=~"$instance"'

PANELS: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...] = (
    ("Ready", "stat", "bool", ((f"min(turbo_mode_ready{{{_ASKED}}})", ""),)),
    ("Open questions", "stat", "none", ((f"sum(turbo_mode_open_questions{{{_ASKED}}})", ""),)),
    ("Sockets", "stat", "none", ((f"sum(turbo_mode_sockets{{{_ASKED}}})", ""),)),
    ("Store", "stat", "bytes", ((f"sum(turbo_mode_journal_bytes{{{_ASKED}}})", ""),)),
    ("Executions under way", "timeseries", "none",
     ((f"sum by (status) (turbo_mode_executions{{{_ASKED}}})", "{{status}}"),)),
    ("Executions that have ended, an hour", "timeseries", "none",
     ((f"sum by (plan, status) (increase({_RUNS}_count{{{_ASKED}}}[1h]))", "{{plan}} {{status}}"),)),
    ("How long executions take (90 %)", "timeseries", "s",
     ((f"histogram_quantile(0.9, sum by (plan, le) (rate({_RUNS}_bucket{{{_ASKED}}}[1h])))", "{{plan}}"),)),
    ("Tasks that have ended, a minute", "timeseries", "none",
     ((f"60 * sum by (status) (rate({_TASKS}_count{{{_ASKED}}}[5m]))", "{{status}}"),)),
    ("Decisions, an hour", "timeseries", "none", (
        (f"sum by (by) (increase(turbo_mode_decisions_total{{{_ASKED}}}[1h]))", "{{by}}"),
        (f"sum(increase(turbo_mode_escalations_total{{{_ASKED}}}[1h]))", "asked of people"),
    )),
    ("Entries of the journal, a second", "timeseries", "none",
     ((f"sum(rate(turbo_mode_journal_entries_total{{{_ASKED}}}[5m]))", "entries"),)),
    ("Requests, a second", "timeseries", "reqps",
     ((f"sum by (code) (rate({_HTTP}_count{{{_ASKED}}}[5m]))", "{{code}}"),)),
    ("How long answers take", "timeseries", "s", tuple(
        (f"histogram_quantile({each}, sum by (le) (rate({_HTTP}_bucket{{{_ASKED}}}[5m])))", f"{100 * each:g} %")
        for each in (0.5, 0.9, 0.99)
    )),
    ("Refused, a minute", "timeseries", "none",
     ((f"60 * sum by (code) (rate(turbo_mode_http_requests_refused_total{{{_ASKED}}}[5m]))", "{{code}}"),)),
    ("Deliveries", "timeseries", "none",
     ((f"sum by (destination, status) (turbo_mode_deliveries{{{_ASKED}}})", "{{destination}} {{status}}"),)),
)  # fmt: skip
"""Title, kind, unit, and what is asked with how it is called."""


def page() -> str:
    """The whole file."""
    variables = [
        {"name": "source", "type": "datasource", "query": "prometheus", "label": "Prometheus"},
        {
            "name": "instance", "type": "query", "datasource": _SOURCE, "label": "Server", "refresh": 2,
            "query": "label_values(turbo_mode_ready, instance)", "includeAll": True, "multi": True,
            "current": {"text": "All", "value": "$__all"},
        },
    ]  # fmt: skip
    made = {
        "uid": "turbo-mode", "title": "TURBO MODE", "schemaVersion": 39, "editable": True, "refresh": "30s",
        "time": {"from": "now-6h", "to": "now"}, "templating": {"list": variables}, "panels": _panels(),
    }  # fmt: skip
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def _panels() -> list[dict[str, Any]]:
    """Small ones four in a row, others two."""
    found: list[dict[str, Any]] = []
    x = y = 0
    for id, (title, kind, unit, asked) in enumerate(PANELS, 1):
        width, height = (6, 4) if kind == "stat" else (12, 8)
        targets = [
            {"refId": chr(65 + number), "datasource": _SOURCE, "expr": text, "legendFormat": called}
            for number, (text, called) in enumerate(asked)
        ]
        found.append({
            "id": id, "title": title, "type": kind, "datasource": _SOURCE, "targets": targets,
            "gridPos": {"x": x, "y": y, "w": width, "h": height},
            "fieldConfig": {"defaults": {"unit": unit}, "overrides": []},
        })  # fmt: skip
        x, y = (x + width, y) if x + width < 24 else (0, y + height)
    return found
