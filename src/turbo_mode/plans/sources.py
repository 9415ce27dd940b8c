"""The texts of which a plan was made, as one text for the record: its file, the files that it names, and where in them
a plan stands that isn't the whole file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from turbo_mode.core.plan.subplans import is_path
from turbo_mode.plans.bundle import beside


class Sources(NamedTuple):
    """``text`` is that of the plan's file (empty where it came as data), ``files`` are the others by their path.

    ``file`` is the path of its own file as seen from the same folder, empty for the one that was handed in. ``inside``
    are the names by which one gets from that file to the plan: none where it is the whole file.
    """

    text: str
    files: Mapping[str, str] = {}
    file: str = ""
    inside: Sequence[str] = ()

    def pack(self) -> str:
        """As one text: that of the plan alone, or a JSON list, which no plan is."""
        if not self.files and not self.inside:
            return self.text
        return json.dumps([self.text, dict(self.files), self.file, list(self.inside)], ensure_ascii=False)

    @classmethod
    def unpack(cls, packed: str) -> Self:
        """What ``pack`` was given."""
        return cls(*json.loads(packed)) if packed.startswith("[") else cls(packed)

    def path_in(self, folder: Path) -> Path | None:
        """The plan's file in a folder, if it is still there and unchanged."""
        size = len(self.text.encode())
        try:
            for path in sorted(folder.iterdir()):
                right = path.suffix in (".yaml", ".yml", ".json", ".toml") and path.stat().st_size == size
                if right and path.read_text() == self.text:
                    return path
        except (OSError, ValueError):
            pass
        return None

    def of(self, reference: str, *, names_files: bool) -> Self:
        """The sources of a plan that this one calls; without the other files, if it ``names`` none."""
        files = self.files if names_files else {}
        if not is_path(reference):
            return self._replace(files=files, inside=[*self.inside, reference])
        file = beside(self.file, reference)
        return type(self)(self.files.get(file, ""), files, file)
