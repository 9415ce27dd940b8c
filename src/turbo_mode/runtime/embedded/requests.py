"""What comes over the control socket and out of the inbox, as records. As in ``core/plan/stored.py``, an import makes
sure that msgspec learns them in one thread."""

from __future__ import annotations

from typing import Any

import msgspec

from turbo_mode.core.ids import TENANT
from turbo_mode.core.machine.fork import Wish
from turbo_mode.core.machine.inputs import PERSONAL, Command
from turbo_mode.core.plan import stored  # noqa: F401  learns what a plan is before anything here does
from turbo_mode.runtime.embedded.submission import Submission
from turbo_mode.runtime.embedded.user import user

read_command = msgspec.json.Decoder(Command).decode
"""A command from its JSON."""
msgspec.json.Decoder(Submission)
msgspec.json.Decoder(Wish)


def submission_of(request: Any) -> Submission:
    """A plan that somebody hands in. Raises ``msgspec.ValidationError``."""
    return msgspec.convert(request, Submission)


def command_of(request: Any) -> Command:
    """A command. Raises ``msgspec.ValidationError``."""
    return msgspec.convert(request, Command)


def wish_of(request: Any) -> Wish:
    """What somebody wants of a fork. Raises ``msgspec.ValidationError``."""
    return msgspec.convert(request, Wish)


def handed_in(request: dict[str, Any]) -> Submission:
    """What a request over the control socket hands in: by our own user and for the usual tenant, whoever it says."""
    return msgspec.structs.replace(submission_of(request["submission"]), actor=user(), tenant=TENANT)


def from_peer(command: Command) -> Command:
    """What comes over the control socket comes from our own user: the kernel has said so."""
    ours = command.verb in PERSONAL
    return msgspec.structs.replace(command, by=user()) if ours else command
