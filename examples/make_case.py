"""Makes the files of the example case from its texts: ``python examples/make_case.py``.

Needs python-docx and reportlab (in the extra ``dev``), no font file. The same texts give the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from markup import parse
from official_docx import write
from official_pdf import draw

CASE = Path(__file__).resolve().parent / "case"
BINDING = (1, 2, 4, 3)  # the last two pages of the bad reply are bound the wrong way round


def make(texts: Path) -> dict[str, bytes]:
    """Every file of the case by name."""
    blocks = {path.stem: parse(path.read_text(encoding="utf-8")) for path in sorted(texts.glob("*.txt"))}
    files = {f"{name}.docx": write(content, automatic_numbers=name == "reply-good") for name, content in blocks.items()}
    files["reply-bad.pdf"] = draw(blocks["reply-bad"], BINDING)
    return files


def main() -> None:
    """Write the files and say which."""
    parser = argparse.ArgumentParser(description="由 case/text 中的文字生成示例案件的 DOCX 和 PDF。")
    parser.add_argument("--texts", type=Path, default=CASE / "text", help="文字所在文件夹")
    parser.add_argument("--output", type=Path, default=CASE, help="写入哪个文件夹")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    for name, content in make(options.texts).items():
        (options.output / name).write_bytes(content)
        print(f"已生成 {options.output / name}（{len(content)} 字节）")


if __name__ == "__main__":
    main()
