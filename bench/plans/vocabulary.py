"""Reads the names of rules/vocabulary, so that generated plans speak the real vocabulary.

The files are plain block YAML of known shape; Python's standard library has no YAML reader, and
the few lines below read that shape and nothing else.
"""

from pathlib import Path


def read_block(lines):
    """Nested mappings of one file; values of keys without children are texts."""
    root = {}
    stack = [(-1, root)]
    for line in lines:
        stripped = line.strip()
        if not stripped or stripped.startswith(("#", "- ")):
            continue
        indent = len(line) - len(line.lstrip(" "))
        key, _, value = stripped.partition(":")
        key, value = key.strip().strip("\"'"), value.strip()
        while stack[-1][0] >= indent:
            stack.pop()
        if value:
            stack[-1][1][key] = value
        else:
            child = {}
            stack[-1][1][key] = child
            stack.append((indent, child))
    return root


class Field:
    """One field: its Japanese name, its type, and its values or parts."""

    def __init__(self, entry):
        self.ja = entry["ja"]
        self.type = entry["type"]
        self.parts = {key: Field(part) for key, part in entry.get("fields", {}).items()}
        values = entry.get("values", {})
        self.values = {
            key: value["ja"] if isinstance(value, dict) else value
            for key, value in values.items()
        }


class Vocabulary:
    """The records of a rulebook's vocabulary and the Japanese names of plan-level lists."""

    PROMISES = {"planned": "予定", "done": "実施済", "none": "なし"}

    def __init__(self, folder):
        self.records = {}
        # Lists of the plan are named by the records they hold.
        self.lists = {}
        for path in sorted(Path(folder).glob("*.yaml")):
            entry = read_block(path.read_text(encoding="utf-8").splitlines())
            fields = {key: Field(field) for key, field in entry["fields"].items()}
            fields["id"] = Field({"ja": "id", "type": "text"})
            self.records[entry["record"]] = fields
            if "key" in entry:
                self.lists[entry["key"]] = (entry["ja"], entry["record"])
