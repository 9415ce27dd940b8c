"""``turbo-mode run``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.errors import UsageError

if TYPE_CHECKING:
    from turbo_mode.core.decisions.limits import Limits
    from turbo_mode.runtime.embedded.submission import Submission

RUNTIMES = ("embedded", "temporal")
LEVELS = ("manual", "low", "medium", "high", "full")


@click.command()
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--input", "-i", "given", metavar="NAME=VALUE", multiple=True, help="An input of the plan; repeat it")
@click.option(
    "--inputs", "file", type=click.Path(path_type=Path), metavar="FILE", help="Inputs from a YAML or JSON file"
)
@click.option("--no-wait", is_flag=True, help="End (exit 3 or 5) instead of waiting for a person")
@click.option("--detach", is_flag=True, help="Hand it to a server, or to whoever owns the store, and end at once")
@click.option("--timeout", metavar="DURATION", help="Leave (exit 6) after so long, such as 90s or 2h")
@click.option("--autonomy", type=click.Choice(LEVELS), help="Decide at most so much alone; never more than the plan")
@click.option("--runtime", type=click.Choice(RUNTIMES), help="Who carries it out: this machine, or Temporal's workers")
@common
def command(
    plan: Path, given: tuple[str, ...], file: Path | None, no_wait: bool, detach: bool, timeout: str | None,
    autonomy: str | None, runtime: Any,
) -> int:  # fmt: skip
    """Carry out PLAN, from its first phase to its last.

    With --runtime temporal the workers at a Temporal cluster do (see `turbo-mode worker`); Ctrl-C leaves it to them.

    Where another process owns the store already, the plan is handed to it, and this one looks on. With --detach it is
    handed over and left to it; TURBO_MODE_URL and TURBO_MODE_KEY name a server elsewhere for that.
    """
    from turbo_mode.cli.problems import tell_problems
    from turbo_mode.cli.session import Session
    from turbo_mode.core.plan.uses import tells_people
    from turbo_mode.operations import executions, submissions

    seconds = parse_duration(timeout)
    limits = [*current.configuration.limits, *_asked(autonomy)]
    loaded = submissions.check(plan, limits)
    submission = submissions.prepare(
        loaded, read_inputs(given, file), limits=limits, from_text=True, elsewhere=runtime == "temporal"
    )
    if loaded.problems and not current.quiet:
        for line in tell_problems(loaded.problems):
            current.err.say(line)
    for note in [] if current.quiet else submissions.notes(loaded):
        current.err.say([("dim", f"note: {note}")])
    if runtime is not None:
        submission = _for(runtime, submission)
    if detach:
        if no_wait or timeout:
            raise UsageError("--detach doesn't wait for anything", hint="leave out --no-wait and --timeout")
        return _hand_over(plan, submission)
    session = Session(
        current, takes_over=True, no_wait=no_wait, timeout=seconds, plan=plan,
        documents=bool(loaded.plan.documentation_framework.documents), messages=tells_people(loaded.plan),
    )  # fmt: skip
    loaded_from = current.configuration
    return session.sit(
        lambda: executions.start(current.store, submission, limits=loaded_from.limits, approvers=loaded_from.approvers)
    )


def _for(runtime: Any, submission: Submission) -> Submission:
    """For the runtime that is wanted. Raises ``PlanError`` for what that one can't carry out."""
    from msgspec import structs

    if runtime == "temporal":
        from turbo_mode.runtime.temporal.support import refuse

        refuse(submission.plan, has_place=current.hands_artifacts_over)
    return structs.replace(submission, runtime=runtime)


def _hand_over(plan: Path, submission: Submission) -> int:
    """Leave it to a server elsewhere, or to the owner of the store."""
    import json

    from turbo_mode.client import URL, Client
    from turbo_mode.operations import executions

    if elsewhere := os.environ.get(URL):
        with Client(elsewhere) as turbo:
            id = str(turbo.executions.start(plan, submission.inputs)["id"])
    else:
        id = executions.hand_over(current.store, submission)
    if current.json:
        current.out.say(json.dumps({"id": id, "at": elsewhere or str(current.store)}))
        return 0
    current.out.say(id)
    if not current.quiet:
        look = f"GET {elsewhere}/api/v1/executions/{id}" if elsewhere else f"turbo-mode watch {id[-6:]}"
        current.err.say(f"It goes on there. Look on: {look}")
    return 0


def _asked(autonomy: str | None) -> list[Limits]:
    from turbo_mode.core.decisions.limits import Limits

    return [Limits(origin="--autonomy", autonomy_level=autonomy)] if autonomy else []  # type: ignore[arg-type]


def read_inputs(given: tuple[str, ...], file: Path | None) -> dict[str, Any]:
    values = _read(file) if file else {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"`--input {pair}` has no value", hint=f"write --input {pair}=VALUE")
        values[name] = value
    return values


def _read(file: Path) -> dict[str, Any]:
    import yaml

    try:
        values = yaml.safe_load(file.read_text())
    except OSError as error:
        raise UsageError(f"{file} can't be read: {(error.strerror or str(error)).lower()}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} is neither YAML nor JSON: {error}") from None
    if not isinstance(values, dict):
        raise UsageError(f"{file} must hold a mapping from inputs to values")
    return values


def parse_duration(text: str | None) -> float | None:
    """A duration as in a plan, in seconds. Raises ``UsageError``."""
    if text is None:
        return None
    from turbo_mode.core.plan.durations import is_duration, milliseconds

    if not is_duration(text):
        raise UsageError(
            f"`{text}` is not a duration", hint="a number and a unit: ms, s, m, h, d; such as 90s or 1h30m"
        )
    return milliseconds(text) / 1000
