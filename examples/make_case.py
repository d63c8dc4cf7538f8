"""Makes the files of the example case from its texts: ``python examples/make_case.py``.

Needs python-docx and reportlab (in the extra ``dev``), no font file. The same texts give the same bytes; only the scan
(``--scan``) shows the Chinese font of the machine it is made on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from markup import parse
from matter import pack
from official_docx import write
from official_ofd import draw as draw_ofd
from official_pdf import draw
from scanned import scan

CASE = Path(__file__).resolve().parent / "case"
UPSIDE_DOWN = (2,)
SEALED = (3, 162.0, 225.0)
"""The page as bound, and the middle of the seal over signature and date in millimetres from its top left."""
MATTER = {"reply-bad.ofd": "答复.ofd", "judgment.docx": "附卷/1187号.docx", "petition.docx": "材料1.docx"}
"""What lies in the zip, and under which name: only the reply's says what it is."""
BINDING = (1, 2, 4, 3)  # the last two pages of the bad reply are bound the wrong way round


def make(texts: Path) -> dict[str, bytes]:
    """Every file of the case by name."""
    blocks = {path.stem: parse(path.read_text(encoding="utf-8")) for path in sorted(texts.glob("*.txt"))}
    files = {f"{name}.docx": write(content, automatic_numbers=name == "reply-good") for name, content in blocks.items()}
    files["reply-bad.pdf"] = draw(blocks["reply-bad"], BINDING)
    files["reply-bad.ofd"] = draw_ofd(blocks["reply-bad"], BINDING)
    files["matter.zip"] = pack({f"沈玉兰信访件/{named}": files[name] for name, named in MATTER.items()})
    return files


def main() -> None:
    """Write the files and say which."""
    parser = argparse.ArgumentParser(description="由 case/text 中的文字生成示例案件的 DOCX、PDF、OFD 和 zip。")
    parser.add_argument("--texts", type=Path, default=CASE / "text", help="文字所在文件夹")
    parser.add_argument("--output", type=Path, default=CASE, help="写入哪个文件夹")
    parser.add_argument("--scan", action="store_true", help="把 reply-bad.pdf 也做成扫描件（本机要有中文字体）")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    files = make(options.texts)
    if options.scan:
        files["reply-bad-scan.pdf"] = scan(files["reply-bad.pdf"], UPSIDE_DOWN, SEALED)
    for name, content in files.items():
        (options.output / name).write_bytes(content)
        print(f"已生成 {options.output / name}（{len(content)} 字节）")


if __name__ == "__main__":
    main()
