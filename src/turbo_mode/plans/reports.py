"""Problems of plans for other programs: SARIF 2.1.0 for code hosts and editors, workflow commands for GitHub."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from turbo_mode.core.plan.codes import CODES
from turbo_mode.core.plan.mending import fix
from turbo_mode.core.plan.problems import Place, Problem

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


_MORE = "there may be more problems than these"


def sarif(problems: Sequence[Problem], version: str, cut: Sequence[str] = ()) -> dict[str, Any]:
    """One run with all problems; ``version`` is that of TURBO MODE. ``cut``: plans that may have more problems."""
    codes = sorted({problem.code for problem in problems})
    driver = {"name": "turbo-mode", "version": version, "rules": [_rule(code) for code in codes]}
    results = [_result(problem, codes.index(problem.code)) for problem in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    if cut:
        notes = [{"level": "warning", "message": {"text": f"{name}: {_MORE}"}} for name in cut]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notes}]
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code, "defaultConfiguration": {"level": "error" if code[0] == "E" else "warning"}}
    if page := CODES.get(code):
        rule |= {
            "shortDescription": {"text": page.title},
            "fullDescription": {"text": f"{page.what} {page.why}"},
            "help": {"text": f"{page.what} {page.why}\n\nWrong:\n{page.wrong}\nRight:\n{page.right}"},
        }
    return rule


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    said = [problem.message, problem.label, problem.note, problem.help]
    result: dict[str, Any] = {
        "ruleId": problem.code, "ruleIndex": rule, "level": problem.severity,
        "message": {"text": "\n".join(part for part in said if part)},
        "locations": [_location(problem.place, problem.path)],
    }  # fmt: skip
    if problem.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": related.label}, **_location(related.place)}
            for number, related in enumerate(problem.related, 1)
        ]
    if (replacement := fix(problem)) is not None:
        result["fixes"] = [_fix(problem, replacement)]
    return result


def _fix(problem: Problem, replacement: str) -> dict[str, Any]:
    where = _location(problem.place)["physicalLocation"]
    change = {"deletedRegion": where["region"], "insertedContent": {"text": replacement}}
    return {
        "description": {"text": f"write `{replacement}`"},
        "artifactChanges": [{"artifactLocation": where["artifactLocation"], "replacements": [change]}],
    }


def _location(place: Place, path: str = "") -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.source)}}
    if place.line:
        region = {"startLine": place.line, "startColumn": place.column}
        physical["region"] = region | ({"endColumn": place.end} if place.end else {})
    return {"physicalLocation": physical} | ({"logicalLocations": [{"fullyQualifiedName": path}]} if path else {})


def _uri(source: str) -> str:
    path = PurePath(source)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def github(problems: Iterable[Problem], cut: Sequence[str] = ()) -> Iterable[str]:
    """The same as workflow commands, which GitHub turns into annotations."""
    for problem in problems:
        place = problem.place
        where = {"file": place.source}
        if place.line:
            where |= {"line": str(place.line), "col": str(place.column)}
        if place.line and place.end:
            where |= {"endLine": str(place.line), "endColumn": str(place.end - 1)}
        fields = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in {**where, "title": problem.code}.items())
        said = [problem.message, problem.label, problem.note, problem.help]
        yield f"::{problem.severity} {fields}::{_escaped(chr(10).join(part for part in said if part))}"
    yield from (f"::notice file={_escaped(name, ':,')}::{_MORE}" for name in cut)


def _escaped(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
