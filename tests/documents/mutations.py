"""Ten ways to spoil a document. Each takes a text and a source of chance, and gives a spoiled text, or None.

They know nothing of how documents are composed or judged: they work on any Markdown.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

Mutation = Callable[[str, random.Random], str | None]

_NUMBER = re.compile(r"(?<![\w.#-])\d+(?:\.\d+)?(?![\w-])|(?<=#)\d+")
_FILLER = (
    "It is worth noting that this is an important matter for everybody involved.",
    "As always, great care was taken to keep the highest standards of quality.",
    "Needless to say, all of this was done in close contact with everybody.",
    "In today's fast-moving world, reliable operations matter more than ever.",
)
_KEYWORDS = "deployment rollback status decision outcome quality risk approval metrics evidence success compliance"
_STEPS = (
    "Flush the cache on all nodes.", "The task `warmup` COMPLETED in 4.2 s.", "Restart the load balancer by hand.",
    "Run `systemctl restart gateway` on every host.", "The operator drained node 7 before going on.",
)  # fmt: skip
_OPPOSITES = (
    ("COMPLETED", "FAILED"), ("FAILED", "COMPLETED"), ("ROLLED_BACK", "COMPLETED"), ("completed", "failed"),
    ("failed", "completed"), (" PASS", " FAIL"), (" FAIL", " PASS"), ("right", "wrong"), ("wrong", "right"),
    (" was ", " was not "), (" is ", " is not "), (" has ", " has not "), (" chose ", " did not choose "),
    ("CANCELLED", "COMPLETED"), ("NOT_RUN", "COMPLETED"), (" ended ", " never ended "), (" does ", " does not "),
)  # fmt: skip


def change_a_number(text: str, rng: random.Random) -> str | None:
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    hit = rng.choice(found)
    old = hit[0]
    digits = [place for place, sign in enumerate(old) if sign.isdigit()]
    place = rng.choice(digits)
    other = rng.choice([each for each in "123456789" if each != old[place]])
    return text[: hit.start()] + old[:place] + other + old[place + 1 :] + text[hit.end() :]


def swap_order(text: str, rng: random.Random) -> str | None:
    """Two neighbours of a list, a table, or among the paragraphs change places; their numbers stay."""
    blocks = text.split("\n\n")
    pairs: list[tuple[int, int, int]] = []
    for at, block in enumerate(blocks):
        items = _items(block)
        pairs += [(at, one, one + 1) for one in range(len(items) - 1) if _bare(items[one]) != _bare(items[one + 1])]
    plain = [at for at, block in enumerate(blocks[:-1]) if not {block[:1], blocks[at + 1][:1]} & set("#`|")]
    if pairs and (rng.random() < 0.7 or not plain):
        at, one, other = rng.choice(pairs)
        items = _items(blocks[at])
        first, second = items[one], items[other]
        items[one], items[other] = _mark(first) + _bare(second), _mark(second) + _bare(first)
        head = blocks[at].split("\n")[:2] if blocks[at].startswith("|") else []
        blocks[at] = "\n".join([*head, *items])
    elif plain:
        at = rng.choice(plain)
        if blocks[at] == blocks[at + 1]:
            return None
        blocks[at], blocks[at + 1] = blocks[at + 1], blocks[at]
    else:
        return None
    return "\n\n".join(blocks)


def _items(block: str) -> list[str]:
    if block.startswith("|"):
        lines = block.split("\n")
        return lines[2:] if len(lines) > 2 else []
    if not re.match(r"(-|\d+\.) ", block):
        return []
    return re.split(r"\n(?=(?:-|\d+\.) )", block)


def _mark(item: str) -> str:
    found = re.match(r"(-|\d+\.) ", item)
    return found[0] if found else ""


def _bare(item: str) -> str:
    return item[len(_mark(item)) :]


def drop_a_failure(text: str, rng: random.Random) -> str | None:
    """A line, item or paragraph that tells of something bad is gone."""
    blocks = text.split("\n\n")
    bad = re.compile(r"fail|wrong|rolled.?back|went wrong|timeout|lost|error|cancelled|not_run|undone", re.IGNORECASE)
    found: list[tuple[int, int]] = []
    for at, block in enumerate(blocks):
        if block.startswith("#") or "```" in block:
            continue
        items = _items(block)
        if items:
            found += [(at, each) for each, item in enumerate(items) if bad.search(item)]
        elif bad.search(block):
            found.append((at, -1))
    if not found:
        return None
    at, item = rng.choice(found)
    if item < 0:
        sentences = re.split(r"(?<=\.)\s", blocks[at])
        kept = [each for each in sentences if not bad.search(each)]
        blocks[at : at + 1] = [" ".join(kept)] if kept else []
    elif blocks[at].startswith("|"):
        lines = blocks[at].split("\n")
        del lines[item + 2]
        blocks[at] = "\n".join(lines)
    else:
        items = _items(blocks[at])
        del items[item]
        blocks[at : at + 1] = ["\n".join(items)] if items else []
    return "\n\n".join(blocks)


def invent_a_step(text: str, rng: random.Random) -> str | None:
    step = rng.choice(_STEPS)
    blocks = text.split("\n\n")
    lists = [at for at, block in enumerate(blocks) if _items(block) and not block.startswith("|")]
    if lists:
        at = rng.choice(lists)
        items = _items(blocks[at])
        place = rng.randint(1, len(items))
        numbered = items[0][0].isdigit()
        items.insert(place, f"{place + 1}. {step}" if numbered else f"- {step}")
        if numbered:
            items = [re.sub(r"^\d+\.", f"{number}.", item) for number, item in enumerate(items, 1)]
        blocks[at] = "\n".join(items)
    else:
        blocks.insert(rng.randint(2, len(blocks)), step)
    return "\n\n".join(blocks)


def wrong_actor(text: str, rng: random.Random) -> str | None:
    found = list(re.finditer(r"\bby\s+(the rules|`[^`]+`)", text))
    found += list(re.finditer(r"`(?!\d)[\w.@-]+`(?= said)", text))
    if not found:
        return None
    hit = rng.choice(found)
    who = rng.choice(["`mallory`", "`eve`", "`root2`", "mallory"])
    changed = f"by {who}" if hit[0].startswith("by") else who
    return text[: hit.start()] + changed + text[hit.end() :]


def paste_another(text: str, rng: random.Random, other: str = "") -> str | None:
    """A few paragraphs of another execution's document of the same type."""
    mine = set(text.split("\n\n"))
    blocks = [block for block in other.split("\n\n") if not block.startswith("#") and block not in mine]
    if not blocks:
        return None
    start = rng.randrange(len(blocks))
    pasted = blocks[start : start + rng.randint(1, 4)]
    whole = text.rstrip("\n").split("\n\n")
    place = rng.randint(2, len(whole))
    return "\n\n".join([*whole[:place], *pasted, *whole[place:]]) + "\n"


def pad(text: str, rng: random.Random) -> str | None:
    blocks = text.rstrip("\n").split("\n\n")
    for _ in range(rng.randint(1, 6)):
        filler = rng.choice(_FILLER)
        repeated = [block for block in blocks if not block.startswith(("#", "`", "|", "-", "1"))]
        if repeated and rng.random() < 0.4:
            filler = rng.choice(repeated)
        blocks.insert(rng.randint(2, len(blocks)), filler)
    return "\n\n".join(blocks) + "\n"


def stuff_keywords(text: str, rng: random.Random) -> str | None:
    words = rng.sample(_KEYWORDS.split(), rng.randint(4, 10))
    line = rng.choice([", ".join(words), f"Keywords: {' '.join(words)}", f"<!-- {' '.join(words)} -->"])
    blocks = text.rstrip("\n").split("\n\n")
    blocks.insert(rng.choice([1, len(blocks), rng.randint(1, len(blocks))]), line)
    return "\n\n".join(blocks) + "\n"


def negate_an_outcome(text: str, rng: random.Random) -> str | None:
    found = [(hit, other) for word, other in _OPPOSITES for hit in re.finditer(re.escape(word), text)]
    if not found:
        return None
    hit, other = rng.choice(found)
    return text[: hit.start()] + other + text[hit.end() :]


def dead_link(text: str, rng: random.Random) -> str | None:
    target = rng.choice(["#nowhere", "missing/page.md", "https://dead.example.com/x", "./gone.html"])
    links = list(re.finditer(r"\]\(([^)]+)\)", text))
    if links:
        hit = rng.choice(links)
        return text[: hit.start(1)] + target + text[hit.end(1) :]
    blocks = text.rstrip("\n").split("\n\n")
    plain = [at for at, block in enumerate(blocks) if block[:1] not in "#`|-" and at]
    at = rng.choice(plain) if plain else len(blocks) - 1
    blocks[at] = f"{blocks[at]} See [more]({target})."
    return "\n\n".join(blocks) + "\n"


MUTATIONS: Sequence[Callable[..., str | None]] = (
    change_a_number, swap_order, drop_a_failure, invent_a_step, wrong_actor, paste_another, pad, stuff_keywords,
    negate_an_outcome, dead_link,
)  # fmt: skip
