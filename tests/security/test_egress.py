"""The guard against request forgery: by resolved address, with no way around it."""

from __future__ import annotations

import asyncio
import ipaddress
import socket

import pytest

from tests.http.servers import answer, saying, send, serving
from turbo_mode.core.machine.outcomes import Done, NotDone
from turbo_mode.errors import UsageError
from turbo_mode.security.egress import EgressDenied, EgressPolicy, connect, resolve, rule_for

OWNER, SERVER = EgressPolicy.for_owner(), EgressPolicy.for_server()

ADDRESSES = {
    "public": """
        1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 169.253.255.255
        169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0
        223.255.255.255 2606:4700::1111 2001:4860:4860::8888 2a00:1450::1 2003::1 ::ffff:8.8.8.8""",
    "loopback": "127.0.0.1 127.0.0.53 127.255.255.255 ::1 ::ffff:127.0.0.1",
    "private": """
        10.0.0.0 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 192.168.255.255 100.64.0.1 100.127.255.255
        fc00::1 fd12:3456::1 ::ffff:10.0.0.1""",
    "reserved": """
        0.0.0.0 0.1.2.3 100.100.100.200 168.63.129.16 169.254.0.1 169.254.169.254 192.0.0.8 192.0.0.192 192.0.2.1
        192.88.99.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1
        255.255.255.255 :: ::2 ::127.0.0.1 ::ffff:169.254.169.254 64:ff9b::a00:1 64:ff9b:1::1 100::1 2001::1
        2001:1ff::1 2001:db8::1 2002:c0a8:1::1 3fff::1 4000::1 5f00::1 fd00:ec2::254 fd20:ce::254 fe80::1
        fe80::1%eth0 febf::1 fec0::1 ff02::1 1::1""",
}


def allowed(policy: EgressPolicy, text: str) -> bool:
    try:
        policy.check_address("host.example", ipaddress.ip_address(text))
    except EgressDenied:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "owner", "server"),
    [("public", True, True), ("loopback", True, False), ("private", True, False), ("reserved", False, False)],
)
def test_s01_the_address_table(kind: str, owner: bool, server: bool) -> None:
    addresses = ADDRESSES[kind].split()
    assert {text: allowed(OWNER, text) for text in addresses} == dict.fromkeys(addresses, owner)
    assert {text: allowed(SERVER, text) for text in addresses} == dict.fromkeys(addresses, server)


@pytest.mark.parametrize("trick", ["2130706433", "127.1", "0x7f.1", "017700000001", "[::ffff:7f00:1]", "[::1]"])
def test_s02_the_loopback_in_other_words(trick: str) -> None:
    observation = send(saying(b""), {"url": f"http://{trick}/"}, policy=SERVER)
    assert isinstance(observation, NotDone)
    assert observation.failure.code == "egress_denied"
    assert "loopback" in observation.failure.message


def test_s03_one_bad_address_among_good_ones_is_enough() -> None:
    async def mixed(host: str, port: int) -> list[str]:
        return ["93.184.215.14", "2606:4700::1111", "127.0.0.1"]

    observation = send(saying(answer(b"")), {"url": "http://mixed.example/"}, policy=SERVER, resolver=mixed)
    assert isinstance(observation, NotDone)
    assert observation.failure.message == (
        "mixed.example (127.0.0.1) is not permitted: loopback (127.0.0.0/8); only an egress.allow of the owner opens it"
    )


def test_s03_rebinding_finds_no_second_look_up() -> None:
    """A name that is harmless at the check and internal a moment later: the connection goes where the check looked."""
    looked: list[str] = []

    async def run() -> None:
        async with serving(saying(answer(b"internal"))) as port:

            async def rebinding(host: str, _port: int) -> list[str]:
                looked.append(host)
                return ["127.0.0.3"] if len(looked) == 1 else ["127.0.0.1"]

            only = EgressPolicy(allow=("127.0.0.3",))
            with pytest.raises(ConnectionRefusedError):  # 127.0.0.3 has no server; 127.0.0.1 has
                await connect("rebind.example", port, only, resolver=rebinding)
            with pytest.raises(EgressDenied):  # and the second answer is judged as any other
                await connect("rebind.example", port, only, resolver=rebinding)

    asyncio.run(run())
    assert len(looked) == 2


def test_s05_proxies_from_the_environment_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    observation = send(saying(answer(b"direct")))
    assert isinstance(observation, Done)
    assert observation.result["body"] == "direct"


def test_the_owner_may_open_a_network_a_name_and_a_port() -> None:
    opened = EgressPolicy.for_server(
        allow=("10.1.2.0/24", "Hooks.Internal.", "fd00::/8", "169.254.7.7"), ports=(443, 9000)
    )
    assert allowed(opened, "10.1.2.77")
    assert allowed(opened, "::ffff:10.1.2.77")
    assert not allowed(opened, "10.1.3.1")
    assert allowed(opened, "169.254.7.7")  # written as an address: meant
    opened.check_address("hooks.internal.", ipaddress.ip_address("192.168.1.1"))
    opened.check_port(9000)
    with pytest.raises(EgressDenied, match=r"egress\.ports: \[22\]"):
        opened.check_port(22)


def test_a_permitted_name_never_opens_the_metadata_service() -> None:
    named = EgressPolicy.for_server(allow=("hooks.internal",))
    with pytest.raises(EgressDenied, match="metadata"):
        named.check_address("hooks.internal", ipaddress.ip_address("169.254.169.254"))
    with pytest.raises(EgressDenied):
        named.check_address("evil-hooks.internal", ipaddress.ip_address("10.0.0.1"))


@pytest.mark.parametrize("entry", ["10.1.2.0/33", "10.1.2", "http://host", "*.internal", "", "a b"])
def test_a_bad_entry_is_refused_when_it_is_read(entry: str) -> None:
    with pytest.raises(UsageError, match=r"egress\.allow"):
        EgressPolicy(allow=(entry,))


def test_no_address_at_all_is_an_error_and_public_has_no_rule() -> None:
    async def empty(host: str, port: int) -> list[str]:
        return []

    with pytest.raises(socket.gaierror):
        asyncio.run(connect("nothing.example", 80, OWNER, resolver=empty))
    assert rule_for(ipaddress.ip_address("1.1.1.1")) is None
    assert asyncio.run(resolve("127.0.0.1", 80)) == ["127.0.0.1"]
