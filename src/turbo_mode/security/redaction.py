"""Keeps secrets out of everything that is stored or shown.

A `Redactor` knows a few secrets and every form in which programs usually print them: as they are, line by line,
escaped for JSON, URLs, shells, Python and XML, in hex and in base64 (at each of the three alignments, so inside a
longer text too). Each is replaced by `***`, whatever its length. Bytes may come in pieces: what could be the
beginning of a secret is held back until the next piece decides. Nothing here ever answers with the original after a
failure.

The shim imports this file without its package, so it uses nothing but a C module of the standard library.
"""

from __future__ import annotations

import binascii

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST_SECRET = 6
"""Characters. A shorter secret would hide half of an innocent log, and guessing it is no work anyway."""

SHORTEST_LINE = 8
"""Characters of a line of a multi-line secret which is hidden on its own."""

FAILED = "[redaction failed]"

_MARK = b"***"
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_SHELL_PLAIN = _UNRESERVED | frozenset(b"/:@%+=,")
_URL_SAFE_ALPHABET = bytes.maketrans(b"+/", b"-_")
_JSON_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


class Redactor:
    """Hides secrets in one stream of bytes (`feed`, `flush`), and in texts and JSON values on the side.

    Raises `ValueError('too short')` for a secret of fewer than six characters, blanks at its ends not counted.
    """

    __slots__ = ("_broken", "_carry", "_covered", "_patterns")

    def __init__(self, secrets: Iterable[str]) -> None:
        found: set[bytes] = set()
        for secret in secrets:
            found |= variants(secret)
        self._patterns = sorted(found, key=len, reverse=True)
        self._carry = b""
        self._covered = 0  # how many bytes at the head of the carry a mark already stands for
        self._broken = False

    def sibling(self) -> Redactor:
        """The same secrets for another stream."""
        twin = Redactor(())
        twin._patterns = self._patterns
        return twin

    def feed(self, chunk: bytes) -> bytes:
        """What may be shown now; the rest comes with the next `feed` or `flush`. A stream that failed stays silent."""
        return self._guarded(chunk, final=False) if self._patterns else chunk

    def flush(self) -> bytes:
        """The end of the stream: what was held back. The redactor can then be used for a new stream."""
        if not self._patterns:
            return b""
        shown = self._guarded(b"", final=True)
        self._carry, self._covered, self._broken = b"", 0, False
        return shown

    def text(self, text: str) -> str:
        """The text with every secret hidden; `[redaction failed]` instead of a text which can't be looked through."""
        if not self._patterns:
            return text
        try:
            data = text.encode("utf-8", "surrogateescape")
            spans = self._spans(data, 0)
            return _cover(data, spans).decode("utf-8", "surrogateescape") if spans else text
        except Exception:
            return FAILED

    def value(self, value: object) -> object:
        """A JSON value with every secret hidden, in keys and numbers too. Of keys that become equal the last stays."""
        if not self._patterns:
            return value
        try:
            return self._walk(value)
        except Exception:
            return FAILED

    def _walk(self, value: object) -> object:
        if isinstance(value, str):
            return self.text(value)
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, (int, float)):
            written = str(value)
            return value if self.text(written) == written else _MARK.decode()
        if isinstance(value, dict):
            return {self.text(key): self._walk(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._walk(item) for item in value]
        return FAILED

    def _guarded(self, chunk: bytes, final: bool) -> bytes:
        if self._broken:
            return b""
        try:
            return self._release(self._carry + chunk, final)
        except Exception:
            self._carry, self._covered, self._broken = b"", 0, True
            return FAILED.encode()

    def _release(self, data: bytes, final: bool) -> bytes:
        spans = self._spans(data, self._covered)
        keep_from = len(data) if final else self._undecided(data)
        shown, at = [], 0
        if self._covered:
            at = spans.pop(0)[1]
        for start, end in spans:
            if start >= keep_from:
                break
            shown += [data[at:start], _MARK]
            at = end
        if at < keep_from:
            shown.append(data[at:keep_from])
        self._carry, self._covered = data[keep_from:], max(0, at - keep_from)
        return b"".join(shown)

    def _spans(self, data: bytes, covered: int) -> list[tuple[int, int]]:
        """Where secrets stand. Overlapping ones become one span, so no half of one is left beside another."""
        spans = [(0, covered)] if covered else []
        for pattern in self._patterns:
            at = data.find(pattern)
            while at >= 0:
                spans.append((at, at + len(pattern)))
                at = data.find(pattern, at + 1)
        return _merged(spans) if len(spans) > 1 else spans

    def _undecided(self, data: bytes) -> int:
        """Where the earliest secret may begin that the next piece would complete; the length when there is none."""
        first = len(data)
        for pattern in self._patterns:
            at = data.find(pattern[:1], max(0, len(data) - len(pattern) + 1), first)
            while at >= 0:
                if pattern.startswith(data[at:]):
                    first = at
                    break
                at = data.find(pattern[:1], at + 1, first)
        return first


def variants(secret: str) -> set[bytes]:
    """Every form in which this secret is looked for. Raises `ValueError('too short')`."""
    if len(secret.strip()) < SHORTEST_SECRET:
        raise ValueError("too short")
    found: set[bytes] = set()
    for text in {secret, secret.strip()}:
        raw = text.encode("utf-8", "surrogateescape")
        found |= {raw, *_lines(raw), *_percent(raw), *_shell(raw), *_encoded(raw), *_escaped(text)}
    return found


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans.sort()
    merged = [spans[0]]
    for start, end in spans[1:]:
        last_start, last_end = merged[-1]
        if start < last_end:
            merged[-1] = (last_start, max(last_end, end))
        else:
            merged.append((start, end))
    return merged


def _cover(data: bytes, spans: list[tuple[int, int]]) -> bytes:
    shown, at = [], 0
    for start, end in spans:
        shown += [data[at:start], _MARK]
        at = end
    return b"".join([*shown, data[at:]])


def _lines(raw: bytes) -> Iterator[bytes]:
    lines = [line.strip() for line in raw.splitlines()]
    return (line for line in lines if len(line) >= SHORTEST_LINE)


def _percent(raw: bytes) -> Iterator[bytes]:
    """As urllib's quote and quote_plus write it, and JavaScript's encodeURIComponent; hex digits in both cases."""
    for safe, space in ((b"/", b"%20"), (b"", b"%20"), (b"", b"+"), (b"!*'()", b"%20")):
        plain = _UNRESERVED | frozenset(safe)
        for digits in (b"%%%02X", b"%%%02x"):
            yield b"".join(space if c == 32 else bytes((c,)) if c in plain else digits % c for c in raw)


def _shell(raw: bytes) -> Iterator[bytes]:
    """Inside single quotes in both usual ways, inside double quotes, and with backslashes as printf %q writes it."""
    yield raw.replace(b"'", b"'\"'\"'")
    yield raw.replace(b"'", b"'\\''")
    yield b"".join(b"\\%c" % c if c in b'$`"\\!' else bytes((c,)) for c in raw)
    yield b"".join(bytes((c,)) if c in _SHELL_PLAIN or c > 127 else b"\\%c" % c for c in raw)


def _encoded(raw: bytes) -> Iterator[bytes]:
    """Hex, and base64 at the three alignments without the characters that depend on what stands beside the secret."""
    digits = binascii.hexlify(raw)
    yield digits
    yield digits.upper()
    for shift, foreign in ((0, 0), (1, 2), (2, 3)):
        text = binascii.b2a_base64(bytes(shift) + raw, newline=False)
        whole = len(text) - (0, 3, 2)[(shift + len(raw)) % 3]  # less the padding and the character before it
        for form in (text, text.translate(_URL_SAFE_ALPHABET)):
            yield form[foreign:whole]
            for width in (64, 76) if shift == 0 else ():  # the lines that openssl and base64 break it into
                yield from (form[at : at + width] for at in range(0, whole - width + 1, width))


def _escaped(text: str) -> Iterator[bytes]:
    """As JSON writes it (with and without \\u for what is not ASCII, and Go's way), Python's repr, XML and HTML."""
    tamed = "".join(_JSON_ESCAPES.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in text)
    ascii_only = "".join(c if c < "\x7f" else _utf16_escapes(c) for c in tamed)
    go = tamed
    for sign in "<>&":
        go = go.replace(sign, f"\\u{ord(sign):04x}")
    xml = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    written = [tamed, ascii_only, go, repr(text)[1:-1], xml]
    for double, single in (("&quot;", "&#x27;"), ("&quot;", "&apos;"), ("&#34;", "&#39;")):
        written.append(xml.replace('"', double).replace("'", single))
    return (form.encode("utf-8", "surrogateescape") for form in written)


def _utf16_escapes(character: str) -> str:
    pairs = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{pairs[i]:02x}{pairs[i + 1]:02x}" for i in range(0, len(pairs), 2))
