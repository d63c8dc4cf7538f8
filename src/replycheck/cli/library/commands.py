"""``replycheck library``: results on standard output, progress and whatever was not stored on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from replycheck import app
from replycheck.batch.lists.folder import folder_documents
from replycheck.cli.library.progress import progress_bar
from replycheck.config.settings import Settings
from replycheck.errors import ReplycheckError, UsageError
from replycheck.library import Found, Library, open_library
from replycheck.library.adding import AddOptions, Callbacks, Sum, add_files, add_jsonl
from replycheck.library.compacting import compact as compacted
from replycheck.library.inventory import Stock, remove_statutes, stock_of
from replycheck.library.inventory import add_statutes as statutes_added
from replycheck.library.inventory import remove as removed
from replycheck.library.sources import aligned
from replycheck.library.statutes import Law, law_of
from replycheck.library.verifying import verify as verified
from replycheck.library.writing import Writer
from replycheck.model.recognition import Recognition
from replycheck.records import dataclass
from replycheck.reporting import one_line

_FORMS = ("terminal", "json")


@dataclass(frozen=True, slots=True)
class AddRequest:
    """The arguments of ``replycheck library add``."""

    folder: str
    files: tuple[str, ...]
    jsonl: tuple[str, ...]
    replace: bool
    memory: int | None
    jobs: int | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What ``replycheck library list`` is to show; empty words mean all."""

    case_no: str
    court: str
    party: str
    statutes: bool


def add(request: AddRequest) -> int:
    """Add what is named; gives the exit code.

    :raises UsageError: nothing is named, a file is missing, or the library cannot be written to.
    """
    if not request.files and not request.jsonl:
        raise UsageError("没有指明要加入什么；请写出文件或文件夹，或用 --jsonl 指明 JSONL 文件。")
    options = AddOptions(
        replace=request.replace,
        jobs=request.jobs or 0,
        **({} if request.memory is None else {"memory": request.memory}),
    )
    folder = Path(request.folder)
    paths = list(_collected(request.files))
    for path in (*request.jsonl, *paths):
        app.refuse_missing(path)
    total = Sum(0)
    with progress_bar(shown=sys.stderr.isatty()) as progress:
        callbacks = Callbacks(_say, progress)
        if paths:
            read = partial(app.read_document, settings=Settings(ocr=Recognition(jobs=1)))
            total = _joined(total, add_files(folder, map(Path, paths), read, options, callbacks))
        for path in request.jsonl:
            total = _joined(total, add_jsonl(folder, Path(path), options, callbacks))
    sys.stdout.write(_told(total, stock_of(folder).judgments))
    return 3 if total.refused else 0


def _collected(named: Iterable[str]) -> Iterator[str]:
    """The files named, and all documents in the folders named."""
    for path in named:
        if Path(path).is_dir():
            documents, warnings = folder_documents(Path(path))
            for warning in warnings:
                _say(warning)
            yield from map(str, documents)
        else:
            yield path


def _joined(one: Sum, other: Sum) -> Sum:
    for name in ("added", "present", "replaced", "refused", "characters"):
        setattr(other, name, getattr(one, name) + getattr(other, name))
    return other


def _told(total: Sum, count: int) -> str:
    parts = [f"新增 {total.added} 份"]
    parts += [f"替换 {total.replaced} 份"] if total.replaced else []
    parts += [f"内容相同、没有再存的 {total.present} 份"] if total.present else []
    parts += [f"没能入库 {total.refused} 份（原因见上）"] if total.refused else []
    return f"{'，'.join(parts)}；文书库现有 {count} 份。\n"


def add_statutes(folder: str, files: tuple[str, ...]) -> int:
    """Add the laws in some files; gives the exit code.

    :raises UsageError: a file is missing, or the library cannot be written to.
    """
    paths = list(_collected(files))
    for path in paths:
        app.refuse_missing(path)
    laws: list[Law] = []
    for path in paths:
        try:
            laws.append(law_of(app.read_document(path)))
        except ReplycheckError as error:
            _say(f"“{path}”没有加入：{str(error).rstrip('。')}。")
    if laws:
        statutes_added(Path(folder), laws)
    for law in laws:
        sys.stdout.write(one_line(f"{law.title}：{len(law.articles)} 条") + "\n")
    sys.stdout.write(f"加入法律 {len(laws)} 部。\n")
    return 0 if len(laws) == len(paths) else 3


def remove(folder: str, ids: tuple[str, ...], case_numbers: tuple[str, ...], statutes: tuple[str, ...]) -> int:
    """Remove judgments and laws; gives the exit code.

    :raises UsageError: nothing is named, or there is no library.
    """
    if not ids and not case_numbers and not statutes:
        raise UsageError("没有指明要移除什么；请写出文书的编号，或用 --case-no、--statute。")
    count, unknown = removed(Path(folder), ids, case_numbers) if ids or case_numbers else (0, ())
    laws, strange = remove_statutes(Path(folder), statutes) if statutes else (0, ())
    for name in (*unknown, *strange):
        _say(f"库里没有“{name}”。")
    sys.stdout.write(f"移除裁判文书 {count} 份" + (f"、法律 {laws} 部" if statutes else "") + "。\n")
    return 3 if unknown or strange else 0


def listing(folder: str, wanted: Wanted, form: str) -> int:
    """Print the judgments (or laws) that are wanted; gives the exit code.

    :raises UsageError: there is no library, or the form is unknown.
    """
    _refuse_form(form)
    with closing(open_library(folder)) as library:
        if wanted.statutes:
            for title, articles in library.laws():
                shown = {"title": title, "articles": articles}
                sys.stdout.write(_line(shown, f"{title}  {articles} 条", form))
            return 0
        for found in _chosen(library, wanted):
            words = "  ".join(filter(None, (found.id, found.case_no, found.court, found.title)))
            sys.stdout.write(_line(_table(found), words, form))
    return 0


def _chosen(library: Library, wanted: Wanted) -> Iterator[Found]:
    some = library.by_case_number(wanted.case_no) if wanted.case_no else library.all(wanted.court, wanted.party)
    for found in some:
        if wanted.court in found.court and (not wanted.party or any(wanted.party in name for name in found.parties)):
            yield found


def search(folder: str, file: str, limit: int, form: str) -> int:
    """Print from which judgments the words of a file come, best first; gives the exit code.

    :raises ReplycheckError: there is no library, or the file cannot be read.
    """
    _refuse_form(form)
    app.refuse_missing(file)
    with closing(open_library(folder)) as library:
        document = app.read_document(file)
        for caveat in document.caveats:
            _say(caveat.message)
        results = aligned(library, document, limit)
        for one in results:
            table = _table(one.found) | {"score": round(one.found.score, 1), "shared_characters": one.shared}
            shared = f"相同 {one.shared} 字" if one.shared else "只有零星相同"
            head = "  ".join(filter(None, (one.found.id, one.found.case_no, one.found.court, one.found.title)))
            sys.stdout.write(_line(table, f"{shared}  {head}", form))
        if not results and form == "terminal":
            sys.stdout.write("库里没有找到相似的裁判文书。\n")
        return 0 if document.complete else 3


def verify(folder: str) -> int:
    """Say whether the library is unharmed; gives the exit code.

    :raises UsageError: there is none.
    """
    found = verified(Path(folder))
    for note in found.notes:
        _say(note)
    for fault in found.faults:
        sys.stdout.write(one_line(fault) + "\n")
    if found.faults:
        sys.stdout.write(f"文书库有 {len(found.faults)} 处损坏。\n")
        return 3
    sys.stdout.write(f"文书库完好：{found.judgments} 份裁判文书、{found.segments} 个指纹文件都已核对。\n")
    return 0


def compact(folder: str) -> int:
    """Compact the library; gives the exit code.

    :raises UsageError: there is none, or another process is writing.
    """
    before = stock_of(Path(folder))
    with Writer(Path(folder)) as writer:
        compacted(writer, (lambda step: _say(f"{step}…")) if sys.stderr.isatty() else (lambda _: None))
    after = stock_of(Path(folder))
    sys.stdout.write(f"整理完毕：原来占 {_size(_bytes(before))}，现在占 {_size(_bytes(after))}。\n")
    return 0


def stats(folder: str, form: str) -> int:
    """Print the figures of the library; gives the exit code.

    :raises UsageError: there is none, or the form is unknown.
    """
    _refuse_form(form)
    stock = stock_of(Path(folder))
    if form == "json":
        sys.stdout.write(json.dumps(asdict(stock)) + "\n")
        return 0
    rows = (
        ("裁判文书", f"{stock.judgments} 份，{stock.characters} 字，{stock.courts} 个法院"),
        ("有案号的", f"{stock.with_case_number} 份"),
        ("已移除、待整理", f"{stock.removed} 份"),
        ("法律", f"{stock.statutes} 部，{stock.articles} 条"),
        ("本库的套话", f"{stock.formulae} 条"),
        ("数据库", f"{_size(stock.database_bytes)}，其中压缩的原文 {_size(stock.text_bytes)}"),
        ("指纹", f"{_size(stock.fingerprint_bytes)}，{stock.postings} 个，分 {stock.segments} 个文件"),
    )
    for name, value in rows:
        sys.stdout.write(f"{name}：{value}\n")
    return 0


def _bytes(stock: Stock) -> int:
    return stock.database_bytes + stock.fingerprint_bytes


def _size(count: int) -> str:
    return f"{count / 1e9:.2f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"  # noqa: PLR2004 - units


def _table(found: Found) -> dict[str, Any]:
    return {
        "id": found.id,
        "title": found.title,
        "case_no": found.case_no,
        "court": found.court,
        "parties": list(found.parties),
    }


def _line(table: dict[str, Any], words: str, form: str) -> str:
    return (json.dumps(table, ensure_ascii=False) if form == "json" else one_line(words)) + "\n"


def _refuse_form(form: str) -> None:
    if form not in _FORMS:
        raise UsageError(f"不认识的形式“{form}”；可用的有：{'、'.join(_FORMS)}。")


def _say(sentence: str) -> None:
    sys.stderr.write(one_line(sentence) + "\n")
    sys.stderr.flush()
