"""generate.py FOLDER [COUNT]: writes plans of the real vocabulary, always the same ones."""

import sys
from pathlib import Path
from random import Random

from plans.changes import change
from plans.parts import Parts
from plans.situations import SITUATIONS
from plans.vocabulary import Vocabulary
from plans.writer import PlanWriter, Style

RULES = Path(__file__).resolve().parent.parent / "rules" / "vocabulary"
PER_FOLDER = 1000


def plan_text(number, vocabulary):
    """The text of one plan; its number is the seed."""
    random = Random(number)
    situations, weights = zip(*SITUATIONS)
    plan = random.choices(situations, weights)[0](Parts(random))
    change(plan, random)
    body = PlanWriter(vocabulary, Style(random)).write(plan)
    return f"# {plan['study']['title']}(申出 {number:05})\n{body}"


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    vocabulary = Vocabulary(RULES)
    for number in range(count):
        below = folder / f"{number // PER_FOLDER:02}"
        if number % PER_FOLDER == 0:
            below.mkdir(parents=True, exist_ok=True)
        (below / f"{number:05}.yaml").write_text(plan_text(number, vocabulary), encoding="utf-8")


main()
