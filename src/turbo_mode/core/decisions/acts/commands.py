"""Command lines and statements of SQL: what they would do beyond what plans do every day."""

from __future__ import annotations

import re
import shlex
from typing import NamedTuple

from turbo_mode.core.decisions.acts import phrases, programs
from turbo_mode.core.decisions.acts.lists import words
from turbo_mode.core.regex import regex

_SEGMENTS = regex(r"\s*(?:&&|\|\||;|\||\n)\s*")
_VERBS = words("kill go set wait install time date mail")
_PIPED = regex(r"(curl|wget|fetch)\b[^|]*\|\s*(sudo\s+)?(ba|z|da)?sh\b")
_LOOP = regex(r"(for|while|if) .*?\bdo (?P<inner>.*?);? done")
_QUOTED = regex(r"'([^']*)'|\"([^\"]*)\"")
_SQL_LOOKS = regex(r"^\s*(select|explain|show|describe|desc|with|analyze|values|pragma|\\\w)\b", re.IGNORECASE)
_SQL = regex(
    r"\b(drop\s+(table|schema|database|index|view|column|keyspace|user|role|collection|partition|sequence|trigger|function|"
    r"materialized)|truncate\s+(table\s+)?\w+|delete\s+from|update\s+\w+\s+set|insert\s+into|grant\s+\w+|revoke\s+\w+|"
    r"alter\s+(table|user|role|system|database|schema)|dropdatabase|flushall|flushdb|db\.\w+\.(drop|deletemany|remove)|"
    r"rename\s+table|merge\s+into|replace\s+into|create\s+(user|role)|pg_(terminate|cancel)_backend)\b",
    re.IGNORECASE,
)
_SQL_TEMPORARY = regex(r"\b(tmp|temp|temporary|scratch|staging|test)_?\w*|\w+_(tmp|temp|test|scratch|staging)\b", re.I)
_SQL_PROGRAMS = words("psql mysql sqlite3 mongo mongosh redis-cli cqlsh")
_SQL_GIVEN = regex(r"(?:-c|-e|--eval|--command|-Q)\s*['\"]([^'\"]*)['\"]")
_SQL_SHOWN = regex(
    r"\s*(db\.(stats|\w+\.(find|count|stats|aggregate))|info|get|keys|ping|scan|ttl|llen|dbsize|memory|slowlog|exists|type|"
    r"--stat)",
    re.I,
)
_OWN_PATH = regex(
    r"^(\./)?(build|dist|out|target|node_modules|coverage|htmlcov|tmp|temp|\.cache|\.tox|\.venv|venv|obj|__pycache__|"
    r"\.?\w*_cache|\.pytest_cache|\.next|\.nuxt|\.turbo|\.gradle|\.coverage|site|_build|docs/_build|[\w.-]*\.egg-info|"
    r"\*\.(pyc|o|tmp|log|class|part))(/.*)?$|^/tmp/[\w.-]+.*$|^\$\{?(TMPDIR|TURBO_WORKSPACE|tmp|TMP)\}?(/.*)?$"
)
_OWN_NAME = regex(r"(^|[-_/])(turbo-run|tmp|temp|test|preview|scratch|ephemeral|ci-run|pr-\d+)([-_/]|$)|\$TURBO")
_SECRET_FILE = regex(
    r"id_(rsa|ed25519|ecdsa)(?!\.pub)|(^|[\s/])\.env\b|/etc/shadow|\.aws/credentials|\.kube/config|\.pgpass|\.netrc|"
    r"\.pem\b|secrets?\.(ya?ml|json|txt)"
)
_SETS_KEYS = regex(r"^(export )?(AWS_PROFILE|KUBECONFIG|\w*(TOKEN|PASSWORD|SECRET))=")
_MAKES_KEYS = regex(r"\b(key|token|secret|password|access-key)s? (create|add|set|put|rotate)\b|create-access-key")
_SYSTEM_FILES = regex(r"(sed -i|tee|>>?)[^|]*\s/(etc|usr|boot|root|var/lib)\b|~/\.ssh|>\s*/(dev/sd|var)")
_LISTS_OF_GUARDS = regex(
    r">> ?\S*(?<!git)(?<!docker)(?<!npm)(ignore|allow-?list|whitelist|exclu\w+|skip-?list|baseline)\b"
)
_GIVES_AWAY = regex(r"(password|secret|token|credential|api[_-]?key)s?\b.*\|\s*(mail|mutt|nc|curl)\b", re.I)
_ASSIGNS = regex(r"^[A-Z_]+=\S*$")
_LOOKING = words(
    "--dry-run --check --help --version --diff --no-act --whatif --simulate --dry-run=server --dry-run=client"
)
_OWN_PROCESS = regex(r"(-\S+ )*\$\{?\w*(pid|PID)\w*\}?( .*)?$")


class Judged(NamedTuple):
    """What a command line would do: a code, or none for everyday work, and the words that say so."""

    code: str
    words: str = ""


def judged(text: str) -> Judged | None:
    """What a text would do that is a command line or a statement of SQL; None for other texts."""
    text = text.strip()
    if (said := _sql(text)) is not None:
        return said
    if loop := _LOOP.match(text):
        return judged(loop["inner"]) or Judged("changes", text)
    if not _is_command(text):
        return None
    if _PIPED.search(text):
        return Judged("outside", text)
    if any(_SQL.search(one or two) for one, two in _QUOTED.findall(text)):
        return Judged("removes", text)
    if _GIVES_AWAY.search(text):
        return Judged("credentials", text)
    segments = _SEGMENTS.split(text)
    return next((Judged(code, each) for each in segments if (code := _segment(each))), Judged(""))


def _sql(text: str) -> Judged | None:
    upper = text[:4].isupper()
    if _SQL_LOOKS.match(text) and (upper or not _is_prose(text)):
        return Judged("removes", text) if _SQL.search(text) else Judged("")
    if (found := _SQL.match(text)) is None or (not upper and _is_prose(text[found.end() :].strip() or "x")):
        return None
    return Judged("") if _SQL_TEMPORARY.search(text) else Judged("removes", text)


def _is_prose(text: str) -> bool:
    said = text.lower().split()
    return len(said) > 1 and bool(programs.PROSE & set(said[:2]))


def _is_command(text: str) -> bool:
    said = text.split()
    while said and _ASSIGNS.match(said[0]):
        said = said[1:]
    program, rest = (said[0], said[1:]) if said else ("", [])
    if program not in programs.LOOK and program not in programs.WORK:
        return False
    if program not in programs.ALSO_WORDS:
        return bool(rest) or program in programs.LOOK or program == "killall"
    if not rest:
        return program == "reboot"
    plain = all(re.match(r"^[a-z']+$", word) for word in rest)
    return rest[0].lower() not in programs.PROSE and not (plain and (len(rest) > 2 or program in _VERBS))


def _segment(segment: str) -> str:
    """What one command of a line does."""
    try:
        said = shlex.split(segment)
    except ValueError:
        said = segment.split()
    while said and _ASSIGNS.match(said[0]) and not _SETS_KEYS.match(said[0]):
        said = said[1:]
    if not said:
        return ""
    program, rest = said[0].rsplit("/", 1)[-1], said[1:]
    if program in programs.STARTERS and (started := _started(rest)):
        return _segment(" ".join(started))
    if program in programs.INSIDE and " -- " in segment and (inner := judged(segment.split(" -- ", 1)[1])):
        return inner.code
    return _everywhere(segment, program, rest) or _of_program(segment, program, rest)


def _started(rest: list[str]) -> list[str]:
    """What a program starts that was given these words: those from the first program on."""
    known = programs.LOOK | programs.WORK
    return rest[next((place for place, word in enumerate(rest) if word in known), 0 if rest[:1] != ["-"] else 1) :]


def _everywhere(segment: str, program: str, rest: list[str]) -> str:
    """What is asked about whatever the program is."""
    if _SETS_KEYS.match(segment) or _MAKES_KEYS.search(segment) or _SECRET_FILE.search(segment):
        return "credentials"
    if _LISTS_OF_GUARDS.search(segment):
        return "safeguards"
    if _SYSTEM_FILES.search(segment) and program != "ls":
        return "changes"
    if phrases.FORCED.search(segment.lower()) and not _LOOKING & set(rest):
        return "removes" if re.search(r"--(delete|mirror|force|purge|all)\b", segment) else "safeguards"
    return ""


def _of_program(segment: str, program: str, rest: list[str]) -> str:
    if program in programs.LOOK:
        return ""
    if program == "rm":
        paths = [word for word in rest if not word.startswith("-")]
        return "" if paths and all(_OWN_PATH.match(path) and ".." not in path for path in paths) else "removes"
    if program in _SQL_PROGRAMS:
        return _statements(segment, rest)
    given = " ".join(rest)
    if program in ("kill", "pkill") and _OWN_PROCESS.match(given):
        return ""
    for pattern, code in programs.RULES.get(program, ()):
        if re.match(pattern, given):
            return code
    return _usual(program, rest)


def _statements(segment: str, rest: list[str]) -> str:
    """What a client of a database is told to do."""
    if given := _SQL_GIVEN.findall(segment):
        looks = all(_SQL_LOOKS.match(each) or _SQL_SHOWN.match(each) for each in given)
        return "" if looks else "changes"
    if rest and segment.startswith(("redis-cli", "cqlsh")):
        return "" if any(_SQL_SHOWN.match(each) for each in rest) else "changes"
    return "changes" if re.search(r"\bprod\w*\b", segment) and "-f" in rest else ""


def _usual(program: str, rest: list[str]) -> str:
    """A program with subcommands: it goes on where they only look, or do what plans do every day."""
    if _LOOKING & set(rest) or not rest:
        return ""
    said = [word.lower() for word in rest if not word.startswith("-")]
    harm = next((place for place, word in enumerate(said[:4]) if _harms(word)), None)
    looks = next((place for place, word in enumerate(said[:4]) if _looks(word)), None)
    places = range(min(len(said), 3 if harm is None else min(3, harm + 1)))
    works = any(re.match(programs.EVERYDAY.get(program, "(?!)"), " ".join(said[place:])) for place in places)
    if works and "kube-system" not in rest and "--all" not in rest:
        return ""
    if looks is not None and (harm is None or looks < harm) and not works:
        return ""
    if harm is not None and not works:
        named = said[harm + 1 :]
        return "" if named and all(_OWN_NAME.search(each) for each in named) else _code_of(said[harm])
    return _code_of(" ".join(said)) if program in programs.SUBCOMMANDS else ""


def _harms(word: str) -> bool:
    return word not in programs.NOUNS and programs.HARM.match(word) is not None


_LOOKS = ("describe-", "list-", "list_", "get-", "show-", "head-", "simulate-", "test-", "check-", "validate-", "ck")


def _looks(word: str) -> bool:
    known = word in programs.READS or word.startswith(_LOOKS)
    return known and word not in programs.NOUNS


def _code_of(said: str) -> str:
    return next((code for pattern, code in programs.CODES if pattern.search(said)), "changes")
