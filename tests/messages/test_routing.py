"""Who is told what and when: storms, quiet hours, budgets, silences, digests, rotations, and what is learned."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.messages.world import DAY, HOUR, MINUTE, SECOND, START, World, read, settings
from turbo_mode.channels.wording import Template, words
from turbo_mode.core.communications import entries as e
from turbo_mode.core.communications.inputs import Acknowledge, Amend, Hush, Look, Pass, Resolve, Unhush, Withdraw
from turbo_mode.core.communications.learning import channels
from turbo_mode.core.communications.message import LONGEST, one_line, plain
from turbo_mode.core.communications.recipients import on_call, people
from turbo_mode.core.communications.settings import Rotation
from turbo_mode.core.communications.views import message_data

ANA = {"ana": {"reach": {"chat": "#ana", "mail": "ana@x.y"}}}


def world(**said: object) -> World:
    """Ana, by chat or mail, and whatever else is set."""
    made = World()
    made.configure(settings(**{"people": ANA, **said}), ["chat", "mail"], role_ops=["ana", "ben"])
    return made


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def told(made: World, messages: list[str]) -> str:
    """The words of a delivery of these messages."""
    seen = [made.state.told[id] for id in messages]
    said = [
        {"type": str(each.message.type), "title": each.message.title, "content": each.message.content,
         "plan": each.message.plan, "times": each.repeats + 1} for each in seen
    ]  # fmt: skip
    return words(
        {"kind": "digest", "person": "ana", "channel": "chat", "step": 0, "messages": said, "links": []}, []
    ).text


def test_a_storm_is_one_page_and_one_digest_that_names_every_cause() -> None:
    """680 equal failures and 20 others in a minute, of as many executions."""
    made = world()
    for number in range(700):
        cause = f"cause {number // 35}" if number % 35 == 0 else "the same"
        made.post("ALERT", ["role:ops"], title=f"build failed: {cause}", key=cause, execution=f"x{number}", plan="ship")
        made.wait(60_000 // 700)
    made.wait(HOUR)
    for person in ("ana", "ben"):
        assert len(made.of(person, "page")) == 1
        assert len(made.of(person, "digest")) == 1
        named = "".join(told(made, messages) for messages in made.of(person))
        assert all(f"cause {number}" in named for number in range(20))
        assert "the same (×680)" in named


def test_what_fails_alike_is_counted_and_named() -> None:
    made = world()
    for number in range(4):
        made.post("ALERT", key="same", title=f"task {number} failed", plan="ship")
    made.wait(MINUTE)
    (first,) = made.state.told.values()
    assert (first.repeats, first.also) == (3, ["task 1 failed", "task 2 failed", "task 3 failed"])


def test_a_storm_of_many_plans_is_no_more() -> None:
    made = world()
    for number in range(60):
        made.post("ALERT", key=f"k{number}", plan=f"plan-{number}")
        made.wait(SECOND)
    made.wait(5 * MINUTE)
    assert [len(made.of("ana", kind)) for kind in ("page", "digest")] == [1, 1]
    assert sum(map(len, made.of("ana"))) == 60


def test_what_is_beyond_a_budget_comes_while_there_is_time_to_answer() -> None:
    made = world()
    made.post("ALERT", key="first", plan="ship")
    made.wait(MINUTE)
    asked = made.post("APPROVAL_REQUEST", key="asked", deadline=made.now + 2 * MINUTE)
    made.wait(MINUTE)
    assert made.of("ana", "digest") == [[asked]]
    assert len(made.of("ana", "page")) == 1


def test_who_has_seen_a_page_is_paged_again_about_something_else() -> None:
    made = world()
    first = made.post("ALERT", plan="a")
    made.wait(10 * SECOND)
    made.feed(Acknowledge(first, "ana"))
    made.post("ALERT", plan="a")
    made.post("ALERT", plan="b")
    made.wait(10 * SECOND)
    assert made.of("ana", "page") == [[first], ["m3"]]
    made.wait(10 * MINUTE)
    assert made.of("ana", "digest") == [["m2"]]


def test_quiet_hours_hold_back_what_may_wait_and_nothing_else() -> None:
    made = world(
        quietHours={
            "windows": [{"from": "22:00", "to": "07:00", "timezone": "Europe/Berlin"}],
            "except": ["ESCALATION"],
        }
    )
    made.now = at("2026-11-26T22:30")
    made.post("ALERT")
    made.post("STATUS")
    made.post("ESCALATION", decision="x/d1")
    made.wait(MINUTE)
    assert made.of("ana") == [["m3"]]
    made.wait(12 * HOUR)
    assert made.of("ana") == [["m3"], ["m1", "m2"]]
    [when] = [now for now, _, of, _, _ in made.got.values() if of == "digest"]
    assert when == at("2026-11-27T06:00")


def test_a_silence_mutes_what_fits_and_says_so() -> None:
    made = world()
    made.feed(Hush(e.Silence("s1", made.now + HOUR, by="ben", plan="a")))
    muted, other = made.post("ALERT", plan="a"), made.post("ALERT", plan="b")
    made.wait(MINUTE)
    assert made.of("ana") == [[other]]
    assert (made.state.told[muted].status, made.state.told[muted].muted) == ("MUTED", "silence s1")
    made.feed(Unhush("s1"))
    again = made.post("ALERT", plan="a")
    made.wait(HOUR)
    assert [again] in made.of("ana")


def test_what_is_open_inhibits_what_says_less() -> None:
    made = world(inhibitions=[{"while": ["ESCALATION"], "mute": ["ALERT", "STATUS"]}])
    made.post("ESCALATION", decision="x/d1", execution="x")
    less, other = made.post("ALERT", execution="x"), made.post("ALERT", execution="y")
    assert [made.state.told[id].status for id in (less, other)] == ["MUTED", "PENDING"]
    made.feed(Resolve("x/d1", "ana"))
    assert made.state.told[made.post("ALERT", execution="x", key="z")].status == "PENDING"


def test_an_escalation_goes_on_until_somebody_acknowledges() -> None:
    chain = {"steps": [{"after": "5m", "to": ["user:ben"]}, {"after": "15m", "to": ["role:ops"]}], "repeat": "10m"}
    made = world(escalation={"default": chain})
    made.post("ESCALATION", decision="x/d1")
    made.wait(4 * MINUTE)
    assert made.of("ben") == []
    made.wait(MINUTE)
    assert made.of("ben") == [["m1"]]
    made.wait(21 * MINUTE)
    assert [len(made.of(person)) for person in ("ana", "ben")] == [3, 3]
    made.feed(Acknowledge("m1", "ben"))
    made.wait(DAY)
    assert [len(made.of(person)) for person in ("ana", "ben")] == [3, 3]


def test_a_bot_stops_no_escalation_and_counts_for_nothing() -> None:
    chain = {"steps": [{"after": "5m", "to": ["user:ana"]}]}
    made = world(escalation={"default": chain}, people={**ANA, "robo": {"bot": True, "reach": {"chat": "#r"}}})
    made.post("ALERT", ["user:robo"])
    made.wait(MINUTE)
    made.feed(Acknowledge("m1", "robo"))
    made.wait(10 * MINUTE)
    assert made.of("ana") == [["m1"]]
    made.wait(HOUR)
    told = made.state.told["m1"]
    assert (told.effectiveness, [each.counts for each in told.seen.values()]) == (0.0, [False])


@pytest.mark.parametrize(("after", "least", "most"), [
    (200, 0.0, 0.0), (2 * SECOND, 0.8, 0.9), (20 * MINUTE, 0.6, 0.8), (40 * MINUTE, 0.0, 0.0),
])  # fmt: skip
def test_effectiveness_falls_with_the_wait_and_no_reflex_counts(after: int, least: float, most: float) -> None:
    made = world()
    made.post("ESCALATION", decision="x/d1")
    made.wait(2 * SECOND + after)
    made.feed(Acknowledge("m1", "ana"))
    made.wait(DAY)
    assert least <= made.state.told["m1"].effectiveness <= most


def test_the_right_action_is_worth_more_and_noise_less() -> None:
    results = []
    for to, answers in ((["user:ana"], True), (["user:ana"], False), (["role:ops"], True)):
        made = world()
        made.post("APPROVAL_REQUEST", to, decision="x/d1")
        made.wait(MINUTE)
        made.feed(Resolve("x/d1", "ana") if answers else Acknowledge("m1", "ana"))
        made.wait(DAY)
        results.append(made.state.told["m1"].effectiveness)
        assert 0 <= results[-1] <= 1
    assert results[0] > results[1] > results[2] > 0


def test_a_dead_channel_is_passed_over_and_named_and_learned_from() -> None:
    made = world()
    made.dead.add("chat")
    made.post("ALERT")
    made.wait(MINUTE)
    assert [channel for *_, channel in made.got.values()] == ["mail"]
    assert [(each.channel, each.status) for each in made.state.told["m1"].receipts] == [
        ("chat", "FAILED"), ("mail", "SENT"),
    ]  # fmt: skip
    made.dead.clear()
    assert channels(made.state, "ana") == ["chat", "mail"]
    for number in range(2):
        made.post("ALERT", plan=f"p{number}")
        made.wait(HOUR)
    assert channels(made.state, "ana") == ["mail", "chat"], "what is never seen on one channel goes by another"


def test_all_channels_dead_loses_nothing_and_gives_up_in_the_end() -> None:
    made = world()
    made.dead |= {"chat", "mail"}
    made.post("ALERT")
    made.wait(MINUTE)
    made.dead.clear()
    made.wait(10 * MINUTE)
    assert made.of("ana") == [["m1"]]
    made.dead |= {"chat", "mail"}
    made.post("ALERT", plan="other")
    made.wait(2 * DAY)
    assert made.state.told["m2"].status == "FAILED"


def test_a_digest_comes_in_the_hour_that_suits() -> None:
    made = world(digests={"every": "1d"})
    made.state.lines.clear()
    for day in range(6):
        made.now = START - START % DAY + day * DAY + 15 * HOUR
        made.post("ALERT", plan=f"p{day}")
        made.wait(MINUTE)
        made.feed(Acknowledge(f"m{day + 1}", "ana"))
        made.wait(2 * HOUR)
    made.post("STATUS")
    made.wait(DAY)
    [when] = [now for now, _, of, _, _ in made.got.values() if of == "digest"]
    assert datetime.fromtimestamp(when / 1000, UTC).hour == 15


def test_unknown_recipients_are_named_and_nothing_is_lost() -> None:
    made = world()
    id = made.post("ALERT", ["role:none", "onCall:none", "slack:#x", "user:zed", "mailto:a@b.c", "chat:#room"])
    made.wait(MINUTE)
    told = made.state.told[id]
    assert (told.nobody, told.people) == (
        ["role:none", "onCall:none", "slack:#x"],
        ["zed", "mailto:a@b.c", "chat:#room"],
    )
    assert [channel for _, who, *_, channel in made.got.values() if who == "zed"] == ["inbox"]
    assert [channel for _, who, *_, channel in made.got.values() if who != "zed"] == ["mail", "chat"]
    assert message_data(told)["unknownRecipients"] == told.nobody


def test_what_is_taken_back_or_settled_is_not_sent() -> None:
    made = world()
    made.post("ALERT", plan="a")
    made.feed(Withdraw("m1"))
    made.post("APPROVAL_REQUEST", decision="x/d1")
    made.feed(Resolve("x"), Resolve("x/d1", "ben"))
    made.post("STATUS", by="ben")
    made.feed(Amend("m3", "another text", by="ben"), Pass(17))
    made.wait(DAY)
    assert made.of("ana") == [["m3"]]
    assert [made.state.told[id].status for id in ("m1", "m2", "m3")] == ["WITHDRAWN", "ANSWERED", "SENT"]
    assert (made.state.told["m3"].message.content, made.state.position) == ("another text", 17)
    made.wait(9 * DAY)
    made.feed(Look())
    assert made.state.told == {}


def test_a_rotation_hands_over_by_the_calendar_of_its_place() -> None:
    said = {"people": ["ana", "ben"], "start": "2026-10-19T09:00", "every": "7d", "timezone": "Europe/Berlin",
            "overrides": [{"person": "cy", "from": "2026-10-28T00:00", "to": "2026-10-29T00:00"}]}  # fmt: skip
    rotation = read(Rotation, said)
    wanted = {
        "2026-10-01T00:00": "ana", "2026-10-26T07:59": "ana", "2026-10-26T08:00": "ben", "2026-10-27T22:59": "ben",
        "2026-10-27T23:00": "cy", "2026-10-28T22:59": "cy", "2026-10-28T23:00": "ben", "2026-11-02T08:00": "ana",
    }  # fmt: skip
    assert {text: on_call(rotation, at(text)) for text in wanted} == wanted
    made = settings(onCall={"first": said})
    assert people(made, {}, ["onCall:first"], at("2026-10-28T12:00")).people == ["cy"]


HOSTILE = "\x1b[2J\x1b]0;x\x07<script>alert(1)</script>\r\nBcc: x@y.z\u202e[x](javascript:1)\x00"


def test_texts_from_outside_are_capped_and_clean() -> None:
    text = plain(HOSTILE + "x" * 3_000_000)
    assert len(text) <= LONGEST
    assert "more characters]" in text
    assert not [sign for sign in text if ord(sign) < 32 and sign != "\n"]
    assert "\u202e" not in text
    assert "\n" not in one_line(HOSTILE)


@pytest.mark.parametrize(
    "template",
    ["{{ nothing.here }}", "{% for %}", "{{ ''.__class__.__mro__ }}", "{{ 1 / 0 }}", "{{ links.append(1) }}"],
)
def test_a_template_that_breaks_is_named_and_the_usual_words_are_taken(template: str) -> None:
    said = {"kind": "page", "person": "ana", "channel": "chat", "step": 0, "links": [], "messages": [
        {"type": "ALERT", "title": "T", "content": "C", "plan": "", "times": 1},
    ]}  # fmt: skip
    found = words(said, [Template(template)])
    assert (found.title, found.text.startswith("C")) == ("Alert: T", True)
    assert "template is broken" in found.text


def test_templates_are_taken_by_type_and_channel_and_capped() -> None:
    said = {"kind": "page", "person": "ana", "channel": "chat", "step": 0, "links": [], "messages": [
        {"type": "ALERT", "title": "{{ 7 * 7 }}", "content": "C", "plan": "", "times": 1},
    ]}  # fmt: skip
    many = Template("{% for x in range(99999) %}{{ messages[0].title }}{% endfor %}", "", ["ALERT"], ["chat"])
    found = words(said, [Template("no", types=["REPORT"]), Template("no", channels=["mail"]), many])
    assert found.text.startswith("{{ 7 * 7 }}{{ 7")
    assert len(found.text) <= LONGEST
