"""YAML text to nodes. Only the events of the parser are used: what a scalar means is decided by the plan's model.

Aliases of whole values are followed, up to 10,000 nodes in all; how many there may be otherwise, ``Room`` knows. Tags,
several documents and keys that aren't plain text are refused, and so is what is nested more than 32 levels deep;
nothing here is recursive.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml._yaml import CParser

from turbo_mode.core.plan.nodes import MAX_DEPTH, Node
from turbo_mode.core.regex import regex
from turbo_mode.plans.room import Room
from turbo_mode.plans.unreadable import Unreadable

MAX_ALIASED = 10_000
_NEGATION = regex(r"![^\s,\]}\"]*(?: [^,\]}#\n\"]*)?")


def read_yaml(text: str) -> Node:
    """The tree of a YAML text. Raises ``Unreadable``."""
    try:
        return _Composer(text).compose()
    except yaml.MarkedYAMLError as error:
        from turbo_mode.plans.yaml_complaints import explained

        raise explained(text, error) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        at = getattr(error, "position", None)
        reason = getattr(error, "reason", error)
        raise Unreadable(f"this is not YAML: {reason}", at if isinstance(at, int) else -1) from None


class _Open:
    """A list or mapping whose end has not come yet."""

    __slots__ = ("anchor", "height", "key", "node", "size")

    def __init__(self, node: Node, anchor: str | None) -> None:
        self.node = node
        self.anchor = anchor
        self.key: Node | None = None
        self.size = 1
        self.height = 0


class _Composer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.anchors: dict[str, tuple[Node, int, int] | None] = {}
        self.open: list[_Open] = []
        self.aliased = 0
        self.root: Node | None = None
        self.room = Room()

    def compose(self) -> Node:
        parser = CParser(self.text)
        take = {
            yaml.ScalarEvent: self._scalar, yaml.MappingStartEvent: self._begin, yaml.SequenceStartEvent: self._begin,
            yaml.MappingEndEvent: self._end, yaml.SequenceEndEvent: self._end, yaml.AliasEvent: self._follow,
            yaml.DocumentStartEvent: self._document,
        }  # fmt: skip
        while parser.check_event():
            event = parser.get_event()
            handle = take.get(type(event))
            if handle is not None:
                handle(event)
        if self.root is None:
            raise Unreadable("the plan is empty", help="begin with `turbo: 1`")
        return self.root

    def _scalar(self, event: Any) -> None:
        if event.tag is not None:
            self._tagless(event)
        node = Node("scalar", event.start_mark.index, event.end_mark.index, event.value, plain=not event.style)
        self._add(node, 1, 0, event.anchor)

    def _end(self, event: Any) -> None:
        done = self.open.pop()
        done.node.end = event.end_mark.index
        self._add(done.node, done.size, done.height, done.anchor)

    def _document(self, event: Any) -> None:
        if self.root is not None:
            raise Unreadable(
                "there is a second document", event.start_mark.index, event.end_mark.index,
                label="a plan is one document", help="put it into a file of its own",
            )  # fmt: skip

    def _tagless(self, event: Any) -> None:
        if event.tag is not None:
            if event.tag[:2] != "!!" and not event.tag.startswith("tag:"):
                raise self._not_quoted(event.start_mark.index)
            raise Unreadable(
                "tags are not part of a plan", event.start_mark.index, event.end_mark.index,
                label="the plan's keys say what a value is", help="leave the tag out",
            )  # fmt: skip

    def _not_quoted(self, start: int) -> Unreadable:
        """``!inputs.dry`` is a tag in YAML."""
        found = _NEGATION.match(self.text, start)
        written = found[0].rstrip() if found else "!"
        return Unreadable(
            "tags are not part of a plan", start, start + len(written), label=f'write `"{written}"`',
            help="a text that begins with `!` needs quotes",
        )  # fmt: skip

    def _begin(self, event: Any) -> None:
        self._tagless(event)
        start, end = event.start_mark.index, event.end_mark.index
        if len(self.open) >= MAX_DEPTH:
            raise Unreadable(f"this is nested more than {MAX_DEPTH} levels deep", start, end)
        if self.open and self.open[-1].node.kind == "mapping" and self.open[-1].key is None:
            raise self._not_a_key(start, end)
        if event.anchor:
            self.anchors[event.anchor] = None
        self.open.append(
            _Open(Node("mapping" if type(event) is yaml.MappingStartEvent else "sequence", start, end), event.anchor)
        )

    def _not_a_key(self, start: int, end: int) -> Unreadable:
        if self.text.startswith("{{", start - 1) or self.text.startswith("{{", start):
            return Unreadable(
                "`{{` is a mapping in YAML", start, end, label="not a template",
                help='a value is filled in by `"${{ inputs.name }}"`, with quotes',
            )  # fmt: skip
        return Unreadable("a key must be a text", start, end)

    def _follow(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        target = self.anchors.get(event.anchor)
        if target is None:
            inside = event.anchor in self.anchors
            what = f"`*{event.anchor}` is part of itself" if inside else f"there is no `&{event.anchor}` above"
            raise Unreadable(what, start, end)
        node, size, height = target
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            raise Unreadable(f"aliases make this plan more than {MAX_ALIASED:,} values larger", start, end)
        if len(self.open) + height > MAX_DEPTH:
            raise Unreadable(f"this is nested more than {MAX_DEPTH} levels deep", start, end)
        self._add(node, size, height, None)

    def _add(self, node: Node, size: int, height: int, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = (node, size, height)
        self.room.take(node.start)
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        parent.size += size
        if height >= parent.height:
            parent.height = height + 1
        if parent.node.kind == "sequence":
            parent.node.items.append(node)
        elif parent.key is not None:
            parent.node.pairs.append((parent.key, node))
            parent.key = None
        elif node.kind != "scalar":
            raise self._not_a_key(node.start, node.end)
        else:
            parent.key = node
            if ")" in node.text and node.plain:
                self._refuse_torn(parent.node, node)
            if node.text == "id":
                self.room.grow(node.start)

    def _refuse_torn(self, mapping: Node, key: Node) -> None:
        from turbo_mode.plans.yaml_complaints import torn

        if (apart := torn(self.text, mapping.pairs, key)) is not None:
            raise apart
