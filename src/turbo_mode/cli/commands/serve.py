"""``turbo-mode serve``."""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.configuration.model import Configuration
from turbo_mode.core.access.scopes import with_own
from turbo_mode.core.decisions.limits import Limits
from turbo_mode.errors import NotInstalled, TurboModeError, UsageError

if TYPE_CHECKING:
    from turbo_mode.cli.carrying import Carrying
    from turbo_mode.configuration.reading import Loaded
    from turbo_mode.inbound.hooks import Hooks
    from turbo_mode.runtime.embedded.runtime import Runtime
    from turbo_mode.security.openid import Provider
    from turbo_mode.server.replicas.seat import Owning
    from turbo_mode.server.service import Service
    from turbo_mode.store.place import Place

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
    Ctrl-C leaves in good order: programs go on, and the next `serve` goes on with them. SIGHUP has it read its
    configuration again.
    """
    from turbo_mode.cli import log_lines

    _refuse_open_doors(host, tls_cert, tls_key, behind_proxy)
    if current.json:
        log_lines.begin()
    configuration = current.configuration
    try:
        from turbo_mode.server import run
        from turbo_mode.server.replicas.seat import Owning
    except ImportError:
        raise NotInstalled("the server is not installed", hint='pip install "turbo-mode[server]"') from None

    beside = _Configured(runtime)
    owning = Owning(beside.own, beside.hooks, beside.admit, beside.reload, _listens, beside.took, _lost)
    run.until_asked_to_leave(
        owning, beside.guest, current.store, host=host, port=port,
        tls=(str(tls_cert), str(tls_key)) if tls_cert and tls_key else None,
        configured=configuration.configuration.server, behind_proxy=behind_proxy, templates=configuration.templates,
        limits=_limits(configuration),
    )  # fmt: skip
    return 0


class _Configured:
    """The configuration, and what goes on by it beside the owner of the store, if that is us."""

    def __init__(self, runtime: str) -> None:
        self._loaded = current.configuration
        self._runtime = runtime
        self._carrying: Carrying | None = None
        from turbo_mode.runtime.embedded.shares import Shares

        most = self._loaded.configuration.server.max_running
        self._shares = Shares(most) if most else None

    def own(self) -> Runtime:
        """Become the owner. Raises ``StoreBusy``, ``NotInstalled``, ``UsageError``."""
        from turbo_mode.operations import executions

        owner = executions.own(current.store, _limits(self._loaded), self._loaded.approvers)
        self._share(owner, current.store.tenant)
        try:
            self._attend(owner)
        except BaseException:
            owner.close()
            raise
        return owner

    def _attend(self, owner: Runtime) -> None:
        from turbo_mode.cli.carrying import Carrying
        from turbo_mode.inbound import attending
        from turbo_mode.operations import communications, scribe

        loaded = self._loaded
        if self._runtime == "temporal":
            owner.elsewhere.prefers = True
            owner.elsewhere.begin()
        if loaded.retention is not None:
            owner.disposal.keep_for(loaded.retention)
        communications.attend(owner, loaded)
        scribe.attend(owner, loaded)
        self._carrying = Carrying(current, owner, loaded)
        if loaded.configuration.plugins:
            from turbo_mode.hosting.configured import attach

            attach(owner, loaded, tell=_tell_plugin)
        attending.attach(owner, loaded)

    def guest(self, place: Place) -> Owning:
        """How the store of another tenant is owned: under our limits, and by nothing else of the configuration."""
        from turbo_mode.inbound.hooks import Hooks
        from turbo_mode.server.replicas.seat import Owning

        own = partial(self._own_guest, place)
        return Owning(own, Hooks, self._admit_guest, _nothing, _nothing, _nothing, _nothing)

    def _own_guest(self, place: Place) -> Runtime:
        from turbo_mode.configuration.reading import Loaded
        from turbo_mode.operations import communications, executions, scribe, tenancy

        bare = Loaded(None, Configuration(), [])
        owner = executions.own(place, tenancy.limits_of(_limits(self._loaded)))
        self._share(owner, place.tenant)
        if self._loaded.retention is not None:
            owner.disposal.keep_for(self._loaded.retention)
        communications.attend(owner, bare)
        scribe.attend(owner, bare)
        return owner

    def _share(self, owner: Runtime, tenant: str) -> None:
        if self._shares is not None:
            owner.sharing.join(self._shares, tenant)
            owner.leaving.append(partial(self._shares.leave, tenant))

    def _admit_guest(self, service: Service) -> None:
        service.admit(with_own(self._loaded.configuration.server.roles), ())

    def hooks(self, owner: Runtime) -> Hooks:
        """What plans are started by."""
        from turbo_mode.inbound.hooks import Hooks

        return Hooks(owner, self._loaded)

    def admit(self, service: Service) -> None:
        """Say whose keys and tokens count."""
        roles = with_own(self._loaded.configuration.server.roles)
        service.admit(roles, _providers(self._loaded, roles))

    def reload(self, service: Service) -> None:
        """What can be otherwise while it serves, as the configuration says now; a bad one changes nothing."""
        before = self._loaded
        try:
            loaded = self._loaded = current.reload()
            roles = with_own(loaded.configuration.server.roles)
            providers = _providers(loaded, roles)
            if service.is_owner and self._carrying is not None:
                self._carrying.again(loaded)
        except TurboModeError as error:
            self._loaded = before
            _say("reloaded", f"The configuration is bad; all stays as it was: {error.message}", failure=error.message)
            return
        service.admit(roles, providers)
        if service.tenants is not None:
            service.tenants.admit()
        _say("reloaded", "The configuration was read again")

    def took(self, owner: Runtime, url: str, taken_up: int) -> None:
        """We own the store, and listen there."""
        from turbo_mode.operations import communications

        owner.messages.postman.start(communications.setup(self._loaded, url))
        if current.store.url:
            _say("owner", "Owning the store")
        if taken_up:
            _say("takenUp", f"Going on with {taken_up} execution{'s' if taken_up > 1 else ''}", count=taken_up)
        if first := _first_key(owner):
            _say("firstKey", f"The first key, for {first[1]}, isn't shown again:", token=first[0])
            if not current.json:
                current.out.write(first[0] + "\n")


def _listens(url: str, is_owner: bool, taken_up: int) -> None:
    _say("listening", f"Listening at {url}  (Ctrl-C leaves)", url=url, takenUp=taken_up)
    if not is_owner:
        _say("replica", "Another process owns the store; going on with it if that one goes")


def _nothing(*_: object) -> None:
    """Other tenants are told nothing of what becomes of the server."""


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


def _providers(configuration: Loaded, known: Mapping[str, frozenset[str]]) -> list[Provider]:
    """Those whose tokens count, as the owner has said. Raises ``UsageError``."""
    from turbo_mode.security.openid import Provider

    return [
        Provider(
            each.issuer, each.audience, claim=each.roles.claim, roles=each.roles.map, holder=each.holder, known=known
        )
        for each in configuration.configuration.server.identity_providers
    ]


def _first_key(runtime: Runtime) -> tuple[str, str] | None:
    """The token of a first key and whose it is, if there is no key that counts."""
    from turbo_mode.runtime.embedded.keyring import DAY, told
    from turbo_mode.runtime.embedded.user import user

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
