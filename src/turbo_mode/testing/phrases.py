"""Random expressions of a wanted kind about what may be read at a place, and now and then about what may not."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

KINDS = ("bool", "int", "text", "list")
CONSTANTS = {
    "bool": ("true", "false"),
    "int": ("0", "1", "3"),
    "text": ("'a'", "'fine'", "''"),
    "list": ("[1, 2, 3]", "['a', 'b']", "[]"),
}
_BROKEN = ("nothing", "inputs.nothing", "tasks.nobody.status", "tasks", "index", "matrix.x", "previous.tasks",
           "evidence.e1.verdict", "result.exitCode", "error.code", "secrets.token", "1 + 'a'", "'a' > 1",
           "[1, 2].size() + 'x'", "1 +", "string([1])")  # fmt: skip


class Seen(NamedTuple):
    """Something that an expression may read, and what kind of value it has."""

    text: str
    kind: str


_ELSEWHERE = (Seen("item", "text"), Seen("environment.place", "text"), Seen("environment.name", "text"))


class Phrases:
    """Draws expressions. ``slip`` is the chance that a part of one is anything at all instead of what fits.

    ``elsewhere`` are things that may be read somewhere, but perhaps not where they are put.
    """

    def __init__(self, rng: random.Random, slip: float, anything: Sequence[str], elsewhere: Sequence[Seen]) -> None:
        self.rng = rng
        self.slip = slip
        self.anything = (*anything, *_BROKEN)
        self.elsewhere = (*elsewhere, *_ELSEWHERE)

    def of(self, kind: str, seen: Sequence[Seen], depth: int = 1) -> str:
        """An expression of a kind."""
        rng = self.rng
        if rng.random() < self.slip:
            return rng.choice([*self.anything, *(each.text for each in self.elsewhere)])
        if depth and rng.random() < 0.4:
            return self._made(kind, seen, depth - 1)
        fitting = [each.text for each in seen if each.kind == kind]
        return rng.choice(fitting) if fitting and rng.random() < 0.9 else rng.choice(CONSTANTS[kind])

    def _made(self, kind: str, seen: Sequence[Seen], depth: int) -> str:
        forms = {
            "bool": ("{int} > {int}", "{int} == {int}", "({text} + '') == {text}", "{text}.size() > 0",
                     "{bool} && {bool}", "{bool} || {bool}", "!({bool})", "{list}.size() > 1",
                     "{text}.startsWith({text})", "{list}.all(each, toJson(each) != '7')",
                     "{bool} ? {bool} : {bool}", "{int} in [1, 2, 3]", "{text} in ['a', 'fine']",
                     "{list}.exists(each, each == 'a')", "{text}.contains({text})", "{text} != {text}"),
            "int": ("int({int}) + 1", "{list}.size()", "{text}.size()", "{bool} ? {int} : {int}", "size({list})",
                    "int(sum([{int}, {int}]))", "local(now, 'Europe/Berlin').hour", "{int} - {int}",
                    "{text}.split(',').size()"),
            "text": ("{text} + {text}", "string({int})", "{bool} ? {text} : {text}", "string({bool})",
                     "toJson({list})", "{text}.trim().upperAscii()", "{text}.replace({text}, {text})",
                     "{list}.map(each, toJson(each)).join(',')", "({list} + ['last'])[0] == 'a' ? {text} : {text}"),
            "list": ("[{int}, {int}]", "{list}.filter(each, toJson(each) != '7')", "{list}.map(each, toJson(each))",
                     "[{text}]", "range(3)", "{text}.split({text})", "{list} + {list}", "{bool} ? {list} : {list}"),
        }  # fmt: skip
        form, made = self.rng.choice(forms[kind]), ""
        while form:
            before, brace, rest = form.partition("{")
            inside, _, form = rest.partition("}")
            made += before + (self._part(inside, seen, depth) if brace else "")
        return made

    def _part(self, kind: str, seen: Sequence[Seen], depth: int) -> str:
        part = self.of(kind, seen, depth)
        return part if part.replace(".", "").replace("'", "").isalnum() else f"({part})"

    def template(self, seen: Sequence[Seen], kind: str = "") -> str:
        """A text with such an expression in it; of a wanted kind it stands alone."""
        hole = "${{ " + self.of(kind or self.rng.choice(KINDS), seen) + " }}"
        return hole if kind else self.rng.choice([hole, hole, f"x {hole}", f"{hole}-{hole}"])
