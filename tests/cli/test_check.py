"""``check`` in all its forms, for people, editors, code hosts and programs; ``explain`` and ``schema`` beside it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.conftest import ENVIRONMENT, EXAMPLES, HELLO, Person
from turbo_mode.core.plan.codes import CODES

pytestmark = pytest.mark.one_store  # no execution is carried out, or only to try a template

BAD = """
turbo: 1
name: bad
phases:
  - id: a
    tasks:
      - {id: one, shell: make, timout: 5m}
      - {id: one, shell: make, timeout: 10 minutes}
"""
WARNS = """
turbo: 1
name: warns
phases:
  - id: a
    tasks: [{id: one, shell: make, retry: 3}]
"""

# What SARIF 2.1.0 asks of the parts that we write.
_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
_PLACE = {
    "type": "object",
    "required": ["physicalLocation"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "message": _TEXT,
        "logicalLocations": {"type": "array", "items": {"required": ["fullyQualifiedName"]}},
        "physicalLocation": {
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string", "format": "uri-reference"}},
                },
                "region": {
                    "properties": {
                        name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn", "endColumn")
                    }
                },
            },
        },
    },
}
_FIX = {
    "required": ["artifactChanges"], "additionalProperties": False,
    "properties": {
        "description": _TEXT,
        "artifactChanges": {"type": "array", "minItems": 1, "items": {
            "required": ["artifactLocation", "replacements"],
            "properties": {"replacements": {"minItems": 1, "items": {"required": ["deletedRegion"]}}},
        }},
    },
}  # fmt: skip
_RESULT = {
    "type": "object",
    "required": ["message", "ruleId", "level", "locations"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": 0}, "message": _TEXT,
        "level": {"enum": ["none", "note", "warning", "error"]}, "fixes": {"type": "array", "items": _FIX},
        "locations": {"type": "array", "items": _PLACE}, "relatedLocations": {"type": "array", "items": _PLACE},
    },
}  # fmt: skip
_RULE = {
    "type": "object", "required": ["id"], "additionalProperties": False,
    "properties": {
        "id": {"type": "string"}, "shortDescription": _TEXT, "fullDescription": _TEXT, "help": _TEXT,
        "defaultConfiguration": {"properties": {"level": {"enum": ["none", "note", "warning", "error"]}}},
    },
}  # fmt: skip
_DRIVER = {
    "required": ["name"], "properties": {"rules": {"type": "array", "uniqueItems": True, "items": _RULE}},
}  # fmt: skip
SARIF = {
    "type": "object", "required": ["version", "runs"], "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": {
            "type": "object", "required": ["tool"], "additionalProperties": False,
            "properties": {
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": _RESULT},
                "tool": {"required": ["driver"], "properties": {"driver": _DRIVER}},
            },
        }},
    },
}  # fmt: skip


def _sarif(person: Person, *plans: str, code: int = 10) -> Any:
    document = json.loads(person.press("check", "--format", "sarif", *plans, code=code).stdout)
    jsonschema.validate(document, SARIF)
    return document["runs"][0]


def test_sarif_has_every_problem_at_its_place(person: Person) -> None:
    run = _sarif(person, person.write(BAD, "my plan.yaml"), person.write(WARNS))
    assert [result["ruleId"] for result in run["results"]] == ["E0102", "E0201", "E0105", "W0501"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    place = run["results"][0]["locations"][0]
    assert place["logicalLocations"] == [{"fullyQualifiedName": "a.one"}]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "my%20plan.yaml"},
        "region": {"startLine": 7, "startColumn": 32, "endColumn": 38},
    }
    assert run["results"][1]["relatedLocations"][0]["message"] == {"text": "first here"}
    assert run["results"][3]["level"] == "warning"


def test_sarif_of_a_good_plan_is_empty_and_of_a_whole_path_a_file_uri(person: Person) -> None:
    assert _sarif(person, person.write(HELLO), code=0)["results"] == []
    path = person.folder / "bad.yaml"
    path.write_text(BAD)
    place = _sarif(person, str(path))["results"][0]["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == path.as_uri()


def test_github_gets_workflow_commands(person: Person) -> None:
    done = person.press("check", "--format", "github", person.write(BAD, "a,b.yaml"), person.write(WARNS), code=10)
    lines = done.stdout.splitlines()
    assert lines[0] == (
        "::error file=a%2Cb.yaml,line=7,col=32,endLine=7,endColumn=37,title=E0102"
        "::unknown key `timout` in a task%0Adid you mean `timeout`?"
    )
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::error", "::error", "::warning"]
    assert done.stderr == "1 of 2 plans in order: 3 problems, 1 warning\n"


def test_json_is_a_line_for_each_plan(person: Person) -> None:
    names = person.write(BAD, "bad.yaml"), person.write(HELLO)
    one = person.press("check", *names, "--format", "json", code=10).stdout
    assert one == person.press("check", *names, "--json", code=10).stdout
    assert [json.loads(line)["ok"] for line in one.splitlines()] == [False, True]


def test_the_last_line_counts_when_there_are_several(person: Person) -> None:
    names = person.write(BAD, "bad.yaml"), person.write(HELLO), person.write(WARNS, "warns.yaml")
    assert person.press("check", *names, code=10).stdout.splitlines()[-1] == (
        "2 of 3 plans in order: 3 problems, 1 warning"
    )
    assert "plans in order" not in person.press("check", names[1]).stdout


def test_who_asks_for_more_is_told_which_tasks_nobody_has_limited(person: Person) -> None:
    phases = "  - {id: a, timeout: 2h, tasks: [{id: one, shell: x}, {id: two, http: 'https://x.example/'}]}\n"
    phases += "  - {id: b, tasks: [{id: three, shell: x}, {id: four, shell: x, timeout: 5m}, {id: five, wait: 1s}]}\n"
    said = person.press("check", "-v", person.write(f"turbo: 1\nname: limits\nphases:\n{phases}")).stdout
    assert "an attempt may take an hour, since nothing says less: `two`, `three`\n" in said
    assert "an attempt may take as long as its phase: `one`\n" in said
    assert "attempt" not in person.press("check", person.write(HELLO)).stdout


def test_strict_takes_warnings_seriously(person: Person) -> None:
    name = person.write(WARNS)
    assert "✓ plan.yaml" in person.press("check", name).stdout
    assert "✕ plan.yaml" in person.press("check", "--strict", name, code=10).stdout
    assert json.loads(person.press("check", "--strict", "--json", name, code=10).stdout)["ok"] is False
    assert person.press("check", "--strict", person.write(HELLO)).returncode == 0


@pytest.mark.parametrize("text", [HELLO, (EXAMPLES / "hello/plan.yaml").read_text(), BAD])
def test_a_plan_may_come_by_standard_input(person: Person, text: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "turbo_mode", "check", "-"], input=text, cwd=person.folder, env=ENVIRONMENT, text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == (10 if text == BAD else 0)
    assert ("--> stdin:7:32" if text == BAD else "✓ stdin") in done.stdout


def test_a_missing_file_does_not_hide_the_others(person: Person) -> None:
    done = person.press("check", "nowhere.yaml", person.write(HELLO), code=2)
    assert "nowhere.yaml can't be read" in done.stderr
    assert "✓ plan.yaml" in done.stdout


def test_a_code_is_explained(person: Person) -> None:
    said = person.press("explain", "e0301").stdout
    page = CODES["E0301"]
    assert said.startswith(f"E0301  {page.title}\n")
    assert page.right.splitlines()[0] in said
    data = json.loads(person.press("explain", "301", "--json").stdout)
    assert (data["code"], data["title"], data["right"]) == ("E0301", page.title, page.right)


def test_without_a_code_all_are_listed_and_a_wrong_one_is_guessed(person: Person) -> None:
    assert [line.split()[0] for line in person.press("explain").stdout.splitlines()] == list(CODES)
    assert "did you mean `E" in person.press("explain", "E03011", code=2).stderr
    assert "turbo-mode explain" in person.press("explain", "nothing", code=2).stderr


def test_codes_are_completed(person: Person) -> None:
    words = {"_TURBO_MODE_COMPLETE": "bash_complete", "COMP_WORDS": "turbo-mode explain e03", "COMP_CWORD": "2"}
    line = " ".join(f"{name}='{value}'" for name, value in words.items())
    assert "E0301" in person.paste(f"{line} turbo-mode").stdout


def test_the_schema_is_printed_or_written(person: Person) -> None:
    printed = person.press("schema").stdout
    assert json.loads(printed)["$schema"].endswith("2020-12/schema")
    said = person.press("schema", "--output", "plan.schema.json").stderr
    assert (person.folder / "plan.schema.json").read_text() == printed
    assert "# yaml-language-server: $schema=plan.schema.json" in said
    assert person.press("schema", "--output", "no/such/folder", code=69).stderr.startswith("✕ ")


def test_the_file_of_the_repository_is_what_is_printed(person: Person) -> None:
    kept = Path(__file__).parents[2] / "schemas" / "plan.schema.json"
    assert person.press("schema").stdout == kept.read_text()


def test_what_run_would_refuse_is_said_before(person: Person) -> None:
    plan = "turbo: 1\nname: asks\nphases: [{id: a, tasks: [{id: ok, workflow: {system: airflow, name: nightly}}]}]\n"
    path = person.write(plan, "asks.yaml")
    assert "can't carry it out yet: it has `workflow`, which `run` refuses" in person.press("check", path).stdout
    (waits,) = json.loads(person.press("check", path, "--json").stdout)["notYet"]
    assert (waits["path"], waits["key"]) == ("phases.0.tasks.0.workflow", "workflow")
    assert "workflow" in person.press("run", path, code=2).stderr


def test_the_broken_example_has_the_report_that_lies_beside_it(person: Person) -> None:
    for name in ("broken.yaml", "report.txt"):
        (person.folder / name).write_text((EXAMPLES / "broken" / name).read_text())
    assert person.press("check", "broken.yaml", code=10).stdout == (person.folder / "report.txt").read_text()


def test_files_that_a_plan_names_are_found_from_here_when_it_comes_by_standard_input(person: Person) -> None:
    person.write(HELLO, "inner.yaml")
    outer = "turbo: 1\nname: outer\nphases: [{id: a, tasks: [{id: call, plan: ./inner.yaml}]}]\n"
    done = subprocess.run(
        [sys.executable, "-m", "turbo_mode", "check", "-"], input=outer, cwd=person.folder, env=ENVIRONMENT, text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "nothing to mend" in person.press("upgrade", person.write(outer, "outer.yaml")).stderr
