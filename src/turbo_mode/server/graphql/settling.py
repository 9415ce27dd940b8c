"""What can be done about open questions, and about events that could not be delivered: all that REST can."""

from __future__ import annotations

import msgspec
import strawberry
from strawberry.scalars import JSON

from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import UsageError
from turbo_mode.operations import executions, people
from turbo_mode.server import by_hand, replaying
from turbo_mode.server.graphql.asking import Info
from turbo_mode.server.graphql.changing import give, object_of, run
from turbo_mode.server.graphql.scalars import DateTime
from turbo_mode.server.graphql.shapes import Decision


@strawberry.type
class NewLink:
    """A link by which one person may answer once; it is told only now, and stands nowhere."""

    id: strawberry.ID
    link: str
    person: str
    options: list[str]
    expires_at: DateTime


@strawberry.type
class Settling:
    """What can be settled."""

    @strawberry.mutation
    async def answer_decision(
        self, info: Info, id: strawberry.ID, selection: str = "", reason: str = "", refuses: bool = False,
        fields: JSON | None = None, outputs: JSON | None = None, idempotency_key: str | None = None,
    ) -> Decision:  # fmt: skip
        """Say what is to be done about an open question, ``EXECUTION/dN`` or by hand, as the holder of the key."""
        said = Command(
            "answer", by=info.context.holder, reason=reason, selection=selection, refuses=refuses,
            fields=object_of("fields", fields), data={"outputs": object_of("outputs", outputs)} if outputs else None,
        )  # fmt: skip
        if "/" not in id:
            service, by_id = info.context.service, msgspec.structs.replace(said, decision=id)
            return Decision.made(await run(lambda: by_hand.settle(service, id, by_id)))
        return await _commanded(info, id, said, idempotency_key)

    @strawberry.mutation
    async def update_decision(self, info: Info, id: strawberry.ID, input: JSON, version: int | None = None) -> Decision:
        """Decide one that was made by hand again; ``input`` is what REST takes."""
        asking, given = info.context, object_of("input", input)
        return Decision.made(await run(lambda: by_hand.change(asking.service, id, given, asking.holder, version)))

    @strawberry.mutation
    async def delegate_decision(
        self, info: Info, id: strawberry.ID, to: str, reason: str = "", idempotency_key: str | None = None
    ) -> Decision:
        """Put what the holder of the key may say into the hands of ``user:NAME``."""
        said = Command("delegate", to=people.person_of(to), reason=reason)
        return await _commanded(info, id, said, idempotency_key)

    @strawberry.mutation
    async def link_decision(
        self, info: Info, id: strawberry.ID, person: str, options: list[str] | None = None,
        seconds: int = people.USUAL // 1000,
    ) -> NewLink:  # fmt: skip
        """A signed text that stands for one answer of ``user:NAME``."""
        asking, whom = info.context, people.person_of(person)
        if not 1 <= seconds <= people.LONGEST // 1000:
            raise UsageError(f"a link lasts from 1 to {people.LONGEST // 1000} seconds")
        made = await run(
            lambda: people.link(
                asking.service.place, id, whom, options or [], seconds * 1000,
                approvers=asking.service.runtime.approvers, by=asking.holder,
            )
        )  # fmt: skip
        return NewLink(
            id=strawberry.ID(made.link.id), link=made.word, person=person, options=list(made.link.options),
            expires_at=DateTime(made.link.expires),
        )  # fmt: skip

    @strawberry.mutation
    async def answer_by_link(
        self, info: Info, link: str, selection: str = "", reason: str = "", refuses: bool = False,
        fields: JSON | None = None,
    ) -> Decision:  # fmt: skip
        """Say what the person says for whom the link is; it counts once."""
        given = object_of("fields", fields)
        said = people.by_link(link, selection, reason, refuses=refuses, fields=given)
        execution, _ = executions.named(people.question_of(link))
        whole, _ = await run(lambda: info.context.service.command(execution, said))
        return await _decision(info, whole, said.decision)

    @strawberry.mutation
    async def redeliver(self, info: Info, destination: str, sequence: int | None = None) -> int:
        """Try a delivery again, or all that were given up; answers how many."""
        deliveries, places = info.context.service.runtime.deliveries, [] if sequence is None else [sequence]
        return await run(lambda: deliveries.redeliver(destination, places))

    @strawberry.mutation
    async def replay(
        self, info: Info, destination: str, since: DateTime, until: DateTime | None = None,
        events: list[str] | None = None, dry_run: bool = False,
    ) -> int:  # fmt: skip
        """Send once more what was committed in some time; ``dryRun`` only counts it."""
        named, service = ["*"] if events is None else events, info.context.service
        return await run(lambda: replaying.replay(service, destination, since, until, named, dry_run=dry_run))

    @strawberry.mutation
    async def enable_destination(self, info: Info, name: str) -> bool:
        """Let a destination have events again."""
        await run(lambda: info.context.service.runtime.deliveries.enable(name))
        return True


async def _commanded(info: Info, id: str, said: Command, key: str | None) -> Decision:
    execution, name = executions.named(id)
    whole = await give(info, execution, msgspec.structs.replace(said, decision=name), key)
    return await _decision(info, whole, name)


async def _decision(info: Info, execution: str, name: str) -> Decision:
    return await info.context.read(lambda reader: Decision.of(executions.decision_in(reader, execution, name)))
