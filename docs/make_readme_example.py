"""Write what the example gives today into both READMEs, between the lines of their one ``text`` block.

What a reader would get wrong: the block is never edited by hand; a test fails where it is not what the program prints.

    python docs/make_readme_example.py
"""

from __future__ import annotations

import io
import os
import re
import shlex
from contextlib import redirect_stdout
from pathlib import Path

from replycheck.cli.program import run

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "README.zh-CN.md")
COMMAND = (
    "replycheck check examples/case/reply-bad.pdf --source examples/case/judgment.docx "
    "--petition examples/case/petition.docx"
)
_BLOCK = re.compile(r"^```text\n.*?^```", re.MULTILINE | re.DOTALL)


def block() -> str:
    """The block of a README: the command and everything that it prints."""
    output = io.StringIO()
    with redirect_stdout(output):
        run(shlex.split(COMMAND)[1:])
    return f"```text\n$ {COMMAND}\n{output.getvalue()}```"


def main() -> None:
    """Write both pages."""
    os.chdir(ROOT)
    told = block()
    for page in PAGES:
        path = ROOT / page
        path.write_text(_BLOCK.sub(lambda _: told, path.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"wrote the example into {' and '.join(PAGES)}")


if __name__ == "__main__":
    main()
