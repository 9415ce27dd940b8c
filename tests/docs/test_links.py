"""Links lead somewhere, and every page can be reached from the README."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.pages import ROOT, anchors, links, pages


def _target(page: Path, link: str) -> tuple[Path, str]:
    path, _, anchor = link.partition("#")
    return ((page.parent / path).resolve() if path else page), anchor


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        path, anchor = _target(page, link)
        assert path.exists(), f"{link}: there is no such file"
        assert path.is_relative_to(ROOT), f"{link} leads out of the repository"
        if anchor and path.suffix == ".md":
            assert anchor in anchors(path), f"{link}: there is no such heading"


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    ready = [ROOT / "README.md"]
    while ready:
        page = ready.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        for link in links(page):
            if "://" not in link and not link.startswith("mailto:"):
                path = _target(page, link)[0]
                ready.append(path / "README.md" if path.is_dir() else path)
    assert set(pages()) - seen == set()
