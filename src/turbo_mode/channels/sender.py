"""The process that talks to the outside: reads requests as lines of JSON, sends each through Apprise, says what came.

It is a process of its own, so that what hangs can be ended, so that nothing heavy is imported where plans are carried
out, and so that every connection it makes goes through one guard, whichever of Apprise's many plugins makes it. It ends
with its standard input, that is with the owner of the store.
"""

from __future__ import annotations

import json
import os
import re
import smtplib
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from typing import Any
from urllib.parse import quote

from turbo_mode.core.regex import regex
from turbo_mode.errors import IntegrationError
from turbo_mode.security.egress import EgressPolicy

THREADS = 8
LONGEST_WORD = 500
MACHINES = ("json", "jsons", "xml", "xmls", "form", "forms", "mailto", "mailtos")
"""Where nothing in a text is read as more than text; a chat may take it for markup."""
_MARKUP = regex(r"(?<=[<@!\[\]`*_~|#])(?=\S)")
_PORTIONS = regex(r"[^/:@?&=]{4,}")
_MESSAGE_ID = regex(r"^Message-ID: *<[^@>\n]*@([^>\n]*)>", re.MULTILINE)
_KEY = regex(r"^Idempotency-Key: *(\S+)", re.MULTILINE)


def main() -> None:
    """Serve until standard input ends."""
    guard(EgressPolicy.for_owner())
    name_mails()
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]  # a proxy would connect in our place, past the guard
    answering = threading.Lock()
    pool = ThreadPoolExecutor(THREADS)

    def serve(request: dict[str, Any]) -> None:
        said = {"id": request["id"], **_sent(request)}
        with answering:
            sys.stdout.write(json.dumps(said) + "\n")
            sys.stdout.flush()

    for line in sys.stdin:
        pool.submit(serve, json.loads(line))
    os._exit(0)


def guard(policy: EgressPolicy) -> None:
    """From now on every connection of this process goes to an address that is permitted, or nowhere."""
    plain = socket.socket.connect

    def checked(self: socket.socket, address: Any) -> None:
        if self.family not in (socket.AF_INET, socket.AF_INET6):
            return plain(self, address)
        host, port, *rest = address
        found = socket.getaddrinfo(host, port, self.family, socket.SOCK_STREAM)[0][4][0]
        try:
            policy.check_port(port)
            policy.check_address(str(host), ip_address(str(found).partition("%")[0]))
        except IntegrationError as refused:
            raise PermissionError(refused.message) from None
        return plain(self, (found, port, *rest))

    def checked_ex(self: socket.socket, address: Any) -> int:
        try:
            checked(self, address)
        except OSError as error:
            return error.errno or 1
        return 0

    vars_of: Any = socket.socket
    vars_of.connect, vars_of.connect_ex = checked, checked_ex


def _sent(request: dict[str, Any]) -> dict[str, Any]:
    """What becomes of one request: taken or not, what was said, and whether it is of any use to try again."""
    try:
        return _send(request)
    except Exception as error:
        return {"ok": False, "said": _hidden(f"{type(error).__name__}: {error}", request), "forGood": False}


def _send(request: dict[str, Any]) -> dict[str, Any]:
    import apprise

    url = request["url"].replace("{address}", quote(request["address"], safe="@"))
    asset = apprise.AppriseAsset(app_id="turbo-mode", app_desc="TURBO MODE", app_url="", async_mode=False)
    plugin: Any = apprise.Apprise.instantiate(url, asset=asset)
    if plugin is None:
        return {"ok": False, "said": "this is no URL that Apprise knows", "forGood": True}
    if isinstance(getattr(plugin, "headers", None), dict):
        plugin.headers.update(request["headers"])
    is_chat = url.partition("://")[0].lower() not in MACHINES
    sending = apprise.Apprise(asset=asset)
    sending.add(plugin)
    words: list[str] = []
    taken = sending.notify(
        body=unmarked(request["text"]) if is_chat else request["text"],
        title=unmarked(request["title"]) if is_chat else request["title"],
        body_format="text", timeout=request["timeout"],
        log_callback=lambda entry, _: words.append(entry.message), log_level=30,
    )  # fmt: skip
    said = _hidden(" ".join(words), request)
    return {"ok": bool(taken), "said": said if not taken else "", "forGood": False}


def unmarked(text: str) -> str:
    """A text in which nothing is taken for markup, a mention or a link by a chat: joiners that nobody sees break it."""
    return _MARKUP.sub("\u2060", text)


def name_mails() -> None:
    """Gives every mail of a delivery the same Message-ID, whenever it is sent, so that a mailbox knows it again."""
    plain = smtplib.SMTP.sendmail

    def sendmail(self: smtplib.SMTP, sender: Any, to: Any, body: Any, *more: Any, **named: Any) -> Any:
        return plain(self, sender, to, renamed(body) if isinstance(body, str) else body, *more, **named)

    patched: Any = smtplib.SMTP
    patched.sendmail = sendmail


def renamed(mail: str) -> str:
    """A mail whose Message-ID is made of its key, if it has one."""
    head, blank, body = mail.partition("\n\n")
    if found := _KEY.search(head):
        head = _MESSAGE_ID.sub(lambda old: f"Message-ID: <{found[1]}@{old[1]}>", head, count=1)
    return head + blank + body


def _hidden(text: str, request: dict[str, Any]) -> str:
    """What was said, without any piece of the URL that may be a secret."""
    scheme, _, rest = request["url"].partition("://")
    user, at, where = rest.partition("@")
    hidden = _PORTIONS.findall(user if at else "")
    rest = where if at else rest
    hidden += _PORTIONS.findall(rest.partition("/")[2] if scheme in MACHINES else rest)
    for portion in sorted((each for each in hidden if "{address}" not in each), key=len, reverse=True):
        text = text.replace(portion, "***")
    return text[:LONGEST_WORD]


if __name__ == "__main__":
    main()
