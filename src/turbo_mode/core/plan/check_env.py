"""What programs find in their environment: names that nothing can read, and secrets in plain sight, also elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

from turbo_mode.core.plan import model, words
from turbo_mode.core.plan.facts import Facts, actions_of
from turbo_mode.core.plan.formats import shown
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.positions import Part
from turbo_mode.core.regex import regex

_INNER_CAPITAL = regex(r"(?<=[a-z0-9])(?=[A-Z])")
_NAME = regex(r"[A-Za-z_][A-Za-z0-9_]*")
_SENSITIVE = regex(
    r"(?i:password|passwd|passphrase|(?:^|[_-])(?:secret|token|pwd|(?:api|private|secret|access)[_-]?key|credentials?))$"
    r"|[a-z0-9](?:Secret|Token|Pwd|(?:Api|API|Private|Secret|Access)Key|Credentials?)$"
)
_SCHEME = regex(r"(?:Bearer|Basic|Token|token|ApiKey|Digest) +\S{6}", re.ASCII)
_IN_ADDRESS = regex(r"://([^\s/:@$'\"{}<>]+):([^\s/@$'\"{}<>]{3,})@", re.ASCII)
"""A user and a password in a URL."""
_FILE = regex(r"(?:~|\.{0,2})/[\w./-]*")
_ISSUED = regex(
    r"\b(?:gh[opsur]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeprs]-[\w-]{10,}|sk-[\w-]{20,}"
    r"|AKIA[A-Z0-9]{16}|AIza[\w-]{30})|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----",
    re.ASCII,
)
"""Tokens as GitHub, GitLab, Slack, OpenAI, AWS, Google and others give them out, and private keys."""
_CALLED = regex(
    r"""\s*(?:credentials|secret|secrets|vault|lookup|getenv|env|var|file|os\.getenv|os\.environ\.get)"""
    r"""\(\s*['"]?([\w./-]*)['"]?[^()]*\)\s*""",
    re.ASCII,
)
_REFERENCE = regex(r"(?:secrets|inputs|tasks|environment|execution)\.")
_HEADERS = frozenset(("authorization", "auth"))
_PLACEHOLDERS = frozenset(("true", "false", "none", "null", "changeme", "example"))
_LEAST = 6
_CALL = 80
"""How far into a text the call of another tool's function begins; twice as much of it is looked at."""


def run(facts: Facts) -> None:
    """Reports E0105, E0305, W0112 and W0516."""
    for name, secret in facts.plan.secrets.items():
        _secret(facts, name, secret)
    for key, places in (("dataSources", facts.plan.data_sources), ("dataSinks", facts.plan.data_sinks)):
        for index, place in enumerate(places):
            texts = {name: value for name, value in place.config.items() if isinstance(value, str)}
            _in_sight(facts, texts, (key, index, "config"))
    _variables(facts, facts.plan.env, ("env",))
    for index, phase in enumerate(facts.plan.phases):
        _variables(facts, phase.env, ("phases", index, "env"))
    for located in facts.all_tasks():
        for path, action, _ in actions_of(located.task, located.path):
            _action(facts, action, path)


def _action(facts: Facts, action: model.Action, path: Path) -> None:
    script, where = action.shell, (*path, "shell")
    if isinstance(script, model.Shell):
        script, where = script.script, (*where, "script")
    if script and (found := _ISSUED.search(script)):
        _shown(facts, found.group(), where, found.span())
    if action.env:
        _variables(facts, action.env, (*path, "env"), no_shell=_has_no_shell(action))
    for index, name in enumerate(action.pass_env):
        _name(facts, name, (*path, "passEnv", index), no_shell=_has_no_shell(action))
    if isinstance(action.http, model.Http):
        _in_sight(facts, action.http.headers, (*path, "http", "headers"))
        if action.http.auth and "${{" not in action.http.auth and _SCHEME.match(action.http.auth):
            _in_sight(facts, {"auth": action.http.auth or ""}, (*path, "http"))
    url = action.http.url if isinstance(action.http, model.Http) else action.http
    if url and "@" in url:
        _address(facts, url, (*path, "http", "url") if isinstance(action.http, model.Http) else (*path, "http"))


def _has_no_shell(action: model.Action) -> bool:
    """What it starts is a program that may read a variable of any name."""
    spec = action.shell if isinstance(action.shell, model.Shell) else action.service
    return action.python is not None or (spec is not None and spec.command is not None)


def _variables(facts: Facts, pairs: Mapping[str, str], path: Path, *, no_shell: bool = False) -> None:
    for name, text in pairs.items():
        if not _NAME.fullmatch(name):
            _name(facts, name, (*path, name), no_shell=no_shell)
        if (
            "(" in text[:_CALL]
            and (found := _CALLED.fullmatch(text[: 2 * _CALL]))
            and not facts.is_broken((*path, name))
        ):
            id = words.camel_case(found[1].lower()) or "token"
            facts.report.error(
                "E0305", f"{shown(text)} would stay as it is", (*path, name), label="nothing calls this",
                help=f"declare it, `secrets: {{{id}: {name.upper()}}}`, and write `${{{{ secrets.{id} }}}}`",
            )  # fmt: skip
    _in_sight(facts, pairs, path)


def _name(facts: Facts, name: str, path: Path, *, no_shell: bool) -> None:
    """E0105 for what no variable can be called, W0112 for what no script can read."""
    if _NAME.fullmatch(name) or facts.is_broken(path) or "{{" in name:
        return
    meant = _as_name(name)
    at: Part = "value" if isinstance(path[-1], int) else "key"
    label = f"write `{meant}`" if meant else ""
    if not name.strip() or "=" in name or "\0" in name:
        message = f"{shown(name)} can't be the name of a variable"
        facts.report.error("E0105", message, path, at=at, label=label or "letters, digits and `_`")
    elif not no_shell:
        facts.report.error(
            "W0112", f"no script can read {shown(name)}", path, at=at, label=label or "letters, digits and `_`",
            note="some shells don't even hand it on", help="a program that wants such a name is started by `command:`",
        )  # fmt: skip


def _as_name(text: str) -> str:
    plain = re.sub(r"[^A-Za-z0-9_]+", "_", text.strip().strip("${}").partition("=")[0]).strip("_")
    return "" if not plain else f"_{plain}" if plain[0].isdecimal() else plain


# secrets


def _secret(facts: Facts, name: str, secret: str | model.Secret) -> None:
    """The environment variable of a secret: E0105 for what is no name, W0516 for what is the secret itself."""
    source = secret.source if isinstance(secret, model.Secret) else "env"
    text = secret.name if isinstance(secret, model.Secret) else secret
    path: Path = ("secrets", name, "name") if isinstance(secret, model.Secret) else ("secrets", name)
    if not text or facts.is_broken(path) or facts.is_broken(("secrets", name, "source")):
        return
    if found := _ISSUED.search(text):
        _shown(facts, found.group(), path, found.span())
    elif source == "env" and not _NAME.fullmatch(text):
        meant = (
            _INNER_CAPITAL.sub("_", name).upper()
            if "://" in text
            else _as_name(text.rpartition(".")[2] if "${{" in text or text.startswith(("env.", "secrets.")) else text)
        )
        label = f"write `{meant}`" if meant else "expected the name of an environment variable"
        message = f"{shown(text)} names no environment variable"
        facts.report.error("E0105", message, path, label=label, note="a plan names its secrets, and never holds them")


def _shown(facts: Facts, text: str, path: Path, at: tuple[int, int]) -> None:
    if facts.report.has_room("warning") and not facts.is_broken(path):
        facts.report.error(
            "W0516", f"`{text[:8]}...` looks like a secret in plain sight", path, at=at,
            label="whoever reads this has it", note="it should be withdrawn where it was given out",
            help='declare it, `secrets: {token: TOKEN}`, and give it by `env: {TOKEN: "${{ secrets.token }}"}`',
        )  # fmt: skip


def _in_sight(facts: Facts, pairs: Mapping[str, str], path: Path) -> None:
    if not facts.report.has_room("warning"):
        return
    for name, text in pairs.items():
        if (
            _REFERENCE.match(text)
            or "${{" in text
            or len(text) < _LEAST
            or text.lower() in _PLACEHOLDERS
            or facts.is_broken((*path, name))
        ):
            continue
        if "@" in text and _address(facts, text, (*path, name)):
            continue
        sensitive = _SENSITIVE.search(name) or (name.lower() in _HEADERS and " " in text)
        if (
            (not sensitive and not _ISSUED.search(text))
            or _CALLED.fullmatch(text[: 2 * _CALL])
            or _FILE.fullmatch(text)
        ):
            continue
        id = words.camel_case(name.lower()) or "token"
        facts.report.error(
            "W0516", f"`{name}` looks like a secret in plain sight", (*path, name), label="whoever reads this has it",
            help=f"declare it, `secrets: {{{id}: {name.upper()}}}`, and write `${{{{ secrets.{id} }}}}`",
        )  # fmt: skip


def _address(facts: Facts, text: str, path: Path) -> bool:
    """W0516 for a password in a URL; True if there is one."""
    found = _IN_ADDRESS.search(text)
    if (
        found is None
        or found[1] == found[2]
        or "${{" in text
        or facts.is_broken(path)
        or not facts.report.has_room("warning")
    ):
        return False
    facts.report.error(
        "W0516", "this address has a password in plain sight", path, at=found.span(2),
        label="whoever reads this has it",
        help="declare it, `secrets: {password: PASSWORD}`, and give it beside the address",
    )  # fmt: skip
    return True
