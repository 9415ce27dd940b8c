"""Messages on their way, to a real mail server and a real web server, and what becomes of them there."""

from __future__ import annotations

import importlib.util
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ENVIRONMENT
from tests.deep import deep
from tests.messages.receivers import Hook, Mailbox, hook, mailbox
from tests.places import store_of
from tests.waiting import until
from turbo_mode.channels import sender
from turbo_mode.channels.sending import Answer, Request, Sending
from turbo_mode.configuration.reading import load
from turbo_mode.errors import ConfigurationInvalid, NotInstalled, UsageError
from turbo_mode.operations import communications
from turbo_mode.runtime.embedded.clock import WallClock
from turbo_mode.runtime.embedded.runtime import Runtime

HOSTILE = "<script>alert(1)</script> <!channel> @everyone [click](http://evil.example) `rm` \x1b[2J\u202eend"


@pytest.fixture
def mails() -> Iterator[Mailbox]:
    with mailbox() as box:
        yield box


@pytest.fixture
def web() -> Iterator[Hook]:
    with hook() as made:
        yield made


def configured(folder: Path, mails: Mailbox | None = None, web: Hook | None = None, more: str = "") -> Path:
    """A folder in which ana is reached by mail, and ben by a hook."""
    channels = [f'mail: "mailto://127.0.0.1:{mails.port}/{{address}}?from=turbo@example.com"'] if mails else []
    channels += [f'hook: "{web.url}"'] if web else []
    reach = [f"ana: {{reach: {{{'mail: ana@example.com' if mails else 'hook: x'}}}}}"]
    reach += ["ben: {reach: {hook: x}}"] if web else []
    (folder / "turbo-mode.yaml").write_text(
        'approvers: {"role:ops": [ana, ben]}\n'
        f"communicationProtocol:\n  channels: {{{', '.join(channels)}}}\n  people: {{{', '.join(reach)}}}\n"
        f"  routes: [{{wait: 1ms}}]\n{more}"
    )
    return folder


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Callable[..., Runtime]]:
    """Owns the store of a folder and sends messages, as its configuration says."""
    made: list[Runtime] = []

    def own() -> Runtime:
        loaded = load(None, {}, tmp_path)
        made.append(Runtime(store_of(tmp_path), approvers=loaded.approvers))
        made[-1].messages.postman.start(communications.setup(loaded, "http://doors.example"))
        return made[-1]

    yield own
    for runtime in made:
        runtime.close()


def post(runtime: Runtime, content: str = "The disk is full", *to: str, **more: Any) -> str:
    wanted = communications.message("ALERT", content, to or ("user:ana",), by="cy", **more)
    return runtime.messages.post(wanted)[0].id


def receipts(runtime: Runtime, id: str) -> list[dict[str, Any]]:
    return list(runtime.messages.get(id).data["receipts"])


def test_a_mail_arrives_with_its_links_and_its_ids(
    tmp_path: Path, mails: Mailbox, owner: Callable[..., Runtime]
) -> None:
    configured(tmp_path, mails)
    runtime = owner()
    id = post(runtime, f"The disk is full\n{HOSTILE}")
    until(lambda: mails.mails and receipts(runtime, id)[-1]["status"] == "SENT")
    [mail], text = mails.mails, mails.text()
    assert (mails.to, mail["subject"]) == ([["ana@example.com"]], "Alert: The disk is full")
    assert mail["X-Turbo-Mode-Messages"] == id
    assert mail["Message-ID"].startswith(f"<{mail['Idempotency-Key']}@")
    assert mail.get_content_type() == "text/plain"
    assert "http://doors.example/api/v1/links/tm1." in text
    assert "<script>alert(1)</script>" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.deep
def test_a_mail_that_is_refused_comes_again_under_the_same_id(
    tmp_path: Path, mails: Mailbox, owner: Callable[..., Runtime], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("turbo_mode.core.communications.delivering.BACKOFF", (50,) * 8)
    configured(tmp_path, mails)
    mails.refusals = 2
    runtime = owner()
    id = post(runtime)
    until(lambda: receipts(runtime, id) and receipts(runtime, id)[-1]["status"] == "SENT")
    assert (receipts(runtime, id)[-1]["attempt"], mails.mails[0]["X-Turbo-Mode-Attempt"]) == (3, "3")


def test_with_nothing_to_do_it_sleeps(
    tmp_path: Path, web: Hook, owner: Callable[..., Runtime], monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    look = WallClock.until

    def counted(clock: WallClock, due: int) -> float:
        looks.append(due)
        return look(clock, due)

    monkeypatch.setattr(WallClock, "until", counted)
    configured(tmp_path, None, web)
    post(owner(), "one", "user:ben")
    until(lambda: web.calls)
    assert 0 < len(looks) < 20, "it looks when something has happened, and not all the time"


def test_each_person_gets_it_by_their_channel_and_a_dead_one_is_named(
    tmp_path: Path, mails: Mailbox, web: Hook, owner: Callable[..., Runtime]
) -> None:
    web.status = 503
    configured(tmp_path, mails, web)
    runtime = owner()
    id = post(runtime, "Now", "role:ops", "role:none")
    until(lambda: {each["status"] for each in receipts(runtime, id)} == {"SENT", "FAILED"})
    found = runtime.messages.get(id)
    said = {each["recipient"]: each for each in found.data["receipts"]}
    assert (said["ana"]["status"], said["ben"]["status"], found.status) == ("SENT", "FAILED", "SENT")
    assert "503" in said["ben"]["said"]
    assert "hook" not in said["ben"]["said"], "pieces of the URL may be secrets"
    assert found.data["unknownRecipients"] == ["role:none"]


def test_what_needs_a_secret_or_no_channel_at_all_fails_by_name(
    tmp_path: Path, web: Hook, owner: Callable[..., Runtime]
) -> None:
    (tmp_path / "turbo-mode.yaml").write_text(
        "communicationProtocol:\n  channels: {a: {url: {name: NOT_SET}}, b: 'nope://x', c: 'json://169.254.169.254/x'}\n"
        "  people: {ana: {reach: {a: x, b: x, c: x}}}\n  routes: [{wait: 1ms}]\n"
    )
    runtime = owner()
    id = post(runtime)
    until(lambda: [each["status"] for each in receipts(runtime, id)].count("FAILED") == 3)
    a, b, c = (each["said"] for each in receipts(runtime, id))
    assert "NOT_SET" in a
    assert "no URL that Apprise knows" in b
    assert "169.254.169.254" in c or "onnection" in c


def test_chats_take_nothing_for_markup() -> None:
    said = sender.unmarked(HOSTILE)
    assert not any(each in said for each in ("<!channel>", "@everyone", "[click]", "<script>"))
    assert "\u2060" not in sender.unmarked("plain words, 3 of them.")


@pytest.mark.deep
def test_a_process_that_dies_is_started_again_and_what_it_had_is_told(web: Hook) -> None:
    made, heard = Sending(), list[Answer]()
    wanted = Request(web.url, "x", "t", "text", {"Idempotency-Key": "k"}, 30)
    web.hold.clear()
    made.send(wanted, heard.append)
    until(lambda: web.calls)
    assert made._process is not None
    made._process.kill()
    until(lambda: heard)
    web.hold.set()
    made.send(wanted, heard.append)
    until(lambda: len(heard) == 2)
    made.close()
    assert [each.ok for each in heard] == [False, True]


def test_without_apprise_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "turbo-mode.yaml").write_text("communicationProtocol: {channels: {a: 'json://x'}}")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(NotInstalled) as said:
        communications.setup(load(None, {}, tmp_path))
    assert said.value.hint == 'pip install "turbo-mode[messages]"'


@pytest.mark.parametrize("wrong", [
    ("NONE", "x", ["user:a"]), ("ALERT", " ", ["user:a"]), ("ALERT", "x", []), ("ALERT", "x", ["a b"]),
    ("ALERT", "x" * 20_001, ["user:a"]), ("ALERT", "x", ["mailto:nothing"]), ("ALERT", "x", ["user:a"] * 201),
    ("ALERT", "x", ["a:b:c d"]),
])  # fmt: skip
def test_what_is_no_message_is_refused(wrong: tuple[str, str, list[str]]) -> None:
    with pytest.raises(UsageError):
        communications.message(*wrong)


def test_a_configuration_that_means_nothing_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "turbo-mode.yaml").write_text(
        "communicationProtocol:\n  channels: {'x y': json, inbox: 'json://x'}\n  people: {ana: {reach: {mial: x}}}\n"
        "  routes: [{to: ['role:x', ana, 'onCall:none'], escalation: none, channels: [none]}]\n"
        "  onCall: {first: {people: [ana], start: tomorrow}}\n"
    )
    with pytest.raises(ConfigurationInvalid) as said:
        load(None, {}, tmp_path)
    assert len(said.value.problems) == 10


KILLED = """
import sys
from pathlib import Path
from tests.places import store_of
from turbo_mode.operations import communications
from turbo_mode.configuration.reading import load
from turbo_mode.runtime.embedded.runtime import Runtime

folder = Path.cwd()
runtime = Runtime(store_of(folder))
runtime.messages.postman.start(communications.setup(load(None, {}, folder)))
for number in range(int(sys.argv[1]), int(sys.argv[2])):
    said = communications.message("ALERT", f"number {number}", ["user:ana"], by="cy")
    runtime.messages.post(said, once=f"n{number}")
    print(number, flush=True)
import time
time.sleep(60)
"""


def _one_more(web: Hook) -> None:
    """Wait until it is called again."""
    calls = len(web.calls)
    until(lambda: len(web.calls) > calls)


@pytest.mark.parametrize("kills", [1, *deep([40])])
def test_kill_9_loses_no_message_and_doubles_none(
    tmp_path: Path, web: Hook, owner: Callable[..., Runtime], kills: int
) -> None:
    """Owners are killed while they send; the last one comes to its end."""
    configured(tmp_path, None, web, more="  budgets: {pages: 1000}\n")
    posted = 0
    for kill in range(kills):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(posted), str(posted + 3)], cwd=tmp_path, text=True,
            stdout=subprocess.PIPE, env=ENVIRONMENT | {"PYTHONPATH": str(Path(__file__).parents[2])},
        )  # fmt: skip
        assert process.stdout is not None
        for _ in range(1 + kill % 3):
            posted = int(process.stdout.readline()) + 1
        if kill % 2:
            _one_more(web)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    runtime = owner()
    records = communications.listed(store_of(tmp_path), limit=100)
    assert len(records) >= posted
    until(lambda: all(runtime.messages.get(each.id).status == "SENT" for each in records))
    taken = [line for data in web.kept.values() for line in data["message"].splitlines() if "number" in line]
    for number in range(len(records)):
        said = [line for line in taken if f"number {number}" in line.split(" (")[0]]
        assert len(said) >= 1, f"number {number} is lost"
    keys = {headers["Idempotency-Key"]: headers["X-Turbo-Mode-Messages"] for headers, _ in web.calls}
    ids = [id for messages in keys.values() for id in messages.split(",")]
    assert len(ids) == len(set(ids)), "a message has come under two ids"
