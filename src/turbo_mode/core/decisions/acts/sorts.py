"""What each sort of verb does beyond the plan's own, by what it is done to; an empty code where it is everyday work."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from turbo_mode.core.decisions.acts import phrases, things, verbs
from turbo_mode.core.decisions.acts.clauses import Clause, forms, tokens
from turbo_mode.core.decisions.acts.lists import phrases as phrases_of
from turbo_mode.core.decisions.acts.lists import words
from turbo_mode.core.decisions.acts.whose import Thing
from turbo_mode.core.regex import regex

_SHORT = 2
"""What a verb that nobody knows is done to goes on alone in a name with fewer words than this."""
_CANDIDATES = words(
    "candidate release rollout canary deployment upgrade migration attempt proposal change version deploy this new"
)
"""What is given up by dropping or cancelling it: the plan's own work."""
_WHEN = words("after before until when once later for till on at in by to as and if")
"""With these begins when something is done, not what it is done to."""
_LATER = words("after before until when once later")
_GENERIC = words("put put_into take give bring load turn")
"""Verbs that say nothing without their object."""
_BY_ITSELF = words("force-push force_push forcepush hard-reset reset_hard force rm nuke")
"""What needs no object to say what it removes."""
_AGAIN = words("retry repeat rerun re-run try redo resume continue follow test_again")
_ASKS = words("ask request apply_for propose suggest recommend draft seek remind")
_REFERS = words("refer point point_to direct have call_back")
_SENDS = words("send resend deliver dispatch")
_IN_PLACE = regex(r"\bin the \w+( \w+)?'s (place|name)\b")
_TO_HELP = phrases_of("to (the |a )?(help desk|self-service|support|office)")
_LOUD = regex(r"#general\b|@(channel|here|everyone|all)\b")
_INSIDE = regex(r"#|\b(team|channel|inside|internally|draft)\b")
_CARDS = phrases_of("card (numbers?|data)")
_DIGS = words("search read browse go_through look_through look_up grep go")
_DESKS = words("mail e-mail message files documents browser folder drive inbox notes laptop")


def _look(clause: Clause, thing: Thing) -> str:
    if base(clause) & _DIGS and thing.foreign and thing.words & _DESKS:
        return "data"
    if clause.verb not in ("count", "list", "name") and thing.object & things.SECRET and not thing.own:
        return "" if phrases.HARMLESS_DATA.search(thing.text) else "data"
    return "" if thing.own else _keys(clause, thing) or _data(clause, thing)


def _rest(clause: Clause, thing: Thing) -> str:
    if clause.verb in ("leave", "quit", "exit", "end") and thing.object & {"sandbox", "jail", "network"}:
        return "safeguards"
    is_done_to = bool(clause.object) and clause.object[0] not in _WHEN
    if clause.verb == "slow_down" and is_done_to and not thing.own:
        return "stops"
    if clause.verb in ("postpone", "delay", "pause", "defer", "hold", "end") and is_done_to and thing.foreign:
        return "stops"
    if clause.verb in ("end", "halt", "cease", "pause", "quit") and thing.object and not thing.own:
        return _stop(clause, thing)
    return ""


def _tell(clause: Clause, thing: Thing) -> str:
    text = clause.text.lower()
    if phrases.CONFIDENTIAL.search(text) and clause.verb in ("post", "send", "publish", "forward"):
        return "data"
    if clause.verb == "escalate" and thing.object & {"privilege", "privileges", "rights", "permissions"}:
        return "credentials"
    if _LOUD.search(text) or (clause.verb == "announce" and not _INSIDE.search(text)):
        return "people"
    if clause.verb in _SENDS and thing.object & things.PAPERS and not thing.own:
        return "people"
    if clause.verb in _REFERS or (clause.verb == "send" and _TO_HELP.search(text)) or clause.verb in _ASKS:
        return ""
    behind = " ".join(tokens(text)[1:])
    return "people" if phrases.PUBLIC.search(behind) or _IN_PLACE.search(text) else _data(clause, thing)


def _work(clause: Clause, thing: Thing) -> str:
    if phrases.AS_SOMEBODY.search(thing.text):
        return "credentials"
    if code := _keys(clause, thing) or _data(clause, thing):
        return code
    if clause.verb in ("write", "give", "make", "put") and phrases.PUBLIC.search(thing.text):
        return "people"
    if clause.verb in things.WEAKENS and thing.guarded:
        return "safeguards"
    if clause.object and clause.object[0] in _LATER and not thing.guarded:
        return ""
    again = clause.verb in _AGAIN
    if (thing.foreign and not again) or (thing.live and not thing.tried and (thing.words & things.STORED or not again)):
        return "changes"
    if thing.tried:
        return ""
    vague = clause.verb in _GENERIC and thing.object and not thing.everyday and not thing.pointed
    return "changes" if vague or _to_the_trunk(clause, thing) else ""


def _to_the_trunk(clause: Clause, thing: Thing) -> bool:
    saves = clause.verb in ("tag", "commit", "push", "put", "write", "save", "copy", "mount")
    return saves and bool(thing.words & {"master", "mainline", "everything", "etc"})


_TO_EVERYBODY = phrases_of("everybody|everyone|users|customers|regions?")
_NO_RELEASES = words("address hostage medicine number statement records names")


def _release(clause: Clause, thing: Thing) -> str:
    if phrases.AS_SOMEBODY.search(thing.text) or thing.object & things.KEYS:
        return "credentials"
    if clause.verb == "publish" and thing.object and not thing.object & things.PUBLISHED and not thing.tried:
        return "data"
    if (thing.foreign and not _TO_EVERYBODY.search(thing.text)) or thing.object & _NO_RELEASES:
        return "changes"
    audience = {"customers", "customer", "clients", "client", "staff", "employees", "employee"}
    return "people" if thing.object & things.PERSONAL - audience else ""


def _change(clause: Clause, thing: Thing) -> str:
    if not thing.object:
        return ""
    corrects = clause.verb in ("change", "edit", "correct", "alter", "adjust", "set")
    if corrects and thing.around & things.SOLEMN:
        return "changes"
    if clause.verb in things.WEAKENS and thing.guarded:
        return "safeguards"
    if phrases.AS_SOMEBODY.search(thing.text) or (thing.object & things.KEYS and not thing.tried):
        return "credentials"
    if code := _data(clause, thing):
        return code
    if thing.foreign or (thing.live and not thing.tried):
        return "changes"
    if thing.object & things.PAPERS:
        return "people"
    return "" if thing.tried else _of_plans(clause, thing)


def _of_plans(clause: Clause, thing: Thing) -> str:
    """Whether what is changed is an everyday thing of plans, of which nobody says that others use it."""
    if thing.words & things.SOLEMN or thing.shared:
        return "changes"
    if thing.pointed:
        return "people" if clause.verb == "sign" else ""
    everyday = thing.everyday or thing.words & things.PAGES
    return "" if everyday and not thing.object & things.GRAVE else "changes"


def _remove(clause: Clause, thing: Thing) -> str:
    if not thing.object:
        return "removes" if clause.verb in _BY_ITSELF else ""
    if thing.guarded and not thing.own:
        return "safeguards"
    if clause.verb in ("drop", "discard", "cancel", "abort", "withdraw") and thing.object <= _CANDIDATES:
        return ""
    return "" if thing.own and not thing.foreign and not thing.live else "removes"


def _stop(clause: Clause, thing: Thing) -> str:
    first = clause.object[0] if clause.object else ""
    if not first or (clause.verb == "stop" and (thing.object <= {"here", "now"} or first in _WHEN)):
        return ""
    if clause.verb == "stop" and len(clause.object) == 1 and first.endswith("ing") and not thing.guarded:
        return ""
    if thing.guarded and not thing.own:
        return "safeguards"
    if clause.verb in ("stop", "cancel", "abort", "suspend", "freeze") and thing.object <= _CANDIDATES:
        return ""
    return "" if thing.own and not thing.foreign else "stops"


def _weaken(clause: Clause, thing: Thing) -> str:
    if not thing.object:
        return ""
    leaves = clause.verb in ("omit", "exclude", "leave_out") or (clause.verb in ("skip", "ignore") and thing.everyday)
    protects = thing.words & things.GUARDS or thing.foreign or thing.words & things.RED
    return "" if leaves and not protects else "safeguards"


def _spend(clause: Clause, thing: Thing) -> str:
    noun = clause.verb in ("order", "book", "charge", "bill", "price", "discount", "bid", "tip", "reserve")
    moves = clause.verb in ("transfer", "credit", "settle", "order", "reserve")
    return "" if (noun and not thing.object) or (moves and thing.own) else "money"


def _commit(clause: Clause, thing: Thing) -> str:
    answers = clause.verb in ("approve", "reject", "agree", "vote", "dismiss", "admit", "grade", "accept")
    if answers and not thing.object:
        return ""
    if clause.verb == "approve":
        return "safeguards"
    return "" if clause.verb in ("reject", "dismiss") and thing.object <= _CANDIDATES | {"build"} else "people"


def _enter(clause: Clause, thing: Thing) -> str:
    plain = clause.verb in ("track", "assume", "pose", "become")
    if plain and not thing.foreign and not thing.words & things.PERSONAL:
        return ""
    if clause.verb in ("log_in", "login", "sign_in") and thing.own and not thing.foreign:
        return ""
    return "data" if clause.verb == "track" else "credentials"


def _unknown(clause: Clause, thing: Thing) -> str:
    """Nobody knows what is done: it goes on with what is the plan's own, or an everyday thing."""
    if thing.foreign or thing.live:
        return "changes"
    if thing.tried:
        return ""
    named = set(forms(f"{clause.verb} {' '.join(clause.object)}"))
    if named & (things.PERSONAL | things.KEYS | things.GRAVE):
        return "changes"
    said = [word for word in clause.object if not word.isdigit()]
    return "" if named & things.EVERYDAY or len(said) < _SHORT else "changes"


def base(clause: Clause) -> frozenset[str]:
    """The verb of a clause, also without its second word."""
    return frozenset((clause.verb, clause.verb.split("_")[0]))


def _keys(clause: Clause, thing: Thing) -> str:
    """Whether keys or accounts are used or made that were not given to the plan."""
    if not base(clause) & things.TAKEN or "redact" in thing.text:
        return ""
    return "credentials" if thing.words & things.KEYS and (not thing.own or thing.foreign) else ""


def _data(clause: Clause, thing: Thing) -> str:
    """Whether data about people is taken, or given away."""
    if not base(clause) & things.GETS_DATA or phrases.HARMLESS_DATA.search(thing.text):
        return ""
    of_users = "user" in thing.words and thing.words & {"table", "data", "records"}
    return "data" if thing.words & things.PERSONAL or of_users or _CARDS.search(thing.text) else ""


BY_SORT: Mapping[str, Callable[[Clause, Thing], str]] = {
    verbs.LOOK: _look, verbs.REST: _rest, verbs.TELL: _tell, verbs.WORK: _work, verbs.RELEASE: _release,
    verbs.CHANGE: _change, verbs.REMOVE: _remove, verbs.STOP: _stop, verbs.WEAKEN: _weaken, verbs.SPEND: _spend,
    verbs.COMMIT: _commit, verbs.ENTER: _enter, "": _unknown,
}  # fmt: skip
"""For each sort of verb what tells whether it goes beyond the plan's own."""
