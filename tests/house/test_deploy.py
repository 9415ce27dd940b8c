"""The files under ``deploy/`` give commands that there are, with options that they know, and what Kubernetes knows."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

DEPLOY = Path(__file__).parents[2] / "deploy"
WATCHING = ("prometheus", "grafana")
FILES = sorted(each for each in DEPLOY.rglob("*") if each.is_file() and each.parent.name not in WATCHING)


def _commands(value: Any) -> Iterator[list[str]]:
    """Every list of words that begins with our program."""
    if isinstance(value, list) and value[:1] == ["turbo-mode"]:
        yield [str(word) for word in value[1:]]
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _commands(each)


def commands_of(file: Path) -> list[list[str]]:
    if file.suffix == ".yaml":
        return [words for each in yaml.safe_load_all(file.read_text()) for words in _commands(each)]
    lines = [line.partition("=")[2].split() for line in file.read_text().splitlines() if line.startswith("ExecStart=")]
    return [words[1:] for words in lines if words[0].endswith("/turbo-mode")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_its_commands_are_understood(file: Path) -> None:
    found = commands_of(file)
    assert found or file.name == "connection.yaml"
    for name, *words in found:
        command = importlib.import_module(f"turbo_mode.cli.commands.{name}").command
        with command.make_context(name, words):
            pass


@pytest.mark.parametrize("version", ["1.32", kubernetes_validate.latest_version()])
@pytest.mark.parametrize("file", sorted((DEPLOY / "kubernetes").glob("*.yaml")), ids=lambda file: file.name)
def test_kubernetes_would_take_it(file: Path, version: str) -> None:
    """By the schemas of its API, without a key that they don't know."""
    for thing in yaml.safe_load_all(file.read_text()):
        kubernetes_validate.validate(thing, version, strict=True)
    thing["unheardOf"] = 1
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(thing, version, strict=True)
