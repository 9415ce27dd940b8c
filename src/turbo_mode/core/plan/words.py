"""What records are called in messages, and what was probably meant by a word that isn't one of ours."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from turbo_mode.core.plan import likeness, model
from turbo_mode.core.regex import regex

closest = likeness.closest

RESERVED = frozenset((
    "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop", "null",
    "namespace", "package", "return", "true", "var", "void", "while",
))  # fmt: skip
"""Words that CEL keeps for itself, so that nothing can be called by them."""
_NOUNS_OF_CODE = frozenset(("function", "import", "namespace", "package", "var"))
"""Those of them that people would name things by."""

_NOUNS: Mapping[type[Struct], str] = {
    model.Task: "a task", model.Phase: "a phase", model.Plan: "a plan", model.Gate: "a gate",
    model.Option: "an option", model.Input: "an input", model.Secret: "a secret", model.Output: "an output",
    model.Evidence: "evidence", model.Need: "a need", model.InnerPlan: "a plan inside a plan",
    model.Action: "an action", model.Environment: "an environment", model.Rule: "a rule", model.Choice: "a choice",
    model.Trigger: "a trigger", model.Notification: "a notification", model.Document: "a document",
    model.Data: "a data source or sink", model.Escalation: "an escalation", model.Button: "an answer",
    model.ProgressReport: "a report", model.SubPlan: "`plan`", model.Samples: "samples",
    model.ArtifactStore: "`artifacts`", model.Field: "a field",
}  # fmt: skip
_THEN = {
    "abort": "fail", "end": "fail", "stop": "fail", "cancel": "fail", "exit": "fail", "error": "fail",
    "failed": "fail", "reject": "fail", "block": "fail", "go": "continue", "proceed": "continue",
    "next": "continue", "promote": "continue", "approve": "continue", "goon": "continue", "pass": "continue",
    "retry": "repeat", "rerun": "repeat", "again": "repeat", "restart": "repeat", "ask": "hold", "wait": "hold",
    "pause": "hold", "manual": "hold", "escalate": "hold", "undo": "rollback", "revert": "rollback",
    "roll_back": "rollback", "compensate": "rollback", "success": "succeed", "done": "succeed",
    "finish": "succeed", "complete": "succeed",
}  # fmt: skip
_OTHERS = {
    "str": "string", "text": "string", "int": "integer", "float": "number", "double": "number", "bool": "boolean",
    "choice": "string", "enum": "string", "select": "string", "date": "string", "json": "object",
    "array": "list", "map": "object", "dict": "object", "mapping": "object", "struct": "object",
    "success": "COMPLETED", "succeeded": "COMPLETED", "successful": "COMPLETED", "passed": "COMPLETED",
    "done": "COMPLETED", "ok": "COMPLETED", "failure": "FAILED", "error": "FAILED", "skip": "SKIPPED",
    "readonly": "idempotent", "read": "idempotent", "pure": "idempotent",
    "safe": "idempotent", "repeatable": "idempotent", "unsafe": "once", "exactly_once": "once", "exactlyonce": "once",
    "auto": "high", "autonomous": "full", "automatic": "full", "none": "manual", "off": "manual", "supervised": "low",
    "critical": "high", "urgent": "high", "info": "low", "medium": "normal", "up": "higher", "increase": "higher",
    "above": "higher", "down": "lower", "decrease": "lower", "below": "lower", "both": "either", "any": "either",
    "pass": "ignore", "skip_run": "skip", "forbid": "skip", "cancel": "replace", "wait": "queue", "last": "latest",
    "insert": "append", "overwrite": "replace", "merge": "upsert", "db": "database", "postgres": "database",
    "postgresql": "database", "mysql": "database", "sqlite": "database", "rest": "api", "http": "api", "csv": "file",
    "s3": "file", "kafka": "stream", "sqs": "queue", "rabbitmq": "queue", "changelog": "releaseNotes",
    "release_notes": "releaseNotes", "postmortem": "postMortem", "llm": "model", "ai": "model", "person": "human",
    "people": "human", "policy": "rules", "utility": "expectedValue", "kill": "kill", "continue": "finish",
    "true": "all", "false": "none", "github": "githubActions", "gitlab": "gitlabCi", "argo": "argoWorkflows",
    "sfn": "stepFunctions",
    "environment": "env", "ttest": "auto", "fixed": "threshold", "fetch": "GET", "load": "GET",
}  # fmt: skip
_EVENTS = {
    "execution:failed": "execution:completed", "execution:finished": "execution:completed",
    "execution:ended": "execution:completed", "execution:succeeded": "execution:completed",
    "execution:cancelled": "execution:completed", "execution:success": "execution:completed",
    "execution:failure": "execution:completed", "execution:error": "execution:completed",
    "on_success": "execution:completed", "on_failure": "execution:completed", "plan:completed": "execution:completed",
    "plan:started": "execution:started", "workflow:completed": "execution:completed",
    "approval:requested": "decision:escalated", "approval:needed": "decision:escalated",
    "decision:open": "decision:escalated", "decision:made": "decision:created", "gate:held": "phase:held",
    "failure": "task:failed", "failed": "task:failed", "success": "execution:completed",
    "completed": "execution:completed", "started": "execution:started", "progress": "progress:updated",
}  # fmt: skip
_SAME_SCHEME = {"email": "mailto", "mail": "mailto", "smtp": "mailto", "msteams": "teams", "group": "team",
                "channel": "slack", "person": "user", "users": "user", "roles": "role"}  # fmt: skip
_SAME_CHOICE = 0.7
"""How much a word must look like a permitted one: they are few, and short, and another one does something else."""
_BEGINNING = 3
_MAIL = regex(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")

_UNITS = {"millisecond": "ms", "msec": "ms", "ms": "ms", "second": "s", "sec": "s", "s": "s", "minute": "m", "min": "m",
          "m": "m", "hour": "h", "hr": "h", "h": "h", "day": "d", "d": "d", "week": "w", "w": "w"}  # fmt: skip
_PERIODS = {"minutely": "1m", "hourly": "1h", "daily": "1d", "weekly": "7d"}
_AMOUNT = regex(r"(\d+(?:\.\d+)?)\s*([a-z]+)", re.IGNORECASE)


def noun(record: type) -> str:
    """What a record is called in a message."""
    return _NOUNS.get(record) or f"`{record.__name__[0].lower()}{record.__name__[1:]}`"


def owner(key: str) -> str | None:
    """The kind of mapping that has this key."""
    records = [*_NOUNS, *(each for each in vars(model).values() if isinstance(each, type) and issubclass(each, Struct))]
    return next((noun(record) for record in records if key in record.__struct_encode_fields__), None)


def choice(word: str, values: Iterable[str]) -> str | None:
    """The permitted word that was probably meant; of very many there is none."""
    known = list(values)
    if len(known) > likeness.TOO_MANY:
        return None
    low = re.split(r"[(\[<]", word.strip().lower().replace("-", "_"))[0]
    by_case = {value.lower().replace("_", ""): value for value in known}
    if (same := by_case.get(low.replace("_", ""))) is not None:
        return same
    for table in (_THEN, _OTHERS):
        if (meant := table.get(low, table.get(low.replace("_", "")))) in known:
            return meant
    meant = next((v for v in known if len(v) == 3 and low.startswith(v)), None) or closest(word, known, _SAME_CHOICE)
    return meant or begun(word, known)


def begun(word: str, known: Collection[str]) -> str | None:
    """The only name that begins with a word: ``prod`` is ``production``."""
    low = word.lower()
    found = [each for each in known if each.lower().startswith(low)] if len(low) >= _BEGINNING else []
    return found[0] if len(found) == 1 else None


def days(text: str, values: Collection[str]) -> str | None:
    """Several days of the week in a word: ``mon-fri``, ``weekdays``, ``weekend``."""
    week = list(values)
    if week[:1] != ["mon"]:
        return None
    low = text.strip().lower()
    if low in ("weekday", "weekdays", "workdays", "workday", "businessdays"):
        return ", ".join(week[:5])
    if low in ("weekend", "weekends"):
        return ", ".join(week[5:])
    ends = [end[:3] for end in re.split(r"\s*(?:-|\.\.|to)\s*", low)]
    if len(ends) != 2 or not set(ends) <= set(week) or week.index(ends[0]) >= week.index(ends[1]):
        return None
    return ", ".join(week[week.index(ends[0]) : week.index(ends[1]) + 1])


def event(text: str) -> str | None:
    """The event that was probably meant."""
    low = text.strip().replace(".", ":").replace("/", ":")
    return _EVENTS.get(low) or _EVENTS.get(low.lower())


def address(text: str) -> str | None:
    """The address that was probably meant."""
    text = text.strip()
    scheme, colon, who = (part.strip() for part in text.partition(":"))
    if _MAIL.fullmatch(text):
        return f"mailto:{text}"
    if len(text) > 1 and text[0] in "#@" and " " not in text:
        return f"slack:{text}" if text[0] == "#" else f"user:{text[1:]}"
    if text.lower() in ("stdout", "terminal", "log", "screen", "stderr"):
        return "console"
    right = _SAME_SCHEME.get(scheme.lower(), scheme.lower() if scheme.lower() != scheme else "")
    if not colon or not right or not who:
        return None
    return f"{right}:#{who.lstrip('#')}" if scheme.lower() == "channel" else f"{right}:{who}"


def as_duration(text: str) -> str | None:
    """A duration that was written in another way, in ours."""
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return f"{text}s"
    if re.fullmatch(r"PT?(\d+[DHMS]T?)+", text):
        return text.lstrip("PT").replace("T", "").lower()
    if clock := re.fullmatch(r"(\d{1,3}):([0-5]\d):([0-5]\d)", text):
        parts = [f"{int(number)}{unit}" for number, unit in zip(clock.groups(), "hms", strict=True) if int(number)]
        return "".join(parts) or None
    if text.lower() in _PERIODS:
        return _PERIODS[text.lower()]
    amounts = _AMOUNT.findall(text)
    if not amounts or _AMOUNT.sub("", text).replace("and", "").strip(" ,"):
        return None
    units = [_UNITS.get(word.lower(), _UNITS.get(word.lower().rstrip("s"), "")) for _, word in amounts]
    if not all(units):
        return None
    counts = [count for count, _ in amounts]
    return "".join(f"{float(n) * 7:g}d" if unit == "w" else n + unit for n, unit in zip(counts, units, strict=True))


def camel_case(text: str) -> str | None:
    """The id that a name would make: ``build-wheel`` is ``buildWheel``."""
    words = [word for word in re.split(r"[^A-Za-z0-9_]+", text) if word]
    if not words:
        return None
    first = words[0][0].lower() + words[0][1:] if not words[0].isupper() else words[0].lower()
    id = first + "".join(word[0].upper() + word[1:] for word in words[1:])
    id = re.sub(r"^[^a-z]+", "", id)[:64]
    return f"{id}{'Name' if id in _NOUNS_OF_CODE else 'It'}" if id in RESERVED else id or None


def same_key(key: str, known: Collection[str]) -> str | None:
    """A key that differs from one of ours only in its style: ``max_parallel``, ``Max-Parallel``."""
    plain = re.sub(r"[-_ ]", "", key[:64]).lower()
    return next((each for each in known if each.lower() == plain), None)


_KINDS = {kind: record for kind in model.KINDS if (record := getattr(model, kind[0].upper() + kind[1:], None))}
_KINDS["plan"] = model.SubPlan


def is_kind(record: type) -> bool:
    """The settings of a task kind."""
    return record in _KINDS.values()


def keys_of_kind(kind: str) -> Collection[str]:
    """The keys inside a task kind."""
    return _KINDS[kind].__struct_encode_fields__ if kind in _KINDS else ()


def odd_signs(text: str) -> str:
    """A note about signs that look like letters of ours, or like nothing."""
    odd = sorted({f"U+{ord(sign):04X}" for sign in text[:64] if not sign.isascii()})
    return f"it has signs that only look like ours, or like nothing: {', '.join(odd[:5])}" if odd else ""
