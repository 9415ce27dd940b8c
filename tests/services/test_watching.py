"""Who watches a server: the alerts, tried by promtool with numbers, and the dashboard, whose numbers are there."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import httpx
import yaml

from tests.server.conftest import HELLO, Server, ended
from tests.services.debian import unpacked
from tools import dashboard

RULES = Path(__file__).parents[2] / "deploy" / "prometheus" / "rules.yaml"
TRIED = Path(__file__).with_name("alerts.yaml")


def promtool(*words: str, folder: Path) -> None:
    tool = unpacked("prometheus", ("prometheus",)) / "usr/bin/promtool"
    done = subprocess.run([tool, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def rules() -> dict[str, dict[str, Any]]:
    (group,) = yaml.safe_load(RULES.read_text())["groups"]
    return {each["alert"]: each for each in group["rules"]}


def test_each_alert_fires_when_it_should_and_not_else(tmp_path: Path) -> None:
    """What people are told of it stands in the rules alone, so it is left out where it is tried."""
    plain = [{key: value for key, value in each.items() if key != "annotations"} for each in rules().values()]
    (tmp_path / "rules.yaml").write_text(yaml.safe_dump({"groups": [{"name": "turbo-mode", "rules": plain}]}))
    (tmp_path / "tests.yaml").write_text(TRIED.read_text())
    promtool("test", "rules", "tests.yaml", folder=tmp_path)
    promtool("check", "rules", str(RULES), folder=tmp_path)
    tried = {
        each["alertname"] for test in yaml.safe_load(TRIED.read_text())["tests"] for each in test["alert_rule_test"]
    }
    assert tried == rules().keys()
    for name, rule in rules().items():
        assert rule["annotations"].keys() == {"summary", "description"}, name


def test_what_alerts_and_the_dashboard_ask_for_is_measured(tmp_path: Path) -> None:
    hook = {"name": "hook", "url": "http://127.0.0.1:9/", "retries": []}
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"webhooks": [hook], "egress": {"allow": ["127.0.0.1"]}}))
    server = Server(tmp_path)
    try:
        httpx.get(f"{server.url}/metrics", trust_env=False)  # from now on it counts
        with server.client() as client:
            ended(client, client.post("/api/v1/executions", json={"plan": HELLO}).json()["id"])
            assert client.get("/api/v1/executions", headers={"Authorization": "Bearer wrong"}).status_code == 401
        text = httpx.get(f"{server.url}/metrics", trust_env=False).text
    finally:
        server.kill()
    known = set(re.findall(r"^# TYPE (turbo_mode_\w+)", text, re.MULTILINE))
    asked = [each["expr"] for each in rules().values()]
    asked += [target["expr"] for panel in json.loads(dashboard.page())["panels"] for target in panel["targets"]]
    for expression in asked:
        for name in re.findall(r"turbo_mode_\w+", expression):
            assert {name, re.sub(r"_(bucket|count|sum|total)$", "", name)} & known, name
    (tmp_path / "metrics.txt").write_text(text)
    assert 'turbo_mode_deliveries{destination="hook",status="DEAD"}' in text
