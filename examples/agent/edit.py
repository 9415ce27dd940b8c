"""Makes one edit, given as JSON on standard input: ``find`` must occur exactly once in ``file``.

echo '{"file": "basket.py", "find": "a", "replace": "b"}' | python3 edit.py project
"""

import json
import sys
from pathlib import Path


def main(folder: str) -> None:
    edit = json.load(sys.stdin)
    path = Path(folder, edit["file"])
    if path.name != edit["file"] or not path.is_file():
        sys.exit(f"{edit['file']} is no file of the project")
    text = path.read_text()
    if text.count(edit["find"]) != 1:
        sys.exit(f"the text to replace occurs {text.count(edit['find'])} times in {edit['file']}")
    path.write_text(text.replace(edit["find"], edit["replace"]))
    print(json.dumps({"file": edit["file"]}))


if __name__ == "__main__":
    main(sys.argv[1])
