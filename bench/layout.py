"""layout.py: writes layout.txt, the functions that checks run, for the linker to put together.

A static program is mapped into memory in stretches around each page that is used. With what runs
in one place far fewer of them are mapped. Functions that are gone or new do no harm; renew the
list (`make layout`) when the peak that `make bench` prints has grown.
"""

import re
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILT = ROOT / ".build" / "release" / "tebiki"
PLANS = 40
# What programs and people do most; what the leanest needs stands first, and apart from the rest.
USES = [
    ["check", "--format", "one-line", "."],
    # The argument parser reads what is not among the commonest options.
    ["check", "--format", "one-line", "--jobs", "1", "."],
    ["check", "00/00000.yaml"],
    ["check", "--format", "jsonl", "."],
    ["check", "--format", "csv", "."],
    ["check", str(ROOT / "samples")],
]


def functions(arguments, plans, profile):
    """The mangled names of the functions that one run calls."""
    subprocess.run(
        ["valgrind", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={profile}",
         BUILT, *arguments],
        cwd=plans, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    for line in profile.read_text(errors="replace").splitlines():
        # «(12) name», the first time that a function is named; recursion adds «'2».
        if named := re.match(r"c?fn=\(\d+\) ([^(0].*?)('\d+)?$", line):
            yield named[1]


def main():
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        plans = Path(folder) / "plans"
        subprocess.run(["python3", HERE / "generate.py", plans, str(PLANS)], check=True)
        for use in USES:
            found |= dict.fromkeys(functions(use, plans, Path(folder) / "profile"))
    head = "# Made by layout.py: functions that checks run, for the linker to put together.\n"
    (HERE / "layout.txt").write_text(head + "\n".join(found) + "\n", encoding="utf-8")


main()
