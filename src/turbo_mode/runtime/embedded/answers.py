"""Whose answer it is: signed where it is given, and looked at by the owner of the store whenever it takes one.

Whatever comes by the socket, is left as a letter or lies in the inbox when an execution is taken up goes the same way.
"""

from __future__ import annotations

import msgspec

from turbo_mode.core.machine.inputs import Command
from turbo_mode.security import approvers
from turbo_mode.security.approvers import Approvers


def signed(execution: str, command: Command) -> Command:
    """An answer with its proof, if whoever gives it has a key. It must have its id. Raises ``NotPermitted``."""
    if command.verb != "answer":
        return command
    return msgspec.structs.replace(command, proof=approvers.sign(_said(execution, command)))


def known(execution: str, command: Command, people: Approvers) -> Command:
    """An answer with the roles of the person who gives it, which nobody can claim by themselves.

    Raises ``NotPermitted`` for one in the name of a person with a key that isn't signed by it.
    """
    if command.verb != "answer":
        return command
    people.check(command.by, _said(execution, command), command.proof)
    return msgspec.structs.replace(command, roles=people.roles_of(command.by))


def _said(execution: str, command: Command) -> bytes:
    """All that an answer says; with its id, so that it is said once."""
    words = (
        execution, command.id, command.by, command.decision, command.selection, command.refuses, command.reason,
        command.fields, command.data,
    )  # fmt: skip
    return msgspec.json.encode(words, order="deterministic")
