"""Which places a program sees, and which are cut out of them."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turbo_mode.runtime.embedded.sight import Place, lies_in, ordered

paths = st.lists(st.sampled_from("ab"), max_size=3).map(lambda names: "".join(f"/{name}" for name in names))


def test_what_is_cut_out_of_a_folder_and_shown_again_within(tmp_path: Path) -> None:
    for each in ("home/project/.turbo-mode", "home/.ssh", "usr/bin"):
        (tmp_path / each).mkdir(parents=True)
    root = str(tmp_path)
    shown = [root, f"{root}/usr/bin", f"{root}/home/project"]
    hidden = [f"{root}/home", f"{root}/home/project/.turbo-mode", f"{root}/home/.ssh", f"{root}/gone"]
    assert ordered(shown, hidden) == [
        Place(root, True),
        Place(f"{root}/home", False),
        Place(f"{root}/home/project", True),
        Place(f"{root}/home/project/.turbo-mode", False),
    ]


def test_a_link_is_no_way_around(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / ".turbo-mode").symlink_to(tmp_path / "store")
    hidden = [str(tmp_path / "plan" / ".turbo-mode")]
    assert ordered([str(tmp_path)], hidden) == [Place(str(tmp_path), True), Place(str(tmp_path / "store"), False)]


def test_a_folder_beside_one_with_a_longer_name_is_another(tmp_path: Path) -> None:
    for each in ("plan", "plan-b", "plan/x"):
        (tmp_path / each).mkdir()
    assert not lies_in(str(tmp_path / "plan-b"), str(tmp_path / "plan"))
    places = ordered([str(tmp_path / "plan"), str(tmp_path / "plan-b"), str(tmp_path / "plan/x")], [])
    assert [place.path for place in places] == [str(tmp_path / "plan"), str(tmp_path / "plan-b")]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All folders of these names, three deep."""
    root = tmp_path_factory.mktemp("tree")
    for names in product("ab", repeat=3):
        root.joinpath(*names).mkdir(parents=True)
    return root


@given(shown=st.lists(paths, max_size=6), hidden=st.lists(paths, max_size=6), path=paths)
def test_the_innermost_word_counts(tree: Path, shown: list[str], hidden: list[str], path: str) -> None:
    places = ordered([f"{tree}{each}" for each in shown], [f"{tree}{each}" for each in hidden])
    around = [place for place in places if lies_in(f"{tree}{path}", place.path)]
    words = [(each, each not in hidden) for each in (*shown, *hidden) if lies_in(path, each)]
    innermost = max(words, key=lambda word: len(word[0]), default=("", False))
    assert bool(around and around[-1].shown) == innermost[1]
    assert [place.path for place in places] == sorted({place.path for place in places})
