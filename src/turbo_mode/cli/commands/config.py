"""``turbo-mode config``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from turbo_mode.cli.settings import common, current


@click.group()
def command() -> None:
    """What the configuration says, and whether it is right."""


@command.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@common
def check(file: Path | None) -> int:
    """Find everything that is wrong with the configuration, or with FILE; exit 78 if anything is."""
    if file is not None:
        current.given_config = file
    loaded = current.configuration
    where = str(loaded.path) if loaded.path else "no configuration file"
    if current.json:
        current.out.say(json.dumps({"file": str(loaded.path) if loaded.path else None, "ok": True}))
    elif not current.quiet:
        style, icon = current.out.icon("COMPLETED")
        said = "good" if loaded.path else "nothing is limited but by the plans themselves"
        current.out.say([(f"bold {style}", f"{icon} "), ("bold", where), ("plain", f"  {said}")])
    return 0


@command.command()
@click.option(
    "--plan", "plan", type=click.Path(path_type=Path), metavar="PLAN", help="Together with what this plan says"
)
@common
def show(plan: Path | None) -> int:
    """Show every limit that holds, and where it comes from: of several places the strictest one wins."""
    from msgspec import to_builtins

    from turbo_mode.cli.terminal import clean
    from turbo_mode.core.decisions.limits import adviser_of, labels_of, rules_of, said_by, strictest
    from turbo_mode.operations import submissions

    loaded = current.configuration
    limits = list(loaded.limits)
    if plan is not None:
        limits.append(said_by(submissions.check(plan, loaded.limits).plan, str(plan)))
    bounds = [(_camel(bound.key), bound.value, bound.origin) for bound in strictest(limits)]
    out = current.out
    if current.json:
        file = str(loaded.path) if loaded.path else None
        held = [{"key": key, "value": value, "origin": origin} for key, value, origin in bounds]
        rules = [{"rule": to_builtins(rule), "origin": origin} for rule, origin in rules_of(limits)]
        told_windows = [
            {"window": to_builtins(window), "origin": each.origin} for each in limits for window in each.change_windows
        ]
        told = {"limits": held, "rules": rules, "changeWindows": told_windows, "labels": sorted(labels_of(limits))}
        told["budgets"] = [
            {"budget": to_builtins(each.budgets), "origin": each.origin} for each in limits if each.budgets is not None
        ]
        told["deciders"] = [{"deciders": each.deciders, "origin": each.origin} for each in limits if each.deciders]
        told["actsAlone"] = [{"acts": each.acts_alone, "origin": each.origin} for each in limits if each.acts_alone]
        told["model"] = to_builtins(adviser_of(limits))
        out.say(json.dumps({"file": file, "store": str(current.store), **told}))
        return 0
    out.say([("dim", "file   "), ("plain", str(loaded.path) if loaded.path else "none")])
    out.say([("dim", "store  "), ("plain", str(current.store))])
    if labels := sorted(labels_of(limits)):
        out.say([("dim", "labels "), ("plain", ", ".join(labels))])
    for each in limits:
        if each.adviser is not None:
            model = f"{each.adviser.name}, {each.adviser.timeout_ms / 1000:g} s, {each.adviser.max_tokens} tokens"
            out.say([("plain", f"model: {clean(model)}"), ("dim", f"  {each.origin}")])
        if each.deciders:
            out.say([("plain", f"deciders: {', '.join(each.deciders)}"), ("dim", f"  {each.origin}")])
        if each.acts_alone:
            out.say([("plain", f"acts alone: {', '.join(each.acts_alone)}"), ("dim", f"  {each.origin}")])
    width = max([18, *(len(key) for key, _, _ in bounds)])
    for key, value, origin in bounds:
        out.say([("plain", f"{key:<{width}} {_plain(value):<8}"), ("dim", f"  {origin}")])
    windows = [(window, each.origin) for each in limits for window in each.change_windows]
    pools = [(each.budgets, each.origin) for each in limits if each.budgets is not None]
    for budget, origin in pools:
        said = ", ".join(f"{key} {amount}" for key, amount in to_builtins(budget).items())
        out.say([("plain", f"budget: {clean(said)}"), ("dim", f"  {origin}")])
    for window, origin in windows:
        when = f"{' '.join(window.days)} {window.from_}-{window.to} {window.timezone}"
        out.say([("plain", f"changes: {clean(when)}"), ("dim", f"  {origin}")])
    for rule, origin in rules_of(limits):
        does = f"forbids {', '.join(rule.forbid)}" if rule.forbid else "asks people"
        out.say([("plain", f"rule {clean(rule.id)}: {clean(does)}, {clean(rule.reason)}"), ("dim", f"  {origin}")])
    if not bounds and not pools and not windows and not rules_of(limits):
        out.say("Nothing is limited here; each plan says how much may be decided alone.")
    return 0


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)


def _plain(value: object) -> str:
    return json.dumps(value) if isinstance(value, bool) else str(value)
