"""Our modules are found quickly, and are the same as Python finds them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import replycheck

PACKAGE = Path(replycheck.__file__).parent
TOLD = (
    "print(getattr(module, '__file__', None), module.__package__, list(getattr(module, '__path__', ())));"
    "print(module.__spec__)"
)
QUICKLY = "from replycheck.importing import import_quickly; import_quickly();"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A package of that name with a module ``said`` and a package ``inside`` in it."""
    (tmp_path / "replycheck" / "inside").mkdir(parents=True)
    (tmp_path / "replycheck" / "empty").mkdir()
    shutil.copy(PACKAGE / "importing.py", tmp_path / "replycheck")
    for name in ("__init__.py", "inside/__init__.py", "inside/deeper.py"):
        (tmp_path / "replycheck" / name).write_text("", encoding="utf-8")
    (tmp_path / "replycheck" / "said.py").write_text("WORD = 'one'\n", encoding="utf-8")
    return tmp_path


def run(program: Path, code: str, **environment: str) -> str:
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, "PYTHONPATH": str(program), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


MODES = {
    mode: f"__import__('py_compile').PycInvalidationMode.{mode.upper().replace('-', '_')}"
    for mode in ("checked-hash", "unchecked-hash")
}
SAID = "from replycheck.said import WORD; print(WORD)"


@pytest.mark.parametrize("name", ["replycheck.said", "replycheck.inside", "replycheck.inside.deeper"])
def test_a_module_is_as_python_finds_it(program: Path, name: str) -> None:
    asked = f"import {name} as module; loader, module.__spec__.loader = module.__spec__.loader, None;{TOLD}"
    for _ in range(2):  # compiled anew, and from the bytecode
        assert run(program, QUICKLY + asked) == run(program, asked)


def test_bytecode_is_written_once_and_then_taken(program: Path) -> None:
    assert run(program, QUICKLY + SAID) == "one"
    (bytecode,) = (program / "replycheck" / "__pycache__").glob("said.*")
    written = bytecode.stat().st_mtime_ns
    assert run(program, QUICKLY + SAID) == "one"
    assert bytecode.stat().st_mtime_ns == written

    bytecode.write_bytes(bytecode.read_bytes().replace(b"one", b"two"))
    assert run(program, QUICKLY + SAID) == "two"


CHANGES = {
    "longer": ("WORD = 'three'\n", 0, "three"),
    "of another time": ("WORD = 'two'\n", 5, "two"),
}


@pytest.mark.parametrize(("source", "later", "expected"), CHANGES.values(), ids=CHANGES)
def test_bytecode_of_an_older_source_is_never_taken(program: Path, source: str, later: int, expected: str) -> None:
    assert run(program, QUICKLY + SAID) == "one"
    file = program / "replycheck" / "said.py"
    before = file.stat().st_mtime
    file.write_text(source, encoding="utf-8")
    os.utime(file, (before + later, before + later))

    assert run(program, QUICKLY + SAID) == expected


@pytest.mark.parametrize("mode", ["checked-hash", "unchecked-hash"])
def test_bytecode_that_goes_with_the_words_of_its_source_is_as_python_takes_it(program: Path, mode: str) -> None:
    run(program, f"import compileall; compileall.compile_dir({str(program)!r}, invalidation_mode={MODES[mode]})")
    file = program / "replycheck" / "said.py"
    file.write_text("WORD = 'two'\n", encoding="utf-8")

    assert run(program, QUICKLY + SAID) == run(program, SAID) == ("one" if mode == "unchecked-hash" else "two")


@pytest.mark.parametrize("kept", [0, 3, 16, 30], ids=["empty", "within the head", "the head alone", "cut off"])
def test_damaged_bytecode_is_python_s_to_judge(program: Path, kept: int) -> None:
    run(program, SAID)
    (bytecode,) = (program / "replycheck" / "__pycache__").glob("said.*")
    bytecode.write_bytes(bytecode.read_bytes()[:kept])

    assert run(program, QUICKLY + SAID) == run(program, SAID)


@pytest.mark.parametrize("name", ["replycheck.nothing", "replycheck.said.deeper", "replycheck.inside.said"])
def test_what_is_not_there_is_missed_as_ever(program: Path, name: str) -> None:
    assert run(program, f"{QUICKLY}import {name}") == run(program, f"import {name}")
    assert "ModuleNotFoundError" in run(program, f"{QUICKLY}import {name}")


def test_a_folder_without_a_package_is_python_s_to_find(program: Path) -> None:
    asked = "import replycheck.empty as module; print(type(module.__path__).__name__)"
    assert run(program, QUICKLY + asked) == run(program, asked) == "_NamespacePath"


def test_where_bytecode_lies_elsewhere_python_finds_all(program: Path) -> None:
    asked = "import sys; print(type(sys.meta_path[0]).__name__ == '_Finder')"
    assert run(program, QUICKLY + asked) == "True"
    assert run(program, QUICKLY + asked, PYTHONPYCACHEPREFIX=str(program / "kept")) == "False"


@pytest.mark.parametrize("version", ["2.4.6", "2.5.0", "3.0"])
def test_only_a_known_numpy_loads_without_its_docstrings(program: Path, version: str) -> None:
    numpy = program / "numpy" / "_core"
    numpy.mkdir(parents=True)
    (numpy.parent / "__init__.py").write_text(
        "from . import version\nfrom ._core import _add_newdocs", encoding="utf-8"
    )
    (numpy.parent / "version.py").write_text(f"version = {version!r}", encoding="utf-8")
    (numpy / "__init__.py").write_text("", encoding="utf-8")
    (numpy / "_add_newdocs.py").write_text("DOCS = 1", encoding="utf-8")
    known = version.startswith("2.4.")

    told = run(program, f"{QUICKLY}import numpy; print(hasattr(numpy._add_newdocs, 'DOCS'))")
    assert told == str(not known)


def test_numpy_without_docstrings_reckons_as_ever() -> None:
    asked = "import numpy; print(numpy.linalg.inv(numpy.array([[2.0, 0.0], [0.0, 4.0]])), numpy.ma.array([1]).sum())"
    assert run(PACKAGE.parent, QUICKLY + asked).split() == run(PACKAGE.parent, asked).split()
