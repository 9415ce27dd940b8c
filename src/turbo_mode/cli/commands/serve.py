"""``turbo-mode serve``."""

from __future__ import annotations

import ipaddress
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.core.decisions.limits import Limits
from turbo_mode.errors import NotInstalled, TurboModeError, UsageError

if TYPE_CHECKING:
    from turbo_mode.configuration.reading import Loaded
    from turbo_mode.runtime.embedded.runtime import Runtime
    from turbo_mode.security.openid import Provider

FIRST_KEY_DAYS = 30


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at")
@click.option("--port", type=click.IntRange(0, 65535), default=8420, show_default=True, help="0 takes a free one")
@click.option("--tls-cert", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Certificate chain, PEM")
@click.option("--tls-key", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Its private key, PEM")
@click.option("--behind-proxy", is_flag=True, help="Something in front of it speaks TLS")
@click.option(
    "--runtime",
    type=click.Choice(("embedded", "temporal")),
    default="embedded",
    show_default=True,
    help="Who carries out what is started at its doors: this process, or Temporal's workers",
)
@common
def command(
    host: str, port: int, tls_cert: Path | None, tls_key: Path | None, behind_proxy: bool, runtime: str
) -> int:  # fmt: skip
    """Own the store, carry out what is in it, and open the doors to others: REST at /api/v1.

    Where another process owns a store in PostgreSQL already, this one is a replica, and takes its place when it goes.

    Every request needs a key (see `turbo-mode keys`); where there is none yet, a first one is made and printed once.
    Ctrl-C leaves in good order: programs go on, and the next `serve` goes on with them.
    """
    from turbo_mode.inbound.hooks import Hooks
    from turbo_mode.operations import executions

    _refuse_open_doors(host, tls_cert, tls_key, behind_proxy)
    configuration = current.configuration
    try:
        from turbo_mode.server import run
        from turbo_mode.server.replicas.seat import Owning
    except ImportError:
        raise NotInstalled("the server is not installed", hint='pip install "turbo-mode[server]"') from None

    def own() -> Runtime:
        owner = executions.own(current.store, _limits(configuration), configuration.approvers)
        try:
            _attend(owner, configuration, runtime)
        except BaseException:
            owner.close()
            raise
        return owner

    owning = Owning(own, lambda owner: Hooks(owner, configuration), _listens, partial(_took, configuration), _lost)
    run.until_asked_to_leave(
        owning, current.store, host=host, port=port,
        tls=(str(tls_cert), str(tls_key)) if tls_cert and tls_key else None,
        configured=configuration.configuration.server, behind_proxy=behind_proxy, templates=configuration.templates,
        limits=_limits(configuration), providers=_providers(configuration),
    )  # fmt: skip
    return 0


def _attend(owner: Runtime, configuration: Loaded, runtime: str) -> None:
    """All that goes on beside an owner of the store. Raises ``NotInstalled``, ``UsageError``."""
    from turbo_mode.cli.carrying import carry
    from turbo_mode.inbound import attending
    from turbo_mode.operations import communications, scribe

    if runtime == "temporal":
        owner.elsewhere.prefers = True
        owner.elsewhere.begin()
    owner.keyring.providers = _providers(configuration)
    if configuration.retention is not None:
        owner.disposal.keep_for(configuration.retention)
    communications.attend(owner, configuration)
    scribe.attend(owner, configuration)
    carry(current, owner)
    if configuration.configuration.plugins:
        from turbo_mode.hosting.configured import attach

        attach(owner, configuration, tell=_tell_plugin)
    attending.attach(owner, configuration)


def _listens(url: str, is_owner: bool, taken_up: int) -> None:
    _say("listening", f"Listening at {url}  (Ctrl-C leaves)", url=url, takenUp=taken_up)
    if not is_owner:
        _say("replica", "Another process owns the store; going on with it if that one goes")


def _took(configuration: Loaded, owner: Runtime, url: str, taken_up: int) -> None:
    from turbo_mode.operations import communications

    owner.messages.postman.start(communications.setup(configuration, url))
    if current.store.url:
        _say("owner", "Owning the store")
    if taken_up:
        _say("takenUp", f"Going on with {taken_up} execution{'s' if taken_up > 1 else ''}", count=taken_up)
    if first := _first_key(owner):
        _say("firstKey", f"The first key, for {first[1]}, isn't shown again:", token=first[0])
        if not current.json:
            current.out.write(first[0] + "\n")


def _lost(error: TurboModeError) -> None:
    _say("ownerLost", f"{error.message}. Going on as a replica.", failure=error.code)


def _refuse_open_doors(host: str, cert: Path | None, key: Path | None, behind_proxy: bool) -> None:
    """Keys never go over a network in the clear. Raises ``UsageError``."""
    if (cert is None) != (key is None):
        raise UsageError("a certificate needs its key, and a key its certificate", hint="--tls-cert and --tls-key")
    try:
        is_loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    if not (is_loopback or cert or behind_proxy):
        raise UsageError(
            f"{host} can be reached from outside, and keys would go there in the clear",
            hint="give --tls-cert and --tls-key, or --behind-proxy if something in front of it speaks TLS",
        )


def _limits(configuration: Loaded) -> list[Limits]:
    """Those of the owner; where they say nothing of a sandbox, all programs are put into one."""
    if any(limits.sandbox for limits in configuration.limits):
        return configuration.limits
    return [*configuration.limits, Limits(origin="serve", sandbox="all")]


def _providers(configuration: Loaded) -> list[Provider]:
    """Those whose tokens count, as the owner has said. Raises ``UsageError``."""
    from turbo_mode.security.openid import Provider

    return [
        Provider(each.issuer, each.audience, claim=each.roles.claim, roles=each.roles.map, holder=each.holder)
        for each in configuration.configuration.server.identity_providers
    ]


def _first_key(runtime: Runtime) -> tuple[str, str] | None:
    """The token of a first key and whose it is, if there is no key that counts."""
    from turbo_mode.runtime.embedded.keyring import DAY, told
    from turbo_mode.runtime.embedded.runtime import user

    if any(told(key)["status"] == "ACTIVE" for key in runtime.keyring.keys):
        return None
    holder = user()
    token, _ = runtime.keyring.make(holder, ["admin"], seconds=FIRST_KEY_DAYS * DAY, by=holder)
    return token, holder


def _tell_plugin(name: str, status: str, why: str) -> None:
    from turbo_mode.cli.terminal import clean

    text = f"Plugin {name} is well again." if status == "RUNNING" else f"Plugin {name} fails, and is tried again: {why}"
    _say("plugin", clean(text), name=name, status=status, failure=why)


def _say(event: str, text: str, **data: Any) -> None:
    if current.json:
        current.out.say(json.dumps({"event": event, **data}, ensure_ascii=False))
    elif not current.quiet:
        current.err.say(text)
