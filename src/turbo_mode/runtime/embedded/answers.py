"""Whose answer it is: signed where it is given, and looked at by the owner of the store whenever it takes one.

Whatever comes by the socket, is left as a letter or lies in the inbox when an execution is taken up goes the same way.
To hand one's say to somebody else is said like an answer. An answer may come by a signed link.
"""

from __future__ import annotations

import msgspec

from turbo_mode.core.ids import TENANT
from turbo_mode.core.machine.inputs import PERSONAL, Command, Warrant
from turbo_mode.errors import NotPermitted
from turbo_mode.security import approvers
from turbo_mode.security.approvers import Approvers
from turbo_mode.security.links import Signet


def signed(execution: str, command: Command) -> Command:
    """An answer with its proof, if whoever gives it has a key. It must have its id. Raises ``NotPermitted``."""
    if command.verb not in PERSONAL:
        return command
    return msgspec.structs.replace(command, proof=approvers.sign(_said(execution, command)))


def known(execution: str, command: Command, people: Approvers, signet: Signet) -> Command:
    """An answer with the roles of the person who gives it, and what its link allows: nobody can claim either.

    Raises ``NotPermitted`` for one in the name of a person with a key that isn't signed by it, for a link that this
    store hasn't made, and where a say would go from somebody with a key to somebody without.
    """
    if command.verb not in PERSONAL:
        return command
    command = _by_link(execution, command, signet) if command.link else msgspec.structs.replace(command, warrant=None)
    people.check(command.by, _said(execution, command), command.proof)
    if command.verb == "delegate" and command.by in people.keys_of and command.to not in people.keys_of:
        raise NotPermitted(f"{command.by} answers with a key, and {command.to} has none")
    return msgspec.structs.replace(
        command, roles=people.roles_of(command.by), to_roles=people.roles_of(command.to) if command.to else []
    )


def _by_link(execution: str, command: Command, signet: Signet) -> Command:
    link = signet.read(command.link)
    if {command.verb, link.verb} != {"answer"} or (link.tenant, link.execution) != (TENANT, execution):
        raise NotPermitted("this link is not for that")
    warrant = Warrant(link.id, link.revision, link.expires, link.options, link.made_by)
    return msgspec.structs.replace(command, by=link.person, decision=link.decision, warrant=warrant)


def _said(execution: str, command: Command) -> bytes:
    """All that an answer says; with its id, so that it is said once."""
    if command.verb == "delegate":
        to = (command.verb, execution, command.id, command.by, command.decision, command.to, command.reason)
        return msgspec.json.encode(to)
    words = (
        execution, command.id, command.by, command.decision, command.selection, command.refuses, command.reason,
        command.fields, command.data,
    )  # fmt: skip
    return msgspec.json.encode(words, order="deterministic")
