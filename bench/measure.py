"""measure.py [--readme]: what checking costs, as a table of ratios in one run.

Costs are instructions counted by callgrind, which load on the machine does not change, over
some of the plans. The start of each program is subtracted by running it over one file, too. Only
cold start and threads are wall time, of runs that take turns: the median of one, the fastest of
the other. With --readme the table also goes between the marks of README.md.
"""

import hashlib
import re
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = ROOT / ".build" / "bench"
PLANS = WORK / "plans"
# The same code twice: stripped as shipped, and with the names that the rows below need.
SHIPPED = ROOT / ".build" / "bin" / "tebiki"
NAMED = ROOT / ".build" / "release" / "tebiki"

COUNT = 20_000
SUBSET = 200
COLD_ROUNDS = 301
# Reports of all plans, which are the same for one thread and two, with and without kept results.
BATCH = ["text", "jsonl", "csv"]
THREAD_ROUNDS = 5

# Rows of their own: what they show, and the functions (mangled names) whose cost, with all that
# they call, they add up.
PARTS = {
    "one-line": [
        ("of this, the tree alone",
         [r"10SourceText0A4FileV4name5bytes", r"10YAMLReaderV4open", r"10YAMLReaderV4next4into"]),
        ("of this, the plan's facts", [r"10PlanLoaderV4load_4into"]),
        ("of this, the rules", [r"10RuleRunnerV3run_4asOf"]),
        ("within the rules, enumeration of unknown facts", [r"13ExactDecisionV6decide"]),
        ("of this, what is said of findings and open rules",
         [r"8AssessorV4open", r"8AssessorV7finding"]),
    ],
    "text": [
        ("full text report: code frames", [r"9CodeFrameV6render"]),
        ("full text report: classifications with reasons", [r"8AssessorV18addClassifications"]),
        ("full text report: recommendations and questions",
         [r"8AssessorV18addRecommendations", r"8AssessorV12addQuestions"]),
    ],
}


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, **options)


def prepare():
    """The plans and the two small C programs."""
    WORK.mkdir(parents=True, exist_ok=True)
    for name in ("events", "spawn"):
        libraries = ["-lyaml"] if name == "events" else []
        run("gcc", "-O2", "-static", "-o", WORK / name, HERE / f"{name}.c", *libraries)
    run("rm", "-rf", PLANS)
    run(sys.executable, HERE / "generate.py", PLANS, COUNT)


def listing(name, files):
    path = WORK / name
    path.write_text("".join(f"{file}\n" for file in files), encoding="utf-8")
    return path


def checking(program, files, format="one-line", jobs=1, cache=None):
    return [program, "check", "--format", format, "--lang", "ja", "--color", "never",
            *(["--cache-dir", cache] if cache else ["--no-cache"]),
            "--jobs", jobs, "--files-from", files]


def instructions(command, profile="profile"):
    """Instructions of a whole process, and the file with its profile."""
    out = WORK / profile
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *map(str, command)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if not found or done.returncode not in (0, 1, 2):
        sys.exit(f"{command[0]} failed under callgrind:\n{done.stderr}")
    return int(found[1]), out


def marginal(command_for, many, one):
    """Instructions for the files of `many` but the one of `one`, without the program's start."""
    return instructions(command_for(many))[0] - instructions(command_for(one))[0]


def inclusive(profile):
    """Instructions of every function and what it calls: the sums of the calls it gets."""
    names, costs = {}, Counter()
    callee = None
    with open(profile, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("fn=", "cfn=")):
                number, _, name = line.strip().partition("=")[2].partition(" ")
                if name:
                    names[number] = name
                if line.startswith("cfn="):
                    callee = names[number]
            elif line.startswith("calls="):
                costs[callee] += int(next(lines).split()[1])
    return costs


def part(many, one, patterns):
    """What the functions that match cost in many plans more than in one; of each pattern's, the
    dearest (the rest it calls). One plan need not call them."""
    total = 0
    for pattern in patterns:
        ends = [[cost for name, cost in costs.items() if re.search(pattern, name)]
                for costs in (many, one)]
        if not ends[0]:
            print(f"No function matches {pattern}; its row is too small.", file=sys.stderr)
        total += max(ends[0], default=0) - max(ends[1], default=0)
    return total


def parts(format, many, one):
    """The rows of one report format, without the program's start."""
    ends = [inclusive(instructions(checking(NAMED, list, format))[1]) for list in (many, one)]
    return [
        (name, part(*ends, patterns))
        for name, patterns in PARTS[format]
    ]


def spawn(*command, output="/dev/null"):
    """Exit code, wall time in milliseconds, peak memory in MiB."""
    out = run(WORK / "spawn", output, *command, stdout=subprocess.PIPE, text=True).stdout.split()
    return int(out[0]), int(out[1]) / 1000, int(out[2]) / 1024


def interleaved(rounds, choose, *commands):
    """Wall times in milliseconds of commands that take turns, one chosen from each one's."""
    times = [[] for _ in commands]
    for _ in range(rounds):
        for own, command in zip(times, commands):
            own.append(spawn(*command)[1])
    return [choose(own) for own in times]


def whole_batch(format, everything, count):
    """The rows of one report over all plans, which must be the same however it is made."""
    output, cache = WORK / "report", WORK / "cache"
    run("rm", "-rf", cache)
    ways = [(1, None), (2, None), (2, cache), (1, cache)]
    digests, peaks, times = set(), [], []
    for jobs, kept in ways:
        command = checking(SHIPPED, everything, format, jobs, kept)
        code, time, peak = spawn(*command, output=output)
        if code not in (0, 1, 2):
            sys.exit(f"The batch as {format} ended with exit code {code}.")
        with open(output, "rb") as report:
            digests.add(hashlib.file_digest(report, "sha256").digest())
        peaks.append(peak)
        times.append(time)
    size = output.stat().st_size / 1e6
    output.unlink()
    run("rm", "-rf", cache)
    if len(digests) > 1:
        sys.exit(f"The report as {format} depends on threads or on kept results.")
    rates = [f"{count / time * 1000:,.0f}" for time in times]
    return [
        row(f"peak memory, the whole batch as {format} ({size:.0f} MB)", max(peaks), 64, "MiB"),
        f"| plans a second as {format}: one thread, two, results kept anew, found kept (wall) "
        f"| {', '.join(rates)} | | |",
    ]


def row(name, value, limit, unit):
    """A row with a target, judged as it is shown."""
    shown = f"{value:.2f}" if unit == "times" else f"{value:.1f}"
    met = "yes" if float(shown) <= limit else "no"
    return f"| {name} | {shown} {unit} | ≤ {limit} {unit} | {met} |"


def summary(everything):
    """What the check said of all the plans: the last line of its report."""
    done = subprocess.run(list(map(str, checking(SHIPPED, everything))), stdout=subprocess.PIPE)
    return done.stdout.decode().splitlines()[-1]


def quote(table):
    """Puts the table between the marks of the README, but for the speeds of this one machine."""
    table = [line for line in table if not line.startswith("| plans a second")]
    readme = ROOT / "README.md"
    mark = "<!-- bench -->\n"
    before, _, after = readme.read_text(encoding="utf-8").split(mark)
    readme.write_text(mark.join([before, "\n".join(table) + "\n", after]), encoding="utf-8")


def main():
    prepare()
    files = sorted(PLANS.rglob("*.yaml"))
    sizes = [file.read_text(encoding="utf-8").count("\n") for file in files]
    total = sum(file.stat().st_size for file in files)
    everything = listing("all.txt", files)
    many = listing("many.txt", files[:: COUNT // SUBSET])
    one = listing("one.txt", files[:1])
    subset = sum(file.stat().st_size for file in files[:: COUNT // SUBSET][1:])

    events = marginal(lambda list: [WORK / "events", list], many, one)
    check = marginal(lambda list: checking(SHIPPED, list), many, one)
    rows = [row for format in PARTS for row in parts(format, many, one)]
    code, _, peak = spawn(*checking(SHIPPED, everything))
    if code not in (0, 1, 2):
        sys.exit(f"The batch ended with exit code {code}: some generated plan is invalid.")
    _, _, single = spawn(SHIPPED, "check", files[0])
    nothing, cold, full = interleaved(
        COLD_ROUNDS, statistics.median, ["/bin/true"],
        [SHIPPED, "check", "--format", "one-line", files[0]], [SHIPPED, "check", files[0]])
    first, second = interleaved(
        THREAD_ROUNDS, min, checking(SHIPPED, everything), checking(SHIPPED, everything, jobs=2))

    table = [
        f"{len(files):,} plans, {total / 1e6:.1f} MB, median {statistics.median(sizes):.0f} lines; "
        f"instructions over {SUBSET - 1} of them ({subset / 1e6:.2f} MB).",
        "",
        "| What | Measured | Target | Met |",
        "|---|---:|---:|:---:|",
        f"| bare libyaml event parse (C), instructions a byte | {events / subset:.0f} | | |",
        row("whole check with one-line findings, over that", check / events, 1.3, "times"),
        *(f"| {name} | {cost / events:.3f} times | | |" for name, cost in rows),
        row("cold start of one file with one-line findings, over `/bin/true` (wall)",
            cold - nothing, 2, "ms"),
        f"| the same with the full text report (wall) | {full - nothing:.1f} ms | | |",
        row("peak memory, the whole batch", peak, 16, "MiB"),
        f"| peak memory, one file | {single:.1f} MiB | | |",
        f"| two threads over one (wall) | {first / second:.2f} times as fast | | |",
        *(row for format in BATCH for row in whole_batch(format, everything, len(files))),
    ]
    print("\n".join(table))
    print("\n" + summary(everything))
    if "--readme" in sys.argv:
        quote(table)


main()
