"""``turbo-mode signal``."""

from __future__ import annotations

from typing import Any

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.errors import UsageError


@click.command()
@click.argument("execution")
@click.argument("name")
@click.option("--data", metavar="JSON", help="What the task sees as `result.data`; at most 64 KiB")
@common
def command(execution: str, name: str, data: str | None) -> None:
    """Send EXECUTION the signal NAME. A task that waits for it goes on; without one it is kept until there is.

    The data stands in the record, so it is no place for a secret.
    """
    from turbo_mode.cli.words import short
    from turbo_mode.operations import executions

    id = short(executions.signal(current.store, execution, name, _read(data)))
    if not current.quiet:
        goes_on = executions.owner(current.store) is not None
        later = f"; it counts as soon as it goes on: turbo-mode resume {id}"
        current.err.say(f"{id} has the signal {name}{'' if goes_on else later}")


def _read(data: str | None) -> Any:
    import msgspec

    if data is None:
        return None
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        hint = """text needs quotes of its own: --data '"text"'"""
        raise UsageError(f"--data is not JSON: {str(error).lower()}", hint=hint) from None
