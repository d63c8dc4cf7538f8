"""The command, run in this process or in one of its own, and files to run it on."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from command_line import CheckResult, Command
from reportlab.pdfgen.canvas import Canvas

from replycheck.cli.program import run

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Command:
    """The command in this process."""

    def call(*arguments: str | Path) -> CheckResult:
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return CheckResult(code, said.out, said.err)

    return call


@pytest.fixture
def spawned() -> Command:
    """The command in a process of its own, without a terminal, with ``environment`` added to ours."""

    def call(*arguments: str | Path, environment: Mapping[str, str] | None = None) -> CheckResult:
        done = subprocess.run(
            [sys.executable, "-m", "replycheck", *map(str, arguments)],
            capture_output=True,
            env={**os.environ, **(environment or {})},
            check=False,
            timeout=60,
        )
        return CheckResult(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return call


@pytest.fixture(scope="session")
def case(root: Path) -> Path:
    """The example case."""
    return root / "examples" / "case"


GOOD = (
    "关于张某来信反映执行款发放问题的答复\n张某：\n你2023年5月8日的来信，本院于5月10日收悉。5月12日，工作人员电话与你联系，听取了你的意见。"
    "现就你反映的执行款没有发放的问题答复如下。\n经核查，你反映的情况属实。执行款已于5月18日发放到你的账户。\n"
    "如果你认为执行行为违反法律规定，可以向本院提出执行异议。\n特此答复。\n某某市某某区人民法院\n2023年5月25日\n"
)
BAD = "张某：\n你于2023年2月30日来信反映的问题收悉。\n特此答复。\n"


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file of each sort: see the names."""
    folder = tmp_path_factory.mktemp("files")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "bad.txt").write_text(BAD, encoding="utf-8")
    (folder / "windows.txt").write_bytes(GOOD.replace("\n", "\r\n").encode())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_text(" \n\u3000\n", encoding="utf-8")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n" + b"\x00\xff" * 400)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04" + b"\0" * 100)
    (folder / "locked.docx").write_bytes(OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500)
    (folder / "old.doc").write_bytes(OLE + "WordDocument".encode("utf-16-le") + b"\0" * 500)
    (folder / "hollow.docx").write_bytes(_zip({"[Content_Types].xml": b"<Types/>"}))
    (folder / "folder").mkdir()
    scan = Canvas(str(folder / "scan.pdf"))
    for _ in range(2):
        scan.rect(50, 50, 400, 600, fill=1)
        scan.showPage()
    scan.save()
    return folder


def _zip(parts: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()
