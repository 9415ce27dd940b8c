"""Where a request may go: the guard against request forgery, applied when the connection is made.

Looking at the text of a URL is useless (``2130706433``, ``127.1`` and a name that changes its mind between two
look-ups all reach the loopback), so the guard looks at *resolved* addresses: the name is resolved once, every address
it has must be permitted, and the connection goes to exactly one of those, while TLS and ``Host`` keep the name.
"""

from __future__ import annotations

import asyncio
import functools
import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from msgspec import Struct

from turbo_mode.core.regex import regex
from turbo_mode.errors import IntegrationError, UsageError

if TYPE_CHECKING:
    import ssl

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolver = Callable[[str, int], Awaitable[list[str]]]

CONNECT_SECONDS: Final = 10.0
"""Longest wait for one address to accept, TLS handshake included."""

MAX_ADDRESSES: Final = 8
"""So many addresses of one name are tried; all of them are checked."""

WEB_PORTS: Final = (80, 443, 8080, 8443)
_HOST = regex(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*", re.IGNORECASE)


class Rule(NamedTuple):
    """One line of the table: what an address is, and the class that a policy opens or keeps shut."""

    network: str
    kind: Literal["loopback", "private", "reserved"]
    meaning: str


# The first line that holds an address decides, so the exceptions stand above the networks around them.
RULES: Final = (
    Rule("100.100.100.200/32", "reserved", "cloud metadata"),
    Rule("168.63.129.16/32", "reserved", "cloud metadata"),
    Rule("fd00:ec2::254/128", "reserved", "cloud metadata"),
    Rule("fd20:ce::254/128", "reserved", "cloud metadata"),
    Rule("127.0.0.0/8", "loopback", "loopback"),
    Rule("::1/128", "loopback", "loopback"),
    Rule("10.0.0.0/8", "private", "private network"),
    Rule("172.16.0.0/12", "private", "private network"),
    Rule("192.168.0.0/16", "private", "private network"),
    Rule("100.64.0.0/10", "private", "shared address space"),
    Rule("fc00::/7", "private", "private network"),
    Rule("0.0.0.0/8", "reserved", "this host"),
    Rule("169.254.0.0/16", "reserved", "link-local, cloud metadata"),
    Rule("192.0.0.0/24", "reserved", "protocol assignments"),
    Rule("192.0.2.0/24", "reserved", "documentation"),
    Rule("192.88.99.0/24", "reserved", "6to4 relay"),
    Rule("198.18.0.0/15", "reserved", "benchmarks"),
    Rule("198.51.100.0/24", "reserved", "documentation"),
    Rule("203.0.113.0/24", "reserved", "documentation"),
    Rule("224.0.0.0/4", "reserved", "multicast"),
    Rule("240.0.0.0/4", "reserved", "reserved, broadcast"),
    Rule("::/96", "reserved", "IPv4-compatible, unspecified"),
    Rule("64:ff9b::/96", "reserved", "NAT64"),
    Rule("64:ff9b:1::/48", "reserved", "local NAT64"),
    Rule("100::/64", "reserved", "discard"),
    Rule("2001::/23", "reserved", "protocol assignments, Teredo"),
    Rule("2001:db8::/32", "reserved", "documentation"),
    Rule("2002::/16", "reserved", "6to4"),
    Rule("3fff::/20", "reserved", "documentation"),
    Rule("5f00::/16", "reserved", "segment routing"),
    Rule("fe80::/10", "reserved", "link-local"),
    Rule("fec0::/10", "reserved", "site-local"),
    Rule("ff00::/8", "reserved", "multicast"),
)
_PUBLIC_V6: Final = ipaddress.IPv6Network("2000::/3")
_TABLE: Final = tuple((ipaddress.ip_network(rule.network), rule) for rule in RULES)
_NOT_PUBLIC_V6: Final = Rule("::/0", "reserved", "outside the public part of IPv6")


class EgressDenied(IntegrationError):
    """The policy doesn't let a request go there."""

    code = "egress_denied"


class EgressPolicy(Struct, frozen=True):
    """Which addresses and ports a request may reach.

    ``allow`` holds networks (``10.1.2.0/24``), addresses and host names. A network opens exactly its addresses,
    whatever they are; a name opens loopback and private addresses of that name, never reserved ones, since whoever
    answers for the name could point it at the metadata service. ``ports=None`` means every port.

    Raises `UsageError` for an entry that is neither.
    """

    allow_loopback: bool = False
    allow_private: bool = False
    allow: tuple[str, ...] = ()
    ports: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        for entry in self.allow:
            _entry(entry)

    @classmethod
    def for_owner(cls, allow: tuple[str, ...] = ()) -> EgressPolicy:
        """The owner's own ``run``: loopback and private networks too, since that is where deployments live."""
        return cls(allow_loopback=True, allow_private=True, allow=allow)

    @classmethod
    def for_server(cls, allow: tuple[str, ...] = (), ports: tuple[int, ...] = WEB_PORTS) -> EgressPolicy:
        """Requests on behalf of others: public addresses and web ports only, unless opened."""
        return cls(allow=allow, ports=ports)

    def check_port(self, port: int) -> None:
        """Raise `EgressDenied` when `port` isn't open."""
        if self.ports is not None and port not in self.ports:
            open_ports = ", ".join(map(str, self.ports))
            raise EgressDenied(
                f"port {port} is not permitted (open: {open_ports}); to open it: egress.ports: [{port}]",
            )

    def check_address(self, host: str, address: Address) -> None:
        """Raise `EgressDenied` when `address`, one of those that `host` resolved to, is not open."""
        rule = rule_for(address)
        if rule is None or self._opens(rule) or self._listed(host, address, rule):
            return
        name = f"{host} ({address})" if host != str(address) else host
        raise EgressDenied(
            f"{name} is not permitted: {rule.meaning} ({rule.network}); only an egress.allow of the owner opens it",
        )

    def _opens(self, rule: Rule) -> bool:
        return (rule.kind == "loopback" and self.allow_loopback) or (rule.kind == "private" and self.allow_private)

    def _listed(self, host: str, address: Address, rule: Rule) -> bool:
        address, name = _unmapped(address), host.lower().rstrip(".")
        for entry in map(_entry, self.allow):
            if isinstance(entry, str):
                if entry == name and rule.kind != "reserved":
                    return True
            elif address in entry:
                return True
        return False


def rule_for(address: Address) -> Rule | None:
    """The line of the table that holds `address`; None for a public address."""
    address = _unmapped(address)
    for network, rule in _TABLE:
        if address in network:
            return rule
    return _NOT_PUBLIC_V6 if address.version == 6 and address not in _PUBLIC_V6 else None


async def resolve(host: str, port: int) -> list[str]:
    """All addresses of `host`, in the system's order. Raises `socket.gaierror`."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


async def permitted_addresses(host: str, port: int, policy: EgressPolicy, resolver: Resolver = resolve) -> list[str]:
    """The addresses of `host`, if every one of them is permitted.

    Raises `EgressDenied`, or `socket.gaierror` when the name has no address.
    """
    policy.check_port(port)
    addresses = await resolver(host, port)
    for text in addresses:
        policy.check_address(host, ipaddress.ip_address(text))
    if not addresses:
        raise socket.gaierror(socket.EAI_NONAME, "no address")
    return addresses


async def connect(
    host: str,
    port: int,
    policy: EgressPolicy,
    *,
    tls: ssl.SSLContext | None = None,
    resolver: Resolver = resolve,
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Connect to `host` at an address that `policy` permits; with `tls`, the certificate must be the host's.

    Raises `EgressDenied`; `OSError` (`socket.gaierror`, `ssl.SSLError`, `ConnectionRefusedError`, `TimeoutError` …) of
    the last address tried.
    """
    addresses = await permitted_addresses(host, port, policy, resolver)
    problem: OSError | None = None
    for address in addresses[:MAX_ADDRESSES]:
        # An address is a literal, so this can't resolve again and reach something that was never checked.
        name = host.rstrip(".") if tls else None
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                return await asyncio.open_connection(address, port, ssl=tls, server_hostname=name)
        except OSError as error:
            problem = error
    assert problem is not None
    raise problem


def _unmapped(address: Address) -> Address:
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


@functools.cache
def _entry(text: str) -> Network | str:
    """An entry of `EgressPolicy.allow`: a network, or a host name in lower case."""
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        name = text.rstrip(".").lower()
        if _HOST.fullmatch(name) and not name.replace(".", "").isdigit():
            return name
    raise UsageError(
        f"egress.allow: {text!r} is neither a network nor a host name",
        hint="write a network (10.1.2.0/24), an address (10.1.2.3) or a host name (hooks.internal)",
    )
