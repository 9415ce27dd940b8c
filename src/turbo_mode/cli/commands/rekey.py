"""``turbo-mode rekey``."""

from __future__ import annotations

import json
from typing import IO

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.errors import UsageError

NEW = "TURBO_MODE_NEW_STORE_KEY"


@click.command()
@click.option(
    "--new-key-file", type=click.File("r"), metavar="FILE", help=f"Holds the new key; - is standard input  [env {NEW}]"
)
@common
def command(new_key_file: IO[str] | None) -> None:
    """Encrypt the store with another key, also while it is in use; a plain one is encrypted from then on.

    TURBO_MODE_STORE_KEY is the present key. What is in the store isn't written anew: the keys of its executions are
    wrapped with the new key.
    """
    from turbo_mode.cli.words import count
    from turbo_mode.operations import encryption
    from turbo_mode.security import keyfile

    key = keyfile.read(new_key_file.read(), "the new key") if new_key_file else keyfile.from_environment(NEW)
    if key is None:
        raise UsageError("there is no new key", hint=f'{NEW}="$(head -c 32 /dev/urandom | base64)", or --new-key-file')
    rewrapped = encryption.rekey(current.store, key)
    if current.json:
        current.out.say(json.dumps({"rewrapped": rewrapped}))
    elif not current.quiet:
        current.err.say(
            f"The store has another key, which {count(rewrapped, 'key')} of executions and others are wrapped with."
        )
        current.err.say(f"Give it as {keyfile.VARIABLE} from now on; backups of before need the old one.")
