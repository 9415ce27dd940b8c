"""Signatures of webhooks: those of the specification, by both kinds of keys, and whatever a stranger sends."""

from __future__ import annotations

import base64
import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turbo_mode.errors import UsageError
from turbo_mode.security.signing import TOLERANCE, check_secret, new_secret, public_half, sign, verify

# The vector of the specification's own libraries.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ID, AT, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_it_signs_as_the_specification_does() -> None:
    assert sign([SECRET], ID, AT, BODY) == SIGNATURE
    assert verify(SECRET, ID, str(AT), SIGNATURE, BODY, now=AT)


def test_it_is_the_plain_mac_over_id_time_and_body() -> None:
    raw = base64.b64decode(SECRET.removeprefix("whsec_"))
    mac = hmac.digest(raw, f"{ID}.{AT}.".encode() + BODY, hashlib.sha256)
    assert sign([SECRET], ID, AT, BODY) == f"v1,{base64.b64encode(mac).decode()}"


def test_one_key_takes_the_place_of_another_and_meanwhile_both_count() -> None:
    (old, _), (new, _) = new_secret(), new_secret()
    both = sign([new, old], ID, AT, BODY)
    assert verify(old, ID, str(AT), both, BODY, now=AT)
    assert verify(new, ID, str(AT), both, BODY, now=AT)
    assert not verify(old, ID, str(AT), sign([new], ID, AT, BODY), BODY, now=AT)


def test_with_a_pair_of_keys_the_other_side_cannot_sign() -> None:
    ours, theirs = new_secret(is_asymmetric=True)
    assert theirs == public_half(ours)
    signed = sign([ours], ID, AT, BODY)
    assert signed.startswith("v1a,")
    assert verify(theirs, ID, str(AT), signed, BODY, now=AT)
    assert not verify(public_half(new_secret(is_asymmetric=True)[0]), ID, str(AT), signed, BODY, now=AT)


@pytest.mark.parametrize("off", [-TOLERANCE - 1, TOLERANCE + 1])
def test_what_is_too_old_or_too_new_does_not_count(off: int) -> None:
    assert not verify(SECRET, ID, str(AT), SIGNATURE, BODY, now=AT + off)


@given(st.text(), st.text(), st.text(), st.binary())
def test_a_stranger_gets_no_and_never_an_error(id: str, at: str, signatures: str, body: bytes) -> None:
    assert not verify(SECRET, id, at, signatures, body, now=AT)
    assert not verify(new_secret(is_asymmetric=True)[1], ID, str(AT), f"v1a,{signatures}", body, now=AT)


@pytest.mark.parametrize("wrong", ["", "hunter2", "whsec_AAAA", "whsec_???", "whpk_" + "A" * 200])
def test_what_is_no_secret_is_refused_and_not_repeated(wrong: str) -> None:
    with pytest.raises(UsageError) as refused:
        check_secret(wrong)
    assert len(wrong) < 6 or wrong not in refused.value.message
