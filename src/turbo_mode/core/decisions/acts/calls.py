"""Calls that are no lines of known programs: HTTP, PowerShell, methods of clients, and programs that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from turbo_mode.core.decisions.acts import programs
from turbo_mode.core.decisions.acts.lists import words
from turbo_mode.core.regex import regex

_HTTP = regex(r"\b(GET|HEAD|OPTIONS|PUT|POST|PATCH|DELETE) (/|_|https?:|[\w.*-]+/)")
_HTTP_LOOKS = regex(r"/_?(search|count|explain|validate|analyze|query|_search|simulate)\b")
_CMDLET = regex(r"(?<![\w-])([A-Z][a-z]+)-([A-Z][A-Za-z]+)\b")
_METHOD = regex(r"(?<![\w/])[a-z_]\w*(?:\.\w+)*\.([a-z_A-Z]+)\(")
_PROGRAM = regex(r"(?:sudo |npx |uvx |\./)?[a-z][\w.+-]*(?=\s)")
_FLAG = regex(r"\s--?[a-zA-Z][\w-]*\b|\s-\w\s")
_GROUPS = words("CLIENT SENTINEL CLUSTER CONFIG ACL MEMORY SLOWLOG XGROUP SCRIPT FUNCTION DEBUG")
_STORE = _GROUPS | words(
    "DEL UNLINK FLUSHALL FLUSHDB KEYS SCAN TTL LLEN DBSIZE INFO TYPE SHUTDOWN FAILOVER REPLICAOF MONITOR"
)
"""Commands of stores: with these a second word says what is done."""
_LOOKS = words(
    """
    get test measure select show find export list describe read fetch check count explain query info peek head scan
    view compare diff status validate preview watch print search ping lookup dump inspect verify report where sort
    format out write-host ls desc ckquorum llen ttl type strlen memory slowlog monitor keys client xinfo xlen
    stats usage doctor dbsize
    """
)
_HARMS = (
    (words("remove delete clear uninstall drop purge flushdb flushall del unlink truncate destroy erase rm recreate "
           "reset wipe clean prune"), "removes"),
    (words("stop restart suspend kill shutdown terminate disconnect cancel pause abort isolate failover"), "stops"),
    (words("disable skip ignore silence mute bypass unprotect approve dismiss"), "safeguards"),
    (words("grant add-role attach elevate sudo impersonate"), "credentials"),
)  # fmt: skip
_HARM_FLAG = regex(r"\s--?(force|delete|purge|all|prune|overwrite|no-verify|hard|recursive|insecure|yes-i-really\S*)\b")
_LOOK_FLAG = regex(r"\s--(describe|list|check|help|version|dry-run|show|validate|status|info)\b|\s-t(?= -c)")


def judged(text: str) -> str | None:
    """The code of what a call does, an empty text for everyday work; None for what is no call."""
    if found := _HTTP.search(text):
        return _http(found[1], text)
    said = text.split(maxsplit=2)
    if said and said[0] in _STORE:
        return _worst([said[1 if said[0] in _GROUPS and len(said) > 1 else 0].lower()])
    if cmdlets := _CMDLET.findall(text):
        return _worst([verb.lower() for verb, _ in cmdlets])
    if methods := _METHOD.findall(text):
        return _worst([_verb(method) for method in methods])
    return _unknown(text) if _PROGRAM.match(text) and _FLAG.search(text) and not _is_prose(text) else None


def _http(method: str, text: str) -> str:
    if method in ("GET", "HEAD", "OPTIONS") or (method == "POST" and _HTTP_LOOKS.search(text)):
        return ""
    return "removes" if method == "DELETE" else "changes"


def _verb(method: str) -> str:
    """The verb in the name of a method: ``delete`` of ``deleteMany`` and of ``delete_all``."""
    return re.sub(r"(?<=[a-z])[A-Z]\w*", "", method).lower().split("_")[0]


def _worst(verbs: Sequence[str]) -> str:
    """The code of the first verb that does harm; ``changes`` where one does something that nobody knows."""
    harm = next((code for verb in verbs for group, code in _HARMS if verb in group), "")
    return harm or ("" if all(verb in _LOOKS for verb in verbs) else "changes")


def _is_prose(text: str) -> bool:
    said = text.split()
    flags = sum(word.startswith("-") for word in said)
    return sum(word in programs.PROSE for word in said[1:]) > flags


def _unknown(text: str) -> str | None:
    """What the words behind a program say that nobody knows; None where they say nothing."""
    said = [word.lower() for word in text.split()[1:] if not word.startswith("-")][:3]
    if _LOOK_FLAG.search(text) or any(word in programs.READS or word in _LOOKS for word in said):
        return ""
    if harm := next((word for word in said if programs.HARM.match(word)), None):
        return next((code for pattern, code in programs.CODES if pattern.search(harm)), "changes")
    return "removes" if _HARM_FLAG.search(text) else None
