"""Whatever the pieces in which a text comes, no secret gets through, and nothing else is touched."""

from __future__ import annotations

import base64
import json
import shlex
from collections.abc import Callable
from itertools import pairwise
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turbo_mode.security.redaction import FAILED, Redactor

SECRETS = ["hunter2-supersecret", "pa$$w\"o'rd/with+all & <ö>", "abcabcabc", "bcabca", "aaaaaaaa"]
MULTI_LINE = "-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0\nshort\nAAECAwQFBgcICQoLDA0ODw==\n-----END KEY-----\n"
ENCODINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "JSON": lambda secret: json.dumps(secret)[1:-1],
    "JSON in UTF-8": lambda secret: json.dumps(secret, ensure_ascii=False)[1:-1],
    "URL": quote,
    "URL, all": lambda secret: quote(secret, safe=""),
    "form": quote_plus,
    "shell": lambda secret: shlex.quote(secret).strip("'"),
    "Python": lambda secret: repr(secret)[1:-1],
    "hex": lambda secret: secret.encode().hex(),
    "HEX": lambda secret: secret.encode().hex().upper(),
    "base64": lambda secret: base64.b64encode(secret.encode()).decode(),
    "base64 shifted by 1": lambda secret: base64.b64encode(b"\xff" + secret.encode()).decode(),
    "base64 shifted by 2": lambda secret: base64.urlsafe_b64encode(b"\xfe\xff" + secret.encode()).decode(),
}
innocent = st.text("xyz ,\n0/%\\\"'é", max_size=30)
planted = st.tuples(st.sampled_from(SECRETS), st.sampled_from(sorted(ENCODINGS)))


def kept(encoding: str, secret: str) -> str:
    """What of an encoded secret must be gone: all, but for base64 characters which share bits with their neighbours."""
    text = ENCODINGS[encoding](secret)
    return text[3:-3] if "base64" in encoding else text


def stream(redactor: Redactor, data: bytes, cuts: list[int]) -> bytes:
    borders = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    pieces = [data[a:b] for a, b in pairwise(borders)]
    return b"".join([*map(redactor.feed, pieces), redactor.flush()])


@settings(max_examples=150)
@given(st.lists(st.tuples(innocent, planted), max_size=5), innocent, st.lists(st.integers(0, 2000), max_size=30))
def test_no_secret_gets_through_in_any_encoding_and_any_pieces(
    parts: list[tuple[str, tuple[str, str]]], end: str, cuts: list[int]
) -> None:
    text = "".join(before + ENCODINGS[encoding](secret) for before, (secret, encoding) in parts) + end
    redactor = Redactor(SECRETS)

    shown = stream(redactor, text.encode(), cuts).decode()

    assert shown == stream(redactor, text.encode(), []).decode() == redactor.text(text)
    assert not [secret for _, (secret, encoding) in parts if kept(encoding, secret) in shown]


@settings(max_examples=200)
@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=20))
def test_everything_else_passes_unchanged(data: bytes, cuts: list[int]) -> None:
    assert stream(Redactor(["a secret of some length", MULTI_LINE]), data, cuts) == data


@settings(max_examples=200)
@given(st.text("ab", max_size=60), st.lists(st.integers(0, 60), max_size=20))
def test_overlapping_secrets_leave_no_halves(text: str, cuts: list[int]) -> None:
    """Judged letter by letter: one is shown exactly if it stands in no occurrence of a secret."""
    secrets = ["abaaba", "aabbaab", "bbbbbb"]
    hidden = set()
    for secret in secrets:
        for start in range(len(text)):
            if text.startswith(secret, start):
                hidden |= set(range(start, start + len(secret)))

    shown = stream(Redactor(secrets), text.encode(), cuts).decode()

    assert shown.replace("***", "") == "".join(letter for place, letter in enumerate(text) if place not in hidden)


def test_innocent_text_is_not_held_back() -> None:
    redactor = Redactor(["hunter2-supersecret"])

    assert redactor.feed(b"nothing to hide\n") == b"nothing to hide\n"
    assert redactor.feed(b"this hunt") == b"this "
    assert redactor.feed(b"ing season") == b"hunting season"


def test_each_line_of_a_key_is_hidden_alone_but_short_ones() -> None:
    redactor = Redactor([MULTI_LINE])

    assert redactor.text("> MIIEvQIBADANBgkqhkiG9w0 <") == "> *** <"
    assert redactor.text("a short line") == "a short line"
    assert redactor.text(MULTI_LINE) == "***"


def test_a_long_secret_is_found_in_the_lines_that_base64_breaks_it_into() -> None:
    secret = "".join(f"{number:03d}." for number in range(60))
    wrapped = base64.encodebytes(secret.encode()).decode()

    assert Redactor([secret]).text(wrapped).splitlines()[:4] == ["***"] * 4


def test_values_are_walked_with_their_keys_and_numbers() -> None:
    value = {"token": ["x", "my-password!"], "my-password!": {"n": 314159265, "t": True, "f": 1.5, "none": None}}

    shown = Redactor(["my-password!", "314159265"]).value(value)

    assert shown == {"token": ["x", "***"], "***": {"n": "***", "t": True, "f": 1.5, "none": None}}


@pytest.mark.parametrize("secret", ["", "12345", "  abcde  "])
def test_a_short_secret_is_refused(secret: str) -> None:
    with pytest.raises(ValueError, match=r"^too short$"):
        Redactor(["long enough", secret])


def test_a_failure_shows_nothing_of_the_original() -> None:
    redactor = Redactor(["my-password!"])
    bottomless: list[object] = []
    bottomless.append(bottomless)

    assert redactor.value({"a": object()}) == {"a": FAILED}
    assert redactor.value(bottomless) == FAILED
    assert redactor.text("\ud800 my-password!") == FAILED
    assert redactor.feed(b"my-pass") == b""
    assert redactor.feed("word!") == FAILED.encode()  # type: ignore[arg-type]
    assert redactor.feed(b"word! and more") == b""
    assert redactor.flush() == b""
    assert redactor.feed(b"another line\n") == b"another line\n"


def test_without_secrets_everything_passes_through() -> None:
    redactor, data = Redactor([]), b"my-password!"

    assert redactor.feed(data) is data
    assert redactor.flush() == b""
    assert redactor.value(value := {"a": [1]}) is value


def test_siblings_share_secrets_and_no_bytes() -> None:
    one = Redactor(["my-password!"])
    two = one.sibling()

    assert one.feed(b"my-pass") + two.feed(b"word!") + one.feed(b"word!") == b"word!***"
