"""``turbo-mode keys``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.cli.terminal import Segment
    from turbo_mode.store.place import Place


@click.group()
def command() -> None:
    """Keys for those who come by HTTP: programs, agents, other systems.

    A key is told once, when it is made; the store remembers only whose it is and what it may.
    """


_of_tenant = click.option(
    "--tenant", metavar="NAME", default="", help="Of another tenant, beside the owner of the store"
)


@command.command()
@click.argument("holder", required=False)
@click.option(
    "--role", "roles", multiple=True, metavar="ROLE", help="viewer, operator, approver, agent, admin or one of your own"
)
@click.option("--scope", "scopes", multiple=True, metavar="SCOPE", help="Something further, such as executions:start")
@click.option("--expires", metavar="TIME", default="30d", show_default=True, help="How long it counts")
@_of_tenant
@common
def create(holder: str | None, roles: tuple[str, ...], scopes: tuple[str, ...], expires: str, tenant: str) -> None:
    """Make a key for HOLDER, by default you. Its token is printed once.

    The first key for another tenant makes that tenant.
    """
    from turbo_mode.core.access.scopes import with_own
    from turbo_mode.operations import access
    from turbo_mode.runtime.embedded.user import user

    who = holder or user()
    known = with_own(current.configuration.configuration.server.roles)
    place = current.store.of_tenant(tenant) if tenant else current.store
    _tell(*access.create(place, who, roles, scopes, seconds=_seconds(expires), known=known))


@command.command(name="list")
@click.option("--all", "every", is_flag=True, help="Those too that count no more")
@_of_tenant
@common
def list_(every: bool, tenant: str) -> None:
    """The keys that count, whose they are, and until when."""
    from turbo_mode.cli.terminal import table
    from turbo_mode.operations import access

    found = [key for key in access.listed(_store(tenant)) if every or key["status"] == "ACTIVE"]
    if current.json:
        for key in found:
            current.out.say(json.dumps(key, ensure_ascii=False))
        return
    if not found:
        current.err.say("There are no keys. `turbo-mode keys create --role operator` makes one.")
        return
    head: list[Segment] = [("dim", name) for name in ("ID", "HOLDER", "MAY", "STATUS", "UNTIL")]
    for line in table([head, *(_row(key) for key in found)]):
        current.out.say(line)


@command.command()
@click.argument("key")
@click.option("--reason", default="", help="Why; it stands in the record")
@_of_tenant
@common
def revoke(key: str, reason: str, tenant: str) -> None:
    """KEY (its id, or how that ends) counts no more, from now on."""
    from turbo_mode.operations import access

    place = _store(tenant)
    found = access.revoke(place, access.find(place, key)["id"], reason)
    if current.json:
        current.out.say(json.dumps(found, ensure_ascii=False))
    elif not current.quiet:
        current.err.say(f"The key {found['id']} of {found['holder']} counts no more.")


@command.command()
@click.argument("key")
@click.option("--overlap", metavar="TIME", default="24h", show_default=True, help="How long the old one counts on")
@click.option("--expires", metavar="TIME", default="30d", show_default=True, help="How long the new one counts")
@_of_tenant
@common
def rotate(key: str, overlap: str, expires: str, tenant: str) -> None:
    """A new key in place of KEY, for the same holder and with the same scopes. The old one counts on for a while."""
    from turbo_mode.core.access.scopes import with_own
    from turbo_mode.operations import access

    place = _store(tenant)
    old = access.find(place, key)
    known = with_own(current.configuration.configuration.server.roles)
    _tell(*access.create(
        place, old["holder"], old["roles"], old["scopes"], seconds=_seconds(expires), replaces=old["id"],
        overlap=_seconds(overlap), known=known,
    ))  # fmt: skip


def _store(tenant: str) -> Place:
    """The store of a tenant. Raises ``NotFound``."""
    return current.store.known_tenant(tenant) if tenant else current.store


def _tell(token: str, key: dict[str, Any]) -> None:
    if current.json:
        current.out.say(json.dumps({**key, "token": token}, ensure_ascii=False))
        return
    current.out.write(token + "\n")
    if not current.quiet:
        may = ", ".join(key["roles"] or key["scopes"])
        current.err.say(f"This is the key of {key['holder']} ({may}) until {key['expiresAt']}. It isn't shown again.")


def _row(key: dict[str, Any]) -> list[Segment]:
    style = "green" if key["status"] == "ACTIVE" else "dim"
    may = ", ".join(key["roles"]) or ", ".join(key["scopes"])
    return [("plain", key["id"]), ("plain", key["holder"]), ("plain", may), (style, key["status"]),
            ("dim", key["expiresAt"][:16])]  # fmt: skip


def _seconds(text: str) -> int:
    """A time as plans write it, in seconds. Raises ``UsageError``."""
    from turbo_mode.cli.commands.run import parse_duration

    return int(parse_duration(text) or 0)
