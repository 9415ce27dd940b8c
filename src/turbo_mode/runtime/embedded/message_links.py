"""What somebody can do from a message: answer, acknowledge, stop; as signed links where the doors can be reached.

A link of a delivery is the same whenever the delivery is made, so that what comes twice acts once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from turbo_mode.core.communications.message import ASKS, Message
from turbo_mode.core.communications.state import Delivery, Told
from turbo_mode.core.ids import TENANT
from turbo_mode.core.machine import approvals, links
from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.machine.state import Execution
from turbo_mode.security.approvers import Approvers
from turbo_mode.security.links import Link, Signet

PATH = "/api/v1/links/"
MADE_BY = "messages"
MOST_OPTIONS = 6
SHORTEST = 3_600_000
"""How long (ms) a link is good for at least, counted from its message."""


class MessageLinks:
    """Makes the links of messages; ``url`` is where the doors are, empty if they can't be reached from outside."""

    def __init__(self, url: str, signet: Signet, approvers: Approvers) -> None:
        self._url = url.rstrip("/")
        self._signet = signet
        self._approvers = approvers

    def of(self, delivery: Delivery, told: Told, state: Execution | None) -> list[dict[str, str]]:
        """What can be done about the first message of a delivery; ``state`` is that of its execution, if known."""
        return list(self._of(delivery, told, state))

    def _of(self, delivery: Delivery, told: Told, state: Execution | None) -> Iterator[dict[str, str]]:
        message, person = told.message, delivery.person
        for option in self._options(message, person, state):
            assert state is not None
            name = message.decision.rpartition("/")[2]
            link = self._made(delivery, told, "answer", state.id, name, [option])
            revision = links.revision(state.questions[name])
            command = f"turbo-mode decisions answer {state.id[-6:]}/{name} {option}"
            yield self._shown(f"Answer “{option}”", link | {"revision": revision}, command)
        if told.urgent:
            link = self._made(delivery, told, "acknowledge", "", message.id, [])
            yield self._shown("I have seen it", link, f"turbo-mode messages ack {message.id[-6:]}")
        if told.urgent and state is not None and not state.ended:
            link = self._made(delivery, told, "stop", state.id, message.id, [])
            yield self._shown("STOP it at once", link, f"turbo-mode stop {state.id[-6:]}")
        yield {"name": "More", "to": f"turbo-mode messages show {message.id[-6:]}"}

    def _options(self, message: Message, person: str, state: Execution | None) -> list[str]:
        """What a person may answer to the question of a message, as far as it is still asked."""
        question = state.questions.get(message.decision.rpartition("/")[2]) if state is not None else None
        if message.type not in ASKS or question is None:
            return []
        wanted = approvals.approvals_of(question)
        said = Command("answer", by=person, roles=self._approvers.roles_of(person))
        given = approvals.answer_of(question, said)
        if wanted and not any(approvals.may(given, each) for each in wanted):
            return []
        return [each["name"] for each in question["options"] if each.get("permitted", True)][:MOST_OPTIONS]

    def _made(
        self, delivery: Delivery, told: Told, verb: str, execution: str, about: str, options: list[str]
    ) -> dict[str, Any]:
        drawn = "\0".join((delivery.id, delivery.person, verb, execution, about, *options))
        return {
            "tenant": TENANT, "execution": execution, "decision": about, "revision": "", "person": delivery.person,
            "options": options, "expires": max(told.deadline, told.at + SHORTEST), "made_by": MADE_BY,
            "id": hashlib.sha256(drawn.encode()).hexdigest()[:24], "verb": verb,
        }  # fmt: skip

    def _shown(self, name: str, link: Mapping[str, Any], command: str) -> dict[str, str]:
        if not self._url:
            return {"name": name, "to": command}
        return {"name": name, "to": f"{self._url}{PATH}{self._signet.make(Link(**link))}"}
