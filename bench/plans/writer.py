"""Writes a plan as people write YAML: block and flow, three quotings, two languages, comments."""

import re

INDICATORS = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`]|: | #|[\[\]{},]|^\s|\s$|^[\d.+-]+$")
REMARKS = [
    "事務局で確認済み", "前の版から変更なし", "別紙1を参照", "詳細は協議中", "院内掲示のとおり",
    "委員会の指摘を受けて追記", "担当: 医療情報部", "契約書の案は作成済み", "年度内に見直す",
]


class Shared:
    """A value that is written once with an anchor and referred to afterwards."""

    def __init__(self, name, value):
        self.name = name
        self.value = value


class Style:
    """The habits of one author."""

    def __init__(self, random):
        self.random = random
        self.japanese = random.choices([0.0, 0.15, 1.0], [60, 25, 15])[0]
        self.quote = random.choices(["", "'", '"'], [70, 12, 18])[0]
        self.indent = random.choices([2, 4], [80, 20])[0]
        self.flow = random.choice([0.6, 0.95, 1.0])
        self.width = random.choice([100, 120, 150])
        self.remarks = random.choice([0.0, 0.03, 0.08])
        self.anchors = random.random() < 0.3

    def in_japanese(self):
        return self.random.random() < self.japanese

    def remark(self):
        if self.random.random() < self.remarks:
            return "  # " + self.random.choice(REMARKS)
        return ""


class PlanWriter:
    """Writes one plan; fails on a key or value that the vocabulary does not hold."""

    def __init__(self, vocabulary, style):
        self.vocabulary = vocabulary
        self.style = style
        self.lines = []
        self.anchored = set()

    def write(self, plan):
        fields = self.vocabulary.records["plan"]
        for key, value in plan.items():
            if key in self.vocabulary.lists:
                ja, record = self.vocabulary.lists[key]
                self.pair(0, ja, key, value, Listing(record))
            else:
                self.pair(0, fields[key].ja, key, value, fields[key])
            if self.style.indent == 2 and isinstance(value, (dict, list)):
                self.lines.append("")
        return "\n".join(self.lines).rstrip() + "\n"

    # Values in one line

    def text(self, word):
        word = str(word)
        if self.style.quote == '"' or ("'" in word and INDICATORS.search(word)):
            return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
        if self.style.quote == "'" or INDICATORS.search(word) or word == "":
            return "'" + word.replace("'", "''") + "'"
        return word

    def scalar(self, value, field):
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int):
            return str(value)
        kind = field.type.removeprefix("list ")
        if value == "unknown":
            return "未定" if self.style.in_japanese() else "unknown"
        if kind == "enum":
            ja = field.values[value]
            return self.text(ja if self.style.in_japanese() else value)
        if kind == "promise":
            ja = self.vocabulary.PROMISES[value]
            return self.text(ja if self.style.in_japanese() else value)
        if kind in ("date", "period"):
            return value
        return self.text(value)

    def parts(self, field):
        """The fields inside a group or record."""
        if field.parts:
            return field.parts
        return self.vocabulary.records[field.type.split()[-1]]

    def flow(self, value, field):
        if isinstance(value, Shared):
            if value.name in self.anchored:
                return "*" + value.name
            if not self.style.anchors:
                return self.flow(value.value, field)
            self.anchored.add(value.name)
            return f"&{value.name} " + self.flow(value.value, field)
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(item, field) for item in value) + "]"
        if isinstance(value, dict):
            parts = self.parts(field)
            pairs = (
                f"{self.name(parts[k].ja, k)}: {self.flow(v, parts[k])}" for k, v in value.items()
            )
            return "{" + ", ".join(pairs) + "}"
        return self.scalar(value, field)

    def name(self, ja, key):
        word = ja if self.style.in_japanese() else key
        quote = self.style.quote if not word.isdigit() else ""
        return quote + word + quote

    # Values in several lines

    def pair(self, depth, ja, key, value, field, lead=None):
        """Writes `key: value`; `lead` replaces the indentation of the first line (after a dash)."""
        margin = " " * depth
        head = (margin if lead is None else lead) + self.name(ja, key) + ":"
        inner = value.value if isinstance(value, Shared) else value
        is_whole = not isinstance(inner, (dict, list)) or not inner
        if is_whole or isinstance(value, Shared) or self.wants_flow(inner):
            known = set(self.anchored)
            line = f"{head} {self.flow(value, field)}"
            if is_whole or isinstance(value, Shared) or len(line) <= self.style.width:
                self.lines.append(line + self.style.remark())
                return
            self.anchored = known
            if self.is_flat(inner):
                self.wrapped(head + " ", inner, field)
                return
        self.lines.append(head + self.style.remark())
        if isinstance(inner, dict):
            self.mapping(depth + self.style.indent, inner, self.parts(field))
        else:
            for item in inner:
                self.item(depth + self.style.indent, item, field)

    def is_flat(self, value):
        """Whether nothing nests inside a mapping but lists of words."""
        if not isinstance(value, dict):
            return False
        return not any(
            isinstance(part, (dict, Shared))
            or (isinstance(part, list) and any(isinstance(word, dict) for word in part))
            for part in value.values()
        )

    def wrapped(self, head, value, field):
        """A flow mapping over several lines, filled to the width."""
        parts = self.parts(field)
        line = head + "{"
        margin = " " * len(line)
        for index, (key, part) in enumerate(value.items()):
            pair = f"{self.name(parts[key].ja, key)}: {self.flow(part, parts[key])}"
            pair += "}" if index + 1 == len(value) else ","
            if len(line) + len(pair) > self.style.width:
                self.lines.append(line.rstrip())
                line = margin
            line += pair + " "
        self.lines.append(line.rstrip())

    def wants_flow(self, value):
        """Lists of words stand in one line; small mappings as the author likes."""
        if isinstance(value, list) and not any(isinstance(v, dict) for v in value):
            return True
        return self.style.random.random() < self.style.flow

    def mapping(self, depth, value, parts, lead=None):
        for key, part in value.items():
            self.pair(depth, parts[key].ja, key, part, parts[key], lead)
            lead = None

    def item(self, depth, value, field):
        dash = " " * depth + "-" + " " * (self.style.indent - 1)
        if not isinstance(value, dict):
            self.lines.append(dash + self.flow(value, field))
            return
        if self.style.random.random() < self.style.flow:
            known = set(self.anchored)
            line = dash + self.flow(value, field)
            if len(line) <= self.style.width:
                self.lines.append(line)
                return
            self.anchored = known
            if self.is_flat(value):
                self.wrapped(dash, value, field)
                return
        self.mapping(depth + self.style.indent, value, self.parts(field), lead=dash)


class Listing:
    """Stands for the type of a list of the plan."""

    def __init__(self, record):
        self.type = f"records {record}"
        self.parts = {}
