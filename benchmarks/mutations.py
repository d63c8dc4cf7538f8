"""Do the tests bite? Plants bugs, one at a time, in a copy of the checkout, and looks whether a test notices.

    python benchmarks/mutations.py [--count 40] [--seed 1] [--known] [--near] [--jobs 2] [--no-record]

A bug is a small change of one expression: a comparison turned or moved by one, a condition negated, ``and`` for ``or``,
a number one larger, ``min`` for ``max``. Places are drawn from all packages alike, so that a large one does not hide a
small one. ``--known`` plants those that once passed all tests instead. Each bug gets the tests that name its module
first (a rule's its examples), where those are content the tests of its folder, and then the wider ones, which
``--near`` leaves out: it is strict with the tests, and quick. ``--jobs`` is how many processes they take. The table
goes to ``benchmarks/results/mutations.json``.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results" / "mutations.json"
PACKAGE = Path("src") / "replycheck"
SECONDS = 900
"""A bug that keeps the tests busy for longer than this is noticed: nobody would wait."""
WIDER = ("tests/checks", "tests/examples", "tests/cli", "tests/corpora", "tests/reporting", "tests/app", "tests/engine")
LONG = ("accuracy", "hostile", "corpora", "wheel", "examples")
"""Folders whose tests take minutes: nobody begins with them."""
OWN = {
    "checks": ("tests/checks", "tests/corpora"),
    "rules": ("tests/rules", "tests/checks"),
}
"""Where the tests of a package do not bear its name alone."""
KNOWN = (
    ("cli/outputs.py", "or self._options.masked is not None", "or False", "tests/cli tests/reporting"),
    ("facts/people/personal.py", "word: (-len(word), word)", "word: (len(word), word)", "tests/facts"),
    ("rules/alterations.py", ") % 2 == 0:", ") % 2 == 2:", "tests/reuse tests/checks tests/rules"),
    ("checks/dates/overdue.py", "_GRACE = 3", "_GRACE = 0", "tests/checks"),
    ("pages/examine.py", "len(readable) == len(numbers) and 3 * len(readable) >= 2 * span", "True", "tests/pages"),
    ("pages/examine.py", "and most and dense and not (clash or loose)", "and not (clash or loose)", "tests/pages"),
    ("readers/layout/assemble.py", "round(min(telling), 3)", "round(max(telling), 3)", "tests/readers tests/engine"),
    ("app/checking.py", "and not found and not given:", "and not found:", "tests/library tests/app"),
    ("readers/parts/zip.py", '("utf-8", "gb18030")', '("gb18030", "utf-8")', "tests/readers tests/batch"),
)  # fmt: skip
"""Bugs that once passed: the file, the words, what they became, and the tests that must notice today."""


@dataclass(frozen=True, slots=True)
class Bug:
    """A planted bug: where it is, what was changed, and the changed source."""

    file: str
    line: int
    change: str
    source: str
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a bug."""

    file: str
    line: int
    change: str
    noticed: bool
    by: str


_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


class _Turn(ast.NodeTransformer):
    """Turns the expression that is met at the wanted count; ``change`` says how, None where it was not reached."""

    def __init__(self, wanted: int) -> None:
        self.wanted, self.met, self.change, self.line = wanted, -1, "", 0

    def _is_it(self, node: ast.AST) -> bool:
        self.met += 1
        if self.met == self.wanted:
            self.line = getattr(node, "lineno", 0)
        return self.met == self.wanted

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if self._is_it(node):
            before = ast.unparse(node)
            node.ops[0] = _TURNED[type(node.ops[0])]()
            self.change = f"{before} → {ast.unparse(node)}"
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        self.generic_visit(node)
        if self._is_it(node):
            before = ast.unparse(node)
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            self.change = f"{before} → {ast.unparse(node)}"
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, ast.Not) and self._is_it(node):
            self.change = f"{ast.unparse(node)} → {ast.unparse(node.operand)}"
            return node.operand
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        turned = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult}
        numeric = isinstance(node.right, ast.Constant) and isinstance(node.right.value, int)
        if numeric and type(node.op) in turned and self._is_it(node):
            before = ast.unparse(node)
            node.op = turned[type(node.op)]()
            self.change = f"{before} → {ast.unparse(node)}"
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        turned = {"min": "max", "max": "min", "any": "all", "all": "any"}
        if isinstance(node.func, ast.Name) and node.func.id in turned and self._is_it(node):
            before = ast.unparse(node)
            node.func.id = turned[node.func.id]
            self.change = f"{before[:60]} → {ast.unparse(node)[:60]}"
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        self.generic_visit(node)
        if self._is_it(node):
            before = ast.unparse(node.test)
            node.test = ast.UnaryOp(ast.Not(), node.test)
            self.change = f"if {before} → if not …"
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, int) and not isinstance(node.value, bool) and self._is_it(node):
            self.change = f"{node.value} → {node.value + 1}"
            return ast.copy_location(ast.Constant(node.value + 1), node)
        return node


def drawn(count: int, seed: int) -> Iterator[Bug]:
    """``count`` bugs, as many from each package as can be."""
    chance = random.Random(seed)
    packages: dict[str, list[Path]] = {}
    for file in sorted((ROOT / PACKAGE).rglob("*.py")):
        parts = file.relative_to(ROOT / PACKAGE).parts
        if len(parts) > 1 and file.stat().st_size > 1000:  # noqa: PLR2004 - a package's own title is no code
            packages.setdefault(parts[0], []).append(file)
    names = list(packages)
    chance.shuffle(names)
    for at in range(count):
        file = chance.choice(packages[names[at % len(names)]])
        source = file.read_text(encoding="utf-8")
        counted = _Turn(-2)
        counted.visit(ast.parse(source))
        if counted.met < 1:
            continue
        turn = _Turn(chance.randrange(counted.met + 1))
        tree = turn.visit(ast.parse(source))
        inside = str(file.relative_to(ROOT / PACKAGE).as_posix())
        package = inside.split("/", maxsplit=1)[0]
        own = _own(inside) if package not in OWN else OWN[package]
        yield Bug(inside, turn.line, turn.change, ast.unparse(ast.fix_missing_locations(tree)), own)


def _own(inside: str) -> tuple[str, ...]:
    """The folder of tests that lies as the module's does, or the nearest above it; none for a package without."""
    folder = Path("tests") / Path(inside).parent
    while folder.parts != ("tests",) and not any((ROOT / folder).glob("**/test_*.py")):
        folder = folder.parent
    return () if folder.parts == ("tests",) else (folder.as_posix(),)


def known() -> Iterator[Bug]:
    """The bugs of ``KNOWN``."""
    for inside, words, became, tests in KNOWN:
        source = (ROOT / PACKAGE / inside).read_text(encoding="utf-8")
        if words not in source:
            raise SystemExit(f"{inside} no longer holds {words!r}: plant that bug where the code is now")
        line = source[: source.index(words)].count("\n") + 1
        yield Bug(inside, line, f"{words} → {became}", source.replace(words, became), tuple(tests.split()))


def nearest(inside: str) -> tuple[str, ...]:
    """What pytest is told to run first: the examples of a rule, else the tests that name the module."""
    parts = inside.removesuffix(".py").split("/")
    if parts[0] == "checks" and len(parts) == 3:  # noqa: PLR2004 - checks, family, rule
        return ("tests/checks/test_examples.py", "-k", f"{parts[1]}.{parts[2]}".replace("_", "-"))
    name = ".".join(("replycheck", *parts)).removesuffix(".__init__")
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    found = [file for file in files if name in file.read_text(encoding="utf-8") and file.parent.name not in LONG]
    return tuple(str(file.relative_to(ROOT)) for file in sorted(found, key=lambda file: file.stat().st_size))


def tried(bug: Bug, copy: Path, jobs: int, *, near: bool) -> Outcome:
    """Plant the bug in the copy, run the tests, and put the file back."""
    file = copy / PACKAGE / bug.file
    sound = file.read_text(encoding="utf-8")
    file.write_text(bug.source, encoding="utf-8")
    try:
        own = tuple(folder for folder in bug.tests if (copy / folder).exists())
        wider = tuple(folder for folder in WIDER if folder not in bug.tests)
        for tests in (nearest(bug.file), own, () if near else wider):
            by = _noticed(copy, tests, jobs)
            if by:
                return Outcome(bug.file, bug.line, bug.change, noticed=True, by=by)
    finally:
        file.write_text(sound, encoding="utf-8")
    return Outcome(bug.file, bug.line, bug.change, noticed=False, by="")


def _noticed(copy: Path, tests: tuple[str, ...], jobs: int) -> str:
    """The first test that fails, empty where none does."""
    if not tests:
        return ""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider", f"-n{jobs}"]
    command += ["-m", "not browser and not spark and not wheel", *tests]
    path = {**os.environ, "PYTHONPATH": str(copy / "src")}
    try:
        done = subprocess.run(command, cwd=copy, env=path, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return "time"
    if done.returncode in (0, 5):  # 5: no such tests
        return ""
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return failed[0].split(" - ")[0] if failed else f"exit {done.returncode}"


def main() -> int:
    """Print a line a bug and the share that was noticed; 1 where it is below 85 in a hundred."""
    parser = argparse.ArgumentParser(description="plant bugs and see whether tests notice")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--near", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--known", action="store_true")
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        ignored = shutil.ignore_patterns(".venv", ".git", "__pycache__", ".*_cache", "out", "dist")
        shutil.copytree(ROOT, copy, ignore=ignored)
        for bug in known() if options.known else drawn(options.count, options.seed):
            outcome = tried(bug, copy, options.jobs, near=options.near)
            outcomes.append(outcome)
            print(
                f"{'noticed' if outcome.noticed else 'PASSED '} {bug.file}:{bug.line} {bug.change[:90]}  {outcome.by}",
                flush=True,
            )
    noticed = sum(outcome.noticed for outcome in outcomes)
    print(f"{noticed} of {len(outcomes)} noticed")
    if not options.no_record:
        kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
        kept["known" if options.known else f"seed {options.seed}"] = [asdict(outcome) for outcome in outcomes]
        RESULTS.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0 if noticed >= 0.85 * len(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
