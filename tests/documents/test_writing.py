"""Documents are laid out so that no reader and no linter stumbles, whatever is in the record."""

from __future__ import annotations

import re
import shutil
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from tests.deep import deep
from tests.documents.lives import life
from turbo_mode.cli.pictures import picture, save
from turbo_mode.core.documents import facts as f
from turbo_mode.core.documents.composing import compose
from turbo_mode.core.documents.kinds import KINDS, DocumentationType
from turbo_mode.core.documents.quality.units import Page
from turbo_mode.core.documents.wording import code, folded, length, plain
from turbo_mode.documents.layout import markdown
from turbo_mode.documents.page import html
from turbo_mode.documents.printing import pdf
from turbo_mode.documents.reading import read
from turbo_mode.documents.rendering import render
from turbo_mode.errors import NotInstalled, TemplateBroken
from turbo_mode.operations import documentation

T = DocumentationType
HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[click](javascript:alert(1))", "# not a heading",
    "| a | b |", "```\nnot code", "``` `` `", "![x](http://evil.example.com/x.png)", "<!-- hidden -->", "a\n\n## b",
    "\x1b[31mred\x1b[0m", "\u202egnp.exe", "&lt;b&gt;", "1. item", "- item", "> quote", "---", "~~~", "http://x.example",
    "a@b.example", "*bold* _it_ **b**", "\\", "`", "x" * 100_000, "word " * 20_000, "{{ 7 * 7 }}", "{% raw %}", "\x00",
    "$(rm -rf /)", "`rm -rf /`", "'; drop table", "﷽" * 500, "[^1]: note", "[ref]: http://x.example 'y'", "=====",
]  # fmt: skip


def poisoned(text: str) -> f.Facts:
    """An execution in which whatever somebody outside can write is this text."""
    mishap = f.Mishap(5, 1000, 1, "exit_status", text, last=True)
    task = f.TaskFact(
        "push", "push", "deploy", "shell", "once", title=text, status="FAILED", attempts=1, begun_at=500,
        started_at=500, ended_at=1000, first_seq=3, last_seq=5, command=text, outputs={"out": text}, mishaps=[mishap],
        why=text,
    )  # fmt: skip
    other = f.TaskFact(
        f"many[{text[:500]}]", f"many[{text[:500]}]", "deploy", "http", "keyed", status="COMPLETED", attempts=1,
        started_at=500, ended_at=900, first_seq=4, last_seq=6, outputs={"out": text, "x": [text]}, reversible=True,
        artifacts={"kept": 10}, by=text,
    )  # fmt: skip
    decision = f.DecisionFact(
        "d1", "gate", "deploy", "", text, "CHOSEN", 7, 1500, "high", selection="go", confidence=0.9, rationale=text,
        by=text, asked_at=1200, asked_seq=6, why_asked=text, levels={"high": text}, good=False, outcome=text,
        options=[f.OptionFact("go", "continue", why=text, description=text)], outcome_seq=9,
        evidence=[f.EvidenceFact("e1", "FAIL", text)], answers=[f.AnswerFact(7, text, text, text)],
    )  # fmt: skip
    phase = f.PhaseFact(
        "deploy", title=text, description=text, status="FAILED", rounds=1, tasks=["push"], gated=True, started_at=500,
        ended_at=1600, first_seq=2, last_seq=8, why=text, environment=text,
    )  # fmt: skip
    return f.Facts(
        "01a21960-ab30-763a-806e-e5305e8311c2", "plan", seq=9, title=text, description=text, version=text,
        digest="ab" * 32, level="high", actor=text, trigger="command", plan_dir=text, status="FAILED", reason=text,
        started_at=400, ended_at=1700, now=1700, last_seq=8, inputs={"given": text}, described={"given": text},
        outputs={"made": text},
        rules={"rule": text}, settings={"sandbox": text}, phases={"deploy": phase},
        tasks={"push": task, other.id: other}, decisions={"d1": decision},
        events=[f.EventFact(4, 700, "pause", text, text)], budgets=[f.BudgetFact("", "tokens", 10, 3)],
    )  # fmt: skip


def faults(text: str) -> list[str]:
    """What a linter of Markdown would say, by the names of its rules."""
    found, in_code, blank, headings = [], "", True, []
    lines = text.split("\n")
    for number, line in enumerate(lines[:-1], 1):
        fence = re.match(r"^(`{3,}|~{3,})(.*)$", line)
        if fence and (not in_code or (line.startswith(in_code) and not fence[2])):
            if not in_code and (not fence[2] or not blank):
                found.append(f"{number}: MD031 or MD040")
            in_code = "" if in_code else fence[1]
        elif not in_code:
            found += [f"{number}: MD009"] if line != line.rstrip() else []
            found += [f"{number}: MD010"] if "\t" in line else []
            found += [f"{number}: MD012"] if not line and blank else []
            found += [f"{number}: MD013"] if " " in line[80:] else []
            found += [f"{number}: MD018"] if re.match(r"^#+[^# ]", line) else []
            if heading := re.match(r"^(#{1,6}) (.+)$", line):
                found += [f"{number}: MD022"] if not blank or lines[number].strip() else []
                found += [f"{number}: MD026"] if heading[2][-1] in ".,;:!" else []
                headings.append((len(heading[1]), heading[2]))
        blank = not line.strip()
    texts = [said for _, said in headings]
    found += ["MD024"] if len(texts) != len(set(texts)) else []
    found += ["MD025"] if [level for level, _ in headings].count(1) != 1 else []
    found += ["MD001"] if any(b > a + 1 for (a, _), (b, _) in pairwise(headings)) else []
    found += ["MD041"] if not text.startswith("# ") else []
    found += ["MD047"] if not text.endswith("\n") or text.endswith("\n\n") else []
    return found + (["MD031"] if in_code else [])


class Tags(HTMLParser):
    """The tags of a page, and where they lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            if name in ("href", "src"):
                self.links.append(value or "")


ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "ol", "li", "code", "pre"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


@cache
def calm(type: DocumentationType) -> Page:
    """What a document is like when nobody means harm."""
    return read(render(compose(type, poisoned("calm"), plan_file="plan.yaml"), poisoned("calm")))


@pytest.mark.parametrize("place", [*range(0, len(HOSTILE), 4), *deep(range(len(HOSTILE)))])
def test_hostile_text_is_shown_and_neither_obeyed_nor_breaks_the_layout(place: int) -> None:
    text = HOSTILE[place]
    facts = poisoned(text)
    for type in KINDS:
        made = render(compose(type, facts, plan_file="plan.yaml"), facts)
        assert faults(made) == [], (type, text)
        page, usual = read(made), calm(type)
        assert [unit.text for unit in page.headings] == [unit.text for unit in usual.headings]
        assert (page.links, page.faults) == ([], [])
        tags = Tags(html(made))
        assert (tags.tags - ALLOWED, tags.links) == (set(), []), (type, text)
        assert len(made) < 60_000
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", made)


def test_what_is_long_is_cut_and_its_length_is_named() -> None:
    assert plain("x" * 1000).endswith("… (1,000 characters in all)")
    assert code("y" * 500, 10) == "`yyyyyyyyyy… (500 characters in all)`"
    assert "(100,000 characters in all)" in render(compose(T.POST_MORTEM, poisoned("x" * 100_000)), poisoned(""))


@pytest.mark.parametrize("seed", [*range(3), *deep(range(3, 40))])
def test_no_linter_finds_fault_with_a_document(seed: int) -> None:
    known = life(seed)
    for document in documentation.everything(known):
        assert faults(document.markdown) == [], document.type


def test_a_page_needs_nothing_else_and_has_anchors() -> None:
    page = html("# A & <b>\n\n## Two words\n\nSee [there](#two-words), [evil](javascript:x), ![p](http://x/y.png).\n")
    assert page.startswith("<!doctype html>")
    assert "<title>A &amp; &lt;b&gt;</title>" in page
    assert '<h2 id="two-words">' in page
    assert "default-src 'none'" in page
    assert "prefers" in page or "light-dark(" in page
    assert "@media print" in page
    assert (Tags(page).links, "img" in Tags(page).tags) == (["#two-words", "http://x/y.png"], False)


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (0, "0.0 s"),
        (-5, "0.0 s"),
        (9_949, "9.9 s"),
        (42_000, "42 s"),
        (725_000, "12 min 5 s"),
        (3_720_000, "1 h 2 min"),
    ],
)
def test_lengths_are_told_in_words(ms: int, said: str) -> None:
    assert length(ms) == said


def test_templates_of_ones_own_are_sandboxed_and_see_plain_data(tmp_path: Path) -> None:
    known = life(3)
    own = tmp_path / "postMortem.md.j2"
    own.write_text("# Mine: {{ facts.plan }}\n\n{{ document.sections[0].parts[0] | markdown }}\n")
    made = documentation.composed(known, T.POST_MORTEM, templates=tmp_path).markdown
    assert made.startswith("# Mine: random\n\nExecution `")
    assert documentation.composed(known, T.RUNBOOK, templates=tmp_path).markdown.startswith("# Runbook")
    for bad in (
        "{{ facts.nothing }}", "{% for x in %}", "{{ ''.__class__.__mro__ }}", "{{ document.sections.append(1) }}",
        "{{ 1 / 0 }}", "{% include '/etc/passwd' %}", "{% for x in range(10 ** 9) %}xxxxxxxxxxxxx{% endfor %}",
    ):  # fmt: skip
        own.write_text(bad)
        with pytest.raises(TemplateBroken):
            documentation.composed(known, T.POST_MORTEM, templates=tmp_path)


def test_a_pdf_is_made_by_a_tool_that_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotInstalled) as missing:
        pdf("<p>x")
    assert "Chromium" in missing.value.message
    assert "--format html" in (missing.value.hint or "")
    tool = tmp_path / "weasyprint"
    tool.write_text(f'#!/bin/sh\n{shutil.which("cp", path="/bin:/usr/bin")} "$1" "$2"\n')
    tool.chmod(0o755)
    assert pdf("<p>x") == b"<p>x"
    tool.write_text("#!/bin/sh\necho broken >&2\nexit 3\n")
    with pytest.raises(Exception, match="broken"):
        pdf("<p>x")


def test_a_picture_is_a_png_if_its_name_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, file = picture(320, 47.6, "T", []), tmp_path / "chart.png"
    save(drawn, tmp_path / "chart.svg")
    assert (tmp_path / "chart.svg").read_text() == drawn
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotInstalled) as missing:
        save(drawn, file)
    assert (missing.value.hint or "").endswith(".svg")
    assert not file.exists()
    tool = tmp_path / "chromium"
    tool.write_text('#!/bin/sh\nfor said; do case $said in --screenshot=*.png) echo "$@" > "${said#*=}";; esac; done\n')
    tool.chmod(0o755)
    save(drawn, file)
    said = file.read_text()
    assert "--window-size=320,48 " in said
    assert said.endswith("/picture.svg\n")


def test_a_table_that_is_too_wide_is_a_list() -> None:
    part = {"part": "table", "columns": ["Task", "Status"], "rows": [["`a`", "FAILED"], ["`b`", "x" * 70]]}
    assert markdown(part) == f"- `a`: status FAILED.\n- `b`: status\n  {'x' * 70}."
    assert markdown(part | {"rows": [["`a|b`", "FAILED"]]}).split("\n")[2] == "| `a\\|b` | FAILED |"


def test_programs_are_folded_to_be_read_and_lose_nothing() -> None:
    text = "  cp " + " ".join(f"file-{number}" for number in range(40)) + "\nshort"
    shown = folded(text)
    assert max(map(len, shown.split("\n"))) <= 78
    assert " ".join(shown.replace("\\\n", " ").split()) == " ".join(text.split())
    assert folded("x" * 200) == "x" * 200
