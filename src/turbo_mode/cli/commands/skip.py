"""``turbo-mode skip``."""

from __future__ import annotations

from typing import Any

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.errors import UsageError


@click.command()
@click.argument("execution")
@click.argument("task")
@click.option("--outputs", metavar="JSON", help="What others see as its outputs, as an object")
@click.option("--reason", metavar="TEXT", default="", help="Why; it stands in the record")
@common
def command(execution: str, task: str, outputs: str | None, reason: str) -> None:
    """Leave out TASK of EXECUTION, which goes on.

    The task has not begun, waits for another try, or has failed in a phase that has not ended. Who needs it goes on as
    if it had ended well. Outputs stand in the record, so they are no place for a secret.
    """
    from turbo_mode.cli.words import short
    from turbo_mode.operations import executions, forks

    id = short(forks.skip(current.store, execution, task, _read(outputs), reason))
    if not current.quiet:
        goes_on = executions.owner(current.store) is not None
        later = f"; it counts as soon as it goes on: turbo-mode resume {id}"
        current.err.say(f"{task} of {id} is skipped{'' if goes_on else later}")


def _read(given: str | None) -> dict[str, Any]:
    import msgspec

    try:
        outputs = msgspec.json.decode(given) if given is not None else {}
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise UsageError(
            f"--outputs is not JSON: {str(error).lower()}", hint="""such as '{"version": "1.0"}'"""
        ) from None
    if not isinstance(outputs, dict):
        raise UsageError("--outputs must be a JSON object", hint="""such as '{"version": "1.0"}'""")
    return outputs
