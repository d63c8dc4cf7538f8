"""Makes the program for Linux desktops: a .deb that brings its own Python and libraries.

usage: python packaging/debian/build.py [--architecture amd64|arm64]

Needs pip, apt-get and dpkg-deb; for arm64 nothing runs that was built for it. The layout is that of Windows: a folder a
version below /opt/replycheck, a command, and an entry in the menu that opens the page or what is opened with it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "windows"))

from build import ROOT, build_id, first_check, our_wheel, version
from fetching import PINS, fetched
from sources import files_of_jieba
from trimming import wanted

WORK = ROOT / "build" / "debian"
_MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}
_STAMP = "946684800"
_PLATFORMS = ("manylinux_2_28", "manylinux_2_27", "manylinux_2_26", "manylinux2014", "manylinux_2_17")
_CONTROL = """\
Package: replycheck
Version: {version}
Architecture: {architecture}
Maintainer: The replycheck authors <replycheck@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: libreoffice-writer, xdg-utils
Section: text
Priority: optional
Description: 检查答复信访人的公文
 是不是照搬裁判文书、页序有没有装错、程序和诉求有没有落下。不联网。
 自带 Python 和所需的库，不用也不改系统里的。
"""
_DEPENDS = (
    "libc6 (>= 2.36), libbz2-1.0, libcrypt1, libexpat1, libffi8, liblzma5, libsqlite3-0, libssl3 | libssl3t64, "
    "libuuid1, zlib1g"
)
"""What Debian's Python loads; the libraries of the wheels ask for less."""
_COMMAND = """\
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/../{program}/usr/bin/python3.11" -P -c 'from {module} import main; main()' "$@"
"""
_ENTRY = """\
[Desktop Entry]
Type=Application
Name=检查答复
Comment=检查答复信访人的公文，不联网
Exec=/opt/replycheck/bin/replycheck-desktop %F
Terminal=false
Categories=Office;
MimeType=application/pdf;application/ofd;application/msword;application/wps-office.wps;application/vnd.openxmlformats-officedocument.wordprocessingml.document;
"""


@dataclass(frozen=True, slots=True)
class _Pin:
    name: str
    version: str
    architecture: str
    sha256: str


def main() -> None:
    """Build what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--architecture", choices=tuple(_MACHINES), default="amd64")
    architecture = parser.parse_args().architecture
    tree = WORK / f"replycheck_{version()}_{architecture}"
    shutil.rmtree(tree, ignore_errors=True)
    program = f"program-{version()}-{build_id()}"
    _place_python(tree / "opt" / "replycheck" / program, architecture)
    _place_libraries(tree / "opt" / "replycheck" / program / "usr" / "lib" / "python3" / "dist-packages", architecture)
    _compile(tree / "opt" / "replycheck" / program, architecture)
    _place_commands(tree, program)
    _describe(tree, architecture)
    made = ROOT / "dist" / f"{tree.name}.deb"
    made.parent.mkdir(exist_ok=True)
    fixed = {**os.environ, "SOURCE_DATE_EPOCH": _STAMP}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(made)]
    subprocess.run(command, check=True, env=fixed, stdout=subprocess.DEVNULL)
    print(f"{made.relative_to(ROOT)}\t{made.stat().st_size / 1e6:.1f} MB")


def _pins(architecture: str) -> list[_Pin]:
    lines = (PINS / "debian.txt").read_text("utf-8").splitlines()
    pins = [_Pin(*line.split()) for line in lines if line and not line.startswith("#")]
    return [pin for pin in pins if pin.architecture == architecture]


def _place_python(program: Path, architecture: str) -> None:
    """Debian's CPython, from its packages, by hash; it finds its library beside itself."""
    packages = WORK / "packages"
    packages.mkdir(parents=True, exist_ok=True)
    program.mkdir(parents=True)
    options = _lists(architecture) if any(not _found(pin, packages) for pin in _pins(architecture)) else []
    for pin in _pins(architecture):
        if not _found(pin, packages):
            asked = f"{pin.name}={pin.version}"
            subprocess.run(["apt-get", "-qq", *options, "download", asked], cwd=packages, check=True)
        package = _found(pin, packages)
        if package is None or hashlib.sha256(package.read_bytes()).hexdigest() != pin.sha256:
            raise SystemExit(f"{pin.name} {pin.version} is not what is pinned.")
        subprocess.run(["dpkg-deb", "-x", str(package), str(program)], check=True)
    for superfluous in ("etc", "usr/share/binfmts", "usr/share/man", "usr/share/lintian", "usr/lib/python3.11/lib2to3"):
        shutil.rmtree(program / superfluous, ignore_errors=True)
    for broken in [path for path in program.rglob("*") if path.is_symlink() and not path.exists()]:
        broken.unlink()  # to configuration that is the system's


def _found(pin: _Pin, packages: Path) -> Path | None:
    return next(packages.glob(f"{pin.name}_*_{pin.architecture}.deb"), None)


def _lists(architecture: str) -> list[str]:
    """Options of apt-get that name lists of its own, so that another architecture leaves the system's alone."""
    place = WORK / "apt" / architecture
    for folder in ("state/lists/partial", "cache/archives/partial"):
        (place / folder).mkdir(parents=True, exist_ok=True)
    (place / "status").touch()
    said = {
        "APT::Architecture": architecture,
        "APT::Architectures": architecture,
        "APT::Sandbox::User": "root",
        "Dir::State": str(place / "state"),
        "Dir::State::status": str(place / "status"),
        "Dir::Cache": str(place / "cache"),
    }
    options = [word for name, value in said.items() for word in ("-o", f"{name}={value}")]
    subprocess.run(["apt-get", "-qq", *options, "update"], check=True)
    return options


def _place_libraries(library: Path, architecture: str) -> None:
    machine = _MACHINES[architecture]
    platforms = tuple(word for one in _PLATFORMS for word in ("--platform", f"{one}_{machine}"))
    how = (*platforms, "--python-version", "3.11", "--implementation", "cp", "--only-binary=:all:")
    for wheel in [*fetched(f"linux-{machine}.txt", WORK / "downloads", how), our_wheel(WORK / "wheel")]:
        with zipfile.ZipFile(wheel) as opened:
            for name in opened.namelist():
                if not name.endswith("/") and wanted(name):
                    _write(library / name, opened.read(name))
    for name, data in files_of_jieba(WORK / "downloads"):
        if wanted(name):
            _write(library / name, data)
    about = {"build": build_id(), "made_for": f"Linux {machine}"}
    _write(library / "replycheck" / "build.json", json.dumps(about, ensure_ascii=False).encode())


def _compile(program: Path, architecture: str) -> None:
    """Compile everything: what is compiled is the same on every machine, so this machine's own 3.11 may do it.

    Expressions are compiled by the program itself, thus only where it runs.
    """
    python = shutil.which("python3.11", path="/usr/bin:/usr/local/bin") or sys.executable
    how = ["-m", "compileall", "-q", "-f", "-j", "1", "--invalidation-mode", "unchecked-hash"]
    where = ["-s", str(program), "-p", "/opt/replycheck/program", str(program)]
    fixed = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    fixed["PYTHONHASHSEED"] = "0"
    subprocess.run([python, *how, *where], check=False, env=fixed)
    told = subprocess.run(["dpkg", "--print-architecture"], check=True, capture_output=True, text=True).stdout
    if told.strip() == architecture:
        command = [program / "usr" / "bin" / "python3.11", *first_check()]
        subprocess.run(command, check=False, env=fixed, capture_output=True)


def _place_commands(tree: Path, program: str) -> None:
    home = tree / "opt" / "replycheck" / "bin"
    for name, module in (("replycheck", "replycheck.cli"), ("replycheck-desktop", "replycheck.cli.desktop")):
        _write(home / name, _COMMAND.format(program=program, module=module).encode(), mode=0o755)
    link = tree / "usr" / "bin" / "replycheck"
    link.parent.mkdir(parents=True)
    link.symlink_to("/opt/replycheck/bin/replycheck")
    _write(tree / "usr" / "share" / "applications" / "replycheck.desktop", _ENTRY.encode())
    _write(tree / "usr" / "share" / "doc" / "replycheck" / "copyright", (ROOT / "LICENSE").read_bytes())


def _describe(tree: Path, architecture: str) -> None:
    kilobytes = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
    said = {"version": version(), "architecture": architecture, "kilobytes": kilobytes, "depends": _DEPENDS}
    control = _CONTROL.format(**said)
    _write(tree / "DEBIAN" / "control", control.encode())
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            os.utime(path, (int(_STAMP), int(_STAMP)))
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def _write(path: Path, data: bytes, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(mode)


if __name__ == "__main__":
    main()
