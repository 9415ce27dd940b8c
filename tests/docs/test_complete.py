"""What the documentation promises to list is all there, and equals the code."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

import turbo_mode
from tests.docs.pages import ROOT
from tools import asyncapi, commands, dashboard, errors, graphql, language, places, reference, schema
from turbo_mode.core.decisions import policy, rules
from turbo_mode.core.decisions.model import Finding, Offer, Verdict
from turbo_mode.core.decisions.offers import Circumstances, weighed, with_repeats
from turbo_mode.core.machine import execution, gate, phase, task
from turbo_mode.core.plan import model
from turbo_mode.core.plan.events import EVENTS
from turbo_mode.core.plan.failures import FAILURES
from turbo_mode.core.plan.meanings import MEANINGS, RECORDS
from turbo_mode.core.plan.specs import fields_of
from turbo_mode.errors import EXIT_CODES, TurboModeError

REWRITE = os.environ.get("TURBO_MODE_REWRITE") == "1"
DOCS = ROOT / "docs"
SOURCES = sorted((ROOT / "src").rglob("*.py"))


def _rows(page: Path, heading: str) -> Iterator[list[str]]:
    """The cells of the first table below a heading, without its head and without backticks."""
    lines = page.read_text(encoding="utf-8").splitlines()
    at = lines.index(heading)
    start = next(n for n in range(at, len(lines)) if lines[n].startswith("|--"))
    for line in lines[start + 1 :]:
        if not line.startswith("|"):
            return
        yield [cell.strip().replace("`", "") for cell in line.strip("|").split("|")]


# -- generated pages ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tool",
    [reference, commands, errors, schema, asyncapi, language, graphql, dashboard, places],
    ids=["reference", "commands", "errors", "schema", "asyncapi", "language", "graphql", "dashboard", "places"],
)
def test_generated_pages_are_fresh(tool: object) -> None:
    path: Path = tool.PAGE  # type: ignore[attr-defined]
    page: Callable[[], str] = tool.page  # type: ignore[attr-defined]
    if REWRITE and path.read_text(encoding="utf-8") != page():
        path.write_text(page(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page(), f"{path.name} is stale: make rewrite"


def test_every_key_of_a_plan_has_a_meaning() -> None:
    records = {each for each in vars(model).values() if isinstance(each, type) and issubclass(each, model.Record)}
    assert records - {model.Record} == set(RECORDS)
    for record in RECORDS:
        parent = record.__mro__[1]
        inherited = set(fields_of(parent).fields) if parent in RECORDS else set()
        assert set(MEANINGS[record]) == set(fields_of(record).fields) - inherited, record.__name__


def test_every_kind_is_explained_in_the_guide() -> None:
    text = (DOCS / "user" / "plans.md").read_text()
    assert [kind for kind in model.KINDS if f"\n**{kind}**" not in text] == []


# -- errors ------------------------------------------------------------------------------------------------------------


def _errors() -> set[type[TurboModeError]]:
    for module in pkgutil.walk_packages(turbo_mode.__path__, "turbo_mode."):
        if ".temporal" not in module.name and not module.name.endswith(("__main__", ".shim")):
            importlib.import_module(module.name)
    found, ready = {TurboModeError}, [TurboModeError]
    while ready:
        for kind in ready.pop().__subclasses__():
            found.add(kind)
            ready.append(kind)
    return {kind for kind in found if not kind.__name__.startswith("_") and kind.__module__.startswith("turbo_mode.")}


def test_every_error_is_documented_with_its_exit_code() -> None:
    listed = {row[0]: int(row[1]) for row in _rows(DOCS / "user" / "errors.md", "## Error codes")}
    ours = {kind.code: kind.exit_code for kind in _errors()}
    inner = {"expression_problems", "evaluation_failed"}  # never reach a caller: they become problems and failures
    assert listed == {code: exit_code for code, exit_code in ours.items() if code not in inner}


def test_the_table_of_exit_codes_is_the_one_of_the_code() -> None:
    listed = {int(row[0]): row[1] for row in _rows(DOCS / "user" / "errors.md", "# Errors and exit codes")}
    assert listed == {code: said.replace("`", "") for code, said in EXIT_CODES.items()}


def test_every_failure_of_an_attempt_is_documented() -> None:
    listed = {row[0] for row in _rows(DOCS / "user" / "errors.md", "## Failures of attempts")}
    pattern = re.compile(r"(?:Failure\(|_Failed\(|ended_by\(|\"code\": )\s*\"([a-z_]+)\"")
    used = {
        code
        for path in SOURCES
        if not {"temporal", "testing", "cli", "server"} & set(path.parts)
        for code in pattern.findall(path.read_text())
    }
    assert used - listed == set()
    assert set(FAILURES) == listed


def test_every_public_event_is_documented() -> None:
    text = (DOCS / "user" / "json.md").read_text()
    assert set(re.findall(r"^\| `([a-zA-Z:]+)` \|", text, re.MULTILINE)) == EVENTS


# -- decisions ---------------------------------------------------------------------------------------------------------

AUTONOMY = DOCS / "user" / "autonomy.md"
GOOD = Finding("good", "PASS")
BAD = [Finding("one", "FAIL", critical=False), Finding("two", "FAIL", critical=False)]
CASES: dict[str, tuple[model.Option, list[Finding], int]] = {
    "continue, all evidence passes": (model.Option(then="continue"), [GOOD], 0),
    "continue, one uncritical piece doesn't pass": (model.Option(then="continue"), BAD[:1], 0),
    "continue, two uncritical pieces don't pass": (model.Option(then="continue"), BAD, 0),
    "continue with allowFailed, tasks failed": (model.Option(then="continue", allow_failed=True), [], 1),
    "repeat, evidence doesn't pass": (model.Option(then="repeat"), BAD[:1], 0),
    "hold, evidence doesn't pass": (model.Option(then="hold"), BAD[:1], 0),
    "fail, evidence doesn't pass": (model.Option(then="fail"), BAD[:1], 0),
    "rollback, evidence doesn't pass": (model.Option(then="rollback"), BAD[:1], 0),
    "succeed, evidence doesn't pass": (model.Option(then="succeed"), BAD[:1], 0),
    "continue with reversible: false, all evidence passes": (
        model.Option(then="continue", reversible=False),
        [GOOD],
        0,
    ),
}


def _by_level(option: model.Option, findings: list[Finding], failed: int) -> list[str]:
    offer = Offer("it", option.then, reversible=option.reversible)
    offer = weighed(offer, {"it": option}, Circumstances(findings, failed), None, "p/it")
    advice = rules.advise([offer], findings, failed)
    levels = policy.weigh(advice, [offer], findings, "manual", 0.0).levels
    return ["alone" if levels[level].startswith("alone") else "asks" for level in policy.LEVELS]


def test_what_each_level_decides_alone_is_what_the_guide_says() -> None:
    listed = {row[0]: row[1:] for row in _rows(AUTONOMY, "## What each level may choose")}
    assert listed == {name: _by_level(*case) for name, case in CASES.items()}


def test_the_thresholds_are_those_of_the_guide() -> None:
    listed = {row[0]: row[1] for row in _rows(AUTONOMY, "## How sure it must be")}
    assert set(listed) == set(policy.LEVELS)
    assert listed.pop("manual") == "asks at every gate"
    assert {level: float(text) for level, text in listed.items()} == {
        level: number for level, number in policy.THRESHOLDS.items() if level != "manual"
    }


def test_the_priors_are_those_of_the_guide() -> None:
    listed = [float(row[1]) for row in _rows(AUTONOMY, "## The rules decider and its priors")]
    assert listed == [rules.GREEN, rules.AGAINST, rules.REPEAT, rules.SETTLED]


def test_the_default_level_is_the_one_of_the_guide() -> None:
    assert f"`{model.DecisionEngine().autonomy_level}` is the default" in AUTONOMY.read_text()


def test_the_worked_example_is_what_the_rules_make_of_the_release_plan() -> None:
    options = {
        "promote": model.Option(then="continue", benefit=100, loss=300),
        "probeAgain": model.Option(then="repeat", cost=5),
        "giveUp": model.Option(then="rollback", benefit=0, loss=0),
    }
    worth: dict[tuple[str, int], float | None] = {}
    for against in (0, 1):
        here = Circumstances([Finding("x", "FAIL")] * against)
        alone = [weighed(Offer(name, option.then), options, here, None, name) for name, option in options.items()]
        worth |= {(offer.name, against): offer.value for offer in with_repeats(alone, options, here, None)}
    rounded = {place: round(number or 0.0, 1) for place, number in worth.items()}
    text = AUTONOMY.read_text()
    said_of = {
        ("promote", 0): "= 88.0",
        ("promote", 1): "= 46.4",
        ("probeAgain", 0): "= 83.0",
        ("probeAgain", 1): "= 53.9",
    }
    for place, said in said_of.items():
        assert said in text
        assert said.removeprefix("= ") == f"{rounded[place]}"


# -- words -------------------------------------------------------------------------------------------------------------


def _of_table(table: dict[tuple[str, str], str]) -> set[str]:
    return {word for (before, _), after in table.items() for word in (before, *after.split(" | "))}


def test_the_statuses_of_the_glossary_are_those_of_the_machine() -> None:
    listed = {row[0]: set(re.findall(r"[A-Z_]+", row[1])) for row in _rows(DOCS / "glossary.md", "## Statuses")}
    assert listed["an execution"] == _of_table(execution.TABLE) | {"HELD"}
    assert listed["a phase"] == _of_table(phase.TABLE) | {"CANCELLED"}
    assert listed["a task"] == _of_table(task.TABLE)
    assert listed["a gate"] == _of_table(gate.TABLE)
    assert listed["a piece of evidence"] == set(get_args(Verdict))


def test_the_glossary_explains_every_word_once() -> None:
    text = (DOCS / "glossary.md").read_text().partition("## Statuses")[0]
    words = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")]
    words = [word for word in words if word != "word"]
    assert len(words) == len(set(words))


# -- the reading path --------------------------------------------------------------------------------------------------


def test_the_reading_path_stays_about_a_thousand_lines() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text()
    paths = re.findall(r"^\d\. \[[^\]]+\]\(([^)]+)\)", text, re.MULTILINE)[:5]
    assert len(paths) == 5
    assert sum((ROOT / path).read_text().count("\n") for path in paths) <= 1_250


def test_the_readme_is_short() -> None:
    assert (ROOT / "README.md").read_text().count("\n") <= 150


def test_variables_that_tasks_see_are_all_explained() -> None:
    text = (ROOT / "src" / "turbo_mode" / "runtime" / "embedded" / "desk.py").read_text()
    names = set(re.findall(r"\"(TURBO_MODE_[A-Z_]+)\"", text))
    guide = (DOCS / "user" / "plans.md").read_text()
    assert names
    assert {name for name in names if f"`{name}`" not in guide} == set()


# -- the house ---------------------------------------------------------------------------------------------------------


def test_every_room_stands_in_the_tree() -> None:
    tree = (ROOT / "ARCHITECTURE.md").read_text().partition("```\n")[2].partition("```")[0]
    rooms = [path for path in (ROOT / "src" / "turbo_mode").rglob("*") if path.is_dir() and path.name != "__pycache__"]
    modules = [path for path in (ROOT / "src" / "turbo_mode").glob("*.py") if path.name != "__main__.py"]
    missing = [path.name for path in rooms if path.name != "commands" and f"{path.name}/" not in tree]
    assert missing + [path.name for path in modules if path.name not in tree] == []


def test_the_direction_of_imports_is_the_one_of_the_contracts() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = {each["containers"][0]: each["layers"] for each in contracts if each["type"] == "layers"}
    text = (ROOT / "ARCHITECTURE.md").read_text()
    outer, inner = (" → ".join(layers[room]).replace(" | ", ", ") for room in ("turbo_mode", "turbo_mode.core"))
    assert f"`{outer}`" in text
    assert f"`{inner}`" in text
