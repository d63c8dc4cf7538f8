"""Makes the program for Windows: a zip with everything in it, Python included, and a setup program of the same files.

usage: python packaging/windows/build.py [--recognition] [--zip-only]

Needs pip, osslsigncode, openssl, wine and makensis. Names, times and order depend on the commit alone. What it does,
in this order: fetch by hash, check who signed Python, put together, leave out, compile, pack.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import launchers
import setup_program
from archive import archive, files
from fetching import fetched
from signatures import check_signature
from sources import files_of_jieba, files_of_python
from trimming import wanted, wanted_of_python
from wine import Wine

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "windows"
FOLDER = "replycheck"
"""The folder in the zip: the same in every version, so that a newer one may be unpacked over an older one."""
PAGE = "检查答复.exe"
_SECONDS = 3600
"""What a step under Wine may take; two minutes on a machine that does nothing else."""
_NEEDED = ("osslsigncode", "openssl", "makensis")


@dataclass(frozen=True, slots=True)
class Edition:
    """What is built: a version of a commit, with or without recognition of scans."""

    version: str
    build: str
    recognition: bool

    @property
    def program(self) -> str:
        """The folder with Python and the libraries.

        Another in every version, so that nothing of an older one is left among the files of a newer one.
        """
        return f"program-{self.version}-{self.build}"

    @property
    def name(self) -> str:
        """The name of what is made, without its ending."""
        return f"replycheck-{self.version}-win64{'-recognition' if self.recognition else ''}"


def main() -> None:
    """Build what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--recognition", action="store_true", help="with recognition of scans")
    parser.add_argument("--zip-only", action="store_true", help="without the setup program")
    asked = parser.parse_args()
    edition = Edition(version(), build_id(), asked.recognition)
    _refuse_without_tools()
    home = WORK / edition.name / FOLDER
    shutil.rmtree(home.parent, ignore_errors=True)
    program = home / edition.program
    program.mkdir(parents=True)
    _place_libraries(program / "lib", edition)
    _place_python(program)
    _compile(program)
    _place_launchers(home, edition)
    shutil.copyfile(ROOT / "docs" / "windows.md", home / "使用说明.md")
    dist = ROOT / "dist"
    dist.mkdir(exist_ok=True)
    packed = dist / f"{edition.name}.zip"
    archive(home, packed)
    made_files = [packed]
    if not asked.zip_only:
        made_files.append(dist / f"{edition.name}-setup.exe")
        said = {"version": edition.version, "program": edition.program}
        setup_program.make(home, made_files[-1], **said, scratch=home.parent)
    for made in made_files:
        print(f"{made.relative_to(ROOT)}\t{made.stat().st_size / 1e6:.1f} MB")
    print(f"{home.relative_to(ROOT)}\t{sum(path.stat().st_size for path in files(home)) / 1e6:.1f} MB on disk")


def _refuse_without_tools() -> None:
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if Wine.program() is None:
        missing.append("wine")
    if missing:
        raise SystemExit(f"Building for Windows needs {', '.join(missing)}: sh packaging/windows/tools.sh")


def version() -> str:
    """The version of this checkout."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def build_id() -> str:
    """The commit, marked where the files differ from it."""
    commit = _git("log", "-1", "--format=%cd-%h", "--date=format:%Y%m%d", "--abbrev=8")
    changed = _git("status", "--porcelain", "--untracked-files=no")
    return (commit or "unknown") + ("-changed" if changed else "")


def _git(*words: str) -> str:
    told = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return told.stdout.strip()


def _place_libraries(library: Path, edition: Edition) -> None:
    """Our wheel and those of the pins, without what nothing loads."""
    downloads = WORK / "downloads"
    wheels = [*fetched("windows.txt", downloads), our_wheel(WORK / "wheel")]
    if edition.recognition:
        wheels += fetched("windows-recognition.txt", downloads)
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as opened:
            for name in opened.namelist():
                if not name.endswith("/") and wanted(name):
                    _write(library / name, opened.read(name))
    for name, data in files_of_jieba(downloads):
        if wanted(name):
            _write(library / name, data)
    about = {"build": edition.build, "made_for": "Windows 64 位"}
    _write(library / "replycheck" / "build.json", json.dumps(about, ensure_ascii=False).encode())


def our_wheel(folder: Path) -> Path:
    """Our own wheel, made of this checkout into the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    fixed = {**os.environ, "SOURCE_DATE_EPOCH": "946684800"}
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=fixed)
    return next(folder.glob("*.whl"))


def _place_python(program: Path) -> None:
    """The embeddable Python, signed by who makes it; its search path is its own folder and nothing else."""
    for name, data in files_of_python(WORK / "downloads"):
        if wanted_of_python(name):
            _write(program / name, data)
    for name in ("python.exe", "pythonw.exe", "python312.dll"):
        check_signature(program / name)
    (program / "python312._pth").write_text("python312.zip\n.\nlib\n", "ascii")


def _compile(program: Path) -> None:
    """Compile everything with the Python that will run it: the folder may be read-only, and starting must be quick.

    Believed without looking at the sources again (*unchecked*), since a zip does not keep exact times.
    """
    fatal = program / "_wmi.pyd"  # under Wine only: it waits for a service that Wine has not
    aside = WORK / "_wmi.pyd"
    fatal.replace(aside)
    how = ["-m", "compileall", "-q", "-f", "-j", "1", "--invalidation-mode", "unchecked-hash"]
    # as Windows writes it: compileall does not find a folder with our slashes, and would leave its name in every file
    there = "Z:" + str(program).replace("/", "\\")
    where = ["-s", there, "-p", "program", f"{there}\\lib"]
    wine, fixed = Wine(WORK / "prefix"), {"PYTHONHASHSEED": "0"}
    compiled = wine.run([program / "python.exe", *how, *where], seconds=_SECONDS, more=fixed)
    checked = wine.run(
        [program / "python.exe", *first_check()], seconds=_SECONDS, more={**fixed, "REPLYCHECK_DEBUG": "1"}
    )
    aside.replace(fatal)
    if not [*(program / "lib" / "replycheck").rglob("*.compiled")]:
        told = b"\n".join((compiled.stdout, compiled.stderr, checked.stdout, checked.stderr))
        raise SystemExit(f"Compiling failed:\n{told.decode(errors='replace')[-4000:]}")
    for library in (program / "lib").iterdir():
        if library.name != "replycheck":
            _keep_compiled(library)


def first_check() -> list[str]:
    """Arguments for Python that check the example, which leaves the expressions that it compiled beside the bytecode.

    Who may not write there would compile them anew every time (docs/decisions/compiled-patterns.md).
    """
    case = ROOT / "examples" / "case"
    papers = [case / "reply-bad.docx", "--source", case / "judgment.docx", "--petition", case / "petition.docx"]
    patient = ("--no-config", "--limit", "seconds=900")  # on a machine that does much else Wine starts a child slowly
    return ["-c", "from replycheck.cli import main; main()", "check", *map(str, papers), *patient]


def _keep_compiled(library: Path) -> None:
    """Of a library only what was compiled: its sources are published, and would be a tenth of the bundle.

    Ours stay, so that whoever wants to may read what runs.
    """
    for source in [*library.rglob("*.py")] if library.is_dir() else [library] if library.suffix == ".py" else []:
        compiled = source.parent / "__pycache__" / f"{source.stem}.cpython-312.pyc"
        if compiled.is_file():
            compiled.replace(source.with_suffix(".pyc"))
            source.unlink()
    for folder in [*library.rglob("__pycache__")] if library.is_dir() else []:
        if not any(folder.iterdir()):
            folder.rmdir()


def _place_launchers(home: Path, edition: Edition) -> None:
    distlib = fetched("launchers.txt", WORK / "downloads")[0]
    command = launchers.launcher(distlib, windowed=False, program=edition.program, module="replycheck.cli")
    page = launchers.launcher(distlib, windowed=True, program=edition.program, module="replycheck.cli.desktop")
    _write(home / "replycheck.exe", command)
    _write(home / PAGE, page)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


if __name__ == "__main__":
    main()
