"""The words by which sentences say what they claim: nouns that are counted, units, verbs of people, links."""

from __future__ import annotations

from turbo_mode.core.regex import regex


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NOUNS = {
    "task": "task", "tasks": "task", "steps": "task", "phase": "phase", "phases": "phase", "stages": "phase",
    "attempt": "attempt", "attempts": "attempt", "tries": "attempt", "retry": "retry", "retries": "retry",
    "decision": "decision", "decisions": "decision", "question": "question", "questions": "question",
    "failure": "failure", "failures": "failure", "gate": "gate", "gates": "gate", "option": "option",
    "options": "option", "round": "round", "rounds": "round", "entries": "entry", "instances": "instance",
}  # fmt: skip
UNITS = {
    "ms": 1, "millisecond": 1, "milliseconds": 1, "s": 1000, "sec": 1000, "secs": 1000, "second": 1000,
    "seconds": 1000, "min": 60_000, "mins": 60_000, "minute": 60_000, "minutes": 60_000, "h": 3_600_000,
    "hour": 3_600_000, "hours": 3_600_000,
}  # fmt: skip
MAYBE = _set("if may might could would should can unless whether try consider maybe perhaps must will shall")
THINGS = _set("task phase step gate stage decision")
DOES = {
    "start": _set("started launched triggered begun initiated"),
    "end": _set("ended finished"),
    "decide": _set("decided approved chose chosen answered refused rejected selected said settled picked accepted"),
}
DOERS = {word: role for role, words in DOES.items() for word in sorted(words)}
CHOOSES = _set("chose chosen selected selection picked choice option")
IT = _set("it they this its their")
NOBODY = _set("the a an itself hand then now them it whom which this")
WHOLE = _set(
    "execution run deployment release rollout plan migration everything it overall pipeline process"
    " result outcome status state ending"
)
NAMES = _set("execution plan id run")
STATUS = _set("status state result outcome ended")
ORDINALS = _set("attempt try round")
PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
TURNS = _set("because since but although though while whereas so")
NO_TURN = _set("far that many much")
OF_OTHERS = _set("evidence check condition checks conditions")
CAUSES = _set("because since due caused owing therefore thanks")
TROUBLE = _set(
    "problem problems trouble issue issues incident incidents error errors failure failures hitch interruption"
    " interruptions warning warnings"
)
SMOOTH = _set("smoothly flawlessly")
DENIES = _set("not never cannot")
WRITTEN = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "once": 1, "twice": 2,
}  # fmt: skip
ATTRIBUTES = _set(
    "took lasted ran needed duration time confidence level input output total plan name id status utc run"
)
SETS = _set("was is were are set to equals value")
MERE = _set("success failure failures error errors ok okay green red fine healthy faulty done")
LINKS = _set("is was are were be been ended in with a had has no without")
GLUED = regex(r"^~?(\d+(?:\.\d+)?)(ms|s|sec|min|m|h)$")
CLOCK = regex(r"^\d{1,2}:\d\d(:\d\d)?$")


FUNCTION = _set(
    "a an the of to in on at by for from with and or but as is are was were be been has have had it its"
    " this that these those which who so then than after before into out up their there here all any each"
    " very also both"
)
